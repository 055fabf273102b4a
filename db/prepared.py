"""Statements for which somebody waits: compiled once, then sent on the driver's own cursor.

SQLAlchemy's way from a statement to its rows is long, and a station that rested for a moment goes it with a cold processor: a quarter of a
millisecond a statement, of which a guard's release has fourteen. What is written as a `Prepared` takes half of that. The types of its
columns convert values as everywhere, the transaction is the session's, the driver's errors become SQLAlchemy's, and who listens to an
engine's statements hears these too.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Delete, Dialect, Insert, Numeric, Select, Update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from db.types import Dec

T = TypeVar("T")
Statement = Select[*tuple[Any, ...]] | Insert | Update | Delete
Convert = Callable[[Any], Any] | None


class _Compiled:
    """A statement in the words of one database, its lists of values each of a certain length."""

    def __init__(self, statement: Statement, dialect: Dialect, names: Sequence[str] | None, lengths: Mapping[str, int]) -> None:
        compiled: Any = statement.compile(dialect=dialect, column_keys=list(names) if names is not None else None)
        defaults = {column.key: column.default for column in getattr(compiled, "insert_prefetch", ())}
        self._binds: dict[str, tuple[Callable[[], Any] | None, Convert]] = {}
        for bind, name in compiled.bind_names.items():
            convert = bind.type.dialect_impl(dialect).bind_processor(dialect)
            self._binds[name] = None if bind.required else _default(defaults.get(name), bind.value), convert
        state = compiled.construct_expanded_state({**compiled.params, **{name: [None] * length for name, length in lengths.items()}})
        self.sql, self._order = state.statement, state.positiontup if compiled.positional else None
        self._lists = {name: (lengths[name], spread) for name, spread in state.parameter_expansion.items() if name in lengths}
        described = statement.column_descriptions if isinstance(statement, Select) else statement.returning_column_descriptions
        columns = [(one["name"] or "", one["type"]) for one in described]
        if any(isinstance(kind, (Dec, Numeric)) for _, kind in columns):
            raise TypeError("what PostgreSQL returns for a decimal hangs on the answer itself: not for a prepared statement")
        self._row = cast(Any, namedtuple)("Row", [name for name, _ in columns], rename=True)._make
        self._columns: list[Convert] = [kind.dialect_impl(dialect).result_processor(dialect, None) for _, kind in columns]
        self._plain = not any(self._columns)

    def bound(self, values: Mapping[str, Any]) -> Any:
        """The driver's parameters.

        Raises:
            TypeError: A value is missing, or is none of this statement.
        """
        if not self._binds.keys() >= values.keys():
            raise TypeError(f"no such value: {', '.join(sorted(values.keys() - self._binds.keys()))}")
        found: dict[str, Any] = {}
        for name, (default, convert) in self._binds.items():
            if name in values:
                value = values[name]
            elif default is not None:
                value = default()
            else:
                raise TypeError(f"a value is missing: {name}")
            if name not in self._lists:
                found[name] = convert(value) if convert is not None else value
                continue
            length, spread = self._lists[name]
            each = [convert(one) for one in value] if convert is not None else list(value)
            found.update(zip(spread, each + each[-1:] * (length - len(each)), strict=True))
        return [found[name] for name in self._order] if self._order is not None else found

    def made(self, found: Sequence[Any]) -> Any:
        """A row with the names of its columns."""
        if self._plain:
            return self._row(found)
        return self._row([value if convert is None else convert(value) for value, convert in zip(found, self._columns, strict=True)])


class Prepared:
    """One statement, for every database it is sent to.

    Args:
        statement: A select, or an insert, update or delete of one table; its values are `bindparam`s, or columns of an insert.
            A bindparam may be `expanding`: a list for `in_`. No decimal may be among its columns.
        names: The columns of an insert that are given; the others take their defaults.
    """

    def __init__(self, statement: Statement, names: Sequence[str] | None = None) -> None:
        self._statement, self._names = statement, names
        self._compiled: dict[tuple[str, tuple[int, ...]], _Compiled] = {}

    def all(self, session: Session, **values: Any) -> list[Any]:
        """Its rows, each with its columns by name. What the session has not written yet is written first."""
        connection, compiled = self._for(session, values)
        return [compiled.made(found) for found in _sent(connection, compiled, compiled.bound(values), _all)]

    def one(self, session: Session, **values: Any) -> Any:
        """Its only row, or None."""
        connection, compiled = self._for(session, values)
        found = _sent(connection, compiled, compiled.bound(values), _one)
        return compiled.made(found) if found is not None else None

    def run(self, session: Session, **values: Any) -> int:
        """How many rows it wrote. Who remembers what hangs on them is to be told (`Work.touched`)."""
        connection, compiled = self._for(session, values)
        return _sent(connection, compiled, compiled.bound(values), _count)

    def run_each(self, session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
        """Runs it for each of several rows; none of their values is a list."""
        if rows:
            connection, compiled = self._for(session, rows[0])
            _sent(connection, compiled, [compiled.bound(row) for row in rows], _count, many=True)

    def _for(self, session: Session, values: Mapping[str, Any]) -> tuple[Connection, _Compiled]:
        if session.autoflush:
            session.flush()
        connection = session.connection()
        lengths = {name: _length(len(value)) for name, value in values.items() if isinstance(value, (list, tuple))}
        key = connection.dialect.name, tuple(lengths.values())
        compiled = self._compiled.get(key)
        if compiled is None:
            compiled = self._compiled[key] = _Compiled(self._statement, connection.dialect, self._names, lengths)
        return connection, compiled


def _default(of_column: Any, bound: Any) -> Callable[[], Any]:
    """What is taken where nothing is given: the column's own, made anew each time where it is made, or what the statement says."""
    if of_column is None:
        return lambda: bound
    return (lambda: of_column.arg(None)) if of_column.is_callable else (lambda: of_column.arg)


def _length(count: int) -> int:
    """Lists are filled up to the next power of two with their last value, so that few lengths have a statement of their own."""
    return 1 << (count - 1).bit_length() if count else 0


def _all(cursor: Any) -> Sequence[Any]:
    return cast(Sequence[Any], cursor.fetchall())


def _one(cursor: Any) -> Any:
    return cursor.fetchone()


def _count(cursor: Any) -> int:
    return int(cursor.rowcount)


def _sent(connection: Connection, compiled: _Compiled, bound: Any, answer: Callable[[Any], T], many: bool = False) -> T:
    """Runs it and takes its answer off the driver's cursor, of which each step may fail."""
    driver, listeners = connection.dialect.loaded_dbapi, connection.dispatch
    try:
        cursor = connection.connection.cursor()
        try:
            for hear in listeners.before_cursor_execute:
                hear(connection, cursor, compiled.sql, bound, None, many)
            (cursor.executemany if many else cursor.execute)(compiled.sql, bound)
            for hear in listeners.after_cursor_execute:
                hear(connection, cursor, compiled.sql, bound, None, many)
            return answer(cursor)
        finally:
            cursor.close()
    except driver.Error as error:
        raise DBAPIError.instance(compiled.sql, bound, error, driver.Error, dialect=connection.dialect) from error
