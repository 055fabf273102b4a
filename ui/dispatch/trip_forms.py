"""The forms of a trip from its plan to the closed load: planned, loading started, boxes left behind, closed by two people."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from app.carriers.views import Offer
from app.catalog.views import VehicleView
from app.core import keyed
from app.core.clock import SITE_ZONE
from app.core.errors import BadInput, Refused
from app.core.text import Text
from app.core.words import Role
from app.core.words import text as word_text
from app.dispatch.trip_log import KINDS
from app.dispatch.views import TripDraft, TripView
from app.identity.views import PersonView
from app.loading.photos import KINDS as PHOTOS
from app.loading.rules import MEASURES
from app.loading.vehicle_rules import must_be_a_container
from app.loading.views import DONE, LoadBoxView, LoadView, Measures
from app.planner.kinds import VehicleKind
from ui.dispatch.carrier_offer import CarrierChoice
from ui.dispatch.sections import Section
from ui.i18n import shown
from ui.plates import on_foot
from ui.widgets.files import file_to_open


class NewTrip(Section):
    """A trip with vehicle, driver, crew and times (F-13, G-01); what the plate's last trip had is filled in."""

    def __init__(self) -> None:
        super().__init__("create_trip", self.tr("新车次"), self.tr("排车次"))
        self._last: dict[str, TripView] = {}
        self.choice("plate", self.tr("车牌"), editable=True)
        self.choice("vehicle_kind", self.tr("车型"), empty=self.tr("未定"))
        self.choice("carrier_id", self.tr("承运商"), empty=self.tr("自有或客户车辆"))
        self.carrier = CarrierChoice(self, "carrier_id")
        self.text("driver", self.tr("司机/提货人"))
        self.text("phone", self.tr("电话"))
        self.text("bearer_card", self.tr("证件末四位"), hint=self.tr("步行/快递填；空着取电话末四位"))
        self.moment("planned_at", self.tr("装车时间"), required=True)
        self.form.add_number("minutes", self.tr("占码头"), low=0, high=1440, unit=self.tr("分钟")).setObjectName("field.minutes")
        self.choice("supervisor_id", self.tr("监装人"), empty=self.tr("未定"))
        self.choice("crew_a", self.tr("送货员"), empty=self.tr("无"))
        self.choice("crew_b", self.tr("送货员二"), empty=self.tr("无"))
        self.text("dock", self.tr("码头"))
        self.text("gate", self.tr("门岗"))
        self.text("booking_no", self.tr("订车/订舱号"))
        self.text("trailer", self.tr("挂车"), hint=self.tr("订了挂车才填，验车时对"))
        self.text("container_no", self.tr("柜号"))
        self.text("booked_seal_no", self.tr("预报封签"))
        self.tick("strict", self.tr("装车次序"), self.tr("只按装柜图次序装（G-06）"))
        self.text("inspection_until", self.tr("年检有效至"), hint=self.tr("临时车辆填，如 2027-05-31"))
        self.text("leaves_at", self.tr("计划出发"), hint=self.tr("如 2026-11-27 15:00"))
        self.text("arrives_at", self.tr("计划到达"), hint=self.tr("如 2026-11-28 09:00"))
        self.text("route_note", self.tr("路线"))
        self.form.editor("plate").currentTextChanged.connect(self._fill_in)  # type: ignore[attr-defined]

    def offer_people(self, people: list[PersonView], trained: frozenset[int]) -> None:
        """Who may supervise, and who may go along: only who is trained to deliver (F-17)."""
        watchers = [(p.name, p.person_id) for p in people if p.roles & {Role.SALES, Role.TEAM_LEADER}]
        crew = [(p.name, p.person_id) for p in people if p.person_id in trained]
        self.offer("supervisor_id", watchers, self.tr("未定"))
        for key in ("crew_a", "crew_b"):
            self.offer(key, crew, self.tr("无"))

    def offer_vehicles(
        self, vehicles: list[VehicleView], carriers: list[Offer], kinds: tuple[VehicleKind, ...], last: dict[str, TripView]
    ) -> None:
        """Plates, kinds and carriers to choose from, and the last trip of each plate."""
        self._last = last
        self.offer("plate", [("", ""), on_foot(), *((v.plate, v.plate) for v in vehicles)])
        self.offer("vehicle_kind", [(kind.name, kind.key) for kind in kinds], self.tr("未定"))
        self.carrier.offer(carriers, self.tr("自有或客户车辆"))

    def _fill_in(self, plate: str) -> None:
        """What the last trip of the plate had; nothing typed is overwritten."""
        last = self._last.get(plate.strip().upper())
        if last is None:
            return
        for key, value in (("driver", last.driver), ("phone", last.phone)):
            if not self.value(key):
                self.form.set_value(key, value)
        for key, chosen in (("carrier_id", last.carrier_id), ("vehicle_kind", last.vehicle_kind)):
            if self.form.value(key) is None and chosen:
                self.form.set_value(key, chosen)

    def draft(self) -> TripDraft | None:
        """The trip as typed; None where a date is none, which the form then says."""
        shown_until, wrong = None, {}
        try:
            shown_until = keyed.day(keyed.DAY, self.value("inspection_until"))
        except BadInput as error:
            wrong["inspection_until"] = shown(error.reason)
        moments = {key: moment_typed(self, key) for key in ("leaves_at", "arrives_at")}
        wrong |= {key: self.tr("写成 2026-11-27 15:00 这样") for key, (right, _) in moments.items() if not right}
        wrong |= container_wrong(self, "container_no")
        if wrong:
            self.form.show_errors(wrong)
            return None
        planned, minutes = self.moment_of("planned_at"), int(self.form.value("minutes") or 0)
        return TripDraft(
            plate=self.value("plate"), driver=self.value("driver"), phone=self.value("phone"), planned_at=planned,
            carrier_id=self.form.value("carrier_id"), crew=self._crew(), supervisor_id=self.form.value("supervisor_id"),
            container_no=self.value("container_no"), booked_seal_no=self.value("booked_seal_no"), inspection_until=shown_until,
            dock=self.value("dock"), gate=self.value("gate"), bearer_card=self.value("bearer_card"), route_note=self.value("route_note"),
            vehicle_kind=self.value("vehicle_kind"), until_at=planned + timedelta(minutes=minutes) if minutes else None,
            booking_no=self.value("booking_no"), leaves_at=moments["leaves_at"][1], arrives_at=moments["arrives_at"][1],
            trailer=self.value("trailer"),
            strict=bool(self.form.value("strict")),
        )  # fmt: skip

    def _crew(self) -> tuple[int, ...]:
        return tuple(int(person) for key in ("crew_a", "crew_b") if (person := self.form.value(key)) is not None)


