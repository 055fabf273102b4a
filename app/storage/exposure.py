"""Which goods stood in a zone while it was outside its limits (D-07, X-34).

Nothing is written on the goods: the ledger says where they stood, the readings say when a zone was outside. So goods that have left
the zone are found as well as those still in it, a reading that comes late from a logger counts, and one that is withdrawn does not.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.catalog.views import ClimateRange
from app.core.grouped import grouped
from app.storage.climate_queries import narrowed_by
from app.storage.climate_rules import Limits, Move, reading_words, stood_there
from app.storage.climate_views import Exposure
from db.models.climate import ClimateExcursion
from db.models.storage import StockMove
from db.types import yes

_TOGETHER = 400
"""So many numbers of goods are asked for in one statement."""

Goods = tuple[str, datetime | None, ClimateRange | None]
"""Serial or lot number, when it was last judged, and the range of its product."""


def exposure(
    session: Session, identity: str, since: datetime | None, own: ClimateRange | None, now: datetime
) -> Exposure | None:
    """The newest time in which a unit, or pieces of a lot, stood in a zone outside the limits after they were last judged.

    The narrower of the zone's limits and the product's own decides (X-08). One statement while no zone was outside since then.

    Args:
        session: Read session.
        identity: Serial or lot number.
        since: When the goods were last judged.
        own: The range of their product.
        now: The moment.
    """
    return exposures(session, [(identity, since, own)], now).get(identity)


def exposures(session: Session, goods: Iterable[Goods], now: datetime) -> dict[str, Exposure]:
    """The same for many goods; those that are as they were are left out."""
    listed = list(goods)
    if not listed:
        return {}
    times = [since for _, since, _ in listed]
    earliest = None if None in times else min(time for time in times if time is not None)
    query = select(ClimateExcursion).where(~yes(ClimateExcursion.withdrawn)).order_by(ClimateExcursion.started_at.desc())
    if earliest is not None:
        query = query.where(ClimateExcursion.ended_at.is_(None) | (ClimateExcursion.ended_at > earliest))
    found = session.scalars(query).all()
    if not found:
        return {}
    moves = _moves(session, [identity for identity, _, _ in listed])
    zone_of = catalog.zones_of(session, {place for each in moves.values() for move in each for place in (move.start, move.end)})
    places = grouped(zone_of.items(), lambda pair: pair[1])
    names = {zone.zone_id: zone.name for zone in catalog.zones(session)}
    answer = {}
    for identity, since, own in listed:
        for row in found:
            there = {place for place, _ in places[row.zone_id]}
            if there and _broken(row, own) and stood_there(moves.get(identity, ()), there, row.started_at, row.ended_at or now, since):
                answer[identity] = Exposure(row.id, names.get(row.zone_id, ""), row.started_at, _words(row, own))
                break
    return answer


def _moves(session: Session, identities: list[str]) -> dict[str, list[Move]]:
    found: dict[str, list[Move]] = {}
    columns = StockMove.at, StockMove.from_location_id, StockMove.to_location_id, StockMove.quantity
    for start in range(0, len(identities), _TOGETHER):
        part = identities[start : start + _TOGETHER]
        for key in (StockMove.serial, StockMove.lot_no):
            for number, at, start_id, end_id, count in session.execute(select(key, *columns).where(key.in_(part)).order_by(StockMove.id)):
                found.setdefault(number, []).append(Move(at, start_id, end_id, count))
    return found


def _broken(row: ClimateExcursion, own: ClimateRange | None) -> bool:
    limits = narrowed_by(Limits(row.zone_low_c100, row.zone_high_c100, row.zone_limit_c100), own)
    return limits.broken_by(row.lowest_c100, row.highest_c100, row.humidity_c100)


def _words(row: ClimateExcursion, own: ClimateRange | None) -> str:
    limits = narrowed_by(Limits(row.zone_low_c100, row.zone_high_c100, row.zone_limit_c100), own)
    cold = row.lowest_c100 < limits.low and row.highest_c100 <= limits.high
    return f"{reading_words(row.lowest_c100 if cold else row.highest_c100, row.humidity_c100)}（{limits.words}）"
