"""Many units and lots at once, as opening stock brings them: made ready outside the lock, written by a few statements under it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.core.errors import Conflict
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from db.bulk import Ready, insert_ready, ready
from db.models.units import Lot, LotBalance, Unit
from db.states import UnitState
from db.tails import tail_of

_AT_ONCE = 900
"""So many numbers go into one statement."""

_UNIT = (
    "version", "serial", "product_id", "lot_no", "task_no", "state", "location_id", "produced_on", "sealed", "certificate_no",
    "reserved_order", "valid_until", "expires_on", "store_until", "extensions",
    "stocked_at", "tail",
)  # fmt: skip
_LOT = (
    "version", "lot_no", "product_id", "task_no", "produced_on", "quantity", "sealed", "certificate_no", "supplier", "supplier_lot",
    "valid_until", "expires_on", "store_until", "extensions", "stocked_at", "tail",
)  # fmt: skip
_BALANCE = ("version", "lot_id", "location_id", "state", "reserved_order", "quantity", "opened")


@dataclass(frozen=True, slots=True)
class Brought:
    """What a unit or lot is that comes in from outside: its days and where it is from."""

    product_id: int
    produced_on: date
    sealed: bool = True
    certificate_no: str = ""
    valid_until: date | None = None
    expires_on: date | None = None
    store_until: date | None = None
    supplier: str = ""
    supplier_lot: str = ""
    stocked_at: datetime | None = None


@dataclass(frozen=True)
class BringIn:
    """Units and lots made ready for one database; `bring_in` writes them in stock."""

    units: Ready
    lots: Ready
    balances: Mapping[str, Sequence[tuple[int, int]]]
    opened: frozenset[str] = frozenset()


def make_ready(
    session: Session, units: Iterable[tuple[str, str, int, Brought]], lots: Mapping[str, tuple[Brought, Sequence[tuple[int, int]]]]
) -> BringIn:
    """Makes ready what will be in stock.

    Args:
        session: A session of the database.
        units: Serial number, lot number or blank, key of the place, what it is.
        lots: By lot number what it is, and the pieces at each place by the key of the place.
    """
    dialect = session.get_bind().dialect
    rows = sorted(
        (
            1, serial, one.product_id, lot_no, "", UnitState.IN_STOCK, place, one.produced_on, one.sealed, one.certificate_no, "",
            one.valid_until, one.expires_on, one.store_until, 0, one.stocked_at, tail_of(serial),
        )
        for serial, lot_no, place, one in units
    )  # fmt: skip
    lot_rows = [
        (
            1, lot_no, one.product_id, "", one.produced_on, sum(count for _, count in at), one.sealed, one.certificate_no, one.supplier,
            one.supplier_lot, one.valid_until, one.expires_on, one.store_until, 0, one.stocked_at, tail_of(lot_no),
        )
        for lot_no, (one, at) in sorted(lots.items())
    ]  # fmt: skip
    return BringIn(
        ready(dialect, Unit, _UNIT, rows), ready(dialect, Lot, _LOT, lot_rows), {lot_no: at for lot_no, (_, at) in lots.items()},
        frozenset(lot_no for lot_no, (one, _) in lots.items() if not one.sealed),
    )


def bring_in(work: Work, brought: BringIn) -> None:
    """Writes them, in stock at their places; part of another feature's command, which checks the rules and names the tables touched.

    Raises:
        Conflict: One of the numbers is there by now.
    """
    connection = work.session.connection()
    last = work.session.scalar(select(func.max(Lot.id))) or 0
    try:
        insert_ready(connection, Unit, _UNIT, brought.units)
        insert_ready(connection, Lot, _LOT, brought.lots)
    except IntegrityError as error:  # the constraint looks at every number anyway: to ask before would cost a second under the lock
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "有的序列号或批号刚被别人建了"))) from error
    if brought.lots:
        keys = dict(work.session.execute(select(Lot.lot_no, Lot.id).where(Lot.id > last)).all())
        rows = [
            (1, keys[lot_no], place, UnitState.IN_STOCK, "", n, lot_no in brought.opened)
            for lot_no, at in brought.balances.items() for place, n in at
        ]  # fmt: skip
        insert_ready(connection, LotBalance, _BALANCE, ready(connection.dialect, LotBalance, _BALANCE, rows))


def known(session: Session, numbers: Iterable[str]) -> dict[str, UnitState | None]:
    """Which of some numbers are there already: a unit's with its state, a lot's with None."""
    listed = list(numbers)
    found: dict[str, UnitState | None] = {}
    for first in range(0, len(listed), _AT_ONCE):
        part = listed[first : first + _AT_ONCE]
        found |= dict.fromkeys(session.scalars(select(Lot.lot_no).where(Lot.lot_no.in_(part))))
        found |= dict(session.execute(select(Unit.serial, Unit.state).where(Unit.serial.in_(part))).all())
    return found


def bought(session: Session, supplier_lots: Iterable[str]) -> dict[tuple[int, str, str], date | None]:
    """The expiry dates of lots of suppliers that came before, by product, supplier and the supplier's number (D-13)."""
    listed = list(supplier_lots)
    found: dict[tuple[int, str, str], date | None] = {}
    columns = select(Lot.product_id, Lot.supplier, Lot.supplier_lot, Lot.expires_on)
    for first in range(0, len(listed), _AT_ONCE):
        for product_id, supplier, lot, expires_on in session.execute(columns.where(Lot.supplier_lot.in_(listed[first : first + _AT_ONCE]))):
            found[product_id, supplier, lot] = expires_on
    return found
