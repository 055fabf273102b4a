"""Runs work off the GUI thread: one writer lane, so that commands and scans keep their order, and a small pool for reads."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
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


@dataclass(eq=False)
class _Answer:
    """What came of a job, who takes it, and what is told to everybody else afterwards."""

    told: list[Callable[[], None]] = field(default_factory=list)
    receiver: Callable[[Any], None] | None = None
    result: object = None


class JobRunner(QObject):
    """The two lanes. Results come back by a queued signal and run in the GUI thread.

    Answers that go to one place come in the order they were asked for: two reads run side by side, and the older picture would
    otherwise now and then replace the newer one and stay.

    What a command changed is told to the pages after its own answer, see `after_answer`: who gave it would else find his lists anew.

    A button that gave a command gives it once, however often it is pressed meanwhile; see `ui.presses`.

    Attributes:
        idle: Nothing is running or waiting any more; tests and the lock wait for it.
        closing: The window goes; who runs something long stops it now.
    """

    idle = Signal()
    closing = Signal()
    _finished = Signal(int, object)

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
        self._early: dict[int, _Answer] = {}
        self._writing = threading.local()
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

    def after_answer(self, tell: Callable[[], None]) -> None:
        """Tells of what the job on the writer lane, in whose thread this is called, has done: once its answer was shown, in the GUI thread.

        In any other thread it is told at once, there: what reads or watches for long tells as it goes.
        """
        told: list[Callable[[], None]] | None = getattr(self._writing, "told", None)
        if told is None:
            tell()
        else:
            told.append(tell)

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
            answer = _Answer(receiver=failed)
            self._writing.told = answer.told if pool is self._writer else None
            try:
                answer.result = job()
                answer.receiver = done
            except AppError as error:
                answer.result = error
            except Exception:
                log.exception("a job failed")
                answer.result = AppError(say(QT_TRANSLATE_NOOP("app", "程序出错，没有保存，请通知系统管理员")))
            self._writing.told = None
            self._finished.emit(turn, answer)

        pool.submit(run)

    @Slot(int, object)
    def _deliver(self, turn: int, answer: _Answer) -> None:
        place = self._places[turn]
        waiting = self._asked[place]
        if waiting[0] != turn:  # what was asked before it is still on its way
            self._early[turn] = answer
            return
        waiting.popleft()
        del self._places[turn]
        self._running -= 1
        if not waiting:
            del self._asked[place]
        elif waiting[0] in self._early:  # in the next turn, and not behind a dialog that the receiver may open
            self._finished.emit(waiting[0], self._early.pop(waiting[0]))
        press = self._presses.pop(turn, None)
        try:
            if answer.receiver is not None and not self._closed:
                with presses.within(press if press is not None and not press.commands else None):  # read first, then commanded
                    answer.receiver(answer.result)
        finally:  # who waits for rest does not wait for ever because a page stumbled
            presses.ended(press)
            for tell in answer.told:
                tell()
            if self._running == 0:
                self.idle.emit()


def _place_of(done: Callable[[Any], None] | None) -> Hashable:
    """Where an answer goes: the same method of the same object, or the same line of the program; None where nobody can say."""
    while isinstance(done, partial):
        done = done.func
    if isinstance(done, MethodType):
        return id(done.__self__), done.__func__
    return done.__code__ if isinstance(done, FunctionType) else None
