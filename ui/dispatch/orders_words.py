"""What a 发货单 says of itself in the list and in its detail: state, urgency, next step, facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.aftersales.returns_views import ReturnView
from app.core.clock import site_time
from app.core.text import Text
from app.core.words import text as word_text
from app.dispatch.carrying import ToCarry
from app.dispatch.transport import Suggestion
from app.dispatch.views import (
    DeliveryMode,
    DispatchLineView,
    DispatchOrderView,
    DispatchState,
    DueView,
    ModeStep,
    PointProposal,
    PrepareView,
    RequestView,
)
from app.orders.queries import Offered
from ui.i18n import shown
from ui.settings.parts import NONE
from ui.theme.tokens import State

D = DispatchState
STAGES = (D.DRAFT, D.ISSUED, D.PLANNED, D.PICKING, D.PICKED, D.READY, D.LOADING, D.LOADED, D.CLEARED, D.IN_TRANSIT)
MARKS = {
    D.DRAFT: State.NOT_YET, D.ISSUED: State.UNDER_WAY, D.PLANNED: State.UNDER_WAY, D.PICKING: State.UNDER_WAY,
    D.PICKED: State.UNDER_WAY, D.READY: State.UNDER_WAY, D.LOADING: State.UNDER_WAY, D.LOADED: State.HOLD, D.CLEARED: State.GOOD,
    D.IN_TRANSIT: State.GOOD, D.SIGNED: State.GOOD, D.ACCEPTED: State.GOOD, D.DISPUTED: State.HOLD, D.CLOSED: State.GOOD,
    D.CANCELLED: State.INFO,
}  # fmt: skip
AT_GATE = (DeliveryMode.PICKUP, DeliveryMode.CONSIGNED)


@dataclass(frozen=True)
class Shown:
    """A 发货单 with everything that stands beside it."""

    order: DispatchOrderView
    signed: int | None
    suggestion: Suggestion
    arranger: Text
    points: tuple[PointProposal, ...]
    wish: RequestView | None
    due: DueView | None
    load: tuple[int, int]
    prepared: PrepareView | None
    returns: tuple[ReturnView, ...] = ()
    offered: Offered = field(default_factory=Offered)
    carry: ToCarry | None = None


def tr(words: str) -> str:
    """Words of this module in the language of the window."""
    return QCoreApplication.translate("DispatchOrdersView", words)


def urgency(day: date | None, today: date, untold: bool) -> State | None:
    """Late and untold, or due today and tomorrow; None for later."""
    if day is None:
        return None
    if untold or day < today:
        return State.WRONG
    return State.HOLD if (day - today).days <= 1 else None


def next_step(found: Shown) -> str:
    """The next step in words."""
    order, state = found.order, found.order.state
    words = {
        D.DRAFT: QCoreApplication.translate("DispatchOrdersView", "销售填发票号或待开票理由，开单"),
        D.PLANNED: QCoreApplication.translate("DispatchOrdersView", "提货组扫发货单提货"),
        D.PICKED: QCoreApplication.translate("DispatchOrdersView", "送装箱台装箱"),
        D.LOADING: QCoreApplication.translate("DispatchOrdersView", "扫箱上车，两人核对后装完"),
        D.LOADED: QCoreApplication.translate("DispatchOrdersView", "等财务部、人事总务部签出门证"),
        D.CLEARED: QCoreApplication.translate("DispatchOrdersView", "车到门卫，扫出门证放行"),
        D.IN_TRANSIT: QCoreApplication.translate("DispatchOrdersView", "等客户签收回单，在「交付」登记"),
        D.SIGNED: QCoreApplication.translate("DispatchOrdersView", "在「交付」登记验收结果"),
    }
    if state is D.DRAFT and order.special:
        if order.confirmed_at is None:
            return QCoreApplication.translate("DispatchOrdersView", "市场部与客户确认收货地址和日期")
        return QCoreApplication.translate("DispatchOrdersView", "市场部开单发出")
    if state is D.ISSUED:
        return _issued(order)
    if state is D.PICKING:
        words_of = QCoreApplication.translate("DispatchOrdersView", "继续扫描提货，已提 {n} / {total}")
        return words_of.format(n=order.picked_total, total=order.total)
    if state in (D.PLANNED, D.PICKED, D.READY) and not order.trip_no:
        return QCoreApplication.translate("DispatchOrdersView", "安排车次")
    if state is D.READY:
        return _ready(found)
    return words.get(state, QCoreApplication.translate("DispatchOrdersView", "没有要做的"))


def goods_of(line: DispatchLineView) -> str:
    """What a line is of; of 补换 and 返修返还 the very piece, or the one it takes the place of."""
    words = f"{line.product_name} {line.model}"
    if line.replaces:
        return QCoreApplication.translate("DispatchOrdersView", "{goods}（换 {serial}）").format(goods=words, serial=line.replaces)
    return f"{words} {line.identity}".strip()


def _issued(order: DispatchOrderView) -> str:
    if order.accepted_at is None:
        return QCoreApplication.translate("DispatchOrdersView", "物流科长签收")
    if order.mode is DeliveryMode.DIRECT and order.open_points:
        words = QCoreApplication.translate("DispatchOrdersView", "销售确认送货要素，还差 {n} 项")
        return words.format(n=len(order.open_points))
    return QCoreApplication.translate("DispatchOrdersView", "安排车次")


def _ready(found: Shown) -> str:
    order = found.order
    if order.notified_at is None:
        return QCoreApplication.translate("DispatchOrdersView", "通知客户收货，再装车")
    if order.mode in AT_GATE and order.step(ModeStep.ANNOUNCED) is None:
        if order.mode is DeliveryMode.PICKUP:
            return QCoreApplication.translate("DispatchOrdersView", "登记提货人、证件和车号")
        return QCoreApplication.translate("DispatchOrdersView", "登记客户报来的物流公司和车辆")
    if order.mode is DeliveryMode.CONSIGNED and order.step(ModeStep.COUNTED) is None:
        return QCoreApplication.translate("DispatchOrdersView", "与物流公司点件，再签收、装车")
    if order.mode is DeliveryMode.CONSIGNED and found.signed is None:
        return QCoreApplication.translate("DispatchOrdersView", "物流公司签收，再装车")
    if order.mode is DeliveryMode.PICKUP and found.signed is None:
        return QCoreApplication.translate("DispatchOrdersView", "提货人签交接单，再装车")
    words = QCoreApplication.translate("DispatchOrdersView", "到车次 {trip} 验车、装车")
    return words.format(trip=order.trip_no or NONE)


def facts(found: Shown) -> list[tuple[str, str]]:
    """Labels and values of the detail."""
    order, told = found.order, found.order.notification
    n, of = found.load
    load = QCoreApplication.translate("DispatchOrdersView", "第 {n} 车 / 共 {of} 车").format(n=n, of=of)
    by = QCoreApplication.translate("DispatchOrdersView", "{mode}·车辆由{who}安排")
    came = order.step(ModeStep.ANNOUNCED)
    ready = found.prepared
    prepared = NONE
    if ready is not None:
        late = QCoreApplication.translate("DispatchOrdersView", "待成品库备好")
        prepared = f"{ready.ready_by} {site_time(ready.ready_at):%m-%d %H:%M}" if ready.ready_at else late
    due = f"{found.due.promised:%m-%d}" if found.due else NONE
    if found.due is not None and found.due.revised is not None:
        due += QCoreApplication.translate("DispatchOrdersView", "，改 {day}").format(day=f"{found.due.revised:%m-%d}")
    pairs = [
        ("收货单位", order.consignee), ("地址", order.address), ("联系人", f"{order.contact} {order.phone}"),
        ("方式", by.format(mode=shown(word_text(order.mode)), who=shown(found.arranger))),
        ("运输", "·".join(filter(None, (shown(word_text(order.transport)), order.transport_reason)))),
        ("承诺交货", due), ("车次", " ".join(filter(None, (order.trip_no or NONE, load if of > 1 else "")))),
        ("备货", prepared), ("唛头", order.shipping_mark or NONE), ("发票", order.invoice_no or order.pending_reason or NONE),
        ("通知单", order.notice_no or order.urgent_note or NONE), ("ERP 单号", order.erp_no or NONE),
        ("已通知", f"{told.told} {site_time(told.at):%m-%d %H:%M}" if told else NONE),
    ]  # fmt: skip
    if came is not None:
        pairs.append(("来人车辆", " ".join(filter(None, (came.carrier, came.name, came.proof, came.plate)))))
    if found.returns:
        pairs.append(("退货", "，".join(f"{one.number} {shown(word_text(one.state))}" for one in found.returns)))
    if order.special:
        pairs[5] = ("承诺交货", f"{order.delivery_day:%m-%d}" if order.delivery_day else NONE)
        pairs.append(("类别", shown(word_text(order.kind))))
        pairs.append(("依据", " ".join(filter(None, (order.source_no, order.case_no)))))
        who = f"{order.confirmed_by} {site_time(order.confirmed_at):%m-%d %H:%M}" if order.confirmed_at else NONE
        pairs.append(("地址确认", who))
    if order.papers:
        pairs.append(("合同资料", "、".join(order.papers)))
    return [(tr(name), value) for name, value in pairs]


_NAMES = (
    QCoreApplication.translate("DispatchOrdersView", "收货单位"), QCoreApplication.translate("DispatchOrdersView", "地址"),
    QCoreApplication.translate("DispatchOrdersView", "联系人"), QCoreApplication.translate("DispatchOrdersView", "方式"),
    QCoreApplication.translate("DispatchOrdersView", "运输"), QCoreApplication.translate("DispatchOrdersView", "承诺交货"),
    QCoreApplication.translate("DispatchOrdersView", "车次"), QCoreApplication.translate("DispatchOrdersView", "备货"),
    QCoreApplication.translate("DispatchOrdersView", "唛头"), QCoreApplication.translate("DispatchOrdersView", "发票"),
    QCoreApplication.translate("DispatchOrdersView", "通知单"), QCoreApplication.translate("DispatchOrdersView", "ERP 单号"),
    QCoreApplication.translate("DispatchOrdersView", "已通知"), QCoreApplication.translate("DispatchOrdersView", "来人车辆"),
    QCoreApplication.translate("DispatchOrdersView", "合同资料"), QCoreApplication.translate("DispatchOrdersView", "类别"),
    QCoreApplication.translate("DispatchOrdersView", "依据"), QCoreApplication.translate("DispatchOrdersView", "地址确认"),
)  # fmt: skip
"""The labels once more, where lupdate finds them."""
