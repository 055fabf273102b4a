"""Under the gate's ready screen: whom to call, and the few things besides a pass, each on a large key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui import icons
from ui.theme.tokens import Theme
from ui.widgets import paint
from ui.widgets.base import BenchBoard
from ui.widgets.bench import NoFocusButton


@dataclass(frozen=True)
class ReadyKeyView:
    """A large key: its name in code, icon, words, a line under them, the key on the keyboard that does the same."""

    name: str
    icon: str
    words: str
    sub: str
    cap: str


class ReadyKey(NoFocusButton):
    """One large key, wide enough for a glove."""

    def __init__(self, view: ReadyKeyView, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self.setObjectName(f"do.gate_{view.name}")
        self.show_view(view)

    def show_view(self, view: ReadyKeyView) -> None:
        """Other words on the same key."""
        self._view = view
        self.setAccessibleName(f"{view.words} {view.sub}".rstrip())
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Icon, words with the key cap, and under both what stands behind them: it may be long."""
        view, middle = self._view, area.center().y()
        paint.rounded(painter, area, theme.line if self.isDown() else theme.surface2, theme.line_control, 6, 2)
        icons.draw(painter, view.icon, QRectF(18, middle - 21, 42, 42), theme.text1)
        cap = paint.width(view.cap, 20) + 14
        paint.key_cap(painter, area.right() - 16 - cap, middle - 18, view.cap, 20, theme.text2)
        room = area.width() - 76 - cap - 28
        px = paint.fitting_px(view.words, 30, 22, room, True)
        paint.text(painter, QRectF(76, middle - 39, room, 42), view.words, px, theme.text1, True)
        paint.text(painter, QRectF(76, middle + 3, area.width() - 76 - 16, 32), view.sub, 20, theme.text2)


class ReadyKeys(BenchBoard):
    """The card with who is on duty, and the keys. Emits `triggered` with the name of a key."""

    reference_height = 216
    CARD = 0.38
    """Share of the width that the card takes."""

    triggered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: dict[str, ReadyKey] = {}
        self._who, self._phone = "", ""

    def show_duty(self, who: str, phone: str) -> None:
        """Whom to call."""
        self._who, self._phone = who, phone
        self.setAccessibleName(f"{who} {phone}".strip())
        self.update()

    def show_keys(self, views: Sequence[ReadyKeyView]) -> None:
        """The keys in order; known ones only change their words."""
        for view in views:
            if view.name in self._keys:
                self._keys[view.name].show_view(view)
                continue
            key = self._keys[view.name] = ReadyKey(view, self)
            key.clicked.connect(lambda _=False, name=view.name: self.triggered.emit(name))
            key.show()
            self.place()

    def key(self, name: str) -> ReadyKey:
        """The key of one name."""
        return self._keys[name]

    def place(self) -> None:
        """One column of keys beside the card, two when there are more than two keys."""
        unit, area = self.unit(), self.area()
        left, top, gap = 24 + (area.width() - 48) * self.CARD + 12, 0.0, 10.0
        columns = 2 if len(self._keys) > 2 else 1
        down = max(1, -(-len(self._keys) // columns))
        wide = (area.width() - 24 - left - gap * (columns - 1)) / columns
        high = (area.height() - 20 - gap * (down - 1)) / down
        for number, key in enumerate(self._keys.values()):
            row, column = divmod(number, columns)
            x, y = left + column * (wide + gap), top + row * (high + gap)
            at = round(x * unit), round(y * unit)
            key.setGeometry(*at, round((x + wide) * unit) - at[0], round((y + high) * unit) - at[1])

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """The card: no pass, no exit; whom to call."""
        box = QRectF(24, 0, (area.width() - 48) * self.CARD, area.height() - 20)
        paint.rounded(painter, box, theme.surface1, theme.line, 6)
        room = box.width() - 44
        paint.text(painter, QRectF(box.x() + 22, 14, room, 34), self.tr("没有出门证的车不抬杆，打电话："), 22, theme.text1)
        px = paint.fitting_px(self._who, 34, 22, room, True)
        paint.text(painter, QRectF(box.x() + 22, 54, room, 50), self._who, px, theme.text1, True)
        icons.draw(painter, "phone", QRectF(box.x() + 22, 122, 44, 44), theme.text1)
        px = paint.fitting_px(self._phone, 58, 30, room - 60, True)
        paint.text(painter, QRectF(box.x() + 80, 106, room - 58, 76), self._phone, px, theme.text1, True)
