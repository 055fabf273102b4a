"""What frames the gate's screens: its header, the strip that says what cannot be known, the facts of the pass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from ui import icons
from ui.theme.tokens import HOLD_FILL, State, Theme
from ui.widgets import paint
from ui.widgets.base import BenchPainted
from ui.widgets.pictures import Pictures


@dataclass(frozen=True)
class GateHeaderView:
    """Which gate, who stands there, whether it is in touch, what the day brought, the time."""

    title: str
    sub: str = ""
    link_state: State = State.GOOD
    link: str = ""
    today: str = ""
    clock: str = ""


def tick(painter: QPainter, rect: QRectF, ink: str) -> None:
    """A tick in a ring without any colour: green is kept for the release alone."""
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    side = rect.width()
    pen = QPen(QColor(ink), max(1.5, side * 0.09))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawEllipse(rect.adjusted(side * 0.05, side * 0.05, -side * 0.05, -side * 0.05))
    at = [QPointF(rect.x() + side * x, rect.y() + side * y) for x, y in ((0.28, 0.53), (0.44, 0.68), (0.73, 0.36))]
    painter.drawPolyline(at)
    painter.restore()


def quiet_mark(painter: QPainter, state: State, rect: QRectF, theme: Theme) -> None:
    """The shape of a state at the gate; what is good there is said without green."""
    if state is State.GOOD:
        tick(painter, rect, theme.text1)
    else:
        paint.mark(painter, state, rect, theme)


class GateHeader(BenchPainted):
    """The gate's header."""

    reference_height = 57

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = GateHeaderView(self.tr("门卫"))

    @property
    def view(self) -> GateHeaderView:
        """What is shown."""
        return self._view

    def show_header(self, view: GateHeaderView) -> None:
        """Shows another header."""
        self._view = view
        self.setAccessibleName(" ".join(part for part in (view.title, view.sub, view.link, view.today, view.clock) if part))
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """One line; the words on the link give way first."""
        view, high = self._view, area.height()
        painter.fillRect(area, QColor(theme.surface1))
        paint.rule(painter, 0, high - 1, area.right(), high - 1, theme.line, 2)
        icons.draw(painter, "gate", QRectF(20, high / 2 - 13, 26, 26), theme.text1)
        clock = paint.width(view.clock, 33, True)
        paint.text(painter, area.adjusted(0, 0, -20, 0), view.clock, 33, theme.text1, True, paint.RIGHT)
        today = paint.width(view.today, 20)
        right = area.right() - 20 - clock - 36
        paint.text(painter, QRectF(right - today, 0, today + 2, high), view.today, 20, theme.text2)
        end = right - today - 30
        x = 56.0
        x += paint.text(painter, QRectF(x, 0, 300, high), view.title, 22, theme.text1, True) + 20
        link = paint.width(view.link, 20)
        room = max(0.0, min(320.0, end - link - 60 - x))
        x += paint.text(painter, QRectF(x, 0, room, high), view.sub, 20, theme.text2) + 28
        if not view.link:
            return
        left = max(x, min(446.0, end - 32 - link))
        quiet_mark(painter, view.link_state, QRectF(left, high / 2 - 11, 22, 22), theme)
        ink = theme.text1 if view.link_state is State.GOOD else theme.text_of(view.link_state)
        paint.text(painter, QRectF(left + 32, 0, end - left - 32, high), view.link, 20, ink, view.link_state is not State.GOOD)


