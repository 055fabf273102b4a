"""《发货通知单》 (form 16, F-02): A4 landscape, daily, ① 市场部 ② 成品库 ③ 物流科."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from app.slips import capitals, frame
from app.slips.grid import Block, Cell, Column, Row, Sum, Table, label
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4_LANDSCAPE, Stock
from app.slips.texts import T, count, labelled_date

COPIES = (CopyName(1, "市场部", "白"), CopyName(2, "成品库", "红"), CopyName(3, "物流科", "黄"))
BOXES = (
    SignBox("制单", T.SIGN_MAKER_SALES),
    SignBox("审核", T.SIGN_REVIEWER),
    SignBox("仓管员", T.SIGN_STORE_RECEIPT),
    SignBox("物流科长", T.SIGN_LOGISTICS_HEAD),
)


@dataclass(frozen=True)
class NoticeLine:
    """One order line to be made ready."""

    order_no: str
    customer: str
    name: str
    model: str
    unit: str
    quantity: int | Decimal
    wanted: date
    mode: str
    address: str
    contact: str
    needs: str = ""
    urgent: bool = False
    contract_no: str = ""


@dataclass(frozen=True, kw_only=True)
class DispatchNotice(Paper):
    """Input of the notice: it covers the days from `first` to `last`, was due by `cutoff` (at the site), `late` if confirmed after."""

    first: date
    last: date
    lines: tuple[NoticeLine, ...]
    remark: str = ""
    cutoff: datetime | None = None
    late: bool = False


def render(paper: DispatchNotice, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4_LANDSCAPE) -> bytes:
    """Draws the notice as PDF.

    Raises:
        BlankField: a line's order, customer, name, model or quantity is blank.
    """
    require(number=paper.number)
    for line in paper.lines:
        require(order_no=line.order_no, customer=line.customer, name=line.name, model=line.model)
    span = f"{paper.first:%Y-%m-%d} ～ {paper.last:%Y-%m-%d}"
    due = (T.NOTICE_LATE if paper.late else T.NOTICE_CUTOFF).format(day=paper.cutoff) if paper.cutoff is not None else ""
    urgent = sum(line.urgent for line in paper.lines)
    layout = frame.Layout(
        stock,
        frame.Head(
            T.DISPATCH_NOTICE,
            (labelled_date(T.DATE, paper.date), f"{T.SHIP_PERIOD}：{span}　{due}".rstrip("　")),
            T.URGENT_COUNT.format(n=urgent) if urgent else "",
        ),
        paper,
        table=_table(paper),
        closing=(Row((label(T.REMARK_SPACED), Cell(paper.remark)), (22, 0), 8), Signs(BOXES, paper.signatures, 18)),
    )
    return frame.render(layout, copies)


def _table(paper: DispatchNotice) -> Table:
    columns = (
        Column(T.SEQ, 9, "c"),
        Column(T.ORDER_CONTRACT, 29),
        Column(T.CUSTOMER, 38),
        Column(T.PRODUCT, 33),
        Column(T.MODEL, 33),
        Column(T.QUANTITY, 16, "c", True),
        Column(T.WANTED, 15, "c", True),
        Column(T.MODE, 18, "c"),
        Column(T.ADDRESS_CONTACT, 48),
        Column(T.NEEDS, 0),
    )
    rows = tuple(
        (
            str(n),
            " ".join(filter(None, (line.order_no, line.contract_no))),
            line.customer,
            line.name,
            line.model,
            f"{count(line.quantity)} {line.unit}",
            f"{line.wanted:%m-%d}",
            line.mode,
            "  ".join(filter(None, (line.address, line.contact))),
            (T.URGENT_MARK if line.urgent else "") + line.needs,
        )
        for n, line in enumerate(paper.lines, start=1)
    )

    def total(indices: Sequence[int], which: Sum) -> Block:
        quantity = sum((paper.lines[n].quantity for n in indices), start=Decimal(0))
        words = f"{which.words}：{capitals.number(quantity)}"
        cells = (Cell(words, bold=True), Cell(count(quantity), align="c", bold=True, keep=True), Cell())
        return Row(cells, (142, 16, 0), 7)

    return Table(columns, rows, 8.4, 7.4, total, size=9)
