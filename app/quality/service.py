"""Commands on inspection: sheets, certificates again, the check before goods leave. Entry, verdicts and disposition have their modules."""

from __future__ import annotations

from collections.abc import Sequence

from app.catalog import queries as catalog
from app.core.errors import Conflict, Refused, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.quality import certificates, queries, rules, sampling, sheets, standards
from app.quality.dispositions import dispose as dispose
from app.quality.entry import record_item as record_item
from app.quality.events import InspectionStarting
from app.quality.standards import write_standard as write_standard
from app.quality.verdicts import give_verdict as give_verdict
from app.quality.views import CardView, CertificateView, InspectionView
from app.settings.service import setting_list
from app.units import queries as units
from app.units import service as unit_service
from app.units.views import LotView, UnitView
from db.models.quality import Inspection, InspectionItem, InspectionUnit
from db.states import InspectionKind, QualityCardState, Role, SamplingPlan, UnitState

_STORED = (UnitState.IN_STOCK, UnitState.RESERVED, UnitState.RECHECK_DUE, UnitState.LOCKED)
STATES: dict[InspectionKind, tuple[UnitState, ...]] = {
    InspectionKind.INCOMING: (UnitState.AWAITING_INSPECTION,),
    InspectionKind.IN_PROCESS: (UnitState.IN_PRODUCTION, UnitState.REWORK),
    InspectionKind.FINAL: (
        UnitState.AWAITING_INSPECTION, UnitState.REWORK, UnitState.PASSED, UnitState.PACKING, UnitState.SEALED
    ),
    InspectionKind.OUTBOUND: (*_STORED, UnitState.PICKED, UnitState.BOXED),
    InspectionKind.RECHECK: _STORED,
    InspectionKind.RETURN: (UnitState.RETURNED,),
}
"""Where goods are when a sheet of each kind is opened on them (B-09); a final one may look again at what is not in the store yet."""


def kinds_for(states: Sequence[UnitState], task_no: str) -> tuple[InspectionKind, ...]:
    """The kinds of sheet that goods in some states may get; what was bought has no task order and is inspected as it comes in."""
    bought = {InspectionKind.FINAL} if not task_no else {InspectionKind.INCOMING}
    return tuple(kind for kind, allowed in STATES.items() if set(states) & set(allowed) and kind not in bought)


def start_inspection(
    work: Work, kind: InspectionKind = InspectionKind.FINAL, *, card_no: str = "", identity: str = "", quantity: int | None = None
) -> InspectionView:
    """Opens an inspection sheet: a final one for a submitted card, any other for a unit or the pieces of a lot.

    Raises:
        BadInput: More pieces than there are, or neither card nor goods are named.
        Conflict: The card is not submitted, has its sheet already, the goods have an open one, or are not where such a sheet looks.
        NotFound: No such card, unit or lot.
        Refused: B-03 the product has neither standard nor parameters.
    """
    sheets.may_inspect(work, kind)
    work.hold(f"inspection:{card_no or identity}")  # of two who open a sheet at once the second sees that of the first
    if card_no:
        card = _submitted(work, card_no)
        work.emit(InspectionStarting(InspectionKind.FINAL, card.serials or (card.lot_no,), card_no))
        return _open_sheet(work, InspectionKind.FINAL, card, (), "", None)
    thing = units.unit(work.session, identity) or units.lot(work.session, identity)
    if thing is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "序列号或批号"), identity)
    open_one = queries.open_sheet_of(work.session, identity)
    if open_one is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{identity} 已有检验单 {number} 未完成"), identity=identity, number=open_one.number))
    work.emit(InspectionStarting(kind, (identity,), ""))
    there = _pieces_for(thing, kind)
    if isinstance(thing, UnitView):
        return _open_sheet(work, kind, None, (identity,), "", thing.product_id, 1, thing.task_no)
    asked = there if quantity is None else quantity
    if not 1 <= asked <= there:
        raise bad_input(QT_TRANSLATE_NOOP("app", "{lot} 可检 {there} 件，不能检 {asked} 件"), lot=identity, there=there, asked=asked)
    return _open_sheet(work, kind, None, (), identity, thing.product_id, asked, thing.task_no)


def _pieces_for(thing: UnitView | LotView, kind: InspectionKind) -> int:
    """How many pieces a sheet of a kind may look at."""
    allowed = STATES[kind]
    if isinstance(thing, LotView):
        pieces, name, states = thing.count(*allowed), thing.lot_no, [b.state for b in thing.balances]
    else:
        pieces, name, states = int(thing.state in allowed), thing.serial, [thing.state]
    if not pieces:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "{goods} 现在是「{state}」，不做{kind}"), goods=name, state="、".join(word(s) for s in states),
                kind=word(kind))
        )  # fmt: skip
    return pieces


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
    standard = standards.standard(work.session, product_id, task_no)
    rules.standard_must_be_there(catalog.product(work.session, product_id).name, standard is not None)
    if standard is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "{product} 没有生效的检验标准"), product=catalog.product(work.session, product_id).name)
    table = setting_list(work.session, "quality.sampling_table", work.now) if standard.plan is SamplingPlan.TABLE else ()
    plan = sampling.plan_for(standard.plan, quantity, standard.sample, standard.accept, table)
    row = Inspection(
        number=work.next_number("JY"), kind=kind, product_id=product_id, standard_id=standard.standard_id, task_no=task_no,
        card_no=card.number if card else "", lot_no=lot_no, quantity=quantity, sampled=plan.sample, plan=standard.plan,
        accept=plan.accept, submitter_id=card.submitter_id if card else None, inspector_id=work.actor.person_id, started_at=work.now,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    work.session.add_all(InspectionUnit(inspection_id=row.id, serial=serial) for serial in serials)
    for no, item in enumerate(standard.items, start=1):
        work.session.add(
            InspectionItem(
                inspection_id=row.id, no=no, group=item.group, name=item.name, requirement=item.requirement, low=item.low,
                high=item.high, unit=item.unit, instrument=item.instrument,
            )
        )  # fmt: skip
    work.session.flush()
    work.audit("start_inspection", "inspection", row.number, kind=kind, card=row.card_no, goods=list(serials) or [lot_no])
    return sheets.view(work, row.number)


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
    certificates.print_out(work, found.number, reason=reason)
    return found.number


def require_outbound_check(work: Work, identity: str) -> None:
    """Refuses goods whose inspection no longer counts when they are to leave the store (B-10, X-34).

    Raises:
        Refused: B-10, or B-11 for goods on hold.
    """
    unit_service.require_not_held(work, identity)
    rules.outbound_check_must_hold(identity, queries.pass_facts(work.session, identity, work.now))


def require_certificate(work: Work, number: str) -> CertificateView:
    """A certificate that is in hand and still counts; see `certificates.require`."""
    return certificates.require(work, number)


def void_certificates(work: Work, serials: Sequence[str], reason: str) -> dict[str, str]:
    """Voids the certificates of units that are reworked; see `certificates.void`."""
    return certificates.void(work, serials, reason)


def may_leave(work: Work, identity: str) -> bool:
    """Whether the inspection of goods still lets them leave the store (B-10)."""
    try:
        require_outbound_check(work, identity)
    except Refused:
        return False
    return True
