"""Words and marks of the view 跟踪表."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.aftersales.tracking_papers import DEPARTMENT_NAMES
from app.aftersales.tracking_views import (
    Disposition,
    GoodsLine,
    ReplyView,
    Role,
    Severity,
    TrackingLine,
    TrackingState,
    Where,
)
from app.core.words import text as word_text
from ui.i18n import shown
from ui.theme.tokens import State
from ui.widgets.tables import MarkCell

URGENT = {Severity.MAJOR: State.WRONG, Severity.URGENT: State.HOLD}


def department(role: Role) -> str:
    """A department as people call it."""
    return QCoreApplication.translate("app", DEPARTMENT_NAMES[role])


def where(place: Where) -> str:
    """Where affected goods are."""
    if place is Where.TRANSIT:
        return QCoreApplication.translate("tracking", "在途")
    if place is Where.DELIVERED:
        return QCoreApplication.translate("tracking", "已交付")
    return QCoreApplication.translate("tracking", "厂内") if place is Where.WORKS else QCoreApplication.translate("tracking", "退回或报废")


def place_of(line: GoodsLine) -> str:
    """The place or the customer of affected goods; without one their state says where they are."""
    if line.place:
        return line.place
    return shown(word_text(line.state)) if line.where is not Where.TRANSIT else QCoreApplication.translate("tracking", "客户不详")


def decided(line: GoodsLine) -> str:
    """What became of affected goods, in a word."""
    if line.pending and line.decided:
        return QCoreApplication.translate("tracking", "部分已处置")
    if line.pending:
        return QCoreApplication.translate("tracking", "已冻结")
    if line.decided:
        return "、".join(decision(one) for one in line.decided)
    return state_of(line) if line.where is Where.WORKS else ""


def state_of(line: GoodsLine) -> str:
    """The state that goods are in."""
    return shown(word_text(line.state))


def decision(one: Disposition) -> str:
    """What quality decided on held goods."""
    if one is Disposition.BACK:
        return QCoreApplication.translate("tracking", "放行")
    return shown(word_text(one))


def reply_mark(reply: ReplyView, today: date) -> MarkCell:
    """How far a department is."""
    name = department(reply.department)
    if reply.answered_at is not None:
        return MarkCell(State.GOOD, name)
    if reply.late_at(today):
        return MarkCell(State.WRONG, name)
    return MarkCell(State.UNDER_WAY if reply.received_at is not None else State.NOT_YET, name)


def reply_words(reply: ReplyView, today: date) -> str:
    """What a department said, or what it still owes."""
    if reply.answered_at is not None:
        finish = QCoreApplication.translate("tracking", "，{day} 完成")
        when = finish.format(day=f"{reply.finish_on:%m-%d}") if reply.finish_on is not None else ""
        return f"{reply.answer}（{reply.responsible}{when}）"
    received = QCoreApplication.translate("tracking", "已签收，待答复")
    said = received if reply.received_at is not None else QCoreApplication.translate("tracking", "未签收")
    return QCoreApplication.translate("tracking", "逾期：{said}").format(said=said) if reply.late_at(today) else said


def line_mark(line: TrackingLine, today: date) -> MarkCell:
    """State of a form in a list: late answers first."""
    if line.state is TrackingState.CLOSED:
        return MarkCell(State.GOOD, shown(word_text(line.state)))
    if line.due_on is not None and today > line.due_on:
        return MarkCell(State.WRONG, QCoreApplication.translate("tracking", "逾期"))
    if line.state is TrackingState.ANSWERED:
        return MarkCell(State.HOLD, QCoreApplication.translate("tracking", "待验证"))
    return MarkCell(State.UNDER_WAY, shown(word_text(line.state)))
