"""合格证 (form 4, B-08): a 100 × 70 mm card, one a unit or lot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.slips import lettering
from app.slips.frame import cross_out, void_lines, void_mark
from app.slips.model import Paper, require
from app.slips.pen import Pen
from app.slips.stock import Stock
from app.slips.texts import T, minute

A6 = (148.0, 105.0)
"""A quarter of A4, in mm, the long side across."""
CARD = Stock("100×70", 100, 70, 4, 96, 4, 64.4, 9, 6.5)


@dataclass(frozen=True, kw_only=True)
class Certificate(Paper):
    """Input of the card; `number` is the certificate's, tied to the serial or lot; `date` is the date of issue."""

    product: str
    model: str
    serial: str
    standard: str
    inspected_on: date
    inspector_no: str
    quantity: str = ""
    basis: str = ""


def render(paper: Certificate, sheet: tuple[float, float] | None = None) -> bytes:
    """Draws one card as PDF; on a larger `sheet` it is drawn as large as fits.

    Raises:
        BlankField: product, model, serial or lot, standard or inspector number is blank.
    """
    return render_cards((paper,), sheet)


def render_cards(papers: Sequence[Certificate], sheet: tuple[float, float] | None = None) -> bytes:
    """Draws several cards as one PDF, a card a page.

    Raises:
        BlankField: as `render`.
        ValueError: there is no card to draw.
    """
    if not papers:
        raise ValueError("没有合格证可打印")
    pen = Pen(CARD, f"{T.CERTIFICATE} {papers[0].number}", papers[0].company.name, sheet)
    for paper in papers:
        require(number=paper.number, product=paper.product, model=paper.model, serial=paper.serial)
        require(standard=paper.standard, inspector_no=paper.inspector_no)
        _draw(pen, paper)
        pen.next_page()
    return pen.finish()


def _draw(pen: Pen, paper: Certificate) -> None:
    pen.frame(3, 3, 94, 64, 0.6)
    pen.frame(4, 4, 92, 62, 0.25)
    pen.lines(50, 8.4, lettering.one_line(paper.company.name, 84, 11, 7, bold=True), bold=True, align="c")
    pen.spaced(50, 15.4, T.CERTIFICATE, 18, 0.5)
    pen.line(36, 19.4, 64, 19.4, 0.45)
    pen.line(36, 20.2, 64, 20.2, 0.2)
    if paper.printing.nth > 1:
        reprint_mark(pen, paper)
    rows = (
        (T.PRODUCT, paper.product + (f"  {paper.quantity}" if paper.quantity else "")),
        (T.MODEL, paper.model),
        (T.LOT_SERIAL, paper.serial),
        (T.STANDARD, " / ".join(filter(None, (paper.standard, paper.basis)))),
        (T.INSPECTED_ON, f"{paper.inspected_on:%Y-%m-%d}"),
    )
    y = 24.2
    for title, value in rows:
        field(pen, y, title, value)
        y += 5.3
    _mark(pen, paper)
    pen.code128(6 + 40.4, 50.2, paper.number, 6.6, 0.36, 44)
    pen.lines(6, 59, lettering.one_line(f"{T.NUMBER}：{paper.number}", 52, 8.5, 6, bold=True), bold=True)
    maker = "  ".join(filter(None, (paper.company.address, paper.company.phone)))
    pen.lines(6, 62.6, lettering.one_line(f"{T.MAKER}：{paper.company.name}  {maker}", 88, 6.5, 5))
    foot = f"{paper.form.form_no} {paper.form.edition}  {paper.form.rule_version}  {minute(paper.printing.printed_at)}"
    pen.lines(96 - 1.6, 59, lettering.one_line(foot, 40, 6.5, 5), align="r")
    if paper.void:
        cross_out(pen, 4, 4, 92, 62)
        void_mark(pen, 42, 34, 46, 17, hollow=True)
        for n, text in enumerate(void_lines(paper.void)):
            pen.lines(51, 50.4 + n * 2.7, lettering.one_line(text, 43, 6.5, 5, bold=True), bold=True)


def field(pen: Pen, y: float, title: str, value: str) -> None:
    """A label, and its value on a writing line."""
    pen.lines(6, y, lettering.one_line(f"{title}：", 17.6, 9, 6))
    fitted = lettering.fit(value, (44, 5), 9.5, 5, bold=True, max_lines=2)
    pen.lines(24.5, y, fitted, bold=True)
    pen.line(24, y + 2.35, 69, y + 2.35, 0.15)


def _mark(pen: Pen, paper: Certificate) -> None:
    """The mark 检验合格 with the inspector's number, who issues it, and the date of issue."""
    pen.ellipse(71, 24.5, 23, 16, 0.6)
    pen.text(82.5, 30.2, T.PASSED_MARK, 10.5, bold=True, align="c")
    pen.lines(82.5, 35.4, lettering.one_line(paper.inspector_no, 17, 9, 5), align="c")
    pen.text(82.5, 43.6, T.QA, 9, align="c")
    pen.text(82.5, 47.6, f"{paper.date:%Y-%m-%d}", 8.5, align="c")


def reprint_mark(pen: Pen, paper: Paper) -> None:
    """Draws the box 补打 with its reason beside the title of a card."""
    text = f"{T.REPRINT} {T.NTH.format(n=paper.printing.nth)}"
    pen.frame(6, 12, 24, 7.4, 0.5)
    pen.text(18, 14.2, text, 8, bold=True, align="c")
    pen.lines(18, 17.4, lettering.one_line(paper.printing.reason, 22, 6.5, 5), align="c")
