"""发货单 (form 17, F-04, F-06): carbon set 241 mm, ① 存根 ② 仓库 ③ 财务 ④ 回单. No prices: the driver sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.slips import capitals, frame
from app.slips.grid import Block, Cell, Column, Row, Sum, Table, Ticks, choose, label
from app.slips.model import CopyName, Paper, require
from app.slips.pen import Pen
from app.slips.serials import listed
from app.slips.signing import SignBox, Signs
from app.slips.stock import CARBON, Stock
from app.slips.texts import T, count, kilograms, labelled_date

COPIES = (
    CopyName(1, "存根", "白"),
    CopyName(2, "仓库", "红"),
    CopyName(3, "财务", "蓝"),
    CopyName(4, "回单", "黄"),
)
BOXES = (
    SignBox("制单", T.SIGN_MAKER_SALES, 32),
    SignBox("审核", T.SIGN_REVIEWER, 32),
    SignBox("物流科长", T.SIGN_LOGISTICS_HEAD, 32),
    SignBox("仓管员", T.SIGN_STOREKEEPER_OUT, 32),
    SignBox("司机", T.SIGN_DRIVER_CARRIER, 32),
    SignBox("收货单位", T.SIGN_CONSIGNEE),
)


class DispatchKind(StrEnum):
    """The 发货类别 boxes."""

    SALE = "销售"
    REPLACEMENT = "补换"
    REPAIR_RETURN = "返修返还"


class Mode(StrEnum):
    """The 交付方式 boxes (F-07); another mode by agreement is added to them."""

    DIRECT = "公司直送"
    CONSIGNED = "委托承运"
    PICKUP = "客户自提"


@dataclass(frozen=True)
class DispatchLine:
    """One line; `boxes` and `gross_g` are None while it is not packed, 0 where its goods lie in boxes of a line above."""

    name: str
    model: str
    serials: tuple[str, ...]
    unit: str
    quantity: int | Decimal
    boxes: int | None = None
    gross_g: int | None = None
    location: str = ""


@dataclass(frozen=True, kw_only=True)
class DispatchOrder(Paper):
    """Input of the slip; `invoice_no` empty means 待开票 of a sale, 不开票 of goods that are replaced or given back (X-25)."""

    kind: str
    notice_no: str
    customer: str
    contract_no: str
    order_no: str
    address: str
    contact: str
    phone: str
    mode: str
    lines: tuple[DispatchLine, ...]
    carrier: str = ""
    plate: str = ""
    invoice_no: str = ""
    remark: str = ""
    erp_no: str = ""
    consignee: str = ""


@dataclass(frozen=True)
class ErpRow:
    """The number of the ERP in words and as bars, where it can be drawn as bars."""

    number: str

    @property
    def row(self) -> Row:
        """The ruled row below the bars."""
        return Row((label(T.ERP_NO), Cell(self.number, keep=True), Cell()), (20, 80, 0), 9)

    def height(self, stock: Stock) -> float:
        """Height in mm."""
        return self.row.height(stock)

    def draw(self, pen: Pen, y: float) -> None:
        """Draws the row with the bars at its right."""
        self.row.draw(pen, y)
        if self.number.isascii() and self.number.isprintable():
            stock = pen.stock
            pen.code128(stock.right - 4, y + 1.2, self.number, 7, stock.module, stock.grid - 110)


def render(paper: DispatchOrder, copies: tuple[CopyName, ...] = COPIES, stock: Stock = CARBON) -> bytes:
    """Draws the slip as PDF.

    Raises:
        BlankField: customer, address, contact, phone or a line's name, model, unit or quantity is blank.
    """
    require(number=paper.number, customer=paper.customer, address=paper.address)
    require(contact=paper.contact, phone=paper.phone, mode=paper.mode)
    for line in paper.lines:
        require(name=line.name, model=line.model, unit=line.unit, quantity=line.quantity)
    table, annex = _table(paper, stock)
    remark = Row((label(T.REMARK_SPACED), Cell(paper.remark, most=2 if paper.erp_no else 4)), (20, 0), 6.6)
    layout = frame.Layout(
        stock,
        _head(paper),
        paper,
        opening=(*_facts(paper), *((ErpRow(paper.erp_no),) if paper.erp_no else ())),
        table=table,
        closing=(remark, Signs(BOXES, paper.signatures, 15)),
        annex=annex,
    )
    return frame.render(layout, copies)


def _head(paper: DispatchOrder) -> frame.Head:
    billed = bool(paper.invoice_no)
    invoice = Ticks(
        (
            (f"{T.INVOICED} No. {paper.invoice_no}".rstrip() + ("" if billed else "        "), billed),
            (T.TO_INVOICE, not billed and paper.kind == DispatchKind.SALE),
            *(((T.NO_INVOICE, True),) if paper.kind != DispatchKind.SALE and not billed else ()),
        ),
        lead=f"{T.INVOICE}：",
    )
    kinds = Ticks(choose(tuple(DispatchKind), paper.kind).choices, lead=f"{T.DISPATCH_KIND}：")
    left = (labelled_date(T.DISPATCH_DATE, paper.date), invoice, kinds)
    return frame.Head(T.DISPATCH_ORDER, left, f"{T.NOTICE_NO}：{paper.notice_no or '————'}")


def _facts(paper: DispatchOrder) -> tuple[Row, ...]:
    numbers = " / ".join(filter(None, (paper.contract_no, paper.order_no)))
    transport = "  ".join(filter(None, (paper.carrier, paper.plate)))
    most = 2 if paper.erp_no else 3  # the row of the ERP number takes the room of a third line
    pairs = (
        (T.CUSTOMER, Cell(_customer(paper), most=most), T.CONTRACT_ORDER, Cell(numbers, most=most)),
        (T.ADDRESS, Cell(paper.address, most=most), T.CONTACT_PHONE, Cell(f"{paper.contact}  {paper.phone}", most=most)),
        (T.MODE, Cell(choose(tuple(Mode), paper.mode)), T.CARRIER_PLATE, Cell(transport, most=most)),
    )
    return tuple(Row((label(a), one, label(b), two), (20, 80, 24, 0)) for a, one, b, two in pairs)


def _customer(paper: DispatchOrder) -> str:
    """The customer, and who receives where that is somebody else."""
    other = paper.consignee and paper.consignee != paper.customer
    return f"{paper.customer}（{T.CONSIGNEE}：{paper.consignee}）" if other else paper.customer


def _table(paper: DispatchOrder, stock: Stock) -> tuple[Table, Table | None]:
    widths = (9.1, 40, 41, 39, 11, 14, 13, 19, 0)
    titles = (T.SEQ, T.PRODUCT, T.MODEL, T.LOT_SERIAL, T.UNIT, T.QUANTITY, T.BOXES, T.GROSS_KG, T.LOCATION)
    aligns = ("c", "l", "l", "l", "c", "c", "c", "r", "c")
    columns = tuple(Column(*each) for each in zip(titles, widths, aligns, strict=True))
    serials = listed(stock, widths[3], [(line.name, line.model, line.serials) for line in paper.lines])
    rows = tuple(
        (
            str(n),
            line.name,
            line.model,
            cell,
            line.unit,
            count(line.quantity),
            "" if line.boxes is None else count(line.boxes) if line.boxes else T.SAME_BOX,
            "" if line.gross_g is None or line.boxes == 0 else kilograms(line.gross_g),
            line.location,
        )
        for n, (line, cell) in enumerate(zip(paper.lines, serials.cells, strict=True), start=1)
    )
    return Table(columns, rows, 6.6, 6.4, lambda indices, which: _total(paper, indices, which)), serials.annex


def _total(paper: DispatchOrder, indices: Sequence[int], which: Sum) -> Block:
    lines = [paper.lines[index] for index in indices]
    quantity = sum((line.quantity for line in lines), start=Decimal(0))
    packed = all(line.boxes is not None and line.gross_g is not None for line in lines) and bool(lines)
    boxes = sum(line.boxes or 0 for line in lines)
    gross = sum(line.gross_g or 0 for line in lines)
    words = f"{T.QUANTITY}：{capitals.number(quantity)}"
    if packed:
        words += f"  {T.BOXES}：{capitals.number(boxes)}"
    cells = (
        Cell(which.value, align="c"),
        Cell(words, bold=True),
        Cell(count(quantity), align="c", bold=True, keep=True),
        Cell(count(boxes) if packed else "", align="c", bold=True, keep=True),
        Cell(kilograms(gross) if packed else "", align="r", bold=True, keep=True),
        Cell(),
    )
    return Row(cells, (49.1, 91, 14, 13, 19, 0), 7.2)
