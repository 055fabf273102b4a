"""What happens on the way of a trip, and who was spoken to (F-18): noted by whoever hears of it, seen by sales and logistics alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.dispatch import queries
from app.identity import queries as identity
from db.models.dispatch import TripEntry
from db.states import Role

WRITERS = (Role.SALES, Role.LOGISTICS_HEAD, Role.TEAM_LEADER, Role.SHIPPER)

KINDS: dict[str, str] = {
    "called": QT_TRANSLATE_NOOP("app", "通话"),
    "departed": QT_TRANSLATE_NOOP("app", "已出发"),
    "delayed": QT_TRANSLATE_NOOP("app", "晚点"),
    "arrived": QT_TRANSLATE_NOOP("app", "已到达"),
    "other": QT_TRANSLATE_NOOP("app", "其他"),
}
"""What may be noted, by key."""


@dataclass(frozen=True)
class TripEntryView:
    """One entry of the log."""

    kind: str
    whom: str
    words: str
    at: datetime
    person: str


def note(work: Work, trip_no: str, kind: str, words: str, *, whom: str = "", at: datetime | None = None) -> None:
    """Enters a contact or an event.

    Args:
        work: The action.
        trip_no: The trip.
        kind: Key of `KINDS`.
        words: What was said, or what happened.
        whom: Whom it was spoken to: driver, customer.
        at: When it happened; now by default.

    Raises:
        NotFound: No such trip.
        BadInput: No words, an unknown kind, or a moment to come.
    """
    work.require(*WRITERS)
    if queries.trip(work.session, trip_no) is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "车次"), trip_no)
    if kind not in KINDS or not words.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请选类别并写明情况"))
    moment = at or work.now
    if moment > work.now:
        raise bad_input(QT_TRANSLATE_NOOP("app", "时间不能在以后"))
    work.session.add(
        TripEntry(
            trip_no=trip_no, kind=kind, whom=whom.strip(), words=words.strip(), at=moment, noted_at=work.now,
            person_id=work.actor.person_id,
        )
    )  # fmt: skip
    work.session.flush()
    work.audit("note_on_way", "trip", trip_no, kind=kind, whom=whom.strip(), words=words.strip(), at=moment)


def entries(session: Session, trip_no: str) -> tuple[TripEntryView, ...]:
    """The log of a trip, newest first."""
    rows = session.scalars(select(TripEntry).where(TripEntry.trip_no == trip_no).order_by(TripEntry.at.desc(), TripEntry.id.desc())).all()
    names = identity.names(session) if rows else {}
    return tuple(TripEntryView(row.kind, row.whom, row.words, row.at, names.get(row.person_id or 0, "")) for row in rows)
