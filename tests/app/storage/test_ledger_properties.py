"""No sequence of commands makes ledger and balance disagree, stock negative, or held or opened goods pickable (hypothesis)."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from app.core.clock import SetClock
from app.core.errors import AppError
from app.core.events import EventBus
from app.core.work import Actor, Work, Workplace
from app.storage import apart, holds, moving, queries, service
from app.units import queries as units
from app.units import service as unit_service
from db.engine import open_engine, sqlite_url
from db.models.identity import Person
from db.states import Role, UnitState, ZoneKind
from tests.conftest import START
from tests.helpers import catalog

PLACES = {"A-1": ZoneKind.STORE, "A-2": ZoneKind.STORE, "G-1": ZoneKind.HOLD, "B-1": ZoneKind.SCRAP, "T-1": ZoneKind.STAGING}
PIECES, ORDERS = 12, ("DD1", "DD2")
STORED = frozenset({UnitState.IN_STOCK, UnitState.RESERVED})

goods = st.integers(0, 3)  # three units and a lot
codes, orders, pieces = st.sampled_from(sorted(PLACES)), st.sampled_from(ORDERS), st.integers(1, PIECES)


class Store(RuleBasedStateMachine):
    """A store with three units and a lot of twelve; everybody may do everything, and every command may be refused."""

    template: Path

    @initialize()
    def fill(self) -> None:
        """Opens a copy of the prepared store."""
        self._folder = tempfile.TemporaryDirectory()
        path = Path(self._folder.name) / "store.db"
        shutil.copyfile(self.template, path)
        self.place = Workplace(open_engine(sqlite_url(path)), "库台", SetClock(START), EventBus())
        with self.place.read() as session:
            person = session.query(Person).first()
            assert person is not None
            self.actor = Actor(person.id, person.name, "", frozenset(Role))
            self.things = [u.serial for u in units.units_in(session, *UnitState)] + [x.lot_no for x in units.lots_in(session, *UnitState)]
        self.document = 0

    def teardown(self) -> None:
        """Closes it."""
        if hasattr(self, "place"):
            self.place.engine.dispose()
            self._folder.cleanup()

    def do(self, command: Callable[..., object], *args: object, **more: object) -> bool:
        """Runs a command as its own action; whether it was carried out."""
        try:
            with self.place.work(self.actor) as work:
                command(work, *args, **more)
        except AppError:
            return False
        return True

    def _count(self, thing: int, count: int) -> int:
        return count if thing == 3 else 1

    @rule(thing=goods, code=codes, count=pieces)
    def receive(self, thing: int, code: str, count: int) -> None:
        """Stock-in."""
        self.do(service.receive, self.things[thing], self._count(thing, count), code, "RK1")

    @rule(thing=goods, code=codes, count=pieces)
    def reverse(self, thing: int, code: str, count: int) -> None:
        """A red-letter slip."""
        self.do(service.reverse_receipt, self.things[thing], self._count(thing, count), code, "RK2")

    @rule(thing=goods, code=codes, count=pieces, start=codes, opened=st.booleans())
    def move(self, thing: int, code: str, count: int, start: str, opened: bool) -> None:
        """移库, of some pieces that may have been opened on the way."""
        self.do(moving.move, self.things[thing], code, self._count(thing, count), from_code=start if thing == 3 else "", opened=opened)

    @rule(thing=goods)
    def open(self, thing: int) -> None:
        """Opens a packing."""
        self.do(moving.open_packing, self.things[thing], "验货")

    @rule(thing=goods, count=pieces, order=orders)
    def reserve(self, thing: int, count: int, order: str) -> None:
        """Keeps goods for an order."""
        if thing == 3:
            self.do(service.reserve, order, 1, lot_no=self.things[3], quantity=count)
        else:
            self.do(service.reserve, order, 1, [self.things[thing]])

    @rule(thing=goods, count=pieces, order=orders)
    def release(self, thing: int, count: int, order: str) -> None:
        """Ends it."""
        self.do(service.release_reservation, order, self.things[thing], self._count(thing, count))

    @rule(thing=goods)
    def hold(self, thing: int) -> None:
        """On hold."""
        self.do(holds.hold, self.things[thing], "待查")

    @rule(thing=goods)
    def let_go(self, thing: int) -> None:
        """Off hold."""
        self.do(holds.let_go, self.things[thing], "合格")

    @rule(thing=goods, code=codes, count=pieces)
    def aside(self, thing: int, code: str, count: int) -> None:
        """To the zone for such goods."""
        self.do(apart.set_aside, self.things[thing], self._count(thing, count), code, "FZ1")

    @rule(thing=goods, count=pieces, order=orders)
    def pick(self, thing: int, count: int, order: str) -> None:
        """Draws goods; what may not be drawn is never drawn."""
        identity = self.things[thing]
        with self.place.read() as session:
            unit, lot = units.unit(session, identity), units.lot(session, identity)
            stores = {code for code, kind in PLACES.items() if kind is ZoneKind.STORE}
            if unit is not None:
                most = int(unit.state in STORED and unit.location in stores and unit.reserved_order in ("", order))
            else:
                assert lot is not None
                free = [b for b in lot.balances if b.state in STORED and b.reserved_order in ("", order)]
                most = sum(b.quantity for b in free if b.location in stores and not b.opened)
        done = self.do(service.pick, order, identity, self._count(thing, count), f"FH{order}")
        assert not done or self._count(thing, count) <= most

    @rule(thing=goods, count=pieces, order=orders)
    def unpick(self, thing: int, count: int, order: str) -> None:
        """Puts them back."""
        self.do(service.unpick, order, self.things[thing], self._count(thing, count), f"FH{order}")

    @rule(thing=goods, count=pieces, order=orders)
    def leave(self, thing: int, count: int, order: str) -> None:
        """Boxed, loaded and out of the gate."""
        self.do(_leave, self.things[thing], self._count(thing, count), order)

    @invariant()
    def holds_together(self) -> None:
        """The books agree, nothing is less than none, and no piece came or went by itself."""
        if not hasattr(self, "place"):
            return
        with self.place.read() as session:
            assert queries.balances_against_moves(session) == []
            lot = units.lot(session, self.things[3])
            assert lot is not None
            assert sum(b.quantity for b in lot.balances) == PIECES and all(b.quantity > 0 for b in lot.balances)
            shown = queries.available(session, lot.product_id)
            assert all(one.state in STORED and PLACES[one.location] is ZoneKind.STORE for one in shown)
            free = queries.free_pieces(session, lot.product_id)
            usable = [b for b in lot.balances if b.state in STORED and PLACES.get(b.location) is ZoneKind.STORE and not b.opened]
            assert sum(free.values()) >= sum(b.quantity for b in usable)


def _leave(work: Work, identity: str, count: int, order: str) -> None:
    thing = units.unit(work.session, identity)
    for old, new in ((UnitState.PICKED, UnitState.BOXED), (UnitState.BOXED, UnitState.LOADED)):
        if thing is not None:
            unit_service.move_unit(work, identity, new)
            continue
        lot = units.lot(work.session, identity)
        assert lot is not None
        for balance in [b for b in lot.balances if b.state is old and b.reserved_order == order]:
            unit_service.move_lot(
                work, identity, balance.quantity, old, new, from_location=balance.location_id, to_location=balance.location_id,
                from_order=order,
            )  # fmt: skip
    service.issue(work, identity, count, "CM1", order_no=order)


@pytest.mark.clause("D-08", "D-10", "D-16", "B-11")
def test_ledger_and_balance_agree_whatever_is_done(tmp_path: Path, sqlite_template: Path) -> None:
    path = tmp_path / "store.db"
    shutil.copyfile(sqlite_template, path)
    place = Workplace(open_engine(sqlite_url(path)), "库台", SetClock(START), EventBus())
    breaker, screws = catalog.product(place), catalog.product(place, catalog.SCREWS)
    for code, kind in PLACES.items():
        catalog.location(place, code, f"{code} 区", kind, sealed_only=code == "A-1")
    with place.work(catalog.KEEPER) as work:
        work.session.add(Person(name="仓管员甲", badge="JB00000000", pin_hash="x", active=True))
        serials = unit_service.allocate_units(work, breaker, 3, "RW1")
        lot = unit_service.allocate_lot(work, screws, PIECES, "RW2")
        steps = [UnitState.IN_PRODUCTION, UnitState.AWAITING_INSPECTION, UnitState.PASSED, UnitState.PACKING, UnitState.SEALED]
        for old, new in pairwise(steps):
            for serial in serials:
                unit_service.move_unit(work, serial, new)
            unit_service.move_lot(work, lot, PIECES, old, new)
        for identity in (*serials, lot):
            unit_service.set_sealed(work, identity, True)
    place.engine.dispose()
    Store.template = path
    run_state_machine_as_test(
        Store,
        settings=settings(
            max_examples=20, stateful_step_count=30, deadline=None, derandomize=True, database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
