"""What a trial says of a table: every row in the way, and one mark for the whole."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.imports.views import Outcome, RowError
from ui.settings.import_reading import sentence
from ui.theme.tokens import State
from ui.widgets.mark import Mark
from ui.widgets.tables import Column, Kind, WorkTable

LONG = 10_000
"""Opening stock of more rows is written for a while."""


class TrialList(WorkTable):
    """The rows in the way.

    Attributes:
        whole: A row of the list may be cut short: the chosen one in full.
        mark: What became of the table as a whole.
    """

    whole = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            [
                Column(self.tr("行"), Kind.NUMBER, 56), Column(self.tr("列"), width=120),
                Column(self.tr("哪里不对"), stretch=True), Column(self.tr("条款"), width=64),
            ],
            empty=self.tr("先选 .xlsx 或 .csv（Ctrl+O，也可拖进来），表头照模板或 ERP 导出的都行。试导不改任何数据。"),
        )  # fmt: skip
        self.setObjectName("list.import_errors")
        self.mark = Mark(State.NOT_YET, self.tr("还没有试导"))
        self.mark.setObjectName("mark.import")
        self._errors: tuple[RowError, ...] = ()
        self.current_changed.connect(self._choose)

    def show_outcome(self, outcome: Outcome | None) -> None:
        """Shows a trial or what was taken in; None is neither yet."""
        self._errors = outcome.errors if outcome is not None else ()
        rows = [(e.line, e.column, sentence(e), e.clause) for e in self._errors]
        self.set_rows(rows, list(range(len(rows))))
        if outcome is None:
            self.mark.set_state(State.NOT_YET, self.tr("还没有试导"))
            return
        counts = self.tr("新 {made}·改 {changed}·同 {same}").format(made=outcome.made, changed=outcome.changed, same=outcome.same)
        if outcome.errors:
            self.mark.set_state(State.WRONG, self.tr("{n} 处不对，不能导入").format(n=len(outcome.errors)))
        elif outcome.taken:
            self.mark.set_state(State.GOOD, self.tr("已导入：{counts}").format(counts=counts))
            self.set_empty(self.tr("已经写入。接着导下一张表（Ctrl+O）。"))
        else:
            self.mark.set_state(State.GOOD, self.tr("可以导入：{counts}").format(counts=counts))
            words = self.tr("每一行都对。按「导入」（Ctrl+S）写入；再导一次同一张表不会重复。")
            if outcome.rows > LONG:
                words += self.tr("\n写入要半分钟，一批一批地写，不耽误扫描；中途断电，下次启动自己接着写完。")
            self.set_empty(words)

    def show_accepted(self) -> None:
        """The table is accepted as a whole and comes in batch by batch."""
        self.mark.set_state(State.UNDER_WAY, self.tr("正在入库，一行也不会漏"))
        self.set_empty(self.tr("整张表已经收下，正在一批一批入库；这一页可以离开。"))

    def _choose(self, at: int | None) -> None:
        if at is not None and at < len(self._errors):
            self.whole.emit(sentence(self._errors[at]))
