"""Copies SQLite's write-ahead log back into the database file on a thread of its own, so that no commit has to wait for it.

Left to itself SQLite does it inside a commit, every thousand pages: one scan in a few dozen would take several times as long.
What is committed is safe either way: it is in the synced log.
"""

from __future__ import annotations

import logging
import threading

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from db.engine import is_sqlite

COMMITS = 40
"""So many commits after the last time it is done again."""

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
            self._commits = 0
            self._wake.set()

    def _run(self) -> None:
        while True:
            self._wake.wait()
            self._wake.clear()
            if self._stop.is_set():
                return
            try:
                connection = self._engine.raw_connection()
                try:
                    connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)")
                finally:
                    connection.close()
            except (DBAPIError, self._engine.dialect.loaded_dbapi.Error) as error:
                log.info("checkpoint put off: %s", error)
