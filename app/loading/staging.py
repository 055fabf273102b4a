"""备货核对: the boxes that stand at the lane scanned against the list of their 发货单, before loading (F-12, first stage).

Boxes of a customer's pickup that were scanned in front of him are checked by that.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.boxing import handover
from app.boxing import queries as boxing
from app.boxing.views import BoxView
from app.core.errors import Conflict, Refused, fact, not_found, refuse
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.dispatch.views import DispatchOrderView
from app.identity import queries as identity
from app.loading import rules
from app.loading.rows import order_of
from app.printing import service as printing
from app.settings.service import setting
from db.models.loading import StagedBox, StagingDifference
from db.states import BoxState, DispatchState, Role

STAGERS = (Role.SHIPPER, Role.TEAM_LEADER, Role.STOREKEEPER)
FOREIGN, MISSING = "foreign", "missing"


@dataclass(frozen=True)
class DifferenceView:
    """A difference between lane and list; `cleared_at` once it was put right."""

    kind: str
    sscc: str
    words: str
    at: datetime
    person: str
    cleared_at: datetime | None


@dataclass(frozen=True)
class StagingView:
    """How far the boxes of a 发货单 were checked at the lane."""

    dispatch_no: str
    staged: frozenset[str]
    boxes: tuple[BoxView, ...]
    differences: tuple[DifferenceView, ...]

    @property
    def open(self) -> tuple[DifferenceView, ...]:
        """Differences that nobody put right yet; a box that was missing and stands on another 发货单 by now is missing here no more."""
        own = {box.sscc for box in self.boxes}
        return tuple(one for one in self.differences if one.cleared_at is None and (one.kind != MISSING or one.sscc in own))

    @property
    def done(self) -> bool:
        """Every box is checked, and nothing differs."""
        return bool(self.boxes) and not self.open and all(box.sscc in self.staged for box in self.boxes)


def staging(session: Session, dispatch_no: str) -> StagingView:
    """The check of a 发货单 at the lane as it stands; a box that was sealed anew since counts as not checked."""
    boxes = tuple(box for box in boxing.boxes(session, dispatch_no) if box.items)
    sealed = {box.sscc: box.sealed_at for box in boxes}
    rows = session.scalars(select(StagedBox).where(StagedBox.dispatch_no == dispatch_no, StagedBox.removed_at.is_(None)))
    seen = {row.sscc for row in rows if (at := sealed.get(row.sscc)) is not None and row.at >= at}
    known = select(StagingDifference).where(StagingDifference.dispatch_no == dispatch_no).order_by(StagingDifference.id)
    found = session.scalars(known).all()
    names = identity.names(session) if found else {}
    differences = tuple(DifferenceView(x.kind, x.sscc, x.words, x.at, names.get(x.person_id or 0, ""), x.cleared_at) for x in found)
    return StagingView(dispatch_no, frozenset(seen | handover.handed_over(session, dispatch_no)), boxes, differences)


def stage(work: Work, dispatch_no: str, sscc: str) -> Refused | None:
    """A box at the lane was scanned against the list; one that is not on it is a difference, on record and on paper.

    Returns:
        The refusal where the box does not belong; the difference stays on record.

    Raises:
        Conflict: The 发货单 is not ready, or the box was scanned already.
        NotFound: No such box.
    """
    work.require(*STAGERS)
    _must_be_ready(order_of(work, dispatch_no))
    box = boxing.box(work.session, sscc)
    if box is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "箱"), f"…{sscc[-5:]}")
    if box.dispatch_no != dispatch_no or box.state is not BoxState.SEALED:
        return _differs(work, dispatch_no, box)
    if sscc in staging(work.session, dispatch_no).staged:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "第 {n} 箱已经核对"), n=box.box_no))
    work.session.add(StagedBox(dispatch_no=dispatch_no, sscc=sscc, at=work.now, person_id=work.actor.person_id))
    for kind in (MISSING, FOREIGN):  # foreign too: it stood there unsealed, and is sealed now
        _clear(work, dispatch_no, sscc, kind)
    work.session.flush()
    work.audit("stage_box", "box", sscc, dispatch=dispatch_no)
    return None


def take_away(work: Work, dispatch_no: str, sscc: str) -> None:
    """A box was taken away from the lane: one that did not belong there is no difference any more, one that did is not checked.

    Raises:
        Conflict: It is neither.
    """
    work.require(*STAGERS)
    row = work.session.scalar(
        select(StagedBox).where(StagedBox.dispatch_no == dispatch_no, StagedBox.sscc == sscc, StagedBox.removed_at.is_(None))
    )
    if row is not None:
        row.removed_at = work.now
    elif not _clear(work, dispatch_no, sscc, FOREIGN):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "这一箱不在备货区")), (fact(QT_TRANSLATE_NOOP("app", "扫到的"), f"…{sscc[-5:]}"),))
    work.session.flush()
    work.audit("take_from_lane", "box", sscc, dispatch=dispatch_no)


def report_missing(work: Work, dispatch_no: str) -> int:
    """Nothing more stands at the lane: what was not scanned is missing, on record and on paper, until it is found and scanned.

    Returns:
        How many boxes are missing.

    Raises:
        Conflict: The 发货单 is not ready.
    """
    work.require(*STAGERS)
    _must_be_ready(order_of(work, dispatch_no))
    view = staging(work.session, dispatch_no)
    known = {one.sscc for one in view.open}
    missing = [box for box in view.boxes if box.sscc not in view.staged]
    for box in missing:
        if box.sscc not in known:
            words = str(say(QT_TRANSLATE_NOOP("app", "缺第 {n} 箱"), n=box.box_no))
            _note(work, dispatch_no, MISSING, box.sscc, words)
    if missing:
        _print(work, dispatch_no)
    work.audit("report_missing", "dispatch_order", dispatch_no, boxes=[box.sscc for box in missing])
    return len(missing)


def require_staged(work: Work, order: DispatchOrderView) -> None:
    """Refuses to load a 发货单 whose boxes were not checked at the lane, or differ; by setting a difference only.

    Raises:
        Refused: F-12.
    """
    view = staging(work.session, order.number)
    checked = len([box for box in view.boxes if box.sscc in view.staged])
    if not setting(work.session, "loading.require_staging", work.now):
        checked = len(view.boxes)
    rules.must_be_staged(order.number, checked, len(view.boxes), [one.words for one in view.open])


def _must_be_ready(order: DispatchOrderView) -> None:
    if order.state is not DispatchState.READY:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "{no} 现在是「{state}」，待装车时才核对备货"), no=order.number, state=word(order.state)),
            (fact(QT_TRANSLATE_NOOP("app", "状态"), word(order.state)),),
        )


def _differs(work: Work, dispatch_no: str, box: BoxView) -> Refused:
    own = box.dispatch_no == dispatch_no
    words = say(QT_TRANSLATE_NOOP("app", "{no} 第 {n} 箱「{state}」"), no=box.dispatch_no, n=box.box_no, state=word(box.state))
    known = {one.sscc for one in staging(work.session, dispatch_no).open}
    if box.sscc not in known:
        _note(work, dispatch_no, FOREIGN, box.sscc, str(words))
        _print(work, dispatch_no)
    reason = (
        QT_TRANSLATE_NOOP("app", "这一箱还没有封好，不该在备货区")
        if own
        else QT_TRANSLATE_NOOP("app", "这一箱不是本单的，请搬走再扫「取出」和它")
    )
    return refuse(
        "F-12",
        reason,
        fact(QT_TRANSLATE_NOOP("app", "单据"), dispatch_no),
        fact(QT_TRANSLATE_NOOP("app", "扫到的"), str(words)),
        helper=Role.TEAM_LEADER,
    )


def _note(work: Work, dispatch_no: str, kind: str, sscc: str, words: str) -> None:
    work.session.add(
        StagingDifference(dispatch_no=dispatch_no, kind=kind, sscc=sscc, words=words, at=work.now, person_id=work.actor.person_id)
    )
    work.session.flush()
    work.audit("note_difference", "dispatch_order", dispatch_no, kind=kind, box=sscc, words=words)


def _print(work: Work, dispatch_no: str) -> None:
    again = printing.times_printed(work.session, "difference_slip", dispatch_no) > 0
    printing.print_paper(
        work, "difference_slip", dispatch_no, reason=str(say(QT_TRANSLATE_NOOP("app", "又有差异"))) if again else ""
    )


def _clear(work: Work, dispatch_no: str, sscc: str, kind: str) -> bool:
    row = work.session.scalar(
        select(StagingDifference).where(
            StagingDifference.dispatch_no == dispatch_no, StagingDifference.sscc == sscc, StagingDifference.kind == kind,
            StagingDifference.cleared_at.is_(None),
        )
    )  # fmt: skip
    if row is None:
        return False
    row.cleared_at, row.cleared_by_id = work.now, work.actor.person_id
    work.session.flush()
    work.audit("clear_difference", "dispatch_order", dispatch_no, kind=kind, box=sscc)
    return True
