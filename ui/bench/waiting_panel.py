"""The orders that wait to be packed, in the order of their trucks: what the bench shows while it waits for a document."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from app.boxing.hints import WaitingOrder
from ui.theme.tokens import Theme
from ui.widgets import paint
from ui.widgets.base import BenchPainted


class WaitingPanel(BenchPainted):
    """One large line for the next order, one each for those after it; nothing to click, the 发货单 is scanned."""

    HEAD = 45.0
    FIRST = 132.0
    ROW = 58.0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._orders: tuple[WaitingOrder, ...] = ()
        self._today = date.min
        self.setObjectName("list.waiting")

    def show_orders(self, orders: tuple[WaitingOrder, ...], today: date) -> None:
        """Shows the orders, the next one first; a truck of another day with its date."""
        self._orders, self._today = orders, today
        words = "；".join(f"{one.time_on(today)} {one.number} {one.customer}".strip() for one in orders)
        self.setAccessibleName(words or self.tr("没有等装箱的发货单"))
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Card, heading, the next order large, the rest."""
        paint.rounded(painter, area, theme.surface1, theme.line, 6)
        title = self.tr("等装箱的发货单·按装车时间")
        paint.text(painter, QRectF(20, 0, area.width() - 40, self.HEAD), title, 17, theme.text1, True)
        count = self.tr("共 {n} 单").format(n=len(self._orders))
        paint.text(painter, QRectF(20, 0, area.width() - 40, self.HEAD), count, 17, theme.text2, align=paint.RIGHT)
        paint.rule(painter, 1, self.HEAD, area.right() - 1, self.HEAD, theme.line)
        if not self._orders:
            paint.text(painter, area.adjusted(20, self.HEAD, -20, 0), self.tr("没有等装箱的发货单"), 22, theme.text1, align=paint.CENTER)
            return
        self._draw_first(painter, QRectF(1, self.HEAD + 1, area.width() - 2, self.FIRST), self._orders[0], theme)
        top = self.HEAD + self.FIRST + 1
        fits = int((area.height() - top - 4) / self.ROW)
        rest = self._orders[1:]
        shown = rest if len(rest) <= fits else rest[: max(0, fits - 1)]
        for number, one in enumerate(shown):
            self._draw_row(painter, QRectF(1, top + number * self.ROW, area.width() - 2, self.ROW), one, theme)
        if len(shown) < len(rest):
            words = self.tr("后面还有 {n} 单").format(n=len(rest) - len(shown))
            paint.text(painter, QRectF(20, top + len(shown) * self.ROW, area.width() - 40, self.ROW), words, 17, theme.text2)

    def _draw_first(self, painter: QPainter, box: QRectF, one: WaitingOrder, theme: Theme) -> None:
        painter.fillRect(box, QColor(theme.accent_soft))
        painter.fillRect(QRectF(box.x(), box.y(), 6, box.height()), QColor(theme.accent))
        time = one.time or self.tr("未排车")
        wide = max(150.0, paint.width(time, 56 if one.time else 34, True))
        paint.text(painter, QRectF(24, box.y() + 10, wide, 72), time, 56 if one.time else 34, theme.text1, True)
        paint.text(painter, QRectF(24, box.y() + 84, wide + 10, 30), self._loading(one), 20, theme.text2)
        x = 24 + wide + 28
        boxes = self._boxes(one)
        right = paint.width(boxes, 30, True)
        room = box.right() - x - right - 44
        px = paint.fitting_px(one.customer, 32, 22, room, True)
        paint.text(painter, QRectF(x, box.y() + 16, room, 46), one.customer, px, theme.text1, True)
        where = "·".join(part for part in (one.number, one.dock, one.trip_no) if part)
        paint.text(painter, QRectF(x, box.y() + 68, room, 34), where, paint.fitting_px(where, 22, 17, room), theme.text1)
        paint.text(painter, QRectF(box.right() - right - 22, box.y() + 16, right, 46), boxes, 30, theme.text1, True, paint.RIGHT)
        done = self.tr("已装 {n} / {total} 件").format(n=one.boxed, total=one.pieces)
        paint.text(painter, QRectF(x, box.y() + 68, box.right() - x - 22, 34), done, 20, theme.text2, align=paint.RIGHT)

    def _draw_row(self, painter: QPainter, box: QRectF, one: WaitingOrder, theme: Theme) -> None:
        paint.rule(painter, 13, box.bottom(), box.right() - 13, box.bottom(), theme.line)
        time = one.time or self.tr("未排车")
        day = self._day(one)
        line = QRectF(24, box.y() + 22 if day else box.y(), 100, box.height() - 22 if day else box.height())
        paint.text(painter, line, time, 26 if one.time else 19, theme.text1, True)
        paint.text(painter, QRectF(24, box.y() + 4, 104, 22), day, 16, theme.text2)
        boxes = self._boxes(one)
        right = paint.width(boxes, 22, True)
        where = "·".join(part for part in (one.number, one.dock) if part)
        wide = min(paint.width(where, 20) + 4, box.width() * 0.4)
        left = box.right() - right - 44 - wide
        room = left - 132 - 16
        px = paint.fitting_px(one.customer, 22, 17, room)
        paint.text(painter, QRectF(132, box.y(), room, box.height()), one.customer, px, theme.text1, middle=True)
        px = paint.fitting_px(where, 20, 15, wide)
        paint.text(painter, QRectF(left, box.y(), wide, box.height()), where, px, theme.text2, align=paint.RIGHT, middle=True)
        paint.text(painter, QRectF(box.right() - right - 22, box.y(), right, box.height()), boxes, 22, theme.text1, True, paint.RIGHT)

    def _loading(self, one: WaitingOrder) -> str:
        """What stands below the time: loading, with the date where it is not today's."""
        if not one.time:
            return ""
        day = one.time_on(self._today).removesuffix(one.time).strip()
        words = self.tr("{day} 装车，已过") if one.is_past(self._today) else self.tr("{day} 装车") if day else self.tr("装车")
        return words.format(day=day)

    def _day(self, one: WaitingOrder) -> str:
        """The date of a truck that is not today's; blank for today's."""
        day = one.time_on(self._today).removesuffix(one.time).strip()
        return self.tr("{day} 已过").format(day=day) if day and one.is_past(self._today) else day

    def _boxes(self, one: WaitingOrder) -> str:
        if one.boxes:
            return self.tr("{n} / {count} 箱").format(n=one.boxes, count=one.box_count)
        return self.tr("{count} 箱").format(count=one.box_count)


