"""Years of after-sales, made by bulk insert: cases with their time lines and what they are found by, and the units that were delivered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import Engine, text
from sqlalchemy.schema import CreateIndex, DropIndex, Index

from app.core import grams
from db.models.aftersales import CaseEvent, ServiceCase
from db.models.units import Unit
from db.states import CaseCause, CaseChannel, CaseEventKind, CaseKind, CaseState, Severity, UnitState
from db.tails import tail_of
from tests.benchmarks._rows import mixed
from tests.benchmarks._stock import _moment, _quick, _write
from tests.benchmarks._stock import serial_of as serial_of

BATCH = 20_000
_UNIT = ("version", "serial", "product_id", "lot_no", "task_no", "state", "location_id", "produced_on", "sealed", "certificate_no",
         "reserved_order", "extensions", "stocked_at", "tail")  # fmt: skip
_CASE = ("id", "version", "number", "state", "kind", "severity", "channel", "customer_id", "customer", "caller", "phone", "product_id",
         "product_name", "serial", "lot_no", "dispatch_no", "record_no", "description", "registered_at", "warn_at", "respond_by",
         "solve_by", "responded_at", "response_late", "cause", "solution", "informed", "confirmed_who", "summary", "improvement",
         "closed_at", "phone_digits", "analysis")  # fmt: skip
_EVENT = ("case_id", "at", "kind", "state", "text", "person_id", "person")
_WHERE = ("合闸后", "运行中", "安装时", "送电前", "巡检时", "雨后", "夜间", "检修后")
_WHAT = ("断路器", "接触器", "继电器", "母线夹", "端子排", "柜门锁", "指示灯", "操作机构", "脱扣器", "电流表")
_HOW = ("自行分闸", "拒动", "发热变色", "有异响", "外壳破损", "接线松动", "误报警", "显示不亮", "卡涩", "绝缘下降")
_ELSE = ("面板无报警", "同批另两台正常", "现场今晚要送电", "已停用", "客户自行复位后正常", "附照片两张", "要求更换", "三天内第二次")
_HELP = ("更换脱扣器", "按 9 N·m 复紧", "换整机", "电话指导复位", "寄说明书", "返厂检测", "现场调整整定值", "更换端子")


@dataclass(frozen=True)
class Ledger:
    """How much there is, and whom and what the rows name: keys and names of products and customers."""

    cases: int
    units: int
    products: Sequence[tuple[int, str]]
    customers: Sequence[tuple[int, str]]
    person_id: int
    now: datetime
    rare: int = 7777


def fill(engine: Engine, ledger: Ledger, first_key: int = 1000) -> None:
    """Writes units, cases, time lines and grams; indexes are dropped and made anew, as every bulk load does."""
    tables = (Unit.__table__, ServiceCase.__table__, CaseEvent.__table__)
    indexes: list[Index] = [index for table in tables for index in table.indexes]  # type: ignore[attr-defined]
    _quick(engine, True)
    with engine.begin() as connection:
        for index in indexes:
            connection.execute(DropIndex(index))
    for first in range(0, ledger.units, BATCH):
        numbers = range(first, min(first + BATCH, ledger.units))
        with engine.begin() as connection:
            _write(connection, "unit", _UNIT, (_unit(ledger, n) for n in numbers))
    for first in range(0, ledger.cases, BATCH):
        numbers = range(first, min(first + BATCH, ledger.cases))
        with engine.begin() as connection:
            _write(connection, "service_case", _CASE, (_case(ledger, n, first_key + n) for n in numbers))
            _write(connection, "case_event", _EVENT, (line for n in numbers for line in _events(ledger, n, first_key + n)))
    with engine.begin() as connection:
        _write(connection, "case_gram", ("gram", "case_id"), _grams(ledger, first_key))
    with engine.begin() as connection:
        for index in indexes:
            connection.execute(CreateIndex(index))
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT setval(pg_get_serial_sequence('service_case', 'id'), :at)"), {"at": first_key + ledger.cases})
        connection.execute(text("ANALYZE"))
    _quick(engine, False)


def words_of(n: int, rare: int) -> str:
    """The customer's words of the n-th case; one in `rare` bears words that no other has."""
    random = mixed(n)
    said = f"{_pick(_WHERE, random)}{_pick(_WHAT, random >> 8)}{_pick(_HOW, random >> 16)}，{_pick(_ELSE, random >> 24)}"
    return f"{said}。磁控管谐振" if n % rare == 0 else said


