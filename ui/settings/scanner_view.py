"""扫描枪体检: five printed test codes, and in words what each scan says about the scanner's set-up, live, with the raw bytes."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.core.clock import site_time
from app.devices.codes import shown as readable
from app.devices.framing import FrameKind
from app.devices.health import Check, Checkup, Finding, Health, Heard, Proof, hexadecimal
from app.devices.scanner import ScanFrame
from app.devices.scanner_guides import guides
from app.identity.badges import print_scanner_codes
from app.identity.papers import PAPER, SCANNER
from app.scanning.health_bench import HealthBench
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.parts import Said, SettingsView, SidePanel, heading, paragraph
from ui.theme.tokens import State
from ui.widgets.base import Card, PlainLabel
from ui.widgets.bench import DeviceView
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.forms import ChoiceBox
from ui.widgets.mark import Mark
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable

WEDGE = "wedge"
_STATES = {Health.GOOD: State.GOOD, Health.LOOK: State.HOLD, Health.WRONG: State.WRONG}
_MOST = 12


class ScannerView(SettingsView):
    """Six checks of the port that was heard last, the test codes it has read, its raw frames, and how to set it up."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self.bench = HealthBench()
        self._checkup = Checkup()
        self._port = ""
        self._lines: tuple[DeviceView, ...] = ()
        self._raw: list[tuple[datetime, str, Heard]] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self._make_checks())
        left.addWidget(self._make_raw(), 1)
        self.row.addLayout(left, 1)
        self.row.addWidget(self._make_panel())
        self._show()

    def _make_checks(self) -> QWidget:
        self.card = Card(self.tr("体检结果"), " ")
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(9)
        grid.setColumnStretch(2, 2)
        grid.setColumnStretch(3, 3)
        self._rows: dict[Check, tuple[Mark, PlainLabel, PlainLabel]] = {}
        for number, check in enumerate(Check):
            mark, seen, remedy = Mark(State.NOT_YET, self.tr("未扫")), paragraph(""), paragraph("")
            mark.setObjectName(f"check.{check.value}")
            name = PlainLabel(shown(check.text), "strong")
            for column, widget in enumerate((mark, name, seen, remedy)):
                grid.addWidget(widget, number, column, Qt.AlignmentFlag.AlignTop)
            self._rows[check] = (mark, seen, remedy)
        grid.setColumnMinimumWidth(0, 88)
        grid.setColumnMinimumWidth(1, 104)
        self.card.body.addLayout(grid)
        self.card.body.addLayout(self._make_proofs())
        return self.card

    def _make_proofs(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(PlainLabel(self.tr("已读测试码"), "caption"))
        self._proofs: dict[Proof, Mark] = {}
        for proof in Proof:
            mark = Mark(State.NOT_YET, shown(proof.text).split(" ")[0], px=15)
            mark.setObjectName(f"proof.{proof.value}")
            mark.setToolTip(shown(proof.text))
            self._proofs[proof] = mark
            row.addWidget(mark)
        row.addStretch(1)
        return row

    def _make_raw(self) -> QWidget:
        self.table = WorkTable(
            [
                Column(self.tr("时间"), Kind.DATE, 84),
                Column(self.tr("端口"), width=118),
                Column(self.tr("收到"), Kind.MARK, 104),
                Column(self.tr("字符"), width=250),
                Column(self.tr("十六进制"), stretch=True),
            ],
            empty=self.tr("还没有收到：扫任何一个码，这里就有它的原始字节。"),
        )
        self.table.setObjectName("list.frames")
        self.table.current_changed.connect(self._show_bytes)
        self._bytes = paragraph("")
        self._bytes.setObjectName("text.bytes")
        self._bytes.setContentsMargins(14, 0, 14, 10)
        card = self.list_card(self.tr("原始数据"), self.table)
        card.body.addWidget(self._bytes)
        return card

    def _make_panel(self) -> QWidget:
        self.panel = SidePanel(self.tr("怎么设"), 372)
        self._makers = guides()
        self.maker = ChoiceBox()
        self.maker.setObjectName("field.maker")
        for guide in self._makers:
            self.maker.addItem(shown(guide.maker))
        self.maker.currentIndexChanged.connect(self._show_steps)
        self._steps = paragraph("")
        how = self.tr("打印测试码，用要检查的枪依次扫 ①～⑤；每扫一个，左边说明哪一项对、哪一项怎么改。")
        for widget in (paragraph(how), heading(self.tr("按厂家设置")), self.maker, self._steps):
            self.panel.content.addWidget(widget)
        self.panel.content.addStretch(1)
        self.said = Said()
        look = KeyButton(self.tr("预览"), icon="eye")
        look.setObjectName("do.preview_codes")
        look.clicked.connect(lambda: self.context.preview_wanted.emit(PAPER, SCANNER))
        anew = KeyButton(self.tr("重新体检"), icon="refresh")
        anew.setObjectName("do.check_anew")
        anew.clicked.connect(self._anew)
        out = PrimaryButton(self.tr("打印测试码"), key="F10", icon="printer")
        out.setObjectName("do.print_codes")
        out.clicked.connect(self._print)
        both = QHBoxLayout()
        both.addWidget(anew)
        both.addWidget(look)
        self.panel.body.addWidget(self.said)
        self.panel.body.addLayout(both)
        self.panel.body.addWidget(out)
        for button in (look, anew, out):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the view
        self._show_steps()
        return self.panel

    def reload(self) -> None:
        """Takes the keys, so that a keyboard scanner is heard too."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_devices(self, devices: tuple[DeviceView, ...]) -> None:
        """A port that is not open is said before anything was scanned."""
        self._lines = tuple(device for device in devices if device.icon == "scanner")
        self._show()

    def take_frame(self, frame: ScanFrame) -> None:
        """Takes what a port brought; the keys of commands are no scans."""
        if frame.port != "key":
            typed = frame.port == WEDGE
            self._hear(frame.port, Heard(frame.data, frame.kind, b"\r" if typed and frame.kind is FrameKind.OK else frame.end, typed))

    def _hear(self, port: str, heard: Heard) -> None:
        self._checkup.add(port, heard)
        self._port = port
        self._raw.insert(0, (self.context.desk.clock.now(), port, heard))
        del self._raw[_MOST:]
        self._show()

    def _anew(self) -> None:
        self._checkup, self._port = Checkup(), ""
        self._raw.clear()
        self.said.setText("")
        self._show()

    def _show(self) -> None:
        port = self.tr("键盘方式") if self._port == WEDGE else self._port
        self.card.note.setText(self.tr("端口 {port}").format(port=port) if port else self.tr("扫一个测试码开始"))
        standing = self._checkup.standing(self._port)
        for check, widgets in self._rows.items():
            self._show_check(check, widgets, standing.get(check))
        read = self._checkup.proofs.get(self._port, set())
        for proof, mark in self._proofs.items():
            word = shown(proof.text).split(" ")[0]
            mark.set_state(State.GOOD if proof in read else State.NOT_YET, word)
        self.table.set_rows([self._frame_row(*raw) for raw in self._raw], list(range(len(self._raw))))
        self.table.selectRow(0)
        self._show_bytes(0)

    def _show_bytes(self, row: int | None) -> None:
        """All bytes of the chosen frame; the table cuts them."""
        heard = self._raw[row][2] if row is not None and row < len(self._raw) else None
        self._bytes.setText(hexadecimal(heard.data + heard.end, 160) if heard is not None else "")
        self._bytes.setVisible(heard is not None)

    def _show_check(self, check: Check, widgets: tuple[Mark, PlainLabel, PlainLabel], finding: Finding | None) -> None:
        mark, seen, remedy = widgets
        closed = next((line for line in self._lines if line.state is not State.GOOD), None)
        if check is Check.PORT and closed is not None:
            ports = str(self.context.local["scanner"]) if self.context.local is not None else ""
            mark.set_state(closed.state, self.tr("没接上"))
            seen.setText(self.tr("扫描枪：{state}").format(state=closed.word))
            remedy.setText(self.tr("查线；核对本机设置的端口：{ports}").format(ports=ports))
            return
        if finding is None:
            mark.set_state(State.NOT_YET, self.tr("未扫"))
            seen.setText(shown(check.asks))
            remedy.setText("")
            return
        words = {Health.GOOD: self.tr("对"), Health.LOOK: self.tr("可改进"), Health.WRONG: self.tr("要改")}
        mark.set_state(_STATES[finding.health], words[finding.health])
        seen.setText(shown(finding.seen))
        remedy.setText(shown(finding.remedy) if finding.remedy is not None else "")

    def _frame_row(self, at: datetime, port: str, heard: Heard) -> tuple[object, ...]:
        kinds = {
            FrameKind.OK: MarkCell(State.GOOD, self.tr("整码")), FrameKind.PARTIAL: MarkCell(State.HOLD, self.tr("半码")),
            FrameKind.OVERFLOW: MarkCell(State.HOLD, self.tr("过长")), FrameKind.CAPS_LOCK: MarkCell(State.HOLD, self.tr("大写锁定")),
            FrameKind.INPUT_METHOD: MarkCell(State.HOLD, self.tr("输入法")),
        }  # fmt: skip
        end = {b"\r": "  0D", b"\n": "  0A", b"\x03": "  03"}.get(heard.end, "")
        words = self.tr("键盘") if port == WEDGE else port
        text = readable(heard.data.decode("utf-8", "replace"), 60)
        return (f"{site_time(at):%H:%M:%S}", words, kinds[heard.kind], text, hexadecimal(heard.data, 80) + end)

    def _show_steps(self) -> None:
        steps = self._makers[max(0, self.maker.currentIndex())].steps
        self._steps.setText("\n".join(f"{number}. {shown(step)}" for number, step in enumerate(steps, start=1)))

    def _print(self) -> None:
        self.run(print_scanner_codes, lambda _: self.said.setText(self.tr("测试码已排队打印。")), self.said.setText)
