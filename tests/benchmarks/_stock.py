"""A store of a million units and ten million moves, made by bulk insert: the goods of some years, most of them gone again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, Index, text
from sqlalchemy.schema import CreateIndex, DropIndex

from db.engine import is_sqlite
from db.models.storage import StockMove
from db.models.units import Unit
from db.states import StockMoveKind, UnitState
from db.tails import tail_of
from tests.benchmarks._rows import QUICK, mixed

BATCH = 100_000
_UNIT = ("version", "serial", "product_id", "lot_no", "task_no", "state", "location_id", "produced_on", "sealed", "certificate_no",
         "reserved_order", "valid_until", "expires_on", "store_until", "extensions", "stocked_at", "tail")  # fmt: skip
_MOVE = ("at", "kind", "product_id", "serial", "lot_no", "quantity", "from_location_id", "to_location_id", "document", "note", "person_id")
STORED_OF_TEN = 4


@dataclass(frozen=True)
class Shape:
    """How much there is: units, moves, and the keys of products, places and person that the rows name."""

    units: int
    moves: int
    products: Sequence[int]
    places: Sequence[int]
    person_id: int
    today: date


@dataclass(frozen=True)
class _One:
    serial: str
    product_id: int
    stored: bool
    place: int
    came: datetime
    moves: int


def serial_of(n: int) -> str:
    """The serial number of the n-th unit."""
    return f"ZZ{26:02d}{n // 10_000_000 % 12 + 1:02d}{n // 1_000_000 % 28 + 1:02d}{n % 1_000_000:06d}"


def fill(engine: Engine, shape: Shape) -> None:
    """Writes units and moves; indexes are dropped and made anew, as every bulk load does."""
    indexes: list[Index] = [index for table in (Unit.__table__, StockMove.__table__) for index in table.indexes]  # type: ignore[attr-defined]
    _quick(engine, True)
    with engine.begin() as connection:
        for index in indexes:
            connection.execute(DropIndex(index))
    for first in range(0, shape.units, BATCH):
        numbers = range(first, min(first + BATCH, shape.units))
        with engine.begin() as connection:
            _write(connection, "unit", _UNIT, (_unit(shape, one) for one in _all(shape, numbers)))
            _write(connection, "stock_move", _MOVE, (move for one in _all(shape, numbers) for move in _moves(shape, one)))
    with engine.begin() as connection:
        for index in indexes:
            connection.execute(CreateIndex(index))
        connection.execute(text("ANALYZE"))
    _quick(engine, False)


def _quick(engine: Engine, on: bool) -> None:
    engine.dispose()
    if is_sqlite(engine):
        with engine.connect() as connection:
            connection.exec_driver_sql("ROLLBACK")
            for pragma in QUICK if on else ("journal_mode=WAL",):
                connection.exec_driver_sql(f"PRAGMA {pragma}")
            connection.exec_driver_sql("BEGIN")
    if not on:
        engine.dispose()


def _write(connection: Connection, table: str, names: Sequence[str], rows: Iterator[tuple[Any, ...]]) -> None:
    raw: Any = connection.connection.driver_connection
    if connection.dialect.name == "postgresql":
        with raw.cursor().copy(f"COPY {table} ({', '.join(names)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        return
    raw.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})", rows)


def _all(shape: Shape, numbers: range) -> Iterator[_One]:
    """Some products are made far more than others; what came in last is still there most of the time."""
    start = datetime(shape.today.year - 2, 1, 1)
    each, more = divmod(shape.moves, shape.units)
    for n in numbers:
        random = mixed(n)
        product = shape.products[min(random % len(shape.products), mixed(random) % len(shape.products))]
        stored = random % 10 < STORED_OF_TEN
        came = start + timedelta(seconds=n * 58_000_000 // shape.units)
        place = shape.places[(random >> 8) % len(shape.places)]
        yield _One(serial_of(n), product, stored, place, came, max(3, each + (n % shape.units < more)))


def _unit(shape: Shape, one: _One) -> tuple[Any, ...]:
    dated = one.product_id % 4 == 0
    last = (shape.today + timedelta(days=mixed(one.place) % 700 - 10)).isoformat() if dated else None
    state, place = (UnitState.IN_STOCK, one.place) if one.stored else (UnitState.LEFT_WORKS, None)
    until = (one.came.date() + timedelta(days=1095)).isoformat()
    return (1, one.serial, one.product_id, "", "", state.value, place, one.came.date().isoformat(), 1, "", "", last, None, until, 0,
            _moment(one.came), tail_of(one.serial))  # fmt: skip


def _moves(shape: Shape, one: _One) -> Iterator[tuple[Any, ...]]:
    """In, from place to place, and for most of them out again; the last place is where the unit stands."""
    count = one.moves if one.stored else one.moves - 2
    places = [shape.places[(one.place + k) % len(shape.places)] for k in range(max(0, count - 1))] + [one.place]
    before: int | None = None
    for k, place in enumerate(places):
        kind = StockMoveKind.RECEIPT if k == 0 else StockMoveKind.TRANSFER
        yield _move(shape, one, k, kind, before, place)
        before = place
    if not one.stored:
        yield _move(shape, one, count, StockMoveKind.PICK, before, shape.places[0])
        yield _move(shape, one, count + 1, StockMoveKind.ISSUE, shape.places[0], None)


def _move(shape: Shape, one: _One, step: int, kind: StockMoveKind, start: int | None, end: int | None) -> tuple[Any, ...]:
    document = f"RK26{mixed(step) % 900_000:06d}" if kind is StockMoveKind.RECEIPT else "移库"
    at = _moment(one.came + timedelta(days=step))
    return (at, kind.value, one.product_id, one.serial, "", 1, start, end, document, "", shape.person_id)


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="microseconds") + "Z"
