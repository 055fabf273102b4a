from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from app.boxing import queries, service
from app.boxing.views import Step
from app.core.clock import SetClock
from app.core.errors import Conflict, Refused
from app.core.work import Workplace
from app.devices.codes import Command
from app.orders import service as orders
from db.models.boxing import BoxItem, BoxLabel
from db.models.core import PrintedPaper, Scan
from db.states import Activity, BoxState, DispatchState, Role, UnitState, Verdict
from tests.helpers import orders as order_helper
from tests.helpers.dispatch import Shipping, Station
from tests.helpers.goods import qualified
from tests.helpers.orders import People


@pytest.fixture
def ship(place: Workplace, people: People) -> Shipping:
    return Shipping(place, people)


def refused(station: Station, text: str, clause: str) -> str:
    """The scan is refused by the row, latches, and is acknowledged; the state of the bench has not moved."""
    before = station.bench.state
    result = station.scan(text)
    assert (result.verdict, result.clause) == (Verdict.WRONG, clause), result.message
    assert station.bench.state == before
    assert result.error is not None and result.error.facts
    assert station.scan(Command.CONFIRM).verdict is Verdict.INFO
    return str(result.message)


def test_one_box_from_document_to_label(ship: Shipping, clock: SetClock) -> None:
    order, items = ship.picked((ship.product(), 2), (ship.product("LS"), 20))
    station = ship.bench(clock)
    assert station.packing().step is Step.DOCUMENT
    assert station.scan(order.number).verdict is Verdict.GOOD
    assert station.packing().step is Step.ITEMS
    assert str(station.packing().next_step) == "再扫塑壳断路器 2 台"
    for serial in items[:2]:
        assert station.scan(serial).verdict is Verdict.GOOD
    station.scan("JF$20")
    assert station.scan(items[2]).verdict is Verdict.DONE
    assert station.packing().step is Step.COMPLETE
    assert station.packing().counted == station.packing().expected == 22
    assert station.scan(station.packing().list_no).verdict is Verdict.GOOD
    assert station.scan(ship.certificate(items[0])).verdict is Verdict.GOOD
    assert station.scan(Command.CONFIRM).verdict is Verdict.INFO  # 说明书
    assert station.packing().step is Step.CHECK
    station.actor = ship.inspector
    for serial in items[:2]:
        assert station.scan(serial).verdict is Verdict.GOOD
    station.scan("JF$20")
    assert station.scan(items[2]).verdict is Verdict.DONE
    assert station.packing().step is Step.SEAL
    station.actor = ship.packer
    assert station.scan(Command.SEAL).verdict is Verdict.INFO
    box = station.packing().box
    assert box is not None and station.packing().step is Step.SCAN_BACK
    assert station.scan(f"00{box.sscc}").verdict is Verdict.DONE
    assert station.packing().step is Step.FINISHED
    sealed = ship.box(box.sscc)
    assert sealed.state is BoxState.SEALED and sealed.pieces == 22 and sealed.checker == ship.inspector.name
    assert sealed.gross_weight_g == 2 * 2400 + 20 * 8 + 1200
    assert ship.seen(order.number).state is DispatchState.READY
    with ship.place.read() as session:
        printed = {paper.paper for paper in session.scalars(select(PrintedPaper))}
        assert {"box_list", "packing_list", "shipping_label"} <= printed
        from app.units import queries as units

        found = units.unit(session, items[0])
        lot = units.lot(session, items[2])
        assert found is not None and found.state is UnitState.BOXED
        assert lot is not None and lot.count(UnitState.BOXED) == 20


