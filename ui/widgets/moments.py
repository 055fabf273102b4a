"""A day, and a day with its time, as one stop of the Tab key.

Qt's own editors take a Tab for each of their parts; here ← and → go from part to part, and Tab goes to the next field.
"""

from __future__ import annotations

from PySide6.QtWidgets import QDateEdit, QDateTimeEdit, QWidget


class DayEdit(QDateEdit):
    """A day."""

    def focusNextPrevChild(self, next_one: bool) -> bool:
        """Tab leaves the field."""
        return QWidget.focusNextPrevChild(self, next_one)


class MomentEdit(QDateTimeEdit):
    """A day with its time."""

    def focusNextPrevChild(self, next_one: bool) -> bool:
        """Tab leaves the field."""
        return QWidget.focusNextPrevChild(self, next_one)
