"""What the views of the tab 入库 share: the verdict over the full width, a body that gives way to a refusal, the command strip."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.core.clock import site_time
from app.core.scans import ScanResult
from app.core.words import Role, Verdict
from app.core.words import text as word_text
from app.core.work import Actor
from app.devices.code_table import Command as Code
from app.identity import queries as people
from app.identity.views import Helper
from app.inbound.materials_bench import MaterialsState
from ui.context import DeskContext
from ui.errors import rule_view
from ui.i18n import shown
from ui.inbound import view
from ui.widgets.banner import VerdictBanner, VerdictView
from ui.widgets.base import BenchBox, BenchLayout
from ui.widgets.bench import Command, CommandStrip
from ui.widgets.pack import ScanEntry, ScanLog
from ui.widgets.refusal import NotCounted, NotCountedList, RefusalCard

TWO_SECONDS = 2000


class InboundScreen(QWidget):
    """One view of the tab 入库, with the bench that takes its scans.

    Class attributes:
        key: Key of the view.
        roles: Who sees it.
    """

    key = ""
    roles: frozenset[Role] = frozenset({Role.STOREKEEPER})

    command_wanted = Signal(object)

    def __init__(self, context: DeskContext, bench: Any) -> None:
        super().__init__()
        self.context, self.bench = context, bench
        self._entries: list[ScanEntry] = []
        self._latched: ScanResult | None = None
        self.log = ScanLog()
        self.log.setObjectName(f"list.scans.{self.key}" if self.key != "goods" else "list.scans")
        self._build()
        self._short = QTimer(self, singleShot=True, interval=TWO_SECONDS)
        self._short.timeout.connect(self.show_state)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame = BenchLayout()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.banner = VerdictBanner()
        self.banner.setObjectName(f"{self.key}.banner")
        self._body = QStackedWidget()
        self._body.addWidget(self.normal())
        self._body.addWidget(self._refused())
        self.strip = CommandStrip()
        self.strip.set_commands(self.commands())
        self.strip.triggered.connect(self.triggered)
        column.addWidget(self.banner)
        column.addWidget(self._body, 1)
        column.addWidget(self.strip)
        outer.addWidget(frame)

    def _refused(self) -> QWidget:
        row = BenchBox(row=True, margins=(16, 12, 16, 12))
        self.refusal = RefusalCard()
        self.refusal.row_opened.connect(lambda clause: self.context.go_to.emit("settings", clause))
        self.not_counted = NotCountedList()
        self.not_counted.setObjectName("list.not_counted")
        row.box.addWidget(self.refusal, 13)
        row.box.addWidget(self.not_counted, 8)
        return row

    # What a view fills in

    def normal(self) -> QWidget:
        """The body while nothing is refused."""
        raise NotImplementedError

    def commands(self) -> tuple[Command, ...]:
        """The command strip."""
        raise NotImplementedError

    def ready(self) -> VerdictView:
        """The banner that waits."""
        raise NotImplementedError

    def verdict(self, result: ScanResult) -> VerdictView:
        """The banner for a result."""
        raise NotImplementedError

    def show_lines(self) -> None:
        """Shows what was scanned so far."""

    def answered(self, result: ScanResult) -> None:
        """A scan was answered that did not latch."""

    def counted(self) -> str:
        """What still counts, in words, while a wrong scan waits for 确认."""
        return ""

    def reload(self) -> None:
        """Reads the lists of the view."""

    def open_document(self, document: str) -> None:
        """Shows a document of this view."""

    @property
    def asks_second(self) -> bool:
        """Whether the next badge is that of a second person who signs here."""
        return False

    def second(self, actor: Actor) -> None:
        """A second person proved himself by badge and PIN."""

    def key_pressed(self, command: Code) -> None:
        """F7 to F10."""
        self.command_wanted.emit(command)

    def triggered(self, key: str) -> None:
        """A command of the strip."""
        self.command_wanted.emit(Code(key))

    # What is the same everywhere

    @property
    def latched(self) -> bool:
        """Whether a wrong scan waits for 确认."""
        return self.context.desk.lane.latched is not None

    def show_result(self, result: ScanResult) -> None:
        """Shows the verdict; a wrong one stays until it is acknowledged."""
        self._entries.insert(0, view.entry(result))
        self.log.show_entries(tuple(self._entries[: ScanLog.MOST]))
        del self._entries[50:]
        lane = self.context.desk.lane
        self._short.stop()
        if lane.latched is not None:
            self._show_latch(lane.latched)
            return
        self._latched = None
        self._body.setCurrentIndex(0)
        self.strip.set_enabled(None)
        self.show_lines()
        self.answered(result)
        self.banner.show_verdict(self.verdict(result))
        if result.verdict in (Verdict.IGNORED, Verdict.PARTIAL):
            self._short.start()

    def show_state(self) -> None:
        """The waiting banner, as on a fresh page and after a half read."""
        if self._latched is None:
            self.show_lines()
            self.banner.show_verdict(self.ready())

    def _show_latch(self, result: ScanResult) -> None:
        lane = self.context.desk.lane
        self.not_counted.show_items(
            tuple(
                NotCounted("doc", r.object_key, shown(word_text(r.kind)), site_time(r.scan.at).strftime("%H:%M:%S"))
                for r in lane.not_counted
            ),
            self.counted(),
        )
        if self._latched is result:
            return
        self._latched = result
        self.banner.show_verdict(self.verdict(result))
        self._body.setCurrentIndex(1)
        self.strip.set_enabled({"CONFIRM"}, "CONFIRM")
        error = result.error
        if error is not None:
            at = self.tr("本次拒绝已记录 {time}").format(time=site_time(result.scan.at).strftime("%H:%M:%S"))
            self.refusal.show_refusal(rule_view(error, None, at))
            self.context.query(lambda s: people.helper(s, error.helper), lambda h: self._show_helper(result, h, at))

    def _show_helper(self, result: ScanResult, helper: Helper | None, at: str) -> None:
        if self._latched is result and result.error is not None:
            self.refusal.show_refusal(rule_view(result.error, helper, at))


class MaterialsScreen(InboundScreen):
    """A view of packaging material: stock, 领料单 or their issue."""

    @property
    def state(self) -> MaterialsState:
        """What was scanned since the last paper."""
        state = self.bench.state
        assert isinstance(state, MaterialsState)
        return state
