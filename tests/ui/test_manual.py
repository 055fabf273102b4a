"""The manual: F1 opens what is written about the page in front, Esc comes back; both languages tell of the same pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QShortcut, QTextDocument, QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.core.clock import SetClock
from app.core.errors import refuse
from app.core.paths import resources
from app.core.work import PROGRAM, Workplace
from app.desk import Desk
from app.devices.simulate import PtyScanner
from app.identity import service as identity
from app.printing.making import Forms
from app.scanning.lane import ScanLane
from app.settings import local
from db.engine import open_engine
from ui.errors import RefusalOverlay
from ui.main import dress
from ui.manual.page import ManualPage
from ui.manual.text import sections
from ui.robot import Robot
from ui.theme.style import apply
from ui.theme.tokens import DARK, LIGHT
from ui.widgets.fields import SearchBox
from ui.window import DeskWindow

PIN = "1357"


@pytest.fixture
def robot(qapp: QApplication, sqlite_file_url: str, clock: SetClock, tmp_path: Path) -> Iterator[Robot]:
    """A whole window with its administrator signed in."""
    place = Workplace(open_engine(sqlite_file_url), "办公室", clock)
    with place.work(PROGRAM) as work:
        admin = identity.create_first_administrator(work, "系统管理员", PIN).badge
    with PtyScanner() as gun:
        settings = local.load(
            ["--config", str(tmp_path / "none.toml"), "--scanner", f"{gun.port}?baud=115200", "--papers", str(tmp_path / "papers")]
        )
        dress(qapp, settings)
        desk = Desk(place, Forms({}, {}), ScanLane(place))
        window = DeskWindow(desk, settings)
        window.resize(1366, 768)
        window.start()
        window.show()
        made = Robot(window, gun)
        made.wait(lambda: all(device.word != "正在打开" for device in window.devices.views.values()), "扫描枪打开")
        made.sign_in(admin, PIN)
        yield made
        made.close()
        desk.close()


def manual(robot: Robot) -> ManualPage:
    page = robot.window.page("manual")
    assert isinstance(page, ManualPage)
    return page


def press(robot: Robot, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or robot.window, key)
    robot.settle()


def test_f1_opens_the_section_about_the_view_in_front_and_esc_comes_back_to_it(robot: Robot) -> None:
    robot.go("settings")
    settings = robot.window.page("settings")
    settings.show_view("trust")  # type: ignore[attr-defined]
    press(robot, Qt.Key.Key_F1)
    assert robot.window.current_key == "manual"
    assert manual(robot).shown.title == "签字密钥和信任名单"
    assert "新厂按这个次序" in manual(robot).text.toPlainText()  # a chapter is shown with its parts
    press(robot, Qt.Key.Key_Escape)
    assert robot.window.current_key == "settings" and settings.view == "trust"  # type: ignore[attr-defined]


def test_a_word_is_found_in_the_sections_that_have_it_and_a_link_leads_on(robot: Robot) -> None:
    robot.go("today")
    press(robot, Qt.Key.Key_F1)
    page = manual(robot)
    page.search.setText("承运商")
    hits = [page.table.rows.key(row) for row in range(page.table.rows.rowCount())]
    assert 1 < len(hits) < len(sections("zh"))
    assert all("承运商" in sections("zh")[at].markdown for at in hits)
    assert page.text.textCursor().selectedText() == "承运商"
    first = page.shown
    while page.shown is first:  # Enter goes from place to place and then to the next section
        page.search.returnPressed.emit()
    assert page.text.textCursor().selectedText() == "承运商" and page.shown is sections("zh")[hits[1]]
    page.search.setText("没有这样的词")
    assert page.none.isVisible()
    page.open_document("today")
    page.text.anchorClicked.emit("#装箱台怎么用")
    assert page.shown.title == "装箱台怎么用"


def test_a_refusal_card_keeps_f1_for_its_rule(robot: Robot) -> None:
    robot.go("orders")
    robot.window.context.failed.emit(refuse("D-16", "库存不足"))
    robot.settle()
    press(robot, Qt.Key.Key_F1)
    robot.wait(lambda: robot.window.current_key == "settings", "条款打开")
    robot.go("orders")
    press(robot, Qt.Key.Key_F1)
    assert manual(robot).shown.title == "一张订单怎么走"


def test_esc_closes_a_refusal_card_first_and_no_key_of_the_window_is_a_page_s_as_well(robot: Robot) -> None:
    robot.go("dispatch")
    page, card = robot.window.page("dispatch"), robot.window.findChild(RefusalOverlay)
    page.show_view("docks")  # type: ignore[attr-defined]
    robot.settle()
    boxes = [box for box in page.findChildren(SearchBox, "field.filter") if box.isVisible()]
    assert card is not None and len(boxes) == 1
    press(robot, Qt.Key.Key_Tab)
    QTest.keyClick(robot.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert boxes[0].hasFocus()
    boxes[0].setText("苏")
    robot.window.context.failed.emit(refuse("D-16", "库存不足"))
    robot.settle()
    assert card.isVisible()
    press(robot, Qt.Key.Key_Escape)
    assert not card.isVisible() and boxes[0].text() == "苏"
    press(robot, Qt.Key.Key_Escape)
    assert boxes[0].text() == ""
    own = {key.key().toString() for key in robot.window.findChildren(QShortcut) if key.parent() is robot.window}
    others = {key.key().toString() for key in robot.window.findChildren(QShortcut) if key.parent() is not robot.window}
    others |= {button.shortcut().toString() for button in robot.window.findChildren(QAbstractButton)}
    assert {"F2", "F3", "F4", "F5", "F12"} <= own and not own & others


def test_every_page_and_view_that_the_manual_names_is_there_and_every_page_is_named(robot: Robot) -> None:
    there: set[str] = set()
    pages = robot.window.keys()
    for key in pages:
        page = robot.window.page(key)
        known = getattr(page, "_of", None) or getattr(page, "_table", None) or {view: None for view, _ in getattr(page, "views", ())}
        there |= {key} | {f"{key}.{view}" for view in known}
    for language in ("zh", "en"):
        about = set[str]().union(*(section.about for section in sections(language)))
        assert about <= there | {"aftersales.call"}, about - there
        assert {name for name in pages if name not in ("sign_in", "manual")} <= {name.partition(".")[0] for name in about}


def test_both_languages_have_the_same_sections_and_no_link_leads_nowhere() -> None:
    zh, en = sections("zh"), sections("en")
    assert [(one.level, one.about) for one in zh] == [(one.level, one.about) for one in en]
    for language in ("zh", "en"):
        anchors = {section.anchor for section in sections(language)}
        text = (resources() / "manual" / f"{language}.md").read_text(encoding="utf-8")
        assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= anchors
    readme = (resources().parent / "README.md").read_text(encoding="utf-8")
    for language in ("zh", "en"):
        wanted = set(re.findall(rf"\]\(resources/manual/{language}\.md#([^)]+)\)", readme))
        assert wanted and wanted <= {section.anchor for section in sections(language)}
    for picture in re.findall(r"\]\((resources/readme/[^)]+)\)", readme):
        assert (resources().parent / picture).is_file(), picture


def test_the_lines_of_the_manual_take_the_colour_of_another_theme(robot: Robot, qapp: QApplication) -> None:
    press(robot, Qt.Key.Key_F1)
    page = manual(robot)
    document = page.text.document()
    document.setMarkdown("|a|b|\n|-|-|\n|1|2|\n", QTextDocument.MarkdownFeature.MarkdownDialectGitHub)

    def line() -> str:
        table = next(child for child in document.rootFrame().childFrames() if isinstance(child, QTextTable))
        return table.cellAt(1, 0).format().toTableCellFormat().bottomBorderBrush().color().name()

    try:
        apply(qapp, DARK)
        assert line() == QColor(DARK.line).name()
    finally:
        apply(qapp, LIGHT)
    assert line() == QColor(LIGHT.line).name()
