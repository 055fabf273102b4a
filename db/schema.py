"""The whole schema as the models say it, and how it is laid into an empty database."""

from __future__ import annotations

import importlib
import pkgutil

from sqlalchemy import Engine, MetaData

from db import models, triggers
from db.models.base import Base, check_closed_lists


def metadata() -> MetaData:
    """The metadata of every model module."""
    for module in pkgutil.iter_modules(models.__path__):
        importlib.import_module(f"db.models.{module.name}")
    check_closed_lists(Base.metadata)
    return Base.metadata


def create_all(engine: Engine) -> None:
    """Lays the schema with its triggers into an empty database, without migrations; tests compare the two ways."""
    with engine.begin() as connection:
        metadata().create_all(connection)
        triggers.create(connection)