@pytest.mark.clause("C-14")
def test_wrong_surplus_and_duplicate_goods(ship: Shipping, clock: SetClock) -> None:
    breaker, relay = ship.product(), ship.product("JR", name="热过载继电器", model="JR-63")
    other = ship.stock(relay, 1)
    order, items = ship.picked((breaker, 2))
    spare = ship.stock(breaker, 1)
    station = ship.bench(clock)
    station.scan(order.number)
    assert "不是本单货品" in refused(station, other[0], "C-14")
    assert "没有为本单提货" in refused(station, spare[0], "C-14")
    station.scan(items[0])
    assert "序列号重复" in refused(station, items[0], "C-14")
    station.scan(items[1])
    assert "超出清单数量" in refused(station, spare[0], "C-14")
    assert station.packing().counted == 2
    with ship.place.read() as session:
        assert len(list(session.scalars(select(BoxItem)))) == 2
        verdicts = [scan.verdict for scan in session.scalars(select(Scan))]
        assert None not in verdicts and verdicts.count(Verdict.WRONG) == 4


@pytest.mark.clause("B-06")
def test_uninspected_goods(ship: Shipping, clock: SetClock) -> None:
    breaker = ship.product()
    order, items = ship.picked((breaker, 1))
    raw = ship.line.task(breaker, 1).serials[0]
    station = ship.bench(clock)
    station.scan(order.number)
    assert "未检验合格" in refused(station, raw, "B-06")
    assert station.scan(items[0]).verdict is Verdict.DONE


@pytest.mark.clause("B-11")
def test_goods_on_hold(ship: Shipping, clock: SetClock) -> None:
    breaker = ship.product()
    order, _ = ship.picked((breaker, 1))
    task = ship.line.task(breaker, 1)
    ship.line.inspected(ship.line.submitted(task), "1")  # fails
    station = ship.bench(clock)
    station.scan(order.number)
    refused(station, task.serials[0], "B-11")


@pytest.mark.clause("C-14")
def test_box_is_not_closed_without_goods_and_list(ship: Shipping, clock: SetClock) -> None:
    order, items = ship.picked((ship.product(), 2))
    other, _ = ship.picked((ship.product(), 1))
    station = ship.bench(clock)
    station.scan(order.number)
    station.scan(items[0])
    assert "还差 1 件" in refused(station, Command.SEAL.code, "C-14")
    station.scan(items[1])
    assert "装箱单未放入" in refused(station, Command.SEAL.code, "C-14")
    with ship.place.work(ship.packer) as work:
        service.begin(work, other.number)
    with ship.place.read() as session:
        wrong = queries.packing_list(session, other.number)
    assert wrong is not None
    assert "放错了装箱单" in refused(station, wrong.number, "C-14")


@pytest.mark.clause("F-16", "I-19")
def test_kit_is_complete_before_sealing(ship: Shipping, clock: SetClock) -> None:
    order, items = ship.picked((ship.product(), 1))
    station = ship.bench(clock)
    station.scan(order.number)
    station.scan(items[0])
    station.scan(station.packing().list_no)
    assert refused(station, Command.SEAL.code, "F-16") == "随货资料不齐：合格证"
    station.scan(ship.certificate(items[0]))
    assert refused(station, Command.SEAL.code, "F-16") == "随货资料不齐：说明书"
    station.scan(Command.CONFIRM)
    assert station.packing().step is Step.CHECK


@pytest.mark.clause("C-14")
def test_certificate_of_other_goods(ship: Shipping, clock: SetClock) -> None:
    order, items = ship.picked((ship.product(), 1))
    (spare,) = ship.stock(ship.product(), 1)
    station = ship.bench(clock)
    station.scan(order.number)
    station.scan(items[0])
    refused(station, ship.certificate(spare), "C-14")


@pytest.mark.clause("C-16")
def test_nobody_checks_what_he_packed(ship: Shipping, clock: SetClock, place: Workplace, people: People) -> None:
    order, items = ship.picked((ship.product(), 2))
    both = qualified(place, people(Role.SHIPPER, Role.INSPECTOR), Activity.PACKING)
    station = ship.bench(clock)
    station.scan(order.number)
    station.scan(items[0])
    station.actor = both  # puts in the second one: he packed as well
    station.scan(items[1])
    station.scan(station.packing().list_no)
    station.scan(ship.certificate(items[0]))
    station.scan(Command.CONFIRM)
    assert station.packing().step is Step.CHECK
    assert "不能为同一人" in refused(station, items[0], "C-16")
    station.actor = ship.packer
    refused(station, items[0], "C-16")
    station.actor = ship.inspector
    assert station.scan(items[0]).verdict is Verdict.GOOD


