"""Makes the database of a first start: the schema, and demo data where they are wanted."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.admin import demo_trust
from app.admin.demo import build
from app.core.errors import StoreError
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.vault import Vault
from app.trust import vaults
from app.trust.queries import root
from db.engine import DatabaseError, open_engine, reading, sqlite_url
from db.migrate import require_current, revision, upgrade


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


def vault_for(url: str) -> Vault:
    """The vault that a desk on a database works with: the station's own.

    A station that trusts no root yet and opens demo data gets the demo's vault, so that the demo can sign; the demo's keys are known to
    everybody, and a station that was enrolled never takes them. What is wrong with the database, `open_desk` says.

    Raises:
        BadInput: The station's vault cannot be read, or others could have written it.
    """
    own = vaults.station_vault()
    if own.read(vaults.ROOT):
        return own
    try:
        engine = open_engine(url, must_exist=True)
        require_current(engine)
        with Session(reading(engine)) as session:
            found = root(session)
        engine.dispose()
    except (DatabaseError, DBAPIError):
        return own
    return demo_trust.vault() if found is not None and found.public == demo_trust.ROOT else own


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
