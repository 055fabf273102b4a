"""Kills a scanning process again and again and counts what was acknowledged but not saved; run as a process of its own.

Usage: python -m tests.db.kill_rounds FILE ROUNDS after|before

A child process takes scans and writes the key of each to a pipe: `after` the commit returned, or, as the control that must show loss,
`before` the commit. Prints one JSON line: rounds, acknowledged, lost, saved, faults, resent doubles.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import configure_mappers

from app.audit.service import verify
from app.core.clock import SystemClock
from app.core.events import EventBus
from app.core.scans import ScanAnswer, ScanInput, take_scan
from app.core.text import say
from app.core.work import PROGRAM, Work, Workplace
from db.engine import integrity, open_engine, sqlite_url
from db.models.core import AuditEntry, Counter, Scan
from db.states import ScanKind, Verdict
from tests.helpers import engines


def _place(path: Path) -> Workplace:
    return Workplace(open_engine(sqlite_url(path)), "台", SystemClock(), EventBus())


def _one(place: Workplace, key: str) -> None:
    def count(work: Work) -> ScanAnswer:
        work.next_number("ZZ")
        work.audit("scan", "scan", key)
        return ScanAnswer(Verdict.GOOD, say("好"))

    take_scan(place, PROGRAM, ScanInput(key, 0, place.clock.now(), "pty", key, "bench"), ScanKind.UNIT, count)


def _worker(path: Path, pipe: int, round_no: int, when: str) -> None:
    place = _place(path)
    n = 0
    while True:
        key = f"{round_no}-{n}"
        if when == "before":
            os.write(pipe, f"{key}\n".encode())
        _one(place, key)
        if when == "after":
            os.write(pipe, f"{key}\n".encode())
        n += 1


def _learn(path: Path) -> None:
    """What every worker would have to learn of the models and the statements anew; its engine is gone before the first one starts."""
    engines.share_compiled_statements()
    configure_mappers()
    with tempfile.TemporaryDirectory() as folder:
        place = _place(Path(shutil.copy(path, folder)))
        for n in range(3):
            _one(place, f"learned-{n}")
        place.engine.dispose()


def main() -> None:
    path, rounds, when = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    _learn(path)
    chance = random.Random(20261123)
    acknowledged: list[str] = []
    last: list[str] = []
    for round_no in range(rounds):
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            _worker(path, writer, round_no, when)
        os.close(writer)
        got = os.read(reader, 1)  # the worker is at work
        time.sleep(chance.uniform(0.0, 0.05))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while part := os.read(reader, 65536):
            got += part
        os.close(reader)
        whole = got.decode().split("\n")[:-1]
        acknowledged += whole
        last += whole[-1:]
    place = _place(path)
    with place.read() as session:
        saved = set(session.scalars(select(Scan.key)))
    lost = [key for key in acknowledged if key not in saved]
    for key in last:  # the station did not hear the answer and sends the scan again
        _one(place, key)
    with place.read() as session:
        trail = verify(session)
        rows = session.scalar(select(func.count()).select_from(Scan))
        entries = session.scalar(select(func.count()).select_from(AuditEntry))
        counted = session.scalars(select(Counter.last).where(Counter.series == "ZZ")).one()
    faults = [*trail.faults, *integrity(place.engine)]
    if not rows == entries == counted:
        faults.append(f"rows {rows}, trail {entries}, counter {counted}")
    print(  # noqa: T201
        json.dumps(
            {"rounds": rounds, "acknowledged": len(acknowledged), "lost": len(lost), "saved": len(saved), "faults": faults}
        )
    )


if __name__ == "__main__":
    main()
