from __future__ import annotations

from datetime import date

import pytest

from app.core.errors import BadInput, Conflict, NotPermitted, Refused
from app.core.work import Workplace
from app.printing.service import printed_count
from app.quality import cards, queries
from app.units import queries as units
from db.states import InspectionVerdict, QualityCardState, Role, UnitState
from tests.helpers import catalog
from tests.helpers.goods import FAIL, PASS, Line
from tests.helpers.orders import People


@pytest.fixture
def line(place: Workplace, people: People) -> Line:
    return Line(place, people)


@pytest.mark.clause("B-01")
@pytest.mark.parametrize("open_field", ["操作者", "互检"])
def test_an_open_step_bars_submission(line: Line, place: Workplace, open_field: str) -> None:
    task = line.task(catalog.product(place), 2)
    with place.work(line.assembler) as work:
        card = cards.open_card(work, task.number)
        assert card.serials == task.serials and card.state is QualityCardState.OPEN
        last = card.operations[-1].no
        for operation in card.operations:
            if open_field == "互检" or operation.no != last:
                cards.record_operation(work, card.number, operation.no, PASS)
    with place.work(line.mate) as work:
        for operation in card.operations[:-1]:
            cards.check_mutually(work, card.number, operation.no, PASS)
    with pytest.raises(Refused, match="质量跟踪卡记录不全，不得交检") as refused, place.work(line.assembler) as work:
        cards.submit(work, card.number)
    assert refused.value.clause == "B-01"
    assert open_field in str(refused.value.facts[1].value)
    with place.read() as session:
        assert {u.state for u in units.units_of_task(session, task.number)} == {UnitState.IN_PRODUCTION}


def test_a_complete_card_submits_its_goods(line: Line, place: Workplace) -> None:
    task = line.task(catalog.product(place), 2)
    card = line.submitted(task)
    assert card.state is QualityCardState.SUBMITTED and card.submitter == line.assembler.name
    assert card.operations[0].operator == line.assembler.name and card.operations[0].done_on == date(2026, 11, 23)
    with place.read() as session:
        assert {u.state for u in units.units_of_task(session, task.number)} == {UnitState.AWAITING_INSPECTION}
        assert printed_count(session, "quality_card", card.number) == 1
    with pytest.raises(Conflict), place.work(line.assembler) as work:
        cards.submit(work, card.number)
    with pytest.raises(Conflict), place.work(line.assembler) as work:
        cards.record_operation(work, card.number, 1, PASS)


@pytest.mark.clause("B-02")
def test_nobody_checks_his_own_operation(line: Line, place: Workplace) -> None:
    task = line.task(catalog.product(place), 1)
    with place.work(line.assembler) as work:
        card = cards.open_card(work, task.number)
        cards.record_operation(work, card.number, 1, PASS)
    with pytest.raises(Refused, match="自检与互检不能为同一人") as refused, place.work(line.assembler) as work:
        cards.check_mutually(work, card.number, 1, PASS)
    assert refused.value.clause == "B-02"


@pytest.mark.clause("B-02")
def test_the_checker_does_not_become_the_operator(line: Line, place: Workplace) -> None:
    task = line.task(catalog.product(place), 1)
    with place.work(line.mate) as work:
        card = cards.open_card(work, task.number)
        cards.check_mutually(work, card.number, 1, PASS)
    with pytest.raises(Refused) as refused, place.work(line.mate) as work:
        cards.record_operation(work, card.number, 1, PASS)
    assert refused.value.clause == "B-02"


def test_bad_input_is_refused_before_anything_is_written(line: Line, place: Workplace, people: People) -> None:
    task = line.task(catalog.product(place), 3)
    with pytest.raises(BadInput), place.work(line.assembler) as work:
        cards.open_card(work, task.number, ["  "])
    with pytest.raises(BadInput), place.work(line.assembler) as work:
        cards.open_card(work, task.number, serials=["BK2611239999"])
    with place.work(line.assembler) as work:
        first = cards.open_card(work, task.number, serials=task.serials[:1])
        rest = cards.open_card(work, task.number)
        assert first.serials + rest.serials == task.serials
    with pytest.raises(BadInput), place.work(line.assembler) as work:
        cards.open_card(work, task.number)
    with pytest.raises(BadInput), place.work(line.assembler) as work:
        cards.record_operation(work, first.number, 1, FAIL)
    with pytest.raises(BadInput), place.work(line.assembler) as work:
        cards.record_operation(work, first.number, 1, PASS, done_on=date(2026, 11, 24))
    with pytest.raises(NotPermitted), place.work(people(Role.SALES)) as work:
        cards.submit(work, first.number)


def test_a_lot_has_one_card(line: Line, place: Workplace) -> None:
    task = line.task(catalog.product(place, catalog.SCREWS), 500)
    card = line.submitted(task)
    assert (card.lot_no, card.quantity, card.serials) == (task.lot, 500, ())
    with place.read() as session:
        lot = units.lot(session, task.lot)
        assert lot is not None and lot.count(UnitState.AWAITING_INSPECTION) == 500
        assert queries.card_of(session, task.lot) == card
    with pytest.raises(BadInput), place.work(line.assembler) as work:
        cards.open_card(work, task.number)
    assert InspectionVerdict.PASS is PASS
