"""What the lists of the tab 入库 share."""

from __future__ import annotations

from ui.widgets.buttons import KeyButton
from ui.widgets.keys import command_key


def at_key(button: KeyButton, key: str) -> None:
    """Binds a key to a button whose cap shows it: it clicks at once, without the slow press of a button's own shortcut."""
    command_key(key, button).activated.connect(button.click)
