"""What quality finds on rejected goods, what it decides, and what becomes of them (J-19, J-20, X-30)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, select

from app.aftersales import returns_as_is
from app.aftersales import returns_queries as queries
from app.aftersales import returns_rules as rules
from app.aftersales.events import ReturnJudged
from app.aftersales.returns_notes import note_on_case
from app.aftersales.returns_rows import advance, first_place, item_row, named, parted, seen, settle
from app.aftersales.returns_views import ReturnView
from app.core.entry import LINE, NAME, clean
from app.core.errors import Conflict, bad_input, fact
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.inbound import aside
from app.inbound.views import ReceiptLineView
from app.quality import dispositions
from app.quality import queries as quality
from app.quality.events import InspectionFailed, InspectionPassed
from app.storage import queries as storage
from app.storage import returning
from app.storage import service as stock
from app.units import queries as units
from db.models.returns import ReturnAuthorization, ReturnItem, ReturnTest
from db.states import (
    InspectionKind,
    InspectionVerdict,
    ReceiptKind,
    ReturnJudgement,
    ReturnPlace,
    Role,
    UnitState,
    ZoneKind,
)

_UNIT_AFTER = {ReturnJudgement.REWORK: UnitState.REWORK, ReturnJudgement.SCRAP: UnitState.SCRAPPED}


def record_test(
    work: Work, item_id: int, place: ReturnPlace, facts: str, failed: bool, *, tested_at: datetime | None = None, inspection_no: str = ""
) -> ReturnView:
    """Quality records what it found on a rejected product, on site or after it came back (J-19).

    Args:
        work: The action of an inspector.
        item_id: The line of the 退货单.
        place: Where it was tested.
        facts: What was tested and found.
        failed: Whether it does not meet its requirements.
        tested_at: When; now where nothing else is said.
        inspection_no: The sheet of the return inspection, or blank.

    Raises:
        BadInput: No facts, a time in the future or before the return was agreed, or a sheet that is not the return inspection of it.
        Conflict: It is judged, or tested in a place where it is not.
    """
    work.require(Role.INSPECTOR)
    item, row = item_row(work, item_id)
    words = clean(QT_TRANSLATE_NOOP("app", "检测情况"), facts, most=2 * LINE, needed=True)
    at = tested_at or work.now
    if at > work.now:
        raise bad_input(QT_TRANSLATE_NOOP("app", "检测时间不能在现在之后"))
    _must_be_unjudged(item)
    if (item.received_at is None) is (place is ReturnPlace.IN_HOUSE):
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "{identity} 还没有退回，只能记现场检测"), identity=named(item))
            if place is ReturnPlace.IN_HOUSE
            else say(QT_TRANSLATE_NOOP("app", "{identity} 已退回，请记退回检验"), identity=named(item))
        )
    sheet = _sheet(work, item, inspection_no)
    _add_test(work, item, place, at, words, failed, sheet)
    work.audit("test_return", "return_authorization", row.number, goods=named(item), place=place, failed=failed, inspection=sheet)
    return seen(work, row)


def _sheet(work: Work, item: ReturnItem, inspection_no: str) -> str:
    """The sheet of the return inspection that a test refers to, or blank."""
    number = inspection_no.strip().upper()
    found = quality.inspection(work.session, number) if number else None
    if number and (found is None or found.kind is not InspectionKind.RETURN or named(item) not in found.identities):
        raise bad_input(
            QT_TRANSLATE_NOOP("app", "{number} 不是 {identity} 的退回检验单"), number=number, identity=named(item)
        )
    return number


def follow_inspection(work: Work, event: InspectionPassed | InspectionFailed) -> None:
    """Handler: the verdict on a sheet of a return inspection is the test record of the goods that came back (J-19)."""
    if event.kind is not InspectionKind.RETURN:
        return
    sheet = quality.inspection(work.session, event.inspection_no)
    failed = isinstance(event, InspectionFailed)
    bad = [f"{one.name} {one.measured}" for one in sheet.items if one.verdict is InspectionVerdict.FAIL] if sheet is not None else []
    words = "；".join(bad) if bad else "退回检验全部项目合格"
    for identity in event.identities:
        found = queries.open_item(work.session, identity)
        if found is not None and found.received_at is not None and found.judged_at is None:
            item, _ = item_row(work, found.item_id)
            _add_test(work, item, ReturnPlace.IN_HOUSE, work.now, words[: 2 * LINE], failed, event.inspection_no)


def judge(work: Work, item_id: int, judgement: ReturnJudgement, words: str, consent: str = "") -> ReturnView:
    """Quality decides on a rejected product after it tested it (J-19).

    Scrap waits for its stock-in by logistics, rework for its rework order; goods back into stock, and those that the customer takes
    as they are, wait for the storekeeper, or stay where they are when they never left the customer.

    Raises:
        Refused: J-19, no test record, or used as it is without the customer's consent.
        BadInput: No reason.
        Conflict: Judged already; or back into stock although it is not here.
    """
    work.require(Role.INSPECTOR)
    item, row = item_row(work, item_id)
    identity = named(item)
    _must_be_unjudged(item)
    tests = work.session.scalars(select(ReturnTest.id).where(ReturnTest.item_id == item.id)).all()
    rules.must_be_tested(identity, len(tests))
    agreed = clean(QT_TRANSLATE_NOOP("app", "客户同意人"), consent, most=NAME)
    rules.customer_must_consent(identity, judgement, agreed)
    why = clean(QT_TRANSLATE_NOOP("app", "判定理由"), words, most=2 * LINE, needed=True)
    here = item.received_at is not None
    if judgement is ReturnJudgement.BACK and not here:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{identity} 还没有退回，不能判重新入库"), identity=identity))
    item.judgement, item.judged_at, item.words, item.consent = judgement, work.now, why, agreed
    item.judge_id, item.judge = work.actor.person_id, work.actor.name
    work.session.flush()
    if here:
        _let_go(work, item, row.number, judgement, why)
    if (judgement is ReturnJudgement.REWORK and here) or (judgement is ReturnJudgement.AS_IS and not here):
        settle(work, item, "")
    work.audit("judge_return", "return_authorization", row.number, goods=identity, judgement=judgement, words=why, consent=agreed)
    note_on_case(
        work, row.case_no, QT_TRANSLATE_NOOP("app", "{identity} 判定{judgement}：{why}"), identity=identity, judgement=word(judgement),
        why=why,
    )  # fmt: skip
    advance(work, row)
    work.emit(
        ReturnJudged(
            row.number, item.id, row.case_no, row.customer_id, item.product_id, identity, item.quantity, judgement, why, here
        )
    )
    return seen(work, row)


def scrap(work: Work, item_id: int, location_code: str = "") -> ReturnView:
    """Logistics takes a product that was judged not reworkable in for scrapping, into the scrap zone and nowhere else (J-20, X-30).

    Raises:
        Refused: J-20 not judged for scrap; X-30 another zone.
        Conflict: Not here yet, or there already.
        BadInput: There is no scrap zone.
    """
    work.require(Role.LOGISTICS_HEAD)
    item, row = item_row(work, item_id)
    rules.must_be_for_scrap(named(item), item.judgement)
    _must_wait_here(item)
    code = location_code.strip() or first_place(work, ZoneKind.SCRAP)
    place = returning.scrap(work, named(item), item.quantity, code, row.number)
    line = ReceiptLineView(item.serial, item.lot_no, item.quantity, place.code)
    sheet = next((one for one in reversed(_tests(work, item)) if one.inspection_no), None)
    number = aside.post_aside(
        work, ReceiptKind.SCRAP, item.product_id, line, place, customer=row.customer, return_no=row.number,
        inspection_no=sheet.inspection_no if sheet is not None else "",
    )  # fmt: skip
    settle(work, item, number)
    work.audit("scrap_return", "return_authorization", row.number, goods=named(item), place=place.code, receipt=number)
    advance(work, row)
    return seen(work, row)


def reworkable(work: Work, serials: Sequence[str], words: str) -> None:
    """Units on a 退货单 that quality takes to rework without judging each on it: they are judged with that, and need a test too (J-19).

    Part of the command that opens the 返工单, which checks the permission.

    Raises:
        Refused: J-19, a unit was not tested.
        Conflict: A unit is judged otherwise.
    """
    for serial in serials:
        found = queries.open_item(work.session, serial)
        if found is None or found.judgement is ReturnJudgement.REWORK:
            continue
        item, row = item_row(work, found.item_id)
        _must_be_unjudged(item)
        rules.must_be_tested(serial, len(_tests(work, item)))
        _judge_anew(work, item, ReturnJudgement.REWORK, words)
        if item.received_at is not None:
            settle(work, item, "")
        advance(work, row)


def not_reworkable(work: Work, identities: Sequence[str], words: str, return_no: str = "", pieces: int = 1) -> None:
    """What was judged reworkable and could not be reworked is judged for scrap: logistics takes it in, the customer gets another (J-20).

    Part of the command that gives the rework up, which checks the permission. Of a lot just the pieces of this rework, on the 退货单
    they came back on, are for scrap: no more than these are replaced.

    Args:
        work: The action.
        identities: Serial numbers, or the lot.
        words: Why.
        return_no: The 退货单 that pieces of a lot came back on.
        pieces: How many of the lot.
    """
    number = select(ReturnAuthorization.id).where(ReturnAuthorization.number == return_no)
    of_lot = ReturnItem.lot_no.in_(identities) & ReturnItem.return_id.in_(number)
    rows = select(ReturnItem).where(or_(ReturnItem.serial.in_(identities), of_lot), ReturnItem.judgement == ReturnJudgement.REWORK)
    newest = {named(item): item for item in work.session.scalars(rows.order_by(ReturnItem.id).with_for_update())}
    for item in (parted(work, one, pieces) if one.lot_no else one for one in newest.values()):
        item.settled_at, item.settled_by, item.settled_no, item.open = None, "", "", True
        advance(work, _judge_anew(work, item, ReturnJudgement.SCRAP, words))


def _judge_anew(work: Work, item: ReturnItem, judgement: ReturnJudgement, words: str) -> ReturnAuthorization:
    """Judges a line as the effect of another command; returns its 退货单."""
    item.judgement, item.judged_at, item.words = judgement, work.now, words[: 2 * LINE]
    item.judge_id, item.judge = work.actor.person_id, work.actor.name
    work.session.flush()
    row = work.session.get_one(ReturnAuthorization, item.return_id, with_for_update=True)
    work.audit("judge_return", "return_authorization", row.number, goods=named(item), judgement=judgement, words=item.words)
    return row


def put_away(work: Work, item_id: int, location_code: str = "") -> ReturnView:
    """The storekeeper puts goods that quality let go back into the store; they leave again only with a new outbound check (X-34).

    What the customer takes as it is is kept for his order and gets a 发货单 back to him.

    Raises:
        Refused: D-06, D-08, D-10, E-04.
        Conflict: Not judged so, or not here.
    """
    work.require(Role.STOREKEEPER)
    item, row = item_row(work, item_id)
    identity = named(item)
    if item.judgement not in (ReturnJudgement.BACK, ReturnJudgement.AS_IS):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{identity} 没有判定重新入库或让步使用"), identity=identity))
    _must_wait_here(item)
    if item.settled_no:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{identity} 已入库，待重开返还发货单"), identity=identity))
    place = returning.put_away(work, identity, item.quantity, location_code.strip() or _store_place(work, item), row.number)
    back = ""
    if item.judgement is ReturnJudgement.AS_IS:
        serials, lot_no = ([item.serial], "") if item.serial else ([], item.lot_no)
        stock.reserve(work, row.order_no, None, serials, lot_no=lot_no, quantity=0 if item.serial else item.quantity)
        back = returns_as_is.draft(work, item, row).number
    settle(work, item, back)
    work.audit("restock_return", "return_authorization", row.number, goods=identity, place=place.code, dispatch=back)
    advance(work, row)
    return seen(work, row)


def _let_go(work: Work, item: ReturnItem, number: str, judgement: ReturnJudgement, why: str) -> None:
    """The judgement in the books of the store: a report of the return inspection that held the goods is decided with it."""
    identity = named(item)
    held = next((one for one in quality.nonconformities(work.session) if identity in one.identities), None)
    if held is None or not _is_held(work, identity):
        if judgement is ReturnJudgement.REWORK:
            returning.to_rework(work, identity, item.quantity, number)
        return
    if set(held.identities) != {identity}:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "{identity} 和别的货同在 {report} 上，请先在检验里处置"), identity=identity, report=held.number),
            (fact(QT_TRANSLATE_NOOP("app", "单据"), held.number),),
        )
    dispositions.dispose(work, held.number, _UNIT_AFTER.get(judgement, UnitState.RETURNED), why)


def _is_held(work: Work, identity: str) -> bool:
    standing = storage.standing(work.session, identity) or ()
    return any(one.state is UnitState.HOLD for one in standing)


def _add_test(work: Work, item: ReturnItem, place: ReturnPlace, at: datetime, words: str, failed: bool, inspection_no: str) -> None:
    work.session.add(
        ReturnTest(
            item_id=item.id, place=place, tested_at=at, facts=words, inspection_no=inspection_no, at=work.now,
            verdict=InspectionVerdict.FAIL if failed else InspectionVerdict.PASS, person_id=work.actor.person_id, person=work.actor.name,
        )
    )  # fmt: skip
    work.session.flush()


def _tests(work: Work, item: ReturnItem) -> list[ReturnTest]:
    return list(work.session.scalars(select(ReturnTest).where(ReturnTest.item_id == item.id).order_by(ReturnTest.id)))


def _must_be_unjudged(item: ReturnItem) -> None:
    if item.judged_at is not None or not item.open:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{identity} 已判定或已处理"), identity=named(item)))


def _must_wait_here(item: ReturnItem) -> None:
    if item.received_at is None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{identity} 还没有退回入库"), identity=named(item)))
    if item.settled_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{identity} 已处理"), identity=named(item)))


def _store_place(work: Work, item: ReturnItem) -> str:
    unit = units.unit(work.session, item.serial) if item.serial else None
    places = storage.places_for(work.session, item.product_id, sealed=unit is None or unit.sealed)
    return places[0].code if places else first_place(work, ZoneKind.STORE)
