"""What the packing bench shows: the step it stands at, the table, the next step in words."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.boxing import left_out, queries
from app.boxing.handover import handed_over
from app.boxing.views import BenchState, BoxView, ParkedBox, RowView, Step
from app.core.clock import site_time
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.dispatch import queries as dispatch
from app.dispatch.views import DispatchOrderView
from app.printing import waiting
from app.printing.service import label_job
from db.states import BoxState, DeliveryMode, DispatchState, Tracking

_BOX = QT_TRANSLATE_NOOP("app", "箱")
LIST_NAME = QT_TRANSLATE_NOOP("app", "装箱单")
CERTIFICATE = "合格证"


def nothing_yet(session: Session | None = None) -> BenchState:
    """The bench that waits for a document."""
    parked = queries.parked(session) if session is not None else ()
    return BenchState(Step.DOCUMENT, say(QT_TRANSLATE_NOOP("app", "扫发货单")), parked=parked)


def bench_state(
    session: Session, dispatch_no: str, active_line: int = 0, taking_out: bool = False, *, station: str = ""
) -> BenchState:
    """The bench of a station as it stands on a 发货单.

    Raises:
        NotFound: No such 发货单.
    """
    order = dispatch.dispatch_order(session, dispatch_no)
    if order is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "发货单"), dispatch_no)
    boxes = queries.boxes(session, dispatch_no)
    listed = queries.packing_list(session, dispatch_no)
    exchange = tuple(b for b in boxes if queries.waits_for_label(b))
    box = queries.in_work([b for b in boxes if b not in exchange], station)
    if box is not None and not box.items and all(line.boxed >= line.wanted for line in order.lines):
        box = None  # emptied, and nothing is left to go in
    away = box is not None and bool(box.tag)
    kit = queries.kit(session, dispatch_no)
    step = _step(order, exchange, box)
    coded = frozenset(queries.coded_papers(session, order)) if step is Step.COMPLETE else frozenset()
    checked = queries.checked_again(session, box.sscc) if box is not None and step is Step.CHECK else {}
    rows = _check_rows(box, checked) if box is not None and step is Step.CHECK else _rows(order, box, kit, step)
    if step is Step.HAND_OVER:
        done = handed_over(session, dispatch_no)
        rows = tuple(RowView(b.box_no, _BOX, b.sscc[-6:], None, "", int(b.sscc in done), 1) for b in boxes if b.items)
        if all(not row.missing for row in rows):
            step, rows = Step.FINISHED, _rows(order, box, kit, Step.FINISHED)
    if step is Step.RELABEL:
        box, rows = exchange[0], tuple(_exchange_row(b) for b in exchange)
    goods = [row for row in rows if row.line_id > 0]
    if box is not None and step is Step.SCAN_BACK:
        job = label_job(session, "shipping_label", box.sscc)
        next_step = waiting.next_step(job, say(_LABEL, n=box.box_no), say(QT_TRANSLATE_NOOP("app", "贴标后扫标签")))
    else:
        next_step, job = _next(step, order, box, rows, active_line, taking_out, coded), None
    parked = queries.parked(session)
    if step is Step.FINISHED and not taking_out:
        next_step = _standing(parked, dispatch_no) or next_step
    asked = left_out.pending(session, dispatch_no)
    if asked is not None:
        next_step = say(QT_TRANSLATE_NOOP("app", "少装 {n} 件：物流科长或组长扫工牌"), n=asked.pieces)
    blind = any(row.blind for row in goods)
    list_no = ""
    if listed is not None and box is not None and step in (Step.COMPLETE, Step.CHECK):
        list_no = queries.list_code(session, listed.number, box)
    return BenchState(
        step=step, next_step=next_step, order=order,
        list_no=list_no, box=box, box_count=max(listed.box_count if listed else 1, len(boxes) or 1),
        rows=rows, counted=sum(row.counted if not blind else not row.missing for row in goods),
        expected=len(goods) if blind else sum(row.expected for row in goods),
        exchange=tuple(b.box_no for b in exchange), active_line=active_line, taking_out=taking_out, trip=_trip(session, order),
        kit_open=tuple(name for name, done in kit if not done), coded=coded, label_job=job, parked=parked,
        away=away, approving=asked is not None,
    )  # fmt: skip


def _step(order: DispatchOrderView, exchange: tuple[BoxView, ...], box: BoxView | None) -> Step:
    """Where the bench stands; labels are exchanged once nothing else is left to do."""
    if box is None:
        if any(line.boxed < line.wanted for line in order.lines):
            return Step.ITEMS
        if exchange:
            return Step.RELABEL
        picked_up = order.mode is DeliveryMode.PICKUP and order.state is DispatchState.READY
        return Step.HAND_OVER if picked_up else Step.FINISHED
    if box.state is BoxState.OPEN:
        return Step.COMPLETE if box.closed_at is not None else Step.ITEMS
    if box.state is BoxState.PACKED:
        return Step.CHECK
    is_out = box.label is not None and box.label.voided_at is None
    return Step.SCAN_BACK if is_out else Step.SEAL


def _rows(order: DispatchOrderView, box: BoxView | None, kit: tuple[tuple[str, bool], ...], step: Step) -> tuple[RowView, ...]:
    rows = []
    for line in order.lines:
        lots = [p.lot_no for p in order.picked if p.line_id == line.line_id and not p.serial]
        note = "、".join(dict.fromkeys(lots)) if line.tracking is Tracking.LOT else ""
        rows.append(
            RowView(line.line_id, line.product_name, line.model, line.tracking, line.unit, line.boxed, line.wanted, note)
        )
    inside = step in (Step.CHECK, Step.SEAL, Step.SCAN_BACK, Step.FINISHED) or bool(box and box.list_in_at)
    rows.append(RowView(0, LIST_NAME, "", None, "", int(inside), 1))
    rows += [RowView(0, name, "", None, "", int(done), 1) for name, done in kit]
    return tuple(rows)


def _exchange_row(box: BoxView) -> RowView:
    """A box whose old label has to be exchanged; `line_id` is its number below zero."""
    return RowView(-box.box_no, str(box.box_no), "", None, "", 0, 1, box.label.void_reason if box.label else "")


def _check_rows(box: BoxView, seen: dict[str, int]) -> tuple[RowView, ...]:
    """The box as the second person finds it: serial goods against what was packed, counted goods without a figure (C-18)."""
    rows = []
    for line_id in dict.fromkeys(item.line_id for item in box.items):
        items = [item for item in box.items if item.line_id == line_id]
        first, blind = items[0], not items[0].serial
        counted = sum(seen.get(identity, 0) for identity in dict.fromkeys(item.identity for item in items))
        packed = sum(item.quantity for item in items)
        inside = {i.identity: sum(item.quantity for item in items if item.identity == i.identity) for i in items}
        lots = "、".join(dict.fromkeys(item.lot_no for item in items)) if blind else ""
        is_open = any(seen.get(identity, 0) < pieces for identity, pieces in inside.items())
        expected = counted + is_open if blind else packed
        tracking = Tracking.LOT if blind else Tracking.SERIAL
        rows.append(RowView(line_id, first.product_name, first.model, tracking, first.unit, counted, expected, lots, blind))
    return tuple(rows)


def _next(
    step: Step, order: DispatchOrderView, box: BoxView | None, rows: tuple[RowView, ...], active_line: int, taking_out: bool,
    coded: frozenset[str],
) -> Text:  # fmt: skip
    n = box.box_no if box else 1
    if taking_out:
        return say(QT_TRANSLATE_NOOP("app", "扫要取出的货品，或已封箱的标签；再扫「取出」作罢"))
    if step is Step.ITEMS:
        wanted = [row for row in rows if row.line_id and row.missing]
        row = next((r for r in wanted if r.line_id == active_line), wanted[0] if wanted else None)
        if row is None:
            return say(QT_TRANSLATE_NOOP("app", "查完扫「确认」装完；要拿出先扫「取出」"))
        if row.tracking is Tracking.LOT:
            more = QT_TRANSLATE_NOOP("app", "键数量按 ×，再扫{name}批号（差 {n} {unit}）")
            return say(more, name=row.name, n=row.missing, unit=row.unit)
        return say(QT_TRANSLATE_NOOP("app", "再扫{name} {n} {unit}"), name=row.name, n=row.missing, unit=row.unit)
    if step is Step.COMPLETE:
        return _papers_next(box, rows, coded)
    if step is Step.HAND_OVER:
        done = sum(row.counted for row in rows)
        return say(QT_TRANSLATE_NOOP("app", "当面交接：客户在场，逐箱扫标签（{n} / {total}）"), n=done, total=len(rows))
    if step is Step.CHECK:
        left = sum(row.missing for row in rows if not row.blind)
        blind = next((row for row in rows if row.blind and row.missing), None)
        if blind is not None and not any(row.counted for row in rows) and not left:
            return say(QT_TRANSLATE_NOOP("app", "核对人扫工牌，点数键入按 ×，再扫批号"))
        if blind is not None and not left:
            return say(QT_TRANSLATE_NOOP("app", "核对：点{name}，键入数量按 ×，再扫批号"), name=blind.name)
        if any(row.counted for row in rows):
            return say(QT_TRANSLATE_NOOP("app", "核对：再扫 {n} 件"), n=left)
        return say(QT_TRANSLATE_NOOP("app", "核对人扫工牌，再逐件扫"))
    return say(_PLAIN[step], n=n)


def _standing(parked: tuple[ParkedBox, ...], dispatch_no: str) -> Text | None:
    """What the first box of the order that still stands under a tag waits for; None while none does."""
    found = next((box for box in parked if box.dispatch_no == dispatch_no), None)
    if found is None:
        return None
    if found.state is BoxState.PACKED:
        return say(QT_TRANSLATE_NOOP("app", "{tag} 号牌待核对；扫下一张发货单"), tag=found.tag)
    if found.state is BoxState.CHECKED:
        return say(QT_TRANSLATE_NOOP("app", "{tag} 号牌已核对：扫 {tag} 号牌去封箱"), tag=found.tag)
    return say(QT_TRANSLATE_NOOP("app", "{tag} 号牌要重装：扫 {tag} 号牌"), tag=found.tag)


def _papers_next(box: BoxView | None, rows: tuple[RowView, ...], coded: frozenset[str]) -> Text:
    if box is not None and box.list_in_at is None:
        return say(QT_TRANSLATE_NOOP("app", "放入第 {n} 箱装箱单，扫单上条码"), n=box.box_no)
    paper = next((row.name for row in rows if not row.line_id and row.missing), "")
    if paper == CERTIFICATE:
        return say(QT_TRANSLATE_NOOP("app", "放入合格证，扫证上条码"))
    if paper in coded:
        return say(QT_TRANSLATE_NOOP("app", "放入{paper}，扫它的条码"), paper=paper)
    return say(QT_TRANSLATE_NOOP("app", "放入{paper}，扫「确认」"), paper=paper)


_LABEL = QT_TRANSLATE_NOOP("app", "第 {n} 箱标签")
_PLAIN = {
    Step.DOCUMENT: QT_TRANSLATE_NOOP("app", "扫发货单"),
    Step.SEAL: QT_TRANSLATE_NOOP("app", "牢固无破损？扫「封箱」；破损扫原因"),
    Step.RELABEL: QT_TRANSLATE_NOOP("app", "扫第 {n} 箱旧标签，作废换新"),
    Step.FINISHED: QT_TRANSLATE_NOOP("app", "本单已装完，扫下一张发货单"),
}


def _trip(session: Session, order: DispatchOrderView) -> str:
    trip = dispatch.departure(session, order.trip_no) if order.trip_no else None
    if trip is None:
        return ""
    return "·".join(filter(None, (f"{site_time(trip.planned_at):%H:%M} 装车", trip.dock, f"车次 {trip.number}")))
