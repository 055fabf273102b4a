"""A search off the GUI thread: how far it is, the best plan by now, and an end on request.

The compiled parts of the search give the interpreter's lock free and return after every few of their steps, so a thread is enough: a 1 ms
ticker beside it was never kept waiting longer than beside an idle program (`desk.py bench load` measures it). A child process would cost
another half second until the first plan and could not be shown more.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from app.core.errors import AppError
from app.planner.model import Plan, Task


class PlanRun:
    """One search. `run` searches in the calling thread, `start` in one of its own; all else may be asked from any thread.

    Attributes:
        task: What is loaded into what.
        seconds: How long it may take.
        best: The best plan found by now.
        found: How many better and better plans there were.
        error: Why there is no plan, once it is over.
    """

    def __init__(self, task: Task, seconds: float, better: Callable[[Plan], None] | None = None) -> None:
        self.task, self.seconds = task, seconds
        self.best: Plan | None = None
        self.found = 0
        self.error: AppError | None = None
        self._better = better
        self._began = time.monotonic()
        self._ended: float | None = None
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def ran(self) -> float:
        """Seconds since it began, or that it took."""
        return (self._ended if self._ended is not None else time.monotonic()) - self._began

    @property
    def running(self) -> bool:
        """Whether the thread of its own is at work."""
        return self._thread is not None and self._thread.is_alive()

    def stop(self) -> None:
        """Ends it within hundredths of a second, if there is a first plan by then; the best plan stays."""
        self._stop.set()

    def run(self) -> Plan:
        """Searches until the time is up, nothing is left to try, or it is stopped.

        Raises:
            BadInput: The figures of the task cannot be meant.
        """
        # Not at the top: compiled code is loaded by who searches, not by who shows a page.
        from app.planner.search import plan

        self._began = time.monotonic()
        try:
            self.best = plan(self.task, self.seconds, found=self._take, stop=self._stop.is_set)
        except AppError as error:
            self.error = error
            raise
        finally:
            self._ended = time.monotonic()
        return self.best

    def start(self) -> None:
        """Searches in a thread of its own; a task that cannot be meant ends in `error`."""
        self._thread = threading.Thread(target=self._run, name="load-plan", daemon=True)
        self._thread.start()

    def wait(self, seconds: float | None = None) -> Plan | None:
        """Waits for the end of the thread; the plan, or None if it is not over or there is none."""
        if self._thread is not None:
            self._thread.join(seconds)
        return None if self.running else self.best

    def _run(self) -> None:
        try:
            self.run()
        except AppError:
            return

    def _take(self, plan: Plan) -> None:
        self.best = plan
        self.found += 1
        if self._better is not None:
            self._better(plan)
