"""库区检查表 (form 48, D-04, L-07, L-08): A4, one walk through a zone with what is to be put right, and the fire equipment of the zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.slips import frame
from app.slips.grid import Band, Block, Cell, Column, Row, Table, Ticks, facts, label
from app.slips.house_texts import H
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, labelled_date, minute

COPIES = (CopyName(1, "仓库", "白"), CopyName(2, "安全管理部门", "红"))
BOXES = (SignBox("检查人", H.SIGN_CHECKER), SignBox("安全员", H.SIGN_SAFETY), SignBox("物流科长", T.SIGN_LOGISTICS_HEAD))
_CHECKS = (52.0, 40.0, 0.0)
_ACTIONS = (38.0, 0.0, 20.0, 23.0, 48.0)


@dataclass(frozen=True)
class CheckLine:
    """One item of the checklist."""

    item: str
    good: bool
    words: str = ""


@dataclass(frozen=True)
class ActionLine:
    """What is to be put right; `done` is blank while it is open."""

    item: str
    words: str
    owner: str
    due_on: date
    done: str = ""
    late: bool = False


@dataclass(frozen=True)
class ToolLine:
    """A piece of fire equipment as it stood when this was printed."""

    name: str
    spot: str
    looked_on: date | None
    due_on: date | None
    good: bool
    late: bool = False
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class ZoneCheck(Paper):
    """Input of the sheet."""

    zone: str
    at: datetime
    checker: str
    next_on: date | None
    photo: bool
    remark: str
    checks: tuple[CheckLine, ...]
    actions: tuple[ActionLine, ...]
    tools: tuple[ToolLine, ...]


def render(paper: ZoneCheck, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the sheet as PDF.

    Raises:
        BlankField: zone or an item is blank.
    """
    require(number=paper.number, zone=paper.zone)
    for line in paper.checks:
        require(item=line.item)
    head = frame.Head(H.ZONE_CHECK, (labelled_date(T.DATE, paper.date), f"{H.ZONE}：{paper.zone}"), strong=True)
    layout = frame.Layout(
        stock, head, paper, opening=_opening(paper), table=_table(paper), closing=(Signs(BOXES, paper.signatures, 22),)
    )  # fmt: skip
    return frame.render(layout, copies)


def _opening(paper: ZoneCheck) -> tuple[Block, ...]:
    """Facts, the checklist and what is to be put right: as many lines as the checklist has items, twice at most."""
    rows = facts(
        (26, 66, 26, 0), 7,
        (H.CHECKED_AT, minute(paper.at), H.SIGN_CHECKER, paper.checker or T.NONE),
        (H.NEXT_LOOK, _day(paper.next_on), H.PHOTO, H.WITH_PHOTO if paper.photo else T.NONE),
    )  # fmt: skip
    remark = Row((label(T.REMARK_SPACED), Cell(paper.remark or T.NONE, most=6)), (26, 0), 7)
    return *rows, remark, Band(H.CHECK_1), *_checks(paper), Band(H.CHECK_2), *_actions(paper), Band(H.CHECK_3)


def _checks(paper: ZoneCheck) -> tuple[Row, ...]:
    head = Row(tuple(label(words) for words in (H.CHECK_ITEM, T.RESULT, H.SEEN)), _CHECKS, 7)
    lines = (
        (Cell(line.item), Cell(Ticks(((H.GOOD, line.good), (H.BAD, not line.good))), align="c"), Cell(line.words, most=6))
        for line in paper.checks
    )
    return head, *(Row(line, _CHECKS, 7) for line in lines)


def _actions(paper: ZoneCheck) -> tuple[Row, ...]:
    if not paper.actions:
        return (Row((Cell(H.NO_HAZARD, align="c"),), (0,), 7),)
    head = Row(tuple(label(words) for words in (H.CHECK_ITEM, H.SEEN, H.OWNER, H.DUE, H.DONE)), _ACTIONS, 7)
    lines = (
        (
            Cell(one.item, most=6), Cell(one.words, most=6), Cell(one.owner, align="c"), Cell(_day(one.due_on), align="c", keep=True),
            Cell(one.done or (H.LATE if one.late else ""), most=6),
        )
        for one in paper.actions
    )  # fmt: skip
    return head, *(Row(line, _ACTIONS, 8) for line in lines)


def _table(paper: ZoneCheck) -> Table:
    columns = (
        Column(H.TOOL, 54), Column(H.SPOT, 40), Column(H.LAST_LOOK, 24, "c", True), Column(H.NEXT_LOOK, 24, "c", True),
        Column(H.STATE, 0),
    )  # fmt: skip
    rows = tuple((one.name, one.spot, _day(one.looked_on), _day(one.due_on), _stands(one)) for one in paper.tools)
    return Table(columns, rows or ((str(H.NO_TOOL), "", "", "", ""),), 7, 7)


def _stands(one: ToolLine) -> str:
    return "、".join(filter(None, (H.GOOD if one.good else H.BAD, H.LATE if one.late else "", one.words)))


def _day(day: date | None) -> str:
    return f"{day:%Y-%m-%d}" if day is not None else T.NONE
