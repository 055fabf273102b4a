"""The cover of a rule with its history (form 50, M-06): of a document of the store, or of the rules that the settings hold."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.core.clock import site_day, site_time
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.identity import queries as identity
from app.printing.making import Making
from app.settings.service import rule_changes, rule_version, rule_versions
from app.slips import rule_cover as form
from app.slips.house_texts import H
from app.slips.model import Signature
from app.storage import documents
from app.storage.documents import DocumentView

PAPER, SETTINGS = "rule_cover", "SETTINGS"
"""Its name among the papers; the document is the key of a version, or `SETTINGS` for the rules that the desk itself holds."""


def rule_cover(session: Session, document: str, making: Making) -> bytes:
    """Draws the cover of a rule.

    Raises:
        NotFound: No such version.
    """
    if document == SETTINGS:
        return _settings(session, making)
    every = documents.documents(session)
    view = next((one for one in every if str(one.document_id) == document), None)
    if view is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "制度文件"), document)
    same = sorted((one for one in every if one.code == view.code), key=lambda one: -one.document_id)
    issued = site_time(view.published_at)
    paper = form.RuleCover(
        company=making.company, form=making.form, printing=making.printing, void=making.void, number=f"ZDW{view.document_id:05d}",
        date=site_day(making.printing.printed_at), signatures=(Signature("编制", view.published_by, issued),) if view.published_by else (),
        title=view.title, rule_code=view.code, edition=view.edition, issued_on=issued.date(), effective_on=view.effective_on,
        readers="、".join(str(word(role)) for role in view.roles) or H.EVERYBODY,
        read=H.READ_OF.format(n=len(view.readers) - len(view.unread), all=len(view.readers)),
        history=tuple(_revision(one, first=one is same[-1]) for one in same),
    )  # fmt: skip
    return form.render(paper, tuple(copy for copy in making.copies if copy.name) or form.COPIES)


def _revision(view: DocumentView, *, first: bool) -> form.Revision:
    why = H.WITHDRAWN.format(why=view.withdrawn_why) if view.withdrawn_why else ""
    words = view.changes or (str(H.FIRST_ISSUE) if first else "")
    return form.Revision(view.edition, site_day(view.published_at), view.effective_on, words, why, view.published_by)


def _settings(session: Session, making: Making) -> bytes:
    """The rules of the desk: their versions, and every change of a limit, order or signature with author and approver."""
    today = site_day(making.printing.printed_at)
    version, effective = rule_version(session, today)
    names = identity.names(session)
    changes = [
        form.Revision(
            rule_version(session, site_day(one.effective_from))[0], site_day(one.at), site_day(one.effective_from),
            f"{one.title}：{one.value}", one.reason, names.get(one.author_id or 0, ""), names.get(one.approver_id or 0, ""),
        )
        for one in rule_changes(session)
    ]  # fmt: skip
    versions = [form.Revision(name, day, day, note or str(H.FIRST_ISSUE)) for name, day, note in rule_versions(session)]
    paper = form.RuleCover(
        company=making.company, form=making.form, printing=making.printing, void=making.void, number="ZD-SETTINGS", date=today,
        title=H.SITE_RULES, rule_code=H.SITE_CODE, edition=version, issued_on=None, effective_on=effective, readers=H.EVERYBODY, read="",
        history=tuple(sorted((*changes, *versions), key=lambda one: one.issued_on, reverse=True)),
    )  # fmt: skip
    return form.render(paper, tuple(copy for copy in making.copies if copy.name) or form.COPIES)
