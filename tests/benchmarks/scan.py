"""From the byte on the scanner's line to the verdict painted, on databases of 10^4, 10^6 and 10^7 scan rows.

The real window with its real reader thread, lane and database: a robot holds a gun on a pty and scans units of a 发货单 into
a box: of ten scans seven go in, one is undone, one is wrong and has to be acknowledged. Every part of the way is timed:

line      the bytes through the pty and the reader thread into a frame
to lane   the frame through the window's queue to the writer lane
record    the code read, the transaction begun, the scan's row written
handler   what the scan means: resolving, rules, the change, the bench as it stands then
trail     the verdict and the trail written
commit    the commit (SQLite: synchronous=FULL)
to window the result back to the window's thread
paint     from there until the verdict banner is painted

Beside it the time of an fsync of 8 KB in the same folder. Made rows: scans, and a chained trail entry for every tenth.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from sqlalchemy import text

from app.core.scans import ScanResult
from app.desk import Desk
from app.devices.codes import Command
from app.printing.making import making
from db.engine import open_engine, sqlite_url
from db.models.core import PrintedPaper
from tests.benchmarks import _rows, _works
from tests.helpers.running_clock import RunningClock
from ui.bench.page import BenchPage
from ui.journey.__main__ import station
from ui.journey.run import Run
from ui.steady import steady
from ui.widgets.banner import VerdictBanner

SIZES = (10_000, 1_000_000, 10_000_000)
AIM_MS = 30.0
PARTS = ("line", "to lane", "record", "handler", "trail", "commit", "to window", "paint")
MARKS = ("sent", "framed", "taken", "handled", "answered", "committing", "committed", "shown", "painted")
"""The moments between the parts."""
CYCLE = "iiiiuiiiwc"
"""Of ten scans: in, undo, wrong, confirm. The undone one is scanned in again later."""
PAUSE_MS = 75
"""Between a verdict and the next scan: ten scans a second, as fast as two hands with two scanners."""


class Watch:
    """Notes the moments of the scan under way."""

    def __init__(self) -> None:
        self.at: dict[str, float] = {}
        self.done: list[dict[str, float]] = []
        self.lane = 0
        self.loop = QEventLoop()
        self.patience = QTimer(self.loop, singleShot=True, interval=20_000)
        self.patience.timeout.connect(lambda: self.loop.exit(1))

    def note(self, mark: str) -> None:
        self.at[mark] = time.monotonic()


@contextmanager
def watched(run: Run, watch: Watch) -> Iterator[None]:
    """Puts the watch on the way of a scan: around calls, so that the program itself knows nothing of it."""
    window = run.robot.window
    lane, engine = window.desk.lane, window.desk.place.engine
    page = window.page("bench")
    assert isinstance(page, BenchPage)
    bench, dialect = page.bench(), engine.dialect
    take, handle, commit, show, draw = lane.take, bench.take, dialect.do_commit, BenchPage.show_result, VerdictBanner.draw

    def taken(frame: Any, *rest: Any) -> ScanResult:
        watch.at["framed"] = frame.at_monotonic
        watch.note("taken")
        watch.lane = threading.get_ident()
        return take(frame, *rest)

    def handled(*args: Any) -> Any:
        watch.note("handled")
        try:
            return handle(*args)
        finally:
            watch.note("answered")

    def committed(connection: Any) -> None:
        if threading.get_ident() != watch.lane:  # the print queue commits, too
            return commit(connection)
        watch.note("committing")
        commit(connection)
        watch.note("committed")

    def shown(self: BenchPage, result: ScanResult) -> None:
        watch.note("shown")
        show(self, result)

    def drawn(self: VerdictBanner, *args: Any) -> None:
        draw(self, *args)
        if self is page.banner and "shown" in watch.at and "painted" not in watch.at:
            watch.note("painted")
            watch.loop.quit()

    lane.take, bench.take, dialect.do_commit = taken, handled, committed  # type: ignore[method-assign]
    BenchPage.show_result, VerdictBanner.draw = shown, drawn  # type: ignore[method-assign]
    try:
        yield
    finally:
        del lane.take, bench.take, dialect.do_commit
        BenchPage.show_result, VerdictBanner.draw = show, draw  # type: ignore[method-assign]


def one(run: Run, watch: Watch, code: str) -> None:
    """One scan, timed; the window's own event loop runs until the verdict is painted."""
    run.robot.window.desk.lane._last = None  # the robot is quicker than a hand: no scan is taken for a double read
    watch.at = {"sent": time.monotonic()}
    run.robot.scanner.scan(code)
    watch.patience.start()
    if watch.loop.exec():
        raise SystemExit(f"no verdict on {code}: {watch.at}")
    for mark in ("answered", "handled"):  # 确认 is the lane's own: no bench is asked
        watch.at.setdefault(mark, watch.at["committing"])
    watch.done.append(watch.at)
    rest(PAUSE_MS)


