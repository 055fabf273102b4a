"""What the tab 入库 shows for a scan result and for the state of its bench; plain values, no widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.core.clock import site_time
from app.core.scans import ScanResult
from app.core.text import Text
from app.core.words import Verdict
from app.core.words import text as word_text
from app.inbound.bench import InboundState
from app.inbound.views import ReceiptView
from ui.i18n import shown
from ui.theme.tokens import State
from ui.widgets.banner import VerdictView
from ui.widgets.pack import PackLine, ScanEntry

STATES = {
    Verdict.GOOD: State.GOOD, Verdict.DONE: State.GOOD, Verdict.INFO: State.INFO, Verdict.WRONG: State.WRONG,
    Verdict.HOLD: State.HOLD, Verdict.IGNORED: State.HOLD, Verdict.PARTIAL: State.HOLD, Verdict.FAULT: State.WRONG,
}  # fmt: skip


def ready(state: InboundState) -> VerdictView:
    """The banner that waits: what is scanned so far and what comes next."""
    return VerdictView(
        State.NOT_YET, QCoreApplication.translate("inbound", "请扫"), _next(state), item=state.product,
        counts_title=_counts_title(state), counted=_counts(state)[0], expected=_counts(state)[1],
    )  # fmt: skip


def verdict(result: ScanResult, state: InboundState) -> VerdictView:
    """The banner for a result; the state is the one after it."""
    short = {
        Verdict.HOLD: QCoreApplication.translate("inbound", "请核"), Verdict.INFO: QCoreApplication.translate("inbound", "记录"),
    }  # fmt: skip
    word = short.get(result.verdict) or shown(word_text(result.verdict))
    at = STATES[result.verdict]
    if at is State.WRONG:
        return wrong(result)
    below = ""
    if result.verdict is Verdict.DONE:
        below = QCoreApplication.translate("inbound", "已入库") if isinstance(result.view, ReceiptView) else ""
    return VerdictView(
        at, word, _next(state), below, state.product or shown(result.message), shown(result.message) if state.product else "",
        counts_title=_counts_title(state), counted=_counts(state)[0], expected=_counts(state)[1],
    )  # fmt: skip


def wrong(result: ScanResult) -> VerdictView:
    """The banner of a refusal: it stays until somebody confirms."""
    facts = result.error.facts if result.error else ()
    pairs = tuple((shown(f.label), shown(f.value) if isinstance(f.value, Text) else f.value) for f in facts[:2])
    step = QCoreApplication.translate("inbound", "扫「确认」或按 F12，再继续")
    word, note = QCoreApplication.translate("inbound", "错"), QCoreApplication.translate("inbound", "扫描枪回车无效")
    return VerdictView(
        State.WRONG, word, step, QCoreApplication.translate("inbound", "已停下"), shown(result.message), pairs=pairs, note=note
    )


def _next(state: InboundState) -> str:
    return QCoreApplication.translate("inbound", "下一步：{step}").format(step=shown(state.next_step))


def _counts_title(state: InboundState) -> str:
    return QCoreApplication.translate("inbound", "已扫 / 应收") if state.expected and not state.lane else ""


def _counts(state: InboundState) -> tuple[int | None, int | None]:
    """What counts so far; nothing while goods are put down in the 待收 lane, or before a paper names how many there are."""
    if state.lane or not state.expected:
        return None, None
    return state.count, state.expected


def lines(state: InboundState) -> tuple[PackLine, ...]:
    """The three slots and the place, each with what is in it."""
    translate = QCoreApplication.translate
    there, missing = translate("inbound", "到"), translate("inbound", "待扫")

    def slot(picture: str, name: str, sub: str, value: str) -> PackLine:
        at = State.GOOD if value else State.NOT_YET
        return PackLine(picture, name, sub, value, int(bool(value)), 1, at, there if value else missing)

    labels = state.count
    expected = max(state.expected, labels, 1)
    last = state.labels[-1].identity if state.labels else ""
    full = state.expected > 0 and labels >= state.expected
    left = translate("inbound", "差 {n}").format(n=expected - labels)
    label_state = State.GOOD if full else State.UNDER_WAY if labels else State.NOT_YET
    label_word = translate("inbound", "齐") if full else left if labels else missing
    if state.lane:
        return (
            slot("doc", translate("inbound", "生产任务单"), translate("inbound", "有就先扫，没有就缺着"), state.task_no),
            slot("shield", translate("inbound", "产品检验单"), translate("inbound", "有就先扫，没有就缺着"), state.inspection_no),
            PackLine(
                "goods-goods", translate("inbound", "产品标签"), translate("inbound", "逐件扫，扫一件放一件"), "", state.down, None,
                State.UNDER_WAY, translate("inbound", "已放下"),
            ),
            PackLine(
                "pin", translate("inbound", "待收库位"), translate("inbound", "不能提货，单据到了再入库"), state.lane, 1, 1, State.HOLD,
                translate("inbound", "待收"),
            ),
        )  # fmt: skip
    chosen = translate("inbound", "已选") if state.location else translate("inbound", "建议")
    place_state = State.GOOD if state.location else State.INFO if state.place else State.NOT_YET
    return (
        slot("doc", translate("inbound", "生产任务单"), translate("inbound", "扫 RW 条码"), state.task_no),
        slot("shield", translate("inbound", "产品检验单"), translate("inbound", "扫 JY 条码，须合格"), state.inspection_no),
        PackLine(
            "goods-goods", translate("inbound", "产品标签"), translate("inbound", "逐件扫内容标签"), last, labels, expected,
            label_state, label_word,
        ),
        PackLine(
            "pin", translate("inbound", "库位"), translate("inbound", "扫库位码，或 F7 换下一个"), state.place, int(bool(state.place)), 1,
            place_state, chosen if state.place else missing,
        ),
    )  # fmt: skip


def active_line(state: InboundState) -> int:
    """The slot that is next."""
    if state.lane:
        return 2
    if not state.task_no:
        return 0
    if not state.inspection_no:
        return 1
    return 2 if state.count < max(1, state.expected) else 3


def entry(result: ScanResult) -> ScanEntry:
    """One line of the scan log."""
    time = site_time(result.scan.at).strftime("%H:%M:%S")
    return ScanEntry(STATES[result.verdict], shown(word_text(result.verdict)), shown(result.message), time)
