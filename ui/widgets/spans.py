"""How long something takes or waits, in one unit: days from two days on, hours from one hour on, else minutes."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QCoreApplication


def span_words(span: timedelta) -> str:
    """A length of time, whatever its sign, in whole days, hours or minutes."""
    minutes = int(abs(span).total_seconds() // 60)
    if minutes >= 2 * 24 * 60:
        return QCoreApplication.translate("Span", "{n} 天").format(n=minutes // (24 * 60))
    if minutes >= 60:
        return QCoreApplication.translate("Span", "{n} 小时").format(n=minutes // 60)
    return QCoreApplication.translate("Span", "{n} 分").format(n=minutes)
