"""The table's line of the label in work: how its print stands, until it is scanned back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.boxing.views import BenchState
from app.core.words import PrintOutcome
from app.core.words import text as word_text
from ui.i18n import shown
from ui.printers import fault_word
from ui.theme.tokens import State
from ui.widgets.pack import PackLine

_STATES = {
    PrintOutcome.QUEUED: State.UNDER_WAY, PrintOutcome.SENT: State.INFO, PrintOutcome.CONFIRMED: State.GOOD,
    PrintOutcome.UNKNOWN: State.HOLD, PrintOutcome.FAILED: State.WRONG, PrintOutcome.CANCELLED: State.NOT_YET,
}  # fmt: skip


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
    return PackLine("printer", name, sub, fault_word(job.fault), 0, 1, at, word)
