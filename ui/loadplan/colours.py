"""Which series each box of a plan belongs to: by stop, lot, 唛头 or weight; colour, pattern, number and words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from app.loading.plan_views import PlanBoxView
from app.planner.patterns import WEIGHT_CLASSES_G, SeriesMark, mark, series_of, weight_class


class ColourBy(StrEnum):
    """What the colours tell apart."""

    STOP = "stop"
    LOT = "lot"
    MARK = "mark"
    WEIGHT = "weight"


@dataclass(frozen=True)
class Entry:
    """One line of the legend."""

    series: SeriesMark
    words: str
    count: int


@dataclass(frozen=True)
class Colours:
    """The series of every box, in the order of the plan, and the legend."""

    by: ColourBy = ColourBy.STOP
    of: tuple[SeriesMark, ...] = ()
    legend: tuple[Entry, ...] = field(default=())


def _tr(source: str) -> str:
    return QCoreApplication.translate("LoadPlan", source)


def telling(boxes: Sequence[PlanBoxView]) -> ColourBy:
    """What tells the boxes apart best before anybody chose: stops where there are several, else 唛头, else lots."""
    for by, values in (
        (ColourBy.STOP, {box.item.stop for box in boxes}), (ColourBy.MARK, {box.item.mark for box in boxes}),
        (ColourBy.LOT, {box.item.lot for box in boxes}),
    ):  # fmt: skip
        if len(values) > 1:
            return by
    return ColourBy.STOP


def colours(boxes: Sequence[PlanBoxView], by: ColourBy, stops: Mapping[int, str] | None = None) -> Colours:
    """The series of the boxes.

    Args:
        boxes: In the order of the plan.
        by: What is told apart.
        stops: What a stop is called, by its number: the customer or the place.
    """
    if by is ColourBy.WEIGHT:
        values: list[int | str] = [weight_class(box.item.weight_g) for box in boxes]
        series = {value: mark(int(value)) for value in sorted(set(values))}
    elif by is ColourBy.STOP:
        values = [box.item.stop for box in boxes]
        series = series_of(sorted(set(values)), own_numbers=True)
    else:
        values = [box.item.lot if by is ColourBy.LOT else box.item.mark for box in boxes]
        series = series_of(sorted(set(values), key=lambda value: (value == "", value)))
    last = max((value for value in values if isinstance(value, int)), default=1)
    legend = tuple(Entry(one, _words(by, value, last, stops or {}), values.count(value)) for value, one in series.items())
    return Colours(by, tuple(series[value] for value in values), legend)


def _words(by: ColourBy, value: int | str, last: int, stops: Mapping[int, str]) -> str:
    if by is ColourBy.WEIGHT:
        number = int(value)
        if number > len(WEIGHT_CLASSES_G):
            return _tr("超过 {kg} kg").format(kg=WEIGHT_CLASSES_G[-1] // 1000)
        return _tr("≤ {kg} kg").format(kg=WEIGHT_CLASSES_G[number - 1] // 1000)
    if by is ColourBy.STOP:
        stop = int(value)
        words = _tr("站 {n} {name}").format(n=stop, name=stops.get(stop, "")).rstrip()
        if last == 1:
            return words
        turn = {1: _tr("最后装"), last: _tr("最先装")}.get(stop, "")
        return _tr("{stop}（{turn}）").format(stop=words, turn=turn) if turn else words
    if value == "":
        return _tr("无批号") if by is ColourBy.LOT else _tr("无唛头")
    return str(value)
