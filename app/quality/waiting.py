"""What the tab 检验 and the home page have to do: cards, goods to inspect, open sheets, stock whose pass no longer counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.catalog.views import ProductView
from app.core.clock import day_end
from app.quality import queries
from app.quality.views import CardView, InspectionView, Waiting
from app.settings.service import setting_int
from app.storage import exposure as climate
from app.storage import queries as storage
from app.units import queries as units
from app.units.views import LotView, UnitView
from db.models.quality import Inspection, QualityCard, QualityCardUnit
from db.states import QualityCardState, StockMoveKind, UnitState

OLDEST = 300
"""So many of the goods that lie in the store are looked at, the oldest; whatever is kept for an order or drawn is looked at in any case."""
MOST_LEAVING = 1000


def waiting(session: Session, now: datetime) -> list[Waiting]:
    """What waits for the workshop or the inspector: open cards, goods to inspect, open sheets, stock whose pass no longer counts."""
    found = [_line("card", view.number, view, view.opened_at) for view in queries.cards(session, QualityCardState.OPEN)]
    found += [_line("inspect", view.number, view, view.submitted_at or view.opened_at) for view in _uninspected(session)]
    open_sheets = queries.inspections(session, open_only=True)
    found += [_line("sheet", sheet.number, sheet, sheet.started_at) for sheet in open_sheets]
    found += _incoming(session, {identity for sheet in open_sheets for identity in sheet.identities}, now)
    found += _outbound_due(session, now)
    return sorted(found, key=lambda line: line.since)


def _incoming(session: Session, in_hand: set[str], now: datetime) -> list[Waiting]:
    """Purchased goods that came in and wait for their incoming inspection (B-09); what is not posted yet waits since the day it came."""
    state = UnitState.AWAITING_INSPECTION
    things: list[UnitView | LotView] = [*units.units_in(session, state), *units.lots_in(session, state)]
    bought = {name(thing): thing for thing in things if not thing.task_no and name(thing) not in in_hand}
    since = storage.last_moves(session, StockMoveKind.RECEIPT, state) if bought else {}
    return [
        Waiting(
            "incoming", identity, thing.product_name, thing.model, 1 if isinstance(thing, UnitView) else thing.count(state),
            since.get(identity) or min(now, day_end(thing.produced_on)), state, "", (identity,),
        )
        for identity, thing in bought.items()
    ]  # fmt: skip


def name(thing: UnitView | LotView) -> str:
    """Serial number of a unit, number of a lot."""
    return thing.serial if isinstance(thing, UnitView) else thing.lot_no


def _line(what: str, number: str, view: CardView | InspectionView, since: datetime) -> Waiting:
    identities = view.serials or (view.lot_no,)
    return Waiting(what, number, view.product_name, view.model, view.quantity, since, None, view.task_no, identities)


def _uninspected(session: Session) -> list[CardView]:
    """Cards submitted for inspection that no sheet names yet, newest first.

    Found from the goods that await inspection, which are few, not from the cards that were ever submitted.
    """
    state = UnitState.AWAITING_INSPECTION
    on_card = select(QualityCardUnit.card_id).where(QualityCardUnit.serial.in_(units.serials_in(state)))
    rows = session.scalars(
        select(QualityCard)
        .where(
            or_(QualityCard.id.in_(on_card), QualityCard.lot_no.in_(units.lot_numbers_in(state))),
            ~exists().where(Inspection.card_no == QualityCard.number),
        )
        .order_by(QualityCard.id.desc())
    )
    return queries.card_views(session, [row for row in rows if row.state is QualityCardState.SUBMITTED])


def _outbound_due(session: Session, now: datetime) -> list[Waiting]:
    """Stock in the store, and goods drawn but not boxed, whose final pass no longer counts (B-10): a task for the inspector.

    Of a store full of goods the oldest are looked at; the pick asks for each unit again.
    """
    stored = (UnitState.IN_STOCK, UnitState.RESERVED, UnitState.PICKED)
    things: list[UnitView | LotView] = []
    for state in stored:
        most = OLDEST if state is UnitState.IN_STOCK else MOST_LEAVING
        things += [*units.oldest_units(session, state, most), *units.oldest_lots(session, state, most)]
    things = list({name(thing): thing for thing in things}.values())
    if not things:
        return []
    serials = [thing.serial for thing in things if isinstance(thing, UnitView)]
    lot_nos = [thing.lot_no for thing in things if isinstance(thing, LotView)]
    judged = queries.judged_of(session, serials, lot_nos)
    received = storage.last_moves_of(session, StockMoveKind.RECEIPT, serials, lot_nos)
    came_back = storage.last_moves_of(session, StockMoveKind.RETURN, serials, lot_nos)
    products = catalog.products_by_key(session, (thing.product_id for thing in things))
    most_days = setting_int(session, "outbound.recheck_after_days", now)
    exposed = _exposed(session, things, judged, products, now)
    due = []
    for thing in things:
        identity = name(thing)
        facts = queries.facts_of(
            thing, judged.get(identity), received.get(identity), came_back.get(identity), products.get(thing.product_id), most_days, now
        )
        limit = min(facts.limit, facts.product_limit or facts.limit)
        if facts.passed and facts.sealed and not facts.returned and identity not in exposed and facts.days <= limit:
            continue
        quantity = 1 if isinstance(thing, UnitView) else thing.count(*stored)
        since = received.get(identity) or now
        due.append(Waiting("outbound", identity, thing.product_name, thing.model, quantity, since, None, thing.task_no, (identity,)))
    return due


def _exposed(
    session: Session, things: Iterable[UnitView | LotView], judged: Mapping[str, Inspection], products: Mapping[int, ProductView],
    now: datetime,
) -> Collection[str]:  # fmt: skip
    """Which goods stood outside their limits of temperature and humidity since their pass (X-34)."""
    goods = []
    for thing in things:
        identity = name(thing)
        sheet, product = judged.get(identity), products.get(thing.product_id)
        if sheet is not None:
            goods.append((identity, sheet.judged_at, product.climate if product else None))
    return climate.exposures(session, goods, now)


