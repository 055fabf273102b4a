"""The Pareto over every voice, the budget and who may see it, the quality file of goods, product and customer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from app.aftersales import case_opening
from app.aftersales.views import CaseDraft
from app.core.clock import SetClock, site_day
from app.core.errors import BadInput, NotFound, NotPermitted, Refused
from app.core.work import PROGRAM, Actor, Workplace
from app.delivery.costs import CostKind, book_cost
from app.printing.making import making
from app.reports import budget, file_papers, pareto
from app.reports.quality_file import Filed, Subject, find, quality_file
from db.models.core import PrintedPaper
from db.states import Role
from tests.helpers import catalog, goods, month

People = Callable[..., Actor]


@pytest.fixture
def cases(place: Workplace, people: People, clock: SetClock) -> tuple[str, ...]:
    return month.two_months(place, people(Role.AFTER_SALES), clock, (catalog.product(place),))


@pytest.mark.clause("J-14")
def test_every_voice_is_in_one_pareto_by_product_and_cause(place: Workplace, cases: tuple[str, ...], clock: SetClock) -> None:
    with place.read() as session:
        heard = pareto.voices(session, date(2026, 11, 1), site_day(clock.now()))
    by_cause = pareto.steps(heard, pareto.Over.CAUSE)
    assert sorted(one.count for one in by_cause) == sorted([3, 3, 1]) and by_cause[-1].share == 100
    assert [one.share for one in by_cause] == sorted(one.share for one in by_cause)
    assert {number for one in pareto.steps(heard, pareto.Over.PRODUCT) for number in one.numbers} == set(cases)


@pytest.mark.clause("K-03")
@pytest.mark.decision("X-39")
def test_two_percent_of_the_base_less_what_was_booked(place: Workplace, people: People, clock: SetClock) -> None:
    finance, year = people(Role.FINANCE), site_day(clock.now()).year
    with place.work(PROGRAM) as work:
        book_cost(work, CostKind.REPLACEMENT, "LL26000009", 120_000, "补换断路器")
        book_cost(work, CostKind.RECOVERY, "SP26000001", -20_000, "承运商赔付")
    with place.work(people(Role.SALES)) as work, pytest.raises(NotPermitted):
        budget.set_base(work, year, 1, "决算")
    with place.work(finance) as work:
        with pytest.raises(BadInput):
            budget.set_base(work, year, 0, "决算")
        budget.set_base(work, year, 1_000_000_000, "预算")
        assert budget.set_base(work, year, 1_250_000_050, "决算").budget_fen == 25_000_001
    with place.read() as session:
        found = budget.budget(session, year, clock.now(), finance.roles)
        assert (found.spent_fen, found.left_fen, len(found.history)) == (100_000, 24_900_001, 2)
        assert [one.source_no for one in found.booked] == ["SP26000001", "LL26000009"]
        for role in (Role.SALES, Role.INSPECTOR, Role.DELIVERY_MANAGEMENT):
            with pytest.raises(Refused) as refused:
                budget.budget(session, year, clock.now(), {role})
            assert refused.value.clause == "K-03"


@pytest.mark.clause("J-04")
def test_a_serial_has_its_inspections_certificate_and_cases_in_one_file(place: Workplace, people: People, clock: SetClock) -> None:
    product = catalog.product(place)
    line = goods.Line(place, people)
    line.prepared(product)
    task, sheet = line.ready(product, 1)
    serial = task.serials[0]
    after_sales = people(Role.AFTER_SALES)
    with place.work(after_sales) as work:
        case = case_opening.register(work, CaseDraft(serial, "合闸后自行分闸", customer="华东电气设备有限公司", phone="138-0000-0000"))
    with place.read() as session:
        found = quality_file(session, serial.lower(), after_sales.roles)
        assert {line.filed for line in found.lines} == {Filed.CASE, Filed.INSPECTION, Filed.CERTIFICATE}
        assert {case.number, sheet.number} <= {line.number for line in found.lines}
        assert [line.at for line in found.lines] == sorted((line.at for line in found.lines), reverse=True)
        whole = quality_file(session, f"CP{product.product_id}")
        assert whole.subject is Subject.PRODUCT and whole.counts == {Filed.CASE: 1}
        assert [one.document for one in find(session, serial[-6:])] == [serial]
        assert f"CP{product.product_id}" in [one.document for one in find(session, product.name[:2])]
        with pytest.raises(NotFound):
            quality_file(session, "没有这个号")
        with pytest.raises(Refused):
            quality_file(session, serial, {Role.GUARD})


@pytest.mark.clause("J-04")
def test_a_file_prints_as_it_stands_and_the_next_day_again(
    place: Workplace, people: People, clock: SetClock, cases: tuple[str, ...]
) -> None:
    with place.read() as session:
        document = find(session, "断路器")[0].document
    after_sales = people(Role.AFTER_SALES)
    for nth in (1, 2):
        with place.work(after_sales) as work:
            assert file_papers.print_file(work, document) == nth
        clock.forward(days=1)
    with place.read() as session:
        printed = session.query(PrintedPaper).order_by(PrintedPaper.id.desc()).first()
        assert printed is not None and printed.reason.endswith("现状")
        facts = making(session, printed)
        assert file_papers.quality_file_paper(session, document, facts) == file_papers.quality_file_paper(session, document, facts)
