"""随货资料清单 (form 17-2, F-16): A4, ① 随货 ② 市场部; every paper that goes to the customer, ticked as it is put in."""

from __future__ import annotations

from dataclasses import dataclass

from app.slips import frame
from app.slips.grid import Band, Column, Table, Ticks, facts
from app.slips.house_texts import H
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, labelled_date

COPIES = (CopyName(1, "随货", "白"), CopyName(2, "市场部", "红"))
BOXES = (SignBox("放入", T.SIGN_PUT_IN), SignBox("销售", T.SIGN_EXPLAINED), SignBox("客户", T.SIGN_CUSTOMER))


@dataclass(frozen=True)
class KitLine:
    """One paper: what it is, which product or contract asks for it, its bar code where it has one, and whether it is in."""

    paper: str
    of: str
    code: str
    inside: bool


@dataclass(frozen=True, kw_only=True)
class KitList(Paper):
    """Input of the list."""

    customer: str
    order_no: str
    contract_no: str
    lines: tuple[KitLine, ...]


def render(paper: KitList, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the list as PDF.

    Raises:
        BlankField: customer or the name of a paper is blank.
    """
    require(number=paper.number, customer=paper.customer)
    for line in paper.lines:
        require(paper=line.paper)
    missing = sum(not line.inside for line in paper.lines)
    head = frame.Head(T.KIT_LIST, (labelled_date(T.DATE, paper.date),), T.KIT_OPEN.format(n=missing) if missing else "")
    numbers = " / ".join(filter(None, (paper.contract_no, paper.order_no)))
    opening = facts((24, 68, 26, 0), 8, (T.CUSTOMER, paper.customer, T.CONTRACT_ORDER, numbers))
    columns = (
        Column(T.SEQ, 10, "c"), Column(T.KIT_PAPER, 46), Column(T.KIT_OF, 56), Column(T.KIT_CODE, 34, "c", True),
        Column(H.COPIES_IN, 14, "c"), Column(T.KIT_IN, 0, "c"),
    )  # fmt: skip
    rows = tuple(
        (str(n), line.paper, line.of, line.code or T.NONE, "", Ticks(((T.KIT_PUT_IN, line.inside),)))
        for n, line in enumerate(paper.lines, start=1)
    )
    closing = (Band(T.KIT_STATEMENT), Signs(BOXES, paper.signatures, 22))
    layout = frame.Layout(stock, head, paper, opening=opening, table=Table(columns, rows, 8.4, 8.4, size=9.5, fill=14), closing=closing)
    return frame.render(layout, copies)
