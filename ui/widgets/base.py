"""Base classes: painted widgets, bench widgets in reference pixels, plain labels, cards, pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintDevice, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import measure
from ui.theme.current import theme_of
from ui.theme.tokens import Theme


def escaped(text: str) -> str:
    """`text` for a button, tab or action: an ampersand stays an ampersand instead of marking a key."""
    return text.replace("&", "&&")


def tool_tip(text: str) -> str:
    """`text` for a tool tip, which guesses markup: escaped, so that it always reads as plain text."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{safe}</span>" if safe != text else text


def clear_layout(layout: QLayout) -> None:
    """Removes and deletes everything in a layout."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class PlainLabel(QLabel):
    """A label that never reads markup; `role` is one of caption, hint, strong, cardTitle, pageTitle, figure, error."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            self.setProperty("role", role)
        self.setText(text)


class LineLabel(PlainLabel):
    """One line that gives way to what stands beside it: what has no room ends in an ellipsis, never in the middle of a sign."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, role, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words as far as they go; `text` stays whole."""
        painter, room = QPainter(self), self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        side = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        align = int(Qt.AlignmentFlag.AlignVCenter | side | Qt.TextFlag.TextSingleLine)
        self.style().drawItemText(painter, room, align, self.palette(), self.isEnabled(), words, self.foregroundRole())
        painter.end()


class Painted(QWidget):
    """A widget that paints itself from tokens, for office pages (sizes in logical pixels)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def theme(self) -> Theme:
        """The theme of the page."""
        return theme_of(self)

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Paints the widget; `area` is the whole of it."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        """Calls `draw` with an antialiasing painter."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.draw(painter, QRectF(self.rect()), self.theme())
        painter.end()


class BenchPainted(Painted):
    """A painted widget of bench or gate: `draw` works in reference pixels, which `measure.unit` turns into millimetres."""

    reference_height = 0
    """Fixed height in reference pixels; 0 lets the layout stretch it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        vertical = QSizePolicy.Policy.Fixed if self.reference_height else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)

    def unit(self) -> float:
        """Logical pixels of one reference pixel."""
        return measure.unit(self)

    def area(self) -> QRectF:
        """The whole widget in reference pixels."""
        unit = self.unit()
        return QRectF(0, 0, self.width() / unit, self.height() / unit)

    def height_in_reference(self) -> float:
        """The height this widget wants now, in reference pixels."""
        return float(self.reference_height)

    def sizeHint(self) -> QSize:
        """Wanted height by the unit."""
        with measure.held():
            unit = self.unit()
            return QSize(round(320 * unit), round((self.height_in_reference() or 120) * unit))

    def rescale(self) -> None:
        """Asks the layout anew after the page or the unit changed."""
        self.updateGeometry()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The unit may hang on the window's width."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Calls `draw` in reference pixels."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        with measure.held():
            unit = self.unit()
            painter.scale(unit, unit)
            self.draw(painter, QRectF(0, 0, self.width() / unit, self.height() / unit), self.theme())
        painter.end()


class Drawn(Protocol):
    """What draws itself in reference pixels and has a place on a board."""

    def pos(self) -> QPoint:
        """Where it stands."""
        ...

    def width(self) -> int:
        """In logical pixels."""
        ...

    def height(self) -> int:
        """In logical pixels."""
        ...

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """In reference pixels."""
        ...


class BenchBoard(BenchPainted):
    """A bench widget whose keys stand where `place` puts them, anew whenever its size or the unit changed."""

    def place(self) -> None:
        """Gives every key its geometry in logical pixels."""
        raise NotImplementedError

    def rescale(self) -> None:
        """Places the keys anew."""
        super().rescale()
        self.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Places the keys in the new size."""
        super().resizeEvent(event)
        self.place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing by itself, which needs no painter; the keys paint themselves."""
        if type(self).draw is not BenchBoard.draw:
            super().paintEvent(event)

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """What stands behind the keys."""

    def draw_keys(self, device: QPaintDevice, keys: Iterable[Drawn]) -> None:
        """Draws keys at their places in one go, which take no part in the painting themselves: on itself, or on a picture of it."""
        painter, theme = QPainter(device), self.theme()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        with measure.held():
            unit = self.unit()
            for key in keys:
                painter.resetTransform()
                painter.translate(key.pos())
                painter.scale(unit, unit)
                key.draw(painter, QRectF(0, 0, key.width() / unit, key.height() / unit), theme)
        painter.end()


class BenchLayout(QWidget):
    """A page of bench or gate: bounds the unit and rescales what lies in it when it changes size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(measure.FRAME, True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rescales every bench widget in the page."""
        super().resizeEvent(event)
        self.rescale()

    def rescale(self) -> None:
        """Rescales every bench widget and bench gap in the page."""
        for child in self.findChildren(BenchPainted):
            child.rescale()
        for gaps in self.findChildren(BenchBox):
            gaps.rescale()


class BenchBox(QWidget):
    """A row or column of bench widgets whose margins and gaps are given in reference pixels."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        row: bool = False,
        gap: int = 16,
        margins: tuple[int, int, int, int] = (0, 0, 0, 0),
    ) -> None:
        super().__init__(parent)
        self._gap, self._margins = gap, margins
        self.box = QHBoxLayout(self) if row else QVBoxLayout(self)
        self.rescale()

    def set_margins(self, margins: tuple[int, int, int, int]) -> None:
        """Other margins, in reference pixels."""
        if margins != self._margins:
            self._margins = margins
            self.rescale()

    def rescale(self) -> None:
        """Sets margins and gaps by the unit."""
        unit = measure.unit(self)
        left, top, right, bottom = (round(edge * unit) for edge in self._margins)
        self.box.setContentsMargins(left, top, right, bottom)
        self.box.setSpacing(round(self._gap * unit))


