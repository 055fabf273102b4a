"""What tests begin with is made once by the commands and copied from then on.

A helper that only makes data bears `@step`. The past of a test's database is the list of the steps made on an empty one;
the same past means the same data, because commands and clock are the same. A step that is kept leaves a copy of the
database behind; the next test of this process that comes by the same past to the same step takes the copy instead of
making everything again. A test that has committed or undone anything by itself makes everything itself from there on.
"""

from __future__ import annotations

import atexit
import functools
import io
import os
import pickle
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import Any, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from pysqlite3 import dbapi2
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DBAPIError

from app.core.changes import ChangeSet
from app.core.clock import SetClock
from app.core.work import Workplace
from db.engine import is_sqlite, reading
from db.schema import metadata
from tests.helpers import postgres

P = ParamSpec("P")
R = TypeVar("R")


@dataclass
class _Past:
    """The steps that made a database from an empty one; None once something else wrote to it."""

    steps: tuple[str, ...] | None
    depth: int = 0


@dataclass(frozen=True)
class _World:
    """What a step left behind: its answer with its helpers' state, the time, the tables it wrote to, a copy of the database."""

    answer: bytes
    left_at: datetime
    changed: frozenset[str]
    copy: Path | postgres.Rows


_pasts: WeakKeyDictionary[Engine, _Past] = WeakKeyDictionary()
_worlds: dict[tuple[str, tuple[str, ...]], _World] = {}
_numbers = count(1)


def step(make: Callable[P, R]) -> Callable[P, R]:
    """A helper that only makes data, determined by its arguments and the past."""
    return _step(make, lambda past: False)


def kept_step(make: Callable[P, R]) -> Callable[P, R]:
    """A step that takes long: what it leaves is kept where a test itself asked for it, not another step."""
    return _step(make, lambda past: past.depth == 0)


def stage(make: Callable[P, R]) -> Callable[P, R]:
    """A step that later steps begin with: what it leaves is always kept."""
    return _step(make, lambda past: True)


def _step(make: Callable[P, R], kept: Callable[[_Past], bool]) -> Callable[P, R]:
    @functools.wraps(make)
    def made(*args: P.args, **kwargs: P.kwargs) -> R:
        values = (*args, *kwargs.values())
        place = _place_of(values)
        past = _past_of(place.engine)
        if past.steps is None:
            return make(*args, **kwargs)
        words = f"{make.__qualname__}{_words((args, kwargs))} {place.station} {place.clock.now()} {_handlers(place)}"
        key = (place.engine.dialect.name, (*past.steps, words))
        named = [place, *_helpers(values)]
        if key in _worlds:
            past.steps = key[1]
            return _resume(_worlds[key], named)  # type: ignore[no-any-return]
        with _inside(place, past) as changed:
            answer = make(*args, **kwargs)
        past.steps = key[1]
        if kept(past):
            _worlds[key] = _World(_frozen(answer, named), place.clock.now(), frozenset(changed), _copy_of(place.engine))
        return answer

    return made


@contextmanager
def _inside(place: Workplace, past: _Past) -> Iterator[set[str]]:
    """What commits in here is part of the step; yields the tables that were written."""
    changed: set[str] = set()

    def note(changes: ChangeSet) -> None:
        changed.update(changes.tables)

    place.on_commit.append(note)
    past.depth += 1
    try:
        yield changed
    except BaseException:
        past.steps = None
        raise
    finally:
        past.depth -= 1
        place.on_commit.remove(note)


def _past_of(engine: Engine) -> _Past:
    past = _pasts.get(engine)
    if past is not None:
        return past
    copied = is_sqlite(engine) or postgres.is_own(engine.url.port)  # a benchmark may run on another server
    begun = _pasts[engine] = _Past(() if copied and _is_empty(engine) else None)

    def outside(connection: Connection, *_rest: object) -> None:
        if begun.depth == 0 and not connection.get_execution_options().get("jiaofu_read"):
            begun.steps = None

    for name in ("commit", "rollback"):
        event.listen(engine, name, outside)
    return begun


def _is_empty(engine: Engine) -> bool:
    if not is_sqlite(engine):
        return engine.url.database == "desk" and postgres.current().is_untouched
    try:
        with reading(engine).connect() as connection:
            return not connection.exec_driver_sql(_any_row()).scalar()
    except DBAPIError:  # not the schema of the models
        return False


@functools.cache
def _any_row() -> str:
    return "SELECT " + " OR ".join(f'EXISTS (SELECT 1 FROM "{name}")' for name in metadata().tables)


