"""Commands on inspection: standards, sheets, verdicts, certificates, disposition of rejected goods."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.catalog import queries as catalog
from app.core.entry import clean
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.orders import queries as orders
from app.orders import service as order_service
from app.orders.views import Stage
from app.printing.service import print_paper, printed_count
from app.quality import queries, rules
from app.quality.events import InspectionFailed, InspectionPassed
from app.quality.views import CardView, InspectionView, NonconformityView, StandardItemDraft, StandardView
from app.units import queries as units
from app.units import service as unit_service
from app.units.views import UnitView
from db.models.quality import (
    Certificate,
    Inspection,
    InspectionItem,
    InspectionStandard,
    InspectionUnit,
    Nonconformity,
    StandardItem,
)
from db.states import (
    InspectionKind,
    InspectionVerdict,
    NonconformityState,
    QualityCardState,
    Role,
    UnitState,
)
from db.types import yes

EYE_WORDS = {InspectionVerdict.PASS: "符合", InspectionVerdict.FAIL: "不符合"}
"""What stands as measured where the inspector judges by eye and writes nothing."""


def write_standard(
    work: Work, product_id: int, code: str, revision: str, basis: str, items: Sequence[StandardItemDraft]
) -> StandardView:
    """Writes an inspection standard and makes it the active one of its product (B-03, B-05).

    Raises:
        BadInput: Code, revision or basis blank, or no item.
        Refused: B-04 a group without an item.
    """
    work.require(Role.INSPECTOR, Role.ADMINISTRATOR)
    if not (code.strip() and revision.strip() and basis.strip() and items):
        raise bad_input(QT_TRANSLATE_NOOP("app", "检验标准要有编号、版次、依据和项目"))
    rules.three_groups_must_be_there(code, [item.group for item in items])
    for old in work.session.scalars(
        select(InspectionStandard).where(InspectionStandard.product_id == product_id, yes(InspectionStandard.active))
    ):
        old.active = False
    row = InspectionStandard(product_id=product_id, code=code.strip(), revision=revision.strip(), basis=basis.strip(), active=True)
    work.session.add(row)
    work.session.flush()
    for no, item in enumerate(items, start=1):
        work.session.add(
            StandardItem(
                standard_id=row.id, no=no, group=item.group, name=item.name, requirement=item.requirement, low=item.low,
                high=item.high, unit=item.unit, instrument=item.instrument,
            )
        )  # fmt: skip
    work.session.flush()
    work.audit("write_standard", "inspection_standard", f"{code} {revision}", product=product_id, items=len(items))
    found = queries.standard(work.session, product_id)
    assert found is not None
    return found


def start_inspection(
    work: Work, kind: InspectionKind = InspectionKind.FINAL, *, card_no: str = "", identity: str = "", quantity: int | None = None
) -> InspectionView:
    """Opens an inspection sheet: a final one for a submitted card, any other for a unit or the pieces of a lot.

    Raises:
        BadInput: The product has no active standard, or neither card nor goods are named.
        Conflict: The card is not submitted, has its sheet already, or the goods have an open one.
        NotFound: No such card, unit or lot.
    """
    work.require(Role.INSPECTOR)
    if card_no:
        return _open_sheet(work, InspectionKind.FINAL, _submitted(work, card_no), (), "", None)
    thing = units.unit(work.session, identity) or units.lot(work.session, identity)
    if thing is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "序列号或批号"), identity)
    open_one = next((s for s in queries.inspections(work.session, open_only=True) if identity in s.identities), None)
    if open_one is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{identity} 已有检验单 {number} 未完成"), identity=identity, number=open_one.number))
    if isinstance(thing, UnitView):
        return _open_sheet(work, kind, None, (identity,), "", thing.product_id, 1, thing.task_no)
    return _open_sheet(work, kind, None, (), identity, thing.product_id, quantity or thing.quantity, thing.task_no)


def open_for_goods(work: Work, kind: InspectionKind, identities: Sequence[str], quantity: int) -> InspectionView:
    """Opens one sheet for one lot, or for several serial numbers of one product; a part of another command of quality."""
    first = units.unit(work.session, identities[0])
    lot = None if first is not None else units.lot(work.session, identities[0])
    if first is not None:
        return _open_sheet(work, kind, None, tuple(identities), "", first.product_id, len(identities), first.task_no)
    if lot is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "序列号或批号"), identities[0])
    return _open_sheet(work, kind, None, (), lot.lot_no, lot.product_id, quantity, lot.task_no)


def _submitted(work: Work, card_no: str) -> CardView:
    card = queries.card(work.session, card_no)
    if card is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "质量跟踪卡"), card_no)
    if card.state is not QualityCardState.SUBMITTED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{card} 还没有交检"), card=card_no))
    if card.inspection_no:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{card} 已有检验单 {number}"), card=card_no, number=card.inspection_no))
    return card


def _open_sheet(
    work: Work, kind: InspectionKind, card: CardView | None, serials: tuple[str, ...], lot_no: str, product_id: int | None,
    quantity: int = 0, task_no: str = "",
) -> InspectionView:  # fmt: skip
    if card is not None:
        product_id, serials, lot_no, quantity, task_no = card.product_id, card.serials, card.lot_no, card.quantity, card.task_no
    assert product_id is not None
    standard = queries.standard(work.session, product_id)
    if standard is None:
        name = catalog.product(work.session, product_id).name
        raise bad_input(QT_TRANSLATE_NOOP("app", "{product} 没有生效的检验标准"), product=name)
    row = Inspection(
        number=work.next_number("JY"), kind=kind, product_id=product_id, standard_id=standard.standard_id, task_no=task_no,
        card_no=card.number if card else "", lot_no=lot_no, quantity=quantity, sampled=quantity,
        submitter_id=card.submitter_id if card else None, inspector_id=work.actor.person_id, started_at=work.now,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    for serial in serials:
        work.session.add(InspectionUnit(inspection_id=row.id, serial=serial))
    for no, item in enumerate(standard.items, start=1):
        work.session.add(
            InspectionItem(
                inspection_id=row.id, no=no, group=item.group, name=item.name, requirement=item.requirement, low=item.low,
                high=item.high, unit=item.unit, instrument=item.instrument,
            )
        )  # fmt: skip
    work.session.flush()
    work.audit("start_inspection", "inspection", row.number, kind=kind, card=row.card_no, goods=list(serials) or [lot_no])
    return _sheet(work, row.number)


def record_item(work: Work, number: str, no: int, measured: str, verdict: InspectionVerdict | None = None) -> InspectionView:
    """Enters what was found for one item; numbers are judged against the limits, the rest by the inspector (B-04).

    Args:
        work: The action.
        number: The sheet.
        no: Number of the item.
        measured: Measured values parted by spaces, or words; blank takes the verdict's word.
        verdict: The inspector's verdict, for an item without limits.

    Raises:
        BadInput: No number where one is measured, more values than pieces, or no verdict.
        Conflict: The sheet has its verdict already.
        NotFound: No such sheet or item.
    """
    work.require(Role.INSPECTOR)
    row = _open_row(work, number)
    item = work.session.scalar(select(InspectionItem).where(InspectionItem.inspection_id == row.id, InspectionItem.no == no))
    if item is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "检验项目"), no)
    view = queries.item_view(item)
    if view.is_measured:
        values = rules.numbers(measured)
        if len(values) > row.quantity:
            raise bad_input(QT_TRANSLATE_NOOP("app", "实测值 {values} 个，多于数量 {quantity}"), values=len(values), quantity=row.quantity)
        item.measured, item.verdict = " ".join(str(value) for value in values), rules.judged(values, item.low, item.high)
    elif verdict is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "{item} 要选合格或不合格"), item=item.name)
    else:
        words = clean(QT_TRANSLATE_NOOP("app", "实测"), measured, most=60)
        item.measured, item.verdict = words or EYE_WORDS[verdict], verdict
    work.session.flush()
    work.audit("record_item", "inspection", number, item=no, measured=item.measured, verdict=item.verdict)
    return _sheet(work, number)


def give_verdict(work: Work, number: str, remark: str = "", *, sampled: int | None = None) -> InspectionView:
    """Gives the verdict on a sheet, computed from its items, signed by the inspector's sign-in.

    A pass of a final inspection issues and prints the certificates; a fail puts the goods on hold and reports them to production.

    Raises:
        Refused: B-03 an item is not filled, B-04 a group is missing.
        Conflict: The sheet has its verdict already.
    """
    work.require(Role.INSPECTOR)
    row = _open_row(work, number)
    items = [queries.item_view(item) for item in queries.item_rows(work.session, row.id)]
    rules.every_item_must_be_filled(number, items)
    rules.three_groups_must_be_there(number, [item.group for item in items])
    row.verdict, row.judged_at, row.inspector_id = rules.overall(items), work.now, work.actor.person_id
    row.remark = clean(QT_TRANSLATE_NOOP("app", "备注"), remark)
    row.sampled = min(sampled or row.quantity, row.quantity)
    work.session.flush()
    work.audit("give_verdict", "inspection", number, verdict=row.verdict)
    if row.verdict is InspectionVerdict.PASS:
        _passed(work, row)
    else:
        _failed(work, row)
    print_paper(work, "inspection_sheet", number)
    return _sheet(work, number)


def _passed(work: Work, row: Inspection) -> None:
    identities = _sheet(work, row.number).identities
    if row.kind is InspectionKind.FINAL:
        _move_goods(work, row, UnitState.AWAITING_INSPECTION, UnitState.PASSED)
        for identity in identities:
            _certify(work, row, identity)
        task = orders.task(work.session, row.task_no) if row.task_no else None
        if task is not None and task.order_no:
            order_service.note_stage(work, task.order_no, Stage.INSPECTED)
    work.emit(InspectionPassed(row.number, row.task_no, identities))


def _certify(work: Work, row: Inspection, identity: str) -> None:
    one = identity != row.lot_no
    number = work.next_number("HG")
    work.session.add(
        Certificate(
            number=number, inspection_id=row.id, product_id=row.product_id, serial=identity if one else "",
            lot_no="" if one else identity, quantity=1 if one else row.quantity, issued_at=work.now,
            inspector_id=work.actor.person_id,
        )
    )  # fmt: skip
    unit_service.set_certificate(work, identity, number)
    work.audit("issue_certificate", "certificate", number, goods=identity, inspection=row.number)
    print_paper(work, "certificate", number)


def _failed(work: Work, row: Inspection) -> None:
    view = _sheet(work, row.number)
    if row.kind is InspectionKind.FINAL:
        _move_goods(work, row, UnitState.AWAITING_INSPECTION, UnitState.HOLD)
    else:
        for identity in view.identities:
            _hold(work, identity, row.number)
    bad = [f"{i.name}：{i.measured}（{i.requirement}）" for i in view.items if i.verdict is InspectionVerdict.FAIL]
    report = Nonconformity(
        number=work.next_number("FK"), inspection_no=row.number, product_id=row.product_id, identities=list(view.identities),
        quantity=row.quantity, facts="；".join(bad), state=NonconformityState.OPEN, noticed_at=work.now,
    )  # fmt: skip
    work.session.add(report)
    work.session.flush()
    work.audit("report_nonconformity", "nonconformity", report.number, inspection=row.number, goods=list(view.identities))
    work.emit(InspectionFailed(row.number, report.number, view.identities))


def _move_goods(work: Work, row: Inspection, old: UnitState, new: UnitState) -> None:
    for serial in work.session.scalars(select(InspectionUnit.serial).where(InspectionUnit.inspection_id == row.id)):
        unit_service.move_unit(work, serial, new, document=row.number)
    if row.lot_no:
        unit_service.move_lot(work, row.lot_no, row.quantity, old, new, document=row.number)


def _hold(work: Work, identity: str, document: str) -> None:
    if units.unit(work.session, identity) is not None:
        unit_service.move_unit(work, identity, UnitState.HOLD, document=document)
        return
    lot = units.lot(work.session, identity)
    for balance in lot.balances if lot else ():
        if balance.state in (UnitState.IN_STOCK, UnitState.RESERVED, UnitState.RECHECK_DUE, UnitState.LOCKED):
            unit_service.move_lot(
                work, identity, balance.quantity, balance.state, UnitState.HOLD, from_location=balance.location_id,
                to_location=balance.location_id, from_order=balance.reserved_order, document=document,
            )  # fmt: skip


def print_certificate(work: Work, identity: str, reason: str = "") -> str:
    """Prints the certificate of a unit or lot again and returns its number; the reason and the count are kept (B-08).

    Raises:
        Refused: B-08 the goods have not passed.
        BadInput: No reason.
    """
    work.require(Role.INSPECTOR)
    sheet = queries.latest_verdict(work.session, identity)
    rules.must_have_passed(identity, sheet.verdict if sheet else None)
    found = queries.certificate_of(work.session, identity)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "合格证"), identity)
    print_paper(work, "certificate", found.number, reason=reason)
    return found.number


def dispose(work: Work, number: str, to: UnitState, disposition: str) -> NonconformityView:
    """Decides on rejected goods: back to where they were, to rework, or to scrap; only quality may (B-11).

    Raises:
        BadInput: No decision in words.
        Conflict: Decided already, or the goods were never in that state.
    """
    work.require(Role.INSPECTOR)
    row = work.session.scalar(select(Nonconformity).where(Nonconformity.number == number))
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "不合格品报告"), number)
    words = clean(QT_TRANSLATE_NOOP("app", "处置意见"), disposition, needed=True)
    if row.state is not NonconformityState.OPEN:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{number} 已处置"), number=number))
    for identity in row.identities:
        _release(work, identity, to, number)
    row.state, row.disposition = NonconformityState.CLOSED, words
    row.disposed_at, row.disposer_id = work.now, work.actor.person_id
    work.session.flush()
    work.audit("dispose", "nonconformity", number, to=to, words=words)
    found = queries.nonconformity(work.session, number)
    assert found is not None
    return found


def _release(work: Work, identity: str, to: UnitState, document: str) -> None:
    if units.unit(work.session, identity) is not None:
        unit_service.move_unit(work, identity, to, document=document)
        return
    lot = units.lot(work.session, identity)
    for balance in lot.balances if lot else ():
        if balance.state is UnitState.HOLD:
            unit_service.move_lot(
                work, identity, balance.quantity, UnitState.HOLD, to, from_location=balance.location_id,
                to_location=balance.location_id, from_order=balance.reserved_order, document=document,
            )  # fmt: skip


def require_outbound_check(work: Work, identity: str) -> None:
    """Refuses goods whose inspection no longer counts when they are to leave the store (B-10, X-34).

    Raises:
        Refused: B-10, or B-11 for goods on hold.
    """
    unit_service.require_not_held(work, identity)
    rules.outbound_check_must_hold(identity, queries.pass_facts(work.session, identity, work.now))


def print_sheet_again(work: Work, number: str, reason: str) -> None:
    """Prints an inspection sheet again.

    Raises:
        BadInput: No reason.
        Conflict: The sheet has no verdict yet.
    """
    work.require(Role.INSPECTOR)
    sheet = _sheet(work, number)
    if sheet.verdict is None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{number} 还没有结论"), number=number))
    if printed_count(work.session, "inspection_sheet", number):
        print_paper(work, "inspection_sheet", number, reason=reason)


def _open_row(work: Work, number: str) -> Inspection:
    row = work.session.scalar(select(Inspection).where(Inspection.number == number))
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "产品检验单"), number)
    if row.verdict is not None:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "{number} 已有结论：{verdict}"), number=number, verdict=word(row.verdict))
        )
    return row


def _sheet(work: Work, number: str) -> InspectionView:
    found = queries.inspection(work.session, number)
    assert found is not None
    return found
