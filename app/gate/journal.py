"""The gate's own journal: one append-only file of what was scanned, refused and released, so that nothing depends on the network.

Each line bears its number and a checksum and is on the disk before the guard sees green. A last line that was torn by a cut is left out
and written over; damage anywhere else is reported. Which entries the database was told is itself a line, so that a station that died in
between tells them again, under the same keys.
"""

from __future__ import annotations

import logging
import os
import shutil
import threading
from collections import Counter
from collections.abc import Container, Iterable
from contextlib import nullcontext, suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from app.core.clock import site_day, site_time
from app.core.disk import sync_folder
from app.core.errors import StoreError
from app.core.text import QT_TRANSLATE_NOOP, say
from app.gate.journal_file import alone_on, size_of, write_all
from app.gate.journal_lines import Attempt as Attempt
from app.gate.journal_lines import JournalScan as JournalScan
from app.gate.journal_lines import LineKind, attempt_of, body_of, line_of, name_of, name_of_scan, plain, scan_of
from db.states import GateOutcome

log = logging.getLogger(__name__)


LONG = 4_000_000
"""Bytes after which a journal is rolled at the start of the program."""

KEPT = timedelta(days=2)
"""How long an attempt goes along into a new file; no pass holds longer than its day."""


MOST_NAMED = 100
"""Lines that one gap names at most, however many are missing."""


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
        self._synced: set[str] = set()
        """Whose tries this program itself put on the disk; what another wrote may still be on its way there."""
        self._waiting: dict[str, Attempt | JournalScan] = {}
        """By `name_of`: what is refused at the scan has the key of its scan, and both are told."""
        self._by_pass: Counter[str] = Counter()
        self._latest: datetime | None = None
        self._shorter: datetime | None = None
        """The latest time seen when the file was found shorter than before; None otherwise."""
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
            return self._by_pass[pass_no]

    def of_day(self, day: date) -> list[Attempt]:
        """The attempts of a day at the site, newest first."""
        with self._lock:
            return [one for one in reversed(self._attempts.values()) if site_day(one.at) == day]

    def pending(self) -> tuple[list[JournalScan], list[Attempt]]:
        """What the database was not told yet, in order."""
        with self._lock:
            waiting = list(self._waiting.values())
        return [one for one in waiting if isinstance(one, JournalScan)], [one for one in waiting if isinstance(one, Attempt)]

    def count_pending(self) -> int:
        """How many entries the database was not told yet."""
        return len(self._waiting)

    def key_for(self, uid: str, fresh: str) -> str:
        """The key under which a release of a pass is tried: that of a try whose outcome nobody learned, else a fresh one."""
        with self._lock:
            return self._trying.get(uid, fresh)

    def trying(self, uid: str, fresh: str, now: datetime) -> str:
        """Says that the database may be asked for a release, and under which key; on the disk before it is asked.

        Said once while the guard walks around the vehicle, it is not written again when he has keyed: the disk is not waited for twice.

        Args:
            uid: The pass.
            fresh: A key for the first try; a later one goes under the same.
            now: The latest time the gate has seen.

        Raises:
            StoreError: The journal cannot be written.
            UsedBefore: It was released here before, by another program on this journal.
        """
        with self._lock:
            key = self.key_for(uid, fresh)
            if not (uid in self._synced and self._still(uid, key)):
                self._append(LineKind.TRYING, {"uid": uid, "key": key}, now, once=uid)
                self._synced.add(uid)
        return key

    def _still(self, uid: str, key: str) -> bool:
        """Whether the try of a pass stands in the journal as it was put there, whatever other programs did since."""
        self._catch_up()
        if self._shorter is not None:  # taken away, or begun anew: the next line puts back what is missing
            return False
        if uid in self._released:
            raise UsedBefore(self._released[uid])
        return self._trying.get(uid) == key

    def keep(self, attempt: Attempt, latest: datetime, *, told: bool = False) -> None:
        """Keeps a release or refusal; it is on the disk when this returns, unless the database has it already.

        Args:
            attempt: What happened.
            latest: The latest time the gate has seen.
            told: The database has it already.

        Raises:
            StoreError: The journal cannot be written: nothing may be released.
            UsedBefore: A release of a pass that was released here before.
        """
        once = attempt.uid if attempt.outcome is GateOutcome.RELEASED else ""
        self._append(LineKind.ATTEMPT, {**plain(attempt), "told": told}, latest, once=once, sync=not told)

    def keep_scan(self, scan: JournalScan, latest: datetime) -> None:
        """Keeps a scan that no database took.

        Raises:
            StoreError: The journal cannot be written.
        """
        self._append(LineKind.SCAN, plain(scan), latest)

    def told(self, entries: Iterable[Attempt | JournalScan], latest: datetime) -> None:
        """Says which entries the database has.

        Raises:
            StoreError: The journal cannot be written; they are told again, which does no harm.
        """
        found = [name_of(one) for one in entries]
        if found:
            self._append(LineKind.TOLD, {"names": found}, latest)

    def note_time(self, latest: datetime) -> None:
        """Writes down the latest time seen; a lower one than before puts right a clock that had run ahead.

        Raises:
            StoreError: The journal cannot be written.
        """
        self._append(LineKind.TIME, {}, latest)

    def roll(self, now: datetime) -> bool:
        """Begins a new file once this one is long and everything in it was told; what may still count goes along.

        The old file stays beside it under its date. A damaged one is left as it is: somebody has to look at it.

        Returns:
            Whether it did.

        Raises:
            StoreError: The folder cannot be written.
        """
        with self._lock:
            if self._read_to < LONG or self.damaged:
                return False
            try:
                with alone_on(self.path) if os.name == "posix" else nullcontext():  # Windows replaces no file that is open
                    self._catch_up()
                    if self._waiting or self._latest is None:
                        return False
                    self._roll(now, self._latest)
            except OSError as error:
                raise StoreError(say(QT_TRANSLATE_NOOP("app", "门岗日志换不了新的：{why}"), why=error.strerror or str(error))) from error
            self._start()
            return True

    def _roll(self, now: datetime, latest: datetime) -> None:
        lines = [(LineKind.ATTEMPT, {**plain(one), "told": True}) for one in self._attempts.values() if _counts(one, now)]
        lines += [(LineKind.TRYING, {"uid": uid, "key": key}) for uid, key in self._trying.items()]
        bodies = [
            {"n": n, "kind": kind.value, "latest": latest.isoformat(), **data}
            for n, (kind, data) in enumerate([(LineKind.TIME, {}), *lines], 1)
        ]
        shutil.copy2(self.path, self.path.with_name(f"{self.path.name}-{site_time(now):%Y%m%d-%H%M%S}"))
        part = self.path.with_name(self.path.name + ".new")
        with part.open("wb") as file:
            file.write(b"".join(line_of(body) for body in bodies))
            file.flush()
            os.fsync(file.fileno())
        part.replace(self.path)
        sync_folder(self.path.parent)

    def _start(self) -> None:
        """Reads the file from its beginning."""
        self._read_to = self._lines = 0
        for kept in (self._attempts, self._released, self._trying, self._synced, self._waiting, self._by_pass):
            kept.clear()
        self._catch_up()

    def _append(self, kind: LineKind, data: dict[str, Any], latest: datetime, *, once: str = "", sync: bool = True) -> None:
        with self._lock:
            try:
                with alone_on(self.path) as handle:
                    self._catch_up()
                    self._put_back(handle)
                    if once in self._released:  # looked at while nobody else can write: one pass releases once
                        raise UsedBefore(self._released[once])
                    first = self._read_to == 0
                    body = self._written(handle, kind, data, latest, sync)
                if first:
                    sync_folder(self.path.parent)
            except OSError as error:
                raise StoreError(
                    say(QT_TRANSLATE_NOOP("app", "门岗日志写不了，不能放行：{why}"), why=error.strerror or str(error))
                ) from error
            self._take(body)

    def _written(self, handle: int, kind: LineKind, data: dict[str, Any], latest: datetime, sync: bool) -> dict[str, Any]:
        """Writes a line; one that the disk does not confirm is taken off again: the guard is told that it was not written."""
        before = self._read_to, self._lines
        body = self._write(handle, kind, data, latest)
        if sync:
            try:
                os.fsync(handle)
            except OSError:
                self._read_to, self._lines = before
                with suppress(OSError):
                    os.ftruncate(handle, self._read_to)
                raise
        return body

    def _write(self, handle: int, kind: LineKind, data: dict[str, Any], latest: datetime) -> dict[str, Any]:
        body = {"n": self._lines + 1, "kind": kind.value, "latest": latest.isoformat(), **data}
        line = line_of(body)
        os.ftruncate(handle, self._read_to)  # a torn last line goes
        os.lseek(handle, self._read_to, os.SEEK_SET)
        write_all(handle, line)
        self._read_to, self._lines = self._read_to + len(line), self._lines + 1
        return body

    def _put_back(self, handle: int) -> None:
        """Of a file that somebody took away or put an older copy in place of, what may still count is written again."""
        latest, self._shorter = self._shorter, None
        if latest is None:
            return
        self._synced.clear()
        there = Journal(self.path)
        lost = [
            (LineKind.ATTEMPT if isinstance(one, Attempt) else LineKind.SCAN, {**plain(one), "told": name not in self._waiting})
            for name, one in {**self._attempts, **self._waiting}.items()
            if name not in there._attempts and name not in there._waiting and (name in self._waiting or _counts(one, latest))
        ]  # fmt: skip
        lost += [(LineKind.TRYING, {"uid": uid, "key": key}) for uid, key in self._trying.items() if uid not in there._trying]
        if not lost:  # another program rolled it
            return
        log.error("the journal was cut short; %d lines are written again", len(lost))
        self.damaged = (*self.damaged, self._lines + 1)
        for kind, data in lost:
            self._write(handle, kind, data, latest)

    def _catch_up(self) -> None:
        """Reads what was appended since, by this or another program, up to the last whole line."""
        try:
            size = size_of(self.path)
            if size < self._read_to:  # another program began a new file, or somebody took it away: what was read is not forgotten
                self._shorter, self._read_to, self._lines = self._latest, 0, 0
            if size == self._read_to:
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
            body, after = body_of(raw), self._lines + 1
            if body is not None and body["n"] != after:
                self.damaged = (*self.damaged, *range(after, min(max(body["n"], after + 1), after + MOST_NAMED)))
            if body is None or not self._takes(body):
                self.damaged, self._lines = (*self.damaged, after), after

    def _takes(self, body: dict[str, Any]) -> bool:
        """Whether a line says what this program understands; one that does not is reported, and keeps no gate from opening."""
        try:
            self._take(body)
        except (ValueError, KeyError, TypeError, AttributeError):
            log.exception("line %s of the journal says nothing that is understood", body["n"])
            return False
        return True

    def _take(self, body: dict[str, Any]) -> None:
        self._lines = int(body["n"])
        self._latest = datetime.fromisoformat(body["latest"])
        kind = body["kind"]
        if kind == LineKind.ATTEMPT:
            attempt = attempt_of(body)
            self._by_pass[attempt.pass_no] += attempt.key not in self._attempts
            self._attempts[attempt.key] = attempt
            if attempt.outcome is GateOutcome.RELEASED and attempt.uid:
                self._released.setdefault(attempt.uid, attempt)
                self._trying.pop(attempt.uid, None)
            if not body["told"]:
                self._waiting[name_of(attempt)] = attempt
        elif kind == LineKind.TRYING:
            self._trying[body["uid"]] = body["key"]
        elif kind == LineKind.TOLD:
            for name in _told(body, self._waiting):
                self._waiting.pop(name, None)
        elif kind == LineKind.SCAN:
            scan = scan_of(body)
            self._waiting[name_of(scan)] = scan


def _told(body: dict[str, Any], waiting: Container[str]) -> list[str]:
    """Names of the entries in a line of what was told; lines of older programs have keys, which meant the scan where there was one."""
    if "names" in body:
        return [str(name) for name in body["names"]]
    return [scan if (scan := name_of_scan(key)) in waiting else key for key in body["keys"]]


def _counts(one: Attempt | JournalScan, now: datetime) -> bool:
    """Whether an entry may still say something about a pass."""
    return max(one.at, getattr(one, "expires", None) or one.at) > now - KEPT
