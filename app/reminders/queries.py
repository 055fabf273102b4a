"""What is due, the figures and the newest documents (REMIND rows; each line says its own)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta

from sqlalchemy.orm import Session

from app.aftersales import queries as aftersales
from app.boxing import queries as boxing
from app.carriers import queries as carriers
from app.catalog import queries as catalog
from app.core.clock import day_end, site_day
from app.core.scans import wrong_by_clause
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.words import text as word_text
from app.core.words import word
from app.delivery import queries as delivery
from app.dispatch import queries as dispatch
from app.dispatch.views import vehicle_words
from app.gate import emergency_queries, incidents
from app.gate import queries as gate
from app.gate.emergency_queries import OpenNumber
from app.identity import queries as identity
from app.materials import queries as materials
from app.orders import queries as orders
from app.packing import revisions
from app.reminders import (
    archive_due,
    care_due,
    case_due,
    claims_due,
    count_due,
    delivery_due,
    dispatch_due,
    goods_in_doubt,
    inbound_due,
    quality_due,
    reports_due,
    returns_due,
    rework_due,
    shelf_due,
    tracking_due,
    transit_due,
    trips,
    zones_due,
)
from app.reminders.urgency import by_time
from app.reminders.views import DayRate, Due, Figures, Mark, Newest, RoleCount
from app.settings.service import setting_int
from app.yard import plates
from app.yard import queries as yard
from db.states import (
    Activity,
    BoxState,
    CarrierState,
    DispatchState,
    IncidentKind,
    OrderState,
    PackagingSource,
    PassState,
    Role,
    TripState,
)

_ORDER = (Mark.WRONG, Mark.HOLD, Mark.INFO, Mark.NOT_YET)
_INSIDE = (TripState.ARRIVED, TripState.CHECKED, TripState.LOADING, TripState.CLOSED, TripState.CLEARED)


def due(session: Session, roles: Collection[Role], now: datetime) -> tuple[Due, ...]:
    """What is due for people of these roles, the most urgent first; without a role in it a line is not shown."""
    mine = set(roles)
    found = [line for line in everything_due(session, now) if line.roles & mine]
    return tuple(sorted(found, key=_urgency))


def everything_due(session: Session, now: datetime) -> list[Due]:
    """What is due for anybody, in no order."""
    return [
        *_gate(session), *_emergency(session, now), *_loans(session, now),
        *_signatures(session, now), *trips.due(session, now), *_yard(session, now), *_shipments(session, now), *_boxes(session),
        *quality_due.lines(session, now), *_orders(session, now), *delivery_due.lines(session, now), *case_due.lines(session, now),
        *_carriers(session, now), *_packing_revisions(session, now),
        *_packaging(session), *dispatch_due.lines(session, now), *goods_in_doubt.lines(session, now), *count_due.lines(session, now),
        *zones_due.lines(session, now), *shelf_due.lines(session, now), *inbound_due.lines(session, now),
        *transit_due.lines(session, now), *rework_due.lines(session, now), *reports_due.lines(session, now),
        *care_due.lines(session, now), *tracking_due.lines(session, now), *claims_due.lines(session, now),
        *returns_due.lines(session, now), *archive_due.lines(session, now),
    ]  # fmt: skip


def _urgency(line: Due) -> tuple[int, datetime]:
    return _ORDER.index(line.mark), line.due_at or line.since or datetime.max.replace(tzinfo=UTC)


def _signatures(session: Session, now: datetime) -> list[Due]:
    found = []
    for view in gate.passes(session, (PassState.AWAITING_SIGNATURES,)):
        for role in view.missing:
            title = say(QT_TRANSLATE_NOOP("app", "缺{role}签字：{plate} 已装完"), role=word_text(role), plate=vehicle_words(view.plate))
            end = day_end(site_day(view.load_closed_at or now))
            mark = Mark.WRONG if now > end else Mark.HOLD
            found.append(
                Due(mark, title, view.number, "sign", word(role), end, "H-03",
                    frozenset({role, Role.LOGISTICS_HEAD, Role.SALES}), view.load_closed_at)
            )  # fmt: skip
    for view in gate.passes(session, (PassState.DRAFT,)):
        if view.sent_back:
            title = say(QT_TRANSLATE_NOOP("app", "拒签待改：{plate}·{why}"), plate=vehicle_words(view.plate), why=view.sent_back_why)
            roles = frozenset({Role.STOREKEEPER, Role.SALES})
            who, end = word(Role.STOREKEEPER), day_end(site_day(view.load_closed_at or now))
            document = view.trip_no or view.number
            found.append(Due(Mark.HOLD, title, document, "dispatch", who, end, "H-03", roles, view.sent_back_at, "sent_back"))
    for view in gate.passes(session, (PassState.VALID,)):
        if view.valid_until is not None:
            seen = vehicle_words(view.plate) if view.on_foot else plates.veiled(view.plate)  # the guard reads it off the vehicle
            title = say(QT_TRANSLATE_NOOP("app", "已可放行，未出门：{plate}"), plate=seen)
            mark = by_time(view.valid_until, now, Mark.INFO)
            roles = frozenset({Role.GUARD, Role.LOGISTICS_HEAD, Role.STOREKEEPER})
            found.append(Due(mark, title, view.number, "gate", word(Role.GUARD), view.valid_until, "H-07", roles, view.made_at))
    return found


_INCIDENTS = {
    IncidentKind.REFUSAL: QT_TRANSLATE_NOOP("app", "门岗拒放：{what}"),
    IncidentKind.DOUBLE_RELEASE: QT_TRANSLATE_NOOP("app", "重复放行：{what}"),
    IncidentKind.EMERGENCY: QT_TRANSLATE_NOOP("app", "应急放行：{what}"),
    IncidentKind.CLOCK: QT_TRANSLATE_NOOP("app", "门岗时钟异常：{what}"),
    IncidentKind.OTHER: QT_TRANSLATE_NOOP("app", "门岗异常：{what}"),
}


def _gate(session: Session) -> list[Due]:
    """Incidents at the gates, for each department until it has seen them (section 3.4); less urgent once the vehicle left rightly."""
    found = []
    lines = incidents.unseen(session)
    passes = gate.numbered(session, (one.pass_no for one in lines if one.pass_no))
    for one in lines:
        view = passes.get(one.pass_no)
        left = one.kind is IncidentKind.REFUSAL and view is not None and view.used_at is not None and view.used_at >= one.opened_at
        title = say(_INCIDENTS[one.kind], what=one.text)
        roles = frozenset({*one.unseen, Role.LOGISTICS_HEAD})
        clause, who = str(one.details.get("clause", "H-08")), "/".join(word(role) for role in one.unseen)
        kind = "refusal" if one.kind is IncidentKind.REFUSAL else "incident"
        mark = Mark.INFO if left else Mark.WRONG
        found.append(Due(mark, title, one.number, "dispatch", who, None, clause, roles, one.opened_at, kind))
    return found


_SHEETS = {
    OpenNumber.TAKEN: QT_TRANSLATE_NOOP("app", "应急放行单已用未补登：{gate}"),
    OpenNumber.SKIPPED: QT_TRANSLATE_NOOP("app", "应急放行单号码缺漏：{gate}"),
}


def _emergency(session: Session, now: datetime) -> list[Due]:
    """Open numbers of emergency sheets, until they are registered or declared void (section 3.4)."""
    roles, who = frozenset({Role.STOREKEEPER, Role.LOGISTICS_HEAD}), word(Role.STOREKEEPER)
    return [
        Due(Mark.WRONG, say(_SHEETS[view.open], gate=view.gate), view.number, "dispatch", who, view.due_at, "H-02", roles, view.since,
            "sheet")
        for view in emergency_queries.open_sheets(session, now) if view.open is not None
    ]  # fmt: skip


def _loans(session: Session, now: datetime) -> list[Due]:
    """Samples, loans and tools that left on a pass, until they are back."""
    roles, who = frozenset({Role.STOREKEEPER, Role.LOGISTICS_HEAD}), word(Role.STOREKEEPER)
    found = []
    for loan in gate.loans_open(session, now):
        title = say(QT_TRANSLATE_NOOP("app", "待归还：{goods}（{whom}）"), goods=loan.goods, whom=loan.consignee)
        end = day_end(loan.due_back)
        found.append(Due(by_time(end, now), title, loan.pass_no, "dispatch", who, end, "H-01", roles, loan.left_at, "loan"))
    return found


def _yard(session: Session, now: datetime) -> list[Due]:
    """Vehicles that came instead of the booked ones (G-02), and those that stay too long."""
    found, head = [], frozenset({Role.LOGISTICS_HEAD})
    long_stay = timedelta(hours=setting_int(session, "yard.long_stay_hours", now))
    for entry in yard.inside(session):
        if entry.waiting:
            title = say(QT_TRANSLATE_NOOP("app", "待批准换车：{plate} 来装 {trip}"), plate=entry.plate, trip=entry.trip_no)
            who = word(Role.LOGISTICS_HEAD)
            found.append(Due(Mark.HOLD, title, entry.plate, "dispatch", who, None, "G-02", head, entry.entered_at, "substitute"))
        elif now - entry.entered_at >= long_stay:
            title = say(QT_TRANSLATE_NOOP("app", "在厂过久：{plate} 已 {stay}"), plate=entry.plate, stay=entry.stay(now))
            who = word(Role.LOGISTICS_HEAD)
            found.append(Due(Mark.INFO, title, entry.plate, "dispatch", who, None, "H-08", head, entry.entered_at, "long_stay"))
    return found


_SHIPMENT: tuple[tuple[DispatchState, str, str, Role, str], ...] = (
    (DispatchState.DRAFT, QT_TRANSLATE_NOOP("app", "发货单待开出：{customer}"), "F-04", Role.SALES, "dispatch"),
    (DispatchState.ISSUED, QT_TRANSLATE_NOOP("app", "发货单待安排：{customer}"), "F-05", Role.LOGISTICS_HEAD, "dispatch"),
    (DispatchState.PLANNED, QT_TRANSLATE_NOOP("app", "待提货：{customer}"), "F-06", Role.TEAM_LEADER, "dispatch"),
    (DispatchState.PICKING, QT_TRANSLATE_NOOP("app", "提货中：{customer}"), "F-06", Role.TEAM_LEADER, "dispatch"),
    (DispatchState.PICKED, QT_TRANSLATE_NOOP("app", "待装箱：{customer}"), "C-14", Role.SHIPPER, "bench"),
    (DispatchState.READY, QT_TRANSLATE_NOOP("app", "待装车：{customer}"), "G-04", Role.TEAM_LEADER, "dispatch"),
)


def _shipments(session: Session, now: datetime) -> list[Due]:
    found = []
    for order in dispatch.dispatch_orders(session, [state for state, *_ in _SHIPMENT]):
        source, clause, role, page = next((t, c, r, p) for s, t, c, r, p in _SHIPMENT if s is order.state)
        end = day_end(order.delivery_day) if order.delivery_day else None
        mark = by_time(end, now, Mark.INFO) if end is not None else Mark.INFO
        roles = frozenset({role, Role.LOGISTICS_HEAD, Role.TEAM_LEADER})
        title = say(source, customer=order.customer_name)
        found.append(Due(mark, title, order.number, page, word(role), end, clause, roles, order.issued_at or order.made_at))
    return found


def _packing_revisions(session: Session, now: datetime) -> list[Due]:
    """New revisions of packaging requirements: production is told of them for a week (C-01, C-03)."""
    fresh = revisions.fresh_revisions(session, site_day(now) - timedelta(days=7))
    read = revisions.acknowledged_by(session, [spec.spec_id for spec in fresh])
    roles = frozenset({Role.ASSEMBLER, Role.PLANNING, Role.PROCESS})
    found = []
    for spec in fresh:
        product = catalog.product(session, spec.product_id)
        title = say(
            QT_TRANSLATE_NOOP("app", "新版包装要求 {revision} 版：{product}，{n} 人已确认"), revision=spec.revision,
            product=product.name, n=read[spec.spec_id],
        )  # fmt: skip
        found.append(Due(Mark.INFO, title, spec.drawing_no, "catalog", word(Role.ASSEMBLER), None, "C-03", roles, spec.approved_at))
    return found


def _boxes(session: Session) -> list[Due]:
    roles = frozenset({Role.INSPECTOR, Role.SHIPPER, Role.TEAM_LEADER})
    return [
        Due(Mark.HOLD, say(QT_TRANSLATE_NOOP("app", "箱 {n} 待另一人核对"), n=box.box_no), box.dispatch_no, "bench",
            word(Role.SHIPPER), None, "C-16", roles, box.packed_at or box.opened_at)
        for box in boxing.boxes_in(session, BoxState.PACKED)
    ]  # fmt: skip


def _orders(session: Session, now: datetime) -> list[Due]:
    words = {
        OrderState.DRAFT: QT_TRANSLATE_NOOP("app", "订单待评审：{customer}"),
        OrderState.UNDER_REVIEW: QT_TRANSLATE_NOOP("app", "订单评审中：{customer}"),
        OrderState.REVIEWED: QT_TRANSLATE_NOOP("app", "待签合同：{customer}"),
        OrderState.CONTRACTED: QT_TRANSLATE_NOOP("app", "待下达：{customer}"),
    }
    found = []
    for order in orders.orders(session, states=tuple(words)):
        end = day_end(order.delivery_date) if order.delivery_date else None
        title = say(words[order.state], customer=order.customer_name or "—")
        mark = by_time(end, now, Mark.NOT_YET) if end is not None else Mark.NOT_YET
        roles = frozenset({Role.SALES, Role.PLANNING})
        found.append(Due(mark, title, order.number, "orders", word(Role.SALES), end, "A-05", roles, order.created_at))
    return found


def _packaging(session: Session) -> list[Due]:
    """Packaging at its minimum (C-04), requisitions to be issued and hand-overs to be signed (C-05)."""
    store = frozenset({Role.STOREKEEPER})
    found = []
    for item in materials.low_items(session):
        who = Role.PURCHASING if item.source is PackagingSource.OUTSIDE else Role.PLANNING
        title = say(QT_TRANSLATE_NOOP("app", "包装物低于下限：{name} 剩 {n} {unit}"), name=item.name, n=item.balance, unit=item.unit)
        mark = Mark.WRONG if item.balance == 0 else Mark.HOLD
        found.append(Due(mark, title, "packaging", "inbound", word(who), None, "C-04", store | {who}, None, "packaging"))
    for view in materials.requisitions(session, materials.OPEN):
        title = say(QT_TRANSLATE_NOOP("app", "领料单待发：{department}"), department=view.department)
        since = view.submitted_at or view.made_at
        found.append(Due(Mark.INFO, title, view.number, "inbound", word(Role.STOREKEEPER), None, "C-05", store, since))
    for number, at in materials.unsigned_issues(session):
        title = say(QT_TRANSLATE_NOOP("app", "发料待领料人签字：{number}"), number=number)
        found.append(Due(Mark.HOLD, title, number, "inbound", word(Role.STOREKEEPER), None, "C-05", store, at, "unsigned"))
    return found


def _carriers(session: Session, now: datetime) -> list[Due]:
    """What ends soon of carriers, vehicles and drivers, and carriers to be evaluated again (G-14 … G-16, F-17, G-18)."""
    found: list[Due] = []
    today = site_day(now)
    head = frozenset({Role.LOGISTICS_HEAD})
    staff = head | {Role.PERSONNEL, Role.DELIVERY_MANAGEMENT}

    def line(source: str, name: str, until: date | None, days: int, clause: str, view: str, roles: frozenset[Role] = head) -> None:
        if until is not None and (until - today).days <= days:
            who, end = Role.PERSONNEL if roles is staff else Role.LOGISTICS_HEAD, day_end(until)
            found.append(Due(by_time(end, now), say(source, name=name), f"{view}/{name}", "catalog", word(who), end, clause, roles))

    lead = setting_int(session, "carrier.expiry_warning_days", now)
    for card in carriers.cards(session, now):
        carrier = card.carrier
        if carrier.state is CarrierState.TERMINATED:
            continue
        line(QT_TRANSLATE_NOOP("app", "承运商 {name} 许可证到期"), carrier.name, carrier.licence_until, lead, "G-15", "carriers")
        line(QT_TRANSLATE_NOOP("app", "承运商 {name} 安全合同到期"), carrier.name, carrier.contract_until, lead, "G-15", "carriers")
        line(QT_TRANSLATE_NOOP("app", "承运商 {name} 保险到期"), carrier.name, card.insurance_until, lead, "G-15", "carriers")
        line(QT_TRANSLATE_NOOP("app", "承运商 {name} 该复评了"), carrier.name, card.review_on, lead, "G-14", "carriers")
    checked = setting_int(session, "vehicle.inspection_warning_days", now)
    for vehicle in catalog.vehicles(session):
        line(QT_TRANSLATE_NOOP("app", "车辆 {name} 年检到期"), vehicle.plate, vehicle.inspection_until, checked, "G-16", "vehicles")
    trained = setting_int(session, "qualification.warning_days", now)
    active = {person.person_id for person in identity.people(session, active_only=True)}
    last = {(one.person_id, one.activity): one for one in identity.qualifications(session) if one.person_id in active}
    for (_, activity), held in last.items():
        if activity is Activity.DELIVERY:
            line(QT_TRANSLATE_NOOP("app", "{name} 的送货资格到期"), held.person, held.valid_until, trained, "F-17", "drivers", staff)
        elif activity is Activity.DRIVING:
            line(QT_TRANSLATE_NOOP("app", "{name} 的驾驶资格到期"), held.person, held.valid_until, trained, "G-18", "drivers", staff)
    return found


_CARDS: tuple[tuple[Role, tuple[tuple[str, frozenset[str]], ...]], ...] = (
    (Role.STOREKEEPER, (
        (QT_TRANSLATE_NOOP("app", "拒放待处理"), frozenset({"refusal"})),
        (QT_TRANSLATE_NOOP("app", "未出门"), frozenset({"H-07"})),
    )),
    (Role.INSPECTOR, (
        (QT_TRANSLATE_NOOP("app", "待检"), frozenset({"B-03", "B-04"})),
        (QT_TRANSLATE_NOOP("app", "待核对箱"), frozenset({"C-16"})),
    )),
    (Role.FINANCE, ((QT_TRANSLATE_NOOP("app", "待签"), frozenset({"H-03"})),)),
    (Role.AFTER_SALES, (
        (QT_TRANSLATE_NOOP("app", "24 h 内"), frozenset({"J-02"})),
        (QT_TRANSLATE_NOOP("app", "回访"), frozenset({"I-20"})),
    )),
    (Role.GUARD, ((QT_TRANSLATE_NOOP("app", "可放行"), frozenset({"H-07"})),)),
)  # fmt: skip


def other_roles(session: Session, now: datetime) -> tuple[RoleCount, ...]:
    """What the other desks have before them."""
    lines = everything_due(session, now)
    found = []
    for role, parts in _CARDS:
        mine = [line for line in lines if role in line.roles]
        counted: list[tuple[Text, int]] = []
        marks = set()
        for source, clauses in parts:
            hits = [line for line in mine if (line.kind or line.clause) in clauses]
            counted.append((say(source), len(hits)))
            marks |= {line.mark for line in hits}
        if role is Role.GUARD:
            counted.append((say(QT_TRANSLATE_NOOP("app", "今日拒放")), gate.day_count(session, now).refused))
        mark = Mark.WRONG if Mark.WRONG in marks else Mark.HOLD if Mark.HOLD in marks else None
        found.append(RoleCount(role, tuple(counted), mark))
    return tuple(found)


def figures(session: Session, now: datetime) -> Figures:
    """The key figures of the moment."""
    today = site_day(now)
    start = day_end(today.replace(day=1)) - timedelta(days=1)
    month = delivery.arrivals(session, start)
    inside = dispatch.trips(session, _INSIDE)
    arrived = [trip.arrived_at for trip in inside if trip.arrived_at is not None]
    cases = aftersales.cases(session, open_only=True, limit=10_000)
    ages = [(now - case.registered_at).days for case in cases]
    late = sum(1 for case in cases if now > (case.respond_by if case.responded_at is None else case.solve_by))
    count = gate.day_count(session, now)
    return Figures(
        DayRate(today, sum(1 for _, ok in month if ok), len(month)), aftersales.responses(session, start, now),
        wrong_by_clause(session, "bench", day_end(today) - timedelta(days=1)), len(inside),
        len(gate.passes(session, (PassState.AWAITING_SIGNATURES,))),
        max(((now - at).total_seconds() / 3600 for at in arrived), default=0.0),
        (
            sum(1 for age in ages if age < 1), sum(1 for age in ages if 1 <= age < 4), sum(1 for age in ages if 4 <= age <= 7),
            sum(1 for age in ages if age > 7),
        ),
        late, _days(session, now), count.released, count.refused,
    )  # fmt: skip


def _days(session: Session, now: datetime) -> tuple[DayRate, ...]:
    counts: dict[date, list[int]] = defaultdict(lambda: [0, 0])
    for at, on_time in delivery.arrivals(session, now - timedelta(days=14)):
        counts[site_day(at)][0] += on_time
        counts[site_day(at)][1] += 1
    return tuple(DayRate(day, good, total) for day, (good, total) in sorted(counts.items()))


def newest(session: Session, limit: int = 8) -> tuple[Newest, ...]:
    """The newest documents of every kind, newest first."""
    found: list[Newest] = []
    for order in orders.orders(session, limit=limit):
        found.append(Newest(order.created_at, say(QT_TRANSLATE_NOOP("app", "订单")), order.number, "orders", order.customer_name))
    for sent in dispatch.dispatch_orders(session, limit=limit):
        found.append(Newest(sent.made_at, say(QT_TRANSLATE_NOOP("app", "发货单")), sent.number, "dispatch", sent.customer_name))
    for view in gate.passes(session, limit=limit):
        found.append(Newest(view.made_at, say(QT_TRANSLATE_NOOP("app", "出门证")), view.number, "gate", view.customer))
    for record in delivery.records(session, limit=limit, files=False):
        found.append(Newest(record.made_at, say(QT_TRANSLATE_NOOP("app", "交付记录")), record.number, "delivery", record.customer))
    for case in aftersales.cases(session, limit=limit):
        found.append(Newest(case.registered_at, say(QT_TRANSLATE_NOOP("app", "服务单")), case.number, "aftersales", case.customer))
    return tuple(sorted(found, key=lambda one: one.at, reverse=True)[:limit])
