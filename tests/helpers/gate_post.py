"""A gate in a process of its own: `python -m tests.helpers.gate_post URL FOLDER GATE GUARD`, orders and answers as JSON lines.

It is the program's own `GateStation` on the database of URL, with journal and cache in FOLDER. `{"do": "pass", "token": …, "seen": …}`
is a vehicle before it: scanned, looked at, judged; `{"do": "look"}` one round of the watch; `{"do": "fall"}` lets the process die by the
ninth signal right after the next entry of its journal, before anybody sees a verdict.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from app.admin import demo_trust
from app.core.events import EventBus
from app.core.work import Actor, Workplace
from app.gate.journal import Journal
from app.gate.station import GateStation
from app.gate.views import GateCheckView, GateVerdict, SeenKind
from db.engine import open_engine
from db.states import Role
from tests.helpers.running_clock import RunningClock


class _Falling(Journal):
    """Dies with the entry on the disk."""

    def keep(self, *args: Any, **kwargs: Any) -> None:
        super().keep(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)


class Post:
    """The guard of one gate."""

    def __init__(self, url: str, folder: Path, gate: str, guard: dict[str, Any], now: str) -> None:
        self.clock = RunningClock(datetime.fromisoformat(now))
        place = Workplace(open_engine(url, quick=True), f"门卫·{gate}", self.clock, EventBus(), vault=demo_trust.vault())
        self.station = GateStation(place, gate, folder)
        self.guard = Actor(guard["id"], guard["name"], guard["badge"], frozenset({Role.GUARD}))

    def take(self, order: dict[str, Any]) -> dict[str, Any]:
        """Does what the order says."""
        if order["do"] == "look":
            self.station.look()
        elif order["do"] == "fall":
            journal = self.station.memory.journal
            assert journal is not None
            self.station.memory.journal = _Falling(journal.path)
        else:
            return self._pass(order)
        link = self.station.link
        return {"online": link.online, "pending": link.pending}

    def _pass(self, order: dict[str, Any]) -> dict[str, Any]:
        shown = self.station.present(self.guard, order["token"])
        if isinstance(shown, GateCheckView):
            shown = self.station.verify(self.guard, order["token"], {SeenKind(kind): seen for kind, seen in order["seen"].items()})
        assert isinstance(shown, GateVerdict), shown
        return {"outcome": shown.outcome.value, "reason": str(shown.reason), "clause": shown.clause, "offline": shown.offline}


def main(url: str, folder: str, gate: str, guard: str, now: str) -> None:
    """Answers order after order until the input ends."""
    post = Post(url, Path(folder), gate, json.loads(guard), now)
    for line in sys.stdin:
        sys.stdout.write(json.dumps(post.take(json.loads(line)), ensure_ascii=False) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
