"""Every test here ends with no thread it started still alive."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    assert {thread for thread in threading.enumerate() if thread.is_alive()} <= before


class Waiter:
    """Collects what callbacks report in other threads and waits for a condition over it."""

    def __init__(self) -> None:
        self.items: list[object] = []
        self._changed = threading.Condition()

    def __call__(self, item: object) -> None:
        with self._changed:
            self.items.append(item)
            self._changed.notify_all()

    def wait(self, count: int, timeout: float = 20.0) -> list[object]:
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.items) >= count, timeout), self.items
            return list(self.items)

    def wait_for(self, wanted: object, timeout: float = 20.0) -> None:
        """Waits until the last reported item has `wanted` as its state."""
        end = time.monotonic() + timeout
        with self._changed:
            found = self._changed.wait_for(
                lambda: bool(self.items) and getattr(self.items[-1], "state", None) == wanted, end - time.monotonic()
            )
            assert found, self.items


@pytest.fixture
def frames() -> Waiter:
    return Waiter()


@pytest.fixture
def states() -> Waiter:
    return Waiter()
