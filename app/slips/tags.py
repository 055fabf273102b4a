"""待核对号牌: A4 sheets of reusable tags for parked boxes, to be cut along the lines and laminated (C-16)."""

from __future__ import annotations

from dataclasses import dataclass

from app.slips import lettering
from app.slips.model import Company, FormFacts, PrintFacts, require
from app.slips.pen import Pen
from app.slips.stock import A4
from app.slips.texts import T, minute

_TAG = (85.6, 67.0)
_LEFT, _TOP, _FLOOR = 19.4, 16.0, 286.0
_MODULE = 0.5


@dataclass(frozen=True)
class Tag:
    """One tag: its number as people say it and the scan code."""

    number: str
    code: str


@dataclass(frozen=True)
class TagSheet:
    """Input of the sheets."""

    company: Company
    form: FormFacts
    printing: PrintFacts
    tags: tuple[Tag, ...]


def render(paper: TagSheet) -> bytes:
    """Draws the sheets as PDF.

    Raises:
        BlankField: a number or code is blank.
        ValueError: there is no tag.
    """
    if not paper.tags:
        raise ValueError("没有号牌可打印")
    for tag in paper.tags:
        require(number=tag.number, code=tag.code)
    pen = Pen(A4, T.TAGS, paper.company.name)
    each = 2 * int((_FLOOR - _TOP) / _TAG[1])
    pages = [paper.tags[start : start + each] for start in range(0, len(paper.tags), each)]
    for page, tags in enumerate(pages, start=1):
        _heading(pen, paper, page, len(pages))
        for slot, tag in enumerate(tags):
            _draw(pen, tag, _LEFT + slot % 2 * _TAG[0], _TOP + slot // 2 * _TAG[1])
        _cuts(pen, len(tags))
        pen.next_page()
    return pen.finish()


def _heading(pen: Pen, paper: TagSheet, page: int, total: int) -> None:
    pen.lines(_LEFT, 10, lettering.one_line(f"{paper.company.name}  {T.TAGS}", 82, 10, 6, bold=True), bold=True)
    form = f"{paper.form.form_no} {paper.form.edition}  {paper.form.rule_version}"
    stamp = f"{minute(paper.printing.printed_at)} {paper.printing.station}  {T.PAGE_OF.format(n=page, total=total)}"
    pen.lines(210 - _LEFT, 10, lettering.one_line(f"{form}  {stamp}", 86, 8, 6), align="r")


def _draw(pen: Pen, tag: Tag, x: float, y: float) -> None:
    middle = x + _TAG[0] / 2
    pen.frame(x + 3, y + 3, _TAG[0] - 6, _TAG[1] - 6, 1.2)
    pen.lines(middle, y + 9, lettering.one_line(T.TAGS, 74, 18, 10, bold=True), bold=True, align="c")
    pen.lines(middle, y + 27, lettering.one_line(tag.number, 74, 84, 40, bold=True), bold=True, align="c")
    wide = pen.code128_width(tag.code, _MODULE, 74)
    pen.code128(middle + wide / 2, y + 43, tag.code, 14, _MODULE, 74)
    pen.lines(middle, y + 60, lettering.one_line(tag.code, 74, 9, 6), align="c")


def _cuts(pen: Pen, count: int) -> None:
    rows = (count + 1) // 2
    right, bottom = _LEFT + 2 * _TAG[0], _TOP + rows * _TAG[1]
    for column in range(3):
        x = _LEFT + column * _TAG[0]
        pen.cut_line(x, _TOP - 3, x, bottom + 3)
    for row in range(rows + 1):
        y = _TOP + row * _TAG[1]
        pen.cut_line(_LEFT - 3, y, right + 3, y)
