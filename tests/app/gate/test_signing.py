"""Signatures with keys: ten with one PIN, deputies, paper, claims that run out, and passes that the gate would not believe (H-03)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.core.clock import SetClock, day_end, site_day, site_time
from app.core.errors import BadInput, Conflict, NotPermitted, Refused
from app.core.work import Actor, Workplace
from app.gate import claiming, other, queries, service, signing, signing_rules
from app.gate.views import OtherDraft, OtherLine, PassView
from app.settings.service import change
from app.trust.claims import Claims
from app.trust.proving import prove
from app.trust.service import OpenKey
from db.models.core import PrintJob
from db.models.gate import GatePass, GateSignature
from db.models.identity import PersonRole
from db.states import PassKind, PassState, Role, SignedHow
from tests.helpers import trust
from tests.helpers.gate import PIN, Yard
from tests.helpers.orders import People


@pytest.fixture
def yard(place: Workplace, people: People) -> Yard:
    return Yard(place, people)


def tools(yard: Yard, n: int = 1) -> list[str]:
    """Passes for tools that wait for both departments; quicker to make than loads."""
    line = OtherLine("扭力扳手", "把", 2, "NB-100", 1)
    draft = OtherDraft(
        PassKind.TOOLS, "示范电气有限公司", "现场安装用", (line,), plate="浙A·0T001", driver="司机甲", driver_phone="0571-0000-0300"
    )
    numbers = []
    for _ in range(n):
        with yard.place.work(yard.keeper) as work:
            numbers.append(other.make_other(work, draft).number)
        for actor in (yard.keeper, yard.sales):
            with yard.place.work(actor) as work:
                other.confirm_other(work, numbers[-1])
    return numbers


def found(yard: Yard, number: str) -> PassView:
    with yard.place.read() as session:
        view = queries.gate_pass(session, number)
    assert view is not None
    return view


def row_of(yard: Yard, number: str) -> GatePass:
    with yard.place.read() as session:
        row = session.scalar(select(GatePass).where(GatePass.number == number))
    assert row is not None
    return row


def deputy(yard: Yard, role: Role = Role.FINANCE, how: SignedHow = SignedHow.DEPUTY, *roles: Role, **when: object) -> Actor:
    """Somebody of another department with a key and a published right."""
    person = yard.people(*(roles or (Role.PLANNING,)))
    trust.keyed(yard.place, person)
    trust.granted(yard.place, person, role, how, **when)  # type: ignore[arg-type]
    trust.publish(yard.place)
    return person


# Ten with one PIN


@pytest.mark.clause("H-03")
def test_one_pin_signs_several_each_with_its_own_signature(yard: Yard, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = tools(yard, 3)
    with yard.place.work(yard.keeper) as work:
        service.void_pass(work, numbers[1], "写错了")
    closed: list[OpenKey] = []
    real = OpenKey.close
    monkeypatch.setattr(OpenKey, "close", lambda key: (closed.append(key), real(key))[1])
    outcomes = signing.sign_many(yard.place, yard.finance, numbers, Role.FINANCE, PIN)
    assert [one.pass_no for one in outcomes] == numbers
    assert isinstance(outcomes[1].error, Conflict) and outcomes[0].error is outcomes[2].error is None
    with yard.place.read() as session:
        signed = [bytes.fromhex(one.signed) for one in session.scalars(select(GateSignature))]
    assert len(set(signed)) == 2 and all(len(one) == 64 for one in signed)
    assert len(closed) == 1
    with pytest.raises(ValueError, match="closed"):
        closed[0].sign(b"once more")


def test_a_wrong_pin_signs_none_and_more_than_ten_are_too_many(yard: Yard) -> None:
    numbers = tools(yard, 2)
    with pytest.raises(BadInput, match="PIN"):
        signing.sign_many(yard.place, yard.finance, numbers, Role.FINANCE, "1111")
    with pytest.raises(BadInput, match="10"):
        signing.sign_many(yard.place, yard.finance, [f"CM{n:08d}" for n in range(11)], Role.FINANCE, PIN)
    assert all(found(yard, number).signatures == () for number in numbers)


@pytest.mark.clause("H-03")
@pytest.mark.parametrize("role", [Role.GUARD, Role.ADMINISTRATOR])
def test_who_became_guard_or_administrator_signs_no_more(yard: Yard, role: Role) -> None:
    number = tools(yard)[0]
    with yard.place.work(yard.head) as work:
        work.session.add(PersonRole(person_id=yard.finance.person_id, role=role))
    with pytest.raises(Refused) as caught:
        service.sign(yard.place, yard.finance, number, Role.FINANCE, PIN)
    assert caught.value.clause == "H-03" and f"{yard.finance.name}是" in str(caught.value.reason)
    assert found(yard, number).signatures == (), "his key opens for nothing, although the list still names it"


# The token


@pytest.mark.clause("H-03", "H-07")
@pytest.mark.decision("X-33")
def test_the_last_signature_writes_a_token_that_says_what_is_on_the_vehicle(place: Workplace, people: People) -> None:
    yard = Yard(place, people, container="TGHU1234567", seal="JF0047719")
    number = yard.closed().number
    service.sign(yard.place, yard.finance, number, Role.FINANCE, PIN)
    assert row_of(yard, number).token == "" and not found(yard, number).has_token
    view = service.sign(yard.place, yard.personnel, number, Role.PERSONNEL, PIN)
    row, now = row_of(yard, number), place.clock.now()
    proof = prove(row.token, trust.published(place), now)
    claims = proof.claims
    assert [(s.role, s.name) for s in proof.signers] == [(Role.FINANCE, yard.finance.name), (Role.PERSONNEL, yard.personnel.name)]
    assert (claims.number, claims.plate, claims.container, claims.seals) == (number, view.plate, "TGHU1234567", ("JF0047719",))
    assert (claims.orders, claims.boxes, claims.maker) == ((yard.dispatch_no,), 1, yard.keeper.person_id)
    assert claims.load_hash.hex() == view.load_hash[:32]
    assert claims.expires == view.valid_until == day_end(site_day(now))


@pytest.mark.clause("H-03")
def test_a_signature_written_into_the_database_makes_no_pass(yard: Yard) -> None:
    """Who runs the database cannot sign for anybody: the second signer's proof finds the first to be none."""
    number = tools(yard)[0]
    service.sign(yard.place, yard.finance, number, Role.FINANCE, PIN)
    with yard.place.work(yard.head) as work:
        signature = work.session.scalar(select(GateSignature))
        assert signature is not None
        signature.signed = "00" * 64
    with pytest.raises(Refused) as caught:
        service.sign(yard.place, yard.personnel, number, Role.PERSONNEL, PIN)
    assert caught.value.clause == "H-03" and found(yard, number).state is PassState.AWAITING_SIGNATURES


