"""The gate: ready, amber, green and red; the rows that are keyed blind; the words on whom it concerns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui import icons
from ui.theme import measure
from ui.theme.tokens import GOOD_FILL, HOLD_FILL, WRONG_FILL, State, Theme
from ui.widgets import paint
from ui.widgets.base import BenchPainted


@dataclass(frozen=True)
class GateHeaderView:
    """Which gate, whether it is in touch, what the day brought, the time."""

    title: str
    sub: str = ""
    link_state: State = State.GOOD
    link: str = ""
    today: str = ""
    clock: str = ""


class GateHeader(BenchPainted):
    """The gate's header."""

    reference_height = 57

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = GateHeaderView(self.tr("门卫"))

    def show_header(self, view: GateHeaderView) -> None:
        """Shows another header."""
        self._view = view
        self.setAccessibleName(" ".join((view.title, view.link)))
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """One line."""
        view, high = self._view, area.height()
        painter.fillRect(area, QColor(theme.surface1))
        paint.rule(painter, 0, high - 1, area.right(), high - 1, theme.line, 2)
        icons.draw(painter, "gate", QRectF(20, high / 2 - 13, 26, 26), theme.text1)
        x = 56.0
        x += paint.text(painter, QRectF(x, 0, 300, high), view.title, 22, theme.text1, True) + 26
        paint.text(painter, QRectF(x, 0, 200, high), view.sub, 20, theme.text2)
        paint.text(painter, area.adjusted(0, 0, -20, 0), view.clock, 33, theme.text1, True, paint.RIGHT)
        today = paint.width(view.today, 20)
        right = area.right() - 240
        paint.text(painter, QRectF(right - today, 0, today + 2, high), view.today, 20, theme.text2)
        left = max(x + paint.width(view.sub, 20) + 30, min(446.0, right - today - 60 - paint.width(view.link, 20)))
        paint.mark(painter, view.link_state, QRectF(left, high / 2 - 11, 22, 22), theme)
        paint.text(painter, QRectF(left + 30, 0, right - today - left - 50, high), view.link, 20, theme.text1)


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


