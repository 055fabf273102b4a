"""A pytest run that has collected every test once and starts each run of some of them as a copy of itself: only where there is `fork`.

Collecting takes longer than most runs. The collecting process makes as many lanes as it is given sockets. A lane reads JSON lines,
each a row and a kind of test, runs in a copy of itself the tests that name the row, with the guards of the row out, and answers
each with one JSON line, exit code and output.
"""

from __future__ import annotations

import gc
import inspect
import json
import os
import queue
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

OPTIONS = ("--tb=no", "-rfE", "--capture=sys", "-p", "no:cacheprovider")


class CannotCollect(Exception):
    """The tests cannot be collected: pytest's exit code and what it said."""

    def __init__(self, code: int, said: str) -> None:
        super().__init__(said)
        self.code, self.said = code, said


class WarmPytest:
    """The other side: waits until everything is collected, then asks for runs, as many at once as there are lanes.

    Raises:
        CannotCollect: pytest ended before it could serve.
    """

    def __init__(self, python: Path, root: Path, environment: Mapping[str, str], lanes: int, arguments: Sequence[str]) -> None:
        self._output = tempfile.TemporaryFile()  # noqa: SIM115  (closed by `close`)
        pairs = [socket.socketpair() for _ in range(lanes)]
        numbers = [there.fileno() for _, there in pairs]
        self._process = subprocess.Popen(
            [str(python), __file__, ",".join(map(str, numbers)), *arguments, *OPTIONS],
            cwd=root, env=dict(environment), stdin=subprocess.DEVNULL, stdout=self._output, stderr=subprocess.STDOUT, pass_fds=numbers,
        )  # fmt: skip
        self._free: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._lanes = [here.makefile("rw", encoding="utf-8") for here, _ in pairs]
        for here, there in pairs:
            there.close()
            here.close()  # the file keeps it open
        for lane in self._lanes:
            if not lane.readline():
                code = self._process.wait()
                self._output.seek(0)
                raise CannotCollect(code, self._output.read().decode("utf-8", "replace"))
            self._free.put(lane)

    def run(self, row: str, kind: str) -> tuple[int, str]:
        """Exit code and output of the tests of a kind that name a row, without its guards."""
        lane = self._free.get()
        try:
            lane.write(json.dumps([row, kind]) + "\n")
            lane.flush()
            answer = lane.readline()
            code, said = json.loads(answer) if answer else (-1, "the run ended without an answer")
            return int(code), str(said)
        finally:
            self._free.put(lane)

    def close(self) -> None:
        """Ends the processes."""
        for lane in self._lanes:
            lane.close()
        self._process.wait()
        self._output.close()


class Lanes:
    """The pytest plugin that serves instead of running what was collected; a copy goes on and runs what it was asked for."""

    __name__ = "lanes"  # by which the tests' own plugins know it

    def __init__(self, numbers: Sequence[int]) -> None:
        self._numbers = numbers

    def pytest_runtestloop(self, session: Any) -> bool | None:
        """In the collecting process True: done; in a copy None: pytest runs the tests that are left."""
        if session.testsfailed:
            return None  # pytest tells what could not be collected
        gc.collect()
        gc.freeze()  # the copies leave the memory of what is loaded shared
        lanes = []
        for number in self._numbers:
            lane = os.fork()
            if lane == 0:
                self._serve(session, number)
                return None
            lanes.append(lane)
        for number in self._numbers:
            os.close(number)
        for lane in lanes:
            os.waitpid(lane, 0)
        return True

    def _serve(self, session: Any, number: int) -> None:
        for other in self._numbers:
            if other != number:
                os.close(other)
        with socket.socket(fileno=number) as here, here.makefile("rw", encoding="utf-8") as lane:
            _answer(lane, "ready")
            while line := lane.readline():
                with tempfile.TemporaryFile() as output:
                    child = os.fork()
                    if child == 0:
                        os.dup2(output.fileno(), 1)
                        os.dup2(output.fileno(), 2)
                        _choose(session, *json.loads(line))
                        return
                    _, status = os.waitpid(child, 0)
                    output.seek(0)
                    _answer(lane, [os.waitstatus_to_exitcode(status), output.read().decode("utf-8", "replace")])
        os._exit(0)


def _answer(lane: Any, words: object) -> None:
    lane.write(json.dumps(words) + "\n")
    lane.flush()


def _choose(session: Any, row: str, kind: str) -> None:
    """Takes the guards of the row out and leaves of what was collected the tests that name it, the quick and likely ones first."""
    from clause_rows import is_scenario, rows_of

    from app.clauses.register import take_out

    take_out(row)
    chosen = [item for item in session.items if row in rows_of(item) and is_scenario(item) == (kind == "scenario")]
    session.items[:] = sorted(chosen, key=lambda item: (*_effort(item), not _speaks_of(item, row)))
    session.testscollected = len(chosen)
    session.config.option.maxfail = 1


def _effort(item: Any) -> tuple[bool, bool, bool]:
    """A server has to be started for PostgreSQL, a window is slower than a command, a command slower than a rule."""
    needs = set(item.fixturenames)
    return "postgresql" in item.name, not needs.isdisjoint({"qapp", "qtbot"}), not needs.isdisjoint({"url", "sqlite_file_url"})


def _speaks_of(item: Any, row: str) -> bool:
    """Whether the test itself names the row, not only its mark: it expects to be refused by it, and will hardly stay green."""
    return row in inspect.getsource(item.function).partition("def ")[2]


def main(numbers: str, *arguments: str) -> int:
    """Collects and serves; in each copy returns the run's exit code."""
    import pytest

    sys.path[:0] = [str(Path.cwd())]
    return int(pytest.main(list(arguments), plugins=[Lanes([int(number) for number in numbers.split(",")])]))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
