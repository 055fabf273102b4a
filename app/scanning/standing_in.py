"""Benches that judge a scan by themselves when the database cannot take it: the gate goes on without the network."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Protocol, TypeVar, runtime_checkable

from app.core.errors import AppError, StoreError
from app.core.scans import ScanAnswer, ScanInput, ScanResult
from app.core.work import Actor
from app.devices.codes import ScannedCode
from db.states import ScanKind, Verdict

T = TypeVar("T")
log = logging.getLogger(__name__)


@runtime_checkable
class StandIn(Protocol):
    """What a bench adds that can go on without the database."""

    @property
    def offline(self) -> bool:
        """Whether it is known that the database is gone: nobody waits for it then."""
        ...

    def goes_on(self, error: StoreError) -> bool:
        """The database did not take a scan; whether this bench can judge it all the same."""
        ...

    def bounded(self, question: Callable[[], T]) -> T:
        """The answer of the database; raises `StoreError` when it does not come in time."""
        ...

    def take_offline(self, code: ScannedCode, actor: Actor) -> ScanAnswer:
        """Judges a scan without the database; raises `AppError` to refuse."""
        ...

    def kept(self, result: ScanResult, actor: Actor) -> None:
        """The database has a scan with its verdict."""
        ...

    def keep_offline(self, result: ScanResult, actor: Actor) -> None:
        """Keeps the scan until the database can be told."""
        ...


def alone(
    bench: StandIn, scan: ScanInput, code: ScannedCode, kind: ScanKind, actor: Actor, plain: Callable[[], ScanAnswer | None]
) -> ScanResult:
    """The one verdict on a scan that the bench judges by itself.

    Args:
        bench: Judges it.
        scan: The frame.
        code: What it says.
        kind: What its form says it is.
        actor: Who is signed in.
        plain: What the lane answers whatever the bench is, such as to a double read; None where the bench is to be asked.

    Raises:
        StoreError: The bench's own journal cannot be written either.
    """
    try:
        answer = plain() or bench.take_offline(code, actor)
        result = ScanResult(
            scan, answer.verdict, answer.message, answer.kind, answer.object_key, answer.clause, view=answer.view,
            refusal=answer.refusal,
        )  # fmt: skip
    except StoreError:
        raise
    except AppError as said:
        result = ScanResult(scan, Verdict.WRONG, said.reason, kind, clause=said.clause, error=said, refusal=said.kind, undone=True)
    bench.keep_offline(result, actor)
    return result
