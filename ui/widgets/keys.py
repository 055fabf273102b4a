"""Keys that give commands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import presses


class CommandKey(QShortcut):
    """A shortcut that is given once however long the key is held, and once where it is pressed twice in a row; see `ui.presses`."""

    def event(self, event: QEvent) -> bool:
        """Acts once."""
        if event.type() is not QEvent.Type.Shortcut:
            return super().event(event)
        presses.press(self, lambda: QShortcut.event(self, event))
        return True


def command_key(keys: str, host: QWidget, *, inside: bool = False) -> CommandKey:
    """A key that gives a command: holding 撤销 down does not empty the box.

    Args:
        keys: Qt key sequence.
        host: Where it is heard.
        inside: Only while the focus is in `host`, not everywhere in its window.
    """
    made = CommandKey(QKeySequence(keys), host)
    made.setAutoRepeat(False)
    if inside:
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    return made


def on_enter(field: QLineEdit, act: Callable[[], object]) -> None:
    """Enter in a field does what the field is for, once where it is pressed twice in a row."""
    field.returnPressed.connect(lambda: presses.press(field, act, field.text()))
