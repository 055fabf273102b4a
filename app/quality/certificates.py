"""Certificates that no longer count: their goods are reworked, or passed anew and got another (J-27)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.printing.service import print_label, print_paper, void_papers
from app.quality import queries, rules
from app.quality.views import CertificateView
from app.settings.service import setting_text
from app.units import service as unit_service
from db.models.quality import Certificate


def void(work: Work, serials: Sequence[str], reason: str, *, replaced_by: str = "") -> dict[str, str]:
    """Voids the certificates of units, with what was printed of them; a part of another command.

    Args:
        work: The action.
        serials: The units; pieces of a lot share theirs with those that are long with other customers.
        reason: Why, as it prints.
        replaced_by: The new certificate; it is also named by those that were voided before without one.

    Returns:
        Number of the certificate that was voided, by serial; those without one are left out.
    """
    voided: dict[str, str] = {}
    for row in work.session.scalars(select(Certificate).where(Certificate.serial.in_(serials)).order_by(Certificate.id)):
        if row.voided_at is None:
            row.voided_at, row.void_reason = work.now, reason
            void_papers(work, row.number, reason, paper="certificate")
            work.audit("void_certificate", "certificate", row.number, goods=row.serial, reason=reason)
            voided[row.serial] = row.number
        row.replaced_by = row.replaced_by or replaced_by
    work.session.flush()
    for serial in voided if not replaced_by else ():
        unit_service.set_certificate(work, serial, "")
    return voided


def print_out(work: Work, number: str, *, reason: str = "") -> None:
    """Prints a certificate as the setting wants it: a card from the page printer, or a label from the label printer (B-08).

    Raises:
        BadInput: A reprint without a reason.
    """
    as_label = setting_text(work.session, "desk.certificate_size", work.now) == "label"
    (print_label if as_label else print_paper)(work, "certificate", number, reason=reason)


def require(work: Work, number: str) -> CertificateView:
    """A certificate that is in hand and still counts.

    Raises:
        NotFound: No such certificate.
        Refused: J-27 it was voided.
    """
    found = queries.certificate(work.session, number)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "合格证"), number)
    rules.certificate_must_hold(number, found.voided_at is not None, found.void_reason, found.replaced_by)
    return found
