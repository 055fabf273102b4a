"""Goods in the store with a last day, as bought goods have one."""

from __future__ import annotations

from datetime import UTC, date, datetime

from app.catalog.views import ProductView
from app.core.clock import SetClock
from app.core.work import PROGRAM, Actor, Workplace
from app.storage import service as stock
from app.storage import shelf
from app.storage.shelf import NewDay
from app.units import service as units
from db.states import Role, UnitState
from tests.helpers.worlds import step

KEEPER = Actor(None, "仓管员", "", frozenset({Role.STOREKEEPER}))
WAY = (UnitState.AWAITING_INSPECTION, UnitState.PASSED, UnitState.PACKING, UnitState.SEALED)


@step
def bought(
    place: Workplace, product: ProductView, quantity: int = 100, location: str = "A-01-01", *, valid_until: date | None = None,
    expires_on: date | None = None,
) -> str:  # fmt: skip
    """A lot in stock with the days that its papers name."""
    with place.work(KEEPER) as work:
        lot = units.allocate_lot(work, product, quantity, "RW26000900")
        state = UnitState.IN_PRODUCTION
        for after in WAY:
            units.move_lot(work, lot, quantity, state, after)
            state = after
        units.set_sealed(work, lot, True)
        units.set_dates(work, lot, valid_until=valid_until, expires_on=expires_on)
        stock.receive(work, lot, quantity, location, "RK26000900")
    return lot


@step
def made(place: Workplace, product: ProductView, count: int = 1, location: str = "A-01-01") -> tuple[str, ...]:
    """Units in stock."""
    with place.work(KEEPER) as work:
        serials = units.allocate_units(work, product, count, "RW26000901")
        for serial in serials:
            for after in WAY:
                units.move_unit(work, serial, after)
            units.set_sealed(work, serial, True)
            stock.receive(work, serial, 1, location, "RK26000901")
    return serials


def morning(place: Workplace, clock: SetClock, day: date) -> NewDay:
    """It is that day at the site, and the daily work was done."""
    clock.set(datetime(day.year, day.month, day.day, 0, 30, tzinfo=UTC))
    with place.work(PROGRAM) as work:
        return shelf.run_day(work)
