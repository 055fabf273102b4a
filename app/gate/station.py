"""What the gate page talks to: present, key, release or refuse; with the database, and without it when it cannot be reached."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from sqlalchemy.exc import SQLAlchemyError

from app.core.clock import site_day
from app.core.errors import StoreError
from app.core.scans import printable
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.work import Actor, Workplace, tell_early
from app.gate import alone, checking, duty, queries
from app.gate.alone import Here
from app.gate.checking import ScanGuardCopy
from app.gate.door import GateDoor
from app.gate.journal import Attempt, JournalScan, UsedBefore
from app.gate.memory import DIFFERS, GateMemory
from app.gate.patience import Patience
from app.gate.sync import GateSync
from app.gate.views import DayCount, GateCheckView, GateLink, GateLogEntry, GateOutcome, GateVerdict, SeenKind
from app.identity import service as identity
from app.identity.views import Helper, PersonView
from app.trust import token as tokens
from app.trust.claims import Claims
from app.trust.faults import BadToken
from db.states import Role

T = TypeVar("T")
Tell = Callable[[GateVerdict], None]
log = logging.getLogger(__name__)

STALE_AFTER = timedelta(hours=4)
"""How old what was synchronised may be before the screen warns of it."""


class GateStation:
    """One gate. Called on the writer lane, one thing after the other; `link` may be read from anywhere.

    Attributes:
        gate: Which gate this is; a pass names one.
        on_link: Called with the new `GateLink` whenever it changes, from whichever thread noticed.
    """

    def __init__(self, place: Workplace, gate: str, folder: Path | None = None, memory: GateMemory | None = None) -> None:
        """Reads what the gate has in hand.

        Args:
            place: Database, station and vault with the pinned root.
            gate: Which gate this is.
            folder: Where journal and cache lie; without one this gate cannot go on without the database.
            memory: In place of one that is read from the folder.

        Raises:
            StoreError: The journal is there and cannot be read.
        """
        self._place = place
        self.gate = gate
        self.on_link: list[Callable[[GateLink], None]] = []
        self.memory = memory or GateMemory(gate, place.clock, place.vault.read("root.public"), folder, vault=place.vault)
        self._here = Here(gate, place.station)
        self._door = GateDoor(self.memory)
        self._sync = GateSync(place, self.memory, self._found)
        self._why: Text | None = place.barrier.reason
        self._online, self._since = self._why is None, place.clock.now()
        self._said: object = None

    # The link

    @property
    def link(self) -> GateLink:
        """How the gate stands with the database just now."""
        memory, now = self.memory, self._place.clock.now()
        at, number = memory.cache.at, memory.trust.number if memory.trust is not None else None
        pending = memory.journal.count_pending() if memory.journal is not None else 0
        stale = memory.journal is not None and (at is None or now - at > STALE_AFTER)
        return GateLink(self._online, self._since, number, at, pending, self._why or self._warning(), stale, memory.enrolled)

    @property
    def ready_alone(self) -> bool:
        """Whether this gate can go on without the database."""
        return self.memory.alone

    @property
    def offline(self) -> bool:
        """Whether scans are judged without the database just now: it is known to be gone, or has not answered for a second."""
        return self.ready_alone and (not self._online or self._sync.waits)

    def start(self) -> None:
        """Begins to watch the database, where this gate can do something when it is gone."""
        if self.memory.journal is not None:
            with suppress(StoreError):  # a long journal does no harm
                self.memory.journal.roll(self._place.clock.now())
            self._sync.start()

    def close(self) -> None:
        """Ends the watch."""
        self._sync.stop()

    def look(self) -> None:
        """One round of the watch, now."""
        self._sync.tick(fresh=True)

    def lost(self, error: StoreError) -> bool:
        """A command found that the database cannot be used: from now on everything is judged without it.

        Returns:
            Whether this gate can.
        """
        if self.ready_alone:
            self._turn(error.reason)
        return self.ready_alone

    def _found(self, reason: Text | None) -> None:
        self._turn(reason)

    def _turn(self, reason: Text | None) -> None:
        online = reason is None
        if online is not self._online:
            log.info("gate %s is %s: %s", self.gate, "online" if online else "offline", reason or "")
            self._online, self._since = online, self._place.clock.now()
        self._why = reason
        self._place.barrier.reason = reason
        link = self.link
        said = (link.online, link.list_number, link.pending, str(link.reason), link.stale, link.enrolled)
        if said != self._said:
            self._said = said
            for tell in self.on_link:
                tell(link)

    def _warning(self) -> Text | None:
        """What the guard has to know although the database is there."""
        journal, jump = self.memory.journal, self.memory.jump()
        if journal is not None and journal.damaged:
            lines = "、".join(str(line) for line in journal.damaged[:3])
            return say(QT_TRANSLATE_NOOP("app", "门岗日志第 {lines} 行损坏，请通知系统管理员"), lines=lines)
        if journal is not None and jump is not None:
            minutes = int(jump.by.total_seconds() // 60)
            return say(QT_TRANSLATE_NOOP("app", "本机时间往前跳了 {minutes} 分钟，请核对时间"), minutes=minutes)
        if self.memory.older is not None:
            older = QT_TRANSLATE_NOOP("app", "数据库里的签字名单是旧的（{number} 号），本岗不认，请通知系统管理员")
            return say(older, number=self.memory.older)
        skew = self.memory.skew
        if abs(skew) >= DIFFERS:
            minutes, much = int(abs(skew).total_seconds() // 60), skew.total_seconds() > 0
            ahead = QT_TRANSLATE_NOOP("app", "本机时间比服务器快 {minutes} 分钟，请校准时间")
            return say(ahead if much else QT_TRANSLATE_NOOP("app", "本机时间比服务器慢 {minutes} 分钟，请校准时间"), minutes=minutes)
        return None

    # The check

    def sign_in(self, who: str, pin: str) -> Actor:
        """Signs a guard in by badge or name and PIN; without the database by what was last synchronised.

        Raises:
            BadInput: Unknown, wrong PIN, or locked for a while.
            StoreError: No database, and nothing to go on without it.
        """
        if not self.offline:
            try:
                return self.bounded(lambda: identity.sign_in(self._place, who, pin))
            except StoreError as error:
                if not self.lost(error):
                    raise
        return self._door.sign_in(who, pin)

    def present(self, actor: Actor, scanned: str, key: str = "") -> GateCheckView | GateVerdict | ScanGuardCopy:
        """Judges what was scanned, as far as it can be judged without looking at the vehicle.

        Raises:
            NotPermitted: Who is signed in is no guard.
            StoreError: No database, and nothing to go on without it.
        """
        key = key or str(uuid.uuid4())

        def ask(patience: Patience) -> GateCheckView | GateVerdict | ScanGuardCopy:
            with self._place.work(actor) as work:
                return checking.present(work, scanned, self.memory, key)

        found = self._judged(ask, lambda: self.present_alone(actor, scanned, key))
        return self.remember(found, key, actor, scanned, {}) if isinstance(found, GateVerdict) else found

    def present_alone(self, actor: Actor, scanned: str, key: str) -> GateCheckView | GateVerdict | ScanGuardCopy:
        """The same without the database.

        Raises:
            NotPermitted: Who is signed in is no guard.
            StoreError: The journal cannot be written.
        """
        if checking.is_number(scanned):
            alone.must_be_guard(actor)
            return ScanGuardCopy(scanned)
        return alone.present(self.memory, self._here, actor, scanned, key)

    def expect(self, token: str) -> None:
        """A pass was found genuine and its vehicle is looked at: what has to be on the disk before a release is put there meanwhile.

        It allows nothing, and whatever it leaves out `verify` does itself.
        """
        if not self.offline:
            with suppress(BadToken, StoreError, UsedBefore):
                self._try(tokens.read(token).claims, str(uuid.uuid4()))

    def verify(self, actor: Actor, token: str, seen: Mapping[SeenKind, str], ahead: Tell | None = None) -> GateVerdict:
        """Compares what the guard saw with the pass: release or refusal, kept either way before it is answered.

        Args:
            actor: The guard.
            token: What was scanned.
            seen: What he keyed.
            ahead: Told of a refusal of what was keyed while the disk keeps it: it may be shown by then, for it lets nobody out and
                would be the same without the database. Another one may still be returned, and is the one that holds.

        Raises:
            NotPermitted: Who is signed in is no guard.
            StoreError: Neither database nor journal can keep it: nothing was released.
        """
        key = str(uuid.uuid4())

        def ask(patience: Patience) -> GateVerdict:
            released: list[tuple[Claims, str]] = []

            def before(claims: Claims) -> str:
                patience.check()
                released.append((claims, self._try(claims, key)))
                return released[-1][1]

            with self._place.work(actor) as work:
                verdict = checking.verify(work, token, seen, self.memory, key, before)
                patience.check()
                if ahead is not None and verdict.may_retry:
                    tell_early(ahead, verdict)
            patience.kept()  # whoever gave up keeps the release himself, under the same key
            if verdict.outcome is GateOutcome.RELEASED:
                self._keep(verdict, actor, token, seen, *released[-1])
            return verdict

        def without() -> GateVerdict:
            return alone.verify(self.memory, self._here, actor, token, seen, key)

        try:
            verdict = self._judged(ask, without)
        except UsedBefore:  # another program on this journal released it in between; that is known here now
            verdict = self._judged(ask, without)
        return self.remember(verdict, key, actor, token, seen)

    def decline(self, actor: Actor, token: str) -> GateVerdict:
        """The guard has a doubt: nothing is let out, the pass stays as it is.

        Raises:
            NotPermitted: Who is signed in is no guard.
            StoreError: Neither database nor journal can keep it.
        """
        key = str(uuid.uuid4())

        def ask(patience: Patience) -> GateVerdict:
            with self._place.work(actor) as work:
                return checking.decline(work, token, self.memory, key)

        verdict = self._judged(ask, lambda: alone.decline(self.memory, self._here, actor, token, key))
        return self.remember(verdict, key, actor, token, {})

    def keep_scan(self, scan: JournalScan) -> None:
        """Keeps a scan that no database took; one that cannot be kept either was judged all the same."""
        journal = self.memory.journal
        if journal is not None:
            with suppress(StoreError):
                journal.keep_scan(scan, self.memory.latest or scan.at)

    def bounded(self, question: Callable[[], T]) -> T:
        """The answer of the database to a scan; where this gate can go on alone, nobody waits for it longer than a second.

        Raises:
            StoreError: No answer in time.
        """
        return Patience().ask(question) if self.ready_alone else question()

    def _judged(self, ask: Callable[[Patience], T], without: Callable[[], T]) -> T:
        """With the database, or without it when it is known to be gone, goes just now, or does not answer."""
        if self.offline:
            return without()
        patience = Patience()
        try:
            return patience.ask(lambda: ask(patience)) if self.ready_alone else ask(patience)
        except StoreError as error:
            if not self.lost(error):
                raise
        except SQLAlchemyError as error:
            if not self.lost(StoreError(say(QT_TRANSLATE_NOOP("app", "连不上数据库")))):
                raise
            log.info("the database went in the middle of a check: %s", error)
        return without()

    def _try(self, claims: Claims, fresh: str) -> str:
        """Before the database is asked for a release: whatever becomes of the answer, it is the same release, under one key."""
        journal = self.memory.journal
        if journal is None:
            return fresh
        return journal.trying(claims.uid.hex(), fresh, self.memory.latest or self._place.clock.now())

    def remember(self, verdict: GateVerdict, key: str, actor: Actor, scanned: str, seen: Mapping[SeenKind, str]) -> GateVerdict:
        """Keeps a refusal that the database has: should the network go now, it still counts in the guard's day."""
        if verdict.outcome is GateOutcome.REFUSED and not verdict.offline:
            self._keep(verdict, actor, scanned, seen, None, key)
        return verdict

    def _keep(
        self, verdict: GateVerdict, actor: Actor, scanned: str, seen: Mapping[SeenKind, str], claims: Claims | None, key: str
    ) -> None:  # fmt: skip
        """After an answer of the database: should the network go now, this gate still knows it."""
        journal = self.memory.journal
        if journal is None:
            return
        attempt = Attempt(
            key, verdict.at, verdict.outcome, self.gate, self._here.station, actor.person_id, actor.name, printable(scanned, alone.SHOWN),
            verdict.number, claims.uid.hex() if claims else "", dict(seen), verdict.clause, str(verdict.reason) if claims is None else "",
            verdict.customer, verdict.boxes, claims.expires if claims else None, claims.load_hash.hex() if claims else "",
        )  # fmt: skip
        try:
            journal.keep(attempt, self.memory.latest or verdict.at, told=True)
        except UsedBefore:
            log.error("pass %s is in the journal as released before", verdict.number)
        except StoreError as error:
            log.error("a %s attempt is in the database and not in the journal: %s", verdict.outcome.value, error)

    # What the page shows beside

    def day_count(self) -> DayCount:
        """Released and refused so far today; without the database at this gate only."""
        now = self._place.clock.now()

        def ask(patience: Patience) -> DayCount:
            with self._place.read() as session:
                return queries.day_count(session, now)

        return self._judged(ask, lambda: self._count_alone(now))

    def _count_alone(self, now: datetime) -> DayCount:
        entries = self.log_alone(site_day(now))
        released = sum(one.outcome is GateOutcome.RELEASED for one in entries)
        return DayCount(site_day(now), released, len(entries) - released, alone=True)

    def log(self, day: date) -> list[GateLogEntry]:
        """Every attempt of a day, newest first; without the database those of this gate's journal."""

        def ask(patience: Patience) -> list[GateLogEntry]:
            with self._place.read() as session:
                return queries.gate_log(session, day)

        return self._judged(ask, lambda: self.log_alone(day))

    def log_alone(self, day: date) -> list[GateLogEntry]:
        """The attempts of a day in the journal, newest first."""
        return alone.log_entries(self.memory.journal, day) if self.memory.journal is not None else []

    def guards(self) -> list[PersonView]:
        """Who may sign in at this gate without the database."""
        return [PersonView(one.person_id, one.name, one.badge, "", True, one.roles) for one in self.memory.cache.guards]

    def on_duty(self, role: Role = Role.LOGISTICS_HEAD) -> Helper | None:
        """Whom the guard calls when in doubt."""

        def ask(patience: Patience) -> Helper | None:
            with self._place.read() as session:
                return duty.on_call(session, role, self._place.clock.now())

        return self._judged(ask, lambda: self._on_call_alone(role))

    def _on_call_alone(self, role: Role) -> Helper | None:
        found = self.memory.cache.on_call(role)
        return Helper(found.role, found.name, found.extension) if found is not None else None

