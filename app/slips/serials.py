"""Serial and lot numbers on paper: runs of serials drawn together, and an annex for those that fit no cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.slips import lettering
from app.slips.grid import PAD, Column, Content, Pieces, Table
from app.slips.stock import Stock
from app.slips.texts import T

_TAIL = re.compile(r"(.*?)([0-9]{1,15})")
_MOST_LINES = 3
_ANNEX_LINES = 4


def compress(serials: Sequence[str]) -> tuple[str, ...]:
    """Draws consecutive serials of equal length together: 26110101, 26110102, 26110103 become 26110101～26110103."""
    found: list[list[str]] = []
    for serial in serials:
        if found and _follows(found[-1][-1], serial):
            found[-1].append(serial)
        else:
            found.append([serial])
    return tuple(run[0] if len(run) == 1 else f"{run[0]}～{run[-1]}" for run in found)


def _follows(before: str, serial: str) -> bool:
    first, second = _TAIL.fullmatch(before), _TAIL.fullmatch(serial)
    if first is None or second is None or len(before) != len(serial):
        return False
    return first[1] == second[1] and int(second[2]) == int(first[2]) + 1


@dataclass(frozen=True)
class Listed:
    """The serial cells of a list, and the annex where some did not fit."""

    cells: tuple[Content, ...]
    annex: Table | None


def listed(stock: Stock, across: float, lines: Sequence[tuple[str, str, Sequence[str]]]) -> Listed:
    """Decides for each line (name, model, serials) whether its serials fit a column of `across` mm."""
    cells: list[Content] = []
    annexed: list[tuple[Content, ...]] = []
    for index, (name, model, serials) in enumerate(lines, start=1):
        words = Pieces(compress(serials))
        held = next((one for one in (words, _opened(words)) if _fits(stock, across, one)), None)
        if held is not None:
            cells.append(held if held.words else "")
            continue
        cells.append(T.SEE_ANNEX)
        annexed += [(str(index), name, model, part) for part in _portions(stock, words)]
    return Listed(tuple(cells), _annex(stock, tuple(annexed)) if annexed else None)


def _opened(words: Pieces) -> Pieces:
    """The same with a line break allowed behind the ～ of a run: a narrow column holds a run in two lines."""
    return Pieces(tuple(part + mark for word in words.words for part, mark in _ends(word)))


def _ends(word: str) -> tuple[tuple[str, str], ...]:
    first, run, last = word.partition("～")
    return ((first, run), (last, "")) if run else ((first, ""),)


def _fits(stock: Stock, across: float, words: Pieces) -> bool:
    joined = [lettering.clean(word) for word in words.joined]
    lines = lettering.wrap(joined, across - 2 * PAD, stock.smallest, False)
    return lines is not None and len(lines) <= _MOST_LINES


def _annex_widths(stock: Stock) -> tuple[float, float, float, float]:
    return (9.0, 38.0, 42.0, stock.grid - 89.0)


def _portions(stock: Stock, words: Pieces) -> list[Pieces]:
    """Cuts a long list of serials into table lines of a few text lines each."""
    across = _annex_widths(stock)[3] - 2 * PAD
    found: list[Pieces] = []
    begin = 0
    for end in range(1, len(words.words) + 1):
        part = [lettering.clean(word) for word in Pieces(words.words[begin:end]).joined]
        lines = lettering.wrap(part, across, stock.smallest, False, force=True) or []
        if len(lines) > _ANNEX_LINES and end - 1 > begin:
            found.append(Pieces(words.words[begin : end - 1]))
            begin = end - 1
    found.append(Pieces(words.words[begin:]))
    return found


def _annex(stock: Stock, rows: tuple[tuple[Content, ...], ...]) -> Table:
    titles = (T.SEQ, T.PRODUCT, T.MODEL, T.SERIALS)
    aligns = ("c", "l", "l", "l")
    columns = tuple(Column(title, width, align) for title, width, align in zip(titles, _annex_widths(stock), aligns, strict=True))
    return Table(columns, rows, row=6.6)
