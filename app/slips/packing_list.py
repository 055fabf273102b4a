"""装箱单 (form 20, C-14, C-16): the A4 summary by box, and the list of one box (第 n 箱 共 N 箱) on A5 or A4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from app.slips import capitals, frame
from app.slips.grid import Block, Cell, Column, Content, Gap, Row, Sum, Table, Ticks, label
from app.slips.model import CopyName, Paper, require
from app.slips.serials import listed
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, A5, Stock
from app.slips.texts import T, count, kilograms, labelled_date, minute

COPIES = (CopyName(1, "存根", "白"), CopyName(2, "随货", "红"))
BOXES = (SignBox("装箱人", T.SIGN_PACKER), SignBox("核对人", T.SIGN_CHECKER), SignBox("监装", T.SIGN_LOAD_WATCH))
BOX_SIGNS = (SignBox("装箱人", T.SIGN_PACKER), SignBox("核对人", T.SIGN_CHECKER))


@dataclass(frozen=True)
class Packed:
    """Goods of one kind in a box."""

    name: str
    model: str
    serials: tuple[str, ...]
    quantity: int | Decimal
    unit: str


@dataclass(frozen=True)
class PackedBox:
    """One box of the summary: its mark (A-01/38), kind of packaging, contents, weights in g, outer size in mm."""

    mark: str
    packaging: str
    contents: tuple[Packed, ...]
    net_g: int
    gross_g: int
    size_mm: tuple[int, int, int]


@dataclass(frozen=True, kw_only=True)
class PackingList(Paper):
    """Input of the summary; `enclosed` are the papers in the boxes as (name, ticked), `short` says what was left out and why."""

    dispatch_no: str
    order_no: str
    consignee: str
    address: str
    contact: str
    phone: str
    marks: str
    transport: str
    boxes: tuple[PackedBox, ...]
    enclosed: tuple[tuple[str, bool], ...] = ()
    checked_from: datetime | None = None
    checked_to: datetime | None = None
    short: str = ""


@dataclass(frozen=True, kw_only=True)
class BoxList(Paper):
    """Input of the list that lies in one box: box `n` of `total`."""

    n: int
    total: int
    dispatch_no: str
    order_no: str
    consignee: str
    address: str
    contact: str
    phone: str
    marks: str
    packaging: str
    contents: tuple[Packed, ...]
    net_g: int
    gross_g: int
    size_mm: tuple[int, int, int]
    sscc: str = ""
    enclosed: tuple[tuple[str, bool], ...] = ()
    short: str = ""


def size_text(size_mm: tuple[int, int, int]) -> str:
    """Length×width×height in mm as one unbroken word."""
    return "×".join(str(edge) for edge in size_mm)


def render(paper: PackingList, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the summary as PDF.

    Raises:
        BlankField: consignee, address, order or a content's name, model or quantity is blank.
    """
    require(number=paper.number, consignee=paper.consignee, address=paper.address, order_no=paper.order_no)
    for box in paper.boxes:
        _check(box.contents)
    table, annex = _summary(paper, stock)
    enclosed = Row((label(T.ENCLOSED), Cell(Ticks(paper.enclosed))), (22, 0), 8)
    layout = frame.Layout(
        stock,
        frame.Head(
            T.PACKING_LIST,
            (labelled_date(T.DATE, paper.date), T.SUMMARY_BY_BOX),
            f"{T.DISPATCH_ORDER}：{paper.dispatch_no}",
        ),
        paper,
        opening=(*_consignee(paper, paper.transport), Gap()),
        table=table,
        closing=(*_short(paper.short), enclosed, Signs(BOXES, paper.signatures, 18)),
        carried=(_sheet_check(paper),),
        annex=annex,
    )
    return frame.render(layout, copies)


def render_box(paper: BoxList, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A5) -> bytes:
    """Draws the list of one box as PDF.

    Raises:
        BlankField: consignee, address, order or a content's name, model or quantity is blank.
        ValueError: the box number is not within 1 … total.
    """
    require(number=paper.number, consignee=paper.consignee, address=paper.address, order_no=paper.order_no)
    _check(paper.contents)
    if not 1 <= paper.n <= paper.total:
        raise ValueError("箱号超出总箱数")
    table, annex = _contents(paper, stock)
    which = T.BOX_OF.format(n=paper.n, total=paper.total)
    layout = frame.Layout(
        stock,
        frame.Head(
            T.PACKING_LIST,
            (labelled_date(T.DATE, paper.date), which),
            f"{T.DISPATCH_ORDER}：{paper.dispatch_no}",
            strong=True,
        ),
        paper,
        opening=(*_consignee(paper, ""), _box_facts(paper)),
        table=table,
        closing=(
            *_short(paper.short),
            Row((label(T.ENCLOSED), Cell(Ticks(paper.enclosed))), (22, 0), 7),
            Signs(BOX_SIGNS, paper.signatures, 15),
        ),
        annex=annex,
    )
    return frame.render(layout, copies)


def _short(words: str) -> tuple[Row, ...]:
    """What was left out, why, and who approved it; no row where nothing was."""
    return (Row((label(T.LEFT_OUT), Cell(words, most=3)), (22, 0), 7),) if words else ()


def _check(contents: Sequence[Packed]) -> None:
    for item in contents:
        require(name=item.name, model=item.model, quantity=item.quantity, unit=item.unit)


