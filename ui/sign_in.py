"""Signing in: a badge or a name, then the PIN; a page of the window, never a dialog."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout

from app.core.errors import AppError
from app.core.scans import ScanResult
from app.core.words import Verdict
from app.core.work import Actor
from app.identity import queries
from app.identity.views import PersonView
from ui.context import DeskContext
from ui.i18n import shown
from ui.page import DeskPage
from ui.widgets.base import PlainLabel, clear_layout
from ui.widgets.buttons import KeyButton
from ui.widgets.pin import PinPanel
from ui.widgets.wedge import LONGEST_PIN

CARDS_A_ROW = 7
MOST_CARDS = 28
"""People shown as cards; further ones are in the list."""


class Door(Enum):
    """What badge and PIN open."""

    SIGN_IN = "sign_in"
    ROUND = "round"
    APPROVE = "approve"


class SignInPage(DeskPage):
    """Shown while nobody is signed in, when a badge was scanned, and for 换人.

    Attributes:
        signed_in: Carries the `Actor`.
        visited: An inspector began a round of checks; carries the `Actor`, good for checking only.
        approved: A second person stands behind what the bench asked for; carries the `Actor`.
        left: The person went back without signing in.
        heard: A scan was answered while the door was shown; carries the `ScanResult`.
    """

    key = "sign_in"
    full_window = True

    signed_in = Signal(object)
    visited = Signal(object)
    approved = Signal(object)
    left = Signal()
    heard = Signal(object)

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, self.tr("登录"))
        self._people: list[PersonView] = []
        self._who = ""
        self._for = Door.SIGN_IN
        self.who = QComboBox()
        self.who.setObjectName("field.who")
        self.who.setMinimumHeight(44)
        self.who.setMinimumWidth(360)
        self.who.setPlaceholderText(self.tr("或在这里选姓名"))
        self.who.activated.connect(self._chosen)
        self.pin = self._panel()
        self.pin.setObjectName("field.pin")
        self.pin.entered.connect(self._entered)
        self.pin.cancelled.connect(self.left)
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        self._note = PlainLabel("", "caption")
        self._build()
        self._ask()

    def _or_else(self) -> str:
        if len(self._people) > MOST_CARDS:
            return self.tr("或点下面的姓名（全部姓名在右上角），再键入 PIN")
        return self.tr("或点下面的姓名，再键入 PIN")

    def _panel(self) -> PinPanel:
        return PinPanel()

    def _build(self) -> None:
        """Lays out what there is: who, the panel, the cards, the note."""
        top = QHBoxLayout()
        title = PlainLabel(self.tr("交付台"), "pageTitle")
        top.addWidget(title)
        top.addStretch(1)
        top.addWidget(PlainLabel(self.tr("扫工牌登录"), "strong"))
        top.addWidget(self.who)
        box = QVBoxLayout(self)
        box.setContentsMargins(40, 32, 40, 32)
        box.addLayout(top)
        box.addStretch(1)
        box.addWidget(self.pin)
        box.addSpacing(24)
        box.addLayout(self._grid)
        box.addStretch(2)
        box.addWidget(self._note)

    def reload(self) -> None:
        """Reads who can sign in."""
        self.context.query(lambda s: queries.people(s, active_only=True), self._show_people)

    def ask_for(self, badge: str, door: Door = Door.SIGN_IN) -> None:
        """Asks for the PIN of the badge that was scanned; `door` says what it opens."""
        self._who, self._for = badge, door
        self._ask()
        self.refresh()

    def ask_anyone(self) -> None:
        """Waits for a badge or a name."""
        self.ask_for("")

    def show_result(self, result: ScanResult) -> None:
        """A red stop may be acknowledged here, too: the page that shows it learns of it."""
        self.heard.emit(result)
        if not self._who:
            self._ask()
            if result.verdict is Verdict.HOLD:
                self.pin.refuse(shown(result.message))

    def by_hand(self, words: str) -> bool:
        """A PIN keyed before anybody said who he is: it is asked again, and stands in no record of scans."""
        return words.isdigit() and len(words) <= LONGEST_PIN

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to where the person was, if somebody is signed in."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def activated(self) -> None:
        """The PIN panel takes the keys."""
        self.refresh()
        super().activated()
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_people(self, people: list[PersonView]) -> None:
        self._people = people
        self.who.clear()
        for person in people:
            self.who.addItem(person.name, person.badge)
        self.who.setCurrentIndex(next((n for n, p in enumerate(people) if p.badge == self._who), -1))
        self._show_cards(people)
        demo = self.context.local is not None and bool(self.context.local["demo"])
        self._note.setText(self.tr("演示数据：每个岗位的 PIN 都是 2580。") if demo else "")
        if not self.pin.length():
            self._ask()

    def _show_cards(self, people: list[PersonView]) -> None:
        clear_layout(self._grid)
        for n, person in enumerate(people[:MOST_CARDS]):
            card = KeyButton(person.name)
            card.setObjectName(f"do.choose.{person.badge}")
            card.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            card.clicked.connect(lambda _=False, n=n: self._chosen(n))
            self._grid.addWidget(card, n // CARDS_A_ROW, n % CARDS_A_ROW)

    def _chosen(self, index: int) -> None:
        self._who = str(self.who.itemData(index))
        self._ask()
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        # A PIN keyed quickly looks like a keyboard-wedge scan: a wedge is heard only while a badge is waited for.
        self.takes_scans = not self._who
        name = next((p.name for p in self._people if p.badge == self._who), self._who)
        if self._who:
            words = {
                Door.SIGN_IN: self.tr("请键入 PIN"), Door.ROUND: self.tr("核对：请键入 PIN"), Door.APPROVE: self.tr("批准：请键入 PIN"),
            }  # fmt: skip
            self.pin.ask(words[self._for], name)
        elif self.context.desk.lane.latched is not None:
            self.pin.ask(self.tr("请扫工牌"), self.tr("红色停下未确认：扫「确认」或按 F12"))
        else:
            self.pin.ask(self.tr("请扫工牌"), self._or_else())

    def _entered(self, pin: str) -> None:
        if not self._who:
            self.pin.refuse(self.tr("先扫工牌或选姓名"))
            return
        who, enter = self._who, self.context.desk.begin_round if self._for is Door.ROUND else self._sign_in
        self.pin.wait(self.tr("正在核对"))
        self.context.jobs.write(lambda: enter(who, pin), self._done, self._failed)

    def _sign_in(self, who: str, pin: str) -> Actor:
        return self.context.desk.sign_in(who, pin)

    def _done(self, actor: Actor) -> None:
        door, self._who, self._for = self._for, "", Door.SIGN_IN
        self._ask()
        {Door.SIGN_IN: self.signed_in, Door.ROUND: self.visited, Door.APPROVE: self.approved}[door].emit(actor)

    def _failed(self, error: AppError) -> None:
        self.pin.refuse(shown(error.reason))
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)
