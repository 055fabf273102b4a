"""How urgent a line with a time is."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.reminders.views import Mark

SOON = timedelta(hours=4)


def by_time(due_at: datetime, now: datetime, later: Mark = Mark.NOT_YET) -> Mark:
    """Late, due within a few hours, or `later`."""
    return Mark.WRONG if now > due_at else Mark.HOLD if due_at - now <= SOON else later
