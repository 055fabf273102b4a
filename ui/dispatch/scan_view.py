"""Scanning at 发货: goods drawn for a 发货单, boxes onto a vehicle; the same banner, latch and commands as at the bench."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.core.clock import site_time
from app.core.scans import ScanResult
from app.core.words import Verdict
from app.devices.code_table import Command as Code
from app.identity import queries as people
from app.identity.views import Helper
from app.loading import out_of_turn
from app.loading.bench import LOAD, PICK, STAGE
from app.loading.views import DockState, PickRow
from ui.bench import view as words
from ui.care import follow
from ui.context import DeskContext
from ui.errors import rule_view
from ui.i18n import shown
from ui.loadplan.dock import DockLoad
from ui.theme.tokens import State
from ui.widgets.banner import VerdictBanner, VerdictView
from ui.widgets.base import BenchBox, BenchLayout
from ui.widgets.bench import Command, CommandStrip, DeviceView
from ui.widgets.keys import command_key
from ui.widgets.marks import MarksPanel
from ui.widgets.pack import PackLine, PackTable, ScanEntry, ScanLog
from ui.widgets.refusal import NotCountedList, RefusalCard

TWO_SECONDS = 2000
BY_PLAN = 2


def _by_plan(state: DockState) -> bool:
    """Whether a vehicle is being loaded that has a load plan."""
    return state.mode == LOAD and bool(state.plan_no)


class ScanView(QWidget):
    """Banner, table, last scans; a refusal replaces the lower half until 确认."""

    command_wanted = Signal(object)
    left = Signal()

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self._context = context
        self._entries: list[ScanEntry] = []
        self._latched: ScanResult | None = None
        self._state: DockState | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame = BenchLayout()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.banner, self.strip = VerdictBanner(), CommandStrip()
        self.banner.setObjectName("dispatch.banner")
        self._body = QStackedWidget()
        self._body.addWidget(self._normal())
        self._body.addWidget(self._refused())
        self._body.addWidget(self._by_plan())
        self._set_commands("")
        self.strip.triggered.connect(self._triggered)
        column.addWidget(self.banner)
        column.addWidget(self._body, 1)
        column.addWidget(self.strip)
        outer.addWidget(frame)
        self._short = QTimer(self, singleShot=True, interval=TWO_SECONDS)
        self._short.timeout.connect(self._show_ready)
        for keys, act in (("F8", Code.UNDO), ("F9", Code.TAKE_OUT), ("F7", Code.SHORT), ("F1", Code.HELP)):
            command_key(keys, self).activated.connect(lambda act=act: self.command_wanted.emit(act))
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._leave)
        self._digits = [QShortcut(QKeySequence(str(n)), self, enabled=False) for n in range(1, 10)]
        for n, key in enumerate(self._digits, start=1):
            key.activated.connect(lambda n=n: self._reason(n))

    def _set_commands(self, mode: str) -> None:
        short = self.tr("报缺箱") if mode == STAGE else self.tr("报破损")
        self.strip.set_commands(
            (
                Command(Code.CONFIRM.name, "check", self.tr("确认"), "F12"), Command(Code.UNDO.name, "undo", self.tr("撤销"), "F8"),
                Command(Code.TAKE_OUT.name, "takeout", self.tr("取出"), "F9"), Command(Code.SHORT.name, "warning", short, "F7"),
                Command(Code.HELP.name, "help", self.tr("帮助"), "F1"), Command("LEAVE", "arrow-left", self.tr("回列表"), "Esc"),
            )
        )  # fmt: skip

    def _normal(self) -> QWidget:
        row = BenchBox(row=True, margins=(16, 12, 16, 12))
        self.table, self.log = PackTable(), ScanLog()
        self.table.setObjectName("list.scan_rows")
        self.log.setObjectName("list.scans")
        self.marks = MarksPanel(height=150)
        self.marks.hide()
        right = BenchBox(gap=12)
        right.box.addWidget(self.marks)
        right.box.addWidget(self.log, 1)
        row.box.addWidget(self.table, 13)
        row.box.addWidget(right, 8)
        return row

    def _refused(self) -> QWidget:
        row = BenchBox(row=True, margins=(16, 12, 16, 12))
        self.refusal, self.not_counted = RefusalCard(), NotCountedList()
        self.refusal.row_opened.connect(lambda clause: self._context.go_to.emit("settings", clause))
        row.box.addWidget(self.refusal, 11)
        row.box.addWidget(self.not_counted, 10)
        return row

    def _by_plan(self) -> QWidget:
        """Loading by a plan: the picture and the next boxes in place of the list."""
        self.dock = DockLoad(self._context)
        self.dock_marks = MarksPanel(height=130)
        self.dock_marks.hide()
        self.dock.beside.box.addWidget(self.dock_marks)
        return self.dock

    def show_devices(self, devices: tuple[DeviceView, ...]) -> None:
        """Device marks at the foot, on a full screen only: in a window they stand in its status bar."""
        self.strip.show_devices(devices)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A full screen has no status bar, a window has one."""
        super().resizeEvent(event)
        self.strip.devices.setVisible(self.window().isFullScreen())

    @property
    def latched(self) -> bool:
        """Whether a wrong scan waits for 确认."""
        return self._latched is not None

    def show_state(self, state: DockState) -> None:
        """Shows the dock as it stands."""
        if self._state is None or self._state.mode != state.mode:
            self._set_commands(state.mode)
        self._state = state
        for key in self._digits:
            key.setEnabled(state.pending is not None)
        loading = state.mode in (STAGE, LOAD)
        self.table.set_headings(
            self.tr("箱") if loading else self.tr("货品"), self.tr("内容") if loading else self.tr("型号规格"),
            self._title(state, self.tr("已装 / 应装")), self.tr("状态"),
        )  # fmt: skip
        lines = tuple(self._line(row, loading) for row in state.rows)
        active = next((n for n, row in enumerate(state.rows) if row.line_id == state.active and row.counted < row.expected), -1)
        if active < 0:
            active = next((n for n, row in enumerate(state.rows) if row.counted < row.expected), -1)
        self.table.show_lines(lines, active, self.tr("还没有单据。下一步：扫发货单或车次号。"))
        if self._latched is None:
            self._body.setCurrentIndex(BY_PLAN if _by_plan(state) else 0)
        if _by_plan(state):
            self.dock.show_state(state)

    def show_result(self, result: ScanResult, state: DockState) -> None:
        """Shows the verdict; a wrong one stays until it is acknowledged."""
        self._entries.insert(0, words.entry(result))
        del self._entries[ScanLog.MOST :]
        self.log.show_entries(tuple(self._entries))
        self._short.stop()
        lane = self._context.desk.lane
        if lane.latched is not None:
            self._show_latch(lane.latched)
            return
        self._latched = None
        self.strip.set_enabled(None)
        self.show_state(state)
        follow(self._context, self.dock_marks if _by_plan(state) else self.marks, result)
        self.banner.show_verdict(self._verdict(result, state))
        if result.verdict in (Verdict.IGNORED, Verdict.PARTIAL):
            self._short.start()

    def _line(self, row: PickRow, loading: bool) -> PackLine:
        full, begun = row.counted >= row.expected, row.counted > 0
        at = State.GOOD if full else State.UNDER_WAY if begun else State.NOT_YET
        word = self.tr("齐") if full else self.tr("差 {n}").format(n=row.expected - row.counted)
        if row.counted > row.expected:  # a box that does not belong here
            at, word = State.WRONG, self.tr("多 {n}").format(n=row.counted - row.expected)
        icon = "box" if loading else words.picture(row.name)
        sub = self.tr("SSCC {tail}").format(tail=row.note) if loading else self.tr("单位 {unit}").format(unit=row.note)
        return PackLine(icon, row.name, sub, row.model, row.counted, row.expected, at, word)

    def _next(self, state: DockState) -> str:
        return self.tr("下一步：{step}").format(step=shown(state.next_step))

    def _title(self, state: DockState, loaded: str) -> str:
        """What is counted: boxes on the vehicle, boxes checked at the lane, pieces drawn."""
        if state.mode == LOAD:
            return loaded
        return self.tr("已核 / 应有") if state.mode == STAGE else self.tr("已提 / 应提")

    def _counts(self, state: DockState) -> tuple[str, int | None, int | None]:
        if not state.expected:
            return "", None, None
        return self._title(state, self.tr("已装 / 应装箱")), state.counted, state.expected

    def _verdict(self, result: ScanResult, state: DockState) -> VerdictView:
        at = words.STATES[result.verdict]
        if at is State.WRONG:
            return words.wrong(result)
        title, counted, expected = self._counts(state)
        word = {
            Verdict.HOLD: self.tr("请核"), Verdict.INFO: self.tr("记录"), Verdict.IGNORED: self.tr("重读"),
            Verdict.PARTIAL: self.tr("半码"), Verdict.DONE: self.tr("齐"),
        }.get(result.verdict, self.tr("对"))  # fmt: skip
        below = ""
        if result.verdict is Verdict.GOOD and state.mode in (PICK, STAGE, LOAD):
            below = self.tr("已计入")
        detail = f"{state.document}·{state.title}" if state.document else ""
        if state.pending is not None:
            detail = shown(out_of_turn.reasons_shown())
        return VerdictView(
            at, word, self._next(state), below, shown(result.message), detail, counts_title=title, counted=counted, expected=expected
        )

    def _show_ready(self) -> None:
        if self._latched is None and self._state is not None:
            title, counted, expected = self._counts(self._state)
            self.banner.show_verdict(
                VerdictView(
                    State.NOT_YET, self.tr("请扫"), self._next(self._state), item=self._state.title, detail=self._state.document,
                    counts_title=title, counted=counted, expected=expected,
                )
            )  # fmt: skip

    def _show_latch(self, result: ScanResult) -> None:
        self.not_counted.show_items(tuple(words.not_counted(r) for r in self._context.desk.lane.not_counted))
        if self._latched is result:
            return
        self._latched = result
        self.banner.show_verdict(words.wrong(result))
        self._body.setCurrentIndex(1)
        self.strip.set_enabled({Code.CONFIRM.name}, Code.CONFIRM.name)
        error = result.error
        if error is not None:
            at = self.tr("本次拒绝已记录 {time}").format(time=site_time(result.scan.at).strftime("%H:%M:%S"))
            self.refusal.show_refusal(rule_view(error, None, at))
            self._context.query(lambda s: people.helper(s, error.helper), lambda found: self._show_helper(result, found, at))

    def _show_helper(self, result: ScanResult, helper: Helper | None, at: str) -> None:
        if self._latched is result and result.error is not None:
            self.refusal.show_refusal(rule_view(result.error, helper, at))

    def _triggered(self, key: str) -> None:
        if key == "LEAVE":
            self._leave()
        else:
            self.command_wanted.emit(Code[key])

    def _reason(self, digit: int) -> None:
        """The reason that has this number, as if its code had been scanned."""
        text = out_of_turn.numbered(self._state, digit) if self._state is not None else ""
        if text:
            self.command_wanted.emit(text)

    def _leave(self) -> None:
        if self._latched is None:
            self.left.emit()
