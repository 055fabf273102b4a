"""Label printers of the site: entered by the administrator, taken over by a station when their barcode is scanned there."""

from __future__ import annotations

import re
from dataclasses import asdict, astuple, dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.work import Work
from app.devices.code_table import PRINTER_PREFIX
from app.devices.printer import PrinterAddress
from app.labels.stock import USUAL, Stock
from app.printing.jobs import fault_of, is_sending
from db.models.core import PrintedPaper, PrintJob
from db.models.printing import SitePrinter, StationPrinter
from db.states import PrintKind, PrintOutcome, Role

OWN = "OWN"
"""Key on the printer sheet that gives a station's labels back to its own printer."""

_RECENT = timedelta(hours=12)
_KEY = re.compile(r"[0-9A-Z][0-9A-Z._-]{0,23}")


@dataclass(frozen=True)
class PrinterDraft:
    """What is entered of a label printer.

    Attributes:
        key: What its barcode says after `JF$PRN:`.
        name: What people call it: 「2 号标签机」.
        address: As in `--printer`.
        stock: Labels in it and its head.
    """

    key: str
    name: str
    address: str
    stock: Stock = USUAL


@dataclass(frozen=True)
class PrinterView:
    """A label printer of the site."""

    printer_id: int
    key: str
    name: str
    address: str
    stock: Stock = USUAL
    stations: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The text of its barcode."""
        return PRINTER_PREFIX + self.key


@dataclass(frozen=True)
class HandOver:
    """A station's labels go to another printer.

    Attributes:
        name: Of the printer; blank for the station's own.
        waiting: Labels that were waiting and go with it.
        unknown: Labels of which nobody knows whether they were printed; they stay.
    """

    name: str
    waiting: int
    unknown: int

    @property
    def sentence(self) -> Text:
        """What the bench says."""
        values = {"name": self.name or say(QT_TRANSLATE_NOOP("app", "本工位标签机")), "n": self.waiting, "m": self.unknown}
        if self.unknown and not self.waiting:
            return say(QT_TRANSLATE_NOOP("app", "标签改由「{name}」打印；结果不明的 {m} 张不转"), **values)
        if self.unknown:
            return say(QT_TRANSLATE_NOOP("app", "标签改由「{name}」打印，在等的 {n} 张转过去；结果不明的 {m} 张不转"), **values)
        if self.waiting:
            return say(QT_TRANSLATE_NOOP("app", "标签改由「{name}」打印，在等的 {n} 张转过去"), **values)
        return say(QT_TRANSLATE_NOOP("app", "标签改由「{name}」打印"), **values)


def printers(session: Session) -> tuple[PrinterView, ...]:
    """The label printers of the site, by key."""
    rows = session.scalars(select(SitePrinter).where(SitePrinter.removed_at.is_(None)).order_by(SitePrinter.key))
    used: dict[int, list[str]] = {}
    for station in session.scalars(select(StationPrinter).where(StationPrinter.printer_id.is_not(None)).order_by(StationPrinter.station)):
        used.setdefault(station.printer_id or 0, []).append(station.station)
    return tuple(_view(row, tuple(used.get(row.id, ()))) for row in rows)


def printer_of(session: Session, station: str) -> PrinterView | None:
    """The printer that took over a station's labels; None for its own."""
    row = session.scalar(
        select(SitePrinter).join(StationPrinter, StationPrinter.printer_id == SitePrinter.id)
        .where(StationPrinter.station == station, SitePrinter.removed_at.is_(None))
    )  # fmt: skip
    return None if row is None else _view(row)


