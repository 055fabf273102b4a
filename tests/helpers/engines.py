"""Engines of the tests share what SQLAlchemy compiles: thousands of databases are opened for the same few hundred statements."""

from __future__ import annotations

import functools
from typing import Any

import sqlalchemy
from sqlalchemy import Engine
from sqlalchemy.engine import Dialect

import db.engine

_dialects: dict[str, Dialect] = {}
_compiled: dict[Any, Any] = {}


@functools.wraps(sqlalchemy.create_engine)
def _create_engine(*args: Any, **kwargs: Any) -> Engine:
    engine = sqlalchemy.create_engine(*args, **kwargs, execution_options={"compiled_cache": _compiled})
    shared = _dialects.get(engine.dialect.name)
    if shared is None or shared.server_version_info is None:  # its engine never reached a server: it knows nothing of one
        shared = _dialects[engine.dialect.name] = engine.dialect
    engine.dialect = shared  # a compiled statement belongs to one dialect
    return engine


def share_compiled_statements() -> None:
    """From now on `db.engine` opens engines that share."""
    db.engine.create_engine = _create_engine