def _consignee(paper: PackingList | BoxList, transport: str) -> tuple[Row, ...]:
    person = Cell(f"{paper.contact}  {paper.phone}", most=3)
    last = (T.TRANSPORT, Cell(transport, most=3)) if transport else (T.PACKAGING, Cell(getattr(paper, "packaging", "")))
    pairs = (
        (T.CONSIGNEE, Cell(paper.consignee, most=3), T.ORDER_NO, Cell(paper.order_no)),
        (T.ADDRESS, Cell(paper.address, most=3), T.CONTACT_PHONE, person),
        (T.MARKS, Cell(paper.marks, most=3), *last),
    )
    return tuple(Row((label(a), one, label(b), two), (22, 70, 22, 0), 7) for a, one, b, two in pairs)


def _box_facts(paper: BoxList) -> Row:
    cells = (
        label(T.NET_KG),
        Cell(kilograms(paper.net_g), align="r", keep=True),
        label(T.GROSS_KG),
        Cell(kilograms(paper.gross_g), align="r", keep=True),
        label(T.SIZE_MM),
        Cell(size_text(paper.size_mm), align="c", keep=True),
        label("SSCC" if not paper.sscc or paper.sscc.isdecimal() else "箱码"),
        Cell(paper.sscc, keep=True),
    )
    return Row(cells, (22, 18, 18, 18, 18, 34, 14, 0), 7)


def _summary(paper: PackingList, stock: Stock) -> tuple[Table, Table | None]:
    widths = (16, 12, 31, 34, 21.5, 11.5, 13.5, 14, 0)
    titles = (T.BOX_NO, T.PACKING, T.PRODUCT, T.MODEL, T.LOT_SERIAL, T.QUANTITY, T.NET_KG, T.GROSS_KG, T.SIZE_MM)
    aligns = ("c", "c", "l", "l", "l", "c", "r", "r", "c")
    keeps = (True, False, False, False, False, True, True, True, True)
    columns = tuple(Column(*each) for each in zip(titles, widths, aligns, keeps, strict=True))
    flat = [(box, index, item) for box in paper.boxes for index, item in enumerate(box.contents)]
    serials = listed(stock, widths[4], [(item.name, item.model, item.serials) for _, _, item in flat])
    rows = tuple(_line(*each, cell) for each, cell in zip(flat, serials.cells, strict=True))
    owners = tuple(box for box, _, _ in flat)
    first = tuple(index == 0 for _, index, _ in flat)

    def total(indices: Sequence[int], which: Sum) -> Block:
        boxes = [owners[n] for n in indices if first[n]]
        quantity = sum((flat[n][2].quantity for n in indices), start=Decimal(0))
        return _total_row(boxes, quantity, which is Sum.ALL)

    return Table(columns, rows, 6.9, 7, total, size=9), serials.annex


def _line(box: PackedBox, index: int, item: Packed, cell: Content) -> tuple[Content, ...]:
    """Box, weights and size stand only on the first line of a box."""
    lead = (box.mark, box.packaging) if index == 0 else ("〃", "")
    tail = (kilograms(box.net_g), kilograms(box.gross_g), size_text(box.size_mm)) if index == 0 else ("", "", "")
    return (*lead, item.name, item.model, cell, f"{count(item.quantity)} {item.unit}", *tail)


def _total_row(boxes: Sequence[PackedBox], quantity: int | Decimal, last: bool) -> Row:
    number = len(boxes)
    words = T.SUM_BOXES.format(n=number)
    if last:
        words = T.TOTAL_BOXES.format(n=number, words=capitals.number(number))
    cells = (
        Cell(words, align="r", bold=True),
        Cell(count(quantity), align="c", bold=True, keep=True, size=9),
        Cell(kilograms(sum(box.net_g for box in boxes)), align="r", bold=True, keep=True, size=9),
        Cell(kilograms(sum(box.gross_g for box in boxes)), align="r", bold=True, keep=True, size=9),
        Cell(),
    )
    return Row(cells, (114.5, 11.5, 13.5, 14, 0), 7)


def _contents(paper: BoxList, stock: Stock) -> tuple[Table, Table | None]:
    widths = (9, 42, 42, 0, 14, 18)
    titles = (T.SEQ, T.PRODUCT, T.MODEL, T.LOT_SERIAL, T.UNIT, T.QUANTITY)
    aligns = ("c", "l", "l", "l", "c", "c")
    columns = tuple(Column(*each) for each in zip(titles, widths, aligns, strict=True))
    across = stock.grid - sum(widths)
    serials = listed(stock, across, [(item.name, item.model, item.serials) for item in paper.contents])
    rows: tuple[tuple[Content, ...], ...] = tuple(
        (str(n), item.name, item.model, cell, item.unit, count(item.quantity))
        for n, (item, cell) in enumerate(zip(paper.contents, serials.cells, strict=True), start=1)
    )

    def total(indices: Sequence[int], which: Sum) -> Block:
        quantity = sum((paper.contents[n].quantity for n in indices), start=Decimal(0))
        words = f"{which.words}：{capitals.number(quantity)}"
        return Row((Cell(words, bold=True), Cell(count(quantity), align="c", bold=True)), (0, 18), 6.8)

    return Table(columns, rows, 6.6, 6.6, total), serials.annex


def _sheet_check(paper: PackingList) -> Row:
    """The line on every sheet but the last: who packed and checked what stands on it."""
    span = ""
    if paper.checked_from and paper.checked_to:
        span = f"{T.SCANNED_BY_SYSTEM} {minute(paper.checked_from)}～{paper.checked_to:%H:%M}"
    cells = (Cell(f"{T.PACKED_HERE}："), Cell(f"{T.CHECKED_HERE}："), Cell(span))
    return Row(cells, (42, 42, 0), 11)
