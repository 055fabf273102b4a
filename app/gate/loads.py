"""What a pass was made for, as it stands now: the load of its trip, or its own lines where it has no 发货单."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.core.once import once
from app.gate.rows import PassRow
from app.loading import queries as loading
from db.models.gate import GatePassLine
from db.prepared import Prepared

Line = Any
"""A line of a pass without a 发货单, every column under its name."""


@dataclass(frozen=True)
class LoadFacts:
    """When the load was closed, None while it is open, and the hash over what is on it."""

    closed_at: datetime | None
    load_hash: str


def load_of(session: Session, row: PassRow) -> LoadFacts:
    """What stands on the vehicle of a pass; compared with the pass, a difference says that it was changed (H-01, H-06)."""
    if row.trip_no:
        return LoadFacts(*loading.closing(session, row.trip_no))
    return LoadFacts(row.load_closed_at, own_hash(row, own_rows(session, row.id)) if row.load_closed_at is not None else "")


@once("gate_pass_line")
def own_rows(session: Session, pass_id: int) -> Sequence[Line]:
    """The lines of a pass without a 发货单, in their order."""
    return _OWN_ROWS.all(session, key=pass_id)


_LINES = GatePassLine.__table__
_OWN_ROWS = Prepared(select(_LINES).where(_LINES.c.pass_id == bindparam("key")).order_by(_LINES.c.id))


def own_hash(row: PassRow, lines: Iterable[Line]) -> str:
    """SHA-256 over vehicle or bearer, container, seals and lines of a pass without a 发货单: other goods, another hash (H-01)."""
    who = [row.bearer, row.bearer_card] if row.on_foot else [_plain(row.plate), _plain(row.trailer)]
    parts = [row.number, row.kind.value, *who, _plain(row.container_no), *(_plain(seal) for seal in row.seals)]
    parts += ["\t".join((x.name, x.model, x.unit, str(x.quantity), str(x.boxes), x.identity)) for x in lines]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _plain(number: str) -> str:
    """A plate, container or seal number as it is compared: upper case, without spaces, dots and dashes."""
    return "".join(c for c in number.upper() if c.isalnum())
