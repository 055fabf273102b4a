"""The office's tables: a lazy read-only model over rows of values, painted by one delegate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from ui.theme.current import theme_of
from ui.theme.tokens import State, Theme
from ui.widgets import paint

Index = QModelIndex | QPersistentModelIndex

DENSE, OFFICE, WORK_LIST = 28, 36, 48
"""Row heights."""

FOCUS_RING = 3


def list_height(rows: int) -> int:
    """Height of a card with a list of so many office rows, at least two: a short list leaves the room to what is chosen in it."""
    return 54 + 28 + (OFFICE + 1) * max(2, rows) + 4


class Kind(StrEnum):
    """How a column is aligned and cut."""

    TEXT = "text"
    NUMBER = "number"
    DOCUMENT = "document"
    DATE = "date"
    MARK = "mark"


@dataclass(frozen=True)
class Column:
    """A column: heading (with its unit), kind, width in pixels, and whether it takes the rest of the room."""

    heading: str
    kind: Kind = Kind.TEXT
    width: int = 120
    stretch: bool = False


@dataclass(frozen=True)
class MarkCell:
    """A state in a mark column; an empty word draws the shape alone when the next column names it."""

    state: State
    word: str = ""

    def __str__(self) -> str:
        """The word."""
        return self.word


@dataclass(frozen=True)
class Cell:
    """A cell that is bold or in a state's colour."""

    text: str
    bold: bool = False
    state: State | None = None

    def __str__(self) -> str:
        """The text."""
        return self.text


