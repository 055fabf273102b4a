"""A key's life: permit, setting, rotation, loss, another PIN; and who may do what."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.core.clock import SetClock
from app.core.errors import BadInput, Conflict, NotFound, NotPermitted, Refused
from app.core.work import Actor, Workplace
from app.identity import service as identity
from app.identity.events import PinChanged
from app.identity.queries import chose_his_pin
from app.settings.service import change
from app.trust import queries
from app.trust import service as trust
from app.trust.views import KeyState, KeyView
from db.states import Role, SignedHow
from tests.conftest import People
from tests.helpers import trust as helper
from tests.helpers.trust import LASTS, PIN


@pytest.fixture
def finance(people: People, place: Workplace) -> Actor:
    person = people(Role.FINANCE)
    helper.founded(place, {Role.FINANCE: [person]})
    place.bus.on(PinChanged, trust.on_pin_changed)
    return person


@pytest.fixture
def admin(people: People) -> Actor:
    return people(Role.ADMINISTRATOR)


@pytest.fixture
def boss(people: People) -> Actor:
    return people(Role.LEADERSHIP)


def keys(place: Workplace, person: Actor) -> list[KeyView]:
    with place.read() as session:
        return queries.keys(session, place.clock.now(), trust.newest(place), person.person_id)


def permit(place: Workplace, admin: Actor, second: Actor, person: Actor, **more: object) -> None:
    with place.work(admin) as work:
        trust.permit_key(work, second, person.person_id or 0, work.now + LASTS, **more)  # type: ignore[arg-type]


def signing(place: Workplace, person: Actor, pin: str = PIN) -> bytes:
    with trust.signer(place, person.person_id or 0, pin) as key:
        return key.key_id


@pytest.mark.clause("H-03")
def test_two_permit_a_key_and_neither_for_himself(place: Workplace, people: People, finance: Actor, admin: Actor, boss: Actor) -> None:
    other, guard = people(Role.FINANCE), people(Role.GUARD)
    both = people(Role.FINANCE, Role.ADMINISTRATOR)
    for second, person in ((admin, other), (both, other), (boss, boss), (boss, guard), (boss, both), (boss, admin)):
        with pytest.raises(Refused) as refused:
            permit(place, admin, second, person)
        assert refused.value.clause == "H-03"
    with pytest.raises(Refused):
        permit(place, admin, boss, boss)
    with pytest.raises(Refused):
        permit(place, admin, boss, other, roles=[Role.PERSONNEL])
    with pytest.raises(NotPermitted):
        permit(place, boss, finance, other)
    with pytest.raises(BadInput, match="还没有人批准"):
        trust.set_key(place, other, PIN)


def test_only_its_owner_sets_it_and_only_once(place: Workplace, people: People, finance: Actor, admin: Actor, boss: Actor) -> None:
    other = people(Role.FINANCE)
    permit(place, admin, boss, other, roles=[Role.FINANCE])
    with pytest.raises(BadInput, match="PIN 不对"):
        trust.set_key(place, other, "1111")
    made = trust.set_key(place, other, PIN)
    assert made.state is KeyState.UNPUBLISHED
    with pytest.raises(BadInput, match="还没有生效"):
        signing(place, other)
    helper.publish(place)
    assert signing(place, other).hex() == made.key_id
    with pytest.raises(BadInput, match="还没有人批准"):
        trust.set_key(place, other, PIN)


def test_rotation_with_overlap(place: Workplace, clock: SetClock, finance: Actor, admin: Actor, boss: Actor) -> None:
    old = signing(place, finance)
    for days in (-1, 61):
        with pytest.raises(BadInput, match="60 天"):
            permit(place, admin, boss, finance, overlap_days=days)
    permit(place, admin, boss, finance, overlap_days=7)
    made = trust.set_key(place, finance, PIN)
    said = [str(change) for change in trust.draft(place).changes]
    assert any(f"密钥改期：{finance.name}" in one for one in said) and any(f"新增密钥：{finance.name}" in one for one in said)
    assert signing(place, finance) == old, "until the list names the new one the old one signs"
    helper.publish(place)
    new = signing(place, finance)
    assert new.hex() == made.key_id != old.hex()
    listed = helper.published(place)
    before, after = listed.key(old), listed.key(new)
    assert before is not None and after is not None
    assert before.until - after.start == timedelta(days=7) and listed.granted(new, Role.FINANCE, SignedHow.OWN, clock.now())
    assert {key.state for key in keys(place, finance)} == {KeyState.ACTIVE}
    clock.forward(days=8)
    assert [key.state for key in keys(place, finance)] == [KeyState.ACTIVE, KeyState.OVER]
    clock.forward(days=8)
    assert [key.key_id for key in helper.publish(place).keys] == [new], "an ended key leaves the list when no pass can bear it any more"


def test_a_key_of_tomorrow_signs_tomorrow(place: Workplace, clock: SetClock, people: People, admin: Actor, boss: Actor) -> None:
    helper.founded(place, {})
    other = people(Role.FINANCE)
    permit(place, admin, boss, other, roles=[Role.FINANCE], start=clock.now() + timedelta(days=1))
    trust.set_key(place, other, PIN)
    helper.publish(place)
    with pytest.raises(BadInput, match="还没有生效"):
        signing(place, other)
    clock.forward(days=1)
    assert signing(place, other)
    clock.forward(days=400)
    with pytest.raises(BadInput, match="已过期"):
        signing(place, other)


@pytest.mark.clause("H-03")
def test_a_lost_key_signs_no_more(place: Workplace, finance: Actor, admin: Actor, boss: Actor) -> None:
    lost = signing(place, finance)
    with place.work(admin) as work:
        with pytest.raises(Refused):
            trust.revoke_key(work, admin, lost.hex(), "遗失")
        with pytest.raises(BadInput):
            trust.revoke_key(work, boss, lost.hex(), " ")
        with pytest.raises(NotFound):
            trust.revoke_key(work, boss, "00" * 8, "遗失")
        trust.revoke_key(work, boss, lost.hex(), "遗失")
        with pytest.raises(Conflict):
            trust.revoke_key(work, boss, lost.hex(), "遗失")
    with pytest.raises(BadInput, match="挂失"):
        signing(place, finance)
    with place.read() as session:
        assert queries.revoked(session) == {lost}, "known here before the list says so"
    gone = helper.publish(place).revocation(lost)
    assert gone is not None and gone.reason == "遗失"
    permit(place, admin, boss, finance)
    trust.set_key(place, finance, PIN)
    helper.publish(place)
    assert signing(place, finance) != lost


def test_his_own_new_pin_keeps_the_key(place: Workplace, finance: Actor, admin: Actor, boss: Actor) -> None:
    key = signing(place, finance)
    with pytest.raises(BadInput, match="PIN 不对"):
        trust.change_pin(place, finance, "1111", "7391")
    with pytest.raises(BadInput):
        trust.change_pin(place, finance, PIN, "7")
    with pytest.raises(BadInput, match="至少 6 位"):
        longer(place, admin, boss)
        trust.change_pin(place, finance, PIN, "73916")
    longer(place, admin, boss, "4")
    assert signing(place, finance) == key
    trust.change_pin(place, finance, PIN, "7391")
    assert signing(place, finance, "7391") == key
    with pytest.raises(BadInput, match="PIN 不对"):
        signing(place, finance, PIN)


@pytest.mark.clause("H-03")
def test_a_pin_that_an_administrator_set_opens_nothing(place: Workplace, finance: Actor, admin: Actor, boss: Actor) -> None:
    old = signing(place, finance)
    with place.work(admin) as work:
        identity.set_pin(work, finance.person_id or 0, "7391")
    assert [key.state for key in keys(place, finance)] == [KeyState.SHUT]
    with pytest.raises(BadInput, match=r"重设过.*批准一把新的"):
        signing(place, finance, "7391")
    assert helper.publish(place).key(old) is not None, "what it signed before still holds"
    permit(place, admin, boss, finance)
    with pytest.raises(BadInput, match="先把 PIN 改成只有自己知道的"):
        trust.set_key(place, finance, "7391")
    with pytest.raises(BadInput, match="和别人给的不一样"):
        trust.set_key(place, finance, "7391", "7391")
    trust.set_key(place, finance, "7391", "6482")
    helper.publish(place)
    assert signing(place, finance, "6482") != old


@pytest.mark.clause("H-03")
def test_a_key_is_sealed_under_a_pin_of_enough_digits(place: Workplace, finance: Actor, admin: Actor, boss: Actor) -> None:
    old = signing(place, finance)
    longer(place, admin, boss)
    permit(place, admin, boss, finance, overlap_days=7)
    for more in ((), ("73916",)):
        with pytest.raises(BadInput, match="至少 6 位"):
            trust.set_key(place, finance, PIN, *more)
    trust.set_key(place, finance, PIN, "739164")
    assert signing(place, finance, "739164") == old, "the key that still signs beside it was sealed anew"


def longer(place: Workplace, admin: Actor, boss: Actor, digits: str = "6") -> None:
    with place.work(admin) as work:
        change(work, "trust.signing_pin_digits", digits, "试行", approver_id=boss.person_id)


def test_a_pin_is_ones_own_when_one_chose_it(place: Workplace, people: People, admin: Actor) -> None:
    with place.work(admin) as work:
        given = identity.create_person(work, "新来的", "2580", {Role.FINANCE})
    me = Actor(given.person_id, given.name, given.badge, given.roles)

    def own() -> bool:
        with place.read() as session:
            return chose_his_pin(session, given.person_id)

    assert not own()
    with pytest.raises(BadInput), place.work(me) as work:
        identity.set_pin(work, given.person_id, "2580")
    with place.work(me) as work:
        identity.set_pin(work, given.person_id, "7391")
    assert own()
    with place.work(admin) as work:
        identity.set_pin(work, given.person_id, "7391")
    assert not own(), "whoever set it last knows it"


@pytest.mark.clause("H-03")
def test_a_permit_does_not_outlive_a_pin_that_somebody_else_set(place: Workplace, finance: Actor, admin: Actor, boss: Actor) -> None:
    permit(place, admin, boss, finance)
    with place.work(finance) as work:
        identity.set_pin(work, finance.person_id or 0, "739164")
    with place.read() as session:
        assert queries.permits(session, place.clock.now()), "his own new PIN takes nothing from him"
    with place.work(admin) as work:
        identity.set_pin(work, finance.person_id or 0, "7391")
    with pytest.raises(BadInput, match="还没有人批准"):
        trust.set_key(place, finance, "7391")
    permit(place, admin, boss, finance)
    with place.read() as session:
        assert len(queries.permits(session, place.clock.now())) == 1, "two may permit it again, knowing of the reset"


def test_a_reset_that_nobody_noted_opens_nothing_either(place: Workplace, finance: Actor, admin: Actor) -> None:
    place.bus._handlers.clear()
    with place.work(admin) as work:
        identity.set_pin(work, finance.person_id or 0, "7391")
    with pytest.raises(BadInput, match="重设过"):
        signing(place, finance, "7391")


def test_a_pin_is_not_changed_where_the_key_cannot_follow(place: Workplace, finance: Actor) -> None:
    place.vault.write("pepper", b"")
    with pytest.raises(BadInput, match="签字工位"):
        trust.change_pin(place, finance, PIN, "7391")
    helper.enrolled(place)
    assert signing(place, finance)
