"""Typed events: the effect of a command on a later stage, run in the same transaction.

A feature defines its events as frozen dataclasses; `app/desk.py` is the only place that connects them to handlers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from app.core.work import Work

E = TypeVar("E")


class EventBus:
    """Which handlers run for which event class, in order of registration."""

    def __init__(self) -> None:
        self._handlers: dict[type, list[Callable[[Any, Any], None]]] = defaultdict(list)

    def on(self, event: type[E], handler: Callable[[Work, E], None]) -> None:
        """Registers `handler(work, event)` for an event class."""
        self._handlers[event].append(handler)

    def publish(self, work: Work, event: object) -> None:
        """Runs every handler of the event's class now, inside the caller's transaction."""
        for handler in self._handlers[type(event)]:
            handler(work, event)
