"""Backup and restore of a database file: a whole copy in one step, proven before it counts."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from db.engine import DatabaseError, integrity, is_sqlite, open_engine, sqlite_url, why


def backup(engine: Engine, target: Path) -> Path:
    """Copies a live database file while others go on writing, then checks the copy.

    Args:
        engine: Open engine on a database file.
        target: File to make; must not be there yet.

    Raises:
        DatabaseError: Not a database file, target exists, or the copy is not sound.
    """
    from pysqlite3 import dbapi2

    if not is_sqlite(engine):
        raise DatabaseError("PostgreSQL 请用 pg_dump 或 pgBackRest 备份")
    if target.exists():
        raise DatabaseError(f"备份文件已存在：{target}")
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    source = engine.raw_connection()
    copy = dbapi2.connect(str(part))
    try:
        source.driver_connection.backup(copy, pages=-1)  # type: ignore[union-attr]
        copy.execute("PRAGMA journal_mode=DELETE")
    finally:
        copy.close()
        source.close()
    _must_be_sound(part)
    part.replace(target)
    return target


def restore(source: Path, target: Path) -> None:
    """Puts a backup in the place of a database file; the old file stays beside it with the ending `.before-restore`.

    Raises:
        DatabaseError: The backup is missing or not sound.
    """
    if not source.is_file():
        raise DatabaseError(f"找不到备份文件：{source}")
    _must_be_sound(source)
    part = target.with_name(target.name + ".part")
    part.write_bytes(source.read_bytes())
    if target.exists():
        target.replace(target.with_name(target.name + ".before-restore"))
    for tail in ("-wal", "-shm"):
        target.with_name(target.name + tail).unlink(missing_ok=True)
    part.replace(target)


def _must_be_sound(path: Path) -> None:
    engine = open_engine(sqlite_url(path), must_exist=True)
    try:
        faults = integrity(engine)
    except DBAPIError as error:
        raise DatabaseError(f"备份不完好：{why(error)}") from error
    finally:
        engine.dispose()
        for tail in ("-wal", "-shm"):
            path.with_name(path.name + tail).unlink(missing_ok=True)
    if faults:
        raise DatabaseError(f"备份不完好：{faults[0]}")
