"""The carrier's file (form 35) and the month's freight, drawn from what the commands entered."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.carriers import papers, queries, service
from app.carriers.views import FileDraft, Scores
from app.catalog.views import CarrierDraft
from app.core.clock import SetClock, site_time
from app.core.errors import BadInput, Refused
from app.core.work import Actor
from app.dispatch import freight, freight_paper
from app.printing.making import Making
from app.printing.reprint import may_see
from app.slips.render import page_images
from db.states import CarrierEventKind as E
from db.states import CarrierState, Role
from tests.app.gate.test_papers import MAKING
from tests.app.slips.reading import texts
from tests.conftest import Workplace
from tests.helpers import catalog
from tests.helpers.dispatch import Shipping
from tests.helpers.orders import People

DAY = date(2026, 11, 23)


def printed(clock: SetClock) -> Making:
    return replace(MAKING, printing=replace(MAKING.printing, printed_at=site_time(clock.now())))


def kept(pdf: bytes, name: str) -> None:
    """For who wants to look at it."""
    if folder := os.environ.get("JIAOFU_PICTURES"):
        page_images(pdf, 110)[0].save(Path(folder) / f"{name}.png")


@pytest.fixture
def head(people: People) -> Actor:
    return people(Role.LOGISTICS_HEAD)


@pytest.mark.clause("G-12", "G-13", "G-14", "G-15", "G-16")
def test_form_35_holds_papers_scores_and_what_happened(place: Workplace, clock: SetClock, head: Actor) -> None:
    name, licence, contract = "示范顺达物流有限公司", date(2028, 6, 30), date(2027, 12, 31)
    carrier = CarrierDraft(name, "0571-0000-0201", CarrierState.CANDIDATE, "示运许字 0001", licence, "安运 2026-01", contract)
    prices, network = "9.6 米 4.20 元/km", "华东六省，每日班车"
    draft = FileDraft(carrier, "调度甲", "示范市物流园 8 号", "保 2026-77", date(2027, 6, 30), True, prices, network)
    with place.work(head) as work:
        key = service.create(work, draft).carrier_id
        service.move(work, key, CarrierState.APPROVED, "资料齐，试运两趟")
        service.evaluate(work, key, Scores(90, 85, 80, 88), "服务好，旺季运力紧")
        for n in range(8):
            service.note_event(work, key, E.ON_TIME, work.now - timedelta(days=n), f"JF2600000{n}", trip_no=f"CC2600000{n}")
        service.note_event(work, key, E.LOSS, work.now, "JF26000009", trip_no="CC26000009", quantity=2, note="签收时短少")
    catalog.vehicle(place, "浙A·0T101", key)
    with place.read() as session:
        made = papers.carrier_file(session, str(key), printed(clock))
    kept(made, "carrier-file")
    with place.read() as session:
        card = queries.card(session, key, clock.now())
    page = texts(made)[0]
    for words in (
        "承运商档案与评价表", name, "示运许字0001", "2028-06-30", "安运2026-01", "保2026-77", "浙A·0T101（检验至2027-05-31）",
        "9.6米4.20元/km", "资质25%", "服务质量25%", "调度甲", "候选→合格", "丢失", "CC26000009", "签收时短少，2件", "评价86分",
        f"总分{card.score}",
    ):  # fmt: skip
        assert words in page, (words, page)


@pytest.mark.clause("F-21")
def test_the_months_freight_on_paper_and_as_a_workbook(place: Workplace, people: People, clock: SetClock) -> None:
    ship = Shipping(place, people)
    one = catalog.carrier(place, "=示范顺达")
    trips = [ship.trip(carrier_id=one.carrier_id).number for _ in range(2)]
    finance = people(Role.FINANCE)
    with place.work(ship.head) as work:
        freight.agree(work, trips[0], 1_200_00, "报价 7")
        freight.add_extra(work, trips[0], 34_00, "压车")
    with place.work(finance) as work:
        freight.register_invoice(work, [trips[0]], "运票 77", DAY)
    with place.read() as session:
        made = freight_paper.freight_list(session, "2026-11", printed(clock))
        kept(made, "freight-list")
        page = texts(made)[0]
        empty = texts(freight_paper.freight_list(session, "2026-10", printed(clock)))[0]
        with pytest.raises(BadInput):
            freight_paper.freight_list(session, "十一月", printed(clock))
        book = load_workbook(io.BytesIO(freight_paper.freight_book(freight.month(session, DAY, {Role.FINANCE}))))
    for words in (
        "月度运费清单", "=示范顺达", trips[0], "未约定", "1200.00", "34.00", "人民币壹仟贰佰叁拾肆元整", "运票77", "未付1234.00元",
        "（压车+34.00）",
    ):  # fmt: skip
        assert words in page, (words, page)
    assert "月度运费清单" in empty and trips[0] not in empty
    detail, sums = book.worksheets
    assert (detail["A2"].value, detail["A2"].data_type, detail["F2"].value, detail["I2"].value) == ("=示范顺达", "s", 1200, 1234)
    assert [cell.value for cell in sums[2]] == ["=示范顺达", 2, 1234, 0, 1234]


@pytest.mark.clause("M-05")
def test_papers_with_prices_are_for_those_who_may_see_them(place: Workplace, people: People, head: Actor) -> None:
    key = catalog.carrier(place).carrier_id
    prints: list[Callable[[], object]] = []
    for role in (Role.STOREKEEPER, Role.GUARD):
        actor = people(role)
        for paper in ("carrier_file", "freight_list"):
            assert not may_see({role}, paper) and may_see({Role.FINANCE}, paper)
        for act in (lambda w: papers.print_file(w, key), lambda w: freight_paper.print_list(w, DAY)):
            with pytest.raises(Refused) as caught, place.work(actor) as work:
                act(work)
            assert caught.value.clause == "M-05"
    with place.work(head) as work:
        prints += [lambda: papers.print_file(work, key), lambda: freight_paper.print_list(work, DAY)]
        assert [act() for act in prints] == [1, 1] and [act() for act in prints] == [2, 2]