@pytest.mark.clause("H-01")
def test_what_was_changed_after_the_first_signature_is_not_signed_by_the_second(yard: Yard) -> None:
    number = tools(yard)[0]
    service.sign(yard.place, yard.finance, number, Role.FINANCE, PIN)
    with yard.place.work(yard.head) as work:
        row = work.session.scalar(select(GatePass).where(GatePass.number == number))
        assert row is not None
        row.boxes = 99
    with pytest.raises(Refused, match="不一致") as caught:
        service.sign(yard.place, yard.personnel, number, Role.PERSONNEL, PIN)
    assert caught.value.clause == "H-01"


def test_an_unpublished_key_is_refused_at_signing_and_not_at_the_gate(yard: Yard) -> None:
    other_finance = yard.people(Role.FINANCE)
    trust.keyed(yard.place, other_finance, Role.FINANCE)
    number = tools(yard)[0]
    with pytest.raises(BadInput, match="名单"):
        service.sign(yard.place, other_finance, number, Role.FINANCE, PIN)
    trust.publish(yard.place)
    assert service.sign(yard.place, other_finance, number, Role.FINANCE, PIN).missing == (Role.PERSONNEL,)


@pytest.mark.clause("H-03")
def test_a_key_without_the_right_to_sign_for_the_department_is_refused(yard: Yard) -> None:
    newcomer = yard.people(Role.FINANCE)
    trust.keyed(yard.place, newcomer)
    trust.publish(yard.place)
    number = tools(yard)[0]
    with pytest.raises(Refused, match="财务部") as caught:
        service.sign(yard.place, newcomer, number, Role.FINANCE, PIN)
    assert caught.value.clause == "H-03" and found(yard, number).signatures == ()


# Time


def test_a_station_whose_clock_is_behind_signs_all_the_same(yard: Yard, clock: SetClock) -> None:
    clock.forward(hours=3)
    number = tools(yard)[0]
    service.sign(yard.place, yard.finance, number, Role.FINANCE, PIN)
    behind = Workplace(yard.place.engine, "职能部门", SetClock(clock.now() - timedelta(minutes=2)), yard.place.bus, vault=yard.place.vault)
    assert service.sign(behind, yard.personnel, number, Role.PERSONNEL, PIN).state is PassState.VALID
    assert len(prove(row_of(yard, number).token, trust.published(yard.place), clock.now()).signers) == 2


def test_a_station_whose_clock_is_hours_behind_is_told_so(yard: Yard, clock: SetClock) -> None:
    clock.forward(hours=3)
    number = tools(yard)[0]
    service.sign(yard.place, yard.finance, number, Role.FINANCE, PIN)
    behind = Workplace(yard.place.engine, "职能部门", SetClock(clock.now() - timedelta(hours=2)), yard.place.bus, vault=yard.place.vault)
    with pytest.raises(Refused, match="时钟") as caught:
        service.sign(behind, yard.personnel, number, Role.PERSONNEL, PIN)
    assert caught.value.clause == "H-03"


