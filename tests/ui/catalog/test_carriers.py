"""承运商 and 送货驾驶资格 in the window: urgent ones first, the next act, two people for a return, what prints."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.carriers import queries, service
from app.carriers.views import FileDraft, Scores
from app.catalog import service as master
from app.catalog.views import CarrierDraft, VehicleDraft
from app.core.work import Actor, Workplace
from app.identity import queries as people_queries
from app.identity import service as identity
from db.engine import open_engine
from db.models.core import PrintedPaper
from db.states import Activity, CarrierState, Role
from db.states import CarrierEventKind as E
from tests.conftest import People
from tests.helpers.office import Office
from tests.helpers.settled import eventually
from ui.catalog.page import CatalogPage
from ui.widgets.mark import Mark

PICTURES = os.environ.get("JIAOFU_PICTURES")
DAY = date(2026, 11, 23)
NAMES = ("示范顺达物流有限公司", "示范联运专线有限公司", "示范捷通快运有限公司", "示范远达货运有限公司", "示范新客运输有限公司")


@pytest.fixture
def place(sqlite_file_url: str, clock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "测试台", clock)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def people(place: Workplace) -> People:
    return People(place)


@pytest.fixture
def head(people: People) -> Actor:
    return people(Role.LOGISTICS_HEAD)


@pytest.fixture
def office(qtbot: QtBot, place: Workplace, head: Actor) -> Iterator[Office]:
    ends = {NAMES[0]: (400, 300), NAMES[1]: (18, 300), NAMES[2]: (200, -3), NAMES[3]: (500, 500), NAMES[4]: (90, 90)}
    with place.work(head) as work:
        for n, (name, (licence, contract)) in enumerate(ends.items(), start=1):
            carrier = CarrierDraft(
                name, f"0571-0000-020{n}", CarrierState.CANDIDATE if n == 5 else CarrierState.APPROVED, f"示运许字 000{n}",
                DAY + timedelta(days=licence), f"安运 2026-0{n}", DAY + timedelta(days=contract),
            )  # fmt: skip
            insured = DAY + timedelta(days=200)
            draft = FileDraft(carrier, "调度甲", "示范市物流园 8 号", f"保 2026-{n}", insured, True, "4.20 元/km", "华东六省")
            key = service.create(work, draft).carrier_id
            if n < 4:
                service.evaluate(work, key, Scores(95 - 9 * n, 90 - 9 * n, 88 - 9 * n, 92 - 9 * n), "旺季运力紧")
            for day in range(9 - n):
                at = work.now - timedelta(days=6 * day)
                service.note_event(work, key, E.ON_TIME, at, f"JF26000{n}{day}", trip_no=f"CC2600{n}{day:02d}", order_no="DD26000001")
            if n in (2, 3):
                late = work.now - timedelta(days=3)
                service.note_event(work, key, E.LOSS, late, "JF26000999", trip_no="CC26000999", quantity=2, note="签收时短少")
            master.create_vehicle(work, VehicleDraft(f"浙A·0T10{n}", "厢式货车 9.6 米", key, DAY + timedelta(days=20 * n), 10_000))
    made = Office(place, CatalogPage, head, QSize(1218, 688))
    made.page.show_view("carriers")
    made.settle()
    yield made
    made.close()


def picture(office: Office, name: str) -> None:
    if PICTURES:
        office.shot(Path(PICTURES) / f"{name}-1366.png")
        office.window.resize(QSize(1772, 1000))
        office.shot(Path(PICTURES) / f"{name}-1920.png")
        office.window.resize(QSize(1218, 688))
        office.settle()


def label(office: Office, name: str) -> str:
    return office.find(QLabel, name).text()


@pytest.mark.clause("G-12", "G-13", "G-14", "G-15")
def test_the_most_urgent_stands_first_with_its_next_step(qtbot: QtBot, office: Office) -> None:
    rows = office.rows("list.carriers")
    assert [(row[0], row[2]) for row in rows] == [
        (NAMES[2], "已过期"), (NAMES[1], "资质将到期"), (NAMES[3], "待复评"), (NAMES[4], "候选"), (NAMES[0], "合格"),
    ]  # fmt: skip
    picture(office, "carriers-expired")
    office.choose("list.carriers", NAMES[1])
    assert label(office, "label.next") == "下一步：催换证照，换好后填新的有效期"
    assert office.find(Mark, "mark.carrier_state").word == "合格"
    happened = office.rows("list.carrier_events")
    assert ["2026-11-20", "丢失", "CC26000999 签收时短少 2 件 JF26000999"] in happened
    office.fill("field.licence_until", "2028-11-30")
    office.fill("field.reason", "换证")
    office.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)  # a button's key clicks it slowly
    eventually(lambda: "资质将到期" not in [row[2] for row in office.rows("list.carriers")])
    assert office.refusals == []


@pytest.mark.clause("G-12", "G-14")
def test_an_evaluation_is_entered_by_keys_and_moves_the_grade(office: Office, place: Workplace) -> None:
    office.choose("list.carriers", NAMES[3])
    office.press("do.turn")
    for name, score in (("qualification", "60"), ("reputation", "62"), ("capacity", "58"), ("service", "60")):
        office.fill(f"field.score_{name}", score)
    office.fill("field.score_note", "车旧")
    picture(office, "carriers-evaluate")
    office.press("do.evaluate_carrier")
    assert label(office, "label.grade") == "B 级·80 分"
    office.fill("field.event_kind", "破损")
    office.fill("field.event_note", "雨布破，箱湿")
    office.press("do.report_carrier")
    with place.read() as session:
        card = next(card for card in queries.cards(session, place.clock.now()) if card.name == NAMES[3])
    assert (card.given, card.counts.damage, card.happened) == (60, 1, 92)
    assert office.rows("list.carrier_events")[0][1] in ("破损", "评价 60 分")


@pytest.mark.clause("G-14")
def test_a_terminated_carrier_comes_back_by_two_people_in_the_window(office: Office, people: People) -> None:
    office.choose("list.carriers", NAMES[0])
    office.press("do.turn")
    office.fill("field.new_state", "终止")
    office.press("do.move_carrier")
    assert office.rows("list.carriers")[-1][2] == "合格"  # a reason is asked for
    office.fill("field.move_reason", "丢货三次")
    office.press("do.move_carrier")
    assert office.rows("list.carriers")[-1] == [NAMES[0], "A", "终止"]
    office.choose("list.carriers", NAMES[0])
    office.fill("field.again_reason", "整改完成")
    picture(office, "carriers-terminated")
    office.press("do.propose_carrier")
    assert label(office, "label.next") == "下一步：另一人批准重新合作，或保持终止"
    leader = people(Role.LEADERSHIP)
    office.sign_in(leader)
    office.choose("list.carriers", NAMES[0])
    office.press("do.approve_carrier")
    assert office.find(Mark, "mark.carrier_state").word == "合格"
    assert office.refusals == []


@pytest.mark.clause("M-05", "G-12")
def test_the_file_prints_for_those_who_may_see_prices(office: Office, place: Workplace, people: People) -> None:
    office.choose("list.carriers", NAMES[0])
    office.press("do.print_carrier")
    with place.read() as session:
        assert [(row.paper, row.nth) for row in session.query(PrintedPaper)] == [("carrier_file", 1)]
    office.sign_in(people(Role.STOREKEEPER))
    office.choose("list.carriers", NAMES[0])
    assert not office.page.shown_view().print.isEnabled()
    assert office.page.shown_view().form.editor("price_note").isHidden()


@pytest.mark.clause("F-17", "G-18")
def test_qualifications_to_deliver_and_drive_are_kept_and_renewed(office: Office, place: Workplace, people: People) -> None:
    staff = people(Role.PERSONNEL)
    crew = [people(Role.SHIPPER) for _ in range(4)]
    with place.work(staff) as work:
        driving, delivery = Activity.DRIVING, Activity.DELIVERY
        for n, (activity, days) in enumerate(((driving, -2), (delivery, 12), (driving, 200), (delivery, 300))):
            until = DAY + timedelta(days=days)
            passed = until - timedelta(days=370)
            identity.qualify(
                work, crew[n].person_id or 0, activity, passed + timedelta(days=5), until, certificate_no=f"驾培 000{n}", passed_on=passed
            )
    office.sign_in(staff)
    office.page.show_view("drivers")
    office.settle()
    assert [row[5] for row in office.rows("list.drivers")] == ["已过期", "将到期", "有效", "有效"]
    office.choose("list.drivers", crew[0].name)
    office.fill("field.certificate_no", "驾培 0101")
    office.fill("field.passed_on", "2026-11-20")
    picture(office, "drivers")
    office.press("do.save")
    with place.read() as session:
        held = [one for one in people_queries.qualifications(session) if one.person_id == crew[0].person_id]
    assert [(one.valid_from, one.valid_until) for one in held][-1] == (DAY, date(2027, 11, 22))
    assert sorted(row[5] for row in office.rows("list.drivers")) == ["将到期", "有效", "有效", "有效"]
