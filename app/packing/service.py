"""Commands on product packing: from the packaging requirement to the label that was read back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import select

from app.catalog import queries as catalog
from app.core.clock import day_end, site_day
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.identity.service import require_qualified
from app.labels.content import missing_fields
from app.packing import queries, rules
from app.packing.papers import label_of
from app.packing.revisions import revision_notice
from app.packing.rows import goods, hands_of, move, open_row, seen, session_row, state_of, tick
from app.packing.special import occasion, points_of, void_points
from app.packing.specs import approve_spec as approve_spec
from app.packing.specs import draft_spec as draft_spec
from app.packing.views import PackingView
from app.printing.making import company
from app.printing.service import confirm_seen, print_label, void_papers
from app.quality import queries as quality
from app.units import service as unit_service
from app.units.views import LotView, UnitView
from db.models.packing import PackingSession, PackingTick
from db.states import Activity, PackingState, PackingTickKind, Role, UnitState


def start(work: Work, identity: str) -> PackingView:
    """Starts packing a unit, or all passed pieces of a lot, by the requirement in force (C-06).

    Raises:
        Refused: B-11 on hold, B-06 not passed, C-01 no requirement, C-03 a new revision he has not acknowledged, K-13 the packer is
            not qualified.
        NotFound: No such unit or lot.
    """
    work.require(Role.ASSEMBLER)
    thing = goods(work, identity)
    unit_service.require_not_held(work, identity)
    quantity = 1 if isinstance(thing, UnitView) else thing.count(UnitState.PASSED)
    rules.must_have_passed_inspection(identity, state_of(thing))
    row = _new_session(work, thing, quantity, resealing=False)
    if isinstance(thing, UnitView):
        unit_service.move_unit(work, identity, UnitState.PACKING, spec=row.spec_id)
    else:
        unit_service.move_lot(work, identity, quantity, UnitState.PASSED, UnitState.PACKING, spec=row.spec_id)
    work.audit("start_packing", "packing_session", identity, spec=row.spec_id)
    return seen(work, identity)


def _new_session(work: Work, thing: UnitView | LotView, quantity: int, *, resealing: bool) -> PackingSession:
    assert work.actor.person_id is not None
    require_qualified(work, work.actor.person_id, Activity.PACKING)
    product = catalog.product(work.session, thing.product_id)
    spec = queries.spec(work.session, thing.product_id, site_day(work.now))
    rules.must_have_spec(product.name, spec, site_day(work.now))
    if spec is None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{product} 没有包装要求"), product=product.name))
    rules.revision_must_be_acknowledged(revision_notice(work.session, spec, product.name, work.actor.person_id))
    row = PackingSession(
        serial=thing.serial if isinstance(thing, UnitView) else "", lot_no="" if isinstance(thing, UnitView) else thing.lot_no,
        quantity=quantity, product_id=thing.product_id, spec_id=spec.spec_id, state=PackingState.OPEN, resealing=resealing,
        packer_id=work.actor.person_id, started_at=work.now, in_full=int(_is_first_today(work, spec.spec_id)),
        special=points_of(work.session, product, spec, work.now),
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    return row


def _is_first_today(work: Work, spec_id: int) -> bool:
    """Whether this is the person's first packing by the requirement today: then every step is asked for (C-03)."""
    earlier = select(PackingSession.id).where(
        PackingSession.packer_id == work.actor.person_id, PackingSession.spec_id == spec_id,
        PackingSession.started_at >= day_end(site_day(work.now)) - timedelta(days=1),
    )  # fmt: skip
    return work.session.scalar(earlier.limit(1)) is None


def tick_step(work: Work, identity: str, no: int) -> PackingView:
    """Notes that a packing step is done; the steps go in order (C-06).

    Raises:
        Refused: C-06 an earlier step is open.
        Conflict: The package is sealed.
        NotFound: No such step.
    """
    work.require(Role.ASSEMBLER)
    row, view = open_row(work, identity), seen(work, identity)
    if not 1 <= no <= len(view.steps):
        raise not_found(QT_TRANSLATE_NOOP("app", "包装步骤"), no)
    rules.steps_must_be_in_order(identity, view.steps, no)
    if not view.steps[no - 1].done:
        tick(work, row, PackingTickKind.STEP, view.steps[no - 1].name, no)
    return seen(work, identity)


def tick_material(work: Work, identity: str, no: int) -> PackingView:
    """Notes that a material of the list is in the package (C-12).

    Raises:
        Conflict: The package is sealed.
        NotFound: No such material.
    """
    work.require(Role.ASSEMBLER)
    row, view = open_row(work, identity), seen(work, identity)
    if not 1 <= no <= len(view.materials):
        raise not_found(QT_TRANSLATE_NOOP("app", "包装材料"), no)
    if not view.materials[no - 1].done:
        tick(work, row, PackingTickKind.MATERIAL, view.materials[no - 1].name, no)
    return seen(work, identity)


