"""What lies ready when a day at the packing bench begins: people, drawn orders, and goods that must not go into a box."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from app.core.clock import Clock
from app.core.work import Workplace
from db.engine import open_engine
from tests.conftest import People
from tests.helpers.dispatch import Shipping


@contextmanager
def prepared(url: str, clock: Clock) -> Iterator[Shipping]:
    """The dispatch team of `tests.helpers.dispatch` on a database; closed before the window opens."""
    place = Workplace(open_engine(url), "准备", clock)
    try:
        yield Shipping(place, People(place))
    finally:
        place.engine.dispose()


@dataclass(frozen=True)
class Errors:
    """SC-5: one order of three breakers, and what is wrongly scanned into its box.

    Attributes:
        order: Customer's order.
        dispatch: Its 发货单, everything drawn.
        serials: The three units.
        certificate: Certificate of the first.
        wrong_model: A unit of another product, in stock.
        uninspected: A breaker that was never inspected.
        surplus: A fourth breaker, in stock.
        unpacked: A breaker that passed inspection and waits to be packed, with its certificate's number.
        people: Names by part: packer, inspector, assembler, sales, lead.
    """

    order: str
    dispatch: str
    serials: tuple[str, ...]
    certificate: str
    wrong_model: str
    uninspected: str
    surplus: str
    unpacked: tuple[str, str]
    people: dict[str, str]


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
            "sales": ship.sales.name,
        },
    )  # fmt: skip
