"""The sheet of a walk through a zone (form 48, D-04, L-07, L-08): checklist, what is to be put right, fire equipment."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.orm import Session

from app.core.clock import site_day, site_time
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.printing.making import Making
from app.settings.service import setting_int
from app.slips import zone_check as form
from app.slips.model import Signature
from app.storage import care
from app.storage.care_views import ActionView

PAPER = "zone_check"


def zone_check(session: Session, document: str, making: Making) -> bytes:
    """Draws the sheet of a walk; what was put right since and the equipment stand on it as they are now.

    Raises:
        NotFound: No such walk.
    """
    view = care.check(session, document)
    if view is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "库区检查记录"), document)
    now = making.printing.printed_at
    today, at = site_day(now), site_time(view.at)
    every = setting_int(session, "safety.warehouse_inspection_days", now)
    paper = form.ZoneCheck(
        company=making.company, form=making.form, printing=making.printing, void=making.void, number=view.number, date=at.date(),
        signatures=(Signature("检查人", view.person, at),) if view.person else (), zone=view.zone, at=at, checker=view.person,
        next_on=at.date() + timedelta(days=every), photo=bool(view.photo), remark=view.remark,
        checks=tuple(form.CheckLine(str(word(one.item)), one.good, one.words) for one in view.items),
        actions=tuple(
            form.ActionLine(str(word(one.item)), one.words, one.owner, one.due_on, _done(one), one.done_at is None and one.due_on < today)
            for one in care.actions(session, open_only=False, number=document)
        ),
        tools=tuple(
            form.ToolLine(f"{one.code}  {one.name}", one.spot, one.checked_on, one.due_on, one.good, one.late(today), one.words)
            for one in care.equipment(session, now) if one.zone_id == view.zone_id
        ),
    )  # fmt: skip
    return form.render(paper, tuple(copy for copy in making.copies if copy.name) or form.COPIES)


def _done(one: ActionView) -> str:
    return f"{one.done_words}（{one.done_by} {site_time(one.done_at):%m-%d}）" if one.done_at is not None else ""
