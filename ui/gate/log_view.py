"""The gate log of the day (H-08): every attempt, released and refused, in the gate's own sizes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QVBoxLayout, QWidget

from app.core.clock import site_time
from app.gate.views import GateLogEntry, GateOutcome
from ui.gate.side import GateSide
from ui.plates import plate_words
from ui.theme import measure
from ui.theme.current import theme_of
from ui.theme.tokens import State, Theme
from ui.widgets import paint
from ui.widgets.base import BenchPainted
from ui.widgets.gate_head import quiet_mark
from ui.widgets.tables import Column, Index, Kind, MarkCell, RowsModel, WorkTable

ROW, HEAD, PX = 62, 46, 20
"""Height of a row and of the headings, and the size of the words, in reference pixels."""


class _LogHead(BenchPainted):
    """What the list is, and the keys that work here."""

    reference_height = 62

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words, self.said = "", ""

    def show_words(self, words: str, said: str = "") -> None:
        self.words, self.said = words, said
        self.setAccessibleName(" ".join(part for part in (words, said) if part))
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        x = area.right() - 24
        for cap, words in reversed((("↑↓", self.tr("翻看")), ("F10", self.tr("打印")), ("Esc", self.tr("回到核验")))):
            x -= paint.width(words, PX)
            paint.text(painter, QRectF(x, 0, 300, area.height()), words, PX, theme.text2)
            x -= paint.width(cap, PX) + PX * 0.7 + 10
            paint.key_cap(painter, x, area.center().y(), cap, PX, theme.text2)
            x -= 26
        at = 24 + paint.text(painter, QRectF(24, 0, x - 30, area.height()), self.words, 28, theme.text1, True) + 24
        found = paint.lines(self.said, PX, x - at - 10, most=2)
        for number, line in enumerate(found):
            top = area.height() / 2 - 13 * len(found) + 26 * number
            paint.text(painter, QRectF(at, top, x - at - 10, 26), line, PX, theme.text1)


class _LogRows(QStyledItemDelegate):
    """Large cells, of two lines where they are long. What was released is ticked without green, which is the verdict's alone."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        table = self.parent()
        assert isinstance(table, QWidget)
        theme, unit = theme_of(table), measure.unit(table)
        model = index.model()
        assert isinstance(model, RowsModel)
        column = model.columns[index.column()]
        value = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(unit, unit)
        box = QRectF(option.rect.x() / unit, option.rect.y() / unit, option.rect.width() / unit, option.rect.height() / unit)
        painter.fillRect(box, QColor(theme.surface1 if index.row() % 2 else theme.surface0))
        paint.rule(painter, box.x(), box.bottom(), box.right(), box.bottom(), theme.line)
        inner = box.adjusted(8, 0, -8, 0)
        if isinstance(value, MarkCell):
            quiet_mark(painter, value.state, QRectF(inner.x(), inner.center().y() - 13, 26, 26), theme)
            ink = theme.text1 if value.state is State.GOOD else theme.text_of(value.state)
            paint.text(painter, inner.adjusted(36, 0, 0, 0), value.word, PX, ink, True)
        elif column.stretch or column.kind is Kind.TEXT:
            found = paint.lines(str(value), PX, inner.width(), most=2)
            top = inner.center().y() - 13 * len(found)
            for number, line in enumerate(found):
                paint.text(painter, QRectF(inner.x(), top + 26 * number, inner.width(), 26), line, PX, theme.text1)
        else:
            align = paint.RIGHT if column.kind is Kind.NUMBER else paint.LEFT
            px = paint.fitting_px(str(value), PX, 18, inner.width())
            paint.text(painter, inner, str(value), px, theme.text1, align=align, middle=column.kind is Kind.DOCUMENT)
        painter.restore()


class _LogTable(WorkTable):
    """The sentence for an empty day is as large as all words at the gate."""

    def paintEvent(self, event: QPaintEvent) -> None:
        QTableView.paintEvent(self, event)
        if self.rows.total():
            return
        painter, unit = QPainter(self.viewport()), measure.unit(self)
        painter.scale(unit, unit)
        area = QRectF(0, 60, self.viewport().width() / unit, 40)
        paint.text(painter, area, self._empty, 26, theme_of(self).text1, align=paint.CENTER)
        painter.end()


