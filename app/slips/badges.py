"""工牌与命令码: A4 sheets of person badges, of command barcodes and of other codes of the bench, to be cut along the lines."""

from __future__ import annotations

from dataclasses import dataclass

from app.slips import lettering
from app.slips.model import Company, FormFacts, PrintFacts, require
from app.slips.pen import Pen
from app.slips.stock import A4
from app.slips.texts import T, minute

_BADGE = (85.6, 54.0)
_COMMAND = (85.6, 34.0)
_LEFT, _TOP, _FLOOR = 19.4, 16.0, 286.0
_MODULE = 0.42


@dataclass(frozen=True)
class Badge:
    """One person's badge: name, roles as words, number in digits and the scan code."""

    name: str
    roles: tuple[str, ...]
    number: str
    code: str
    department: str = ""


@dataclass(frozen=True)
class Command:
    """One command barcode: the word and what it does."""

    word: str
    code: str
    hint: str = ""


@dataclass(frozen=True)
class Section:
    """Codes of one kind, on sheets of their own: reasons, printers, tags."""

    title: str
    codes: tuple[Command, ...]


@dataclass(frozen=True)
class BadgeSheet:
    """Input of the sheets: badges first, commands after them on a sheet of their own, then each section on its own."""

    company: Company
    form: FormFacts
    printing: PrintFacts
    badges: tuple[Badge, ...] = ()
    commands: tuple[Command, ...] = ()
    sections: tuple[Section, ...] = ()


def render(paper: BadgeSheet) -> bytes:
    """Draws the sheets as PDF.

    Raises:
        BlankField: a name, word or code is blank.
        ValueError: there is nothing on the sheet, or a code is no Code 128 text.
    """
    sections = [s for s in (Section(T.COMMANDS, paper.commands), *paper.sections) if s.codes]
    if not paper.badges and not sections:
        raise ValueError("没有工牌或命令码可打印")
    for badge in paper.badges:
        require(name=badge.name, code=badge.code)
    for command in (code for section in sections for code in section.codes):
        require(word=command.word, code=command.code)
    pen = Pen(A4, T.BADGES, paper.company.name)
    sheets: list[tuple[str, range, Section | None]] = [(T.BADGES, part, None) for part in _pages(len(paper.badges), _BADGE[1])]
    sheets += [(s.title, part, s) for s in sections for part in _pages(len(s.codes), _COMMAND[1])]
    for page, (title, part, section) in enumerate(sheets, start=1):
        _heading(pen, paper, title, page, len(sheets))
        size = _BADGE if section is None else _COMMAND
        for slot, index in enumerate(part):
            if section is None:
                _badge(pen, paper, paper.badges[index], _corner(slot, size))
            else:
                _command(pen, section.codes[index], _corner(slot, size))
        _cuts(pen, len(part), size)
        pen.next_page()
    return pen.finish()


def _pages(count: int, tall: float) -> list[range]:
    each = 2 * int((_FLOOR - _TOP) / tall)
    return [range(start, min(start + each, count)) for start in range(0, count, each)]


def _corner(slot: int, size: tuple[float, float]) -> tuple[float, float]:
    return _LEFT + slot % 2 * size[0], _TOP + slot // 2 * size[1]


def _heading(pen: Pen, paper: BadgeSheet, title: str, page: int, total: int) -> None:
    fitted = lettering.one_line(f"{paper.company.name}  {title}", 82, 10, 6, bold=True)
    pen.lines(_LEFT, 10, fitted, bold=True)
    form = f"{paper.form.form_no} {paper.form.edition}  {paper.form.rule_version}"
    stamp = f"{minute(paper.printing.printed_at)} {paper.printing.station}  {T.PAGE_OF.format(n=page, total=total)}"
    pen.lines(210 - _LEFT, 10, lettering.one_line(f"{form}  {stamp}", 86, 8, 6), align="r")


def _cuts(pen: Pen, count: int, size: tuple[float, float]) -> None:
    rows = (count + 1) // 2
    right, bottom = _LEFT + 2 * size[0], _TOP + rows * size[1]
    for column in range(3):
        x = _LEFT + column * size[0]
        pen.cut_line(x, _TOP - 3, x, bottom + 3)
    for row in range(rows + 1):
        y = _TOP + row * size[1]
        pen.cut_line(_LEFT - 3, y, right + 3, y)


def _badge(pen: Pen, paper: BadgeSheet, badge: Badge, corner: tuple[float, float]) -> None:
    x, y = corner
    middle = x + _BADGE[0] / 2
    pen.frame(x + 3, y + 3, _BADGE[0] - 6, _BADGE[1] - 6, 0.4)
    pen.lines(middle, y + 8.4, lettering.one_line(paper.company.name, 74, 11, 6, bold=True), bold=True, align="c")
    pen.line(x + 3, y + 12.6, x + _BADGE[0] - 3, y + 12.6, 0.4)
    pen.lines(middle, y + 20, lettering.one_line(badge.name, 74, 24, 8, bold=True), bold=True, align="c")
    roles = "、".join(filter(None, (badge.department, *badge.roles)))
    pen.lines(middle, y + 28.4, lettering.fit(roles, (74, 6.4), 11, 7, max_lines=2), align="c")
    _centred_code(pen, middle, y + 33, badge.code, 10.5)
    text = f"{T.BADGE_NO}：{badge.number or badge.code}"
    pen.lines(middle, y + 47.2, lettering.one_line(text, 74, 9, 6), align="c")


def _command(pen: Pen, command: Command, corner: tuple[float, float]) -> None:
    x, y = corner
    middle = x + _COMMAND[0] / 2
    pen.lines(middle, y + 6.6, lettering.one_line(command.word, 76, 18, 8, bold=True), bold=True, align="c")
    _centred_code(pen, middle, y + 12, command.code, 13)
    text = "  ".join(filter(None, (command.code, command.hint)))
    pen.lines(middle, y + 28.6, lettering.one_line(text, 78, 8.5, 6), align="c")


def _centred_code(pen: Pen, middle: float, y: float, code: str, tall: float) -> None:
    wide = pen.code128_width(code, _MODULE, 72)
    pen.code128(middle + wide / 2, y, code, tall, _MODULE, 72)
