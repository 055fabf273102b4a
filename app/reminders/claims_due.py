"""What waits for a solution, for the carrier, for money or for the team on site (I-11, I-12, I-14)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Session

from app.core.clock import day_end
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.delivery import claims_queries, installation
from app.delivery.claims_views import ClaimState
from app.reminders.urgency import by_time
from app.reminders.views import Due, Mark
from db.states import Role


def lines(session: Session, now: datetime) -> list[Due]:
    """Everything of these, in no order."""
    return [*_differences(session, now), *_claims(session, now), *_installations(session, now)]


def _differences(session: Session, now: datetime) -> list[Due]:
    """One line a delivery: a solution is to be agreed, or what was agreed to be done."""
    first: dict[str, tuple[date, bool, datetime]] = {}
    found: list[Due] = []
    roles, who = frozenset({Role.SALES}), word(Role.SALES)
    for one in claims_queries.open_differences(session, now):
        if one.too_many:
            title = say(QT_TRANSLATE_NOOP("app", "补发 {no} 多 {n} 件：作废或收回"), no=one.resupply_no, n=one.too_many)
            document = f"claims|{one.record_no}"
            found.append(Due(Mark.WRONG, title, document, "delivery", who, None, "I-11", roles, one.at, f"surplus{one.discrepancy_id}"))
        day = one.do_by if one.agreed_at is not None and one.do_by is not None else one.due_on
        known = first.get(one.record_no)
        if known is None or day < known[0]:
            first[one.record_no] = (day, one.agreed_at is None, one.at)
    for number, (day, fresh, since) in first.items():
        source = QT_TRANSLATE_NOOP("app", "商定异议处理办法：{no}") if fresh else QT_TRANSLATE_NOOP("app", "办结异议：{no}")
        mark, document = by_time(day_end(day), now, Mark.HOLD), f"claims|{number}"
        found.append(Due(mark, say(source, no=number), document, "delivery", who, day_end(day), "I-11", roles, since))
    return found


def _claims(session: Session, now: datetime) -> list[Due]:
    """Claims until they are closed: answer, claim within the contract's days, sum, money."""
    words = {
        ClaimState.INQUIRY: QT_TRANSLATE_NOOP("app", "催承运商答复：{no} {party}"),
        ClaimState.ANSWERED: QT_TRANSLATE_NOOP("app", "决定是否索赔：{no} {party}"),
        ClaimState.CLAIMED: QT_TRANSLATE_NOOP("app", "催承运商定赔：{no} {party}"),
        ClaimState.AGREED: QT_TRANSLATE_NOOP("app", "催赔款到账：{no} {party}"),
    }
    found, roles = [], frozenset({Role.LOGISTICS_HEAD})
    for one in claims_queries.open_claims(session):
        end = day_end(one.next_due) if one.next_due is not None else None
        mark = by_time(end, now, Mark.INFO) if end is not None else Mark.INFO
        title = say(words[one.state], no=one.number, party=one.party)
        found.append(Due(mark, title, one.number, "delivery", word(Role.LOGISTICS_HEAD), end, "I-12", roles, one.asked_at))
    return found


def _installations(session: Session, now: datetime) -> list[Due]:
    """Appointments that the team has not kept yet."""
    found, roles = [], frozenset({Role.TECHNICAL_SERVICE, Role.AFTER_SALES})
    for one in installation.waiting(session):
        title = say(QT_TRANSLATE_NOOP("app", "安装到场：{customer}"), customer=one.customer)
        mark = by_time(one.appointed_at, now, Mark.INFO)
        found.append(Due(mark, title, one.number, "delivery", word(Role.TECHNICAL_SERVICE), one.appointed_at, "I-14", roles))
    return found
