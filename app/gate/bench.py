"""What takes scans at the gate: any code at all is judged here, and nothing but a pass gets further."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.scans import ScanAnswer
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.devices.code_table import Series
from app.devices.codes import CodeForm, ScannedCode
from app.gate import checking
from app.gate.views import GateCheckView, GateVerdict
from db.states import ScanKind, Verdict


@dataclass(frozen=True)
class GateState:
    """What the last scan led to: a pass to be checked against the vehicle, a refusal, a request, or nothing yet."""

    last: GateCheckView | GateVerdict | checking.ScanGuardCopy | None = None


class GateBench:
    """The gate. Its series are all: a document of another tab is refused here and leads nowhere else."""

    page = "gate"
    series: frozenset[Series] = frozenset(Series)
    latches = False

    def __init__(self) -> None:
        self.state = GateState()

    def take(self, work: Work, code: ScannedCode) -> ScanAnswer:
        """Judges a scan: amber with what to key, red with the reason, or a command that means nothing here.

        Raises:
            NotPermitted: No guard is signed in.
        """
        if code.form is CodeForm.COMMAND:
            sentence = say(QT_TRANSLATE_NOOP("app", "门岗不用命令码，请扫出门证"))
            return ScanAnswer(Verdict.HOLD, sentence, ScanKind.COMMAND, code.shown, None)
        answer = checking.present(work, code.text)
        self.state = GateState(answer)
        if isinstance(answer, GateCheckView):
            sentence = say(QT_TRANSLATE_NOOP("app", "票真，请核车牌"))
            return ScanAnswer(Verdict.HOLD, sentence, ScanKind.GATE_PASS, answer.number, answer)
        if isinstance(answer, checking.ScanGuardCopy):
            sentence = say(QT_TRANSLATE_NOOP("app", "这是编号，请扫门卫联上的二维码"))
            return ScanAnswer(Verdict.HOLD, sentence, ScanKind.GATE_PASS, answer.number, answer)
        kind = ScanKind.GATE_PASS if answer.number else ScanKind.UNKNOWN
        return ScanAnswer(Verdict.WRONG, answer.reason, kind, answer.number or code.shown, answer, answer.clause)
