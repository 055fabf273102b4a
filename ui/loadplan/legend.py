"""What the colours and patterns of the load mean, and what dashed boxes are."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.loadplan.colours import Colours, Entry
from ui.loadplan.drawing import fill, plate, style_of
from ui.theme.tokens import Theme
from ui.widgets import paint
from ui.widgets.base import Painted, tool_tip


class HintLine(Painted):
    """One small line at the right: which keys do what, or the chosen box in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setFixedHeight(30)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """What is said."""
        return self._words

    def say(self, words: str) -> None:
        """Says something else."""
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip(tool_tip(words))
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """As large as fits, at the right."""
        px = paint.fitting_px(self._words, 13, 12, area.width())
        paint.text(painter, area, self._words, px, theme.text2, align=paint.RIGHT)


class Legend(Painted):
    """Swatches with number and words, as many as fit; the rest is counted and stands in the tool tip."""

    SWATCH = 28.0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._estimated = 0
        self.setFixedHeight(26)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(240, 26)

    def show_colours(self, colours: Colours, estimated: int) -> None:
        """Shows the legend; `estimated` boxes are drawn dashed."""
        self._entries, self._estimated = colours.legend, estimated
        words = "；".join(f"{entry.series.number} {entry.words} {entry.count}" for entry in self._entries)
        self.setAccessibleName(words)
        self.setToolTip(tool_tip(words))
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """From the left."""
        dashed = self.tr("预估 {n} 箱").format(n=self._estimated) if self._estimated else ""
        tail = self.SWATCH + paint.width(dashed, 14) + 24 if dashed else 0.0
        x, room = area.x(), area.width() - tail
        whole = sum(self.SWATCH + 22 + paint.width(entry.words, 14) for entry in self._entries)
        share = (room - 40) / max(1, len(self._entries)) - self.SWATCH - 22
        most = 400.0 if whole <= room else max(90.0, share)
        for number, entry in enumerate(self._entries):
            wide = min(paint.width(entry.words, 14), most)
            rest = len(self._entries) - number
            if x + self.SWATCH + 6 + wide > area.x() + room - (44 if rest > 1 else 0) and number:
                paint.text(painter, QRectF(x, 0, 60, area.height()), f"+{rest}", 14, theme.text2, True)
                x += 44
                break
            self._draw_swatch(painter, QRectF(x, 3, self.SWATCH, 20), entry)
            paint.text(painter, QRectF(x + self.SWATCH + 6, 0, wide + 2, area.height()), entry.words, 14, theme.text1)
            x += self.SWATCH + wide + 22
        if dashed:
            box = QRectF(x + 0.5, 3.5, self.SWATCH - 1, 19)
            painter.setPen(QPen(QColor(theme.text1), 1.2, Qt.PenStyle.DashLine))
            painter.setBrush(QColor(theme.surface2))
            painter.drawRect(box)
            paint.text(painter, QRectF(x + self.SWATCH + 6, 0, 160, area.height()), dashed, 14, theme.text1)

    @staticmethod
    def _draw_swatch(painter: QPainter, box: QRectF, entry: Entry) -> None:
        style = style_of(entry.series)
        fill(painter, QPolygonF([box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()]), style)
        plate(painter, box.center(), str(entry.series.number), 13, QColor(style.ground), style.ink)
