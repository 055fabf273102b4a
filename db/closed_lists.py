"""A closed list of words in a CHECK grows or shrinks without its table being written anew; for migrations only."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, text

from db.engine import DatabaseError


def change_list(connection: Connection, table: str, column: str, old: Sequence[str], new: Sequence[str]) -> None:
    """Exchanges the words that a column may hold.

    SQLite has no statement for it. Its documentation names this way for changes that leave the content alone: the text of the
    table is rewritten in its catalogue, and the version of the catalogue goes up; triggers, indexes and rows stay as they are.

    Args:
        connection: In the transaction of the migration.
        table: The table.
        column: The column.
        old: The words so far, in their order.
        new: The words from now on.

    Raises:
        DatabaseError: The table does not have the old list.
    """
    name, before, after = f"ck_{table}_{column}", _condition(column, old), _condition(column, new)
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"ALTER TABLE {table} DROP CONSTRAINT {name}"))
        connection.execute(text(f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({after})"))
        return
    written = connection.scalar(text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :name"), {"name": table})
    if written is None or written.count(f"CHECK ({before})") != 1:
        raise DatabaseError(f"{table}.{column}：数据库里的取值范围和程序记的不一样，没有改动")
    version = connection.scalar(text("PRAGMA schema_version"))
    connection.execute(text("PRAGMA writable_schema = ON"))
    connection.execute(
        text("UPDATE sqlite_master SET sql = :sql WHERE type = 'table' AND name = :name"),
        {"sql": written.replace(f"CHECK ({before})", f"CHECK ({after})"), "name": table},
    )
    connection.execute(text(f"PRAGMA schema_version = {int(version or 0) + 1}"))
    connection.execute(text("PRAGMA writable_schema = OFF"))


def _condition(column: str, words: Sequence[str]) -> str:
    listed = ", ".join(f"'{word}'" for word in words)
    return f"{column} IN ({listed})"
