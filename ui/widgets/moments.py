"""A day, and a day with its time, as one stop of the Tab key.

Qt's own editors take a Tab for each of their parts. Here Tab goes to the next field, while ←, → and the separators go from part to
part as they do there: Qt asks for both by `focusNextPrevChild`, for the latter from within `keyPressEvent`.
"""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateEdit, QDateTimeEdit, QWidget


class DayEdit(QDateEdit):
    """A day."""

    _in_key = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys other than Tab."""
        self._in_key = True
        super().keyPressEvent(event)
        self._in_key = False

    def focusNextPrevChild(self, next_one: bool) -> bool:
        """Tab leaves the field."""
        return super().focusNextPrevChild(next_one) if self._in_key else QWidget.focusNextPrevChild(self, next_one)


class MomentEdit(QDateTimeEdit):
    """A day with its time."""

    _in_key = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys other than Tab."""
        self._in_key = True
        super().keyPressEvent(event)
        self._in_key = False

    def focusNextPrevChild(self, next_one: bool) -> bool:
        """Tab leaves the field."""
        return super().focusNextPrevChild(next_one) if self._in_key else QWidget.focusNextPrevChild(self, next_one)
