"""Everything on trust that one screen shows, read at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.core.clock import day_end
from app.core.errors import BadInput
from app.core.text import Text
from app.core.work import Workplace
from app.settings.service import setting_int
from app.trust import queries, vaults
from app.trust.enrolment import Enrolled, enrolled_here
from app.trust.faults import BadList
from app.trust.lists import WHOLE_DAY, TrustList
from app.trust.publishing import draft, newest
from app.trust.vaults import VaultPlace
from app.trust.views import GrantView, KeyView, ListView, PermitView, RootView
from db.states import Role, SignedHow


@dataclass(frozen=True)
class TrustOverview:
    """Root, keys, rights and list as they are now, and how this station stands to them.

    Attributes:
        station: What this station trusts; None when it was never enrolled.
        where: Where it keeps that.
        trouble: Why the list is not believed here; None while it is.
        pending: What the next list would change.
        lacks: Departments that have to sign and have nobody who can.
        left_out: Who has a key or a right and is not fit for it any more.
        pin_digits: How many digits a signer's PIN has at the least.
    """

    root: RootView | None
    published: ListView | None
    keys: tuple[KeyView, ...]
    permits: tuple[PermitView, ...]
    grants: tuple[GrantView, ...]
    station: Enrolled | None
    where: VaultPlace
    trouble: Text | None
    pending: tuple[Text, ...]
    lacks: tuple[Text, ...]
    left_out: tuple[Text, ...]
    pin_digits: int


@dataclass(frozen=True)
class Shift:
    """A deputy's hours on one day; minutes of the site's day, the whole day when both ends are blank."""

    name: str
    first: int
    last: int

    @property
    def whole_day(self) -> bool:
        """Whether he stands in all day."""
        return (self.first, self.last) == WHOLE_DAY


def overview(place: Workplace) -> TrustOverview:
    """Reads it all. What is wrong with vault or list is part of the answer, not an error."""
    now, trouble, trust, station = place.clock.now(), None, None, None
    pending: tuple[Text, ...] = ()
    lacks: tuple[Text, ...] = ()
    gone: tuple[Text, ...] = ()
    with place.read() as session:
        root = queries.root(session)
    try:
        station = enrolled_here(place.vault)
        trust = newest(place)
        if root is not None and station is not None:
            made = draft(place)
            pending, lacks, gone = made.changes, made.lacks, made.left_out
    except BadInput as error:
        trouble = error.reason
    with place.read() as session:
        if trust is None and root is not None:
            trust = _told(session, root)
        return TrustOverview(
            root, queries.newest(session), tuple(queries.keys(session, now, trust)), tuple(queries.permits(session, now)),
            tuple(queries.grants(session, now)), station, vaults.place_of(place.vault), trouble, pending, lacks,
            gone, setting_int(session, "trust.signing_pin_digits", now),
        )  # fmt: skip


def _told(session: Session, root: RootView) -> TrustList | None:
    """The list as the database tells it, only to be shown where this station trusts none."""
    try:
        return queries.trust_list(session, root.public)
    except BadList:
        return None


def deputies(grants: Iterable[GrantView], monday: date) -> dict[Role, list[list[Shift]]]:
    """Who stands in for which department on each day of a week, Monday first; departments without a deputy are left out."""
    found: dict[Role, list[list[Shift]]] = {}
    for one in grants:
        if one.how is not SignedHow.DEPUTY:
            continue
        for day in range(7):
            end = day_end(monday + timedelta(days=day))
            if one.weekdays >> day & 1 and one.start < end and one.until > end - timedelta(days=1):
                found.setdefault(one.role, [[] for _ in range(7)])[day].append(Shift(one.name, one.from_minute, one.to_minute))
    return {role: found[role] for role in Role if role in found}