class HoldStrip(BenchPainted):
    """An amber line that says what cannot be known (offline) or what is stale; hidden while there is nothing to say."""

    reference_height = 44

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._detail = "", ""
        self.show_words("")

    @property
    def words(self) -> str:
        """What is said, blank while hidden."""
        return "·".join(part for part in (self._state, self._detail) if part)

    def show_words(self, state: str, detail: str = "") -> None:
        """Shows how it stands, in bold, and what follows from it; a blank state hides the strip."""
        self._state, self._detail = state, detail if state else ""
        self.setAccessibleName(self.words)
        self.setVisible(bool(state))
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Triangle and words on a soft amber that no verdict is drawn on."""
        painter.fillRect(area, QColor(theme.hold_soft))
        painter.fillRect(QRectF(0, 0, 8, area.height()), QColor(HOLD_FILL.ground))
        paint.rule(painter, 0, area.height() - 1, area.right(), area.height() - 1, HOLD_FILL.ground, 2)
        paint.mark(painter, State.HOLD, QRectF(24, area.center().y() - 14, 28, 28), theme)
        px = 20
        room = area.width() - 66 - 20
        bold = paint.width(self._state, px, True)
        x = 66 + paint.text(painter, QRectF(66, 0, min(room, bold + 1), area.height()), self._state, px, theme.hold_text, True) + 22
        paint.text(painter, QRectF(x, 0, area.right() - 20 - x, area.height()), self._detail, px, theme.text1)


@dataclass(frozen=True)
class GateFactsView:
    """What may be known at the gate: signatures (state, words), whose goods, and a hint.

    Attributes:
        signs: Who signed, and how.
        goods: What leaves, and how much; never cut.
        hint: What the guard looks at.
        owner: Whose goods; cut in the middle where it is too long.
    """

    signs: tuple[tuple[State, str], ...]
    goods: str
    hint: str
    owner: str = ""


class GateFacts(BenchPainted):
    """Signatures and goods of the pass."""

    reference_height = 124

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = GateFactsView((), "", "")
        self._grounds = Pictures(4)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # nothing is painted under it that it covers

    @property
    def view(self) -> GateFactsView:
        """What is shown."""
        return self._view

    def show_facts(self, view: GateFactsView) -> None:
        """Shows them."""
        self._view = view
        goods = "·".join(part for part in (view.owner, view.goods) if part)
        self.setAccessibleName("；".join([*(words for _, words in view.signs), goods, view.hint]))
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Signatures side by side where they fit, else one under the other; goods; hint, whole. Frame and marks come from a picture."""
        view = self._view
        room = area.width() - 34
        wide = room / max(1, len(view.signs))
        beside = all(paint.width(words, 20) + 44 <= wide for _, words in view.signs)
        hints = paint.lines(view.hint, 20, room, most=2) if paint.width(view.hint, 20) > room else [view.hint]
        step = (area.height() - 12) / max(3, (1 if beside else len(view.signs)) + 1 + len(hints))
        places = [QRectF(18 + n * wide, 6, wide, step) if beside else QRectF(18, 6 + n * step, room, step) for n in range(len(view.signs))]
        marks = [(state, place.x(), place.y()) for (state, _), place in zip(view.signs, places, strict=True)]
        looks = theme.name, self.unit(), step, *marks
        draw = partial(self._draw_ground, area=area, theme=theme, step=step, marks=marks)
        self._grounds.show(painter, self, looks, draw, ground=theme.surface0)
        for (_, words), place in zip(view.signs, places, strict=True):
            px = paint.fitting_px(words, 22 if beside else 20, 20, place.width() - 44)
            paint.text(painter, QRectF(place.x() + 36, place.y(), place.width() - 38, step), words, px, theme.text1)
        y = area.height() - 6 - (1 + len(hints)) * step
        self._draw_goods(painter, QRectF(18, y, room, step), theme)
        for number, hint in enumerate(hints, start=1):
            paint.text(painter, QRectF(18, y + number * step, room, step), hint, paint.fitting_px(hint, 21, 20, room), theme.text2)

    def _draw_ground(
        self, picture: QPixmap, area: QRectF, theme: Theme, step: float, marks: Sequence[tuple[State, float, float]]
    ) -> None:
        painter, unit, side = QPainter(picture), self.unit(), min(26.0, step - 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(unit, unit)
        paint.rounded(painter, area, theme.surface1, theme.line, 6)
        for state, x, y in marks:
            quiet_mark(painter, state, QRectF(x, y + (step - side) / 2, side, side), theme)
        painter.end()

    def _draw_goods(self, painter: QPainter, box: QRectF, theme: Theme) -> None:
        goods = f"·{self._view.goods}" if self._view.owner and self._view.goods else self._view.goods
        px = paint.fitting_px(self._view.owner + goods, 22, 20, box.width(), True)
        rest = min(paint.width(goods, px, True), box.width())
        x = paint.text(
            painter, QRectF(box.x(), box.y(), box.width() - rest, box.height()), self._view.owner, px, theme.text1, True, middle=True
        )
        paint.text(painter, QRectF(box.x() + x, box.y(), rest + 1, box.height()), goods, px, theme.text1, True)
