"""扫描枪测试码: an A4 sheet of test codes, and one of set-up steps by maker."""

from __future__ import annotations

from dataclasses import dataclass

from app.slips import codes, lettering
from app.slips.model import Company, FormFacts, PrintFacts, require
from app.slips.pen import Pen
from app.slips.stock import A4
from app.slips.texts import T, minute

_LEFT, _RIGHT, _TOP, _FLOOR = 16.0, 194.0, 18.0, 288.0
_LINEAR_TALL, _MODULE, _DOT = 18.0, 0.33, 0.6


@dataclass(frozen=True)
class Symbol:
    """One test code.

    Attributes:
        name: What it is called.
        content: What it holds; of a GS1 symbol its elements as `[01]…[10]…`.
        symbol: `code128`, `gs1_128`, `datamatrix` (GS1) or `qr`.
        proves: What a good read proves.
    """

    name: str
    content: str
    symbol: str
    proves: str


@dataclass(frozen=True)
class SetUp:
    """The steps of one maker."""

    maker: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class ScannerSheet:
    """Input of the sheets."""

    company: Company
    form: FormFacts
    printing: PrintFacts
    symbols: tuple[Symbol, ...]
    guides: tuple[SetUp, ...] = ()


def render(paper: ScannerSheet) -> bytes:
    """Draws the sheets as PDF.

    Raises:
        BlankField: a name or content is blank.
        ValueError: a content does not fit its symbol.
    """
    for symbol in paper.symbols:
        require(name=symbol.name, content=symbol.content)
    pen = Pen(A4, T.SCANNER_CODES, paper.company.name)
    pages = 2 if paper.guides else 1
    _heading(pen, paper, T.SCANNER_CODES, 1, pages)
    y = _TOP + 4
    for symbol in paper.symbols:
        y = _symbol(pen, symbol, y)
    pen.next_page()
    if paper.guides:
        _heading(pen, paper, T.SCANNER_STEPS, 2, pages)
        y = _TOP + 4
        for guide in paper.guides:
            y = _guide(pen, guide, y)
        pen.next_page()
    return pen.finish()


def _heading(pen: Pen, paper: ScannerSheet, title: str, page: int, total: int) -> None:
    pen.lines(_LEFT, 10, lettering.one_line(f"{paper.company.name}  {title}", 92, 11, 6, bold=True), bold=True)
    form = f"{paper.form.form_no} {paper.form.edition}"
    stamp = f"{minute(paper.printing.printed_at)} {paper.printing.station}  {T.PAGE_OF.format(n=page, total=total)}"
    pen.lines(_RIGHT, 10, lettering.one_line(f"{form}  {stamp}", 84, 8, 6), align="r")
    pen.line(_LEFT, 15, _RIGHT, 15)


def _symbol(pen: Pen, symbol: Symbol, y: float) -> float:
    """Draws one code with its words; returns where the next one begins."""
    pen.lines(_LEFT, y, lettering.one_line(symbol.name, 100, 13, 8, bold=True), bold=True)
    pen.lines(_LEFT, y + 6.4, lettering.one_line(symbol.proves, _RIGHT - _LEFT, 9.5, 7))
    y += 14
    if symbol.symbol in ("code128", "gs1_128"):
        pattern = codes.gs1_128(symbol.content) if symbol.symbol == "gs1_128" else codes.code128(symbol.content)
        pen.modules(_LEFT + 4, y, (pattern,), _MODULE, _LINEAR_TALL)
        return y + _LINEAR_TALL + 13
    rows = codes.gs1_datamatrix(symbol.content) if symbol.symbol == "datamatrix" else codes.qr(symbol.content, "M")
    patterns = tuple("".join("1" if dark else "0" for dark in row) for row in rows)
    pen.modules(_LEFT + 4, y, patterns, _DOT, _DOT)
    return y + len(rows) * _DOT + 13


def _guide(pen: Pen, guide: SetUp, y: float) -> float:
    pen.lines(_LEFT, y, lettering.one_line(guide.maker, 120, 12, 8, bold=True), bold=True)
    y += 6.6
    for number, step in enumerate(guide.steps, start=1):
        fitted = lettering.fit(f"{number}. {step}", (_RIGHT - _LEFT - 4, 9.6), 9.5, 7, max_lines=2)
        pen.lines(_LEFT + 4, y, fitted)
        y += max(5.2, fitted.height + 1.4)
    return y + 5
