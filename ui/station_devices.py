"""The devices of this PC: opened and closed with the window, each with the word that the status bar says of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.core.words import Verdict
from app.devices.line_options import beep_bytes, port_options
from app.devices.ports import DeviceState, DeviceStatus
from app.gate.papers import PAPERS
from app.printing.outbox import Outbox, PrinterReport
from app.printing.sinks import StationLabels, label_sink, paper_sink
from app.printing.slips import slip_sink
from app.settings.local import LocalSettings
from ui.climate_sensor import ClimateSensors
from ui.context import DeskContext
from ui.page import DeskPage
from ui.printers import device_view
from ui.scale import ScaleDesk
from ui.scans import ScanDesk
from ui.theme.tokens import State
from ui.widgets.bench import DeviceView

_PORT_STATES = {
    DeviceState.OPENING: State.UNDER_WAY, DeviceState.READY: State.GOOD, DeviceState.LOST: State.HOLD,
    DeviceState.GARBLED: State.HOLD, DeviceState.STOPPED: State.NOT_YET,
}  # fmt: skip


class StationDevices(QObject):
    """Scanners, scale, sensors, printers and the database as they stand.

    Args:
        context: The window's.
        local: What is attached to this PC.
        scans: Where scanners are heard.
        front: The page in front, which may wait for a weight.
        parent: The window.

    Attributes:
        changed: A word changed; carries the marks of all devices in their order.
        views: The marks by port or name.
    """

    changed = Signal(object)
    _printer_seen = Signal(object)

    def __init__(
        self, context: DeskContext, local: LocalSettings, scans: ScanDesk, front: Callable[[], DeskPage | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._local, self._scans, self._front = context, local, scans, front
        self.views: dict[str, DeviceView] = {}
        self.scale = ScaleDesk(self._wants_weight, self)
        self.climate = ClimateSensors(context, self)
        place = context.desk.place
        self._labels = StationLabels(place, label_sink(str(local["printer"]), local.stock))
        papers = slip_sink(str(local["slip_printer"]), paper_sink(str(local["papers"]), local.file.parent / "papers"))
        self.outbox = Outbox(
            place, context.desk.forms, papers, self._labels,
            self._printer_seen.emit, Path(str(local["labels"])) if local["labels"] else None,
            stands_in=PAPERS if local["station"] in ("all", "dispatch") else (),
        )  # fmt: skip
        scans.device_changed.connect(self._on_scanner)
        self.scale.device_changed.connect(self._on_scale)
        self.scale.zero_wanted.connect(self._on_zero_wanted)
        self.climate.device_changed.connect(self._on_sensor)
        self.climate.noted.connect(self._on_sensor_reading)
        self._printer_seen.connect(self._on_printer, Qt.ConnectionType.QueuedConnection)

    def open(self) -> None:
        """Opens every port and starts the print queue."""
        local = self._local
        beep = beep_bytes(str(local["scanner_error_beep"]))
        for found in port_options(str(local["scanner"])):
            self.views[found.port] = DeviceView("scanner", State.UNDER_WAY, self.tr("扫描枪"), self.tr("正在打开"))
            self._scans.open_port(found.port, found.line, beep)
        if local["scale"]:
            self.views["scale"] = DeviceView("scale", State.UNDER_WAY, self.tr("秤"), self.tr("正在打开"))
            self.scale.open_port(str(local["scale"]), str(local["scale_protocol"]), needs_zero=not local["scale_no_zero"])
        for port in self.climate.open_ports(str(local["climate_sensor"])):
            self.views[f"climate {port}"] = DeviceView("thermometer", State.UNDER_WAY, self.tr("温湿度"), self.tr("正在打开"))
        if not local["scanner"]:
            self.views["wedge"] = DeviceView("scanner", State.GOOD, self.tr("扫描枪"), self.tr("键盘方式"))
        word = self.tr("待用") if local["printer"] else self.tr("本机未配")
        self.views["labels"] = DeviceView("printer", State.NOT_YET, self.tr("标签机"), word)
        self.views["database"] = DeviceView("database", State.GOOD, self.tr("数据库"), self.tr("正常"))
        self.outbox.start()
        self.changed.emit(tuple(self.views.values()))

    def close(self) -> None:
        """Stops ports and queue."""
        self._scans.close()
        self.scale.close()
        self.climate.close()
        self._labels.cancel()
        self.outbox.stop()

    def note_verdict(self, verdict: Verdict) -> None:
        """A scan that could not be written down says that of the database."""
        state = State.WRONG if verdict is Verdict.FAULT else State.GOOD
        words = self.tr("写不进") if state is State.WRONG else self.tr("正常")
        self._set("database", DeviceView("database", state, self.tr("数据库"), words))

    def _on_scanner(self, status: DeviceStatus) -> None:
        self._set(status.port, self._port_view("scanner", self.tr("扫描枪"), status.state))

    def _on_scale(self, status: DeviceStatus) -> None:
        self._set("scale", self._port_view("scale", self.tr("秤"), status.state))

    def _on_sensor(self, status: DeviceStatus) -> None:
        self._set(f"climate {status.port}", self._port_view("thermometer", self.tr("温湿度"), status.state))

    @Slot(str, bool)
    def _on_sensor_reading(self, code: str, known: bool) -> None:
        """A sensor that no zone has is said once in the status bar, not written down."""
        if not known:
            words = self.tr("{code} 没有对应库区").format(code=code)
            self._set("climate stranger", DeviceView("thermometer", State.HOLD, self.tr("温湿度"), words))

    @Slot(bool)
    def _on_zero_wanted(self, wanted: bool) -> None:
        """The last box still stands on the scale, or the next was put on in its place: it does not count."""
        waits = wanted and self._wants_weight() and not getattr(self._front(), "has_weight", False)
        if waits:
            self._set("scale", DeviceView("scale", State.HOLD, self.tr("秤"), self.tr("请先清空秤")))
        elif not wanted:
            self._set("scale", self._port_view("scale", self.tr("秤"), DeviceState.READY))

    def _wants_weight(self) -> bool:
        return self._context.signed_in and bool(getattr(self._front(), "wants_weight", False))

    @Slot(object)
    def _on_printer(self, report: PrinterReport) -> None:
        key, view = device_view(report)
        if key == "labels" or key in self.views or view.state is not State.GOOD:
            self._set(key, view)

    def _port_view(self, icon: str, name: str, state: DeviceState) -> DeviceView:
        words = {
            DeviceState.OPENING: self.tr("正在打开"), DeviceState.READY: self.tr("正常"),
            DeviceState.LOST: self.tr("断开，正在重找"), DeviceState.STOPPED: self.tr("已停"),
            DeviceState.GARBLED: self.tr("数据读不懂，请核对协议和波特率"),
        }[state]  # fmt: skip
        return DeviceView(icon, _PORT_STATES[state], name, words)

    def _set(self, key: str, view: DeviceView) -> None:
        if self.views.get(key) != view:
            self.views[key] = view
            self.changed.emit(tuple(self.views.values()))
