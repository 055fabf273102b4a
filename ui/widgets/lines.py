"""A short list that is typed: steps, materials. One row a line, texts and ticks, moved and removed by keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from ui.widgets.buttons import KeyButton
from ui.widgets.flow import FlowLayout

ROW = 32
_FIXED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


@dataclass(frozen=True)
class LineColumn:
    """One column: its heading, and whether it is text, a tick, or words that are shown only.

    Attributes:
        title: Heading.
        width: Pixels; 0 takes what is left.
        tick: A tick instead of text.
        shown: Words that nobody types.
    """

    title: str
    width: int = 0
    tick: bool = False
    shown: bool = False


class LinesEditor(QWidget):
    """An editable list; a row may carry something beside its cells, such as the picture of a step."""

    changed = Signal()

    def __init__(self, columns: Sequence[LineColumn], rows: int = 5, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self.table = QTableWidget(0, len(columns))
        self.table.setHorizontalHeaderLabels([column.title for column in columns])
        self.table.verticalHeader().setDefaultSectionSize(ROW)
        self.table.verticalHeader().setFixedWidth(30)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        header = self.table.horizontalHeader()
        for n, column in enumerate(columns):
            header.setSectionResizeMode(n, QHeaderView.ResizeMode.Fixed if column.width else QHeaderView.ResizeMode.Stretch)
            if column.width:
                self.table.setColumnWidth(n, column.width)
        self.table.setFixedHeight(ROW * rows + 34)
        self.table.itemChanged.connect(lambda _: self.changed.emit())
        self.add = KeyButton(self.tr("加一行"), icon="plus")
        self.remove = KeyButton(self.tr("删这行"), icon="minus")
        self.up = KeyButton(self.tr("上移"), icon="undo")
        self.add.clicked.connect(lambda: self.append())
        self.remove.clicked.connect(self._remove)
        self.up.clicked.connect(self._up)
        self.tools = FlowLayout()
        for button in (self.add, self.remove, self.up):
            self.tools.addWidget(button)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(6)
        self.body.addWidget(self.table)
        self.body.addLayout(self.tools)

    def set_rows(self, rows: Sequence[Sequence[Any]], carried: Sequence[Any] = ()) -> None:
        """Shows other rows; `carried` is what each row carries beside its cells."""
        self.table.blockSignals(True)
        self.table.setRowCount(0)
        for n, row in enumerate(rows):
            self._insert(n, row, carried[n] if n < len(carried) else None)
        self.table.blockSignals(False)

    def rows(self) -> list[tuple[Any, ...]]:
        """The cells of every row whose first cell says something."""
        found = [self._row(n) for n in range(self.table.rowCount())]
        return [row for row in found if str(row[0]).strip()]

    def carried(self) -> list[Any]:
        """What the rows of `rows` carry."""
        rows = range(self.table.rowCount())
        return [self._cell(n, 0).data(Qt.ItemDataRole.UserRole) for n in rows if self._cell(n, 0).text().strip()]

    def append(self, row: Sequence[Any] = ()) -> None:
        """A new row at the end, ready to be typed into."""
        last = self.table.rowCount()
        self._insert(last, row, None)
        self.table.setCurrentCell(last, 0)
        self.table.editItem(self._cell(last, 0))
        self.changed.emit()

    def carry(self, value: Any, column: int, words: str) -> bool:
        """Hangs something on the current row and says so in a column; False where no row is chosen."""
        row = self.table.currentRow()
        if row < 0:
            return False
        self._cell(row, 0).setData(Qt.ItemDataRole.UserRole, value)
        self._cell(row, column).setText(words)
        return True

    def set_editable(self, editable: bool) -> None:
        """Whether it may be typed into."""
        triggers = QAbstractItemView.EditTrigger
        typed = triggers.DoubleClicked | triggers.SelectedClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        self.table.setEditTriggers(typed if editable else triggers.NoEditTriggers)
        for button in (self.add, self.remove, self.up):
            button.setEnabled(editable)

    def _cell(self, row: int, column: int) -> QTableWidgetItem:
        item = self.table.item(row, column)
        assert item is not None
        return item

    def _row(self, row: int) -> tuple[Any, ...]:
        return tuple(
            self._cell(row, n).checkState() is Qt.CheckState.Checked if column.tick else self._cell(row, n).text().strip()
            for n, column in enumerate(self._columns)
        )

    def _insert(self, row: int, cells: Sequence[Any], carried: Any) -> None:
        self.table.insertRow(row)
        for n, column in enumerate(self._columns):
            value = cells[n] if n < len(cells) else (True if column.tick and column.title else "")
            item = QTableWidgetItem("" if column.tick else str(value))
            if column.tick:
                item.setFlags(_FIXED | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if value else Qt.CheckState.Unchecked)
            elif column.shown:
                item.setFlags(_FIXED)
            self.table.setItem(row, n, item)
        self._cell(row, 0).setData(Qt.ItemDataRole.UserRole, carried)

    def _remove(self) -> None:
        if self.table.currentRow() >= 0:
            self.table.removeRow(self.table.currentRow())
            self.changed.emit()

    def _up(self) -> None:
        row = self.table.currentRow()
        if row > 0:
            cells, carried = self._row(row), self._cell(row, 0).data(Qt.ItemDataRole.UserRole)
            self.table.removeRow(row)
            self._insert(row - 1, cells, carried)
            self.table.setCurrentCell(row - 1, 0)
            self.changed.emit()
