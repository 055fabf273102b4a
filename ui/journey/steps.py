"""The whole job in order."""

from __future__ import annotations

from collections.abc import Callable

from ui.journey import customer, dispatch, orders, workshop
from ui.journey.run import Run

STEPS: tuple[Callable[[Run], None], ...] = (
    orders.enter_order,
    orders.review_order,
    orders.sign_contract,
    orders.tick_and_release,
    workshop.open_task,
    workshop.fill_card,
    workshop.inspect,
    workshop.pack_units,
    workshop.store,
    dispatch.make_dispatch_order,
    dispatch.settle_delivery,
    dispatch.plan_trip,
    dispatch.pick,
    dispatch.box_goods,
    dispatch.check_box,
    dispatch.seal_box,
    dispatch.look_at_boards,
    dispatch.plan_load,
    dispatch.check_vehicle,
    dispatch.load,
    dispatch.close_load,
    dispatch.sign_pass,
    dispatch.leave,
    customer.take_slip_back,
    customer.accept_delivery,
    customer.register_case,
)
