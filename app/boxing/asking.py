"""The bench that waits for a reason: 重打 and the like do nothing before a reason is scanned or chosen by its number."""

from __future__ import annotations

from dataclasses import replace

from app.boxing.views import BenchState
from app.core.errors import bad_input, fact
from app.core.reasons import Purpose, Reason, choices, reason_for, reasons_for
from app.core.scans import ScanAnswer
from app.core.text import QT_TRANSLATE_NOOP, say
from app.devices.code_table import REASON_PREFIX
from app.devices.codes import CodeForm, Command, ScannedCode
from db.states import ScanKind, Verdict

ASKED_BY: dict[Purpose, Command] = {Purpose.REPRINT: Command.REPRINT, Purpose.SHORT: Command.SHORT, Purpose.REOPEN: Command.SHORT}
"""The command that asks; scanned once more it gives up."""


def ask(state: BenchState, purpose: Purpose) -> tuple[BenchState, ScanAnswer]:
    """The bench that waits for a reason, and what it says."""
    wanted = say(QT_TRANSLATE_NOOP("app", "扫原因码，或按数字键"))
    waiting = replace(state, asking=purpose, taking_out=False, count=None, next_step=wanted)
    sentence = say(QT_TRANSLATE_NOOP("app", "{purpose}原因：{choices}"), purpose=purpose.text, choices=choices(purpose))
    return waiting, ScanAnswer(Verdict.INFO, sentence, ScanKind.COMMAND, purpose.value, waiting)


def given(state: BenchState, code: ScannedCode) -> Reason | ScanAnswer | None:
    """What a scan means while the bench waits for a reason.

    Returns:
        The reason; None when the asking command was scanned again; else the answer that does not count the scan.

    Raises:
        BadInput: A reason that does not serve here.
    """
    purpose = state.asking
    one = code.only
    if purpose is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "现在不用给原因"), fact(QT_TRANSLATE_NOOP("app", "扫到的"), code.shown))
    if one is not None and one.form is CodeForm.REASON:
        return reason_for(purpose, one.value)
    if one is not None and one.command is not None:
        if one.command is ASKED_BY.get(purpose) or one.command is Command.UNDO:
            return None
        if one.command is Command.HELP:
            return ScanAnswer(Verdict.INFO, state.next_step, ScanKind.COMMAND, one.command.value)
    waits = say(QT_TRANSLATE_NOOP("app", "未计入：先给{purpose}原因，或扫「撤销」作罢"), purpose=purpose.text)
    return ScanAnswer(Verdict.HOLD, waits, ScanKind.COMMAND, code.shown, state)


def numbered(state: BenchState, digit: str) -> str:
    """The barcode text of the reason that a digit key stands for; blank where no reason is asked for or none has that number."""
    if state.asking is None or digit not in tuple("123456789"):
        return ""
    reasons = reasons_for(state.asking)
    n = int(digit)
    return REASON_PREFIX + reasons[n - 1] if n <= len(reasons) else ""
