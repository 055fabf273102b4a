"""保修卡 (form 32, F-16): a card of 100 × 70 mm that lies with the goods; day and customer are written in where nobody knows them yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.slips import lettering
from app.slips.certificate import CARD, field, reprint_mark
from app.slips.frame import cross_out, void_lines, void_mark
from app.slips.house_texts import H
from app.slips.model import Paper, require
from app.slips.pen import Pen
from app.slips.texts import T, chinese_date, minute


@dataclass(frozen=True, kw_only=True)
class WarrantyCard(Paper):
    """Input of the card; `number` is the serial or lot, `bought_on` and `until` are None before the goods are delivered."""

    product: str
    model: str
    customer: str
    months: int
    bought_on: date | None = None
    until: date | None = None


def render(paper: WarrantyCard) -> bytes:
    """Draws the card as PDF.

    Raises:
        BlankField: serial or lot, product or model is blank.
    """
    require(number=paper.number, product=paper.product, model=paper.model)
    pen = Pen(CARD, f"{H.WARRANTY_CARD} {paper.number}", paper.company.name)
    _draw(pen, paper)
    pen.next_page()
    return pen.finish()


def _draw(pen: Pen, paper: WarrantyCard) -> None:
    pen.frame(3, 3, 94, 64, 0.6)
    pen.frame(4, 4, 92, 62, 0.25)
    pen.lines(50, 8.4, lettering.one_line(paper.company.name, 84, 11, 7, bold=True), bold=True, align="c")
    pen.spaced(50, 15.4, H.WARRANTY_CARD, 18, 0.5)
    pen.line(36, 19.4, 64, 19.4, 0.45)
    pen.line(36, 20.2, 64, 20.2, 0.2)
    if paper.printing.nth > 1:
        reprint_mark(pen, paper)
    until = H.TERM_UNTIL.format(n=paper.months, day=f"{paper.until:%Y-%m-%d}") if paper.until else H.TERM_MONTHS.format(n=paper.months)
    rows = (
        (T.PRODUCT, paper.product), (T.MODEL, paper.model), (T.LOT_SERIAL, paper.number), (H.CUSTOMER, paper.customer),
        (H.BOUGHT_ON, chinese_date(paper.bought_on) if paper.bought_on else str(H.BLANK_DAY)),
        (H.TERM, until if paper.months else str(T.NONE)),
    )  # fmt: skip
    y = 23.6
    for title, value in rows:
        field(pen, y, title, value)
        y += 4.55
    pen.lines(6, 54.4, lettering.one_line(f"{H.SERVICE_PHONE}：{paper.company.phone}", 46, 10, 6, bold=True), bold=True)
    pen.dashed(71, 24.5, 23, 23)
    pen.lines(82.5, 36, lettering.one_line(H.SELLER_STAMP, 21, 8.5, 6), align="c")
    pen.code128(94, 50, paper.code or paper.number, 6, 0.36, 40)
    pen.lines(94, 58, lettering.one_line(paper.code or paper.number, 38, 7.5, 5, bold=True), bold=True, align="r")
    pen.lines(6, 60.6, lettering.one_line(H.CARD_RULE, 88, 6.5, 5))
    maker = "  ".join(filter(None, (paper.company.address, paper.company.phone)))
    foot = f"{paper.form.form_no} {paper.form.edition}  {paper.form.rule_version}  {minute(paper.printing.printed_at)}"
    pen.lines(6, 63.8, lettering.one_line(f"{T.MAKER}：{paper.company.name}  {maker}", 52, 6.5, 5))
    pen.lines(94, 63.8, lettering.one_line(foot, 35, 6, 5), align="r")
    if paper.void:
        cross_out(pen, 4, 4, 92, 62)
        void_mark(pen, 42, 34, 46, 17, hollow=True)
        for n, text in enumerate(void_lines(paper.void)):
            pen.lines(51, 49 + n * 2.7, lettering.one_line(text, 43, 6.5, 5, bold=True), bold=True)
