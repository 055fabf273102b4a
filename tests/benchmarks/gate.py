"""At the gate, from the frame received to the verdict painted, with a million passes in the log.

The real window at the gate's page, a gun on a pty, the real database. Each vehicle is scanned (amber painted), then what stands on it
is keyed and checked (green painted); every tenth is keyed wrong first (red painted). Most bear tools; every tenth is a truck with sold
goods, whose release moves units, box, 发货单 and trip as well. Before every tenth a pass is scanned that was declared void (red painted).
Timed are the two waits of the guard: from the frame received to the verdict painted with all that stands under it, and from the last key
to the verdict painted; and the proof of a token alone.
A green waits for the disk, which has to keep the release, in the database and in the gate's journal: it is told with it and without it.
Beside it the time of an fsync of 8 KB in the same folder.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from sqlalchemy import Engine, select, text

from app.admin import demo_trust
from app.admin.demo import build
from app.core.work import Actor
from app.desk import open_desk
from app.gate import service as gate
from app.gate.journal import Journal
from app.gate.rules import tail
from app.identity import queries as people
from app.trust import queries as trust
from app.trust.proving import prove
from db.engine import open_engine, sqlite_url
from db.migrate import upgrade
from db.models.gate import GateCheck, GatePass
from db.models.identity import Person
from db.states import GateOutcome, PassKind, PassState
from tests.benchmarks.scan import fsyncs, line, rest, say, share
from tests.helpers.convoy import Crew, Vehicle, convoy
from tests.helpers.running_clock import RunningClock
from tests.helpers.sold_trucks import sold
from ui.gate.check import CheckScreen
from ui.gate.page import GatePage
from ui.journey.__main__ import station
from ui.journey.run import Run
from ui.robot import HUMAN_MS
from ui.steady import steady
from ui.widgets.gate import GateView

START = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)  # Monday 08:30 at the site
AIM_MS, AIM_PROOF_MS = 15.0, 1.0
GATE = "一号门"
BATCH = 50_000
PATIENCE_MS = 20_000
EVERY = 10
"""One of so many bears sold goods, is keyed wrong first, has a pass before it that is void."""

WARM_UP = 10
QUESTION = "gate-question"
"""The thread that asks the database for the guard."""
AIMED = ("scan to amber", "scan to red", "key to red", "green, rest", "sale, rest")


@dataclass(frozen=True)
class Queue:
    """What stands before the gate.

    Attributes:
        vehicles: With valid passes, in their order.
        sold: The numbers of those that bear sold goods.
        void: Passes that were declared void.
        then: When the last of them was made.
    """

    vehicles: list[Vehicle]
    sold: frozenset[str]
    void: list[Vehicle]
    then: datetime


class Watch:
    """Notes the moments of the judgement under way."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.framed = self.painted = 0.0
        self.loop = QEventLoop()
        self.patience = QTimer(self.loop, singleShot=True, interval=PATIENCE_MS)
        self.patience.timeout.connect(lambda: self.loop.exit(1))
        self.spans: dict[str, list[float]] = {
            "scan to amber": [], "scan to red": [], "key to red": [], "key to green": [], "sale to green": [], "green, disk": [],
            "green, rest": [], "sale, disk": [], "sale, rest": [],
        }  # fmt: skip
        self.disk = 0.0
        window = run.robot.window
        page = window.page("gate")
        assert isinstance(page, GatePage)
        self.page = page
        window.scans.framed.connect(lambda frame: setattr(self, "framed", frame.at_monotonic))
        dialect = window.desk.place.engine.dialect
        dialect.do_commit = self._timed(dialect.do_commit)  # type: ignore[method-assign]
        Journal.keep = self._timed(Journal.keep)  # type: ignore[method-assign]
        show, self._drawn = CheckScreen._show, False

        def shown(screen: CheckScreen, view: GateView) -> None:
            show(screen, view)
            self.painted, self._drawn = time.monotonic(), True  # it paints before it returns, with all that stands under the verdict
            self.loop.quit()

        CheckScreen._show = shown  # type: ignore[method-assign]

    def _timed(self, on_disk: Callable[..., None]) -> Callable[..., None]:
        """The same, its time noted where the guard waits for it."""

        def timed(*arguments: object, **named: object) -> None:
            began = time.monotonic()
            try:
                on_disk(*arguments, **named)
            finally:
                if threading.current_thread().name == QUESTION:
                    self.disk += time.monotonic() - began

        return timed

    def wait(self, what: str) -> None:
        """Lets the window work until the next verdict is painted."""
        self.patience.start()
        if not self._drawn and self.loop.exec():
            raise SystemExit(f"no verdict on {what}")
        self.patience.stop()
        self._drawn = False

    def _rested(self) -> None:
        """What was shown already may still be on its way to the disk: no hand is as fast as to meet it."""
        while self.run.robot.window.context.jobs.busy:
            rest(5)

    def scan(self, vehicle: Vehicle, word: str = "核车牌", span: str = "scan to amber") -> None:
        """The trigger is pulled; amber is painted, or red where the pass does not hold."""
        self._rested()
        self._drawn = False
        self.run.robot.window.desk.lane._last = None
        self.run.robot.scanner.scan(vehicle.token)
        self.wait(vehicle.number)
        self._must_be(vehicle, word)
        self.spans[span].append((self.painted - self.framed) * 1000)

    def key(self, vehicle: Vehicle, seen: str, word: str, span: str) -> None:
        """What stands on the vehicle is keyed; the verdict is painted."""
        for character in seen:
            QTest.keyClick(self.page, character)
            rest(HUMAN_MS)  # faster keys would be taken for a keyboard scanner
        self._rested()
        self._drawn, self.disk = False, 0.0
        began = time.monotonic()
        QTest.keyClick(self.page, Qt.Key.Key_Return)
        self.wait(vehicle.number)
        self._must_be(vehicle, word)
        self.spans[span].append((self.painted - began) * 1000)
        kind = span.removesuffix(" to green").replace("key", "green")
        if f"{kind}, disk" in self.spans:
            self.spans[f"{kind}, disk"].append(self.disk * 1000)
            self.spans[f"{kind}, rest"].append((self.painted - began - self.disk) * 1000)

    def _must_be(self, vehicle: Vehicle, word: str) -> None:
        said = f"{self.page.banner.accessibleName()} {self.page.banner.accessibleDescription()}"
        if word not in said:
            raise SystemExit(f"{vehicle.number}: {said}")