def _place_of(values: tuple[object, ...]) -> Workplace:
    for value in values:
        found = value if isinstance(value, Workplace) else getattr(value, "place", None)
        if isinstance(found, Workplace):
            return found
    raise TypeError("a step needs a workplace")


def _handlers(place: Workplace) -> str:
    found = place.bus._handlers.items()
    return ",".join(sorted(f"{kind.__name__}>{hand.__qualname__}" for kind, hands in found for hand in hands))


def _is_helper(value: object) -> bool:
    """Whether a value is one of the helpers that hold a workplace: its state is part of the past."""
    return not isinstance(value, Workplace) and isinstance(getattr(value, "place", None), Workplace)


def _words(value: object) -> str:
    """A value as words that are the same in every test: a workplace says nothing, a helper says its state."""
    if isinstance(value, Workplace | SetClock):
        return type(value).__name__
    if isinstance(value, tuple | list):
        return f"[{', '.join(_words(part) for part in value)}]"
    if isinstance(value, dict):
        return f"[{', '.join(f'{key}={_words(part)}' for key, part in value.items())}]"
    return f"{type(value).__name__}{_words(vars(value))}" if _is_helper(value) else repr(value)


def _helpers(values: tuple[object, ...]) -> list[Any]:
    """The helpers among the arguments and what they hold, each once, in a fixed order."""
    found: list[Any] = []
    for value in values:
        if _is_helper(value) and all(value is not known for known in found):
            found.append(value)
            found += [one for one in _helpers(tuple(vars(value).values())) if all(one is not known for known in found)]
    return found


def _proxy(values: dict[str, Any]) -> Mapping[str, Any]:
    """The read-only view that a text keeps its values in; its class cannot be named in a pickle."""
    return MappingProxyType(values)


class _Freezer(pickle.Pickler):
    """Writes the answer and the helpers' state; the workplace and the helpers themselves are named, not written."""

    def __init__(self, file: io.BytesIO, named: list[object]) -> None:
        super().__init__(file)
        self._named = named

    def persistent_id(self, obj: object) -> int | None:
        return next((number for number, one in enumerate(self._named) if one is obj), None)

    def reducer_override(self, obj: object) -> Any:
        return (_proxy, (dict(obj),)) if isinstance(obj, MappingProxyType) else NotImplemented


class _Thawer(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, named: list[object]) -> None:
        super().__init__(file)
        self._named = named

    def persistent_load(self, pid: int) -> object:
        return self._named[pid]


def _frozen(answer: object, named: list[Any]) -> bytes:
    file = io.BytesIO()
    _Freezer(file, named).dump((answer, [vars(helper).copy() for helper in named[1:]]))
    return file.getvalue()


def _resume(world: _World, named: list[Any]) -> Any:
    """Puts the copy in the place of the test's database; the helpers and the pages hear what they would have heard."""
    place, *helpers = named
    _copy_back(world.copy, place.engine)
    if isinstance(place.clock, SetClock):
        place.clock.set(world.left_at)
    answer, states = _Thawer(io.BytesIO(world.answer), named).load()
    for helper, state in zip(helpers, states, strict=True):
        vars(helper).update(state)
    for hook in place.on_commit:
        hook(ChangeSet(world.changed))
    return answer


@functools.cache
def _folder(process: int) -> Path:
    """The folder of a process: a copy of it reads there, but writes to one of its own and takes away only that."""
    folder = Path(tempfile.mkdtemp(prefix="jiaofu-worlds-"))
    atexit.register(lambda: shutil.rmtree(folder, ignore_errors=True) if os.getpid() == process else None)
    return folder


def _copy_of(engine: Engine) -> Path | postgres.Rows:
    engine.dispose()
    if not is_sqlite(engine):
        return postgres.current().keep()
    copy = _folder(os.getpid()) / f"{next(_numbers)}.db"
    with closing(dbapi2.connect(str(engine.url.database))) as source, closing(dbapi2.connect(str(copy))) as target:
        target.execute("PRAGMA synchronous=OFF").close()  # nobody needs the copy after this process: no wait until the disk has it
        source.backup(target)
    return copy


def _copy_back(copy: Path | postgres.Rows, engine: Engine) -> None:
    engine.dispose()
    if isinstance(copy, postgres.Rows):
        postgres.current().put_back(copy)
        return
    name = str(engine.url.database)
    for ending in ("-wal", "-shm"):
        Path(name + ending).unlink(missing_ok=True)
    shutil.copy(copy, name + ".new")
    Path(name + ".new").replace(name)
