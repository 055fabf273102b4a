from __future__ import annotations

from datetime import date

import pytest

from app.core.errors import BadInput, Conflict, NotPermitted, Refused
from app.core.work import Workplace
from app.packing import papers, queries, service, special
from app.packing.undoing import undo
from app.packing.views import MaterialDraft, SpecDraft
from app.printing.making import making
from app.printing.service import printed_count
from app.quality import queries as quality
from app.units import queries as units
from db.models.core import PrintedPaper
from db.states import PackingState, Role, UnitState
from tests.helpers import catalog
from tests.helpers.goods import MATERIALS, STEPS, Line, qualified, spec, standard
from tests.helpers.orders import People

GTIN = "06901234000016"


@pytest.fixture
def line(place: Workplace, people: People) -> Line:
    return Line(place, people)


@pytest.fixture
def serial(line: Line, place: Workplace) -> str:
    """A passed unit of a product with GTIN, standard and packaging requirement."""
    breaker = catalog.product(place, gtin=GTIN)
    line.prepared(breaker)
    task = line.task(breaker, 1)
    line.inspected(line.submitted(task))
    return task.serials[0]


def certificate(line: Line, serial: str) -> str:
    with line.place.read() as session:
        found = quality.certificate_of(session, serial)
    assert found is not None
    return found.number


@pytest.mark.clause("C-01")
def test_no_packing_without_an_approved_requirement_in_force(line: Line, place: Workplace, people: People) -> None:
    breaker = catalog.product(place)
    standard(place, breaker)
    task = line.task(breaker, 1)
    line.inspected(line.submitted(task))

    def start() -> None:
        with pytest.raises(Refused, match="无有效包装要求") as refused, place.work(line.assembler) as work:
            service.start(work, task.serials[0])
        assert refused.value.clause == "C-01"

    start()
    draft = SpecDraft(breaker.product_id, "BZ-012", "A", STEPS, MATERIALS, date(2026, 1, 1))
    with place.work(people(Role.PROCESS)) as work:
        made = service.draft_spec(work, draft)
    start()
    with place.work(people(Role.PROCESS)) as work:
        service.approve_spec(work, made.spec_id)
    with place.work(line.assembler) as work:
        assert service.start(work, task.serials[0]).drawing == "BZ-012 A"


@pytest.mark.clause("C-01")
def test_a_requirement_that_is_not_effective_yet_does_not_count(line: Line, place: Workplace, people: People) -> None:
    breaker = catalog.product(place)
    standard(place, breaker)
    spec(place, people, breaker, effective=date(2026, 11, 24))
    task = line.task(breaker, 1)
    line.inspected(line.submitted(task))
    with pytest.raises(Refused) as refused, place.work(line.assembler) as work:
        service.start(work, task.serials[0])
    assert refused.value.clause == "C-01"


@pytest.mark.clause("C-01")
def test_nobody_approves_his_own_requirement(place: Workplace, people: People) -> None:
    breaker = catalog.product(place)
    author = people(Role.PROCESS)
    with place.work(author) as work:
        made = service.draft_spec(work, SpecDraft(breaker.product_id, "BZ-012", "A", STEPS, MATERIALS, date(2026, 1, 1)))
    with pytest.raises(Refused) as refused, place.work(author) as work:
        service.approve_spec(work, made.spec_id)
    assert refused.value.clause == "C-01"


@pytest.mark.clause("B-06")
def test_what_has_not_passed_is_not_packed(line: Line, place: Workplace) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    task = line.task(breaker, 1)
    with pytest.raises(Refused, match="未检验合格，不得包装") as refused, place.work(line.assembler) as work:
        service.start(work, task.serials[0])
    assert refused.value.clause == "B-06"
    assert "在制" in [str(fact.value) for fact in refused.value.facts]


def test_the_packer_is_qualified(line: Line, place: Workplace, serial: str, people: People) -> None:
    with pytest.raises(Refused) as refused, place.work(people(Role.ASSEMBLER)) as work:
        service.start(work, serial)
    assert refused.value.clause == "K-13"


@pytest.mark.clause("C-06")
def test_a_skipped_step_is_refused(line: Line, place: Workplace, serial: str) -> None:
    with place.work(line.assembler) as work:
        service.start(work, serial)
        service.tick_step(work, serial, 1)
    with pytest.raises(Refused, match="包装步骤未完成：第 2 步 装入气泡袋") as refused, place.work(line.assembler) as work:
        service.tick_step(work, serial, 3)
    assert refused.value.clause == "C-06"


