from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from app.core.clock import SystemClock
from app.core.errors import StoreError
from app.core.work import PROGRAM, Workplace
from app.desk import open_desk
from db.backup import backup, restore
from db.engine import APPEND_ONLY, DatabaseError, cause, integrity, open_engine, sqlite_url
from db.migrate import revision, upgrade
from db.schema import create_all, metadata
from tests.helpers import engines, postgres


def test_a_missing_file_and_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="找不到数据库文件"):
        open_engine(sqlite_url(tmp_path / "none.db"), must_exist=True)
    with pytest.raises(DatabaseError, match="找不到文件夹"):
        open_engine(sqlite_url(tmp_path / "no" / "none.db"))
    with pytest.raises(DatabaseError, match="网络盘"):
        open_engine("sqlite:////" + "/server/share/desk.db")


def test_a_server_that_is_not_reached_and_one_that_does_not_know_us_are_told_apart(postgres_server: postgres.Server) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nobody = closed.getsockname()[1]
    here = f"127.0.0.1:{postgres_server.port}"
    for address, words in (
        (f"desk@{here}/none", "没有这个数据库"), (f"stranger@{here}/postgres", "不认这个用户"), (f"desk@127.0.0.1:{nobody}/desk", "连不上"),
        ("desk@host.invalid/desk", "连不上"),
    ):  # fmt: skip
        engine = open_engine(f"postgresql://{address}")
        with pytest.raises(DBAPIError) as raised:
            engine.connect()
        assert words in cause(raised.value), address
        engine.dispose()


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
    """Four processes count the same row up; with a deferred BEGIN updates would be lost or refused.

    Whoever waited his whole time for the others is told so and counts again, as a person would: on a busy machine that happens.
    Whoever is refused sooner did not wait.
    """
    program = """
import os, sys, time
from sqlalchemy.orm import configure_mappers
from app.core.clock import SystemClock
from app.core.errors import StoreError
from app.core.work import PROGRAM, Workplace
from db.engine import open_engine

configure_mappers()
for n in range(4):
    child = os.fork()
    if child == 0:
        place, done = Workplace(open_engine(sys.argv[1]), "x", SystemClock()), 0
        while done < 60:
            begun = time.monotonic()
            try:
                with place.work(PROGRAM) as work:
                    work.next_number("AA")
                    work.audit("a", "b", 1)
                done += 1
            except StoreError as error:
                if "占用" not in str(error) or time.monotonic() - begun < 4.9:
                    raise
        os._exit(0)
print(*(os.wait()[1] for n in range(4)))
"""
    running = subprocess.run([sys.executable, "-c", program, sqlite_file_url], capture_output=True, text=True, timeout=120)
    assert (running.returncode, running.stdout.split()) == (0, ["0"] * 4), running.stderr
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


@pytest.mark.parametrize("links", (True, False))
def test_a_restore_that_fails_at_the_last_step_leaves_the_old_database(
    tmp_path: Path, sqlite_file_url: str, monkeypatch: pytest.MonkeyPatch, links: bool
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

    def unknown(path: Path, to: Path) -> None:
        """A disk that knows no second name for a file, as a memory stick."""
        raise PermissionError(1, "Operation not permitted", str(path))

    if not links:
        monkeypatch.setattr(Path, "hardlink_to", unknown)
    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(DatabaseError, match="还是原来的"):
        restore(copy, target)
    monkeypatch.undo()
    assert {path.name for path in tmp_path.glob(f"{target.name}*")} == {target.name}
    engine = open_engine(sqlite_file_url)
    with engine.connect() as connection:
        assert list(connection.execute(text("SELECT action FROM audit_entry")).scalars()) == ["only_here"]
    engine.dispose()


def test_a_restore_that_is_cut_anywhere_leaves_a_database_at_its_place(
    tmp_path: Path, sqlite_file_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = Path(sqlite_file_url.removeprefix("sqlite:///"))
    engine = open_engine(sqlite_file_url)
    copy = backup(engine, tmp_path / "copy.bak")
    with Workplace(engine, "台", SystemClock()).work(PROGRAM) as work:
        work.audit("only_here", "backup", 1)
    engine.dispose()
    rename, link = Path.replace, Path.hardlink_to
    steps: list[str] = []

    def cut(step: Callable[..., Any]) -> Callable[..., Any]:
        """The current goes before or after any step that changes a name: what a program started then would find."""

        def looked_at(path: Path, other: Path) -> Any:
            assert integrity_of(target) == []
            done = step(path, other)
            assert integrity_of(target) == []
            steps.append(path.name)
            return done

        return looked_at

    monkeypatch.setattr(Path, "replace", cut(rename))
    monkeypatch.setattr(Path, "hardlink_to", cut(link))
    kept = restore(copy, target)
    assert kept is not None and steps == [kept.name, f"{target.name}.part"]
    for path, actions in ((target, []), (kept, ["only_here"])):
        engine = open_engine(sqlite_url(path))
        with engine.connect() as connection:
            assert list(connection.execute(text("SELECT action FROM audit_entry")).scalars()) == actions
        engine.dispose()


def integrity_of(path: Path) -> list[str]:
    """What is wrong with a database file, opened as it lies there now."""
    engine = open_engine(sqlite_url(path), must_exist=True)
    try:
        return integrity(engine)
    finally:
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
