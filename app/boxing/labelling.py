"""What the bench says of the label in work: in the printer's queue, sent, unknown, and what ends the wait."""

from __future__ import annotations

from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.devices.printer import PrinterFault
from app.devices.printer_status import FAULT_WORDS, REMEDIES
from app.printing.service import PrintJobView
from db.states import PrintOutcome

SCAN_BACK = QT_TRANSLATE_NOOP("app", "贴标后扫标签")


def next_step(job: PrintJobView | None, box_no: int) -> Text:
    """The next step while the label of a box is waited for; a label of unknown outcome is never asked for twice in silence."""
    if job is None or job.sending or job.outcome is PrintOutcome.CONFIRMED:
        return say(SCAN_BACK, n=box_no)
    if job.outcome is PrintOutcome.UNKNOWN:
        return say(QT_TRANSLATE_NOOP("app", "第 {n} 箱标签结果不明：贴得上就扫回，没有就扫「重打」"), n=box_no)
    if job.outcome is PrintOutcome.FAILED:
        return say(QT_TRANSLATE_NOOP("app", "第 {n} 箱标签打不出，叫系统管理员；好了扫「重打」"), n=box_no)
    if job.fault not in set(PrinterFault):
        return say(SCAN_BACK, n=box_no)
    fault = PrinterFault(job.fault)
    values = {"fault": say(FAULT_WORDS[fault]), "then": say(REMEDIES[fault])}
    if job.outcome is PrintOutcome.QUEUED:
        return say(QT_TRANSLATE_NOOP("app", "标签在等打印机：{fault}，{then}自动打印"), **values)
    return say(QT_TRANSLATE_NOOP("app", "标签已在打印机里：{fault}，{then}接着打"), **values)
