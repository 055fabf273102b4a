"""Composition: opens a desk on a database and connects the events of one stage with their effect on another."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from app.core.clock import Clock, SystemClock
from app.core.errors import StoreError
from app.core.events import EventBus
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Actor, Work, Workplace
from app.identity import service as identity
from app.printing.making import Forms
from app.scanning.lane import ScanLane
from db.engine import DatabaseError, open_engine
from db.migrate import require_current, revision, upgrade

Reading = Session
"""A read session by a name that windows may use: they pass it on to queries and never look inside."""


@dataclass(frozen=True)
class Desk:
    """An open desk: where the window enters the application.

    Attributes:
        place: Database, station, clock and events.
        forms: Builders of every paper and label.
        lane: The lane that every scan of this station goes through.
    """

    place: Workplace
    forms: Forms
    lane: ScanLane

    @property
    def station(self) -> str:
        """Name of this station."""
        return self.place.station

    @property
    def clock(self) -> Clock:
        """The desk's clock."""
        return self.place.clock

    def work(self, actor: Actor) -> Work:
        """Opens the transaction of one action."""
        return self.place.work(actor)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Opens a session for reading."""
        with self.place.read() as session:
            yield session

    def sign_in(self, who: str, pin: str) -> Actor:
        """Signs a person in by badge or name and PIN; see `identity.service.sign_in`."""
        return identity.sign_in(self.place, who, pin)

    def close(self) -> None:
        """Closes every connection."""
        self.place.engine.dispose()


def open_desk(url: str, station: str = "office", clock: Clock | None = None) -> Desk:
    """Opens a desk on an existing database whose schema fits this program.

    Args:
        url: `sqlite:///file` or `postgresql://…`.
        station: Name of the station, as the trail and papers bear it.
        clock: Where time comes from; the machine's by default.

    Raises:
        StoreError: The database is missing, unreadable, or of another version than the program.
    """
    try:
        engine = open_engine(url, must_exist=True)
        require_current(engine)
    except DatabaseError as error:
        raise StoreError(say(QT_TRANSLATE_NOOP("app", "{why}"), why=str(error))) from error
    place = Workplace(engine, station, clock or SystemClock(), _bus())
    return Desk(place, _forms(), ScanLane(place))


def prepare(url: str, *, demo: bool, create: bool) -> None:
    """Makes the database of a URL when there is none yet, and fills it with demo data when asked to.

    A database file that exists is left as it is, whatever its version: `open_desk` says what is wrong with it.

    Raises:
        StoreError: It cannot be made.
    """
    try:
        path = Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite:///") else None
        if path is not None and (path.exists() or not create):
            return
        engine = open_engine(url)
        empty = revision(engine) is None
        if empty and create:
            upgrade(engine)
        engine.dispose()
        if empty and demo:
            from app.admin.demo import build  # the demo stands on everything; only a first demo start needs it

            build(url)
    except DatabaseError as error:
        raise StoreError(say(QT_TRANSLATE_NOOP("app", "{why}"), why=str(error))) from error


def _bus() -> EventBus:
    return EventBus()


def _forms() -> Forms:
    return Forms({}, {})
