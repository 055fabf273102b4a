"""What falls due in the next ninety days as a picture: time across by week or day, the goods down, each with its mark on its last day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.storage.shelf_views import DueLine, DueList, LastDay
from ui.storage import due_words as words
from ui.theme.tokens import Theme
from ui.widgets import paint
from ui.widgets.base import Painted, tool_tip

LABEL, PAST, ROW, HEAD, BARS = 232, 62, 30, 24, 54
"""Pixels: the goods' column, the column of what is over, a row, the days' row, the columns of pieces."""


@dataclass(frozen=True)
class Span:
    """One column: its first and last day; `past` is everything before today."""

    first: date
    last: date
    past: bool = False


class DueChart(Painted):
    """Rows follow the chosen goods; a click on a column of pieces lists its days.

    Attributes:
        chosen: Goods were chosen; carries their key.
        span_chosen: A column was opened; carries its first and last day.
    """

    chosen = Signal(str)
    span_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: DueList | None = None
        self._lines: tuple[DueLine, ...] = ()
        self._which: LastDay | None = None
        self._by_day = False
        self._first = 0
        self._key = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(HEAD + BARS + 3 * ROW + 8)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        """Six rows."""
        return QSize(700, HEAD + BARS + 6 * ROW + 8)

    def show_list(self, found: DueList, lines: tuple[DueLine, ...], which: LastDay | None, by_day: bool) -> None:
        """Shows the goods of a list, of one kind of last day or of all, by week or by day."""
        self._found, self._lines, self._which, self._by_day = found, lines, which, by_day
        self.choose(self._key)
        late = found.pieces(date.min, found.terms.today - timedelta(days=1), which)
        ahead = found.pieces(found.terms.today, found.until, which)
        said = self.tr("未来 {n} 天到期 {ahead} 件，已过期限 {late} 件")
        self.setAccessibleName(said.format(n=(found.until - found.terms.today).days, ahead=ahead, late=late))
        self.update()

    def choose(self, key: str) -> None:
        """Brings chosen goods into sight and marks them."""
        self._key = key
        at = self._index()
        if at >= 0:
            self._first = min(max(self._first, at - self.fits + 1), at)
        self._first = max(0, min(self._first, len(self._lines) - self.fits))
        if at >= 0:
            line = self._lines[at]
            self.setAccessibleDescription(f"{line.product} {words.number(line)} {words.left(line.days_left)}")
        self.update()

    @property
    def fits(self) -> int:
        """How many rows have room."""
        return max(1, int((self.height() - HEAD - BARS - 6) // ROW))

    @property
    def lines_shown(self) -> tuple[DueLine, ...]:
        """The goods in sight."""
        return self._lines[self._first : self._first + self.fits]

    def spans(self) -> list[Span]:
        """The columns: what is over, then every week or day from today on."""
        if self._found is None:
            return []
        today, until = self._found.terms.today, self._found.until
        step = 1 if self._by_day else 7
        found = [Span(date.min, today - timedelta(days=1), True)]
        first = today
        while first <= until:
            last = min(first + timedelta(days=step - 1), until)
            found.append(Span(first, last))
            first = last + timedelta(days=1)
        return found

    def _index(self) -> int:
        return next((n for n, line in enumerate(self._lines) if line.key == self._key), -1)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down choose, Enter lists the week of the chosen goods."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: self.fits, Qt.Key.Key_PageUp: -self.fits}.get(
            Qt.Key(event.key()), 0
        )
        if step and self._lines:
            at = max(0, min(self._index() + step, len(self._lines) - 1))
            self.chosen.emit(self._lines[at].key)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._index() >= 0:
            day = self._lines[self._index()].day
            self.span_chosen.emit(next((s for s in self.spans() if s.first <= day <= s.last), None))
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel moves the rows."""
        step = -1 if event.angleDelta().y() > 0 else 1
        self._first = max(0, min(self._first + step, len(self._lines) - self.fits))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses goods, or lists the days of a column."""
        x, y = event.position().x(), event.position().y()
        if y >= HEAD + BARS:
            at = self._first + int((y - HEAD - BARS) // ROW)
            if at < len(self._lines):
                self.chosen.emit(self._lines[at].key)
        elif x >= LABEL:
            span = self._span_at(x)
            if span is not None:
                self.span_chosen.emit(span)

    def event(self, event: QEvent) -> bool:
        """What stands under the mouse in full."""
        if event.type() == QEvent.Type.ToolTip:
            position = event.pos()  # type: ignore[attr-defined]
            QToolTip.showText(event.globalPos(), tool_tip(self._tip(position.x(), position.y())), self)  # type: ignore[attr-defined]
            return True
        return super().event(event)

    def _tip(self, x: float, y: float) -> str:
        at = self._first + int((y - HEAD - BARS) // ROW)
        if y >= HEAD + BARS and at < len(self._lines):
            line = self._lines[at]
            parts = (line.product, line.model, words.number(line), line.location, f"{line.quantity} {line.unit}", words.kind(line.which))
            return " · ".join(part for part in (*parts, f"{line.day}", words.left(line.days_left)) if part)
        span = self._span_at(x) if x >= LABEL else None
        if span is None or self._found is None:
            return ""
        pieces = self._found.pieces(span.first, span.last, self._which)
        if span.past:
            return self.tr("已过期限 {n} 件").format(n=pieces)
        return self.tr("{first} 至 {last}：{n} 件").format(first=span.first, last=span.last, n=pieces)

    def _span_at(self, x: float) -> Span | None:
        return next((span for span in self.spans() if self._across(span).left() <= x < self._across(span).right()), None)

    # Painting

    def _x(self, day: date) -> float:
        """Where a day begins."""
        assert self._found is not None
        today, until = self._found.terms.today, self._found.until
        wide = (self.width() - LABEL - PAST - 8) / ((until - today).days + 1)
        return LABEL + PAST + (day - today).days * wide

    def _across(self, span: Span) -> QRectF:
        if span.past:
            return QRectF(LABEL, 0, PAST, self.height())
        left = self._x(span.first)
        return QRectF(left, 0, self._x(span.last + timedelta(days=1)) - left, self.height())

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Columns of pieces above, the goods below, today's line through both."""
        paint.rounded(painter, area, theme.surface1, theme.focus if self.hasFocus() else theme.line, 6, 3 if self.hasFocus() else 1)
        if self._found is None:
            return
        self._draw_head(painter, theme)
        for number, line in enumerate(self.lines_shown):
            self._draw_line(painter, QRectF(0, HEAD + BARS + number * ROW, area.width(), ROW), line, theme)
        if not self._lines:
            empty = QRectF(LABEL, HEAD + BARS, area.width() - LABEL - 12, area.height() - HEAD - BARS)
            paint.text(painter, empty, self.tr("这段时间没有到期的货"), 15, theme.text2, align=paint.CENTER)
        today = self._x(self._found.terms.today)
        paint.rule(painter, today, 4, today, area.bottom() - 4, theme.accent, 2)

    def _draw_head(self, painter: QPainter, theme: Theme) -> None:
        assert self._found is not None
        spans = self.spans()
        counts = [self._found.pieces(span.first, span.last, self._which) for span in spans]
        most = max([*counts, 1])
        paint.text(painter, QRectF(14, 4, LABEL - 20, 20), self.tr("到期件数"), 14, theme.text1, True)
        legend = QRectF(14, HEAD + 8, 22, 14)
        paint.rounded(painter, legend, theme.hold_soft, theme.hold_text, 2)
        paint.text(painter, QRectF(42, HEAD + 4, LABEL - 50, 22), self.tr("复验期或预警期"), 13, theme.text2)
        unit = self.tr("每列一天") if self._by_day else self.tr("每列一周，点列看清单")
        paint.text(painter, QRectF(14, HEAD + 28, LABEL - 20, 22), unit, 13, theme.text2)
        floor = HEAD + BARS - 2
        for number, (span, count) in enumerate(zip(spans, counts, strict=True)):
            box = self._across(span)
            self._draw_day(painter, span, number, box, theme)
            if count:
                tall = max(3.0, (BARS - 22) * count / most)
                bar = QRectF(box.x() + 1.5, floor - tall, max(2.0, box.width() - 3), tall)
                paint.rounded(painter, bar, theme.wrong_text if span.past else theme.accent, None, 2)
                if box.width() >= 30:
                    paint.text(
                        painter, QRectF(box.x(), bar.y() - 17, box.width(), 16), _short(count), 13,
                        theme.wrong_text if span.past else theme.text1, True, paint.CENTER,
                    )  # fmt: skip
        paint.rule(painter, 1, floor + 1.5, self.width() - 1, floor + 1.5, theme.line)

    def _draw_day(self, painter: QPainter, span: Span, number: int, box: QRectF, theme: Theme) -> None:
        """The name of a column, and its line down through the rows; in days every seventh is named."""
        named = span.past or not self._by_day or (number - 1) % 7 == 0
        if named:
            paint.rule(painter, box.x(), HEAD + BARS, box.x(), self.height() - 4, theme.line)
            words_ = self.tr("已过期") if span.past else f"{span.first:%m-%d}"
            wide = box.width() if span.past or not self._by_day else box.width() * 7
            colour = theme.wrong_text if span.past else theme.text2
            paint.text(painter, QRectF(box.x() + 3, 3, wide - 4, 20), words_, 13, colour, span.past)

    def _draw_line(self, painter: QPainter, row: QRectF, line: DueLine, theme: Theme) -> None:
        assert self._found is not None
        if line.key == self._key:
            painter.fillRect(row.adjusted(1, 0, -1, 0), QColor(theme.accent_soft))
            painter.fillRect(QRectF(1, row.y(), 4, row.height()), QColor(theme.accent))
        state, word = words.mark(line, self._found.terms)
        room = LABEL - 22
        number = words.number(line)
        wide = min(paint.width(number, 14, True), room * 0.6)
        paint.text(painter, QRectF(14, row.y(), room - wide - 8, ROW), line.product, 14, theme.text2)
        paint.text(
            painter, QRectF(14 + room - wide, row.y(), wide + 2, ROW), number, 14, theme.text1, True, paint.RIGHT, middle=True
        )  # fmt: skip
        middle = row.center().y()
        today = self._x(self._found.terms.today)
        if line.days_left < 0:
            at = LABEL + PAST / 2
            paint.mark(painter, state, QRectF(at - 10, middle - 10, 20, 20), theme)
            tail = f"{word} · {words.left(line.days_left)}"
            paint.text(painter, QRectF(today + 8, row.y(), 260, ROW), tail, 14, theme.text_of(state), True)
            return
        end = self._x(line.day)
        opens = max(today, self._x(_window(line, self._found)))
        if opens < end:
            paint.rounded(painter, QRectF(opens, middle - 6, end - opens, 12), theme.hold_soft, theme.hold_text, 2)
        if today < opens:
            paint.rule(painter, today, middle, opens, middle, theme.line_control, 2)
        self._draw_mark(painter, row, end, min(opens, end), line, theme)

    def _draw_mark(self, painter: QPainter, row: QRectF, end: float, opens: float, line: DueLine, theme: Theme) -> None:
        """The mark on the last day with its word and the days left; without room behind it before the time for a recheck."""
        assert self._found is not None
        state, word = words.mark(line, self._found.terms)
        middle = row.center().y()
        paint.mark(painter, state, QRectF(end - 10, middle - 10, 20, 20), theme)
        tail = f"{word} · {words.left(line.days_left)}"
        colour = theme.text1 if line.days_left > 30 else theme.text_of(state)
        room = self.width() - end - 24
        wide = paint.width(tail, 14, True)
        if wide <= room:
            paint.text(painter, QRectF(end + 15, row.y(), room, ROW), tail, 14, colour, True)
            return
        box = QRectF(opens - wide - 14, middle - 11, wide + 8, 22)
        paint.rounded(painter, box, theme.accent_soft if line.key == self._key else theme.surface1, None, 3)
        paint.text(painter, box.adjusted(2, 0, 0, 0), tail, 14, colour, True)


def _window(line: DueLine, found: DueList) -> date:
    """From when on the goods need somebody: their recheck, or the first warning."""
    if line.which is LastDay.KEEPING:
        return found.terms.recheck_on(line.day)
    return line.day - timedelta(days=found.terms.first_warning)


def _short(count: int) -> str:
    """A count that fits a narrow column."""
    return str(count) if count < 10_000 else f"{count / 10_000:.1f}万".replace(".0万", "万")
