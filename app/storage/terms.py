"""What the site has settled on keeping periods, and the day it is: plain values that the rules judge by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app.core.clock import months_after, site_day
from app.settings.service import setting, setting_int
from db.states import LastDay

MONTH_ENDS = 3
"""Days that fall together on the last day of February when a month is taken off."""


@dataclass(frozen=True)
class Terms:
    """Today and the settings of D-09, D-12, D-13, X-09.

    Attributes:
        today: The day at the site.
        expiry_day_usable: The expiry day itself is the last usable one.
        lead_months: So long before the keeping period ends the goods are rechecked.
        max_extensions: So often a passed recheck extends a keeping period.
        first_warning: Days before the storage time ends that its first warning comes.
        second_warning: The same for the second.
    """

    today: date
    expiry_day_usable: bool = True
    lead_months: int = 1
    max_extensions: int = 1
    first_warning: int = 30
    second_warning: int = 7

    def is_expired(self, expires_on: date | None) -> bool:
        """Whether goods with that expiry date are no longer usable."""
        return expires_on is not None and expires_on <= self.expired_until

    @property
    def expired_until(self) -> date:
        """The latest expiry date that is over."""
        return self.today - timedelta(days=1) if self.expiry_day_usable else self.today

    def recheck_on(self, valid_until: date) -> date:
        """The day from which goods are due for their recheck: so many calendar months before, or the end of a month too short for it."""
        return months_after(valid_until, -self.lead_months)

    @property
    def recheck_until(self) -> date:
        """The latest keeping period whose recheck is due today."""
        last = months_after(self.today, self.lead_months)
        for _ in range(MONTH_ENDS):
            if self.recheck_on(last + timedelta(days=1)) > self.today:
                break
            last += timedelta(days=1)
        return last

    def past_until(self, which: LastDay) -> date:
        """The latest last day of a kind that is over today."""
        return self.expired_until if which is LastDay.EXPIRY else self.today - timedelta(days=1)


def terms(session: Session, now: datetime) -> Terms:
    """Today and the settings in force."""
    return Terms(
        site_day(now), bool(setting(session, "storage.expiry_day_usable", now)), setting_int(session, "recheck.lead_months", now),
        setting_int(session, "recheck.max_extensions", now), setting_int(session, "storage.first_warning_days", now),
        setting_int(session, "storage.second_warning_days", now),
    )  # fmt: skip