class Card(QFrame):
    """A white card with a title, a note on the right and a body layout `body`."""

    def __init__(self, title: str = "", note: str = "", parent: QWidget | None = None, *, padding: int = 14) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, 10, padding, padding)
        self.body.setSpacing(10)
        self.title = PlainLabel(title, "cardTitle")
        self.note = PlainLabel(note, "caption")
        self.head = head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.note)
        if title or note:
            self.body.addLayout(head)
            self.setAccessibleName(title)


class EdgeCard(Card):
    """A card whose table goes to its edges; only the head keeps its distance."""

    def __init__(self, title: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, note, parent, padding=0)
        self.body.setContentsMargins(1, 10, 1, 1)
        self.head.setContentsMargins(14, 0, 12, 0)


class Page(QWidget):
    """A page of the shell. The shell calls `activated` when it becomes the shown one.

    Attributes:
        takes_scans: Whether a scan may be handed to this page; a form being edited says no.
        takes_pin: Whether digits keyed on it are a PIN, wherever the focus is.
        full_window: Bench and gate pages fill the window under their own header.
        views: Keys and words of the views in the header, as chips.
    """

    title_changed = Signal()

    takes_scans: bool = False
    takes_pin: bool = False
    full_window: bool = False

    def __init__(self, title: str = "", subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.subtitle = subtitle
        self.views: list[tuple[str, str]] = []
        self.view = ""
        if self.full_window:
            self.setProperty(measure.FRAME, True)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Changes the words in the header."""
        self.title, self.subtitle = title, subtitle
        self.title_changed.emit()

    def by_hand(self, words: str) -> bool:
        """Whether a burst of keys that ended with Enter may have been keyed here by a quick hand, so that it is typing and no scan."""
        return False

    def activated(self) -> None:
        """Called when the page is shown; pages load or refresh here."""

    def first_field(self) -> QWidget | None:
        """What takes the keys when a view is chosen; None for its list."""
        return None

    def show_view(self, key: str) -> None:
        """Called when a view chip in the header is chosen."""
        self.view = key

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rescales bench widgets of a full-window page."""
        super().resizeEvent(event)
        if self.full_window:
            for child in self.findChildren(BenchPainted):
                child.rescale()
            for gaps in self.findChildren(BenchBox):
                gaps.rescale()

    def changeEvent(self, event: QEvent) -> None:
        """Repaints when the palette changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
