"""`python -m db.migrate` goes up, down and up again on an empty database of either kind, to the schema of the models."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from db import migrate
from db.engine import open_engine, sqlite_url
from db.migrate import head, revision
from db.schema import create_all

ROOT = Path(__file__).resolve().parents[2]
Step = Callable[[str, str], int]


@pytest.fixture
def step(monkeypatch: pytest.MonkeyPatch) -> Step:
    """Does one step on a database as the command line does; gives the exit code."""

    def run(word: str, url: str) -> int:
        monkeypatch.setattr(sys, "argv", ["db.migrate", word, "--database", url])
        return migrate.main()

    return run


@pytest.fixture(params=["sqlite", "postgresql"])
def two_empty(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, str]:
    """Two empty databases of one kind."""
    if request.param == "sqlite":
        return sqlite_url(tmp_path / "one.db"), sqlite_url(tmp_path / "two.db")
    server = request.getfixturevalue("postgres_server")
    return str(server.empty()), str(server.empty())


def _shape(url: str) -> dict[str, object]:
    engine = open_engine(url)
    look = inspect(engine)
    tables = {}
    for name in sorted(set(look.get_table_names()) - {"alembic_version"}):
        tables[name] = (
            {c["name"]: (str(c["type"]), c["nullable"]) for c in look.get_columns(name)},
            sorted(c["name"] or "" for c in look.get_check_constraints(name)),
            sorted(tuple(u["column_names"]) for u in look.get_unique_constraints(name)),
            sorted((tuple(f["constrained_columns"]), f["referred_table"]) for f in look.get_foreign_keys(name)),
            sorted((i["name"] or "", tuple(i["column_names"]), i["unique"]) for i in look.get_indexes(name)),
        )
    if engine.dialect.name == "sqlite":
        found = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        strict = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0"
    else:
        found, strict = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal", "SELECT 'x' WHERE false"
    with engine.connect() as connection:
        triggers = sorted(row[0] for row in connection.execute(text(found)))
        loose = sorted(row[0] for row in connection.execute(text(strict)) if not row[0].startswith(("sqlite_", "alembic")))
    engine.dispose()
    return {"tables": tables, "triggers": triggers, "not strict": loose}


def test_up_to_the_schema_of_the_models_down_and_up_again(two_empty: tuple[str, str], step: Step) -> None:
    url, plain = two_empty
    assert [step(word, url) for word in ("check", "up", "check")] == [1, 0, 0]
    engine = open_engine(plain)
    create_all(engine)
    engine.dispose()
    upgraded, fresh = _shape(url), _shape(plain)
    assert upgraded == fresh
    assert fresh["not strict"] == []
    engine = open_engine(url)
    assert revision(engine) == head()
    engine.dispose()
    assert step("down", url) == 0
    engine = open_engine(url)
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    engine.dispose()
    assert [step(word, url) for word in ("check", "up", "check")] == [1, 0, 0]


def test_it_is_a_command_of_the_interpreter(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "db.migrate", "check", "--database", sqlite_url(tmp_path / "desk.db")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, "init" in done.stderr) == (1, True), done.stderr
