"""The bench's verdict: one word across the width, what it is about, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from ui import icons
from ui.theme import measure
from ui.theme.tokens import GOOD_FILL, HOLD_FILL, ON_INK, WRONG_FILL, Fill, State, Theme
from ui.widgets import paint
from ui.widgets.base import BenchPainted

_FILLS = {State.GOOD: GOOD_FILL, State.HOLD: HOLD_FILL, State.WRONG: WRONG_FILL}
_END = 28.0
_GAP = 28.0
_STRIP_PX = 44
_STRIP_LEAST = 42
_STRIP_LINES = 3
_COUNTS_WIDE, _COUNTS_NARROW = 326.0, 190.0
"""Room of the counts: a long next step takes from it before it breaks."""


@dataclass(frozen=True)
class VerdictView:
    """What the banner says.

    Attributes:
        state: GOOD, HOLD, WRONG, or NOT_YET for the neutral banner that waits.
        word: The verdict in one or two characters (「对」「错」「请扫」).
        below: Small line under the word (「已入箱」「已停下」).
        item: The ware, or on a wrong banner the reason.
        detail: Serial number or other detail.
        pairs: Label and value lines (扫到, 本单要); wrong banner.
        next_step: The next step, always written, with its lead-in (「下一步：…」).
        note: Small note at the right of the next step (「扫描枪回车无效」).
        counts_title: Title over the counts (「本箱已装 / 应装」).
        counted: What counts so far, with `expected`; None hides the counts.
        expected: What is wanted.
    """

    state: State
    word: str
    next_step: str
    below: str = ""
    item: str = ""
    detail: str = ""
    pairs: tuple[tuple[str, str], ...] = ()
    note: str = ""
    counts_title: str = ""
    counted: int | None = None
    expected: int | None = None


class VerdictBanner(BenchPainted):
    """The full-width verdict of the bench; latched wrong ones have hatched ends and an acknowledge strip."""

    reference_height = 190

    WORD_PX = 112
    WRONG_WORD_PX = 128

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = VerdictView(State.NOT_YET, self.tr("请扫"), self.tr("下一步：扫发货单"))
        self.show_verdict(self._view)

    @property
    def view(self) -> VerdictView:
        """What is shown."""
        return self._view

    def show_verdict(self, view: VerdictView) -> None:
        """Shows a verdict at once; the accessible name is its word, the description the rest."""
        with measure.held():
            before, self._view = self.height_in_reference(), view
            after = self.height_in_reference()
        self.setAccessibleName(view.word)
        self.setAccessibleDescription(" ".join(part for part in (view.below, view.item, view.detail, view.next_step) if part))
        if after != before:
            self.updateGeometry()  # the page is laid out anew only where the verdict takes another height
        self.update()

    def word_px(self) -> float:
        """Size of the verdict word in reference pixels: 40 mm of ink, on any glass at least 25 mm."""
        wished = self.WRONG_WORD_PX if self._view.state is State.WRONG else self.WORD_PX
        return measure.verdict_px(self, wished)

    def word_ink_mm(self) -> float:
        """Ink height of the verdict word on this glass in millimetres."""
        return self.word_px() * self.unit() * measure.HAN_INK * measure.mm_per_logical_pixel(self)

    def height_in_reference(self) -> float:
        """190 for a good one, 250 for a wrong one; more when the next step needs a second line."""
        word = self.word_px()
        if self._view.state is State.WRONG:
            reason = max(0, len(self._reason_lines()) - 1) * 52.0
            return max(250.0, word + 122) + reason + self._strip_extra()
        return max(190.0, word + 74) + self._strip_extra()

    def _strip_extra(self) -> float:
        return (len(self._strip_lines()) - 1) * _STRIP_PX * 1.25

    def _strip_lines(self) -> list[str]:
        return paint.lines(self._view.next_step, _STRIP_LEAST, self._strip_room(), True, _STRIP_LINES) or [""]

    def _reason_lines(self) -> list[str]:
        """The reason of a wrong banner at 42: 15 mm of ink, in at most three lines; the card below has it in full."""
        return paint.lines(self._view.item, _STRIP_LEAST, self._middle_room(), True, 3)

    def _strip_px(self) -> int:
        """44, or 42 where that saves a line: 15 mm of ink either way."""
        return _STRIP_PX if paint.width(self._view.next_step, _STRIP_PX, True) <= self._strip_room() else _STRIP_LEAST

    def _note(self) -> str:
        """The note, unless the step needs its room to stay on one line."""
        note = self._view.note if self._view.state is State.WRONG else ""
        room = self._middle_room() - 82
        step = paint.width(self._view.next_step, _STRIP_LEAST, True)
        return note if not room - paint.width(note, 20) - 20 < step <= room else ""

    def _strip_room(self) -> float:
        room = self._middle_room() - 36
        if self._view.state is State.WRONG:
            room -= 46 + (paint.width(self._note(), 20) + 20 if self._note() else 0)
        return room

    def _left_end(self) -> float:
        """Where the shape starts."""
        return 48.0 if self._view.state is State.WRONG else 36.0

    def _shape_size(self) -> float:
        return max(140.0, self.word_px() * 1.25) if self._view.state is not State.WRONG else max(160.0, self.word_px() * 1.25)

    def _rule_x(self) -> float:
        word = paint.width(self._view.word, round(self.word_px()), True)
        return self._left_end() + self._shape_size() + 22 + word + 36

    def _counts_width(self) -> float:
        if self._view.counted is None:
            return 0.0
        room = self._width() - 30 - _COUNTS_WIDE - 48 - self._rule_x() - _GAP - 36
        step = paint.width(self._view.next_step, _STRIP_LEAST, True)
        item = paint.width(self._view.item, 26, True) - 36
        return _COUNTS_NARROW if max(step, item) > room else _COUNTS_WIDE

    def _width(self) -> float:
        """Own width in reference pixels; before the first layout that of the page, which the banner will fill."""
        own, page = self.width(), measure.frame_of(self)[0].width()
        return (own if own > page / 2 else page) / self.unit()

    def _middle_room(self) -> float:
        right = self._width() - 30 - (self._counts_width() + 48 if self._counts_width() else 0)
        if self._view.state is State.WRONG:
            right = self._width() - _END - 28
        return max(120.0, right - self._rule_x() - _GAP)

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Ground, shape and word, the middle, the counts."""
        view = self._view
        fill = _FILLS.get(view.state, Fill(theme.surface1, theme.text1))
        painter.fillRect(area, QColor(fill.ground))
        if view.state is State.WRONG:
            paint.hatch(painter, QRectF(0, 0, _END, area.height()), fill.ground, fill.ink)
            paint.hatch(painter, QRectF(area.right() - _END, 0, _END, area.height()), fill.ground, fill.ink)
        elif view.state not in _FILLS:
            paint.rule(painter, 0, area.bottom() - 0.5, area.right(), area.bottom() - 0.5, theme.line)
        self._draw_word(painter, area, fill, theme)
        x = self._rule_x()
        paint.rule(painter, x, 20, x, area.bottom() - 20, fill.ink, 2)
        if view.state is State.WRONG:
            self._draw_wrong(painter, area, fill)
        else:
            self._draw_middle(painter, area, fill, theme)
            self._draw_counts(painter, area, fill, theme)

    def _draw_word(self, painter: QPainter, area: QRectF, fill: Fill, theme: Theme) -> None:
        view, size, left = self._view, self._shape_size(), self._left_end()
        px = round(self.word_px())
        word_width = paint.width(view.word, px, True)
        below = 36.0 if view.below else 0.0
        high = paint.ink_size(view.word, px, True)[1]
        top = (area.height() - high - below - (14 if below else 0)) / 2
        shape_top = (area.height() - size) / 2
        at = QRectF(left, max(8.0, shape_top - (10 if view.state is State.WRONG else 0)), size, size)
        if view.state in _FILLS:
            paint.shape(painter, view.state, at, fill.ink, fill.ground, None)
        else:
            paint.mark(painter, view.state, at.adjusted(10, 10, -10, -10), theme, theme.accent)
        x = at.right() + 22
        ink_wide = paint.ink_size(view.word, px, True)[0]
        paint.ink(painter, view.word, px, fill.ink, True, x + (word_width - ink_wide) / 2, top)
        if view.below:
            box = QRectF(x - 30, top + high + 8, word_width + 60, below + 6)
            size_px = paint.fitting_px(view.below, 30, 20, box.width(), True)
            paint.text(painter, box, view.below, size_px, fill.ink, True, paint.CENTER)

    def _strip_height(self) -> float:
        return 72.0 + self._strip_extra() if self._view.state is not State.WRONG else 60.0 + self._strip_extra()

    def _draw_middle(self, painter: QPainter, area: QRectF, fill: Fill, theme: Theme) -> None:
        view, left, room = self._view, self._rule_x() + _GAP, self._middle_room()
        strip = self._strip_height()
        top = area.bottom() - 19 - strip
        lines_above = top - 16
        ground, ink = (fill.ink, ON_INK) if view.state in _FILLS else (theme.accent, theme.accent_on)
        if view.item and view.detail:
            px = paint.fitting_px(view.item, 34, 22, room, True)
            paint.text(painter, QRectF(left, 12, room, lines_above * 0.58), view.item, px, fill.ink, True)
            paint.text(painter, QRectF(left, 12 + lines_above * 0.58, room, lines_above * 0.42), view.detail, 22, fill.ink)
        elif view.item or view.detail:
            words = view.item or view.detail
            self._draw_words(painter, QRectF(left, 12, room, lines_above), words, fill.ink, bool(view.item))
        box = QRectF(left, top, room, strip)
        paint.rounded(painter, box, ground, None, 4)
        found = self._strip_lines()
        step = _STRIP_PX * 1.25
        first = box.center().y() - step * len(found) / 2
        for number, line in enumerate(found):
            at = QRectF(left + 18, first + number * step, room - 30, step)
            paint.text(painter, at, line, self._strip_px(), ink, True)

    def _draw_words(self, painter: QPainter, box: QRectF, words: str, ink: str, bold: bool) -> None:
        """On one line where it fits, else on two: a sentence is not cut."""
        found = [words] if paint.width(words, 24, bold) <= box.width() else paint.lines(words, 24, box.width(), bold, 2)
        px = paint.fitting_px(words, 34, 24, box.width(), bold)
        step = box.height() / len(found)
        for number, line in enumerate(found):
            paint.text(painter, QRectF(box.x(), box.y() + number * step, box.width(), step), line, px, ink, bold)

    def _draw_counts(self, painter: QPainter, area: QRectF, fill: Fill, theme: Theme) -> None:
        view = self._view
        if view.counted is None:
            return
        right, left = area.right() - 30, area.right() - 30 - self._counts_width()
        paint.text(painter, QRectF(left, 18, right - left, 26), view.counts_title, 20, fill.ink, align=paint.RIGHT)
        words = f"{view.counted} / {view.expected}" if view.expected is not None else str(view.counted)
        px = paint.fitting_px(words, 92, 34, right - left, True)
        middle = QRectF(left, 44, right - left, area.bottom() - 44 - 44)
        paint.text(painter, middle, words, px, fill.ink, True, paint.RIGHT)
        if view.expected:
            track = QColor(fill.ink)
            if view.state in _FILLS:
                track = QColor(ON_INK)
            painter.save()
            box = QRectF(left, area.bottom() - 35, right - left, 16)
            painter.setOpacity(0.5 if view.state in _FILLS else 0.15)
            paint.rounded(painter, box, track.name(), None, 4)
            painter.restore()
            done = QRectF(box.x(), box.y(), box.width() * min(1.0, view.counted / view.expected), box.height())
            if done.width() > 0:
                paint.rounded(painter, done, fill.ink, None, min(4.0, done.width() / 2))

    def _draw_wrong(self, painter: QPainter, area: QRectF, fill: Fill) -> None:
        view, left, room = self._view, self._rule_x() + _GAP, self._middle_room()
        strip = self._strip_height()
        top = area.bottom() - 19 - strip
        pairs = view.pairs[:2]
        pair_step = 36.0
        head = top - 14 - pair_step * len(pairs)
        px = paint.fitting_px(view.item, 46, _STRIP_LEAST, room, True)
        found = self._reason_lines()
        row = (head - 12) / max(1, len(found))
        for number, line in enumerate(found):
            paint.text(painter, QRectF(left, 14 + number * row, room, row), line, px, fill.ink, True)
        label = max((paint.width(name, 20) for name, _ in pairs), default=0) + 14
        for number, (name, value) in enumerate(pairs):
            at = QRectF(left, 8 + head + number * pair_step, room, pair_step)
            paint.text(painter, at, name, 20, fill.ink)
            value_px = paint.fitting_px(value, 26, 20, room - label, True)
            paint.text(painter, at.adjusted(label, 0, 0, 0), value, value_px, fill.ink, True)
        box = QRectF(left, top, room, strip)
        paint.rounded(painter, box, fill.ink, None, 4)
        icons.draw(painter, "check", QRectF(left + 14, box.center().y() - 19, 38, 38), fill.ground)
        note = paint.width(self._note(), 20)
        paint.text(painter, box.adjusted(0, 0, -16, 0), self._note(), 20, fill.ground, align=paint.RIGHT)
        found = self._strip_lines()
        step = _STRIP_PX * 1.25
        first = box.center().y() - step * len(found) / 2
        for number, line in enumerate(found):
            at = QRectF(left + 62, first + number * step, room - 78 - note, step)
            paint.text(painter, at, line, self._strip_px(), fill.ground, True)
