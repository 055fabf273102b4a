"""交付记录 (forms 27 and 28, I-05 … I-07): A4, ① 存根 ② 客户 ③ 回单 ④ 财务; the receiver fills in what arrived."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.slips import capitals, frame, lettering
from app.slips.dispatch_order import Mode
from app.slips.grid import PAD, Band, Block, Cell, Column, Drawn, Row, Sum, Table, Ticks, choose, label
from app.slips.model import CopyName, Paper, require
from app.slips.pen import Pen
from app.slips.signing import SignBox, match, signed_name
from app.slips.stock import A4, Stock
from app.slips.texts import T, count, labelled_date

COPIES = (
    CopyName(1, "存根", "白"),
    CopyName(2, "客户", "红"),
    CopyName(3, "回单", "黄"),
    CopyName(4, "财务", "蓝"),
)
BOXES = (SignBox("交付人", T.DELIVERER), SignBox("收货人", T.RECEIVER))
_ROWS = 8
_SIGN = 40.0


@dataclass(frozen=True)
class DeliveryLine:
    """Goods to be handed over; the received columns stay empty for the receiver's pen."""

    name: str
    model: str
    unit: str
    quantity: int | Decimal
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class DeliveryRecord(Paper):
    """Input of the record.

    Attributes:
        enclosed: The papers that travel along as (name, ticked).
        protected: To the destination by contract: the goods are signed for with the condition they arrived in (E-09).
    """

    gate_pass_no: str
    customer: str
    order_no: str
    dispatch_no: str
    place: str
    contact: str
    phone: str
    mode: str
    plate: str
    seals: tuple[str, ...]
    lines: tuple[DeliveryLine, ...]
    boxes: int
    enclosed: tuple[tuple[str, bool], ...] = ()
    deliverer_phone: str = ""
    return_days: int = 2
    protected: bool = False


