"""出门证 on the 80 mm slip: the guard's copy alone, for a receipt or label printer of 8 dots to the millimetre."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.slips import capitals, codes, frame, lettering
from app.slips.codes import QUIET_QR as QUIET
from app.slips.gate_form import (
    GatePass,
    Masked,
    bearer_text,
    check,
    draw_masked,
    issue_text,
    load_text,
    masked,
    masked_width,
    orders_text,
    standing,
    until_text,
)
from app.slips.gate_form import summed as summed
from app.slips.model import CopyName
from app.slips.pen import Pen
from app.slips.signing import signed_name
from app.slips.stock import SLIP_80
from app.slips.texts import T, count, kilograms

DOT = 0.125
"""Edge of a dot in mm: 72 mm are 576 dots."""

MODULE_DOTS, LEAST_DOTS = 5, 4
"""Dots of a QR module: 0.625 mm, and 0.5 mm where the code would be wider than the paper prints."""

_LABEL = 17.0
_LARGE = 17.0


@dataclass(frozen=True)
class _Part:
    """One strip of the slip: its height in mm and how it is drawn at a given y."""

    tall: float
    draw: Callable[[Pen, float], None]


def render(paper: GatePass, copy: CopyName) -> bytes:
    """Draws the slip, as long as its content needs.

    Args:
        paper: The pass; a draft and a void one bear no code.
        copy: The guard's copy, which its head names.

    Raises:
        BlankField: See `gate_pass.render`.
    """
    check(paper)
    parts = _parts(paper, copy)
    stock = replace(SLIP_80, height=math.ceil(SLIP_80.head + sum(part.tall for part in parts) + 4))
    pen = Pen(stock, f"{T.GATE_PASS} {paper.number}", paper.company.name)
    y = stock.head
    for part in parts:
        part.draw(pen, y)
        y += part.tall
    pen.next_page()
    return pen.finish()


def module_dots(token: str) -> int:
    """Dots of a module, so that the code lies within what the paper prints."""
    return MODULE_DOTS if len(codes.qr(token)) * MODULE_DOTS * DOT <= SLIP_80.grid else LEAST_DOTS


def _parts(paper: GatePass, copy: CopyName) -> list[_Part]:
    printing = paper.printing
    again = (
        [_line(f"{T.REPRINT} {T.NTH.format(n=printing.nth)}  {T.REASON}：{printing.reason}", 8.5, bold=True)] if printing.nth > 1 else []
    )
    return [
        _centred(paper.company.name, 10.5),
        _Part(9.5, lambda pen, y: _drop(pen.spaced(40, y + 4.6, T.GATE_PASS, 19, 0.35))),
        _centred(frame.copy_legend(replace(copy, color=""), False), 10),
        *again,
        _rule(),
        *_facts(paper),
        _rule(),
        *_goods(paper),
        _rule(),
        _code(paper),
        _rule(),
        *_signs(paper),
        _rule(),
        *_foot(paper),
    ]


def _facts(paper: GatePass) -> list[_Part]:
    hide = paper.mask
    found = [
        _fact(T.NUMBER, paper.number, 13),
        _fact(T.VALID_SHORT, until_text(paper.valid_until), 11),
        _fact(T.PASS_KIND, paper.kind, 11),
    ]
    if paper.on_foot:
        found += [_fact(T.CARRIER_OR_FOOT, bearer_text(paper), 11), _large(T.CARD_TAIL, (paper.bearer_card,), hide)]
    else:
        found.append(_large(T.PLATE_NO, (paper.plate,), hide))
        found += [_large(T.TRAILER_SHORT, (paper.trailer,), hide)] if paper.trailer else []
    found.append(_large(T.SEAL, paper.seals, hide) if paper.seals else _fact(T.SEAL, T.NONE, 11))
    found.append(_large(T.CONTAINER_NO, (paper.container,), hide) if paper.container else _fact(T.CONTAINER_NO, T.NONE, 11))
    found.append(_fact(T.GATE_SHORT, T.THIS_GATE_ONLY.format(gate=paper.gate), 11))
    orders = "".join(orders_text(paper.dispatch_nos).joined)
    found.append(_fact(T.DISPATCH_ORDER, orders, 11) if orders else _fact(T.WHY, T.WITHOUT_DISPATCH.format(reason=paper.reason), 11))
    found.append(_fact(T.CONSIGNEE, paper.consignee, 11))
    if paper.load != (1, 1):
        found.append(_fact(T.LOAD, load_text(paper), 10))
    if paper.nth > 1:
        found.append(_fact(T.ISSUES, issue_text(paper), 10))
    return found


def _goods(paper: GatePass) -> list[_Part]:
    found = []
    for line in summed(paper.lines):
        held = T.SAME_BOX if line.shared else f"{count(line.boxes)} {T.BOX}" if line.boxes else ""
        counts = "/".join(filter(None, (f"{count(line.quantity)} {line.unit}", held)))
        found.append(_pair(line.name, counts, 9.2, bold=False))
    total = f"{T.TOTAL_SPACED.replace(' ', '')}：{capitals.number(paper.boxes)}{T.BOX}"
    return [*found, _pair(total, f"{kilograms(paper.gross_g)} kg" if paper.gross_g else "", 11, bold=True)]


def _code(paper: GatePass) -> _Part:
    if paper.void:
        lines = (*frame.void_lines(paper.void), T.NO_TOKEN_HERE)

        def cross(pen: Pen, y: float) -> None:
            frame.void_mark(pen, 40, y + 14, 52, 20)
            for n, text in enumerate(lines):
                pen.lines(40, y + 29 + 4.6 * n, lettering.one_line(text, 70, 9.2, 6, bold=True), bold=True, align="c")

        return _Part(30 + 4.6 * len(lines), cross)
    if paper.token is None:
        return _without_code(*standing(paper))
    return _token(paper.token)


def _without_code(word: str, words: str) -> _Part:
    def draw(pen: Pen, y: float) -> None:
        pen.frame(12, y + 2, 56, 22, 0.8)
        pen.spaced(40, y + 9, word, 16, 0.3)
        pen.lines(40, y + 18, lettering.one_line(words, 53, 12, 7, bold=True), bold=True, align="c")

    return _Part(26, draw)


def _token(token: str) -> _Part:
    """The code on whole dots, with its quiet zone above, below and at both sides."""
    dots = module_dots(token)
    edge, module = len(codes.qr(token)), dots * DOT
    left = round((SLIP_80.width - edge * module) / 2 / DOT) * DOT
    tall = (edge + 2 * QUIET) * module

    def draw(pen: Pen, y: float) -> None:
        pen.qr(left, round((y + QUIET * module) / DOT) * DOT, token, module)
        pen.text(40, y + tall + 1.4, T.SCAN_ONCE, 9.5, bold=True, align="c")

    return _Part(tall + 4.4, draw)


def _signs(paper: GatePass) -> list[_Part]:
    found = []
    for one in paper.signatures:
        text = f"{one.role}  {signed_name(one)} {one.at:%m-%d %H:%M}"
        if one.registered_by:
            text += f"  {T.REGISTERED_BY.format(name=one.registered_by)}"
        found.append(_line(text, 9.2))
    if not any(one.role == "门卫" for one in paper.signatures):
        found.append(_line(T.GUARD_AND_TIME, 9.2, 8.0))
    return found


def _foot(paper: GatePass) -> list[_Part]:
    form, printing = paper.form, paper.printing
    nth = T.FIRST_PRINT if printing.nth == 1 else T.NTH_PRINT.format(n=printing.nth)
    first = f"{form.form_no} {form.edition}  {T.RULES} {form.rule_version}  {nth}"
    second = f"{printing.printed_at:%m-%d %H:%M} {printing.station}"
    return [_line(first, 8.5), _line(second + (f"  {T.AUDIT} {printing.audit_head}" if printing.audit_head else ""), 8.5)]


def _fact(title: str, value: str, size: float) -> _Part:
    """A label and its value, which takes a second line where one is too narrow."""
    room = SLIP_80.grid - _LABEL
    fitted = lettering.fit(value, (room, size * 2.4 * lettering.POINT), size, 8.5, bold=True, max_lines=3)
    tall = max(5.8, fitted.height + 2)

    def draw(pen: Pen, y: float) -> None:
        _title(pen, title, y + tall / 2)
        pen.lines(SLIP_80.left + _LABEL, y + tall / 2, fitted, bold=True)

    return _Part(tall, draw)


def _large(title: str, values: tuple[str, ...], hide: bool) -> _Part:
    """A number that the guard compares, in large letters; where hidden, squares stand for what he reads off the truck."""
    parts = [masked(value) if hide else Masked(value, "", "") for value in values]
    room = SLIP_80.grid - _LABEL
    size = _LARGE
    while size > 9 and max(masked_width(part, size) for part in parts) > room:
        size -= 0.5
    step = size * lettering.POINT * 1.25

    def draw(pen: Pen, y: float) -> None:
        _title(pen, title, y + 0.7 + step / 2)
        for n, part in enumerate(parts):
            draw_masked(pen, part, SLIP_80.left + _LABEL, y + 0.7 + step * (n + 0.5), size, SLIP_80.right)

    return _Part(step * len(parts) + 1.2, draw)


def _title(pen: Pen, title: str, y: float) -> None:
    pen.lines(SLIP_80.left, y, lettering.one_line(title, _LABEL - 1, 9.2, 7))


def _pair(left: str, right: str, size: float, *, bold: bool) -> _Part:
    tall = size * lettering.POINT + 1.6

    def draw(pen: Pen, y: float) -> None:
        taken = lettering.width(lettering.clean(right), size, bold) + 2
        fitted = lettering.one_line(left, SLIP_80.grid - taken, size, 7, bold=bold)
        pen.lines(SLIP_80.left, y + tall / 2, fitted, bold=bold)
        pen.text(SLIP_80.right, y + tall / 2, right, size, bold=bold, align="r")

    return _Part(tall, draw)


def _line(text: str, size: float, tall: float = 4.6, *, bold: bool = False) -> _Part:
    fitted = lettering.one_line(text, SLIP_80.grid, size, 6, bold=bold)
    return _Part(tall, lambda pen, y: pen.lines(SLIP_80.left, y + tall / 2, fitted, bold=bold))


def _centred(text: str, size: float) -> _Part:
    fitted = lettering.one_line(text, SLIP_80.grid, size, 7, bold=True)
    return _Part(5.0, lambda pen, y: pen.lines(40, y + 2.5, fitted, bold=True, align="c"))


def _rule() -> _Part:
    return _Part(2.4, lambda pen, y: pen.line(SLIP_80.left, y + 1.2, SLIP_80.right, y + 1.2, 0.25))


def _drop(_width: float) -> None:
    """A part's drawing answers nothing."""
