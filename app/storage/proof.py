"""The proof of the ledger: every balance is what its moves say, at every moment, and goods stand where their state lets them stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.units import queries as units
from app.units import stock_queries as stock
from db.models.storage import StockMove

_AT_ONCE = 20_000
MOST = 1000
"""So many differences are told one by one."""


def balances_against_moves(session: Session, told: Callable[[int, int], None] | None = None) -> list[str]:
    """Follows every move from the first and compares what it leaves with every balance; no sentence means that they agree.

    Ten million moves are read once, as a stream; only what still stands somewhere is remembered.

    Args:
        session: Read session.
        told: Is told how many moves were read, and of how many.

    Returns:
        One sentence for each place that a balance differs from its moves, for each move of goods that were not there, and for goods
        in a state that belongs in the store but at no place, or at a place although they left the works.
    """
    sums: dict[tuple[str, int], int] = {}
    faults: list[str] = []
    codes = {place.location_id: place.code for place in catalog.locations(session)}
    total = session.scalar(select(func.count()).select_from(StockMove)) or 0 if told is not None else 0
    for n, (serial, lot_no, quantity, start, end, document) in enumerate(_moves(session), start=1):
        identity = serial or lot_no
        if start is not None:
            left = sums.pop((identity, start), 0) - quantity
            if left:
                sums[identity, start] = left
            if left < 0 and len(faults) < MOST:
                faults.append(str(say(_BELOW, identity=identity, place=codes.get(start, start), document=document)))
        if end is not None:
            count = sums.pop((identity, end), 0) + quantity
            if count:
                sums[identity, end] = count
        if told is not None and n % _AT_ONCE == 0:
            told(n, total)
    placed = units.placed(session)
    differing = [key for key, count in sums.items() if placed.get(key, 0) != count] + [key for key in placed if key not in sums]
    faults += _differences(differing, sums, placed, codes)
    told_of = {identity for identity, _ in differing}
    astray = [one for one in stock.astray(session, MOST) if one.identity not in told_of]
    faults += [str(say(_ASTRAY, identity=one.identity, state=word(one.state))) for one in astray]
    return faults[:MOST]


def _differences(
    differing: list[tuple[str, int]], sums: dict[tuple[str, int], int], placed: dict[tuple[str, int], int], codes: dict[int, str]
) -> list[str]:
    return [
        f"{identity} @ {codes.get(place, place)}: 帐 {sums.get((identity, place), 0)}, 存 {placed.get((identity, place), 0)}"
        for identity, place in sorted(differing)[:MOST]
    ]


def _moves(session: Session) -> Iterator[tuple[str, str, int, int | None, int | None, str]]:
    query = select(
        StockMove.serial, StockMove.lot_no, StockMove.quantity, StockMove.from_location_id, StockMove.to_location_id, StockMove.document
    ).order_by(StockMove.id)
    for part in session.execute(query.execution_options(yield_per=_AT_ONCE)).partitions():
        yield from (tuple(row) for row in part)  # type: ignore[misc]


_BELOW = QT_TRANSLATE_NOOP("app", "{identity} @ {place}: {document} 出得比有的多")
_ASTRAY = QT_TRANSLATE_NOOP("app", "{identity}: 状态是「{state}」，与库位不符")
