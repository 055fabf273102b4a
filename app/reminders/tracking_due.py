"""What 《质检信息反馈跟踪表》 waits for: answers, the opinion for the customer, held goods, verification (J-15, J-17, J-22)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.aftersales import tracking_queries as tracking
from app.aftersales.tracking_papers import DEPARTMENT_NAMES
from app.aftersales.tracking_views import TrackingLine, TrackingState
from app.core.clock import day_end
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.words import word
from app.reminders.urgency import by_time
from app.reminders.views import Due, Mark
from db.states import Role

_PAGE = "aftersales"
_QUALITY = frozenset({Role.INSPECTOR})


def lines(session: Session, now: datetime) -> list[Due]:
    """Every line, in no order: one for each department that owes an answer, one for quality a form."""
    forms = {form.number: form for form in tracking.lines(session, limit=None)}
    if not forms:
        return []
    found = []
    for number, reply in tracking.missing(session):
        form = forms.get(number)
        if form is not None:
            end = day_end(reply.due_on)
            who = say(DEPARTMENT_NAMES[reply.department])
            title = say(QT_TRANSLATE_NOOP("app", "跟踪表待{who}答复：{product}"), who=who, product=form.product)
            roles, mark = frozenset({reply.department, Role.INSPECTOR}), by_time(end, now, Mark.INFO)
            found.append(Due(mark, title, number, _PAGE, word(reply.department), end, "J-22", roles, reply.sent_at))
    return found + [due for form in forms.values() if (due := _quality(form)) is not None]


def _quality(form: TrackingLine) -> Due | None:
    """What quality itself has to do on a form next."""
    title: Text
    if not form.opinion and form.source_no.startswith("SH"):
        title, clause = say(QT_TRANSLATE_NOOP("app", "处理意见待反馈客户：{customer}"), customer=form.customer or form.product), "J-17"
    elif form.pending:
        title, clause = say(QT_TRANSLATE_NOOP("app", "复查隔离待处置：{product} {n} 件"), product=form.product, n=form.pending), "J-15"
    elif form.state is TrackingState.ANSWERED:
        title, clause = say(QT_TRANSLATE_NOOP("app", "跟踪表待验证关闭：{product}"), product=form.product), "J-15"
    else:
        return None
    return Due(Mark.HOLD, title, form.number, _PAGE, word(Role.INSPECTOR), None, clause, _QUALITY, form.made_at, "tracking")
