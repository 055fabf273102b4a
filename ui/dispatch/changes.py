"""The forms for what comes otherwise than planned: another delivery mode or transport, another vehicle, no trip at all."""

from __future__ import annotations

from app.carriers.views import Offer
from app.catalog.views import VehicleView
from app.core import keyed
from app.core.errors import BadInput
from app.core.words import text as word_text
from app.core.work import Work
from app.dispatch import service
from app.dispatch.transport import Suggestion
from app.dispatch.views import DeliveryMode, DispatchOrderView, TransportKind, TripDraft, TripView
from ui.dispatch.carrier_offer import CarrierChoice
from ui.dispatch.sections import Section
from ui.dispatch.trip_forms import container_wrong
from ui.i18n import shown
from ui.plates import on_foot


class ModeChange(Section):
    """Another delivery mode than the contract's, by sales; one that is none of the three needs its agreement (F-07, X-38)."""

    def __init__(self) -> None:
        super().__init__(
            "change_mode", self.tr("改交付方式（F-07）"), self.tr("改交付方式"), primary=False,
            hint=self.tr("与合同不同的方式由销售改；其他方式须有协议号。"),
        )  # fmt: skip
        self.choice("new_mode", self.tr("方式"), required=True)
        self.text("agreement_no", self.tr("协议号"))
        self._shown = ("", 0)

    def show_order(self, order: DispatchOrderView, modes: tuple[DeliveryMode, ...]) -> None:
        """Starts from the mode of a 发货单; what is being chosen for the same one stays."""
        self.offer("new_mode", [(shown(word_text(mode)), mode.value) for mode in dict.fromkeys((*modes, order.mode))])
        if self._shown != (order.number, order.version):
            self._shown = (order.number, order.version)
            self.form.set_value("new_mode", order.mode.value)
            self.form.set_value("agreement_no", "")

    @property
    def mode(self) -> DeliveryMode:
        """The mode chosen."""
        return DeliveryMode(self.value("new_mode"))


class TransportChange(Section):
    """The kind of transport with the suggestion and its reason; the choice is the logistics head's (X-38, G-09 … G-11)."""

    def __init__(self) -> None:
        super().__init__("change_transport", self.tr("运输方式"), self.tr("定运输方式"), primary=False)
        self.choice("new_transport", self.tr("运输"), required=True)
        self.text("transport_reason", self.tr("理由"), hint=self.tr("不按建议时物流科长必填"))
        self.form.add_number("distance", self.tr("距离"), low=0, high=50_000, unit="km").setObjectName("field.distance")
        self._shown = ("", 0)

    def show_order(self, order: DispatchOrderView, suggestion: Suggestion, used: tuple[TransportKind, ...]) -> None:
        """Starts from the transport of a 发货单; what is being chosen for the same one stays."""
        self.offer("new_transport", [(shown(word_text(kind)), kind.value) for kind in dict.fromkeys((*used, order.transport))])
        kinds = self.tr("或").join(shown(word_text(kind)) for kind in suggestion.kinds)
        words = self.tr("建议 {kinds}：{why}（{row}）。由物流科长定。")
        self.say(words.format(kinds=kinds, why=shown(suggestion.reason), row=suggestion.clause))
        if self._shown != (order.number, order.version):
            self._shown = (order.number, order.version)
            self.form.set_value("new_transport", order.transport.value)
            self.form.set_value("transport_reason", order.transport_reason)
            self.form.set_value("distance", order.distance_km or 0)

    def act(self, work: Work, number: str) -> None:
        """Records distance and choice."""
        km = int(self.form.value("distance") or 0)
        if km:
            service.set_distance(work, number, km)
        service.change_transport(work, number, self.transport, self.value("transport_reason"))

    @property
    def transport(self) -> TransportKind:
        """The kind chosen."""
        return TransportKind(self.value("new_transport"))


