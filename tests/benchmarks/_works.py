"""The works that the scan benchmark packs in: one 发货单 for each size, its units made by the commands once and then copied."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from alembic import command
from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from app.core.clock import SetClock
from app.core.events import EventBus
from app.core.work import Workplace
from app.dispatch import service as dispatch
from app.identity import pins
from db.engine import open_engine, reading
from db.migrate import config
from db.models.dispatch import DispatchPick
from db.models.identity import Person
from db.models.quality import InspectionUnit
from db.models.storage import StockMove
from db.models.units import Unit
from db.schema import create_all
from tests.conftest import People
from tests.helpers.dispatch import Shipping

START = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)  # Monday 08:30 at the site


@dataclass(frozen=True)
class Lot:
    """One 发货单 to pack: its number, the units that belong in, and one that does not."""

    number: str
    serials: tuple[str, ...]
    stranger: str


@dataclass(frozen=True)
class Works:
    """What the benchmark scans, and who scans it."""

    lots: tuple[Lot, ...]
    packer: str
    pin: str
    people: list[tuple[int, str]]


def build(url: str, orders: int, units: int) -> Works:
    """Makes the works in an empty database: `orders` 发货单 with `units` drawn units each."""
    pins.use_cheap_hashing()
    engine = open_engine(url)
    create_all(engine)
    command.stamp(config(engine), "head")
    clock = SetClock(START)
    place = Workplace(engine, "台位 3", clock, EventBus())
    ship = Shipping(place, People(place))
    strange = ship.stock(ship.product("JR", name="热过载继电器", model="JR-63"), 1)[0]
    lots = tuple(_lot(ship, units, strange) for _ in range(orders))
    with reading(engine).connect() as connection:
        people = [(key, name) for key, name in connection.execute(select(Person.id, Person.name).order_by(Person.id))]
    engine.dispose()
    return Works(lots, ship.packer.name, "2580", people)


def _lot(ship: Shipping, units: int, stranger: str) -> Lot:
    product = ship.product()
    first = ship.stock(product, 1)[0]
    serials = (first, *(f"{first[:-4]}{n:04d}" for n in range(int(first[-4:]) * 1000 + 1, int(first[-4:]) * 1000 + units)))
    with Session(ship.place.engine) as session:
        for model in (Unit, InspectionUnit, StockMove):
            _copies(session, model, model.serial == first, "serial", serials[1:])
        session.commit()
    order = ship.planned(ship.order((product, units)))
    with ship.place.work(ship.packer) as work:
        dispatch.pick(work, order.number, first)
    with Session(ship.place.engine) as session:
        _copies(session, DispatchPick, DispatchPick.serial == first, "serial", serials[1:-1])
        unit = session.scalars(select(Unit).where(Unit.serial == first)).one()
        drawn = {name: getattr(unit, name) for name in ("state", "location_id", "reserved_order", "order_line_id")}
        session.execute(update(Unit).where(Unit.serial.in_(serials[1:-1])).values(**drawn))
        session.commit()
    with ship.place.work(ship.packer) as work:
        dispatch.pick(work, order.number, serials[-1])
    return Lot(order.number, serials, stranger)


def _copies(session: Session, model: type, which: object, column: str, values: tuple[str, ...]) -> None:
    """Copies one row under other values of a column."""
    table = model.__table__  # type: ignore[attr-defined]
    row = dict(session.execute(select(table).where(which)).one()._mapping)  # type: ignore[arg-type]
    del row["id"]
    session.execute(insert(table), [row | {column: value} for value in values])
