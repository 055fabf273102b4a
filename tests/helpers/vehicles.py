"""A vehicle before the gate, and the process of a gate: what scenarios may know."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Vehicle:
    """A vehicle before the gate: its pass, the code on the guard's copy, and what stands on it."""

    number: str
    token: str
    plate: str
    trailer: str
    seal: str
    gate: str

    def seen(self) -> dict[str, str]:
        """What an honest guard keys: the last four letters and digits of each."""
        return {"plate": _tail(self.plate), "trailer": _tail(self.trailer), "seal": _tail(self.seal)}


def _tail(text: str) -> str:
    return "".join(c for c in text if c.isascii() and c.isalnum())[-4:]


@dataclass
class Gate:
    """A gate's process; killed, it can be started again on its folder. `now` is its clock at the start, ISO."""

    url: str
    folder: Path
    name: str
    guard: dict[str, Any]
    now: str
    process: subprocess.Popen[str] | None = field(init=False, default=None)

    def start(self) -> None:
        """Starts the gate's program."""
        command = [sys.executable, "-m", "tests.helpers.gate_post", self.url, str(self.folder), self.name, json.dumps(self.guard)]
        self.process = subprocess.Popen(
            [*command, self.now], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
        )

    def tell(self, **order: Any) -> None:
        """Gives an order."""
        assert self.process is not None and self.process.stdin is not None
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()

    def hear(self) -> dict[str, Any] | None:
        """The answer; None when the process died instead."""
        assert self.process is not None and self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            self.process.wait(10)
            return None
        answer: dict[str, Any] = json.loads(line)
        return answer

    def ask(self, **order: Any) -> dict[str, Any] | None:
        """Order and answer."""
        self.tell(**order)
        return self.hear()

    def stop(self) -> None:
        """Ends it."""
        if self.process is not None and self.process.poll() is None:
            assert self.process.stdin is not None
            self.process.stdin.close()
            self.process.wait(10)
