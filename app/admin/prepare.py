"""Makes the database of a first start: the schema, and demo data where they are wanted."""

from __future__ import annotations

from pathlib import Path

from app.admin.demo import build
from app.core.errors import StoreError
from app.core.text import QT_TRANSLATE_NOOP, say
from db.engine import DatabaseError, open_engine, sqlite_url
from db.migrate import revision, upgrade


def prepare(url: str, *, demo: bool, create: bool) -> None:
    """Makes the database of a URL when there is none yet, and fills it with demo data when asked to.

    A database file that exists is left as it is, whatever its version: `open_desk` says what is wrong with it. A new file appears
    under its name only when it is whole.

    Raises:
        StoreError: It cannot be made.
    """
    try:
        if url.startswith("sqlite:///"):
            path = Path(url.removeprefix("sqlite:///"))
            if create and not path.exists():
                _make_file(path, demo)
            return
        engine = open_engine(url)
        empty = revision(engine) is None
        if empty and create:
            upgrade(engine)
        engine.dispose()
        if empty and create and demo:
            build(url)
    except DatabaseError as error:
        raise StoreError(say(QT_TRANSLATE_NOOP("app", "{why}"), why=str(error))) from error


def _make_file(path: Path, demo: bool) -> None:
    part = path.with_name(path.name + ".new")
    for tail in ("", "-wal", "-shm"):
        part.with_name(part.name + tail).unlink(missing_ok=True)
    engine = open_engine(sqlite_url(part))
    upgrade(engine)
    engine.dispose()
    if demo:
        build(sqlite_url(part))
    for tail in ("-wal", "-shm"):
        part.with_name(part.name + tail).unlink(missing_ok=True)
    part.replace(path)
