"""Product packing at the packing bench, by scans alone."""

from __future__ import annotations

from datetime import date
from itertools import count

import pytest
from sqlalchemy import select

from app.boxing.bench import PackingBench
from app.catalog import packs
from app.core.clock import SetClock
from app.core.errors import Refused
from app.core.scans import ScanResult
from app.core.work import Actor, Workplace
from app.devices.codes import Command
from app.devices.scanner import ScanStamper
from app.labels import gs1
from app.packing import queries, service
from app.packing.product import ProductState, ProductStep
from app.packing.views import MaterialDraft, SpecDraft, StepDraft
from app.quality import queries as quality
from app.scanning.lane import ScanLane
from app.units import queries as units
from db.models.packing import PackingTick
from db.states import Role, UnitState, Verdict
from tests.helpers import catalog, materials
from tests.helpers.goods import MATERIALS, STEPS, Line, standard
from tests.helpers.orders import People

GTIN = "06901234000016"


class Bench:
    """A scanner at the tab 装箱核对; `actor` changes as people scan their badges."""

    def __init__(self, place: Workplace, clock: SetClock, line: Line) -> None:
        self.bench, self.actor, self.line = PackingBench(), line.assembler, line
        self.lane, self._stamper, self._ports = ScanLane(place), ScanStamper(clock), count()

    def scan(self, text: str, by: Actor | None = None) -> ScanResult:
        self.actor = by or self.actor
        frame = self._stamper.stamp(f"test{next(self._ports)}", text.encode())
        return self.lane.take(frame, self.bench, self.actor)

    def refused(self, text: str, by: Actor | None = None) -> tuple[str | None, str]:
        """A scan that latches the bench; the row behind it and the sentence. 确认 ends the latch."""
        result = self.scan(text, by)
        assert result.verdict is Verdict.WRONG and self.lane.latched is result
        assert self.scan(Command.CONFIRM.code).verdict is Verdict.INFO
        return result.clause, str(result.message)

    @property
    def now(self) -> ProductState:
        found = self.bench.state.product
        assert isinstance(found, ProductState)
        return found

    def packed(self, serial: str) -> None:
        """Every step, material and protection done by the assembler."""
        while self.now.step in (ProductStep.STEPS, ProductStep.PROTECT):
            assert self.scan(serial, self.line.assembler).verdict in (Verdict.GOOD, Verdict.DONE)

    def certificate(self, serial: str) -> str:
        with self.line.place.read() as session:
            found = quality.certificate_of(session, serial)
        assert found is not None
        return found.number

    def checked(self, serial: str) -> None:
        """The inspector's check, to the end."""
        self.scan(serial, self.line.inspector)
        self.scan(self.certificate(serial))
        while self.now.step is ProductStep.CHECK:
            assert self.scan(Command.CONFIRM.code).verdict in (Verdict.GOOD, Verdict.DONE)


@pytest.fixture
def line(place: Workplace, people: People) -> Line:
    return Line(place, people)


@pytest.fixture
def bench(place: Workplace, clock: SetClock, line: Line) -> Bench:
    return Bench(place, clock, line)


def label(serial: str, issue: str) -> str:
    return gs1.element_string(gs1.unit_elements(GTIN, serial=serial, issue=issue))