class RowsModel(QAbstractTableModel):
    """Rows of plain values, read only; a page of 200 at a time reaches the view."""

    PAGE = 200

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self._rows: Sequence[Sequence[Any]] = ()
        self._keys: Sequence[Any] = ()
        self._shown = 0

    def set_rows(self, rows: Sequence[Sequence[Any]], keys: Sequence[Any] | None = None) -> None:
        """Replaces all rows.

        Args:
            rows: One sequence of values a row: text, numbers, `MarkCell`, `Cell`.
            keys: What identifies each row; its index without them.
        """
        self.beginResetModel()
        self._rows = rows
        self._keys = keys if keys is not None else range(len(rows))
        self._shown = min(self.PAGE, len(rows))
        self.endResetModel()

    def key(self, row: int) -> Any:
        """What identifies a row."""
        return self._keys[row]

    def row_of(self, key: Any) -> int:
        """Index of the row with `key`, -1 without one."""
        return next((row for row, known in enumerate(self._keys) if known == key), -1)

    def total(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._rows)

    def cell(self, row: int, column: int) -> Any:
        """The value of a cell."""
        return self._rows[row][column]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Rows fetched so far."""
        return 0 if parent.isValid() else self._shown

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Columns."""
        return 0 if parent.isValid() else len(self.columns)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether rows are left."""
        return not parent.isValid() and self._shown < len(self._rows)

    def fetchMore(self, parent: Index) -> None:
        """Takes the next page."""
        more = min(self.PAGE, len(self._rows) - self._shown)
        if more > 0:
            self.beginInsertRows(QModelIndex(), self._shown, self._shown + more - 1)
            self._shown += more
            self.endInsertRows()

    def fetch_to(self, row: int) -> None:
        """Takes pages until `row` is shown."""
        while self._shown <= row < len(self._rows):
            self.fetchMore(QModelIndex())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text for display and for a screen reader; the value itself under UserRole."""
        if not index.isValid():
            return None
        value = self._rows[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return "" if value is None else str(value)
        if role == Qt.ItemDataRole.UserRole:
            return value
        if role == Qt.ItemDataRole.TextAlignmentRole:
            number = self.columns[index.column()].kind is Kind.NUMBER
            side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Headings, aligned as their column."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            number = self.columns[section].kind is Kind.NUMBER
            side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


class RowDelegate(QStyledItemDelegate):
    """Paints cells: marks, right-aligned numbers, document numbers cut in the middle, the current row's edge."""

    PX = 14

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints one cell from tokens."""
        table = self.parent()
        theme = theme_of(table if isinstance(table, QWidget) else None)
        box = QRectF(option.rect)
        state = option.state
        value = index.data(Qt.ItemDataRole.UserRole)
        model = index.model()
        kind = model.columns[index.column()].kind if isinstance(model, RowsModel) else Kind.TEXT
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, QColor(theme.accent_soft))
            if index.column() == 0:
                painter.fillRect(QRectF(box.x(), box.y(), 4, box.height()), QColor(theme.accent))
        paint.rule(painter, box.x(), box.bottom() - 0.5, box.right(), box.bottom() - 0.5, theme.line)
        if chosen and isinstance(table, QTableView) and table.hasFocus():
            self._ring(painter, box, theme, index.column() == 0, index.column() == model.columnCount() - 1)
        inner = box.adjusted(10, 0, -8, 0)
        if isinstance(value, MarkCell):
            size = 20.0
            paint.mark(painter, value.state, QRectF(inner.x() + 2, inner.center().y() - size / 2, size, size), theme)
            colour = theme.text1 if value.state in (State.UNDER_WAY, State.NOT_YET) else theme.text_of(value.state)
            paint.text(painter, inner.adjusted(size + 10, 0, 0, 0), value.word, self.PX, colour, True)
        elif value is not None:
            bold = isinstance(value, Cell) and value.bold
            colour = theme.accent if kind is Kind.DOCUMENT else theme.text1
            if isinstance(value, Cell) and value.state is not None:
                colour = theme.text_of(value.state)
            bold = bold or kind is Kind.DOCUMENT
            align = paint.RIGHT if kind is Kind.NUMBER else paint.LEFT
            words = str(value).replace("\n", " ")
            paint.text(painter, inner, words, self.PX, colour, bold, align, middle=kind is Kind.DOCUMENT)
        painter.restore()

    def _ring(self, painter: QPainter, box: QRectF, theme: Theme, first: bool, last: bool) -> None:
        """The focus ring runs around the whole row of the table that has the keys."""
        colour = QColor(theme.focus)
        painter.fillRect(QRectF(box.x(), box.y(), box.width(), FOCUS_RING), colour)
        painter.fillRect(QRectF(box.x(), box.bottom() - FOCUS_RING, box.width(), FOCUS_RING), colour)
        if first:
            painter.fillRect(QRectF(box.x(), box.y(), 4, box.height()), colour)
        if last:
            painter.fillRect(QRectF(box.right() - FOCUS_RING, box.y(), FOCUS_RING, box.height()), colour)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Width of the words, for fitting a column."""
        return QSize(round(paint.width(str(index.data() or ""), self.PX, True)) + 46, OFFICE)


class WorkTable(QTableView):
    """A read-only table: rows of values, opened by Enter or double click.

    Args:
        columns: Its columns.
        row_height: `DENSE`, `OFFICE` or `WORK_LIST`.
        empty: The sentence shown when there are no rows, with the next step in it.
    """

    opened = Signal(object)
    current_changed = Signal(object)

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None, *, row_height: int = OFFICE, empty: str = "") -> None:
        super().__init__(parent)
        self._empty = empty or self.tr("没有记录")
        self.rows = RowsModel(columns, self)
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        down = self.verticalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(DENSE)
        down.setDefaultSectionSize(row_height)
        across = self.horizontalHeader()
        across.setHighlightSections(False)
        across.setMinimumSectionSize(40)
        across.setFixedHeight(28)
        stretch = any(column.stretch for column in columns)
        for number, column in enumerate(columns):
            across.resizeSection(number, column.width)
            if column.stretch or (not stretch and number == len(columns) - 1):
                across.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        self.activated.connect(self._activated)
        selection = self.selectionModel()
        selection.currentRowChanged.connect(self._row_changed)

    def set_empty(self, words: str) -> None:
        """Another sentence for the empty table (「没有符合的，按 Esc 清除筛选」)."""
        self._empty = words
        self.viewport().update()

    def set_rows(self, rows: Sequence[Sequence[Any]], keys: Sequence[Any] | None = None) -> None:
        """Replaces the rows and keeps the chosen one if its key is still there."""
        chosen = self.current_key()
        self.rows.set_rows(rows, keys)
        at = self.rows.row_of(chosen) if chosen is not None else -1
        if at >= 0:
            self.rows.fetch_to(at)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(self.rows.index(at, 0), flags)
        self.setAccessibleDescription("" if rows else self._empty)
        self.viewport().update()

    def current_key(self) -> Any:
        """Key of the chosen row, None without one."""
        index = self.currentIndex()
        return self.rows.key(index.row()) if index.isValid() and index.row() < self.rows.total() else None

    def select_key(self, key: Any) -> bool:
        """Chooses the row with `key`; returns whether there is one."""
        at = self.rows.row_of(key)
        if at < 0:
            return False
        self.rows.fetch_to(at)
        self.selectRow(at)
        self.scrollTo(self.rows.index(at, 0))
        return True

    def on_open(self, slot: Callable[[Any], None]) -> None:
        """Connects `opened`."""
        self.opened.connect(slot)

    def _activated(self, index: QModelIndex) -> None:
        self.opened.emit(self.rows.key(index.row()))

    def _row_changed(self, index: QModelIndex, _: QModelIndex) -> None:
        self.current_changed.emit(self.rows.key(index.row()) if index.isValid() else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the chosen row on every platform."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._activated(self.currentIndex())
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, or the sentence for none."""
        super().paintEvent(event)
        if self.rows.total():
            return
        painter = QPainter(self.viewport())
        area = QRectF(self.viewport().rect()).adjusted(20, 16, -20, -16)
        found = paint.lines(self._empty, 15, area.width())
        top = area.y() + min(60.0, area.height() / 3)
        for number, line in enumerate(found):
            at = QRectF(area.x(), top + number * 24, area.width(), 24)
            paint.text(painter, at, line, 15, theme_of(self).text2, align=paint.CENTER)
        painter.end()