def rest(milliseconds: int) -> None:
    """The window works on."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


def codes(lot: _works.Lot, scans: int) -> Iterator[str]:
    """The scans in turn."""
    waiting, inside = list(lot.serials), list[str]()
    for n in range(scans):
        what = CYCLE[n % len(CYCLE)]
        if what == "i":
            inside.append(waiting.pop(0))
            yield inside[-1]
        elif what == "u":
            waiting.append(inside.pop())
            yield Command.UNDO.code
        else:
            yield lot.stranger if what == "w" else Command.CONFIRM.code


def burst(run: Run, lot: _works.Lot, serials: Sequence[str]) -> bool:
    """Ten scans written within a tenth of a second: ten verdicts, in order."""
    window = run.robot.window
    answers: list[ScanResult] = []
    window.scans.answered.connect(answers.append)
    for serial in serials:
        run.robot.scanner.scan(serial)
        time.sleep(0.008)
    end = time.monotonic() + 10
    while len(answers) < len(serials) and time.monotonic() < end:
        rest(10)
    window.scans.answered.disconnect(answers.append)
    return [answer.scan.raw for answer in answers] == list(serials) and all(answer.verdict in ("good", "done") for answer in answers)


@contextmanager
def printing(desk: Desk, number: str) -> Iterator[None]:
    """Draws the 发货单 as PDF again and again in a thread, as the print queue does with what is printed."""
    stop = threading.Event()

    def draw() -> None:
        while not stop.is_set():
            with desk.place.read() as session:
                now = desk.place.clock.now()
                printed = PrintedPaper(paper="dispatch_order", document=number, nth=1, rule_version="", at=now, station="")
                desk.forms.papers["dispatch_order"](session, number, making(session, printed))

    thread = threading.Thread(target=draw, name="drawing")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def fsyncs(folder: Path, times: int = 200) -> list[float]:
    """Milliseconds of writing 8 KB and an fsync, in the database's folder."""
    found = []
    with tempfile.NamedTemporaryFile(dir=folder) as file:
        for _ in range(times):
            began = time.monotonic()
            file.write(os.urandom(8192))
            file.flush()
            os.fsync(file.fileno())
            found.append((time.monotonic() - began) * 1000)
    return found


