"""Every scan is a row with exactly one verdict: its effect in a SAVEPOINT, the row committed whatever the answer."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from app.core.errors import AppError, Conflict
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.work import Actor, Work, Workplace, collided, tell_early
from db.models.core import Scan
from db.prepared import Prepared
from db.states import ScanKind, Verdict

log = logging.getLogger(__name__)

WHILE_LATCHED = "while_latched"
"""Why a scan did not count that arrived while a wrong one waited for 确认."""


KEY_PORT = "key"
"""The port of a command key: as good as its barcode, but nobody reads a key twice with one press."""


@dataclass(frozen=True)
class ScanInput:
    """One frame as the station received it; `key` makes sending it again harmless."""

    key: str
    sequence: int
    at: datetime
    port: str
    raw: str
    page: str


@dataclass(frozen=True)
class ScanAnswer:
    """What a page's handler says to a scan that was not refused.

    Attributes:
        verdict: GOOD, DONE, INFO, HOLD, IGNORED or PARTIAL.
        message: One sentence.
        kind: What the scan was.
        object_key: Serial, box or document it stands for.
        view: Whatever the page shows next, made inside the transaction.
        clause: Row behind a HOLD, if any.
        error: A refusal that is told as one although what was done for it stays, such as a count put on record.
        refusal: Why it does not count, as a word that stays the same (`while_latched`); blank where it counts.
        early: It may be seen before it is kept: nothing is allowed by it, and should it not be kept, another answer takes its place.
    """

    verdict: Verdict
    message: Text
    kind: ScanKind = ScanKind.UNKNOWN
    object_key: str = ""
    view: Any = None
    clause: str | None = None
    refusal: str = ""
    error: AppError | None = None
    early: bool = False


@dataclass(frozen=True)
class ScanResult:
    """The verdict on a scan as the page and the verdict log get it; `undone` where nothing of what it did was kept."""

    scan: ScanInput
    verdict: Verdict
    message: Text
    kind: ScanKind
    object_key: str = ""
    clause: str | None = None
    error: AppError | None = None
    view: Any = None
    repeated: bool = field(default=False)
    refusal: str = ""
    undone: bool = False
    early: bool = False


Handler = Callable[[Work], ScanAnswer]
Early = Callable[[ScanResult], None]
_BY_KEY = Prepared(
    select(Scan.verdict, Scan.message, Scan.kind, Scan.object_key, Scan.clause).where(Scan.key == bindparam("key"))
)
_COLUMNS = (
    "key", "station", "sequence", "at", "port", "raw", "page", "person_id", "kind", "verdict", "clause", "message", "object_key",
    "kind_of_refusal",
)  # fmt: skip
_WRITTEN = Prepared(insert(Scan), _COLUMNS)
"""Written without records: every scan passes them."""


def take_scan(place: Workplace, actor: Actor, scan: ScanInput, kind: ScanKind, handler: Handler, early: Early | None = None) -> ScanResult:
    """Runs the effect of a scan and records it; a refusal undoes the effect only, and so does another station that wrote first.

    Args:
        place: Database, station and clock.
        actor: Who is signed in at the station.
        scan: The frame.
        kind: What the code's form says it is; the handler's answer may say more.
        handler: Does the work and answers; raises `AppError` to refuse.
        early: Told of an answer that may be seen before it is written and kept; the very same result is returned once it is.

    Returns:
        The one verdict. A scan whose key is already there returns the verdict it was given then.

    Raises:
        StoreError: Nothing could be written; the scan does not count.
    """
    try:
        return _taken(place, actor, scan, kind, handler, early)
    except Conflict as error:  # the commit itself lost the race: nothing is stored, not even the row
        log.warning("scan %s met another change at its commit: %s", scan.key, error)
        return _taken(place, actor, scan, kind, _beaten)


def _taken(
    place: Workplace, actor: Actor, scan: ScanInput, kind: ScanKind, handler: Handler, early: Early | None = None
) -> ScanResult:
    with place.work(actor) as work:
        earlier = _BY_KEY.one(work.session, key=scan.key)
        if earlier is not None and earlier.verdict is not None:
            return ScanResult(
                scan, earlier.verdict, say(earlier.message or ""), earlier.kind or kind,
                earlier.object_key or "", earlier.clause, repeated=True,
            )  # fmt: skip
        result = _answered(work, scan, kind, handler)
        if early is not None and result.early:
            tell_early(early, result)
        _WRITTEN.run(
            work.session, key=scan.key, station=work.station, sequence=scan.sequence, at=scan.at, port=scan.port,
            raw=printable(scan.raw), page=scan.page, person_id=actor.person_id, kind=result.kind, verdict=result.verdict,
            clause=result.clause, message=str(result.message), object_key=result.object_key or None,
            kind_of_refusal=result.refusal or None,
        )  # fmt: skip
        work.touched("scan")
    return result


def _beaten(work: Work) -> ScanAnswer:
    raise Conflict(say(QT_TRANSLATE_NOOP("app", "别的台刚动过这一箱，请再扫一次")))


def _in_savepoint(work: Work, scan: ScanInput, handler: Handler) -> ScanAnswer:
    """Runs the effect; what the database refuses because another station wrote first is a refusal like any other."""
    try:
        with work.savepoint():
            return handler(work)
    except (StaleDataError, DBAPIError) as error:
        if not collided(error):
            raise
        log.warning("scan %s met another change: %s", scan.key, error)
        return _beaten(work)


def _answered(work: Work, scan: ScanInput, kind: ScanKind, handler: Handler) -> ScanResult:
    try:
        answer = _in_savepoint(work, scan, handler)
    except AppError as error:
        return ScanResult(
            scan, Verdict.WRONG, error.reason, kind, clause=error.clause, error=error, refusal=error.kind, undone=True
        )
    if answer.error is not None:
        said = answer.error
        return ScanResult(
            scan, Verdict.WRONG, said.reason, answer.kind, answer.object_key, said.clause, said, answer.view,
            refusal=said.kind,
        )  # fmt: skip
    return ScanResult(
        scan, answer.verdict, answer.message, answer.kind, answer.object_key, answer.clause, view=answer.view,
        refusal=answer.refusal, early=answer.early,
    )  # fmt: skip


def printable(raw: str, limit: int = 512) -> str:
    r"""The scanned text as it may be stored and shown: control characters as `\xNN`, at most `limit` characters."""
    shown = "".join(c if c.isprintable() or c == " " else f"\\x{ord(c):02x}" for c in raw[: limit + 1])
    return shown if len(raw) <= limit else shown[:limit] + f"…（共 {len(raw)} 个字符）"


def wrong_by_clause(session: Session, page: str, since: datetime) -> dict[str, int]:
    """How many scans of a page were refused since a moment, by the row behind the refusal (K-07); blank for none."""
    rows = session.execute(
        select(Scan.clause, func.count()).where(Scan.page == page, Scan.at >= since, Scan.verdict == Verdict.WRONG).group_by(Scan.clause)
    )
    return {clause or "": int(count) for clause, count in rows}
