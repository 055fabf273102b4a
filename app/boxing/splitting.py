"""Boxes that leave later: they go over to a 发货单 of their own, every box is numbered anew and every label made anew (C-11, C-15)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select

from app.boxing import closing_rules, queries
from app.boxing.contents import items_of
from app.boxing.rows import box_row, list_row, newest_label, void_label, withdraw_handover
from app.boxing.sealing import void_every_label
from app.core.errors import Conflict, fact
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.dispatch import splitting
from app.dispatch.views import PickedItem
from db.models.boxing import Box, BoxShort, KitTick
from db.states import BoxState

_MAY_STAY = (BoxState.SEALED, BoxState.CHECKED, BoxState.HOLD)


def split(work: Work, dispatch_no: str, ssccs: Collection[str], reason: str, *, papers_again: bool = False) -> str:
    """Takes closed boxes off a 发货单 and onto a new one; labels and lists of both say another n / N, and are void.

    Args:
        work: The action.
        dispatch_no: The 发货单.
        ssccs: The boxes that leave later, none of them on a vehicle.
        reason: Why.
        papers_again: The papers for the customer lie in the boxes of one of the two; another set goes with the other one.

    Returns:
        Number of the new 发货单.

    Raises:
        Refused: F-16, one of the two would be without its papers.
        Conflict: A box is still in work, or all of them would stay.
    """
    filled = [box_row(work, view.sscc) for view in queries.boxes(work.session, dispatch_no) if view.items]
    leaving = [row for row in filled if row.sscc in ssccs]
    for row in leaving:
        _must_be_closed(work, row)
    items = [
        PickedItem(item.serial, "" if item.serial else item.lot_no, item.quantity, item.line_id)
        for row in leaving for item in items_of(work, row)
    ]  # fmt: skip
    new, lines = splitting.split(work, dispatch_no, items, reason)
    listed = list_row(work, new)
    for row in leaving:
        _move(work, row, new, lines)
    for number, rows in ((new, leaving), (dispatch_no, [row for row in filled if row.sscc not in ssccs])):
        _number(work, number, rows)
    _must_have_papers(work, (dispatch_no, new), reason, papers_again)
    for number in (dispatch_no, new):
        void_every_label(work, number, reason)
    for row in leaving:
        if row.state is BoxState.HOLD:
            void_label(work, row, reason)
    work.audit("split_boxes", "packing_list", listed.number, old=dispatch_no, boxes=[row.sscc for row in leaving])
    return new


def _must_be_closed(work: Work, row: Box) -> None:
    label = newest_label(work, row)
    if row.state not in _MAY_STAY or label is None:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "第 {n} 箱是「{state}」，做完再拆单"), n=row.box_no, state=word(row.state)),
            (fact(QT_TRANSLATE_NOOP("app", "箱"), f"{row.dispatch_no} · {row.box_no}"),),
        )


def _move(work: Work, row: Box, new: str, lines: dict[int, int]) -> None:
    """What hangs on a box goes with it: items, an approved short, the papers that lie in it; the customer has not seen it again."""
    for item in items_of(work, row):
        item.line_id = lines[item.line_id]
    row.dispatch_no = new
    for short in work.session.scalars(select(BoxShort).where(BoxShort.box_id == row.id)):
        short.dispatch_no = new
    for tick in work.session.scalars(select(KitTick).where(KitTick.box_id == row.id)):
        tick.dispatch_no = new
    withdraw_handover(work, row)
    work.session.flush()
    work.audit("move_to_order", "box", row.sscc, new=new)


def _number(work: Work, number: str, rows: Sequence[Box]) -> None:
    """Box n of N anew, in the order they had; numbers are moved out of each other's way first."""
    for n, row in enumerate(rows, start=1):
        row.box_no = -n
    empty = [row for row in work.session.scalars(select(Box).where(Box.dispatch_no == number)) if row not in rows]
    for n, row in enumerate(empty, start=1):
        row.box_no = -len(rows) - n
    work.session.flush()
    for row in (*rows, *empty):
        row.box_no = -row.box_no
    listed = list_row(work, number)
    listed.box_count, listed.complete_at = len(rows), work.now
    work.session.flush()


def _must_have_papers(work: Work, numbers: Sequence[str], reason: str, again: bool) -> None:
    for number in numbers:
        missing = [name for name, done in queries.kit(work.session, number) if not done]
        if not missing:
            continue
        if not again:
            closing_rules.kit_must_travel(number, missing)
        last = box_row(work, [view for view in queries.boxes(work.session, number) if view.items][-1].sscc)
        for paper in missing:
            work.session.add(
                KitTick(dispatch_no=number, paper=paper, document=reason, box_id=last.id, at=work.now, person_id=work.actor.person_id)
            )
        work.session.flush()
        work.audit("papers_again", "dispatch_order", number, papers=missing)
