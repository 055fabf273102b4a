"""门卫: scan the pass, key what is seen, green or red until the next scan. Dark, full window, nothing that takes the focus."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.core.clock import site_day, site_time
from app.core.errors import AppError
from app.core.scans import ScanResult
from app.core.words import Role, Verdict
from app.core.words import text as word_text
from app.core.work import Actor
from app.gate.bench import GateBench
from app.gate.checking import ScanGuardCopy
from app.gate.views import DayCount, GateCheckView, GateLink, GateOutcome, GateVerdict
from app.identity.views import Helper
from ui.context import DeskContext
from ui.gate import screens
from ui.gate.check_body import CheckBody
from ui.gate.keying import Keying
from ui.gate.link import link_words
from ui.gate.log_view import GateLog
from ui.i18n import shown
from ui.page import DeskPage
from ui.sounds import Sound
from ui.widgets.gate import GateBanner, GateState, GateView
from ui.widgets.gate_head import GateHeader, GateHeaderView, HoldStrip
from ui.widgets.gate_ready import ReadyKeys, ReadyKeyView
from ui.widgets.keys import command_key

log = logging.getLogger(__name__)

SHIFT = timedelta(hours=12)
"""So long a guard stays signed in at a kiosk gate without a key pressed; then whoever stands there says who he is."""


class GatePage(DeskPage):
    """The guard's only page: ready, amber with the keys, green, red; Ctrl+L shows the day's log.

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
        self._bench = GateBench()
        self._check: GateCheckView | None = None
        self._keying = Keying()
        self._verdict: GateVerdict | None = None
        self._busy = False
        now = context.desk.clock.now()
        self._count = DayCount(site_day(now), 0, 0)
        self._on_duty: Helper | None = None
        self._since = now
        self._build()
        self._ticks = QTimer(self, interval=10_000)
        self._ticks.timeout.connect(self._show_header)
        self._linked.connect(self._show_link, Qt.ConnectionType.QueuedConnection)
        context.gate.on_link.append(self._linked.emit)
        context.person_changed.connect(self._on_person)
        for keys, act in (("Ctrl+L", self.turn_log), ("F10", self.print_log)):
            command_key(keys, self).activated.connect(act)
        self.show_ready()

    def _build(self) -> None:
        self.header, self.strip, self.banner = GateHeader(), HoldStrip(), GateBanner()
        self.banner.setObjectName("gate.banner")
        self.strip.setObjectName("gate.strip")
        self.banner.acted.connect(self._act)
        self.keys, self.body = ReadyKeys(), CheckBody()
        self.keys.triggered.connect(self._open)
        self.body.pressed.connect(self._pressed)
        self.body.triggered.connect(self._triggered)
        screen = QWidget()
        inner = _column(screen)
        inner.addWidget(self.banner, 1)
        inner.addWidget(self.keys)
        inner.addWidget(self.body, 10)
        self.log = GateLog()
        self._stack = QStackedWidget()
        self._stack.addWidget(screen)
        self._stack.addWidget(self.log)
        column = _column(self)
        column.addWidget(self.header)
        column.addWidget(self.strip)
        column.addWidget(self._stack, 1)
        for widget in self.findChildren(QWidget):
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    # What the shell asks

    def bench(self) -> GateBench:
        """Everything scanned here is judged as a pass."""
        return self._bench

    @property
    def may_lock(self) -> bool:
        """A kiosk gate stays open through the night: no vehicle waits for a PIN. It asks again after a shift without a key."""
        kiosk = self.context.local is not None and bool(self.context.local["kiosk"])
        if not kiosk:
            return True
        waits = self._check is not None
        return not waits and self.context.desk.clock.now() - self._since >= SHIFT

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
        self._show_header()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """And stands while it is not."""
        super().hideEvent(event)
        self._ticks.stop()

    def reload(self) -> None:
        """Counts of the day, the log, and who is on duty; what cannot be read stays as it was."""
        gate, day = self.context.gate, site_day(self.context.desk.clock.now())
        self.context.jobs.read(gate.day_count, self._show_count, _unread)
        self.context.jobs.read(lambda: gate.log(day), self.log.show_entries, _unread)
        self.context.jobs.read(gate.on_duty, self._show_on_duty, _unread)

    def open_document(self, document: str) -> None:
        """A pass number from elsewhere opens the log, never the check: that starts with the paper alone."""
        if document and self._check is None:
            self._stack.setCurrentWidget(self.log)

    def show_failure(self, error: AppError) -> None:
        """What failed besides a verdict never covers one: it stands on the ready screen or in the log file."""
        log.warning("at the gate: %s", error)
        if self.banner.view.state is GateState.READY:
            self._show(screens.ready(shown(error.reason)))

    def show_result(self, result: ScanResult) -> None:
        """A scan was judged; it replaces whatever stood here."""
        if result.verdict in (Verdict.IGNORED, Verdict.PARTIAL) or (result.verdict is Verdict.INFO and self._check is not None):
            return
        self._since = self.context.desk.clock.now()
        self._stack.setCurrentIndex(0)
        view = result.view
        if isinstance(view, GateCheckView):
            self.show_check(view)
        elif isinstance(view, GateVerdict):
            self.show_verdict(view)
        elif isinstance(view, ScanGuardCopy):
            self._end_check()
            self._show(screens.ask_guard_copy(view.number, result.message))
        elif result.error is not None or result.verdict in (Verdict.WRONG, Verdict.FAULT):
            self._end_check()
            self._show(screens.failed(result.message, result.clause or "", self._on_duty))
        else:
            self._end_check()
            self._show(screens.ready(shown(result.message)))

    # The four screens

    def show_ready(self) -> None:
        """Waits for a pass."""
        self._end_check()
        self._show(screens.ready())

    def show_check(self, view: GateCheckView, keying: Keying | None = None) -> None:
        """Amber: a genuine pass; the vehicle is still to be looked at."""
        self._check, self._verdict, self._busy = view, None, False
        self._keying = keying or Keying.of(view)
        self.body.show_check(view)
        for widget in self.body.rows.rows:
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.show_keying(self._keying)
        self._show(screens.check(view, self.context.desk.clock.now()))

    def show_verdict(self, verdict: GateVerdict) -> None:
        """Green or red over the whole screen, until the next scan."""
        self._verdict, self._busy = verdict, False
        if verdict.outcome is GateOutcome.RELEASED:
            self._check = None
            self._show(screens.released(verdict))
            return
        retry = verdict.may_retry and self._check is not None
        self._show(screens.refused(verdict, retry))
        if not retry:
            self._check = None

    def _end_check(self) -> None:
        self._check, self._verdict, self._keying, self._busy = None, None, Keying(), False

    def _not_judged(self, error: AppError) -> None:
        """Nothing could be judged: red, one sentence, whom to call."""
        self._end_check()
        self._show(screens.failed(error.reason, error.clause or "", self._on_duty))

    def _show(self, view: GateView) -> None:
        # What goes, goes first: a window takes the height of what is shown together even for a moment, and keeps it.
        for part, wanted in sorted(
            ((self.body, view.state is GateState.CHECK), (self.keys, view.state is GateState.READY)), key=lambda one: one[1]
        ):
            part.setVisible(wanted)
        self.banner.show_verdict(view)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and digits go to the row in turn; Enter checks; after a refusal Enter keys again."""
        self._since = self.context.desk.clock.now()
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif self._stack.currentWidget() is self.log:
            self.log.leaf(event.key())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._triggered("check") if self._keys_wanted() else self._act()
        elif event.key() == Qt.Key.Key_Backspace:
            self._pressed("back")
        elif event.text() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._pressed(event.text())
        else:
            super().keyPressEvent(event)

    def _keys_wanted(self) -> bool:
        return self._check is not None and self._verdict is None and not self._busy

    def _escape(self) -> None:
        if self._stack.currentIndex():
            self._stack.setCurrentIndex(0)
        elif self._keys_wanted():
            self._pressed("clear")

    @Slot(str)
    def _pressed(self, name: str) -> None:
        if not self._keys_wanted():
            return
        change: dict[str, Callable[[], Keying]] = {"back": self._keying.back, "clear": self._keying.clear}
        self._keying = change[name]() if name in change else self._keying.key(name)
        self.body.show_keying(self._keying)

    @Slot(str)
    def _triggered(self, name: str) -> None:
        if not self._keys_wanted() or self._check is None:
            return
        gate, actor, token, seen = self.context.gate, self.context.actor, self._check.token, self._keying.seen()
        if name == "none":
            self._keying = self._keying.none()
            self.body.show_keying(self._keying)
        elif name == "call":
            self._judge(lambda: gate.decline(actor, token))
        elif self._keying.done:
            self._judge(lambda: gate.verify(actor, token, seen))

    def _judge(self, ask: Callable[[], GateVerdict]) -> None:
        self._busy = True
        self.body.show_keying(self._keying, busy=True)
        self.context.jobs.write(ask, self._judged, self._not_judged)

    def _judged(self, verdict: GateVerdict) -> None:
        sounds = self.context.sounds
        if sounds is not None:
            sounds.play(Sound.DONE if verdict.outcome is GateOutcome.RELEASED else Sound.WRONG)
        self.show_verdict(verdict)

    @Slot()
    def _act(self) -> None:
        """The action of the result: key the same pass again, or wait for the next."""
        if self._verdict is not None and self._check is not None:
            self.show_check(_next_try(self._check), self._keying.again(self._verdict.clause))
        elif self.banner.view.state is GateState.REFUSE:
            self.show_ready()

    @Slot(str)
    def _open(self, name: str) -> None:
        """A large key of the ready screen."""
        {"log": self.turn_log, "person": self.person_wanted.emit}[name]()

    # Header, strip, log

    def _show_count(self, count: DayCount) -> None:
        self._count = count
        self._show_header()

    def _show_on_duty(self, helper: Helper | None) -> None:
        self._on_duty = helper
        self.body.show_duty(helper)
        role = shown(word_text(helper.role)) if helper is not None else ""
        extension = helper.extension if helper is not None else ""
        self.keys.show_duty(screens.caller(role, helper.name if helper is not None else ""), screens.phone_words(extension))

    def _on_person(self, actor: Actor) -> None:
        self._since = self.context.desk.clock.now()
        self._show_header()

    @Slot(object)
    def _show_link(self, link: GateLink) -> None:
        self._show_header()
        self.refresh()

    def _show_header(self) -> None:
        now, gate = self.context.desk.clock.now(), self.context.gate
        link = link_words(gate.link, now)
        count = self._count
        today = self.tr("今日已放行 {released} 辆·拒放 {refused}").format(released=count.released, refused=count.refused)
        who = self.tr("{name}·F4 换人").format(name=self.context.actor.name) if self.context.signed_in else ""
        self.header.show_header(GateHeaderView(gate.gate, who, link.state, link.words, today, f"{site_time(now):%H:%M}"))
        if link.strip:
            self.body.set_low(True)
        self.strip.show_words(link.strip, link.detail)
        self.body.set_low(bool(link.strip))
        self._show_keys()

    def _show_keys(self) -> None:
        count = self.tr("放行 {released}·拒放 {refused}").format(released=self._count.released, refused=self._count.refused)
        self.keys.show_keys(
            (
                ReadyKeyView("log", "list", self.tr("今日记录"), count, "Ctrl+L"),
                ReadyKeyView("person", "swap", self.tr("换人"), self.context.actor.name if self.context.signed_in else "", "F4"),
            )
        )

    def turn_log(self) -> None:
        """The day's log, and back."""
        self._stack.setCurrentIndex(0 if self._stack.currentWidget() is self.log else self._stack.indexOf(self.log))
        self.refresh()

    def print_log(self) -> None:
        """Prints the day's log where the day's log is shown."""


def _column(host: QWidget) -> QVBoxLayout:
    made = QVBoxLayout(host)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(0)
    return made


def _next_try(view: GateCheckView) -> GateCheckView:
    return replace(view, attempt=view.attempt + 1)


def _unread(error: AppError) -> None:
    """Nobody asked for it: the screen stays as it is, and no card covers the gate."""
    log.info("the gate could not read: %s", error)
