"""How long something waits, in words that are the same on every page."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication


def hours(since: datetime, now: datetime) -> float:
    """Hours that something waits."""
    return max(0.0, (now - since).total_seconds() / 3600)


def age(since: datetime, now: datetime) -> str:
    """How long something waits, in the largest unit that says it: 40 分钟, 5.5 小时, 3 天."""
    waited = hours(since, now)
    if waited < 1:
        return QCoreApplication.translate("waits", "{n} 分钟").format(n=int(waited * 60))
    if waited < 48:
        words = f"{waited:.1f}".removesuffix(".0") if waited < 10 else f"{waited:.0f}"
        return QCoreApplication.translate("waits", "{n} 小时").format(n=words)
    return QCoreApplication.translate("waits", "{n} 天").format(n=int(waited // 24))
