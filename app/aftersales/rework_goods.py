"""The goods of a 返工单 on their way through the states of section 3.1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, or_, select

from app.aftersales import returns_judging, tracking_holds, tracking_queries
from app.aftersales.rework_rows import rows_with, unit_rows
from app.aftersales.rework_states import IN_WORKS
from app.core.errors import Conflict, bad_input, fact, not_found
from app.core.grouped import grouped
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.devices.code_table import Series
from app.printing.service import void_papers
from app.quality import dispositions
from app.quality import queries as quality
from app.storage import apart
from app.storage.events import HeldToRework
from app.storage.ledger import parts_of
from app.units import queries as units
from app.units import service as unit_service
from app.units.views import BalanceView
from db.models.returns import ReturnAuthorization, ReturnItem, ReturnTest
from db.models.rework import ReworkOrder
from db.models.tracking import TrackingForm, TrackingGoods
from db.states import Disposition, NonconformityState, ReturnJudgement, ReworkState, TrackingState, UnitState

BACK = (UnitState.RETURNED, UnitState.HOLD, UnitState.REWORK)
"""States of goods that are in the works and may be reworked."""
AWAY = (UnitState.LEFT_WORKS, UnitState.SIGNED, UnitState.ACCEPTED)
"""States of goods that are with the customer: tested there, they come back before the workshop begins."""


@dataclass(frozen=True)
class Goods:
    """What a 返工单 is opened for."""

    product_id: int
    serials: tuple[str, ...]
    lot_no: str
    quantity: int

    @property
    def identities(self) -> tuple[str, ...]:
        """Serial numbers, or the lot."""
        return self.serials or (self.lot_no,)


def check_goods(work: Work, serials: Sequence[str], lot_no: str, quantity: int) -> Goods:
    """The goods behind the numbers, where they may be reworked.

    Raises:
        BadInput: None are named, they are of two products, or more pieces than there are.
        Conflict: On another 返工单, in a state that is not reworked, or held by a record of doubt that quality did not decide on.
        NotFound: No such unit or lot.
    """
    chosen = tuple(dict.fromkeys(serial.strip() for serial in serials if serial.strip()))
    if not chosen:
        return _lot_goods(work, lot_no.strip(), quantity)
    unit_service.lock(work, chosen)
    found = {unit.serial: unit for unit in units.units(work.session, chosen)}
    for serial in chosen:
        if serial not in found:
            raise not_found(QT_TRANSLATE_NOOP("app", "序列号"), serial)
        state = found[serial].state
        if state not in (*BACK, *AWAY):
            raise _not_reworked(serial, state)
    _ask_who_holds(work, [serial for serial in chosen if found[serial].state is UnitState.HOLD])
    other = rows_with(work, chosen)
    if other:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{goods} 已在返工单 {number} 上"), goods=chosen[0], number=other[0].number))
    products = {found[serial].product_id for serial in chosen}
    if len(products) > 1:
        raise bad_input(QT_TRANSLATE_NOOP("app", "一张返工单只能有一种产品"))
    return Goods(products.pop(), chosen, "", len(chosen))


def _lot_goods(work: Work, lot_no: str, quantity: int) -> Goods:
    if not lot_no:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请填返工的序列号，或批号和数量"))
    lot = units.lot(work.session, lot_no)
    if lot is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "批号"), lot_no)
    taken = work.session.scalar(
        select(func.sum(ReworkOrder.quantity)).where(ReworkOrder.lot_no == lot_no, ReworkOrder.state.in_(IN_WORKS))
    )
    there = lot.count(*BACK) - int(taken or 0)
    if lot.count(UnitState.HOLD) and quantity <= there:
        _ask_who_holds(work, [lot_no], there - quantity)
    if not 1 <= quantity <= there:
        raise bad_input(
            QT_TRANSLATE_NOOP("app", "{lot} 可返工 {there} 件，不能返工 {asked} 件"), lot=lot_no, there=max(0, there), asked=quantity
        )
    return Goods(lot.product_id, (), lot_no, quantity)


def _ask_who_holds(work: Work, identities: Sequence[str], spare: int = 0) -> None:
    """Goods found damaged, without a mark or missing are reworked by what quality decides on that record, not past it (E-03, E-05)."""
    if identities:
        work.emit(HeldToRework(tuple(identities), spare))


def in_rework(work: Work, goods: Goods, test_no: str) -> int:
    """Pieces of a lot that are in rework already and on no other 返工单: judged on their 退货单, or decided on a form.

    What was judged on a 退货单 waits for the order that names it, or its test, as the record; no other order takes it.
    """
    lot = units.lot(work.session, goods.lot_no) if goods.lot_no else None
    if lot is None:
        return 0
    taken = work.session.scalar(
        select(func.sum(ReworkOrder.in_rework)).where(ReworkOrder.lot_no == goods.lot_no, ReworkOrder.state.in_(IN_WORKS))
    )
    free = lot.count(UnitState.REWORK) - int(taken or 0)
    waiting = _waiting(work, goods.lot_no)
    own = [pieces for papers, pieces in waiting if test_no in papers]
    here = min(free, sum(own)) if own else free - sum(pieces for _, pieces in waiting)
    return max(0, min(goods.quantity, here))


def _waiting(work: Work, lot_no: str) -> list[tuple[set[str], int]]:
    """Of each 退货单 with pieces of a lot: the papers that an order may name as the test of these, and how many wait for theirs."""
    rows = work.session.execute(
        select(ReturnItem, ReturnAuthorization.number, ReturnAuthorization.case_no)
        .join(ReturnAuthorization, ReturnAuthorization.id == ReturnItem.return_id).where(ReturnItem.lot_no == lot_no)
    ).all()  # fmt: skip
    tests = select(ReturnTest.item_id, ReturnTest.inspection_no).where(ReturnTest.item_id.in_([row.ReturnItem.id for row in rows]))
    sheets = grouped(work.session.execute(tests), lambda test: test.item_id)
    judged_so = or_(ReworkOrder.state != ReworkState.SCRAPPED, ~ReworkOrder.test_no.startswith(Series.RETURN.value))  # scrap is no longer
    by_test = select(ReworkOrder.test_no, func.sum(ReworkOrder.quantity)).where(ReworkOrder.lot_no == lot_no, judged_so)
    ordered = {number: int(pieces) for number, pieces in work.session.execute(by_test.group_by(ReworkOrder.test_no))}
    found = []
    for _, lines in grouped(rows, lambda row: row.number).items():
        papers = {lines[0].number, lines[0].case_no, *(test.inspection_no for row in lines for test in sheets[row.ReturnItem.id])} - {""}
        items = [row.ReturnItem for row in lines]
        judged = sum(one.quantity for one in items if one.judgement is ReturnJudgement.REWORK and one.received_at is not None)
        found.append((papers, max(0, judged - sum(ordered.get(number, 0) for number in papers))))
    return found


def into_rework(work: Work, row: ReworkOrder, *, at_once: bool = False) -> None:
    """What came back goes to rework.

    Args:
        work: The action.
        row: The order.
        at_once: What is still with the customer, or waits for the decision on a report, may stay where it is.

    Raises:
        Conflict: Goods are not back yet, or on hold.
    """
    reported = _reported(work)
    serials = [unit.serial for unit in unit_rows(work, row)]
    held = [serial for serial in serials if units.state(work.session, serial) is UnitState.HOLD]
    _ask_who_holds(work, held)
    _off_forms(work, serials, row.content or f"返工 {row.number}")
    for unit in unit_rows(work, row):
        state = units.state(work.session, unit.serial)
        if state is UnitState.RETURNED or (state is UnitState.HOLD and unit.serial not in reported):
            unit_service.move_unit(work, unit.serial, UnitState.REWORK, document=row.number)
        elif state is not UnitState.REWORK and not at_once:
            raise _not_reworked(unit.serial, state or UnitState.LOST)
    if row.lot_no:
        _lot_into_rework(work, row)


def _off_forms(work: Work, serials: Sequence[str], words: str) -> None:
    """What tracking forms keep on hold is disposed of on each of them: to rework (J-15)."""
    kept = (
        select(TrackingForm.number, TrackingGoods.serial).join(TrackingGoods, TrackingGoods.form_id == TrackingForm.id)
        .where(tracking_queries.kept_of(serials), TrackingForm.state != TrackingState.CLOSED)
    )  # fmt: skip
    for number, pairs in grouped(work.session.execute(kept), lambda pair: pair.number).items():
        tracking_holds.release(work, number, Disposition.REWORK, words, [pair.serial for pair in pairs])


def _lot_into_rework(work: Work, row: ReworkOrder) -> None:
    """The pieces of the order that came back and are not in rework yet; those of another 退货单 stay for theirs."""
    lot = units.lot(work.session, row.lot_no)
    for balance in lot.balances if lot is not None else ():
        pieces = min(row.quantity - row.in_rework, balance.quantity)
        if pieces > 0 and balance.state is UnitState.RETURNED:
            _move_pieces(work, row, balance, pieces, UnitState.REWORK)
            row.in_rework += pieces
    work.session.flush()


def _move_pieces(work: Work, row: ReworkOrder, balance: BalanceView, pieces: int, to: UnitState, words: str = "") -> None:
    unit_service.move_lot(
        work, row.lot_no, pieces, balance.state, to, from_location=balance.location_id, to_location=balance.location_id,
        from_order=balance.reserved_order, to_order="", document=row.number, reason=words,
    )  # fmt: skip


def off_hold(work: Work, row: ReworkOrder, words: str) -> None:
    """The judgement frees what was held: the report of a failed re-inspection is decided, the goods go to rework."""
    freed = _decide(work, row, Disposition.REWORK, words)
    row.in_rework = max(row.in_rework, min(row.quantity, freed if row.lot_no else 0))
    into_rework(work, row, at_once=True)


def to_scrap(work: Work, row: ReworkOrder, words: str) -> None:
    """The goods are scrap: logistics takes them in for scrapping, and what came back on a 退货单 may be replaced (J-20, X-30)."""
    left = row.quantity - _decide(work, row, Disposition.SCRAP, words)
    reported = _reported(work)
    for unit in unit_rows(work, row):
        state = units.state(work.session, unit.serial)
        if state in BACK and unit.serial not in reported:
            unit_service.move_unit(work, unit.serial, UnitState.SCRAPPED, document=row.number, reason=words)
    lot = units.lot(work.session, row.lot_no) if row.lot_no and left > 0 else None
    if lot is None:
        return
    first = [b for b in lot.balances if b.state is UnitState.REWORK] + [b for b in lot.balances if b.state is UnitState.RETURNED]
    for balance, pieces in parts_of(first, left):  # what is on hold another paper keeps
        left -= pieces
        _move_pieces(work, row, balance, pieces, UnitState.SCRAPPED, words)
    if left and lot.count(UnitState.HOLD):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{goods} 有 {n} 件隔离着，先处置再判报废"), goods=row.lot_no, n=left))


def note_scrapped(work: Work, row: ReworkOrder, words: str) -> None:
    """The 退货单 they came back on says so too."""
    serials = [unit.serial for unit in unit_rows(work, row)]
    returns_judging.not_reworkable(work, serials or [row.lot_no], words, row.test_no, row.quantity)


def to_workshop(work: Work, row: ReworkOrder) -> None:
    """The workshop takes the goods: they are in rework, opened, and out of the zone they stood in (J-26, X-31).

    Raises:
        Conflict: Goods are not back yet, or on hold.
    """
    into_rework(work, row)
    for unit in unit_rows(work, row):
        apart.take_to_workshop(work, unit.serial, 1, row.number)
        found = units.unit(work.session, unit.serial)
        if found is not None and found.sealed:
            unit_service.set_sealed(work, unit.serial, False)
            void_papers(work, unit.serial, f"返工 {row.number}", paper="content_label")
    if row.lot_no:
        lot = units.lot(work.session, row.lot_no)
        if row.in_rework < row.quantity and lot is not None and lot.count(UnitState.HOLD):
            _ask_who_holds(work, [row.lot_no])
        apart.take_to_workshop(work, row.lot_no, row.quantity, row.number)


def _decide(work: Work, row: ReworkOrder, decision: Disposition, words: str) -> int:
    """Decides the report of the re-inspection that failed; returns how many pieces were moved on by it."""
    report_no, row.report_no = row.report_no, ""
    report = quality.nonconformity(work.session, report_no) if report_no else None
    if report is None or report.state is not NonconformityState.OPEN:
        return 0
    dispositions.decide(work, report_no, decision, words)
    return report.quantity


def _reported(work: Work) -> frozenset[str]:
    """What waits for quality's decision on a report: nothing else may free it (B-11)."""
    return frozenset(identity for one in quality.nonconformities(work.session) for identity in one.identities)


def _not_reworked(identity: str, state: UnitState) -> Conflict:
    what = QT_TRANSLATE_NOOP("app", "{goods} 现在是「{state}」，不能返工")
    return Conflict(say(what, goods=identity, state=word(state)), (fact(QT_TRANSLATE_NOOP("app", "状态"), word(state)),))

