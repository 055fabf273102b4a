"""The readings of the day by hand: one line a zone, Enter goes on to the next field and the next zone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.core.clock import site_time
from app.core.words import word
from app.storage.climate_views import ZoneStateView
from ui.settings.parts import scrolled
from ui.theme.tokens import State, Theme
from ui.widgets import paint
from ui.widgets.base import Painted
from ui.widgets.forms import ErrorLine
from ui.widgets.keys import on_enter

_FIELD = 68


class ZoneLine(Painted):
    """A zone with its mark, its limits and its newest reading."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(230)
        self.setFixedHeight(52)
        self._state: ZoneStateView | None = None
        self._front = False

    def show_zone(self, state: ZoneStateView, front: bool) -> None:
        """Shows a zone; `front` where its chart is shown."""
        self._state, self._front = state, front
        _, words = self.mark_of(state)
        latest = state.latest.words if state.latest is not None else self.tr("没有读数")
        self.setAccessibleName(f"{state.name} {words} {latest} {state.governing.words}")
        self.update()

    def mark_of(self, state: ZoneStateView) -> tuple[State, str]:
        """How the zone stands, as a shape and a word."""
        if state.lasting:
            return State.WRONG, self.tr("超限")
        if state.wanted:
            return State.HOLD, self.tr("缺说明")
        if state.late:
            return State.HOLD, self.tr("缺 {n} 次").format(n=state.late)
        if state.due:
            return State.NOT_YET, self.tr("待抄")
        if state.watched:
            return State.GOOD, self.tr("正常")
        kind = word(state.kind)
        return State.INFO, kind if kind != state.name else self.tr("不要求")

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Mark, name and word; limits and the newest reading below."""
        state = self._state
        if state is None:
            return
        if self._front:
            painter.fillRect(area, QColor(theme.accent_soft))
            painter.fillRect(QRectF(0, 0, 4, area.height()), QColor(theme.accent))
        mark, words = self.mark_of(state)
        paint.mark(painter, mark, QRectF(14, 7, 18, 18), theme)
        wide = paint.width(words, 13, True)
        ink = theme.text2 if mark is State.NOT_YET else theme.text_of(mark)
        paint.text(painter, QRectF(area.right() - wide - 8, 4, wide + 2, 24), words, 13, ink, True)
        paint.text(painter, QRectF(40, 4, area.width() - wide - 56, 24), state.name, 15, theme.text1, True)
        latest = f"{state.latest.words}  {site_time(state.latest.at):%m-%d %H:%M}" if state.latest is not None else ""
        latest = latest or self.tr("没有读数·{limits}").format(limits=state.governing.words)
        outside = state.latest is not None and state.latest.outside
        paint.text(painter, QRectF(40, 27, area.width() - 46, 20), latest, 13, theme.wrong_text if outside else theme.text2, outside)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click shows the zone's chart."""
        self.chosen.emit()


class ReadingLine(QWidget):
    """A zone with its two fields."""

    taken = Signal(int, str, str)
    chosen = Signal(int)

    def __init__(self, state: ZoneStateView) -> None:
        super().__init__()
        self.zone_id = state.zone_id
        self.line, self.error = ZoneLine(), ErrorLine()
        self.temperature, self.humidity = QLineEdit(), QLineEdit()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 10, 0)
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        for field, hint, name, what in (
            (self.temperature, "°C", "temperature", self.tr("温度")), (self.humidity, "%RH", "humidity", self.tr("湿度")),
        ):  # fmt: skip
            field.setPlaceholderText(hint)
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            field.setFixedSize(QSize(_FIELD, 36))
            field.setMaxLength(12)
            field.setObjectName(f"field.{name}.{state.zone_id}")
            field.setAccessibleName(f"{state.name} {what}")
            field.installEventFilter(self)
            row.addWidget(field)
        self.temperature.returnPressed.connect(lambda: self.humidity.setFocus(Qt.FocusReason.TabFocusReason))
        on_enter(self.humidity, self._take)
        self.line.chosen.connect(lambda: self.chosen.emit(self.zone_id))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(row)
        box.addWidget(self.error)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The zone whose field has the keys is the one in the chart."""
        if event.type() == QEvent.Type.FocusIn:
            self.chosen.emit(self.zone_id)
        return super().eventFilter(watched, event)

    def clear(self) -> None:
        """Both fields empty for the next time."""
        self.temperature.clear()
        self.humidity.clear()
        self.error.show_words("")

    def complain(self, words: str) -> None:
        """What is wrong with what was keyed; it stays."""
        self.error.show_words(words)
        self.temperature.setFocus(Qt.FocusReason.OtherFocusReason)
        self.temperature.selectAll()

    def _take(self) -> None:
        if not self.temperature.text().strip():
            self.temperature.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.taken.emit(self.zone_id, self.temperature.text(), self.humidity.text())


class ReadingList(QWidget):
    """The lines of all zones; what is half keyed stays while the list is read anew."""

    taken = Signal(int, str, str)
    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[int, ReadingLine] = {}
        inner = QWidget()
        self._box = QVBoxLayout(inner)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)
        self._box.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled(inner)
        outer.addWidget(self._area)

    def show_zones(self, states: Sequence[ZoneStateView], front: int) -> None:
        """Shows the zones in order."""
        wanted = [state.zone_id for state in states]
        for key in [key for key in self.lines if key not in wanted]:
            self.lines.pop(key).deleteLater()
        for n, state in enumerate(states):
            line = self.lines.get(state.zone_id)
            if line is None:
                line = self.lines[state.zone_id] = ReadingLine(state)
                line.taken.connect(self.taken)
                line.chosen.connect(self.chosen)
            line.line.show_zone(state, state.zone_id == front)
            if self._box.indexOf(line) != n:
                self._box.insertWidget(n, line)

    def go_on(self, zone_id: int) -> bool:
        """To the field of the zone below; False behind the last."""
        keys = sorted(self.lines, key=lambda key: self._box.indexOf(self.lines[key]))
        at = keys.index(zone_id) + 1 if zone_id in keys else 0
        if at >= len(keys):
            return False
        field = self.lines[keys[at]].temperature
        field.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(self.lines[keys[at]])
        return True