@pytest.mark.clause("H-07")
@pytest.mark.parametrize("by_night", [False, True], ids=["at signing", "by the daily job"])
def test_what_was_signed_yesterday_is_asked_for_again(yard: Yard, clock: SetClock, by_night: bool) -> None:
    number = tools(yard)[0]
    service.sign(yard.place, yard.finance, number, Role.FINANCE, PIN)
    clock.forward(hours=20)
    if by_night:
        with yard.place.work(yard.keeper) as work:
            assert service.expire(work) == 0
        assert found(yard, number).missing == (Role.FINANCE, Role.PERSONNEL)
    outcome = signing.sign_many(yard.place, yard.personnel, [number], Role.PERSONNEL, PIN)[0]
    assert outcome.signed is not None and outcome.signed.missing == (Role.FINANCE,)
    assert (outcome.note is None) is by_night
    if outcome.note is not None:
        assert yard.finance.name in str(outcome.note)
    view = service.sign(yard.place, yard.finance, number, Role.FINANCE, PIN)
    assert view.state is PassState.VALID and view.valid_until == day_end(site_day(clock.now()))


def test_claims_of_a_waiting_pass_hold_for_the_days_of_the_setting(yard: Yard, clock: SetClock) -> None:
    admin = yard.people(Role.ADMINISTRATOR)
    with yard.place.work(admin) as work:
        change(work, "gate.pass_valid_days", "2", "试行", approver_id=yard.sales.person_id)
    clock.forward(days=1)
    number = tools(yard)[0]
    service.sign(yard.place, yard.finance, number, Role.FINANCE, PIN)
    claims = claiming.fixed(row_of(yard, number))
    assert isinstance(claims, Claims) and claims.expires == day_end(site_day(clock.now())) + timedelta(days=1)


# Deputies


@pytest.mark.clause("H-03")
@pytest.mark.decision("X-02")
def test_a_deputy_signs_on_his_days_and_in_his_shift(yard: Yard, clock: SetClock) -> None:
    numbers = tools(yard, 2)
    person = deputy(yard, weekdays=0b0000001, shift=(8 * 60, 12 * 60))  # Mondays before noon
    assert site_time(clock.now()).weekday() == 0
    view = service.sign(yard.place, person, numbers[0], Role.FINANCE, PIN)
    assert [(s.how, s.shown) for s in view.signatures] == [(SignedHow.DEPUTY, f"{person.name}（代签）")]
    assert service.sign(yard.place, yard.personnel, numbers[0], Role.PERSONNEL, PIN).state is PassState.VALID
    clock.forward(hours=4)
    with pytest.raises(Refused) as caught:
        service.sign(yard.place, person, numbers[1], Role.FINANCE, PIN)
    assert caught.value.clause == "H-03" and yard.finance.name in str(caught.value.reason)
    with pytest.raises(Refused):
        service.refuse_to_sign(yard.place, person, numbers[1], Role.FINANCE, PIN, "货款未到")
    with pytest.raises(NotPermitted):
        service.sign(yard.place, person, numbers[1], Role.PERSONNEL, PIN)


# Paper


@pytest.mark.clause("H-03")
@pytest.mark.decision("X-02")
def test_a_paper_signature_is_registered_with_the_registrars_own_key(yard: Yard, clock: SetClock) -> None:
    number = tools(yard)[0]
    clerk = deputy(yard, Role.FINANCE, SignedHow.PAPER)
    clock.forward(minutes=10)
    signed_at = clock.now() - timedelta(minutes=5)
    view = signing.register_paper_signature(yard.place, clerk, number, Role.FINANCE, PIN, yard.finance.name, signed_at)
    assert [s.shown for s in view.signatures] == [f"{yard.finance.name}（纸签·由{clerk.name}登记）"]
    with pytest.raises(Conflict):
        signing.register_paper_signature(yard.place, clerk, number, Role.FINANCE, PIN, yard.finance.name, signed_at)
    assert service.sign(yard.place, yard.personnel, number, Role.PERSONNEL, PIN).state is PassState.VALID
    proof = prove(row_of(yard, number).token, trust.published(yard.place), clock.now())
    assert (proof.signers[0].name, proof.signers[0].how) == (clerk.name, SignedHow.PAPER)


