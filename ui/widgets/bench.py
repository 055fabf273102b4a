"""The bench's frame: header, stepper, command strip, device marks."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import icons
from ui.theme import measure
from ui.theme.current import theme_of
from ui.theme.tokens import State, Theme
from ui.widgets import paint
from ui.widgets.base import BenchBoard, BenchPainted, tool_tip


@dataclass(frozen=True)
class DeviceView:
    """One device in header, footer or status bar: icon name, state, what it is and its state in words."""

    icon: str
    state: State
    name: str
    word: str
    short: str = ""


@dataclass(frozen=True)
class BenchHeaderView:
    """What the bench's header says; the clock is given as text, so that the page owns the time."""

    title: str
    station: str = ""
    document: str = ""
    customer: str = ""
    trip: str = ""
    person: str = ""
    clock: str = ""


class BenchHeader(BenchPainted):
    """Which bench, which document, for whom, when it is loaded, who packs, and the time."""

    reference_height = 54

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = BenchHeaderView(self.tr("装箱核对"))

    def show_header(self, view: BenchHeaderView) -> None:
        """Shows another header."""
        if view == self._view:
            return
        self._view = view
        self.setAccessibleName(" ".join(part for part in (view.title, view.station, view.document, view.person) if part))
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """One line on the rail colour; the customer gives way first."""
        view, ink, high = self._view, theme.rail_text, area.height()
        painter.fillRect(area, QColor(theme.rail))
        clock = paint.width(view.clock, 20, True)
        paint.text(painter, area.adjusted(0, 0, -20, 0), view.clock, 20, theme.rail_strong, True, paint.RIGHT)
        end = area.right() - 20 - clock - 40
        x = 20.0
        x += paint.text(painter, QRectF(x, 0, 300, high), view.title, 20, theme.rail_strong, True) + 14
        x += paint.text(painter, QRectF(x, 0, 160, high), view.station, 18, ink) + (40 if view.station else 20)
        x += paint.text(painter, QRectF(x, 0, 300, high), view.document, 20, theme.rail_strong, True) + (30 if view.document else 0)
        person = paint.width(view.person, 18) + 30 if view.person else 0
        trip = paint.width(view.trip, 18) + 34 if view.trip else 0
        room = end - x - person - trip - 80
        if view.customer and room > 60:
            paint.text(painter, QRectF(x, 0, room, high), view.customer, 18, ink)
        if view.person:
            left = end - person
            icons.draw(painter, "user", QRectF(left, high / 2 - 11, 22, 22), ink)
            paint.text(painter, QRectF(left + 30, 0, person, high), view.person, 18, theme.rail_strong)
            end = left - 50
        if view.trip:
            left = max(x, end - trip)
            icons.draw(painter, "truck", QRectF(left, high / 2 - 12, 24, 24), theme.rail_mark)
            paint.text(painter, QRectF(left + 34, 0, end - left - 34, high), view.trip, 18, theme.rail_strong)


