"""The form of a trip beside the board: a new one, or the vehicle of one that has none or gets another; nothing is typed twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.board.docks import dock_names
from app.board.views import Dock
from app.carriers import queries as carriers
from app.carriers.views import Offer
from app.catalog import queries as catalog
from app.catalog.kind_queries import vehicle_kinds
from app.catalog.views import VehicleView
from app.core.clock import site_day
from app.core.errors import AppError
from app.core.words import Activity, Role
from app.core.work import Work
from app.desk import Reading
from app.dispatch import outlook, planning, service
from app.dispatch.views import TripDraft, TripView
from app.identity import queries as people
from app.identity.views import PersonView
from app.planner.kinds import VehicleKind
from app.settings.service import setting_int, setting_list
from ui.context import DeskContext
from ui.dispatch.carrier_offer import offer_words
from ui.dispatch.sections import Section
from ui.i18n import shown
from ui.plates import on_foot
from ui.settings.parts import scrolled
from ui.widgets.base import Card
from ui.widgets.buttons import KeyButton
from ui.widgets.forms import ErrorLine


@dataclass(frozen=True)
class Choices:
    """What a trip is made of: read when the form opens."""

    kinds: tuple[VehicleKind, ...]
    docks: tuple[Dock, ...]
    offers: list[Offer]
    vehicles: list[VehicleView]
    people: list[PersonView]
    drivers: Mapping[str, tuple[str, str]]
    minutes: int
    trained: frozenset[int]


def choices(session: Reading, day: datetime, now: datetime) -> Choices:
    """Everything that may be chosen for a trip of a day."""
    return Choices(
        vehicle_kinds(session), dock_names(setting_list(session, "docks.names", now)), carriers.offers(session, site_day(day), now),
        catalog.vehicles(session), people.people(session, active_only=True), outlook.drivers(session),
        setting_int(session, "docks.minutes", now), people.qualified_on(session, Activity.DELIVERY, site_day(day)),
    )  # fmt: skip


def draft_of(trip: TripView) -> TripDraft:
    """A trip as it is planned, to be changed in part."""
    same = {one.name: getattr(trip, one.name) for one in fields(TripDraft) if hasattr(trip, one.name) and one.name != "crew"}
    return TripDraft(**same, crew=tuple(person_id for person_id, _ in trip.crew))


class TripForm(Card):
    """Kind, dock, window, carrier by grade, vehicle with the driver it had last, crew.

    Attributes:
        made: The trip was planned or changed; carries its number.
        left: Esc, or there is nothing more to do.
    """

    made = Signal(str)
    left = Signal()

    def __init__(self, context: DeskContext) -> None:
        super().__init__("", "", padding=0)
        self.context = context
        self._choices: Choices | None = None
        self._trip: TripView | None = None
        self.section = self._fields()
        self.error = ErrorLine()
        self.back = KeyButton(self.tr("不排了"), cap="Esc")
        self.back.clicked.connect(self.left)
        self.section.foot.insertWidget(0, self.back)
        self.section.wanted.connect(lambda _: self._save())
        self.section.form.changed.connect(self._follow)
        body = QWidget()
        box = QVBoxLayout(body)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.section)
        box.addWidget(self.error)
        box.addStretch(1)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.addWidget(scrolled(body), 1)

    def _fields(self) -> Section:
        made = Section("plan_trip", self.tr("新车次"), self.tr("排车次"), label_width=66)
        made.setProperty("card", False)
        made.choice("kind", self.tr("车型"), empty=self.tr("照所选车辆"))
        made.choice("dock", self.tr("月台"), empty=self.tr("未定"))
        made.moment("planned_at", self.tr("开始"), required=True)
        minutes = made.form.add_number("minutes", self.tr("装车时长"), required=True, low=15, high=1440, unit=self.tr("分钟"))
        minutes.setObjectName("field.minutes")
        made.choice("carrier_id", self.tr("承运商"), empty=self.tr("自有或客户车辆"))
        made.choice("plate", self.tr("车牌"), editable=True)
        made.text("driver", self.tr("司机"), hint=self.tr("车未定可空"))
        made.text("phone", self.tr("电话"), hint=self.tr("车未定可空"))
        made.text("container_no", self.tr("柜号"))
        made.choice("supervisor_id", self.tr("监装人"), empty=self.tr("未定"))
        made.choice("crew_a", self.tr("送货员"), empty=self.tr("无"))
        made.choice("crew_b", self.tr("送货员二"), empty=self.tr("无"))
        made.text("reason", self.tr("换车原因"), hint=self.tr("换车由物流科长批准（G-02）"))
        return made

    # Opening

    def open_new(self, at: datetime, dock: str = "", minutes: int = 0) -> None:
        """A new trip at a time, and at a dock where one is chosen."""
        self._open(None, at, dock, minutes)

    def open_trip(self, trip: TripView) -> None:
        """The vehicle of a trip: confirmed where it had none, else another one in its place."""
        self._open(trip, trip.planned_at, trip.dock, round(trip.window.total_seconds() / 60))

    def _open(self, trip: TripView | None, at: datetime, dock: str, minutes: int) -> None:
        self._trip = trip
        self.error.show_words("")
        now = self.context.desk.clock.now()
        self.context.query(lambda session: choices(session, at, now), lambda found: self._offer(found, at, dock, minutes))

    def _offer(self, found: Choices, at: datetime, dock: str, minutes: int) -> None:
        self._choices = None
        made, trip = self.section, self._trip
        made.offer("kind", [(kind.name, kind.key) for kind in found.kinds], self.tr("照所选车辆"))
        made.offer("dock", [(f"{one.name} {one.note}".strip(), one.name) for one in found.docks], self.tr("未定"))
        made.offer("carrier_id", [(offer_words(one), one.carrier_id) for one in found.offers], self.tr("自有或客户车辆"))
        made.offer("plate", [("", None), *((one.plate, one.plate) for one in found.vehicles), on_foot()])
        watchers = [(one.name, one.person_id) for one in found.people if one.roles & {Role.SALES, Role.TEAM_LEADER}]
        crew = [(one.name, one.person_id) for one in found.people if one.person_id in found.trained]
        made.offer("supervisor_id", watchers, self.tr("未定"))
        for key in ("crew_a", "crew_b"):
            made.offer(key, crew, self.tr("无"))
        self._fill(trip, dock, minutes or found.minutes)
        made.set_moment("planned_at", at)
        if trip is None:
            made.title.setText(self.tr("新车次"))
            made.button.set_words(self.tr("排车次"))
        else:
            act = self.tr("换车") if trip.plate else self.tr("定车")
            made.title.setText(f"{act} {trip.number}")
            made.button.set_words(act)
        made.form.show_field("reason", trip is not None and bool(trip.plate))
        self._choices = found
        made.form.editor("kind" if trip is None else "plate").setFocus()

    def _fill(self, trip: TripView | None, dock: str, minutes: int) -> None:
        form, crew = self.section.form, [person_id for person_id, _ in trip.crew] if trip is not None else []
        values = {
            "kind": trip.vehicle_kind or None if trip else None, "dock": dock or None, "minutes": minutes,
            "carrier_id": trip.carrier_id if trip else None, "plate": trip.plate if trip else "", "driver": trip.driver if trip else "",
            "phone": trip.phone if trip else "", "container_no": trip.container_no if trip else "",
            "supervisor_id": trip.supervisor_id if trip else None, "crew_a": crew[0] if crew else None,
            "crew_b": crew[1] if len(crew) > 1 else None, "reason": "",
        }  # fmt: skip
        for key, value in values.items():
            form.set_value(key, value)

    def _follow(self, key: str) -> None:
        """A vehicle on file brings its carrier, and the driver and telephone of its last trip."""
        if self._choices is None or key not in ("plate", "carrier_id"):
            return
        if key == "carrier_id":
            chosen = self.section.form.value("carrier_id")
            advice = next((one.advice for one in self._choices.offers if one.carrier_id == chosen), ())
            self.section.say("；".join(shown(words) for words in advice))
            return
        plate = str(self.section.form.value("plate") or "")
        vehicle = next((one for one in self._choices.vehicles if one.plate == plate), None)
        if vehicle is None:
            return
        driver, phone = self._choices.drivers.get(plate, ("", ""))
        self.section.form.set_value("carrier_id", vehicle.carrier_id)
        for field, words in (("driver", driver), ("phone", phone)):
            if words:
                self.section.form.set_value(field, words)

    # Saving

    def _save(self) -> None:
        draft = self._draft()
        trip, reason = self._trip, self.section.value("reason")

        self.error.show_words("")
        if trip is None:
            self._run(lambda work: planning.plan_trip(work, draft))
        else:
            self._run(lambda work: service.change_trip(work, trip.number, draft, reason))

    def _draft(self) -> TripDraft:
        made, form = self.section, self.section.form
        start = made.moment_of("planned_at")
        crew = tuple(int(person) for key in ("crew_a", "crew_b") if (person := form.value(key)) is not None)
        old = draft_of(self._trip) if self._trip is not None else TripDraft("", "", "", start)
        plate = str(form.value("plate") or "").strip()
        return replace(
            old, plate=plate, driver=made.value("driver"), phone=made.value("phone"), planned_at=start,
            until_at=start + timedelta(minutes=int(form.value("minutes"))), carrier_id=form.value("carrier_id"), crew=crew,
            supervisor_id=form.value("supervisor_id"), container_no=made.value("container_no"), dock=form.value("dock") or "",
            vehicle_kind=form.value("kind") or "",
        )  # fmt: skip

    def _run(self, act: Callable[[Work], TripView]) -> None:
        def failed(error: AppError) -> None:
            self.error.show_words("" if error.clause else shown(error.reason))
            if error.clause:
                self.context.failed.emit(error)

        self.context.command(act, lambda trip: self.made.emit(trip.number), failed)
