"""Goods that came back from a customer and are reworked, made by the commands; every step is done by the person whose work it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from app.aftersales import returns_judging, returns_service, rework_documents, rework_queries, tracking_service
from app.aftersales import rework_service as rework
from app.aftersales import service as cases
from app.aftersales.returns_views import ReturnDraft
from app.aftersales.rework_views import BranchChoice, DocumentDraft, ReworkBranch, ReworkDraft, ReworkPaper, ReworkView
from app.aftersales.tracking_views import FormDraft
from app.aftersales.views import CaseDraft
from app.core.work import Workplace
from app.delivery import service as delivery
from app.delivery.views import LineCount, SlipBack
from app.desk import connect_returns, connect_rework
from app.dispatch import service as dispatch
from app.dispatch.special import ShipTo
from app.dispatch.views import TripDraft
from app.inbound import service as inbound
from app.orders import queries as orders
from app.quality.views import CardView, InspectionView
from app.units import queries as units
from app.units.views import UnitView
from app.yard import service as gate_in
from app.yard.views import Arrival
from db.states import DirectPoint, ReturnJudgement, ReturnPlace, Role, YardPurpose, ZoneKind
from tests.helpers import catalog, goods
from tests.helpers.gate import PLATE, Yard
from tests.helpers.orders import People
from tests.helpers.worlds import stage

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 32
CONTENT = "更换脱扣器弹簧，重新整定脱扣力"
DUE, BACK_ON = date(2026, 12, 2), date(2026, 12, 8)
STEPS = (("拆上盖，换弹簧", "线径 1.4 ± 0.02 mm"), ("整定脱扣力", "1.05 In 不脱扣"))
TO = ShipTo("示范电气有限公司", "收货员乙", "0571-0000-0999", "测试市二路 2 号")


@dataclass
class Reworked:
    """A breaker or two from the delivery on."""

    place: Workplace
    people: People
    quantity: int = 1
    number: str = field(init=False, default="")
    case_no: str = field(init=False, default="")
    ncr_no: str = field(init=False, default="")
    return_no: str = field(init=False, default="")
    items: tuple[int, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        self.yard = Yard(self.place, self.people, quantity=self.quantity)
        connect_rework(self.place.bus)
        connect_returns(self.place.bus)
        self.line = goods.Line(self.place, self.people)
        self.planner, self.author = self.people(Role.PLANNING), self.people(Role.RESEARCH)
        self.approver = self.people(Role.RESEARCH)

    @property
    def serials(self) -> tuple[str, ...]:
        """The units."""
        return self.yard.serials

    @stage
    def returned(self) -> tuple[str, ...]:
        """Delivered, signed for, and back in the works."""
        self.yard.out()
        self.signed(self.yard.dispatch_no)
        self.tracked()
        catalog.location(self.place, "T-01-01", "退货区", ZoneKind.RETURN)
        with self.place.work(self.yard.sales) as work:
            wanted = tuple((serial, 1) for serial in self.serials)
            self.return_no = returns_service.authorise(work, ReturnDraft(wanted, "合闸后自行分闸", self.case_no)).number
        with self.place.work(self.yard.guard) as work:
            gate_in.enter(work, Arrival("浙A·0T009", YardPurpose.RETURN, return_no=self.return_no, driver="司机乙", phone="0571-0000-0909"))
        with self.place.work(self.yard.keeper) as work:
            for serial in self.serials:
                view = returns_service.receive(work, self.return_no, serial)
        self.items = tuple(item.item_id for item in view.items)
        self.place.clock.forward(minutes=30)  # type: ignore[attr-defined]
        return self.serials

    def tracked(self) -> str:
        """The customer's complaint is in the ledger, and quality has filled the tracking form."""
        with self.place.work(self.yard.service) as work:
            self.case_no = cases.register(work, CaseDraft(self.serials[0], "合闸后自行分闸", customer=self.yard.customer.name)).number
        with self.place.work(self.line.inspector) as work:
            self.ncr_no = tracking_service.make_form(work, FormDraft(self.case_no, cause="弹簧力不足")).number
        return self.ncr_no

    def signed(self, dispatch_no: str) -> None:
        """The signed slip of a 发货单 is back."""
        self.place.clock.forward(hours=5)  # type: ignore[attr-defined]
        now = self.place.clock.now()
        with self.place.work(self.yard.sales) as work:
            slip = SlipBack("收货员甲", now, now, (LineCount(1, self.quantity),), True, True, file_name="签收单.png", file_content=PNG)
            delivery.register_slip(work, dispatch_no, slip)

    @stage
    def proposed(self) -> ReworkView:
        """Judged reworkable."""
        if not self.yard.order_no:
            self.returned()
        if self.quantity > 1:
            with self.place.work(self.line.inspector) as work:
                for item in self.items:
                    returns_judging.record_test(work, item, ReturnPlace.IN_HOUSE, "脱扣力 1.6 N，低于 2.0 N", True)
                view = rework.propose(work, ReworkDraft(self.serials, self.return_no, case_no=self.case_no, redeliver_on=BACK_ON))
            self.number = view.number
            return view
        with self.place.work(self.line.inspector) as work:
            returns_judging.record_test(work, self.items[0], ReturnPlace.IN_HOUSE, "脱扣力 1.6 N，低于 2.0 N", True)
            returns_judging.judge(work, self.items[0], ReturnJudgement.REWORK, "换弹簧可修复")
        with self.place.read() as session:
            (line,) = rework_queries.of_identity(session, self.serials[0])
        self.number = line.number
        with self.place.work(self.yard.sales) as work:
            return rework.promise(work, self.number, BACK_ON)

    def chosen(self, branch: ReworkBranch, *, ncr_no: str | None = None, reason: str = "只换一个弹簧") -> ReworkView:
        """Quality said how."""
        if not self.number:
            self.proposed()
        named = self.ncr_no if ncr_no is None else ncr_no
        choice = BranchChoice(branch, named, CONTENT, reason if branch is ReworkBranch.SIMPLIFIED else "", "装配车间", DUE)
        with self.place.work(self.line.inspector) as work:
            return rework.choose(work, self.number, choice)

    def paper(self, kind: ReworkPaper, number: str, revision: str, *, approved: bool = True) -> ReworkView:
        """A drawing or process issued by research, and approved by another."""
        drawing = kind is ReworkPaper.DRAWING
        draft = DocumentDraft(kind, number, revision, () if drawing else STEPS, "图.png" if drawing else "", PNG if drawing else b"")
        with self.place.work(self.author) as work:
            view = rework_documents.issue(work, self.number, draft)
        if approved:
            with self.place.work(self.approver) as work:
                view = rework_documents.approve(work, view.documents[0].document_id)
        return view

    def papers(self, revision: str = "A") -> ReworkView:
        """Both papers of a change of design, approved."""
        self.paper(ReworkPaper.DRAWING, "TB1-07-F", revision)
        return self.paper(ReworkPaper.PROCESS, "FX-003", revision)

    def tasked(self) -> ReworkView:
        """Planning issued the task order."""
        with self.place.work(self.planner) as work:
            return rework.issue_task(work, self.number, "装配车间", DUE)

    def worked(self) -> CardView:
        """The workshop opened the card, did the work and submitted it."""
        with self.place.read() as session:
            task = orders.task(session, self.view().task_no)
        return self.line.submitted(task)

    def inspected(self, card: CardView, resistance: str = "50") -> InspectionView:
        """Re-inspected; below 10 the third item fails."""
        return self.line.inspected(card, resistance)

    def stocked(self) -> None:
        """Packed, sealed, labelled and taken into the store by the papers of the rework."""
        view = self.view()
        for serial in view.serials:
            self.line.sealed(serial)
        with self.place.work(self.yard.keeper) as work:
            inbound.post(work, view.task_no, view.inspection_no, view.serials)

    def redelivered(self) -> str:
        """Confirmed and issued by sales, planned, drawn, boxed, loaded, let out and signed for; the 发货单."""
        number, yard = self.view().dispatch_no, self.yard
        with self.place.work(yard.sales) as work:
            dispatch.confirm(work, number, TO, BACK_ON)
            dispatch.issue(work, number)
            dispatch.settle(work, number, dict.fromkeys(DirectPoint, "已确认"))
            dispatch.notify_customer(work, number, "收货员乙", "电话", work.now + timedelta(hours=6))
        with self.place.work(yard.head) as work:
            dispatch.accept(work, number)
            draft = TripDraft(
                PLATE, "司机甲", "138-0000-0000", work.now + timedelta(hours=2), supervisor_id=yard.sales.person_id, gate="一号门",
                crew=(yard.leader.person_id or 0,),
            )  # fmt: skip
            yard.trip_no = dispatch.create_trip(work, draft).number
            dispatch.plan(work, number, yard.trip_no)
        yard.dispatch_no = number
        yard.serials = self.view().serials
        with self.place.work(yard.leader) as work:
            for serial in yard.serials:
                dispatch.pick(work, number, serial)
        yard.box()
        yard.load()
        yard.close()
        yard.sign()
        yard.verify(yard.token())
        self.signed(number)
        return number

    def view(self, number: str = "") -> ReworkView:
        """The 返工单 as it stands."""
        with self.place.read() as session:
            return rework_queries.order(session, number or self.number)

    def unit(self, serial: str) -> UnitView:
        """A unit as it stands."""
        with self.place.read() as session:
            found = units.unit(session, serial)
        assert found is not None
        return found
