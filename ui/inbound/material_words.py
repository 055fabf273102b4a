"""What the materials views of the tab 入库 show for a scan result and for the state of their benches; plain values, no widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.core.scans import ScanResult
from app.core.text import Text
from app.core.words import Verdict
from app.core.words import text as word_text
from app.inbound.materials_bench import MaterialsState
from app.materials.views import PackagingItemView
from ui.i18n import shown
from ui.inbound.view import STATES
from ui.theme.tokens import State
from ui.widgets.banner import VerdictView
from ui.widgets.pack import PackLine


def size_or_kind(item: PackagingItemView) -> str:
    """The outer size, or the kind where no size was stated."""
    return "×".join(str(side) for side in item.size_mm) if all(item.size_mm) else shown(word_text(item.kind))


def stock_mark(item: PackagingItemView) -> tuple[State, str]:
    """The state of an item's stock as mark and word."""
    translate = QCoreApplication.translate
    if not item.active:
        return State.NOT_YET, translate("materials", "停用")
    if not item.approved:
        return State.HOLD, translate("materials", "未认可")
    if item.is_low:
        return State.WRONG, translate("materials", "低于下限")
    return State.GOOD, translate("materials", "正常")


def ready(state: MaterialsState, step: str, counts: tuple[str, int, int] | None = None) -> VerdictView:
    """The banner that waits."""
    title, counted, expected = counts or ("", 0, 0)
    item = state.active.name if state.active else ""
    return VerdictView(
        State.NOT_YET, QCoreApplication.translate("inbound", "请扫"), step, item=item, counts_title=title,
        counted=counted if counts else None, expected=expected if counts else None,
    )  # fmt: skip


def verdict(result: ScanResult, step: str, counts: tuple[str, int, int] | None = None) -> VerdictView:
    """The banner for a result; `step` is what comes next."""
    translate = QCoreApplication.translate
    at = STATES[result.verdict]
    if at is State.WRONG:
        facts = result.error.facts if result.error else ()
        pairs = tuple((shown(f.label), shown(f.value) if isinstance(f.value, Text) else f.value) for f in facts[:2])
        stop, note = translate("inbound", "扫「确认」或按 F12，再继续"), translate("inbound", "扫描枪回车无效")
        wrong, stopped = translate("inbound", "错"), translate("inbound", "已停下")
        return VerdictView(at, wrong, stop, stopped, shown(result.message), pairs=pairs, note=note)
    short = {Verdict.HOLD: translate("inbound", "请核"), Verdict.INFO: translate("inbound", "记录")}
    word = short.get(result.verdict) or shown(word_text(result.verdict))
    title, counted, expected = counts or ("", 0, 0)
    return VerdictView(
        at, word, step, item=shown(result.message), counts_title=title, counted=counted if counts else None,
        expected=expected if counts else None,
    )  # fmt: skip


def issue_lines(state: MaterialsState) -> tuple[PackLine, ...]:
    """The lines of the 领料单: issued before and scanned now, of what it asks for."""
    translate = QCoreApplication.translate
    found = []
    for line in state.requisition.lines if state.requisition else ():
        now = state.pieces.get(line.key, 0)
        there = line.issued + now
        if there >= line.quantity:
            at, word = State.GOOD, translate("inbound", "齐")
        elif line.balance <= now:
            at, word = State.HOLD, translate("materials", "缺货")
        else:
            at, word = (State.UNDER_WAY if there else State.NOT_YET), translate("inbound", "差 {n}").format(n=line.quantity - there)
        sub = translate("materials", "{code}·库存 {n} {unit}").format(code=line.key, n=line.balance, unit=line.unit)
        found.append(PackLine("goods-goods", line.name, sub, line.kind_name, there, line.quantity, at, word))
    return tuple(found)


def active_line(state: MaterialsState) -> int:
    """The line of the last scan, else the first that is open."""
    lines = state.requisition.lines if state.requisition else ()
    last = [n for n, line in enumerate(lines) if line.key == state.last]
    first_open = [n for n, line in enumerate(lines) if line.open > state.pieces.get(line.key, 0)]
    return (last or first_open or [-1])[0]
