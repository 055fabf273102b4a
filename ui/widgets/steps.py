"""Where something stands: the stages of its state machine, the chain it came by, what happened when."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons
from ui.theme.tokens import State, Theme
from ui.widgets import paint
from ui.widgets.base import Painted


@dataclass(frozen=True)
class Stage:
    """One state of an object in words; `blocked` puts a triangle on it."""

    word: str
    blocked: bool = False


class StageBar(Painted):
    """Chevrons in the words of the state machine: past ticked, the current filled, blocked with a triangle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages: tuple[Stage, ...] = ()
        self._current = 0
        self.setFixedHeight(40)
        self.setMinimumWidth(320)

    def show_stages(self, stages: tuple[Stage, ...], current: int) -> None:
        """Shows the stages; `current` is the index of the one it is in."""
        self._stages, self._current = stages, current
        word = stages[current].word if 0 <= current < len(stages) else ""
        self.setAccessibleName(word)
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """The chevrons."""
        count = max(1, len(self._stages))
        nose, step, high = 10.0, (area.width() - 10) / count, area.height()
        for number, stage in enumerate(self._stages):
            x = number * step
            past, current = number < self._current, number == self._current
            points = [QPointF(x, 0), QPointF(x + step - 5, 0), QPointF(x + step - 5 + nose, high / 2)]
            points += [QPointF(x + step - 5, high), QPointF(x, high)]
            if number:
                points.append(QPointF(x + nose, high / 2))
            fill = theme.accent if current else theme.good_soft if past else theme.surface2
            if stage.blocked and not current:
                fill = theme.hold_soft
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(fill))
            painter.drawPolygon(QPolygonF(points))
            ink = theme.accent_on if current else theme.good_text if past else theme.text2
            sign = State.HOLD if stage.blocked else State.GOOD if past else None
            room = step - nose - 12
            tight = sign is not None and paint.width(stage.word, 12, current) > room - 20  # ten stages in a small window
            big, beside = (12, 14) if tight else (16, 20)
            px = paint.fitting_px(stage.word, 15, 12, room - (beside if sign else 0), current)
            wide = paint.width(stage.word, px, current) + (beside if sign else 0)
            left = x + nose + max(1.0 if tight else 2.0, (room - wide) / 2)
            if sign:
                at = QRectF(left, (high - big) / 2, big, big)
                if sign is State.GOOD:
                    paint.shape(painter, sign, at, theme.good_text, theme.good_soft, None)
                else:
                    paint.mark(painter, sign, at, theme)
                left += beside
            paint.text(painter, QRectF(left, 0, x + step + (4 if tight else 0) - left, high), stage.word, px, ink, current)


@dataclass(frozen=True)
class ChainLink:
    """One link of 产品→箱→装车→封签→出门证→签收→服务单.

    Attributes:
        key: What `opened` emits.
        icon: Icon name.
        title: The link's name.
        main: Its number or place, short.
        sub: State or date.
        state: GOOD reached, UNDER_WAY the one that is open, NOT_YET still ahead, WRONG broken.
    """

    key: str
    icon: str
    title: str
    main: str
    sub: str
    state: State = State.GOOD


