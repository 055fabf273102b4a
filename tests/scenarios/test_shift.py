"""A shift at the packing bench: some two thousand scans with mistakes of every kind, and afterwards all books agree."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from sqlalchemy import text

from app.core.clock import Clock
from app.devices.simulate import PtyScanner
from db.engine import open_engine
from tests.helpers.bench_day import Shift
from tests.helpers.ledger import differences, value
from tests.helpers.running_clock import RunningClock
from tests.scenarios.shift import Notes, Operator
from ui.journey.__main__ import station
from ui.journey.run import Run

pytestmark = pytest.mark.scenario

SCANS = 2000


@pytest.fixture
def day(bench_day: Callable[[str, Clock], Any], clock: RunningClock) -> Shift:
    made = bench_day("shift", clock)
    assert isinstance(made, Shift)
    return made


@pytest.fixture
def bench(qapp: QApplication, bench_url: str, day: Shift, tmp_path: Path, clock: RunningClock) -> Iterator[tuple[Run, PtyScanner]]:
    with PtyScanner() as second, station(bench_url, tmp_path, clock, ports=[second.port]) as made:
        yield made, second


def test_all_books_agree_after_a_shift(bench: tuple[Run, PtyScanner], day: Shift, bench_url: str) -> None:
    run, second = bench
    notes = Operator(run, second, day, seed=20261123, scans=SCANS).work()
    assert notes.frames >= SCANS
    assert len(notes.mistakes) >= 9, notes.mistakes
    _verdicts(run, notes, bench_url)
    _boxes(day, notes, bench_url)
    _labels(notes, bench_url)
    assert differences(bench_url) == []


def _rows(url: str, sql: str) -> list[tuple[object, ...]]:
    engine = open_engine(url)
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(text(sql))]
    engine.dispose()
    return found


def _verdicts(run: Run, notes: Notes, url: str) -> None:
    """Every frame has one row and one line, with the same verdict, in order."""
    lines = [json.loads(line) for line in run.verdicts.read_text(encoding="utf-8").splitlines()]
    rows = _rows(url, "SELECT key, verdict FROM scan ORDER BY id")
    assert [(line["id"], line["verdict"]) for line in lines] == rows
    assert len(rows) == notes.frames
    assert Counter(str(verdict) for _, verdict in rows) == Counter({str(k): n for k, n in notes.verdicts.items()})


def _boxes(day: Shift, notes: Notes, url: str) -> None:
    """What lies in the sealed boxes is what the operator put in, and what the orders asked for; the goods stand as boxed."""
    found: dict[str, Counter[str]] = {}
    for sscc, item, pieces in _rows(
        url,
        "SELECT b.sscc, CASE WHEN i.serial <> '' THEN i.serial ELSE i.lot_no END, i.quantity FROM box_item i"
        " JOIN box b ON b.id = i.box_id WHERE i.removed_at IS NULL AND b.state = 'sealed'",
    ):
        found.setdefault(str(sscc), Counter())[str(item)] += int(str(pieces))
    assert {sscc: sorted(items.items()) for sscc, items in found.items()} == notes.sealed
    wanted = sum((Counter(dict.fromkeys(one.serials, 1)) + Counter(dict(one.lots)) for one in day.orders), Counter())
    assert sum(found.values(), Counter()) == wanted
    assert value(url, "SELECT count(*) FROM box WHERE state <> 'sealed'") == 0
    assert value(url, "SELECT count(*) FROM dispatch_order WHERE state <> 'ready'") == 0
    boxed = "SELECT count(*) FROM unit WHERE state = 'boxed'"
    assert value(url, boxed) == sum(len(one.serials) for one in day.orders)
    pieces = value(url, "SELECT sum(quantity) FROM lot_balance WHERE state = 'boxed'")
    assert pieces == sum(quantity for one in day.orders for _, quantity in one.lots)


def _labels(notes: Notes, url: str) -> None:
    """Each box bears one label that holds, and was scanned back; each print is a row, and left for the printer once."""
    assert value(url, "SELECT count(*) FROM box_label") == notes.labels
    holds = "SELECT count(*) FROM box_label WHERE voided_at IS NULL AND scanned_back_at IS NOT NULL"
    assert value(url, holds) == len(notes.sealed)
    jobs = "SELECT count(*) FROM print_job WHERE paper = 'shipping_label'"
    assert value(url, jobs) == value(url, f"{jobs} AND outcome = 'confirmed' AND attempts = 1") == notes.labels
