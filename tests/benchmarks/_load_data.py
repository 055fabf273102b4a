"""Loads in the format of the Bischoff and Ratcliff sets: reads them, and wrote those of tests/data/load.

Line 1 holds the number of instances; then per instance: number and seed; length, width, height inside; number of kinds; per kind: number,
then three measures each followed by 1 if it may stand upright, then copies.

    python -m tests.benchmarks._load_data FOLDER
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

from app.planner.model import Container, Item, Side, Task

OWN = Path(__file__).resolve().parents[1] / "data" / "load"
INSIDE = (587, 233, 220)
CLASSES = {"FEW": 4, "SOME": 12, "MANY": 40}
INSTANCES = 3


def read(path: Path) -> list[Task]:
    """The tasks of a file."""
    numbers = iter(int(word) for word in path.read_text(encoding="ascii").split())
    return [_task(numbers) for _ in range(next(numbers))]


def _task(numbers: Iterator[int]) -> Task:
    def take(n: int) -> list[int]:
        return [next(numbers) for _ in range(n)]

    take(2)
    length, width, height = take(3)
    items = []
    for _ in range(take(1)[0]):
        number, a, fa, b, fb, c, fc, copies = take(8)
        upright = tuple(side for side, may in zip(Side, (fa, fb, fc), strict=True) if may)
        items.append(Item(str(number), a, b, c, copies=copies, upright=upright))
    return Task(Container(length, width, height), tuple(items))


def generate(kinds: int, seed: int) -> str:
    """One instance whose packages together just fill the inside: cartons that stand upright, some that may lie."""
    chance = random.Random(seed)
    sizes = [(chance.randint(30, 110), chance.randint(25, 90), chance.randint(20, 80)) for _ in range(kinds)]
    volume = INSIDE[0] * INSIDE[1] * INSIDE[2]
    copies, free = [0] * kinds, volume
    while True:
        k = chance.randrange(kinds)
        x, y, z = sizes[k]
        if x * y * z > free:
            break
        copies[k] += 1
        free -= x * y * z
    rows = []
    for k, (x, y, z) in enumerate(sizes, 1):
        lies = int(chance.random() < 0.5)
        rows.append(f"{k} {x} {int(lies and chance.random() < 0.5)} {y} {lies} {z} 1 {max(1, copies[k - 1])}")
    return "\n".join(["{} {} {}".format(*INSIDE), str(kinds), *rows])


def write(folder: Path) -> None:
    """Writes all classes."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, kinds in CLASSES.items():
        parts = [str(INSTANCES)]
        for n in range(1, INSTANCES + 1):
            parts += [f"{n} {kinds * 100 + n}", generate(kinds, kinds * 100 + n)]
        (folder / f"{name}.txt").write_text("\n".join(parts) + "\n", encoding="ascii")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else OWN)
