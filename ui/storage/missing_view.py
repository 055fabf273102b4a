"""待查: goods found damaged or without a mark, stopped boxes, what was not seen in time, numbers that were typed (E-03, E-05, E-10)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.core.scans import ScanResult
from app.core.words import Role, Verdict
from app.trace.missing_bench import MissingBench, MissingState
from ui.context import DeskContext
from ui.i18n import shown
from ui.storage.missing_lines import AnyLine, Found, cells, key_of, read, typed_cells
from ui.storage.missing_panel import MissingPanel
from ui.storage.screen import StorageView
from ui.widgets.base import Card, EdgeCard
from ui.widgets.buttons import KeyButton
from ui.widgets.tables import DENSE, Column, Kind, WorkTable

PREFIX = "missing|"
"""How other pages ask for a line: `go_to("storage", "missing|" + key)`."""


class MissingView(StorageView):
    """Left the open lines over the typed numbers, right the report or the next step of the chosen line."""

    key: ClassVar[str] = "missing"
    roles: ClassVar[frozenset[Role]] = frozenset(
        {Role.STOREKEEPER, Role.LOGISTICS_HEAD, Role.INSPECTOR, Role.TEAM_LEADER, Role.DELIVERY_MANAGEMENT}
    )
    tables: ClassVar[frozenset[str]] = frozenset({"goods_doubt", "box_stop", "sighting", "typed_serial", "box", "attachment"})
    series: ClassVar[tuple[str, ...]] = (PREFIX,)

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self.bench = MissingBench()
        self._lines: dict[str, AnyLine] = {}
        self._wanted = ""
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self._list(), 3)
        left.addWidget(self._typed(), 1)
        self.row.addLayout(left, 1)
        self.panel = MissingPanel(context)
        self.panel.done.connect(self.reload)
        self.panel.reported.connect(self._reported)
        self.panel.trace_wanted.connect(lambda thing: context.go_to.emit("storage", f"trace|{thing}"))
        self.row.addWidget(self.panel)

    def _list(self) -> Card:
        self.table = WorkTable(
            [
                Column(self.tr("情况"), Kind.MARK, 126), Column(self.tr("货品、箱"), Kind.DOCUMENT, 190),
                Column(self.tr("说明"), stretch=True), Column(self.tr("最后在"), width=96), Column(self.tr("等什么"), width=76),
                Column(self.tr("已有"), Kind.NUMBER, 76),
            ],
            empty=self.tr("没有待查的货品和箱。发现破损、标识失效，扫货品或按 Ctrl+N 登记。"),
        )  # fmt: skip
        self.table.setObjectName("list.missing")
        self.table.current_changed.connect(self._choose)
        self.table.on_open(lambda key: self.panel.trace_wanted.emit(self.panel.thing) if self.panel.thing else None)
        self.fresh = KeyButton(self.tr("新报告"), icon="plus", key="Ctrl+N")
        self.fresh.setObjectName("do.new_report")
        self.fresh.clicked.connect(self._new)
        self.card = EdgeCard(self.tr("待查"), " ")
        self.card.head.addWidget(self.fresh)
        self.card.body.addWidget(self.table, 1)
        return self.card

    def _typed(self) -> Card:
        self.typed = WorkTable(
            [
                Column(self.tr("编号"), Kind.DOCUMENT, 150), Column(self.tr("键入原因"), stretch=True), Column(self.tr("用于"), width=90),
                Column(self.tr("谁"), width=110), Column(self.tr("时间"), Kind.DATE, 100),
            ],
            row_height=DENSE, empty=self.tr("没有手工键入的编号。"),
        )  # fmt: skip
        self.typed.setObjectName("list.typed")
        self.typed.setMinimumHeight(86)
        card = EdgeCard(self.tr("手工键入的编号"), self.tr("条款 E-05"))
        card.body.addWidget(self.typed, 1)
        return card

    def reload(self) -> None:
        """Reads both lists."""
        now = self.context.desk.clock.now()
        self.context.query(lambda s: read(s, now), self._show)

    def _show(self, found: Found) -> None:
        now = self.context.desk.clock.now()
        self._lines = {key_of(line): line for line in found.lines}
        chosen = self._wanted or (key_of(self.panel.line) if self.panel.line is not None else "")
        self._wanted = ""
        self.table.set_rows([cells(line, now) for line in found.lines], list(self._lines))
        self.card.note.setText(self.tr("{n} 条").format(n=len(found.lines)))
        self.typed.set_rows([typed_cells(one) for one in found.typed])
        if chosen in self._lines:
            self.table.select_key(chosen)
            self.panel.show_line(self._lines[chosen])
        else:
            self.table.clearSelection()
            self.panel.show_line(None)

    def _choose(self, key: object) -> None:
        line = self._lines.get(str(key))
        if line is not None:
            self.panel.show_line(line)

    def _reported(self, key: str) -> None:
        """The line of the report that was just made is chosen when the list has it."""
        self._wanted = key

    def _new(self) -> None:
        self.table.clearSelection()
        self.panel.show_line(None)
        self.panel.form.editor("kind").setFocus(Qt.FocusReason.OtherFocusReason)

    def open_document(self, document: str) -> None:
        """Chooses a line."""
        self._wanted = document.removeprefix(PREFIX)
        self.reload()

    def show_result(self, result: ScanResult) -> None:
        """A scan fills the report or chooses its line; a new label that came back closes one."""
        state = result.view
        if isinstance(state, MissingState):
            self._take(state, shown(result.message))
        elif result.verdict in (Verdict.WRONG, Verdict.HOLD, Verdict.FAULT):
            if result.error is not None and result.error.clause:
                self.context.failed.emit(result.error)
            self.panel.error.show_words(shown(result.message))

    def _take(self, state: MissingState, words: str) -> None:
        if state.closed:
            self.panel.show_line(None)
            self.panel.said.setText(words)
            self.reload()
            return
        line = next((one for key, one in self._lines.items() if state.thing and state.thing in (key, getattr(one, "identity", ""))), None)
        waits = self.panel.line is not None and getattr(self.panel.line, "identity", "x") == ""
        if line is not None:
            self._wanted = key_of(line)
            self.reload()
        elif waits:
            self.panel.take(state.thing, "")
        else:
            self.panel.show_line(None)
            self.panel.take("" if state.is_box else state.thing, state.place)
            if state.is_box:
                self.panel.error.show_words(self.tr("箱在装箱台停：扫箱后按 F8 给原因"))
