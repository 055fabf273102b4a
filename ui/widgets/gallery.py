"""A runnable gallery: the desk's screens from sample data, as PNG files.

`python -m ui.widgets.gallery --shot DIR` draws every screen at 1366×768 and 1920×1080; `--grey` makes them greyscale.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from ui.shell import Shell
from ui.theme import fonts, measure, style
from ui.theme.tokens import LIGHT, State
from ui.widgets import gallery_data as data
from ui.widgets.banner import VerdictBanner, VerdictView
from ui.widgets.base import BenchBox, BenchLayout, Card, Page, PlainLabel
from ui.widgets.bench import BenchHeader, CommandStrip, Stepper
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.charts import BarList, ColumnChart, KpiCard, LineChart, RoleCard
from ui.widgets.clock import ClockRing
from ui.widgets.forms import FieldForm
from ui.widgets.gallery_gate import SCREENS as GATE_SCREENS
from ui.widgets.mark import Mark
from ui.widgets.pack import PackTable, ScanLog, WeightPanel
from ui.widgets.pin import PinPanel
from ui.widgets.refusal import NotCountedList, RefusalCard
from ui.widgets.steps import ChainView, StageBar, TimeLine
from ui.widgets.tables import WORK_LIST, Column, Kind, WorkTable


def _bench(verdict: VerdictView, lower: QWidget, *, latched: bool = False) -> QWidget:
    page = BenchLayout()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    header, steps, banner, strip = BenchHeader(), Stepper(), VerdictBanner(), CommandStrip()
    header.show_header(data.HEADER)
    steps.show_steps(data.STEPS, 1, "箱 3 / 共 5")
    banner.show_verdict(verdict)
    strip.set_commands(data.COMMANDS)
    strip.devices.show_devices(data.DEVICES)
    if latched:
        strip.set_enabled({"confirm"}, lit="confirm")
    for widget in (header, steps, banner):
        column.addWidget(widget)
    column.addWidget(lower, 1)
    column.addWidget(strip)
    return page


def bench_packing(verdict: VerdictView = data.GOOD) -> QWidget:
    """The bench with a good scan."""
    lower = BenchBox(row=True, margins=(20, 13, 20, 12))
    table, side = PackTable(), BenchBox(gap=10)
    table.show_lines(data.LINES, 0)
    weight, log = WeightPanel(), ScanLog()
    weight.show_weight(data.WEIGHT)
    log.show_entries(data.SCANS)
    side.box.addWidget(weight)
    side.box.addWidget(log, 1)
    lower.box.addWidget(table, 836)
    lower.box.addWidget(side, 474)
    return _bench(verdict, lower)


def bench_waiting() -> QWidget:
    """The bench without a document."""
    lower = BenchBox(row=True, margins=(20, 13, 20, 12))
    table, log = PackTable(), ScanLog()
    lower.box.addWidget(table, 836)
    lower.box.addWidget(log, 474)
    return _bench(data.WAITING, lower)


def bench_hold() -> QWidget:
    """The bench with a double read."""
    return bench_packing(data.HOLD)


def bench_wrong() -> QWidget:
    """The latched bench."""
    lower = BenchBox(row=True, margins=(20, 15, 20, 12))
    card, missed = RefusalCard(), NotCountedList()
    card.show_refusal(data.REFUSAL)
    missed.show_items(data.NOT_COUNTED, "已计入仍是 82 / 94，箱内货品没有变。")
    lower.box.addWidget(card, 560)
    lower.box.addWidget(missed, 750)
    return _bench(data.WRONG, lower, latched=True)


def bench_pin() -> QWidget:
    """A PIN asked for at the bench."""
    lower = BenchBox(row=True, margins=(20, 13, 20, 12))
    panel = PinPanel()
    panel.ask("请键入 PIN", "核对人 工号 0311")
    for digit in "1234":
        panel._key(digit)
    panel._words, panel._state = "PIN 不对，还可以试 2 次", State.WRONG
    lower.box.addWidget(panel)
    return _bench(data.WAITING, lower)


def _shell(key: str, page: Page) -> Shell:
    shell = Shell()
    first = (
        ("today", "今日", "home"),
        ("inbound", "入库", "inbox"),
        ("packing", "装箱核对", "box"),
        ("dispatch", "发货", "truck"),
        ("gate", "门卫", "gate"),
        ("aftersales", "售后", "headset"),
    )
    second = (
        ("orders", "订单", "file"),
        ("quality", "检验", "shield"),
        ("files", "资料", "book"),
        ("reports", "报表", "chart"),
        ("reminders", "提醒", "bell"),
        ("settings", "设置", "gear"),
    )
    for group, entries in (("desk", first), ("office", second)):
        for name, title, icon in entries:
            shell.add_page(name, title, icon, page if name == key else Page(title), group)
    for name, count in (("today", 7), ("dispatch", 3), ("aftersales", 5)):
        shell.set_badge(name, count)
    shell.set_person("物流科长" if key == "today" else "售后专员", "工号 0108")
    shell.set_devices(list(data.OFFICE_DEVICES))
    shell.set_status("规则版本 2026-11·11-23 周一 13:42")
    shell.show_page(key)
    return shell


def today() -> QWidget:
    """The work list of the day."""
    page = Page("今日", "2026-11-23 周一·早班")
    page.views = [("mine", "我的"), ("store", "仓管"), ("dispatch", "发货"), ("quality", "质检"), ("after", "售后"), ("gate", "门卫")]
    grid = QGridLayout(page)
    grid.setContentsMargins(16, 10, 16, 9)
    grid.setSpacing(10)
    kpis = QHBoxLayout()
    kpis.setSpacing(10)
    for view in data.KPIS:
        kpis.addWidget(KpiCard(view))
    grid.addLayout(kpis, 0, 0, 1, 2)
    left = Card("到期要办 7", "按最急排·↑↓ 选·回车打开")
    left.body.setContentsMargins(1, 10, 1, 12)
    left.head.setContentsMargins(13, 0, 13, 0)
    table = WorkTable(
        [
            Column("", Kind.MARK, 44),
            Column("事项", stretch=True),
            Column("单据", Kind.DOCUMENT, 150),
            Column("谁办", width=130),
            Column("还剩", Kind.NUMBER, 100),
        ],
        row_height=WORK_LIST,
    )
    table.set_rows(data.DUE)
    table.selectRow(0)
    left.body.addWidget(table, 1)
    foot = PlainLabel("各岗位还有", "cardTitle")
    foot.setContentsMargins(13, 0, 0, 0)
    left.body.addWidget(foot)
    roles = QHBoxLayout()
    roles.setContentsMargins(13, 0, 13, 0)
    roles.setSpacing(8)
    for role in data.ROLES:
        roles.addWidget(RoleCard(role))
    left.body.addLayout(roles)
    grid.addWidget(left, 1, 0, 3, 1)
    line, bars, columns = LineChart(), BarList(), ColumnChart()
    line.show_points(data.ON_TIME, 90, 100, 95)
    bars.show_bars(data.CAUGHT)
    columns.show_columns(data.OPEN_CASES)
    for number, (title, note, chart) in enumerate(
        (("近 14 日准时发货", "目标 95 %", line), ("今日装箱拦下 17 件", "点柱看记录", bars), ("未结服务单，按已过天数", "11 件", columns))
    ):
        card = Card(title, note)
        card.body.addWidget(chart, 1)
        grid.addWidget(card, number + 1, 1)
    grid.setColumnStretch(0, 700)
    grid.setColumnStretch(1, 476)
    return _shell("today", page)


def _call_panel() -> Card:
    card = Card("来电", "已登记 13:33")
    form = FieldForm(narrow=True)
    search = QLineEdit("hddq 0217")
    form.add_field("find", "电话、客户拼音首字母、序列号末四位，任意组合", search)
    words = QPlainTextEdit("合闸后约 5 分钟自行分闸，面板无报警。同批另两台正常。现场今晚要送电。")
    form.add_field("words", "客户原话", words, required=True)
    form.add_text("phone", "回电号码", required=True)
    form.set_error("phone", "请填写回电号码，至少 7 位")
    card.body.addWidget(form)
    table = WorkTable([Column("记录", stretch=True), Column("状态", Kind.MARK, 110)], empty="没有符合的，按 Esc 清除筛选")
    card.body.addWidget(table, 1)
    row = QHBoxLayout()
    row.addWidget(PrimaryButton("当场解决", key="Ctrl+D"), 1)
    row.addWidget(KeyButton("下一个来电", cap="F2"), 1)
    card.body.addLayout(row)
    return card


def aftersales() -> QWidget:
    """A service case with a call."""
    page = Page("售后", "服务单 SH26000417")
    grid = QGridLayout(page)
    grid.setContentsMargins(16, 10, 16, 9)
    grid.setSpacing(12)
    grid.addWidget(_call_panel(), 0, 0, 3, 1)
    head, stages = Card(), StageBar()
    line = QHBoxLayout()
    line.addWidget(PlainLabel("SH26000417", "pageTitle"))
    line.addWidget(Mark(State.WRONG, "重大", soft=True, px=13))
    line.addWidget(PlainLabel("断路器合闸后自行分闸·BK26110930217"), 1)
    line.addWidget(PlainLabel("渠道 电话", "caption"))
    head.body.addLayout(line)
    stages.show_stages(data.STAGES, 0)
    head.body.addWidget(stages)
    grid.addWidget(head, 0, 1, 1, 3)
    ring, clock = Card("24 小时响应", "条款 J-02"), ClockRing()
    clock.show_clock(data.CLOCK)
    ring.body.addWidget(clock)
    grid.addWidget(ring, 1, 1)
    road, chain = Card("这一台走过的路", "点任一环打开"), ChainView()
    chain.show_links(data.CHAIN)
    road.body.addWidget(chain)
    warn = QHBoxLayout()
    warn.addWidget(Mark(State.HOLD, "同批 L261109：11 台已发，9 台在库", soft=True, px=13))
    warn.addStretch(1)
    road.body.addLayout(warn)
    grid.addWidget(road, 1, 2, 1, 2)
    past, history = Card("经过", "全部 4·附件 2"), TimeLine()
    history.show_entries(data.HISTORY)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    history.setObjectName("scrollBody")
    scroll.setWidget(history)
    past.body.addWidget(scroll, 1)
    grid.addWidget(past, 2, 1, 1, 2)
    step = Card("下一步：首次响应")
    form = FieldForm()
    form.add_text("who", "回复了谁", required=True, text="客户设备科")
    form.add_text("said", "说了什么", required=True, text="先停用，今晚走备用回路")
    step.body.addWidget(form)
    step.body.addWidget(PrimaryButton("记录响应，停钟", cap="Ctrl+↵"))
    step.body.addStretch(1)
    grid.addWidget(step, 2, 3)
    for column, stretch in enumerate((372, 258, 230, 290)):
        grid.setColumnStretch(column, stretch)
    grid.setRowStretch(2, 1)
    return _shell("aftersales", page)


SCREENS: dict[str, Callable[[], QWidget]] = {
    "bench-packing": bench_packing,
    "bench-wrong": bench_wrong,
    "bench-waiting": bench_waiting,
    "bench-hold": bench_hold,
    "bench-pin": bench_pin,
    **GATE_SCREENS,
    "today": today,
    "aftersales": aftersales,
}
SIZES = {"": QSize(1366, 768), "-fhd": QSize(1920, 1080)}


def shoot(name: str, size: QSize) -> QImage:
    """Draws one screen at a logical size as it looks on a 24-inch screen of that size."""
    measure.configure(24.0, size)
    widget = SCREENS[name]()
    widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    widget.resize(size)
    widget.show()
    app = QApplication.instance()
    for _ in range(4):
        if app is not None:
            app.processEvents()
    image = widget.grab().toImage()
    widget.close()
    widget.deleteLater()
    return image


def main(arguments: list[str]) -> int:
    """Runs the gallery; returns the exit code."""
    parser = argparse.ArgumentParser(description="交付台 gallery")
    parser.add_argument("--shot", type=Path, help="folder for PNG files; without it the first screen is shown")
    parser.add_argument("--only", nargs="*", default=[], help="names of screens")
    parser.add_argument("--grey", action="store_true", help="greyscale")
    options = parser.parse_args(arguments)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        return 1
    fonts.register()
    style.apply(app, LIGHT)
    names = options.only or list(SCREENS)
    if options.shot is None:
        window = SCREENS[names[0]]()
        window.resize(SIZES[""])
        window.show()
        return app.exec()
    options.shot.mkdir(parents=True, exist_ok=True)
    for name in names:
        for suffix, size in SIZES.items():
            image = shoot(name, size)
            if options.grey:
                image = image.convertToFormat(QImage.Format.Format_Grayscale8)
            image.save(str(options.shot / f"{name}{suffix}.png"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
