"""The week of deputies: a row a department, a column a weekday, today's marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from app.core.words import Role
from app.core.words import text as word_text
from app.trust.overview import Shift
from ui.i18n import shown
from ui.theme.tokens import Theme
from ui.widgets import paint
from ui.widgets.base import Painted

_NAMES, _GAP, _SIDE, _HEAD, _LINE, _PAD = 92, 6, 14, 24, 20, 6
"""Width of the departments' column, gaps, margins, height of the head, of a line, padding of a cell."""

Week = Mapping[Role, Sequence[Sequence[Shift]]]


class RosterWeek(Painted):
    """Names with their hours; a shift over midnight stands on the day it begins."""

    def __init__(self) -> None:
        super().__init__()
        self._week: Week = {}
        self._monday = self._today = date.min
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_week(self, week: Week, monday: date, today: date) -> None:
        """Replaces the week."""
        self._week, self._monday, self._today = week, monday, today
        self.setAccessibleName(self.spoken())
        self.updateGeometry()
        self.update()

    def spoken(self) -> str:
        """The whole week as a sentence, for who cannot see it."""
        said = [
            f"{shown(word_text(role))} {self._day(day)}：{one.name} {self._hours(one)}"
            for role, days in self._week.items() for day, shifts in enumerate(days) for one in shifts
        ]  # fmt: skip
        return "；".join(said) or self._nobody()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        if not self._week:
            return QSize(640, 2 * _LINE)
        return QSize(640, _HEAD + _GAP + sum(self._height(days) + _GAP for days in self._week.values()))

    def minimumSizeHint(self) -> QSize:
        """It may be narrower, not lower."""
        return QSize(320, self.sizeHint().height())

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Paints head and cells."""
        if not self._week:
            for at, line in enumerate(paint.lines(self._nobody(), 14, area.width() - 2 * _SIDE)):
                paint.text(painter, QRectF(_SIDE, 4 + at * _LINE, area.width() - 2 * _SIDE, _LINE), line, 14, theme.text2)
            return
        left = _SIDE + _NAMES
        step = (area.width() - left - _SIDE + _GAP) / 7
        for day in range(7):
            now = self._monday + timedelta(days=day) == self._today
            box = QRectF(left + day * step, 0, step - _GAP, _HEAD)
            paint.text(painter, box, self._day(day), 13, theme.accent if now else theme.text2, now)
        top = float(_HEAD)
        for role, days in self._week.items():
            high = self._height(days)
            for at, line in enumerate(paint.lines(shown(word_text(role)), 14, _NAMES - 8, True, 2)):
                paint.text(painter, QRectF(_SIDE, top + _PAD + at * _LINE, _NAMES - 8, _LINE), line, 14, theme.text1, True)
            for day, shifts in enumerate(days):
                self._cell(painter, QRectF(left + day * step, top, step - _GAP, high), day, shifts, theme)
            top += high + _GAP

    def _cell(self, painter: QPainter, box: QRectF, day: int, shifts: Sequence[Shift], theme: Theme) -> None:
        now = self._monday + timedelta(days=day) == self._today
        paint.rounded(painter, box, theme.accent_soft if now else theme.surface2, None, 4)
        inner = box.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        if not shifts:
            paint.text(painter, QRectF(inner.x(), inner.y(), inner.width(), _LINE), self.tr("无"), 13, theme.text2)
        for at, one in enumerate(shifts):
            line = QRectF(inner.x(), inner.y() + at * 2 * _LINE, inner.width(), _LINE)
            px = paint.fitting_px(one.name, 14, 12, inner.width())
            paint.text(painter, line, one.name, px, theme.text1)
            hours = self._hours(one)
            paint.text(painter, line.translated(0, _LINE - 2), hours, paint.fitting_px(hours, 13, 12, inner.width()), theme.text2)

    def _height(self, days: Sequence[Sequence[Shift]]) -> int:
        return 2 * _PAD + 2 * _LINE * max(1, *(len(shifts) for shifts in days)) - 2

    def _day(self, day: int) -> str:
        names = (self.tr("周一"), self.tr("周二"), self.tr("周三"), self.tr("周四"), self.tr("周五"), self.tr("周六"), self.tr("周日"))
        when = self._monday + timedelta(days=day)
        return self.tr("{weekday}·{month}-{day}").format(weekday=names[day], month=f"{when.month:02d}", day=f"{when.day:02d}")

    def _hours(self, one: Shift) -> str:
        if one.whole_day:
            return self.tr("全天")
        return f"{_clock(one.first)}–{_clock(one.last)}"

    def _nobody(self) -> str:
        return self.tr("还没有代签人：部门不在时没有人能代签。用 jiaofu-admin trust deputy add 排班。")


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
