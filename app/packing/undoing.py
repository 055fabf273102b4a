"""撤销 in product packing: the last tick, signature or confirmation is taken back; the record of it stays (C-06, C-07)."""

from __future__ import annotations

from sqlalchemy import select

from app.core.errors import Conflict
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.packing.rows import CHECKS, move, open_row, seen
from app.packing.special import occasion, void_points
from app.packing.views import PackingView
from db.models.packing import PackingSession, PackingTick
from db.states import PackingState, Role


def undo(work: Work, identity: str) -> tuple[PackingView, str]:
    """Takes back what was done last: 牢固, a check of the inspector, a signed protection, a material, a step.

    Returns:
        The packing after it, and what was taken back.

    Raises:
        Conflict: Nothing to undo, or the package is sealed.
        NotPermitted: A check is taken back by an inspector, the rest by an assembler.
    """
    work.require(Role.ASSEMBLER, Role.INSPECTOR)
    row = open_row(work, identity)
    done = _firm(work, row) or _ticked(work, row, checks=True) or _signed(work, row, identity) or _ticked(work, row, checks=False)
    if not done:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "没有可撤销的")))
    work.session.flush()
    work.audit("undo_tick", "packing_session", identity, what=done)
    return seen(work, identity), done


def _firm(work: Work, row: PackingSession) -> str:
    if row.firm_id is None:
        return ""
    row.firm_id = row.firm_at = None
    return "包装牢固、无破损"


def _signed(work: Work, row: PackingSession, identity: str) -> str:
    done = void_points(work, identity, occasion(row.id), last=True) if row.special else ""
    if done:
        work.require(Role.ASSEMBLER)
    return done


def _ticked(work: Work, row: PackingSession, *, checks: bool) -> str:
    valid = select(PackingTick).where(PackingTick.session_id == row.id, PackingTick.voided_at.is_(None))
    kinds = PackingTick.kind.in_(CHECKS) if checks else PackingTick.kind.not_in(CHECKS)
    ticks = work.session.scalars(valid.where(kinds).order_by(PackingTick.id.desc()).limit(2)).all()
    if not ticks:
        return ""
    work.require(Role.INSPECTOR if checks else Role.ASSEMBLER)
    ticks[0].voided_at = work.now
    if row.state is PackingState.CHECKED:
        move(row, PackingState.OPEN)
    if checks and len(ticks) == 1:
        row.checker_id = row.checked_at = None
    return ticks[0].name
