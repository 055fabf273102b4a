"""The signatures on a pass as rows: read, taken off again, put into the token."""

from __future__ import annotations

from sqlalchemy import select

from app.core.words import word
from app.core.work import Work
from app.trust.token import Mark, Signed
from db.models.gate import GatePass, GateSignature
from db.states import SignedHow


def signatures(work: Work, row: GatePass) -> list[GateSignature]:
    """The signatures given so far, in their order."""
    return list(work.session.scalars(select(GateSignature).where(GateSignature.pass_id == row.id).order_by(GateSignature.id)))


def as_signed(row: GateSignature) -> Signed:
    """A signature as the token bears it."""
    return Signed(Mark(row.role, SignedHow(row.how), bytes.fromhex(row.key_id), row.at), bytes.fromhex(row.signed))


def withdraw_signatures(work: Work, row: GatePass, why: str) -> list[str]:
    """Takes the signatures given so far off a pass, and what they were given for; the trail keeps who had signed.

    Returns:
        Whose they were.
    """
    gone = []
    for signature in signatures(work, row):
        work.audit("withdraw_signature", "gate_pass", row.number, role=signature.role, signer=signature.name, reason=why)
        gone.append(f"{word(signature.role)} {signature.name}")
        work.session.delete(signature)
    row.claims = row.token = row.limits = ""
    work.session.flush()
    return gone
