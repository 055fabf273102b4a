"""A gate whose clock once ran ahead: two persons take the false time out of what it remembers (H-07).

A gate never judges before the latest time it has seen, so that nobody makes an old pass hold by setting its clock back. Where the clock
itself had run ahead, and no server tells the time, it would refuse every pass until that time has come.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app.core.clock import site_time
from app.core.errors import StoreError, bad_input
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Actor, Workplace
from app.gate import cache as cached
from app.gate import incidents, token_rules
from app.gate.journal import Journal
from app.gate.memory import CACHE, DIFFERS, JOURNAL
from db.states import IncidentKind, Role


@dataclass(frozen=True)
class PutRight:
    """What was done: the time that the gate remembered, the one it remembers now, and the incident that tells of it."""

    remembered: datetime
    now: datetime
    incident: str


def put_right(place: Workplace, folder: Path, gate: str, told: datetime, administrator: Actor, second: Actor, reason: str) -> PutRight:
    """Takes the false time back to now. Passes that were let out, void or lost stay so; the gate's program must not run meanwhile.

    Args:
        place: Database and clock of the gate's PC.
        folder: Where the gate's journal and cache lie.
        gate: Which gate this is.
        told: What time it is, read off another clock.
        administrator: Who does it; proved before.
        second: Somebody else who is no administrator; proved before.
        reason: Why the clock had run ahead.

    Raises:
        NotPermitted: The first is no administrator.
        Refused: H-07, the two are one person or both administrators, this PC's clock is not right, or nothing is ahead of it.
        BadInput: No reason, or no journal in the folder.
        StoreError: The journal or the cache cannot be written; nothing was put right then, and the incident says what was meant.
    """
    journal, found, now = Journal(folder / JOURNAL), cached.load(folder / CACHE), place.clock.now()
    remembered = max((moment for moment in (journal.latest, found.at) if moment is not None), default=None)
    if remembered is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "{folder} 里没有门岗日志"), folder=str(folder))
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "更正时间要写明原因"))
    with place.work(administrator) as work:
        work.require(Role.ADMINISTRATOR)
        token_rules.two_must_put_a_clock_right(administrator.person_id, second.person_id, second.roles)
        token_rules.clock_must_be_right(now, told, DIFFERS)
        token_rules.remembered_must_be_ahead(now, remembered)
        words = say(
            QT_TRANSLATE_NOOP("app", "门岗记着的时间 {then} 由{first}和{second}更正为 {now}：{reason}"),
            then=_shown(remembered), now=_shown(now), first=administrator.name, second=second.name, reason=reason.strip(),
        )  # fmt: skip
        key = incidents.open_incident(
            work, IncidentKind.CLOCK, gate=gate, text=str(words),
            details={"clause": "H-07", "remembered": remembered, "second": second.name, "reason": reason.strip()},
        )  # fmt: skip
        work.audit("put_gate_clock_right", "gate_incident", incidents.number(key), remembered=remembered, second=second.name)
    journal.note_time(now)
    if found.at is not None and found.at > now:
        try:
            cached.save(folder / CACHE, replace(found, at=now))
        except OSError as error:
            words = say(QT_TRANSLATE_NOOP("app", "门岗日志写不了，不能放行：{why}"), why=error.strerror or str(error))
            raise StoreError(words) from error
    return PutRight(remembered, now, incidents.number(key))


def _shown(moment: datetime) -> str:
    return f"{site_time(moment):%Y-%m-%d %H:%M}"
