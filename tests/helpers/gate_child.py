"""A gate in a process of its own, to be killed: `python -m tests.helpers.gate_child MODE FOLDER`.

It judges the mint's pass without a database and says `green` when the guard would see it. `proper` is the program's own order: journal
first. `careless` says green first and is the control: killed then, the release is lost. `written` stands still between the two.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from app.core.clock import SetClock
from app.core.work import Actor
from app.gate import alone
from app.gate.alone import Here
from app.gate.cache import Cache, save
from app.gate.journal import Attempt, Journal
from app.gate.memory import CACHE, GateMemory
from app.gate.views import GateOutcome, GateVerdict, SeenKind
from db.states import Role
from tests.helpers.mint import GATE, NOW, Mint, claims

GUARD = Actor(21, "门卫甲", "JF$P0021", frozenset({Role.GUARD}))
SEEN = {SeenKind.PLATE: "682K", SeenKind.TRAILER: "5117", SeenKind.SEAL: "5821"}


def memory(folder: Path, mint: Mint) -> GateMemory:
    """A gate that has synchronised the mint's list once."""
    if not (folder / CACHE).exists():
        save(folder / CACHE, Cache(NOW, mint.published()))
    clock = SetClock(NOW)
    return GateMemory(GATE, clock, mint.root_public, folder, lambda: clock.now().timestamp())


def verify(gate: GateMemory, mint: Mint, key: str = "") -> GateVerdict:
    """The guard has looked at the right truck."""
    return alone.verify(gate, Here(GATE, "门卫一"), GUARD, mint.token(claims()), SEEN, key or "key")


def _say(word: str) -> None:
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


class _Standing(Journal):
    """Stands still between journal and screen."""

    def keep(self, *args: object, **kwargs: object) -> None:
        super().keep(*args, **kwargs)  # type: ignore[arg-type]
        _say("written")
        time.sleep(60)


class _Careless(Journal):
    """Green before the journal."""

    def keep(self, attempt: Attempt, *args: object, **kwargs: object) -> None:
        if attempt.outcome is GateOutcome.RELEASED:
            _say("green")
            time.sleep(60)


def main(mode: str, folder: Path) -> None:
    """One release, then nothing until somebody kills it."""
    mint = Mint()
    gate = memory(folder, mint)
    assert gate.journal is not None
    if mode != "proper":
        gate.journal = {"written": _Standing, "careless": _Careless}[mode](gate.journal.path)
    if verify(gate, mint).outcome is GateOutcome.RELEASED:
        _say("green")
    time.sleep(60)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