@pytest.mark.clause("C-06")
def test_the_inspector_does_not_check_an_unfinished_package(line: Line, place: Workplace, serial: str) -> None:
    with place.work(line.assembler) as work:
        service.start(work, serial)
    with pytest.raises(Refused) as refused, place.work(line.inspector) as work:
        service.seal_check(work, serial, True)
    assert refused.value.clause == "C-06"


@pytest.mark.clause("C-07")
def test_no_seal_without_the_certificate_scanned(line: Line, place: Workplace, serial: str) -> None:
    line.packed(serial)
    with place.work(line.inspector) as work:
        service.seal_check(work, serial, True, {"说明书": ""})
    with place.work(line.assembler) as work:
        service.confirm_firm(work, serial, True)
    with pytest.raises(Refused, match="封装前检查未完成：缺合格证") as refused, place.work(line.assembler) as work:
        service.seal(work, serial)
    assert refused.value.clause == "C-07"


@pytest.mark.clause("C-07")
def test_another_units_certificate_does_not_count(line: Line, place: Workplace, serial: str) -> None:
    line.packed(serial)
    for code in ("", "HG26000999"):
        with pytest.raises(Refused, match="缺合格证") as refused, place.work(line.inspector) as work:
            service.seal_check(work, serial, None, {"合格证": code})
        assert refused.value.clause == "C-07"


@pytest.mark.clause("C-07")
def test_the_packer_does_not_check_himself(line: Line, place: Workplace, serial: str, people: People) -> None:
    both = qualified(place, people(Role.ASSEMBLER, Role.INSPECTOR))
    line.assembler = both
    line.packed(serial)
    with pytest.raises(Refused, match="不能由包装人自己做") as refused, place.work(both) as work:
        service.seal_check(work, serial, True)
    assert refused.value.clause == "C-07"


@pytest.mark.clause("C-07")
def test_who_did_a_step_of_a_colleagues_package_does_not_check_it(line: Line, place: Workplace, serial: str, people: People) -> None:
    helper = people(Role.ASSEMBLER, Role.INSPECTOR)
    with place.work(line.assembler) as work:
        steps = len(service.start(work, serial).steps)
    with place.work(helper) as work:
        service.tick_step(work, serial, 1)
        undo(work, serial)  # taken back, yet his hands were on it
    with place.work(line.assembler) as work:
        for no in range(1, steps + 1):
            service.tick_step(work, serial, no)
    with pytest.raises(Refused, match="不能由包装人自己做") as refused, place.work(helper) as work:
        service.seal_check(work, serial, True)
    assert refused.value.clause == "C-07"


@pytest.mark.clause("C-07")
def test_who_signed_the_protection_of_a_package_does_not_check_it(line: Line, place: Workplace, people: People) -> None:
    drive = catalog.product(place, valuable=True)
    line.prepared(drive)
    task = line.task(drive, 1)
    line.inspected(line.submitted(task))
    serial, helper = task.serials[0], people(Role.ASSEMBLER, Role.INSPECTOR)
    with place.work(line.assembler) as work:
        view = service.start(work, serial)
        for no in range(1, len(view.steps) + 1):
            service.tick_step(work, serial, no)
    with place.work(helper) as work:
        special.sign(work, serial, special.occasion(view.session_id), [view.special[0].name])
    with pytest.raises(Refused, match="不能由包装人自己做") as refused, place.work(helper) as work:
        service.seal_check(work, serial, True)
    assert refused.value.clause == "C-07"


@pytest.mark.clause("C-12")
@pytest.mark.parametrize("materials", [MATERIALS, (MaterialDraft("纸制包装箱"),)])
def test_fragile_goods_need_cushioning(line: Line, place: Workplace, people: People, materials: tuple[MaterialDraft, ...]) -> None:
    glass = catalog.product(place, fragile=True)
    standard(place, glass)
    spec(place, people, glass, materials=materials)
    task = line.task(glass, 1)
    line.inspected(line.submitted(task))
    name = task.serials[0]
    with place.work(line.assembler) as work:
        for no in range(1, len(service.start(work, name).steps) + 1):
            service.tick_step(work, name, no)
    with place.work(line.inspector) as work:
        service.seal_check(work, name, True, {"合格证": certificate(line, name), "说明书": ""})
    with pytest.raises(Refused, match="易碎品缺防震材料") as refused, place.work(line.assembler) as work:
        service.confirm_firm(work, name, True)
        service.seal(work, name)
    assert refused.value.clause == "C-12"


@pytest.mark.clause("C-13")
def test_a_package_is_confirmed_firm_or_goes_back(line: Line, place: Workplace, serial: str) -> None:
    line.checked(serial)
    with pytest.raises(Refused, match="未确认包装牢固") as refused, place.work(line.assembler) as work:
        service.seal(work, serial)
    assert refused.value.clause == "C-13"
    with pytest.raises(BadInput), place.work(line.inspector) as work:
        service.confirm_firm(work, serial, False)
    with place.work(line.inspector) as work:
        back = service.confirm_firm(work, serial, False, "外箱压裂")
    assert back.state is PackingState.OPEN and not any(s.done for s in (*back.steps, *back.materials, *back.papers))
    assert back.next_step == STEPS[0]


