"""预签: limits signed beforehand hold only for the load that is closed inside them, and only with the storekeeper's own key (X-02)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.core.clock import SetClock
from app.core.errors import BadInput, Conflict, NotPermitted, Refused
from app.core.work import Actor, Workplace
from app.dispatch import service as dispatch
from app.dispatch.views import TripDraft
from app.gate import claiming, presigning, queries, service, vouching
from app.gate.views import PassView
from app.settings.service import change
from app.trust.proving import prove
from db.models.gate import GatePass
from db.states import PassState, Role, SignedHow
from tests.helpers import catalog, trust
from tests.helpers.gate import PIN, Yard
from tests.helpers.orders import People


@pytest.fixture
def yard(place: Workplace, people: People, clock: SetClock) -> Yard:
    """A yard whose site signs beforehand, with its goods drawn."""
    made = Yard(place, people)
    made.picked()
    with place.work(people(Role.ADMINISTRATOR)) as work:
        change(work, "gate.presign", "true", "试行", approver_id=made.sales.person_id)
    clock.forward(seconds=1)
    trust.keyed(place, made.keeper)
    trust.granted(place, made.keeper, Role.STOREKEEPER, SignedHow.CLOSE)
    for person, role in ((made.finance, Role.FINANCE), (made.personnel, Role.PERSONNEL)):
        trust.granted(place, person, role, SignedHow.AHEAD)
    trust.publish(place)
    return made


def offered(yard: Yard, boxes: int = 3) -> PassView:
    with yard.place.work(yard.keeper) as work:
        return presigning.offer(work, yard.gate_pass().number, boxes)


def closed(yard: Yard) -> PassView:
    """Boxed, loaded and closed after the offer."""
    yard.box()
    yard.load()
    return yard.close()


def ahead(yard: Yard) -> str:
    """Offered and signed by both departments, before a box is on the vehicle."""
    number = offered(yard).number
    service.sign(yard.place, yard.finance, number, Role.FINANCE, PIN)
    view = service.sign(yard.place, yard.personnel, number, Role.PERSONNEL, PIN)
    assert (view.state, view.missing) == (PassState.DRAFT, ())
    return number


def told(yard: Yard, number: str) -> list[str]:
    """What a signer reads of limits that did not hold."""
    with yard.place.read() as session:
        waiting = [one for one in vouching.waiting(session, yard.personnel, yard.place.clock.now()) if one.view.number == number]
        found = vouching.vouching(session, number, waiting[0].capacities, yard.place.clock.now())
    assert found is not None
    return [str(line.value) for line in found.lines if str(line.label) == "预签未用" and line.heed]


@pytest.mark.clause("H-03")
@pytest.mark.decision("X-02")
def test_limits_hold_once_the_storekeeper_signs_what_is_on_the_vehicle(yard: Yard) -> None:
    number = ahead(yard)
    view = closed(yard)
    assert (view.number, view.state, view.missing) == (number, PassState.AWAITING_SIGNATURES, (Role.STOREKEEPER,))
    with pytest.raises(Refused) as caught:
        service.sign(yard.place, yard.people(Role.STOREKEEPER), number, Role.STOREKEEPER, PIN)
    assert caught.value.clause == "H-03"
    view = service.sign(yard.place, yard.keeper, number, Role.STOREKEEPER, PIN)
    assert view.state is PassState.VALID and [s.how for s in view.signatures] == [SignedHow.AHEAD, SignedHow.AHEAD]
    with yard.place.read() as session:
        token = session.scalar(select(GatePass.token).where(GatePass.number == number))
    proof = prove(token or "", trust.published(yard.place), yard.place.clock.now())
    assert [s.how for s in proof.signers] == [SignedHow.AHEAD, SignedHow.AHEAD, SignedHow.CLOSE]
    assert proof.claims.boxes == 1 and proof.claims.maker == yard.keeper.person_id


def test_what_lies_outside_the_limits_waits_for_signatures_as_ever(yard: Yard) -> None:
    number = ahead(yard)
    with yard.place.work(yard.head) as work:
        row = work.session.scalar(select(GatePass).where(GatePass.number == number))
        assert row is not None
        limits = claiming.limits_of(row)
        assert limits is not None
        row.limits = replace(limits, orders=("FH26000009",)).encode().hex()
    view = closed(yard)
    assert (view.signatures, view.limits, view.missing) == ((), None, (Role.FINANCE, Role.PERSONNEL))
    assert told(yard, number) == [f"装车不在预签限额内：多了发货单 {yard.dispatch_no}"]
    assert yard.sign().state is PassState.VALID


def test_half_signed_limits_do_not_hold_at_the_close(yard: Yard) -> None:
    number = offered(yard).number
    service.sign(yard.place, yard.finance, number, Role.FINANCE, PIN)
    view = closed(yard)
    assert (view.signatures, view.missing) == ((), (Role.FINANCE, Role.PERSONNEL))
    assert told(yard, number) == ["装车核对完时预签还没有签齐"]


@pytest.mark.clause("H-01")
def test_another_vehicle_voids_what_was_signed_beforehand(yard: Yard) -> None:
    number = ahead(yard)
    catalog.vehicle(yard.place, "苏Z·0001A")
    with yard.place.work(yard.head) as work:
        draft = TripDraft("苏Z·0001A", "司机乙", "138-0000-0001", work.now + timedelta(hours=2), crew=(yard.leader.person_id or 0,))
        dispatch.change_trip(work, yard.trip_no, draft, "换车")
    with yard.place.read() as session:
        view = queries.gate_pass(session, number)
    assert view is not None and view.state is PassState.VOIDED


def test_declined_limits_are_gone_and_may_be_offered_again(yard: Yard) -> None:
    number = offered(yard).number
    view = service.refuse_to_sign(yard.place, yard.finance, number, Role.FINANCE, PIN, "货款未到")
    assert (view.state, view.limits, view.sent_back) == (PassState.DRAFT, None, False)
    assert offered(yard).limits is not None
    with yard.place.work(yard.keeper) as work:
        assert presigning.take_back(work, number).limits is None


def test_who_sees_and_who_may_sign_limits(yard: Yard) -> None:
    number = offered(yard).number
    newcomer = yard.people(Role.FINANCE)
    trust.keyed(yard.place, newcomer, Role.FINANCE)
    trust.publish(yard.place)

    def waits(actor: Actor) -> list[str]:
        with yard.place.read() as session:
            return [str(one.capacities[0].words) for one in vouching.waiting(session, actor, yard.place.clock.now())]

    assert waits(yard.finance) == ["预签·财务部"] and waits(newcomer) == []
    with pytest.raises(Refused):
        service.sign(yard.place, newcomer, number, Role.FINANCE, PIN)
    with pytest.raises(NotPermitted):
        service.sign(yard.place, yard.sales, number, Role.FINANCE, PIN)
    service.sign(yard.place, yard.finance, number, Role.FINANCE, PIN)
    service.sign(yard.place, yard.personnel, number, Role.PERSONNEL, PIN)
    closed(yard)
    assert waits(yard.keeper) == ["预签放行"] and waits(yard.finance) == []


def test_limits_of_yesterday_are_asked_for_no_more(yard: Yard, clock: SetClock) -> None:
    number = ahead(yard)
    clock.forward(hours=20)
    with yard.place.work(yard.keeper) as work:
        service.expire(work)
    with yard.place.read() as session:
        view = queries.gate_pass(session, number)
    assert view is not None and (view.state, view.limits, view.signatures) == (PassState.DRAFT, None, ())


def test_it_is_off_unless_the_site_wants_it(place: Workplace, people: People) -> None:
    yard = Yard(place, people)
    yard.picked()
    with pytest.raises(Conflict, match="没有启用"):
        offered(yard)
    with pytest.raises((Conflict, BadInput)):
        offered(yard, 0)
