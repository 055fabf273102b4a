"""Goods on their way from the workshop into the store, made by the commands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from app.catalog.views import ProductView
from app.core.work import Actor, Workplace
from app.identity import service as identity
from app.inbound import service as inbound
from app.inbound.views import ReceiptView
from app.orders.views import TaskOrderView
from app.packing import queries as packing_queries
from app.packing import service as packing
from app.packing import special
from app.packing.views import MaterialDraft, PackingView, SpecDraft, SpecView
from app.quality import cards, queries
from app.quality import service as quality
from app.quality.views import CardView, InspectionView, StandardItemDraft
from app.storage import protection
from db.states import Activity, InspectionGroup, InspectionVerdict, Role
from tests.helpers import orders
from tests.helpers.orders import People
from tests.helpers.worlds import kept_step, step

PASS, FAIL = InspectionVerdict.PASS, InspectionVerdict.FAIL
ADMIN = Actor(None, "资料员", "", frozenset({Role.ADMINISTRATOR}))
ITEMS = (
    StandardItemDraft(InspectionGroup.APPEARANCE, "外壳", "无裂纹、无划伤"),
    StandardItemDraft(InspectionGroup.DIMENSIONS, "安装孔距", "126 ± 0.5", Decimal("125.5"), Decimal("126.5"), "mm", "卡尺"),
    StandardItemDraft(InspectionGroup.PERFORMANCE, "绝缘电阻", "≥ 10", Decimal("10"), None, "MΩ", "兆欧表"),
)
STEPS = ("清洁产品", "装入气泡袋", "装入纸箱")
MATERIALS = (MaterialDraft("气泡膜包装袋", "1 个", True), MaterialDraft("纸制包装箱", "1 个"))


@step
def qualified(place: Workplace, person: Actor, *activities: Activity) -> Actor:
    """The person, qualified for the activities through 2027."""
    with place.work(ADMIN) as work:
        for activity in activities or (Activity.PACKING,):
            assert person.person_id is not None
            identity.qualify(work, person.person_id, activity, date(2026, 1, 1), date(2027, 12, 31))
    return person


@step
def standard(place: Workplace, product: ProductView, items: Sequence[StandardItemDraft] = ITEMS) -> None:
    """The inspection standard of a product."""
    with place.work(ADMIN) as work:
        quality.write_standard(work, product.product_id, "Q/SF 012", "B", "GB/T 14048.2、合同技术协议", items)


@step
def spec(
    place: Workplace, people: People, product: ProductView, *, effective: date = date(2026, 1, 1), revision: str = "A",
    materials: Sequence[MaterialDraft] = MATERIALS, transport: tuple[str, ...] = ("road", "dedicated", "rail"),
) -> SpecView:  # fmt: skip
    """An approved packaging requirement of a product."""
    draft = SpecDraft(product.product_id, "BZ-012", revision, STEPS, tuple(materials), effective, (), transport)
    with place.work(people(Role.PROCESS)) as work:
        made = packing.draft_spec(work, draft)
    with place.work(people(Role.PROCESS)) as work:
        return packing.approve_spec(work, made.spec_id)


@dataclass
class Line:
    """A workshop with its inspector and its store; each step is done by the person whose work it is."""

    place: Workplace
    people: People
    assembler: Actor = field(init=False)
    mate: Actor = field(init=False)
    inspector: Actor = field(init=False)
    keeper: Actor = field(init=False)

    def __post_init__(self) -> None:
        self.assembler = qualified(self.place, self.people(Role.ASSEMBLER))
        self.mate = self.people(Role.ASSEMBLER)
        self.inspector = self.people(Role.INSPECTOR)
        self.keeper = self.people(Role.STOREKEEPER)

    @step
    def prepared(self, product: ProductView) -> None:
        """Inspection standard and packaging requirement of a product."""
        standard(self.place, product)
        spec(self.place, self.people, product)

    @kept_step
    def task(self, product: ProductView, quantity: int, order_no: str = "") -> TaskOrderView:
        """A task order."""
        return orders.task(self.place, self.people, product, quantity, order_no)

    @kept_step
    def submitted(self, task: TaskOrderView, serials: Sequence[str] = ()) -> CardView:
        """A complete card, submitted for inspection."""
        with self.place.work(self.assembler) as work:
            card = cards.open_card(work, task.number, serials=serials)
            for operation in card.operations:
                cards.record_operation(work, card.number, operation.no, PASS)
        with self.place.work(self.mate) as work:
            for operation in card.operations:
                cards.check_mutually(work, card.number, operation.no, PASS)
        with self.place.work(self.assembler) as work:
            return cards.submit(work, card.number)

    @kept_step
    def measured(self, card: CardView, resistance: str = "50") -> InspectionView:
        """A sheet with every item filled."""
        with self.place.work(self.inspector) as work:
            sheet = quality.start_inspection(work, card_no=card.number)
            quality.record_item(work, sheet.number, 1, "", PASS)
            quality.record_item(work, sheet.number, 2, "126.0")
            return quality.record_item(work, sheet.number, 3, resistance)

    @kept_step
    def inspected(self, card: CardView, resistance: str = "50") -> InspectionView:
        """A sheet with its verdict."""
        sheet = self.measured(card, resistance)
        with self.place.work(self.inspector) as work:
            return quality.give_verdict(work, sheet.number)

    @kept_step
    def packed(self, identity: str) -> PackingView:
        """Packed by every step, not checked."""
        with self.place.work(self.assembler) as work:
            view = packing.start(work, identity)
            for no in range(1, len(view.steps) + 1):
                packing.tick_step(work, identity, no)
            for no in range(1, len(view.materials) + 1):
                view = packing.tick_material(work, identity, no)
            if view.special:
                special.sign(work, identity, special.occasion(view.session_id), [point.name for point in view.special])
        return view

    @kept_step
    def checked(self, identity: str) -> PackingView:
        """Packed, and checked by the inspector."""
        view = self.packed(identity)
        with self.place.read() as session:
            found = queries.certificate_of(session, identity)
        assert found is not None
        papers = {paper.name: found.number if paper.name == "合格证" else "" for paper in view.papers}
        with self.place.work(self.inspector) as work:
            return packing.seal_check(work, identity, True, papers)

    @kept_step
    def sealed(self, identity: str, *, label: bool = True) -> PackingView:
        """Checked, firm, sealed, and with its content label read back unless `label` is False."""
        self.checked(identity)
        with self.place.work(self.assembler) as work:
            packing.confirm_firm(work, identity, True)
            view = packing.seal(work, identity)
            if label:
                view = packing.scan_label_back(work, identity, str(view.label_issue))
        return view

    @kept_step
    def ready(self, product: ProductView, quantity: int, order_no: str = "") -> tuple[TaskOrderView, InspectionView]:
        """Goods that only wait for stock-in."""
        task = self.task(product, quantity, order_no)
        sheet = self.inspected(self.submitted(task))
        for name in task.serials or (task.lot,):
            self.sealed(name)
        return task, sheet

    @kept_step
    def stocked(self, product: ProductView, quantity: int, order_no: str = "", location: str = "") -> ReceiptView:
        """Goods in stock."""
        task, sheet = self.ready(product, quantity, order_no)
        with self.place.work(self.keeper) as work:
            points = protection.points_of(work.session, product, work.now)
            if points:
                protection.sign(work, task.serials or (task.lot,), points)
            return inbound.post(work, task.number, sheet.number, task.serials or (task.lot,), location)

    def packing(self, name: str) -> PackingView:
        """The packing as it stands."""
        with self.place.read() as session:
            found = packing_queries.packing(session, name)
        assert found is not None
        return found
