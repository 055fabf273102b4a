"""What label printers answer when they are asked how they are; pure over bytes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from app.core.text import QT_TRANSLATE_NOOP, Text, say

HOST_STATUS = b"~HS"
ESCAPE_STATUS = b"\x1b!?"


class PrinterFault(StrEnum):
    """Why a printer does not print: what it says itself, then what is seen from outside."""

    NO_PAPER = "no_paper"
    NO_RIBBON = "no_ribbon"
    HEAD_OPEN = "head_open"
    JAM = "jam"
    PAUSED = "paused"
    BUFFER_FULL = "buffer_full"
    TEMPERATURE = "temperature"
    MEMORY = "memory"
    OTHER = "other"
    UNREACHABLE = "unreachable"
    SILENT = "silent"
    NO_PRINTER = "no_printer"


FAULT_WORDS: dict[PrinterFault, str] = {
    PrinterFault.NO_PAPER: QT_TRANSLATE_NOOP("app", "缺纸"),
    PrinterFault.NO_RIBBON: QT_TRANSLATE_NOOP("app", "碳带用完"),
    PrinterFault.HEAD_OPEN: QT_TRANSLATE_NOOP("app", "开盖"),
    PrinterFault.JAM: QT_TRANSLATE_NOOP("app", "卡纸"),
    PrinterFault.PAUSED: QT_TRANSLATE_NOOP("app", "暂停"),
    PrinterFault.BUFFER_FULL: QT_TRANSLATE_NOOP("app", "缓冲区已满"),
    PrinterFault.TEMPERATURE: QT_TRANSLATE_NOOP("app", "温度超限"),
    PrinterFault.MEMORY: QT_TRANSLATE_NOOP("app", "存储器出错"),
    PrinterFault.OTHER: QT_TRANSLATE_NOOP("app", "打印机故障"),
    PrinterFault.UNREACHABLE: QT_TRANSLATE_NOOP("app", "连不上"),
    PrinterFault.SILENT: QT_TRANSLATE_NOOP("app", "不应答"),
    PrinterFault.NO_PRINTER: QT_TRANSLATE_NOOP("app", "没有标签机"),
}

REMEDIES: dict[PrinterFault, str] = {
    PrinterFault.NO_PAPER: QT_TRANSLATE_NOOP("app", "装好后"),
    PrinterFault.NO_RIBBON: QT_TRANSLATE_NOOP("app", "装好后"),
    PrinterFault.HEAD_OPEN: QT_TRANSLATE_NOOP("app", "合上后"),
    PrinterFault.JAM: QT_TRANSLATE_NOOP("app", "清理后"),
    PrinterFault.PAUSED: QT_TRANSLATE_NOOP("app", "按「继续」后"),
    PrinterFault.BUFFER_FULL: QT_TRANSLATE_NOOP("app", "稍后"),
    PrinterFault.TEMPERATURE: QT_TRANSLATE_NOOP("app", "降温后"),
    PrinterFault.MEMORY: QT_TRANSLATE_NOOP("app", "修好后"),
    PrinterFault.OTHER: QT_TRANSLATE_NOOP("app", "排除后"),
    PrinterFault.UNREACHABLE: QT_TRANSLATE_NOOP("app", "接通后"),
    PrinterFault.SILENT: QT_TRANSLATE_NOOP("app", "应答后"),
    PrinterFault.NO_PRINTER: QT_TRANSLATE_NOOP("app", "扫一台标签机的码后"),
}
"""What has to be done before a job that was kept goes on by itself."""


@dataclass(frozen=True)
class PrinterStatus:
    """One status answer, or that there was none.

    Attributes:
        answered: Whether the printer itself said it.
        reachable: False when no connection came about.
        faults: What keeps it from printing.
        pending: Formats and labels it still holds; a printing TSPL printer counts as one.
        detail: Why it could not be asked.
        asked: False for a printer that is known to answer nothing.
    """

    answered: bool
    reachable: bool = True
    faults: frozenset[PrinterFault] = field(default_factory=frozenset)
    pending: int = 0
    detail: Text | None = None
    asked: bool = True

    @property
    def trouble(self) -> PrinterFault | None:
        """The first thing that is wrong; None for a printer that is ready, busy, or never asked."""
        if not self.answered:
            if not self.reachable:
                return PrinterFault.UNREACHABLE
            return PrinterFault.SILENT if self.asked else None
        return next((fault for fault in PrinterFault if fault in self.faults), None)

    @property
    def idle(self) -> bool:
        """It said that nothing is wrong and nothing is left to print."""
        return self.answered and not self.faults and self.pending == 0

    def sentence(self) -> Text:
        """The status as one sentence."""
        if not self.answered:
            return self.detail or say(QT_TRANSLATE_NOOP("app", "打印机没有回答"))
        if self.trouble is not None:
            return say(FAULT_WORDS[self.trouble])
        if self.pending:
            return say(QT_TRANSLATE_NOOP("app", "打印机还有 {count} 张未打"), count=self.pending)
        return say(QT_TRANSLATE_NOOP("app", "打印机就绪"))


def parse_status(answer: bytes, *, zpl: bool) -> PrinterStatus | None:
    """Reads a status answer, or returns None while it is not complete or not one.

    Args:
        answer: All bytes received so far.
        zpl: True for the three lines of `~HS`, False for the one byte of `<ESC>!?`.
    """
    return _parse_host_status(answer) if zpl else _parse_escape_status(answer)


def _parse_host_status(answer: bytes) -> PrinterStatus | None:
    lines = [part.partition(b"\x03") for part in answer.split(b"\x02")[1:]]
    fields = [line[0].strip().split(b",") for line in lines if line[1]]
    if len(fields) < 3 or len(fields[0]) < 12 or len(fields[1]) < 9:
        return None
    first, second = fields[0], fields[1]
    try:
        waiting = int(first[4]) + int(second[8]) + int(first[7])
        flags = {
            PrinterFault.NO_PAPER: int(first[1]),
            PrinterFault.PAUSED: int(first[2]),
            PrinterFault.BUFFER_FULL: int(first[5]),
            PrinterFault.MEMORY: int(first[9]),
            PrinterFault.TEMPERATURE: int(first[10]) or int(first[11]),
            PrinterFault.HEAD_OPEN: int(second[2]),
            PrinterFault.NO_RIBBON: int(second[3]),
        }
    except ValueError:
        return None
    return PrinterStatus(True, True, frozenset(fault for fault, on in flags.items() if on), waiting)


_ESCAPE_FAULTS = {
    0x01: PrinterFault.HEAD_OPEN,
    0x02: PrinterFault.JAM,
    0x04: PrinterFault.NO_PAPER,
    0x08: PrinterFault.NO_RIBBON,
    0x10: PrinterFault.PAUSED,
    0x80: PrinterFault.OTHER,
}
_ESCAPE_PRINTING = 0x20
_ESCAPE_UNDEFINED = 0x40


def _parse_escape_status(answer: bytes) -> PrinterStatus | None:
    if not answer:
        return None
    if len(answer) > 1 and any(byte & _ESCAPE_UNDEFINED for byte in answer):
        return None  # text, not status: whatever answers here is not this printer
    flags = answer[-1]
    faults = {fault for bit, fault in _ESCAPE_FAULTS.items() if flags & bit}
    if flags & _ESCAPE_UNDEFINED:
        # A bit that no manual defines is no "ready".
        faults.add(PrinterFault.OTHER)
    return PrinterStatus(True, True, frozenset(faults), 1 if flags & _ESCAPE_PRINTING else 0)
