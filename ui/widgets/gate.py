"""The gate's verdict: ready, amber, green and red."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons
from ui.theme import measure
from ui.theme.tokens import AGREED_FILL, AGREED_WORD, GOOD_FILL, HOLD_FILL, WRONG_FILL, State, Theme
from ui.widgets import paint
from ui.widgets.base import BenchPainted
from ui.widgets.pictures import Pictures

GROUNDS = 6
"""Grounds of verdicts that are kept as pictures: one that is drawn anew takes a fifth of the time a guard's answer may take."""


class GateState(StrEnum):
    """What the gate's screen is."""

    READY = "ready"
    CHECK = "check"
    RELEASE = "release"
    REFUSE = "refuse"


@dataclass(frozen=True)
class Seen:
    """One thing that was compared and agreed, drawn only on a release: its icon, name and value."""

    icon: str
    name: str
    value: str
    word: str = ""


@dataclass(frozen=True)
class GateView:
    """What the gate says.

    Attributes:
        state: Ready, check (amber), release or refuse; the last two fill the screen.
        word: The verdict (请扫出门证, 票真，请核车牌, 放行, 拒放).
        sentence: One sentence under it.
        document: Number of the pass.
        document_title: 出门证.
        document_notes: Lines beside the number (已核销，不能再用).
        clock: Time of the verdict, release and refuse.
        seen: What agreed; only a release shows it.
        who: Line in bold at the foot (customer and boxes; on a refusal the helper on duty).
        small: Line under it (the count of the day; on a refusal the row ID).
        action: The next step (扫下一张出门证, 再键一次).
        phone: Extension of the one on duty, refusal.
        final: A refusal that another try of the keys cannot change.
    """

    state: GateState
    word: str
    sentence: str = ""
    document: str = ""
    document_title: str = ""
    document_notes: tuple[str, ...] = ()
    clock: str = ""
    seen: tuple[Seen, ...] = ()
    who: str = ""
    small: str = ""
    action: str = ""
    phone: str = ""
    final: bool = False


@dataclass(frozen=True)
class _Word:
    """Where shape, word (of `px`) and sentence (of `size`) of a verdict stand; `word` goes on to the right as far as they may."""

    px: int
    shape: QRectF
    word: QRectF
    size: int
    sentence: tuple[str, ...]

    def at(self) -> tuple[float, ...]:
        """What makes a difference to shape and word."""
        return self.px, self.shape.x(), self.shape.y(), self.shape.width(), self.word.y()


