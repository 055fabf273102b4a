"""One action reads the same thing many times; it asks the database once.

A query that bears `@once` is answered from the memory of its session until something it hangs on is written: by the session, or
beside it by `Work.put` or a statement that `Work.touched` names. A session lives as long as one action (`Work`) or one read, so
nothing is remembered from one to the next.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session

P = ParamSpec("P")
R = TypeVar("R")

_MEMORY = "jiaofu_once"
_RECORDS = frozenset({"scan", "audit_entry", "audit_head", "counter"})
"""What `Work` itself writes beside everything; no answer hangs on it."""

_Memory = dict[Any, tuple[frozenset[str], Any]]


def once(*tables: str) -> Callable[[Callable[Concatenate[Session, P], R]], Callable[Concatenate[Session, P], R]]:
    """Remembers a query's answer within its session; its arguments must be hashable and its answer is never changed.

    Args:
        tables: What the answer hangs on; without any it is forgotten at every write.
    """
    hangs_on = frozenset(tables)

    def asked_once(ask: Callable[Concatenate[Session, P], R]) -> Callable[Concatenate[Session, P], R]:
        @functools.wraps(ask)
        def answer(session: Session, *args: P.args, **kwargs: P.kwargs) -> R:
            if session.autoflush:
                session.flush()  # as the query itself would: what is not written yet counts
            memory: _Memory = session.info.setdefault(_MEMORY, {})
            key = (ask, args, tuple(kwargs.items()))
            found = memory.get(key)
            if found is None:
                found = memory[key] = (hangs_on, ask(session, *args, **kwargs))
            value: Any = found[1]
            return cast(R, value.copy() if isinstance(value, (list, dict)) else value)

        return cast(Callable[Concatenate[Session, P], R], answer)

    return asked_once


def _after_flush(session: Session, _context: object) -> None:
    if session.info.get(_MEMORY):
        written(session, {type(item).__tablename__ for item in (*session.new, *session.dirty, *session.deleted)})


def _on_execute(state: ORMExecuteState) -> None:
    if state.is_select:
        return
    table = getattr(state.statement, "table", None)
    if table is None:
        _forget(state.session)
    else:
        written(state.session, {table.name})


def written(session: Session, tables: set[str]) -> None:
    """Forgets what hangs on tables that were written; `Work` tells of what the session does not see."""
    memory: _Memory = session.info.get(_MEMORY, {})
    telling = tables - _RECORDS
    if telling:
        for key in [key for key, (hangs_on, _) in memory.items() if not hangs_on or not telling.isdisjoint(hangs_on)]:
            del memory[key]


def _forget(session: Session, *_: object) -> None:
    session.info.pop(_MEMORY, None)


event.listen(Session, "after_flush", _after_flush)
event.listen(Session, "do_orm_execute", _on_execute)
event.listen(Session, "after_soft_rollback", _forget)
event.listen(Session, "after_commit", _forget)