class Stepper(BenchPainted):
    """The steps of the bench in order: past ticked, the current filled, and a note on the right (「箱 3 / 共 5」)."""

    reference_height = 47

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[str, ...] = ()
        self._current = 0
        self._note = ""

    def show_steps(self, steps: tuple[str, ...], current: int, note: str = "") -> None:
        """Shows the steps.

        Args:
            steps: Their words.
            current: Index of the current one; `len(steps)` when all are done.
            note: Text at the right end.
        """
        if (steps, current, note) == (self._steps, self._current, self._note):
            return
        self._steps, self._current, self._note = steps, current, note
        self.setAccessibleName(steps[current] if current < len(steps) else note)
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Numbered rings joined by lines."""
        painter.fillRect(area, QColor(theme.surface1))
        paint.rule(painter, 0, area.bottom() - 1, area.right(), area.bottom() - 1, theme.line, 2)
        note = paint.width(self._note, 22, True)
        paint.text(painter, area.adjusted(0, 0, -20, 0), self._note, 22, theme.text1, True, paint.RIGHT)
        words = sum(paint.width(word, 19, True) for word in self._steps)
        room = area.width() - 60 - note
        per = len(self._steps) or 1
        join = min(32.0, max(8.0, (room - words - per * (26 + 10 + 24)) / per))
        x, middle = 20.0, area.center().y()
        for number, word in enumerate(self._steps):
            wide = paint.width(word, 19, number == self._current)
            current, past = number == self._current, number < self._current
            if current:
                box = QRectF(x, 4, wide + 26 + 10 + 26, area.height() - 9)
                paint.rounded(painter, box, theme.accent, None, 4)
                x += 9
            ring = QRectF(x, middle - 13, 26, 26)
            self._draw_ring(painter, ring, number, past, current, theme)
            colour = theme.accent_on if current else theme.good_text if past else theme.text2
            paint.text(painter, QRectF(ring.right() + 9, 0, wide + 2, area.height()), word, 19, colour, current)
            x = ring.right() + 9 + wide + (17 if current else 12)
            if number + 1 < per:
                paint.rule(painter, x, middle, x + join - 8, middle, theme.line_control, 2)
                x += join

    def _draw_ring(self, painter: QPainter, ring: QRectF, number: int, past: bool, current: bool, theme: Theme) -> None:
        if past:
            paint.shape(painter, State.GOOD, ring, theme.good_text, theme.surface1, None)
            return
        painter.setBrush(QColor(theme.accent_on) if current else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.accent_on if current else theme.line_control), 1.5))
        painter.drawEllipse(ring.adjusted(1, 1, -1, -1))
        colour = theme.accent if current else theme.text2
        paint.text(painter, ring, str(number + 1), 16, colour, True, paint.CENTER)


@dataclass(frozen=True)
class Command:
    """A command of the bench: its key name in code, icon, word and the key that gives it."""

    key: str
    icon: str
    word: str
    cap: str


class NoFocusButton(QAbstractButton):
    """A self-painted button that never takes the focus: a scanner's Enter cannot press it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def theme(self) -> Theme:
        """The theme of the page."""
        return theme_of(self)

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Paints the button in reference pixels."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        """Calls `draw` in reference pixels."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        unit = measure.unit(self)
        painter.scale(unit, unit)
        self.draw(painter, QRectF(0, 0, self.width() / unit, self.height() / unit), self.theme())
        painter.end()


class _CommandButton(NoFocusButton):
    def __init__(self, command: Command, parent: QWidget) -> None:
        super().__init__(parent)
        self.command = command
        self.lit = False
        self.setAccessibleName(command.word)

    def wanted(self) -> float:
        cap = paint.width(self.command.cap, 14) + 10 if self.command.cap else 0
        return 8 + 22 + 5 + paint.width(self.command.word, 17, self.lit) + 8 + cap + 12

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        colour = theme.text1 if self.isEnabled() else theme.text3
        if self.lit:
            paint.rounded(painter, area.adjusted(0, 4, 0, -4), theme.wrong_soft, theme.wrong_text, 4, 2)
        elif self.isDown() or (self.underMouse() and self.isEnabled()):
            paint.rounded(painter, area.adjusted(0, 4, 0, -4), theme.surface2, None, 4)
        middle = area.center().y()
        icons.draw(painter, self.command.icon, QRectF(8, middle - 11, 22, 22), colour)
        drawn = paint.text(painter, area.adjusted(35, 0, 0, 0), self.command.word, 17, colour, self.lit)
        if self.command.cap:
            paint.key_cap(painter, 35 + drawn + 7, middle, self.command.cap, 14, colour)