def render(paper: DeliveryRecord, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the record as PDF.

    Raises:
        BlankField: a field that I-06 demands (place, customer, goods name, model, quantity) is blank.
    """
    require(number=paper.number, date=paper.date, customer=paper.customer, place=paper.place)
    for line in paper.lines:
        require(name=line.name, model=line.model, unit=line.unit, quantity=line.quantity)
    match(BOXES, paper.signatures)
    layout = frame.Layout(
        stock,
        frame.Head(
            T.DELIVERY_RECORD,
            (labelled_date(T.DELIVERY_DATE, paper.date), T.DELIVERY_TIME),
            f"{T.GATE_PASS}：{paper.gate_pass_no}",
        ),
        paper,
        opening=_facts(paper),
        table=_table(paper),
        closing=(*_arrival(paper), *_receipt(paper)),
        after=T.RETURN_SLIP.format(days=paper.return_days),
    )
    return frame.render(layout, copies)


def _facts(paper: DeliveryRecord) -> tuple[Block, ...]:
    numbers = " / ".join(filter(None, (paper.order_no, paper.dispatch_no)))
    vehicle = " / ".join(filter(None, (paper.plate, "、".join(paper.seals))))
    pairs = (
        (T.CUSTOMER, Cell(paper.customer), T.ORDER_DISPATCH, Cell(numbers)),
        (T.DELIVERY_PLACE, Cell(paper.place), T.CONTACT_PHONE, Cell(f"{paper.contact}  {paper.phone}")),
        (T.MODE, Cell(choose(tuple(Mode), paper.mode)), T.PLATE_SEAL, Cell(vehicle)),
    )
    rows = tuple(Row((label(a), one, label(b), two), (22, 72, 24, 0), 7.4) for a, one, b, two in pairs)
    return (Band(T.DELIVERY_1), *rows, Band(T.DELIVERY_2))


def _table(paper: DeliveryRecord) -> Table:
    columns = (
        Column(T.SEQ, 8, "c"),
        Column(T.PRODUCT, 38),
        Column(T.MODEL, 38),
        Column(T.UNIT, 12, "c"),
        Column(T.DUE_QTY, 14, "c", True),
        Column(T.RECEIVED_QTY, 14, "c"),
        Column(T.SHORT, 14, "c"),
        Column(T.SURPLUS, 14, "c"),
        Column(T.DAMAGED, 14, "c"),
        Column(T.REMARK, 0),
    )
    rows = tuple(
        (str(n), line.name, line.model, line.unit, count(line.quantity), "", "", "", "", line.remark)
        for n, line in enumerate(paper.lines, start=1)
    )

    def total(indices: Sequence[int], which: Sum) -> Block:
        quantity = sum((paper.lines[n].quantity for n in indices), start=Decimal(0))
        words = f"{which.words}：{capitals.number(quantity)}"
        if which is Sum.ALL:
            words += f"  {T.BOXES}：{capitals.number(paper.boxes)}{T.BOX}"
        blank = (Cell(),) * 5
        cells = (Cell(words, bold=True), Cell(), Cell(count(quantity), align="c", bold=True, keep=True), *blank)
        return Row(cells, (84, 12, 14, 14, 14, 14, 14, 0), 8)

    return Table(columns, rows, 8, 10.5, total, fill=_ROWS)


def _arrival(paper: DeliveryRecord) -> tuple[Block, ...]:
    def checks(*texts: str, tail: str = "") -> Cell:
        return Cell(Ticks(tuple((text, False) for text in texts), tail))

    papers = Cell(Ticks((*paper.enclosed, (T.INVOICE, False), (f"{T.OTHER}：", False))))
    rows: tuple[tuple[str, Cell], ...] = (
        (T.OUTER_PACKING, checks(T.INTACT, T.DAMAGED, T.DAMP, T.UNCLEAR_MARKS)),
        (T.GOODS_LOOK, checks(T.INTACT, T.SCRATCHED)),
        (T.SEAL, checks(T.SEAL_INTACT, f"{T.SEAL_DIFFERS}：")),
        (T.TRAVEL_PAPERS, papers),
        (T.PHOTOS, checks(T.PHOTOS_TAKEN)),
        (T.USE_EXPLAINED, checks(T.EXPLAINED, T.OPEN_QUESTIONS)),
    )
    if paper.protected:
        rows = ((T.ARRIVAL_CONDITION, Cell(T.CONDITION_HINT, size=8.5)), *rows)
    return (
        Band(T.DELIVERY_3),
        *(Row((label(text), cell), (22, 0), 7.2) for text, cell in rows),
        Row((label(T.OBJECTION), Cell(T.OBJECTION_HINT, size=8.5, stand="b")), (22, 0), 20 if paper.protected else 24),
    )


def _receipt(paper: DeliveryRecord) -> tuple[Block, ...]:
    found = match(BOXES, paper.signatures)

    def paint(pen: Pen, y: float) -> None:
        stock = pen.stock
        half = stock.grid / 2
        pen.line(stock.left + half, y, stock.left + half, y + _SIGN)
        sides = (
            (stock.left, T.DELIVERER, (f"{T.PHONE}：{paper.deliverer_phone}",), "交付人"),
            (stock.left + half, T.RECEIVER, (f"{T.ID_NO}：",), "收货人"),
        )
        for x, title, extra, role in sides:
            pen.text(x + PAD, y + 4, title, stock.body, bold=True)
            names = "、".join(signed_name(each) for each in found[role])
            when = f"{found[role][0].at:%Y-%m-%d %H:%M}" if found[role] else T.BLANK_DATE
            for n, text in enumerate((f"{T.SIGNED}：{names}", *extra, f"{T.DATE}：{when}")):
                pen.lines(x + 2.4, y + 12 + n * 8.6, lettering.one_line(text, half - 36, stock.body, 7))
        pen.dashed(stock.right - 33, y + 8, 30, 19)
        pen.text(stock.right - 18, y + 17.5, T.CUSTOMER_STAMP, stock.body - 0.5, align="c")

    return Band(T.DELIVERY_4), Row((Cell(T.DELIVERY_STATEMENT),), (0,), 8), Drawn(_SIGN, paint)
