"""A day, and a day with its time, as one stop of the Tab key.

Qt's own editors take a Tab for each of their parts. Here Tab goes to the next field, while ←, → and the separators go from part to
part as they do there: Qt asks for both by `focusNextPrevChild`, for the latter from within `keyPressEvent`.
"""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateEdit, QDateTimeEdit, QWidget


class _OneStop:
    """An editor of Qt's that Tab leaves whole; stands before it among the bases."""

    _in_key = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys other than Tab."""
        self._in_key = True
        super().keyPressEvent(event)  # type: ignore[misc]
        self._in_key = False

    def focusNextPrevChild(self, next_one: bool) -> bool:
        """Tab leaves the field."""
        assert isinstance(self, QDateTimeEdit)
        base = QDateTimeEdit if self._in_key else QWidget
        return base.focusNextPrevChild(self, next_one)


class DayEdit(_OneStop, QDateEdit):
    """A day."""


class MomentEdit(_OneStop, QDateTimeEdit):
    """A day with its time."""