@pytest.mark.clause("C-16")
def test_difference_at_the_check_opens_the_box(ship: Shipping, clock: SetClock) -> None:
    order, items = ship.picked((ship.product(), 2))
    (spare,) = ship.stock(ship.product(), 1)
    station = ship.bench(clock)
    ship.packed(station, order, items)
    station.actor = ship.inspector
    station.scan(items[0])
    refused(station, items[0], "C-16")  # counted once
    refused(station, spare, "C-16")
    assert station.scan(Command.SHORT).verdict is Verdict.INFO
    assert station.scan("JF$RSN:WRONG_GOODS").verdict is Verdict.INFO
    assert station.packing().step is Step.ITEMS
    station.actor = ship.packer
    assert station.scan(Command.TAKE_OUT).verdict is Verdict.INFO
    assert station.scan(items[1]).verdict is Verdict.INFO
    assert station.scan(items[1]).verdict is Verdict.DONE  # in again
    station.scan(station.packing().list_no)
    assert station.packing().step is Step.CHECK
    station.actor = ship.inspector
    station.scan(items[0])
    assert station.scan(items[1]).verdict is Verdict.DONE
    assert station.packing().step is Step.SEAL


@pytest.mark.clause("C-18")
def test_counts_of_packer_and_checker_agree(ship: Shipping, clock: SetClock) -> None:
    order, (lot,) = ship.picked((ship.product("LS"), 20))
    station = ship.bench(clock)
    station.scan(order.number)
    station.scan("JF$20")
    station.scan(lot)
    station.scan(station.packing().list_no)
    station.scan(ship.certificate(lot))
    station.scan(Command.CONFIRM)
    station.actor = ship.inspector
    station.scan("JF$19")
    assert station.scan(lot).clause == "C-18"
    station.scan(Command.CONFIRM)
    station.scan("JF$20")
    assert station.scan(lot).verdict is Verdict.DONE


@pytest.mark.clause("C-17")
def test_packer_without_qualification(ship: Shipping, clock: SetClock, people: People) -> None:
    order, _ = ship.picked((ship.product(), 1))
    station = ship.bench(clock, people(Role.SHIPPER))
    assert "未授权装箱" in refused(station, order.number, "C-17")
    assert station.packing().order is None


def test_undo_and_take_out_are_records(ship: Shipping, clock: SetClock) -> None:
    order, items = ship.picked((ship.product(), 2))
    station = ship.bench(clock)
    station.scan(order.number)
    station.scan(items[0])
    assert station.scan(Command.UNDO).verdict is Verdict.INFO
    assert station.packing().counted == 0
    assert station.scan(Command.UNDO).verdict is Verdict.WRONG  # nothing left
    station.scan(Command.CONFIRM)
    station.scan(items[0])
    station.scan(Command.TAKE_OUT)
    assert station.packing().taking_out
    assert station.scan(items[0]).verdict is Verdict.INFO
    assert not station.packing().taking_out
    with ship.place.read() as session:
        rows = list(session.scalars(select(BoxItem).order_by(BoxItem.id)))
    assert [(row.removed_why, row.removed_at is not None) for row in rows] == [("undo", True), ("take_out", True)]


@pytest.mark.clause("C-11")
def test_label_is_scanned_back(ship: Shipping, clock: SetClock) -> None:
    first, items = ship.picked((ship.product(), 1))
    second, others = ship.picked((ship.product(), 1))
    elsewhere = ship.sealed(second, others, clock)
    station = ship.bench(clock)
    ship.packed(station, first, items)
    station.actor = ship.inspector
    station.scan(items[0])
    station.actor = ship.packer
    station.scan(Command.SEAL)
    box = station.packing().box
    assert box is not None
    assert "别的箱" in refused(station, f"00{elsewhere.sscc}", "C-11")
    station.scan(Command.REPRINT)
    assert station.scan("JF$RSN:UNREADABLE").verdict is Verdict.INFO
    assert "二维码" in refused(station, f"00{box.sscc}", "C-11")
    old, new = (f"]Q300{box.sscc}91{issue}" for issue in (1, 2))
    assert "旧标签" in refused(station, old, "C-11")
    assert ship.box(box.sscc).state is BoxState.CHECKED
    assert station.scan(new).verdict is Verdict.DONE
    with ship.place.read() as session:
        labels = list(session.scalars(select(BoxLabel).where(BoxLabel.voided_at.is_not(None))))
    assert [label.issue for label in labels] == [1]


