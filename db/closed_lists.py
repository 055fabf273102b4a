"""A closed list of words in a CHECK grows or shrinks, a column may be left out or not, without its table being written anew.

For migrations only.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, select, text
from sqlalchemy import column as sql_column
from sqlalchemy import table as sql_table

from db.engine import DatabaseError


def change_list(connection: Connection, table: str, column: str, old: Sequence[str], new: Sequence[str]) -> None:
    """Exchanges the words that a column may hold.

    SQLite has no statement for it; its documentation names this way for changes that leave the content alone: the text of the
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
    _rewrite(connection, table, column, f"CHECK ({before})", f"CHECK ({after})")


def change_need(connection: Connection, table: str, column: str, needed: bool) -> None:
    """Lets a column be left out from now on, or makes it needed again.

    Args:
        connection: In the transaction of the migration.
        table: The table.
        column: A column of whole numbers.
        needed: Whether every row has to have it.

    Raises:
        DatabaseError: The column is not as it should be, or rows without it are there.
    """
    if needed and connection.scalar(select(func.count()).select_from(sql_table(table)).where(sql_column(column).is_(None))):
        raise DatabaseError(f"{table}.{column}：已有记录没有填，不能改回必填")
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"ALTER TABLE {table} ALTER COLUMN {column} {'SET' if needed else 'DROP'} NOT NULL"))
        return
    with_it, without = f"\t{column} INTEGER NOT NULL,", f"\t{column} INTEGER,"
    _rewrite(connection, table, column, without if needed else with_it, with_it if needed else without)


def _rewrite(connection: Connection, table: str, column: str, before: str, after: str) -> None:
    """Exchanges a piece of the text of a table in SQLite's catalogue."""
    written = connection.scalar(text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :name"), {"name": table})
    if written is None or written.count(before) != 1:
        raise DatabaseError(f"{table}.{column}：数据库里的写法和程序记的不一样，没有改动")
    version = connection.scalar(text("PRAGMA schema_version"))
    connection.execute(text("PRAGMA writable_schema = ON"))
    connection.execute(
        text("UPDATE sqlite_master SET sql = :sql WHERE type = 'table' AND name = :name"),
        {"sql": written.replace(before, after), "name": table},
    )
    connection.execute(text(f"PRAGMA schema_version = {int(version or 0) + 1}"))
    connection.execute(text("PRAGMA writable_schema = OFF"))


def _condition(column: str, words: Sequence[str]) -> str:
    listed = ", ".join(f"'{word}'" for word in words)
    return f"{column} IN ({listed})"
