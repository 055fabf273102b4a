"""Words of another language are longer: nothing that is read at the gate is cut, torn or runs into something else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.cutting import cut
from ui.gate.log_view import GateLog
from ui.theme import fonts, measure, style, tokens
from ui.theme.tokens import State
from ui.widgets import paint
from ui.widgets.base import BenchLayout
from ui.widgets.gate import GateBanner, GateState, GateView, Seen
from ui.widgets.gate_head import GateFacts, GateFactsView
from ui.widgets.gate_ready import ReadyKeys, ReadyKeyView
from ui.widgets.gate_rows import KeyRows
from ui.widgets.inside import InsideLine, InsideList
from ui.widgets.keypad import GateActions
from ui.widgets.plate_pad import YardActions
from ui.widgets.yard import TripChoices, TripLine

Show = Callable[[QWidget, float, float], QWidget]


@pytest.fixture(params=[QSize(1366, 768), QSize(1920, 1080)], ids=["1366", "1920"])
def show(request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot) -> Show:
    """Puts a widget onto a page of the gate, its size in reference pixels."""
    fonts.register()
    style.apply(qapp, tokens.LIGHT)
    measure.configure(24.0, request.param)
    page = BenchLayout()
    qtbot.addWidget(page)
    style.apply_to_page(page, tokens.DARK)
    page.resize(request.param)

    def shown(widget: QWidget, wide: float, high: float) -> QWidget:
        widget.setParent(page)
        unit = measure.unit(page)
        widget.setGeometry(0, 0, round(wide * unit), round(high * unit))
        return widget

    return shown


def test_what_to_key_is_told_whole_in_two_lines_under_the_word(show: Show) -> None:
    banner = GateBanner()
    sentence = "Not yet a release. Look at the vehicle and key the last four you see: Tractor, Trailer, Container no., Seal."
    notes = ("Return to supplier·valid until Today 24:00",)
    banner.show_verdict(GateView(GateState.CHECK, "Pass genuine, check plate", sentence, "CM26000038", "Gate pass", notes))
    with cut() as words:
        show(banner, 1366, 150).grab()
    assert words == []


@pytest.mark.parametrize("active", [False, True])
def test_names_of_rows_stand_whole_beside_how_far_they_are(show: Show, active: bool) -> None:
    rows = KeyRows()
    rows.set_rows([("truck", "Tractor", 4), ("trailer", "Trailer", 4), ("box", "Container no.", 4), ("lock", "Seal 1", 4)])
    show(rows, 660, 394)
    for row in rows.rows:
        row.show_keyed("", active=active, note="Field 3" if active else "", sub="4 in all" if active else "Not keyed")
    with cut() as words:
        rows.grab()
        rows.rows[2].show_keyed("4567", active=False, sub="Keyed")
        rows.grab()
    assert words == []


def test_the_hint_goes_on_in_a_second_line(show: Show) -> None:
    facts = GateFacts()
    signs = ((State.GOOD, "Finance signed 15:17"), (State.GOOD, "Personnel signed 15:17"))
    hint = "Read plate and seal off the vehicle; they are not shown here. Check no. 12"
    for given in (signs, (*signs, (State.GOOD, "Storekeeper confirmed the load 15:17"))):
        facts.show_facts(GateFactsView(given, "boxes: 1", hint, "甲"))
        with cut() as words:
            show(facts, 660, 124).grab()
        assert words == []


def test_what_agrees_is_said_in_words_or_by_a_tick(show: Show) -> None:
    banner = GateBanner()
    things = (("Trailer", "苏Z·2010挂"), ("Seal", "S1")) * 2
    seen = tuple(Seen("lock", name, value, "What you saw agrees with the pass") for name, value in things)
    view = GateView(GateState.RELEASE, "Released", "OK", "CM26000038", "Gate pass", ("Used, cannot be used again",), "15:28:10")
    for few in (1, 2, 3, 4):
        banner.show_verdict(replace(view, seen=seen[:few]))
        with cut() as words:
            show(banner, 1366, 710).grab()
        assert words == []


def test_the_word_of_a_verdict_leaves_room_for_what_stands_at_its_right(show: Show) -> None:
    banner = GateBanner()
    notes = ("Used, cannot be used again", "Checked offline")
    banner.show_verdict(GateView(GateState.RELEASE, "Released", "OK", "CM26000038", "Gate pass", notes, "15:28:10"))
    show(banner, 1366, 710)
    place = banner._place_word(QRectF(0, 0, 1366, 710), 400)
    assert place.word.x() + paint.width("Released", place.px, True) + 10 <= 1366 - 40 - paint.width(notes[0], 24)


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("出门证已核销：11-27 15:23:50 由门卫甲放行", "出门证已核销："),
        ("出门证还没到生效时间：11-27 18:18 起有效", "出门证还没到生效时间："),
        ("出门证已挂失：司机途中遗失，新证 CM26000030", "出门证已挂失：司机途中遗失，"),
        ("Gate pass not in force yet: valid from 11-27 18:18", "Gate pass not in force yet:"),
    ],
)  # fmt: skip
def test_a_long_sentence_is_broken_behind_a_mark(show: Show, sentence: str, first: str) -> None:
    banner = GateBanner()
    banner.show_verdict(GateView(GateState.REFUSE, "拒放", sentence))
    show(banner, 1366, 710)
    place = banner._place_word(QRectF(0, 0, 1366, 710), 494)
    assert place.sentence == (first, sentence.removeprefix(first).strip()) and place.size >= 44


def test_a_sentence_without_a_mark_is_still_broken_evenly(show: Show) -> None:
    banner = GateBanner()
    banner.show_verdict(GateView(GateState.REFUSE, "拒放", "票面格式是第七版本岗不认得请仓管员重新开一张出门证再来"))
    show(banner, 1366, 710)
    first, second = banner._place_word(QRectF(0, 0, 1366, 710), 494).sentence
    assert abs(len(first) - len(second)) <= 2


def test_what_stands_behind_a_large_key_is_told_whole(show: Show) -> None:
    keys = ReadyKeys()
    subs = ("Record plate and purpose", "Who is inside, what is lacking", "Released 1114·refused 127", "Guard")
    keys.show_keys([ReadyKeyView(str(n), "list", "Vehicles inside", sub, "Ctrl+L") for n, sub in enumerate(subs)])
    with cut() as words:
        show(keys, 1366, 216).grab()
        for number in range(4):
            _drawn(keys.key(str(number)))
    assert words == []


def _drawn(key: QWidget) -> None:
    """A key by itself: the board may keep it as a picture."""
    picture = QPixmap(key.size())
    painter, unit = QPainter(picture), measure.unit(key)
    painter.scale(unit, unit)
    key.draw(painter, QRectF(0, 0, key.width() / unit, key.height() / unit), tokens.DARK)  # type: ignore[attr-defined]
    painter.end()


def test_state_and_outlook_of_a_vehicle_inside_take_two_lines(show: Show) -> None:
    listed = InsideList(("Plate", "Inside", "Purpose", "State", "Lacks"))
    lines = [
        InsideLine(
            "浙A·0****", "", "15:26", "26 h 06 min", True, "示范南港造船有限公司", "CC26000011", State.NOT_YET, word,
            "Signature missing: Finance, Personnel & General Affairs",
        )
        for word in ("Vehicle not checked", "Plate differs from the booking", "在装 120/120")
    ]  # fmt: skip
    listed.show_lines(lines, 0, "")
    with cut() as words:
        show(listed, 1318, 480).grab()
    assert words == []


def test_what_is_said_of_a_booked_trip_is_as_large_as_all_words_at_the_gate(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    choices, sizes, own = TripChoices(), list[int](), paint.text

    def noted(painter: QPainter, rect: QRectF, words: str, px: int, *rest: object, **more: object) -> float:
        sizes.append(px)
        return own(painter, rect, words, px, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(paint, "text", noted)
    line = TripLine("14:30", "示范中原钢铁厂", "CC26000019·3 号码头·承运司机·示范顺达物流有限公司杭州分公司", State.HOLD, "已过点")
    choices.show_trips("还没到的预约 7 车", [line], choosing=True, empty="", more="0 下一页（还有 4 车）")
    show(choices, 660, 270).grab()
    assert sizes and min(sizes) >= 20


def test_what_stands_under_an_action_goes_on_in_a_second_line(show: Show) -> None:
    acts = GateActions()
    acts.set_none("No container", "Press only if you see that there is none", True)
    acts.set_call("Stop, call help", "On call: Logistics head, ext. 8008")
    for low in (False, True):
        acts.set_low(low)
        show(acts, 638, acts.height_in_reference())
        with cut() as words:
            acts.grab()
            for name in ("check", "none", "call"):
                _drawn(acts.button(name))
        assert words == []


def test_the_words_of_an_action_are_whole_on_a_narrow_key(show: Show) -> None:
    acts = YardActions(("up", "down", "correct", "enter", "leave"), one_row=True)
    for name, words, sub in (("up", "Previous vehicle", "↑"), ("correct", "Correct plate", "F9")):
        acts.set_key(name, words, sub, True)
    with cut() as lost:
        show(acts, 1318, 76).grab()
    assert lost == []


def test_what_is_said_in_place_of_booked_trips_goes_on_in_a_second_line(show: Show) -> None:
    choices = TripChoices()
    choices.show_trips("", [], choosing=False, empty="Unsigned gate passes follow the correction; signed ones are voided and made anew.")
    with cut() as words:
        show(choices, 660, 270).grab()
    assert words == []


def test_what_is_said_of_the_log_goes_on_in_a_second_line(show: Show) -> None:
    log = GateLog()
    head = log._head
    head.show_words("Gate log today·released 114·refused 26", "Offline: only records of this PC are listed")
    with cut() as words:
        show(head, 1366, 62).grab()
    assert words == []


def test_the_word_of_a_result_in_the_log_fits_its_column() -> None:
    log = GateLog()
    width = next(column.width for column in log.table.rows.columns if column.heading == "结果")
    assert max(paint.width(word, 20, True) for word in ("Released", "Refused")) <= width - 16 - 36


def test_the_longest_reason_in_the_log_takes_two_lines(show: Show) -> None:
    log = GateLog()
    show(log, 1366, 650).grab()
    unit, heads = measure.unit(log), [column.heading for column in log.table.rows.columns]
    room = log.table.columnWidth(heads.index("原因")) / unit - 16
    keyed = "挂车号不符，不得放行·键了 柜号 4321 封签 0000 1111 2222·离线核验"
    for reason in ("出门证已核销：11-27 15:54:34 由门卫甲放行·离线核验，未上传", keyed):
        assert len(paint.lines(reason, 20, room)) <= 2
