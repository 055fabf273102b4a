"""《质检信息反馈跟踪表》 (form 39, J-15, J-22): A4, one copy for quality and one for each department."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.slips import frame
from app.slips.grid import Band, Block, Cell, Column, Row, Table, Ticks, choose, facts, label
from app.slips.model import CopyName, Paper, require
from app.slips.prose import Prose
from app.slips.serials import listed
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, labelled_date
from app.slips.tracking_texts import W

COPIES = (CopyName(1, "质保部", "白"), CopyName(2, "生产计划部", "红"), CopyName(3, "研发部", "黄"), CopyName(4, "其他部门", "蓝"))
BOXES = (
    SignBox("填表", W.SIGN_FILLED), SignBox("审核", W.SIGN_REVIEWED), SignBox("批准", W.SIGN_APPROVED), SignBox("关闭", W.SIGN_CLOSED)
)
_LEAST_REPLIES = 6
_SERIALS = 66


class Source(StrEnum):
    """The 信息来源 boxes."""

    CUSTOMER = "客户反馈"
    REJECTED = "验收拒收"
    RECHECK = "库存复验"
    PROCESS = "过程检验"


class Level(StrEnum):
    """The 严重度 boxes."""

    NORMAL = "一般"
    SERIOUS = "严重"
    MAJOR = "重大"


class CauseKind(StrEnum):
    """The boxes of where the cause lies."""

    DESIGN = "设计"
    PART = "零部件"
    ASSEMBLY = "装配"
    TRANSPORT = "运输"
    USE = "使用"


class Decision(StrEnum):
    """The 处置 boxes."""

    REWORK = "返工"
    REPAIR = "返修"
    CONCESSION = "让步接收"
    SCRAP = "报废"
    EXCHANGE = "换货"
    SUPPLIER_RETURN = "退供方"


@dataclass(frozen=True)
class GoodsRow:
    """Affected goods that stand together: 库存, 在途 or 已交付."""

    where: str
    product: str
    model: str
    identities: tuple[str, ...]
    quantity: str
    place: str
    measure: str


@dataclass(frozen=True)
class ReplyRow:
    """One department."""

    department: str
    received: str
    due: str
    answer: str
    responsible: str
    finish: str
    late: bool


@dataclass(frozen=True, kw_only=True)
class TrackingForm(Paper):
    """Input of the form; `design_change` and `effective` are None while nobody has decided."""

    level: str
    source: str
    source_no: str
    customer: str
    delivered_on: date | None
    product: str
    identity: str
    facts: str
    photos: int
    cause: str
    cause_kind: str
    scope: str
    goods: tuple[GoodsRow, ...]
    held: bool
    disposition: str
    design_change: bool | None
    disposition_words: str
    opinion: str
    answer_days: int
    replies: tuple[ReplyRow, ...]
    effective: bool | None
    verify_words: str
    verifier: str
    verified_on: date | None
    followed_by: str


def render(paper: TrackingForm, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the form as PDF.

    Raises:
        BlankField: Product, facts or the goods are blank.
    """
    require(number=paper.number, product=paper.product, facts=paper.facts)
    for line in paper.goods:
        require(identities="".join(line.identities), quantity=line.quantity)
    level = choose(tuple(Level), paper.level)
    head = frame.Head(W.TRACKING_FORM, (Ticks(level.choices, lead=W.SEVERITY), labelled_date(W.FILLED_ON, paper.date)))
    serials = listed(stock, _SERIALS, [(line.product, line.model, line.identities) for line in paper.goods])
    rows = tuple(
        (line.where, cell, line.quantity, line.place, line.measure) for line, cell in zip(paper.goods, serials.cells, strict=True)
    )
    columns = (
        Column(W.WHERE, 24, "c"), Column(W.LOT_SERIAL, _SERIALS), Column(W.QUANTITY, 20, "c", True), Column(W.PLACE_CUSTOMER, 38, "c"),
        Column(W.MEASURE, 0),
    )  # fmt: skip
    layout = frame.Layout(
        stock, head, paper, opening=_feedback(paper), table=Table(columns, rows, 6.6, 6.6, fill=3),
        closing=(*_decision(paper), *_replies(paper), *_verified(paper), Signs(BOXES, paper.signatures, 17)), annex=serials.annex,
    )  # fmt: skip
    return frame.render(layout, copies)


