"""The column right of the time line: the form as high as it needs, below it what helped before, where there is room."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.aftersales.step_panel import StepPanel
from ui.widgets.base import Card

GAP, LEAST = 12, 90


class SideColumn(QWidget):
    """Two cards; the upper one scrolls when even the whole column is too low for its form."""

    def __init__(self, step: StepPanel, title: str, below: QWidget) -> None:
        super().__init__()
        self._step, self._below, self._wanted = step, Card(title), False
        self._below.body.addWidget(below, 1)
        for part in (step, self._below):
            part.setParent(self)
        step.resized.connect(self._place)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def show_below(self, wanted: bool) -> None:
        """Whether there is anything to be shown below."""
        self._wanted = wanted
        self._place()

    def sizeHint(self) -> QSize:
        """As wide as the form asks for; the height is what the page leaves."""
        return QSize(290, 280)

    def minimumSizeHint(self) -> QSize:
        """A form can be scrolled."""
        return QSize(240, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Both cards anew."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        wide, room = self.width(), self.height()
        self._step.resize(wide, self._step.height())
        high = min(room, self._step.wanted_height())
        self._step.setGeometry(0, 0, wide, high)
        rest = room - high - GAP
        self._below.setGeometry(0, high + GAP, wide, max(LEAST, rest))
        self._below.setVisible(self._wanted and rest >= LEAST)
