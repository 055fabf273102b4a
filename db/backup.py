"""Backup and restore of a database file: a whole copy in one step, proven and on disk before it counts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from db.disk import sync_file, sync_folder
from db.engine import DatabaseError, cause, integrity, is_sqlite, open_engine, sqlite_url

BEFORE = ".before-restore"
"""What the name of a database file ends in after another one took its place."""

_TAILS = ("-wal", "-shm")


def backup(engine: Engine, target: Path) -> Path:
    """Copies a live database file while others go on writing, then checks the copy.

    Args:
        engine: Open engine on a database file.
        target: File to make; must not be there yet.

    Raises:
        DatabaseError: Not a database file, target exists, or the copy cannot be written or is not sound.
    """
    if not is_sqlite(engine):
        raise DatabaseError("PostgreSQL 请用 pg_dump 或 pgBackRest 备份")
    if target.exists():
        raise DatabaseError(f"备份文件已存在：{target}")
    with _new_file(target, "备份没有写成") as part:
        target.parent.mkdir(parents=True, exist_ok=True)
        source = engine.raw_connection()
        try:
            _copy(source.driver_connection, part)
        finally:
            source.close()
        _must_be_sound(part)
        part.replace(target)
        sync_folder(target.parent)
    return target


def restore(source: Path, target: Path) -> Path | None:
    """Puts a backup in the place of a database file.

    Returns:
        Where the old file is kept, with everything that was committed to it; None where there was none.

    Raises:
        DatabaseError: The backup is missing or not sound, a program has the database open, or the disk does not take it.
    """
    from pysqlite3 import dbapi2

    if not source.is_file():
        raise DatabaseError(f"找不到备份文件：{source}")
    with _new_file(target, "没有恢复，数据库还是原来的") as part:
        with _plain("备份不完好"):
            still = "" if os.access(source.parent, os.W_OK) else "&immutable=1"  # SQLite makes files beside one that may change
            old = dbapi2.connect(f"{source.resolve().as_uri()}?mode=ro{still}", uri=True)
            try:
                _copy(old, part)
            finally:
                old.close()
        _must_be_sound(part)
        kept = _second_name(target)
        try:
            part.replace(target)
        except OSError:  # as on Windows, where a virus scanner holds what is new: the old one is the desk's again
            if kept is not None and target.exists():
                kept.unlink()
            elif kept is not None:
                _move(kept, target)
            raise
        sync_folder(target.parent)
    return kept


def _copy(source: Any, part: Path) -> None:
    """Copies what is committed, the write-ahead log included, into a file that stands alone."""
    from pysqlite3 import dbapi2

    copy = dbapi2.connect(str(part))
    try:
        source.backup(copy, pages=-1)
        copy.execute("PRAGMA journal_mode=DELETE")
    finally:
        copy.close()
    sync_file(part)


def _second_name(target: Path) -> Path | None:
    """Gives the old database another name, its log taken in or beside it: what was acknowledged is never thrown away.

    Its own name stays with it until the new one takes that name in one step, so that a cut finds a database there whenever it comes.
    Only one too damaged to take in its log, or on a disk that knows no second name for a file, is moved away first.
    """
    if not target.exists():
        return None
    _close_log(target)
    kept, number = target.with_name(target.name + BEFORE), 1
    while kept.exists():
        number += 1
        kept = target.with_name(f"{target.name}{BEFORE}-{number}")
    if any(target.with_name(target.name + tail).exists() for tail in _TAILS):
        _move(target, kept)
        return kept
    try:
        kept.hardlink_to(target)
    except OSError:
        _move(target, kept)
    return kept


def _move(database: Path, to: Path) -> None:
    """Gives a database file another name, and its log where it has one still: of one too damaged to take it in."""
    database.replace(to)
    for tail in _TAILS:
        log = database.with_name(database.name + tail)
        if log.exists():
            log.replace(to.with_name(to.name + tail))


def _close_log(target: Path) -> None:
    """Takes the write-ahead log into the file, which SQLite does only for who has the database to himself.

    Raises:
        DatabaseError: A program has it open; its scans would go into a file that is no longer the desk's.
    """
    from pysqlite3 import dbapi2

    connection = dbapi2.connect(str(target), timeout=1.0)
    try:
        connection.execute("PRAGMA journal_mode=DELETE")
    except dbapi2.Error as error:
        if "locked" in str(error).lower():
            raise DatabaseError("数据库正被别的程序占用，没有恢复：请先关掉所有电脑上的交付台") from error
    finally:
        connection.close()


@contextmanager
def _new_file(target: Path, failed: str) -> Iterator[Path]:
    """The name under which a new database file is made; nothing is left there when it cannot be finished.

    Raises:
        DatabaseError: `failed`, and why.
    """
    part = target.with_name(target.name + ".part")
    try:
        with _plain(failed):
            part.unlink(missing_ok=True)
            yield part
    finally:
        with suppress(OSError):
            for tail in ("", *_TAILS, "-journal"):
                part.with_name(part.name + tail).unlink(missing_ok=True)


@contextmanager
def _plain(failed: str) -> Iterator[None]:
    from pysqlite3 import dbapi2

    try:
        yield
    except OSError as error:
        raise DatabaseError(f"{failed}：{error.strerror or error}（{error.filename or ''}）") from error
    except (DBAPIError, dbapi2.Error) as error:
        raise DatabaseError(f"{failed}：{cause(error)}") from error


def _must_be_sound(part: Path) -> None:
    engine = open_engine(sqlite_url(part), must_exist=True)
    try:
        faults = integrity(engine)
    except DBAPIError as error:
        raise DatabaseError(f"备份不完好：{cause(error)}") from error
    finally:
        engine.dispose()
    if faults:
        raise DatabaseError(f"备份不完好：{faults[0]}")
