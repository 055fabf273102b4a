"""Carriers by their commands: file, moves, evaluation, events, and what is said when a trip is given to one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.carriers import queries, service
from app.carriers.events import CarrierTerminated
from app.carriers.views import CarrierCard, FileDraft, Scores, Standing
from app.catalog.views import CarrierDraft
from app.core.clock import SetClock, site_day
from app.core.errors import BadInput, Conflict, NotPermitted, Refused
from app.core.work import Actor, Work, Workplace
from db.states import CarrierEventKind as E
from db.states import CarrierState as C
from db.states import Role
from tests.helpers import catalog
from tests.helpers.orders import People

DAY = date(2026, 11, 23)


@pytest.fixture
def head(people: People) -> Actor:
    return people(Role.LOGISTICS_HEAD)


def done(place: Workplace, actor: Actor, act: Callable[..., CarrierCard], *values: object) -> CarrierCard:
    with place.work(actor) as work:
        return act(work, *values)


def seen(place: Workplace, carrier_id: int) -> CarrierCard:
    with place.read() as session:
        return queries.card(session, carrier_id, place.clock.now())


def said(place: Workplace, carrier_id: int) -> list[str]:
    with place.read() as session:
        return [str(words) for words in queries.advice(session, carrier_id, DAY, place.clock.now())]


def happened(work: Work, carrier_id: int, kind: E, source: str) -> None:
    service.note_event(work, carrier_id, kind, work.now, source)


def draft(name: str = "示范物流有限公司") -> FileDraft:
    carrier = CarrierDraft(name, "0571-0000-0200", C.CANDIDATE, "运许 0001", date(2027, 11, 30), "安运 0001", date(2027, 11, 30))
    return FileDraft(carrier, "调度甲", "示范市", "保 0001", date(2027, 6, 30), True, "9.6 米 4.20 元/km", "华东")


@pytest.mark.clause("G-12")
def test_a_file_is_opened_changed_with_a_reason_and_evaluated(place: Workplace, people: People, head: Actor) -> None:
    made = done(place, head, service.create, draft())
    assert (made.name, made.contact, made.tracking) == ("示范物流有限公司", "调度甲", True)
    assert (made.standing, made.grade) == (Standing.CANDIDATE, "")
    approved = done(place, head, service.move, made.carrier_id, C.APPROVED, "")
    assert approved.review_on == date(2027, 5, 23)
    with pytest.raises(Refused) as caught:
        done(place, head, service.change, made.carrier_id, keeping(approved, contact="调度乙"))
    assert caught.value.clause == "M-02"
    with place.work(head) as work:
        changed = service.change(work, made.carrier_id, keeping(approved, contact="调度乙"), "换人", version=approved.version)
    assert changed.contact == "调度乙" and changed.version > approved.version
    with pytest.raises(Conflict), place.work(head) as work:
        service.change(work, made.carrier_id, keeping(approved), "旧屏幕", version=approved.version)
    card = done(place, head, service.evaluate, made.carrier_id, Scores(90, 80, 70, 60), "运力够")
    assert card.last is not None
    assert (card.given, card.score, card.grade, card.last.day, card.last.evaluator) == (75, 75, "B", DAY, head.name)
    with pytest.raises(BadInput):
        done(place, head, service.evaluate, made.carrier_id, Scores(101, 80, 70, 60))
    with pytest.raises(NotPermitted):
        done(place, people(Role.SALES), service.evaluate, made.carrier_id, Scores(1, 1, 1, 1))


def keeping(card: CarrierCard, **changes: object) -> FileDraft:
    """The draft as the form gives it: the state as it is."""
    return replace(draft(), carrier=replace(draft().carrier, state=card.carrier.state), **changes)  # type: ignore[arg-type]


@pytest.mark.clause("M-05")
def test_prices_are_for_logistics_finance_and_leadership(place: Workplace, head: Actor) -> None:
    done(place, head, service.create, draft())
    with place.read() as session:
        now = place.clock.now()
        shown = {role: queries.cards(session, now, roles={role})[0].price_note for role in (Role.FINANCE, Role.STOREKEEPER, Role.GUARD)}
    assert shown == {Role.FINANCE: "9.6 米 4.20 元/km", Role.STOREKEEPER: "", Role.GUARD: ""}


@pytest.mark.clause("G-14")
def test_co_operation_moves_by_steps_and_comes_back_by_two_people(place: Workplace, people: People, head: Actor) -> None:
    told: list[CarrierTerminated] = []
    place.bus.on(CarrierTerminated, lambda _work, event: told.append(event))
    key = done(place, head, service.create, draft()).carrier_id
    assert done(place, head, service.move, key, C.APPROVED, "").standing is Standing.GOOD
    with pytest.raises(BadInput):
        done(place, head, service.move, key, C.PROBATION, " ")
    assert done(place, head, service.move, key, C.PROBATION, "两次晚到").standing is Standing.PROBATION
    assert done(place, head, service.move, key, C.TERMINATED, "丢货三次").standing is Standing.TERMINATED
    assert told == [CarrierTerminated(key, "示范物流有限公司", "丢货三次")]
    with pytest.raises(Refused) as alone:
        done(place, head, service.move, key, C.APPROVED, "再给一次机会")
    leader = people(Role.LEADERSHIP)
    with pytest.raises(Refused):
        done(place, leader, service.approve_again, key)  # nobody proposed it
    assert done(place, head, service.propose_again, key, "整改完成").proposer == head.name
    with pytest.raises(Refused) as same:
        done(place, head, service.approve_again, key)
    assert (alone.value.clause, same.value.clause) == ("G-14", "G-14")
    back = done(place, leader, service.approve_again, key)
    assert (back.carrier.state, back.proposer) == (C.APPROVED, "")
    with place.read() as session:
        newest = queries.history(session, key).moves[0]
    assert (newest.old, newest.new, newest.person, newest.proposer, newest.reason) == (
        C.TERMINATED, C.APPROVED, leader.name, head.name, "整改完成",
    )  # fmt: skip
    with pytest.raises(Conflict):
        done(place, head, service.move, key, C.CANDIDATE, "")


@pytest.mark.clause("G-15")
def test_nobody_is_approved_without_licence_and_contract(place: Workplace, head: Actor) -> None:
    key = done(place, head, service.create, replace(draft(), carrier=CarrierDraft("示范物流有限公司"))).carrier_id
    with pytest.raises(Refused) as caught:
        done(place, head, service.move, key, C.APPROVED, "")
    assert caught.value.clause == "G-15"


@pytest.mark.clause("G-14")
def test_what_happens_on_trips_lowers_the_score_once_and_for_a_year(place: Workplace, clock: SetClock, head: Actor) -> None:
    key = catalog.carrier(place).carrier_id
    done(place, head, service.evaluate, key, Scores(90, 90, 90, 90))
    clock.forward(minutes=1)
    with place.work(head) as work:
        for n in range(4):
            happened(work, key, E.ON_TIME, f"JF{n}")
    good = seen(place, key)
    assert (good.happened, good.score, good.grade) == (100, 95, "A") and said(place, key) == []
    with place.work(head) as work:
        happened(work, key, E.LOSS, "JF0")
        happened(work, key, E.LOSS, "JF0")  # the same slip again
    after = seen(place, key)
    assert (after.counts.loss, after.happened, after.score, after.grade) == (1, 85, 88, "A")
    assert said(place, key) == ["示范物流有限公司 上次评价以来：丢失 1 次"]
    clock.forward(minutes=1)
    done(place, head, service.evaluate, key, Scores(60, 60, 60, 60))
    assert said(place, key) == []
    clock.forward(days=366)
    assert seen(place, key).counts.loss == 0


@pytest.mark.clause("G-14")
def test_damage_and_complaints_that_nothing_else_tells_of_are_reported(place: Workplace, people: People, head: Actor) -> None:
    key = catalog.carrier(place).carrier_id
    card = done(place, people(Role.AFTER_SALES), service.report, key, E.COMPLAINT, "司机拒绝卸货")
    assert card.counts.complaint == 1
    for kind, words in ((E.ON_TIME, "准时"), (E.DAMAGE, " ")):
        with pytest.raises(BadInput):
            done(place, head, service.report, key, kind, words)
    with pytest.raises(NotPermitted):
        done(place, people(Role.SHIPPER), service.report, key, E.DAMAGE, "箱破")


@pytest.mark.clause("G-13")
def test_the_best_grade_is_offered_first_and_a_lower_one_is_told(place: Workplace, head: Actor) -> None:
    keys = {name: catalog.carrier(place, name).carrier_id for name in ("甲运", "乙运", "丙运", "丁运")}
    for name, score in (("甲运", 60), ("乙运", 95), ("丙运", 90)):
        done(place, head, service.evaluate, keys[name], Scores(score, score, score, score))
    done(place, head, service.move, keys["丁运"], C.TERMINATED, "停运")
    late = catalog.carrier(place, "戊运", licence_until=DAY - timedelta(days=1))
    done(place, head, service.evaluate, late.carrier_id, Scores(100, 100, 100, 100))
    with place.read() as session:
        offered = queries.offers(session, DAY, place.clock.now())
    assert [(one.name, one.grade, one.usable) for one in offered] == [
        ("乙运", "A", True), ("丙运", "A", True), ("甲运", "C", True), ("戊运", "A", False),
    ]  # fmt: skip
    assert said(place, keys["乙运"]) == []
    assert said(place, keys["甲运"]) == ["甲运 C 级，有更好的：A 级"]


@pytest.mark.clause("G-14", "G-15")
def test_lists_begin_with_what_ends_first(place: Workplace, clock: SetClock, head: Actor) -> None:
    today = site_day(clock.now())
    made: dict[str, dict[str, object]] = {
        "好": {}, "到期": {"licence_until": today + timedelta(days=30)}, "过期": {"contract_until": today - timedelta(days=1)},
        "缺": {"contract_until": None}, "还早": {"licence_until": today + timedelta(days=31)}, "停": {"state": C.TERMINATED},
    }  # fmt: skip
    for name, changes in made.items():
        key = catalog.carrier(place, name, **changes).carrier_id
        done(place, head, service.evaluate, key, Scores(80, 80, 80, 80))
    with place.read() as session:
        cards = queries.cards(session, clock.now())
    assert {card.name: str(card.words) for card in cards} == {
        "缺": "缺证照", "过期": "已过期", "到期": "资质将到期", "好": "合格", "还早": "合格", "停": "终止",
    }  # fmt: skip
    assert [card.name for card in cards][2] == "到期" and cards[-1].name == "停"
    clock.forward(days=160)  # six months less the days of warning
    assert seen(place, next(card.carrier_id for card in cards if card.name == "好")).standing is Standing.REVIEW_DUE