def seal_check(
    work: Work, identity: str, packaging_ok: bool | None = None, papers: Mapping[str, str] | None = None
) -> PackingView:
    """Records what the inspector checked before sealing: the packaging, and papers by name with the code he scanned (C-07).

    It may be called paper by paper; the check is complete when the packaging and every required paper are there.

    Args:
        work: The action.
        identity: Serial or lot number.
        packaging_ok: True when the packaging agrees with the requirement; None leaves it as it is.
        papers: Paper → scanned code, blank for a paper without a barcode. The certificate needs its own number, a paper with a code
            of its own that code.

    Raises:
        Refused: C-07 by somebody who packed, with another certificate or without a coded paper's code, C-06 a step is open.
        BadInput: A paper that is not required here.
        Conflict: The package is sealed.
    """
    work.require(Role.INSPECTOR)
    row, view = open_row(work, identity), seen(work, identity)
    rules.checker_must_be_another(identity, hands_of(work, row), view.packer, work.actor.person_id)
    rules.steps_must_be_in_order(identity, view.steps, len(view.steps) + 1)
    if packaging_ok and not view.packaging_ok:
        tick(work, row, PackingTickKind.PACKAGING, "包装", 0)
    required = {paper.name: paper for paper in view.papers}
    for name, code in (papers or {}).items():
        if name not in required:
            raise bad_input(QT_TRANSLATE_NOOP("app", "这件货不需要{paper}"), paper=name)
        if name == rules.CERTIFICATE:
            expected = quality.certificate_of(work.session, identity)
            rules.certificate_must_be_its_own(identity, expected.number if expected else "", code)
        else:
            rules.coded_paper_must_be_scanned(identity, name, queries.codes_of(work.session, row.product_id, name), code)
        if not required[name].done:
            tick(work, row, PackingTickKind.PAPER, name, 0, code)
    row.checker_id, row.checked_at = work.actor.person_id, work.now
    now = seen(work, identity)
    if row.state is PackingState.OPEN and now.packaging_ok and all(p.done for p in now.papers):
        move(row, PackingState.CHECKED)
    work.session.flush()
    work.audit("seal_check", "packing_session", identity, packaging_ok=packaging_ok, papers=dict(papers or {}))
    return seen(work, identity)


def confirm_firm(work: Work, identity: str, firm: bool, reason: str = "") -> PackingView:
    """Confirms that the package is firm and undamaged, or sends it back to packing with the reason (C-13).

    Raises:
        BadInput: Damaged without a reason.
        Conflict: The package is sealed.
    """
    work.require(Role.ASSEMBLER, Role.INSPECTOR)
    row = open_row(work, identity)
    if firm:
        row.firm_id, row.firm_at = work.actor.person_id, work.now
        work.session.flush()
        work.audit("confirm_firm", "packing_session", identity)
        return seen(work, identity)
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "破损要写明原因"))
    for done in work.session.scalars(
        select(PackingTick).where(PackingTick.session_id == row.id, PackingTick.voided_at.is_(None))
    ):
        done.voided_at = work.now
    void_points(work, identity, occasion(row.id))
    if row.state is PackingState.CHECKED:
        move(row, PackingState.OPEN)
    row.checker_id = row.checked_at = row.firm_id = row.firm_at = None
    work.session.flush()
    work.audit("package_damaged", "packing_session", identity, reason=reason.strip())
    return seen(work, identity)


def seal(work: Work, identity: str) -> PackingView:
    """Seals a checked package, prints its content label and waits for it to be scanned back (C-07, C-10).

    Raises:
        Refused: C-06 a step is open, C-12 no cushioning, E-04 special protection not signed, C-07 the check is not complete, C-13 not
            firm, C-10 a label field is blank.
        Conflict: Sealed already.
    """
    work.require(Role.ASSEMBLER)
    row, view = open_row(work, identity), seen(work, identity)
    rules.steps_must_be_in_order(identity, view.steps, len(view.steps) + 1)
    rules.fragile_must_be_cushioned(identity, view.fragile, view.materials)
    rules.special_protection_must_be_signed(identity, [point.name for point in view.special if point.open])
    rules.seal_check_must_be_done(identity, view.packaging_ok, view.papers)
    rules.must_be_firm(identity, view.firm_by)
    if row.state is PackingState.OPEN:
        move(row, PackingState.CHECKED)
    move(row, PackingState.SEALED)
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
    return seen(work, identity)


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
    row = session_row(work, identity)
    if row.state is not PackingState.SEALED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{identity} 还没有封装"), identity=identity))
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "补打要写明原因"))
    void_papers(work, identity, reason, paper="content_label")
    _print_label(work, row, identity, reason)
    return seen(work, identity)


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
    work.require(Role.ASSEMBLER, Role.INSPECTOR, Role.STOREKEEPER)
    row = session_row(work, identity)
    if row.state is not PackingState.SEALED or not row.label_issue:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{identity} 没有要扫回的内容标签"), identity=identity))
    has_issue = bool(catalog.product(work.session, row.product_id).gtin)
    if has_issue and not issue:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请扫内容标签上的二维码"))
    if has_issue:
        rules.label_must_be_the_newest(identity, f"{identity} 第{row.label_issue}次", f"{identity} 第{issue}次")
    row.label_back_at = work.now
    confirm_seen(work, "content_label", identity)
    work.session.flush()
    work.audit("scan_label_back", "packing_session", identity, issue=row.label_issue)
    return seen(work, identity)


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
    row = session_row(work, identity)
    thing = goods(work, identity)
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "打开内封要写明原因"))
    move(row, PackingState.OPENED)
    unit_service.set_sealed(work, identity, False)
    void_papers(work, identity, reason, paper="content_label")
    waiting = state_of(thing) is UnitState.SEALED
    if waiting and isinstance(thing, UnitView):
        unit_service.move_unit(work, identity, UnitState.PACKING, reason=reason)
    elif waiting:
        unit_service.move_lot(work, identity, row.quantity, UnitState.SEALED, UnitState.PACKING, reason=reason)
    _new_session(work, thing, row.quantity, resealing=not waiting)
    work.audit("open_seal", "packing_session", identity, reason=reason.strip())
    return seen(work, identity)