def tails(vehicle: Vehicle) -> str:
    """The last four of tractor, trailer and seal, as a guard keys them."""
    return "".join(tail(found) for found in (vehicle.plate, vehicle.trailer, vehicle.seal))


def fill(engine: Engine, passes: int) -> float:
    """Years of used passes, each with its release in the log; returns the seconds it took."""
    began = time.monotonic()
    with engine.connect() as connection:
        ids = dict(connection.execute(select(Person.name, Person.id)).all())
        maker, guard = ids["仓管员甲"], ids["门卫甲"]
        connection.rollback()
    for first in range(0, passes, BATCH):
        numbers = range(first, min(first + BATCH, passes))
        with engine.begin() as connection:
            connection.execute(GatePass.__table__.insert(), [_used(n, maker) for n in numbers])
            connection.execute(GateCheck.__table__.insert(), [_released(n, guard) for n in numbers])
    with engine.begin() as connection:
        connection.execute(text("ANALYZE"))
    return time.monotonic() - began


def _at(n: int) -> datetime:
    return START - timedelta(minutes=3 * (n + 500))


def _used(n: int, maker: int) -> dict[str, object]:
    return {
        "number": f"CM15{n:06d}" if n < 1_000_000 else f"CM16{n - 1_000_000:06d}", "trip_no": f"CC15{n:07d}", "kind": PassKind.SALE,
        "state": PassState.USED, "gate": GATE, "maker_id": maker, "maker": "仓管员甲", "made_at": _at(n),
        "plate": f"苏Z·{n % 10_000:04d}L", "container_no": "", "seals": [], "carrier": "", "driver": "司机甲", "driver_phone": "",
        "boxes": 12, "gross_weight_g": 1, "load_hash": f"{n:064x}", "confirmed_by": [], "valid_until": _at(n) + timedelta(hours=9),
        "used_at": _at(n) + timedelta(minutes=9), "used_by": "门卫甲", "ended_by": "", "end_reason": "", "replaced_by": "", "version": 1,
    }  # fmt: skip


def _released(n: int, guard: int) -> dict[str, object]:
    return {
        "at": _at(n) + timedelta(minutes=9), "station": GATE, "gate": GATE, "person_id": guard, "guard": "门卫甲", "scanned": "",
        "pass_no": f"CM15{n:06d}" if n < 1_000_000 else f"CM16{n - 1_000_000:06d}", "trip_no": f"CC15{n:07d}", "customer": "示范电气",
        "boxes": 12, "plate_seen": "000L", "container_seen": "", "seal_seen": "", "outcome": GateOutcome.RELEASED, "clause": "",
        "reason": "", "key": f"bench-{n}",
    }  # fmt: skip


