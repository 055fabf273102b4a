"""Commands of the packing bench: goods into boxes and out again, the next box (C-14).

Papers stand in `kit`, the second person's check in `checking`, labels and sealing in `sealing`, what becomes of sealed boxes in `onward`;
other features reach them through this module.
"""

from __future__ import annotations

from sqlalchemy import func, select

from app.boxing import admission, hints, queries, resolving, rules, ticks
from app.boxing.checking import check_item as check_item
from app.boxing.checking import reopen as reopen
from app.boxing.checking import reopen_for_difference as reopen_for_difference
from app.boxing.contents import Goods, goods, items_of
from app.boxing.events import BoxChanged
from app.boxing.handover import require_handed_over as require_handed_over
from app.boxing.kit import put_certificate_in as put_certificate_in
from app.boxing.kit import put_list_in as put_list_in
from app.boxing.kit import tick_paper as tick_paper
from app.boxing.onward import carry as carry
from app.boxing.onward import mark_boxes as mark_boxes
from app.boxing.onward import move_contents as move_contents
from app.boxing.rows import (
    PACKERS,
    box_view,
    current_box,
    free_tag,
    list_row,
    must_be_assigned,
    must_be_at_hand,
    must_be_boxable,
    open_box,
    order_view,
    packing_box,
    print_list,
    void_label,
    weigh_by_figures,
    withdraw_short,
)
from app.boxing.sealing import mark_ready_if_all as mark_ready_if_all
from app.boxing.sealing import must_be_reprintable as must_be_reprintable
from app.boxing.sealing import reprint as reprint
from app.boxing.sealing import scan_label as scan_label
from app.boxing.sealing import seal as seal
from app.boxing.sealing import void_every_label
from app.boxing.views import BoxView
from app.boxing.weighing import note_scale as note_scale
from app.boxing.weighing import waive as waive
from app.boxing.weighing import weigh as weigh
from app.catalog import queries as catalog
from app.core.clock import site_day
from app.core.errors import Conflict, bad_input, fact
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.words import word
from app.core.work import Work
from app.dispatch import service as dispatch
from app.dispatch.events import DispatchChanged, ItemPutBack, PickCompleted
from app.dispatch.views import DispatchOrderView
from app.packing import queries as packing
from app.packing import special
from app.printing import service as printing
from app.quality import service as inspections
from app.storage import shelf
from app.units import service as units
from db.models.boxing import Box, BoxItem, PackingList
from db.states import BoxState, Role


def begin(work: Work, dispatch_no: str) -> DispatchOrderView:
    """Starts or resumes boxing a 发货单: the packer is looked at before the first scan (C-17).

    Raises:
        Refused: C-17, for who would pack.
        Conflict: Not everything is drawn.
    """
    work.require(*PACKERS, Role.INSPECTOR)
    order = order_view(work, dispatch_no)
    must_be_boxable(order)
    if not work.actor.has(Role.INSPECTOR):
        must_be_assigned(work)
    begun = work.session.scalar(select(PackingList.id).where(PackingList.dispatch_no == dispatch_no))
    listed = list_row(work, dispatch_no)
    if begun is None:
        proposed = hints.planned(work.session, order, site_day(work.now))
        listed.box_count = proposed.boxes
        work.session.flush()
        work.audit("propose_boxes", "packing_list", listed.number, boxes=proposed.boxes, why=proposed.why)
    work.audit("begin_boxing", "dispatch_order", dispatch_no)
    return order


