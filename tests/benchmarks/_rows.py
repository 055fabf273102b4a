"""Millions of scan rows, quickly: what years of benches leave in a database, with every tenth scan in the trail."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Engine, text
from sqlalchemy.schema import CreateIndex, DropIndex, Index

from app.core.work import ALGORITHM, FIRST_LINK
from db.engine import is_sqlite
from db.models.core import AuditEntry, Scan

BATCH = 50_000
TRAIL_EVERY = 10
QUICK = ("journal_mode=OFF", "synchronous=OFF", "cache_size=-1500000", "foreign_keys=OFF", "ignore_check_constraints=ON")
_MIX = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1
SCAN = ("key", "station", "sequence", "at", "port", "raw", "page", "person_id", "kind", "verdict", "clause", "message", "object_key")
TRAIL = (
    "seq", "at", "actor_id", "actor", "station", "action", "object_kind", "object_key", "details", "algorithm", "previous", "hash",
)  # fmt: skip
# Shares of a real day: most scans are goods that fit; some are wrong, read twice or cut off; the rest are documents and commands.
KINDS = (
    [("bench", "unit", "good", None, "塑壳断路器 …{tail} 已入箱")] * 62
    + [("bench", "unit", "wrong", "C-14", "不是本单货品，请拿出来")] * 3
    + [("bench", "unit", "ignored", None, "同一个码连读两次，只算一次")] * 2
    + [("bench", "unreadable", "partial", None, "没有读全，请再扫一次")] * 2
    + [("bench", "command", "info", None, "已撤销上一次")] * 8
    + [("bench", "document", "good", None, "发货单 FH{n}·示范电气有限公司")] * 6
    + [("inbound", "unit", "good", None, "已入库")] * 12
    + [("dispatch", "unit", "good", None, "已提货")] * 4
    + [("gate", "gate_pass", "good", None, "车牌一致，请抬杆")]
)


def mixed(n: int) -> int:
    """A number that looks random, the same for the same `n` (splitmix64)."""
    z = (n * _MIX) & _MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
    return z ^ (z >> 31)


def fill(engine: Engine, upto: int, people: list[tuple[int, str]], before: datetime) -> float:
    """Brings the number of scan rows to `upto`; returns the seconds it took.

    The rows lie before the moment `before`, three seconds apart per station. Indexes are dropped and made anew, as every bulk load does.
    """
    began = time.perf_counter()
    with engine.connect() as connection:
        there = connection.execute(text("SELECT count(*) FROM scan")).scalar_one()
        connection.rollback()
    if there >= upto:
        return 0.0
    indexes = [index for table in (Scan.__table__, AuditEntry.__table__) for index in table.indexes] if upto - there > BATCH else []
    _quick(engine, True)
    with engine.begin() as connection:
        for index in indexes:
            connection.execute(DropIndex(index))
    for first in range(there, upto, BATCH):
        with engine.begin() as connection:
            _batch(connection, range(first, min(first + BATCH, upto)), people, before)
    _build(engine, indexes)
    _quick(engine, False)
    return time.perf_counter() - began


def _quick(engine: Engine, on: bool) -> None:
    """Nothing measured runs while this is on."""
    engine.dispose()
    if is_sqlite(engine):
        with engine.connect() as connection:
            connection.exec_driver_sql("ROLLBACK")
            for pragma in QUICK if on else ("journal_mode=WAL",):
                connection.exec_driver_sql(f"PRAGMA {pragma}")
            connection.exec_driver_sql("BEGIN")
    if not on:
        engine.dispose()


def _build(engine: Engine, indexes: list[Index]) -> None:
    with engine.begin() as connection:
        for index in indexes:
            connection.execute(CreateIndex(index))
        connection.execute(text("ANALYZE"))


def _batch(connection: Connection, numbers: range, people: list[tuple[int, str]], before: datetime) -> None:
    raw: Any = connection.connection.driver_connection
    scans = list(_scans(numbers, people, before))
    head = connection.execute(text("SELECT seq, hash FROM audit_head")).first()
    trail = list(_trail(scans[::TRAIL_EVERY], people, *(head or (0, FIRST_LINK))))
    if connection.dialect.name == "postgresql":
        for table, names, rows in (("scan", SCAN, scans), ("audit_entry", TRAIL, trail)):
            with raw.cursor().copy(f"COPY {table} ({', '.join(names)}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
    else:
        for table, names, rows in (("scan", SCAN, scans), ("audit_entry", TRAIL, trail)):
            marks = ", ".join("?" * len(names))
            raw.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", rows)
    head_values = {"seq": trail[-1][0], "hash": trail[-1][-1]}
    if head is None:
        connection.execute(text("INSERT INTO audit_head (id, seq, hash) VALUES (1, :seq, :hash)"), head_values)
    else:
        connection.execute(text("UPDATE audit_head SET seq = :seq, hash = :hash"), head_values)


def _scans(numbers: range, people: list[tuple[int, str]], before: datetime) -> Iterator[tuple[Any, ...]]:
    start = before - timedelta(seconds=3) * 12_000_000
    for n in numbers:
        random, again = mixed(n), mixed(~n & _MASK)
        key = f"{random:016x}{again:016x}"
        key = f"{key[:8]}-{key[8:12]}-4{key[13:16]}-8{key[17:20]}-{key[20:]}"
        page, kind, verdict, clause, words = KINDS[random % len(KINDS)]
        at = (start + timedelta(seconds=3 * n, microseconds=again % 1_000_000)).isoformat(timespec="microseconds")[:26] + "Z"
        serial = f"BK{n // 4:010d}"
        shown = serial if kind == "unit" else None
        message = words.format(tail=serial[-4:], n=n % 1_000_000)
        station = f"台位 {again % 6 + 1}"
        person = people[again % len(people)][0]
        yield key, station, n // 6 + 1, at, "/dev/ttyACM0", serial, page, person, kind, verdict, clause, message, shown


def _trail(scans: list[tuple[Any, ...]], people: list[tuple[int, str]], seq: int, previous: str) -> Iterator[tuple[Any, ...]]:
    names = {key: name.encode() for key, name in people}
    for scan in scans:
        seq += 1
        at, person, station, box = scan[3], scan[7], scan[1], f"0692{seq // 20:014d}"
        details = json.dumps({"item": scan[5], "quantity": 1}, separators=(",", ":"))
        fields = (
            str(ALGORITHM).encode(), str(seq).encode(), previous.encode(), at.encode(), str(person).encode(), names[person],
            station.encode(), b"put_in", b"box", box.encode(), details.encode(),
        )  # fmt: skip
        link = sha256(b"".join(len(field).to_bytes(4, "big") + field for field in fields)).hexdigest()
        yield (seq, at, person, names[person].decode(), station, "put_in", "box", box, details, ALGORITHM, previous, link)
        previous = link
