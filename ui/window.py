"""The desk's window: shell, pages by permission, devices, sign-in, lock, refusals."""

from __future__ import annotations

import logging
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QInputEvent
from PySide6.QtWidgets import QApplication

from app.boxing.rounds import Visit
from app.core.changes import ChangeSet
from app.core.clock import site_day, site_time
from app.core.errors import AppError
from app.core.scans import ScanResult
from app.core.words import Verdict
from app.core.work import Actor
from app.desk import Desk
from app.devices.code_table import Command
from app.devices.framing import FrameKind
from app.devices.line_options import beep_bytes, port_options
from app.devices.ports import DeviceState, DeviceStatus
from app.devices.scanner import ScanFrame
from app.gate.papers import PAPERS
from app.gate.views import GateLink
from app.identity.views import staff_number
from app.printing.outbox import Outbox, PrinterReport
from app.printing.sinks import StationLabels, label_sink, paper_sink
from app.printing.slips import slip_sink
from app.scanning.lane import PersonScanned
from app.settings.local import LocalSettings
from app.settings.service import rule_version, setting_int
from app.trace import queries as trace
from ui.climate_sensor import ClimateSensors
from ui.context import DeskContext
from ui.errors import RefusalOverlay
from ui.find import FindPanel
from ui.gate.door import GateDoor
from ui.i18n import shown
from ui.listening import leave, listen
from ui.manual.page import ManualPage
from ui.page import DeskPage
from ui.pages import pages_for
from ui.printers import device_view
from ui.scale import ScaleDesk
from ui.scans import ScanDesk
from ui.shell import Shell
from ui.sign_in import Door, SignInPage
from ui.sounds import Sounds, sound_of
from ui.speech import Speech, words_of
from ui.theme import style, tokens
from ui.theme.tokens import State
from ui.widgets.bench import DeviceView
from ui.widgets.keys import command_key
from ui.widgets.wedge import WedgeReader

log = logging.getLogger(__name__)

_PORT_STATES = {
    DeviceState.OPENING: State.UNDER_WAY, DeviceState.READY: State.GOOD, DeviceState.LOST: State.HOLD,
    DeviceState.GARBLED: State.HOLD, DeviceState.STOPPED: State.NOT_YET,
}  # fmt: skip


