"""The papers of quality: card, inspection sheet, certificate."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from sqlalchemy.orm import Session

from app.core.clock import site_day, site_time
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.labels.content import CertificateLabel
from app.printing.making import Making
from app.quality import queries, sampling
from app.quality.views import InspectionView, ItemView
from app.settings.service import setting_text
from app.slips import certificate as certificate_slip
from app.slips import inspection_sheet as sheet_slip
from app.slips import quality_card as card_slip
from app.slips.model import Signature
from db.states import InspectionGroup, InspectionKind, InspectionVerdict

FEW = 6
"""So many measured values stand one by one in a cell of the sheet."""
_KINDS = {
    InspectionKind.INCOMING: sheet_slip.InspectionKind.INCOMING,
    InspectionKind.IN_PROCESS: sheet_slip.InspectionKind.PROCESS,
    InspectionKind.FINAL: sheet_slip.InspectionKind.FINAL,
    InspectionKind.OUTBOUND: sheet_slip.InspectionKind.OUTBOUND,
    InspectionKind.RECHECK: sheet_slip.InspectionKind.RECHECK,
    InspectionKind.RETURN: sheet_slip.InspectionKind.RETURN,
}
GROUP_WORDS = {InspectionGroup.APPEARANCE: "外观", InspectionGroup.DIMENSIONS: "尺寸", InspectionGroup.PERFORMANCE: "性能"}
_CHECKS = {None: "", InspectionVerdict.PASS: "合格", InspectionVerdict.FAIL: "不合格"}


def quality_card(session: Session, document: str, making: Making) -> bytes:
    """Builds the 《生产质量跟踪卡》 (B-01); the dedicated check comes from the inspector's record (B-02).

    Raises:
        NotFound: No such card.
    """
    card = queries.card(session, document)
    if card is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "质量跟踪卡"), document)
    sheet = queries.inspection(session, card.inspection_no) if card.inspection_no else None
    verdict = sheet.verdict if sheet else None
    signed = []
    if card.submitted_at is not None:
        signed.append(Signature("送检人", card.submitter, site_time(card.submitted_at)))
    if sheet is not None and sheet.judged_at is not None:
        signed.append(Signature("质检员", sheet.inspector, site_time(sheet.judged_at)))
    paper = card_slip.QualityCard(
        company=making.company, form=making.form, printing=making.printing, void=making.void, signatures=tuple(signed),
        number=card.number, date=site_day(card.opened_at), task_no=card.task_no, product=card.product_name, model=card.model,
        serials=card.serials or (card.lot_no,), quantity=f"{card.quantity} {card.unit}", drawing=card.drawing_no,
        process=card.process_no,
        operations=tuple(
            card_slip.Operation(
                str(o.no), o.name, o.operator, o.done_on, _CHECKS[o.self_check], _CHECKS[o.mutual_check], o.mutual_checker,
                _CHECKS[verdict], o.nonconformity,
            )
            for o in card.operations
        ),
        passed=None if verdict is None else verdict is InspectionVerdict.PASS,
        remark=f"返工；原质量跟踪卡 {card.origin}" if card.origin else "",
    )  # fmt: skip
    return card_slip.render(paper, making.copies)


def inspection_sheet(session: Session, document: str, making: Making) -> bytes:
    """Builds the 产品检验单 (B-04, B-05).

    Raises:
        NotFound: No such sheet.
    """
    sheet = queries.inspection(session, document)
    if sheet is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "产品检验单"), document)
    signed = []
    card = queries.card(session, sheet.card_no) if sheet.card_no else None
    if card is not None and card.submitted_at is not None:
        signed.append(Signature("送检人", card.submitter, site_time(card.submitted_at)))
    if sheet.judged_at is not None:
        signed.append(Signature("质检员", sheet.inspector, site_time(sheet.judged_at)))
    paper = sheet_slip.InspectionSheet(
        company=making.company, form=making.form, printing=making.printing, void=making.void, signatures=tuple(signed),
        number=sheet.number, date=site_day(sheet.judged_at or sheet.started_at), kind=_KINDS[sheet.kind], task_no=sheet.task_no,
        card_no=sheet.card_no, product=sheet.product_name, model=sheet.model, serials=sheet.identities,
        quantity=f"{sheet.quantity} {sheet.unit}", sampled=_sampled(sheet), standard=sheet.standard, basis=sheet.basis,
        items=tuple(
            sheet_slip.InspectionItem(
                GROUP_WORDS[i.group], i.name, i.requirement, _measured(i),
                None if i.verdict is None else i.verdict is InspectionVerdict.PASS, f"{i.instrument} {i.instrument_no}".strip(),
            )
            for i in sheet.items
        ),
        passed=None if sheet.verdict is None else sheet.verdict is InspectionVerdict.PASS, remark=sheet.remark,
    )  # fmt: skip
    return sheet_slip.render(paper, making.copies if len(making.copies) > 1 else sheet_slip.COPIES)


def certificate(session: Session, document: str, making: Making) -> bytes:
    """Builds the 合格证 of one unit or lot (B-08).

    Raises:
        NotFound: No such certificate.
    """
    found = queries.certificate(session, document)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "合格证"), document)
    void = making.void
    if void is not None and found.replaced_by:
        void = replace(void, replaced_by=found.replaced_by)
    paper = certificate_slip.Certificate(
        company=making.company, form=making.form, printing=making.printing, void=void, number=found.number,
        date=site_day(found.issued_at), product=found.product_name, model=found.model, serial=found.serial or found.lot_no,
        standard=found.standard, inspected_on=found.inspected_on, inspector_no=found.inspector_badge[-4:],
        quantity=f"{found.quantity} {found.unit}", basis=found.basis,
    )  # fmt: skip
    size = setting_text(session, "desk.certificate_size", making.printing.printed_at)
    return certificate_slip.render(paper, certificate_slip.A6 if size == "a6" else None)


def certificate_label(session: Session, document: str, making: Making) -> CertificateLabel:
    """Builds the 合格证 of one unit or lot as a label (B-08).

    Raises:
        NotFound: No such certificate.
    """
    found = queries.certificate(session, document)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "合格证"), document)
    return CertificateLabel(
        number=found.number, company=making.company.name, product=found.product_name, spec=found.model,
        identity=found.serial or found.lot_no, quantity=f"{found.quantity} {found.unit}",
        standard=" / ".join(filter(None, (found.standard, found.basis))), inspected_on=found.inspected_on,
        inspection_mark=found.inspector_badge[-4:], issued_on=site_day(found.issued_at), nth=making.printing.nth,
    )  # fmt: skip


def _measured(item: ItemView) -> str:
    """What was measured as it stands in one cell: many values as their range, with those outside the limits named by piece."""
    values = [value for value in item.values if value]
    if len(values) <= FEW:
        return f"{item.measured} {item.unit}".strip() if item.measured else ""
    numbers = sorted(values, key=Decimal)
    words = f"{numbers[0]} ～ {numbers[-1]} {item.unit}".strip() + f"（{len(values)} 件）"
    outside = [f"第 {n} 件 {v}" for n, v in enumerate(item.values, start=1) if sampling.is_bad(v, item.low, item.high)]
    more = "…" if len(outside) > FEW else ""
    return f"{words} 超差：{'、'.join(outside[:FEW])}{more}" if outside else words


def _sampled(sheet: InspectionView) -> str:
    """How many pieces were looked at, and how many bad ones the plan accepts."""
    words = f"{sheet.sampled} {sheet.unit}"
    return f"{words}（允许不合格 {sheet.accept}）" if sheet.per_piece and sheet.sampled < sheet.quantity else words
