"""What lies under the bench's banner: the lines of the box, its weight, the last ten scans."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from ui import icons
from ui.theme.tokens import State, Theme
from ui.widgets import paint
from ui.widgets.base import BenchPainted


@dataclass(frozen=True)
class PackLine:
    """One line of the box: what, how it is scanned, how many of how many, and its state in words.

    `photo` is the key of a photo given to the table; `picture` the drawing that stands where there is none.
    Without `expected` (None) the line is counted blind: only what was counted is shown.
    """

    picture: str
    name: str
    sub: str
    model: str
    packed: int
    expected: int | None
    state: State
    word: str
    photo: int = 0

    @property
    def counts(self) -> str:
        """「2 / 3」, or 「2」 for a blind count."""
        return str(self.packed) if self.expected is None else f"{self.packed} / {self.expected}"


class PackTable(BenchPainted):
    """The lines of the box, the active one marked; rows are at least 72 reference pixels high."""

    ROW = 72.0
    HEAD = 37.0
    FOOT = 30.0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[PackLine, ...] = ()
        self._active = -1
        self._first = 0
        self._photos: dict[int, QPixmap] = {}
        self._headings = (self.tr("货品"), self.tr("型号规格"), self.tr("已装 / 应装"), self.tr("状态"))
        self._empty = self.tr("还没有单据。下一步：扫发货单。")

    def show_lines(self, lines: tuple[PackLine, ...], active: int = -1, empty: str = "") -> None:
        """Shows the lines.

        Args:
            lines: In the order to show them.
            active: Index of the line that is being packed, scrolled into view; -1 for none.
            empty: What to say when there is no line.
        """
        self._lines, self._active = lines, active
        if empty:
            self._empty = empty
        self._first = min(self._first, max(0, len(lines) - 1))
        self._reveal()
        words = "；".join(f"{line.name} {line.counts} {line.word}" for line in lines)
        self.setAccessibleName(words or self._empty)
        self.update()

    def show_photos(self, photos: dict[int, QPixmap]) -> None:
        """Photos of wares by their key; they stand in place of the drawings."""
        self._photos = photos
        self.update()

    def set_headings(self, ware: str, model: str, counts: str, state: str) -> None:
        """Other headings, for benches other than the box."""
        self._headings = (ware, model, counts, state)
        self.update()

    def scroll_rows(self, rows: int) -> None:
        """Moves the list by `rows`, for the page's PgUp and PgDn."""
        fits = self._fits()
        self._first = max(0, min(len(self._lines) - fits, self._first + rows))
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls by rows."""
        self.scroll_rows(-1 if event.angleDelta().y() > 0 else 1)

    def rescale(self) -> None:
        """Keeps the active line in view."""
        super().rescale()
        self._reveal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the active line in view when the banner above takes room."""
        super().resizeEvent(event)
        self._reveal()

    def _fits(self) -> int:
        room = self.area().height() - self.HEAD
        if len(self._lines) * self.ROW <= room + 1:
            return max(1, len(self._lines))
        return max(1, int((room - self.FOOT) / self.ROW))

    def _reveal(self) -> None:
        fits = self._fits()
        if self._active >= 0 and not self._first <= self._active < self._first + fits:
            self._first = self._active
        self._first = max(0, min(self._first, len(self._lines) - fits))

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Card, headings, rows, and how many more there are."""
        paint.rounded(painter, area, theme.surface1, theme.line, 6)
        name_x, model_x = 84.0, area.width() * 0.346
        state_x = area.width() * 0.815
        count_right = state_x - 30
        head = QRectF(0, 0, area.width(), self.HEAD)
        for words, box, align in (
            (self._headings[0], head.adjusted(name_x, 0, 0, 0), paint.LEFT),
            (self._headings[1], head.adjusted(model_x, 0, 0, 0), paint.LEFT),
            (self._headings[2], QRectF(0, 0, count_right, self.HEAD), paint.RIGHT),
            (self._headings[3], head.adjusted(state_x, 0, 0, 0), paint.LEFT),
        ):
            paint.text(painter, box, words, 16, theme.text2, align=align)
        paint.rule(painter, 1, self.HEAD, area.right() - 1, self.HEAD, theme.line)
        if not self._lines:
            paint.text(painter, area.adjusted(20, self.HEAD, -20, 0), self._empty, 22, theme.text1, align=paint.CENTER)
            return
        fits = self._fits()
        shown = self._lines[self._first : self._first + fits]
        rest = len(self._lines) - self._first - len(shown)
        room = area.height() - self.HEAD - (self.FOOT if len(self._lines) > fits else 0)
        row = min(room / max(1, len(shown)), 92.0)
        for number, line in enumerate(shown):
            box = QRectF(0, self.HEAD + number * row, area.width(), row)
            self._draw_line(painter, box, line, self._first + number, theme, (name_x, model_x, count_right, state_x))
        if len(self._lines) > fits:
            words = self.tr("共 {all} 行，下面还有 {rest} 行·PgDn").format(all=len(self._lines), rest=rest)
            if not rest:
                words = self.tr("共 {all} 行，上面还有 {first} 行·PgUp").format(all=len(self._lines), first=self._first)
            paint.text(painter, QRectF(84, area.bottom() - self.FOOT, area.width() - 100, self.FOOT), words, 16, theme.text2)

    def _draw_line(
        self, painter: QPainter, box: QRectF, line: PackLine, index: int, theme: Theme, at: tuple[float, float, float, float]
    ) -> None:
        name_x, model_x, count_right, state_x = at
        if index == self._active:
            painter.fillRect(box.adjusted(1, 0.5, -1, 0), QColor(theme.accent_soft))
            painter.fillRect(QRectF(0.5, box.y() + 0.5, 6, box.height() - 0.5), QColor(theme.accent))
        if index + 1 < len(self._lines):
            paint.rule(painter, 13, box.bottom(), box.right() - 13, box.bottom(), theme.line)
        middle = box.center().y()
        self._draw_picture(painter, QRectF(17, middle - 26, 52, 52), line, theme)
        room = model_x - name_x - 8
        px = paint.fitting_px(line.name, 22, 18, room, True)
        paint.text(painter, QRectF(name_x, middle - 26, room, 34), line.name, px, theme.text1, True)
        paint.text(painter, QRectF(name_x, middle + 7, room, 22), line.sub, 15, theme.text2)
        counts = line.counts
        count_width = max(144.0, paint.width(counts, 37, True))
        room = count_right - count_width - model_x - 10
        px = paint.fitting_px(line.model, 19, 15, room)
        paint.text(painter, QRectF(model_x, box.y(), room, box.height()), line.model, px, theme.text1, middle=True)
        paint.text(painter, QRectF(0, middle - 27, count_right, 52), counts, 37, theme.text1, True, paint.RIGHT)
        track = QRectF(count_right - 144, middle + 24, 144, 6)
        part = line.packed / line.expected if line.expected else float(line.expected == 0 or line.state is State.GOOD)
        fill = theme.good_text if line.state is State.GOOD else theme.wrong_text if line.state is State.WRONG else theme.accent
        paint.bar(painter, track, part, fill, theme.line)
        paint.mark(painter, line.state, QRectF(state_x + 3, middle - 14, 28, 28), theme)
        colour = theme.text1 if line.state in (State.UNDER_WAY, State.NOT_YET) else theme.text_of(line.state)
        px = paint.fitting_px(line.word, 24, 17, box.right() - state_x - 50, True)
        paint.text(painter, QRectF(state_x + 40, box.y(), box.right() - state_x - 46, box.height()), line.word, px, colour, True)


    def _draw_picture(self, painter: QPainter, frame: QRectF, line: PackLine, theme: Theme) -> None:
        """The photo of the ware, whole and in the middle of its frame; else the drawing."""
        photo = self._photos.get(line.photo)
        if photo is None or photo.isNull():
            paint.picture(painter, frame, line.picture, theme)
            return
        paint.rounded(painter, frame, theme.surface2, theme.line, 4)
        room = frame.adjusted(2, 2, -2, -2)
        scale = min(room.width() / photo.width(), room.height() / photo.height())
        size = QSizeF(photo.width() * scale, photo.height() * scale)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(room.center() - QPointF(size.width() / 2, size.height() / 2), size)
        painter.drawPixmap(place, photo, QRectF(photo.rect()))


@dataclass(frozen=True)
class WeightView:
    """The scale's reading beside what the box should weigh.

    Attributes:
        title: The box and its packaging.
        note: The tail of its SSCC.
        reading: The weight as text, or 「——」 without one.
        unit: kg.
        expected: 「此刻应为 61.4 ± 0.6」.
        state: GOOD within the band, WRONG outside, NOT_YET without a stable reading.
        word: 「重量相符」.
        value: The reading on the scale of `low` … `high` (any one unit); None hides the pointer.
        low: Lower edge of the allowed band.
        high: Upper edge of the allowed band.
    """

    title: str
    reading: str
    expected: str
    state: State
    word: str
    note: str = ""
    unit: str = "kg"
    value: float | None = None
    low: float = 0.0
    high: float = 0.0


class WeightPanel(BenchPainted):
    """Weight now, weight wanted, and the allowed band with a pointer."""

    reference_height = 124

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = WeightView("", "——", "", State.NOT_YET, self.tr("未称"))

    def show_weight(self, view: WeightView) -> None:
        """Shows a reading."""
        self._view = view
        self.setAccessibleName(view.word)
        self.setAccessibleDescription(f"{view.reading} {view.unit} {view.expected}")
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Title, figure, expectation, band."""
        view = self._view
        paint.rounded(painter, area, theme.surface1, theme.line, 6)
        inner = area.adjusted(14, 0, -14, 0)
        note = paint.width(view.note, 16)
        paint.text(painter, QRectF(inner.x(), 8, inner.width() - note - 12, 24), view.title, 17, theme.text1, True)
        paint.text(painter, QRectF(inner.x(), 8, inner.width(), 24), view.note, 16, theme.text2, align=paint.RIGHT)
        icons.draw(painter, "scale", QRectF(inner.x() + 1, 43, 27, 27), theme.text2)
        drawn = paint.text(painter, QRectF(inner.x() + 38, 32, 230, 56), view.reading, 48, theme.text1, True)
        paint.text(painter, QRectF(inner.x() + 38 + drawn + 16, 48, 60, 40), view.unit, 22, theme.text2)
        room = inner.width() - 38 - drawn - 60
        px = paint.fitting_px(view.expected, 18, 15, room)
        paint.text(painter, QRectF(inner.right() - room, 36, room, 24), view.expected, px, theme.text2, align=paint.RIGHT)
        paint.chip(painter, inner.right(), 62, view.state, view.word, theme, 16)
        self._draw_band(painter, QRectF(inner.x(), 99, inner.width(), 12), theme)

    def _draw_band(self, painter: QPainter, track: QRectF, theme: Theme) -> None:
        view = self._view
        paint.rounded(painter, track, theme.surface2, None, 6)
        if view.high <= view.low:
            return
        middle, half = (view.low + view.high) / 2, (view.high - view.low) / 2

        def x_of(value: float) -> float:
            # the band takes a seventh of the track, so that a pointer just outside it is plainly outside
            place = 0.5 + (value - middle) / half * 0.074
            return track.x() + track.width() * min(0.985, max(0.015, place))

        band = QRectF(x_of(view.low), track.y(), x_of(view.high) - x_of(view.low), track.height())
        paint.rounded(painter, band, theme.good_soft, theme.good_text, 4)
        if view.value is not None:
            colour = theme.text1 if view.state is State.GOOD else theme.text_of(view.state)
            painter.fillRect(QRectF(x_of(view.value) - 2, track.y() - 5, 4, track.height() + 10), QColor(colour))


