"""Reads of differences and claims: the list of deliveries that went wrong, and both sides of one (X-23)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, or_, select, union_all
from sqlalchemy.orm import Session

from app.boxing import queries as boxing
from app.boxing.views import BoxItemView, BoxView
from app.core.calendar import add_working_days
from app.core.clock import site_day
from app.core.grouped import grouped
from app.delivery import queries
from app.delivery.claims_rules import Goods
from app.delivery.claims_views import (
    BoxTile,
    CaseLine,
    CaseSides,
    ClaimBoxView,
    ClaimResult,
    ClaimState,
    ClaimView,
    DifferenceView,
    DiscrepancyKind,
    Party,
)
from app.dispatch import queries as dispatch
from app.dispatch import special
from app.files.service import attachments
from app.identity import queries as identity
from app.settings.service import setting_int
from db.models.claims import Claim, ClaimBox
from db.models.delivery import DeliveryLine, DeliveryRecord, Discrepancy
from db.types import yes

PHOTOS = "discrepancy"
"""Kind under which pictures of differences are hung on the number of their delivery record."""

EVIDENCE = "claim"
"""Kind under which evidence is hung on a claim."""


def claim(session: Session, number: str) -> ClaimView | None:
    """One claim by its number."""
    row = session.scalar(select(Claim).where(Claim.number == number))
    return None if row is None else _claims(session, [row], files=True)[0]


def claims_of(session: Session, record_no: str) -> list[ClaimView]:
    """Every claim on one delivery, newest first."""
    rows = session.scalars(select(Claim).where(Claim.record_no == record_no).order_by(Claim.id.desc()))
    return _claims(session, rows, files=True)


def open_claims(session: Session) -> list[ClaimView]:
    """Claims that are not closed, by the day the answer is due."""
    return _claims(session, session.scalars(select(Claim).where(Claim.closed_at.is_(None)).order_by(Claim.answer_due, Claim.id)))


def open_differences(session: Session, now: datetime) -> list[DifferenceView]:
    """Differences that are not settled, oldest first."""
    rows = session.scalars(select(Discrepancy).where(Discrepancy.settled_at.is_(None)).order_by(Discrepancy.at, Discrepancy.id))
    return _differences(session, rows, now)


def differences_of(session: Session, record_no: str, now: datetime) -> list[DifferenceView]:
    """The differences of one delivery, in order."""
    rows = session.scalars(
        select(Discrepancy).join(DeliveryRecord, DeliveryRecord.id == Discrepancy.record_id)
        .where(DeliveryRecord.number == record_no).order_by(Discrepancy.id)
    )  # fmt: skip
    return _differences(session, rows, now)


def in_work(session: Session, now: datetime) -> list[CaseLine]:
    """Deliveries with an open difference or an open claim, the one that waits longest first."""
    open_keys = select(Discrepancy.record_id).where(Discrepancy.settled_at.is_(None))
    claimed = select(Claim.record_no).where(Claim.closed_at.is_(None))
    return _lines(session, or_(DeliveryRecord.id.in_(open_keys), DeliveryRecord.number.in_(claimed)), now, None)


def done(session: Session, now: datetime, limit: int = 100) -> list[CaseLine]:
    """Deliveries whose differences are settled and whose claims are closed, newest first."""
    settled = select(Discrepancy.record_id).where(Discrepancy.settled_at.is_not(None))
    closed = select(Claim.record_no).where(Claim.closed_at.is_not(None))
    found = _lines(session, or_(DeliveryRecord.id.in_(settled), DeliveryRecord.number.in_(closed)), now, limit * 2)
    over = [one for one in found if one.sales_done and one.claim_state in (None, ClaimState.CLOSED)]
    return over[::-1][:limit]


def find(session: Session, text: str, now: datetime, limit: int = 20) -> list[CaseLine]:
    """Deliveries that went wrong, by their number, their customer, their claim or its party."""
    wanted = text.strip()
    if not wanted:
        return []
    upper = wanted.upper()
    of_claim = or_(Claim.number.contains(upper, autoescape=True), Claim.party.contains(wanted, autoescape=True))
    of_order = DeliveryRecord.dispatch_no.contains(upper, autoescape=True)
    went_wrong = select(Discrepancy.record_id).distinct()
    keys = union_all(  # claims and differences are few; the records are reached by their keys
        select(DeliveryRecord.id).join(Claim, Claim.record_no == DeliveryRecord.number).where(of_claim),
        select(DeliveryRecord.id).where(DeliveryRecord.id.in_(went_wrong), or_(of_order, queries.named(session, wanted))),
    ).subquery()
    return _lines(session, DeliveryRecord.id.in_(keys.select()), now, limit)


def sides(session: Session, document: str, now: datetime) -> CaseSides | None:
    """Both sides of one delivery, by the number of its record, its dispatch order or a claim on it."""
    record_no = session.scalar(select(Claim.record_no).where(Claim.number == document)) or document
    row = session.scalar(
        select(DeliveryRecord).where(or_(DeliveryRecord.number == record_no, DeliveryRecord.dispatch_no == record_no))
    )
    if row is None:
        return None
    trip = dispatch.trip(session, row.trip_no) if row.trip_no else None
    claims = claims_of(session, row.number)
    found = differences_of(session, row.number, now)
    claimed = {box.sscc: one.number for one in reversed(claims) for box in one.boxes}
    claimed |= {box.sscc: one.number for one in claims for box in one.boxes if box.lost}
    returning = {box.sscc: box.return_no for one in claims for box in one.boxes if box.return_no}
    tiles = tuple(
        BoxTile(box.sscc, box.box_no, contents_of(box.items), box.state, claimed.get(box.sscc, ""), returning.get(box.sscc, ""))
        for box in boxing.boxes(session, row.dispatch_no) if box.items
    )  # fmt: skip
    lines = session.scalars(select(DeliveryLine).where(DeliveryLine.record_id == row.id).order_by(DeliveryLine.line_no))
    joined = select(Discrepancy.case_no).where(Discrepancy.record_id == row.id, Discrepancy.case_no != "")
    case_no = session.scalar(joined.order_by(Discrepancy.id.desc()).limit(1)) or ""
    return CaseSides(
        row.number, row.state, row.dispatch_no, row.customer, row.place, case_no, trip.carrier_id if trip else None,
        trip.carrier_name if trip else "", row.plate, getattr(row, "waybill", ""), row.signed_at, row.signer,
        tuple((line.line_no, f"{line.product_name} {line.model}") for line in lines), tiles, tuple(found), tuple(claims),
        tuple(attachments(session, PHOTOS, row.number)),
    )  # fmt: skip


def contents_of(items: Iterable[BoxItemView]) -> str:
    """What lies in a box, in words: goods with their pieces."""
    pieces: dict[tuple[str, str], int] = {}
    for item in items:
        key = (f"{item.product_name} {item.model}", item.unit)
        pieces[key] = pieces.get(key, 0) + item.quantity
    return "、".join(f"{goods} {n} {unit}" for (goods, unit), n in pieces.items())


def pieces_of(found: Iterable[BoxView]) -> Counter[Goods]:
    """Pieces in some boxes, by goods."""
    counted: Counter[Goods] = Counter()
    for box in found:
        for item in box.items:
            counted[Goods(item.product_id, f"{item.product_name} {item.model}")] += item.quantity
    return counted


def lost_boxes(session: Session, record_no: str) -> frozenset[str]:
    """Boxes of a delivery that a claim says the customer never got; withdrawn, or found at his place, it says so no longer."""
    return frozenset(
        session.scalars(
            select(ClaimBox.sscc).join(Claim, Claim.id == ClaimBox.claim_id)
            .where(
                Claim.record_no == record_no, ClaimBox.lost_at.is_not(None), ~yes(ClaimBox.damaged),
                or_(ClaimBox.found_at.is_(None), ClaimBox.return_no != ""),
                or_(Claim.result.is_(None), Claim.result != ClaimResult.WITHDRAWN),
            )
        )
    )  # fmt: skip


def nature_of(session: Session, record_nos: Iterable[str]) -> dict[str, str]:
    """Of deliveries that went wrong: `loss` where a claim says boxes are lost, else `damage` where goods came torn and none is missing."""
    numbers = list(record_nos)
    lost = set(
        session.scalars(
            select(Claim.record_no).join(ClaimBox, ClaimBox.claim_id == Claim.id)
            .where(
                Claim.record_no.in_(numbers), ClaimBox.lost_at.is_not(None), ~yes(ClaimBox.damaged), ClaimBox.found_at.is_(None),
                or_(Claim.result.is_(None), Claim.result != ClaimResult.WITHDRAWN),
            )
        )
    )  # fmt: skip
    told = session.execute(
        select(DeliveryRecord.number, Discrepancy.kind).join(Discrepancy, Discrepancy.record_id == DeliveryRecord.id)
        .where(DeliveryRecord.number.in_(numbers))
    )  # fmt: skip
    kinds = {number: {row.kind for row in rows} for number, rows in grouped(told, lambda row: row.number).items()}
    torn = {number for number, found in kinds.items() if found == {DiscrepancyKind.DAMAGE}}
    return {number: "loss" if number in lost else "damage" for number in numbers if number in lost | torn}


def coming_back(session: Session, record_no: str, return_no: str) -> dict[str, bool]:
    """Boxes of a delivery that were lost, were found and come back to us on a 退货单; of each whether the slip was entered without it."""
    rows = session.execute(
        select(ClaimBox.sscc, ClaimBox.lost_at, DeliveryRecord.registered_at)
        .join(Claim, Claim.id == ClaimBox.claim_id).join(DeliveryRecord, DeliveryRecord.number == Claim.record_no)
        .where(Claim.record_no == record_no, ClaimBox.return_no == return_no)
    )  # fmt: skip
    return {one.sscc: bool(one.lost_at and one.registered_at and one.lost_at < one.registered_at) for one in rows}


def open_count(session: Session, record_no: str) -> int:
    """How many claims on a delivery are not closed."""
    return session.scalar(select(func.count(Claim.id)).where(Claim.record_no == record_no, Claim.closed_at.is_(None))) or 0


def due_day(session: Session, at: datetime) -> date:
    """By when a solution has to be agreed for what was opened at `at` (I-11)."""
    return add_working_days(site_day(at), setting_int(session, "discrepancy.solution_days", at))


def _lines(session: Session, where: ColumnElement[bool], now: datetime, limit: int | None) -> list[CaseLine]:
    records = list(session.scalars(select(DeliveryRecord).where(where).order_by(DeliveryRecord.id.desc()).limit(limit)))
    if not records:
        return []
    keys, numbers = [row.id for row in records], [row.number for row in records]
    differences = select(Discrepancy).where(Discrepancy.record_id.in_(keys)).order_by(Discrepancy.id)
    found = grouped(session.scalars(differences), lambda one: one.record_id)
    claimed = session.scalars(select(Claim).where(Claim.record_no.in_(numbers)).order_by(Claim.id))
    claims = grouped(_claims(session, claimed), lambda one: one.record_no)
    days = setting_int(session, "discrepancy.solution_days", now)
    lines = [_line(row, found[row.id], claims[row.number], days) for row in records]
    return sorted(lines, key=lambda line: line.opened_at)


def _line(row: DeliveryRecord, found: list[Discrepancy], claims: list[ClaimView], days: int) -> CaseLine:
    waiting = [one for one in found if one.settled_at is None]
    dues = [one.do_by if one.agreed_at is not None else add_working_days(site_day(one.at), days) for one in waiting]
    front = next((one for one in claims if one.closed_at is None), claims[-1] if claims else None)
    opened = [one.at for one in found] + [one.asked_at for one in claims]
    return CaseLine(
        row.number, row.state, row.customer, next((one.case_no for one in found if one.case_no), front.case_no if front else ""),
        tuple((one.kind, one.quantity) for one in found), min(opened), min((due for due in dues if due is not None), default=None),
        not waiting, front.number if front else "", front.state if front else None, front.next_due if front else None,
    )  # fmt: skip


def _differences(session: Session, rows: Iterable[Discrepancy], now: datetime) -> list[DifferenceView]:
    listed = list(rows)
    if not listed:
        return []
    keys = {row.record_id for row in listed}
    known = session.execute(select(DeliveryRecord.id, DeliveryRecord.number).where(DeliveryRecord.id.in_(keys)))
    numbers = {row.id: row.number for row in known}
    lines = {
        (line.record_id, line.line_no): line for line in session.scalars(select(DeliveryLine).where(DeliveryLine.record_id.in_(keys)))
    }
    names, days = identity.names(session), setting_int(session, "discrepancy.solution_days", now)
    again = [row.resupply_no for row in listed if row.resupply_no]
    sent = special.sent_with(session, again) if again else {}
    views = []
    for row in listed:
        line = lines.get((row.record_id, row.line_no))
        views.append(
            DifferenceView(
                row.id, numbers[row.record_id], row.line_no, f"{line.product_name} {line.model}" if line else "",
                line.unit if line else "", row.kind, row.quantity, row.reporter, row.at, row.words,
                add_working_days(site_day(row.at), days), row.solution_kind, row.solution, row.owner_id,
                names.get(row.owner_id or 0, ""), row.do_by, frozenset(Party(one) for one in row.consulted.split(",") if one),
                row.agreed_at, row.settled_at, row.found, row.resupply_no,
                sent.get(row.resupply_no, 0),
            )
        )  # fmt: skip
    return views


def _claims(session: Session, rows: Iterable[Claim], *, files: bool = False) -> list[ClaimView]:
    listed = list(rows)
    if not listed:
        return []
    boxes = grouped(
        session.scalars(select(ClaimBox).where(ClaimBox.claim_id.in_([row.id for row in listed])).order_by(ClaimBox.box_no)),
        lambda box: box.claim_id,
    )
    names = identity.names(session)
    return [
        ClaimView(
            row.number, row.state, row.record_no, row.dispatch_no, row.trip_no, row.case_no, row.customer, row.carrier_id, row.party,
            row.plate, row.waybill_no, row.asked_at, row.asked_whom, row.question, row.value_fen, row.answer_due, row.deadline,
            row.answer, row.answered_at, row.claimed_fen, row.claimed_at, row.evidence, row.agreed_fen, row.agreed_at,
            row.received_fen, row.received_at, row.result, row.result_words, row.closed_at, names.get(row.maker_id or 0, ""),
            tuple(
                ClaimBoxView(box.sscc, box.box_no, box.contents, box.damaged, box.lost_at, box.found_at, box.return_no)
                for box in boxes[row.id]
            ),
            tuple(attachments(session, EVIDENCE, row.number)) if files else (), row.repaid_fen,
        )
        for row in listed
    ]  # fmt: skip
