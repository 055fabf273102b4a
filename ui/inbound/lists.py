"""What the lists of the tab 入库 share."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut

from ui.widgets.buttons import KeyButton


def at_key(button: KeyButton, key: str) -> None:
    """Binds a key to a button whose cap shows it: it clicks at once, without the slow press of a button's own shortcut."""
    QShortcut(QKeySequence(key), button).activated.connect(button.click)
