"""Temperature on the way of goods that need it (E-08): the range that was set, the logger that goes along, its reading at departure."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.dispatch import queries as dispatch
from app.loading.rows import not_now, trip_of
from db.models.loading import LoadClimate
from db.states import Role, StorageClass, TripState


def is_needed(session: Session, dispatch_nos: Iterable[str]) -> bool:
    """Whether goods of some 发货单 are stored cool or dry, and so travel."""
    lines = [line.product_id for order in dispatch.numbered(session, dispatch_nos).values() for line in order.lines]
    products = catalog.products_by_key(session, lines).values()
    return any(product.storage_class in (StorageClass.COOL, StorageClass.DRY) for product in products)


def note(work: Work, trip_no: str, low_dc: int, high_dc: int, logger_no: str, reading_dc: int) -> None:
    """Records range, logger and reading, in tenths of a degree Celsius; the newest record counts.

    Raises:
        BadInput: No logger, or a range that is none.
        Conflict: The vehicle is not loading, or has left.
    """
    work.require(Role.SALES, Role.STOREKEEPER, Role.TEAM_LEADER, Role.SHIPPER)
    trip = trip_of(work, trip_no)
    if trip.state not in (TripState.CHECKED, TripState.LOADING, TripState.CLOSED, TripState.CLEARED):
        raise not_now(trip)
    if not logger_no.strip() or low_dc > high_dc:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请填温度范围和记录仪编号"))
    row = work.session.scalar(select(LoadClimate).where(LoadClimate.trip_no == trip_no).with_for_update())
    if row is None:
        row = LoadClimate(trip_no=trip_no, low_dc=low_dc, high_dc=high_dc, logger_no="", reading_dc=reading_dc, at=work.now)
        work.session.add(row)
    row.low_dc, row.high_dc, row.logger_no, row.reading_dc = low_dc, high_dc, logger_no.strip(), reading_dc
    row.at, row.person_id = work.now, work.actor.person_id
    work.session.flush()
    work.audit("note_climate", "trip", trip_no, low=low_dc, high=high_dc, logger=logger_no.strip(), reading=reading_dc)
