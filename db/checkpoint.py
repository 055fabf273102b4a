"""Copies SQLite's write-ahead log back into the database file on a thread of its own, so that no commit has to wait for it.

Left to itself SQLite does it inside a commit, every thousand pages: one scan in a few dozen would take several times as long. The disk
is one all the same, and copying keeps it busy for some twenty milliseconds: it is done in a rest between two scans.
What is committed is safe either way: it is in the synced log.
"""

from __future__ import annotations

import logging
import threading

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from db.engine import is_sqlite

COMMITS, MOST = 40, 600
"""So many commits after the last time it is done again in the next rest, and without one."""

REST = 0.15
"""Seconds without a commit that are a rest: a guard who keys what he saw takes some seconds, and is not to find the disk busy then."""

log = logging.getLogger(__name__)


class Checkpointer:
    """The thread of one program; it does nothing on PostgreSQL."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._commits = 0
        self._wake, self._stop = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Starts the thread."""
        if is_sqlite(self._engine):
            self._thread = threading.Thread(target=self._run, name="checkpoint", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Ends the thread after what it is doing."""
        self._stop.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join()

    def committed(self, _changes: object = None) -> None:
        """Counts a commit."""
        self._commits += 1
        if self._commits >= COMMITS:
            self._wake.set()

    def _rested(self) -> bool:
        """Waits for a rest, or until there are too many commits to wait any longer; whether the thread goes on."""
        self._wake.wait()
        seen = -1
        while not self._stop.is_set() and seen != self._commits < MOST:
            seen = self._commits
            self._stop.wait(REST)
        self._commits = 0
        self._wake.clear()
        return not self._stop.is_set()

    def _run(self) -> None:
        while self._rested():
            try:
                connection = self._engine.raw_connection()
                try:
                    connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)")
                finally:
                    connection.close()
            except (SQLAlchemyError, self._engine.dialect.loaded_dbapi.Error) as error:
                log.info("checkpoint put off: %s", error)
