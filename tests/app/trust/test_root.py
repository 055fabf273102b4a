"""The root that nobody holds alone: founding, further holders, passphrases that are guessed, halves that were exchanged."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from app.core.clock import SetClock
from app.core.errors import BadInput, Conflict, NotPermitted, Refused
from app.core.vault import MemoryVault
from app.core.work import Workplace
from app.trust import queries
from app.trust import service as trust
from app.trust.lists import read_list
from app.trust.sealing import WrongWord, unseal
from app.trust.views import Holder
from db.models.trust import RootShare
from db.states import Role
from tests.conftest import People

FIRST, SECOND, THIRD = "管理员的口令很长很长", "总经理的口令很长很长", "第三位的口令很长很长"


@pytest.fixture
def two(place: Workplace, people: People) -> tuple[Holder, Holder]:
    return Holder(people(Role.ADMINISTRATOR), FIRST), Holder(people(Role.LEADERSHIP), SECOND)


def wrong(holder: Holder, word: str = "一句猜的口令一句猜的") -> Holder:
    return dataclasses.replace(holder, passphrase=word)


def test_two_found_it_and_two_publish(place: Workplace, two: tuple[Holder, Holder]) -> None:
    with pytest.raises(BadInput, match="24"):  # no token could bear it
        trust.found(place, *two, "厂" * 25)
    view = trust.found(place, *two, "一厂")
    assert [holder.administrator for holder in view.holders] == [True, False]
    assert place.vault.read("root.public") == view.public and len(place.vault.read("pepper") or b"") == 32
    made = trust.publish(place, *two)
    assert (made.number, made.site) == (1, "一厂")
    with place.read() as session:
        assert read_list(queries.published(session) or b"", view.public) == made
    with pytest.raises(Conflict):
        trust.found(place, *two, "一厂")


@pytest.mark.clause("H-03")
def test_no_one_person_and_no_two_administrators(place: Workplace, people: People, two: tuple[Holder, Holder]) -> None:
    first, second = two
    other = Holder(people(Role.ADMINISTRATOR), SECOND)
    for pair in ((first, wrong(first, SECOND)), (first, other)):
        with pytest.raises(Refused) as refused:
            trust.found(place, *pair, "一厂")
        assert refused.value.clause == "H-03"
    with pytest.raises(NotPermitted):
        trust.found(place, second, first, "一厂")
    trust.found(place, first, second, "一厂")
    with pytest.raises(Refused):
        trust.publish(place, first, first)


@pytest.mark.clause("H-03")
def test_an_administrator_with_database_and_pepper_signs_no_list(place: Workplace, two: tuple[Holder, Holder]) -> None:
    first, second = two
    trust.found(place, first, second, "一厂")
    with pytest.raises(BadInput, match="口令不对"):
        trust.publish(place, first, wrong(second))
    pepper = place.vault.read("pepper") or b""
    with place.read() as session:
        rows = {row.holder_id: row for row in session.scalars(select(RootShare))}
        root = queries.root(session)
    assert root is not None
    mine = rows[first.person.person_id or 0]
    bound = f"root half {mine.holder_id} with {mine.partner_id}"
    half = bytes(unseal(mine.sealed, FIRST, pepper, bound))
    assert Ed25519PrivateKey.from_private_bytes(half).public_key().public_bytes_raw() != root.public
    theirs = rows[second.person.person_id or 0]
    with pytest.raises(WrongWord):
        unseal(theirs.sealed, FIRST, pepper, f"root half {theirs.holder_id} with {theirs.partner_id}")


@pytest.mark.clause("H-03")
def test_the_pepper_leaves_a_station_only_with_two_holders(place: Workplace, people: People, two: tuple[Holder, Holder]) -> None:
    first, second = two
    trust.found(place, first, second, "一厂")
    with pytest.raises(BadInput, match="口令不对"):
        trust.signing_enrolment(place, first, wrong(second))
    with pytest.raises(BadInput, match="没有与对方共同持有"):
        trust.signing_enrolment(place, first, Holder(people(Role.FINANCE), SECOND))
    assert b"pepper" not in trust.enrolment(place, first.person, second.person).data
    made, other = trust.signing_enrolment(place, first, second), MemoryVault()
    assert trust.enrol(other, made.data, made.code).signing and other.read("pepper") == place.vault.read("pepper")


def test_guessing_a_passphrase_locks_its_holder(place: Workplace, clock: SetClock, two: tuple[Holder, Holder]) -> None:
    first, second = two
    trust.found(place, first, second, "一厂")
    for _ in range(5):
        with pytest.raises(BadInput):
            trust.publish(place, first, wrong(second))
    with pytest.raises(BadInput, match="锁定"):
        trust.publish(place, first, second)
    clock.forward(minutes=2)
    assert trust.publish(place, first, second).number == 1


def test_passphrases_are_long_and_of_each_his_own(place: Workplace, two: tuple[Holder, Holder]) -> None:
    first, second = two
    for pair in ((wrong(first, "短口令"), second), (first, wrong(second, FIRST)), (first, wrong(second, " " * 20))):
        with pytest.raises(BadInput):
            trust.found(place, *pair, "一厂")
    with pytest.raises(BadInput):
        trust.found(place, first, second, "  ")


def test_a_third_holder_stands_in_for_the_second(place: Workplace, people: People, two: tuple[Holder, Holder]) -> None:
    first, second = two
    trust.found(place, first, second, "一厂")
    third = Holder(people(Role.PERSONNEL), THIRD)
    deputy = Holder(people(Role.ADMINISTRATOR), "副管理员的口令很长很长")
    with pytest.raises(BadInput):
        trust.add_holder(place, first, wrong(second), third)
    trust.add_holder(place, first, second, third)
    assert trust.publish(place, first, third).number == 1
    trust.add_holder(place, first, third, deputy)
    assert trust.publish(place, deputy, third).number == 2
    with pytest.raises(BadInput, match="没有与对方共同持有"):
        trust.publish(place, deputy, second)
    with pytest.raises(WrongWord):
        trust.add_holder(place, first, second, wrong(deputy))
    trust.add_holder(place, first, second, deputy)
    assert trust.publish(place, deputy, second).number == 3
    with pytest.raises(Conflict):
        trust.add_holder(place, first, second, deputy)


def test_another_root_in_the_database_is_not_signed_with(place: Workplace, two: tuple[Holder, Holder]) -> None:
    trust.found(place, *two, "一厂")
    stranger = Workplace(place.engine, "别处", place.clock, vault=MemoryVault({"root.public": b"9" * 32, "pepper": b"p" * 32}))
    with pytest.raises(BadInput, match="不是这台电脑登记的"):
        trust.publish(stranger, *two)
    verifier = Workplace(place.engine, "门岗", place.clock, vault=MemoryVault({"root.public": place.vault.read("root.public") or b""}))
    with pytest.raises(BadInput, match="没有登记为签字工位"):
        trust.publish(verifier, *two)


def test_a_lost_root_is_given_up_and_founded_anew(place: Workplace, people: People, two: tuple[Holder, Holder]) -> None:
    trust.found(place, *two, "一厂")
    person = people(Role.FINANCE)
    with place.work(two[0].person) as work:
        trust.permit_key(work, two[1].person, person.person_id or 0, work.now + timedelta(days=9), roles=[Role.FINANCE])
    trust.set_key(place, person, "2580", "739164")
    old = trust.publish(place, *two)
    gate = Workplace(place.engine, "门岗", place.clock, vault=MemoryVault({"root.public": place.vault.read("root.public") or b""}))
    new_pc = Workplace(place.engine, "新电脑", place.clock, vault=MemoryVault())
    with pytest.raises(Conflict):
        trust.found(new_pc, *two, "一厂")
    again = wrong(two[0], "换了一句管理员的口令"), wrong(two[1], "换了一句总经理的口令")
    trust.found(new_pc, *again, "一厂", replace=True)
    assert trust.draft(new_pc).content.number == old.number + 1
    made = trust.publish(new_pc, *again)
    assert [one.key_id for one in made.revoked] == [one.key_id for one in old.keys]
    for before in (gate, place):
        with pytest.raises(BadInput, match="不是本厂根密钥签的"):
            trust.newest(before)
    with pytest.raises(BadInput):
        trust.publish(place, *two)
    assert trust.newest(new_pc) == made
