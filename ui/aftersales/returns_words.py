"""What a 退货单 says of itself: marks, the next step, the chain of one piece and of what was given in its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.aftersales.returns_views import (
    InspectionVerdict,
    ReplacementState,
    ReplacementView,
    ReturnItemView,
    ReturnJudgement,
    ReturnState,
    ReturnView,
)
from app.core.clock import site_day
from app.core.words import text as word_text
from ui.i18n import shown
from ui.theme.tokens import State
from ui.widgets.steps import ChainLink

S, J = ReturnState, ReturnJudgement
STAGES = (S.AUTHORISED, S.ARRIVED, S.WAITING, S.JUDGED, S.CLOSED)
MARKS = {
    S.AUTHORISED: State.NOT_YET, S.ARRIVED: State.UNDER_WAY, S.WAITING: State.HOLD, S.JUDGED: State.UNDER_WAY, S.CLOSED: State.GOOD,
    S.VOIDED: State.INFO,
}  # fmt: skip
_GIVEN = {
    ReplacementState.REQUESTED: State.UNDER_WAY, ReplacementState.DRAWN: State.UNDER_WAY, ReplacementState.DELIVERED: State.GOOD,
    ReplacementState.CANCELLED: State.INFO,
}  # fmt: skip


def _tr(words: str) -> str:
    return QCoreApplication.translate("ReturnsView", words)


def word_of(state: ReturnState) -> str:
    """A state in the window's language."""
    return shown(word_text(state))


def next_step(view: ReturnView, given: Mapping[int, Sequence[ReplacementView]]) -> str:
    """What is to be done next on the whole 退货单, with what is given in place of its goods."""
    if view.state is S.VOIDED:
        return QCoreApplication.translate("ReturnsView", "已作废：{why}").format(why=view.void_reason)
    waiting = next((one for one in view.items if one.settled_at is None), None)
    return step_of(waiting) if waiting is not None else _after(view, given)


def _after(view: ReturnView, given: Mapping[int, Sequence[ReplacementView]]) -> str:
    """Everything is settled here: what the customer still waits for."""
    for item in view.items:
        last = next((one for one in reversed(given.get(item.item_id, ())) if one.state is not ReplacementState.CANCELLED), None)
        if last is None and item.judgement is J.SCRAP:
            said = QCoreApplication.translate("ReturnsView", "售后给 {identity} 开补换，或与客户另行商定")
            return said.format(identity=item.identity)
        if last is not None and last.state is ReplacementState.REQUESTED:
            said = QCoreApplication.translate("ReturnsView", "销售确认补换发货单 {no} 的地址并开单，再照常发货")
            return said.format(no=last.dispatch_no)
        if last is not None and last.state is ReplacementState.DRAWN:
            said = QCoreApplication.translate("ReturnsView", "补换 {no} 在发，等客户签收")
            return said.format(no=last.dispatch_no)
    return step_of(view.items[0])