class TripChange(Section):
    """Another vehicle, carrier, driver or time before loading; a substitute vehicle by the logistics head with a reason (G-02)."""

    def __init__(self) -> None:
        super().__init__(
            "change_trip", self.tr("改车次、换车（G-02）"), self.tr("改车次"), primary=False,
            hint=self.tr("换车由物流科长批准并写明原因；改后重新验车。"),
        )  # fmt: skip
        self.choice("new_plate", self.tr("车牌"), required=True, editable=True)
        self.choice("new_carrier", self.tr("承运商"), empty=self.tr("自有或客户车辆"))
        self.carrier = CarrierChoice(self, "new_carrier", self.tr("换车由物流科长批准并写明原因；改后重新验车。"))
        self.text("new_driver", self.tr("司机/提货人"), required=True)
        self.text("new_phone", self.tr("电话"), required=True)
        self.text("new_card", self.tr("证件末四位"), hint=self.tr("步行/快递填；空着取电话末四位"))
        self.moment("new_time", self.tr("装车时间"), required=True)
        self.text("new_booking", self.tr("订车/订舱号"))
        self.text("new_trailer", self.tr("挂车"), hint=self.tr("订了挂车才填，验车时对"))
        self.text("new_container", self.tr("柜号"))
        self.text("new_seal", self.tr("预报封签"))
        self.tick("new_strict", self.tr("装车次序"), self.tr("只按装柜图次序装（G-06）"))
        self.text("new_inspection", self.tr("年检有效至"), hint=self.tr("临时车辆填，如 2027-05-31"))
        self.text("change_reason", self.tr("换车原因"), hint=self.tr("换车或换柜必填"))
        self._shown = ("", 0)

    def offer_vehicles(self, vehicles: list[VehicleView], carriers: list[Offer]) -> None:
        """What may be chosen."""
        self.offer("new_plate", [on_foot(), *((v.plate, v.plate) for v in vehicles)])
        self.carrier.offer(carriers, self.tr("自有或客户车辆"))

    def show_trip(self, trip: TripView) -> None:
        """Starts from a trip as it is planned; what is being typed for the same trip stays."""
        if self._shown == (trip.number, trip.version):
            return
        self._shown = (trip.number, trip.version)
        for key, value in (
            ("new_plate", trip.plate), ("new_carrier", trip.carrier_id), ("new_driver", trip.driver), ("new_phone", trip.phone),
            ("new_container", trip.container_no), ("new_seal", trip.booked_seal_no), ("new_inspection", ""), ("change_reason", ""),
            ("new_card", trip.bearer_card), ("new_booking", trip.booking_no), ("new_trailer", trip.trailer), ("new_strict", trip.strict),
        ):  # fmt: skip
            self.form.set_value(key, value)
        self.set_moment("new_time", trip.planned_at)

    def draft(self, trip: TripView) -> TripDraft | None:
        """The trip as it is to be; None where a date is none, which the form then says."""
        inspected, wrong = None, container_wrong(self, "new_container")
        try:
            inspected = keyed.day(keyed.DAY, self.value("new_inspection"))
        except BadInput as error:
            wrong["new_inspection"] = shown(error.reason)
        if wrong:
            self.form.show_errors(wrong)
            return None
        return TripDraft(
            plate=self.value("new_plate"), driver=self.value("new_driver"), phone=self.value("new_phone"),
            planned_at=self.moment_of("new_time"), carrier_id=self.form.value("new_carrier"),
            crew=tuple(person_id for person_id, _ in trip.crew), supervisor_id=trip.supervisor_id,
            container_no=self.value("new_container"), booked_seal_no=self.value("new_seal"), inspection_until=inspected,
            dock=trip.dock, gate=trip.gate, route_note=trip.route_note, bearer_card=self.value("new_card"),
            vehicle_kind=trip.vehicle_kind, until_at=None if trip.until_at is None else self.moment_of("new_time") + trip.window,
            booking_no=self.value("new_booking"), leaves_at=trip.leaves_at, arrives_at=trip.arrives_at, trailer=self.value("new_trailer"),
            strict=bool(self.form.value("new_strict")),
        )  # fmt: skip


class TripCancel(Section):
    """A trip that carries nothing is called off."""

    def __init__(self) -> None:
        super().__init__(
            "cancel_trip", self.tr("取消车次"), self.tr("取消车次"), primary=False, hint=self.tr("车上还有发货单时先改期。")
        )
        self.text("cancel_reason", self.tr("原因"), required=True)
