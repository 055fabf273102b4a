"""The picker who takes goods although others go first: the bench names those and waits for a reason, or for the right goods."""

from __future__ import annotations

from dataclasses import replace

from app.core.errors import bad_input
from app.core.reasons import Purpose, choices, reason_for, reasons_for
from app.core.scans import ScanAnswer
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.devices.code_table import REASON_PREFIX
from app.devices.codes import CodeForm, Command, ScannedCode
from app.loading.views import DockState, PendingPick
from app.storage.turn import OutOfTurn
from db.states import ScanKind, Verdict

OUT_OF_TURN = "out_of_turn"


def ask(state: DockState, item: PendingPick, held: OutOfTurn) -> tuple[DockState, ScanAnswer]:
    """The bench that waits, and what it says: what goes first, where it stands, and the reasons by their numbers."""
    most = len(reasons_for(Purpose.TURN))
    step = say(QT_TRANSLATE_NOOP("app", "改扫 {place} 那件，或按 1–{most} 给原因"), place=held.first.location, most=most)
    waiting = replace(state, pending=item, first=held.first, next_step=step)
    return waiting, ScanAnswer(Verdict.HOLD, held.reason, item.kind, item.identity, waiting, refusal=OUT_OF_TURN)


def given(state: DockState, code: ScannedCode) -> tuple[DockState | None, ScanAnswer | None]:
    """What a scan means while the bench waits: 撤销 gives up; the same goods once more are told the same; others are taken as ever.

    Returns:
        The state from now on, None for the same; and the answer, None where the scan is taken as if nothing waited.
    """
    item, one = state.pending, code.only
    assert item is not None
    if one is not None and one.form is CodeForm.REASON:
        return None, None
    if one is not None and one.command is Command.UNDO:
        fresh = replace(state, pending=None, first=None, next_step=say(QT_TRANSLATE_NOOP("app", "扫货品")))
        return fresh, ScanAnswer(Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "{item} 不提了"), item=item.identity), ScanKind.COMMAND,
                                 item.identity, fresh)  # fmt: skip
    if one is not None and item.identity in (one.serial, one.lot):
        return None, ScanAnswer(Verdict.HOLD, state.next_step, item.kind, item.identity, state, refusal=OUT_OF_TURN)
    return replace(state, pending=None, first=None), None


def reasons_shown() -> Text:
    """The reasons by their numbers, for the line below the message."""
    return choices(Purpose.TURN)


def reasoned(state: DockState, key: str) -> tuple[PendingPick, str]:
    """The goods that waited, and the reason in words.

    Raises:
        BadInput: Nothing waits, or the reason is for something else.
    """
    if state.pending is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "现在不用给原因"))
    return state.pending, str(reason_for(Purpose.TURN, key).text)


def numbered(state: DockState, digit: int) -> str:
    """The barcode text of the reason that a digit key stands for; blank where none is asked for or none has that number."""
    reasons = reasons_for(Purpose.TURN)
    return REASON_PREFIX + reasons[digit - 1] if state.pending is not None and digit <= len(reasons) else ""
