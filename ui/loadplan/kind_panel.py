"""Choosing the vehicle or container of a trip: every kind drawn to one scale with its measures, or the program chooses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from app.planner.kinds import VehicleKind
from ui.theme.tokens import Theme
from ui.widgets import paint
from ui.widgets.base import Card, Painted, PlainLabel
from ui.widgets.buttons import KeyButton, PrimaryButton


class KindList(Painted):
    """Rows with a silhouette of the inside, name, measures and payload; ↑ ↓ choose."""

    chosen = Signal(str)
    taken = Signal(str)

    ROW = 50.0
    PICTURE = 104.0

    def __init__(self) -> None:
        super().__init__()
        self._kinds: tuple[VehicleKind, ...] = ()
        self._at, self._first = 0, 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setObjectName("list.kinds")

    @property
    def current(self) -> VehicleKind | None:
        """The chosen kind."""
        return self._kinds[self._at] if self._kinds else None

    def sizeHint(self) -> QSize:
        """Four rows at least."""
        return QSize(320, round(4 * self.ROW))

    def show_kinds(self, kinds: Sequence[VehicleKind], key: str) -> None:
        """Lists the kinds, the one with `key` chosen."""
        self._kinds = tuple(kinds)
        self._at = next((n for n, kind in enumerate(self._kinds) if kind.key == key), 0)
        self._reveal()

    def _rows(self) -> int:
        return max(1, int(self.height() // self.ROW))

    def _reveal(self) -> None:
        rows = self._rows()
        if self._at < self._first:
            self._first = self._at
        elif self._at >= self._first + rows:
            self._first = self._at - rows + 1
        self._first = max(0, min(self._first, len(self._kinds) - rows))
        kind = self.current
        self.setAccessibleName(f"{kind.name} {kind.size_words}" if kind is not None else "")
        self.update()

    def resizeEvent(self, event: object) -> None:
        """The chosen one stays in sight."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._reveal()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """As many rows as fit, and how many more there are."""
        rows = self._rows()
        longest = max((kind.container.length_mm for kind in self._kinds), default=1)
        for number, kind in enumerate(self._kinds[self._first : self._first + rows]):
            row = QRectF(0, number * self.ROW, area.width(), self.ROW - 4)
            here = self._first + number == self._at
            edge = theme.focus if here and self.hasFocus() else theme.accent if here else None
            paint.rounded(painter, row, theme.accent_soft if here else None, edge, 4, 2)
            self._draw_inside(painter, QRectF(row.x() + 8, row.y() + 4, self.PICTURE, row.height() - 8), kind, longest, theme)
            x, room = row.x() + self.PICTURE + 18, row.width() - self.PICTURE - 26
            payload = kind.container.payload_g
            weight = self.tr("{t} t").format(t=f"{payload / 1e6:g}") if payload else ""
            wide = paint.text(painter, QRectF(x, row.y() + 2, room, 22), weight, 14, theme.text1, True, paint.RIGHT)
            paint.text(painter, QRectF(x, row.y() + 2, room - wide - 8, 22), kind.name, 15, theme.text1, True)
            volume = f"{kind.container.volume / 1e9:.1f} m³"
            paint.text(painter, QRectF(x, row.y() + 23, room, 20), f"{kind.size_words} mm·{volume}", 12, theme.text2)

    @staticmethod
    def _draw_inside(painter: QPainter, box: QRectF, kind: VehicleKind, longest: int, theme: Theme) -> None:
        """Seen from the left, to the scale of the longest one, on wheels."""
        inside = kind.container
        scale = min(box.width() / longest, (box.height() - 6) / 3000)
        wide, high = inside.length_mm * scale, inside.height_mm * scale
        at = QRectF(box.x(), box.bottom() - 6 - high, wide, high)
        painter.setPen(QPen(QColor(theme.text1), 1.4))
        painter.setBrush(QColor(theme.surface1))
        painter.drawRect(at)
        painter.setBrush(QColor(theme.text2))
        painter.setPen(Qt.PenStyle.NoPen)
        if kind.family != "container":
            for place in (0.16, 0.78):
                painter.drawEllipse(QRectF(at.x() + wide * place - 3.5, at.bottom() - 1, 7, 7))
        else:
            for x in (at.left(), at.right() - 4):
                painter.drawRect(QRectF(x, at.bottom(), 4, 4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑ ↓ PgUp PgDn choose, Enter takes."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -self._rows(), Qt.Key.Key_PageDown: self._rows()}
        key = Qt.Key(event.key())
        if key in steps and self._kinds:
            self._at = max(0, min(len(self._kinds) - 1, self._at + steps[key]))
            self._reveal()
            self.chosen.emit(self._kinds[self._at].key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._kinds:
            self.taken.emit(self._kinds[self._at].key)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        at = self._first + int(event.position().y() // self.ROW)
        if 0 <= at < len(self._kinds):
            self._at = at
            self._reveal()
            self.chosen.emit(self._kinds[at].key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click takes."""
        if self.current is not None:
            self.taken.emit(self.current.key)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls."""
        step = -1 if event.angleDelta().y() > 0 else 1
        self._first = max(0, min(len(self._kinds) - self._rows(), self._first + step))
        self.update()


class KindPanel(Card):
    """The card while a kind is chosen.

    Attributes:
        taken: A kind was taken, by its key.
        advised: The program is to choose.
        left: Nothing is changed.
    """

    taken = Signal(str)
    advised = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("选车型、柜型"), self.tr("↑↓ 选，回车定"), padding=10)
        self.hint = PlainLabel("", "caption")
        self.hint.setObjectName("label.kind_advice")
        self.hint.setWordWrap(True)
        self.list = KindList()
        self.list.taken.connect(self.taken)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.hint)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.back = KeyButton(self.tr("返回"), cap="Esc")
        self.back.setObjectName("do.leave_kinds")
        self.back.clicked.connect(self.left)
        self.advise = KeyButton(self.tr("替我选"), key="Alt+T")
        self.advise.setObjectName("do.advise_kind")
        self.advise.clicked.connect(self.advised)
        self.take = PrimaryButton(self.tr("用这种"))
        self.take.setObjectName("do.take_kind")
        self.take.clicked.connect(self._take)
        for button in (self.back, self.advise, self.take):
            row.addWidget(button, 1)
        self.body.addLayout(row)

    def show_kinds(self, kinds: Sequence[VehicleKind], key: str) -> None:
        """Lists the kinds."""
        self.list.show_kinds(kinds, key)

    def say(self, words: str) -> None:
        """How to choose, or what was found."""
        self.hint.setText(words)

    def _take(self) -> None:
        if self.list.current is not None:
            self.taken.emit(self.list.current.key)
