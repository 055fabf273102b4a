"""Bought goods: a lot made at the door, awaiting its incoming inspection, put away by scan after the pass."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from app.core import keyed
from app.core.clock import SetClock
from app.core.errors import AppError, BadInput, Conflict, Refused
from app.core.scans import ScanResult
from app.core.work import Actor, Workplace
from app.devices.codes import Command
from app.devices.scanner import ScanStamper
from app.inbound import arrivals, papers, purchase, queries, service
from app.inbound.purchase_bench import PurchaseBench
from app.inbound.views import ArrivalDraft, ArrivalView
from app.packing import queries as packing
from app.printing.making import making
from app.printing.service import printed_count
from app.quality import service as quality
from app.scanning.lane import ScanLane
from app.storage import holds, moving
from app.storage import service as stock
from app.storage.queries import available, balances_against_moves
from app.units import queries as units
from db.models.core import PrintedPaper
from db.states import InspectionKind, ReceiptKind, Role, StorageClass, UnitState, Verdict, ZoneKind
from tests.helpers import catalog
from tests.helpers.goods import FAIL, PASS, Line
from tests.helpers.orders import People

GLUE = replace(
    catalog.SCREWS, code="JN", name="导热硅脂", model="TG-200", unit="支", has_shelf_life=True, shelf_life_days=365, purchased=True
)


class Station:
    """A scanner at 外购入库."""

    def __init__(self, place: Workplace, clock: SetClock, actor: Actor) -> None:
        self.bench, self.actor = PurchaseBench(), actor
        self._lane, self._stamper, self._ports = ScanLane(place), ScanStamper(clock), count()

    def scan(self, text: str) -> ScanResult:
        frame = self._stamper.stamp(f"test{next(self._ports)}", text.encode())
        return self._lane.take(frame, self.bench, self.actor)


@pytest.fixture
def line(place: Workplace, people: People) -> Line:
    made = Line(place, people)
    catalog.location(place)
    return made


def draft(product_key: int, **changes: object) -> ArrivalDraft:
    whole = ArrivalDraft(product_key, 60, "示范化工有限公司", "SH-0417", "B2611", date(2027, 3, 31), date(2027, 9, 30))
    return replace(whole, **changes)  # type: ignore[arg-type]


def arrived(line: Line, **changes: object) -> ArrivalView:
    product = catalog.product(line.place, GLUE)
    line.prepared(product)
    with line.place.work(line.keeper) as work:
        return purchase.arrive(work, draft(product.product_id, **changes))


def judged(line: Line, lot_no: str, *, good: bool = True) -> str:
    with line.place.work(line.inspector) as work:
        sheet = quality.start_inspection(work, InspectionKind.INCOMING, identity=lot_no)
        quality.record_item(work, sheet.number, 1, "", PASS if good else FAIL)
        quality.record_item(work, sheet.number, 2, "126")
        quality.record_item(work, sheet.number, 3, "50")
    with line.place.work(line.inspector) as work:
        return quality.give_verdict(work, sheet.number).number


@pytest.mark.clause("B-09", "D-02", "D-03")
def test_bought_goods_wait_for_their_inspection_and_are_put_away_by_scan(
    line: Line, place: Workplace, clock: SetClock, people: People
) -> None:
    catalog.location(place, "A-02-01")
    view = arrived(line)
    assert (view.supplier_lot, view.valid_until, view.expires_on, view.waiting) == ("B2611", date(2027, 3, 31), date(2027, 9, 30), 60)
    station = Station(place, clock, line.keeper)
    with place.read() as session:
        lot = units.lot(session, view.lot_no)
        assert lot is not None and lot.expires_on == date(2027, 9, 30)
        assert printed_count(session, "unit_label", view.lot_no) == 1
        assert [one.lot_no for one in arrivals.arrivals(session)] == [view.lot_no]
        assert available(session, view.product_id) == ()
    early = station.scan(view.lot_no)
    assert (early.verdict, early.clause) == (Verdict.WRONG, "B-09") and "来料待检" in str(early.message)
    station.scan(Command.CONFIRM.code)
    with pytest.raises(Refused) as refused, place.work(people(Role.SHIPPER)) as work:
        stock.pick(work, "DD26000001", view.lot_no, 5, "FH26000001")
    assert refused.value.clause == "B-09"
    sheet = judged(line, view.lot_no)
    with place.read() as session:
        assert packing.waiting(session) == []  # what was bought is put away as it came
    assert station.scan(view.lot_no).verdict is Verdict.GOOD and station.bench.state.place == "A-01-01"
    assert station.scan("A-02-01").verdict is Verdict.GOOD
    posted = station.scan(Command.PRINT.code)
    assert posted.verdict is Verdict.DONE
    with place.read() as session:
        receipt = queries.receipt(session, posted.object_key)
        assert receipt is not None and receipt.kind is ReceiptKind.PURCHASE
        assert (receipt.supplier, receipt.slip_no, receipt.inspection_no, receipt.quantity) == ("示范化工有限公司", "SH-0417", sheet, 60)
        assert [(one.quantity, one.location) for one in available(session, view.product_id)] == [(60, "A-02-01")]
        assert arrivals.arrivals(session) == [] and balances_against_moves(session) == []
        printed = session.query(PrintedPaper).filter_by(paper="goods_receipt", document=receipt.number).one()
        assert papers.goods_receipt(session, printed.document, making(session, printed)).startswith(b"%PDF")
    assert "已由" in str(station.scan(view.lot_no).message)  # a second time names who was first


@pytest.mark.clause("B-09", "B-11")
def test_what_failed_is_never_put_away_and_goes_back(line: Line, place: Workplace) -> None:
    view = arrived(line)
    judged(line, view.lot_no, good=False)
    with pytest.raises(Refused) as refused, place.work(line.keeper) as work:
        purchase.put_away(work, view.lot_no)
    assert refused.value.clause == "B-11"
    with place.work(line.keeper) as work:
        assert purchase.send_back(work, view.lot_no, "外壳破损，退供方").closed
    with pytest.raises(Conflict, match="已退回供方"), place.work(line.keeper) as work:
        purchase.put_away(work, view.lot_no)
    with place.read() as session:
        lot = units.lot(session, view.lot_no)
        assert lot is not None and lot.count(UnitState.HOLD) == 60


@pytest.mark.clause("D-10", "D-08", "D-06")
def test_places_of_bought_goods(line: Line, place: Workplace) -> None:
    catalog.location(place, "A-00-01", sealed_only=True)
    catalog.location(place, "H-01", "隔离区", ZoneKind.HOLD, StorageClass.NORMAL)
    view = arrived(line, sealed=False)
    judged(line, view.lot_no)
    for place_code, clause in (("A-00-01", "D-10"), ("H-01", "D-08")):
        with pytest.raises(Refused) as refused, place.work(line.keeper) as work:
            purchase.put_away(work, view.lot_no, place_code)
        assert refused.value.clause == clause
    with place.work(line.keeper) as work:
        assert purchase.put_away(work, view.lot_no).lines[0].location == "A-01-01"
    paint = catalog.product(place, GLUE, code="QL", name="清洗剂", hazard=True)
    with pytest.raises(Refused) as refused, place.work(line.keeper) as work:
        purchase.arrive(work, draft(paint.product_id))
    assert refused.value.clause == "D-06"


@pytest.mark.clause("D-02")
def test_a_purchase_is_cancelled_and_put_away_again(line: Line, place: Workplace) -> None:
    view = arrived(line)
    judged(line, view.lot_no)
    with place.work(line.keeper) as work:
        first = purchase.put_away(work, view.lot_no)
    with place.work(line.keeper) as work:
        assert service.reverse(work, first.number, "库位放错").kind is ReceiptKind.PURCHASE
    with place.work(line.keeper) as work:
        again = purchase.put_away(work, view.lot_no)
    with place.read() as session:
        assert [one.quantity for one in available(session, view.product_id)] == [60] and again.quantity == 60
        assert balances_against_moves(session) == []


@pytest.mark.clause("D-13")
def test_bad_input_at_the_door_names_what_is_wrong_and_keeps_nothing(line: Line, place: Workplace) -> None:
    first = arrived(line)
    own = catalog.product(place, catalog.SCREWS)
    cases = (
        ({"quantity": 0}, "须在 1 到"), ({"quantity": -5}, "须在 1 到"), ({"quantity": 10**9}, "须在 1 到"),
        ({"supplier": " "}, "请填写供方"), ({"slip_no": ""}, "请填写送货单号"), ({"supplier_lot": ""}, "请填写供方批号"),
        ({"expires_on": date(2026, 1, 1)}, "已失效，不收"), ({"valid_until": date(2026, 1, 1)}, "保管期已过"),
        ({"valid_until": date(2027, 12, 1)}, "保管期不能晚于失效期"), ({"valid_until": None, "expires_on": None}, "有保质期"),
        ({"expires_on": date(2027, 10, 31)}, "供方批号 B2611 已有一个失效期，同一批不能有两个"),
        ({"valid_until": date(2027, 2, 28)}, "已有一个保管期"), ({"product_id": own.product_id}, "不是外购产品"),
    )  # fmt: skip
    for changes, words in cases:
        with pytest.raises(AppError, match=words), place.work(line.keeper) as work:
            purchase.arrive(work, draft(first.product_id, **changes))
    with place.read() as session:
        assert [one.lot_no for one in arrivals.arrivals(session)] == [first.lot_no]
    with pytest.raises(BadInput, match="按批号管理"):
        catalog.product(place, code="XX", purchased=True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("民国116年3月31日", "民国 116 年是 2027 年"), ("116/3/31", "民国 116 年是 2027 年"), ("27-03-31", "年份要写四位"),
        ("27.3.31", "年份要写四位"), ("270331", "年份要写四位"), ("2027-02-30", "没有这一天"), ("2127-02-01", "年份 2127 不对"),
        ("明年三月", "写成 2027-03-31 这样"), ("31/03/2027", "年份要写四位"),
    ],
)  # fmt: skip
def test_days_as_they_are_not_to_be_keyed(text: str, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        keyed.day("失效期", text)


@pytest.mark.parametrize("text", ["2027-03-31", "2027/3/31", "2027.3.31", "2027年3月31日", "20270331", "２０２７－０３－３１"])
def test_days_as_they_are_keyed(text: str) -> None:
    assert keyed.day("失效期", text) == date(2027, 3, 31)
    assert keyed.day("失效期", "  ") is None


@pytest.mark.parametrize(
    ("text", "words"),
    [("-3", "要大于零"), ("2.5", "要是整数"), ("１.５", "要是整数"), ("0", "须在 1 到"), ("99999999999999999999", "须在 1 到"),
     ("1e9", "要写数字"), ("十", "要写数字"), ("", "请填写")],
)  # fmt: skip
def test_quantities_as_they_are_not_to_be_keyed(text: str, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        keyed.pieces("数量", text, 1_000_000)


def test_quantities_as_they_are_keyed() -> None:
    assert [keyed.pieces("数量", text, 1_000_000) for text in ("60", "1,200", "６０")] == [60, 1200, 60]


@pytest.mark.clause("B-09", "D-02")
def test_pieces_that_pass_later_are_put_away_later_and_again_after_a_reversal(line: Line, place: Workplace) -> None:
    view = arrived(line)
    receipts = []
    for pieces in (40, 20):
        with line.place.work(line.inspector) as work:
            sheet = quality.start_inspection(work, InspectionKind.INCOMING, identity=view.lot_no, quantity=pieces)
            quality.record_item(work, sheet.number, 1, "", PASS)
            quality.record_item(work, sheet.number, 2, "126")
            quality.record_item(work, sheet.number, 3, "50")
            quality.give_verdict(work, sheet.number)
        with place.work(line.keeper) as work:
            receipts.append(purchase.put_away(work, view.lot_no))
    assert [receipt.quantity for receipt in receipts] == [40, 20]
    with place.read() as session:
        lot = units.lot(session, view.lot_no)
        assert lot is not None and lot.count(UnitState.IN_STOCK) == 60 and arrivals.arrivals(session) == []
    with place.work(line.keeper) as work:
        service.reverse(work, receipts[0].number, "库位放错")
    with place.read() as session:
        assert [(one.ready, one.receipt_no) for one in arrivals.arrivals(session)] == [(40, receipts[1].number)]
    with place.work(line.keeper) as work:
        assert purchase.put_away(work, view.lot_no).quantity == 40


@pytest.mark.clause("B-09")
def test_what_went_back_to_its_supplier_never_comes_into_stock_by_letting_it_go(line: Line, place: Workplace) -> None:
    view = arrived(line)
    with place.work(line.keeper) as work:
        purchase.send_back(work, view.lot_no, "型号不对")
    with pytest.raises(Conflict), place.work(line.inspector) as work:
        holds.let_go(work, view.lot_no, "没问题")


@pytest.mark.clause("D-10")
def test_bought_pieces_that_were_opened_are_put_away_apart(line: Line, place: Workplace) -> None:
    catalog.location(place, "A-02-01", sealed_only=True)
    view = arrived(line)
    judged(line, view.lot_no)
    with place.work(line.keeper) as work:
        first = purchase.put_away(work, view.lot_no, "A-02-01")
        moving.open_packing(work, view.lot_no, "验货")
        service.reverse(work, first.number, "扫错了")
    with pytest.raises(Refused) as refused, place.work(line.keeper) as work:
        purchase.put_away(work, view.lot_no, "A-02-01")
    assert refused.value.clause == "D-10"
    with place.work(line.keeper) as work:
        assert purchase.put_away(work, view.lot_no).lines[0].location == "A-01-01"
