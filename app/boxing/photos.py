"""Photos of the open box: attached to it as evidence of how it was packed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.boxing import queries
from app.boxing.rows import PACKERS, box_row
from app.core.errors import Conflict
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.files import pictures
from app.files import service as files
from app.files.service import AttachmentView
from db.states import BoxState, Role

KIND = "box"
_HERE = (BoxState.OPEN, BoxState.PACKED, BoxState.CHECKED, BoxState.SEALED, BoxState.HOLD)


def attach(work: Work, sscc: str, name: str, content: bytes) -> AttachmentView:
    """Hangs a photo on a box; the same photo twice stays one.

    Args:
        work: The action of whoever is at the bench.
        sscc: The box.
        name: Name of the file it came in.
        content: PNG or JPEG.

    Raises:
        BadInput: No picture, absurdly large, or cut off.
        Conflict: The box has left the bench.
    """
    work.require(*PACKERS, Role.INSPECTOR)
    pictures.check(files.safe_name(name), content)
    row = box_row(work, sscc)
    if row.state not in _HERE:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "第 {n} 箱已不在装箱台，照片没有归入"), n=row.box_no))
    known = {photo.sha256: photo for photo in photos(work.session, sscc)}
    return known.get(files.digest(content)) or files.attach(work, KIND, sscc, name, content)


@dataclass(frozen=True)
class BoxPhoto:
    """One photo of a box."""

    box_no: int
    sha256: str
    at: datetime


def photos_of_order(session: Session, dispatch_no: str) -> tuple[BoxPhoto, ...]:
    """The photos of every box of a 发货单, newest first."""
    boxes = queries.boxes(session, dispatch_no)
    found = [BoxPhoto(box.box_no, photo.sha256, photo.at) for box in boxes for photo in photos(session, box.sscc)]
    return tuple(sorted(found, key=lambda photo: photo.at, reverse=True))


def photos(session: Session, sscc: str) -> tuple[AttachmentView, ...]:
    """The photos of a box, oldest first."""
    return tuple(photo for photo in files.attachments(session, KIND, sscc) if photo.media_type.startswith("image/"))
