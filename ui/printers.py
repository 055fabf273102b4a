"""What the device marks say of printers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.core.text import say
from app.core.words import PrintKind, PrintOutcome
from app.devices.printer import PrinterFault
from app.devices.printer_status import FAULT_WORDS
from app.printing.outbox import PrinterReport
from ui.i18n import shown
from ui.theme.tokens import State
from ui.widgets.bench import DeviceView

_OUTCOMES = {PrintOutcome.UNKNOWN: State.HOLD, PrintOutcome.FAILED: State.WRONG, PrintOutcome.QUEUED: State.HOLD}


def fault_word(fault: str) -> str:
    """「缺纸」 and the like for a value of `PrinterFault`; blank for none."""
    return shown(say(FAULT_WORDS[PrinterFault(fault)])) if fault in set(PrinterFault) else ""


def device_view(report: PrinterReport) -> tuple[str, DeviceView]:
    """The key of the device and its mark: a fault in a word, never 「正常」 for a printer that did not say so."""
    if report.kind is PrintKind.LABEL:
        name = QCoreApplication.translate("DeskWindow", "标签机")
        return "labels", DeviceView("printer", _state(report), report.name or name, _word(report), report.name)
    name = QCoreApplication.translate("DeskWindow", "单据打印")
    return "papers", DeviceView("doc", _state(report), name, _word(report))


def _state(report: PrinterReport) -> State:
    if not report.there:
        return State.NOT_YET
    if report.outcome in _OUTCOMES:
        return _OUTCOMES[report.outcome]
    return State.HOLD if report.fault else State.GOOD


def _word(report: PrinterReport) -> str:
    if not report.there:
        return QCoreApplication.translate("DeskWindow", "本机未配")
    if report.outcome is PrintOutcome.UNKNOWN:
        return QCoreApplication.translate("DeskWindow", "结果不明")
    if report.outcome is PrintOutcome.FAILED:
        return QCoreApplication.translate("DeskWindow", "打不出")
    if report.fault:
        return fault_word(report.fault)
    if report.outcome is PrintOutcome.QUEUED:
        return QCoreApplication.translate("DeskWindow", "在等")
    if report.outcome is PrintOutcome.SENT:
        return QCoreApplication.translate("DeskWindow", "已发送")
    return QCoreApplication.translate("DeskWindow", "正常")
