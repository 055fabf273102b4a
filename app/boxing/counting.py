"""Blind counts (C-18): the checker counts without knowing the packer's figure; a second difference opens the box again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, true
from sqlalchemy.orm import Session

from app.boxing import checking, queries, rules
from app.boxing.contents import items_of
from app.boxing.rows import box_view, list_row
from app.boxing.views import BoxView
from app.core.errors import Refused, fact
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.identity import queries as identity
from app.settings.service import setting_text
from db.models.boxing import Box, BoxCheck, BoxCountTry
from db.states import CheckWay
from db.types import yes

TRIES = 2
"""The first difference asks for another count, the second one opens the box."""


@dataclass(frozen=True)
class Counted:
    """What a count led to: the box, the refusal of a first difference, and whether a second one opened the box."""

    box: BoxView
    refusal: Refused | None = None
    reopened: bool = False


@dataclass(frozen=True)
class FastCheck:
    """A check that hands cannot have done so quickly."""

    sscc: str
    dispatch_no: str
    box_no: int
    checker: str
    packer: str
    way: CheckWay
    pieces: int
    scans: int
    seconds: float
    done_at: datetime


def count_lot(work: Work, dispatch_no: str, lot_no: str, pieces: int, *, part: bool = False) -> Counted:
    """The checker's count of a lot.

    Raises:
        Refused: C-16 he packed himself, or the lot is not in this box.
        Conflict: No box waits for the check.
    """
    row = checking.waiting_box(work, dispatch_no)
    return _tried(work, row, lot_no, pieces, lambda: checking.check_item(work, dispatch_no, lot_no, pieces, part=part))


def count_box(work: Work, dispatch_no: str, list_code: str, pieces: int) -> Counted:
    """The box's 装箱单 scanned and all its pieces counted, in place of scanning each again.

    Raises:
        Refused: C-16 he packed himself, or this box has to be scanned; C-14 another's list, or a void print.
        Conflict: No box waits for the check.
    """
    row = checking.waiting_box(work, dispatch_no)
    rules.must_be_this_list(list_code, queries.list_code(work.session, list_row(work, dispatch_no).number, row))
    items = items_of(work, row)
    allowed = setting_text(work.session, "boxing.check_by_count", work.now)
    rules.may_be_counted(row.box_no, allowed, any(item.serial for item in items))

    def check() -> BoxView:
        item = fact(QT_TRANSLATE_NOOP("app", "箱"), row.box_no)
        rules.counts_must_agree(item, sum(i.quantity for i in items), pieces)
        checking.complete(work, row, CheckWay.COUNT)
        return box_view(work, row)

    return _tried(work, row, "", pieces, check)


def _tried(work: Work, row: Box, identity_no: str, pieces: int, check: Callable[[], BoxView]) -> Counted:
    """Runs a check of a count; a difference is put on record, and the second of the same kind opens the box."""
    try:
        with work.savepoint():
            return Counted(check())
    except Refused as refusal:
        if refusal.clause != "C-18":
            raise
        packed = sum(i.quantity for i in items_of(work, row) if not identity_no or identity_no == i.lot_no)
        work.session.add(
            BoxCountTry(
                box_id=row.id, round=row.round, identity=identity_no, packed=packed, counted=pieces, at=work.now,
                person_id=work.actor.person_id or 0,
            )
        )  # fmt: skip
        work.session.flush()
        work.audit("count_differs", "box", row.sscc, item=identity_no, packed=packed, counted=pieces)
        same = BoxCountTry.box_id == row.id, BoxCountTry.round == row.round, BoxCountTry.identity == identity_no
        if (work.session.scalar(select(func.count()).select_from(BoxCountTry).where(*same)) or 0) < TRIES:
            return Counted(box_view(work, row), refusal)
        twice = str(say(QT_TRANSLATE_NOOP("app", "两次点数不符")))
        return Counted(checking.reopen_for_difference(work, row.dispatch_no, twice), reopened=True)


def fast_checks(session: Session, since: datetime, until: datetime | None = None) -> list[FastCheck]:
    """Checks since a moment that were faster than hands can move, newest first: for the lead to look into."""
    before = BoxCheck.done_at < until if until is not None else true()
    rows = session.execute(
        select(BoxCheck, Box)
        .join(Box, Box.id == BoxCheck.box_id)
        .where(yes(BoxCheck.fast), BoxCheck.done_at >= since, before)
        .order_by(BoxCheck.done_at.desc(), BoxCheck.id.desc())
    ).all()  # fmt: skip
    names = {person.person_id: person.name for person in identity.people(session)} if rows else {}
    return [
        FastCheck(
            box.sscc, box.dispatch_no, box.box_no, names.get(check.person_id, ""), names.get(box.packer_id, ""), check.way,
            check.pieces, check.scans, (check.done_at - check.began_at).total_seconds(), check.done_at,
        )
        for check, box in rows
    ]  # fmt: skip
