"""Photos of a vehicle and its load: the empty vehicle, half loaded, fully loaded, the seal (G-03, G-08)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.core.errors import Conflict, bad_input
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.files import pictures
from app.files import service as files
from app.files.service import AttachmentView
from app.loading.rows import trip_of
from db.states import Role, TripState

KINDS: dict[str, str] = {
    "vehicle": QT_TRANSLATE_NOOP("app", "空车"),
    "half": QT_TRANSLATE_NOOP("app", "装到一半"),
    "full": QT_TRANSLATE_NOOP("app", "装满"),
    "seal": QT_TRANSLATE_NOOP("app", "封签"),
}
"""What a photo shows, by key."""

_GONE = (TripState.OUT, TripState.DONE, TripState.CANCELLED)


def attach(work: Work, trip_no: str, kind: str, name: str, content: bytes) -> AttachmentView:
    """Hangs a photo on a trip; the same photo twice stays one.

    Args:
        work: The action.
        trip_no: The trip.
        kind: Key of `KINDS`.
        name: Name of the file it came in.
        content: PNG or JPEG.

    Raises:
        BadInput: No picture, absurdly large, cut off, or of an unknown kind.
        Conflict: The vehicle has left.
    """
    work.require(Role.SALES, Role.STOREKEEPER, Role.TEAM_LEADER, Role.SHIPPER)
    if kind not in KINDS:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请选照片拍的是什么"))
    trip = trip_of(work, trip_no)
    if trip.state in _GONE:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "车次 {trip} 已出厂，照片没有归入"), trip=trip_no))
    pictures.check(files.safe_name(name), content)
    known = {photo.sha256: photo for photo in files.attachments(work.session, _object(kind), trip_no)}
    return known.get(files.digest(content)) or files.attach(work, _object(kind), trip_no, name, content)


def counts(session: Session, trip_no: str) -> dict[str, int]:
    """How many photos of each kind a trip has."""
    return {kind: len(files.attachments(session, _object(kind), trip_no)) for kind in KINDS}


def _object(kind: str) -> str:
    return f"load_{kind}"
