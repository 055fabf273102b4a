"""The chosen trip beside the board, with what can be done about it; or the form of a trip in its place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from app.board.detail import trip_detail
from app.board.views import TripDetail
from app.core.errors import AppError
from app.core.work import Actor
from app.desk import Reading
from app.dispatch import planning
from app.dispatch import queries as dispatch
from app.dispatch.views import TripView
from ui.context import DeskContext
from ui.dispatch.board_card import WIDE, TripCard, spoken
from ui.dispatch.board_form import TripForm
from ui.dispatch.stops_card import reordered
from ui.i18n import shown
from ui.settings.parts import scrolled
from ui.widgets.base import Card, PlainLabel
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.keys import command_key

SHEET = "run_sheet"
"""The paper that a trip goes by."""


class TripPanel(QStackedWidget):
    """Card and buttons of a trip.

    Attributes:
        plan_wanted: Its load plan is to be opened; carries the trip.
    """

    plan_wanted = Signal(str)

    def __init__(self, context: DeskContext, plans: Callable[[], bool]) -> None:
        super().__init__()
        self.context = context
        self._plans = plans
        self._number = ""
        self._ask = 0
        self.setFixedWidth(WIDE)
        self.card = TripCard()
        self.form = TripForm(context)
        self.form.left.connect(self.show_card)
        self._person = context.actor.person_id
        context.person_changed.connect(self._change_hands)
        self.plan = PrimaryButton(self.tr("打开装柜图"), icon="cube")
        self.copy = KeyButton(self.tr("复制到微信"), icon="copy")
        self.swap = KeyButton(self.tr("换车"), icon="swap")
        self.print = KeyButton(self.tr("打印行车单"), key="F10")
        self.up, self.down = KeyButton(self.tr("先卸"), key="Alt+Up", cap="Alt+↑"), KeyButton(self.tr("后卸"), key="Alt+Down", cap="Alt+↓")
        self.said = PlainLabel("", "caption")
        for name, button, act in (
            ("plan", self.plan, lambda: self.plan_wanted.emit(self._number)), ("copy", self.copy, self.copy_trip),
            ("swap", self.swap, self._swap), ("stop_up", self.up, lambda: self._move_stop(-1)),
            ("stop_down", self.down, lambda: self._move_stop(1)),
            ("print", self.print, lambda: context.preview_wanted.emit(SHEET, self._number)),
        ):  # fmt: skip
            button.setObjectName(f"do.board_{name}")
            button.clicked.connect(lambda _=False, act=act: act())
        for n in range(1, 10):
            command_key(f"Ctrl+{n}", self).activated.connect(lambda n=n: self.card.choose_stop(n))
        self.addWidget(self._laid_out())
        self.addWidget(self.form)
        self.show_trip("")

    def _laid_out(self) -> QWidget:
        shell = Card("", "", padding=0)
        shell.body.setContentsMargins(1, 1, 1, 10)
        shell.body.setSpacing(6)
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.card)
        box.addStretch(1)
        shell.body.addWidget(scrolled(holder), 1)
        grid = QGridLayout()
        grid.setContentsMargins(14, 0, 14, 0)
        grid.setSpacing(8)
        for at, button in enumerate((self.up, self.down, self.plan, self.copy, self.swap, self.print)):
            grid.addWidget(button, at // 2, at % 2)
        shell.body.addLayout(grid)
        self.said.setContentsMargins(15, 0, 15, 0)
        shell.body.addWidget(self.said)
        self.said.hide()
        return shell

    @property
    def number(self) -> str:
        """The trip shown."""
        return self._number

    @property
    def detail(self) -> TripDetail | None:
        """What is known of it."""
        return self.card.detail

    def show_trip(self, number: str) -> None:
        """Shows another trip, or reads the same one anew."""
        if number != self._number:
            self.said.hide()
        self._number = number
        self._ask += 1
        ticket, now = self._ask, self.context.desk.clock.now()
        for button in (self.plan, self.copy, self.swap, self.print):
            button.setEnabled(bool(number))
        if not number:
            self.card.show_trip(None)
            return
        self.context.query(lambda session: trip_detail(session, number, now), lambda found: self._show(ticket, found))

    def _show(self, ticket: int, found: TripDetail | None) -> None:
        if ticket != self._ask:
            return
        self.card.show_trip(found)
        self.swap.set_words(self.tr("换车") if found is None or found.trip.plate else self.tr("定车"))
        orders = found is not None and self._plans() and found.live.value in OPEN and len(found.stops) > 1
        self.card.set_orders_stops(orders)
        for button in (self.up, self.down):
            button.setVisible(orders)
        self.swap.setEnabled(found is not None and self._plans() and not found.trip.on_foot and found.live.value in OPEN)

    def _move_stop(self, by: int) -> None:
        """The chosen stop one up or down; the load plan follows or is void (G-06)."""
        found, at = self.card.detail, self.card.stop_at
        if found is None or not 0 <= at + by < len(found.stops):
            return
        number, wanted = self._number, reordered([one.orders for one in found.stops], at, by)
        self.card.choose_stop(at + by + 1)
        self.said.hide()
        self.context.command(lambda work: planning.order_stops(work, number, wanted), lambda _: self.show_trip(number), self._refused)

    def _refused(self, error: AppError) -> None:
        self.said.setText("" if error.clause else shown(error.reason))
        self.said.setVisible(not error.clause)
        if error.clause:
            self.context.failed.emit(error)
        self.show_trip(self._number)

    def set_scale(self, scale: float) -> None:
        """Shows the card larger or smaller."""
        self.setFixedWidth(round(WIDE * scale))
        self.card.set_scale(scale)

    def show_card(self) -> None:
        """The card again in place of the form."""
        self.setCurrentIndex(0)

    def _change_hands(self, actor: Actor) -> None:
        """A form that is open goes with who opened it; a lock keeps it."""
        if actor.person_id is not None and actor.person_id != self._person:
            self._person = actor.person_id
            self.show_card()

    def show_form(self) -> TripForm:
        """The form in place of the card."""
        self.setCurrentIndex(1)
        return self.form

    @property
    def filling(self) -> bool:
        """Whether the form is in front."""
        return self.currentIndex() == 1

    def copy_trip(self) -> None:
        """Text and picture of the trip onto the clipboard: a message takes whichever it can show."""
        found = self.card.detail
        if found is None or found.trip.number != self._number:  # what is chosen now is still being read
            return
        data = QMimeData()
        data.setText(spoken(found))
        data.setImageData(self.card.image())
        QGuiApplication.clipboard().setMimeData(data)
        self.said.setText(self.tr("已复制文字和图片，到微信里粘贴"))
        self.said.show()

    def _swap(self) -> None:
        number = self._number

        def ask(session: Reading) -> TripView | None:
            return dispatch.trip(session, number)

        def opened(trip: TripView | None) -> None:
            if trip is not None:
                self.show_form().open_trip(trip)

        self.context.query(ask, opened)


OPEN = frozenset({"no_vehicle", "not_here", "late", "rejected", "arrived", "checked"})
"""Before loading: vehicle and time may still be changed."""
