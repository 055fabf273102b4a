"""The gate's header and the strip under it, made from the link, the day's count and who stands there."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.clock import site_time
from app.gate.views import DayCount, GateLink
from ui.gate.link import link_words
from ui.widgets.gate_head import GateHeader, GateHeaderView, HoldStrip


class GateHead(QWidget):
    """Two lines at most: which gate, who, link, count, time; and what cannot be known just now."""

    def __init__(self, gate: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self.header, self.strip = GateHeader(), HoldStrip()
        self.strip.setObjectName("gate.strip")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.strip)

    @staticmethod
    def holds(link: GateLink, now: datetime) -> bool:
        """Whether the strip is shown."""
        return bool(link_words(link, now).strip)

    def show_head(self, sub: str, link: GateLink, count: DayCount | None, now: datetime) -> None:
        """Shows how it stands.

        Args:
            sub: Who is signed in, or what is asked.
            link: How the gate stands with the database.
            count: Released and refused today; None says nothing of it.
            now: The time.
        """
        words = link_words(link, now)
        today = ""
        if count is not None:
            whole = self.tr("本机今日放行 {released}·拒放 {refused}") if count.alone else self.tr("今日放行 {released}·拒放 {refused}")
            today = whole.format(released=count.released, refused=count.refused)
        self.header.show_header(GateHeaderView(self._gate, sub, words.state, words.words, today, f"{site_time(now):%H:%M}"))
        self.strip.show_words(words.strip, words.detail)