def step_of(item: ReturnItemView) -> str:
    """What is to be done next on one piece."""
    if item.dropped_why:
        return QCoreApplication.translate("ReturnsView", "{identity} 不退回").format(identity=item.identity)
    if item.called_off:
        said = QCoreApplication.translate("ReturnsView", "返还发货单 {no} 已作废：销售重开")
        return said.format(no=item.settled_no)
    if item.settled_at is not None and item.judgement is J.SCRAP:
        said = QCoreApplication.translate("ReturnsView", "{identity} 已进报废区，出厂在「发货·出门证」另开报废出门证")
        return said.format(identity=item.identity)
    if item.settled_at is not None:
        return QCoreApplication.translate("ReturnsView", "{identity} 已处理").format(identity=item.identity)
    words = {
        J.SCRAP: QCoreApplication.translate("ReturnsView", "物流科把 {identity} 报废入库"),
        J.BACK: QCoreApplication.translate("ReturnsView", "仓管员把 {identity} 放回货位"),
        J.AS_IS: QCoreApplication.translate("ReturnsView", "仓管员把 {identity} 入库，返还客户"),
        J.REWORK: QCoreApplication.translate("ReturnsView", "等 {identity} 退回，转返工"),
    }
    if item.received_at is None and item.judgement is not None:
        said = QCoreApplication.translate("ReturnsView", "已判{judgement}，等 {identity} 退回：仓管员扫产品标签收货")
        return said.format(judgement=shown(word_text(item.judgement)), identity=item.identity)
    if item.judgement is not None:
        return words[item.judgement].format(identity=item.identity)
    if item.tests:
        return QCoreApplication.translate("ReturnsView", "质保部判定 {identity}").format(identity=item.identity)
    if item.received_at is not None:
        return QCoreApplication.translate("ReturnsView", "质保部检测 {identity}").format(identity=item.identity)
    return QCoreApplication.translate("ReturnsView", "等 {identity} 退回（仓管员扫产品标签收货），或质保部去现场检测").format(
        identity=item.identity
    )


def item_mark(item: ReturnItemView) -> tuple[State, str]:
    """How far one piece is, as shape and word."""
    if item.dropped_why:
        return State.INFO, _tr("不退回")
    if item.called_off:
        return State.HOLD, _tr("待重开单")
    if item.settled_at is not None:
        return State.GOOD, _tr("已处理")
    if item.judgement is not None:
        return State.UNDER_WAY, shown(word_text(item.judgement))
    if item.tests:
        return State.HOLD, _tr("待判定")
    if item.received_at is not None:
        return State.HOLD, _tr("待检测")
    return State.NOT_YET, _tr("待退回")


def chain(view: ReturnView, item: ReturnItemView) -> tuple[ChainLink, ...]:
    """The way of one piece: delivered, to come back, in the return zone, tested, judged, settled."""
    test = item.tests[-1] if item.tests else None
    failed = test is not None and test.verdict is InspectionVerdict.FAIL
    judged = item.judgement is not None
    return (
        ChainLink(view.record_no, "doc", _tr("交付"), view.record_no, view.customer),
        ChainLink(view.number, "doc", _tr("退货单"), view.number, _day(site_day(view.made_at))),
        ChainLink(
            "", "box", _tr("退货区"), item.receipt_no or "—", _day(site_day(item.received_at)) if item.received_at else _tr("未退回"),
            State.GOOD if item.received_at else State.NOT_YET,
        ),
        ChainLink(
            test.inspection_no if test else "", "search", _tr("检测"),
            shown(word_text(test.verdict)) if test else "—", shown(word_text(test.place)) if test else _tr("待检测"),
            State.NOT_YET if test is None else State.WRONG if failed else State.GOOD,
        ),
        ChainLink(
            "", "check", _tr("判定"), shown(word_text(item.judgement)) if item.judgement else "—",
            f"{item.judge} {_day(site_day(item.judged_at))}" if item.judged_at else _tr("待判定"),
            State.GOOD if judged else State.UNDER_WAY if test else State.NOT_YET,
        ),
        ChainLink(
            item.settled_no, "box", _tr("处置"), item.settled_no or (_tr("已处理") if item.settled_at else "—"),
            _day(site_day(item.settled_at)) if item.settled_at else _tr("待处置"),
            State.GOOD if item.settled_at else State.UNDER_WAY if judged else State.NOT_YET,
        ),
    )  # fmt: skip


def urgency(view: ReturnView) -> tuple[int, str]:
    """What comes first: goods that lie here untested or unjudged, then what was judged and not settled, then what is awaited."""
    return (S.WAITING, S.ARRIVED, S.JUDGED, S.AUTHORISED, S.CLOSED, S.VOIDED).index(view.state), view.number


