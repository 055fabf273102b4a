"""Tables, forms, steps, charts and the shell in use."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.boxing.rules import must_not_be_surplus
from app.core.errors import AppError, Refused, fact
from app.core.paths import resources
from app.core.scans import ScanInput, ScanResult
from app.core.text import say
from db.states import ScanKind, Verdict
from tests.helpers.settled import PATIENCE_MS
from ui import sounds as sounds_module
from ui.shell import Shell
from ui.sounds import Sound, Sounds, sound_of
from ui.theme.tokens import State
from ui.widgets.banner import VerdictBanner, VerdictView
from ui.widgets.base import Page
from ui.widgets.bench import CommandStrip, DeviceView
from ui.widgets.buttons import Chip, KeyButton, PrimaryButton
from ui.widgets.charts import Bar, BarList, ColumnChart, LineChart, Point
from ui.widgets.fields import SearchBox
from ui.widgets.forms import FieldForm
from ui.widgets.gallery_data import CHAIN, COMMANDS, LINES
from ui.widgets.moments import MomentEdit
from ui.widgets.pack import PackLine, PackTable
from ui.widgets.refusal import RefusalCard, RefusalView
from ui.widgets.steps import ChainView, StageBar, TimeEntry, TimeLine
from ui.widgets.tables import Cell, Column, Kind, MarkCell, RowsModel, WorkTable

COLUMNS = [Column("", Kind.MARK, 90), Column("事项", stretch=True), Column("单据", Kind.DOCUMENT, 90), Column("件", Kind.NUMBER, 60)]


def test_table_opens_by_key_and_keeps_the_choice(qtbot: object) -> None:
    table = WorkTable(COLUMNS, empty="没有待装车次。按 Ctrl+N 新建，或扫发货单。")
    qtbot.addWidget(table)  # type: ignore[attr-defined]
    table.resize(600, 300)
    table.show()
    assert table.rows.total() == 0
    table.grab()
    rows = [(MarkCell(State.WRONG, "迟到"), Cell("甲", True), "FH26000012", 3), (MarkCell(State.GOOD, "齐"), "乙", "FH26000013", 4)]
    table.set_rows(rows, ["a", "b"])
    assert table.select_key("b") and table.current_key() == "b"
    opened: list[object] = []
    table.on_open(opened.append)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened == ["b"]
    table.set_rows(list(reversed(rows)), ["b", "a"])
    assert table.current_key() == "b" and table.currentIndex().row() == 0
    table.set_rows([], [])
    assert table.current_key() is None
    assert not table.select_key("b")
    assert table.rows.index(0, 0).data() is None


def test_model_is_lazy(qtbot: object) -> None:
    model = RowsModel(COLUMNS)
    model.set_rows([(None, str(number), "", number) for number in range(1000)])
    assert model.rowCount() == 200 and model.total() == 1000
    model.fetch_to(650)
    assert model.rowCount() == 800
    assert model.index(650, 1).data() == "650"
    assert model.data(model.index(0, 3), Qt.ItemDataRole.TextAlignmentRole) & int(Qt.AlignmentFlag.AlignRight)


def test_form_marks_and_keeps_what_was_typed(qtbot: object) -> None:
    form = FieldForm()
    qtbot.addWidget(form)  # type: ignore[attr-defined]
    who = form.add_text("who", "回复了谁", required=True)
    form.add_long_text("said", "说了什么", required=True)
    form.add_choice("way", "方式", [("电话", "phone"), ("现场", "site")], empty="——", required=True)
    form.add_number("days", "天数", high=30, unit="天")
    form.add_tick("major", "重大", "重大 & 须报告")
    form.add_date("day", "日期")
    with qtbot.waitActive(form, timeout=PATIENCE_MS):  # type: ignore[attr-defined]
        form.show()
        form.activateWindow()
    assert form.missing()
    assert QApplication.focusWidget() is who
    assert who.accessibleDescription() == "请填写「回复了谁」" and who.property("wrong")
    form.set_value("said", "先停用")
    QTest.keyClicks(who, "abc")
    assert who.accessibleDescription() == ""
    form.set_value("way", "site")
    form.set_value("days", 3)
    form.set_value("major", True)
    form.set_value("day", "2026-11-23")
    expected = {"who": "abc", "said": "先停用", "way": "site", "days": 3, "major": True, "day": "2026-11-23"}
    assert not form.missing() and form.values() == expected
    form.show_errors({"said": "太短", "unknown": "x"})
    assert form.values() == expected and form.editor("said").hasFocus()
    form.clear_errors()
    assert not form.editor("said").property("wrong")


def test_commands_latch(qtbot: object) -> None:
    strip = CommandStrip()
    qtbot.addWidget(strip)  # type: ignore[attr-defined]
    strip.resize(1366, 44)
    strip.set_commands(COMMANDS)
    got: list[str] = []
    strip.triggered.connect(got.append)
    strip.set_enabled({"confirm"}, lit="confirm")
    for command in COMMANDS:
        button = strip.button(command.key)
        assert button is not None and button.focusPolicy() is Qt.FocusPolicy.NoFocus
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert got == ["confirm"]
    strip.set_enabled(None)
    button = strip.button("undo")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert got == ["confirm", "undo"]


def test_faults_come_first_with_words(qtbot: object) -> None:
    strip = CommandStrip()
    qtbot.addWidget(strip)  # type: ignore[attr-defined]
    strip.devices.show_devices((DeviceView("scale", State.GOOD, "秤", "正常"), DeviceView("printer", State.HOLD, "标签机", "缺纸")))
    assert strip.devices.accessibleName() == "标签机 缺纸；秤 正常"


def test_long_next_step_is_not_cut(qtbot: object) -> None:
    banner = VerdictBanner()
    qtbot.addWidget(banner)  # type: ignore[attr-defined]
    banner.resize(1366, 190)
    banner.show_verdict(VerdictView(State.GOOD, "对", "下一步：再扫断路器 3 台", counted=1, expected=2))
    one = banner.sizeHint().height()
    words = "下一步：把这台放到 A-02 隔离区，再请质检员到台位 3 复验"
    banner.show_verdict(VerdictView(State.GOOD, "对", words, counted=1, expected=2))
    assert banner.sizeHint().height() > one
    assert "".join(banner._strip_lines()).replace(" ", "") == words.replace(" ", "")


def test_pack_table_keeps_the_active_line_in_view(qtbot: object) -> None:
    table = PackTable()
    qtbot.addWidget(table)  # type: ignore[attr-defined]
    table.resize(1366, 420)
    lines = LINES + tuple(PackLine("", f"货 {n}", "", "M", 0, 1, State.NOT_YET, "未扫") for n in range(12))
    table.show_lines(lines, 14)
    table.grab()
    assert table._first <= 14 < table._first + table._fits()
    table.scroll_rows(-99)
    assert table._first == 0
    table.show_lines((), empty="没有行。下一步：扫单据。")
    assert table.accessibleName() == "没有行。下一步：扫单据。"
    table.grab()


def test_refusal_row_opens_the_rule(qtbot: object) -> None:
    card = RefusalCard()
    qtbot.addWidget(card)  # type: ignore[attr-defined]
    card.resize(1366, 400)
    card.show_refusal(RefusalView("装箱只收装箱单上的货品", "C-14", (("单据", "FH26000012"),), "组长", "内线 8021"))
    card.grab()
    got: list[str] = []
    card.row_opened.connect(got.append)
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(3, 3))
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, card._row_box.center().toPoint())
    assert got == ["C-14"]


def test_chain_and_charts_open_by_keys(qtbot: object) -> None:
    chain, bars, columns, line = ChainView(), BarList(), ColumnChart(), LineChart()
    for widget in (chain, bars, columns, line):
        qtbot.addWidget(widget)  # type: ignore[attr-defined]
        widget.resize(500, 160)
    got: list[str] = []
    chain.show_links(CHAIN)
    chain.opened.connect(got.append)
    QTest.keyClick(chain, Qt.Key.Key_Right)
    QTest.keyClick(chain, Qt.Key.Key_Return)
    QTest.mouseClick(chain, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(10, 30))
    bars.show_bars((Bar("甲", 1, key="k1"), Bar("乙", 2, key="k2", off=True)))
    columns.show_columns((Bar("甲", 1, key="c1"), Bar("乙", 0, key="c2", off=True)))
    line.show_points((Point("11-10", 94, True, "p1"), Point("11-11", 96, key="p2")), 90, 100, 95)
    for chart in (bars, columns, line):
        chart.opened.connect(got.append)
        chart.grab()
        QTest.keyClick(chart, Qt.Key.Key_Right)
        QTest.keyClick(chart, Qt.Key.Key_Return)
    assert got == ["box", "unit", "k2", "c2", "p2"]
    for chart in (BarList(), ColumnChart(), LineChart()):
        qtbot.addWidget(chart)  # type: ignore[attr-defined]
        chart.grab()


def test_stage_bar_and_time_line_speak(qtbot: object) -> None:
    bar, line = StageBar(), TimeLine()
    for widget in (bar, line):
        qtbot.addWidget(widget)  # type: ignore[attr-defined]
    from ui.widgets.gallery_data import STAGES

    bar.show_stages(STAGES, 2)
    assert bar.accessibleName() == "已分析"
    line.show_entries((TimeEntry("13:31", "来电", "长" * 200),))
    assert line.heightForWidth(300) > line.heightForWidth(900)


class Full(Page):
    full_window = True
    takes_scans = True


def shell(qtbot: object, *, kiosk: bool = False) -> tuple[Shell, Page, Full]:
    made = Shell(kiosk=kiosk)
    qtbot.addWidget(made)  # type: ignore[attr-defined]
    page, full = Page("今日", "周一"), Full("装箱核对")
    page.views = [("mine", "我的"), ("store", "仓管")]
    made.add_page("today", "今日", "home", page, "desk")
    made.add_page("bench", "装箱核对", "box", full, "desk")
    made.add_page("orders", "订单", "file", Page("订单 & 合同"), "office")
    made.set_person("物流科长", "工号 0108")
    made.resize(1366, 768)
    with qtbot.waitActive(made, timeout=PATIENCE_MS):  # type: ignore[attr-defined]
        made.show()
        made.activateWindow()
    made.show_page("today")
    return made, page, full


def test_shell_pages_by_keys_and_rail(qtbot: object) -> None:
    made, page, full = shell(qtbot)
    shown: list[str] = []
    made.page_shown.connect(shown.append)
    QTest.keyClick(made, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert shown == ["bench"] and made.current_page() is full and made.takes_scans()
    assert made.rail.width() == 56 and not made.header.isVisible() and not made.status.isVisible()
    QTest.keyClick(made, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert made.header.title.text() == "订单 & 合同" and made.rail.width() == 148 and not made.takes_scans()
    made.set_badge("today", 7)
    names = {widget.accessibleName() for widget in made.rail.findChildren(QWidget)}
    assert {"今日 7", "装箱核对", "物流科长 工号 0108"} <= names
    assert page.size().width() <= 1366 - 148
    made.set_page_shown("bench", False)
    QTest.keyClick(made, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert made.current_key == "orders"


def test_kiosk_hides_the_rail(qtbot: object) -> None:
    made, _, full = shell(qtbot, kiosk=True)
    made.show_page("bench")
    assert not made.rail.isVisible() and full.width() == 1366


@pytest.mark.parametrize("kiosk", [False, True])
def test_a_full_screen_says_how_to_get_back_unless_it_is_the_only_page(qtbot: object, kiosk: bool) -> None:
    made, _, _ = shell(qtbot, kiosk=kiosk)
    made.show_page("bench")
    QTest.keyClick(made, Qt.Key.Key_F11)
    assert made.isFullScreen() and made.way_back.isVisible() is not kiosk and not made.rail.isVisible()
    assert "F11" in made.way_back.text() and "Alt+1" in made.way_back.text()
    QTest.keyClick(made, Qt.Key.Key_F11)
    assert not made.way_back.isVisible()


def test_a_day_and_a_moment_are_one_stop_of_tab(qtbot: object) -> None:
    form = FieldForm()
    qtbot.addWidget(form)  # type: ignore[attr-defined]
    form.add_date("day", "日期")
    form.add_field("at", "时间", MomentEdit())
    last = form.add_text("words", "说明")
    with qtbot.waitActive(form, timeout=PATIENCE_MS):  # type: ignore[attr-defined]
        form.show()
        form.activateWindow()
    form.editor("day").setFocus()
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget() or form, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is last
    day = form.editor("day")
    day.setFocus()
    QTest.keyClick(day, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(day, f"{QDate.currentDate().year()}-04-28")  # the separators go on within the field
    assert str(form.value("day")).endswith("-04-28") and day.hasFocus()
    QTest.keyClick(day, Qt.Key.Key_Left)
    assert day.hasFocus()


def test_views_search_and_toast(qtbot: object) -> None:
    made, page, _ = shell(qtbot)
    chips = [widget for widget in made.header.findChildren(QWidget) if widget.accessibleName() in ("我的", "仓管")]
    QTest.mouseClick(chips[1], Qt.MouseButton.LeftButton)
    assert page.view == "store"
    found: list[str] = []
    made.searched.connect(found.append)
    box = made.findChild(SearchBox)
    assert box is not None
    QTest.keyClicks(box, "0217")
    QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert found == ["0217"] and box.text() == ""
    undone: list[bool] = []
    made.toast("已保存", lambda: undone.append(True))
    assert made._toast.isVisible()
    QTest.mouseClick(made._toast._undo, Qt.MouseButton.LeftButton)
    assert undone == [True] and not made._toast.isVisible()
    made.show_page("bench")
    made.toast("已保存")
    assert not made._toast.isVisible()


def test_title_changes_reach_the_header(qtbot: object) -> None:
    made, page, _ = shell(qtbot)
    page.set_title("月台看板", "11-23 周一")
    assert made.header.title.text() == "月台看板" and made.header.subtitle.text() == "11-23 周一"


def test_sounds_are_there_and_silence_is_no_error(qtbot: object) -> None:
    sounds = Sounds(volume=1.4)
    for sound in Sound:
        assert (resources() / "sounds" / f"{sound.value}.wav").is_file()
        sounds.play(sound)
    assert sounds.volume == 1.0
    sounds.set_volume(0)
    sounds.play(Sound.GOOD)


def test_without_sound_in_the_machine_nobody_is_asked(qtbot: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sounds_module, "_may_sound", lambda: False)
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)  # an import of it fails
    quiet = Sounds()
    quiet.play(Sound.FAULT)
    assert not quiet.available


def test_each_verdict_has_its_sound_and_too_many_one_of_its_own() -> None:
    scan = ScanInput("k", 1, datetime(2026, 11, 23, tzinfo=UTC), "pty", "A", "bench")

    def heard(verdict: Verdict, error: AppError | None = None) -> Sound | None:
        return sound_of(ScanResult(scan, verdict, say("x"), ScanKind.UNIT, error=error))

    assert [heard(v) for v in (Verdict.GOOD, Verdict.DONE, Verdict.WRONG, Verdict.FAULT)] == [
        Sound.GOOD, Sound.DONE, Sound.WRONG, Sound.FAULT,
    ]  # fmt: skip
    assert heard(Verdict.PARTIAL) is heard(Verdict.IGNORED) is Sound.AGAIN and heard(Verdict.INFO) is None
    with pytest.raises(Refused) as refusal:
        must_not_be_surplus(fact("货品", "A"), "FH26000001", 3, 1)
    assert heard(Verdict.WRONG, refusal.value) is Sound.OVER


@pytest.mark.parametrize("kind", [KeyButton, PrimaryButton, Chip])
def test_the_key_of_a_button_acts_at_once(qtbot: object, kind: type[QPushButton]) -> None:
    page = QWidget()
    qtbot.addWidget(page)  # type: ignore[attr-defined]
    button, clicks = kind("登记", page), list[str]()
    button.setShortcut("Ctrl+S")
    button.clicked.connect(lambda: clicks.append("登记"))
    with qtbot.waitActive(page, timeout=PATIENCE_MS):  # type: ignore[attr-defined]
        page.show()
        page.activateWindow()
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert len(clicks) == 1
    button.setEnabled(False)
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert len(clicks) == 1
