"""返工单: A4, ① 质保部 ② 生产计划部 ③ 车间; what quality judged, how it is reworked, by which papers, and what came of it (section 3.6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.slips import frame
from app.slips.grid import Cell, Column, Pieces, Row, Table, Ticks, choose, facts, label
from app.slips.model import CopyName, Paper, require
from app.slips.serials import listed
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, labelled_date

COPIES = (CopyName(1, "质保部", "白"), CopyName(2, "生产计划部", "红"), CopyName(3, "车间", "黄"))
BOXES = (
    SignBox("判定", T.SIGN_JUDGE), SignBox("编制", T.SIGN_PLANNER), SignBox("车间接收", T.SIGN_WORKSHOP),
    SignBox("复检", T.SIGN_REINSPECTOR),
)  # fmt: skip


class Branch(StrEnum):
    """The 返工方式 boxes."""

    SIMPLIFIED = "简化返工"
    NO_CHANGE = "不改设计"
    DESIGN_CHANGE = "更改设计"


@dataclass(frozen=True)
class PaperLine:
    """One drawing or rework process in the revision that is in force."""

    kind: str
    number: str
    revision: str
    author: str
    approver: str
    approved_on: date | None


@dataclass(frozen=True, kw_only=True)
class ReworkOrder(Paper):
    """Input of the form; `passed` is None while nobody re-inspected, the certificates stand in the order of the serials."""

    ncr_no: str
    case_no: str
    test_no: str
    customer: str
    product: str
    model: str
    serials: tuple[str, ...]
    quantity: str
    branch: str
    reason: str
    content: str
    workshop: str
    due: date | None
    redeliver_on: date | None
    task_no: str
    old_cards: tuple[str, ...]
    new_card: str
    papers: tuple[PaperLine, ...]
    old_certificates: tuple[str, ...] = ()
    new_certificates: tuple[str, ...] = ()
    inspection_no: str = ""
    passed: bool | None = None


def render(paper: ReworkOrder, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the form as PDF.

    Raises:
        BlankField: test record, product, model or serials are blank.
    """
    require(number=paper.number, test_no=paper.test_no, product=paper.product, model=paper.model, serials="".join(paper.serials))
    head = frame.Head(
        T.REWORK_ORDER, (labelled_date(T.ISSUE_DATE, paper.date),), f"{T.TRACKING_NO}：{paper.ncr_no or T.NONE}"
    )
    serials = listed(stock, 66, [(paper.product, paper.model, paper.serials)])
    rows = facts(
        (24, 66, 24, 0), 7.4,
        (T.CUSTOMER, paper.customer or T.NONE, T.CASE_NO, paper.case_no or T.NONE),
        (T.PRODUCT, paper.product, T.MODEL, paper.model),
        (T.LOT_SERIAL, serials.cells[0], T.QUANTITY, paper.quantity),
        (T.TEST_NO, paper.test_no, T.OLD_CARD, _pieces(paper.old_cards)),
        (T.REWORK_TASK, paper.task_no or T.NONE, T.WORKSHOP_DUE, paper.workshop or T.NONE),
        (T.DUE_DATE, _day(paper.due), T.REDELIVER_ON, Cell(_day(paper.redeliver_on), bold=True)),
    )  # fmt: skip
    how = Row((label(T.REWORK_BRANCH), Cell(choose(tuple(Branch), paper.branch))), (24, 0), 8)
    why = (Row((label(T.SIMPLIFIED_WHY), Cell(paper.reason)), (24, 0), 8),) if paper.reason else ()
    what = Row((label(T.REWORK_CONTENT), Cell(paper.content, stand="t", most=8)), (24, 0), 26)
    layout = frame.Layout(
        stock, head, paper, opening=(*rows, how, *why, what), table=_table(paper),
        closing=(*_result(paper), Signs(BOXES, paper.signatures, 20)), annex=serials.annex,
    )  # fmt: skip
    return frame.render(layout, copies)


def _table(paper: ReworkOrder) -> Table:
    columns = (
        Column(T.PAPER_KIND, 30, "c"), Column(T.NUMBER, 52), Column(T.EDITION, 20, "c"), Column(T.DRAWN_BY, 28, "c"),
        Column(T.SIGN_APPROVED, 28, "c"), Column(T.DAY_SPACED, 0, "c"),
    )  # fmt: skip
    rows = tuple(
        (each.kind, each.number, each.revision, each.author, each.approver, f"{each.approved_on:%Y-%m-%d}" if each.approved_on else "")
        for each in paper.papers
    )
    return Table(columns, rows, 7, 7)


def _result(paper: ReworkOrder) -> tuple[Row, ...]:
    ticks = Ticks(((T.PASSED, paper.passed is True), (T.FAILED_TO_NCR, paper.passed is False)))
    return (
        Row((label(T.NEW_CARD), Cell(paper.new_card), label(T.REINSPECTION_NO), Cell(paper.inspection_no)), (24, 66, 24, 0), 8),
        Row((label(T.REINSPECTION_RESULT), Cell(ticks)), (24, 0), 8),
        Row(
            (
                label(T.OLD_CERTIFICATE), Cell(_pieces(paper.old_certificates)), label(T.NEW_CERTIFICATE),
                Cell(_pieces(paper.new_certificates)),
            ),
            (24, 66, 24, 0), 10,
        ),
    )  # fmt: skip


def _pieces(words: tuple[str, ...]) -> Pieces | str:
    """Numbers that stay whole, as many as a cell holds; the rest are on the desk under the serials."""
    few = tuple(word for word in words if word)
    return Pieces(few) if 0 < len(few) <= 6 else Pieces((*few[:5], f"等 {len(few)} 张")) if few else str(T.NONE)


def _day(day: date | None) -> str:
    return f"{day:%Y-%m-%d}" if day is not None else T.NONE
