"""Attachments: content stored once under its SHA-256, hung on a record by kind and key."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.errors import BadInput, bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.files import pictures
from db.models.core import Attachment, StoredFile

LARGEST = 20 * 1024 * 1024
"""Bytes; a phone photo has 3–8 MB."""

KINDS = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"%PDF-": "application/pdf",
}
_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_WINDOWS = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


@dataclass(frozen=True)
class AttachmentView:
    """One attachment of a record."""

    name: str
    media_type: str
    size: int
    sha256: str
    at: datetime


def attach(work: Work, object_kind: str, object_key: str, name: str, content: bytes) -> AttachmentView:
    """Hangs a picture or PDF on a record.

    Raises:
        BadInput: Empty, larger than 20 MB, or neither PNG, JPEG nor PDF by its first bytes.
    """
    media_type = next((kind for sign, kind in KINDS.items() if content.startswith(sign)), None)
    if media_type is None or len(content) > LARGEST:
        raise bad_input(QT_TRANSLATE_NOOP("app", "附件只收 20 MB 以内的 PNG、JPEG 图片或 PDF：{name}"), name=safe_name(name))
    sha256 = digest(content)
    if work.session.get(StoredFile, sha256) is None:
        work.session.add(StoredFile(sha256=sha256, size=len(content), media_type=media_type, content=content))
    clean = safe_name(name)
    work.session.add(
        Attachment(
            object_kind=object_kind, object_key=object_key, name=clean, sha256=sha256, at=work.now,
            person_id=work.actor.person_id,
        )
    )  # fmt: skip
    work.audit("attach", object_kind, object_key, name=clean, sha256=sha256)
    return AttachmentView(clean, media_type, len(content), sha256, work.now)


def read_file(path: Path) -> bytes:
    """A file that somebody chose to be hung on a record; of one that is too large no more than shows it.

    Raises:
        BadInput: It cannot be read: the stick was pulled out, another program holds it.
    """
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise bad_input(QT_TRANSLATE_NOOP("app", "读写不了文件 {file}：{why}"), file=path.name, why=error.strerror or str(error)) from error


def digest(content: bytes) -> str:
    """What stored content is found by."""
    return hashlib.sha256(content).hexdigest()


def thumbnail(session: Session, sha256: str, size: int) -> bytes:
    """A stored picture as a small JPEG; call it off the window's thread.

    Args:
        session: Read session.
        sha256: The stored file.
        size: Longest side in pixels.

    Raises:
        KeyError: No such file.
        BadInput: It is no picture, absurdly large, or cut off.
    """
    return pictures.small(sha256, content(session, sha256), size)


def small_of(session: Session, one: AttachmentView, size: int) -> bytes:
    """The small picture of an attachment; nothing for a PDF and for a picture that was cut off on its way here."""
    if not one.media_type.startswith("image/"):
        return b""
    try:
        return thumbnail(session, one.sha256, size)
    except BadInput:
        return b""


def safe_name(name: str) -> str:
    """A file name that every system takes."""
    clean = _UNSAFE.sub("_", name).strip(" .")[-120:] or "附件"
    return f"_{clean}" if _WINDOWS.match(clean) else clean


def attachments(session: Session, object_kind: str, object_key: str) -> list[AttachmentView]:
    """The attachments of a record, oldest first."""
    rows = session.execute(
        select(Attachment, StoredFile.media_type, StoredFile.size)
        .join(StoredFile, StoredFile.sha256 == Attachment.sha256)
        .where(Attachment.object_kind == object_kind, Attachment.object_key == object_key)
        .order_by(Attachment.id)
    )  # fmt: skip
    return [AttachmentView(a.name, media, size, a.sha256, a.at) for a, media, size in rows]


def counts(session: Session, object_kind: str, object_keys: Sequence[str]) -> dict[str, int]:
    """How many attachments some records have, by key; those without are left out."""
    if not object_keys:
        return {}
    rows = session.execute(
        select(Attachment.object_key, func.count())
        .where(Attachment.object_kind == object_kind, Attachment.object_key.in_(object_keys))
        .group_by(Attachment.object_key)
    )
    return dict(rows.all())


def newest_attachments(session: Session, object_kind: str, object_keys: Sequence[str]) -> dict[str, str]:
    """SHA-256 of the newest attachment of each of some records, by their key; those without are left out."""
    if not object_keys:
        return {}
    rows = session.execute(
        select(Attachment.object_key, Attachment.sha256)
        .where(Attachment.object_kind == object_kind, Attachment.object_key.in_(object_keys))
        .order_by(Attachment.id)
    )
    return {row.object_key: row.sha256 for row in rows}


def newest_pictures(session: Session, object_kind: str, object_keys: Iterable[str]) -> dict[str, str]:
    """The newest picture of some records, by key, as its SHA-256."""
    rows = session.execute(
        select(Attachment.object_key, Attachment.sha256)
        .join(StoredFile, StoredFile.sha256 == Attachment.sha256)
        .where(
            Attachment.object_kind == object_kind, Attachment.object_key.in_(set(object_keys)), StoredFile.media_type.like("image/%")
        )
        .order_by(Attachment.id)
    )  # fmt: skip
    return dict(rows.all())


def content(session: Session, sha256: str) -> bytes:
    """The bytes of a stored file."""
    row = session.get(StoredFile, sha256)
    if row is None:
        raise KeyError(sha256)
    return row.content
