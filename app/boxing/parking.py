"""Parked boxes: one inspector serves many benches, so a packed box waits for him under a reusable 待核对 tag (C-16)."""

from __future__ import annotations

from sqlalchemy import select

from app.boxing import queries, rules
from app.boxing.contents import hands_of, items_of
from app.boxing.rows import PACKERS, box_row, box_view, current_box, free_tag, newest_label, parking_row
from app.boxing.views import BoxView
from app.core.errors import Conflict, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from db.models.boxing import Box, BoxParking
from db.states import BoxState, Role


def park(work: Work, dispatch_no: str, tag: str) -> BoxView:
    """Parks the packed box of this bench under a free tag; the bench goes on with the next one.

    Raises:
        Conflict: No packed box is in work, or the tag is on another box.
    """
    work.require(*PACKERS)
    row = current_box(work, dispatch_no)
    printed = newest_label(work, row) if row is not None else None
    if row is None or row.state not in (BoxState.PACKED, BoxState.CHECKED) or (printed is not None and printed.voided_at is None):
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "箱装齐、装箱单放入以后才能挂 {tag} 号牌"), tag=tag),
            (fact(QT_TRANSLATE_NOOP("app", "状态"), word(row.state) if row is not None else "—"),),
        )
    if parking_row(work, row) is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "第 {n} 箱已经挂了牌"), n=row.box_no))
    other = queries.tagged(work.session, tag)
    if other is not None:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "{tag} 号牌挂在别的箱上"), tag=tag),
            (fact(QT_TRANSLATE_NOOP("app", "单据"), other.dispatch_no), fact(QT_TRANSLATE_NOOP("app", "箱"), other.box_no)),
        )
    work.session.add(
        BoxParking(box_id=row.id, tag=tag, station=work.station, parked_at=work.now, parked_by_id=work.actor.person_id or 0)
    )
    work.session.flush()
    work.audit("park_box", "box", row.sscc, tag=tag)
    return box_view(work, row)


def open_parked(work: Work, tag: str) -> BoxView:
    """Takes a parked box into work at this station: for the check by an inspector, to go on packing or sealing by a packer.

    Raises:
        Refused: C-16, who would check put something into it.
        NotFound: The tag is on no box.
    """
    work.require(*PACKERS, Role.INSPECTOR)
    found = queries.tagged(work.session, tag)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "号牌"), tag)
    row = box_row(work, found.sscc)
    if row.state is BoxState.PACKED:
        rules.must_be_another(work.actor.name, work.actor.person_id, hands_of(work, row))
        work.require(Role.INSPECTOR)
    else:
        work.require(*PACKERS)
    leave(work)
    parking = parking_row(work, row)
    assert parking is not None
    before, parking.open_station = parking.open_station, work.station
    work.session.flush()
    work.audit("open_parked", "box", row.sscc, tag=tag, before=before)
    return box_view(work, row)


def leave(work: Work) -> None:
    """Whatever parked box was in work at this station stands under its tag again; an empty one needs none."""
    for parking in work.session.scalars(
        select(BoxParking).where(BoxParking.open_station == work.station, BoxParking.freed_at.is_(None)).with_for_update()
    ):
        parking.open_station = ""
        row = work.session.get_one(Box, parking.box_id)
        if row.state is BoxState.OPEN and not items_of(work, row):
            row.station = ""  # nobody packs it
            free_tag(work, row)
    work.session.flush()
