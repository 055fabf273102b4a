"""Rules of the store and safe operating procedures with their versions, and who has confirmed that he read them (D-17)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.entry import clean
from app.core.errors import Conflict, bad_input, not_found
from app.core.grouped import grouped
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.files import service as files
from app.files.service import AttachmentView
from app.identity import queries as identity
from app.identity.views import PersonView
from db.models.care import RuleDocument, RuleReading
from db.states import Role
from db.types import yes

FILES = "rule_document"
PUBLISHERS = (Role.LOGISTICS_HEAD, Role.SAFETY, Role.DELIVERY_MANAGEMENT, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class DocumentDraft:
    """A version as it is published: `roles` have to read it, none for everybody; `content` is a PDF or picture."""

    code: str
    title: str
    edition: str
    effective_on: date
    changes: str = ""
    roles: tuple[Role, ...] = ()
    name: str = ""
    content: bytes = b""


@dataclass(frozen=True)
class ReaderView:
    """Somebody who has to read a version; `at` is None until he confirmed."""

    person_id: int
    name: str
    at: datetime | None


@dataclass(frozen=True)
class DocumentView:
    """A version of a document with everybody who has to read it."""

    document_id: int
    code: str
    title: str
    edition: str
    effective_on: date
    changes: str
    roles: tuple[Role, ...]
    published_by: str
    published_at: datetime
    current: bool
    sha256: str
    file_name: str
    readers: tuple[ReaderView, ...]
    withdrawn_why: str = ""

    @property
    def unread(self) -> tuple[ReaderView, ...]:
        """Who has not confirmed."""
        return tuple(one for one in self.readers if one.at is None)

    def waits_for(self, person_id: int | None) -> bool:
        """Whether a person has still to confirm it."""
        return self.current and any(one.person_id == person_id for one in self.unread)


def publish(work: Work, draft: DocumentDraft) -> int:
    """Publishes a version; an earlier one of the same code is replaced, and everybody concerned has to read the new one.

    Returns:
        Its key.

    Raises:
        BadInput: Code, title, edition or file missing.
        Conflict: That edition is published.
    """
    work.require(*PUBLISHERS)
    code = clean(QT_TRANSLATE_NOOP("app", "文件编号"), draft.code, most=40, needed=True)
    title = clean(QT_TRANSLATE_NOOP("app", "文件名称"), draft.title, most=80, needed=True)
    edition = clean(QT_TRANSLATE_NOOP("app", "版次"), draft.edition, most=20, needed=True)
    changes = clean(QT_TRANSLATE_NOOP("app", "修订内容"), draft.changes)
    if not draft.content:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请选文件（PDF 或图片）"))
    same = list(work.session.scalars(select(RuleDocument).where(RuleDocument.code == code)))
    if any(row.edition == edition for row in same):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{code} {edition} 版已发布"), code=code, edition=edition))
    for row in same:
        row.replaced = True
    made = RuleDocument(
        code=code, title=title, edition=edition, effective_on=draft.effective_on, changes=changes, roles=sorted(draft.roles),
        published_by_id=work.actor.person_id, published_at=work.now,
    )  # fmt: skip
    work.session.add(made)
    work.session.flush()
    files.attach(work, FILES, str(made.id), draft.name or title, draft.content)
    work.audit("publish_rule_document", "rule_document", code, title=title, edition=edition)
    return made.id


def withdraw(work: Work, document_id: int, reason: str) -> None:
    """Takes a document out of force without another in its place.

    Raises:
        BadInput: No reason.
        Conflict: It is not in force.
        NotFound: No such document.
    """
    work.require(*PUBLISHERS)
    row = _row(work, document_id)
    row.withdrawn_why = clean(QT_TRANSLATE_NOOP("app", "原因"), reason, needed=True)
    row.replaced = True
    work.audit("withdraw_rule_document", "rule_document", row.code, edition=row.edition, reason=row.withdrawn_why)


def confirm(work: Work, document_id: int) -> None:
    """Confirms that the person who is signed in has read a version.

    Raises:
        Conflict: Nobody is signed in, it is replaced, or he has confirmed it.
        NotFound: No such document.
    """
    person = work.actor.person_id
    if person is None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "请先登录，再确认已阅读")))
    row = _row(work, document_id)
    known = select(RuleReading.id).where(RuleReading.document_id == document_id, RuleReading.person_id == person)
    if work.session.scalar(known) is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "您已确认过这一版")))
    work.session.add(RuleReading(document_id=document_id, person_id=person, at=work.now))
    work.audit("confirm_rule_document", "rule_document", row.code, edition=row.edition)


def documents(session: Session, *, current_only: bool = False) -> tuple[DocumentView, ...]:
    """Every version, those in force first, each with its readers."""
    query = select(RuleDocument).order_by(RuleDocument.replaced, RuleDocument.code, RuleDocument.id.desc())
    if current_only:
        query = query.where(~yes(RuleDocument.replaced))
    rows = list(session.scalars(query))
    if not rows:
        return ()
    everybody = identity.people(session, active_only=True)
    names = identity.names(session)
    confirmed = select(RuleReading).where(RuleReading.document_id.in_([row.id for row in rows]))
    read = grouped(session.scalars(confirmed), lambda one: one.document_id)
    stored = files.newest_attachments(session, FILES, [str(row.id) for row in rows])
    return tuple(_view(row, everybody, names, read[row.id], stored.get(str(row.id), "")) for row in rows)


def _view(
    row: RuleDocument, everybody: Iterable[PersonView], names: dict[int, str], read: Sequence[RuleReading], sha256: str
) -> DocumentView:
    roles = tuple(Role(role) for role in row.roles)
    at = {one.person_id: one.at for one in read}
    wanted = [one for one in everybody if not roles or one.roles & set(roles)]
    readers = tuple(ReaderView(one.person_id, one.name, at.get(one.person_id)) for one in wanted)
    return DocumentView(
        row.id, row.code, row.title, row.edition, row.effective_on, row.changes, roles, names.get(row.published_by_id or 0, ""),
        row.published_at, not row.replaced, sha256, f"{row.code} {row.edition}", readers, row.withdrawn_why,
    )  # fmt: skip


def file_of(session: Session, document_id: int) -> tuple[AttachmentView, bytes]:
    """A version's file and its bytes.

    Raises:
        NotFound: It has none.
    """
    for one in files.attachments(session, FILES, str(document_id)):
        return one, files.content(session, one.sha256)
    raise not_found(QT_TRANSLATE_NOOP("app", "制度文件"), document_id)


def _row(work: Work, document_id: int) -> RuleDocument:
    row = work.session.get(RuleDocument, document_id)
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "制度文件"), document_id)
    if row.replaced:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{code} {edition} 版已不是现行版本"), code=row.code, edition=row.edition))
    return row