def before_the_gate(url: str, count: int) -> Queue:
    """A factory with people and keys, and its vehicles with their passes."""
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()
    clock = RunningClock(START)
    build(url, clock, story=False)
    desk = open_desk(url, "仓库", clock, vault=demo_trust.vault())
    with desk.read() as session:
        who = {p.name: Actor(p.person_id, p.name, p.badge, p.roles) for p in people.people(session)}
    crew = Crew(*(who[name] for name in ("仓管员甲", "销售甲", "财务部甲", "人事总务部甲")))
    trucks = sold(desk.place, crew, clock, count // EVERY, GATE)
    made = convoy(desk.place, crew, count, (GATE,))
    made, void = made[: count - len(trucks)], made[count - len(trucks) :]
    with desk.place.work(crew.keeper) as work:
        for vehicle in void:
            gate.void_pass(work, vehicle.number, "车辆已换")
    desk.close()
    for n, truck in enumerate(trucks):
        made.insert(n * EVERY + EVERY // 2, truck)
    return Queue(made, frozenset(truck.number for truck in trucks), void, clock.now())


def proofs(url: str, made: Sequence[Vehicle], then: datetime) -> list[float]:
    """Milliseconds of proving each token, nothing else."""
    desk = open_desk(url, "仓库", RunningClock(then), vault=demo_trust.vault())
    with desk.read() as session:
        known = trust.trust_list(session, demo_trust.vault().read("root.public") or b"")
    spans, now = [], desk.clock.now()
    for vehicle in made:
        began = time.perf_counter()
        prove(vehicle.token, known, now)
        spans.append((time.perf_counter() - began) * 1000)
    desk.close()
    return spans


def measure(url: str, folder: Path, queue: Queue) -> Watch:
    """Every vehicle before the gate of a started window; the first few warm it up."""
    clock, void = RunningClock(queue.then + timedelta(minutes=1)), iter(queue.void)
    with station(url, Path(tempfile.mkdtemp(dir=folder)), clock, kind="gate") as run:
        steady(run.robot.window, lambda: run.robot.window.context.jobs.busy)  # as `ui.main` does
        run.as_person("门卫甲", "gate")
        watch = Watch(run)
        for n, vehicle in enumerate(queue.vehicles):
            if n == WARM_UP:
                for spans in watch.spans.values():
                    spans.clear()
            refused = next(void, None) if n % EVERY == 1 else None
            if refused is not None:
                watch.scan(refused, "拒放", "scan to red")
                rest(40)
            watch.scan(vehicle)
            rest(40)
            if n % EVERY == 0:
                watch.key(vehicle, "ZZZZ" + tails(vehicle)[4:], "车号不符", "key to red")
                QTest.keyClick(watch.page, Qt.Key.Key_Return)
                watch.wait(vehicle.number)
            watch.key(vehicle, tails(vehicle), "放行", "sale to green" if vehicle.number in queue.sold else "key to green")
            rest(40)
    return watch


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table; 1 where a p99 is over the aim."""
    parser = argparse.ArgumentParser(prog="bench gate", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passes", type=int, default=1_000_000, help="used passes in the log")
    parser.add_argument("--vehicles", type=int, default=300, help="measured vehicles")
    parser.add_argument("--dir", type=Path, help="where the database lies; a folder of its own is made there and removed again")
    wish = parser.parse_args(arguments)
    folder = Path(tempfile.mkdtemp(prefix="bench-gate-", dir=wish.dir))
    try:
        url = sqlite_url(folder / "desk.db")
        queue = before_the_gate(url, wish.vehicles + WARM_UP)
        engine = open_engine(url)
        took = fill(engine, wish.passes)
        engine.dispose()
        os.sync()  # else the system writes the million rows out for a minute or two, and every commit measured waits behind them
        say(f"{wish.passes + len(queue.vehicles):,} passes, filled in {took:.0f} s; {os.cpu_count()} cores")
        synced = fsyncs(folder)
        proved = proofs(url, queue.vehicles, queue.then)
        watch = measure(url, folder, queue)
        say(f"\n{'ms':12}{'p50':>9}{'p99':>9}{'max':>9}   load {os.getloadavg()[0]:.1f}")
        for name, values in {"proof alone": proved, **watch.spans, "fsync 8 KB": synced + fsyncs(folder)}.items():
            say(line(name, values))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    slowest = max(share(watch.spans[name], 0.99) for name in AIMED)
    say(
        f"\np99 of the slowest without what the disk took {slowest:.1f} ms, aim {AIM_MS:.0f} ms; "
        f"proof p50 {share(proved, 0.5):.2f} ms, aim {AIM_PROOF_MS:.0f} ms"
    )
    return int(slowest > AIM_MS or share(proved, 0.5) > AIM_PROOF_MS)


if __name__ == "__main__":
    sys.exit(main())
