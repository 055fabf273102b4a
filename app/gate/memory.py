"""What a gate has in hand whatever the network does: its journal, what was last synchronised, the trust list, the latest time seen."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from app.core.clock import Clock
from app.core.errors import BadInput, StoreError
from app.core.vault import Vault
from app.gate import cache as cached
from app.gate.cache import Cache
from app.gate.journal import Journal
from app.gate.judging import Known, Post, times_in
from app.trust import vaults
from app.trust.claims import Claims
from app.trust.faults import BadList
from app.trust.lists import Revoked, TrustList, read_list
from app.trust.proving import CLOCKS_DIFFER, Proof
from db.states import PassState

log = logging.getLogger(__name__)

JOURNAL, CACHE = "gate.journal", "gate.cache"
NOTE_TIME_AFTER = timedelta(minutes=5)
"""How far the latest time seen moves on before it is written down by itself; every other line says it as well."""

SAVE_AFTER = timedelta(minutes=1)
"""How old the file may grow while nothing in it changes but when it was synchronised."""

JUMPED = timedelta(minutes=5)
"""How far wall clock and running time may part before the guard is told."""


DIFFERS = timedelta(minutes=2)
"""How far this PC and the database server may be apart before the guard is told."""

ENDED = frozenset({PassState.USED, PassState.VOIDED, PassState.EXPIRED})
"""States that a pass does not come back from, whatever its paper says."""


@dataclass(frozen=True)
class Jump:
    """The clock of this PC went forward by itself by so much."""

    by: timedelta


class GateMemory:
    """One gate's memory. Without a folder it keeps nothing over a restart, and cannot go on without the database.

    Attributes:
        journal: The local release journal, or None without a folder.
        trust: The trust list that holds here; of two the one with the higher number.
        skew: By how much this PC was ahead of the database server when it was last asked.
        mark: How far the database's list and revocations are taken over; None before.
        older: Number of a list that was offered last and is lower than one this station saw; None where that was taken.
    """

    def __init__(
        self, gate: str, clock: Clock, root_public: bytes | None, folder: Path | None, monotonic: Callable[[], float] = time.monotonic,
        *, journal: Journal | None = None, vault: Vault | None = None,
    ) -> None:  # fmt: skip
        """Reads what is there.

        Args:
            gate: Which gate this is.
            clock: Its time.
            root_public: The root that the station pinned.
            folder: Where journal and cache lie.
            monotonic: The time that runs whatever the clock is set to.
            journal: In place of the one in the folder.
            vault: Where the highest number of a list is kept that this station saw: an older file put back counts for nothing.

        Raises:
            StoreError: The journal is there and cannot be read.
        """
        self.gate, self._clock, self._root, self._folder = gate, clock, root_public, folder
        self.journal = journal or (Journal(folder / JOURNAL) if folder is not None else None)
        self.trust: TrustList | None = None
        self.skew = timedelta(0)
        self.mark: tuple[int, int] | None = None
        self.older: int | None = None
        self._lock = threading.RLock()
        self._offered, self._vault = b"", vault
        self._floor = int((vault.read(vaults.SEEN) if vault is not None else None) or b"0")
        self._learned: dict[str, Known] = {}
        self._cache = Cache()
        self._saved_at: datetime | None = None
        self._monotonic, self._began = monotonic, (clock.now(), monotonic())
        self._latest = self.journal.latest if self.journal is not None else None
        self._noted = self._latest
        if folder is not None:
            self._cache = cached.load(folder / CACHE)
            self._saved_at = self._cache.at
            if self._cache.at is not None:
                self.saw_time(self._cache.at)  # also where the journal is gone
            self.offer(self._cache.trust)
            self.revoked(self._cache.revoked)

    @property
    def cache(self) -> Cache:
        """What was last synchronised."""
        return self._cache

    @property
    def alone(self) -> bool:
        """Whether this gate can go on without the database: what it lets out and refuses is kept in its journal.

        Without a trust list it refuses every pass, and says so; nobody waits for a server to hear that.
        """
        return self.journal is not None

    @property
    def enrolled(self) -> bool:
        """Whether this station trusts a root: without one no pass can be genuine here."""
        return self._root is not None

    # Trust

    def offer(self, data: bytes) -> bool:
        """Takes a published trust list if the root pinned here signed it and its number is not lower than that of the last.

        Returns:
            Whether it was taken.
        """
        if not data:
            return False
        if self._root is None:
            self._root = self._pinned()
        if self._root is None:
            return False
        if data == self._offered:
            self.older = None
            return True
        try:
            found = read_list(data, self._root)
        except BadList as bad:
            log.error("a trust list was offered that is not to be trusted: %s", bad)
            return False
        with self._lock:
            if found.number < self._floor:
                if found.number != self.older:  # once, not at every look
                    log.error("a trust list with the lower number %d was refused, %d was seen", found.number, self._floor)
                self.older = found.number
                return False
            self.trust, self._offered, self.older = found, data, None
            self._keep_number(found.number)
        return True

    def _pinned(self) -> bytes | None:
        """The root that was pinned after this gate had started."""
        try:
            return (self._vault.read(vaults.ROOT) or None) if self._vault is not None else None
        except BadInput as error:
            log.error("the root cannot be read: %s", error)
            return None

    def _keep_number(self, number: int) -> None:
        if number == self._floor:
            return
        self._floor = number
        try:
            if self._vault is not None:
                self._vault.write(vaults.SEEN, str(number).encode())
        except BadInput as error:
            log.error("the number of the trust list was not kept: %s", error)

    def revoked(self, key_ids: Iterable[bytes]) -> None:
        """Takes note of keys that were revoked since the list was published: nothing that they ever signed holds."""
        with self._lock:  # a list that is taken over meanwhile is not put aside again
            trust = self.trust
            if trust is None:
                return
            fresh = [one for one in sorted(key_ids) if trust.revocation(one) is None]
            if fresh:
                now = self._clock.now()
                self.trust = replace(trust, revoked=(*trust.revoked, *(Revoked(one, now, "") for one in fresh)))

    # Time

    @property
    def latest(self) -> datetime | None:
        """The latest time this gate has seen."""
        return self._latest

    def saw_time(self, moment: datetime) -> datetime:
        """Raises the latest time seen; a moment before it changes nothing.

        Returns:
            The latest time.
        """
        with self._lock:
            if self._latest is None or moment > self._latest:
                self._latest = moment
            return self._latest

    def note_time(self) -> None:
        """Writes the latest time down when it has moved on by enough."""
        latest = self._latest
        if self.journal is None or latest is None or (self._noted is not None and abs(latest - self._noted) < NOTE_TIME_AFTER):
            return
        self._noted = latest
        try:
            self.journal.note_time(latest)
        except StoreError as error:
            log.error("the time was not noted: %s", error)

    def put_right(self, server: datetime) -> None:
        """The database's own clock tells what time it is.

        Where this PC agrees with it, a mark that had run ahead of both comes back; where it does not, the later one counts.
        """
        now = self._clock.now()
        self.skew = now - server
        if abs(self.skew) < DIFFERS:
            with self._lock:
                if self._latest is not None and self._latest > max(now, server) + DIFFERS:
                    self._latest = max(now, server)
            self._began = (now, self._monotonic())
        else:
            self.saw_time(server)

    def jump(self) -> Jump | None:
        """By how much the clock went forward against the time that this program has been running, if by much."""
        wall = self._clock.now() - self._began[0]
        by = wall - timedelta(seconds=self._monotonic() - self._began[1])
        return Jump(by) if by > JUMPED else None

    def post(self, guard_id: int | None) -> Post:
        """Where and when a scan is judged; the moment itself counts as seen only once it was judged not to lie behind."""
        now = self._clock.now()
        post = Post(self.gate, self.trust, now, self._latest, guard_id)
        if self.jump() is None:
            self.saw_time(now)
        return post

    def saw(self, proof: Proof) -> None:
        """A genuine token shows that somebody signed at a moment; his clock may have been as far ahead as two clocks may differ."""
        self.saw_time(times_in(proof) - CLOCKS_DIFFER)

    # Passes

    def known(self, claims: Claims) -> Known | None:
        """How a pass ended, as far as this gate knows by itself: its own journal first, then what was synchronised."""
        used = self.journal.released(claims.uid.hex()) if self.journal is not None else None
        if used is not None:
            return Known(claims.number, PassState.USED, used.at, used.guard, gate=used.gate)
        return self._learned.get(claims.number) or self._cache.ended.get(claims.number)

    def learn(self, known: Known) -> None:
        """The database said how a pass ended: it stays so although the network goes in the next moment."""
        if known.state in ENDED:
            self._learned[known.number] = known

    def take(self, new: Cache) -> None:
        """Keeps what was synchronised; the file is replaced when something changed or it grew old."""
        with self._lock:
            if not self.offer(new.trust):
                new = replace(new, trust=self._cache.trust)
            self.revoked(new.revoked)
            self._learned.clear()  # what was synchronised is newer
            changed = not new.same(self._cache)
            self._cache = new
            old = self._saved_at is None or (new.at is not None and abs(new.at - self._saved_at) >= SAVE_AFTER)
            if self._folder is None or not (changed or old):
                return
            try:
                cached.save(self._folder / CACHE, new)
                self._saved_at = new.at
            except OSError as error:
                log.error("the gate's cache was not written: %s", error)
