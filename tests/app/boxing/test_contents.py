"""What a scan resolves to and what may lie in a box, by scans at a packing bench."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.boxing import hints
from app.boxing.bench import PackingBench
from app.boxing.planning import Kind, Ware, plan
from app.boxing.views import Step
from app.catalog import service as catalog
from app.catalog.views import PackagingKindDraft, PackView
from app.core.clock import SetClock, site_day
from app.core.work import Workplace
from app.devices.codes import Command
from app.quality.waiting import waiting
from app.units import service as units
from db.models.units import Lot, Unit
from db.states import BoxState, UnitState, Verdict
from tests.helpers.catalog import KEEPER
from tests.helpers.dispatch import LOADING_AT, Shipping, Station
from tests.helpers.orders import People

GTIN, PACK, RELAY, STRANGER = "06901234000016", "16901234000013", "06901234000023", "06901234999990"


@pytest.fixture
def ship(place: Workplace, people: People) -> Shipping:
    return Shipping(place, people)


def refused(station: Station, text: str, clause: str | None) -> str:
    """The scan is refused by the row and acknowledged; the state of the bench has not moved."""
    before = station.bench.state
    result = station.scan(text)
    assert (result.verdict, result.clause) == (Verdict.WRONG, clause), result.message
    assert station.bench.state == before
    assert station.scan(Command.CONFIRM).verdict is Verdict.INFO
    return str(result.message)


def change(ship: Shipping, model: type[Unit | Lot], identity: str, **values: object) -> None:
    """Writes what only other stages could bring about."""
    with ship.place.work(KEEPER) as work:
        key = model.serial if model is Unit else Lot.lot_no
        row = work.session.query(model).filter(key == identity).one()
        for name, value in values.items():
            setattr(row, name, value)


@pytest.mark.clause("C-18")
def test_labels_tell_which_goods_and_how_many(ship: Shipping, clock: SetClock) -> None:
    breaker, relay = ship.product(gtin=GTIN), ship.product("JR", name="热过载继电器", model="JR-63", gtin=RELAY)
    screws = ship.product("LS", gtin="06901234000030")
    with ship.place.work(KEEPER) as work:
        catalog.set_packs(work, screws.product_id, [PackView(PACK, screws.product_id, 24, "盒")])
    order, items = ship.picked((breaker, 2), (screws, 60))
    with ship.place.work(KEEPER) as work:
        catalog.set_paper_codes(work, breaker.product_id, {"SM-TB1-04": "说明书"})
        catalog.set_paper_codes(work, relay.product_id, {"SM-JR-02": "说明书"})
    lot = items[2]
    station = ship.bench(clock)
    assert "不认识这个码" in refused(station, "SM-NOBODY", None)
    station.scan(order.number)
    # A GTIN alone names the product: it asks for the rest and counts nothing.
    for code, wanted in ((f"]E0{GTIN[1:]}", "请扫序列号"), ("]E06901234000030", "是批次货，请扫批号")):
        result = station.scan(code)
        assert result.verdict is Verdict.HOLD and wanted in str(result.message)
    assert "没有登记" in refused(station, f"]C101{STRANGER}21{items[0]}", None)
    assert "标签与货品不符" in refused(station, f"]C101{RELAY}21{items[0]}", "C-18")
    assert "标签与货品不符" in refused(station, f"]C101{GTIN}1125010121{items[0]}", "C-18")
    assert station.scan(f"]C101{GTIN}21{items[0]}").verdict is Verdict.GOOD
    # An inner pack counts its pieces, for the lot scanned next.
    assert "请扫批号" in str(station.scan(f"]I1{PACK}").message)
    assert "共 48 件" in str(station.scan(f"]I1{PACK}").message)
    assert "整包还没扫批号" in refused(station, items[1], "C-18")
    assert station.scan(lot).verdict is Verdict.GOOD
    assert station.packing().counted == 1 + 48 and station.packing().pack_of == 0
    assert "键数量按 ×" in str(station.packing().next_step)
    station.scan("JF$13")
    assert "重新点数" in refused(station, lot, "C-14")
    station.scan(Command.UNDO)
    station.scan(f"]I1{PACK}")
    assert "作罢" in str(station.scan(Command.UNDO).message) and station.packing().count is None
    assert "标签与货品不符" in refused(station, f"]C101{PACK}10{lot}\x1d3712", "C-18")
    assert station.scan(f"]C1010690123400003010{lot}\x1d3712").verdict is Verdict.GOOD
    assert station.scan(items[1]).verdict is Verdict.DONE
    # A paper with a bar code of its own is ticked by it, not by hand.
    station.scan(station.packing().list_no)
    station.scan(ship.certificate(items[0]))
    assert "扫它的条码" in str(station.packing().next_step)
    assert "没有要确认的" in str(station.scan(Command.CONFIRM).message)
    assert "放错了资料" in refused(station, "SM-JR-02", "C-14")
    assert "说明书已放入" in str(station.scan("SM-TB1-04").message)
    assert station.packing().step is Step.CHECK


@pytest.mark.clause("C-18")
def test_a_coded_paper_is_not_ticked_by_hand(ship: Shipping, clock: SetClock) -> None:
    from app.boxing import service
    from app.core.errors import Refused

    breaker = ship.product()
    order, items = ship.picked((breaker, 1))
    with ship.place.work(KEEPER) as work:
        catalog.set_paper_codes(work, breaker.product_id, {"SM-TB1-04": "说明书"})
    station = ship.bench(clock)
    station.scan(order.number)
    station.scan(items[0])
    with pytest.raises(Refused, match="请扫它") as error, ship.place.work(ship.packer) as work:
        service.tick_paper(work, order.number, "说明书")
    assert error.value.clause == "C-18"


@pytest.mark.clause("D-12", "D-13", "B-10", "B-11", "C-01")
@pytest.mark.decision("X-34")
def test_goods_that_no_longer_may_leave(ship: Shipping, clock: SetClock) -> None:
    breaker = ship.product(has_shelf_life=True, shelf_life_days=365)
    screws = ship.product("LS")
    order, items = ship.picked((breaker, 5), (screws, 20))
    station = ship.bench(clock)
    station.scan(order.number)
    made = clock.now().date()
    change(ship, Unit, items[0], state=UnitState.LOCKED)
    assert "已锁定" in refused(station, items[0], "D-13")
    change(ship, Unit, items[0], state=UnitState.RECHECK_DUE)
    assert "待复验" in refused(station, items[0], "D-12")
    with ship.place.work(KEEPER) as work:
        units.set_sealed(work, items[1], False)
    assert "出库检验" in refused(station, items[1], "B-10")
    with ship.place.read() as session:
        tasks = {line.number for line in waiting(session, clock.now()) if line.what == "outbound"}
    assert items[1] in tasks
    change(ship, Unit, items[2], produced_on=made - timedelta(days=400))
    assert "已失效" in refused(station, items[2], "D-13")
    change(ship, Unit, items[3], state=UnitState.HOLD)
    refused(station, items[3], "B-11")
    with ship.place.work(KEEPER) as work:
        from db.models.packing import PackingSpec

        work.session.query(PackingSpec).filter(PackingSpec.product_id == screws.product_id).one().approved_at = None
    station.scan("JF$20")
    assert "无有效包装要求" in refused(station, items[5], "C-01")
    clock.set(clock.now() + timedelta(days=91))
    assert "出库检验" in refused(station, items[4], "B-10")


@pytest.mark.clause("C-14")
def test_boxes_of_others(ship: Shipping, clock: SetClock) -> None:
    breaker = ship.product()
    done, done_items = ship.picked((breaker, 1))
    order, items = ship.picked((breaker, 2))
    sealed = ship.sealed(done, done_items, clock)
    here = ship.bench(clock)
    here.scan(order.number)
    here.scan(items[0])
    assert "别单的箱" in refused(here, f"00{sealed.sscc}", "C-14")
    assert "别单第 1 箱" in refused(here, done_items[0], "C-14")
    there = Station(replace(ship.place, station="台位 4"), clock, PackingBench(), ship.packer)
    there.scan(order.number)
    said = refused(there, items[1], "C-14")
    assert ship.place.station in said and ship.packer.name in said
    clock.set(clock.now() + timedelta(minutes=31))
    assert there.scan(items[1]).verdict is Verdict.DONE
    assert "正在台位 4" in refused(here, f"00{there.packing().box.sscc}", "C-14")  # type: ignore[union-attr]


def test_packaging_is_chosen_before_the_first_piece(ship: Shipping, clock: SetClock) -> None:
    with ship.place.work(KEEPER) as work:
        catalog.create_packaging_kind(work, PackagingKindDraft("木制包装箱", (800, 600, 550), 9000, 200_000, 3, key="MX1"))
    order, items = ship.picked((ship.product(), 2))
    station = ship.bench(clock)
    station.scan(order.number)
    assert "不认识这个包装码" in refused(station, "JF$PKG:NONE", None)
    assert "木制包装箱" in str(station.scan("JF$PKG:MX1").message)
    station.scan(items[0])
    box = station.packing().box
    assert box is not None and (box.packaging, box.size_mm) == ("木制包装箱", (800, 600, 550))
    refused(station, "JF$PKG:MX1", None)
    station.scan(items[1])
    box = station.packing().box
    assert box is not None and box.state is BoxState.OPEN and box.gross_weight_g == 2 * 2400 + 9000


def test_boxes_are_proposed_and_the_next_truck_is_named(ship: Shipping, clock: SetClock) -> None:
    breaker = ship.product()
    with ship.place.work(KEEPER) as work:
        from db.models.packing import PackingSpec

        work.session.query(PackingSpec).one().pieces_per_box = 2
    late, early = LOADING_AT + timedelta(hours=2), LOADING_AT - timedelta(hours=1)
    second, items = ship.picked((breaker, 5), trip=ship.trip(planned_at=late))
    first, _ = ship.picked((breaker, 1), trip=ship.trip(planned_at=early, plate="浙A·0T009", inspection_until=late.date()))
    with ship.place.read() as session:
        listed = hints.waiting(session)
    assert [(one.number, one.time, one.box_count) for one in listed] == [(first.number, "13:00", 1), (second.number, "16:00", 3)]
    today = site_day(early)
    assert str(hints.next_order(listed[0], today)) == f"下一单 {first.number}，13:00 装车"
    later = hints.next_order(listed[0], today + timedelta(days=1))  # it was not loaded on its day
    assert str(later) == f"下一单 {first.number}，{today:%m-%d} 13:00 装车（已过）"
    station = ship.bench(clock)
    said = station.scan(second.number)
    assert said.verdict is Verdict.GOOD and f"{first.number} 先装车（13:00）" in str(said.message)
    assert station.packing().box_count == 3
    station.scan(items[0])
    station.scan(items[1])
    assert "已满 2 件，扫「换箱」" in str(station.packing().next_step)
    sealed, pieces = ship.picked((breaker, 1), trip=ship.trip(planned_at=late, plate="浙A·0T008", inspection_until=late.date()))
    ship.sealed(sealed, pieces, clock)
    done = ship.bench(clock)
    done.scan(sealed.number)
    assert done.packing().step is Step.FINISHED
    assert str(done.packing().next_step) == f"下一单 {first.number}，13:00 装车"


@pytest.mark.parametrize(
    ("wares", "boxes"),
    [
        ([], 1), ([Ware(5, 2, 0, 0)], 3), ([Ware(3, 2, 0, 0), Ware(1, 2, 0, 0)], 2), ([Ware(30, None, 2400, 0)], 3),
        ([Ware(10, None, 100, 30_000_000)], 5), ([Ware(1, None, 90_000, 0)], 1), ([Ware(24, 24, 0, 0), Ware(1, None, 100, 0)], 2),
    ],
)  # fmt: skip
def test_the_number_of_boxes(wares: list[Ware], boxes: int) -> None:
    assert plan(wares, [Kind(1, 10_000, 96_000_000), Kind(2, 30_000, 96_000_000)]).boxes == boxes


def test_the_packaging_codes_are_printed(ship: Shipping) -> None:
    from app.catalog.papers import PACKAGING, packaging_codes, print_packaging_codes
    from app.core.errors import NotFound
    from app.printing.making import making
    from db.models.core import PrintedPaper

    with pytest.raises(NotFound), ship.place.work(KEEPER) as work:
        print_packaging_codes(work)
    with ship.place.work(KEEPER) as work:
        catalog.create_packaging_kind(work, PackagingKindDraft("木制包装箱", (800, 600, 550), 9000, 200_000, 3, key="MX1"))
        assert print_packaging_codes(work) == 1
    with ship.place.read() as session:
        printed = session.query(PrintedPaper).one()
        assert packaging_codes(session, PACKAGING, making(session, printed)).startswith(b"%PDF")
