"""A store with goods in it, and people who count them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import insert

from app.catalog import queries as catalog_queries
from app.catalog.views import ProductView
from app.core.scans import ScanResult
from app.core.work import Actor, Workplace
from app.devices.framing import FrameKind
from app.devices.scanner import ScanStamper
from app.scanning.lane import ScanLane
from app.storage.count_bench import BoxReader, CountBench
from app.storage.service import note_move
from app.units import queries as units
from app.units import service as unit_service
from db.models.storage import StockMove
from db.models.units import LotBalance, Unit
from db.states import Role, StockMoveKind, UnitState
from tests.helpers.orders import People

ME = Actor(None, "准备")


def serials_put(place: Workplace, product: ProductView, count: int, code: str, state: UnitState = UnitState.IN_STOCK) -> list[str]:
    """So many units of a product in stock at a place, with their moves."""
    with place.work(ME) as work:
        spot = catalog_queries.location_by_code(work.session, code)
        assert spot is not None
        serials = list(unit_service.allocate_units(work, product, count, "RW26000001"))
        work.session.query(Unit).filter(Unit.serial.in_(serials)).update({"state": state, "location_id": spot.location_id})
        moves = [
            {"at": work.now, "kind": StockMoveKind.OPENING, "product_id": product.product_id, "serial": serial, "lot_no": "", "quantity": 1,
             "from_location_id": None, "to_location_id": spot.location_id, "document": "期初", "note": ""}
            for serial in serials
        ]  # fmt: skip
        work.session.execute(insert(StockMove), moves)
    return serials


def pieces_put(place: Workplace, product: ProductView, count: int, code: str) -> str:
    """A lot of so many pieces in stock at a place."""
    with place.work(ME) as work:
        spot = catalog_queries.location_by_code(work.session, code)
        assert spot is not None
        lot_no = unit_service.allocate_lot(work, product, count, "RW26000002")
        lot = units.lot(work.session, lot_no)
        assert lot is not None
        balance = work.session.query(LotBalance).order_by(LotBalance.id.desc()).first()
        assert balance is not None
        balance.state, balance.location_id = UnitState.IN_STOCK, spot.location_id
        note_move(work, StockMoveKind.OPENING, lot, count, None, spot.location_id, "期初")
    return lot_no


def carried(place: Workplace, identity: str, code: str, quantity: int = 1, start: str = "") -> None:
    """The ledger carries a unit, or pieces of a lot, to another place; a blank code is out of the store."""
    with place.work(ME) as work:
        spot = catalog_queries.location_by_code(work.session, code)
        target = spot.location_id if spot else None
        unit = units.unit(work.session, identity)
        if unit is not None:
            here = unit_service.set_location(work, identity, target)
            note_move(work, StockMoveKind.TRANSFER, unit, 1, here, target, "移库")
            return
        source = catalog_queries.location_by_code(work.session, start)
        lot = units.lot(work.session, identity)
        assert source is not None and lot is not None
        unit_service.move_lot(
            work, identity, quantity, UnitState.IN_STOCK, UnitState.IN_STOCK, from_location=source.location_id, to_location=target
        )
        note_move(work, StockMoveKind.TRANSFER, lot, quantity, source.location_id, target, "移库")


@dataclass
class Counter:
    """One person with a scanner at a station of his own."""

    place: Workplace
    actor: Actor
    boxes: BoxReader | None = None
    port: str = "gun"
    bench: CountBench = field(init=False)
    lane: ScanLane = field(init=False)

    def __post_init__(self) -> None:
        self.bench, self.lane = CountBench(self.boxes), ScanLane(self.place)
        self._stamper = ScanStamper(self.place.clock)

    def scan(self, code: str) -> ScanResult:
        """One pull of the trigger."""
        self.lane._last = None
        return self.lane.take(self._stamper.stamp(self.port, code.encode(), FrameKind.OK), self.bench, self.actor)

    def counts(self, place: str, codes: Sequence[str]) -> ScanResult:
        """The place, everything on it, 确认."""
        self.scan(place)
        for code in codes:
            self.scan(code)
        return self.scan("JF$CONFIRM")


def counter(place: Workplace, people: People, boxes: BoxReader | None = None) -> Counter:
    """A storekeeper with a scanner."""
    return Counter(place, people(Role.STOREKEEPER), boxes)
