"""How long a factory's products and its opening stock take to come in from workbooks, and what a scan waits meanwhile.

A hundred thousand rows by default: six hundred products, the rest units and lots of them. Measured are reading, judging, and the time that
the write lock is held; beside it a station writes small actions without a rest, as a bench that scans does, and says how long each took.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from sqlalchemy import update

from app.core.clock import SystemClock, site_day
from app.core.errors import StoreError
from app.core.work import PROGRAM, Actor, Workplace
from app.imports import service
from app.imports.fields import guess
from app.imports.views import ImportKind, Outcome
from app.storage import opening_posting as posting
from app.storage import queries as storage
from app.tables.reading import Table, read_table
from app.tables.writing import Column, Sheet, Value, workbook
from db.engine import is_sqlite, open_engine, sqlite_url
from db.models.catalog import Product
from db.schema import create_all
from db.states import Role
from tests.helpers import catalog
from ui.steady import SWITCH_SECONDS

T = TypeVar("T")
PRODUCTS, PLACES, LOT_EVERY = 600, 40, 10
BUDGET_SECONDS = 60.0
KEEPER = Actor(None, "仓管员甲", "", frozenset({Role.STOREKEEPER, Role.PROCESS}))
PRODUCT = ("产品代码", "产品名称", "型号规格", "单位", "识别方式", "储存环境", "有无保质期", "易碎", "贵重", "危险品", "净重 g")
STOCK = ("产品编码", "序列号", "批号", "数量", "库位", "生产日期", "失效期", "供应商", "供应商批号")


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints what each step took; 1 where the whole is over its budget or the ledger disagrees."""
    parser = argparse.ArgumentParser(prog="bench imports", description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000, help="rows of both tables together")
    parser.add_argument("--url", default="", help="an empty database; by default a file that is thrown away")
    given = parser.parse_args(arguments)
    sys.setswitchinterval(SWITCH_SECONDS)  # as the window does
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(given.url or sqlite_url(Path(folder) / "imports.db"))
        create_all(engine)
        place = Workplace(engine, "导入台", SystemClock())
        codes = [chr(65 + n // 26) + chr(65 + n % 26) for n in range(min(PRODUCTS, given.rows // 2))]
        whole = _whole(place, codes, given.rows - len(codes))
        wrong = _ledger(place)
        engine.dispose()
    _say(f"{'whole':28}{whole:9.1f} s   budget {BUDGET_SECONDS:.0f} s")
    return int(whole > BUDGET_SECONDS or wrong)


def _whole(place: Workplace, codes: list[str], rows: int) -> float:
    for n in range(PLACES):
        catalog.location(place, f"A-{n:02d}")
    products, stock = _products(codes), _stock(codes, rows, site_day(place.clock.now()))
    _say(f"{len(codes):,} products, {rows:,} rows of stock in a workbook of {len(stock) / 1e6:.1f} MB\n")
    beside = _Beside(place)
    began = time.perf_counter()
    with beside.during("products"):
        table = _timed("read products", lambda: read_table(products, "产品.xlsx"))
        mapping = guess(ImportKind.PRODUCTS, table.headings)
        _good(_timed("try products", lambda: service.try_table(place, KEEPER, ImportKind.PRODUCTS, table, mapping)))
        _timed("take products (lock)", lambda: _take(place, table))
    counted = time.perf_counter() - began
    with place.work(PROGRAM) as work:  # 启用: another person's approval of packaging requirements is not what is measured
        work.session.execute(update(Product).values(active=True))
    began = time.perf_counter()
    with beside.during("read and judge"):
        table = _timed("read stock", lambda: read_table(stock, "期初库存.xlsx"))
        mapping = guess(ImportKind.OPENING, table.headings)
        told = list[int]()

        def tell(done: int, _: int) -> bool:
            told.append(done)
            return True

        outcome = _good(
            _timed("judge stock", lambda: service.try_table(place, KEEPER, ImportKind.OPENING, table, mapping, tell))
        )
    with beside.during("accept and post"):
        document = _timed("accept stock (lock)", lambda: _accept(place, outcome, stock))
        _timed("post stock in batches", lambda: posting.post(place, KEEPER, document))
    _say(f"{'progress was told':28}{len(told):9,} times")
    return counted + time.perf_counter() - began


def _take(place: Workplace, table: Table) -> Outcome:
    with place.work(KEEPER) as work:
        return service.take_table(work, ImportKind.PRODUCTS, table, guess(ImportKind.PRODUCTS, table.headings))


def _accept(place: Workplace, outcome: Outcome, data: bytes) -> str:
    with place.work(KEEPER) as work:
        return service.accept_plan(work, outcome.plan, {}, "期初库存.xlsx", data).document


def _good(outcome: Outcome) -> Outcome:
    for error in outcome.errors[:3]:
        _say(f"row {error.line} {error.column}: {error.reason}")
    if outcome.errors:
        raise SystemExit(1)
    return outcome


def _ledger(place: Workplace) -> bool:
    if not is_sqlite(place.engine):
        return False
    with place.read() as session:
        wrong = storage.balances_against_moves(session)
    _say(f"{'ledger against balances':28}{len(wrong):9,} differences")
    return bool(wrong)


def _products(codes: list[str]) -> bytes:
    rows = [
        (code, f"示范产品 {code}", f"M-{code}", "台", "按批" if n % LOT_EVERY == 0 else "逐台序列号", "普通", "否", "否", "否", "否", 2400)
        for n, code in enumerate(codes)
    ]
    return workbook([Sheet("产品", tuple(map(Column, PRODUCT)), tuple(rows))])


def _stock(codes: list[str], rows: int, today: date) -> bytes:
    made = list[tuple[Value, ...]]()
    for n in range(rows):
        at, count = n % len(codes), n // len(codes)
        day = today - timedelta(days=1 + count % 300)
        number, place = f"{day:%y%m%d}", f"A-{n % PLACES:02d}"
        if at % LOT_EVERY:
            made.append((codes[at], f"{codes[at]}{number}{1 + count // 300:04d}", "", None, place, day, None, "", ""))
        else:
            lot = n // 10
            day = today - timedelta(days=1 + lot // 99)
            numbered = (codes[at], "", f"L{day:%y%m%d}-{1 + lot % 99:02d}", 1 + n % 500, place, day, today + timedelta(days=400))
            made.append((*numbered, f"供应商 {n % 30}", f"D-{n}"))
    return workbook([Sheet("期初库存", tuple(map(Column, STOCK)), tuple(made))])


class _Beside:
    """A station that writes one small action after the other, as scans do."""

    def __init__(self, place: Workplace) -> None:
        self._place = place
        self._took: list[float] = []
        self._stop = threading.Event()
        self._name = ""

    def during(self, name: str) -> _Beside:
        self._name = name
        return self

    def __enter__(self) -> None:
        self._took, self._stop = [], threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        took = sorted(self._took)
        p50, p99 = took[len(took) // 2], took[min(len(took) - 1, len(took) * 99 // 100)]
        _say(f"{'  beside ' + self._name:28}{p50:9.1f} ms p50{p99:9.1f} ms p99{took[-1]:9.1f} ms longest of {len(took)}\n")

    def _run(self) -> None:
        while not self._stop.wait(0.05):
            began = time.perf_counter()
            try:
                with self._place.work(PROGRAM) as work:
                    work.audit("scan", "bench", "beside")
            except StoreError:  # another process would be told so after five seconds; in the window's one lane it waits
                _say("  beside: the database was locked for longer than a station waits")
            self._took.append((time.perf_counter() - began) * 1000)


def _timed(name: str, act: Callable[[], T]) -> T:
    began = time.perf_counter()
    found = act()
    _say(f"{name:28}{time.perf_counter() - began:9.2f} s")
    return found


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
