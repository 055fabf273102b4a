"""The month's freight on paper and as a workbook (F-21)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from app.carriers.queries import may_see_freight
from app.core.clock import site_day
from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.dispatch import freight
from app.dispatch.freight_views import FreightMonth, FreightView
from app.printing.making import Making
from app.printing.service import print_paper, times_printed
from app.slips import freight_list as form
from app.tables.writing import DAY, MONEY, Column, Sheet, Value, workbook
from db.states import Role

PAPER = "freight_list"


def document_of(first: date, carrier_id: int | None = None) -> str:
    """What a list is asked for by: its month, and the carrier's key behind a stroke where it is of one only."""
    return f"{first:%Y-%m}" + (f"-{carrier_id}" if carrier_id is not None else "")


def print_list(work: Work, first: date, carrier_id: int | None = None) -> int:
    """Puts the list into the outbox as it stands now; from the second time on its day stands on it as the reason.

    Raises:
        Refused: M-05.
    """
    may_see_freight(work.actor.roles)
    document = document_of(first, carrier_id)
    again = say(QT_TRANSLATE_NOOP("app", "{day} 现状"), day=site_day(work.now)) if times_printed(work.session, PAPER, document) else ""
    return print_paper(work, PAPER, document, reason=str(again))


def freight_list(session: Session, document: str, making: Making) -> bytes:
    """Draws the list of a month.

    Raises:
        BadInput: No month.
    """
    parts = document.split("-")
    try:
        first = date(int(parts[0]), int(parts[1]), 1)
        carrier_id = int(parts[2]) if len(parts) > 2 else None
    except (ValueError, IndexError) as error:
        raise bad_input(QT_TRANSLATE_NOOP("app", "运费清单按月打印，如 2026-11：{given}"), given=document) from error
    found = freight.month(session, first, {Role.FINANCE})
    groups = [one for one in found.carriers if carrier_id is None or one.carrier_id == carrier_id]
    paper = form.FreightListPaper(
        company=making.company, form=making.form, printing=making.printing, number=document, void=making.void,
        date=site_day(making.printing.printed_at), month=first, carrier=groups[0].carrier if carrier_id is not None and groups else "",
        lines=tuple(_line(trip) for group in groups for trip in group.trips),
    )  # fmt: skip
    return form.render(paper, tuple(copy for copy in making.copies if copy.name) or form.COPIES)


def _line(trip: FreightView) -> form.FreightLine:
    return form.FreightLine(
        trip.carrier or str(say(OWN)), trip.day, trip.trip_no, trip.plate, trip.customers, trip.agreed_fen, trip.extra_fen, trip.total_fen,
        reasons(trip), trip.invoice_no, trip.paid_on,
    )  # fmt: skip


def reasons(trip: FreightView) -> str:
    """Why more or less is paid than was agreed."""
    return "；".join(f"{extra.reason} {Decimal(extra.fen) / 100:+.2f}" for extra in trip.extras)


OWN = QT_TRANSLATE_NOOP("app", "自有或客户车辆")


def freight_book(found: FreightMonth) -> bytes:
    """The list as a workbook: a sheet of trips, a sheet of sums by carrier; money in yuan."""
    trips: list[tuple[Value, ...]] = [
        (
            trip.carrier or str(say(OWN)), trip.day, trip.trip_no, trip.plate, trip.customers, _yuan(trip.agreed_fen),
            _yuan(trip.extra_fen), reasons(trip), _yuan(trip.total_fen), trip.invoice_no, trip.invoiced_on, trip.paid_on,
        )
        for trip in found.trips
    ]  # fmt: skip
    sums = str(say(QT_TRANSLATE_NOOP("app", "合计")))
    extra = sum(trip.extra_fen for trip in found.trips)
    trips.append((sums, None, "", "", "", None, _yuan(extra), "", _yuan(found.total_fen), "", None, None))
    groups: list[tuple[Value, ...]] = [
        (one.carrier or str(say(OWN)), len(one.trips), _yuan(one.total_fen), _yuan(one.not_invoiced_fen), _yuan(one.unpaid_fen))
        for one in found.carriers
    ]
    groups.append((sums, len(found.trips), _yuan(found.total_fen), None, _yuan(found.unpaid_fen)))
    return workbook([Sheet(str(say(_TRIPS)), _TRIP_COLUMNS, tuple(trips), 1), Sheet(str(say(_SUMS)), _SUM_COLUMNS, tuple(groups), 1)])


def _yuan(fen: int | None) -> Decimal | None:
    return None if fen is None else Decimal(fen) / 100


_TRIPS, _SUMS = QT_TRANSLATE_NOOP("app", "运费明细"), QT_TRANSLATE_NOOP("app", "按承运商")
_TRIP_COLUMNS = (
    Column("承运商"), Column("日期", DAY), Column("车次"), Column("车牌"), Column("客户"), Column("约定运费（元）", MONEY),
    Column("加减（元）", MONEY), Column("加减原因"), Column("应付（元）", MONEY), Column("发票号"), Column("发票日期", DAY),
    Column("付款日期", DAY),
)  # fmt: skip
_SUM_COLUMNS = (Column("承运商"), Column("车次数"), Column("应付（元）", MONEY), Column("未收票（元）", MONEY), Column("未付（元）", MONEY))
