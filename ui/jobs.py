"""Runs work off the GUI thread: one writer lane, so that commands and scans keep their order, and a small pool for reads."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import count
from types import FunctionType, MethodType
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.core.errors import AppError
from app.core.text import QT_TRANSLATE_NOOP, say
from ui import presses

T = TypeVar("T")
log = logging.getLogger(__name__)


class JobRunner(QObject):
    """The two lanes. Results come back by a queued signal and run in the GUI thread.

    Answers that go to one place come in the order they were asked for: two reads run side by side, and the older picture would
    otherwise now and then replace the newer one and stay.

    A button that gave a command gives it once, however often it is pressed meanwhile; see `ui.presses`.

    Attributes:
        idle: Nothing is running or waiting any more; tests and the lock wait for it.
        closing: The window goes; who runs something long stops it now.
    """

    idle = Signal()
    closing = Signal()
    _finished = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = ThreadPoolExecutor(1, "writer")
        self._readers = ThreadPoolExecutor(2, "reader")
        self._running = 0
        self._closed = False
        self._turns = count()
        self._places: dict[int, Hashable] = {}
        self._asked: dict[Hashable, deque[int]] = {}
        self._presses: dict[int, presses.Press] = {}
        presses.attend()
        self._early: dict[int, tuple[Callable[[Any], None] | None, object]] = {}
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a job is running or its result not yet delivered."""
        return self._running > 0

    def write(
        self, job: Callable[[], T], done: Callable[[T], None] | None, failed: Callable[[AppError], None]
    ) -> None:
        """Runs a job on the writer lane, in order of arrival."""
        self._submit(self._writer, job, done, failed)

    def read(self, job: Callable[[], T], done: Callable[[T], None] | None, failed: Callable[[AppError], None]) -> None:
        """Runs a read on the pool."""
        self._submit(self._readers, job, done, failed)

    def close(self) -> None:
        """Finishes what runs, drops what waits."""
        self.closing.emit()
        self._closed = True
        self._writer.shutdown(wait=True, cancel_futures=False)
        self._readers.shutdown(wait=True, cancel_futures=True)
        while self._presses:
            presses.ended(self._presses.popitem()[1])

    def _submit(
        self,
        pool: ThreadPoolExecutor,
        job: Callable[[], Any],
        done: Callable[[Any], None] | None,
        failed: Callable[[AppError], None],
    ) -> None:
        if self._closed:
            return
        self._running += 1
        turn, place = next(self._turns), _place_of(done) or object()
        self._places[turn] = place
        if (press := presses.began(pool is self._writer)) is not None:
            self._presses[turn] = press
        self._asked.setdefault(place, deque()).append(turn)

        def run() -> None:
            try:
                result = job()
            except AppError as error:
                self._finished.emit(turn, failed, error)
            except Exception:
                log.exception("a job failed")
                self._finished.emit(turn, failed, AppError(say(QT_TRANSLATE_NOOP("app", "程序出错，没有保存，请通知系统管理员"))))
            else:
                self._finished.emit(turn, done, result)

        pool.submit(run)

    @Slot(int, object, object)
    def _deliver(self, turn: int, receiver: Callable[[Any], None] | None, result: object) -> None:
        place = self._places[turn]
        waiting = self._asked[place]
        if waiting[0] != turn:  # what was asked before it is still on its way
            self._early[turn] = receiver, result
            return
        waiting.popleft()
        del self._places[turn]
        self._running -= 1
        if not waiting:
            del self._asked[place]
        elif waiting[0] in self._early:  # in the next turn, and not behind a dialog that the receiver may open
            self._finished.emit(waiting[0], *self._early.pop(waiting[0]))
        press = self._presses.pop(turn, None)
        try:
            if receiver is not None and not self._closed:
                with presses.within(press if press is not None and not press.commands else None):  # read first, then commanded
                    receiver(result)
        finally:  # who waits for rest does not wait for ever because a page stumbled
            presses.ended(press)
            if self._running == 0:
                self.idle.emit()


def _place_of(done: Callable[[Any], None] | None) -> Hashable:
    """Where an answer goes: the same method of the same object, or the same line of the program; None where nobody can say."""
    while isinstance(done, partial):
        done = done.func
    if isinstance(done, MethodType):
        return id(done.__self__), done.__func__
    return done.__code__ if isinstance(done, FunctionType) else None
