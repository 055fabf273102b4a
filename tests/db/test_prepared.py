"""Statements that go to the driver compiled once: the same answers, conversions and errors as SQLAlchemy's own way, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from sqlalchemy import bindparam, event, func, insert, literal, select, update
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from app.core.work import PROGRAM, Workplace
from db.engine import open_engine
from db.models.core import AuditEntry, Scan
from db.models.gate import GateIncident
from db.prepared import Prepared
from db.states import IncidentKind, ScanKind, Verdict
from db.types import Dec

AT = datetime(2026, 11, 23, 0, 30, 15, 123456, tzinfo=UTC)


def scans(session: Session, *keys: str) -> None:
    for number, key in enumerate(keys):
        made = {"station": "台", "at": AT, "port": "pty", "raw": "100%", "page": "bench", "kind": ScanKind.UNIT, "verdict": Verdict.GOOD}
        session.add(Scan(key=key, sequence=number, **made))


COLUMNS = Prepared(
    select(Scan.__table__.c.key, Scan.__table__.c.at, Scan.__table__.c.kind, Scan.__table__.c.person_id)
    .where(Scan.__table__.c.key.in_(bindparam("keys", expanding=True))).order_by(Scan.__table__.c.key)
)  # fmt: skip


def test_values_come_back_as_they_went_in_and_what_is_not_written_yet_is_written_first(place: Workplace) -> None:
    with place.work(PROGRAM) as work:
        scans(work.session, "a", "b", "c")
        rows = COLUMNS.all(work.session, keys=["a", "c", "x"])
        assert [(row.key, row.at, row.kind, row.person_id) for row in rows] == [
            ("a", AT, ScanKind.UNIT, None), ("c", AT, ScanKind.UNIT, None),
        ]  # fmt: skip
        assert COLUMNS.all(work.session, keys=[]) == [] and COLUMNS.one(work.session, keys=["x"]) is None
        assert [row.key for row in COLUMNS.all(work.session, keys=[*map(str, range(700)), "b"])] == ["b"]


def test_a_column_that_is_left_out_takes_its_default_and_a_list_or_a_dictionary_is_a_value(place: Workplace) -> None:
    short = ("kind", "opened_at", "station", "gate", "reported_by", "pass_no", "text")
    with place.work(PROGRAM) as work:
        for details in ({}, {"clause": "H-05", "keyed": ["999Z"]}):
            statement = Prepared(insert(GateIncident).returning(GateIncident.id), (*short, *(["details"] if details else [])))
            values = dict(zip(short, (IncidentKind.REFUSAL, AT, "门卫", "一号门", "门卫甲", "", "车号不符"), strict=True))
            made = statement.one(work.session, **values, **({"details": details} if details else {}))
            kept = work.session.get(GateIncident, made.id)
            assert kept is not None and (kept.details, kept.version, kept.opened_at) == (details, 1, AT)


def test_rows_are_counted_and_several_are_written(place: Workplace) -> None:
    table = Scan.__table__
    say = Prepared(update(Scan).where(table.c.key.in_(bindparam("keys", expanding=True))).values(message=bindparam("words")))
    with place.work(PROGRAM) as work:
        columns = ("key", "station", "sequence", "at", "port", "raw", "page")
        Prepared(insert(Scan), columns).run_each(
            work.session, [dict(zip(columns, (key, "台", 1, AT, "pty", "x", "bench"), strict=True)) for key in "abc"]
        )
        assert say.run(work.session, keys=["a", "b", "x"], words="好 %s") == 2
        assert work.session.scalars(select(Scan.message).order_by(Scan.key)).all() == ["好 %s", "好 %s", None]


def test_what_the_database_refuses_is_an_error_as_everywhere(place: Workplace) -> None:
    columns = ("key", "station", "sequence", "at", "port", "raw", "page")
    one = Prepared(insert(Scan), columns)
    values = dict(zip(columns, ("a", "台", 1, AT, "pty", "x", "bench"), strict=True))
    with place.work(PROGRAM) as work:
        one.run(work.session, **values)
        with pytest.raises(IntegrityError), work.savepoint():
            one.run(work.session, **values)
        assert len(COLUMNS.all(work.session, keys=["a"])) == 1


def test_an_answer_that_breaks_off_is_an_error_as_everywhere(sqlite_file_url: str) -> None:
    """SQLite finds each row only when it is asked for; PostgreSQL answers whole or not at all."""

    def fails_at_c(key: str) -> str:
        if key == "c":
            raise ValueError
        return key

    engine = open_engine(sqlite_file_url)
    with Session(engine) as session:
        scans(session, "a", "b", "c")
        session.flush()
        driver = session.connection().connection.driver_connection
        assert driver is not None
        driver.create_function("fails_at_c", 1, fails_at_c)
        with pytest.raises(OperationalError):
            Prepared(select(func.fails_at_c(Scan.__table__.c.key).label("key")).order_by(Scan.__table__.c.key)).all(session)
    engine.dispose()


def test_values_that_are_missing_or_of_another_statement_are_said(place: Workplace) -> None:
    by_key = Prepared(select(Scan.__table__.c.id).where(Scan.__table__.c.key == bindparam("key")))
    with place.read() as session:
        with pytest.raises(TypeError, match="missing: key"):
            by_key.all(session)
        with pytest.raises(TypeError, match="no such value: keys"):
            by_key.all(session, key="a", keys="b")
        with pytest.raises(TypeError, match="decimal"):
            Prepared(select(literal(Decimal("1.5"), Dec()).label("much"))).all(session)


def test_who_listens_to_the_statements_of_an_engine_hears_it(place: Workplace) -> None:
    heard: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        heard.append(statement)

    event.listen(place.engine, "before_cursor_execute", note)
    try:
        with place.read() as session:
            Prepared(select(AuditEntry.__table__.c.seq)).all(session)
    finally:
        event.remove(place.engine, "before_cursor_execute", note)
    assert [one for one in heard if "audit_entry" in one]
