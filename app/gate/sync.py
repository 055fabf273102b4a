"""The watch over the link: is the database there and fit, what was it not told, what is new in it.

A thread with its own short heartbeat, so that a scan never waits for a server that is gone: once the link is down every scan is judged
without it at once, until a heartbeat finds it again and everything was told.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cache, partial

from sqlalchemy import text
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session

from app.core.clock import SystemClock
from app.core.errors import StoreError
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.work import Barrier, Workplace
from app.gate import duty, queries
from app.gate.cache import Cache, CachedPerson, OnCall, PassFacts
from app.gate.checking import goods_in_short
from app.gate.ended import ended
from app.gate.journal import Attempt, JournalScan
from app.gate.memory import GateMemory
from app.gate.reconciling import tell, tell_scan
from app.gate.views import PassView
from app.identity import service as identity
from app.trust import queries as trust
from db.engine import DatabaseError, is_sqlite, reading
from db.migrate import head, revision
from db.states import Role

log = logging.getLogger(__name__)

BEAT, REFRESH = 2.0, 10.0
"""Seconds between two heartbeats, and between two looks at what is new."""

CLOSES = 5.0
"""Seconds that the end of the program waits for the round that is under way."""

ANSWERS = 1.0
"""Seconds within which a heartbeat is answered."""


class GateSync:
    """One gate's watch. `tick` does one round; `start` has a thread do it until `stop`."""

    def __init__(self, place: Workplace, memory: GateMemory, found: Callable[[Text | None], None]) -> None:
        """Prepares the watch.

        Args:
            place: Database and station.
            memory: What is kept up to date.
            found: Told after every round: None when all is well, else why the database cannot be used.
        """
        self._place, self._shut = replace(place, barrier=Barrier()), place.barrier  # it looks behind the one that it shuts
        self._memory, self._found = memory, found
        self._wrote = False
        self._beating: float | None = None
        self._refreshed: float | None = None
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._round = threading.Lock()

    @property
    def waits(self) -> bool:
        """Whether a heartbeat has been without an answer for a second: the server may be gone without having said so."""
        since = self._beating
        return since is not None and time.monotonic() - since > ANSWERS

    def start(self) -> None:
        """Begins; a watch that runs already goes on."""
        if self._thread is None:
            self._stop.clear()
            self._thread = threading.Thread(target=self._run, name="gate-sync", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Ends, after the round that is under way."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(CLOSES)  # a server that never answers does not keep the program from ending
            self._thread = None

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self.tick()
            except Exception:  # whatever it was: a watch that ended would leave the gate alone for good
                log.exception("a round of the gate's watch went wrong")
            self._stop.wait(BEAT)

    def tick(self, *, fresh: bool = False) -> None:
        """One round: heartbeat, what was not told, what is new; then says what it found.

        Args:
            fresh: Look at what is new although the last look was not long ago.
        """
        with self._round:
            reason = self._once(fresh)
        self._memory.note_time()
        self._found(reason)

    def _once(self, fresh: bool) -> Text | None:
        try:
            self._beating = time.monotonic()
            try:
                reason = self._heartbeat()
            finally:
                self._beating = None
            if reason is not None:
                self._refreshed = None
                return reason
            self._tell()
            if fresh or self._refreshed is None or time.monotonic() - self._refreshed >= REFRESH:
                with self._place.read() as session:
                    self._memory.take(gather(session, self._place.clock.now(), self._memory.cache))
                self._refreshed = time.monotonic()
        except (StoreError, DatabaseError, SQLAlchemyError) as error:
            log.info("the database cannot be used: %s", error)
            self._refreshed = None
            return error.reason if isinstance(error, StoreError) else say(QT_TRANSLATE_NOOP("app", "连不上数据库"))
        return None

    def _heartbeat(self) -> Text | None:
        engine = self._place.engine
        found = revision(engine)
        if found is not None and found != _head():
            return say(QT_TRANSLATE_NOOP("app", "数据库和程序版本不同，本岗单独核验，请更新程序"))
        if is_sqlite(engine) and (self._shut.reason is not None or not self._wrote):
            with engine.connect() as connection:  # a file that others lock can be read, and is of no use yet
                connection.execute(text("SELECT 1"))
                connection.rollback()
            self._wrote = True
        return None if is_sqlite(engine) else self._ask_server()

    def _ask_server(self) -> Text | None:
        """What time it is there, and whether it takes anything: a stand-by, or one shut for a backup, can only be read."""
        with reading(self._place.engine).connect() as connection:
            now, shut = connection.execute(text("SELECT clock_timestamp(), current_setting('transaction_read_only') = 'on'")).one()
        if isinstance(self._place.clock, SystemClock):  # a clock that was set tells nothing of the server's
            self._memory.put_right(now)
        return say(QT_TRANSLATE_NOOP("app", "数据库现在只能读，不能写")) if shut else None

    def _tell(self) -> None:
        """Tells what the journal holds and the database does not, oldest first; one that cannot be told stops no other."""
        journal = self._memory.journal
        if journal is None:
            return
        scans, attempts = journal.pending()
        told: list[Attempt | JournalScan] = []
        try:
            for scan in scans:
                if self._told_one(scan.key, partial(tell_scan, self._place, scan)):
                    told.append(scan)
            for attempt in attempts:
                if self._told_one(attempt.key, partial(tell, self._place, attempt)):
                    told.append(attempt)
        finally:
            journal.told(told, self._memory.latest or self._place.clock.now())

    def _told_one(self, key: str, tell_it: Callable[[], None]) -> bool:
        try:
            tell_it()
        except (StoreError, OperationalError, InterfaceError):
            raise  # the database went; everything else is the matter of this entry alone
        except Exception:
            log.exception("entry %s could not be told", key)
            return False
        return True


@cache
def _head() -> str:
    return head()


def _facts(session: Session, view: PassView) -> PassFacts:
    names = [line.product_name for line in queries.goods_on(session, view)]
    return PassFacts(view.customer, goods_in_short(names), view.bearer if view.on_foot else "")


def gather(session: Session, now: datetime, before: Cache) -> Cache:
    """Everything a gate needs to go on without the database; goods of a pass that was known before are not read again."""
    valid = queries.valid_numbers(session, 2000)
    new = queries.numbered(session, (number for number in valid if number not in before.passes))
    passes = {number: before.passes.get(number) or _facts(session, new[number]) for number in valid}
    return Cache(
        now, trust.published(session) or b"", trust.revoked(session), {known.number: known for known in ended(session, now)}, passes,
        tuple(CachedPerson(*one) for one in identity.credentials(session, Role.GUARD)),
        tuple(OnCall(one.role, one.name, one.extension) for one in duty.all_on_call(session, now) if one.name),
    )  # fmt: skip