class GateLog(GateSide):
    """The list of the day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head, self._note = _LogHead(self), ""
        self.table = _LogTable(
            [
                Column(self.tr("时间"), Kind.DATE, 106),
                Column(self.tr("结果"), Kind.MARK, 152),
                Column(self.tr("出门证"), Kind.DOCUMENT, 138),
                Column(self.tr("车号"), Kind.TEXT, 136),
                Column(self.tr("客户"), Kind.TEXT, 216),
                Column(self.tr("箱数"), Kind.NUMBER, 76),
                Column(self.tr("原因"), stretch=True),
                Column(self.tr("条款"), width=78),
                Column(self.tr("门卫"), width=100),
            ],
            empty=self.tr("今天还没有车辆出门。扫出门证就开始核验。"),
        )
        self.table.setObjectName("list.gate_log")
        self.table.setItemDelegate(_LogRows(self.table))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.table, 1)

    def show_entries(self, entries: Sequence[GateLogEntry]) -> None:
        """Shows the attempts, newest first."""
        released = sum(entry.outcome is GateOutcome.RELEASED for entry in entries)
        words = self.tr("今日门岗记录·放行 {released}·拒放 {refused}")
        self._head.show_words(words.format(released=released, refused=len(entries) - released), self._head.said)
        self.table.set_rows([self._row(entry) for entry in entries], [entry.check_id for entry in entries])

    def begin(self) -> None:
        """Starts at the newest."""
        self.table.scrollToTop()
        self.say("")

    def say(self, words: str) -> None:
        """What became of printing, beside the title; nothing makes room for the note."""
        self._head.show_words(self._head.words, words or self._note)

    def note(self, words: str) -> None:
        """What has to be known of the list as long as it is so."""
        self._note = words
        self.say("")

    def take_key(self, event: QKeyEvent) -> None:
        """The arrow and page keys turn the list, Esc leaves it."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        bar = self.table.verticalScrollBar()
        step = round(ROW * measure.unit(self))
        moves = {
            Qt.Key.Key_Down: step, Qt.Key.Key_Up: -step, Qt.Key.Key_PageDown: bar.pageStep(), Qt.Key.Key_PageUp: -bar.pageStep(),
        }  # fmt: skip
        bar.setValue(bar.value() + moves.get(Qt.Key(event.key()), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Heights, widths and headings follow the millimetres of the page."""
        super().resizeEvent(event)
        unit = measure.unit(self)
        across, down = self.table.horizontalHeader(), self.table.verticalHeader()
        across.setFixedHeight(round(HEAD * unit))
        across.setStyleSheet(f"QHeaderView::section {{ font-size: {round(PX * unit)}px; }}")
        down.setDefaultSectionSize(round(ROW * unit))
        for number, column in enumerate(self.table.rows.columns):
            if across.sectionResizeMode(number) is not QHeaderView.ResizeMode.Stretch:
                across.resizeSection(number, round(column.width * unit))

    def _row(self, entry: GateLogEntry) -> list[object]:
        good = entry.outcome is GateOutcome.RELEASED
        mark = MarkCell(State.GOOD, self.tr("放行")) if good else MarkCell(State.WRONG, self.tr("拒放"))
        alone = ""
        if entry.offline:
            alone = self.tr("离线核验") if entry.recorded_at is not None else self.tr("离线核验，未上传")
        keyed = self.tr("键了 {what}").format(what=entry.keyed) if entry.keyed else ""
        reason = "·".join(part for part in (entry.reason, keyed, alone) if part)
        plate = " ".join(part for part in (plate_words(entry.plate), entry.trailer) if part)
        return [
            f"{site_time(entry.at):%H:%M:%S}", mark, entry.pass_no or "—", plate or "—", entry.customer or "—",
            str(entry.boxes or "—"), reason or "—", entry.clause or "—", entry.guard,
        ]  # fmt: skip
