"""The label in work on the bench's screen: its line in the table until it is scanned back, and the banner while it waits."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.boxing.views import BenchState
from app.core.words import PrintOutcome
from app.core.words import text as word_text
from app.devices.printer import PrinterFault
from app.packing.product import ProductStep
from ui.i18n import shown
from ui.printers import fault_word
from ui.theme.tokens import State
from ui.widgets.banner import VerdictView
from ui.widgets.pack import PackLine

_STATES = {
    PrintOutcome.QUEUED: State.UNDER_WAY, PrintOutcome.SENT: State.INFO, PrintOutcome.CONFIRMED: State.GOOD,
    PrintOutcome.UNKNOWN: State.HOLD, PrintOutcome.FAILED: State.WRONG, PrintOutcome.CANCELLED: State.NOT_YET,
}  # fmt: skip


def waits_for_label(state: BenchState) -> bool:
    """Whether the next step depends on how a label's print stands."""
    product = state.product
    return state.label_job is not None or (product is not None and product.step is ProductStep.SCAN_BACK)


def label_line(state: BenchState) -> PackLine | None:
    """The line, or None while no label is waited for."""
    job, box = state.label_job, state.box
    if job is None or box is None:
        return None
    name = QCoreApplication.translate("bench", "第 {n} 箱发货标签").format(n=box.box_no)
    sub = QCoreApplication.translate("bench", "第 {nth} 张").format(nth=box.label.issue if box.label else 1)
    at, word = _STATES[job.outcome], shown(word_text(job.outcome))
    if job.sending:
        at, word = State.UNDER_WAY, QCoreApplication.translate("bench", "正在发送")
    elif job.fault and job.outcome is PrintOutcome.QUEUED:
        at = State.HOLD
    wants = fault_word(job.fault) if job.outcome in (PrintOutcome.QUEUED, PrintOutcome.SENT) else ""
    return PackLine("printer", name, sub, wants, 0, 1, at, word)


def label_banner(state: BenchState) -> VerdictView | None:
    """The banner while the label does not come by itself: what the printer lacks, or that nobody knows; None in all other cases."""
    job, box = state.label_job, state.box
    if job is None or box is None or job.sending or state.asking is not None:
        return None
    if job.outcome is PrintOutcome.UNKNOWN:
        word = QCoreApplication.translate("bench", "不明")
    elif job.outcome is PrintOutcome.FAILED:
        word = QCoreApplication.translate("bench", "未打")
    elif job.fault and job.outcome in (PrintOutcome.QUEUED, PrintOutcome.SENT):
        word = _short(job.fault)
    else:
        return None
    item = QCoreApplication.translate("bench", "第 {n} 箱发货标签·{word}").format(n=box.box_no, word=shown(word_text(job.outcome)))
    step = QCoreApplication.translate("bench", "下一步：{step}").format(step=shown(state.next_step))
    detail = job.detail if job.detail != fault_word(job.fault) else ""
    return VerdictView(State.HOLD, word, step, item=item, detail=detail)


def _short(fault: str) -> str:
    """Two characters that are read from three metres; the full word stands below."""
    short = {
        PrinterFault.NO_RIBBON: QCoreApplication.translate("bench", "缺带"),
        PrinterFault.UNREACHABLE: QCoreApplication.translate("bench", "断线"),
        PrinterFault.NO_PRINTER: QCoreApplication.translate("bench", "无机"),
    }
    word = short.get(PrinterFault(fault)) or fault_word(fault)
    return word if len(word) <= 2 or word.isascii() else QCoreApplication.translate("bench", "待打")
