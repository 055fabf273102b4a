"""Accepted opening stock comes into stock beside everything else this station does, and goes on after a crash."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from app.core.changes import ChangeSet
from app.core.errors import AppError
from app.core.text import Text
from app.core.work import PROGRAM, Actor
from app.storage import opening_posting
from app.storage.opening_posting import OpeningView

if TYPE_CHECKING:
    from ui.context import DeskContext

log = logging.getLogger(__name__)


class OpeningPoster(QObject):
    """One of a window. It keeps out of the lane of the scans; between two batches they find their turn.

    Attributes:
        moved: How far the opening stock is that is on its way, or that has just ended; None when there is none.
        seen: What was told last.
        failed: Why it does not go on just now; it is tried again by itself.
        running: This station brings it in.
        noted: The document of which a person here read what stayed out.
    """

    moved = Signal(object)
    _told = Signal(object)

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._context = context
        self._closing = threading.Event()
        self.seen: OpeningView | None = None
        self.failed: Text | None = None
        self.running, self.noted = False, ""
        self._told.connect(self._show, Qt.ConnectionType.QueuedConnection)
        context.jobs.closing.connect(self._closing.set)
        context.changed.connect(self._on_changes)

    def begin(self, document: str, actor: Actor) -> None:
        """Brings in what a person at this station accepted, or let go on; he may sign out meanwhile."""
        self._post(document, actor)

    def stop(self) -> None:
        """The person stops it, wherever it is brought in; it stays unfinished and says so."""
        document = self._known()
        self._context.command(lambda work: opening_posting.stop(work, document), lambda _: self.read())

    def go_on(self) -> None:
        """The person lets it go on, at this station."""
        document, actor = self._known(), self._context.actor
        self._context.command(lambda work: opening_posting.go_on(work, document), lambda _: self.begin(document, actor))

    def note(self) -> None:
        """A person read what stayed out: it is said no more, on no page."""
        self.noted = self._known()
        self._show(self.seen)

    def read(self) -> None:
        """Asks how far it is, as when another station brings it in."""
        if not self.running:
            known = self._known()
            self._context.query(lambda session: opening_posting.newest(session, known), self._show, lambda _: None)

    def tick(self) -> None:
        """Takes up what was cut off at this station, or what another one does not go on with."""
        if not self.running:
            desk, known = self._context.desk, self._known()
            now = desk.clock.now()

            def ask() -> tuple[str, OpeningView | None]:
                with desk.read() as session:
                    return opening_posting.forsaken(session, desk.station, now), opening_posting.newest(session, known)

            self._context.jobs.read(ask, self._take_up, lambda _: None)

    def _take_up(self, found: tuple[str, OpeningView | None]) -> None:
        document, view = found
        self.failed = None  # tried again now, or another station does it
        if document:
            self._post(document, PROGRAM)
        if view is not None:
            self._show(view)

    def _known(self) -> str:
        return self.seen.document if self.seen is not None else ""

    def _post(self, document: str, actor: Actor) -> None:
        if self.running:
            return
        self.running, self.failed = True, None
        place = self._context.desk.place

        def tell(view: OpeningView) -> bool:
            self._told.emit(view)
            return not self._closing.is_set()

        self._context.jobs.read(lambda: opening_posting.post(place, actor, document, tell), self._done, self._put_off)

    def _done(self, view: OpeningView) -> None:
        self.running = False
        self._show(view)

    def _put_off(self, error: AppError) -> None:
        """The next tick tries again."""
        log.info("opening stock put off: %s", error)
        self.running, self.failed = False, error.reason
        self._show(self.seen)

    def _show(self, view: OpeningView | None) -> None:
        self.seen = view
        self.moved.emit(view)

    def _on_changes(self, changes: ChangeSet) -> None:
        if changes.touches({"opening_stock"}):
            self.read()
