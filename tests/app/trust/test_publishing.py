"""The published list: what it says of rights and requirements, its number, and which one a station believes."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete, insert
from sqlalchemy.exc import DatabaseError

from app.core.clock import SITE_ZONE, SetClock
from app.core.errors import AppError, BadInput, Conflict, NotFound, Refused
from app.core.vault import MemoryVault
from app.core.work import Actor, Workplace
from app.settings.service import change
from app.trust import queries
from app.trust import service as trust
from app.trust.lists import Requirement, TrustList, sign_list
from app.trust.views import KeyState
from db.models.identity import Person, PersonRole
from db.models.trust import PublishedList
from db.states import DeliveryMode, PassKind, Role, SignedHow
from tests.conftest import People
from tests.helpers import trust as helper

NIGHT = (17 * 60 + 30, 8 * 60)


@pytest.fixture
def finance(people: People, place: Workplace) -> Actor:
    person = people(Role.FINANCE)
    helper.founded(place, {Role.FINANCE: [person], Role.PERSONNEL: [people(Role.PERSONNEL)]})
    return person


@pytest.fixture
def two(people: People) -> tuple[Actor, Actor]:
    return people(Role.ADMINISTRATOR), people(Role.LEADERSHIP)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=SITE_ZONE)


@pytest.mark.clause("H-03")
def test_a_deputy_by_weekday_and_shift(place: Workplace, people: People, finance: Actor, two: tuple[Actor, Actor]) -> None:
    deputy, guard = people(Role.PLANNING), people(Role.GUARD)
    with pytest.raises(Refused), place.work(two[0]) as work:
        trust.grant(work, two[1], guard.person_id or 0, Role.FINANCE, SignedHow.PAPER, work.now + helper.LASTS)
    with pytest.raises(Refused), place.work(two[0]) as work:
        trust.grant(work, two[1], two[1].person_id or 0, Role.FINANCE, SignedHow.DEPUTY, work.now + helper.LASTS)
    with pytest.raises(Refused), place.work(two[0]) as work:
        trust.grant(work, two[1], deputy.person_id or 0, Role.FINANCE, SignedHow.AHEAD, work.now + helper.LASTS)
    for more in ({"weekdays": 0}, {"from_minute": 60, "to_minute": 60}, {"to_minute": 1441}, {"start": at(1, 0) + 2 * helper.LASTS}):
        with pytest.raises(BadInput), place.work(two[0]) as work:
            trust.grant(work, two[1], deputy.person_id or 0, Role.FINANCE, SignedHow.DEPUTY, work.now + helper.LASTS, **more)
    helper.granted(place, deputy, Role.FINANCE, SignedHow.DEPUTY, weekdays=0b0011111, shift=NIGHT)
    helper.keyed(place, deputy)
    listed = helper.publish(place)
    key = next(key.key_id for key in listed.keys if key.person == deputy.person_id)

    def may(moment: datetime) -> bool:
        return listed.granted(key, Role.FINANCE, SignedHow.DEPUTY, moment)

    assert may(at(23, 18)) and may(at(24, 7, 59)) and may(at(28, 3)), "Friday's night reaches into Saturday"
    assert not may(at(23, 12)) and not may(at(28, 18)) and not may(at(30, 3))
    assert not listed.granted(key, Role.FINANCE, SignedHow.OWN, at(23, 18))
    with place.read() as session:
        right = next(one for one in queries.grants(session, place.clock.now()) if one.person_id == deputy.person_id)
    with place.work(two[0]) as work:
        trust.withdraw(work, two[1], right.grant_id)
        with pytest.raises(NotFound):
            trust.withdraw(work, two[1], right.grant_id)
    assert any("取消签字权限" in str(change) for change in trust.draft(place).changes)
    assert not helper.publish(place).granted(key, Role.FINANCE, SignedHow.DEPUTY, at(23, 18))


@pytest.mark.clause("H-03")
@pytest.mark.decision("X-02")
def test_who_has_to_sign_is_in_the_list_and_never_nobody(place: Workplace, finance: Actor, two: tuple[Actor, Actor]) -> None:
    usual = Requirement(PassKind.SALE, None, (Role.FINANCE, Role.PERSONNEL), 2)
    assert helper.published(place).required(PassKind.SALE, [DeliveryMode.DIRECT]) == (usual,)
    with place.work(two[0]) as work:
        change(work, "gate.single_signature_modes", "direct", "试行", approver_id=two[1].person_id)
        trust.require_roles(work, two[1], PassKind.SCRAP, None, [Role.FINANCE, Role.LEADERSHIP], 2)
        for roles, count in (([], 0), ([Role.FINANCE], 0), ([Role.FINANCE], 2), ([Role.FINANCE, Role.FINANCE], 1)):
            with pytest.raises(Refused):
                trust.require_roles(work, two[1], PassKind.SALE, None, roles, count)
        with pytest.raises(BadInput):
            trust.require_roles(work, two[1], PassKind.SCRAP, DeliveryMode.DIRECT, [Role.FINANCE], 1)
    assert [str(lack) for lack in trust.draft(place).lacks] == ["总经理还没有能签字的密钥"]
    assert helper.published(place).required(PassKind.SALE, [DeliveryMode.DIRECT]) == (usual,), "not before it is published"
    listed = helper.publish(place)
    assert [one.count for one in listed.required(PassKind.SALE, [DeliveryMode.DIRECT])] == [1]
    assert listed.required(PassKind.SALE, [DeliveryMode.PICKUP]) == (usual,)
    assert listed.required(PassKind.SCRAP, [])[0].roles == (Role.FINANCE, Role.LEADERSHIP)
    with place.work(two[0]) as work:
        trust.require_as_set(work, two[1], PassKind.SCRAP, None)
        with pytest.raises(Conflict):
            trust.require_as_set(work, two[1], PassKind.SCRAP, None)
    assert helper.publish(place).required(PassKind.SCRAP, [])[0].roles == (Role.FINANCE, Role.PERSONNEL)


def test_numbers_grow_and_an_older_list_is_refused(place: Workplace, clock: SetClock, finance: Actor) -> None:
    first = helper.published(place)
    clock.forward(hours=1)
    second = helper.publish(place)
    assert (first.number, second.number, helper.published(place)) == (1, 2, second)
    assert second.issued - first.issued == timedelta(hours=1)
    with pytest.raises((DatabaseError, AppError)), place.work(Actor(None, "黑手")) as work:
        work.session.delete(work.session.get(PublishedList, 2))
    station = Workplace(place.engine, "门岗", clock, vault=MemoryVault({"root.public": place.vault.read("root.public") or b""}))
    assert trust.newest(station) == second
    assert (station.vault.read("list.number"), place.vault.read("list.number")) == (b"2", b"2"), "kept at once, wherever it is read"
    station.vault.write("list.number", b"3")
    with pytest.raises(BadInput, match="已见过第 3 号"):
        trust.newest(station)
    place.vault.write("list.number", b"7")
    assert helper.publish(place).number == 8, "after an old backup was put back the next number is above every one seen"
    assert trust.newest(station) == helper.published(place)


@pytest.mark.clause("H-03")
def test_a_list_of_somebody_elses_root_is_not_believed(place: Workplace, finance: Actor) -> None:
    last = helper.published(place)
    forged = TrustList(last.site, 2, last.issued, last.keys, last.grants, last.requirements)
    with place.work(Actor(None, "黑手")) as work:
        admin = queries.root(work.session)
        assert admin is not None
        first, second = (holder.person_id for holder in admin.holders)
        work.session.execute(
            insert(PublishedList).values(
                number=2, issued=last.issued, data=sign_list(forged, b"7" * 32).hex(), administrator_id=first, second_id=second, reason=""
            )
        )
    with pytest.raises(BadInput, match="不是本厂根密钥签的"):
        trust.newest(place)
    with pytest.raises(BadInput), trust.signer(place, finance.person_id or 0, helper.PIN):
        raise AssertionError("opened")


def test_a_station_that_trusts_nobody_reads_no_list(place: Workplace, finance: Actor) -> None:
    assert trust.newest(Workplace(place.engine, "门岗", place.clock)) is None


def test_the_draft_says_what_changes(place: Workplace, people: People, finance: Actor) -> None:
    assert trust.draft(place).changes == () and trust.draft(place).lacks == ()
    helper.granted(place, people(Role.TECHNICAL_SERVICE), Role.FINANCE, SignedHow.PAPER)
    assert trust.draft(place).changes == (), "a right without a key says nothing to anybody"
    helper.revoked(place, finance, "U 盘遗失")
    made = trust.draft(place)
    assert [str(one) for one in made.lacks] == ["财务部还没有能签字的密钥"]
    assert len(made.changes) == 1 and "U 盘遗失" in str(made.changes[0])


@pytest.mark.clause("H-03")
def test_who_is_not_fit_any_more_is_left_out_and_named(place: Workplace, people: People, finance: Actor, two: tuple[Actor, Actor]) -> None:
    gone, guard, moved = people(Role.FINANCE), people(Role.FINANCE), people(Role.FINANCE)
    for person in (gone, guard, moved):
        helper.keyed(place, person, Role.FINANCE)
    helper.granted(place, guard, Role.PERSONNEL, SignedHow.DEPUTY)
    helper.granted(place, moved, Role.PERSONNEL, SignedHow.DEPUTY)
    helper.publish(place)
    with place.work(two[0]) as work:
        left = work.session.get(Person, gone.person_id)
        assert left is not None
        left.active = False
        work.session.add(PersonRole(person_id=guard.person_id, role=Role.GUARD))
        work.session.execute(delete(PersonRole).where(PersonRole.person_id == moved.person_id))
    said = [str(one) for one in trust.draft(place).left_out]
    assert [one.split("，")[0] for one in said] == [f"{gone.name}已停用", f"{guard.name}是门卫", f"{moved.name}已没有财务部的岗位"]
    listed = helper.publish(place)
    by_person = {key.person: key.key_id for key in listed.keys}
    assert gone.person_id not in by_person and guard.person_id not in by_person and finance.person_id in by_person
    assert [one.how for one in listed.grants if one.key_id == by_person[moved.person_id or 0]] == [SignedHow.DEPUTY]
    with place.read() as session:
        states = {key.name: key.state for key in queries.keys(session, place.clock.now(), listed)}
    assert (states[gone.name], states[guard.name], states[moved.name]) == (KeyState.LEFT_OUT, KeyState.LEFT_OUT, KeyState.ACTIVE)
    helper.revoked(place, gone, "离职")
    helper.revoked(place, guard, "转岗")
    assert len(trust.draft(place).left_out) == 1 and len(helper.publish(place).revoked) == 2


@pytest.mark.parametrize(
    ("weekdays", "shift", "words"),
    [
        (0b1111111, (0, 1440), "每天"), (0b0011111, NIGHT, "周一至周五 17:30～次日 08:00"), (0b1100000, (0, 1440), "周六、周日"),
        (0b0010101, (480, 1020), "周一、周三、周五 08:00～17:00"), (0b1000000, (0, 720), "周日 00:00～12:00"),
    ],
)  # fmt: skip
def test_when_a_right_holds_in_words(weekdays: int, shift: tuple[int, int], words: str) -> None:
    assert trust.shift_words(weekdays, *shift) == words


def test_what_two_have_read_is_what_is_signed(place: Workplace, people: People, finance: Actor) -> None:
    read = trust.draft(place)
    helper.granted(place, finance, Role.FINANCE, SignedHow.AHEAD)
    with pytest.raises(Conflict, match="又变了"):
        trust.publish(place, *helper._holders(place), read=read)
    assert trust.publish(place, *helper._holders(place), read=trust.draft(place)).number == read.content.number
