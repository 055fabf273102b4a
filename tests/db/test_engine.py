from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from app.core.clock import SystemClock
from app.core.errors import StoreError
from app.core.work import PROGRAM, Workplace
from app.desk import open_desk
from db.backup import backup, restore
from db.engine import APPEND_ONLY, DatabaseError, integrity, open_engine, sqlite_url
from db.migrate import downgrade, head, revision, upgrade
from db.schema import create_all, metadata
from tests.helpers import engines


def test_a_missing_file_and_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="找不到数据库文件"):
        open_engine(sqlite_url(tmp_path / "none.db"), must_exist=True)
    with pytest.raises(DatabaseError, match="找不到文件夹"):
        open_engine(sqlite_url(tmp_path / "no" / "none.db"))
    with pytest.raises(DatabaseError, match="网络盘"):
        open_engine("sqlite:////" + "/server/share/desk.db")


def test_a_file_that_is_no_database_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(StoreError, match="不是交付台的数据库"):
        open_desk(sqlite_url(path))


def test_a_commit_of_the_program_waits_until_the_disk_has_it(sqlite_file_url: str) -> None:
    with engines.waiting_for_the_disk():
        engine = open_engine(sqlite_file_url)
        with engine.connect() as connection:
            assert connection.execute(text("PRAGMA synchronous")).scalar_one() == 2  # FULL
            assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"
    engine.dispose()


