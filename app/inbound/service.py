"""Commands of stock-in: checking what is scanned, posting the 产品入库单, cancelling it by a red-letter slip."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import insert, select

from app.catalog import queries as catalog
from app.core.entry import clean, whole
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.identity import queries as identity_queries
from app.inbound import goods, queries, receiving, rules
from app.inbound.events import GoodsPosted, GoodsReversed
from app.inbound.views import ReceiptLineView, ReceiptView
from app.orders import queries as orders
from app.orders import service as order_service
from app.orders.views import Stage, TaskOrderView
from app.packing import queries as packing
from app.packing import service as packing_service
from app.printing.service import print_paper, void_papers
from app.quality import figures
from app.quality.figures import SheetPaper
from app.quality.service import require_certificate
from app.storage import queries as storage
from app.storage import receiving as door
from app.storage import service as stock
from app.units import queries as units
from app.units import service as unit_service
from app.units.views import LotView, UnitView
from db.models.inbound import Arrival, GoodsReceipt, GoodsReceiptLine
from db.states import ReceiptKind, ReceiptState, Role, TaskKind, UnitState

_KINDS = {TaskKind.NEW: ReceiptKind.PRODUCTION, TaskKind.REWORK: ReceiptKind.REWORK}
ASIDE = (ReceiptKind.RETURN, ReceiptKind.SCRAP)
"""What was taken into a zone of its own under the number of its return."""
MOST = 1_000_000
"""Pieces of one posting."""


def check_task(work: Work, task_no: str, inspection_no: str = "") -> TaskOrderView:
    """The task order as the tab takes it by scan.

    Raises:
        Refused: D-01 the sheet scanned before is another task's.
        NotFound: No such task order.
    """
    work.require(Role.STOREKEEPER)
    task = orders.task(work.session, task_no)
    if inspection_no:
        rules.sheet_must_be_of_task(task_no, inspection_no, _sheet(work, inspection_no).task_no)
    return task


def check_inspection(work: Work, inspection_no: str, task_no: str = "") -> SheetPaper:
    """The inspection sheet as the tab takes it by scan.

    Raises:
        Refused: B-06 no pass, D-01 of another task order.
        NotFound: No such sheet.
    """
    work.require(Role.STOREKEEPER)
    sheet = _sheet(work, inspection_no)
    rules.sheet_must_be_of_task(task_no, inspection_no, sheet.task_no)
    rules.sheet_must_have_passed(inspection_no, sheet.verdict)
    return sheet


def check_label(work: Work, identity: str, task_no: str = "", inspection_no: str = "") -> UnitView | LotView:
    """A unit or lot as the tab takes it by its label.

    Raises:
        Refused: B-11 on hold, D-01 of other goods than the papers say, C-11 its content label was not read back.
        Conflict: Not sealed, or in stock already.
        NotFound: No such unit or lot.
    """
    work.require(Role.STOREKEEPER)
    thing = goods.at_door(work, identity)
    _may_come_in(work, identity, thing, named_on(work, task_no, inspection_no, (identity,)))
    packing_service.require_labelled(work, identity)
    return thing


def _all_checked(work: Work, identities: Sequence[str], papers: Mapping[str, Collection[str]]) -> list[UnitView | LotView]:
    """`check_label` for many labels at once: what is read takes a few statements, however many they are."""
    things = goods.all_at_door(work, identities)
    labelled = packing.labelled_among(work.session, identities)
    for identity, thing in zip(identities, things, strict=True):
        _may_come_in(work, identity, thing, papers)
        if identity not in labelled:
            packing_service.require_labelled(work, identity)
    return things


def _may_come_in(work: Work, identity: str, thing: UnitView | LotView, papers: Mapping[str, Collection[str]]) -> None:
    rules.label_must_be_on(identity, thing.task_no, papers)
    if not goods.pieces(thing, (UnitState.SEALED,)):
        raise goods.not_ready(work, identity, thing)


def check_certificate(work: Work, number: str, task_no: str = "", inspection_no: str = "") -> str:
    """The serial or lot that a 合格证 is for, if its goods belong to the papers.

    Raises:
        Refused: B-11 on hold, D-01 of other goods than the papers say, J-27 it was voided.
        NotFound: No such certificate.
    """
    work.require(Role.STOREKEEPER)
    found = require_certificate(work, number)
    identity = found.serial or found.lot_no
    rules.label_must_be_on(identity, goods.at_door(work, identity).task_no, named_on(work, task_no, inspection_no, (identity,)))
    return identity


def named_on(work: Work, task_no: str, inspection_no: str, identities: Collection[str]) -> dict[str, Collection[str]]:
    """Number of each paper → those of some serials or lots that it names; a blank number is no paper."""
    named: dict[str, Collection[str]] = {}
    if task_no:
        task = orders.task(work.session, task_no)
        named[task_no] = frozenset(task.serials or (task.lot,))
    if inspection_no:
        named[inspection_no] = figures.named(work.session, inspection_no, identities)
    return named


def post(
    work: Work, task_no: str, inspection_no: str, identities: Sequence[str], location_code: str = "", *, quantity: int | None = None
) -> ReceiptView:
    """Posts goods into stock and prints the 产品入库单 (D-01, D-02, D-03); sales and dispatch are told (B-13).

    Args:
        work: The action.
        task_no: 生产任务单.
        inspection_no: 产品检验单.
        identities: Serial numbers, or one lot.
        location_code: Where they go; blank for the best fitting place.
        quantity: Pieces of the lot; None for all that are sealed.

    Raises:
        Refused: D-01, B-06, B-11, C-11, D-03, D-06, D-08, B-14.
        Conflict: Goods that are not sealed.
        BadInput: No such quantity.
        NotFound: A number that is not there.
    """
    work.require(Role.STOREKEEPER)
    chosen = tuple(dict.fromkeys(identities))
    rules.three_must_be_there(task_no, inspection_no, len(chosen))
    if quantity is not None:
        whole(QT_TRANSLATE_NOOP("app", "数量"), quantity, low=1, high=MOST)
    work.hold(f"task:{task_no}")  # of two who post it at once the second sees what the first did, and is told who it was
    task, sheet = orders.task(work.session, task_no), _sheet(work, inspection_no)
    rules.sheet_must_be_of_task(task_no, inspection_no, sheet.task_no)
    rules.sheet_must_have_passed(inspection_no, sheet.verdict)
    unit_service.lock(work, chosen)
    papers = {task_no: frozenset(task.serials or (task.lot,)), inspection_no: figures.named(work.session, inspection_no, chosen)}
    things = _all_checked(work, chosen, papers)
    counts = [1 if isinstance(t, UnitView) else quantity or t.count(UnitState.SEALED) for t in things]
    product = catalog.product(work.session, task.product_id)
    place = stock.require_place(work, product, location_code or suggested(work, task.product_id))
    deliverer_id, names = packing.packer_of(work.session, chosen[0]), identity_queries.names(work.session)
    deliverer = names.get(deliverer_id or 0, "")
    rules.record_must_be_complete(
        {"产品名称": product.name, "型号规格": product.model, "数量": sum(counts), "批号/序列号": chosen[0], "库位": place.code,
         "交库人": deliverer, "收货人": work.actor.name}
    )  # fmt: skip
    order_service.hand_in(work, task_no, sum(counts))
    number = work.next_number("RK")
    _put_away(work, things, counts, place.code, number)
    row = GoodsReceipt(
        number=number, kind=_KINDS[task.kind], state=ReceiptState.POSTED, warehouse=place.zone, workshop=task.workshop or "—",
        task_no=task_no, order_no=task.order_no, inspection_no=inspection_no, product_id=task.product_id,
        deliverer_id=deliverer_id, storekeeper_id=work.actor.person_id, posted_at=work.now,
    )  # fmt: skip
    lines = [
        ReceiptLineView(i, "", 1, place.code) if isinstance(t, UnitView) else ReceiptLineView("", i, n, place.code)
        for i, t, n in zip(chosen, things, counts, strict=True)
    ]
    save(work, row, lines)
    receiving.take_in(work, chosen, number)
    order_service.note_stage(work, task.order_no, Stage.STOCKED)
    work.emit(GoodsPosted(number, task_no, task.order_no))
    return queries.view(row, product, lines, names.get(sheet.inspector_id or 0, ""), names)


def _put_away(work: Work, things: Sequence[UnitView | LotView], counts: Sequence[int], place: str, number: str) -> None:
    """Units go into stock together, a lot by its pieces."""
    many = [thing for thing in things if isinstance(thing, UnitView)]
    if many:
        door.receive_units(work, many, place, number)
    for thing, count in zip(things, counts, strict=True):
        if not isinstance(thing, UnitView):
            stock.receive(work, thing.lot_no, count, place, number)


def suggested(work: Work, product_id: int, *, sealed: bool = True) -> str:
    """The best place; without one the first location, so that the refusal names a place and its reason.

    Raises:
        BadInput: There is no location at all.
    """
    places = storage.places_for(work.session, product_id, sealed=sealed) or tuple(catalog.locations(work.session))
    if not places:
        raise bad_input(QT_TRANSLATE_NOOP("app", "还没有库位，请先在资料里建立"))
    return places[0].code


def save(work: Work, row: GoodsReceipt, lines: Sequence[ReceiptLineView]) -> None:
    """Writes a receipt with its lines and prints it; part of every posting."""
    work.session.add(row)
    work.session.flush()
    places = {code: catalog.location_by_code(work.session, code) for code in dict.fromkeys(line.location for line in lines)}
    keys = {code: place.location_id for code, place in places.items() if place is not None}
    work.session.connection().execute(
        _LINES,
        [
            {"receipt_id": row.id, "serial": one.serial, "lot_no": one.lot_no, "quantity": one.quantity, "location_id": keys[one.location]}
            for one in lines
        ],
    )
    work.touched("goods_receipt_line")
    work.audit(
        "post_receipt", "goods_receipt", row.number, task=row.task_no, inspection=row.inspection_no, reverses=row.reverses,
        goods=[line.serial or line.lot_no for line in lines],
    )  # fmt: skip
    print_paper(work, "goods_receipt", row.number)


_LINES = insert(GoodsReceiptLine)


def reverse(work: Work, receipt_no: str, reason: str) -> ReceiptView:
    """Cancels a receipt by a red-letter slip of its own number while nothing of it was touched (D-02).

    Raises:
        BadInput: No reason.
        Refused: D-02 something was reserved, picked or shipped.
        Conflict: Cancelled already, a red-letter slip itself, or goods that a customer gave back.
        NotFound: No such receipt.
    """
    work.require(Role.STOREKEEPER)
    why = clean(QT_TRANSLATE_NOOP("app", "冲销原因"), reason, needed=True)
    row = work.session.scalar(select(GoodsReceipt).where(GoodsReceipt.number == receipt_no).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "产品入库单"), receipt_no)
    if row.state is not ReceiptState.POSTED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{receipt} 是「{state}」，不能冲销"), receipt=receipt_no, state=word(row.state)))
    if row.kind in ASIDE:
        kind = word(row.kind)
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{receipt} 是{kind}入库，由退货单处理，不能冲销"), receipt=receipt_no, kind=kind))
    old = receipt_view(work, receipt_no)
    rules.nothing_may_have_left(receipt_no, _touched(work, old))
    number = work.next_number("RK")
    for line in old.lines:
        stock.reverse_receipt(work, line.serial or line.lot_no, line.quantity, line.location, number)
    if row.task_no:
        order_service.take_back(work, row.task_no, old.quantity)
    else:
        _reopen_arrivals(work, old)
    row.state, row.reversed_by = ReceiptState.REVERSED, number
    void_papers(work, receipt_no, why)
    red = GoodsReceipt(
        number=number, kind=row.kind, state=ReceiptState.REVERSAL, warehouse=row.warehouse, workshop=row.workshop,
        task_no=row.task_no, order_no=row.order_no, inspection_no=row.inspection_no, product_id=row.product_id,
        deliverer_id=row.deliverer_id, storekeeper_id=work.actor.person_id, posted_at=work.now, reverses=receipt_no, reason=why,
        supplier=row.supplier, slip_no=row.slip_no,
    )  # fmt: skip
    save(work, red, old.lines)
    work.emit(GoodsReversed(receipt_no, number, row.task_no, row.order_no))
    return receipt_view(work, number)


def _reopen_arrivals(work: Work, receipt: ReceiptView) -> None:
    """Bought goods stand at the door again, to be put away anew; another receipt of the same arrival keeps its name there."""
    lots = [line.lot_no for line in receipt.lines]
    for row in work.session.scalars(select(Arrival).where(Arrival.lot_no.in_(lots)).with_for_update()):
        row.closed_at = None
        if row.receipt_no == receipt.number:
            row.receipt_no = ""


def _touched(work: Work, receipt: ReceiptView) -> list[str]:
    """Serials and lots of a receipt that no longer stand free at their place."""
    gone = []
    for line in receipt.lines:
        if line.serial:
            unit = units.unit(work.session, line.serial)
            free = unit is not None and unit.state is UnitState.IN_STOCK and unit.location == line.location
        else:
            lot = units.lot(work.session, line.lot_no)
            balances = lot.balances if lot else ()
            at_place = [b for b in balances if b.state is UnitState.IN_STOCK and b.location == line.location]
            free = sum(b.quantity for b in at_place) >= line.quantity
        if not free:
            gone.append(line.serial or line.lot_no)
    return gone


def reprint(work: Work, receipt_no: str, reason: str) -> None:
    """Prints a receipt again; the reason and the count stand on it.

    Raises:
        BadInput: No reason.
        NotFound: No such receipt.
    """
    work.require(Role.STOREKEEPER, Role.SALES)
    if queries.receipt(work.session, receipt_no) is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "产品入库单"), receipt_no)
    print_paper(work, "goods_receipt", receipt_no, reason=reason)


def _sheet(work: Work, number: str) -> SheetPaper:
    sheet = figures.paper(work.session, number)
    if sheet is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "产品检验单"), number)
    return sheet


def receipt_view(work: Work, number: str) -> ReceiptView:
    """A receipt that is there."""
    found = queries.receipt(work.session, number)
    assert found is not None
    return found
