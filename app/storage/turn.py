"""What goes out first: dated goods by their last day (FEFO), others by the day they came in (FIFO); who takes others says why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.core.clock import site_day
from app.core.errors import Conflict, fact
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.settings.service import setting_text
from app.units import stock_queries as stock
from app.units.views import PieceView
from db.states import ZoneKind

_SOME = 5
"""So many goods are looked at for one that may really leave before it is said which go first."""


@dataclass(frozen=True)
class First:
    """Goods that go out first, and why.

    Attributes:
        identity: Serial or lot number.
        location: Where they stand.
        quantity: Pieces there.
        use_by: Their last day; None for goods without one.
        stocked_on: The day they came in; None where nobody noted it.
    """

    identity: str
    location: str
    quantity: int
    use_by: date | None
    stocked_on: date | None

    @property
    def words(self) -> Text:
        """「A-01-02 的 BK2611020003（11-02 入库）」."""
        if self.use_by is not None:
            return say(QT_TRANSLATE_NOOP("app", "{place} 的 {identity}（{day} 到期）"), place=self.location, identity=self.identity,
                       day=f"{self.use_by:%Y-%m-%d}")  # fmt: skip
        day = f"{self.stocked_on:%m-%d}" if self.stocked_on else "—"
        return say(QT_TRANSLATE_NOOP("app", "{place} 的 {identity}（{day} 入库）"), place=self.location, identity=self.identity, day=day)


class OutOfTurn(Conflict):
    """Goods were taken in hand although others go first, and nobody said why; `first` is what goes first."""

    def __init__(self, identity: str, first: First) -> None:
        super().__init__(
            say(QT_TRANSLATE_NOOP("app", "先到先出：{first}先出"), first=first.words),
            (fact(QT_TRANSLATE_NOOP("app", "扫到的"), identity), fact(QT_TRANSLATE_NOOP("app", "先出"), first.identity)),
        )
        self.first = first


def asks_reason(session: Session, now: datetime) -> bool:
    """Whether who takes goods out of turn has to say why, by setting."""
    return setting_text(session, "storage.pick_out_of_turn", now) == "reason"


def first_of(session: Session, product_id: int, order_no: str = "", limit: int = _SOME) -> list[First]:
    """What of a product goes out first, for an order: what is kept for it, and what nobody keeps."""
    found = stock.first_out(session, product_id, order_no, catalog.places_of(ZoneKind.STORE), limit)
    codes = catalog.location_codes(session, (piece.location_id for piece in found))
    return [_first(piece, codes) for piece in found]


def before(session: Session, identity: str, order_no: str = "") -> list[First]:
    """What of the same product goes out before a unit or lot that was taken in hand; the first few, or nothing.

    Goods that are kept for the order are its own: nothing goes before them. Of two that came in on one day neither is first.
    """
    mine = stock.piece_of(session, identity)
    if mine is None or mine.stocked_at is None or (order_no and mine.reserved_order == order_no):
        return []
    found = stock.first_out(session, mine.product_id, order_no, catalog.places_of(ZoneKind.STORE), _SOME)
    sooner = [piece for piece in found if piece.identity != identity and _goes_before(piece, mine)]
    codes = catalog.location_codes(session, (piece.location_id for piece in sooner))
    return [_first(piece, codes) for piece in sooner]


def _goes_before(piece: PieceView, mine: PieceView) -> bool:
    if piece.use_by != mine.use_by:
        return (piece.use_by or date.max) < (mine.use_by or date.max)
    if piece.stocked_at is None or mine.stocked_at is None:
        return False
    return site_day(piece.stocked_at) < site_day(mine.stocked_at)


def _first(piece: PieceView, codes: dict[int, str]) -> First:
    came = site_day(piece.stocked_at) if piece.stocked_at else None
    return First(piece.identity, codes.get(piece.location_id or 0, "—"), piece.quantity, piece.use_by, came)
