"""Keys that give commands."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def command_key(keys: str, host: QWidget) -> QShortcut:
    """A shortcut that is given once however long the key is held: holding 撤销 down does not empty the box."""
    made = QShortcut(QKeySequence(keys), host)
    made.setAutoRepeat(False)
    return made