def _feedback(paper: TrackingForm) -> tuple[Block, ...]:
    day = f"{paper.delivered_on:%Y-%m-%d}" if paper.delivered_on is not None else T.NONE
    kinds = choose(tuple(CauseKind), paper.cause_kind)
    return (
        Band(W.PART_1),
        *facts(
            (24, 84, 24, 0), 7,
            (W.SOURCE, choose(tuple(Source), paper.source), W.SOURCE_NO, Cell(paper.source_no, keep=True)),
            (W.CUSTOMER, paper.customer or T.NONE, W.DELIVERED_ON, day),
            (W.PRODUCT_MODEL, paper.product, W.LOT_SERIAL, paper.identity or T.NONE),
        ),
        Prose(W.FACTS.format(n=paper.photos), paper.facts, 24, 18, 7),
        Prose(W.CAUSE, paper.cause, 24, 10, 4),
        Row((label(""), Cell(Ticks(kinds.choices, lead=W.CAUSE_KIND))), (24, 0), 6.6),
        Band(W.PART_2, W.HELD_AT_ONCE if paper.held else ""),
        Row((label(W.SCOPE), Cell(paper.scope)), (24, 0), 6.6),
    )  # fmt: skip


def _decision(paper: TrackingForm) -> tuple[Block, ...]:
    design = Ticks(((T.YES, paper.design_change is True), (T.NO, paper.design_change is False)))
    row = (label(W.DISPOSITION), Cell(choose(tuple(Decision), paper.disposition)), label(W.DESIGN_CHANGE), Cell(design))
    return (
        Band(W.PART_3),
        Row(row, (24, 0, 20, 28), 7),
        Prose(W.DISPOSITION_WORDS, paper.disposition_words, 24, 8, 4),
        Row((label(W.OPINION), Cell(paper.opinion, most=4)), (24, 0), 7),
    )


def _replies(paper: TrackingForm) -> tuple[Block, ...]:
    widths = (25.0, 26.0, 17.0, 0.0, 20.0, 17.0, 11.0)
    titles = (W.DEPARTMENT, W.RECEIVED, W.DUE, W.ANSWER, W.RESPONSIBLE, W.FINISH, W.LATE)
    lines = [
        (
            Cell(one.department, align="c"), Cell(one.received, align="c", size=9), Cell(one.due, align="c", keep=True),
            Cell(one.answer, most=6), Cell(one.responsible, align="c"), Cell(one.finish, align="c", keep=True),
            Cell(T.YES if one.late else "", align="c"),
        )
        for one in paper.replies
    ]  # fmt: skip
    lines += [(Cell(),) * 7] * (_LEAST_REPLIES - len(lines))
    return (
        Band(W.PART_4.format(days=paper.answer_days)),
        Row(tuple(label(title) for title in titles), widths, 7.4),
        *(Row(line, widths, 9) for line in lines),
    )


def _verified(paper: TrackingForm) -> tuple[Block, ...]:
    new = W.INEFFECTIVE.format(number=paper.followed_by or W.NO_ONE)
    ticks = Ticks(((W.EFFECTIVE, paper.effective is True), (new, paper.effective is False)))
    day = f"{paper.verified_on:%Y-%m-%d}" if paper.verified_on is not None else W.NO_DAY
    who = W.VERIFIER.format(name=paper.verifier or W.NO_ONE, day=day)
    return (
        Band(W.PART_5),
        Row((label(W.VERIFIED), Cell(ticks)), (24, 0), 7.6),
        Row((label(""), Cell(f"{paper.verify_words}　{who}".strip("　") if paper.verify_words else who, most=4)), (24, 0), 8),
    )