def container_wrong(section: Section, key: str) -> dict[str, str]:
    """What is wrong with a container number that is typed into a booking, by its field: the vehicle check would refuse it (G-02)."""
    try:
        must_be_a_container(section.value(key))
    except Refused as error:
        return {key: shown(error.reason)}
    return {}


def moment_typed(section: Section, key: str) -> tuple[bool, datetime | None]:
    """A date and time typed into a line of text; whether it is one, blank being one too."""
    words = section.value(key).strip()
    if not words:
        return True, None
    try:
        return True, datetime.strptime(words.replace("T", " "), "%Y-%m-%d %H:%M").replace(tzinfo=SITE_ZONE)
    except ValueError:
        return False, None


class StartLoad(Section):
    """Loading begins: safety briefing and, where it is delegated, the letter (G-05)."""

    def __init__(self) -> None:
        super().__init__("start_load", self.tr("开始装车"), self.tr("开始装车"))
        self.tick("briefed", self.tr("安全"), self.tr("已做安全交底"))
        self.text("delegated_in", self.tr("监装委托书"), hint=self.tr("组长监装时填文号"))


class CloseLoad(Section):
    """Both confirm what is on, say that it is firm and protected, and seal it (G-04, G-07, G-08, E-07)."""

    def __init__(self) -> None:
        super().__init__("close_load", "", self.tr("两人核对，装完"))
        self.text("seal_no", self.tr("封签号"), hint=self.tr("货柜必填，每枚只用一次"))
        self.tick("secured", self.tr("装载"), self.tr("码齐、捆牢"))
        for name, words in MEASURES.items():
            self.tick(name, self.tr("运输防护") if name == "rain" else "", shown(Text(words)))
        self.text("not_needed", self.tr("不需要"), hint=self.tr("没勾的写明不需要的理由"))
        self.text("exceptions", self.tr("异常"))
        self.text("second", self.tr("另一人"), required=True, hint=self.tr("工牌号或姓名"))
        self.text("second_pin", self.tr("PIN"), required=True, secret=True)

    def name_second(self, role: Role) -> None:
        """Who confirms beside the storekeeper, by the setting (X-05)."""
        self.title.setText(self.tr("装完核对（{role} + 仓管员）").format(role=shown(word_text(role))))

    def measures(self) -> Measures:
        """What was done on the way's protection; what is not ticked has the reason typed, or none."""
        why = self.value("not_needed").strip()
        return Measures(**{name: DONE if self.form.value(name) else why for name in MEASURES})