def put_in(work: Work, dispatch_no: str, identity_no: str, quantity: int = 1, *, keyed: bool = False) -> BoxView:
    """Puts one unit, or pieces of a lot, into the box in work; the last piece of the order closes the box.

    Args:
        work: The action.
        dispatch_no: The 发货单.
        identity_no: Serial or lot number.
        quantity: Pieces; 1 for a unit.
        keyed: Whether the pieces were counted and keyed.

    Raises:
        Refused: C-17 packer, C-14 duplicate, not on the list, surplus, not drawn; B-06 uninspected, B-11 on hold.
        Conflict: The box is past packing.
        NotFound: No such unit or lot.
    """
    work.require(*PACKERS)
    must_be_assigned(work)
    order = order_view(work, dispatch_no)
    must_be_boxable(order)
    found = goods(work, identity_no, order.order_no)
    pieces = 1 if found.serial else quantity
    if pieces < 1:
        raise bad_input(QT_TRANSLATE_NOOP("app", "数量要大于零"))
    line_parts = _admitted(work, order, found, pieces, keyed)
    row = current_box(work, dispatch_no) or open_box(work, dispatch_no, _load_of_next(work, order))
    _must_be_open(row)
    must_be_at_hand(work, row)
    row.weighed = False
    for line_id, part in line_parts:
        work.session.add(
            BoxItem(
                box_id=row.id, line_id=line_id, product_id=found.product_id, serial=found.serial, lot_no=found.lot_no,
                quantity=part, at=work.now, person_id=work.actor.person_id,
            )
        )  # fmt: skip
        dispatch.note_boxed(work, line_id, part)
    work.session.flush()
    work.audit("put_in", "box", row.sscc, item=identity_no, quantity=pieces)
    if all(line.boxed >= line.wanted for line in order_view(work, dispatch_no).lines):
        close(work, row)
    return box_view(work, row)


def undo(work: Work, dispatch_no: str) -> BoxView:
    """Takes what the last scan put into the box in work out again; the record of it stays.

    Raises:
        Conflict: Nothing to undo.
    """
    work.require(*PACKERS)
    row = packing_box(work, dispatch_no)
    items = items_of(work, row) if row is not None else []
    if row is None or not items:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "没有可撤销的")))
    _must_be_packing(row)
    last = max(items, key=lambda item: (item.at, item.id))  # what stays of a part taken out is a new row with its old moment
    for item in items:
        if (item.at, item.serial, item.lot_no) == (last.at, last.serial, last.lot_no):
            _remove(work, row, item, item.quantity, "undo")
    return box_view(work, row)


def take_out(work: Work, dispatch_no: str, identity_no: str, quantity: int = 1) -> BoxView:
    """Takes one unit, or pieces of a lot, out of the box in work.

    Raises:
        Conflict: It is not in this box, or the box is past packing.
    """
    work.require(*PACKERS)
    row = packing_box(work, dispatch_no)
    items = [i for i in items_of(work, row) if identity_no in (i.serial, i.lot_no)] if row is not None else []
    items = [i for i in items if i.serial in ("", identity_no)]
    pieces = quantity if items and not items[0].serial else 1
    if row is None or sum(i.quantity for i in items) < pieces:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "这件不在本箱")), (fact(QT_TRANSLATE_NOOP("app", "扫到的"), identity_no),)
        )
    _must_be_packing(row)
    for item in reversed(items):
        part = min(pieces, item.quantity)
        if part > 0:
            _remove(work, row, item, part, "take_out")
            pieces -= part
    return box_view(work, row)


def change_box(work: Work, dispatch_no: str) -> tuple[int, bool]:
    """换箱: with goods in the box closes it, to go on in the next; with none yet plans one box more.

    Returns:
        共 N 箱 as it is now, and whether a box was closed.

    Raises:
        Conflict: The box in work is past packing.
    """
    work.require(*PACKERS)
    must_be_boxable(order_view(work, dispatch_no))
    listed = list_row(work, dispatch_no)
    row = packing_box(work, dispatch_no)
    if row is None or not items_of(work, row):
        listed.box_count += 1
        work.session.flush()
        work.audit("plan_boxes", "packing_list", listed.number, boxes=listed.box_count)
        return listed.box_count, False
    _must_be_open(row)
    listed.box_count = max(listed.box_count, row.box_no + 1)
    close(work, row)
    return listed.box_count, True