def share(values: Sequence[float], part: float) -> float:
    """The value below which a share of the values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def line(name: str, values: Sequence[float], note: str = "") -> str:
    """One line of the table."""
    return f"  {name:10}{share(values, 0.5):9.2f}{share(values, 0.99):9.2f}{max(values):9.2f}   {note}".rstrip()


def report(rows: int, watch: Watch, synced: Sequence[float]) -> float:
    """Prints one size; returns its p99 in milliseconds."""
    spans = {part: [(at[b] - at[a]) * 1000 for at in watch.done] for part, a, b in zip(PARTS, MARKS, MARKS[1:], strict=False)}
    whole = [(at["painted"] - at["sent"]) * 1000 for at in watch.done]
    commit = sum(spans["commit"]) / sum(whole)
    say(f"\n{rows:,} scan rows, {len(whole)} scans, load {os.getloadavg()[0]:.1f}")
    say(f"  {'ms':10}{'p50':>9}{'p99':>9}{'max':>9}")
    say(line("whole", whole, f"commit {commit:.0%} of it"))
    for part, values in spans.items():
        say(line(part, values))
    say(line("fsync 8 KB", synced))
    return share(whole, 0.99)


def say(words: str) -> None:
    """One line, at once."""
    print(words, flush=True)  # noqa: T201


def measure(url: str, folder: Path, lot: _works.Lot, works: _works.Works, scans: int, drawing: bool) -> tuple[Watch, list[float], bool]:
    """Scans on a started window, after a few scans that warm it up."""
    out = Path(tempfile.mkdtemp(dir=folder))
    synced = fsyncs(folder)
    with station(url, out, RunningClock(_works.START)) as run:
        steady(run.robot.window, lambda: run.robot.window.context.jobs.busy)  # as `ui.main` does
        watch = Watch()
        run.as_person(works.packer, "bench")
        with watched(run, watch), printing(run.robot.window.desk, lot.number) if drawing else nullcontext():
            one(run, watch, lot.number)
            for code in codes(_works.Lot(lot.number, lot.serials[-30:-20], lot.stranger), 10):
                one(run, watch, code)
            watch.done.clear()
            for code in codes(lot, scans):
                one(run, watch, code)
        ordered = burst(run, lot, lot.serials[-15:-5])
    shutil.rmtree(out)
    return watch, synced + fsyncs(folder), ordered


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the tables; 1 where the p99 of the largest size is over the aim, or a verdict was lost or out of order."""
    parser = argparse.ArgumentParser(prog="bench scan", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", default=",".join(str(size) for size in SIZES), help="sizes, smallest first")
    parser.add_argument("--scans", type=int, default=400, help="measured scans at each size")
    parser.add_argument("--dir", type=Path, help="where the database lies; a folder of its own is made there and removed again")
    parser.add_argument("--postgresql", metavar="URL", help="an empty PostgreSQL database instead of a file")
    parser.add_argument("--printing", action="store_true", help="draw papers all the while, as the print queue does")
    wish = parser.parse_args(arguments)
    sizes = sorted(int(size) for size in wish.rows.split(","))
    folder = Path(tempfile.mkdtemp(prefix="bench-scan-", dir=wish.dir))
    try:
        return compare(wish.postgresql or sqlite_url(folder / "desk.db"), folder, sizes, wish.scans, wish.printing)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def compare(url: str, folder: Path, sizes: Sequence[int], scans: int, drawing: bool) -> int:
    """Builds, fills and measures each size."""
    began = time.monotonic()
    works = _works.build(url, len(sizes), scans * CYCLE.count("i") // len(CYCLE) + 40)
    say(f"works made in {time.monotonic() - began:.0f} s; {os.cpu_count()} cores; {url.split(':')[0]}")
    p99, kept = 0.0, True
    for size, lot in zip(sizes, works.lots, strict=True):
        engine = open_engine(url)
        took = _rows.fill(engine, size, works.people, _works.START)
        with engine.connect() as connection:
            there = connection.execute(text("SELECT count(*) FROM scan")).scalar_one()
            connection.rollback()
        engine.dispose()
        say(f"\nfilled to {there:,} scan rows in {took:.0f} s")
        watch, synced, ordered = measure(url, folder, lot, works, scans, drawing)
        p99 = report(there, watch, synced)
        say(f"  ten scans in a tenth of a second: {'ten verdicts in order' if ordered else 'LOST OR OUT OF ORDER'}")
        kept = kept and ordered
    say(f"\np99 at the largest size {p99:.1f} ms, aim {AIM_MS:.0f} ms")
    return int(p99 > AIM_MS or not kept)


if __name__ == "__main__":
    sys.exit(main())
