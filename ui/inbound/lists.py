"""What the lists of the tab 入库 share."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence, QShortcut

from ui.widgets.buttons import KeyButton

AMBER_HOURS = 8
"""One shift: from then on goods that passed and wait are amber (B-07, proposed)."""


def hours(since: datetime, now: datetime) -> float:
    """Hours that something waits."""
    return max(0.0, (now - since).total_seconds() / 3600)


def age(since: datetime, now: datetime) -> str:
    """How long something waits, in the largest unit that says it: 40 分, 5.5 小时, 3 天."""
    waited = hours(since, now)
    if waited < 1:
        return QCoreApplication.translate("inbound", "{n} 分").format(n=int(waited * 60))
    if waited < 48:
        return QCoreApplication.translate("inbound", "{n} 小时").format(n=f"{waited:.1f}".removesuffix(".0"))
    return QCoreApplication.translate("inbound", "{n} 天").format(n=int(waited // 24))


def at_key(button: KeyButton, key: str) -> None:
    """Binds a key to a button whose cap shows it: it clicks at once, without the slow press of a button's own shortcut."""
    QShortcut(QKeySequence(key), button).activated.connect(button.click)