class DeviceMarks(BenchPainted):
    """Device icons with state marks for the bench's footer; the words are in the tool tip and the accessible name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._devices: tuple[DeviceView, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_devices(self, devices: tuple[DeviceView, ...]) -> None:
        """Shows devices, faults first."""
        self._devices = tuple(sorted(devices, key=lambda device: device.state is State.GOOD))
        words = "；".join(f"{device.name} {device.word}" for device in self._devices)
        self.setAccessibleName(words)
        self.setToolTip(tool_tip(words))
        self.updateGeometry()
        self.update()

    @staticmethod
    def _words(device: DeviceView) -> str:
        """What stands beside the icon: which one it is, where that is not the usual one, and on a fault its word."""
        return " ".join(filter(None, (device.short, device.word if device.state is not State.GOOD else "")))

    def _width(self) -> float:
        words = [found for device in self._devices if (found := self._words(device))]
        return 50 * len(self._devices) + sum(paint.width(found, 16, True) + 8 for found in words) + 8

    def sizeHint(self) -> QSize:
        """50 reference pixels a device, and the word of a fault."""
        unit = self.unit()
        return QSize(round(self._width() * unit), round(40 * unit))

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Icon, mark, and the words."""
        x, middle = 4.0, area.center().y()
        for device in self._devices:
            icons.draw(painter, device.icon, QRectF(x, middle - 10, 20, 20), theme.text2)
            paint.mark(painter, device.state, QRectF(x + 15, middle - 9, 18, 18), theme)
            words = self._words(device)
            if words:
                room = QRectF(x + 37, 0, 300, area.height())
                colour = theme.text1 if device.state in (State.GOOD, State.NOT_YET) else theme.text_of(device.state)
                x += paint.text(painter, room, words, 16, colour, True) + 8
            x += 50


class CommandStrip(BenchBoard):
    """The command words with their keys at the foot of the bench, and the device marks.

    A latch leaves one command lit and the others disabled. No button takes the focus.
    """

    reference_height = 44

    triggered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[_CommandButton] = []
        self.devices = DeviceMarks(self)

    def set_commands(self, commands: tuple[Command, ...]) -> None:
        """Shows these commands in order."""
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = []
        for command in commands:
            button = _CommandButton(command, self)
            button.clicked.connect(lambda _=False, key=command.key: self.triggered.emit(key))
            button.show()
            self._buttons.append(button)
        self.place()

    def set_enabled(self, keys: set[str] | None, lit: str = "") -> None:
        """Enables only `keys` (None: all) and lights one, as a latch does with 确认."""
        changed = False
        for button in self._buttons:
            wished = (keys is None or button.command.key in keys, button.command.key == lit)
            if wished != (button.isEnabled(), button.lit):
                button.setEnabled(wished[0])
                button.lit = wished[1]
                button.update()
                changed = True
        if changed:
            self.place()

    def show_devices(self, devices: tuple[DeviceView, ...]) -> None:
        """Shows the device marks and gives them the room they need."""
        self.devices.show_devices(devices)
        self.place()

    def button(self, key: str) -> QAbstractButton | None:
        """The button of a command, for tests and tours."""
        return next((button for button in self._buttons if button.command.key == key), None)

    def event(self, event: QEvent) -> bool:
        """A device mark that grew or shrank gets its room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.place()
        return super().event(event)

    def place(self) -> None:
        """The buttons one after another in the room that the device marks leave."""
        unit, area = self.unit(), self.area()
        devices = 0 if self.devices.isHidden() else self.devices.sizeHint().width()
        room = area.width() - devices / unit - 24 - 12
        wanted = [button.wanted() for button in self._buttons]
        gap = (room - sum(wanted)) / max(1, len(wanted))
        gap = min(16.0, max(0.0, gap))
        x = 12.0
        for button, wide in zip(self._buttons, wanted, strict=True):
            button.setGeometry(round(x * unit), 0, round(wide * unit), self.height())
            x += wide + gap
        self.devices.setGeometry(self.width() - devices - round(20 * unit), 0, devices, self.height())

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Ground and a line above it."""
        painter.fillRect(area, QColor(theme.surface1))
        painter.setPen(QPen(QColor(theme.line), 2))
        painter.drawLine(QPointF(0, 1), QPointF(area.right(), 1))
