"""A refusal in full: why, the values, who can help, the row; and what was scanned while the screen was latched."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons
from ui.theme.tokens import HOLD_FILL, State, Theme
from ui.widgets import paint
from ui.widgets.base import BenchPainted


@dataclass(frozen=True)
class RefusalView:
    """The four things a refusal says, and when it was recorded.

    Attributes:
        reason: The reason in one sentence.
        row: The row's ID (`C-14`).
        values: Label and value pairs (单据, 扫到的, 它属于, 状态).
        helper: The role that can put it right.
        extension: How to reach it.
        recorded: 「本次拒绝已记录 09:16:22」.
    """

    reason: str
    row: str
    values: tuple[tuple[str, str], ...] = ()
    helper: str = ""
    extension: str = ""
    recorded: str = ""


class RefusalCard(BenchPainted):
    """The refusal card; in the office it is drawn at three quarters of the bench's size."""

    row_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, office: bool = False) -> None:
        super().__init__(parent)
        self._office = office
        self._view = RefusalView("", "")
        self._row_box = QRectF()
        if office:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def unit(self) -> float:
        """Three quarters of a logical pixel in the office, millimetres at the bench."""
        return 0.75 if self._office else super().unit()

    def height_in_reference(self) -> float:
        """Room for everything it says."""
        helper = 112 if self._view.helper else 40
        reason = len(paint.lines(self._view.reason, 25, max(200.0, self.area().width() - 60), True, 3)) or 1
        return 44 + reason * 36 + 35 * len(self._view.values) + helper

    def show_refusal(self, view: RefusalView) -> None:
        """Shows a refusal."""
        self._view = view
        self.setAccessibleName(view.reason)
        pairs = "；".join(f"{name} {value}" for name, value in view.values)
        self.setAccessibleDescription("；".join((pairs, view.helper, view.extension, view.row)))
        self.rescale()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the row ID opens the rule."""
        at = event.position() / self.unit()
        if event.button() is Qt.MouseButton.LeftButton and self._row_box.contains(at):
            self.row_opened.emit(self._view.row)

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Wrong edge, reason large, pairs, helper, record."""
        view = self._view
        paint.rounded(painter, area, theme.surface1, theme.line, 6)
        painter.fillRect(QRectF(0, 0, 6, area.height()), QColor(theme.wrong_text))
        inner = area.adjusted(22, 10, -16, -6)
        paint.text(painter, QRectF(inner.x(), inner.y(), inner.width(), 28), self.tr("为什么不行"), 17, theme.text2)
        row = self.tr("条款 {row}").format(row=view.row) if view.row else ""
        wide = paint.width(row, 16)
        self._row_box = QRectF(inner.right() - wide, inner.y(), wide, 28)
        paint.text(painter, self._row_box, row, 16, theme.text2, align=paint.RIGHT)
        y = inner.y() + 32
        for line in paint.lines(view.reason, 25, inner.width(), True, 3):
            paint.text(painter, QRectF(inner.x(), y, inner.width(), 36), line, 25, theme.text1, True)
            y += 36
        full = y + 27 * len(view.values) + 118 <= inner.bottom()
        helper = (112.0 if full else 48.0) if view.helper else 32.0
        step = min(35.0, max(22.0, (inner.bottom() - helper - y - 4) / max(1, len(view.values))))
        label = max([90.0, *(paint.width(name, 19) + 14 for name, _ in view.values)])
        for name, value in view.values:
            paint.text(painter, QRectF(inner.x(), y, label, step), name, 19, theme.text2)
            room = inner.width() - label
            px = paint.fitting_px(value, 19, 16, room)
            paint.text(painter, QRectF(inner.x() + label, y, room, step), value, px, theme.text1)
            y += step
        if not view.helper or full:
            paint.text(painter, QRectF(inner.x(), inner.bottom() - 24, inner.width(), 24), view.recorded, 15, theme.text2)
        else:  # little room under a tall banner: the record moves to the head
            at = QRectF(inner.x() + 110, inner.y(), self._row_box.x() - inner.x() - 130, 28)
            paint.text(painter, at, view.recorded, 15, theme.text2)
        if view.helper:
            self._draw_helper(painter, inner, label, full, theme)

    def _draw_helper(self, painter: QPainter, inner: QRectF, label: float, full: bool, theme: Theme) -> None:
        view, top = self._view, inner.bottom() - (106 if full else 44)
        paint.rule(painter, inner.x(), top, inner.right(), top, theme.line, 2)
        first = top + (10 if full else 7)
        paint.text(painter, QRectF(inner.x(), first, label, 32), self.tr("谁能帮"), 18, theme.text2)
        drawn = paint.text(painter, QRectF(inner.x() + label, first, inner.width() - label, 32), view.helper, 21, theme.text1, True)
        if view.extension:
            x, y = (inner.x() + label + 2, top + 38) if full else (inner.x() + label + drawn + 20, top + 3)
            icons.draw(painter, "phone", QRectF(x, y + 7, 24, 24), theme.accent)
            paint.text(painter, QRectF(x + 32, y, inner.right() - x - 32, 40), view.extension, 26, theme.accent, True)


