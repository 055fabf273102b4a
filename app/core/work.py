"""One user action is one transaction: `Work` carries who acts, where and when, and leaves a hash-chained trail.

Services receive a `Work` and never commit. On leaving the `with` block the trail is written, its head locked last, and everything is
committed together; any exception rolls everything back.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from types import TracebackType
from typing import Any, NamedTuple, Self, TypeVar

from sqlalchemy import BindParameter, Engine, bindparam, event, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.orm.exc import StaleDataError

from app.core.changes import ChangeSet
from app.core.clock import Clock, site_time
from app.core.errors import Conflict, NotPermitted, StoreError
from app.core.events import EventBus
from app.core.once import written
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.vault import MemoryVault, Vault
from app.core.words import word
from db.engine import reading, why
from db.models.base import Versioned
from db.models.core import AuditEntry, AuditHead, Counter
from db.prepared import Prepared
from db.schema import metadata
from db.states import Role
from db.types import canonical_json

T = TypeVar("T")
log = logging.getLogger(__name__)

ALGORITHM = 1
"""Version of `link_hash`; every entry stores the version it was hashed with."""

FIRST_LINK = "0" * 64


@dataclass(frozen=True)
class Actor:
    """Who acts: a signed-in person, or the program itself with no person and no role."""

    person_id: int | None
    name: str
    badge: str = ""
    roles: frozenset[Role] = frozenset()

    def has(self, *roles: Role) -> bool:
        """Whether the person holds one of the roles."""
        return not self.roles.isdisjoint(roles)


PROGRAM = Actor(None, "交付台")
"""The program itself: sign-in attempts, daily jobs, set-up."""


class Barrier:
    """Stands before a database that is known to be out of reach or not this program's: whoever asks is told at once instead of waiting.

    Attributes:
        reason: Why nothing goes through; None while everything does.
    """

    def __init__(self) -> None:
        self.reason: Text | None = None

    def check(self) -> None:
        """Lets through, or does not.

        Raises:
            StoreError: It is shut.
        """
        if self.reason is not None:
            raise StoreError(self.reason)


@dataclass(frozen=True)
class Workplace:
    """A database, the station that works on it, its clock, the events' handlers, and what the station keeps outside the database.

    `barrier` is shut by a gate that watches its link.
    """

    engine: Engine
    station: str
    clock: Clock
    bus: EventBus = field(default_factory=EventBus)
    on_commit: list[Callable[[ChangeSet], None]] = field(default_factory=list)
    vault: Vault = field(default_factory=MemoryVault)
    barrier: Barrier = field(default_factory=Barrier)

    def __post_init__(self) -> None:
        """Loads every model: a foreign key finds its table only then."""
        metadata()

    def work(self, actor: Actor) -> Work:
        """Opens a transaction for one action of `actor`."""
        return Work(self, actor)

    def tell(self, changes: ChangeSet) -> None:
        """Tells who wants to know that something was committed; what goes wrong there does not undo it, and is not said to the person."""
        for hook in tuple(self.on_commit):
            try:
                hook(changes)
            except Exception:
                log.exception("a listener of commits failed")

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for reading only; never waits for a writer."""
        self.barrier.check()
        with _plain_store_errors(), sessionmaker(reading(self.engine))() as session:
            yield session