@dataclass(frozen=True)
class ScanEntry:
    """One scan of the log: its verdict in a word, what it was, and its clock time."""

    state: State
    word: str
    text: str
    time: str


class ScanLog(BenchPainted):
    """The last ten scans, newest first; nothing that was scanned is missing from it."""

    MOST = 10
    HEAD = 39.0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[ScanEntry, ...] = ()
        self._title = self.tr("最近十次扫描")

    def show_entries(self, entries: tuple[ScanEntry, ...]) -> None:
        """Shows the newest ten of `entries` (newest first)."""
        self._entries = entries[: self.MOST]
        self.setAccessibleName("；".join(f"{entry.word} {entry.text}" for entry in self._entries) or self._title)
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Title and rows; with little room the oldest fall away."""
        paint.rounded(painter, area, theme.surface1, theme.line, 6)
        paint.text(painter, QRectF(14, 0, area.width() - 28, self.HEAD), self._title, 17, theme.text1, True)
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawLine(QPointF(1, self.HEAD), QPointF(area.right() - 1, self.HEAD))
        room = area.height() - self.HEAD - 4
        row = max(22.0, min(30.0, room / self.MOST))
        if not self._entries:
            at = QRectF(14, self.HEAD, area.width() - 28, 60)
            paint.text(painter, at, self.tr("还没有扫描"), 17, theme.text2)
        for number, entry in enumerate(self._entries[: int(room / row + 0.05)]):
            box = QRectF(1, self.HEAD + 2 + number * row, area.width() - 2, row)
            if number == 0:
                painter.fillRect(box, QColor(theme.soft_of(entry.state)))
            middle = box.center().y()
            paint.mark(painter, entry.state, QRectF(11, middle - 10, 20, 20), theme)
            colour = theme.text_of(entry.state)
            paint.text(painter, QRectF(39, box.y(), 74, row), entry.word, 17, colour, True)
            paint.text(painter, QRectF(115, box.y(), area.width() - 115 - 88, row), entry.text, 17, theme.text1)
            paint.text(painter, QRectF(0, box.y(), area.width() - 14, row), entry.time, 15, theme.text2, align=paint.RIGHT)
