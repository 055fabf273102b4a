"""How many pieces are inspected, which of them failed, and what that means for all: decisions over plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.quality.views import GAP, InspectionView, ItemView, SamplingPlan
from db.states import InspectionVerdict


@dataclass(frozen=True)
class Plan:
    """So many pieces are inspected, and so many bad ones among them still let the rest pass."""

    sample: int
    accept: int = 0


def plan_for(kind: SamplingPlan, quantity: int, sample: int, accept: int, table: Sequence[str]) -> Plan:
    """The plan for a quantity; a sample is never more than there is.

    Raises:
        BadInput: A line of the site's table cannot be read.
    """
    if kind is SamplingPlan.FIXED:
        return Plan(min(max(sample, 1), quantity), accept)
    if kind is SamplingPlan.TABLE:
        rows = sorted(_row(line) for line in table)
        found = next((row for row in rows if quantity <= row[0]), rows[-1])
        return Plan(min(found[1], quantity), found[2])
    return Plan(quantity, accept)


def _row(line: str) -> tuple[int, int, int]:
    parts = line.replace("／", "/").split("/")
    if len(parts) != 3 or not all(part.strip().isdecimal() for part in parts) or int(parts[1]) < 1:
        raise bad_input(QT_TRANSLATE_NOOP("app", "抽样表写成「批量/抽样数/允许不合格数」：{line}"), line=line)
    most, sample, accept = (int(part) for part in parts)
    return most, sample, accept


def chosen(serials: Sequence[str], sample: int) -> tuple[str, ...]:
    """The serials that a sample takes: spread evenly over all, so that it is not only the first ones made."""
    if not serials or sample >= len(serials):
        return tuple(serials)
    return tuple(serials[n * len(serials) // sample] for n in range(sample))


def is_bad(value: str, low: Decimal | None, high: Decimal | None) -> bool:
    """Whether a measured value lies outside its inclusive limits; none yet is not."""
    if not value or value == GAP:
        return False
    number = Decimal(value)
    return (low is not None and number < low) or (high is not None and number > high)


def bad_pieces(items: Sequence[ItemView], sample: int) -> frozenset[int] | None:
    """The numbers of the pieces that failed, from 1; None where an item failed without saying for which piece."""
    found: set[int] = set()
    for item in items:
        if item.verdict is not InspectionVerdict.FAIL:
            continue
        if item.is_measured and (len(item.values) > 1 or sample == 1):
            found |= {n for n, value in enumerate(item.values, start=1) if is_bad(value, item.low, item.high)}
        elif not item.is_measured and (item.bad or sample == 1):
            found |= {int(n) for n in item.bad.split()} or {1}
        else:
            return None
    return frozenset(found)


def piece_numbers(text: str, sample: int) -> tuple[int, ...]:
    """The numbers of pieces in a text such as `2 5`; empty where it says something else."""
    parts = text.replace("、", " ").replace("，", " ").replace(",", " ").split()
    if not parts or not all(part.isdecimal() for part in parts):
        return ()
    found = sorted({int(part) for part in parts})
    if not 1 <= found[0] <= found[-1] <= sample:
        raise bad_input(QT_TRANSLATE_NOOP("app", "只检了 {sample} 件，没有第 {piece} 件"), sample=sample, piece=found[-1])
    return tuple(found)


def gaps(item: ItemView, sheet_sample: int, per_piece: bool) -> int:
    """How many values an item still lacks."""
    if not item.is_measured or not per_piece:
        return 0 if item.measured.strip() and item.verdict is not None else 1
    return sheet_sample - sum(1 for value in item.values if value)


def next_open(sheet: InspectionView, no: int, piece: int, by_piece: bool) -> tuple[int, int] | None:
    """The item and piece that come after one in the inspector's order, or None where nothing is open.

    Args:
        sheet: The sheet.
        no: Number of the item just filled.
        piece: Number of its piece.
        by_piece: Every item of a piece before the next piece; else every piece of an item before the next item.
    """
    pieces = range(1, (sheet.sampled if sheet.per_piece else 1) + 1)
    if by_piece:
        order = [(item, n) for n in pieces for item in sheet.items if item.is_measured or n == 1]
    else:
        order = [(item, n) for item in sheet.items for n in pieces if item.is_measured or n == 1]
    places = [(item.no, n) for item, n in order if _lacks(item, n, sheet.per_piece)]
    rank = {(item.no, n): at for at, (item, n) in enumerate(order)}
    here = rank.get((no, piece), -1)
    return next((place for place in places if rank[place] > here), next(iter(places), None))


def _lacks(item: ItemView, piece: int, per_piece: bool) -> bool:
    if not item.is_measured or not per_piece:
        return item.verdict is None
    return len(item.values) < piece or not item.values[piece - 1]
