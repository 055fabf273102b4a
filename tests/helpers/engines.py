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
    engine.dialect = _dialects.setdefault(engine.dialect.name, engine.dialect)  # a compiled statement belongs to one dialect
    return engine


def share_compiled_statements() -> None:
    """From now on `db.engine` opens engines that share."""
    db.engine.create_engine = _create_engine
