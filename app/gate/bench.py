"""What takes scans at the gate: any code at all is judged here, and nothing but a pass gets further."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from app.core.errors import StoreError
from app.core.scans import ScanAnswer, ScanResult, printable
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Actor, Work
from app.devices.code_table import Series
from app.devices.codes import CodeForm, ScannedCode
from app.gate import checking
from app.gate.journal import JournalScan
from app.gate.station import GateStation
from app.gate.views import GateCheckView, GateVerdict
from db.states import ScanKind, Verdict

T = TypeVar("T")


@dataclass(frozen=True)
class GateState:
    """What the last scan led to: a pass to be checked against the vehicle, a refusal, a request, or nothing yet."""

    last: GateCheckView | GateVerdict | checking.ScanGuardCopy | None = None


class GateBench:
    """The gate. Its series are all: a document of another tab is refused here and leads nowhere else.

    Attributes:
        scan_key: Key of the scan in hand, which the lane sets: an attempt of the log bears it.
    """

    page = "gate"
    series: frozenset[Series] = frozenset(Series)
    latches, never_stops = False, True

    def __init__(self, station: GateStation | None = None) -> None:
        self.state = GateState()
        self.scan_key = ""
        self._station = station

    @property
    def offline(self) -> bool:
        """Whether scans are judged here without the database just now."""
        return self._station is not None and self._station.offline

    def take(self, work: Work, code: ScannedCode) -> ScanAnswer:
        """Judges a scan: amber with what to key, red with the reason, or a command that means nothing here.

        Raises:
            NotPermitted: No guard is signed in.
        """
        if code.form is CodeForm.COMMAND:
            return _no_command(code)
        memory = self._station.memory if self._station is not None else None
        return self._answer(code, checking.present(work, code.text, memory, self.scan_key))

    def goes_on(self, error: StoreError) -> bool:
        """The database did not take a scan; from now on it is done without, where this gate can."""
        return self._station is not None and self._station.lost(error)

    def bounded(self, question: Callable[[], T]) -> T:
        """Nobody at a gate waits longer than a second."""
        return self._station.bounded(question) if self._station is not None else question()

    def take_offline(self, code: ScannedCode, actor: Actor) -> ScanAnswer:
        """The same without the database.

        Raises:
            NotPermitted: No guard is signed in.
            StoreError: The journal cannot be written.
        """
        assert self._station is not None
        if code.form is CodeForm.COMMAND:
            return _no_command(code)
        return self._answer(code, self._station.present_alone(actor, code.text, self.scan_key))

    def kept(self, result: ScanResult, actor: Actor) -> None:
        """A refusal that the database has is remembered here too."""
        if self._station is not None and isinstance(result.view, GateVerdict):
            self._station.remember(result.view, result.scan.key, actor, result.scan.raw, {})

    def keep_offline(self, result: ScanResult, actor: Actor) -> None:
        """Keeps the scan itself in the journal until the database can be told."""
        keep_scan(self._station, result, actor)

    def _answer(self, code: ScannedCode, answer: GateCheckView | GateVerdict | checking.ScanGuardCopy) -> ScanAnswer:
        self.state = GateState(answer)
        if isinstance(answer, GateCheckView):
            sentence = say(QT_TRANSLATE_NOOP("app", "票真，请核车牌"))
            return ScanAnswer(Verdict.HOLD, sentence, ScanKind.GATE_PASS, answer.number, answer, early=True)  # amber lets nobody out
        if isinstance(answer, checking.ScanGuardCopy):
            sentence = say(QT_TRANSLATE_NOOP("app", "这是编号，请扫门卫联上的二维码"))
            return ScanAnswer(Verdict.HOLD, sentence, ScanKind.GATE_PASS, answer.number, answer)
        kind = ScanKind.GATE_PASS if answer.number else ScanKind.UNKNOWN
        return ScanAnswer(Verdict.WRONG, answer.reason, kind, answer.number or code.shown, answer, answer.clause, early=True)


def keep_scan(station: GateStation | None, result: ScanResult, actor: Actor) -> None:
    """Puts a scan that no database took into the gate's journal."""
    if station is not None:
        scan = result.scan
        station.keep_scan(
            JournalScan(
                scan.key, scan.sequence, scan.at, scan.port, printable(scan.raw), scan.page, actor.person_id, result.kind.value,
                result.verdict.value, str(result.message), result.object_key, result.clause or "",
            )
        )  # fmt: skip


def _no_command(code: ScannedCode) -> ScanAnswer:
    sentence = say(QT_TRANSLATE_NOOP("app", "门岗不用命令码，请扫出门证"))
    return ScanAnswer(Verdict.HOLD, sentence, ScanKind.COMMAND, code.shown, None)
