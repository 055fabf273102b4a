"""The packing bench on a real desk: scans and keys in, banner, table and refusal out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.boxing import weighing
from app.boxing.views import Step
from app.core.clock import SetClock
from app.core.work import Workplace
from app.devices.codes import Command
from db.engine import open_engine
from db.states import DispatchState, Role, Verdict
from tests.conftest import People
from tests.helpers.dispatch import Shipping
from tests.helpers.scan_page import ScanPage
from ui.bench import check_panel
from ui.bench.page import BenchPage
from ui.theme.tokens import State
from ui.widgets.bench import DeviceView

PICTURES = os.environ.get("JIAOFU_PICTURES")


@pytest.fixture
def place(sqlite_file_url: str, clock: SetClock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "台位 3", clock)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def ship(place: Workplace) -> Shipping:
    return Shipping(place, People(place))


@pytest.fixture
def desk(qtbot: QtBot, place: Workplace, ship: Shipping) -> Iterator[ScanPage]:
    made = ScanPage(place, BenchPage, ship.packer)
    yield made
    made.close()


def picture(desk: ScanPage, name: str) -> None:
    if PICTURES:
        for size in (QSize(1366, 768), QSize(1920, 1080)):
            desk.window.resize(size)
            desk.shot(Path(PICTURES) / f"{name}-{size.width()}.png")
        desk.window.resize(1366, 768)


def test_from_document_to_sealed_box(desk: ScanPage, ship: Shipping) -> None:
    order, items = ship.picked((ship.product(), 3), (ship.product("LS"), 20))
    page = desk.page
    assert page.banner.view.state is State.NOT_YET
    assert "扫发货单" in page.banner.view.next_step
    picture(desk, "bench-ready")
    desk.scan(order.number)
    for serial in items[:2]:
        assert desk.scan(serial).verdict is Verdict.GOOD
    view = page.banner.view
    assert (view.state, view.word, view.counted, view.expected) == (State.GOOD, "对", 2, 23)
    assert view.next_step == "下一步：再扫塑壳断路器 1 台"
    picture(desk, "bench-packing")
    desk.scan(items[2])
    QTest.keyClicks(page, "20*")
    desk.settle()
    assert desk.scan(items[3]).verdict is Verdict.DONE
    assert page.banner.view.word == "齐"
    desk.scan(page._bench.state.list_no)
    desk.scan(ship.certificate(items[0]))
    desk.scan(Command.CONFIRM.code)
    assert page._bench.state.step is Step.CHECK
    desk.sign_in(ship.inspector)
    for serial in items[:3]:
        desk.scan(serial)
    desk.scan("JF$20")
    assert desk.scan(items[3]).verdict is Verdict.DONE
    picture(desk, "bench-checked")
    desk.sign_in(ship.packer)
    desk.scan(Command.SEAL.code)
    assert page._bench.state.step is Step.SCAN_BACK
    picture(desk, "bench-scan-back")
    assert desk.scan(f"00{page._bench.state.box.sscc}").verdict is Verdict.DONE
    assert "下一张发货单" in page.banner.view.next_step
    assert ship.seen(order.number).state is DispatchState.READY


@pytest.mark.clause("C-14")
def test_wrong_goods_latch_the_bench(desk: ScanPage, ship: Shipping) -> None:
    relay = ship.product("JR", name="热过载继电器", model="JR-63")
    (other,) = ship.stock(relay, 1)
    order, items = ship.picked((ship.product(), 3))
    page = desk.page
    desk.scan(order.number)
    desk.scan(items[0])
    desk.scan(other)
    view = page.banner.view
    assert (view.state, view.word) == (State.WRONG, "错")
    assert "不是本单货品" in view.item and "F12" in view.next_step
    assert page.refused.refusal.isVisible() and page.refused.not_counted.isVisible() and not page.box.table.isVisible()
    for serial in items[1:]:
        assert desk.scan(serial).verdict is Verdict.HOLD
    assert "未计入 2 件" in page.refused.not_counted.accessibleName()
    lit = page.strip.button(Command.CONFIRM.name)
    assert isinstance(lit, QAbstractButton) and lit.isEnabled()
    assert not page.strip.button(Command.UNDO.name).isEnabled()
    picture(desk, "bench-wrong")
    QTest.keyClick(page, Qt.Key.Key_Return)  # a scanner's Enter acknowledges nothing
    desk.settle()
    assert page.banner.view.state is State.WRONG
    desk.scan(Command.CONFIRM.code)
    assert page.banner.view.state is not State.WRONG and page.box.table.isVisible()
    for serial in items[1:]:
        desk.scan(serial)
    assert page._bench.state.counted == 3


@pytest.mark.parametrize(
    ("key", "command"),
    [
        (Qt.Key.Key_F6, Command.NEW_BOX), (Qt.Key.Key_F7, Command.SHORT), (Qt.Key.Key_F8, Command.UNDO),
        (Qt.Key.Key_F9, Command.TAKE_OUT), (Qt.Key.Key_F10, Command.REPRINT), (Qt.Key.Key_F1, Command.HELP),
    ],
)  # fmt: skip
def test_key_and_barcode_do_the_same(desk: ScanPage, ship: Shipping, key: Qt.Key, command: Command) -> None:
    order, items = ship.picked((ship.product(), 2))
    desk.scan(order.number)
    desk.scan(items[0])
    wanted: list[object] = []
    desk.page.command_wanted.connect(wanted.append)
    QTest.keyClick(desk.page, key)
    desk.settle()
    assert wanted == [command]
    by_key = desk.results[-1]
    assert by_key.scan.raw == command.code
    assert by_key.scan.port == "key"


@pytest.mark.clause("E-03")
def test_the_bench_still_waits_for_the_photo_of_the_damage_after_a_refresh(desk: ScanPage, ship: Shipping, clock: SetClock) -> None:
    order, items = ship.picked((ship.product(), 1))
    box = ship.sealed(order, items, clock)
    other, more = ship.picked((ship.product(), 1))
    desk.scan(other.number)
    desk.scan(more[0])
    for code in (Command.TAKE_OUT.code, f"00{box.sscc}", "JF$RSN:DAMAGED"):
        desk.scan(code)
    page = desk.page
    assert "拍第 1 箱" in page.banner.view.next_step
    page.refresh()
    desk.settle()
    assert page._bench.state.stopped == box.sscc and "拍第 1 箱" in page.banner.view.next_step
    assert check_panel.photographed(page._bench.state) == box.sscc


def test_a_scale_is_noted_by_whoever_opens_the_bench_and_anew_after_a_failure(
    desk: ScanPage, ship: Shipping, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, place = desk.page, ship.place
    page.show_devices((DeviceView("scale", State.GOOD, "秤", "正常"),))
    note = weighing.note_scale
    monkeypatch.setattr(weighing, "note_scale", lambda work, attached: work.require())
    page.activated()
    desk.settle()
    assert len(desk.refusals) == 1
    monkeypatch.setattr(weighing, "note_scale", note)
    desk.sign_in(ship.people(Role.ASSEMBLER))
    page.activated()
    desk.settle()
    assert len(desk.refusals) == 1
    with place.read() as session:
        assert weighing.must_weigh(session, place.station, place.clock.now())


def test_no_widget_takes_the_focus(desk: ScanPage) -> None:
    from PySide6.QtWidgets import QWidget

    taking = [w for w in desk.page.findChildren(QWidget) if w.focusPolicy() is not Qt.FocusPolicy.NoFocus]
    assert taking == []
    assert not desk.page.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


@pytest.mark.clause("C-16")
def test_the_checker_is_not_asked_for_the_badge_twice_and_who_takes_over_reads_what_to_do(desk: ScanPage, ship: Shipping) -> None:
    order, items = ship.picked((ship.product(), 1))
    page = desk.page
    for code in (order.number, items[0], lambda: page._bench.state.list_no, lambda: ship.certificate(items[0]), Command.CONFIRM.code):
        desk.scan(code() if callable(code) else code)
    assert page.banner.view.next_step == "下一步：核对人扫工牌，再逐件扫"
    desk.context.set_visitor(ship.inspector)
    assert page.banner.view.next_step == "下一步：逐件扫箱内货品"
    picture(desk, "bench-checker-here")
    desk.scan(items[0])
    desk.scan(Command.SEAL.code)
    desk.scan(f"00{page._bench.state.box.sscc}")
    assert page.banner.view.counted == 1
    desk.sign_in(ship.people(Role.ASSEMBLER))
    view = page.banner.view
    assert view.next_step == "下一步：扫检验单、任务单或产品" and view.counted is None
    picture(desk, "bench-taken-over")


@pytest.mark.clause("C-18")
def test_a_count_that_differs_is_counted_anew_and_takes_nothing_out(desk: ScanPage, ship: Shipping) -> None:
    order, (lot,) = ship.picked((ship.product("LS"), 20))
    page = desk.page
    for code in (order.number, "JF$20", lot):
        desk.scan(code)
    desk.scan(page._bench.state.list_no)
    desk.scan(ship.certificate(lot))
    desk.scan(Command.CONFIRM.code)
    desk.context.set_visitor(ship.inspector)
    desk.scan("JF$19")
    assert desk.scan(lot).verdict is Verdict.WRONG
    assert "点数不一致" in page.banner.view.item and page.banner.view.next_step.startswith("看清后")
    picture(desk, "bench-count-differs")
