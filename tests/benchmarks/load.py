"""Load plans: how full, how soon, what limits cost. Every plan is judged by the independent check.

- How full: the mean of each file of `--data` after each of `--seconds`, every base fully carried, one thread.
- How soon: from a new process to its first plan, for 453 packages of 30 kinds in a 40HC.
- What limits cost: the same loads with three stops, with two layers at most, with a third of the kinds fragile.
- How large: 20,000 packages, alike and each of its own size.
- How smooth: the longest wait of a 1 ms ticker beside a search, and beside nothing.

    desk.py bench load [--data FOLDER] [--seconds 2 10] [--instances N] [--cpu]
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.planner.checking import check
from app.planner.model import Container, Item, Plan, Side, Task
from app.planner.running import PlanRun
from app.planner.search import plan
from app.planner.warming import warm_up
from tests.benchmarks import _load_data

HIGH_CUBE = Container(12032, 2352, 2698, payload_g=26_500_000, door_width_mm=2340, door_height_mm=2585)
AIM_FIRST_S, AIM_MIXED = 1.0, 0.95


def say(words: str) -> None:
    """One line of the result."""
    print(words, flush=True)  # noqa: T201


def mixed_task(copies: int = 453, kinds: int = 30, seed: int = 7) -> Task:
    """Packages of so many kinds in millimetres, together a little more than a 40HC holds."""
    chance = random.Random(seed)
    sizes = [(chance.randint(300, 1200), chance.randint(250, 900), chance.randint(200, 900)) for _ in range(kinds)]
    each = [copies // kinds + (k < copies % kinds) for k in range(kinds)]
    scale = (1.02 * HIGH_CUBE.volume / sum(x * y * z * n for (x, y, z), n in zip(sizes, each, strict=True))) ** (1 / 3)
    items = []
    for k, (size, n) in enumerate(zip(sizes, each, strict=True)):
        x, y, z = (max(1, round(side * scale)) for side in size)
        items.append(Item(f"k{k}", x, y, z, copies=n, weight_g=20_000))
    return Task(HIGH_CUBE, tuple(items))


class Judge:
    """Searches and judges; counts what the check finds wrong."""

    def __init__(self, cpu: bool) -> None:
        self._cpu = cpu
        self.wrong = 0

    def search(self, task: Task, seconds: float) -> Plan:
        """A plan after so many seconds, of the clock or of this process's work."""
        made = plan(task, seconds, clock=time.process_time if self._cpu else time.perf_counter)
        report = check(task, made)
        self.wrong += len(report.faults)
        return made


def sets(judge: Judge, folder: Path, seconds: Sequence[float], instances: int) -> None:
    """How full."""
    for path in sorted(folder.glob("*.txt"), key=lambda path: (len(path.stem), path.stem)):
        tasks = _load_data.read(path)[:instances]
        for limit in seconds:
            used = [judge.search(task, limit).utilisation for task in tasks]
            say(f"{path.stem:>8}  {limit:4g} s  mean {100 * sum(used) / len(used):6.2f} %  least {100 * min(used):6.2f} %  n {len(used)}")


