"""How long a guard waits for a database: a server that is frozen, or behind a pulled cable, says nothing for minutes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from app.core.errors import StoreError
from app.core.text import QT_TRANSLATE_NOOP, say

T = TypeVar("T")

SECONDS = 1.0
"""For one answer."""


class Patience:
    """One question to the database. Who answers it looks before he commits: perhaps nobody waits for the answer any more."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._over = self._kept = False

    def check(self) -> None:
        """Goes on only while somebody waits.

        Raises:
            StoreError: Nobody does; nothing is to be committed.
        """
        if self._over:
            raise _late()

    def kept(self) -> None:
        """The database has it, and somebody waits: from now on to the end, for what is left is written here.

        Raises:
            StoreError: Nobody does; whoever gave up keeps it himself.
        """
        with self._lock:
            self.check()
            self._kept = True

    def ask(self, question: Callable[[], T]) -> T:
        """The answer, or what the question raised; a question without an answer in time goes on by itself and is not heard.

        Raises:
            StoreError: No answer in time.
        """
        answer: list[T] = []
        trouble: list[BaseException] = []

        def run() -> None:
            try:
                answer.append(question())
            except BaseException as error:
                trouble.append(error)

        thread = threading.Thread(target=run, name="gate-question", daemon=True)
        thread.start()
        thread.join(SECONDS)
        with self._lock:
            self._over = thread.is_alive() and not self._kept
        self.check()
        thread.join()
        if trouble:
            raise trouble[0]
        return answer[0]


def _late() -> StoreError:
    return StoreError(say(QT_TRANSLATE_NOOP("app", "数据库没有及时回答")))
