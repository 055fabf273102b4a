"""What the gate's screens say: rows and their names, how a signature came about, whom to call, the link; and that all of it fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.core.text import say
from app.gate.views import GateCheckView, GateLink, GateOutcome, GateVerdict, PassKind, SeenKind, SignatureView, SignedHow
from app.identity.views import Helper
from db.states import Role
from ui.gate import screens
from ui.gate.check_body import CheckBody
from ui.gate.head import GateHead
from ui.gate.keying import KeyedRow, Keying
from ui.gate.link import link_words
from ui.theme import fonts, measure, style, tokens
from ui.theme.tokens import State
from ui.widgets.base import BenchLayout
from ui.widgets.gate import GateBanner, GateState, Seen, agreed_rows
from ui.widgets.paint import width

NOW = datetime(2026, 11, 23, 14, 47, tzinfo=UTC)  # 22:47 at the gate
SIX = (SeenKind.PLATE, SeenKind.TRAILER, SeenKind.CONTAINER, SeenKind.SEAL, SeenKind.SEAL, SeenKind.SEAL)
LONG = "华东第二电气成套设备制造与工程安装技术服务股份有限公司（苏州工业园区分公司）、华南电气"
SIGNED = (
    SignatureView(Role.FINANCE, "会计乙", NOW - timedelta(hours=6), SignedHow.DEPUTY),
    SignatureView(Role.PERSONNEL, "仓管员甲", NOW - timedelta(hours=5), SignedHow.PAPER, "人事总务部甲"),
)


def check_view(needs: tuple[SeenKind, ...] = SIX, customer: str = LONG) -> GateCheckView:
    until = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
    return GateCheckView(
        "CM26000038", PassKind.SALE, "G1:…", needs, (4,) * len(needs), customer, "低压成套开关设备等", 1120, until, SIGNED, 3
    )


@pytest.fixture(params=[QSize(1366, 768), QSize(1920, 1080)], ids=["1366", "1920"])
def glass(request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot) -> QWidget:
    fonts.register()
    style.apply(qapp, tokens.LIGHT)
    measure.configure(24.0, request.param)
    page = BenchLayout()
    qtbot.addWidget(page)
    style.apply_to_page(page, tokens.DARK)
    QVBoxLayout(page).setContentsMargins(0, 0, 0, 0)
    page.layout().setSpacing(0)
    page.resize(request.param)
    return page


@pytest.mark.parametrize("count", [1, 2, 3, 4, 6])
def test_every_row_fits_without_the_database_and_its_digits_are_20_mm(glass: QWidget, count: int) -> None:
    head, banner, body = GateHead("一号门"), GateBanner(), CheckBody()
    for part, stretch in ((head, 0), (banner, 0), (body, 1)):
        glass.layout().addWidget(part)
        glass.layout().setStretchFactor(part, stretch)
    view = check_view(SIX[:count])
    banner.show_verdict(screens.check(view, NOW))
    body.set_low(True)
    head.show_head("门卫甲", GateLink(False, NOW - timedelta(hours=2), 12, NOW - timedelta(hours=3), 4), None, NOW)
    body.show_check(view)
    keying = Keying.of(view)
    for character in "682K5107":
        keying = keying.key(character)
    body.show_keying(keying)
    wanted = glass.size()
    glass.show()
    QApplication.processEvents()
    assert glass.size() == wanted
    mm = measure.mm_per_logical_pixel(glass)
    assert all(row.digit_mm() >= measure.GATE_DIGIT_MM for row in body.rows.rows)
    assert body.pad.key("5").height() * mm >= measure.DIGIT_KEY_MM - 0.2 and body.pad.key("K").height() * mm >= measure.LETTER_KEY_MM - 0.3
    bottoms = [part.mapTo(glass, part.rect().bottomLeft()).y() for part in (*body.rows.rows, body.facts, body.acts)]
    assert max(bottoms) < wanted.height()
    rows = [QRectF(row.geometry()) for row in body.rows.rows]
    assert not any(one.intersects(other) for n, one in enumerate(rows) for other in rows[n + 1 :])
    assert sum(row.active for row in body.rows.rows) == (1 if count > 2 else 0)


def test_what_agreed_is_shown_in_full_with_digits_of_20_mm(glass: QWidget) -> None:
    values = ("苏Z·8682K", "苏Z·5107挂", "TGHU1234567", "JF0047719", "JF0047720", "CNSH004772")
    seen = tuple(Seen("lock", "封签", value, "看到的与票一致") for value in values)
    for few in range(1, 7):
        rows, px = agreed_rows(seen[:few], 1318)
        assert len(rows) <= 2 and px * measure.DIGIT_INK * measure.REFERENCE_MM >= measure.GATE_DIGIT_MM
        assert [one for row in rows for one in row] == list(seen[:few])
        assert all(sum(width(one.value.replace("·", " "), px, True) for one in row) <= 1318 for row in rows)


def test_states_survive_a_grey_picture(glass: QWidget) -> None:
    """Shape and word are drawn for each, and the grounds differ in lightness alone."""
    verdict = GateVerdict(GateOutcome.RELEASED, say("车牌一致，请抬杆"), NOW, "CM26000038", customer="甲", guard="门卫甲", nth_today=1)
    wrong = replace(verdict, outcome=GateOutcome.REFUSED, reason=say("车号不符，不得放行"), clause="H-05")
    grounds = []
    for view in (screens.check(check_view(), NOW), screens.released(verdict), screens.refused(wrong, True)):
        banner = GateBanner(glass)
        banner.show_verdict(view)
        banner.setGeometry(0, 0, glass.width(), 150 if view.state is GateState.CHECK else glass.height() - 60)
        grey = banner.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        assert view.word in banner.accessibleName()
        grounds.append(QColor(grey.pixel(grey.width() // 2, 6)).lightness())
    amber, green, red = grounds
    assert amber > green + 30 > red + 60


def test_rows_are_named_and_numbered() -> None:
    assert screens.names(SIX) == ["车头", "挂车", "柜号", "封签 1", "封签 2", "封签 3"]
    assert screens.names((SeenKind.PLATE, SeenKind.SEAL)) == ["车头", "封签"]
    assert screens.missing(SeenKind.TRAILER)[0] == "没有挂车"
    assert "看到挂车不放" in screens.facts(check_view((SeenKind.PLATE, SeenKind.SEAL))).hint
    assert "封签多的任看三个" in screens.facts(check_view()).hint and "任看三个" not in screens.facts(check_view(SIX[:5])).hint


def test_goods_on_foot_are_checked_by_the_bearers_card() -> None:
    view = replace(check_view((SeenKind.BEARER,)), bearer="快递员甲")
    assert "看提货人 快递员甲 的证件" in screens.check(view, NOW).sentence
    said = screens.check(view, NOW)
    assert said.word == "票真，请核证件" and "证件" in said.sentence and "看证件" in screens.facts(view).hint
    assert "快递员看电话" in said.sentence and "电话" in screens.facts(view).hint  # whose last four a courier's pass bears
    keying = Keying((KeyedRow(SeenKind.BEARER, 4),))
    assert keying.none() == keying
    assert keying.key("0").key("1").key("2").key("x").seen() == {SeenKind.BEARER: "012X"}


def test_the_facts_say_how_each_signature_came_about() -> None:
    facts = screens.facts(check_view())
    assert [words for _, words in facts.signs] == ["财务部：会计乙（代签）16:47", "人事总务部 纸签 17:47·登记 仓管员甲"]
    assert facts.owner == LONG and facts.goods == "低压成套开关设备等 1120 箱" and "第 3 次核验" in facts.hint


def test_a_refusal_names_whom_to_call() -> None:
    refused = GateVerdict(
        GateOutcome.REFUSED, say("无出门证，不得放行"), NOW, clause="H-02", helper=Role.STOREKEEPER, helper_name="仓管员甲",
        helper_phone="8021",
    )  # fmt: skip
    said = screens.refused(refused, False)
    assert (said.who, said.phone, said.small, said.action, said.final) == ("值班仓管员甲", "内线 8021", "条款 H-02", "扫下一张", True)
    mobile = screens.refused(replace(refused, helper_name="", helper_phone="138-0000-0000"), True)
    assert (mobile.who, mobile.phone, mobile.action) == ("值班仓管员", "138-0000-0000", "再键一次")
    nobody = screens.failed(say("连不上数据库"), "", None)
    assert nobody.phone == "请打值班电话" and nobody.who
    assert screens.duty(Helper(Role.LOGISTICS_HEAD, "物流科长甲", "8008")) == ("值班物流科长甲", "内线 8008")


def test_the_link_says_how_old_what_is_known_is() -> None:
    fresh = GateLink(True, NOW, 12, NOW - timedelta(minutes=2))
    assert (link_words(fresh, NOW).words, link_words(fresh, NOW).strip) == ("联网·名单 12 号 2 分钟前", "")
    assert link_words(fresh, NOW).state is State.GOOD
    gone = link_words(GateLink(False, NOW - timedelta(minutes=93), 12, NOW - timedelta(hours=3), 4, say("连不上数据库")), NOW)
    assert gone.state is State.HOLD and gone.strip == "离线自 21:14·名单 12 号 3 小时前·待上传 4 条"
    assert "别的门" in gone.detail and "作废" in gone.detail
    stale = link_words(replace(fresh, list_at=NOW - timedelta(days=3), stale=True), NOW)
    assert stale.state is State.HOLD and "3 天前" in stale.strip and "名单" in stale.detail
    clock = link_words(replace(fresh, reason=say("本机时间往前跳了 90 分钟，请核对时间")), NOW)
    assert clock.state is State.HOLD and clock.strip.startswith("本机时间")
    assert "待上传 2 条" in link_words(replace(fresh, pending=2), NOW).words
    assert "没有签字人名单" in link_words(GateLink(False, NOW), NOW).strip
    for online in (True, False):
        stranger = link_words(GateLink(online, NOW, None, NOW, enrolled=False), NOW)
        assert stranger.state is State.HOLD and "本岗未登记，不能验真" in stranger.strip and "刚更新" not in stranger.words


def test_another_try_keeps_what_was_not_refused() -> None:
    keying = Keying.of(check_view())
    for character in "682K51074567111122223333":
        keying = keying.key(character)
    assert keying.done
    trailer = keying.again(SeenKind.TRAILER)
    assert trailer.active == 1 and [len(row.keyed) for row in trailer.rows] == [4, 0, 4, 4, 4, 4]
    seals = keying.again(SeenKind.SEAL)
    assert seals.active == 3 and seals.seen()[SeenKind.SEAL] == "" and seals.seen()[SeenKind.CONTAINER] == "4567"
    assert keying.again(None) == keying.again(SeenKind.BEARER) == keying.clear()
    first, then = (screens.check(check_view(), NOW, one).sentence for one in (Keying.of(check_view()), seals))
    assert first.endswith("键入：车头、挂车、柜号、封签。") and "再键：封签；" in then


def test_everything_read_at_the_gate_stands_out() -> None:
    dark = tokens.DARK
    for ink, ground in (
        (dark.hold_text, dark.hold_soft), (dark.text1, dark.hold_soft), (dark.text2, dark.surface1), (dark.text2, dark.surface2),
        (dark.wrong_text, dark.surface1), (dark.focus, dark.surface1), (tokens.WRONG_FILL.ground, "#FFFFFF"),
    ):  # fmt: skip
        assert tokens.contrast(ink, ground) >= 7
