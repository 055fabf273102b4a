"""What no paper says of itself: passes that ended although it would still hold, and keys that were revoked."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.gate.cache import known_out
from app.gate.judging import Known
from app.trust import queries as trust
from db.models.gate import GatePass
from db.states import PassState

MADE_WITHIN = timedelta(days=31)
"""A pass that was made longer ago cannot look valid any more."""


def ended(session: Session, now: datetime) -> list[Known]:
    """Passes whose paper would still hold although they do not."""
    rows = session.execute(
        select(
            GatePass.number, GatePass.state, GatePass.used_at, GatePass.used_by, GatePass.end_reason, GatePass.replaced_by, GatePass.gate
        )
        .where(GatePass.made_at >= now - MADE_WITHIN, GatePass.valid_until > now - timedelta(days=1))
    )  # fmt: skip
    found = (Known(*row) for row in rows)  # by their age, not by their state: nearly all passes of all years are used ones
    return [one for one in found if one.state in (PassState.USED, PassState.VOIDED)]


def beside(session: Session, now: datetime) -> dict[str, Any]:
    """What a keys file bears beside the list: passes whose paper would still hold, and keys that were revoked."""
    return {
        "ended": [known_out(known) for known in ended(session, now)],
        "revoked": sorted(one.hex() for one in trust.revoked(session)),
        "at": now.isoformat(),
    }