class Work:
    """One action of one person at one station: the session, the moment, the trail.

    Attributes:
        session: The SQLAlchemy session of the transaction.
        actor: Who acts.
        station: Where.
        now: When, one moment for the whole action, aware UTC.
        changes: After the commit, what was written.
    """

    def __init__(self, place: Workplace, actor: Actor) -> None:
        self._place = place
        self.session = _ActionSession(place.engine, expire_on_commit=False)
        self.actor = actor
        self.station = place.station
        self.now: datetime = place.clock.now()
        self.changes = ChangeSet()
        self._trail: list[tuple[str, str, str, str]] = []
        self._tables: set[str] = set()
        self.session.info[_WRITTEN] = self._tables

    def __enter__(self) -> Self:
        self._place.barrier.check()
        try:
            self.session.connection()  # BEGIN IMMEDIATE now: a command never upgrades a read lock
        except DBAPIError as error:
            self.session.close()
            raise StoreError(say(why(error))) from error
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        try:
            with _plain_store_errors():
                if kind is None:
                    self.session.flush()
                    self._write_trail()
                    self.session.commit()
                else:
                    self.session.rollback()
        except BaseException:
            self.session.rollback()
            raise
        finally:
            self.session.close()
        if kind is None:
            self.changes = ChangeSet(frozenset(self._tables))
            self._place.tell(self.changes)
        elif isinstance(error, (StaleDataError, IntegrityError, OperationalError)):
            with _plain_store_errors():
                raise error

    def require(self, *roles: Role) -> None:
        """The first line of a command: only these roles may go on.

        Raises:
            NotPermitted: The actor holds none of them.
        """
        if not self.actor.has(*roles):
            words = "、".join(word(role) for role in roles)
            reason = say(
                QT_TRANSLATE_NOOP("app", "这一步由{roles}来做，{name}没有这个权限"), roles=words, name=self.actor.name
            )
            raise NotPermitted(reason, helper=roles[0] if roles else None)

    def audit(self, action: str, object_kind: str, object_key: object, **details: Any) -> None:
        """Adds an entry to the trail; it is hashed and written when the action commits.

        Args:
            action: English verb phrase in snake_case, e.g. `close_box`.
            object_kind: Table or form it was done to.
            object_key: Document number or key.
            details: Values worth keeping; anything JSON or printable.
        """
        self._trail.append((action, object_kind, str(object_key), canonical_json(details)))

    def emit(self, happened: object) -> None:
        """Publishes a typed event; its handlers run now, in this transaction."""
        self._place.bus.publish(self, happened)

    def touched(self, table: str) -> None:
        """Names a table that was written by a statement the session does not see; what was asked `once` of it is asked anew."""
        self._tables.add(table)
        written(self.session, {table})

    def put(self, table: Any, **values: Any) -> Any:
        """Inserts a row by one statement beside the session: for a record that no answer of this action hangs on.

        Args:
            table: The model.
            values: Its columns.

        Returns:
            The key of the row.
        """
        made = _insert(table.__table__, tuple(values)).one(self.session, **values)
        self.touched(table.__tablename__)
        return made[0]

    def rewrite(self, model: type[Versioned], rows: Sequence[Any], **values: Any) -> None:
        """Writes the same values into many rows by one statement and without records, and counts their versions up.

        A record of one of them that the session holds already is written as a record, so that it never falls behind.

        Args:
            model: Which table.
            rows: Read by this action, locked, with their `id`.
            values: Columns and what they are from now on.

        Raises:
            StaleDataError: One is there no more.
        """
        known, keys = self.session.identity_map, [row.id for row in rows]
        held = {key: record for key in keys if (record := known.get((model, (key,), None))) is not None} if known else {}
        for record in held.values():
            for name, value in values.items():
                setattr(record, name, value)
        if held:
            self.session.flush()
            keys = [key for key in keys if key not in held]
        for first in range(0, len(keys), _AT_ONCE):
            part, statement = keys[first : first + _AT_ONCE], _rewriting(model.__table__, tuple(values))
            if statement.run(self.session, keys=part, **values) != len(part):
                raise StaleDataError(f"{model.__tablename__} is not as it was read")
        if rows:
            self.touched(model.__tablename__)

    def next_number(self, series: str, pattern: str = "{series}{yy}{n:06d}") -> str:
        """Allocates the next document number of a series; call it as late as the command can.

        The counter row stays locked until the commit, so numbers have no gap and no double.
        """
        year = site_time(self.now).year
        self.session.flush()
        key = Counter.series == series, Counter.year == year
        counted = self.session.execute(
            update(Counter).where(*key).values(last=Counter.last + 1).returning(Counter.last)
        ).scalar_one_or_none()
        if counted is None:
            counted = 1
            self.session.add(Counter(series=series, year=year, last=1))
            self.session.flush()
        return pattern.format(series=series, yy=f"{year % 100:02d}", year=year, n=counted)

    def hold(self, what: str) -> None:
        """Waits until no other action holds `what`, and holds it until the commit: for what no single row stands for.

        On SQLite an action is alone from its beginning; on PostgreSQL what is read after this sees what the other wrote.
        """
        if self.session.get_bind().dialect.name == "postgresql":
            self.session.execute(text("SELECT pg_advisory_xact_lock(hashtextextended(:what, 0))"), {"what": what})

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """A SAVEPOINT: an exception inside undoes only what was done inside, trail entries included."""
        mark = len(self._trail)
        try:
            with self.session.begin_nested():
                yield
                self.session.flush()
        except BaseException:
            del self._trail[mark:]
            raise

    def _write_trail(self) -> None:
        if not self._trail:
            return
        head = _HEAD.one(self.session)
        seq, previous = (0, FIRST_LINK) if head is None else (head.seq, head.hash)
        rows: list[dict[str, Any]] = []
        for action, kind, key, details in self._trail:
            link = Link(
                seq + 1, self.now, self.actor.person_id, self.actor.name, self.station, action, kind, key, details, ALGORITHM, previous
            )
            seq, previous = link.seq, link_hash(link)
            rows.append({**link._asdict(), "hash": previous})
        _LINKS.run_each(self.session, rows)
        (_FIRST if head is None else _NEXT).run(self.session, last=seq, link=previous)
        self._tables |= {"audit_entry", "audit_head"}


