"""A trial or a taking-in under way: one at a time, beside the window, and it can be stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.core.errors import AppError
from app.imports import service
from app.imports.opening import OpeningPlan
from app.imports.views import ImportKind, Outcome
from app.tables.reading import Table
from ui.context import DeskContext
from ui.settings.import_reading import ReadFile

Done = Callable[[Outcome | None], None]
"""Takes the outcome; None when it was stopped and nothing was changed."""
Failed = Callable[[AppError], None]


class ImportJob(QObject):
    """Runs what is asked of a table.

    Attributes:
        step: How far it is: rows looked at, of how many; sent by the thread that looks.
        running: Whether something is under way.
    """

    step = Signal(int, int)

    def __init__(self, context: DeskContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._stop = threading.Event()
        self.running = False
        context.jobs.closing.connect(self.cancel)

    def try_table(self, kind: ImportKind, table: Table, mapping: dict[str, str], done: Done, failed: Failed) -> None:
        """Looks at every row; a trial leaves nothing, so it keeps out of the lane of the scans."""
        place, actor = self._context.desk.place, self._context.actor
        self._begin(
            lambda: service.try_table(place, actor, kind, table, mapping, self._progress), self._context.jobs.read, done, failed
        )

    def take(
        self, kind: ImportKind, file: ReadFile, mapping: dict[str, str], plan: OpeningPlan | None, done: Done, failed: Failed
    ) -> None:
        """Takes a table in, by its plan where the trial made one."""
        desk, actor = self._context.desk, self._context.actor

        def in_lane() -> Outcome:
            with desk.work(actor) as work:
                if plan is not None:
                    return service.accept_plan(work, plan, mapping, file.path.name, file.data)
                return service.take_table(work, kind, file.table, mapping, file.path.name, file.data, self._progress)

        self._begin(in_lane, self._context.jobs.write, done, failed)

    def cancel(self) -> None:
        """What is under way stops at its next row."""
        self._stop.set()

    def _begin(self, act: Callable[[], Outcome], lane: Callable[..., None], done: Done, failed: Failed) -> None:
        self._stop.clear()
        self.running = True

        def cancellable() -> Outcome | None:
            try:
                return act()
            except service.Cancelled:
                return None

        def ended(outcome: Outcome | None) -> None:
            self.running = False
            done(outcome)

        def broke(error: AppError) -> None:
            self.running = False
            failed(error)

        lane(cancellable, ended, broke)

    def _progress(self, done: int, of: int) -> bool:
        """Called in the lane of the job."""
        self.step.emit(done, of)
        return not self._stop.is_set()