class GateBanner(BenchPainted):
    """The gate's verdict. A refusal shows neither plate nor seal, not even in its accessible text."""

    AMBER_HEIGHT = 150
    CARD, LOW_CARD = 156, 116
    """Height of a card with a number that agreed, alone and where there are two rows of them."""
    CORNER = 322
    """What number, notes and time of the top right take from the word of a verdict at the least."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = GateView(GateState.READY, self.tr("请扫出门证"))
        self._action = QRectF()
        self._grounds = Pictures(GROUNDS)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.show_verdict(self._view)

    @property
    def view(self) -> GateView:
        """What is shown."""
        return self._view

    def show_verdict(self, view: GateView) -> None:
        """Shows a verdict.

        Raises:
            ValueError: If plate or seal would be drawn before they agree.
        """
        if view.seen and view.state is not GateState.RELEASE:
            raise ValueError("plate and seal are drawn on a release only")
        self._view = view
        self.setAccessibleName(view.word)
        self.setAccessibleDescription(" ".join(part for part in (view.sentence, view.who, view.phone, view.small, view.action) if part))
        stretches = QSizePolicy.Policy.Fixed if view.state is GateState.CHECK else QSizePolicy.Policy.Expanding
        if self.sizePolicy().verticalPolicy() is not stretches:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, stretches)
        self.update()

    def height_in_reference(self) -> float:
        """150 for the amber strip; the others take the page."""
        return self.AMBER_HEIGHT if self._view.state is GateState.CHECK else 400

    def word_px(self) -> float:
        """Size of the verdict word in reference pixels: 232 for 放行 and 拒放, 84 for the amber one."""
        return {GateState.READY: 150.0, GateState.CHECK: 84.0}.get(self._view.state, 232.0)

    def word_ink_mm(self) -> float:
        """Ink height of the verdict word on this glass in millimetres."""
        return self.word_px() * self.unit() * measure.HAN_INK * measure.mm_per_logical_pixel(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A tap on the action of a refusal."""
        inside = self._action.contains(event.position() / self.unit())
        if event.button() is Qt.MouseButton.LeftButton and inside:
            self.acted.emit()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """One of the four screens."""
        self._action = QRectF()
        {
            GateState.READY: self._draw_ready,
            GateState.CHECK: self._draw_check,
            GateState.RELEASE: self._draw_release,
            GateState.REFUSE: self._draw_refuse,
        }[self._view.state](painter, area, theme)

    def _draw_ready(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        view = self._view
        painter.fillRect(area, QColor(theme.surface0))
        px = paint.fitting_px(view.word, 150, 84, area.width() - 340, True)
        wide = paint.width(view.word, px, True)
        left = (area.width() - wide - 230) / 2
        middle = area.height() * 0.42
        icons.draw(painter, "scanner", QRectF(left, middle - 95, 190, 190), theme.focus)
        paint.text(painter, QRectF(left + 230, middle - 120, wide + 4, 240), view.word, px, theme.text1, True)
        size = paint.fitting_px(view.sentence, 34, 24, area.width() - 80)
        for number, line in enumerate(paint.lines(view.sentence, size, area.width() - 80, most=2)):
            at = QRectF(40, middle + 112 + number * size * 1.3, area.width() - 80, size * 1.4)
            paint.text(painter, at, line, size, theme.text1, align=paint.CENTER)
        if view.who:
            at = QRectF(40, middle + 184, area.width() - 80, 46)
            paint.text(painter, at, view.who, 26, theme.text2, align=paint.CENTER)
        if view.small:
            paint.text(painter, QRectF(40, area.bottom() - 52, area.width() - 80, 40), view.small, 22, theme.text2, align=paint.CENTER)

    def _draw_check(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        view, ink = self._view, HOLD_FILL.ink
        notes = [view.document_title, view.document, *view.document_notes][:4]
        note_wide = max([paint.width(line, 26 if n == 1 else 21, n == 1) for n, line in enumerate(notes)], default=0.0)
        room = area.width() - 188 - 24 - note_wide - 40
        px = paint.fitting_px(view.sentence, 26, 20, room, True)
        found = paint.lines(view.sentence, px, room, True, 2)
        low = len(found) > 1  # in two lines under a word that makes room for them
        self._ground(painter, (room, low), HOLD_FILL.ground, lambda on: self._draw_check_ground(on, area, room, low))
        for number, line in enumerate(found):
            at = QRectF(192, 90 + 26 * number, room, 28) if low else QRectF(192, 108, room, 38)
            paint.text(painter, at, line, px, ink, True)
        top = area.center().y() - 16 * len(notes)
        for number, line in enumerate(notes):
            at = QRectF(area.right() - 24 - note_wide, top + number * 32, note_wide + 1, 32)
            size, bold = (26, True) if number == 1 else (21, False)
            paint.text(painter, at, line, size, ink, bold, paint.RIGHT)

    def _ground(self, painter: QPainter, at: tuple[float, ...], ground: str, draw: Callable[[QPainter], None]) -> None:
        """What is the same with most vehicles, from a picture: signs of this size are dear to draw. `at` says where they stand."""
        view, unit = self._view, self.unit()

        def on_picture(picture: QPixmap) -> None:
            on = QPainter(picture)
            on.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
            on.scale(unit, unit)
            draw(on)
            on.end()

        looks = view.state, view.word, view.action, view.final, at, unit
        self._grounds.show(painter, self, looks, on_picture, ground=ground)

    def _draw_check_ground(self, painter: QPainter, area: QRectF, room: float, low: bool) -> None:
        view, ink = self._view, HOLD_FILL.ink
        painter.fillRect(area, QColor(HOLD_FILL.ground))
        paint.shape(painter, State.HOLD, QRectF(30, 5, 132, 132), ink, HOLD_FILL.ground, None)
        px = paint.fitting_px(view.word, 68 if low else 84, 40, room, True)
        paint.text(painter, QRectF(188, 2, room, 84 if low else 120), view.word, px, ink, True)

    def _draw_top_right(self, painter: QPainter, area: QRectF, ink: str) -> None:
        view, right = self._view, area.right() - 40
        title = " ".join(part for part in (view.document_title, view.document) if part)
        paint.text(painter, QRectF(right - 460, 30, 460, 36), title, 25, ink, True, paint.RIGHT)
        y = 68.0
        for line in view.document_notes[:2]:
            paint.text(painter, QRectF(right - 460, y, 460, 34), line, 24, ink, align=paint.RIGHT)
            y += 36
        paint.text(painter, QRectF(right - 300, y, 300, 56), view.clock, 48, ink, True, paint.RIGHT)

    def _place_word(self, area: QRectF, bottom: float) -> _Word:
        """Where shape, word and the sentence under the word stand in the room above `bottom`."""
        view, left = self._view, 444.0
        room = area.width() - left - 10 - 48
        notes = max((paint.width(line, 24) for line in view.document_notes[:2]), default=0.0)
        beside = area.width() - left - max(self.CORNER, notes + 64)  # two characters always fit, other languages may not
        px = paint.fitting_px(view.word, round(self.word_px()), 84, beside, True)
        high = paint.ink_size(view.word, px, True)[1]
        size = paint.fitting_px(view.sentence, 56, 44, room, True)
        found = paint.lines(view.sentence, size, room, True, 2)
        while found and size > 32 and bottom - 16 < high + 14 + len(found) * size * 1.25:
            size -= 2
            found = paint.lines(view.sentence, size, room, True, 2)
        if len(found) > 1:
            found = _balanced(view.sentence, size, room)
        block = high + 14 + len(found) * size * 1.25
        top = max(10.0, (bottom - block) / 2 + 4)
        side = min(316.0, bottom - 28)
        shape = QRectF(236 - side / 2, max(12.0, top + (block - side) / 2), side, side)
        return _Word(px, shape, QRectF(left, top, room, high), size, tuple(found))

    def _draw_word(self, painter: QPainter, place: _Word, state: State, ink: str, ground: str) -> None:
        paint.shape(painter, state, place.shape, ink, ground, None)
        paint.ink(painter, self._view.word, place.px, ink, True, place.word.x(), place.word.y())

    def _draw_sentence(self, painter: QPainter, place: _Word, ink: str) -> None:
        step, left, top = place.size * 1.25, place.word.x() + 10, place.word.bottom() + 14
        for number, line in enumerate(place.sentence):
            paint.text(painter, QRectF(left, top + number * step, place.word.width(), step), line, place.size, ink, True)

    def _draw_release(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        view, ink = self._view, GOOD_FILL.ink
        foot = area.bottom() - 104
        rows, px = agreed_rows(view.seen, area.width() - 48)
        high = self.CARD if len(rows) < 2 else self.LOW_CARD
        top = foot - 22 - len(rows) * high - max(0, len(rows) - 1) * 8
        box = QRectF(area.right() - 24 - 404, foot, 404, 84)
        place = self._place_word(area, top - 12)
        self._ground(painter, place.at(), GOOD_FILL.ground, lambda on: self._draw_release_ground(on, area, place, box))
        self._draw_sentence(painter, place, ink)
        self._action = box
        self._draw_top_right(painter, area, ink)
        for number, row in enumerate(rows):
            self._draw_agreed(painter, row, px, QRectF(24, top + number * (high + 8), area.width() - 48, high))
        room = box.x() - 28 - 30
        found = paint.lines(view.who, 27, room, True, 1) if paint.width(view.who, 24, True) <= room else []
        if found:
            px = paint.fitting_px(view.who, 27, 24, room, True)
            paint.text(painter, QRectF(28, foot - 2, room, 46), view.who, px, ink, True)
            paint.text(painter, QRectF(28, foot + 44, room, 40), view.small, 23, ink)
        else:
            for number, line in enumerate(paint.lines(view.who, 22, room, True, 2)):
                paint.text(painter, QRectF(28, foot - 8 + number * 31, room, 31), line, 22, ink, True)
            paint.text(painter, QRectF(28, foot + 56, room, 34), view.small, 21, ink)

    def _draw_release_ground(self, painter: QPainter, area: QRectF, place: _Word, box: QRectF) -> None:
        ink, ground = GOOD_FILL.ink, GOOD_FILL.ground
        painter.fillRect(area, QColor(ground))
        self._draw_word(painter, place, State.GOOD, ink, ground)
        self._draw_action(painter, box, "scanner", ink, None, ink)

    def _draw_agreed(self, painter: QPainter, row: tuple[Seen, ...], px: int, area: QRectF) -> None:
        """One row of what was seen and agreed, each as wide as its number wants to be."""
        ink, low = AGREED_FILL.ink, area.height() < self.CARD
        wants = [max(paint.width(drawn(seen), px, True), 236.0) for seen in row]
        spare = (area.width() - 11 * (len(row) - 1) - sum(wants)) / len(row)
        x = area.x()
        for seen, want in zip(row, wants, strict=True):
            wide = want + spare
            box = QRectF(x, area.y(), wide, area.height())
            paint.rounded(painter, box, AGREED_FILL.ground, None, 4)
            line = 34.0 if low else 40.0
            top = box.y() + (4 if low else 12)
            icons.draw(painter, seen.icon, QRectF(box.x() + 14, top + line / 2 - 13, 26, 26), ink)
            x_name = box.x() + 50
            x_name += paint.text(painter, QRectF(x_name, top, wide - 60, line), seen.name, 24, ink, True) + 16
            self._draw_agrees(painter, QRectF(x_name, top, box.right() - 14 - x_name, line), seen.word)
            at = QRectF(box.x() + 14, top + line - 5, wide - 20, box.bottom() - top - line)
            paint.text(painter, at, drawn(seen), px, ink, True)
            x += wide + 11

    @staticmethod
    def _draw_agrees(painter: QPainter, box: QRectF, word: str) -> None:
        """That it agrees: in words where they fit beside the name, else by the tick."""
        if paint.width(word, 20, True) <= box.width():
            paint.text(painter, box, word, 20, AGREED_WORD, True, paint.RIGHT)
        elif word:
            icons.draw(painter, "check", QRectF(box.right() - 28, box.center().y() - 14, 28, 28), AGREED_WORD)

    def _draw_action(
        self, painter: QPainter, box: QRectF, name: str, line: str, fill: str | None, ink: str, cap: str = ""
    ) -> None:
        paint.rounded(painter, box, fill, line, 6, 3)
        icons.draw(painter, name, QRectF(box.x() + 20, box.center().y() - 19, 38, 38), ink)
        room = box.width() - 90
        if cap:
            wide = paint.width(cap, 22) + 22 * 0.7
            paint.key_cap(painter, box.right() - 20 - wide, box.center().y(), cap, 22, ink)
            room -= wide + 20
        px = paint.fitting_px(self._view.action, 38, 24, room, True)
        paint.text(painter, QRectF(box.x() + 74, box.y(), room, box.height()), self._view.action, px, ink, True)

    def _draw_refuse(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        view, ink, ground = self._view, WRONG_FILL.ink, WRONG_FILL.ground
        card = area.bottom() - 206
        box = QRectF(52, card, area.width() - 104, 190)
        self._action = QRectF(box.right() - 440, card + 22, 412, 100) if view.action else QRectF()
        place = self._place_word(area, box.y() - 8)
        self._ground(painter, place.at(), ground, lambda on: self._draw_refuse_ground(on, area, place, box))
        self._draw_sentence(painter, place, ink)
        self._draw_top_right(painter, area, ink)
        room = box.width() - 440 - 70
        px = paint.fitting_px(view.who, 40, 24, room, True)
        paint.text(painter, QRectF(box.x() + 28, card + 48, room, 56), view.who, px, ground, True)
        px = paint.fitting_px(view.phone, 60, 34, room - 60, True)
        paint.text(painter, QRectF(box.x() + 88, card + 104, room - 60, 76), view.phone, px, ground, True)
        small = QRectF(box.right() - 440, card + 138, 412, 36)
        paint.text(painter, small, view.small, 20, ground, align=paint.RIGHT)

    def _draw_refuse_ground(self, painter: QPainter, area: QRectF, place: _Word, box: QRectF) -> None:
        view, ink, ground = self._view, WRONG_FILL.ink, WRONG_FILL.ground
        painter.fillRect(area, QColor(ground))
        for left in (0.0, area.right() - 28):
            paint.hatch(painter, QRectF(left, 0, 28, area.height()), ground, ink)
        self._draw_word(painter, place, State.WRONG, ink, ground)
        paint.rounded(painter, box, ink, None, 6)
        icons.draw(painter, "phone", QRectF(box.x() + 28, box.y() + 118, 46, 46), ground)
        paint.text(painter, QRectF(box.x() + 28, box.y() + 14, 500, 36), self.tr("不放车，打电话给值班的人"), 23, ground)
        if view.action:
            icon = "scanner" if view.final else "undo"
            fill, words = (None, ground) if view.final else (ground, ink)
            self._draw_action(painter, self._action, icon, ground, fill, words, self.tr("回车"))


def _balanced(words: str, px: int, room: float) -> list[str]:
    """Two lines: broken behind a mark where both then fit, so that no word and no date is torn; else of about the same length."""
    ends = [at for at in range(1, len(words)) if words[at - 1] in "：，；。、" or words[at - 2 : at] in (": ", ", ", "; ")]
    parts = [(words[:at].rstrip(), words[at:]) for at in ends]
    widths = {part: max(paint.width(part[0], px, True), paint.width(part[1], px, True)) for part in parts}
    best = min(parts, key=widths.__getitem__, default=None)
    if best is not None and widths[best] <= room:
        return list(best)
    least, most = room / 2, room
    while most - least > 8:
        middle = (least + most) / 2
        if len(paint.lines(words, px, middle, True)) > 2:
            least = middle
        else:
            most = middle
    return paint.lines(words, px, most, True, 2)


def drawn(seen: Seen) -> str:
    """A number as it is read at a glance: a plate's dot, as wide as a letter, becomes a space."""
    return seen.value.replace("·", " ")


def agreed_rows(seen: tuple[Seen, ...], room: float) -> tuple[list[tuple[Seen, ...]], int]:
    """How the numbers that agreed stand on a release: rows, and the size of the digits, at least 20 mm unless two rows cannot hold it."""
    for px in (71, 70, 64, 56, 48):
        rows: list[list[Seen]] = []
        left = 0.0
        for one in seen:
            want = max(paint.width(drawn(one), px, True), 236.0) + 32
            if not rows or want > left:
                rows.append([])
                left = room
            rows[-1].append(one)
            left -= want
        if len(rows) <= 2:
            return _even(rows, room, px), px
    return [tuple(row) for row in rows], px


def _even(rows: list[list[Seen]], room: float, px: int) -> list[tuple[Seen, ...]]:
    """Two rows hold about the same number where they can."""
    flat = [one for row in rows for one in row]
    half = -(-len(flat) // 2)
    parts = [flat[:half], flat[half:]]
    fits = all(sum(max(paint.width(drawn(one), px, True), 236.0) + 32 for one in part) <= room for part in parts)
    return [tuple(part) for part in (parts if len(rows) == 2 and fits else rows)]