def save_printer(work: Work, draft: PrinterDraft) -> PrinterView:
    """Enters a label printer, or changes the one of the same key.

    Raises:
        NotPermitted: By others than the administrator.
        BadInput: Key, name or address cannot be taken.
    """
    work.require(Role.ADMINISTRATOR)
    key, name = draft.key.strip().upper(), draft.name.strip()
    if not _KEY.fullmatch(key) or key == OWN:
        raise bad_input(QT_TRANSLATE_NOOP("app", "标签机编号只能用大写字母、数字和 . _ -，且不能是 OWN：{key}"), key=draft.key)
    if not name:
        raise bad_input(QT_TRANSLATE_NOOP("app", "标签机要有名称"))
    address = str(PrinterAddress.parse(draft.address))
    row = work.session.scalar(select(SitePrinter).where(SitePrinter.key == key).with_for_update())
    was = None if row is None or row.removed_at is not None else row.address
    if row is None:
        row = SitePrinter(key=key)
        work.session.add(row)
    row.name, row.address, row.removed_at = name, address, None
    row.content_size, row.shipping_size, row.dpi, row.font = astuple(draft.stock)
    row.at, row.person_id = work.now, work.actor.person_id
    work.session.flush()
    work.audit("save_printer", "site_printer", key, name=name, address=address, stock=asdict(draft.stock), was=was)
    return _view(row)


def remove_printer(work: Work, key: str) -> None:
    """Takes a label printer off the site; stations that had it go back to their own.

    Raises:
        NotPermitted: By others than the administrator.
        NotFound: No such printer.
    """
    work.require(Role.ADMINISTRATOR)
    row = _row(work, key)
    row.removed_at = work.now
    back = list(work.session.scalars(select(StationPrinter).where(StationPrinter.printer_id == row.id).with_for_update()))
    for station in back:
        station.printer_id, station.at, station.person_id = None, work.now, work.actor.person_id
    work.session.flush()
    work.audit("remove_printer", "site_printer", key, stations=[station.station for station in back])


def hand_over(work: Work, key: str) -> HandOver:
    """A printer's barcode was scanned: this station's waiting and future labels go to it, whatever is unknown stays.

    Args:
        work: The action.
        key: Of the printer, or `OWN` for the station's own.

    Raises:
        NotPermitted: Nobody is signed in, or a gate guard.
        NotFound: No such printer.
        Conflict: It prints for this station already.
    """
    work.require(*(role for role in Role if role is not Role.GUARD))
    row = None if key == OWN else _row(work, key)
    station = work.session.scalar(select(StationPrinter).where(StationPrinter.station == work.station).with_for_update())
    if (station.printer_id if station is not None else None) == (row.id if row is not None else None):
        name = row.name if row is not None else say(QT_TRANSLATE_NOOP("app", "本工位标签机"))
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "标签本来就由「{name}」打印"), name=name))
    if station is None:
        station = StationPrinter(station=work.station)
        work.session.add(station)
    station.printer_id = row.id if row is not None else None
    station.at, station.person_id = work.now, work.actor.person_id
    work.session.flush()
    waiting = len(_labels(work, PrintOutcome.QUEUED))
    # What a printer took and did not finish is no less unknown: it may come out of it yet.
    unknown = len(_labels(work, PrintOutcome.UNKNOWN)) + sum(bool(fault_of(job)) for job in _labels(work, PrintOutcome.SENT))
    work.audit("hand_over_labels", "station_printer", work.station, printer=key, waiting=waiting, unknown=unknown)
    return HandOver(row.name if row is not None else "", waiting, unknown)


def _labels(work: Work, outcome: PrintOutcome) -> list[PrintJob]:
    """This station's labels of one outcome that still hold and are not in the hands of the outbox."""
    found = work.session.scalars(
        select(PrintJob).join(PrintedPaper, PrintedPaper.id == PrintJob.paper_id).where(
            PrintJob.station == work.station, PrintJob.kind == PrintKind.LABEL, PrintJob.outcome == outcome,
            PrintedPaper.voided_at.is_(None), PrintJob.at >= work.now - _RECENT,
        )
    )  # fmt: skip
    return [job for job in found if not is_sending(job)]


def _row(work: Work, key: str) -> SitePrinter:
    row = work.session.scalar(select(SitePrinter).where(SitePrinter.key == key, SitePrinter.removed_at.is_(None)))
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "标签机"), key)
    return row


def _view(row: SitePrinter, stations: tuple[str, ...] = ()) -> PrinterView:
    return PrinterView(
        row.id, row.key, row.name, row.address, Stock(row.content_size, row.shipping_size, row.dpi, row.font), stations
    )