def test_reading_the_revision_leaves_no_line_in_the_log(sqlite_file_url: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    engine = open_engine(sqlite_file_url)
    revision(engine)
    assert caplog.records == []
    engine.dispose()


def test_a_newer_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    engine = open_engine(sqlite_url(path))
    upgrade(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match="数据库比程序新"):
        open_desk(sqlite_url(path))


def test_two_writers_lose_nothing(sqlite_file_url: str) -> None:
    """Four processes count the same row up; with a deferred BEGIN updates would be lost or refused."""
    program = (
        "import sys; from app.core.clock import SystemClock; from app.core.work import *;"
        "from db.engine import open_engine;"
        "place = Workplace(open_engine(sys.argv[1]), 'x', SystemClock());"
        "\nfor _ in range(60):\n    with place.work(PROGRAM) as work: work.next_number('AA'); work.audit('a', 'b', 1)"
    )
    running = [subprocess.Popen([sys.executable, "-c", program, sqlite_file_url]) for _ in range(4)]
    assert [process.wait(timeout=120) for process in running] == [0, 0, 0, 0]
    engine = open_engine(sqlite_file_url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT last FROM counter WHERE series = 'AA'")).scalar_one() == 240
        assert connection.execute(text("SELECT count(*) FROM audit_entry")).scalar_one() == 240
    engine.dispose()


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting a tmpfs needs root on Linux")
    folder = tmp_path / "tiny"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", folder], capture_output=True).returncode:
        pytest.skip("no tmpfs can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def test_a_full_disk_says_so_and_keeps_what_was_saved(tiny_disk: Path) -> None:
    engine = open_engine(sqlite_url(tiny_disk / "desk.db"))
    create_all(engine)
    place = Workplace(engine, "台", SystemClock())
    saved = 0
    with pytest.raises(StoreError, match="磁盘已满"):
        for _ in range(10_000):
            with place.work(PROGRAM) as work:
                work.audit("fill", "disk", saved, words="满" * 2000)
            saved += 1
    assert saved > 10
    with place.read() as session:
        assert session.execute(text("SELECT count(*) FROM audit_entry")).scalar_one() == saved
    engine.dispose()


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


def test_migrations_make_the_same_schema_as_the_models_and_go_down_again(two_empty: tuple[str, str]) -> None:
    engine, plain = open_engine(two_empty[0]), open_engine(two_empty[1])
    upgrade(engine)
    create_all(plain)
    assert revision(engine) == head()
    upgraded, fresh = _shape(two_empty[0]), _shape(two_empty[1])
    assert upgraded == fresh
    assert fresh["not strict"] == []
    downgrade(engine)
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    upgrade(engine)
    engine.dispose()
    plain.dispose()


def test_every_append_only_table_refuses_to_change(url: str) -> None:
    engine = open_engine(url)
    with engine.connect() as connection:
        names = set(inspect(connection).get_table_names())
    assert set(APPEND_ONLY) <= names <= {t.name for t in metadata().tables.values()} | {"alembic_version"}
    for table in APPEND_ONLY:
        if engine.dialect.name == "postgresql":
            with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
                connection.execute(text(f"TRUNCATE {table} CASCADE"))
    engine.dispose()


def test_a_backup_is_whole_and_comes_back(tmp_path: Path, sqlite_file_url: str) -> None:
    engine = open_engine(sqlite_file_url)
    place = Workplace(engine, "台", SystemClock())
    with place.work(PROGRAM) as work:
        work.audit("before", "backup", 1)
    copy = backup(engine, tmp_path / "copy.bak")
    with place.work(PROGRAM) as work:
        work.audit("after", "backup", 2)
    engine.dispose()
    target = Path(sqlite_file_url.removeprefix("sqlite:///"))
    restore(copy, target)
    engine = open_engine(sqlite_file_url)
    with engine.connect() as connection:
        assert list(connection.execute(text("SELECT action FROM audit_entry")).scalars()) == ["before"]
    assert integrity(engine) == []
    engine.dispose()
    copy.write_bytes(copy.read_bytes()[:5000])
    with pytest.raises(DatabaseError, match="备份"):
        restore(copy, target)
    assert target.stat().st_size > 5000


def test_a_restore_keeps_what_was_acknowledged_to_the_old_database(tmp_path: Path, sqlite_file_url: str) -> None:
    target = Path(sqlite_file_url.removeprefix("sqlite:///"))
    engine = open_engine(sqlite_file_url)
    copies = [backup(engine, tmp_path / f"{n}.bak") for n in (1, 2)]
    place = Workplace(engine, "台", SystemClock())
    with place.work(PROGRAM) as work:
        work.audit("only_here", "backup", 1)
    whole = {path.name: path.read_bytes() for path in tmp_path.glob(f"{target.name}*")}
    assert len(whole[f"{target.name}-wal"]) > 0  # the last action is in the log, as after a cut
    with pytest.raises(DatabaseError, match="占用"):
        restore(copies[0], target)  # a window is open
    engine.dispose()
    for name, data in whole.items():
        (tmp_path / name).write_bytes(data)
    kept = restore(copies[0], target)
    again = restore(copies[1], target)
    assert kept is not None and again is not None and kept != again
    assert {path.name for path in tmp_path.glob(f"{target.name}*")} == {target.name, kept.name, again.name}
    old = open_engine(sqlite_url(kept))
    with old.connect() as connection:
        assert list(connection.execute(text("SELECT action FROM audit_entry")).scalars()) == ["only_here"]
    old.dispose()


def test_a_restore_that_fails_at_the_last_step_leaves_the_old_database(
    tmp_path: Path, sqlite_file_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = Path(sqlite_file_url.removeprefix("sqlite:///"))
    engine = open_engine(sqlite_file_url)
    copy = backup(engine, tmp_path / "copy.bak")
    with Workplace(engine, "台", SystemClock()).work(PROGRAM) as work:
        work.audit("only_here", "backup", 1)
    engine.dispose()
    rename = Path.replace

    def held(path: Path, to: Path) -> Path:
        """A virus scanner holds the new file, as on Windows."""
        if path.name.endswith(".part"):
            raise PermissionError(13, "另一个程序正在使用此文件", str(path))
        return rename(path, to)

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(DatabaseError, match="还是原来的"):
        restore(copy, target)
    monkeypatch.undo()
    assert {path.name for path in tmp_path.glob(f"{target.name}*")} == {target.name}
    engine = open_engine(sqlite_file_url)
    with engine.connect() as connection:
        assert list(connection.execute(text("SELECT action FROM audit_entry")).scalars()) == ["only_here"]
    engine.dispose()


def test_a_backup_that_cannot_be_written_is_a_sentence_and_leaves_nothing(tmp_path: Path, sqlite_file_url: str) -> None:
    engine = open_engine(sqlite_file_url)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(DatabaseError, match="备份没有写成"):
        backup(engine, tmp_path / "file" / "copy.bak")
    engine.dispose()
    (tmp_path / "no.db").write_bytes(b"no database at all" * 100)
    bad = open_engine(sqlite_url(tmp_path / "no.db"))
    with pytest.raises(DatabaseError, match="不是交付台的数据库"):
        backup(bad, tmp_path / "copy.bak")
    assert [path.name for path in tmp_path.glob("copy*")] == []
    bad.dispose()
