"""What takes scans while a vehicle is being entered: the barcode of a trip says what it comes for, a pass is judged as ever."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.scans import ScanAnswer
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.work import Actor, Work
from app.devices.code_table import Series
from app.devices.codes import ScannedCode
from app.gate.bench import GateBench
from app.yard import queries
from app.yard.views import ExpectedTrip
from db.states import Role, ScanKind, Verdict


@dataclass(frozen=True)
class TripScanned:
    """A trip's barcode was read; `trip` is None where no vehicle is expected for it."""

    number: str
    trip: ExpectedTrip | None


class EntryBench(GateBench):
    """The gate's bench, with or without the database, in front of which trips are taken for what comes in."""

    def take(self, work: Work, code: ScannedCode) -> ScanAnswer:
        """Takes a trip; everything else is the gate's own.

        Raises:
            NotPermitted: No guard is signed in.
        """
        number = _trip_no(code)
        if not number:
            return super().take(work, code)
        work.require(Role.GUARD)
        trip = next((one for one in queries.expected(work.session, work.now) if one.trip_no == number), None)
        if trip is None:
            return _not_taken(number, say(QT_TRANSLATE_NOOP("app", "车次 {trip} 现在不等车，请看单子"), trip=number))
        sentence = say(QT_TRANSLATE_NOOP("app", "车次 {trip}，请键车牌"), trip=number)
        return ScanAnswer(Verdict.GOOD, sentence, ScanKind.DOCUMENT, number, TripScanned(number, trip))

    def take_offline(self, code: ScannedCode, actor: Actor) -> ScanAnswer:
        """Without the database nobody knows which vehicles are awaited; a pass is judged as ever."""
        number = _trip_no(code)
        if not number:
            return super().take_offline(code, actor)
        return _not_taken(number, say(QT_TRANSLATE_NOOP("app", "数据库不通，车次查不到：先记在纸上，恢复后补登记")))


def _trip_no(code: ScannedCode) -> str:
    return code.only.value if code.only is not None and code.only.series is Series.TRIP else ""


def _not_taken(number: str, sentence: Text) -> ScanAnswer:
    return ScanAnswer(Verdict.HOLD, sentence, ScanKind.DOCUMENT, number, TripScanned(number, None))
