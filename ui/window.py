"""The desk's window: puts pages, devices, people, scans and refusals together, and keeps the time."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from app.core.changes import ChangeSet
from app.core.clock import site_day, site_time
from app.core.errors import AppError
from app.core.scans import ScanResult
from app.core.words import Verdict
from app.desk import Desk
from app.devices.code_table import Command
from app.devices.framing import FrameKind
from app.devices.scanner import ScanFrame
from app.gate.views import GateLink
from app.scanning.lane import PersonScanned
from app.settings.local import LocalSettings
from app.settings.service import rule_version
from app.trace import queries as trace
from ui.context import DeskContext
from ui.desk_pages import DeskPages
from ui.errors import RefusalOverlay
from ui.find import FindPanel
from ui.gate.door import GateDoor
from ui.i18n import shown
from ui.idle import IdleLock
from ui.manual.page import ManualPage
from ui.page import DeskPage
from ui.presence import Presence
from ui.scans import ScanDesk
from ui.shell import Shell
from ui.sign_in import SignInPage
from ui.sounds import Sounds, sound_of
from ui.speech import Speech, words_of
from ui.station_devices import StationDevices
from ui.theme import style, tokens
from ui.widgets.bench import DeviceView
from ui.widgets.keys import command_key
from ui.widgets.wedge import WedgeReader

log = logging.getLogger(__name__)


class DeskWindow(Shell):
    """One station's window on an open desk.

    Args:
        desk: What it works on.
        local: The settings of this PC.
        door_first: The pages are made when `furnish` is called, or when the first person comes in.
    """

    _link_seen = Signal(object)

    def __init__(self, desk: Desk, local: LocalSettings, *, door_first: bool = False) -> None:
        super().__init__(kiosk=bool(local["kiosk"]))
        self.desk, self.local = desk, local
        self.context = DeskContext(desk, self)
        self.context.local = local
        self.pages = DeskPages(self, self.context, str(local["station"]))
        self.scans = ScanDesk(self.context, self.pages.front, str(local["verdicts"]))
        self.devices = StationDevices(self.context, local, self.scans, self.pages.front, self)
        self._sounds = self.context.sounds = Sounds(self, volume=float(local["volume"]) / 100)
        self._speech = self.context.speech = Speech(self, on=bool(local["speech"]), volume=float(local["volume"]) / 100)
        self._helped = ""
        self._day: date | None = None
        self._checkpoints = desk.checkpoints()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._furnished = False
        with style.undressed(app):
            self._build_door()
            if not door_first:
                self.furnish()
        self._refusals = RefusalOverlay(self.context, self.toast_host, self._says_itself)
        self._find = FindPanel(self, self.context, lambda s, words: trace.find(s, words, self.context.actor.roles))
        prefix = str(local["wedge_prefix"])
        prefix = "\x02" if prefix.lower() == "stx" else prefix
        self.wedge = WedgeReader(self.takes_scans, self, prefix=prefix, by_hand=self.by_hand, takes_pin=self.takes_pin)
        self.sign_in.signed_in.connect(self.furnish)  # before anybody hears that he is in
        self.presence = Presence(self, self.context, self.pages, self.sign_in)
        self._connect()
        self._clock = QTimer(self, interval=10_000)
        self._clock.timeout.connect(self.tick)
        self._clock.start()
        self.idle = IdleLock(self.context, self)
        self.idle.idle.connect(self._on_idle)

    def _build_door(self) -> None:
        self.sign_in = GateDoor(self.context) if self.local["station"] == "gate" else SignInPage(self.context)
        self.add_page("sign_in", self.tr("登录"), "user", self.sign_in, in_rail=False)
        if self.sign_in.dark:
            style.apply_to_page(self.sign_in, tokens.DARK)

    @Slot()
    def furnish(self) -> None:
        """Makes the pages, once; they find what the devices said meanwhile, and that nobody is signed in."""
        if self._furnished:
            return
        self._furnished = True
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        with style.undressed(app):
            self.pages.build()
        for page in self.pages.all():
            self._connect_page(page)
        if self.current_key:  # the door stands already
            self._show_devices(tuple(self.devices.views.values()))
            self.context.set_actor(None)

    def _connect(self) -> None:
        self.context.go_to.connect(self.open_document)
        self.context.changed.connect(self._on_changes)
        self.scans.answered.connect(self._on_answer)
        self.scans.framed.connect(self._on_frame)
        self.scans.person_wanted.connect(self.presence.take_badge)
        self.devices.changed.connect(self._show_devices)
        self.devices.scale.weighed.connect(self._on_weight)
        self._link_seen.connect(self._on_link, Qt.ConnectionType.QueuedConnection)
        self.page_shown.connect(lambda _: self._refusals.hide())
        self.scans.answered.connect(lambda _: self._refusals.hide())  # the page says the newest thing itself
        self.page_shown.connect(self._on_page)
        self._refusals.row_opened.connect(lambda row: self.open_document("settings", row))
        self.wedge.scanned.connect(self.scans.wedge)
        self.wedge.refused.connect(self.scans.wedge_refused)
        self.person_clicked.connect(self.lock)
        self._help_key = command_key("F1", self.header)  # not where the page has the window for itself: F1 there says the next step
        self._help_key.activated.connect(self._help)
        self._refusals.shown.connect(lambda there: self._help_key.setEnabled(not there))
        for keys, act in (
            ("F12", self._confirm), ("F2", self._call), ("F3", self._follow), ("F4", self.change_person), ("F5", self._refresh),
        ):  # fmt: skip
            command_key(keys, self).activated.connect(act)

    def _connect_page(self, page: DeskPage) -> None:
        """What some pages ask of the window."""
        asked: dict[str, Callable[..., object]] = {
            "command_wanted": self.scans.inject, "weight_wanted": self.scans.weighed, "person_wanted": self.change_person,
            "waiting_changed": lambda count: self._on_waiting(page.key, count),
        }  # fmt: skip
        for name, act in asked.items():
            signal = getattr(page, name, None)
            if signal is not None:
                signal.connect(act)
        if isinstance(page, ManualPage):
            page.left.connect(lambda: self.pages.show_allowed(self._helped))

    def start(self) -> None:
        """Opens the devices, starts the print queue, shows the sign-in."""
        self.devices.open()
        self._checkpoints.start()
        self.tick()
        if self.context.door is not None:
            self.context.door.on_link.append(self._link_seen.emit)
            self.context.door.start()
        self.lock()

    def lock(self) -> None:
        """Signs out; what the pages hold stays."""
        self.presence.lock()

    def change_person(self) -> None:
        """F4: a check that goes on here ends, else another person takes over; Esc goes back to the one who is signed in."""
        self.presence.change()

    @Slot(str)
    def _on_page(self, key: str) -> None:
        if key not in ("sign_in", "manual"):
            self._helped = key  # where Esc in the manual goes back to

    # Scans

    def _on_frame(self, frame: ScanFrame) -> None:
        if frame.kind is FrameKind.OK:
            self.idle.put_off()
        show = getattr(self.pages.front(), "show_frame", None)
        if show is not None and self.context.signed_in:
            show(frame)

    def _on_answer(self, result: ScanResult) -> None:
        page = self.pages.front()
        sound = page.sound_of(result) if page is not None else sound_of(result)
        if sound is not None:
            self._sounds.play(sound)
        self._speech.say(words_of(result))
        if page is not None and type(page).show_result is DeskPage.show_result and not isinstance(result.view, PersonScanned):
            self.toast(shown(result.message))  # a page that takes no scans says nothing itself, and no scan is answered in silence
        if result.verdict in (Verdict.WRONG, Verdict.FAULT):
            self.scans.complain(result.scan.port)
        self.devices.note_verdict(result.verdict)

    def _confirm(self) -> None:
        self.scans.inject(Command.CONFIRM)

    def _call(self) -> None:
        """F2: the telephone rings; from wherever this is, a call is taken down, and on the page itself the next one."""
        page = self.pages.front()
        take_call = getattr(page, "next_call", None)
        if take_call is not None:
            take_call()
        elif self.context.signed_in and page is not None and not page.full_window:
            self.open_document("aftersales", "call")

    def _help(self) -> None:
        """F1: the manual about the page in front; Esc there comes back to it."""
        page = self.pages.front()
        if page is not None and self.context.signed_in and page.key != "manual":
            self.open_document("manual", f"{page.key}.{page.view}")

    def _follow(self) -> None:
        pending = self.scans.pending
        if pending is not None:
            self.open_document(pending.page, pending.document)

    def _refresh(self) -> None:
        page = self.pages.front()
        if page is not None:
            page.again()

    @Slot(str, str)
    def open_document(self, key: str, document: str) -> None:
        """Shows a page and, if there is one, a document on it; refused when the person may not see the page."""
        self.pages.open_document(key, document)

    # Devices, time, changes

    def device_word(self, key: str) -> str:
        """What the status bar says of a device, by its port."""
        return self.devices.views[key].word

    @Slot(int)
    def _on_weight(self, grams: int) -> None:
        self.idle.put_off()
        show = getattr(self.pages.front(), "show_weight", None)
        if show is not None:
            show(grams)

    @Slot(object)
    def _show_devices(self, devices: tuple[DeviceView, ...]) -> None:
        self.set_devices(list(devices))
        for page in self.pages.all():
            show = getattr(page, "show_devices", None)
            if show is not None:
                show(devices)

    def tick(self) -> None:
        """Every ten seconds: the time, what waits for the printer, opening stock that was cut off, and on a new day the work of the day."""
        self._show_time()
        self.devices.outbox.wake()  # what another PC sent here, as the office a signed pass
        today = site_day(self.desk.clock.now())
        if today != self._day:
            self._day = today
            self.context.jobs.write(self.desk.daily, None, self._daily_failed)
        if self.local["station"] != "gate":  # a gate does nothing beside its vehicles
            self.context.opening.tick()
        for page in self.pages.all():
            tick = getattr(page, "tick", None)
            if tick is not None:
                tick()

    def _on_waiting(self, key: str, count: int) -> None:
        """How much waits on a page: beside its word in the rail, and in the title of the window when another one is in front."""
        self.set_badge(key, count)
        title = self.tr("交付台")
        self.setWindowTitle(self.tr("（{n} 张待签）{title}").format(n=count, title=title) if count else title)

    def _daily_failed(self, error: AppError) -> None:
        """Nobody asked for it, so nobody is shown a card: the next tick does it again."""
        log.info("daily work put off: %s", error)
        self._day = None

    def _show_time(self) -> None:
        now = self.desk.clock.now()

        def words(version: tuple[str, object]) -> None:
            moment = site_time(now)
            day = self.tr("一 二 三 四 五 六 日").split()[moment.weekday()]
            text = self.tr("规则版本 {version} · {date} 周{day} {time}")
            self.set_status(
                text.format(version=version[0], date=moment.strftime("%m-%d"), day=day, time=moment.strftime("%H:%M"))
            )

        self.context.query(lambda s: rule_version(s, site_day(now)), words, self._unread)

    def _unread(self, error: AppError) -> None:
        """Nobody asked for it: no card is shown, the words stay as they are."""
        log.info("not read: %s", error)

    @Slot(object)
    def _on_changes(self, changes: ChangeSet) -> None:
        if changes.touches({"print_job", "station_printer", "site_printer"}):
            self.devices.outbox.wake()

    @Slot(object)
    def _on_link(self, link: GateLink) -> None:
        """The database is there (again): what could not be read at the start is read now, what waits to be printed goes on."""
        if link.online:
            self.devices.outbox.wake()
            self.idle.read_span()

    @Slot()
    def _on_idle(self) -> None:
        page = self.pages.front()
        if page is None or page.may_lock:
            self.lock()
        else:
            self.idle.put_off()

    def _says_itself(self, error: AppError) -> bool:
        """A page that wants no card over it says a refusal itself."""
        page = self.pages.front()
        if page is None or page.cards:
            return False
        page.show_failure(error)
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stops devices and queue, lets running work finish."""
        self._clock.stop()
        self.idle.close()
        if self.context.door is not None:
            self.context.door.close()
        self.wedge.stop()
        self.devices.close()
        self._checkpoints.stop()
        self.context.close()
        super().closeEvent(event)
