"""门卫: the guard's page. Dark, full window, nothing that takes the focus: the check, and beside it the day's log."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.core.clock import site_day
from app.core.errors import AppError, StoreError
from app.core.scans import ScanResult
from app.core.words import Role, Verdict
from app.core.work import Actor
from app.gate import log_paper
from app.gate.bench import GateBench
from app.gate.views import DayCount, GateCheckView, GateLink
from app.scanning.lane import Bench
from ui.context import DeskContext
from ui.gate.check import CheckScreen
from ui.gate.head import GateHead
from ui.gate.log_view import GateLog
from ui.gate.side import GateSide
from ui.gate.yard_sides import YardSides
from ui.i18n import shown
from ui.page import DeskPage
from ui.sounds import Sound
from ui.widgets.gate import GateState
from ui.widgets.gate_ready import ReadyKeyView
from ui.widgets.keys import command_key

log = logging.getLogger(__name__)

SHIFT = timedelta(hours=12)
"""So long a guard stays signed in at a kiosk gate without a key pressed; then whoever stands there says who he is."""

KEYED_AT_ONCE = 8
"""So many characters a quick hand keys without a pause; the codes of passes, badges and trips are longer."""

AFTER_VERDICT_MS = 120
"""What stands beside a verdict is read when the verdict is painted, not at the same time."""


class GatePage(DeskPage):
    """The guard's only page.

    Attributes:
        person_wanted: Another guard takes over.
    """

    key: ClassVar[str] = "gate"
    icon: ClassVar[str] = "gate"
    roles: ClassVar[frozenset[Role]] = frozenset({Role.GUARD, Role.LOGISTICS_HEAD})
    tables: ClassVar[frozenset[str]] = frozenset({"gate_check", "gate_pass", "person"})
    dark: ClassVar[bool] = True
    cards: ClassVar[bool] = False
    full_window = True

    person_wanted = Signal()
    _linked = Signal(object)

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, self.tr("门卫"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._bench = GateBench(context.gate)
        now = context.desk.clock.now()
        self._count, self._since = DayCount(site_day(now), 0, 0), now
        self._build()
        self._timer.setInterval(AFTER_VERDICT_MS)
        self._ticks = QTimer(self, interval=10_000)
        self._ticks.timeout.connect(self._show_head)
        self._linked.connect(self._show_link, Qt.ConnectionType.QueuedConnection)
        context.gate.on_link.append(self._linked.emit)
        context.person_changed.connect(self._on_person)
        for keys, act in (("Ctrl+L", self._turn_log), ("F10", self._print_log), ("F6", self._enter), ("F7", self._look_inside)):
            command_key(keys, self).activated.connect(act)
        self._show_head()

    def _build(self) -> None:
        self.head, self.check, self.log = GateHead(self.context.gate.gate), CheckScreen(self.context), GateLog()
        self.banner, self.body, self.keys = self.check.banner, self.check.body, self.check.keys
        self.check.opened.connect(self._open)
        self.check.alone.connect(self.refresh)
        self.yard = YardSides(self.context, self._open, self._side, self)
        self._sides: dict[str, GateSide] = {**self.yard.sides(), "log": self.log}
        self._stack = QStackedWidget()
        self._stack.addWidget(self.check)
        for name, side in self._sides.items():
            side.setObjectName(f"gate.{name}")
            side.left.connect(self._back)
            self._stack.addWidget(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        for widget in self.findChildren(QWidget):
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    # What the shell asks

    def bench(self) -> Bench:
        """Everything scanned here is judged as a pass, but the barcode of a trip while a vehicle is entered."""
        return self.yard.bench(self._bench)

    def by_hand(self, words: str) -> bool:
        """The last four of one or two numbers, or a plate, keyed quickly: red and an incident would be a wrong answer to that."""
        keyed = self.check.keyed if self._side() is None else self._side() is not self.log
        return keyed and words.isalnum() and len(words) <= KEYED_AT_ONCE

    @property
    def may_lock(self) -> bool:
        """A kiosk gate stays open through the night: no vehicle waits for a PIN. It asks again after a shift without a key."""
        kiosk = self.context.local is not None and bool(self.context.local["kiosk"])
        if not kiosk:
            return True
        return not self.check.pending and self.context.desk.clock.now() - self._since >= SHIFT

    def sound_of(self, result: ScanResult) -> Sound | None:
        """A genuine pass is not yet a release, and must not sound like one or like an error."""
        if isinstance(result.view, GateCheckView):
            return Sound.GOOD
        return Sound.AGAIN if result.verdict is Verdict.HOLD else super().sound_of(result)

    def activated(self) -> None:
        """Takes the keys."""
        super().activated()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """The clock of the header runs while the page is shown."""
        super().showEvent(event)
        self._ticks.start()
        self._show_head()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """And stands while it is not."""
        super().hideEvent(event)
        self._ticks.stop()

    def reload(self) -> None:
        """Counts of the day, the log while it is in front, and who is on duty; what cannot be read stays as it was."""
        gate, day = self.context.gate, site_day(self.context.desk.clock.now())
        self.context.jobs.read(gate.day_count, self._show_count, _unread)
        if self._side() is self.log:
            self.context.jobs.read(lambda: gate.log(day), self.log.show_entries, _unread)
        self.context.jobs.read(gate.on_duty, self.check.show_duty, _unread)
        side = self._side()
        if side is not None:
            side.reload()

    def open_document(self, document: str) -> None:
        """A pass number from elsewhere opens the log, never the check: that starts with the paper alone."""
        if document and not self.check.pending:
            self._open("log")

    def show_failure(self, error: AppError) -> None:
        """What failed besides a verdict never covers one: it stands on the ready screen or in the log file."""
        log.warning("at the gate: %s", error)
        if self.banner.view.state is GateState.READY:
            self.check.show_ready(shown(error.reason))

    def show_early(self, result: ScanResult) -> None:
        """The same while the disk still keeps it."""
        self.show_result(result, kept=False)

    def show_kept(self, result: ScanResult) -> None:
        """A refusal that still stands there says that it is in the log."""
        self.check.show_kept(result.view)

    def show_result(self, result: ScanResult, *, kept: bool = True) -> None:
        """A scan was judged; a pass comes to the front whatever stands there."""
        self._since = self.context.desk.clock.now()
        if self._side() is self.yard.entry and self.yard.entry.show_result(result):
            return
        if self.check.show_result(result, kept=kept) and self._side() is not None:
            self._back()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A side in front takes its own keys, else the check."""
        self._since = self.context.desk.clock.now()
        side = self._side()
        if side is not None:
            side.take_key(event)
        elif not self.check.take_key(event):
            super().keyPressEvent(event)

    # Sides

    def _side(self) -> GateSide | None:
        """What stands in front of the check."""
        shown_now = self._stack.currentWidget()
        return shown_now if isinstance(shown_now, GateSide) else None

    @Slot(str)
    def _open(self, name: str) -> None:
        """A large key of the ready screen, or its key on the keyboard."""
        if name == "person":
            self.person_wanted.emit()
            return
        self.check.let_go()
        self._sides[name].begin()
        self._stack.setCurrentWidget(self._sides[name])
        self.refresh()

    @Slot()
    def _back(self) -> None:
        self._stack.setCurrentIndex(0)

    def _turn_log(self) -> None:
        """The day's log, and back."""
        self._back() if self._side() is self.log else self._open("log")

    def _enter(self) -> None:
        """A vehicle comes in; one that is being entered stays as it is."""
        if self._side() is not self.yard.entry:
            self._open("entry")

    def _look_inside(self) -> None:
        """Who is inside."""
        self._open("inside")

    def _print_log(self) -> None:
        """Prints the day's log while it is in front."""
        if self._side() is not self.log:
            return
        day = site_day(self.context.desk.clock.now())
        self.log.say(self.tr("正在送打印"))

        def sent(times: int) -> None:
            self.log.say(self.tr("已送打印（第 {n} 次）").format(n=times))

        def failed(error: AppError) -> None:
            gone = isinstance(error, StoreError)
            self.log.say(self.tr("没有打印：联网后再按 F10，急用照屏抄写") if gone else shown(error.reason))

        self.context.command(lambda w: log_paper.print_log(w, day), sent, failed)

    # Head and keys

    def _show_count(self, count: DayCount) -> None:
        self._count = count
        self._show_head()

    def _on_person(self, actor: Actor) -> None:
        self.check.let_go()
        self._since = self.context.desk.clock.now()
        self._show_head()

    @Slot(object)
    def _show_link(self, link: GateLink) -> None:
        self._show_head()
        self.log.note("" if link.online else self.tr("离线：只列本岗本机的记录"))
        self.refresh()

    def _show_head(self) -> None:
        now, link = self.context.desk.clock.now(), self.context.gate.link
        name = self.context.actor.name if self.context.signed_in else ""
        if self.head.holds(link, now):
            self.body.set_low(True)  # before the strip takes its room
        self.head.show_head(self.tr("{name}·F4 换人").format(name=name) if name else "", link, self._count, now)
        self.body.set_low(self.head.holds(link, now))
        self.check.show_note(shown(link.reason) if link.reason is not None and not link.online else "")
        count = self.tr("放行 {released}·拒放 {refused}").format(released=self._count.released, refused=self._count.refused)
        self.keys.show_keys(
            (
                *self.yard.keys(),
                ReadyKeyView("log", "list", self.tr("今日记录"), count, "Ctrl+L"),
                ReadyKeyView("person", "swap", self.tr("换人"), name, "F4"),
            )
        )


def _unread(error: AppError) -> None:
    """Nobody asked for it: the screen stays as it is, and no card covers the gate."""
    log.info("the gate could not read: %s", error)
