"""What every command on an inspection sheet begins and ends with; for this feature only."""

from __future__ import annotations

from sqlalchemy import select

from app.core.errors import Conflict, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.quality import queries
from app.quality.views import InspectionView
from app.settings.service import setting_text
from db.models.quality import Inspection, InspectionItem
from db.states import InspectionKind, Role


def may_inspect(work: Work, kind: InspectionKind) -> None:
    """The inspector inspects; the check before goods leave is his whom the setting names (X-06).

    Raises:
        NotPermitted: Somebody else.
    """
    work.require(outbound_role(work) if kind is InspectionKind.OUTBOUND else Role.INSPECTOR)


def outbound_role(work: Work) -> Role:
    """Who does the check before dispatch."""
    return Role(setting_text(work.session, "outbound.check_role", work.now))


def open_row(work: Work, number: str) -> Inspection:
    """The row of a sheet without a verdict, for whoever may fill it.

    Raises:
        Conflict: It has its verdict.
        NotFound: No such sheet.
        NotPermitted: Somebody else's kind of sheet.
    """
    row = work.session.scalar(select(Inspection).where(Inspection.number == number).with_for_update())
    if row is None:
        work.require(Role.INSPECTOR)
        raise not_found(QT_TRANSLATE_NOOP("app", "产品检验单"), number)
    may_inspect(work, row.kind)
    if row.verdict is not None:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "{number} 已有结论：{verdict}"), number=number, verdict=word(row.verdict))
        )
    return row


def item_row(work: Work, row: Inspection, no: int) -> InspectionItem:
    """One item of a sheet.

    Raises:
        NotFound: No such item.
    """
    item = work.session.scalar(select(InspectionItem).where(InspectionItem.inspection_id == row.id, InspectionItem.no == no))
    if item is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "检验项目"), no)
    return item


def view(work: Work, number: str) -> InspectionView:
    """A sheet as it stands."""
    found = queries.inspection(work.session, number)
    assert found is not None
    return found
