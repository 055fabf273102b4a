"""What takes scans while a vehicle is being entered: the barcode of a trip says what it comes for, a pass is judged as ever."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import Any

from app.core.scans import ScanAnswer
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.devices.code_table import Series
from app.devices.codes import ScannedCode
from app.scanning.lane import Bench
from app.yard import queries
from app.yard.views import ExpectedTrip
from db.states import Role, ScanKind, Verdict


@dataclass(frozen=True)
class TripScanned:
    """A trip's barcode was read; `trip` is None where no vehicle is expected for it."""

    number: str
    trip: ExpectedTrip | None


class EntryBench:
    """The gate's bench in front of which trips are taken for what comes in."""

    page = "gate"
    series: frozenset[Series] = frozenset(Series)
    latches = False

    def __init__(self, gate: Bench) -> None:
        self._gate = gate
        self.state: Any = gate.state

    def take(self, work: Work, code: ScannedCode) -> ScanAnswer:
        """Takes a trip; everything else is the gate's own.

        Raises:
            NotPermitted: No guard is signed in.
        """
        if code.only is None or code.only.series is not Series.TRIP:
            gate = copy(self._gate)
            answer = gate.take(work, code)
            self.state = gate.state
            return answer
        work.require(Role.GUARD)
        number = code.only.value
        trip = next((one for one in queries.expected(work.session, work.now) if one.trip_no == number), None)
        if trip is None:
            sentence = say(QT_TRANSLATE_NOOP("app", "车次 {trip} 现在不等车，请看单子"), trip=number)
            return ScanAnswer(Verdict.HOLD, sentence, ScanKind.DOCUMENT, number, TripScanned(number, None))
        sentence = say(QT_TRANSLATE_NOOP("app", "车次 {trip}，请键车牌"), trip=number)
        return ScanAnswer(Verdict.GOOD, sentence, ScanKind.DOCUMENT, number, TripScanned(number, trip))
