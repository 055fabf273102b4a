"""The gate's screens in the gallery, on sample data: every state, few things to key and many, with and without the database."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import style
from ui.theme.tokens import DARK, State
from ui.widgets.base import BenchBox, BenchLayout
from ui.widgets.gate import GateBanner, GateState, GateView, Seen
from ui.widgets.gate_head import GateFacts, GateFactsView, GateHeader, GateHeaderView, HoldStrip
from ui.widgets.gate_ready import ReadyKeys, ReadyKeyView
from ui.widgets.gate_rows import KeyRows
from ui.widgets.keypad import GateActions, Keypad

HEADER = GateHeaderView("一号门", "门卫 工号 0302·F4 换人", State.GOOD, "联网·名单 12 号 2 分钟前", "今日放行 37·拒放 1", "22:47")
OFFLINE = replace(HEADER, link_state=State.HOLD, link="离线核验")
STRIP = ("离线自 21:14·名单 12 号 3 小时前·待上传 4 条", "别的门是否已用、刚作废或挂失的票、改过的装车，本机不知道")
READY = GateView(GateState.READY, "请扫出门证", "下一步：扫司机手里第二联（门卫联）上的二维码")
KEYS = (
    ReadyKeyView("entry", "inbox", "入厂登记", "记车头、挂车车牌", "F6"),
    ReadyKeyView("inside", "truck", "在厂车辆", "6 辆·2 辆缺签", "F7"),
    ReadyKeyView("log", "list", "今日记录", "放行 37·拒放 1", "Ctrl+L"),
    ReadyKeyView("person", "swap", "换人", "现在 工号 0302", "F4"),
)
CHECK = GateView(
    GateState.CHECK, "票真，请核车牌", "还不能放行。去看车，把看到的末四位键入。", "CM26000038", "出门证", ("销售·今日 24:00 前有效",)
)
ROWS = (("truck", "车头", "682K"), ("trailer", "挂车", "51"), ("lock", "封签", ""))
SIX_ROWS = (
    ("truck", "车头", "682K"), ("trailer", "挂车", "5107"), ("box", "柜号", "4567"), ("lock", "封签 1", "77"), ("lock", "封签 2", ""),
    ("lock", "封签 3", ""),
)  # fmt: skip
FACTS = GateFactsView(
    ((State.GOOD, "财务部 已签 16:20"), (State.GOOD, "人事总务部 已签 16:41")), "控制柜等 120 箱",
    "车牌和封签要看车，屏上不显示。第 1 次核验", "华东电气设备有限公司",
)  # fmt: skip
LONG_FACTS = GateFactsView(
    ((State.GOOD, "财务部：会计乙（代签）16:20"), (State.GOOD, "人事总务部 纸签 16:41·登记 仓管员甲")),
    "低压成套开关设备等 1,120 箱", "车牌和封签要看车，屏上不显示。第 3 次核验",
    "华东第二电气成套设备制造与工程安装技术服务股份有限公司（苏州工业园区分公司）、华南电气",
)  # fmt: skip
_SAME = "看到的与票一致"
RELEASE = GateView(
    GateState.RELEASE, "放行", "三项一致，请抬杆", "CM26000038", "出门证", ("已核销，不能再用",), "22:47:16",
    (Seen("truck", "车头", "苏Z·8682K", _SAME), Seen("trailer", "挂车", "苏Z·5107挂", _SAME), Seen("lock", "封签", "JF0047719", _SAME)),
    "华东电气设备有限公司·120 箱·货物已记「已离厂」", "本日第 38 次放行·门卫 工号 0302·记录已保存", "扫下一张出门证",
)  # fmt: skip
RELEASE_SIX = replace(
    RELEASE, sentence="六项一致，请抬杆", who=f"{LONG_FACTS.owner}·1,120 箱·已记入本机，联网后自动上传",
    document_notes=("已核销，不能再用", "离线核验"),
    seen=(
        *RELEASE.seen[:2], Seen("box", "柜号", "TGHU1234567", _SAME), Seen("lock", "封签 1", "JF0047719", _SAME),
        Seen("lock", "封签 2", "JF0047720", _SAME), Seen("lock", "封签 3", "CNSH004772", _SAME),
    ),
)  # fmt: skip
REFUSE = GateView(
    GateState.REFUSE, "拒放", "车号不符，不得放行", "CM26000038", "出门证", ("已记录",), "22:47:16", who="值班物流科长",
    small="条款 H-05", action="再键一次", phone="内线 8008",
)  # fmt: skip
REFUSE_FINAL = replace(
    REFUSE, sentence="出门证已核销：11-26 21:02:33 由门卫 工号 0311 在二号门放行，不能再用", small="条款 H-07", action="扫下一张",
    phone="138-0000-0000", final=True,
)  # fmt: skip


def _frame(view: GateView, offline: bool = False) -> tuple[BenchLayout, QVBoxLayout]:
    page = BenchLayout()
    style.apply_to_page(page, DARK)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    header, strip, banner = GateHeader(), HoldStrip(), GateBanner()
    header.show_header(OFFLINE if offline else HEADER)
    strip.show_words(*(STRIP if offline else ("", "")))
    banner.show_verdict(view)
    column.addWidget(header)
    column.addWidget(strip)
    column.addWidget(banner, 1)
    return page, column


def _keyed(rows: tuple[tuple[str, str, str], ...], facts: GateFactsView, offline: bool = False) -> QWidget:
    page, column = _frame(CHECK, offline)
    body = BenchBox(row=True, gap=20, margins=(24, 6, 24, 6) if offline else (24, 17, 24, 16))
    left, right = BenchBox(gap=10), BenchBox(gap=10)
    keyed, shown = KeyRows(), GateFacts()
    keyed.set_rows([(icon, name, 4) for icon, name, _ in rows])
    active = next((n for n, (_, _, chars) in enumerate(rows) if len(chars) < 4), len(rows))
    for number, (row, (_, _, chars)) in enumerate(zip(keyed.rows, rows, strict=True)):
        here = number == active
        sub = f"共 {len(rows)} 项" if here and len(rows) > 1 else "" if here else "已键入" if len(chars) == 4 else "未键入"
        row.show_keyed(chars, active=here, note="" if not here else f"第 {number + 1} 项" if len(rows) > 1 else "键末 4 位", sub=sub)
    shown.show_facts(facts)
    left.box.addWidget(keyed, 1)
    left.box.addWidget(shown)
    pad, actions = Keypad(), GateActions()
    actions.set_low(offline)
    actions.set_check(f"核对（键满 {len(rows)} 项后可按）", False)
    actions.set_call("不放，叫人", "值班物流科长 内线 8008")
    right.box.addWidget(pad, 1)
    right.box.addWidget(actions)
    body.box.addWidget(left, 660)
    body.box.addWidget(right, 638)
    column.addWidget(body, 10)
    return page


def gate_ready() -> QWidget:
    """The gate while it waits for a pass."""
    page, column = _frame(READY)
    keys = ReadyKeys()
    keys.show_duty("值班物流科长", "内线 8008")
    keys.show_keys(KEYS)
    column.addWidget(keys)
    return page


SCREENS = {
    "gate-ready": gate_ready,
    "gate-check": lambda: _keyed(ROWS, FACTS),
    "gate-check-one": lambda: _keyed((("truck", "车头", "68"),), FACTS),
    "gate-check-two": lambda: _keyed((ROWS[0], ROWS[2]), FACTS),
    "gate-check-six": lambda: _keyed(SIX_ROWS, LONG_FACTS, offline=True),
    "gate-release": lambda: _frame(RELEASE)[0],
    "gate-release-six": lambda: _frame(RELEASE_SIX, offline=True)[0],
    "gate-refuse": lambda: _frame(REFUSE)[0],
    "gate-refuse-final": lambda: _frame(REFUSE_FINAL, offline=True)[0],
}
