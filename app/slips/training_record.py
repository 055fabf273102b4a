"""培训计划/记录 for customers (form 45, J-37, J-38): A4; the plan with its three tasks, then who came, signed and scored."""

from __future__ import annotations

from dataclasses import dataclass

from app.slips import frame
from app.slips.care_texts import C
from app.slips.grid import Band, Block, Cell, Column, Row, Table, Ticks, choose, facts, label
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, labelled_date

COPIES = (CopyName(1, "市场部", "白"), CopyName(2, "客户服务", "红"))
BOXES = (SignBox("编制", C.SIGN_PLANNED), SignBox("审批", C.SIGN_APPROVED), SignBox("讲师", C.SIGN_HELD))
_LABEL = 26
_LINES = 13
_TASKS = (_LABEL, 44, 26, 0)


@dataclass(frozen=True)
class TaskLine:
    """The task of a role: what, until when, and how it was done."""

    role: str
    words: str
    due: str
    done: str


@dataclass(frozen=True)
class GuestLine:
    """A guest; blank where he signs and scores by hand."""

    customer: str
    name: str
    came: str
    score: str
    words: str


@dataclass(frozen=True, kw_only=True)
class TrainingSheet(Paper):
    """Input of the form; `choices` are what the site offers, so that the form shows what was not chosen too."""

    held: bool
    title: str
    when: str
    place: str
    form_name: str
    targets: tuple[str, ...]
    contents: tuple[str, ...]
    forms: tuple[str, ...]
    all_targets: tuple[str, ...]
    all_contents: tuple[str, ...]
    product: str
    trainer: str
    tasks: tuple[TaskLine, ...]
    guests: tuple[GuestLine, ...]
    feedback: str = ""
    adjustment: str = ""
    average: str = ""


def render(paper: TrainingSheet, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the form as PDF.

    Raises:
        BlankField: Number, title or place is blank.
    """
    require(number=paper.number, title=paper.title, place=paper.place)
    opening: tuple[Block, ...] = (
        Row((label(C.TITLE), Cell(paper.title, bold=True)), (_LABEL, 0), 9),
        *facts(
            (_LABEL, 66, _LABEL, 0), 8,
            (C.WHEN, paper.when, C.WHERE, paper.place),
            (C.PRODUCT, paper.product or T.NONE, C.TRAINER, paper.trainer or T.NONE),
        ),
        Row((label(C.FORM), Cell(choose(paper.forms, paper.form_name))), (_LABEL, 0), 8),
        Row((label(C.TARGETS), Cell(_ticks(paper.all_targets, paper.targets))), (_LABEL, 0), 8),
        Row((label(C.CONTENTS), Cell(_ticks(paper.all_contents, paper.contents))), (_LABEL, 0), 8),
        Band(C.TASKS),
        Row(tuple(label(words) for words in (C.TASK_ROLE, C.TASK, C.TASK_DUE, C.TASK_DONE)), _TASKS, 7),
        *(Row((Cell(t.role, align="c"), Cell(t.words), Cell(t.due, align="c", keep=True), Cell(t.done)), _TASKS, 8) for t in paper.tasks),
        Band(C.GUESTS),
    )  # fmt: skip
    closing = (
        Row((label(C.TRAINING_FEEDBACK), Cell(f"{paper.average} {paper.feedback}".strip())), (_LABEL, 0), 14),
        Row((label(C.ADJUSTMENT), Cell(paper.adjustment)), (_LABEL, 0), 12),
        Signs(BOXES, paper.signatures, 17),
    )
    head = frame.Head(C.TRAINING_RECORD if paper.held else C.TRAINING_PLAN, (labelled_date(T.DATE, paper.date),))
    return frame.render(frame.Layout(stock, head, paper, opening=opening, table=_table(paper), closing=closing), copies)


def _ticks(offered: tuple[str, ...], chosen: tuple[str, ...]) -> Ticks:
    more = tuple(words for words in chosen if words not in offered)
    return Ticks(tuple((words, words in chosen) for words in (*offered, *more)))


def _table(paper: TrainingSheet) -> Table:
    columns = (
        Column(T.SEQ, 9, "c"), Column(C.CUSTOMER, 52), Column(C.NAME, 24), Column(C.SIGNATURE, 26, "c"), Column(C.SCORE, 22, "c"),
        Column(C.WORDS, 0),
    )  # fmt: skip
    guests = paper.guests
    if not paper.held:  # who comes without being on the list signs below it
        guests += (GuestLine("", "", "", "", ""),) * max(2, _LINES - len(guests))
    rows = tuple((str(n), g.customer, g.name, g.came, g.score, g.words) for n, g in enumerate(guests, start=1))
    return Table(columns, rows, 8, 7)
