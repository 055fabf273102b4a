"""The request form goes out whole, the record prints with what was done, the ledger of a period leaves nothing out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.aftersales import case_papers, service
from app.aftersales.views import CaseCause, CaseDraft, CaseView, Dispatch, PartDraft, ServiceWay, WorkReport
from app.core.clock import SetClock
from app.core.errors import BadInput, NotFound, Refused
from app.core.work import Workplace
from app.desk import _forms
from app.printing.preview import preview
from db.states import Role
from tests.app.slips.reading import texts
from tests.helpers.gate import Yard
from tests.helpers.orders import People
from tests.helpers.returned import Returned


def words(place: Workplace, people: People, paper: str, document: str) -> str:
    with place.read() as session:
        return "".join(texts(preview(session, place, _forms(), people(Role.AFTER_SALES), paper, document).pdf))


@pytest.mark.clause("J-05", "J-09", "J-35")
def test_the_sheets_of_a_case(place: Workplace, people: People, clock: SetClock) -> None:
    yard = Yard(place, people)
    yard.out()
    desk, technician = people(Role.AFTER_SALES), people(Role.TECHNICAL_SERVICE)
    with place.work(desk) as work:
        bare = service.register(work, CaseDraft("", "不合闸", phone="138-0000-0000"))
        view: CaseView = service.register(work, CaseDraft(yard.serials[0], "合闸后<b>分闸</b> & 无报警", caller="设备科", phone="0571-1"))
    with pytest.raises(Refused) as caught, place.work(desk) as work:
        case_papers.print_case(work, "service_request", bare.number)
    assert caught.value.clause == "J-05"
    number, booked = view.number, clock.now() + timedelta(hours=20)
    with place.work(desk) as work:
        service.respond(work, number, "设备科", "先停用")
        service.analyse(work, number, CaseCause.PRODUCT, "整定值漂移", "脱扣器漂移")
        service.agree_solution(work, number, "换脱扣器", "设备科")
        plan = Dispatch(ServiceWay.ON_SITE, booked, technician.person_id, print_sheets=True)
        service.start_work(work, number, plan=plan)
    asked = words(place, people, "service_request", number)
    for one in ("客户服务申请表", number, "合闸后<b>分闸</b>&无报警", yard.serials[0], technician.name, "保修至", "换脱扣器"):
        assert one in asked, one
    with place.work(technician) as work:
        service.finish_work(work, number, "", WorkReport("换好，带载正常", (PartDraft("脱扣器", 1, "个", "TK1", "TK2"),), travel_km=86))
    record = words(place, people, "service_record", number)
    for one in ("客户服务记录", "换好，带载正常", "TK1", "TK2", "86公里", "脱扣器漂移"):
        assert one in record, one


@pytest.mark.clause("F-16", "J-05")
def test_the_warranty_card_is_blank_until_the_goods_are_signed_for(place: Workplace, people: People) -> None:
    world = Returned(place, people)
    world.out()
    customer = world.yard.customer.name
    stored = words(place, people, "warranty_card", world.spare)
    assert "保修卡" in stored and world.spare in stored and "签收之日起24个月" in stored and customer not in stored
    travelling = words(place, people, "warranty_card", world.serial)
    assert customer in travelling and "签收之日起24个月" in travelling
    world.sign(world.yard.dispatch_no, 2)
    card = words(place, people, "warranty_card", world.serial)
    for one in (customer, "2026年11月23日", "24个月，至2028-11-22", "JFT-B32"):
        assert one in card, one
    with pytest.raises(NotFound):
        words(place, people, "warranty_card", "BK0000000000")


@pytest.mark.clause("J-04")
def test_the_ledger_of_a_period(place: Workplace, people: People, clock: SetClock) -> None:
    desk = people(Role.AFTER_SALES)
    for n in range(3):
        with place.work(desk) as work:
            service.register(work, CaseDraft("", f"问题{n}", phone="138-0000-0000"))
        clock.forward(days=1)
    with place.work(desk) as work:
        case_papers.print_ledger(work, date(2026, 11, 23), date(2026, 11, 24))
        case_papers.print_ledger(work, date(2026, 11, 23), date(2026, 11, 24))
        with pytest.raises(BadInput):
            case_papers.print_ledger(work, date(2026, 11, 24), date(2026, 11, 23))
    found = words(place, people, "service_ledger", "20261123-20261124")
    assert "SH-2026-0001" in found and "SH-2026-0002" in found and "SH-2026-0003" not in found
    assert "共2件：响应超时2件" in found