@pytest.mark.decision("X-07", "X-32")
@pytest.mark.clause("C-06", "C-07")
def test_a_sheet_opens_product_packing_and_its_units_are_packed_to_the_label(line: Line, bench: Bench) -> None:
    breaker = catalog.product(line.place, gtin=GTIN)
    line.prepared(breaker)
    sheet = line.inspected(line.submitted(line.task(breaker, 2)))
    first, second = sheet.serials
    assert bench.scan(sheet.number).verdict is Verdict.GOOD
    assert [g.identity for g in bench.now.goods] == [first, second] and "还有 2 件" in str(bench.now.next_step)
    assert bench.scan(first).verdict is Verdict.GOOD and bench.now.fresh and bench.now.care is not None
    assert bench.refused(second) == ("C-06", f"不是手上这一件，先做完 {first}")
    clause, sentence = bench.refused(Command.SEAL.code)
    assert clause == "C-06" and "第 1 步" in sentence
    bench.packed(first)
    assert bench.now.step is ProductStep.CHECK
    assert bench.scan(first).verdict is Verdict.HOLD  # the packer does not check himself
    assert bench.scan(bench.certificate(first)).verdict is Verdict.HOLD
    bench.scan(first, line.inspector)
    assert bench.refused(bench.certificate(second))[0] == "C-07"
    assert bench.refused(Command.SEAL.code, line.assembler) == ("C-07", "封装前检查未完成：缺合格证、说明书")
    bench.checked(first)
    assert bench.now.step is ProductStep.SEAL
    assert bench.scan(Command.CONFIRM.code, line.assembler).verdict is Verdict.DONE
    assert bench.refused(label(second, "1"))[0] == "C-06"
    assert bench.scan(label(first, "1")).verdict is Verdict.DONE
    assert bench.now.step is ProductStep.FINISHED and not bench.now.in_work
    bench.scan(second)
    assert bench.now.packing is not None and bench.now.packing.identity == second
    with line.place.read() as session:
        unit = units.unit(session, first)
    assert unit is not None and (unit.state, unit.sealed) == (UnitState.SEALED, True)


@pytest.mark.clause("C-06")
def test_undo_is_a_record_and_taking_out_leaves_the_goods_for_later(line: Line, bench: Bench) -> None:
    breaker = catalog.product(line.place, gtin=GTIN)
    line.prepared(breaker)
    serial = line.inspected(line.submitted(line.task(breaker, 1))).serials[0]
    bench.scan(serial)
    bench.scan(serial)
    bench.scan(serial)
    assert str(bench.scan(Command.UNDO.code).message).startswith("已撤销")
    with line.place.read() as session:
        ticks = session.scalars(select(PackingTick)).all()
    assert [t.voided_at is not None for t in ticks][-1] and len(ticks) >= 1
    done = sum(s.done for s in bench.now.packing.steps) if bench.now.packing else -1
    assert bench.scan(Command.TAKE_OUT.code).verdict is Verdict.INFO
    assert bench.bench.state.product is None
    bench.scan(serial)
    assert bench.now.packing is not None and sum(s.done for s in bench.now.packing.steps) == done
    bench.packed(serial)
    bench.checked(serial)
    bench.scan(Command.UNDO.code, line.inspector)
    bench.scan(Command.UNDO.code)
    assert bench.now.step is ProductStep.CHECK
    assert bench.refused(Command.SEAL.code, line.assembler)[0] == "C-07"


@pytest.mark.clause("C-13")
def test_a_package_that_is_not_firm_goes_back_with_its_reason(line: Line, bench: Bench) -> None:
    breaker = catalog.product(line.place, gtin=GTIN)
    line.prepared(breaker)
    serial = line.inspected(line.submitted(line.task(breaker, 1))).serials[0]
    bench.scan(serial)
    bench.packed(serial)
    bench.scan(serial, line.inspector)
    bench.scan(bench.certificate(serial))
    bench.scan(Command.CONFIRM.code)  # the manual
    assert bench.refused(Command.SEAL.code, line.assembler) == ("C-13", "未确认包装牢固、无破损")
    bench.scan(Command.SHORT.code, line.inspector)
    assert bench.scan(serial).verdict is Verdict.HOLD
    assert "不牢" in str(bench.scan("JF$RSN:LOOSE").message)
    assert bench.now.step is ProductStep.STEPS


