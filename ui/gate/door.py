"""Signing in at the gate: the same page, dark, with keys for gloves, and without the database where it cannot be reached."""

from __future__ import annotations

import logging

from PySide6.QtCore import QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.errors import AppError
from app.core.words import Role
from app.core.work import Actor
from app.gate.views import GateLink
from app.identity import queries
from app.identity.views import PersonView
from ui.context import DeskContext
from ui.gate.head import GateHead
from ui.sign_in import SignInPage
from ui.theme import measure
from ui.theme.tokens import Theme
from ui.widgets.base import BenchBox, BenchPainted
from ui.widgets.keypad import PadKey
from ui.widgets.pin import PinPanel

log = logging.getLogger(__name__)


class NameKeys(BenchPainted):
    """Some guards, each on a key for a glove. Emits `chosen` with the place of one in the list."""

    reference_height = 84
    A_ROW, GAP = 6, 10.0

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: list[PadKey] = []

    def show_names(self, people: list[tuple[int, str, str]]) -> None:
        """Place in the list, name and badge of each."""
        for key in self._keys:
            key.setParent(None)
            key.deleteLater()
        self._keys = []
        for at, name, badge in people[: self.A_ROW]:
            key = PadKey(name, 30, self)
            key.setObjectName(f"do.choose.{badge}")
            key.clicked.connect(lambda _=False, at=at: self.chosen.emit(at))
            key.show()
            self._keys.append(key)
        self._place()

    def rescale(self) -> None:
        """Places the keys anew."""
        super().rescale()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Places the keys."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        unit, area = self.unit(), self.area()
        wide = (area.width() - (self.A_ROW - 1) * self.GAP) / self.A_ROW
        for number, key in enumerate(self._keys):
            key.setGeometry(round(number * (wide + self.GAP) * unit), 0, round(wide * unit), self.height())

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Nothing of its own."""


class GateDoor(SignInPage):
    """The door of a gate: guards first, and whether the gate is in touch."""

    dark = True

    _linked = Signal(object)

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._online = context.gate.link.online
        self._linked.connect(self._on_link, Qt.ConnectionType.QueuedConnection)
        context.gate.on_link.append(self._linked.emit)
        self._ticks = QTimer(self, interval=10_000)
        self._ticks.timeout.connect(self._show_header)

    def _or_else(self) -> str:
        return self.tr("或按下面的姓名，再键入 PIN")

    def _panel(self) -> PinPanel:
        return PinPanel(large=True)

    def _build(self) -> None:
        self.head, self.names = GateHead(self.context.gate.gate), NameKeys()
        self.names.chosen.connect(self._chosen)
        body, people = BenchBox(gap=18, margins=(24, 16, 24, 12)), BenchBox(row=True, gap=10)
        people.box.addWidget(self.names, 1)
        people.box.addWidget(self.who)
        body.box.addStretch(1)
        body.box.addWidget(self.pin)
        body.box.addWidget(people)
        body.box.addStretch(1)
        body.box.addWidget(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(body, 1)

    def reload(self) -> None:
        """Reads who can sign in; without the database a badge still does."""
        self.context.query(lambda s: queries.people(s, active_only=True), self._show_people, self._unread)

    def showEvent(self, event: QShowEvent) -> None:
        """The clock runs while the page is shown."""
        super().showEvent(event)
        self._ticks.start()
        self._show_header()

    def hideEvent(self, event: QHideEvent) -> None:
        """And stands while it is not."""
        super().hideEvent(event)
        self._ticks.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list is as large as the keys."""
        super().resizeEvent(event)
        unit = measure.unit(self)
        self.who.setFixedSize(round(300 * unit), round(84 * unit))
        for widget in (self.who, self._note):
            widget.setStyleSheet(f"font-size: {round(22 * unit)}px;")

    def _show_cards(self, people: list[PersonView]) -> None:
        guards = [(n, p.name, p.badge) for n, p in enumerate(people) if Role.GUARD in p.roles]
        self.names.show_names(guards)

    def _sign_in(self, who: str, pin: str) -> Actor:
        return self.context.gate.sign_in(who, pin)

    def _show_header(self, _: object = None) -> None:
        self.head.show_head(self.tr("门卫登录"), self.context.gate.link, None, self.context.desk.clock.now())

    @Slot(object)
    def _on_link(self, link: GateLink) -> None:
        """The database is there again, or gone: who can sign in is read anew."""
        self._show_header()
        if link.online is not self._online:
            self._online = link.online
            self.refresh()

    def _unread(self, error: AppError) -> None:
        log.info("the gate's door could not read: %s", error)
        self._show_people(self.context.gate.guards())
