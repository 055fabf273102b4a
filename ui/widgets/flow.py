"""A row that goes on in a second line where there is no room: English words are longer than Chinese ones."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QSpacerItem, QWidget


class FlowLayout(QLayout):
    """Widgets from left to right, line by line; it asks for no more width than its widest part.

    Args:
        gap: Pixels between two parts and between two lines.
    """

    def __init__(self, gap: int = 8) -> None:
        super().__init__()
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self._high: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def add_gap(self, wide: int) -> None:
        """More room before the next part, unless it begins a line."""
        self.addItem(QSpacerItem(wide, 0, QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed))

    def addItem(self, item: QLayoutItem) -> None:
        """Takes a part."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """How many parts there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One part."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Gives a part away."""
        self._high.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It never asks for more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Less width is more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all lines; Qt asks for the same width again and again while it lays a window out."""
        high = self._high.get(width)
        if high is None:
            high = self._high[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return high

    def invalidate(self) -> None:
        """A part has another size, came, went, or was hidden."""
        self._high.clear()
        super().invalidate()

    def sizeHint(self) -> QSize:
        """Everything in one line."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty() or item.spacerItem() is not None]
        wide = sum(size.width() + self._gap for size in shown) - self._gap if shown else 0
        return QSize(wide, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        """The widest part, one line high."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        """Puts every part in its place."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        x, y, high = rect.x(), rect.y(), 0
        for item in self._items:
            if item.spacerItem() is not None:
                x += item.sizeHint().width() if x > rect.x() else 0
                continue
            widget: QWidget | None = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = item.sizeHint()
            if x > rect.x() and x + size.width() > rect.x() + rect.width():
                x, y, high = rect.x(), y + high + self._gap, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x, high = x + size.width() + self._gap, max(high, size.height())
        return y + high - rect.y()