class GateBanner(BenchPainted):
    """The gate's verdict. A refusal shows neither plate nor seal, not even in its accessible text."""

    AMBER_HEIGHT = 150

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = GateView(GateState.READY, self.tr("请扫出门证"))
        self._action = QRectF()
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
        self.setAccessibleDescription(" ".join(part for part in (view.sentence, view.who, view.small, view.action) if part))
        self.rescale()

    def height_in_reference(self) -> float:
        """150 for the amber strip; the others take the page."""
        return self.AMBER_HEIGHT if self._view.state is GateState.CHECK else 400

    def rescale(self) -> None:
        """Fixes the height of the amber strip."""
        if self._view.state is GateState.CHECK:
            self.setFixedHeight(round(self.AMBER_HEIGHT * self.unit()))
        else:
            self.setMinimumHeight(0)
            self.setMaximumHeight(16777215)
        super().rescale()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The strip's height follows the unit."""
        super().resizeEvent(event)
        if self._view.state is GateState.CHECK:
            self.setFixedHeight(round(self.AMBER_HEIGHT * self.unit()))

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
        at = QRectF(40, middle + 120, area.width() - 80, 60)
        paint.text(painter, at, view.sentence, 34, theme.text1, align=paint.CENTER)
        if view.who:
            paint.text(painter, QRectF(40, middle + 190, area.width() - 80, 46), view.who, 26, theme.text2, align=paint.CENTER)
        paint.text(painter, QRectF(40, area.bottom() - 60, area.width() - 80, 40), view.small, 22, theme.text2, align=paint.CENTER)

    def _draw_check(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        view, ink = self._view, HOLD_FILL.ink
        painter.fillRect(area, QColor(HOLD_FILL.ground))
        paint.shape(painter, State.HOLD, QRectF(30, 5, 132, 132), ink, HOLD_FILL.ground, None)
        notes = [view.document_title, view.document, *view.document_notes][:4]
        note_wide = max([paint.width(line, 26 if n == 1 else 21, n == 1) for n, line in enumerate(notes)], default=0.0)
        room = area.width() - 188 - 24 - note_wide - 40
        px = paint.fitting_px(view.word, 84, 60, room, True)
        paint.text(painter, QRectF(188, 2, room, 120), view.word, px, ink, True)
        px = paint.fitting_px(view.sentence, 26, 20, room, True)
        paint.text(painter, QRectF(192, 108, room, 38), view.sentence, px, ink, True)
        top = area.center().y() - 16 * len(notes)
        for number, line in enumerate(notes):
            at = QRectF(area.right() - 24 - note_wide, top + number * 32, note_wide + 1, 32)
            size, bold = (26, True) if number == 1 else (21, False)
            paint.text(painter, at, line, size, ink, bold, paint.RIGHT)

    def _draw_top_right(self, painter: QPainter, area: QRectF, ink: str) -> None:
        view, right = self._view, area.right() - 40
        title = " ".join(part for part in (view.document_title, view.document) if part)
        paint.text(painter, QRectF(right - 460, 30, 460, 36), title, 25, ink, True, paint.RIGHT)
        y = 68.0
        for line in view.document_notes[:2]:
            paint.text(painter, QRectF(right - 460, y, 460, 34), line, 24, ink, align=paint.RIGHT)
            y += 36
        paint.text(painter, QRectF(right - 300, y, 300, 56), view.clock, 48, ink, True, paint.RIGHT)

    def _draw_word(self, painter: QPainter, state: State, ink: str, ground: str, top: float) -> None:
        view = self._view
        paint.shape(painter, state, QRectF(78, top, 316, 316), ink, ground, None)
        px = round(self.word_px())
        high = paint.ink_size(view.word, px, True)[1]
        box = paint.ink(painter, view.word, px, ink, True, 444, top + 26)
        room = self.area().width() - 454 - 40
        size = paint.fitting_px(view.sentence, 56, 30, room, True)
        found = paint.lines(view.sentence, size, room, True, 2)
        for number, line in enumerate(found):
            at = QRectF(454, box.y() + high + 10 + number * size * 1.25, room, size * 1.3)
            paint.text(painter, at, line, size, ink, True)

    def _draw_release(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        view, ink, ground = self._view, GOOD_FILL.ink, GOOD_FILL.ground
        painter.fillRect(area, QColor(ground))
        foot, seen_top = area.bottom() - 104, area.bottom() - 282
        self._draw_word(painter, State.GOOD, ink, ground, max(20.0, (seen_top - 360) / 2 + 34))
        self._draw_top_right(painter, area, ink)
        count = max(1, len(view.seen))
        wide = (area.width() - 48 - 11 * (count - 1)) / count
        for number, seen in enumerate(view.seen):
            box = QRectF(24 + number * (wide + 11), seen_top, wide, 156)
            paint.rounded(painter, box, ink, None, 4)
            icons.draw(painter, seen.icon, QRectF(box.x() + 19, box.y() + 17, 28, 28), "#FFFFFF")
            paint.text(painter, QRectF(box.x() + 58, box.y() + 12, 160, 40), seen.name, 25, "#FFFFFF", True)
            at = QRectF(box.x() + 150, box.y() + 12, wide - 168, 40)
            paint.text(painter, at, seen.word, 20, "#7CE3B5", True, paint.RIGHT)
            px = paint.fitting_px(seen.value, 71, 36, wide - 36, True)
            paint.text(painter, QRectF(box.x() + 19, box.y() + 60, wide - 30, 92), seen.value, px, "#FFFFFF", True)
        box = QRectF(area.right() - 24 - 404, foot, 404, 84)
        room = box.x() - 28 - 30
        px = paint.fitting_px(view.who, 27, 20, room, True)
        paint.text(painter, QRectF(28, foot - 2, room, 46), view.who, px, ink, True)
        paint.text(painter, QRectF(28, foot + 44, room, 40), view.small, 23, ink)
        self._draw_action(painter, box, "scanner", ink, None, ink)

    def _draw_action(self, painter: QPainter, box: QRectF, name: str, line: str, fill: str | None, ink: str) -> None:
        paint.rounded(painter, box, fill, line, 6, 3)
        icons.draw(painter, name, QRectF(box.x() + 20, box.center().y() - 19, 38, 38), ink)
        room = box.width() - 90
        px = paint.fitting_px(self._view.action, 38, 24, room, True)
        paint.text(painter, QRectF(box.x() + 74, box.y(), room, box.height()), self._view.action, px, ink, True)
        self._action = box

    def _draw_refuse(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        view, ink, ground = self._view, WRONG_FILL.ink, WRONG_FILL.ground
        painter.fillRect(area, QColor(ground))
        for left in (0.0, area.right() - 28):
            paint.hatch(painter, QRectF(left, 0, 28, area.height()), ground, ink)
        card = area.bottom() - 214
        self._draw_word(painter, State.WRONG, ink, ground, max(20.0, (card - 400) / 2 + 30))
        self._draw_top_right(painter, area, ink)
        box = QRectF(52, card, area.width() - 104, 190)
        paint.rounded(painter, box, ink, None, 6)
        paint.text(painter, QRectF(box.x() + 28, card + 18, 500, 36), self.tr("找谁"), 23, ground)
        room = box.width() - 440 - 70
        px = paint.fitting_px(view.who, 40, 24, room, True)
        paint.text(painter, QRectF(box.x() + 28, card + 50, room, 56), view.who, px, ground, True)
        icons.draw(painter, "phone", QRectF(box.x() + 28, card + 114, 46, 46), ground)
        paint.text(painter, QRectF(box.x() + 88, card + 104, room - 60, 66), view.phone, 50, ground, True)
        if view.action:
            self._draw_action(painter, QRectF(box.right() - 440, card + 22, 412, 100), "undo", ground, ground, ink)
        small = QRectF(box.right() - 440, card + 134, 412, 36)
        paint.text(painter, small, view.small, 20, ground, align=paint.RIGHT)


class BlindKeyRow(BenchPainted):
    """One thing to key blind: its icon and name, its empty places, and how far it is.

    Its accessible text says how many places are keyed, never what stands on the pass.
    """

    reference_height = 122

    def __init__(self, icon: str, name: str, places: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._name, self._places = icon, name, places
        self._keyed, self._active, self._note, self._sub, self._skipped = "", False, "", "", False
        self.show_keyed("", active=False)

    def show_keyed(self, keyed: str, *, active: bool, note: str = "", sub: str = "", skipped: bool = False) -> None:
        """Shows what was keyed so far.

        Args:
            keyed: The characters the guard keyed.
            active: Whether keys go to this row now.
            note: Strong line at the right (第 2 项).
            sub: Line under it (共 3 项, 已键入, 未键入).
            skipped: The row does not apply (没有挂车).
        """
        self._keyed, self._active, self._note, self._sub, self._skipped = keyed[: self._places], active, note, sub, skipped
        state = note or sub or self.tr("未键入")
        count = self.tr("{n} / {all} 位").format(n=len(self._keyed), all=self._places)
        self.setAccessibleName(f"{self._name} {state} {count}")
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Name, boxes, note."""
        edge, pen = (theme.focus, 3.0) if self._active else (theme.line, 1.0)
        paint.rounded(painter, area, theme.surface1, edge, 6, pen)
        ink = theme.text1 if self._active or self._keyed else theme.text2
        middle = area.center().y()
        icons.draw(painter, self._icon, QRectF(21, middle - 42, 38, 38), ink)
        paint.text(painter, QRectF(20, middle + 2, 106, 58), self._name, 35, ink, True)
        gap, left = 8.0, 124.0
        wide = min(92.0, (area.width() - left - 140 - gap * (self._places - 1)) / self._places)
        high = min(104.0, area.height() - 18)
        for place in range(self._places):
            box = QRectF(left + place * (wide + gap), middle - high / 2, wide, high)
            here = self._active and place == len(self._keyed)
            paint.rounded(painter, box, theme.surface2, theme.focus if here else theme.line_control, 5, 4 if here else 2)
            if place < len(self._keyed):
                px = 84 if wide >= 80 else 70
                paint.text(painter, box, self._keyed[place], px, theme.text1, True, paint.CENTER)
            elif here:
                bar = QRectF(box.center().x() - 24, box.bottom() - 20, 48, 6)
                paint.rounded(painter, bar, theme.focus, None, 3)
        self._draw_note(painter, QRectF(left + self._places * (wide + gap) + 8, 0, 140, area.height()), theme)

    def _draw_note(self, painter: QPainter, box: QRectF, theme: Theme) -> None:
        middle = box.center().y()
        done = len(self._keyed) == self._places and not self._active
        if self._skipped or done:
            name = "minus" if self._skipped else "check"
            icons.draw(painter, name, QRectF(box.x() + 8, middle - 46, 32, 32), theme.text2)
            paint.text(painter, QRectF(box.x(), middle, box.width(), 36), self._sub, 24, theme.text2)
        elif self._note:
            paint.text(painter, QRectF(box.x(), middle - 38, box.width(), 36), self._note, 24, theme.text1, True)
            paint.text(painter, QRectF(box.x(), middle + 2, box.width(), 36), self._sub, 24, theme.text2)
        else:
            paint.text(painter, QRectF(box.x(), middle - 18, box.width(), 36), self._sub, 24, theme.text2)


@dataclass(frozen=True)
class GateFactsView:
    """What may be known at the gate: signatures (state, words), whose goods, and a hint."""

    signs: tuple[tuple[State, str], ...]
    goods: str
    hint: str


class GateFacts(BenchPainted):
    """Signatures and goods of the pass."""

    reference_height = 124

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = GateFactsView((), "", "")

    def show_facts(self, view: GateFactsView) -> None:
        """Shows them."""
        self._view = view
        self.setAccessibleName("；".join([*(words for _, words in view.signs), view.goods, view.hint]))
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Three lines."""
        paint.rounded(painter, area, theme.surface1, theme.line, 6)
        count = max(1, len(self._view.signs))
        wide = (area.width() - 32) / count
        for number, (state, words) in enumerate(self._view.signs):
            x = 16 + number * wide
            paint.mark(painter, state, QRectF(x, 17, 27, 27), theme)
            px = paint.fitting_px(words, 22, 20, wide - 46)
            paint.text(painter, QRectF(x + 37, 10, wide - 42, 42), words, px, theme.text1)
        room = area.width() - 34
        px = paint.fitting_px(self._view.goods, 22, 20, room, True)
        paint.text(painter, QRectF(18, 48, room, 38), self._view.goods, px, theme.text1, True)
        px = paint.fitting_px(self._view.hint, 21, 20, room)
        paint.text(painter, QRectF(18, 82, room, 36), self._view.hint, px, theme.text2)


class HoldStrip(BenchPainted):
    """An amber line that says what cannot be known (offline) or what is stale."""

    reference_height = 48

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""

    def show_words(self, words: str) -> None:
        """Shows the sentence; an empty one hides the strip."""
        self._words = words
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Triangle and words on amber."""
        painter.fillRect(area, QColor(HOLD_FILL.ground))
        paint.shape(painter, State.HOLD, QRectF(24, 9, 30, 30), HOLD_FILL.ink, HOLD_FILL.ground, None)
        px = paint.fitting_px(self._words, 22, 20, area.width() - 90, True)
        paint.text(painter, QRectF(66, 0, area.width() - 90, area.height()), self._words, px, HOLD_FILL.ink, True)