@pytest.mark.clause("C-15")
def test_changed_address_needs_the_old_label_scanned_and_a_new_one(ship: Shipping, clock: SetClock) -> None:
    breaker = ship.product()
    order, items = ship.picked((breaker, 1))
    box = ship.sealed(order, items, clock)
    draft = order_helper.draft(ship.customer, [(breaker, 1)])
    with ship.place.work(ship.sales) as work:
        orders.change_order(work, order.order_no, replace(draft, address="示范市新厂路 9 号"), "客户搬迁")
    assert ship.box(box.sscc).state is BoxState.CHECKED
    assert ship.seen(order.number).state is DispatchState.PICKED
    station = ship.bench(clock)
    station.scan(order.number)
    assert station.packing().step is Step.RELABEL
    assert "旧标签" in str(station.packing().next_step)
    assert station.scan(f"]Q300{box.sscc}911").verdict is Verdict.INFO  # the old one: void, the new one prints
    assert station.packing().step is Step.SCAN_BACK
    assert station.scan(f"]Q300{box.sscc}911").verdict is Verdict.WRONG
    station.scan(Command.CONFIRM)
    assert station.scan(f"]Q300{box.sscc}912").verdict is Verdict.DONE
    assert ship.seen(order.number).state is DispatchState.READY


@pytest.mark.clause("C-15")
def test_label_with_a_blank_field_is_not_printed() -> None:
    from app.boxing import rules

    with pytest.raises(Refused) as caught:
        rules.must_be_addressed(1, ("收货地址", "收货单位"))
    assert caught.value.clause == "C-15"
    assert str(caught.value.reason) == "发运标签要素缺失：收货地址"


def test_two_boxes_planned_ahead(ship: Shipping, clock: SetClock) -> None:
    order, items = ship.picked((ship.product(), 2))
    station = ship.bench(clock)
    station.scan(order.number)
    assert station.scan(Command.NEW_BOX).verdict is Verdict.INFO
    assert station.packing().box_count == 2
    station.scan(items[0])
    station.scan(Command.NEW_BOX)
    assert station.packing().step is Step.COMPLETE
    assert station.scan(items[1]).verdict is Verdict.WRONG  # first finish this box
    station.scan(Command.CONFIRM)
    station.scan(station.packing().list_no)
    assert station.packing().step is Step.CHECK  # the papers go into the last box
    station.actor = ship.inspector
    station.scan(items[0])
    station.actor = ship.packer
    station.scan(Command.SEAL)
    box = station.packing().box
    assert box is not None and box.label is not None and box.label.box_count == 2
    station.scan(f"00{box.sscc}")
    assert station.packing().step is Step.ITEMS
    assert ship.seen(order.number).state is DispatchState.PICKED
    ship_rest(ship, station, items[1])
    assert ship.seen(order.number).state is DispatchState.READY
    with ship.place.read() as session:
        boxes = queries.boxes(session, order.number)
    assert [(b.box_no, b.box_count, b.state) for b in boxes] == [(1, 2, BoxState.SEALED), (2, 2, BoxState.SEALED)]
    assert boxes[0].sscc != boxes[1].sscc


def ship_rest(ship: Shipping, station: Station, item: str) -> None:
    station.scan(item)
    station.scan(station.packing().list_no)
    station.scan(ship.certificate(item))
    station.scan(Command.CONFIRM)
    station.actor = ship.inspector
    station.scan(item)
    station.actor = ship.packer
    station.scan(Command.SEAL)
    box = station.packing().box
    assert box is not None
    station.scan(f"00{box.sscc}")


