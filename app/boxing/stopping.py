"""Boxes that are stopped: damage found at a scan (E-03), a label that nobody can read any more (E-05); quality releases them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.boxing import checking, closing_rules, photos, sealing
from app.boxing.rows import PACKERS, box_row, box_view, move_box, order_view, void_label
from app.boxing.views import BoxView
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.dispatch import service as dispatch
from app.identity import queries as identity
from db.models.boxing import Box, BoxStop
from db.states import BoxState, DispatchState, Role, StopKind


@dataclass(frozen=True)
class StopView:
    """A stopped box: why, when, by whom, and whether quality released it."""

    sscc: str
    dispatch_no: str
    box_no: int
    kind: StopKind
    reason: str
    at: datetime
    person: str
    photos: int
    released_at: datetime | None


def stop(work: Work, sscc: str, kind: StopKind, reason: str) -> BoxView:
    """Opens a damage record, or that of a lost mark, and stops the box.

    Raises:
        Conflict: The box is not sealed, or stands on a vehicle.
        BadInput: No reason.
    """
    work.require(*PACKERS, Role.INSPECTOR)
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明原因"))
    row = box_row(work, sscc)
    if row.state is BoxState.LOADED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "箱已装车，请先卸下")))
    move_box(work, row, BoxState.HOLD, reason=reason)
    work.session.add(
        BoxStop(
            box_id=row.id, kind=kind, reason=reason.strip(), station=work.station, at=work.now, person_id=work.actor.person_id or 0
        )
    )
    work.session.flush()
    work.audit("stop_box", "box", sscc, kind=kind, reason=reason.strip())
    if order_view(work, row.dispatch_no).state is DispatchState.READY:
        dispatch.mark(work, row.dispatch_no, DispatchState.PICKED, reason=reason)
    return box_view(work, row)


def release(work: Work, sscc: str, note: str, *, repack: bool = True) -> BoxView:
    """Quality decides: a damaged box is packed again or goes as it is, a box without marks gets a new label, to be scanned back.

    One that was missing and was found goes on as it is.

    Args:
        work: The action.
        sscc: The box.
        note: What was found.
        repack: Whether a damaged box is opened and packed again; False lets it go as it is.

    Raises:
        Refused: E-03 no photo of the damage; E-05 by who reported the lost mark himself.
        NotFound: The box is not stopped.
        BadInput: No note.
    """
    work.require(Role.INSPECTOR)
    if not note.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明原因"))
    row = box_row(work, sscc)
    stopped = work.session.scalar(
        select(BoxStop).where(BoxStop.box_id == row.id, BoxStop.released_at.is_(None)).with_for_update()
    )
    if stopped is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "停箱记录"), f"…{sscc[-5:]}")
    stopped.released_at, stopped.released_by_id, stopped.note = work.now, work.actor.person_id, note.strip()
    if stopped.kind is StopKind.MARK_LOST:
        closing_rules.relabel_needs_another(work.actor.name, work.actor.person_id, stopped.person_id)
        move_box(work, row, BoxState.SEALED)
        void_label(work, row, stopped.reason, scanned=True)
        row.sealed_at = None
        move_box(work, row, BoxState.CHECKED, reason=stopped.reason)
        sealing.print_new_label(work, row, stopped.reason)
    elif stopped.kind is StopKind.MISSING:
        move_box(work, row, BoxState.SEALED)
        sealing.wait_for_label_if_void(work, row)
        sealing.mark_ready_if_all(work, row.dispatch_no)
    else:
        taken = [photo for photo in photos.photos(work.session, sscc) if photo.at >= stopped.at]
        closing_rules.damage_must_be_photographed(row.box_no, len(taken))
        stopped.repacked = repack
        if repack:
            checking.reopen(work, sscc, stopped.reason, released=True)
        else:
            move_box(work, row, BoxState.SEALED)
            sealing.wait_for_label_if_void(work, row)
            sealing.mark_ready_if_all(work, row.dispatch_no)
    work.session.flush()
    work.audit("release_box", "box", sscc, kind=stopped.kind, note=note.strip(), repack=stopped.repacked)
    return box_view(work, row)


def stops(session: Session, since: datetime | None = None) -> list[StopView]:
    """Stopped boxes, newest first: those that wait for quality, and with `since` the released ones from then on as well."""
    query = select(BoxStop, Box).join(Box, Box.id == BoxStop.box_id).order_by(BoxStop.id.desc())
    return _views(session, query.where(BoxStop.released_at.is_(None) if since is None else BoxStop.at >= since))


def stops_of(session: Session, sscc: str) -> list[StopView]:
    """Every stop of one box, oldest first."""
    query = select(BoxStop, Box).join(Box, Box.id == BoxStop.box_id).where(Box.sscc == sscc)
    return _views(session, query.order_by(BoxStop.id))


def _views(session: Session, query: Select[BoxStop, Box]) -> list[StopView]:
    rows = session.execute(query).all()
    names = {person.person_id: person.name for person in identity.people(session)} if rows else {}
    return [
        StopView(
            box.sscc, box.dispatch_no, box.box_no, found.kind, found.reason, found.at, names.get(found.person_id, ""),
            len([photo for photo in photos.photos(session, box.sscc) if photo.at >= found.at]), found.released_at,
        )
        for found, box in rows
    ]  # fmt: skip


def reason_of(session: Session, sscc: str) -> StopView | None:
    """Why a box is stopped, or None."""
    return next((found for found in stops(session) if found.sscc == sscc), None)
