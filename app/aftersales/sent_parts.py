"""A 补换 or 返修返还 that leaves on several 发货单: it is over when each of them is signed for, not the first."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.delivery import queries as delivery
from app.dispatch import special
from app.dispatch.views import DispatchOrderView


@dataclass(frozen=True)
class SentParts:
    """The 发货单 of one document that were not called off, and which of them the customer signed for or never disputed."""

    orders: tuple[DispatchOrderView, ...]
    signed: frozenset[str]

    @property
    def pieces(self) -> int:
        """Pieces that they carry."""
        return sum(one.total for one in self.orders)

    @property
    def signed_pieces(self) -> int:
        """Pieces that are signed for."""
        return sum(one.total for one in self.orders if one.number in self.signed)

    @property
    def all_signed(self) -> bool:
        """Whether none of them is still awaited."""
        return bool(self.orders) and len(self.signed) == len(self.orders)

    @property
    def identities(self) -> frozenset[str]:
        """Serial and lot numbers that they name."""
        return frozenset(line.identity for one in self.orders for line in one.lines if line.identity and line.wanted)


def sent_parts(session: Session, source_no: str, *, signed: str = "", without: str = "") -> SentParts:
    """The 发货单 of a document.

    Args:
        session: Session of the action.
        source_no: 领料单 or 返工单.
        signed: One that is signed for by this very action.
        without: One that is called off by it.
    """
    orders = tuple(one for one in special.standing_of(session, source_no) if one.number != without)
    done = {one.number for one in orders if one.number == signed or _is_signed(session, one.number)}
    return SentParts(orders, frozenset(done))


def _is_signed(session: Session, dispatch_no: str) -> bool:
    record = delivery.record(session, dispatch_no)
    return record is not None and record.signed_at is not None