@pytest.mark.clause("C-15")
def test_labels_with_another_box_count_are_void(ship: Shipping, clock: SetClock) -> None:
    order, items = ship.picked((ship.product(), 2))
    station = ship.bench(clock)
    station.scan(order.number)
    station.scan(Command.NEW_BOX)
    station.scan(Command.NEW_BOX)  # planned three, will be two
    station.scan(items[0])
    station.scan(Command.NEW_BOX)
    station.scan(station.packing().list_no)
    station.actor = ship.inspector
    station.scan(items[0])
    station.actor = ship.packer
    station.scan(Command.SEAL)
    first = station.packing().box
    assert first is not None
    station.scan(f"00{first.sscc}")
    station.scan(items[1])
    assert station.packing().step is Step.COMPLETE, "packing goes on"
    assert station.packing().exchange == (1,)
    station.scan(f"00{first.sscc}")
    assert station.packing().step is Step.SCAN_BACK
    assert station.scan(f"]Q300{first.sscc}912").verdict is Verdict.DONE
    assert station.packing().step is Step.COMPLETE
    label = ship.box(first.sscc).label
    assert label is not None and label.box_count == 2


@pytest.mark.clause("C-15")
def test_a_box_more_than_planned_lists_every_older_label_for_exchange(ship: Shipping, clock: SetClock) -> None:
    order, items = ship.picked((ship.product(), 3))
    station = ship.bench(clock)
    sealed = []
    station.scan(order.number)
    for serial in items[:2]:
        station.scan(serial)
        station.scan(Command.NEW_BOX)  # one was planned, then two, then three
        station.scan(station.packing().list_no)
        station.actor = ship.inspector
        station.scan(serial)
        station.actor = ship.packer
        station.scan(Command.SEAL)
        box = station.packing().box
        assert box is not None
        sealed.append(box.sscc)
        station.scan(f"00{box.sscc}")
    station.scan(items[2])
    assert station.packing().exchange == (1,), "the second label says three already"
    assert station.packing().step is Step.COMPLETE
    station.scan(f"00{sealed[0]}")
    assert station.scan(f"]Q300{sealed[0]}912").verdict is Verdict.DONE
    assert station.packing().exchange == () and station.packing().step is Step.COMPLETE


def test_cancelled_order_empties_its_boxes(ship: Shipping, clock: SetClock) -> None:
    from app.dispatch import service as dispatch
    from app.storage import queries as storage

    order, items = ship.picked((ship.product(), 2))
    station = ship.bench(clock)
    ship.packed(station, order, items)
    with pytest.raises(Conflict), ship.place.work(ship.packer) as work:
        dispatch.put_back(work, order.number, items[0])  # lies in a box
    with ship.place.work(ship.sales) as work:
        dispatch.cancel(work, order.number, "客户取消")
    with ship.place.read() as session:
        assert queries.box_of(session, items[0]) is None
        assert {s.serial for s in storage.available(session, order.lines[0].product_id)} == set(items)
        assert storage.balances_against_moves(session) == []


def test_boxing_waits_for_the_pick(ship: Shipping, clock: SetClock) -> None:
    breaker = ship.product()
    ship.stock(breaker, 1)
    order = ship.planned(ship.order((breaker, 1)))
    station = ship.bench(clock)
    result = station.scan(order.number)
    assert result.verdict is Verdict.WRONG and "提齐" in str(result.message)


@pytest.mark.parametrize("text", ["", "X" * 600, "ABC", "JF$0", "К123", "]C1garbage", "00000000000000000000"])
def test_bad_scans_change_nothing(ship: Shipping, clock: SetClock, text: str) -> None:
    order, _ = ship.picked((ship.product(), 1))
    station = ship.bench(clock)
    station.scan(order.number)
    before = station.bench.state
    result = station.scan(text)
    assert result.verdict in (Verdict.WRONG, Verdict.PARTIAL, Verdict.HOLD)
    assert station.bench.state == before
