"""Makes the database of a first start: the schema, and demo data where they are wanted."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.admin import demo_trust
from app.core.errors import StoreError
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.vault import Vault
from app.trust import vaults
from app.trust.queries import root
from db.engine import DatabaseError, cause, open_engine, reading, sqlite_url
from db.migrate import require_current, revision, upgrade

log = logging.getLogger(__name__)

DEMO = "gate.demo"
"""File in a gate's folder: the database that was a demo when it was last read."""


def prepare(url: str, *, demo: bool, create: bool, began: Callable[[], None] = lambda: None) -> None:
    """Makes the database of a URL when there is none yet, and fills it with demo data when asked to.

    A database file that exists is left as it is, whatever its version: `open_desk` says what is wrong with it. A new file appears
    under its name only when it is whole.

    Args:
        url: The database.
        demo: Fill it with demo data.
        create: Make it when it is not there.
        began: Called before demo data are made, which takes minutes.

    Raises:
        StoreError: It cannot be made.
    """
    try:
        if url.startswith("sqlite:///"):
            path = Path(url.removeprefix("sqlite:///"))
            if create and not path.exists():
                if demo:
                    began()
                _make_file(path, demo)
            return
        engine = open_engine(url)
        empty = revision(engine) is None
        if empty and create:
            upgrade(engine)
        engine.dispose()
        if empty and create and demo:
            began()
            _tell_the_story(url)
    except DatabaseError as error:
        raise StoreError(say(QT_TRANSLATE_NOOP("app", "{why}"), why=str(error))) from error
    except DBAPIError as error:
        raise StoreError(say(QT_TRANSLATE_NOOP("app", "{why}"), why=cause(error))) from error
    except OSError as error:
        words = QT_TRANSLATE_NOOP("app", "读写不了文件 {file}：{why}")
        raise StoreError(say(words, file=error.filename or url, why=error.strerror or str(error))) from error


def vault_for(url: str, folder: Path | None = None) -> Vault:
    """The vault that a desk on a database works with: the station's own.

    A station that trusts no root yet and opens demo data gets the demo's vault, so that the demo can sign; the demo's keys are known to
    everybody, and a station that was enrolled never takes them. What is wrong with the database, `open_desk` says.

    Args:
        url: The database.
        folder: The gate's folder, where it is remembered that this very database is a demo: a gate of the demo that starts while its
            database is away proves passes as before.

    Raises:
        BadInput: The station's vault cannot be read, or others could have written it.
    """
    own = vaults.station_vault()
    if own.read(vaults.ROOT):
        return own
    try:
        engine = open_engine(url, must_exist=True, quick=folder is not None)
        require_current(engine)
        with Session(reading(engine)) as session:
            found = root(session)
        engine.dispose()
    except (DatabaseError, DBAPIError):
        return demo_trust.vault() if _was_demo(url, folder) else own
    demo = found is not None and found.public == demo_trust.ROOT
    _remember(url, folder, demo)
    return demo_trust.vault() if demo else own


def _was_demo(url: str, folder: Path | None) -> bool:
    """Whether this database was the demo when it was last read here."""
    try:
        return folder is not None and (folder / DEMO).read_text() == _digest(url)
    except (OSError, UnicodeDecodeError):
        return False


def _remember(url: str, folder: Path | None, demo: bool) -> None:
    if folder is None or _was_demo(url, folder) is demo:
        return
    try:
        if demo:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / DEMO).write_text(_digest(url))
        else:
            (folder / DEMO).unlink(missing_ok=True)
    except OSError as error:
        log.warning("whether this gate works on the demo is not remembered: %s", error)


def _digest(url: str) -> str:
    """Which database it is; no password can be read out of it."""
    return hashlib.sha256(make_url(url).set(password=None).render_as_string().encode()).hexdigest()


def _tell_the_story(url: str) -> None:
    from app.admin.demo import build  # every feature there is, which nobody else waits for

    build(url)


def _make_file(path: Path, demo: bool) -> None:
    part = path.with_name(path.name + ".new")
    for tail in ("", "-wal", "-shm"):
        part.with_name(part.name + tail).unlink(missing_ok=True)
    engine = open_engine(sqlite_url(part))
    upgrade(engine)
    engine.dispose()
    if demo:
        _tell_the_story(sqlite_url(part))
    for tail in ("-wal", "-shm"):
        part.with_name(part.name + tail).unlink(missing_ok=True)
    part.replace(path)
