"""Signing in at a gate whose database is gone: by the guards that were last synchronised, with the same badge and PIN."""

from __future__ import annotations

import time
from collections.abc import Callable

from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Actor
from app.gate.memory import GateMemory
from app.identity import pins

ALLOWED = 5
"""Wrong PINs in a row before a person is locked for a growing time; in memory, as the database cannot be told."""


class GateDoor:
    """Who may sign in at this gate without the database."""

    def __init__(self, memory: GateMemory, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._memory, self._monotonic = memory, monotonic
        self._failed: dict[int, int] = {}
        self._locked: dict[int, float] = {}

    def sign_in(self, who: str, pin: str) -> Actor:
        """Signs a guard in by badge code or name and PIN.

        Raises:
            BadInput: No guard known here at all or by that, wrong PIN, or locked for a while.
        """
        clean = who.strip()
        found = next((one for one in self._memory.cache.guards if clean in (one.badge, one.name)), None)
        if found is None and not self._memory.cache.guards:
            raise bad_input(QT_TRANSLATE_NOOP("app", "连不上数据库，本岗还没有同步过门卫，登录不了"))
        if found is None:
            raise bad_input(QT_TRANSLATE_NOOP("app", "断网时只有门卫能登录，没有这个门卫：{who}"), who=clean[:40])
        left = self._locked.get(found.person_id, 0.0) - self._monotonic()
        if left > 0:
            raise bad_input(QT_TRANSLATE_NOOP("app", "PIN 错误太多，{seconds} 秒后再试"), seconds=int(left) + 1)
        if pins.matches(found.pin_hash, pin):
            self._failed.pop(found.person_id, None)
            return Actor(found.person_id, found.name, found.badge, found.roles)
        failed = self._failed[found.person_id] = self._failed.get(found.person_id, 0) + 1
        span = pins.lock_span(failed, ALLOWED)
        if span is not None:
            self._locked[found.person_id] = self._monotonic() + span.total_seconds()
            raise bad_input(QT_TRANSLATE_NOOP("app", "PIN 不对，已锁定 {minutes} 分钟"), minutes=int(span.total_seconds() // 60))
        raise bad_input(QT_TRANSLATE_NOOP("app", "PIN 不对，还可再试 {left} 次"), left=ALLOWED - failed)
