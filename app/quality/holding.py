"""Goods on which a report is open are let go by its disposition alone (B-11)."""

from __future__ import annotations

from app.core.errors import Conflict, fact
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.quality import queries
from app.storage.events import HoldEnds


def on_hold_ends(work: Work, event: HoldEnds) -> None:
    """Says no where a nonconformity names the goods and nobody decided on it yet.

    Raises:
        Conflict: There is one.
    """
    ended = set(event.identities)
    for report in queries.nonconformities(work.session):
        named = ended.intersection(report.identities)
        if named:
            raise Conflict(
                say(QT_TRANSLATE_NOOP("app", "{goods} 在 {report} 上待处置，处置后才能解除隔离"), goods=min(named), report=report.number),
                (fact(QT_TRANSLATE_NOOP("app", "单据"), report.number),),
            )