@pytest.mark.clause("H-03")
def test_who_may_not_register_a_paper_and_for_whom(yard: Yard, clock: SetClock) -> None:
    number = tools(yard)[0]
    clerk = deputy(yard, Role.FINANCE, SignedHow.PAPER)
    trust.granted(yard.place, clerk, Role.PERSONNEL, SignedHow.PAPER)
    maker = yard.keeper
    trust.keyed(yard.place, maker)
    trust.granted(yard.place, maker, Role.FINANCE, SignedHow.PAPER)
    trust.publish(yard.place)
    clock.forward(minutes=10)
    now = clock.now()

    def register(who: Actor, role: Role = Role.FINANCE, name: str = "", at: timedelta = timedelta(0)) -> Callable[[], PassView]:
        return lambda: signing.register_paper_signature(yard.place, who, number, role, PIN, name or yard.finance.name, now + at)

    for attempt in (
        register(maker),  # the maker
        register(clerk, at=timedelta(hours=-1)),  # before the load was closed
        register(clerk, at=timedelta(minutes=1)),  # in the future
    ):
        with pytest.raises(Refused) as caught:
            attempt()
        assert caught.value.clause == "H-03"
    with pytest.raises(BadInput, match="签字人"):
        register(clerk, name="过路人")()
    with pytest.raises(NotPermitted):
        register(yard.service)()
    register(clerk)()
    with pytest.raises(Refused):  # one role of a pass
        register(clerk, Role.PERSONNEL, yard.personnel.name)()
    assert found(yard, number).missing == (Role.PERSONNEL,)


@pytest.mark.clause("H-03")
def test_who_signed_a_paper_neither_signs_nor_registers_for_the_other_department(yard: Yard, clock: SetClock) -> None:
    both = yard.people(Role.FINANCE, Role.PERSONNEL)
    trust.keyed(yard.place, both, Role.FINANCE, Role.PERSONNEL)
    trust.granted(yard.place, both, Role.PERSONNEL, SignedHow.PAPER)
    clerk = deputy(yard, Role.FINANCE, SignedHow.PAPER)
    number = tools(yard)[0]
    clock.forward(minutes=10)
    now = clock.now()
    signing.register_paper_signature(yard.place, clerk, number, Role.FINANCE, PIN, both.name, now)
    with pytest.raises(Refused, match=both.name) as caught:
        service.sign(yard.place, both, number, Role.PERSONNEL, PIN)
    assert caught.value.clause == "H-03"
    with pytest.raises(Refused, match=both.name):
        signing.register_paper_signature(yard.place, both, number, Role.PERSONNEL, PIN, yard.personnel.name, now)
    assert found(yard, number).missing == (Role.PERSONNEL,)
    assert service.sign(yard.place, yard.personnel, number, Role.PERSONNEL, PIN).state is PassState.VALID


@pytest.mark.clause("H-03")
def test_a_guard_registers_no_paper() -> None:
    with pytest.raises(Refused) as caught:
        signing_rules.registrar_must_be_free("门卫甲", {Role.GUARD})
    assert caught.value.clause == "H-03"
    with pytest.raises(Refused):
        signing_rules.paper_must_be_signed_by_another("仓管员甲", {"仓管员甲", "人事总务部甲"})


# Where it prints


@pytest.mark.parametrize(("station", "where"), [("", "测试台"), ("二号发货台", "二号发货台")])
def test_the_signed_pass_prints_at_the_dispatch_desk(yard: Yard, clock: SetClock, station: str, where: str) -> None:
    if station:
        with yard.place.work(yard.people(Role.ADMINISTRATOR)) as work:
            change(work, "gate.print_station", station, "试行", approver_id=yard.sales.person_id)
        clock.forward(days=1)
    number = tools(yard)[0]
    office = Workplace(yard.place.engine, "职能部门", clock, yard.place.bus, vault=yard.place.vault)
    service.sign(office, yard.finance, number, Role.FINANCE, PIN)
    service.sign(office, yard.personnel, number, Role.PERSONNEL, PIN)
    with office.read() as session:
        jobs = session.scalars(select(PrintJob).where(PrintJob.document == number)).all()
    assert jobs and {job.station for job in jobs} == {where}


@pytest.mark.clause("H-03")
def test_a_paper_signed_before_the_pass_was_sent_again_stands_for_nothing(yard: Yard, clock: SetClock) -> None:
    number = tools(yard)[0]
    clerk = deputy(yard, Role.FINANCE, SignedHow.PAPER)
    clock.forward(minutes=10)
    before = clock.now()
    service.refuse_to_sign(yard.place, yard.personnel, number, Role.PERSONNEL, PIN, "件数不对")
    clock.forward(minutes=10)
    with yard.place.work(yard.keeper) as work:
        service.send_again(work, number, "已改正")
    with pytest.raises(Refused, match="送签") as caught:
        signing.register_paper_signature(yard.place, clerk, number, Role.FINANCE, PIN, yard.finance.name, before)
    assert caught.value.clause == "H-03" and found(yard, number).signatures == ()
    view = signing.register_paper_signature(yard.place, clerk, number, Role.FINANCE, PIN, yard.finance.name, clock.now())
    assert view.missing == (Role.PERSONNEL,)