class LeaveBehind(Section):
    """少装: boxes that stay, by their numbers, with the word of logistics head and sales (G-08)."""

    def __init__(self) -> None:
        super().__init__(
            "leave_behind", self.tr("少装，拆单（G-08）"), self.tr("两人批准，留下这些箱"), primary=False,
            hint=self.tr("物流科长和销售两人批准；留下的箱成一张新发货单，两单的标签都要换新扫回。"),
        )  # fmt: skip
        self._boxes: tuple[LoadBoxView, ...] = ()
        self.choice("short_order", self.tr("发货单"), required=True)
        self.text("short_boxes", self.tr("留下的箱"), required=True, hint=self.tr("箱号，如 3、5-7"))
        self.text("short_why", self.tr("原因"), required=True, hint=self.tr("装不下、破损、车小"))
        self.tick("papers_again", self.tr("随货资料"), self.tr("没有资料的那一单另备一份"))
        self.text("signed_anew", self.tr("新签收单号"), hint=self.tr("物流公司或客户签收过才填"))
        self.text("short_second", self.tr("另一人"), required=True, hint=self.tr("工牌号或姓名"))
        self.text("short_pin", self.tr("PIN"), required=True, secret=True)

    def show_load(self, load: LoadView) -> None:
        """The orders and boxes of the trip; first those of which something is not on it yet."""
        self._boxes = load.expected
        missing = {box.dispatch_no for box in load.missing}
        self.offer("short_order", [(one, one) for one in sorted(load.dispatch_nos, key=lambda one: one not in missing)])

    def ssccs(self) -> list[str] | None:
        """The boxes named; None where a number is none of the order's, which the form then says."""
        wanted = numbers(self.value("short_boxes"))
        known = {box.box_no: box.sscc for box in self._boxes if box.dispatch_no == self.form.value("short_order")}
        unknown = [n for n in wanted if n not in known]
        if unknown or not wanted:
            words = self.tr("没有第 {n} 箱").format(n=unknown[0]) if unknown else self.tr("写箱号，如 3、5-7")
            self.form.show_errors({"short_boxes": words})
            return None
        return [known[n] for n in wanted]


def numbers(words: str) -> list[int]:
    """Box numbers as people write them: `3、5-7`."""
    found: set[int] = set()
    for low, high in re.findall(r"(\d{1,4})(?:\s*[-~到－]\s*(\d{1,4}))?", words):
        found |= set(range(int(low), int(high or low) + 1))
    return sorted(found)


class TripLogForm(Section):
    """途中记录: who was spoken to, what happened on the way (F-18)."""

    def __init__(self) -> None:
        super().__init__("note_on_way", self.tr("途中记录（F-18）"), self.tr("记下"), primary=False)
        self.choice("log_kind", self.tr("类别"), required=True)
        self.offer("log_kind", [(shown(Text(words)), key) for key, words in KINDS.items()])
        self.text("log_whom", self.tr("对方"), hint=self.tr("司机、客户"))
        self.text("log_words", self.tr("情况"), required=True)


class LoadPhotos(Section):
    """照片: empty vehicle, half loaded, fully loaded, seal, from a file of the tablet or the camera's card (G-03, G-08)."""

    def __init__(self) -> None:
        super().__init__("add_photo", self.tr("照片"), self.tr("选照片归入"), primary=False)
        self.choice("photo_kind", self.tr("拍的是"), required=True)
        self.offer("photo_kind", [(shown(Text(words)), key) for key, words in PHOTOS.items()])

    def choose(self) -> str:
        """The file chosen, blank where none was."""
        name = file_to_open(self, self.tr("车辆、装车照片"), "PNG, JPEG (*.png *.jpg *.jpeg)")
        return name


class ClimateForm(Section):
    """温度: range, logger and its reading at departure, for goods that are stored cool or dry (E-08)."""

    def __init__(self) -> None:
        super().__init__("note_climate", self.tr("途中温度（E-08）"), self.tr("记下温度"), primary=False)
        for key, words in (("low", self.tr("最低 °C")), ("high", self.tr("最高 °C")), ("reading", self.tr("出发读数 °C"))):
            self.text(f"climate_{key}", words, required=True)
        self.text("climate_logger", self.tr("记录仪编号"), required=True)

    def tenths(self) -> tuple[int, int, int] | None:
        """Low, high and reading in tenths of a degree; None where one is no number, which the form then says."""
        found, wrong = [], {}
        for key in ("climate_low", "climate_high", "climate_reading"):
            try:
                found.append(round(float(self.value(key)) * 10))
            except ValueError:
                wrong[key] = self.tr("写成 -2 或 4.5 这样的数")
        if wrong:
            self.form.show_errors(wrong)
            return None
        return found[0], found[1], found[2]
