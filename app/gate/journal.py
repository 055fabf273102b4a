"""The gate's own journal: one append-only file of what was scanned, refused and released, so that nothing depends on the network.

Each line bears its number and a checksum and is on the disk before the guard sees green. A last line that was torn by a cut is left out
and written over; damage anywhere else is reported. Which entries the database was told is itself a line, so that a station that died in
between tells them again, under the same keys.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from app.core.clock import site_day
from app.core.errors import StoreError
from app.core.text import QT_TRANSLATE_NOOP, say
from app.gate.views import SeenKind
from db.states import GateOutcome

log = logging.getLogger(__name__)


class LineKind(StrEnum):
    """What a line says."""

    SCAN = "scan"
    ATTEMPT = "attempt"
    TRYING = "trying"
    TOLD = "told"
    TIME = "time"


@dataclass(frozen=True)
class Attempt:
    """A release or refusal as the journal keeps it.

    Attributes:
        key: Made at the station; the database takes it once.
        at: When, by the gate's clock.
        outcome: Released or refused.
        gate: Which gate.
        station: Name of the station.
        person_id: Key of the guard.
        guard: His name.
        scanned: What was scanned, made safe to show and cut.
        pass_no: The pass, or blank where nothing was proved.
        uid: Random bytes of the pass in hexadecimal digits; no two passes share them.
        seen: What was keyed.
        clause: Row behind a refusal.
        reason: One sentence.
        customer: Whose goods, as far as it was known.
        boxes: How many boxes.
        expires: End of the pass's validity.
        load_hash: Hash of the load list on the pass, in hexadecimal digits.
    """

    key: str
    at: datetime
    outcome: GateOutcome
    gate: str
    station: str
    person_id: int | None
    guard: str
    scanned: str
    pass_no: str = ""
    uid: str = ""
    seen: Mapping[SeenKind, str] = field(default_factory=dict)
    clause: str = ""
    reason: str = ""
    customer: str = ""
    boxes: int = 0
    expires: datetime | None = None
    load_hash: str = ""


@dataclass(frozen=True)
class JournalScan:
    """A scan that no database took: the frame and the verdict it was given."""

    key: str
    sequence: int
    at: datetime
    port: str
    raw: str
    page: str
    person_id: int | None
    kind: str
    verdict: str
    message: str
    object_key: str = ""
    clause: str = ""


class UsedBefore(Exception):
    """A pass that is about to be released was released here before; another program on the same journal may have done it.

    Attributes:
        first: The release that stands in the journal.
    """

    def __init__(self, first: Attempt) -> None:
        super().__init__(first.pass_no)
        self.first = first


class Journal:
    """One gate's journal file. May be used from several threads; another program on the same file is noticed.

    Attributes:
        path: The file.
        damaged: Numbers of lines that are not as they were written, or are missing.
    """

    def __init__(self, path: Path) -> None:
        """Reads the file, which need not be there yet.

        Raises:
            StoreError: It cannot be read.
        """
        self.path = path
        self.damaged: tuple[int, ...] = ()
        self._lock = threading.RLock()
        self._read_to = 0
        self._lines = 0
        self._attempts: dict[str, Attempt] = {}
        self._released: dict[str, Attempt] = {}
        self._trying: dict[str, str] = {}
        self._scans: dict[str, JournalScan] = {}
        self._told: set[str] = set()
        self._latest: datetime | None = None
        with self._lock:
            self._catch_up()

    @property
    def latest(self) -> datetime | None:
        """The latest time the gate has seen, as far as it was written down."""
        return self._latest

    def released(self, uid: str) -> Attempt | None:
        """The release of a pass at this gate, if there was one."""
        with self._lock:
            return self._released.get(uid)

    def attempts(self, pass_no: str) -> int:
        """How many attempts with a pass the journal holds."""
        with self._lock:
            return sum(one.pass_no == pass_no for one in self._attempts.values())

    def of_day(self, day: date) -> list[Attempt]:
        """The attempts of a day at the site, newest first."""
        with self._lock:
            return [one for one in reversed(self._attempts.values()) if site_day(one.at) == day]

    def pending(self) -> tuple[list[JournalScan], list[Attempt]]:
        """What the database was not told yet, in order."""
        with self._lock:
            scans = [one for key, one in self._scans.items() if key not in self._told]
            return scans, [one for key, one in self._attempts.items() if key not in self._told]

    def count_pending(self) -> int:
        """How many entries the database was not told yet."""
        scans, attempts = self.pending()
        return len(scans) + len(attempts)

    def key_for(self, uid: str, fresh: str) -> str:
        """The key under which a release of a pass is tried: that of a try whose outcome nobody learned, else a fresh one."""
        with self._lock:
            return self._trying.get(uid, fresh)

    def trying(self, uid: str, key: str, now: datetime) -> None:
        """Says that the database is about to be asked for a release; written before it is asked.

        Raises:
            StoreError: The journal cannot be written.
        """
        self._append(LineKind.TRYING, {"uid": uid, "key": key}, now)

    def keep(self, attempt: Attempt, latest: datetime, *, told: bool = False) -> None:
        """Keeps a release or refusal; it is on the disk when this returns.

        Args:
            attempt: What happened.
            latest: The latest time the gate has seen.
            told: The database has it already.

        Raises:
            StoreError: The journal cannot be written: nothing may be released.
            UsedBefore: A release of a pass that was released here before.
        """
        self._append(LineKind.ATTEMPT, {**_plain(attempt), "told": told}, latest, attempt)

    def keep_scan(self, scan: JournalScan, latest: datetime) -> None:
        """Keeps a scan that no database took.

        Raises:
            StoreError: The journal cannot be written.
        """
        self._append(LineKind.SCAN, _plain(scan), latest)

    def told(self, keys: Iterable[str], latest: datetime) -> None:
        """Says which entries the database has.

        Raises:
            StoreError: The journal cannot be written; they are told again, which does no harm.
        """
        found = list(keys)
        if found:
            self._append(LineKind.TOLD, {"keys": found}, latest)

    def note_time(self, latest: datetime) -> None:
        """Writes down the latest time seen; a lower one than before puts right a clock that had run ahead.

        Raises:
            StoreError: The journal cannot be written.
        """
        self._append(LineKind.TIME, {}, latest)

    def _append(self, kind: LineKind, data: dict[str, Any], latest: datetime, attempt: Attempt | None = None) -> None:
        with self._lock:
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                with _alone(self.path) as handle:
                    self._catch_up()
                    self._must_be_first(attempt)
                    body = {"n": self._lines + 1, "kind": kind.value, "latest": latest.isoformat(), **data}
                    line = _line(body)
                    os.ftruncate(handle, self._read_to)  # a torn last line goes
                    os.lseek(handle, self._read_to, os.SEEK_SET)
                    _write_all(handle, line)
                    os.fsync(handle)
                if self._read_to == 0:
                    sync_folder(self.path.parent)
            except OSError as error:
                raise StoreError(
                    say(QT_TRANSLATE_NOOP("app", "门岗日志写不了，不能放行：{why}"), why=error.strerror or str(error))
                ) from error
            self._read_to += len(line)
            self._take(body)

    def _must_be_first(self, attempt: Attempt | None) -> None:
        """Looked at while nobody else can write: one pass releases once."""
        if attempt is not None and attempt.outcome is GateOutcome.RELEASED and attempt.uid in self._released:
            raise UsedBefore(self._released[attempt.uid])

    def _catch_up(self) -> None:
        """Reads what was appended since, by this or another program, up to the last whole line."""
        try:
            if not self.path.exists() or self.path.stat().st_size == self._read_to:
                return
            with self.path.open("rb") as file:
                file.seek(self._read_to)
                data = file.read()
        except OSError as error:
            raise StoreError(say(QT_TRANSLATE_NOOP("app", "门岗日志读不了：{why}"), why=error.strerror or str(error))) from error
        whole = data.rfind(b"\n") + 1
        if whole < len(data):
            log.info("the journal's last line was torn, %d bytes are left out", len(data) - whole)
        for raw in data[:whole].splitlines(keepends=True):
            self._read_to += len(raw)
            body = _body(raw)
            if body is None:
                self.damaged = (*self.damaged, self._lines + 1)
                self._lines += 1
                continue
            if body["n"] != self._lines + 1:
                self.damaged = (*self.damaged, *range(self._lines + 1, max(int(body["n"]), self._lines + 2)))
            self._take(body)

    def _take(self, body: dict[str, Any]) -> None:
        self._lines = int(body["n"])
        self._latest = datetime.fromisoformat(body["latest"])
        kind = body["kind"]
        if kind == LineKind.ATTEMPT:
            attempt = _attempt(body)
            self._attempts[attempt.key] = attempt
            if attempt.outcome is GateOutcome.RELEASED and attempt.uid:
                self._released.setdefault(attempt.uid, attempt)
                self._trying.pop(attempt.uid, None)
            if body["told"]:
                self._told.add(attempt.key)
        elif kind == LineKind.TRYING:
            self._trying[body["uid"]] = body["key"]
        elif kind == LineKind.TOLD:
            self._told.update(body["keys"])
        elif kind == LineKind.SCAN:
            scan = JournalScan(**{**_fields(JournalScan, body), "kind": body["scan_kind"], "at": datetime.fromisoformat(body["at"])})
            self._scans[scan.key] = scan


def _line(body: dict[str, Any]) -> bytes:
    raw = json.dumps(body, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    return hashlib.sha256(raw).hexdigest()[:16].encode() + b" " + raw + b"\n"


def _body(raw: bytes) -> dict[str, Any] | None:
    """The content of a line, or None when it is not what was written."""
    digest, _, content = raw.rstrip(b"\n").partition(b" ")
    if hashlib.sha256(content).hexdigest()[:16].encode() != digest:
        return None
    found: dict[str, Any] = json.loads(content)
    return found


def _plain(one: Attempt | JournalScan) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in vars(one).items():
        key = "scan_kind" if name == "kind" else name
        if isinstance(value, datetime):
            found[key] = value.isoformat()
        elif isinstance(value, Mapping):
            found[key] = {str(k): v for k, v in value.items()}
        else:
            found[key] = value
    return found


def _fields(made: type[Attempt] | type[JournalScan], body: dict[str, Any]) -> dict[str, Any]:
    return {name: body[name] for name in made.__dataclass_fields__ if name in body}


def _attempt(body: dict[str, Any]) -> Attempt:
    made = Attempt(**_fields(Attempt, body))
    return replace(
        made, at=datetime.fromisoformat(body["at"]), outcome=GateOutcome(body["outcome"]),
        seen={SeenKind(k): v for k, v in body["seen"].items()},
        expires=datetime.fromisoformat(body["expires"]) if body["expires"] else None,
    )  # fmt: skip


@contextmanager
def _alone(path: Path) -> Iterator[int]:
    """The file, open for writing by this program only: two gates on one journal would overwrite each other's last line."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        if sys.platform == "win32":
            os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
        os.close(handle)


_LOCKED_BYTE = 1 << 40
"""Far behind any journal: Windows locks bytes, and a locked one cannot be read."""


def _write_all(handle: int, data: bytes) -> None:
    while data:
        data = data[os.write(handle, data) :]


def sync_folder(folder: Path) -> None:
    """Makes a new name in a folder last; Windows needs no such thing."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
