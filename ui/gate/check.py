"""The check at the gate: ready, amber with the keys, green, red; it asks the station and shows what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.core.errors import AppError
from app.core.scans import ScanResult
from app.core.words import Verdict
from app.gate.checking import ScanGuardCopy
from app.gate.station import Tell
from app.gate.views import GateCheckView, GateOutcome, GateVerdict
from app.identity.views import Helper
from ui import presses
from ui.ahead import Ahead
from ui.context import DeskContext
from ui.gate import screens
from ui.gate.check_body import CheckBody
from ui.gate.keying import Keying
from ui.i18n import shown
from ui.listening import unheard
from ui.sounds import Sound
from ui.theme import measure
from ui.widgets.gate import GateBanner, GateState, GateView
from ui.widgets.gate_ready import ReadyKeys

BUSY_AFTER_MS = 300
"""An answer that comes sooner needs no word of its being on the way, and is not kept waiting by one."""


class CheckScreen(QWidget):
    """One vehicle after the other. What the screen says stays until the next scan.

    Attributes:
        opened: A large key of the ready screen was pressed; carries its name.
        alone: Something was judged without the database, which tells nobody of it.
    """

    opened = Signal(str)
    alone = Signal()

    def __init__(self, context: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._check: GateCheckView | None = None
        self._keying = Keying()
        self._verdict: GateVerdict | None = None
        self._busy = False
        self._asked = 0
        self._seen: GateVerdict | None = None
        self._on_duty: Helper | None = None
        self._note = ""
        self._slow = QTimer(self, singleShot=True, interval=BUSY_AFTER_MS)
        self._slow.timeout.connect(self._show_busy)
        self._ahead = Ahead(self._judged_ahead, self)
        self.banner, self.keys, self.body = GateBanner(), ReadyKeys(), CheckBody()
        self.banner.setObjectName("gate.banner")
        self.banner.acted.connect(self.act)
        self.keys.triggered.connect(self.opened)
        self.body.pressed.connect(self._pressed)
        self.body.triggered.connect(self._triggered)
        self.body.rows.tapped.connect(self._tapped)
        for part in (self.banner, self.keys, self.body):
            part.setParent(self)
        self.show_ready()

    @property
    def pending(self) -> bool:
        """Whether a pass waits for its vehicle to be looked at, or for another try."""
        return self._check is not None

    @property
    def keyed(self) -> bool:
        """Whether letters and digits are keyed here now."""
        return self._keys_wanted()

    def show_duty(self, helper: Helper | None) -> None:
        """Who is called when in doubt."""
        self._on_duty = helper
        self.body.show_duty(helper)
        self.keys.show_duty(*screens.duty(helper))

    def show_note(self, words: str) -> None:
        """Why the gate is without its database: said in small while it waits for a pass."""
        if words != self._note:
            self._note = words
            if self.banner.view.state is GateState.READY:
                self._show(self.banner.view)

    # The four screens

    def show_ready(self, said: str = "") -> None:
        """Waits for a pass; `said` is what came in between."""
        self._end()
        self._show(screens.ready(said))

    def let_go(self) -> None:
        """Something else comes to the front: the green of a vehicle that left is not there for the next one."""
        if self.banner.view.state is GateState.RELEASE:
            self.show_ready()

    def show_result(self, result: ScanResult, *, kept: bool = True) -> bool:
        """A scan was judged; it replaces whatever stood here, unless it was none. Says whether it did."""
        if result.verdict in (Verdict.IGNORED, Verdict.PARTIAL) or (result.verdict is Verdict.INFO and self.pending):
            return False
        view = result.view
        if isinstance(view, GateCheckView):
            same = self._check is not None and self._check.token == view.token and self._verdict is None
            if not (same and self._busy):  # what was keyed of a pass that is read once more stays; its verdict is on its way
                self.show_check(view, self._keying if same else None)
        elif isinstance(view, GateVerdict):
            self.show_verdict(view, kept=kept)
        elif isinstance(view, ScanGuardCopy):
            self._end()
            self._show(screens.ask_guard_copy(view.number, result.message))
        elif result.error is not None or result.verdict in (Verdict.WRONG, Verdict.FAULT):
            self._end()
            self._show(screens.failed(result.message, result.clause or "", self._on_duty))
        else:
            self.show_ready(shown(result.message))
        return True

    def show_check(self, view: GateCheckView, keying: Keying | None = None) -> None:
        """Amber: a genuine pass; the vehicle is still to be looked at."""
        self._check, self._verdict, self._busy = view, None, False
        self._keying = keying or Keying.of(view)
        with unheard(), measure.held():
            self.body.show_check(view)
            self.body.show_keying(self._keying)
            self._show(screens.check(view, self._context.desk.clock.now(), self._keying))
        gate, token = self._context.gate, view.token
        self._context.jobs.write(lambda: gate.expect(token), None, lambda error: None)

    def show_verdict(self, verdict: GateVerdict, *, kept: bool = True) -> None:
        """Green or red over the whole screen; what is not `kept` yet does not say that it is."""
        self._verdict, self._busy = verdict, False
        if verdict.offline:
            self.alone.emit()
        if verdict.outcome is GateOutcome.RELEASED:
            self._check = None
            self._show(screens.released(verdict))
            return
        retry = verdict.may_retry and self._check is not None and self._check.number == verdict.number  # not one scanned since
        if not retry:
            self._check = None
        self._show(screens.refused(verdict, retry, kept))

    def show_kept(self, verdict: object) -> None:
        """A refusal that was shown before it was kept is kept now; if it still stands here, it says so."""
        if isinstance(verdict, GateVerdict) and self._verdict is verdict:
            self.show_verdict(verdict)

    def _end(self) -> None:
        self._check, self._verdict, self._keying, self._busy = None, None, Keying(), False

    def _show(self, view: GateView) -> None:
        with unheard(), measure.held():
            self.banner.show_verdict(replace(view, small=self._note) if view.state is GateState.READY else view)
            self._place()
            self.keys.setVisible(view.state is GateState.READY)
            self.body.setVisible(view.state is GateState.CHECK)
            self.body.setUpdatesEnabled(True)
            self.repaint()  # now, and not after whatever else waits for the window: a guard waits for it

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The parts keep their shares; what is held back while an answer is on its way is painted in the new size."""
        super().resizeEvent(event)
        self.body.setUpdatesEnabled(True)
        self._place()

    def _place(self) -> None:
        """The strip above the keys where something is keyed, the large keys under what is waited for, else the verdict alone.

        No layout: one that is asked anew asks the whole window, and its answer comes after the next turn of the loop.
        """
        wide, high, unit = self.width(), self.height(), self.banner.unit()
        strip, foot = round(GateBanner.AMBER_HEIGHT * unit), round(self.keys.reference_height * unit)
        top = {GateState.CHECK: strip, GateState.READY: high - foot}.get(self.banner.view.state, high)
        self.banner.setGeometry(0, 0, wide, top)
        self.keys.setGeometry(0, high - foot, wide, foot)
        self.body.setGeometry(0, strip, wide, high - strip)

    # Keys

    def take_key(self, event: QKeyEvent) -> bool:
        """Letters and digits go to the row in turn; Enter checks; after a refusal Enter keys again. Says whether it was one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._triggered("check") if self._keys_wanted() else self.act()
        elif event.key() == Qt.Key.Key_Backspace:
            self._pressed("back")
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif event.text() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._pressed(event.text())
        else:
            return False
        return True

    def _keys_wanted(self) -> bool:
        return self._check is not None and self._verdict is None and not self._busy

    @Slot(str)
    def _pressed(self, name: str) -> None:
        if not self._keys_wanted():
            return
        change: dict[str, Callable[[], Keying]] = {"back": self._keying.back, "clear": self._keying.clear}
        self._keying = change[name]() if name in change else self._keying.key(name)
        self.body.show_keying(self._keying)

    def _escape(self) -> None:
        """Empties the rows; from empty ones back to waiting for a pass."""
        if self._keys_wanted() and self._keying.empty:
            self.show_ready()
        else:
            self._pressed("clear")

    @Slot(int)
    def _tapped(self, at: int) -> None:
        if self._keys_wanted():
            self._keying = self._keying.anew(at)
            self.body.show_keying(self._keying)

    @Slot(str)
    def _triggered(self, name: str) -> None:
        if not self._keys_wanted() or self._check is None:
            return
        gate, actor, token, seen = self._context.gate, self._context.actor, self._check.token, self._keying.seen()
        if name == "none" and not self._keying.optional:
            self.show_ready()
        elif name == "none":
            self._keying = self._keying.none()
            self.body.show_keying(self._keying)
        elif name == "call":
            presses.press(self, lambda: self._judge(lambda ahead: gate.decline(actor, token)))
        elif self._keying.done:
            presses.press(self, lambda: self._judge(lambda ahead: gate.verify(actor, token, seen, ahead)))

    def _judge(self, ask: Callable[[Tell], GateVerdict]) -> None:
        self._busy = True
        self.body.setUpdatesEnabled(False)  # nothing is painted that takes time from the answer and is covered by it
        self._asked += 1
        self._slow.start()
        self._context.jobs.write(partial(ask, partial(self._ahead.send, self._asked)), self._judged, self._not_judged)

    def _show_busy(self) -> None:
        if self._busy:
            self.body.setUpdatesEnabled(True)
            self.body.show_keying(self._keying, busy=True)

    def _judged_ahead(self, number: int, verdict: GateVerdict) -> None:
        """The disk still keeps a refusal: it is shown, it lets nobody out. One that comes after the answer itself was given up by then."""
        if number == self._asked and self._busy:
            self._seen = verdict
            self._sound(verdict)
            self.show_verdict(verdict, kept=False)

    def _judged(self, verdict: GateVerdict) -> None:
        if verdict is self._seen:
            self.show_kept(verdict)
        else:
            self._sound(verdict)
            self.show_verdict(verdict)

    def _sound(self, verdict: GateVerdict) -> None:
        if self._context.sounds is not None:
            self._context.sounds.play(Sound.DONE if verdict.outcome is GateOutcome.RELEASED else Sound.WRONG)

    def _not_judged(self, error: AppError) -> None:
        """Nothing could be judged: red, one sentence, whom to call."""
        self._end()
        self._show(screens.failed(error.reason, error.clause or "", self._on_duty))

    @Slot()
    def act(self) -> None:
        """The action of the result: key the same pass again, or wait for the next; never by the second half of the press that checked."""
        if presses.doubled():
            return
        if self._verdict is not None and self._check is not None:
            again = replace(self._check, attempt=self._check.attempt + 1)
            self.show_check(again, self._keying.again(self._verdict.differs))
        elif self.banner.view.state is GateState.REFUSE:
            self.show_ready()
