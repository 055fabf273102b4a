"""Closing a box and what happens to it afterwards: firm, protected, opened again, stopped, handed over (C-13, E-06, X-31, E-03, E-05)."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image

from app.boxing import photos, queries, service, stopping
from app.boxing.views import Step
from app.core.clock import SetClock
from app.core.errors import Refused
from app.core.work import Workplace
from app.devices.codes import Command
from app.dispatch import service as dispatch
from app.dispatch.views import DispatchOrderView
from app.loading import service as loading
from app.packing import service as packing
from app.packing.views import BoxingFigures, SpecDraft
from db.models.boxing import Box
from db.states import BoxState, DeliveryMode, DispatchState, Role, Verdict
from tests.helpers.dispatch import Shipping, Station
from tests.helpers.orders import People
from ui.bench.view import ready, verdict


@pytest.fixture
def ship(place: Workplace, people: People) -> Shipping:
    return Shipping(place, people)


def checked(ship: Shipping, clock: SetClock, **changes: object) -> tuple[Station, tuple[str, ...]]:
    """A checked box at the bench of its packer."""
    order, items = ship.picked((ship.product(**changes), 1))
    return at_its_seal(ship, clock, order, items), items


def at_its_seal(ship: Shipping, clock: SetClock, order: DispatchOrderView, items: tuple[str, ...]) -> Station:
    station = ship.bench(clock)
    ship.packed(station, order, items)
    station.actor = ship.inspector
    station.scan(items[0])
    station.actor = ship.packer
    assert station.packing().step is Step.SEAL
    return station


def refused(station: Station, text: str, clause: str) -> str:
    result = station.scan(text)
    assert (result.verdict, result.clause) == (Verdict.WRONG, clause), result.message
    station.scan(Command.CONFIRM)
    return str(result.message)


@pytest.mark.clause("C-13")
def test_who_seals_says_that_the_box_is_firm(ship: Shipping, clock: SetClock) -> None:
    station, _ = checked(ship, clock)
    number = station.packing().order.number
    assert "牢固无破损" in str(station.packing().next_step)
    with pytest.raises(Refused) as caught, ship.place.work(ship.packer) as work:
        service.seal(work, number)
    assert caught.value.clause == "C-13"
    assert station.scan(Command.SEAL).verdict is Verdict.INFO
    with ship.place.read() as session:
        row = session.query(Box).one()
        assert (row.firm_by_id, row.firm_at) == (ship.packer.person_id, clock.now())


@pytest.mark.clause("C-13")
def test_a_damaged_box_goes_back_to_packing_with_its_reason(ship: Shipping, clock: SetClock) -> None:
    station, items = checked(ship, clock)
    assert "退回装箱" in str(station.scan("JF$RSN:LOOSE").message)
    assert station.packing().step is Step.ITEMS
    with ship.place.read() as session:
        assert queries.box_of(session, items[0]).state is BoxState.OPEN


def picture() -> bytes:
    made = BytesIO()
    Image.new("RGB", (64, 48), "white").save(made, "PNG")
    return made.getvalue()


def with_protection(ship: Shipping, *items: str) -> None:
    """A new revision of the packing spec that asks for protection of the closed box."""
    process, other = ship.people(Role.PROCESS), ship.people(Role.PROCESS)
    draft = SpecDraft(
        ship.product().product_id, "BZ-1", "9", ("装入内盒",), (), (ship.place.clock.now() - timedelta(days=1)).date(),
        boxing=BoxingFigures(protection=items),
    )  # fmt: skip
    with ship.place.work(process) as work:
        made = packing.draft_spec(work, draft)
    with ship.place.work(other) as work:
        packing.approve_spec(work, made.spec_id)


@pytest.mark.clause("E-06")
def test_protection_is_done_before_the_box_is_sealed(ship: Shipping, clock: SetClock) -> None:
    order, items = ship.picked((ship.product(), 1))
    with_protection(ship, "拉伸膜", "护角")
    station = at_its_seal(ship, clock, order, items)
    assert station.packing().unprotected == ("拉伸膜", "护角")
    assert refused(station, Command.SEAL.code, "E-06") == "交付前防护未完成：拉伸膜"
    station.scan(Command.CONFIRM)
    assert refused(station, Command.SEAL.code, "E-06") == "交付前防护未完成：护角"
    station.scan(Command.CONFIRM)
    assert station.packing().unprotected == ()
    assert station.scan(Command.SEAL).verdict is Verdict.INFO


@pytest.mark.clause("C-12")
def test_fragile_goods_are_cushioned_in_the_outer_box_too(ship: Shipping, clock: SetClock) -> None:
    station, _ = checked(ship, clock, fragile=True)
    assert refused(station, Command.SEAL.code, "C-12") == "易碎品缺防震材料"
    station.scan(Command.CONFIRM)
    assert station.scan(Command.SEAL).verdict is Verdict.INFO


def sealed(ship: Shipping, clock: SetClock) -> tuple[Station, tuple[str, ...], str]:
    station, items = checked(ship, clock)
    station.scan(Command.SEAL)
    box = station.packing().box
    assert station.scan(f"00{box.sscc}").verdict is Verdict.DONE
    return station, items, box.sscc


@pytest.mark.decision("X-31")
def test_a_sealed_box_is_opened_with_a_reason_and_checked_again(ship: Shipping, clock: SetClock) -> None:
    station, items, sscc = sealed(ship, clock)
    number = station.packing().order.number
    assert station.scan(f"00{sscc}").verdict is Verdict.WRONG  # a label scanned once more does nothing
    station.scan(Command.CONFIRM)
    station.scan(Command.TAKE_OUT)
    assert station.scan(f"00{sscc}").verdict is Verdict.INFO
    assert station.packing().asking is not None and station.packing().opening == sscc
    assert "标签作废" in str(station.scan("JF$RSN:REOPEN").message)
    assert ship.box(sscc).state is BoxState.OPEN and ship.box(sscc).label.voided_at is not None
    assert ship.seen(number).state is DispatchState.PICKED and station.packing().step is Step.ITEMS
    station.scan(Command.TAKE_OUT)
    station.scan(items[0])
    with ship.place.work(ship.line.assembler) as work:
        packing.open_seal(work, items[0], "复查")
    result = station.scan(items[0])
    assert result.verdict is Verdict.WRONG  # the inner seal is open: its check comes first


@pytest.mark.clause("C-13")
def test_an_opened_box_is_looked_at_again_before_its_new_label(ship: Shipping, clock: SetClock) -> None:
    station, items, sscc = sealed(ship, clock)
    station.scan(Command.TAKE_OUT)
    station.scan(f"00{sscc}")
    station.scan("JF$RSN:REOPEN")
    station.scan(Command.NEW_BOX)
    station.scan(station.packing().list_no)
    station.actor = ship.inspector
    station.scan(items[0])
    station.actor = ship.packer
    assert station.packing().step is Step.SEAL and "牢固无破损" in str(station.packing().next_step)
    assert "还没确认牢固" in refused(station, f"]Q300{sscc}911", "C-13")
    assert station.scan(Command.REPRINT).verdict is Verdict.WRONG
    station.scan(Command.CONFIRM)
    assert ship.box(sscc).label.issue == 1
    assert station.scan(Command.SEAL).verdict is Verdict.INFO and station.packing().step is Step.SCAN_BACK
    assert station.scan(f"]Q300{sscc}912").verdict is Verdict.DONE
    box = ship.box(sscc)
    assert (box.state, box.firm_at) == (BoxState.SEALED, clock.now())


@pytest.mark.decision("X-31")
def test_a_box_opened_to_be_looked_through_is_closed_by_confirming(ship: Shipping, clock: SetClock) -> None:
    order, items = ship.picked((ship.product(), 2))
    station = ship.bench(clock)
    station.scan(order.number)
    station.scan(items[0])
    station.scan(Command.NEW_BOX)
    station.scan(station.packing().list_no)
    station.actor = ship.inspector
    station.scan(items[0])
    station.actor = ship.packer
    station.scan(Command.SEAL)
    first = station.packing().box.sscc
    station.scan(f"00{first}")
    ship.packed(station, order, items[1:])
    station.scan("JF$TAG:07")
    station.scan(Command.TAKE_OUT)
    assert "已封箱的标签" in str(station.packing().next_step)
    asked = verdict(station.scan(f"00{first}"), station.packing())
    assert "5 复查内装" in asked.detail and "5 复查内装" in ready(station.packing()).detail
    station.scan("JF$RSN:REOPEN")
    assert "扫「确认」装完" in str(station.packing().next_step)
    station.scan(Command.CONFIRM)
    assert station.packing().step is Step.COMPLETE and station.packing().box_count == 2


@pytest.mark.clause("E-03")
def test_damage_stops_the_box_until_quality_has_seen_its_photo(ship: Shipping, clock: SetClock, place: Workplace) -> None:
    station, _, sscc = sealed(ship, clock)
    number = station.packing().order.number
    station.scan(Command.TAKE_OUT)
    station.scan(f"00{sscc}")
    assert "破损停下" in str(station.scan("JF$RSN:DAMAGED").message)
    assert station.packing().stopped == sscc and "拍第 1 箱" in str(station.packing().next_step)
    assert ship.box(sscc).state is BoxState.HOLD and ship.seen(number).state is DispatchState.PICKED
    with pytest.raises(Refused) as caught, place.work(ship.packer) as work:
        service.reopen(work, sscc, "想拆")
    assert caught.value.clause == "E-03"
    with pytest.raises(Refused) as caught, place.work(ship.inspector) as work:
        stopping.release(work, sscc, "纸箱压坏")
    assert caught.value.clause == "E-03" and "照片" in str(caught.value.reason)
    with place.work(ship.packer) as work:
        photos.attach(work, sscc, "破损.png", picture())
    with place.read() as session:
        assert [(s.sscc, s.reason, s.photos) for s in stopping.stops(session)] == [(sscc, "破损", 1)]
    with place.work(ship.inspector) as work:
        assert stopping.release(work, sscc, "纸箱压坏").state is BoxState.OPEN


@pytest.mark.clause("E-05")
def test_a_box_without_readable_marks_is_known_by_its_contents_and_relabelled(
    ship: Shipping, clock: SetClock, place: Workplace, people: People
) -> None:
    station, items, sscc = sealed(ship, clock)
    finder = people(Role.INSPECTOR)
    station.actor = finder
    station.scan(Command.TAKE_OUT)
    assert "按内装认出第 1 箱" in str(station.scan(items[0]).message)
    assert "停下等质检" in str(station.scan("JF$RSN:SOILED").message)
    with pytest.raises(Refused) as caught, place.work(finder) as work:
        stopping.release(work, sscc, "补贴")
    assert caught.value.clause == "E-05"
    with place.work(ship.inspector) as work:
        assert stopping.release(work, sscc, "内装与记录相符").state is BoxState.CHECKED
    label = ship.box(sscc).label
    assert label is not None and (label.issue, label.voided_at) == (2, None)
    station.actor = ship.packer
    station.scan(station.packing().order.number)
    assert station.scan(f"]Q300{sscc}912").verdict is Verdict.DONE
    assert ship.box(sscc).state is BoxState.SEALED


@pytest.mark.clause("C-19")
def test_at_a_pickup_every_box_is_scanned_in_front_of_the_customer(ship: Shipping, clock: SetClock) -> None:
    breaker = ship.product()
    items = ship.stock(breaker, 2)
    order = ship.planned(ship.order((breaker, 2), mode=DeliveryMode.PICKUP))
    for item in items:
        with ship.place.work(ship.packer) as work:
            order = dispatch.pick(work, order.number, item)
    box = ship.sealed(order, items, clock)
    ship.announced(order.number)
    with pytest.raises(Refused) as caught, ship.place.work(ship.sales) as work:
        loading.sign_handover(work, order.number, "提货员甲", "授权书 1", 1)
    assert caught.value.clause == "C-19"
    station = ship.bench(clock)
    station.scan(order.number)
    assert station.packing().step is Step.HAND_OVER and "0 / 1" in str(station.packing().next_step)
    done = station.scan(f"00{box.sscc}")
    assert done.verdict is Verdict.DONE and "第 1 / 1 箱已当面交接" in str(done.message)
    assert station.packing().step is Step.FINISHED
    with ship.place.work(ship.sales) as work:
        loading.sign_handover(work, order.number, "提货员甲", "授权书 1", 1)
