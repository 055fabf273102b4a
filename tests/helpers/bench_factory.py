"""Makes a day at the packing bench by the commands, before the window opens; scenarios get it as the fixture `bench_day`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from app.core.clock import Clock
from app.core.work import Workplace
from db.engine import open_engine
from db.states import Role, Tracking
from tests.conftest import People
from tests.helpers.bench_day import Errors, Ready, Shift
from tests.helpers.dispatch import Shipping


@contextmanager
def prepared(url: str, clock: Clock) -> Iterator[Shipping]:
    """The dispatch team of `tests.helpers.dispatch` on a database; closed before the window opens."""
    place = Workplace(open_engine(url), "准备", clock)
    try:
        yield Shipping(place, People(place))
    finally:
        place.engine.dispose()


def errors(ship: Shipping) -> Errors:
    """Makes SC-5's goods by the commands."""
    breaker = ship.product()
    relay = ship.product("JR", name="热过载继电器", model="JR-63")
    order, serials = ship.picked((breaker, 3))
    (wrong_model,), (surplus,) = ship.stock(relay, 1), ship.stock(breaker, 1)
    uninspected = ship.line.task(breaker, 1).serials[0]
    waiting = ship.line.task(breaker, 1)
    ship.line.inspected(ship.line.submitted(waiting))
    return Errors(
        order.order_no, order.number, serials, ship.certificate(serials[0]), wrong_model, uninspected, surplus,
        (waiting.serials[0], ship.certificate(waiting.serials[0])),
        {
            "packer": ship.packer.name, "inspector": ship.inspector.name, "assembler": ship.line.assembler.name,
            "sales": ship.sales.name, "leader": ship.people(Role.TEAM_LEADER).name,
        },
    )  # fmt: skip


def shift(ship: Shipping, orders: int = 8) -> Shift:
    """Makes the orders of a shift, each of three breakers and two lots, and goods that belong into none of them."""
    breaker, terminals = ship.product(), ship.product("LS")
    bars = ship.product("TP", name="铜排连接件", model="TMY-40×4", tracking=Tracking.LOT, net_weight_g=60)
    ready = []
    for _ in range(orders):
        order, items = ship.picked((breaker, 3), (terminals, 20), (bars, 6))
        ready.append(Ready(order.number, items[:3], ((items[3], 20), (items[4], 6)), ship.certificate(items[0])))
    strangers = (
        *ship.stock(ship.product("JR", name="热过载继电器", model="JR-63"), 2), *ship.line.task(breaker, 2).serials, *ship.stock(breaker, 1)
    )  # fmt: skip
    return Shift(tuple(ready), strangers, ship.packer.name, ship.inspector.name)