_HEAD = Prepared(select(AuditHead.seq, AuditHead.hash).where(AuditHead.id == 1).with_for_update())
_FIRST = Prepared(insert(AuditHead).values(id=1, seq=bindparam("last"), hash=bindparam("link")))
_NEXT = Prepared(update(AuditHead).where(AuditHead.id == 1).values(seq=bindparam("last"), hash=bindparam("link")))
"""Written without records: every action ends in them."""

_AT_ONCE = 500
"""So many keys go into one statement."""

_WRITTEN = "jiaofu_written"


@cache
def _insert(table: Any, names: tuple[str, ...]) -> Prepared:
    """Built once: what is executed again and again is not to be compiled anew."""
    return Prepared(insert(table).returning(*table.primary_key), names)


@cache
def _rewriting(table: Any, names: tuple[str, ...]) -> Prepared:
    """Of many rows known by their keys; a name of a value is that of its column."""
    keys: BindParameter[Any] = bindparam("keys", expanding=True)
    changes = {"version": table.c.version + 1, **{name: bindparam(name) for name in names}}
    return Prepared(update(table).where(table.c.id.in_(keys)).values(changes))


class _ActionSession(Session):
    """The session of one action; it notes the tables that it writes."""


def _note_tables(session: Session, _context: Any) -> None:
    written: set[str] = session.info[_WRITTEN]
    written.update(type(item).__tablename__ for item in (*session.new, *session.dirty, *session.deleted))


event.listen(_ActionSession, "after_flush", _note_tables)


class Link(NamedTuple):
    """One entry of the trail on its way into it: the columns of `AuditEntry` without the hash, and without a record's cost."""

    seq: int
    at: datetime
    actor_id: int | None
    actor: str
    station: str
    action: str
    object_kind: str
    object_key: str
    details: str
    algorithm: int
    previous: str


_LINKS = Prepared(insert(AuditEntry), (*Link._fields, "hash"))


def link_hash(entry: AuditEntry | Link) -> str:
    """SHA-256 over every field of a trail entry, each with its length, chained to the entry before.

    Raises:
        ValueError: The entry names an algorithm this program does not know.
    """
    if entry.algorithm != ALGORITHM:
        raise ValueError(f"unknown trail algorithm {entry.algorithm}")
    at = entry.at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    actor_id = "" if entry.actor_id is None else str(entry.actor_id)
    fields = (
        str(entry.algorithm), str(entry.seq), entry.previous, at, actor_id, entry.actor, entry.station,
        entry.action, entry.object_kind, entry.object_key, entry.details,
    )  # fmt: skip
    digest = hashlib.sha256()
    for value in fields:
        raw = value.encode()
        digest.update(len(raw).to_bytes(4, "big") + raw)
    return digest.hexdigest()


def tell_early(listener: Callable[[T], None], what: T) -> None:
    """Tells of what may be seen before it is kept; what goes wrong there changes nothing."""
    try:
        listener(what)
    except Exception:
        log.exception("a listener of what is not kept yet failed")


def collided(error: BaseException) -> bool:
    """Whether the database says that somebody else wrote first: an outdated or double row, a serialization failure, a deadlock."""
    if isinstance(error, (StaleDataError, IntegrityError)):
        return True
    return isinstance(error, DBAPIError) and getattr(error.orig, "sqlstate", None) in _LOST_RACES


_LOST_RACES = frozenset({"40001", "40P01"})
"""What PostgreSQL calls a serialization failure and a deadlock."""


@contextmanager
def _plain_store_errors() -> Iterator[None]:
    """Turns the database's errors into the desk's own."""
    try:
        yield
    except IntegrityError as error:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "数据库拒绝了这次修改：{why}"), why=str(error.orig).splitlines()[0])
        ) from error
    except (StaleDataError, DBAPIError) as error:
        if collided(error):
            raise Conflict(
                say(QT_TRANSLATE_NOOP("app", "这份记录刚被别人改过，请刷新后再做一次"))
            ) from error
        assert isinstance(error, DBAPIError)
        raise StoreError(say(why(error))) from error