def on_dispatch_changed(work: Work, event: DispatchChanged) -> None:
    """Handler: a changed address voids labels and lists (C-15); a cancelled 发货单 empties its boxes."""
    if event.what == "address":
        void_every_label(work, event.dispatch_no, str(say(QT_TRANSLATE_NOOP("app", "收货信息已更改"))))
    elif event.what == "cancelled":
        _empty_boxes(work, event.dispatch_no)


def on_item_put_back(work: Work, event: ItemPutBack) -> None:
    """Handler: what lies in a box is not put back into the store.

    Raises:
        Conflict: It does.
    """
    held = sum(i.quantity for b in queries.boxes(work.session, event.dispatch_no) for i in b.items if i.identity == event.identity)
    order = order_view(work, event.dispatch_no)
    drawn = sum(p.quantity for p in order.picked if p.identity == event.identity)
    if drawn - held < event.quantity:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{item} 已在箱里，请先取出"), item=event.identity))


def on_pick_completed(work: Work, event: PickCompleted) -> None:
    """Handler: after a postponement every box may be sealed already; then the order is ready at once."""
    mark_ready_if_all(work, event.dispatch_no)


def _still_wanted(order: DispatchOrderView) -> Text | None:
    """The first line that still lacks something, in words."""
    line = next((line for line in order.lines if line.wanted > line.boxed), None)
    if line is None:
        return None
    sentence = QT_TRANSLATE_NOOP("app", "{name} {model}·还差 {n} {unit}")
    return say(sentence, name=line.product_name, model=line.model, n=line.wanted - line.boxed, unit=line.unit)


def _admitted(work: Work, order: DispatchOrderView, found: Goods, pieces: int, keyed: bool) -> list[tuple[int, int]]:
    """The lines that the pieces go to; refuses by the row that stands against it."""
    inside = queries.box_of(work.session, found.serial, now=True) if found.serial else None
    where = word(inside.state) if inside else ""
    rules.must_not_be_boxed_yet(found.fact, inside.box_no if inside else 0, inside.dispatch_no if inside else "", where, order.number)
    units.require_not_held(work, found.identity)
    admission.must_not_be_locked(found.fact, found.state)
    admission.must_not_wait_for_recheck(found.fact, found.state)
    shelf.require_in_date(work, [found.identity])
    rules.must_be_inspected(found.fact, found.state)
    product, today = catalog.product(work.session, found.product_id), site_day(work.now)
    admission.must_not_be_expired(found.fact, resolving.expires_on(product, found.produced_on), today)
    lines = [line for line in order.lines if line.product_id == found.product_id]
    rules.must_be_on_list(found.fact, order.number, bool(lines), found.drawn_for, word(found.state), _still_wanted(order))
    missing = sum(line.wanted - line.boxed for line in lines)
    rules.must_not_be_surplus(found.fact, order.number, pieces, missing, keyed=keyed)
    own = [p for p in order.picked if p.identity == found.identity]
    boxed = 0  # a unit lies in no box, as was just seen
    if not found.serial:
        boxed = sum(i.quantity for b in queries.boxes(work.session, order.number) for i in b.items if i.identity == found.identity)
    drawn = bool(own) and sum(p.quantity for p in own) - boxed >= pieces
    rules.must_be_drawn(found.fact, order.number, found.drawn_for, word(found.state), drawn)
    inspections.require_outbound_check(work, found.identity)
    special.require_signed(work, found.product_id, found.identity, order.number)
    has_spec = found.product_id in packing.figures(work.session, [found.product_id], today)
    admission.product_must_have_spec(found.fact, product.name, has_spec)
    parts, left = [], pieces
    for line in lines:
        part = min(left, line.wanted - line.boxed)
        if part > 0:
            parts.append((line.line_id, part))
            left -= part
    return parts or [(line.line_id, left) for line in lines[-1:]]


def _load_of_next(work: Work, order: DispatchOrderView) -> int:
    """What the next box will carry: what is left of the order, shared among the boxes still to come."""
    products = catalog.products_by_key(work.session, (line.product_id for line in order.lines))
    left = sum((line.wanted - line.boxed) * products[line.product_id].net_weight_g for line in order.lines)
    done = work.session.scalar(select(func.count()).select_from(Box).where(Box.dispatch_no == order.number)) or 0
    return left // max(1, list_row(work, order.number).box_count - done)


