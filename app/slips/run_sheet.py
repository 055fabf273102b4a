"""行车单 (form 34, F-13, G-19): A4, ① 司机 ② 物流科; stops in order with whom to ask for, and what the driver writes on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.slips import capitals, frame
from app.slips.grid import Band, Block, Cell, Column, Row, Sum, Table, facts, label
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4_LANDSCAPE, Stock
from app.slips.texts import T, count, kilograms, labelled_date, minute

COPIES = (CopyName(1, "司机", "白"), CopyName(2, "物流科", "红"))
BOXES = (SignBox("派车", T.SIGN_SENT_BY), SignBox("司机", T.SIGN_DRIVER), SignBox("收车", T.SIGN_BACK_TO))


@dataclass(frozen=True)
class RunStop:
    """One stop; `arrives` is what the customer was told."""

    stop: int
    customer: str
    address: str
    contact: str
    arrives: datetime | None
    boxes: int
    gross_g: int
    dispatch_nos: tuple[str, ...]
    crew: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RunSheet(Paper):
    """Input of the sheet; its number is that of the trip. Plate and driver stay blank to be written while nobody knows them."""

    plate: str
    trailer: str
    kind: str
    carrier: str
    driver: str
    phone: str
    container: str
    seal: str
    dock: str
    gate: str
    route: str
    booking: str
    loads: datetime
    leaves: datetime | None
    arrives: datetime | None
    crew: tuple[str, ...]
    stops: tuple[RunStop, ...]
    transport: str = ""


def render(paper: RunSheet, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4_LANDSCAPE) -> bytes:
    """Draws the sheet as PDF.

    Raises:
        BlankField: Number blank, or a stop without customer or address.
    """
    require(number=paper.number)
    for stop in paper.stops:
        require(customer=stop.customer, address=stop.address)
    head = frame.Head(T.RUN_SHEET, (labelled_date(T.DATE, paper.date),), T.STOPS_OF.format(n=len(paper.stops)) if paper.stops else "")
    closing = (Band(T.WRITTEN_ON_WAY), *_way(), Signs(BOXES, paper.signatures, 14))
    return frame.render(frame.Layout(stock, head, paper, opening=_facts(paper), table=_table(paper), closing=closing), copies)


def _facts(paper: RunSheet) -> tuple[Block, ...]:
    vehicle = "  ".join(filter(None, (paper.plate, paper.trailer and f"{T.TRAILER_SHORT} {paper.trailer}")))
    where = "  ".join(filter(None, (paper.container, paper.seal)))
    moments = ((T.LEAVES_AT, paper.leaves), (T.ARRIVES_AT, paper.arrives))
    planned = "  ".join(words.format(at=minute(at)) for words, at in moments if at is not None)
    route = "  ".join(filter(None, (paper.route, paper.booking)))
    widths = (22, 68, 22, 68, 24, 0)
    return facts(
        widths, 7,
        (T.PLATE_NO, vehicle, T.KIND_OF_VEHICLE, "  ".join(filter(None, (paper.kind, paper.transport))), T.CARRIER, paper.carrier),
        (T.DRIVER_PHONE, "  ".join(filter(None, (paper.driver, paper.phone))), T.RUN_CREW, "、".join(paper.crew) or T.NONE,
         T.SEAL_CONTAINER, where or T.NONE),
        (T.LOADS_AT, "  ".join(filter(None, (minute(paper.loads), paper.dock, paper.gate))), T.PLANNED_WAY, planned or T.NONE, T.ROUTE,
         Cell(route or T.NONE, most=2)),
    )  # fmt: skip


def _way() -> tuple[Block, ...]:
    """What nobody can print: kilometres, hours, money and what happened."""
    blank = Cell("")
    names = ((T.KM_OUT, T.KM_BACK, T.KM_RUN, T.FREIGHT_YUAN), (T.LEFT_AT, T.BACK_AT, T.TOLL_YUAN, T.HAPPENED))
    return tuple(Row(tuple(part for name in row for part in (label(name), blank)), (22, 46, 22, 46, 22, 46, 22, 0), 9) for row in names)


def _table(paper: RunSheet) -> Table:
    columns = (
        Column(T.STOP, 9, "c", True), Column(T.CUSTOMER, 46), Column(T.ADDRESS, 60), Column(T.CONTACT_PERSON_PHONE, 34),
        Column(T.TOLD_TIME, 21, "c", True), Column(T.BOXES, 12, "c", True), Column(T.GROSS_KG, 18, "r", True),
        Column(T.STOP_CREW, 24), Column(T.CAME_AT, 20, "c"), Column(T.RECEIVED_BY, 0, "c"),
    )  # fmt: skip
    rows = tuple(
        (
            str(stop.stop), "  ".join((stop.customer, *stop.dispatch_nos)), stop.address, stop.contact,
            f"{stop.arrives:%m-%d %H:%M}" if stop.arrives else "", count(stop.boxes), kilograms(stop.gross_g),
            "、".join(stop.crew) or T.WHOLE_TRIP, "", "",
        )
        for stop in paper.stops
    )  # fmt: skip

    def total(indices: Sequence[int], which: Sum) -> Block:
        stops = [paper.stops[n] for n in indices]
        boxes = sum(stop.boxes for stop in stops)
        cells = (
            Cell(f"{which.words}：{capitals.number(boxes)}{T.BOX}", bold=True), Cell(count(boxes), align="c", bold=True, keep=True),
            Cell(kilograms(sum(stop.gross_g for stop in stops)), align="r", bold=True, keep=True), Cell(),
        )  # fmt: skip
        return Row(cells, (170, 12, 18, 0), 7)

    return Table(columns, rows, 11, 7.4, total, size=9, fill=6)