@pytest.mark.clause("C-03")
def test_the_first_package_of_the_day_in_full_then_what_is_mandatory(line: Line, bench: Bench, clock: SetClock, people: People) -> None:
    breaker = catalog.product(line.place, gtin=GTIN)
    standard(line.place, breaker)
    _spec(line, people, breaker.product_id, "A", (StepDraft("清洁产品", False), StepDraft("装入气泡袋"), StepDraft("装入纸箱")))
    serials = line.inspected(line.submitted(line.task(breaker, 3))).serials

    def asked(serial: str) -> list[bool]:
        if bench.bench.state.product is not None:
            bench.scan(Command.TAKE_OUT.code)
        bench.scan(serial)
        assert bench.now.packing is not None
        return [line.asked for line in (*bench.now.packing.steps, *bench.now.packing.materials)]

    assert asked(serials[0]) == [True] * 5
    assert asked(serials[1]) == [False, True, True, True, False]  # cushioning stays, a wrapping that is not mandatory falls away
    clock.forward(days=1)
    assert asked(serials[2]) == [True] * 5


@pytest.mark.clause("C-03")
def test_a_new_revision_is_acknowledged_once_a_person(line: Line, bench: Bench, people: People) -> None:
    breaker = catalog.product(line.place, gtin=GTIN)
    line.prepared(breaker)
    serials = line.inspected(line.submitted(line.task(breaker, 2))).serials
    _spec(line, people, breaker.product_id, "B", ("清洁产品", "装入防静电袋", "装入纸箱"))
    with pytest.raises(Refused, match="新版包装要求未确认"), line.place.work(line.assembler) as work:
        service.start(work, serials[0])
    bench.scan(serials[0])
    notice = bench.now.notice
    assert notice is not None and (notice.old_revision, notice.revision) == ("A", "B")
    assert [(c.no, c.old, c.new) for c in notice.changes] == [(2, "装入气泡袋", "装入防静电袋")]
    assert bench.scan(serials[0]).verdict is Verdict.HOLD
    assert bench.scan(Command.CONFIRM.code).verdict is Verdict.GOOD
    assert bench.now.packing is not None and bench.now.packing.in_full and bench.now.packing.drawing.endswith("B")
    bench.scan(Command.TAKE_OUT.code)
    bench.scan(serials[1])
    assert bench.now.notice is None


@pytest.mark.clause("C-12")
def test_a_packaging_item_ticks_its_material_and_no_other(line: Line, bench: Bench, people: People) -> None:
    breaker = catalog.product(line.place, gtin=GTIN)
    standard(line.place, breaker)
    bag, carton = materials.item(line.place, materials.BAG), materials.item(line.place)
    _spec(line, people, breaker.product_id, "A", STEPS, (MaterialDraft(bag.name, "1 个", True), MaterialDraft("纸", item="")))
    serial = line.inspected(line.submitted(line.task(breaker, 1))).serials[0]
    bench.scan(serial)
    assert bench.refused(f"JF$PKG:{carton.key}") == ("C-12", f"这件货不用这种包装材料：{carton.key}")
    assert bench.scan(f"JF$PKG:{bag.key}").verdict is Verdict.GOOD
    assert bench.now.packing is not None and [m.done for m in bench.now.packing.materials] == [True, False]
    assert bench.scan(f"JF$PKG:{bag.key}").verdict is Verdict.IGNORED


@pytest.mark.clause("C-09")
def test_packaging_without_approval_is_chosen_neither_by_key_nor_by_name(line: Line, people: People) -> None:
    breaker = catalog.product(line.place)
    bag = materials.item(line.place, materials.BAG, approved=False)
    for material in (MaterialDraft(bag.name), MaterialDraft("泡泡袋", item=bag.key)):
        with pytest.raises(Refused) as refused:
            _spec(line, people, breaker.product_id, "A", STEPS, (material,))
        assert refused.value.clause == "C-09"


@pytest.mark.clause("E-04")
def test_valuable_goods_are_sealed_only_with_their_protection_signed(line: Line, bench: Bench) -> None:
    drive = catalog.product(line.place, gtin=GTIN, valuable=True)
    line.prepared(drive)
    serial = line.inspected(line.submitted(line.task(drive, 1))).serials[0]
    with line.place.work(line.assembler) as work:
        service.start(work, serial)
        for no in range(1, 4):
            service.tick_step(work, serial, no)
        for no in range(1, 3):
            service.tick_material(work, serial, no)
    with line.place.read() as session:
        view = queries.packing(session, serial)
    assert view is not None and view.next_step == "确认防护：防静电"
    bench.scan(serial)
    clause, sentence = bench.refused(Command.SEAL.code)
    assert (clause, sentence) == ("E-04", "贵重/安全件防护未确认：防静电、固定牢靠、两人搬运")
    bench.packed(serial)
    bench.scan(Command.UNDO.code)
    assert bench.refused(Command.SEAL.code)[1].endswith("两人搬运")
    bench.packed(serial)
    bench.checked(serial)
    assert bench.scan(Command.SEAL.code, line.assembler).verdict is Verdict.DONE