class DeskWindow(Shell):
    """One station's window on an open desk."""

    _printer_seen = Signal(object)
    _link_seen = Signal(object)

    def __init__(self, desk: Desk, local: LocalSettings) -> None:
        super().__init__(kiosk=bool(local["kiosk"]))
        self.desk, self.local = desk, local
        self.context = DeskContext(desk, self)
        self.context.local = local
        self.scans = ScanDesk(self.context, self._scanned_page, str(local["verdicts"]))
        self.scale = ScaleDesk(self._wants_weight, self)
        self.climate = ClimateSensors(self.context, self)
        self._sounds = self.context.sounds = Sounds(self, volume=float(local["volume"]) / 100)
        self._speech = self.context.speech = Speech(self, on=bool(local["speech"]), volume=float(local["volume"]) / 100)
        self._devices: dict[str, DeviceView] = {}
        self._entries = pages_for(str(local["station"]))
        self._back_to = ""
        self._helped = ""
        self._day: date | None = None
        self._labels = StationLabels(desk.place, label_sink(str(local["printer"]), local.stock))
        self._checkpoints = desk.checkpoints()
        papers = slip_sink(str(local["slip_printer"]), paper_sink(str(local["papers"]), local.file.parent / "papers"))
        self._outbox = Outbox(
            desk.place, desk.forms, papers, self._labels,
            self._printer_seen.emit, Path(str(local["labels"])) if local["labels"] else None,
            stands_in=PAPERS if local["station"] in ("all", "dispatch") else (),
        )  # fmt: skip
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        with style.undressed(app):
            self._build_pages()
        self._refusals = RefusalOverlay(self.context, self.toast_host, self._says_itself)
        self._find = FindPanel(self, self.context, lambda s, words: trace.find(s, words, self.context.actor.roles))
        prefix = str(local["wedge_prefix"])
        self.wedge = WedgeReader(self.takes_scans, self, prefix="\x02" if prefix.lower() == "stx" else prefix)
        self._connect()
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._on_idle)
        self._clock = QTimer(self, interval=10_000)
        self._clock.timeout.connect(self.tick)
        self._clock.start()
        listen(self)
        self._set_idle_span()

    def _build_pages(self) -> None:
        self.sign_in = GateDoor(self.context) if self.local["station"] == "gate" else SignInPage(self.context)
        self.add_page("sign_in", self.tr("登录"), "user", self.sign_in, in_rail=False)
        if self.sign_in.dark:
            style.apply_to_page(self.sign_in, tokens.DARK)
        for entry in self._entries:
            page = entry.make(self.context)
            self.add_page(page.key, entry.title(), page.icon, page, entry.group, in_rail=entry.in_rail)
            if page.dark:
                style.apply_to_page(page, tokens.DARK)

    def _connect(self) -> None:
        context = self.context
        context.go_to.connect(self.open_document)
        context.person_changed.connect(self._on_person)
        context.changed.connect(self._on_changes)
        self.scans.answered.connect(self._on_answer)
        self.scans.framed.connect(self._on_frame)
        self.scans.person_wanted.connect(self._on_badge)
        self.scans.device_changed.connect(self._on_device)
        self.scale.device_changed.connect(self._on_scale)
        self.scale.weighed.connect(self._on_weight)
        self.scale.zero_wanted.connect(self._on_zero_wanted)
        self.climate.device_changed.connect(self._on_sensor)
        self.climate.noted.connect(self._on_sensor_reading)
        self._printer_seen.connect(self._on_printer, Qt.ConnectionType.QueuedConnection)
        self._link_seen.connect(self._on_link, Qt.ConnectionType.QueuedConnection)
        self.sign_in.signed_in.connect(context.set_actor)
        self.sign_in.visited.connect(self._begin_visit)
        self.sign_in.approved.connect(self._approved)
        self.sign_in.left.connect(self._back)
        self.sign_in.heard.connect(self._on_heard)
        self.page_shown.connect(lambda _: self._refusals.hide())
        self.scans.answered.connect(lambda _: self._refusals.hide())  # the page says the newest thing itself
        self.page_shown.connect(self._on_page)
        self._refusals.row_opened.connect(lambda row: self.open_document("settings", row))
        self.wedge.scanned.connect(self.scans.wedge)
        self.wedge.refused.connect(self.scans.wedge_refused)
        self.person_clicked.connect(self.lock)
        for page in self._desk_pages():
            wanted = getattr(page, "command_wanted", None)
            if wanted is not None:
                wanted.connect(self.scans.inject)
            if isinstance(page, ManualPage):
                page.left.connect(lambda: self._show_allowed(self._helped))
            person = getattr(page, "person_wanted", None)
            if person is not None:
                person.connect(self.change_person)
            waiting = getattr(page, "waiting_changed", None)
            if waiting is not None:
                waiting.connect(lambda count, key=page.key: self._on_waiting(key, count))
            weight = getattr(page, "weight_wanted", None)
            if weight is not None:
                weight.connect(self.scans.weighed)
        self._help_key = command_key("F1", self.header)  # not where the page has the window for itself: F1 there says the next step
        self._help_key.activated.connect(self._help)
        self._refusals.shown.connect(lambda there: self._help_key.setEnabled(not there))
        for keys, act in (
            ("F12", self._confirm), ("F2", self._call), ("F3", self._follow), ("F4", self.change_person), ("F5", self._refresh),
        ):  # fmt: skip
            command_key(keys, self).activated.connect(act)

    def start(self) -> None:
        """Opens the devices, starts the print queue, shows the sign-in."""
        beep = beep_bytes(str(self.local["scanner_error_beep"]))
        for found in port_options(str(self.local["scanner"])):
            self._devices[found.port] = DeviceView("scanner", State.UNDER_WAY, self.tr("扫描枪"), self.tr("正在打开"))
            self.scans.open_port(found.port, found.line, beep)
        if self.local["scale"]:
            self._devices["scale"] = DeviceView("scale", State.UNDER_WAY, self.tr("秤"), self.tr("正在打开"))
            needs_zero = not self.local["scale_no_zero"]
            self.scale.open_port(str(self.local["scale"]), str(self.local["scale_protocol"]), needs_zero=needs_zero)
        for port in self.climate.open_ports(str(self.local["climate_sensor"])):
            self._devices[f"climate {port}"] = DeviceView("thermometer", State.UNDER_WAY, self.tr("温湿度"), self.tr("正在打开"))
        if not self.local["scanner"]:
            self._devices["wedge"] = DeviceView("scanner", State.GOOD, self.tr("扫描枪"), self.tr("键盘方式"))
        word = self.tr("待用") if self.local["printer"] else self.tr("本机未配")
        self._devices["labels"] = DeviceView("printer", State.NOT_YET, self.tr("标签机"), word)
        self._devices["database"] = DeviceView("database", State.GOOD, self.tr("数据库"), self.tr("正常"))
        self._outbox.start()
        self._checkpoints.start()
        self._show_devices()
        self.tick()
        if self.context.door is not None:
            self.context.door.on_link.append(self._link_seen.emit)
            self.context.door.start()
        self.lock()

    # People

    def lock(self) -> None:
        """Signs out; what the pages hold stays."""
        if self.current_key not in ("", "sign_in"):
            self._back_to = self.current_key
        self.context.set_actor(None)
        self.sign_in.ask_anyone()
        self.show_page("sign_in")

    def change_person(self) -> None:
        """F4: a check that goes on here ends, else another person takes over; Esc goes back to the one who is signed in."""
        if self.context.visitor is not None:
            self.context.set_visitor(None)
            return
        if self.current_key != "sign_in":
            self._back_to = self.current_key
        self.sign_in.ask_anyone()
        self.show_page("sign_in")

    @Slot(str)
    def _on_badge(self, badge: str) -> None:
        page, context = self._scanned_page(), self.context
        if page is not None and context.signed_in and page.asks_approval:
            self._ask_pin(badge, Door.APPROVE)
        elif page is None or not page.visits or not context.signed_in:
            self._ask_pin(badge, Door.SIGN_IN)
        elif context.visitor is not None and badge in (context.visitor.badge, context.actor.badge):
            context.set_visitor(None)
        else:
            context.set_visitor(None)
            context.jobs.write(lambda: self.desk.visit(badge), lambda found: self._on_visit(badge, found), context.failed.emit)

    def _on_visit(self, badge: str, visit: Visit | None) -> None:
        if visit is None or badge == self.context.actor.badge:
            self._ask_pin(badge, Door.SIGN_IN)
        elif visit.actor is None:
            self._ask_pin(badge, Door.ROUND)
        else:
            self.context.set_visitor(visit.actor)

    @Slot(object)
    def _begin_visit(self, actor: Actor) -> None:
        self._back()
        self.context.set_visitor(actor)

    @Slot(object)
    def _approved(self, actor: Actor) -> None:
        self._back()
        page = self._scanned_page()
        if page is not None:
            page.approve(actor)

    @Slot(str)
    def _on_page(self, key: str) -> None:
        page = self.page(key)
        if key not in ("sign_in", "manual"):
            self._helped = key  # where Esc in the manual goes back to
        if not isinstance(page, DeskPage) or not page.visits:
            self.context.set_visitor(None)

    def _ask_pin(self, badge: str, door: Door) -> None:
        if self.current_key != "sign_in":
            self._back_to = self.current_key
        self.sign_in.ask_for(badge, door)
        self.show_page("sign_in")

    @Slot(object)
    def _on_heard(self, result: ScanResult) -> None:
        """A stop acknowledged at the door is over at the page that shows it."""
        page = self.page(self._back_to) if self._back_to else None
        if result.scan.raw == Command.CONFIRM.code and isinstance(page, DeskPage):
            page.show_result(result)

    def _back(self) -> None:
        if self.context.signed_in:
            self._show_allowed(self._back_to)

    def _on_person(self, actor: Actor) -> None:
        for entry, page in zip(self._entries, self._desk_pages(), strict=True):
            if entry.in_rail:
                self.set_page_shown(page.key, self._allowed(page, actor))
        if self.context.signed_in:
            self.set_person(actor.name, self.tr("工号 {n}").format(n=staff_number(actor.badge)))
            self._show_allowed(self._back_to)
        else:
            self.set_person(self.tr("未登录"), "")

    def _show_allowed(self, wanted: str) -> None:
        allowed = [page.key for page in self._desk_pages() if self._allowed(page, self.context.actor)]
        if wanted in allowed:
            self.show_page(wanted)
        elif allowed:
            self.show_page(allowed[0])

    def _allowed(self, page: DeskPage, actor: Actor) -> bool:
        return self.context.signed_in and (not page.roles or actor.has(*page.roles))

    def _desk_pages(self) -> list[DeskPage]:
        return [p for key in self.keys() if key != "sign_in" and isinstance(p := self.page(key), DeskPage)]

    # Scans

    def _scanned_page(self) -> DeskPage | None:
        page = self.current_page()
        return page if isinstance(page, DeskPage) else None

    def _on_frame(self, frame: ScanFrame) -> None:
        if frame.kind is FrameKind.OK:
            self._put_lock_off()
        show = getattr(self._scanned_page(), "show_frame", None)
        if show is not None and self.context.signed_in:
            show(frame)

    def _on_answer(self, result: ScanResult) -> None:
        page = self._scanned_page()
        sound = page.sound_of(result) if page is not None else sound_of(result)
        if sound is not None:
            self._sounds.play(sound)
        self._speech.say(words_of(result))
        if page is not None and type(page).show_result is DeskPage.show_result and not isinstance(result.view, PersonScanned):
            self.toast(shown(result.message))  # a page that takes no scans says nothing itself, and no scan is answered in silence
        if result.verdict in (Verdict.WRONG, Verdict.FAULT):
            self.scans.complain(result.scan.port)
        database = State.WRONG if result.verdict is Verdict.FAULT else State.GOOD
        words = self.tr("写不进") if database is State.WRONG else self.tr("正常")
        self._set_device("database", DeviceView("database", database, self.tr("数据库"), words))

    def _confirm(self) -> None:
        self.scans.inject(Command.CONFIRM)

    def _call(self) -> None:
        """F2: the telephone rings; from wherever this is, a call is taken down, and on the page itself the next one."""
        page = self._scanned_page()
        take_call = getattr(page, "next_call", None)
        if take_call is not None:
            take_call()
        elif self.context.signed_in and page is not None and not page.full_window:
            self.open_document("aftersales", "call")

    def _help(self) -> None:
        """F1: the manual about the page in front; Esc there comes back to it."""
        page = self._scanned_page()
        if page is not None and self.context.signed_in and page.key != "manual":
            self.open_document("manual", f"{page.key}.{page.view}")

    def _follow(self) -> None:
        pending = self.scans.pending
        if pending is not None:
            self.open_document(pending.page, pending.document)

    def _refresh(self) -> None:
        page = self._scanned_page()
        if page is not None:
            page.again()

    @Slot(str, str)
    def open_document(self, key: str, document: str) -> None:
        """Shows a page and, if there is one, a document on it; refused when the person may not see the page."""
        if key not in self.keys():
            return
        page = self.page(key)
        if isinstance(page, DeskPage) and not self._allowed(page, self.context.actor):
            return
        self.show_page(key)
        if document and isinstance(page, DeskPage):
            page.open_document(document)

    # Devices, time, changes

    def device_word(self, key: str) -> str:
        """What the status bar says of a device, by its port."""
        return self._devices[key].word

    def _on_device(self, status: DeviceStatus) -> None:
        self._set_device(status.port, self._port_view("scanner", self.tr("扫描枪"), status.state))

    def _on_scale(self, status: DeviceStatus) -> None:
        self._set_device("scale", self._port_view("scale", self.tr("秤"), status.state))

    def _on_sensor(self, status: DeviceStatus) -> None:
        self._set_device(f"climate {status.port}", self._port_view("thermometer", self.tr("温湿度"), status.state))

    @Slot(str, bool)
    def _on_sensor_reading(self, code: str, known: bool) -> None:
        """A sensor that no zone has is said once in the status bar, not written down."""
        if not known:
            words = self.tr("{code} 没有对应库区").format(code=code)
            self._set_device("climate stranger", DeviceView("thermometer", State.HOLD, self.tr("温湿度"), words))

    def _port_view(self, icon: str, name: str, state: DeviceState) -> DeviceView:
        words = {
            DeviceState.OPENING: self.tr("正在打开"), DeviceState.READY: self.tr("正常"),
            DeviceState.LOST: self.tr("断开，正在重找"), DeviceState.STOPPED: self.tr("已停"),
            DeviceState.GARBLED: self.tr("数据读不懂，请核对协议和波特率"),
        }[state]  # fmt: skip
        return DeviceView(icon, _PORT_STATES[state], name, words)

    @Slot(bool)
    def _on_zero_wanted(self, wanted: bool) -> None:
        """The last box still stands on the scale, or the next was put on in its place: it does not count."""
        waits = wanted and self._wants_weight() and not getattr(self._scanned_page(), "has_weight", False)
        if waits:
            self._set_device("scale", DeviceView("scale", State.HOLD, self.tr("秤"), self.tr("请先清空秤")))
        elif not wanted:
            self._set_device("scale", self._port_view("scale", self.tr("秤"), DeviceState.READY))

    def _wants_weight(self) -> bool:
        return self.context.signed_in and bool(getattr(self._scanned_page(), "wants_weight", False))

    @Slot(int)
    def _on_weight(self, grams: int) -> None:
        self._put_lock_off()
        show = getattr(self._scanned_page(), "show_weight", None)
        if show is not None:
            show(grams)

    @Slot(object)
    def _on_printer(self, report: PrinterReport) -> None:
        key, view = device_view(report)
        if key == "labels" or key in self._devices or view.state is not State.GOOD:
            self._set_device(key, view)

    def _set_device(self, key: str, view: DeviceView) -> None:
        if self._devices.get(key) != view:
            self._devices[key] = view
            self._show_devices()

    def _show_devices(self) -> None:
        devices = list(self._devices.values())
        self.set_devices(devices)
        for page in self._desk_pages():
            show = getattr(page, "show_devices", None)
            if show is not None:
                show(tuple(devices))

    def tick(self) -> None:
        """Every ten seconds: the time, what waits for the printer, opening stock that was cut off, and on a new day the work of the day."""
        self._show_time()
        self._outbox.wake()  # what another PC sent here, as the office a signed pass
        today = site_day(self.desk.clock.now())
        if today != self._day:
            self._day = today
            self.context.jobs.write(self.desk.daily, None, self._daily_failed)
        if self.local["station"] != "gate":  # a gate does nothing beside its vehicles
            self.context.opening.tick()
        for page in self._desk_pages():
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
            self._outbox.wake()

    # Idle lock

    def _set_idle_span(self) -> None:
        def begin(minutes: int) -> None:
            self._idle.setInterval(int(timedelta(minutes=minutes).total_seconds() * 1000))
            self._idle.start()

        now = self.desk.clock.now()
        self.context.query(lambda s: setting_int(s, "desk.idle_lock_minutes", now), begin, self._unread)

    @Slot(object)
    def _on_link(self, link: GateLink) -> None:
        """The database is there (again): what could not be read at the start is read now, what waits to be printed goes on."""
        if link.online:
            self._outbox.wake()
            if not self._idle.interval():
                self._set_idle_span()

    @Slot()
    def _on_idle(self) -> None:
        page = self._scanned_page()
        if page is None or page.may_lock:
            self.lock()
        else:
            self._put_lock_off()

    def _says_itself(self, error: AppError) -> bool:
        """A page that wants no card over it says a refusal itself."""
        page = self._scanned_page()
        if page is None or page.cards:
            return False
        page.show_failure(error)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Any key, click or touch puts the lock off."""
        if isinstance(event, QInputEvent) and event.type() in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin):
            self._put_lock_off()
        return False

    def _put_lock_off(self) -> None:
        """A scan or a weight is work, too: who packs without a pause is not locked out."""
        if self._idle.interval():
            self._idle.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stops devices and queue, lets running work finish."""
        self._clock.stop()
        self._idle.stop()
        leave(self)
        if self.context.door is not None:
            self.context.door.close()
        self.wedge.stop()
        self.scans.close()
        self.scale.close()
        self.climate.close()
        self._labels.cancel()
        self._outbox.stop()
        self._checkpoints.stop()
        self.context.jobs.close()
        super().closeEvent(event)
