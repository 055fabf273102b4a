"""产品检验单 (form 3, B-04, B-05): A4, ① 质保部 ② 成品库; three groups 外观, 尺寸, 性能."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.slips import frame
from app.slips.grid import Cell, Column, Row, Table, Ticks, choose, facts, label
from app.slips.model import CopyName, Paper, require
from app.slips.serials import listed
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, labelled_date

COPIES = (CopyName(1, "质保部", "白"), CopyName(2, "成品库", "红"))
BOXES = (
    SignBox("送检人", T.SIGN_SUBMITTER),
    SignBox("质检员", T.SIGN_INSPECTOR),
    SignBox("审核", T.SIGN_REVIEWER),
    SignBox("质检章", T.SIGN_INSPECTION_STAMP),
)


class InspectionKind(StrEnum):
    """The 检验类别 boxes (B-09)."""

    INCOMING = "进货"
    PROCESS = "过程"
    FINAL = "最终"
    OUTBOUND = "出库"
    RECHECK = "复验"
    RETURN = "退货"


@dataclass(frozen=True)
class InspectionItem:
    """One item: its group, requirement, measured value, whether it passed (None: not yet judged), instrument."""

    group: str
    item: str
    requirement: str
    measured: str
    passed: bool | None
    instrument: str = ""


@dataclass(frozen=True, kw_only=True)
class InspectionSheet(Paper):
    """Input of the sheet; `passed` is the overall verdict, None while it is open."""

    kind: str
    task_no: str
    card_no: str
    product: str
    model: str
    serials: tuple[str, ...]
    quantity: str
    sampled: str
    standard: str
    basis: str
    items: tuple[InspectionItem, ...]
    passed: bool | None
    remark: str = ""


def render(paper: InspectionSheet, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the sheet as PDF.

    Raises:
        BlankField: product, model, serials, standard or an item's name or requirement is blank.
    """
    require(number=paper.number, product=paper.product, model=paper.model, serials="".join(paper.serials))
    require(standard=paper.standard)
    for item in paper.items:
        require(group=item.group, item=item.item, requirement=item.requirement)
    head = frame.Head(
        T.INSPECTION,
        (labelled_date(T.INSPECTED_ON, paper.date), f"{T.CARD_NO}：{paper.card_no or '————'}"),
        f"{T.TASK_ORDER}：{paper.task_no}",
    )
    serials = listed(stock, 76, [(paper.product, paper.model, paper.serials)])
    rows = facts(
        (24, 76, 24, 0),
        7.2,
        (T.INSPECTION_KIND, choose(tuple(InspectionKind), paper.kind), T.STANDARD, paper.standard),
        (T.PRODUCT, paper.product, T.MODEL, paper.model),
        (T.LOT_SERIAL, serials.cells[0], T.BASIS, paper.basis),
        (T.QUANTITY, paper.quantity, T.SAMPLED, paper.sampled),
    )
    layout = frame.Layout(
        stock,
        head,
        paper,
        opening=rows,
        table=_table(paper),
        closing=(*_verdict(paper), Signs(BOXES, paper.signatures, 22)),
        annex=serials.annex,
    )
    return frame.render(layout, copies)


def _table(paper: InspectionSheet) -> Table:
    columns = (
        Column(T.SEQ, 9, "c"),
        Column(T.GROUP, 16, "c"),
        Column(T.INSPECTION_ITEM, 34),
        Column(T.REQUIREMENT, 44),
        Column(T.MEASURED, 34),
        Column(T.ITEM_VERDICT, 22, "c"),
        Column(T.INSTRUMENT, 0),
    )
    rows = tuple(
        (str(n), each.group, each.item, each.requirement, each.measured, _judged(each.passed), each.instrument)
        for n, each in enumerate(paper.items, start=1)
    )
    return Table(columns, rows, 7, 7.4)


def _judged(passed: bool | None) -> str:
    return "" if passed is None else T.PASSED if passed else T.FAILED


def _verdict(paper: InspectionSheet) -> tuple[Row, ...]:
    ticks = Ticks(((T.PASSED, paper.passed is True), (T.FAILED_TO_NCR, paper.passed is False)))
    row = Row((label(T.INSPECTION_VERDICT), Cell(ticks)), (24, 0), 8)
    return row, Row((label(T.REMARK_SPACED), Cell(paper.remark)), (24, 0), 10)
