"""What the commands of loading share: rows, the two who confirm, the answer where a step does not fit."""

from __future__ import annotations

from sqlalchemy import select

from app.core.errors import Conflict, NotPermitted, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Actor, Work
from app.dispatch import queries as dispatch_queries
from app.dispatch.load_facts import load_facts
from app.dispatch.views import DispatchOrderView, TripView
from app.loading import queries
from app.loading.queries import second_confirmer
from app.loading.views import LoadView
from app.orders import queries as orders
from app.settings.service import setting, setting_text
from db.models.loading import Load, LoadConfirmation
from db.states import Role, TripState


def executors(work: Work) -> tuple[Role, ...]:
    """Who puts boxes on the vehicle (X-05): the role of the setting (the dispatch team), and the leader of that team."""
    return (Role(setting_text(work.session, "loading.executor_role", work.now)), Role.TEAM_LEADER)


def confirmers(work: Work) -> tuple[Role, ...]:
    """The two roles that confirm a load: the storekeeper and the one of the setting (sales)."""
    return (second_confirmer(work.session, work.now), Role.STOREKEEPER)


def deputies(work: Work, trip_no: str) -> tuple[Role, ...]:
    """Who may confirm in place of the second confirmer (X-05): the team leader, or nobody.

    The setting has to let it be delegated, the load was begun with a letter, and nothing on it goes abroad.
    """
    if not setting(work.session, "loading.second_confirmer_may_delegate", work.now):
        return ()
    row = work.session.scalar(select(Load).where(Load.trip_no == trip_no))
    facts = load_facts(work.session, trip_no)
    if row is None or not row.delegated_in or facts is None:
        return ()
    abroad = any(order.needs.export for order in orders.numbered(work.session, (one.order_no for one in facts.orders)).values())
    return () if abroad else (Role.TEAM_LEADER,)


def withdraw_confirmations(work: Work, trip_no: str) -> None:
    """What was confirmed no longer is what stands on the vehicle: both have to look again."""
    for row in work.session.scalars(
        select(LoadConfirmation).where(LoadConfirmation.trip_no == trip_no, LoadConfirmation.removed_at.is_(None))
    ):
        row.removed_at = work.now
    work.session.flush()


def must_hold(actor: Actor, *roles: Role) -> None:
    """The second person of an action holds one of the roles, as `Work.require` asks it of the first.

    Raises:
        NotPermitted: None of them.
    """
    if not actor.has(*roles):
        words = "、".join(word(role) for role in roles)
        reason = say(QT_TRANSLATE_NOOP("app", "这一步由{roles}来做，{name}没有这个权限"), roles=words, name=actor.name)
        raise NotPermitted(reason, helper=roles[0])


def must_be_loading(work: Work, trip_no: str) -> Load:
    """The row of the open load of a trip, locked for the action.

    Raises:
        Conflict: It is not loading.
    """
    trip = trip_of(work, trip_no)
    row = work.session.scalar(select(Load).where(Load.trip_no == trip_no).with_for_update())
    if row is None or trip.state is not TripState.LOADING:
        raise not_now(trip)
    return row


def not_now(trip: TripView) -> Conflict:
    """The answer where the state of a trip does not allow a step."""
    return Conflict(
        say(QT_TRANSLATE_NOOP("app", "车次 {trip} 现在是「{state}」，不能做这一步"), trip=trip.number, state=word(trip.state)),
        (fact(QT_TRANSLATE_NOOP("app", "状态"), word(trip.state)),),
    )


def trip_of(work: Work, trip_no: str) -> TripView:
    """A trip as it stands.

    Raises:
        NotFound: There is none.
    """
    work.session.flush()
    trip = dispatch_queries.trip(work.session, trip_no)
    if trip is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "车次"), trip_no)
    return trip


def order_of(work: Work, number: str) -> DispatchOrderView:
    """A 发货单 as it stands.

    Raises:
        NotFound: There is none.
    """
    order = dispatch_queries.dispatch_order(work.session, number)
    if order is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "发货单"), number)
    return order


def seen(work: Work, trip_no: str) -> LoadView:
    """The load of a trip as it stands.

    Raises:
        NotFound: There is no such trip.
    """
    work.session.flush()
    view = queries.load(work.session, trip_no)
    if view is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "车次"), trip_no)
    return view
