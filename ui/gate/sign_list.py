"""The list of passes that wait for this signer: each is opened first, then ticked; up to ten are signed with one PIN."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from app.core.clock import site_day, site_time
from app.core.words import Role
from app.core.words import text as word_text
from app.gate.signers import Capacity
from app.gate.signing import MOST
from app.gate.views import SignedHow
from app.gate.vouching import WaitingPass
from ui.i18n import shown
from ui.plates import plate_words
from ui.theme.tokens import State
from ui.widgets import paint
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable

translate = QCoreApplication.translate


class WaitingList(WorkTable):
    """Waiting passes, oldest first. Space, or a click into the first column of the chosen row, ticks an opened pass.

    Attributes:
        ticks_changed: Another pass is ticked, or one is not any more.
        pin_wanted: Enter, or the first digit of the PIN, was pressed: the digit.
    """

    ticks_changed = Signal()
    pin_wanted = Signal(str)
    too_many = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        words = translate("WaitingList", "已选"), translate("WaitingList", "已看"), translate("WaitingList", "未看")
        marks = max(paint.width(one, 15, True) for one in words)
        longest = paint.width(shown(Capacity(Role.PERSONNEL, SignedHow.PAPER).words), 14) + 20  # in a longer language the title says it
        super().__init__(
            [
                Column("", Kind.MARK, round(marks) + 48),
                Column(self.tr("出门证"), Kind.DOCUMENT, 106),
                Column(self.tr("您签"), width=round(longest) if longest <= 132 else 112),
                Column(self.tr("种类"), width=72),
                Column(self.tr("车号"), width=98),
                Column(self.tr("收货单位"), stretch=True),
                Column(self.tr("箱数"), Kind.NUMBER, 58),
                Column(self.tr("装完"), Kind.DATE, 66),
            ],
            parent,
            empty=self.tr("没有等您签字的出门证。装车关闭后会出现在这里，并响一声。"),
        )
        self.setObjectName("list.waiting_passes")
        self._passes: dict[str, WaitingPass] = {}
        self._now: datetime | None = None
        self._opened: set[str] = set()
        self._ticked: list[str] = []

    @property
    def ticked(self) -> tuple[str, ...]:
        """The passes that one PIN will sign, in the order they were ticked."""
        return tuple(self._ticked)

    def found(self, number: str) -> WaitingPass | None:
        """A waiting pass by number."""
        return self._passes.get(number)

    def show_passes(self, passes: Sequence[WaitingPass], now: datetime) -> None:
        """Shows what waits now; ticks stay on what still waits and has not changed."""
        same = {p.view.number for p in passes if p.view.number in self._passes and _same(p, self._passes[p.view.number])}
        self._passes, self._now = {p.view.number: p for p in passes}, now
        self._opened &= same
        self._ticked = [number for number in self._ticked if number in same]
        self._draw()

    def note_opened(self, number: str) -> None:
        """Everything that stands behind a pass was shown: it may be ticked from now on."""
        if number in self._passes and number not in self._opened:
            self._opened.add(number)
            self._draw()

    def is_opened(self, number: str) -> bool:
        """Whether it was."""
        return number in self._opened

    def toggle(self, number: str) -> None:
        """Ticks an opened pass that he signs himself, or takes the tick away."""
        waiting = self._passes.get(number)
        if waiting is None or number not in self._opened or waiting.signs is None:
            return
        if number in self._ticked:
            self._ticked.remove(number)
        elif len(self._ticked) == MOST:
            self.too_many.emit()
            return
        else:
            self._ticked.append(number)
        self._draw()

    def untick(self, numbers: Sequence[str]) -> None:
        """Takes ticks away."""
        self._ticked = [number for number in self._ticked if number not in numbers]
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the chosen pass; Enter and digits go on to the PIN."""
        if event.key() == Qt.Key.Key_Space and self.current_key() is not None:
            self.toggle(str(self.current_key()))
            return
        digit = event.text() if event.text().isdecimal() and not event.modifiers() & Qt.KeyboardModifier.AltModifier else ""
        if digit or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pin_wanted.emit(digit)
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens a pass; one into its first column, once it is open, ticks it."""
        before = self.current_key()
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == 0 and self.current_key() == before and before is not None:
            self.toggle(str(before))

    def _draw(self) -> None:
        self.set_rows([self._row(number, waiting) for number, waiting in self._passes.items()], list(self._passes))
        self.ticks_changed.emit()

    def _row(self, number: str, waiting: WaitingPass) -> list[object]:
        view = waiting.view
        if number in self._ticked:
            mark = MarkCell(State.GOOD, self.tr("已选"))
        elif number in self._opened:
            mark = MarkCell(State.UNDER_WAY, self.tr("已看"))
        else:
            mark = MarkCell(State.NOT_YET, self.tr("未看"))
        words = shown(waiting.capacities[0].words)
        boxes = f"≤{view.limits.boxes}" if view.limits is not None and view.load_closed_at is None else str(view.boxes)
        return [
            mark, number, words if waiting.gap is None else MarkCell(State.HOLD, words),
            shown(word_text(view.kind)), plate_words(view.plate), view.customer, boxes, self._moment(view.load_closed_at),
        ]  # fmt: skip

    def _moment(self, closed: datetime | None) -> str:
        """At what time the load was closed, or on which day that is over."""
        if closed is None:
            return "—"
        today = self._now is not None and site_day(closed) == site_day(self._now)
        return f"{site_time(closed):%H:%M}" if today else f"{site_time(closed):%m-%d}"


def _same(new: WaitingPass, old: WaitingPass) -> bool:
    """Whether what he opened is still what is to be signed; who else signed meanwhile does not matter."""
    a, b = new.view, old.view
    return (a.load_hash, a.made_at, a.plate, a.trailer, new.gap) == (b.load_hash, b.made_at, b.plate, b.trailer, old.gap)
