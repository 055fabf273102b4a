"""Where the affected goods are, as a picture: one bar for all of them, and a row for each place and customer (J-15, J-31)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.aftersales.tracking_views import GoodsLine, Where
from app.slips.serials import compress
from ui.aftersales import tracking_words as words
from ui.theme.tokens import SERIES, Series, Theme
from ui.widgets import paint
from ui.widgets.base import Painted

_BAR, _LEGEND, _ROW, _GAP = 26.0, 24.0, 44.0, 8.0
_HELD, _DONE = SERIES[1], SERIES[2]
_STYLE = {Where.WORKS: _DONE, Where.TRANSIT: SERIES[4], Where.DELIVERED: SERIES[0], Where.ASIDE: SERIES[3]}


class ScopePicture(Painted):
    """Held goods hatched, those decided on, those on their way and those with customers each in their own pattern, with the number."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[GoodsLine, ...] = ()
        self._numbers: list[str] = []
        self._empty, self._planned = "", False
        self.setMinimumWidth(280)

    def show_goods(self, lines: Sequence[GoodsLine], empty: str = "", *, planned: bool = False) -> None:
        """Shows the goods; `empty` stands where there are none, `planned` says that nothing is on hold yet."""
        self._lines, self._empty, self._planned = tuple(lines), empty, planned
        self._numbers = ["、".join(compress(one.identities)) for one in self._lines]
        self.setMinimumHeight(round(_BAR + _LEGEND + _GAP + _ROW * len(self._lines)) if lines else 60)
        said = [f"{name} {count}" for name, count, _ in self._parts()]
        self.setAccessibleName("，".join(said) or empty)
        self.setAccessibleDescription("；".join(f"{words.place_of(one)} {one.quantity}{one.unit} {words.decided(one)}" for one in lines))
        self.updateGeometry()
        self.update()

    def _parts(self) -> list[tuple[str, int, Series]]:
        """Word, pieces and series of each part that is not empty."""
        held = sum(one.pending for one in self._lines)
        works = sum(one.quantity for one in self._lines if one.where is Where.WORKS)
        name = self.tr("将冻结") if self._planned else self.tr("厂内已冻结")
        counts = {place: sum(one.quantity for one in self._lines if one.where is place) for place in Where}
        parts: list[tuple[str, int, Series]] = [
            (name, held, _HELD), (self.tr("厂内已处置"), works - held, _DONE),
            *((words.where(place), counts[place], _STYLE[place]) for place in (Where.TRANSIT, Where.DELIVERED, Where.ASIDE)),
        ]  # fmt: skip
        return [part for part in parts if part[1] > 0]

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """The bar with its legend, then the rows."""
        if not self._lines:
            for number, line in enumerate(paint.lines(self._empty, 14, area.width() - 8)):
                paint.text(painter, QRectF(4, 8 + number * 22, area.width() - 8, 22), line, 14, theme.text2)
            return
        self._draw_bar(painter, area, theme)
        top = _BAR + _LEGEND + _GAP
        most = max(one.quantity for one in self._lines)
        for number, (goods, numbers) in enumerate(zip(self._lines, self._numbers, strict=True)):
            self._draw_row(painter, QRectF(0, top + number * _ROW, area.width(), _ROW), goods, numbers, most, theme)

    def _draw_bar(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        parts = self._parts()
        whole = sum(count for _, count, _ in parts)
        least = min(34.0, area.width() / max(1, len(parts)))
        loose = area.width() - least * len(parts)
        x, legend = 0.0, 0.0
        for name, count, style in parts:
            wide = least + loose * count / whole
            box = QRectF(x, 0, wide - 2, _BAR)
            paint.series_fill(painter, box, style)
            number = str(count)
            ground = QRectF(box.center().x() - paint.width(number, 14, True) / 2 - 5, 4, paint.width(number, 14, True) + 10, _BAR - 8)
            paint.rounded(painter, ground, style.ground, None, 3)
            paint.text(painter, box, number, 14, style.ink, True, paint.CENTER)
            x += wide
            swatch = QRectF(legend, _BAR + 7, 12, 12)
            paint.series_fill(painter, swatch, style)
            said = f"{name} {count}"
            paint.text(painter, QRectF(legend + 17, _BAR + 2, area.width() - legend - 17, 22), said, 13, theme.text2)
            legend += 17 + paint.width(said, 13) + 14

    def _draw_row(self, painter: QPainter, box: QRectF, line: GoodsLine, numbers: str, most: int, theme: Theme) -> None:
        paint.rule(painter, box.x(), box.y(), box.right(), box.y(), theme.line)
        style = _HELD if line.pending else _STYLE[line.where]
        paint.series_fill(painter, QRectF(0, box.y() + 8, 6, _ROW - 14), style)
        count = f"{line.quantity} {line.unit}"
        wide = paint.width(count, 14, True)
        room = box.width() * 0.22
        right = box.right() - room - 8
        track = QRectF(box.right() - room, box.y() + 28, room, 7)
        paint.bar(painter, track, line.quantity / most, theme.text2, theme.surface2, 2)
        paint.text(painter, QRectF(box.right() - wide - 2, box.y() + 4, wide + 2, 22), count, 14, theme.text1, True, paint.RIGHT)
        state = words.state_of(line) if self._planned else words.decided(line)
        paint.text(painter, QRectF(track.x(), box.y() + 4, room - wide - 8, 22), state, 13, theme.text2)
        paint.text(painter, QRectF(14, box.y() + 4, right - 14, 22), words.place_of(line), 14, theme.text1, True)
        under = f"{numbers}·{line.dispatch_no}" if line.dispatch_no else numbers
        paint.text(painter, QRectF(14, box.y() + 23, right - 14, 18), under, 13, theme.text2)