def _must_be_open(row: Box) -> None:
    if row.state is not BoxState.OPEN or row.closed_at is not None:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "请先做完第 {n} 箱：放装箱单、他人核对、封箱、扫回标签"), n=row.box_no),
            (fact(QT_TRANSLATE_NOOP("app", "状态"), word(row.state)),),
        )


def _must_be_packing(row: Box) -> None:
    if row.state is not BoxState.OPEN:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "第 {n} 箱是「{state}」，要改先扫「少装」开箱"), n=row.box_no, state=word(row.state)),
            (fact(QT_TRANSLATE_NOOP("app", "状态"), word(row.state)),),
        )


def close(work: Work, row: Box) -> None:
    """Nothing more goes into the box: its weight is figured, its list printed."""
    row.closed_at = work.now
    weigh_by_figures(work, row)
    withdraw_short(work, row.dispatch_no, row)
    count_boxes(work, row.dispatch_no)
    work.session.flush()
    work.audit("close_box", "box", row.sscc, pieces=sum(i.quantity for i in items_of(work, row)))
    print_list(work, row)
    work.emit(BoxChanged(row.dispatch_no, row.sscc))


def count_boxes(work: Work, dispatch_no: str) -> None:
    """Once nothing is missing 共 N 箱 is known, whichever box was closed last; labels that say another number are void."""
    order = order_view(work, dispatch_no)
    if any(line.boxed < line.wanted for line in order.lines):
        return
    withdraw_short(work, dispatch_no)
    filled = [box for box in queries.boxes(work.session, dispatch_no) if box.items]
    count = max((box.box_no for box in filled), default=1)
    listed = list_row(work, dispatch_no)
    listed.complete_at, listed.box_count = work.now, count
    work.session.flush()
    if any(box.label is not None and box.label.box_count != count for box in filled):
        reason = say(QT_TRANSLATE_NOOP("app", "总箱数改为 {n}"), n=count)
        void_every_label(work, dispatch_no, str(reason), only_other_count=count)


def _remove(work: Work, row: Box, item: BoxItem, part: int, why: str) -> None:
    """Marks pieces as taken out; a printed list is void and must go in anew."""
    if part < item.quantity:
        work.session.add(
            BoxItem(
                box_id=row.id, line_id=item.line_id, product_id=item.product_id, serial=item.serial, lot_no=item.lot_no,
                quantity=item.quantity - part, at=item.at, person_id=item.person_id,
            )
        )  # fmt: skip
    item.removed_at, item.removed_by_id, item.removed_why = work.now, work.actor.person_id, why
    row.weighed = False
    work.session.flush()
    dispatch.note_boxed(work, item.line_id, -part)
    if row.closed_at is not None:
        row.closed_at = row.list_in_at = None
        list_row(work, row.dispatch_no).complete_at = None
        printing.void_papers(work, row.sscc, str(say(QT_TRANSLATE_NOOP("app", "箱内货品有改动"))), paper="box_list")
        work.emit(BoxChanged(row.dispatch_no, row.sscc))
    work.session.flush()
    ticks.take_back(work, row.dispatch_no, item.serial or item.lot_no)
    if not items_of(work, row):
        withdraw_short(work, row.dispatch_no, row)
    work.audit(why, "box", row.sscc, item=item.serial or item.lot_no, quantity=part)


def _empty_boxes(work: Work, dispatch_no: str) -> None:
    reason = str(say(QT_TRANSLATE_NOOP("app", "发货单作废")))
    for row in list(work.session.scalars(select(Box).where(Box.dispatch_no == dispatch_no))):
        if row.state is not BoxState.OPEN:
            reopen(work, row.sscc, reason, asked=False)
        void_label(work, row, reason)
        free_tag(work, row)
        for item in items_of(work, row):
            _remove(work, row, item, item.quantity, "cancelled")
        printing.void_papers(work, row.sscc, reason)
