"""Pieces of a lot that a tracking form keeps on hold, among those that other forms and reports keep (J-15, B-11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.aftersales import tracking_queries as queries
from app.aftersales import tracking_rules as rules
from app.core.errors import Conflict
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.quality import queries as quality
from app.storage import holds
from app.units import queries as units
from app.units import service as unit_service
from app.units.barring import ON_THE_WAY_OUT
from app.units.views import LotView
from db.models.tracking import TrackingForm, TrackingGoods
from db.states import Disposition, UnitState

_TO = {Disposition.REWORK: UnitState.REWORK, Disposition.SCRAP: UnitState.SCRAPPED}


@dataclass(frozen=True)
class HeldLot:
    """A lot of which a form keeps pieces.

    Attributes:
        lot: The lot as it stands.
        places: Place and order of the pieces as the form found them.
        mine: Pieces that the form keeps.
        forms: Other open forms that keep pieces of it, with how many.
        reports: Open reports on it, with how many.
    """

    lot: LotView
    places: frozenset[tuple[int | None, str]]
    mine: int
    forms: dict[str, int]
    reports: dict[str, int]

    @property
    def on_hold(self) -> int:
        """Pieces that stand on hold in the store."""
        return sum(b.quantity for b in self.lot.balances if b.state is UnitState.HOLD and b.location_id is not None)

    @property
    def drawn(self) -> int:
        """Pieces on their way out, barred where they are."""
        return self.lot.count(*ON_THE_WAY_OUT)

    @property
    def free(self) -> int:
        """Pieces that no other paper keeps."""
        return self.on_hold + self.drawn - sum(self.forms.values()) - sum(self.reports.values())

    @property
    def other(self) -> str:
        """Another paper that keeps pieces, or blank; a report before a form."""
        return next(iter((*self.reports, *self.forms)), "")


def held_lot(work: Work, form: TrackingForm, lot_no: str, rows: Sequence[TrackingGoods]) -> HeldLot:
    """A lot as a form and all others keep it."""
    lot = units.lot(work.session, lot_no)
    assert lot is not None
    reports = {one.number: one.quantity for one in quality.nonconformities(work.session) if lot_no in one.identities}
    forms = queries.pieces_elsewhere(work.session, form.id, lot_no)
    places = frozenset((row.location_id, row.reserved_order) for row in rows)
    return HeldLot(lot, places, sum(row.quantity for row in rows), forms, reports)


def decide(work: Work, form: TrackingForm, held: HeldLot, decision: Disposition, why: str) -> None:
    """Moves the pieces of a lot that a form keeps, and no more.

    Raises:
        Refused: J-15, some of them are kept by another paper too.
        Conflict: They are drawn; or a report on them is still to be disposed of.
    """
    to = _TO.get(decision)
    if to is None:
        _let_go(work, held, why)
        return
    if held.drawn and held.mine > held.on_hold:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "{lot} 还有 {n} 件已提出，先退回货位再处置"), lot=held.lot.lot_no, n=held.drawn)
        )
    left = min(held.mine, held.on_hold)
    rules.pieces_must_be_its_own(held.lot.lot_no, form.number, left, held.free, held.other)
    there = [b for b in held.lot.balances if b.state is UnitState.HOLD and b.location_id is not None]
    for one in sorted(there, key=lambda b: (b.location_id, b.reserved_order) not in held.places):
        part = min(left, one.quantity)
        if part < 1:
            break
        left -= part
        unit_service.move_lot(
            work, held.lot.lot_no, part, UnitState.HOLD, to, from_location=one.location_id, to_location=one.location_id,
            from_order=one.reserved_order, to_order="", document=form.number, reason=why,
        )  # fmt: skip


def _let_go(work: Work, held: HeldLot, why: str) -> None:
    """What another form keeps as well stays on hold by that one; all others have to agree."""
    pieces = min(held.mine, held.on_hold)
    if held.forms:
        holds.free_pieces(work, held.lot, why, max(0, min(pieces, held.free)))
    elif held.on_hold or held.drawn:
        holds.let_go(work, held.lot.lot_no, why, pieces)
