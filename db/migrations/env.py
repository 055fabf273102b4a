"""Alembic's entry: runs on the engine that `db.migrate` opened."""

from __future__ import annotations

from typing import Literal

from alembic import context

from db import types
from db.schema import metadata


def _render(kind: str, item: object, _autogen: object) -> str | Literal[False]:
    """Writes the desk's own column types by their names."""
    if kind == "type" and type(item).__module__ == types.__name__:
        if isinstance(item, types.EnumText):
            return "types.Str()"
        if isinstance(item, types.Flag):
            return "types.BigInt"
        return f"types.{type(item).__name__}()"
    return False


engine = context.config.attributes["engine"]
with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=metadata(),
        render_item=_render,
        render_as_batch=False,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
