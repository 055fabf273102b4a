"""How the demo data call for goods and hand them over: the day's notice with what comes late, who comes with which vehicle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.core.clock import site_day
from app.core.work import Work
from app.dispatch import customer, handing, notice_queries, notices, queries
from app.dispatch import service as dispatch
from app.loading import handover
from db.states import DeliveryMode, DirectPoint, Role, TransportKind

if TYPE_CHECKING:
    from app.admin.demo import Cast


def call_for(cast: Cast, order_nos: Sequence[str]) -> None:
    """Orders onto the notice of the day: the first ones confirm it, later ones are added as urgent; the store gets them ready."""
    if not order_nos:
        return
    day = site_day(cast.clock.now())
    with cast.desk.read() as session:
        made = notice_queries.of_days(session, [day]).get(day)
    if made is None:
        cast.do(Role.SALES, notices.make_notice, order_nos)
        return
    for order_no in order_nos:
        if all(line.order_no != order_no for line in made.lines):
            cast.do(Role.SALES, notices.add_to_notice, order_no, "客户加急")


def choose_transport(cast: Cast, dispatch_no: str) -> None:
    """Everything goes by a vehicle of its own: most goods are valuable or fragile (G-10)."""
    cast.do(Role.LOGISTICS_HEAD, dispatch.change_transport, dispatch_no, TransportKind.DEDICATED)


UNLOADING = ("客户叉车卸货", "客户行车吊卸，请带吊带", "月台平卸，客户备液压车", "人工卸货，客户出两人")


def settle_points(work: Work, dispatch_no: str) -> None:
    """The seven points of a direct delivery as sales settles them on the telephone: what the last delivery says is taken over (F-10)."""
    order = queries.dispatch_order(work.session, dispatch_no)
    assert order is not None
    points = {one.point: one.value for one in customer.proposed_points(work.session, dispatch_no)}
    if not points[DirectPoint.UNLOADING]:
        points[DirectPoint.UNLOADING] = UNLOADING[len(order.customer_name) % len(UNLOADING)]
        points[DirectPoint.TIME] = f"{points[DirectPoint.TIME]} {8 + len(order.customer_name) % 4:02d}:30 前".strip()
        points[DirectPoint.PLACE] = f"{order.address} 东门收货区".strip()
    dispatch.settle(work, dispatch_no, points)


def hand_over(cast: Cast, dispatch_no: str, mode: DeliveryMode, plate: str, boxes: int) -> None:
    """The steps before loading where goods change hands at the gate (F-08, F-09)."""
    if mode is not DeliveryMode.CONSIGNED:
        return
    who = handing.Announcement("承运司机", "驾驶证已核", plate, "客户指定物流公司", "0571-0000-0399")
    cast.do(Role.SALES, dispatch.announce, dispatch_no, who)
    cast.do(Role.TEAM_LEADER, handover.count_with_carrier, dispatch_no, boxes, "承运司机")
    cast.do(Role.TEAM_LEADER, handover.sign_handover, dispatch_no, "承运司机", "驾驶证已核", boxes)
