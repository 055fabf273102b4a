"""What the bench says while a label is waited for: in the printer's queue, in the printer, unknown, and what ends the wait."""

from __future__ import annotations

from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.devices.printer import PrinterFault
from app.devices.printer_status import FAULT_WORDS, REMEDIES
from app.printing.service import PrintJobView
from db.states import PrintOutcome


def next_step(job: PrintJobView | None, label: Text, usual: Text) -> Text:
    """The next step while a label is waited for; one of unknown outcome is never asked for twice in silence.

    Args:
        job: Its newest print.
        label: What it is called: 「第 3 箱标签」.
        usual: What to do once it is there.
    """
    if job is None or job.sending or job.outcome is PrintOutcome.CONFIRMED:
        return usual
    if job.outcome is PrintOutcome.UNKNOWN:
        return say(QT_TRANSLATE_NOOP("app", "{label}结果不明：贴得上就扫回，没有就扫「重打」"), label=label)
    if job.outcome is PrintOutcome.FAILED:
        return say(QT_TRANSLATE_NOOP("app", "{label}打不出，叫系统管理员；好了扫「重打」"), label=label)
    if job.fault not in set(PrinterFault):
        return usual
    fault = PrinterFault(job.fault)
    values = {"fault": say(FAULT_WORDS[fault]), "then": say(REMEDIES[fault])}
    if job.outcome is PrintOutcome.QUEUED:
        return say(QT_TRANSLATE_NOOP("app", "标签在等打印机：{fault}，{then}自动打印"), **values)
    return say(QT_TRANSLATE_NOOP("app", "标签已在打印机里：{fault}，{then}接着打；不等就扫「重打」"), **values)