def first_plan() -> float:
    """Seconds from the start of a new process to its first plan, imports and the loading of compiled code among them."""
    code = (
        "import time; t = time.perf_counter()\n"
        "from tests.benchmarks.load import mixed_task\n"
        "from app.planner.search import plan\n"
        "seen = []\n"
        "plan(mixed_task(), 20, found=lambda p: seen.append(time.perf_counter() - t), stop=lambda: bool(seen))\n"
        "print(seen[0])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)


def fragile(task: Task) -> Task:
    """Every third kind bears nothing."""
    return replace(task, items=tuple(replace(item, max_load_g=0) if k % 3 == 0 else item for k, item in enumerate(task.items)))


def layers(task: Task, most: int = 2) -> Task:
    """No pile of more packages than `most`."""
    return replace(task, items=tuple(replace(item, max_layers=most) for item in task.items))


def stops(task: Task, number: int = 3) -> Task:
    """The kinds in turn for so many stops."""
    return replace(task, items=tuple(replace(item, stop=k % number + 1) for k, item in enumerate(task.items)))


def prices(judge: Judge, tasks: Sequence[Task], seconds: float) -> None:
    """What limits cost."""
    cases = (("no limit", lambda t: t), ("3 stops", stops), ("2 layers at most", layers), ("a third of the kinds fragile", fragile))
    base = 0.0
    for name, change in cases:
        mean = 100 * sum(judge.search(change(task), seconds).utilisation for task in tasks) / len(tasks)
        base = base or mean
        say(f"{name:>30}  {seconds:g} s  {mean:6.2f} %  {mean - base:+.2f}")


def large(judge: Judge, seconds: float) -> None:
    """20,000 packages: of 30 kinds, and each of its own size."""
    chance = random.Random(3)
    sizes = [(chance.randint(80, 260), chance.randint(80, 260), chance.randint(80, 260)) for _ in range(20_000)]
    alike = [Item(f"k{k}", *sizes[k], copies=20_000 // 30 + (k < 20), upright=(Side.HEIGHT,)) for k in range(30)]
    single = [Item(f"s{k}", *size, upright=(Side.HEIGHT,)) for k, size in enumerate(sizes)]
    for name, items in (("20,000 of 30 kinds", alike), ("20,000 different ones", single)):
        began, first = time.perf_counter(), list[float]()
        task = Task(HIGH_CUBE, tuple(items))
        made = plan(task, seconds, found=lambda p, b=began, f=first: f.append(time.perf_counter() - b))  # type: ignore[misc]
        took = time.perf_counter() - began
        judge.wrong += len(check(task, made).faults)
        say(f"{name:>30}  first {first[0]:.2f} s  end {took:.2f} s  {len(made.placements)} in  {100 * made.utilisation:.2f} %")


def stall(task: Task | None, seconds: float) -> float:
    """The longest wait in milliseconds of a 1 ms ticker in this thread, beside a search or beside nothing."""
    run = PlanRun(task, seconds) if task is not None else None
    if run is not None:
        run.start()
    longest, end = 0.0, time.perf_counter() + seconds
    last = time.perf_counter()
    while last < end:
        time.sleep(0.001)
        now = time.perf_counter()
        longest, last = max(longest, now - last - 0.001), now
    if run is not None:
        run.stop()
        run.wait()
    return 1000 * longest


def main(argv: Sequence[str]) -> int:
    """Runs the whole; 1 if a plan breaks a limit or an aim is missed."""
    parser = argparse.ArgumentParser(prog="desk.py bench load", description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--data", type=Path, default=_load_data.OWN, help="folder of files in the format of the BR sets")
    parser.add_argument("--seconds", type=float, nargs="+", default=[2.0, 10.0])
    parser.add_argument("--instances", type=int, default=10)
    parser.add_argument("--cpu", action="store_true", help="seconds of this process's work instead of the clock, on a busy machine")
    args = parser.parse_args(argv)
    warm_up()
    judge = Judge(args.cpu)
    first = first_plan()
    say(f"first plan in a new process, 453 packages of 30 kinds: {first:.2f} s (aim {AIM_FIRST_S:g})")
    mixed = judge.search(mixed_task(), args.seconds[-1]).utilisation
    say(f"453 of 30 kinds in a 40HC after {args.seconds[-1]:g} s: {100 * mixed:.2f} % (aim {100 * AIM_MIXED:g})")
    sets(judge, args.data, args.seconds, args.instances)
    paths = sorted(args.data.glob("*.txt"))
    prices(judge, [task for path in paths for task in _load_data.read(path)[: max(1, args.instances // 3)]], args.seconds[0])
    large(judge, args.seconds[-1])
    say(f"longest wait of a 1 ms ticker: {stall(None, 3):.1f} ms beside nothing, {stall(mixed_task(), 5):.1f} ms beside a search")
    say(f"faults by the independent check: {judge.wrong}")
    return 0 if judge.wrong == 0 and first <= AIM_FIRST_S and (mixed >= AIM_MIXED or args.seconds[-1] < 10) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