@pytest.mark.decision("X-31")
@pytest.mark.clause("C-07")
def test_an_opened_inner_seal_is_packed_and_checked_again_at_the_bench(line: Line, bench: Bench) -> None:
    breaker = catalog.product(line.place, gtin=GTIN)
    line.prepared(breaker)
    catalog.location(line.place)
    serial = line.stocked(breaker, 1).lines[0].serial
    with line.place.work(line.assembler) as work:
        service.open_seal(work, serial, "复查内装")
    bench.scan(serial, line.inspector)
    assert bench.now.packing is not None and bench.now.packing.resealing
    bench.scan(serial, line.assembler)
    bench.packed(serial)
    assert bench.refused(Command.SEAL.code)[0] == "C-07"
    bench.checked(serial)
    bench.scan(Command.SEAL.code, line.assembler)
    assert bench.scan(label(serial, str(bench.now.packing.label_issue))).verdict is Verdict.DONE
    with line.place.read() as session:
        unit = units.unit(session, serial)
    assert unit is not None and (unit.state, unit.sealed) == (UnitState.IN_STOCK, True)


@pytest.mark.clause("C-07")
def test_a_manual_with_a_bar_code_is_found_by_its_scan_alone(line: Line, bench: Bench) -> None:
    breaker = catalog.product(line.place, gtin=GTIN)
    line.prepared(breaker)
    with line.place.work(catalog.KEEPER) as work:
        packs.set_paper_codes(work, breaker.product_id, {"SM-0071-B": "说明书"})
    serial = line.inspected(line.submitted(line.task(breaker, 1))).serials[0]
    bench.scan(serial)
    bench.packed(serial)
    bench.scan(serial, line.inspector)
    bench.scan(bench.certificate(serial))
    assert bench.scan(Command.CONFIRM.code).verdict is Verdict.HOLD  # the manual is scanned, not ticked
    with pytest.raises(Refused, match="缺说明书"), line.place.work(line.inspector) as work:
        service.seal_check(work, serial, None, {"说明书": ""})
    assert bench.scan("SM-0071-B").verdict is Verdict.GOOD
    assert bench.now.packing is not None and all(paper.done for paper in bench.now.packing.papers)


def test_what_has_not_passed_and_what_is_unknown_says_so(line: Line, bench: Bench) -> None:
    breaker = catalog.product(line.place)
    line.prepared(breaker)
    task = line.task(breaker, 1)
    assert bench.refused(task.serials[0])[0] == "B-06"
    for text in ("RW26999999", "JY26999999", "BK2611239999", "什么"):
        result = bench.scan(text)
        assert result.verdict in (Verdict.WRONG, Verdict.PARTIAL) and str(result.message)
        bench.lane.acknowledge()
    bench.scan(task.number)
    assert [g.identity for g in bench.now.goods] == list(task.serials)


def _spec(
    line: Line, people: People, product_id: int, revision: str, steps: tuple[str | StepDraft, ...],
    inside: tuple[MaterialDraft, ...] = (MATERIALS[0], MaterialDraft("纸制包装箱", "1 个", mandatory=False)),
) -> None:  # fmt: skip
    draft = SpecDraft(product_id, "BZ-012", revision, steps, inside, date(2026, 11, 1), (), ("road",))
    with line.place.work(people(Role.PROCESS)) as work:
        made = service.draft_spec(work, draft)
    with line.place.work(people(Role.PROCESS)) as work:
        service.approve_spec(work, made.spec_id)
