"""Engines of the tests share what SQLAlchemy compiles: thousands of databases are opened for the same few hundred statements.

In the database of the tests' own PostgreSQL server they share their connections too, because a new one has to learn every table
anew; and no test waits until the disk has a database file, but for those that hold that the program does.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy
from sqlalchemy import Engine, QueuePool
from sqlalchemy.engine import Dialect, make_url

import db.engine

KEPT = "jiaofu-tests"
"""How a connection that outlives its test names itself to the server."""

_dialects: dict[str, Dialect] = {}
_compiled: dict[Any, Any] = {}
_kept: dict[str, Engine] = {}
_set_up_connection = db.engine._set_up_connection


class _Kept(QueuePool):
    """Connections that stay when an engine is disposed of."""

    def dispose(self) -> None:
        pass

    def recreate(self) -> QueuePool:
        return self


def keep_connections(url: str) -> None:
    """Engines that are opened at this address from now on share their connections."""
    target = make_url(url).set(drivername="postgresql+psycopg")
    if str(target) not in _kept:
        options = {"connect_args": {"application_name": KEPT}, "execution_options": {"compiled_cache": _compiled}}
        _kept[str(target)] = engine = sqlalchemy.create_engine(target, poolclass=_Kept, pool_pre_ping=True, max_overflow=-1, **options)
        with engine.connect():
            _dialects[engine.dialect.name] = engine.dialect  # it has met a server of its kind now


@functools.wraps(sqlalchemy.create_engine)
def _create_engine(*args: Any, **kwargs: Any) -> Engine:
    engine = sqlalchemy.create_engine(*args, **kwargs, execution_options={"compiled_cache": _compiled})
    shared = _dialects.get(engine.dialect.name)
    if shared is None or shared.server_version_info is None:  # its engine never reached a server: it knows nothing of one
        shared = _dialects[engine.dialect.name] = engine.dialect
    engine.dialect = shared  # a compiled statement belongs to one dialect
    if "connect_args" not in kwargs and str(engine.url) in _kept:  # one who does not wait for a server has his own
        engine.pool = _kept[str(engine.url)].pool
    return engine


def share_compiled_statements() -> None:
    """From now on `db.engine` opens engines that share."""
    db.engine.create_engine = _create_engine


def do_not_wait_for_the_disk() -> None:
    """From now on a commit to a database file is done when the system has it, not the disk: what is killed loses nothing by that."""

    @functools.wraps(_set_up_connection)
    def set_up(connection: Any, wait: float) -> None:
        _set_up_connection(connection, wait)
        connection.execute("PRAGMA synchronous=OFF").close()

    db.engine._set_up_connection = set_up


@contextmanager
def waiting_for_the_disk() -> Iterator[None]:
    """Connections are set up as the program does it."""
    changed, db.engine._set_up_connection = db.engine._set_up_connection, _set_up_connection
    try:
        yield
    finally:
        db.engine._set_up_connection = changed