class ChainView(Painted):
    """The chain, each link opens its screen by click or by arrows and Enter."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links: tuple[ChainLink, ...] = ()
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(112)
        self.setMinimumWidth(420)

    def show_links(self, links: tuple[ChainLink, ...]) -> None:
        """Shows the links in order."""
        self._links = links
        self._at = min(self._at, max(0, len(links) - 1))
        self.setAccessibleName(" → ".join(f"{link.title} {link.main}" for link in links))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Opens the link that was clicked."""
        if not self._links or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._at = max(0, min(len(self._links) - 1, int(event.position().x() * len(self._links) / max(1, self.width()))))
        self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Enter opens."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._links:
            move = 1 if event.key() == Qt.Key.Key_Right else -1
            self._at = (self._at + move) % len(self._links)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._links:
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        link = self._links[self._at]
        self.update()
        if link.state is not State.NOT_YET:
            self.opened.emit(link.key)

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Circles on a line, three lines of words under each."""
        count = max(1, len(self._links))
        step = area.width() / count
        for number, link in enumerate(self._links):
            middle = (number + 0.5) * step
            if number + 1 < count:
                paint.rule(painter, middle + 25, 26, middle + step - 25, 26, theme.text3 if link.state is State.GOOD else theme.line, 2)
            ring = QRectF(middle - 21.5, 4.5, 43, 43)
            current, ahead = link.state is State.UNDER_WAY, link.state is State.NOT_YET
            colour = theme.accent if current else theme.line_control if ahead else theme.text_of(link.state)
            painter.setBrush(QColor(theme.accent if current else theme.surface1 if ahead else theme.soft_of(link.state)))
            pen = QPen(QColor(colour), 2)
            if ahead:
                pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.drawEllipse(ring)
            icon = theme.accent_on if current else theme.text2 if ahead else theme.text_of(link.state)
            icons.draw(painter, link.icon, QRectF(middle - 11, 15, 22, 22), icon)
            left, room = middle - step / 2 + 2, step - 4
            paint.text(painter, QRectF(left, 52, room, 20), link.title, 13, theme.text2, align=paint.CENTER)
            px = paint.fitting_px(link.main, 15, 12, room, True)
            paint.text(painter, QRectF(left, 71, room, 20), link.main, px, theme.text1, True, paint.CENTER, middle=True)
            paint.text(painter, QRectF(left, 91, room, 20), link.sub, 13, theme.text2, align=paint.CENTER)
            if self.hasFocus() and number == self._at:
                paint.rounded(painter, QRectF(left, 0, room, area.height()), None, theme.focus, 4, 3)


@dataclass(frozen=True)
class TimeEntry:
    """Something that happened: clock time, a state's mark or an icon, what, and in detail."""

    time: str
    title: str
    text: str = ""
    state: State | None = None
    icon: str = "clock"
    key: str = ""


class TimeLine(Painted):
    """What happened, newest on top, joined by a line; put it in a scroll area when it may grow."""

    opened = Signal(str)

    LINE = 20.0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[TimeEntry, ...] = ()
        self._tops: list[float] = []
        self._empty = self.tr("还没有经过")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_entries(self, entries: tuple[TimeEntry, ...]) -> None:
        """Shows the entries in the order given."""
        self._entries = entries
        self.setAccessibleName("；".join(f"{entry.time} {entry.title}" for entry in entries) or self._empty)
        self.updateGeometry()
        self.update()

    def _body(self, entry: TimeEntry, wide: float) -> list[str]:
        return paint.lines(entry.text, 14, wide - 92, False, 6)

    def _height(self, wide: float) -> float:
        return sum(38 + len(self._body(entry, wide)) * self.LINE + 4 for entry in self._entries) or 40

    def heightForWidth(self, width: int) -> int:
        """Height with the words wrapped at `width`."""
        return round(self._height(width))

    def sizeHint(self) -> QSize:
        """Height at the present width."""
        return QSize(320, round(self._height(max(240, self.width()))))

    def minimumSizeHint(self) -> QSize:
        """The whole height, so that a scroll area scrolls."""
        return QSize(240, round(self._height(max(240, self.width()))))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Opens the entry that was clicked, if it leads anywhere."""
        hit = [entry for top, entry in zip(self._tops, self._entries, strict=False) if top <= event.position().y()]
        if hit and hit[-1].key:
            self.opened.emit(hit[-1].key)

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Time, mark, title, body."""
        if not self._entries:
            paint.text(painter, area, self._empty, 14, theme.text2)
            return
        y, self._tops = 0.0, []
        for number, entry in enumerate(self._entries):
            self._tops.append(y)
            body = self._body(entry, area.width())
            high = 38 + len(body) * self.LINE + 4
            if number + 1 < len(self._entries):
                paint.rule(painter, 66, y + 30, 66, y + high + 4, theme.line, 2)
            paint.text(painter, QRectF(0, y + 4, 46, 26), entry.time, 14, theme.text2, align=paint.RIGHT)
            at = QRectF(56, y + 7, 20, 20)
            if entry.state is not None:
                paint.mark(painter, entry.state, at, theme)
            else:
                icons.draw(painter, entry.icon, at, theme.text2)
            paint.text(painter, QRectF(88, y + 4, area.width() - 90, 26), entry.title, 15, theme.text1, True)
            for line_number, line in enumerate(body):
                box = QRectF(88, y + 31 + line_number * self.LINE, area.width() - 90, self.LINE)
                paint.text(painter, box, line, 14, theme.text1)
            y += high
