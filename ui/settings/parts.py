"""What the settings views share: their base, side panels, pairs of label and value, links to rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, time
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.core.clock import site_time
from app.core.errors import AppError
from app.settings.catalogue import SettingSpec, Value
from ui.context import DeskContext
from ui.i18n import shown
from ui.widgets.base import Card, EdgeCard, PlainLabel
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import SearchBox
from ui.widgets.tables import WorkTable

PANEL_WIDTH = 384
NONE = "—"


def minute(moment: datetime) -> str:
    """A moment as `2026-11-23 08:30` in the site's zone."""
    return site_time(moment).strftime("%Y-%m-%d %H:%M")


def value_words(spec: SettingSpec, value: Value) -> str:
    """A setting's value as people read it."""
    if isinstance(value, bool):
        return QCoreApplication.translate("settings", "是") if value else QCoreApplication.translate("settings", "否")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, tuple | list):
        return "、".join(spec.label(item) for item in value) or NONE
    if spec.choices:
        return spec.label(str(value))
    return str(value) if value != "" else NONE


def matches(needle: str, *texts: str) -> bool:
    """Whether every word of `needle` stands in one of the texts, whatever its case."""
    hay = " ".join(texts).casefold()
    return all(part in hay for part in needle.casefold().split())


def as_named(needle: str, aliases: Mapping[str, str]) -> str:
    """What is searched for with every alias of a post or department replaced by its one name (X-16)."""
    return " ".join(aliases.get(part, part) for part in needle.split())


def scrolled(widget: QWidget) -> QScrollArea:
    """`widget` in an area that scrolls down only."""
    widget.setObjectName("scrollBody")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(widget)
    return area


class SettingsView(QWidget):
    """One view of the settings page.

    Attributes:
        clause_wanted: A rule or a contradiction is to be opened.
    """

    clause_wanted = Signal(str)

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self.context = context
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 10, 16, 12)
        self.row.setSpacing(12)

    def reload(self) -> None:
        """Reads what the view shows."""

    def open_document(self, document: str) -> None:
        """Chooses a record."""

    def list_card(self, title: str, table: WorkTable, tools: Iterable[QWidget] = ()) -> Card:
        """A card with a title, tools on the right of its head and a table to its edges."""
        card = EdgeCard(title, " ")
        card.body.setSpacing(8)
        for tool in tools:
            card.head.addWidget(tool)
        card.body.addWidget(table, 1)
        return card

    def filter_box(self, hint: str) -> SearchBox:
        """A search box that filters the table (Ctrl+F)."""
        box = SearchBox(hint=hint, key="Ctrl+F", wide=280)
        box.setObjectName("field.filter")
        box.setMinimumWidth(120)
        box.setMaximumWidth(280)
        box.setFixedHeight(34)
        return box

    def run(self, act: Callable[[Any], Any], done: Callable[[Any], None], complain: Callable[[str], None]) -> None:
        """Runs a command; a rule's refusal goes to the refusal card, everything else beside the form."""

        def failed(error: AppError) -> None:
            complain("" if error.clause else shown(error.reason))
            if error.clause:
                self.context.failed.emit(error)

        self.context.command(act, done, failed)


class Pairs(QWidget):
    """Labels and values under each other; values wrap and never read markup."""

    def __init__(self, label_width: int = 76) -> None:
        super().__init__()
        self._label_width = label_width
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)

    def show_pairs(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Replaces all pairs; an empty value reads —."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, (name, value) in enumerate(pairs):
            label = PlainLabel(name, "caption")
            label.setFixedWidth(self._label_width)
            label.setWordWrap(True)
            words = PlainLabel(value or NONE)
            words.setWordWrap(True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words, row, 1, Qt.AlignmentFlag.AlignTop)
        self.updateGeometry()


class Links(QWidget):
    """Buttons that open rules or contradictions, a few in a row."""

    opened = Signal(str)

    def __init__(self, across: int = 4) -> None:
        super().__init__()
        self._across = across
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(0)

    def show_links(self, ids: Iterable[str]) -> None:
        """Replaces the buttons."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, name in enumerate(ids):
            button = KeyButton(name)
            button.setMinimumWidth(58)
            button.setObjectName(f"open.{name}")
            button.clicked.connect(lambda _=False, name=name: self.opened.emit(name))
            self._grid.addWidget(button, number // self._across, number % self._across)
        lines = (self._grid.count() + self._across - 1) // self._across
        self.setFixedHeight(lines * 42 - 6 if lines else 0)
        self._grid.setColumnStretch(self._across, 1)


class SidePanel(Card):
    """The panel on the right: a title, a scrolling body `content`, and actions at its foot."""

    def __init__(self, title: str, width: int = PANEL_WIDTH) -> None:
        super().__init__(title, " ")
        self.setFixedWidth(width)
        inner = QWidget()
        self.content = QVBoxLayout(inner)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(8)
        self.area = scrolled(inner)
        self.body.addWidget(self.area, 1)
        # fields end where the buttons below them end, unless a scroll bar stands between
        bar = self.area.verticalScrollBar()
        bar.rangeChanged.connect(lambda _low, high: self.content.setContentsMargins(0, 0, 6 if high else 0, 0))


def heading(words: str) -> PlainLabel:
    """A small heading inside a panel."""
    return PlainLabel(words, "strong")


class Said(PlainLabel):
    """What an act did, in one sentence that wraps; it takes no room while it says nothing."""

    def __init__(self) -> None:
        super().__init__("", "caption")
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.hide()

    def setText(self, words: str) -> None:
        """Shows the sentence; an empty one hides it."""
        super().setText(words)
        if self.parent() is not None or not words:
            self.setVisible(bool(words))


def paragraph(words: str = "", role: str = "") -> PlainLabel:
    """A paragraph that wraps and can be copied."""
    label = PlainLabel(words, role)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
