"""What the gate page talks to: present, key, release or refuse; with the database, and without it when it cannot be reached."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from app.core.work import Actor, Workplace
from app.gate import checking, queries
from app.gate.checking import ScanGuardCopy
from app.gate.views import DayCount, GateCheckView, GateLink, GateLogEntry, GateVerdict, SeenKind
from app.identity import queries as people
from app.identity import service as identity
from app.identity.views import Helper
from db.states import Role


class GateStation:
    """One gate. Called on the writer lane, one thing after the other; `link` may be read from anywhere.

    Attributes:
        gate: Which gate this is; a pass names one.
        on_link: Called with the new `GateLink` whenever it changes, from whichever thread noticed.
    """

    def __init__(self, place: Workplace, gate: str) -> None:
        self._place = place
        self.gate = gate
        self.on_link: list[Callable[[GateLink], None]] = []
        self._link = GateLink(True, place.clock.now())

    @property
    def link(self) -> GateLink:
        """How the gate stands with the database just now."""
        return self._link

    def start(self) -> None:
        """Begins to watch the database; until then the link is taken as it was found last."""

    def close(self) -> None:
        """Ends the watch."""

    def sign_in(self, who: str, pin: str) -> Actor:
        """Signs a guard in by badge or name and PIN.

        Raises:
            BadInput: Unknown, wrong PIN, or locked for a while.
        """
        return identity.sign_in(self._place, who, pin)

    def present(self, actor: Actor, scanned: str) -> GateCheckView | GateVerdict | ScanGuardCopy:
        """Judges what was scanned, as far as it can be judged without looking at the vehicle.

        Raises:
            NotPermitted: Who is signed in is no guard.
        """
        with self._place.work(actor) as work:
            return checking.present(work, scanned)

    def verify(self, actor: Actor, token: str, seen: Mapping[SeenKind, str]) -> GateVerdict:
        """Compares what the guard saw with the pass: release or refusal, kept either way before it is answered.

        Raises:
            NotPermitted: Who is signed in is no guard.
        """
        with self._place.work(actor) as work:
            return checking.verify(work, token, dict(seen))

    def decline(self, actor: Actor, token: str) -> GateVerdict:
        """The guard has a doubt: nothing is let out, the pass stays as it is.

        Raises:
            NotPermitted: Who is signed in is no guard.
        """
        with self._place.work(actor) as work:
            return checking.decline(work, token)

    def day_count(self) -> DayCount:
        """Released and refused so far today."""
        with self._place.read() as session:
            return queries.day_count(session, self._place.clock.now())

    def log(self, day: date) -> list[GateLogEntry]:
        """Every attempt of a day, newest first."""
        with self._place.read() as session:
            return queries.gate_log(session, day)

    def on_duty(self) -> Helper | None:
        """Whom the guard calls when in doubt."""
        with self._place.read() as session:
            return people.helper(session, Role.LOGISTICS_HEAD)
