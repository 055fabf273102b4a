"""The chain 产品→检验→入库→箱→装车→封签→出门证→签收→服务单 from the real records, and 'find anything' (J-31, M-01)."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from app.aftersales import queries as aftersales
from app.aftersales import search_queries as case_search
from app.aftersales import tracking_queries as tracking
from app.boxing import queries as boxing
from app.boxing.views import BoxView
from app.catalog import queries as catalog
from app.core.clock import site_time
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.delivery import queries as delivery
from app.dispatch import queries as dispatch
from app.dispatch.views import DispatchOrderView
from app.gate import queries as gate
from app.loading import plan_queries
from app.loading import queries as loading
from app.quality import queries as quality
from app.storage import queries as storage
from app.trace import rules
from app.trace.rules import may_follow_goods as may_follow_goods
from app.trace.views import Chain, Found, Link, LinkKind, Spread
from app.units import queries as units
from app.units.views import LotView, UnitView
from db.states import Role, StockMoveKind, UnitState

BOX_CODE = re.compile(r"(?:00(?=\d{18}))?(\d{18}|JX\d{8}(?=$|-))(?:-\d{1,6})?")
"""What is scanned off a box: its SSCC or number, with or without the issue of its label."""
_TRACED = "追溯"
_TITLES = {
    LinkKind.PRODUCT: QT_TRANSLATE_NOOP("app", "产品"),
    LinkKind.INSPECTION: QT_TRANSLATE_NOOP("app", "检验"),
    LinkKind.RECEIPT: QT_TRANSLATE_NOOP("app", "入库"),
    LinkKind.BOX: QT_TRANSLATE_NOOP("app", "箱"),
    LinkKind.LOAD: QT_TRANSLATE_NOOP("app", "装车"),
    LinkKind.SEAL: QT_TRANSLATE_NOOP("app", "封签"),
    LinkKind.GATE_PASS: QT_TRANSLATE_NOOP("app", "出门证"),
    LinkKind.SIGNATURE: QT_TRANSLATE_NOOP("app", "签收"),
    LinkKind.CASE: QT_TRANSLATE_NOOP("app", "服务单"),
}
_GONE = frozenset({UnitState.LEFT_WORKS, UnitState.SIGNED, UnitState.ACCEPTED, UnitState.RETURNED, UnitState.LOST})
_STOCK = frozenset({UnitState.IN_STOCK, UnitState.RESERVED, UnitState.RECHECK_DUE, UnitState.LOCKED, UnitState.PICKED, UnitState.BOXED,
                    UnitState.LOADED})  # fmt: skip


@dataclass(frozen=True)
class _Start:
    """Where a chain begins: the thing, the box it is in, the order it left on."""

    thing: UnitView | LotView | None = None
    box: BoxView | None = None
    order: DispatchOrderView | None = None
    case_no: str = field(default="")

    @property
    def identity(self) -> str:
        """Serial or lot number."""
        return "" if self.thing is None else getattr(self.thing, "serial", "") or self.thing.lot_no


def chain(session: Session, key: str, roles: Collection[Role] | None = None) -> Chain | None:
    """The chain of a serial, lot, box (SSCC) or document; None when nobody knows it.

    Args:
        session: Read session.
        key: What was scanned or keyed.
        roles: Roles of the person who looks; None for the program itself.

    Raises:
        Refused: M-05.
    """
    if roles is not None:
        rules.may_follow_goods(roles)
    start = _start(session, key.strip().upper())
    if start is None:
        return None
    order = start.order
    links = (
        _product(session, start), *_made(session, start), _box(start), *_leaving(session, order), *_cases(session, start),
    )  # fmt: skip
    title = start.thing.product_name if start.thing is not None else order.customer_name if order else key
    return Chain(
        key, start.identity, title, order.customer_name if order else "", order.number if order else "",
        order.order_no if order else "", links,
    )  # fmt: skip


def _start(session: Session, key: str) -> _Start | None:
    thing: UnitView | LotView | None = units.unit(session, key) or units.lot(session, key)
    if thing is not None:
        return _of_thing(session, thing)
    sscc = BOX_CODE.fullmatch(key)
    if sscc:
        box = boxing.box(session, sscc[1])
        return None if box is None else _of_box(session, box)
    if key.startswith("SH"):
        case = aftersales.case(session, key)
        found = _start(session, case.identity) if case is not None else None
        return None if found is None else _Start(found.thing, found.box, found.order, key)
    identity = _first_identity(session, key)
    if identity:
        return _start(session, identity)
    number = _dispatch_number(session, key)
    order = dispatch.dispatch_order(session, number) if number else None
    return None if order is None else _Start(order=order)


def _of_thing(session: Session, thing: UnitView | LotView) -> _Start:
    identity = getattr(thing, "serial", "") or thing.lot_no
    box = boxing.box_of(session, identity)
    number = box.dispatch_no if box is not None else dispatch.picked_for(session, identity)
    return _Start(thing, box, dispatch.dispatch_order(session, number) if number else None)


def _of_box(session: Session, box: BoxView) -> _Start:
    one = box.items[0].identity if len(box.items) == 1 else ""
    thing = (units.unit(session, one) or units.lot(session, one)) if one else None
    return _Start(thing, box, dispatch.dispatch_order(session, box.dispatch_no))


def _first_identity(session: Session, key: str) -> str:
    """The goods that a document of making or storing is about, when there is just one or they go together."""
    if key.startswith("RW"):
        made = units.units_of_task(session, key)
        lots = units.lots_of_task(session, key)
        return made[0].serial if made else lots[0].lot_no if lots else ""
    if key.startswith("JY"):
        sheet = quality.inspection(session, key)
        return "" if sheet is None else (sheet.serials[0] if sheet.serials else sheet.lot_no)
    if key.startswith("RK"):
        moved = storage.moves(session, document=key)
        return moved[0].serial or moved[0].lot_no if moved else ""
    return ""


def _dispatch_number(session: Session, key: str) -> str:
    """The 发货单 behind a document of leaving."""
    if key.startswith("CM"):
        found = gate.gate_pass(session, key)
        return found.dispatch_nos[0] if found and found.dispatch_nos else ""
    if key.startswith("JF"):
        record = delivery.record(session, key)
        return record.dispatch_no if record else ""
    if key.startswith("ZX"):
        return boxing.dispatch_of_list(session, key)
    if key.startswith(("CC", "ZG")):
        trip = dispatch.trip(session, plan_queries.trip_of_plan(session, key) if key.startswith("ZG") else key)
        return trip.dispatch_nos[0] if trip and trip.dispatch_nos else ""
    if key.startswith("DD"):
        orders = dispatch.of_order(session, key)
        return orders[-1].number if orders else ""
    return key if key.startswith("FH") else ""


def _link(
    kind: LinkKind, number: str = "", state: str = "", at: datetime | None = None, detail: str = "", page: str = "", document: str = ""
) -> Link:
    return Link(kind, _TITLES[kind], number, state, at, detail, bool(number), document or number, page)


def _product(session: Session, start: _Start) -> Link:
    thing = start.thing
    if thing is None:
        count = len(start.order.lines) if start.order else 0
        return _link(LinkKind.PRODUCT, f"{count} 种" if count else "", "", None, "", "dispatch", start.order.number if start.order else "")
    state = word(thing.state) if isinstance(thing, UnitView) else f"{thing.quantity} 件"
    return _link(LinkKind.PRODUCT, start.identity, state, None, f"{thing.product_name} {thing.model}", "inspection", thing.task_no)


def _made(session: Session, start: _Start) -> tuple[Link, Link]:
    if start.thing is None:
        return _link(LinkKind.INSPECTION), _link(LinkKind.RECEIPT)
    sheet = quality.latest_verdict(session, start.identity)
    tested = _link(LinkKind.INSPECTION)
    if sheet is not None and sheet.verdict is not None:
        certificate = start.thing.certificate_no
        tested = _link(LinkKind.INSPECTION, sheet.number, word(sheet.verdict), sheet.judged_at, certificate, "inspection")
    stocked = _link(LinkKind.RECEIPT)
    for move in storage.moves(session, identity=start.identity):
        if move.kind is StockMoveKind.RECEIPT:
            stocked = _link(LinkKind.RECEIPT, move.document, word(move.kind), move.at, move.to_location, "inbound")
    return tested, stocked


def _box(start: _Start) -> Link:
    box = start.box
    if box is None:
        return _link(LinkKind.BOX)
    return _link(
        LinkKind.BOX, box.sscc, word(box.state), box.sealed_at, f"{box.box_no} / {box.box_count}", "bench", box.dispatch_no
    )


def _leaving(session: Session, order: DispatchOrderView | None) -> tuple[Link, Link, Link, Link]:
    nothing = (_link(LinkKind.LOAD), _link(LinkKind.SEAL), _link(LinkKind.GATE_PASS), _link(LinkKind.SIGNATURE))
    if order is None:
        return nothing
    loaded, sealed, passed, signed = nothing
    load = loading.load(session, order.trip_no) if order.trip_no else None
    if load is not None:
        at = load.closed_at or load.started_at
        loaded = _link(LinkKind.LOAD, load.trip_no, word(load.state), at, load.plate, "dispatch")
        if load.seal_no:
            sealed = _link(LinkKind.SEAL, load.seal_no, "已封", load.closed_at, load.container_no, "dispatch", load.trip_no)
    pass_view = gate.latest_of(session, order.number)
    if pass_view is not None:
        at = pass_view.used_at or pass_view.made_at
        passed = _link(LinkKind.GATE_PASS, pass_view.number, word(pass_view.state), at, pass_view.used_by, "gate")
    record = delivery.record(session, order.number)
    if record is not None:
        detail = f"差异 {len(record.discrepancies)}" if record.signed_at else record.place
        signed = _link(LinkKind.SIGNATURE, record.number, word(record.state), record.signed_at or record.made_at, detail, "delivery")
    return loaded, sealed, passed, signed


def _cases(session: Session, start: _Start) -> tuple[Link, ...]:
    found = aftersales.of_identity(session, start.identity) if start.identity else []
    if not found:
        return (_link(LinkKind.CASE),)
    if start.case_no:
        found.sort(key=lambda case: case.number == start.case_no)
    return tuple(
        _link(LinkKind.CASE, case.number, word(case.state), case.registered_at, word(case.severity), "aftersales") for case in found
    )


def spread(session: Session, identity: str) -> Spread | None:
    """Where the goods made together with this one are: by lot, or by the 生产任务单 of a serial (J-31)."""
    thing = units.unit(session, identity)
    if thing is None:
        lot = units.lot(session, identity)
        if lot is None:
            return None
        return Spread(identity, lot.quantity - lot.count(*_STOCK) - lot.count(*_GONE), lot.count(*_STOCK), lot.count(*_GONE))
    if not thing.task_no:
        return None
    made = units.units_of_task(session, thing.task_no)
    stock, gone = sum(u.state in _STOCK for u in made), sum(u.state in _GONE for u in made)
    return Spread(thing.lot_no or thing.task_no, len(made) - stock - gone, stock, gone)


def customers_of_lot(session: Session, lot_no: str) -> tuple[tuple[str, int], ...]:
    """Every customer who got pieces of a lot, with how many: from the ledger's issues and the passes they left on (J-31)."""
    found: dict[str, int] = {}
    issues = [move for move in storage.moves(session, identity=lot_no) if move.kind is StockMoveKind.ISSUE]
    passes = gate.numbered(session, (move.document for move in issues))
    for move in issues:
        view = passes.get(move.document)
        name = view.customer if view is not None else move.document
        found[name] = found.get(name, 0) + move.quantity
    return tuple(sorted(found.items()))


