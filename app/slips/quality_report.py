"""质量报告 (form 41, J-18): A4, on products that are installed already: which, what, why, how dangerous, what is done."""

from __future__ import annotations

from dataclasses import dataclass

from app.slips import frame
from app.slips.grid import Cell, Pieces, Row, facts, label
from app.slips.model import CopyName, Paper, require
from app.slips.prose import Prose
from app.slips.serials import compress
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import labelled_date
from app.slips.tracking_texts import W

COPIES = (CopyName(1, "质管部", "白"), CopyName(2, "技术部门", "红"))
BOXES = (SignBox("编写", W.SIGN_QUALITY), SignBox("会签", W.SIGN_TECHNICAL), SignBox("批准", W.SIGN_APPROVED))


@dataclass(frozen=True, kw_only=True)
class QualityReport(Paper):
    """Input of the report."""

    form_no: str
    product: str
    customers: str
    serials: tuple[str, ...]
    facts: str
    cause: str
    risk: str
    measures: str


def render(paper: QualityReport, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the report as PDF.

    Raises:
        BlankField: Product, facts, cause, risk or measures are blank.
    """
    require(
        number=paper.number, product=paper.product, facts=paper.facts, cause=paper.cause, risk=paper.risk, measures=paper.measures
    )
    head = frame.Head(W.QUALITY_REPORT, (labelled_date(W.WRITTEN_ON, paper.date),), W.OF_FORM.format(number=paper.form_no))
    rows = facts((28, 0), 7.4, (W.PRODUCT_MODEL, paper.product), (W.CUSTOMERS, Cell(paper.customers, most=5)))
    serials = Cell(Pieces(compress(paper.serials)), most=8)
    long = ((W.DATA, paper.facts), (W.ROOT_CAUSE, paper.cause), (W.RISK, paper.risk), (W.MEASURES, paper.measures))
    layout = frame.Layout(
        stock, head, paper, opening=(*rows, Row((label(W.INSTALLED), serials), (28, 0), 12)),
        closing=(
            *(Prose(name, words, 28, 38, 10) for name, words in long),
            Signs(BOXES, paper.signatures, 22),
        ),
    )  # fmt: skip
    return frame.render(layout, copies)