def _pick(words: Sequence[str], random: int) -> str:
    return words[random % len(words)]


def _came(ledger: Ledger, n: int) -> datetime:
    """Cases of five years, the last of them yesterday."""
    return ledger.now - timedelta(days=1) - timedelta(minutes=13) * (ledger.cases - n)


def _unit(ledger: Ledger, n: int) -> tuple[Any, ...]:
    product = ledger.products[min(mixed(n) % len(ledger.products), mixed(~n) % len(ledger.products))][0]
    made = date(ledger.now.year - 3, 1, 1) + timedelta(days=n % 1000)
    return (1, serial_of(n), product, "", "", UnitState.ACCEPTED.value, None, made.isoformat(), 1, "", "", 0,
            _moment(datetime.combine(made, datetime.min.time())), tail_of(serial_of(n)))  # fmt: skip


def _case(ledger: Ledger, n: int, key: int) -> tuple[Any, ...]:
    random, came = mixed(n), _came(ledger, n).replace(tzinfo=None)
    product_id, product = ledger.products[min(random % len(ledger.products), (random >> 7) % len(ledger.products))]
    customer_id, customer = ledger.customers[(random >> 12) % len(ledger.customers)]
    open_yet = n >= ledger.cases - 200
    cause = list(CaseCause)[(random >> 20) % len(CaseCause)]
    late, helped = random % 50 == 0, _pick(_HELP, random >> 30)
    responded = came + timedelta(hours=30 if late else 3)
    closed = came + timedelta(days=1 + random % 9)
    return (
        key, 1, _number(came, n), (CaseState.REGISTERED if open_yet else CaseState.CLOSED).value,
        list(CaseKind)[random % 5].value, list(Severity)[1 + random % 3].value, list(CaseChannel)[random % 6].value, customer_id, customer,
        "设备科", f"0512-{random % 10**8:08d}", product_id, product, serial_of(random % ledger.units), "", f"FH26{n % 10**6:06d}", "",
        words_of(n, ledger.rare), _moment(came), _moment(came + timedelta(hours=20)), _moment(came + timedelta(hours=24)),
        _moment(came + timedelta(days=7)), None if open_yet else _moment(responded), None if open_yet else int(late),
        None if open_yet else cause.value, "" if open_yet else helped, "", "", "" if open_yet else f"{helped}后正常", "",
        None if open_yet else _moment(closed), f"0512{random % 10**8:08d}", "",
    )  # fmt: skip


def _number(came: datetime, n: int) -> str:
    return f"SH-{came.year}-{100_000 + n}"


def _events(ledger: Ledger, n: int, key: int) -> Iterator[tuple[Any, ...]]:
    came, helped = _came(ledger, n).replace(tzinfo=None), _pick(_HELP, mixed(n) >> 30)
    told = ((CaseEventKind.REGISTERED, CaseState.REGISTERED, words_of(n, ledger.rare)),)
    if n < ledger.cases - 200:
        told += (
            (CaseEventKind.RESPONSE, CaseState.RESPONDED, "设备科：先停用"), (CaseEventKind.SOLUTION, CaseState.SOLUTION_AGREED, helped),
            (CaseEventKind.CLOSED, CaseState.CLOSED, f"{helped}后正常"),
        )  # type: ignore[assignment]
    for k, (kind, state, words) in enumerate(told):
        yield key, _moment(came + timedelta(hours=k)), kind.value, state.value, words, ledger.person_id, "售后甲"


@lru_cache(maxsize=100_000)
def _of(words: str) -> frozenset[int]:
    return frozenset(grams.pieces(words))


@lru_cache(maxsize=100_000)
def _spoken(words: str) -> frozenset[int]:
    return frozenset(grams.initial_pieces(words))


def _grams(ledger: Ledger, first_key: int) -> Iterator[tuple[int, int]]:
    """What every case is found by, as `app.aftersales.search_index` takes it."""
    for n in range(ledger.cases):
        key, row = first_key + n, _case(ledger, n, first_key + n)
        number, customer, phone, product, serial, dispatch_no = (row[k] for k in (2, 8, 10, 12, 13, 15))
        words, solution, summary = (row[k] for k in (17, 25, 28))
        found = _of(customer) | _of(product) | _of(words) | _of(solution) | _of(summary) | _of("设备科：先停用")
        found |= grams.pieces("\n".join((number, phone, serial, dispatch_no))) | _spoken(customer) | _spoken(product) | _spoken(words)
        yield from ((one, key) for one in found)