@dataclass(frozen=True)
class NotCounted:
    """A scan that came while the screen was latched; `done` once it was scanned again."""

    picture: str
    name: str
    detail: str
    time: str
    done: bool = False


class NotCountedList(BenchPainted):
    """未计入: what was scanned during the latch and must be scanned again."""

    HEAD = 58.0
    ROW = 74.0
    FOOT = 62.0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[NotCounted, ...] = ()
        self._counted = ""

    def show_items(self, items: tuple[NotCounted, ...], counted: str = "") -> None:
        """Shows the scans that did not count, newest last, and a sentence on what still counts."""
        self._items, self._counted = items, counted
        self.setAccessibleName(self.tr("未计入 {n} 件").format(n=len(items)))
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Amber head, rows, and the sentence at the foot."""
        paint.rounded(painter, area, theme.surface1, theme.line, 6)
        head = QPainterPath()
        head.addRoundedRect(QRectF(0, 0, area.width(), self.HEAD + 8), 6, 6)
        painter.save()
        painter.setClipRect(QRectF(0, 0, area.width(), self.HEAD), Qt.ClipOperation.IntersectClip)
        painter.fillPath(head, QColor(HOLD_FILL.ground))
        painter.restore()
        paint.shape(painter, State.HOLD, QRectF(16, 10, 38, 38), HOLD_FILL.ink, HOLD_FILL.ground, None)
        title = self.tr("未计入 {n} 件").format(n=len(self._items))
        drawn = paint.text(painter, QRectF(68, 0, 360, self.HEAD), title, 32, HOLD_FILL.ink, True)
        note = self.tr("停下时扫的，确认后要再扫一次")
        at = QRectF(68 + drawn + 20, 0, area.width() - 106 - drawn, self.HEAD)
        note = note if paint.width(note, 17) <= at.width() else self.tr("确认后要再扫一次")
        paint.text(painter, at, note, paint.fitting_px(note, 19, 17, at.width()), HOLD_FILL.ink, align=paint.RIGHT)
        room = area.height() - self.HEAD - self.FOOT
        fits = max(1, int(room / self.ROW))
        shown = self._items if len(self._items) <= fits else self._items[-fits:]
        if not self._items:
            at = QRectF(18, self.HEAD, area.width() - 36, self.ROW)
            paint.text(painter, at, self.tr("停下后还没有别的扫描"), 19, theme.text2)
        for number, item in enumerate(shown):
            self._draw_item(painter, QRectF(0, self.HEAD + 4 + number * self.ROW, area.width(), self.ROW), item, theme)
        foot = QRectF(18, area.bottom() - self.FOOT, area.width() - 36, self.FOOT)
        hidden = len(self._items) - len(shown)
        words = self.tr("再扫后自动划去") if not hidden else self.tr("前面还有 {n} 件").format(n=hidden)
        wide = paint.width(words, 18)
        paint.text(painter, foot, words, 18, theme.text2, align=paint.RIGHT)
        px = paint.fitting_px(self._counted, 19, 16, foot.width() - wide - 20, True)
        paint.text(painter, foot.adjusted(0, 0, -wide - 20, 0), self._counted, px, theme.text1, True)

    def _draw_item(self, painter: QPainter, box: QRectF, item: NotCounted, theme: Theme) -> None:
        paint.rule(painter, 14, box.bottom(), box.right() - 14, box.bottom(), theme.line, 2)
        middle = box.center().y()
        paint.picture(painter, QRectF(18, middle - 26, 52, 52), item.picture, theme)
        state, word = (State.GOOD, self.tr("已再扫")) if item.done else (State.NOT_YET, self.tr("待再扫"))
        word_x = box.right() - 14 - 132
        time_x = word_x - 90
        room = time_x - 86 - 8
        px = paint.fitting_px(item.name, 22, 18, room, True)
        drawn = paint.text(painter, QRectF(86, middle - 28, room, 34), item.name, px, theme.text1, True)
        if item.done:
            painter.setPen(QColor(theme.text1))
            painter.drawLine(QPointF(86, middle - 11), QPointF(86 + drawn, middle - 11))
        paint.text(painter, QRectF(86, middle + 5, room, 24), item.detail, 17, theme.text2)
        paint.text(painter, QRectF(time_x, box.y(), 76, box.height()), item.time, 17, theme.text2)
        colour = theme.good_text if item.done else theme.hold_text
        paint.mark(painter, state, QRectF(word_x - 2, middle - 14, 28, 28), theme, colour)
        paint.text(painter, QRectF(word_x + 34, box.y(), 110, box.height()), word, 21, colour, True)