@pytest.mark.clause("C-10")
@pytest.mark.decision("X-10")
def test_no_label_with_a_blank_field(line: Line, place: Workplace) -> None:
    bare = catalog.product(place, precautions=())
    line.prepared(bare)
    task = line.task(bare, 1)
    line.inspected(line.submitted(task))
    with pytest.raises(Refused, match="标签要素缺失：储运注意事项") as refused:
        line.sealed(task.serials[0])
    assert refused.value.clause == "C-10"


def test_seal_prints_the_label_from_the_record(line: Line, place: Workplace, serial: str) -> None:
    view = line.sealed(serial, label=False)
    assert (view.state, view.label_issue, view.labelled) == (PackingState.SEALED, 1, False)
    with place.read() as session:
        unit = units.unit(session, serial)
        assert unit is not None and unit.sealed and unit.state is UnitState.SEALED
        printed = session.query(PrintedPaper).filter_by(paper="content_label").one()
        label = papers.content_label(session, serial, making(session, printed))
    assert (label.serial, label.quantity, label.unit, label.shelf_life) == (serial, 1, "台", "不适用")
    assert label.certificate_no == certificate(line, serial) and label.precautions and label.issue == "1"


@pytest.mark.clause("C-11")
def test_only_the_newest_label_counts(line: Line, place: Workplace, serial: str) -> None:
    line.sealed(serial, label=False)
    with place.work(line.assembler) as work:
        assert service.reprint_label(work, serial, "打糊了").label_issue == 2
    with pytest.raises(Refused, match="不是这件货的最新内容标签") as refused, place.work(line.assembler) as work:
        service.scan_label_back(work, serial, "1")
    assert refused.value.clause == "C-11"
    with pytest.raises(BadInput), place.work(line.assembler) as work:
        service.scan_label_back(work, serial, "")
    with place.work(line.assembler) as work:
        assert service.scan_label_back(work, serial, "2").labelled
        assert printed_count(work.session, "content_label", serial) == 1


@pytest.mark.clause("C-07")
@pytest.mark.decision("X-31")
def test_an_opened_seal_is_checked_and_sealed_again(line: Line, place: Workplace) -> None:
    breaker = catalog.product(place, gtin=GTIN)
    line.prepared(breaker)
    catalog.location(place)
    name = line.stocked(breaker, 1).lines[0].serial
    with place.work(line.assembler) as work:
        with pytest.raises(BadInput):
            service.open_seal(work, name, "")
        view = service.open_seal(work, name, "加装附件")
        assert view.resealing and view.state is PackingState.OPEN and not view.packaging_ok
        unit = units.unit(work.session, name)
        assert unit is not None and not unit.sealed and unit.state is UnitState.IN_STOCK
        for no in range(1, len(view.steps) + 1):
            service.tick_step(work, name, no)
        service.confirm_firm(work, name, True)
    with pytest.raises(Refused) as refused, place.work(line.assembler) as work:
        service.seal(work, name)
    assert refused.value.clause == "C-07"
    with place.work(line.inspector) as work:
        service.seal_check(work, name, True, {"合格证": certificate(line, name), "说明书": ""})
    with place.work(line.assembler) as work:
        sealed = service.seal(work, name)
        assert sealed.label_issue == 2
        service.scan_label_back(work, name, "2")
        unit = units.unit(work.session, name)
        assert unit is not None and unit.sealed and unit.state is UnitState.IN_STOCK


def test_a_lot_is_packed_as_one(line: Line, place: Workplace) -> None:
    screws = catalog.product(place, catalog.SCREWS)
    line.prepared(screws)
    task = line.task(screws, 500)
    line.inspected(line.submitted(task))
    assert line.sealed(task.lot).labelled
    with place.read() as session:
        lot = units.lot(session, task.lot)
        assert lot is not None and lot.sealed and lot.count(UnitState.SEALED) == 500
        assert queries.waiting(session) == []


def test_who_may_not_and_what_is_over(line: Line, place: Workplace, serial: str, people: People) -> None:
    with pytest.raises(NotPermitted), place.work(people(Role.STOREKEEPER)) as work:
        service.start(work, serial)
    line.sealed(serial)
    for act in (lambda w: service.tick_step(w, serial, 1), lambda w: service.seal(w, serial)):
        with pytest.raises(Conflict), place.work(line.assembler) as work:
            act(work)
