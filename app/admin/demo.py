"""Demo data: an invented maker's last weeks, made by running the commands under a simulated clock, nothing inserted by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Concatenate, ParamSpec, TypeVar

from app.admin import demo_trust
from app.admin.demo_aftersales import look_after
from app.admin.demo_board import Fortnight
from app.admin.demo_carriers import keep_files, settle_freight
from app.admin.demo_packaging import make_packaging
from app.admin.demo_storage import keep_the_store, make_bought, stock_up
from app.admin.demo_story import Story
from app.catalog import demo_goods as goods
from app.catalog import queries as products
from app.catalog import service as catalog
from app.catalog.demo_pictures import SKIPPABLE, STEP_PICTURES, drawing
from app.core.clock import SITE_ZONE, Clock, SetClock, SystemClock, site_day
from app.core.words import word
from app.core.work import PROGRAM, Actor, Work
from app.desk import Desk, open_desk
from app.identity import pins
from app.identity import service as identity
from app.packing import service as packing
from app.packing.views import BoxingFigures, MaterialDraft, SpecDraft, StepDraft
from app.printing import service as printing
from app.quality import service as quality
from app.quality.views import StandardItemDraft
from app.settings.local import STATION_NAMES
from app.settings.service import change
from db.states import Activity, Role

P = ParamSpec("P")
T = TypeVar("T")

PIN, FIRST_PIN = "2580", "1470"
"""The PIN of everybody in the demo data, which each chose himself in place of the one that the administrator gave."""

WEEKS = 8
"""How far back the demo begins."""

PIECES_PER_BOX = {"BJ": 8, "TP": 20}
"""Spare parts that go out by the carton and by the bundle."""

SECOND = (Role.SHIPPER, Role.INSPECTOR, Role.STOREKEEPER, Role.ASSEMBLER, Role.GUARD, Role.PROCESS)
"""Roles of which there are two people, because nobody checks himself."""

EXTENSIONS = {Role.TEAM_LEADER: "8021", Role.LOGISTICS_HEAD: "8008", Role.INSPECTOR: "8031", Role.STOREKEEPER: "8041",
              Role.SALES: "8051", Role.FINANCE: "8061", Role.PERSONNEL: "8071", Role.AFTER_SALES: "8081",
              Role.ADMINISTRATOR: "8000"}  # fmt: skip


class Cast:
    """The people of the demo and the desk they work at; `do` runs a command as one of them."""

    def __init__(self, desk: Desk, clock: SetClock) -> None:
        self.desk, self.clock = desk, clock
        self.first: dict[Role, Actor] = {}
        self.second: dict[Role, Actor] = {}
        self._hand: tuple[Actor, Work] | None = None

    def do(self, role: Role, command: Callable[Concatenate[Work, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Runs a command as the first person of a role, half a minute after the one before."""
        return self.as_person(self.first[role], command, *args, **kwargs)

    def other(self, role: Role, command: Callable[Concatenate[Work, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Runs a command as the second person of a role."""
        return self.as_person(self.second[role], command, *args, **kwargs)

    def as_person(self, actor: Actor, command: Callable[Concatenate[Work, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Runs a command as a given person."""
        if self._hand is not None and self._hand[0] is actor:
            return command(self._hand[1], *args, **kwargs)
        self.clock.forward(seconds=30)
        with self.desk.work(actor) as work:
            return command(work, *args, **kwargs)

    @contextmanager
    def in_one_go(self, actor: Actor) -> Iterator[None]:
        """What one person does here is one action: what is read once is not read again; nobody else acts meanwhile."""
        self.clock.forward(seconds=30)
        with self.desk.work(actor) as work:
            self._hand = actor, work
            try:
                yield
            finally:
                self._hand = None

    @property
    def today(self) -> date:
        """The simulated day at the site."""
        return site_day(self.clock.now())

    def at(self, day: date, hour: int, minute: int = 0) -> None:
        """Moves on to a time of a day; never back."""
        moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=SITE_ZONE)
        if moment > self.clock.now():
            self.clock.set(moment)


def build(url: str, until: Clock | None = None, *, story: bool = True) -> None:
    """Fills an empty database with people, goods and, with the story, eight weeks of work that end now.

    Args:
        url: A database with the schema and nobody in it.
        until: The clock that says when the story ends; the machine's by default.
        story: Tell the orders of these weeks; without it the desk is set up and nothing has happened yet.
    """
    end = (until or SystemClock()).now()
    clock = SetClock(end - timedelta(weeks=WEEKS))
    desk = open_desk(url, "演示", clock, demo_trust.vault())
    pins.use_cheap_hashing()
    try:
        cast = Cast(desk, clock)
        make_people(cast)
        demo_trust.give_keys(cast, PIN)
        make_catalog(cast)
        if story:
            stock_up(cast, end)
            Story(cast, end).tell()
            keep_the_store(cast, end)
            keep_files(cast)
            Fortnight(cast, end).make()
            settle_freight(cast)
            revise_packing(cast)
            look_after(cast, end)
            demo_trust.publish(cast)
        _leave_the_desk(cast)
    finally:
        pins.use_full_hashing()
        desk.close()


def _leave_the_desk(cast: Cast) -> None:
    """The story was told at a station that no PC bears: its papers print nowhere, what is signed from now on at `jiaofu --demo`."""
    admin, approver = cast.first[Role.ADMINISTRATOR], cast.first[Role.LEADERSHIP].person_id
    cast.as_person(admin, change, "gate.print_station", STATION_NAMES["all"], "演示：出门证在办公室打印", approver_id=approver)
    with cast.desk.work(PROGRAM) as work:
        printing.drop_queue(work, cast.desk.station, "演示数据，不打印")


def make_people(cast: Cast) -> None:
    """One person a role, two where somebody has to check, all named by the role."""
    with cast.desk.work(PROGRAM) as work:
        identity.create_first_administrator(work, word(Role.ADMINISTRATOR), PIN)
    admin = cast.desk.sign_in(word(Role.ADMINISTRATOR), PIN)
    cast.first[Role.ADMINISTRATOR] = admin
    for role in Role:
        if role is Role.ADMINISTRATOR:
            continue
        for n in range(2 if role in SECOND else 1):
            name = f"{word(role)}{'甲乙'[n]}"
            view = cast.as_person(admin, identity.create_person, name, FIRST_PIN, {role}, EXTENSIONS.get(role, "") if n == 0 else "")
            actor = Actor(view.person_id, view.name, view.badge, view.roles)
            with cast.desk.work(actor) as work:
                identity.set_pin(work, view.person_id, PIN)
            (cast.first if n == 0 else cast.second)[role] = actor
            for activity in ACTIVITIES.get(role, ()):
                cast.as_person(admin, identity.qualify, view.person_id, activity, cast.today, cast.today + timedelta(days=365))


ACTIVITIES = {
    Role.SHIPPER: (Activity.PACKING, Activity.LOADING, Activity.DELIVERY, Activity.DRIVING),
    Role.ASSEMBLER: (Activity.PACKING,),
    Role.TEAM_LEADER: (Activity.LOADING, Activity.DELIVERY),
    Role.SALES: (Activity.LOADING,),
    Role.STOREKEEPER: (Activity.LOADING,),
    Role.AFTER_SALES: (Activity.SERVICE,),
    Role.TECHNICAL_SERVICE: (Activity.SERVICE,),
}


def make_catalog(cast: Cast) -> None:
    """Packaging, zones, customers, carriers, vehicles, and products with standard and packing requirement."""
    for kind in goods.PACKAGING:
        cast.do(Role.PROCESS, catalog.create_packaging_kind, kind)
    for zone in goods.ZONES:
        cast.do(Role.STOREKEEPER, catalog.create_zone, zone)
    for place in goods.LOCATIONS:
        cast.do(Role.STOREKEEPER, catalog.create_location, place)
    for customer in goods.CUSTOMERS:
        cast.do(Role.SALES, catalog.create_customer, customer)
    carriers = {c.name: cast.do(Role.LOGISTICS_HEAD, catalog.create_carrier, c) for c in goods.CARRIERS}
    for vehicle in goods.VEHICLES:
        draft = vehicle.draft
        if vehicle.carrier:
            draft = replace(draft, carrier_id=carriers[vehicle.carrier].carrier_id)
        cast.do(Role.LOGISTICS_HEAD, catalog.create_vehicle, draft)
    make_packaging(cast)
    for product in goods.PRODUCTS:
        _make_product(cast, product)
    make_bought(cast)


def revise_packing(cast: Cast) -> None:
    """One new revision that nobody has acknowledged yet, and one that waits for its approval (C-01, C-03)."""
    with cast.desk.read() as session:
        keys = {view.code: view.product_id for view in products.products(session)}
    for code, step, approved in (("GG", "贴干燥剂 4 包", True), ("DZ", "小件装袋，每袋贴签并点数", False)):
        product = next(p for p in goods.PRODUCTS if p.draft.code == code)
        old = _packing_draft(cast, keys[code], product)
        changed = StepDraft(step, product.packing.steps[1] not in SKIPPABLE, drawing("dry" if approved else "bag"))
        steps = (old.steps[0], changed, *old.steps[2:])
        materials = tuple(replace(m, quantity="4 包") if m.name == "干燥剂" else m for m in old.materials)
        new = replace(old, revision="B", steps=steps, materials=materials, effective_from=cast.today)
        spec = cast.do(Role.PROCESS, packing.draft_spec, new)
        if approved:
            cast.other(Role.PROCESS, packing.approve_spec, spec.spec_id)


def _packing_draft(cast: Cast, product_id: int, product: goods.DemoProduct) -> SpecDraft:
    steps = tuple(
        StepDraft(text, text not in SKIPPABLE, drawing(STEP_PICTURES[text]) if text in STEP_PICTURES else b"")
        for text in product.packing.steps
    )
    return SpecDraft(
        product_id, product.packing.drawing_no, product.packing.revision, steps,
        tuple(MaterialDraft(m.name, m.quantity, m.cushioning) for m in product.packing.materials), cast.today,
        product.draft.papers, product.packing.transport, BoxingFigures(PIECES_PER_BOX.get(product.draft.code)),
    )  # fmt: skip


def _make_product(cast: Cast, product: goods.DemoProduct) -> None:
    view = cast.do(Role.PROCESS, catalog.create_product, product.draft)
    items = [
        StandardItemDraft(i.group, i.name, i.requirement, i.low, i.high, i.unit, i.instrument) for i in product.items
    ]
    cast.do(Role.INSPECTOR, quality.write_standard, view.product_id, product.standard, "A", product.basis, items)
    spec = cast.do(Role.PROCESS, packing.draft_spec, _packing_draft(cast, view.product_id, product))
    cast.other(Role.PROCESS, packing.approve_spec, spec.spec_id)
    cast.do(Role.PROCESS, catalog.activate_product, view.product_id, True)