def usual_way() -> tuple[ChainLink, ...]:
    """How a return goes and who does what, shown where there is none."""
    steps = (
        ("doc", _tr("退货单"), _tr("销售"), "Ctrl+N"), ("box", _tr("退货区"), _tr("仓管员"), _tr("扫码收货")),
        ("search", _tr("检测"), _tr("质检员"), _tr("实测记录")), ("check", _tr("判定"), _tr("质检员"), _tr("报废或返工")),
        ("box", _tr("处置"), _tr("物流科长"), _tr("报废入库")), ("swap", _tr("补换"), _tr("售后"), _tr("一换一")),
    )  # fmt: skip
    return tuple(ChainLink("", icon, title, who, what, State.NOT_YET) for icon, title, who, what in steps)


def given_chain(one: ReplacementView) -> tuple[ChainLink, ...]:
    """The way of what is given in its place: 领料单, 发货单, drawn, signed for."""
    state = _GIVEN[one.state]
    given = "、".join(piece.identity for piece in one.given)
    gone = State.INFO if one.state is ReplacementState.CANCELLED else State.NOT_YET
    return (
        ChainLink(one.case_no, "headset", _tr("服务单"), one.case_no, one.author),
        ChainLink("", "doc", _tr("补换领料单"), one.requisition_no, _day(site_day(one.made_at))),
        ChainLink(one.dispatch_no, "truck", _tr("补换发货单"), one.dispatch_no, shown(word_text(one.state)), state),
        ChainLink(
            given if len(one.given) == 1 else "", "box", _tr("补发"), given or "—", _day(site_day(one.drawn_at)) if one.drawn_at else "—",
            State.GOOD if one.drawn_at else gone,
        ),
        ChainLink(
            one.dispatch_no, "check", _tr("签收"), _tr("已补换") if one.delivered_at else "—",
            _day(site_day(one.delivered_at)) if one.delivered_at else "—", State.GOOD if one.delivered_at else gone,
        ),
    )  # fmt: skip


def _day(day: date) -> str:
    return f"{day:%m-%d}"


_WORDS = (
    QCoreApplication.translate("ReturnsView", "已处理"), QCoreApplication.translate("ReturnsView", "待判定"),
    QCoreApplication.translate("ReturnsView", "待检测"), QCoreApplication.translate("ReturnsView", "待退回"),
    QCoreApplication.translate("ReturnsView", "交付"), QCoreApplication.translate("ReturnsView", "退货单"),
    QCoreApplication.translate("ReturnsView", "退货区"), QCoreApplication.translate("ReturnsView", "未退回"),
    QCoreApplication.translate("ReturnsView", "检测"), QCoreApplication.translate("ReturnsView", "判定"),
    QCoreApplication.translate("ReturnsView", "处置"), QCoreApplication.translate("ReturnsView", "待处置"),
    QCoreApplication.translate("ReturnsView", "服务单"), QCoreApplication.translate("ReturnsView", "补换领料单"),
    QCoreApplication.translate("ReturnsView", "补换发货单"), QCoreApplication.translate("ReturnsView", "补发"),
    QCoreApplication.translate("ReturnsView", "不退回"), QCoreApplication.translate("ReturnsView", "待重开单"),
    QCoreApplication.translate("ReturnsView", "签收"), QCoreApplication.translate("ReturnsView", "已补换"),
    QCoreApplication.translate("ReturnsView", "销售"), QCoreApplication.translate("ReturnsView", "仓管员"),
    QCoreApplication.translate("ReturnsView", "质检员"), QCoreApplication.translate("ReturnsView", "物流科长"),
    QCoreApplication.translate("ReturnsView", "售后"), QCoreApplication.translate("ReturnsView", "扫码收货"),
    QCoreApplication.translate("ReturnsView", "实测记录"), QCoreApplication.translate("ReturnsView", "报废或返工"),
    QCoreApplication.translate("ReturnsView", "报废入库"), QCoreApplication.translate("ReturnsView", "一换一"),
    QCoreApplication.translate("ReturnsView", "补换"),
)  # fmt: skip
"""The short words once more, where lupdate finds them."""
