"""What is due of goods that left: slips, acceptance, the first call, problems phoned in, signers nobody knows, pages without a record."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.core.clock import day_end, site_day
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.delivery import problems, slip_entries, slip_pages, transit
from app.delivery import queries as delivery
from app.delivery.views import DeliveryView
from app.reminders.urgency import by_time
from app.reminders.views import Due, Mark
from app.settings.service import setting_int, setting_text
from db.states import DeliveryState, Role

_OFFICE = frozenset({Role.SALES, Role.LOGISTICS_HEAD, Role.AFTER_SALES})
_PAGE = "delivery"


def lines(session: Session, now: datetime) -> list[Due]:
    """Every line, in no order."""
    return [*_records(session, now), *_problems(session, now), *_slips(session)]


def _records(session: Session, now: datetime) -> list[Due]:
    """Slips that are not back (F-22), acceptance (I-08), the first call by its owner (I-20, I-21), unknown signers (I-05)."""
    slip = timedelta(days=setting_int(session, "slip.return_days", now))
    accept = timedelta(days=setting_int(session, "acceptance.due_days", now))
    call = timedelta(days=setting_int(session, "followup.first_call_days", now))
    caller = Role(setting_text(session, "followup.owner", now))
    came = {one.number: one.arrived_at for one in transit.under_way(session, now)}
    found = []

    def line(source: str, record: DeliveryView, clause: str, end: datetime | None, who: Role = Role.SALES) -> None:
        mark = Mark.HOLD if end is None else by_time(end, now)
        title, roles = say(source, customer=record.customer), _OFFICE | {who}
        found.append(Due(mark, title, record.number, _PAGE, word(who), end, clause, roles, record.left_at))

    for record in delivery.waiting(session):
        if record.state is DeliveryState.OPEN and record.left_at is not None:
            end = (came.get(record.number) or record.left_at) + slip
            line(QT_TRANSLATE_NOOP("app", "签收单未交回：{customer}"), record, "F-22", end)
        if record.signed_at is not None and record.acceptance is None:
            line(QT_TRANSLATE_NOOP("app", "待客户验收：{customer}"), record, "I-08", record.signed_at + accept)
        if record.signed_at is not None and not record.follow_ups:
            line(QT_TRANSLATE_NOOP("app", "首次回访：{customer}"), record, "I-20", record.signed_at + call, caller)
        if record.signer_listed is False and record.signer_cleared_at is None:
            title = say(QT_TRANSLATE_NOOP("app", "签收人不在名单：{customer} {signer}"), customer=record.customer, signer=record.signer)
            sales = frozenset({Role.SALES})
            found.append(Due(Mark.HOLD, title, record.number, _PAGE, word(Role.SALES), None, "I-05", sales, record.registered_at, "signer"))
    return found


def _problems(session: Session, now: datetime) -> list[Due]:
    """Problems at acceptance, for each department until it has seen them: at once, which is the day of the call or so many later (I-04)."""
    days = timedelta(days=setting_int(session, "sla.at_once_days", now))
    return [
        Due(
            Mark.WRONG, say(QT_TRANSLATE_NOOP("app", "验收出问题：{customer} {words}"), customer=one.customer, words=one.words),
            one.record_no, _PAGE, "/".join(word(role) for role in one.unseen), day_end(site_day(one.told_at) + days),
            "I-04", frozenset(one.unseen), one.told_at,
        )
        for one in problems.unseen(session)
    ]  # fmt: skip


def _slips(session: Session) -> list[Due]:
    """Pages that nobody could assign, and entries whose scan did not come yet (F-22)."""
    found, roles, who = [], frozenset({Role.SALES, Role.LOGISTICS_HEAD}), word(Role.SALES)
    pages = slip_pages.unassigned(session)
    if pages:
        title = say(QT_TRANSLATE_NOOP("app", "{n} 页回单待指派"), n=len(pages))
        found.append(Due(Mark.HOLD, title, "slips/pages", _PAGE, who, None, "F-22", roles, pages[0].at, "pages"))
    kept = slip_entries.waiting(session)
    if kept:
        title = say(QT_TRANSLATE_NOOP("app", "{n} 份回单已录入，待扫描件"), n=len(kept))
        found.append(Due(Mark.INFO, title, "slips/kept", _PAGE, who, None, "F-22", roles, None, "kept"))
    return found
