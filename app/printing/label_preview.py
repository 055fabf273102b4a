"""How the labels come out on a printer's stock, before anything is printed: for the settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import AppError, BadInput
from app.core.text import Text
from app.core.work import Actor, Workplace
from app.labels.burned import burned
from app.labels.content import CertificateLabel, ContentLabel, Label, ShippingLabel
from app.labels.layout import layout
from app.labels.marks import HandlingMark, MarkKind
from app.labels.render import render, seconds
from app.labels.stock import Language, Stock
from app.printing.making import Forms, company, making
from app.printing.reprint import must_see
from app.slips.model import Company
from db.models.core import PrintedPaper

BAUD = 9600
"""The slowest line that label printers stand on, which the preview reckons with."""


@dataclass(frozen=True)
class LabelPreview:
    """One label as the printer will burn it.

    Attributes:
        paper: `content_label`, `shipping_label` or `certificate`.
        document: What the label was last printed for; blank for a sample.
        png: The picture, one pixel a dot; empty where there is a problem.
        width_mm: Width of the label.
        height_mm: Its height.
        size: Bytes that are sent.
        seconds: How long they take at `BAUD`.
        problem: Why this label cannot be made in this size, or None.
    """

    paper: str
    document: str
    png: bytes = b""
    width_mm: int = 0
    height_mm: int = 0
    size: int = 0
    seconds: float = 0.0
    problem: Text | None = None


def label_previews(
    session: Session, place: Workplace, forms: Forms, actor: Actor, language: Language, stock: Stock
) -> tuple[LabelPreview, ...]:
    """Content label, shipping label and 合格证 of what was printed last, or samples where nothing was or the person may not see it.

    Args:
        session: Read session.
        place: Gives the time.
        forms: Builders by paper name.
        actor: Who looks.
        language: The printer's language.
        stock: What is in it.
    """
    head = company(session, place.clock.now())
    return (
        _preview(session, forms, actor, "content_label", lambda: sample_content(head), language, stock),
        _preview(session, forms, actor, "shipping_label", lambda: sample_shipping(head), language, stock),
        _preview(session, forms, actor, "certificate", lambda: sample_certificate(head), language, stock),
    )


def _preview(
    session: Session, forms: Forms, actor: Actor, paper: str, sample: Callable[[], Label], language: Language, stock: Stock
) -> LabelPreview:
    document, label = _newest(session, forms, actor, paper) or ("", sample())
    return preview_of(paper, document, label, language, stock)


def preview_of(paper: str, document: str, label: Label, language: Language, stock: Stock) -> LabelPreview:
    """One label as a printer of that language will burn it, or why it cannot."""
    try:
        page = layout(label, stock)
        data = render(label, language, stock)
    except BadInput as error:
        return LabelPreview(paper, document, problem=error.reason)
    return LabelPreview(
        paper, document, burned(page, language, stock.font), page.width_mm, page.height_mm, len(data), seconds(len(data), BAUD)
    )


def _newest(session: Session, forms: Forms, actor: Actor, paper: str) -> tuple[str, Label] | None:
    printed = session.scalar(select(PrintedPaper).where(PrintedPaper.paper == paper).order_by(PrintedPaper.id.desc()).limit(1))
    if printed is None or paper not in forms.labels:
        return None
    try:
        must_see(actor, paper)
        return printed.document, forms.labels[paper](session, printed.document, making(session, printed))
    except AppError:
        return None


_MARKS = (
    HandlingMark(MarkKind.FRAGILE), HandlingMark(MarkKind.THIS_WAY_UP), HandlingMark(MarkKind.KEEP_DRY),
    HandlingMark(MarkKind.STACK_LAYER_LIMIT, "2"),
)  # fmt: skip
_SSCC = "069012340000041705"


def sample_content(head: Company) -> ContentLabel:
    """A content label of invented goods."""
    return ContentLabel(
        company=head.name or "企业名称", product="样张 高压真空断路器", spec="ZN63A-12/1250-31.5", quantity=1, unit="台",
        produced_on=date(2026, 1, 1), shelf_life="不适用", precautions=("易碎物品", "向上", "怕雨"), serial="00000000", lot="L0000-00",
        inspection_mark="检00", inspected_on=date(2026, 1, 1), certificate_no="HG00000000", sscc=_SSCC, marks=_MARKS,
    )  # fmt: skip


def sample_certificate(head: Company) -> CertificateLabel:
    """A certificate of invented goods."""
    return CertificateLabel(
        number="HG00000000", company=head.name or "企业名称", product="样张 高压真空断路器", spec="ZN63A-12/1250-31.5", identity="00000000",
        quantity="1 台", standard="JFT-QB-01 A/1 / GB/T 1984-2014", inspected_on=date(2026, 1, 1), inspection_mark="检00",
        issued_on=date(2026, 1, 1),
    )  # fmt: skip


def sample_shipping(head: Company) -> ShippingLabel:
    """A shipping label to nobody."""
    return ShippingLabel(
        sender=head.name or "企业名称", sender_address=head.address or "企业地址", sender_phone=head.phone or "0000-0000 0000",
        consignee="样张 收货单位名称", address="某某省某某市某某路 1 号 3 号库", contact="收货员", phone="0000-0000 0000",
        order_no="DD00000000", dispatch_no="FH00000000", destination="某某省 某某市", box_no=4, box_count=38,
        gross_weight_g=141_000, size_mm=(1150, 1150, 1050), shipping_mark="YZ-A", identities=("00000000",), sscc=_SSCC,
        marks=_MARKS,
    )  # fmt: skip
