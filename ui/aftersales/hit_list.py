"""What the words of a call can mean, group by group: serials, customers, their open cases, their deliveries."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from app.aftersales.views import Caller
from ui import icons
from ui.theme.tokens import State, Theme
from ui.widgets import paint
from ui.widgets.base import Painted

HEAD, ROW = 24, 50
_ICONS = {"unit": "cube", "customer": "user", "case": "headset", "delivery": "truck", "phone": "phone", "article": "book"}


class HitList(Painted):
    """The hits. It never takes the focus: the search box keeps the keys and moves the line that is marked.

    Attributes:
        chosen: A line was chosen by Enter or click; carries its `Caller`.
        opened: A line was double-clicked; carries its `Caller`.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[Caller, ...] = ()
        self._at = -1
        self._taken: frozenset[tuple[str, str]] = frozenset()
        self._empty = self.tr("键入电话、客户拼音首字母，或序列号的末四位、开头、全号，\n或直接扫产品标签。")
        self.setObjectName("list.callers")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def hits(self) -> tuple[Caller, ...]:
        """What is listed."""
        return self._hits

    @property
    def current(self) -> Caller | None:
        """The marked line."""
        return self._hits[self._at] if 0 <= self._at < len(self._hits) else None

    def show_hits(self, hits: Sequence[Caller], searched: bool) -> None:
        """Shows other hits; `searched` says whether anything was asked for."""
        before = self.current
        self._hits = tuple(hits)
        keys = [(hit.kind, hit.key) for hit in hits]
        again = (before.kind, before.key) if before is not None else None
        self._at = keys.index(again) if again in keys else 0 if hits else -1
        self._empty = (
            self.tr("没有找到。记下电话和原话就能登记，\n客户和产品以后再补。") if searched
            else self.tr("键入电话、客户拼音首字母，或序列号的末四位、开头、全号，\n或直接扫产品标签。")
        )  # fmt: skip
        self._tell()

    def take(self, taken: frozenset[tuple[str, str]]) -> None:
        """Ticks the lines that the call is about, by kind and key."""
        self._taken = taken
        self.update()

    def step(self, by: int) -> None:
        """Marks the next line or the one before."""
        if self._hits:
            self._at = max(0, min(len(self._hits) - 1, self._at + by))
            self._tell()
            port = self.parentWidget()
            area = port.parentWidget() if port is not None else None
            if isinstance(area, QScrollArea):
                top = self._tops()[self._at]
                area.ensureVisible(0, top + ROW // 2, 0, ROW // 2 + HEAD)

    def choose(self) -> None:
        """Takes the marked line."""
        if self.current is not None:
            self.chosen.emit(self.current)

    def _tell(self) -> None:
        one = self.current
        self.setAccessibleName(f"{one.title} {one.detail}" if one else self._empty)
        self.updateGeometry()
        self.setMinimumHeight(self._height())
        self.update()

    def _groups(self) -> list[tuple[str, list[Caller]]]:
        names = {
            "unit": self.tr("序列号"), "customer": self.tr("客户"), "case": self.tr("未结服务单"), "delivery": self.tr("最近发货"),
            "phone": self.tr("新号码"), "article": self.tr("手册里像这样的"),
        }  # fmt: skip
        return [(names[kind], list(hits)) for kind, hits in groupby(self._hits, key=lambda hit: hit.kind)]

    def _height(self) -> int:
        return len(self._groups()) * HEAD + len(self._hits) * ROW if self._hits else 72

    def _tops(self) -> list[int]:
        """Upper edge of each line."""
        tops, y = [], 0
        for _, hits in self._groups():
            y += HEAD
            for _ in hits:
                tops.append(y)
                y += ROW
        return tops

    def sizeHint(self) -> QSize:
        """All lines."""
        return QSize(320, self._height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click takes the line."""
        at = self._line_at(event.position().y())
        if at >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self._at = at
            self._tell()
            self.choose()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens it."""
        if self.current is not None and self._line_at(event.position().y()) == self._at:
            self.opened.emit(self.current)

    def _line_at(self, y: float) -> int:
        return next((n for n, top in enumerate(self._tops()) if top <= y < top + ROW), -1)

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Groups with their counts, lines with icon and two rows of words."""
        painter.fillRect(area, QColor(theme.surface1))
        if not self._hits:
            for n, line in enumerate(self._empty.split("\n")):
                paint.text(painter, QRectF(14, 12 + n * 22, area.width() - 28, 22), line, 14, theme.text2)
            return
        y, number = 0.0, 0
        for name, hits in self._groups():
            painter.fillRect(QRectF(0, y, area.width(), HEAD), QColor(theme.surface2))
            paint.text(painter, QRectF(14, y, 200, HEAD), name, 13, theme.text2, True)
            paint.text(painter, QRectF(0, y, area.width() - 14, HEAD), str(len(hits)), 13, theme.text2, align=paint.RIGHT)
            y += HEAD
            for hit in hits:
                self._line(painter, QRectF(0, y, area.width(), ROW), hit, number == self._at, theme)
                y += ROW
                number += 1

    def _line(self, painter: QPainter, box: QRectF, hit: Caller, marked: bool, theme: Theme) -> None:
        taken = (hit.kind, hit.key) in self._taken
        if marked or taken:
            painter.fillRect(box, QColor(theme.accent_soft))
        if marked:
            painter.fillRect(QRectF(box.x(), box.y(), 4, box.height()), QColor(theme.accent))
        paint.rule(painter, 14, box.bottom() - 0.5, box.right() - 14, box.bottom() - 0.5, theme.line)
        icons.draw(painter, _ICONS[hit.kind], QRectF(15, box.center().y() - 10, 20, 20), theme.text2)
        right = box.right() - 14
        if taken:
            right = paint.chip(painter, right, box.y() + 5, State.GOOD, self.tr("已选"), theme) - 8
        elif hit.state:
            state = State.GOOD if hit.settled else State.UNDER_WAY
            right = paint.chip(painter, right, box.y() + 5, state, hit.state, theme) - 8
        elif marked:
            words = {"phone": self.tr("↵ 记为来电电话"), "article": self.tr("↵ 打开")}.get(hit.kind, self.tr("↵ 选中"))
            paint.text(painter, QRectF(box.x(), box.y() + 3, right - box.x(), 24), words, 13, theme.text2, align=paint.RIGHT)
            right -= paint.width(words, 13) + 8
        paint.text(painter, QRectF(44, box.y() + 3, right - 44, 24), hit.title, 15, theme.text1, True)
        paint.text(painter, QRectF(44, box.y() + 25, box.right() - 58, 20), hit.detail, 13, theme.text2)
