"""The register of what customers received in a period, as paper (I-07)."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.clock import day_end, site_day, site_time
from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.delivery.service import OFFICE
from app.printing.making import Making
from app.printing.service import print_paper, times_printed
from app.slips import receiving_register as form
from db.models.delivery import DeliveryLine, DeliveryRecord
from db.states import Role

PAPER = "receiving_register"
READERS = (*OFFICE, Role.DELIVERY_MANAGEMENT, Role.LEADERSHIP)
MOST_DAYS = 366


def document_of(first: date, last: date) -> str:
    """What a register is asked for by: its first and last day."""
    return f"{first:%Y%m%d}-{last:%Y%m%d}"


def print_register(work: Work, first: date, last: date, paper: str = PAPER) -> int:
    """Prints the register of a period, or another one that goes by days; printed again, its day stands on it as the reason.

    Returns:
        How many times it has now been printed.

    Raises:
        BadInput: The period ends before it begins, is longer than a year, or begins in the future.
    """
    work.require(*READERS)
    _must_be_period(first, last, site_day(work.now))
    document = document_of(first, last)
    again = say(QT_TRANSLATE_NOOP("app", "{day} 现状"), day=site_day(work.now)) if times_printed(work.session, paper, document) else ""
    return print_paper(work, paper, document, reason=str(again))


def _must_be_period(first: date, last: date, today: date) -> None:
    if last < first:
        raise bad_input(QT_TRANSLATE_NOOP("app", "止日 {last} 早于起日 {first}"), first=first, last=last)
    if first > today:
        raise bad_input(QT_TRANSLATE_NOOP("app", "起日 {first} 还没有到"), first=first)
    if (last - first).days >= MOST_DAYS:
        raise bad_input(QT_TRANSLATE_NOOP("app", "登记簿一次最多打印一年"))


def period_of(document: str) -> tuple[date, date]:
    """First and last day of what `document_of` wrote.

    Raises:
        BadInput: No period.
    """
    try:
        first, last = (date.fromisoformat(f"{part[:4]}-{part[4:6]}-{part[6:8]}") for part in document.split("-"))
    except ValueError as error:
        raise bad_input(QT_TRANSLATE_NOOP("app", "登记簿按起止日打印，如 20261101-20261130：{given}"), given=document) from error
    return first, last


def receiving_register(session: Session, document: str, making: Making) -> bytes:
    """Builds the register of a period; the document is its days, 20261101-20261130.

    Raises:
        BadInput: No period.
    """
    first, last = period_of(document)
    paper = form.ReceivingRegister(
        company=making.company, form=making.form, printing=making.printing, number=document, void=making.void,
        date=site_day(making.printing.printed_at), first_day=first, last_day=last, lines=tuple(_lines(session, first, last)),
    )  # fmt: skip
    return form.render(paper, tuple(copy for copy in making.copies if copy.name) or form.COPIES)


def _lines(session: Session, first: date, last: date) -> list[form.RegisterLine]:
    rows = session.execute(
        select(DeliveryRecord, DeliveryLine)
        .join(DeliveryLine, DeliveryLine.record_id == DeliveryRecord.id)
        .where(
            DeliveryRecord.arrived_at >= day_end(first) - timedelta(days=1), DeliveryRecord.arrived_at < day_end(last),
            DeliveryRecord.registered_at.is_not(None),
        )
        .order_by(DeliveryRecord.arrived_at, DeliveryRecord.id, DeliveryLine.line_no)
    ).all()  # fmt: skip
    found: list[form.RegisterLine] = []
    for record, line in rows:
        assert record.arrived_at is not None and record.signed_at is not None
        begins = not found or found[-1].record_no != record.number
        remark = "；".join(filter(None, (line.remark, record.remark if begins else "")))
        found.append(
            form.RegisterLine(
                record.number, record.customer, line.product_name, line.model, line.shipped, line.received or 0, line.short, line.over,
                line.damaged, site_time(record.arrived_at), record.signer, site_time(record.signed_at), remark, begins,
            )
        )  # fmt: skip
    return found
