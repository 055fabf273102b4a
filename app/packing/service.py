"""Commands on product packing: from the packaging requirement to the label that was read back."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from app.catalog import queries as catalog
from app.core.clock import site_day
from app.core.entry import whole
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.identity.service import require_qualified
from app.labels.content import missing_fields
from app.packing import queries, rules
from app.packing.papers import label_of
from app.packing.states import may_move
from app.packing.views import BoxingFigures, PackingView, SpecDraft, SpecView
from app.printing.making import company
from app.printing.service import print_label, void_papers
from app.quality import queries as quality
from app.units import queries as units
from app.units import service as unit_service
from app.units.views import LotView, UnitView
from db.models.packing import PackingMaterial, PackingSession, PackingSpec, PackingStep, PackingTick
from db.states import Activity, PackingState, PackingTickKind, Role, UnitState


def draft_spec(work: Work, draft: SpecDraft) -> SpecView:
    """Writes a packaging requirement; it counts when another person approved it and its day has come (C-01).

    Raises:
        BadInput: Drawing, revision or steps are blank.
        Conflict: The revision is there already.
    """
    work.require(Role.PROCESS)
    steps = [step.strip() for step in draft.steps if step.strip()]
    if not (draft.drawing_no.strip() and draft.revision.strip() and steps):
        raise bad_input(QT_TRANSLATE_NOOP("app", "包装要求要有图号、版次和步骤"))
    row = PackingSpec(
        product_id=draft.product_id, drawing_no=draft.drawing_no.strip(), revision=draft.revision.strip(),
        papers=list(draft.papers), transport=list(draft.transport), effective_from=draft.effective_from,
        author_id=work.actor.person_id, drafted_at=work.now, **_figures(draft.boxing),
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    for no, text in enumerate(steps, start=1):
        work.session.add(PackingStep(spec_id=row.id, no=no, text=text))
    for no, item in enumerate(draft.materials, start=1):
        work.session.add(
            PackingMaterial(spec_id=row.id, no=no, name=item.name, quantity=item.quantity, cushioning=item.cushioning)
        )
    work.session.flush()
    work.audit("draft_spec", "packing_spec", f"{row.drawing_no} {row.revision}", product=row.product_id)
    return queries.spec_view(work.session, row)


def _figures(boxing: BoxingFigures) -> dict[str, int | None]:
    """The columns of what holds for the shipping box."""
    return {
        name: None if value is None else whole(what, value, low=low, high=high)
        for name, value, what, low, high in (
            ("pieces_per_box", boxing.pieces_per_box, QT_TRANSLATE_NOOP("app", "每箱件数"), 1, 100_000),
            ("inner_weight_g", boxing.inner_weight_g, QT_TRANSLATE_NOOP("app", "内包装重（g）"), 0, 10_000_000),
            ("weight_tolerance_g", boxing.tolerance_g, QT_TRANSLATE_NOOP("app", "重量允差（g）"), 1, 1_000_000),
            ("weight_tolerance_permille", boxing.tolerance_permille, QT_TRANSLATE_NOOP("app", "重量允差（‰）"), 0, 200),
        )
    }


def approve_spec(work: Work, spec_id: int) -> SpecView:
    """Approves a packaging requirement that somebody else wrote (C-01).

    Raises:
        Refused: C-01 by its author.
        Conflict: Approved already.
        NotFound: No such requirement.
    """
    work.require(Role.PROCESS, Role.LEADERSHIP)
    row = work.session.get(PackingSpec, spec_id)
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "包装要求"), spec_id)
    if row.approved_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{drawing} 已批准"), drawing=row.drawing_no))
    rules.approver_must_be_another(f"{row.drawing_no} {row.revision}", row.author_id, work.actor.person_id)
    row.approver_id, row.approved_at = work.actor.person_id, work.now
    work.session.flush()
    work.audit("approve_spec", "packing_spec", f"{row.drawing_no} {row.revision}")
    return queries.spec_view(work.session, row)


def start(work: Work, identity: str) -> PackingView:
    """Starts packing a unit, or all passed pieces of a lot, by the requirement in force (C-06).

    Raises:
        Refused: B-11 on hold, B-06 not passed, C-01 no requirement, K-13 the packer is not qualified.
        NotFound: No such unit or lot.
    """
    work.require(Role.ASSEMBLER)
    thing = _thing(work, identity)
    unit_service.require_not_held(work, identity)
    quantity = 1 if isinstance(thing, UnitView) else thing.count(UnitState.PASSED)
    rules.must_have_passed_inspection(identity, _state(thing))
    row = _new_session(work, thing, quantity, resealing=False)
    if isinstance(thing, UnitView):
        unit_service.move_unit(work, identity, UnitState.PACKING, spec=row.spec_id)
    else:
        unit_service.move_lot(work, identity, quantity, UnitState.PASSED, UnitState.PACKING, spec=row.spec_id)
    work.audit("start_packing", "packing_session", identity, spec=row.spec_id)
    return _now(work, identity)


def _new_session(work: Work, thing: UnitView | LotView, quantity: int, *, resealing: bool) -> PackingSession:
    assert work.actor.person_id is not None
    require_qualified(work, work.actor.person_id, Activity.PACKING)
    product = catalog.product(work.session, thing.product_id)
    spec = queries.spec(work.session, thing.product_id, site_day(work.now))
    rules.must_have_spec(product.name, spec, site_day(work.now))
    if spec is None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{product} 没有包装要求"), product=product.name))
    row = PackingSession(
        serial=thing.serial if isinstance(thing, UnitView) else "", lot_no="" if isinstance(thing, UnitView) else thing.lot_no,
        quantity=quantity, product_id=thing.product_id, spec_id=spec.spec_id, state=PackingState.OPEN, resealing=resealing,
        packer_id=work.actor.person_id, started_at=work.now,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    return row


def tick_step(work: Work, identity: str, no: int) -> PackingView:
    """Notes that a packing step is done; the steps go in order (C-06).

    Raises:
        Refused: C-06 an earlier step is open.
        Conflict: The package is sealed.
        NotFound: No such step.
    """
    work.require(Role.ASSEMBLER)
    row, view = _open(work, identity), _now(work, identity)
    if not 1 <= no <= len(view.steps):
        raise not_found(QT_TRANSLATE_NOOP("app", "包装步骤"), no)
    rules.steps_must_be_in_order(identity, view.steps, no)
    if not view.steps[no - 1].done:
        _tick(work, row, PackingTickKind.STEP, view.steps[no - 1].name, no)
    return _now(work, identity)


def tick_material(work: Work, identity: str, no: int) -> PackingView:
    """Notes that a material of the list is in the package (C-12).

    Raises:
        Conflict: The package is sealed.
        NotFound: No such material.
    """
    work.require(Role.ASSEMBLER)
    row, view = _open(work, identity), _now(work, identity)
    if not 1 <= no <= len(view.materials):
        raise not_found(QT_TRANSLATE_NOOP("app", "包装材料"), no)
    if not view.materials[no - 1].done:
        _tick(work, row, PackingTickKind.MATERIAL, view.materials[no - 1].name, no)
    return _now(work, identity)


def seal_check(
    work: Work, identity: str, packaging_ok: bool | None = None, papers: Mapping[str, str] | None = None
) -> PackingView:
    """Records what the inspector checked before sealing: the packaging, and papers by name with the code he scanned (C-07).

    It may be called paper by paper; the check is complete when the packaging and every required paper are there.

    Args:
        work: The action.
        identity: Serial or lot number.
        packaging_ok: True when the packaging agrees with the requirement; None leaves it as it is.
        papers: Paper → scanned code, blank for a paper without a barcode. The certificate needs its own number.

    Raises:
        Refused: C-07 by the packer himself or with another certificate, C-06 a step is open.
        BadInput: A paper that is not required here.
        Conflict: The package is sealed.
    """
    work.require(Role.INSPECTOR)
    row, view = _open(work, identity), _now(work, identity)
    rules.checker_must_be_another(identity, row.packer_id, view.packer, work.actor.person_id)
    rules.steps_must_be_in_order(identity, view.steps, len(view.steps) + 1)
    if packaging_ok and not view.packaging_ok:
        _tick(work, row, PackingTickKind.PACKAGING, "包装", 0)
    required = {paper.name: paper for paper in view.papers}
    for name, code in (papers or {}).items():
        if name not in required:
            raise bad_input(QT_TRANSLATE_NOOP("app", "这件货不需要{paper}"), paper=name)
        if name == rules.CERTIFICATE:
            expected = quality.certificate_of(work.session, identity)
            rules.certificate_must_be_its_own(identity, expected.number if expected else "", code)
        if not required[name].done:
            _tick(work, row, PackingTickKind.PAPER, name, 0, code)
    row.checker_id, row.checked_at = work.actor.person_id, work.now
    now = _now(work, identity)
    if row.state is PackingState.OPEN and now.packaging_ok and all(p.done for p in now.papers):
        _move(row, PackingState.CHECKED)
    work.session.flush()
    work.audit("seal_check", "packing_session", identity, packaging_ok=packaging_ok, papers=dict(papers or {}))
    return _now(work, identity)


def confirm_firm(work: Work, identity: str, firm: bool, reason: str = "") -> PackingView:
    """Confirms that the package is firm and undamaged, or sends it back to packing with the reason (C-13).

    Raises:
        BadInput: Damaged without a reason.
        Conflict: The package is sealed.
    """
    work.require(Role.ASSEMBLER, Role.INSPECTOR)
    row = _open(work, identity)
    if firm:
        row.firm_id, row.firm_at = work.actor.person_id, work.now
        work.session.flush()
        work.audit("confirm_firm", "packing_session", identity)
        return _now(work, identity)
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "破损要写明原因"))
    for tick in work.session.scalars(
        select(PackingTick).where(PackingTick.session_id == row.id, PackingTick.voided_at.is_(None))
    ):
        tick.voided_at = work.now
    if row.state is PackingState.CHECKED:
        _move(row, PackingState.OPEN)
    row.checker_id = row.checked_at = row.firm_id = row.firm_at = None
    work.session.flush()
    work.audit("package_damaged", "packing_session", identity, reason=reason.strip())
    return _now(work, identity)


def seal(work: Work, identity: str) -> PackingView:
    """Seals a checked package, prints its content label and waits for it to be scanned back (C-07, C-10).

    Raises:
        Refused: C-06 a step is open, C-12 no cushioning, C-07 the check is not complete, C-13 not firm, C-10 a label field is blank.
        Conflict: Sealed already.
    """
    work.require(Role.ASSEMBLER)
    row, view = _open(work, identity), _now(work, identity)
    rules.steps_must_be_in_order(identity, view.steps, len(view.steps) + 1)
    rules.fragile_must_be_cushioned(identity, view.fragile, view.materials)
    rules.seal_check_must_be_done(identity, view.packaging_ok, view.papers)
    rules.must_be_firm(identity, view.firm_by)
    if row.state is PackingState.OPEN:
        _move(row, PackingState.CHECKED)
    _move(row, PackingState.SEALED)
    row.sealed_at = work.now
    work.session.flush()
    if not row.resealing:
        if row.serial:
            unit_service.move_unit(work, identity, UnitState.SEALED, drawing=view.drawing)
        else:
            unit_service.move_lot(work, identity, row.quantity, UnitState.PACKING, UnitState.SEALED, drawing=view.drawing)
    unit_service.set_sealed(work, identity, True)
    work.audit("seal", "packing_session", identity, packer=view.packer, checker=view.checker)
    _print_label(work, row, identity, _why_again(work, row))
    return _now(work, identity)


def _why_again(work: Work, row: PackingSession) -> str:
    """The reason of a second content label: the package was opened and sealed anew; blank for the first."""
    earlier = work.session.scalar(
        select(PackingSession.id)
        .where(PackingSession.serial == row.serial, PackingSession.lot_no == row.lot_no, PackingSession.label_issue > 0)
        .limit(1)
    )
    return "重新封装" if earlier is not None else ""


def reprint_label(work: Work, identity: str, reason: str) -> PackingView:
    """Prints the content label anew; the old one no longer counts and the new one is scanned back (C-11).

    Raises:
        BadInput: No reason.
        Refused: C-10 a label field is blank.
        Conflict: Not sealed.
    """
    work.require(Role.ASSEMBLER, Role.INSPECTOR)
    row = _session(work, identity)
    if row.state is not PackingState.SEALED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{identity} 还没有封装"), identity=identity))
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "补打要写明原因"))
    void_papers(work, identity, reason, paper="content_label")
    _print_label(work, row, identity, reason)
    return _now(work, identity)


def _print_label(work: Work, row: PackingSession, identity: str, reason: str) -> None:
    label = label_of(work.session, identity, company(work.session, work.now).name, 1)
    rules.label_must_be_complete(identity, missing_fields(label))
    row.label_issue = print_label(work, "content_label", identity, reason=reason)
    row.label_back_at = None
    work.session.flush()


def scan_label_back(work: Work, identity: str, issue: str) -> PackingView:
    """Takes the content label that was stuck on and read back (C-11).

    Args:
        work: The action.
        identity: Serial or lot number on the label.
        issue: Its print number, AI (91) of the QR; blank only where the product has no GTIN and the label no GS1 code.

    Raises:
        Refused: C-11 an older print.
        BadInput: The bar code instead of the QR.
        Conflict: No label was printed.
    """
    work.require(Role.ASSEMBLER, Role.INSPECTOR)
    row = _session(work, identity)
    if row.state is not PackingState.SEALED or not row.label_issue:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{identity} 没有要扫回的内容标签"), identity=identity))
    has_issue = bool(catalog.product(work.session, row.product_id).gtin)
    if has_issue and not issue:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请扫内容标签上的二维码"))
    if has_issue:
        rules.label_must_be_the_newest(identity, f"{identity} 第{row.label_issue}次", f"{identity} 第{issue}次")
    row.label_back_at = work.now
    work.session.flush()
    work.audit("scan_label_back", "packing_session", identity, issue=row.label_issue)
    return _now(work, identity)


def require_labelled(work: Work, identity: str) -> None:
    """Refuses goods whose content label was not read back (C-11).

    Raises:
        Refused: C-11.
    """
    rules.label_must_be_scanned_back(identity, queries.is_labelled(work.session, identity))


def open_seal(work: Work, identity: str, reason: str) -> PackingView:
    """Opens the inner seal of a unit or lot; it has to be packed, checked and sealed again (X-31).

    Raises:
        BadInput: No reason.
        Conflict: Not sealed.
        Refused: C-01, K-13 as for any packing.
    """
    work.require(Role.ASSEMBLER, Role.INSPECTOR)
    row = _session(work, identity)
    thing = _thing(work, identity)
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "打开内封要写明原因"))
    _move(row, PackingState.OPENED)
    unit_service.set_sealed(work, identity, False)
    void_papers(work, identity, reason, paper="content_label")
    waiting = _state(thing) is UnitState.SEALED
    if waiting and isinstance(thing, UnitView):
        unit_service.move_unit(work, identity, UnitState.PACKING, reason=reason)
    elif waiting:
        unit_service.move_lot(work, identity, row.quantity, UnitState.SEALED, UnitState.PACKING, reason=reason)
    _new_session(work, thing, row.quantity, resealing=not waiting)
    work.audit("open_seal", "packing_session", identity, reason=reason.strip())
    return _now(work, identity)


def _tick(work: Work, row: PackingSession, kind: PackingTickKind, name: str, no: int, code: str = "") -> None:
    work.session.add(
        PackingTick(session_id=row.id, kind=kind, name=name, no=no, code=code, at=work.now, person_id=work.actor.person_id)
    )
    work.session.flush()
    work.audit("tick", "packing_session", row.serial or row.lot_no, kind=kind, name=name, code=code)


def _move(row: PackingSession, to: PackingState) -> None:
    if not may_move(row.state, to):
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "{what} 现在是「{old}」，不能改为「{new}」"), what=row.serial or row.lot_no,
                old=word(row.state), new=word(to))
        )  # fmt: skip
    row.state = to


def _session(work: Work, identity: str) -> PackingSession:
    row = queries.newest(work.session, identity)
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "包装记录"), identity)
    return row


def _open(work: Work, identity: str) -> PackingSession:
    unit_service.require_not_held(work, identity)
    row = _session(work, identity)
    if row.state not in (PackingState.OPEN, PackingState.CHECKED):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{identity} 已封装"), identity=identity))
    return row


def _now(work: Work, identity: str) -> PackingView:
    found = queries.packing(work.session, identity)
    assert found is not None
    return found


def _thing(work: Work, identity: str) -> UnitView | LotView:
    found = units.unit(work.session, identity) or units.lot(work.session, identity)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "序列号或批号"), identity)
    return found


def _state(thing: UnitView | LotView) -> UnitState:
    """The state of a unit; of a lot that of its pieces which wait for packing or stock-in, else of the first balance."""
    if isinstance(thing, UnitView):
        return thing.state
    states = [b.state for b in thing.balances]
    return next((s for s in (UnitState.PASSED, UnitState.SEALED) if s in states), states[0] if states else UnitState.IN_PRODUCTION)
