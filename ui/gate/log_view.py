"""The gate log of the day (H-08): every attempt, released and refused."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.clock import site_time
from app.gate.views import GateLogEntry, GateOutcome
from ui.theme.tokens import State
from ui.widgets.base import PlainLabel
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable


class GateLog(QWidget):
    """The list of the day; it takes no focus, so that keys stay the gate's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        self._title = PlainLabel("", "pageTitle")
        self.table = WorkTable(
            [
                Column(self.tr("时间"), Kind.DATE, 110),
                Column(self.tr("结果"), Kind.MARK, 110),
                Column(self.tr("出门证"), Kind.DOCUMENT, 160),
                Column(self.tr("车号"), width=130),
                Column(self.tr("客户"), width=240),
                Column(self.tr("箱数"), Kind.NUMBER, 70),
                Column(self.tr("原因"), stretch=True),
                Column(self.tr("条款"), width=70),
                Column(self.tr("门卫"), width=110),
            ],
            empty=self.tr("今天还没有车辆出门。"),
        )
        self.table.setObjectName("list.gate_log")
        column.addWidget(self._title)
        column.addWidget(self.table, 1)
        column.addWidget(PlainLabel(self.tr("Ctrl+L 或扫码回到核验"), "caption"))

    def show_entries(self, entries: Sequence[GateLogEntry]) -> None:
        """Shows the attempts, newest first."""
        released = sum(entry.outcome is GateOutcome.RELEASED for entry in entries)
        words = self.tr("今日门岗记录·放行 {released}·拒放 {refused}")
        self._title.setText(words.format(released=released, refused=len(entries) - released))
        self.table.set_rows([self._row(entry) for entry in entries], [entry.check_id for entry in entries])

    def _row(self, entry: GateLogEntry) -> list[object]:
        good = entry.outcome is GateOutcome.RELEASED
        mark = MarkCell(State.GOOD, self.tr("放行")) if good else MarkCell(State.WRONG, self.tr("拒放"))
        return [
            f"{site_time(entry.at):%H:%M:%S}", mark, entry.pass_no or "—", entry.plate or "—", entry.customer or "—",
            str(entry.boxes or "—"), entry.reason, entry.clause, entry.guard,
        ]  # fmt: skip
