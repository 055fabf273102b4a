"""入厂: the guard keys plate and trailer once, chooses what the vehicle comes for, and it is entered; or puts plates right."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.core.clock import site_day, site_time
from app.core.errors import AppError
from app.core.scans import ScanResult
from app.core.words import Role
from app.core.words import text as word_text
from app.gate import duty
from app.gate.entry_bench import TripScanned
from app.identity.views import Helper
from app.yard import plates, queries, service
from app.yard.views import EntryView as Entry
from app.yard.views import ExpectedTrip, YardPurpose
from ui import presses
from ui.context import DeskContext
from ui.gate import entry_words as words
from ui.gate.entering import CODES, Entering, Step
from ui.gate.side import GateSide
from ui.i18n import shown
from ui.sounds import Sound
from ui.theme.tokens import State
from ui.widgets.base import BenchBox
from ui.widgets.keypad import Keypad
from ui.widgets.plate_pad import CharacterPad, ChoicePad, YardActions
from ui.widgets.yard import PlateRow, StripView, TripChoices, TripLine, YardStrip

PURPOSES = {"4": YardPurpose.EMPTIES, "5": YardPurpose.RETURN, "6": YardPurpose.SUPPLIER, "7": YardPurpose.VISITOR}
"""Purposes other than a booked trip, by their key."""


class EntryView(GateSide):
    """Keys come by `take_key`, scans by `show_result`.

    Attributes:
        inside_wanted: He wants to see who is inside.
        corrected: Plates were put right, or he does not want to after all.
    """

    inside_wanted = Signal()
    corrected = Signal()

    def __init__(self, context: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._entering, self._trips, self._page = Entering(), list[ExpectedTrip](), 0
        self._said: StripView | None = None
        self._stale: StripView | None = None
        self._next: Entry | None = None
        self._busy = self._over = self._known = False
        self._build()
        self._show()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.strip = YardStrip()
        self.strip.setObjectName("gate.entry_strip")
        body = BenchBox(row=True, gap=20, margins=(24, 14, 24, 16))
        left, right = BenchBox(gap=10), BenchBox(gap=10)
        self.tractor, self.trailer = PlateRow("truck", self.tr("车头")), PlateRow("trailer", self.tr("挂车"))
        self.field = PlateRow("doc", "")
        self.choices = TripChoices()
        self.choices.chosen.connect(self._chosen)
        self.choices.turned.connect(lambda: self._pressed("0"))
        for part in (self.tractor, self.trailer, self.field):
            left.box.addWidget(part)
        left.box.addWidget(self.choices, 100)
        left.box.addStretch(1)
        self.keypad, self.characters = Keypad(), CharacterPad(CODES)
        self.purposes = ChoicePad([(digit, digit, shown(word_text(purpose))) for digit, purpose in PURPOSES.items()])
        self.reasons = ChoicePad([(str(n), str(n), text) for n, text in enumerate(words.reasons(), 1)], columns=1)
        self.pads = QStackedWidget()
        for pad in (self.keypad, self.characters, self.purposes, self.reasons):
            pad.pressed.connect(self._pressed)
            self.pads.addWidget(pad)
        self.acts = YardActions(("turn", "inside", "leave"))
        self.acts.triggered.connect(self._triggered)
        right.box.addWidget(self.pads, 1)
        right.box.addWidget(self.acts)
        body.box.addWidget(left, 660)
        body.box.addWidget(right, 638)
        column.addWidget(self.strip)
        column.addWidget(body, 1)

    # What the page asks

    @property
    def entering(self) -> Entering:
        """What was keyed so far."""
        return self._entering

    def begin(self) -> None:
        """Waits for the next vehicle, or for the plates of the one that is put right."""
        entering, self._next = Entering(correcting=self._next), None
        self._start(entering)

    def correct_next(self, entry: Entry) -> None:
        """When this comes to the front, the plates of that stay are put right."""
        self._next = entry

    def reload(self) -> None:
        """Reads which trips wait for their vehicle."""
        now = self._context.desk.clock.now()
        self._context.query(lambda s: queries.expected(s, now), self._show_trips, self._unread)

    def take_key(self, event: QKeyEvent) -> None:
        """A key of the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._triggered("main")
        elif event.key() == Qt.Key.Key_Backspace:
            self._pressed("back")
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif event.text() == "/":
            self._pressed("turn")
        elif event.text() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._pressed(event.text())

    def show_result(self, result: ScanResult) -> bool:
        """Takes the scan of a trip; says whether it was one."""
        if not isinstance(result.view, TripScanned) or self._busy:
            return isinstance(result.view, TripScanned)
        if result.view.trip is None:
            self._say(StripView(self.tr("没有这车"), shown(result.message), State.HOLD))
        else:
            self._move((Entering() if self._over else self._entering).scanned(result.view.trip))
        return True

    # Keys

    def _pressed(self, name: str) -> None:
        if self._busy:
            return
        now = self._fresh() if self._over else self._entering
        if name == "turn":
            self._move(now.turn())
        elif name in ("back", "clear"):
            self._move(now.back() if name == "back" else now.clear())
        elif now.step is Step.PURPOSE:
            self._purpose(now, name)
        elif now.step is Step.REASON:
            if name.isdecimal() and 1 <= int(name) <= len(words.reasons()):
                self._move(now.choose_reason(int(name)))
        else:
            self._move(now.key(name))

    def _purpose(self, now: Entering, name: str) -> None:
        if name == "0":
            pages = -(-len(now.matching(self._trips) or self._trips) // TripChoices.PAGE)
            self._page = (self._page + 1) % max(1, pages)
            self._show()
        elif name in PURPOSES:
            self._move(now.choose_purpose(PURPOSES[name]))
        elif name.isdecimal():
            self._chosen(int(name) - 1)

    def _chosen(self, index: int) -> None:
        listed = self._listed()[self._page * TripChoices.PAGE :]
        if self._entering.step is Step.PURPOSE and not self._busy and index < min(len(listed), TripChoices.PAGE):
            self._move(self._entering.choose_trip(listed[index]))

    def _triggered(self, name: str) -> None:
        presses.press(self, lambda: self._do(name)) if name == "main" else self._do(name)

    def _do(self, name: str) -> None:
        if self._busy:
            return
        if name == "leave":
            self._go()
        elif name == "inside":
            self.inside_wanted.emit()
        elif name == "turn":
            self._pressed("turn")
        elif self._over:
            self._go() if self._entering.correcting is not None else self.begin()
        else:
            self._move(self._entering.forward(self._listed()))

    def _escape(self) -> None:
        if self._over or self._entering.untouched:
            self._go()
        elif not self._busy:
            self._move(self._entering.clear())

    def _go(self) -> None:
        (self.left if self._entering.correcting is None else self.corrected).emit()

    # The act

    def _start(self, entering: Entering) -> None:
        self._entering, self._page, self._over, self._busy = entering, 0, False, False
        self._said = None
        self.reload()
        self._show()

    def _fresh(self) -> Entering:
        self._over = False
        return Entering()

    def _move(self, entering: Entering) -> None:
        was, self._entering, self._said, self._over = self._entering, entering, None, False
        if entering.step is not was.step:
            self._page = 0
        if entering.step is Step.DONE:
            self._act(was)
        self._show()

    def _act(self, was: Entering) -> None:
        now, self._busy = self._entering, True
        gate = self._context.gate.gate

        def failed(error: AppError) -> None:
            self._failed(error, was)

        entry, reason = now.correcting, words.reasons()[now.reason - 1] if now.correcting is not None else ""
        if entry is not None:
            key = entry.entry_id
            self._context.command(
                lambda w: service.correct(w, key, now.plate, now.trailer, reason, confirmed=now.sure), self._done, failed
            )
        else:
            arrival = now.arrival(gate)
            self._context.command(lambda w: service.enter(w, arrival), self._done, failed)

    def _done(self, entry: Entry) -> None:
        self._busy, self._over = False, True
        self._sound(Sound.AGAIN if entry.waiting else Sound.DONE)
        if entry.waiting:
            self._say(words.waiting(entry, self._entering.correcting is not None))
            self._ask_helper("G-02", Role.LOGISTICS_HEAD)
        else:
            dock = next((trip.dock for trip in self._trips if trip.trip_no == entry.trip_no), "")
            self._say(words.done(entry, dock, self._entering.correcting is not None))
        self.reload()

    def _failed(self, error: AppError, was: Entering) -> None:
        self._busy, self._entering = False, was.refused(error.clause or "")
        self._sound(Sound.WRONG)
        self._say(StripView(words.refused(was.correcting is not None), shown(error.reason), State.WRONG, (error.clause or "",)))
        if error.helper is not None:
            self._ask_helper(error.clause or "", error.helper)

    def _sound(self, sound: Sound) -> None:
        if self._context.sounds is not None:
            self._context.sounds.play(sound)

    def _unread(self, error: AppError) -> None:
        """Without the database nobody can be entered; it is said before the guard keys."""
        if self._said is None:
            sentence = self.tr("数据库不通：先记在纸上，恢复后补登记。")
            self._stale = StripView(self.tr("现在不能登记"), sentence, State.HOLD, (shown(error.reason),))
            self._say(self._stale)

    def _ask_helper(self, clause: str, role: Role) -> None:
        said = self._said

        def show(helper: Helper | None) -> None:
            if helper is not None and self._said is said and said is not None:
                notes = (clause, *words.helper(helper))
                self._say(StripView(said.word, said.sentence, said.state, notes))

        now = self._context.desk.clock.now()
        self._context.query(lambda s: duty.on_call(s, role, now), show, lambda _: None)

    # Showing

    def _say(self, view: StripView) -> None:
        self._said = view
        self._show()

    def _listed(self) -> list[ExpectedTrip]:
        """The trips to choose from: those that fit what was keyed, or all where none fits a whole plate."""
        now = self._entering
        if now.correcting is not None:
            return []
        if self._over:
            return self._trips
        found = now.matching(self._trips)
        return found if found or now.by_tail or now.step is not Step.PURPOSE else self._trips

    def _show_trips(self, trips: list[ExpectedTrip]) -> None:
        self._trips, self._known = trips, True
        if self._said is not None and self._said is self._stale:
            self._said = None
        self._show()

    def _show(self) -> None:
        now = self._entering
        self.strip.show_strip(self._said or words.next_step(now, len(now.matching(self._trips)) if now.plate else 0))
        tractor, trailer, note = plates.spelled(now.plate), plates.spelled(now.trailer), words.trailer_note(now)
        at = now.step if not self._over else Step.DONE
        self.tractor.show_keyed(
            tractor, active=at is Step.PLATE, pending=now.code if at is Step.PLATE else "", note=words.plate_note(now)
        )
        self.trailer.show_keyed(trailer, active=at is Step.TRAILER, pending=now.code if at is Step.TRAILER else "", note=note)
        field = at in (Step.RETURN_NO, Step.PHONE)
        self.field.setVisible(field)
        self.choices.setVisible(not field)
        if field:
            self.field.rename(words.field_name(at))
            prefix = "TH" if at is Step.RETURN_NO else ""
            self.field.show_keyed(prefix + now.row, active=True, note=words.field_note(now))
        self._show_choices()
        pad = {Step.PURPOSE: self.purposes, Step.REASON: self.reasons}.get(at)
        self.pads.setCurrentWidget(pad or (self.characters if now.wants_characters and not self._over else self.keypad))
        self.acts.set_main(words.act(now, self._over, len(self._listed())), not self._busy)
        self.acts.set_key("turn", self.tr("字母数字") if now.wants_characters else self.tr("汉字"), "/", now.turn() is not now)
        self.acts.set_key("inside", self.tr("在厂车辆"), "F7", now.correcting is None)
        self.acts.set_key("leave", self.tr("返回"), "Esc")

    def _show_choices(self) -> None:
        listed, now = self._listed(), self._context.desk.clock.now()
        first = self._page * TripChoices.PAGE
        lines = [self._line(trip, now) for trip in listed[first : first + TripChoices.PAGE]]
        choosing = self._entering.step is Step.PURPOSE
        rest = len(listed) - first - len(lines)
        more = self.tr("0 下一页（还有 {n} 车）").format(n=rest) if choosing and rest > 0 else (
            self.tr("还有 {n} 车").format(n=rest) if rest > 0 else self.tr("0 回第一页") if choosing and first else ""
        )  # fmt: skip
        keyed, fit = self._entering, self._entering.matching(self._trips)
        fitting = bool(keyed.plate) and not self._over and (keyed.step in (Step.PLATE, Step.TRAILER) or (bool(fit) and listed == fit))
        title, empty = words.trips_title(keyed, len(listed), fitting), words.no_trips(keyed)
        if not self._known:
            title, empty = "", self.tr("连不上数据库，不知道预约了哪些车") if self._stale is not None else ""
        self.choices.show_trips(title, lines, choosing=choosing, empty=empty, more=more)

    def _line(self, trip: ExpectedTrip, now: datetime) -> TripLine:
        planned = site_time(trip.planned_at)
        today = site_day(trip.planned_at) == site_day(now)
        when = f"{planned:%H:%M}" if today else self.tr("昨天 {time}").format(time=f"{planned:%H:%M}")
        detail = "·".join(part for part in (trip.trip_no, trip.dock, trip.driver, trip.carrier) if part)
        entering = self._entering
        if entering.plate and not self._over and entering.matching([trip]):
            state, word = State.GOOD, self.tr("相符")
        elif trip.planned_at < now:
            state, word = State.HOLD, self.tr("已过点")
        else:
            state, word = State.NOT_YET, self.tr("未到")
        return TripLine(when, trip.customers or self.tr("还没有排发货单"), detail, state, word)