def find(session: Session, text: str, roles: Collection[Role] | None = None, limit: int = 20) -> tuple[Found, ...]:
    """Finds anything: document number, box, end or beginning of a serial or lot, customer (Ctrl+K).

    Raises:
        Refused: M-05.
    """
    if roles is not None:
        rules.may_follow_goods(roles)
    wanted = text.strip()
    if len(wanted) < 2:
        return ()
    key = wanted.upper()
    found: list[Found] = []
    exact = _start(session, key)
    if exact is not None and exact.thing is None and exact.order is not None:
        order = exact.order
        page = {"CM": "gate", "JF": "delivery", "ZX": "bench", "DD": "orders"}.get(key[:2], "dispatch")
        detail = f"{order.customer_name}·{word(order.state)}"
        found.append(Found(page, key if BOX_CODE.fullmatch(key) is None else order.number, wanted, detail))
    form = tracking.form(session, key) if key.startswith("GZ") else None
    if form is not None:
        found.append(Found("aftersales", form.number, form.number, f"{form.product} {form.model}·{word(form.state)}"))
    for thing in units.find(session, wanted, limit):
        identity = getattr(thing, "serial", "") or thing.lot_no
        state = word(thing.state) if isinstance(thing, UnitView) else f"{thing.quantity} 件"
        found.append(Found("storage", f"trace|{identity}", identity, f"{_TRACED}·{thing.product_name}·{state}"))
        found.append(Found("aftersales", identity, identity, f"{thing.product_name}·{state}"))
    for case in case_search.find(session, wanted, limit):
        found.append(Found("aftersales", case.number, case.number, f"{case.customer}·{word(case.state)}"))
    for record in delivery.find(session, wanted, limit):
        found.append(Found("delivery", record.number, record.number, f"{record.customer}·{word(record.state)}"))
    for order in dispatch.find(session, wanted, limit):
        made = f"{site_time(order.made_at):%m-%d}"
        found.append(Found("dispatch", order.number, order.number, f"{order.customer_name}·{made}·{word(order.state)}"))
    for customer in catalog.customers(session):
        if wanted in customer.name:
            found.append(Found("catalog", str(customer.customer_id), customer.name, customer.destination))
    return tuple(dict.fromkeys(found))[:limit]
