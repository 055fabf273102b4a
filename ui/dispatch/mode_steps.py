"""What comes before goods change hands at our gate: who comes with which vehicle, pieces counted, the signature (F-08, F-09)."""

from __future__ import annotations

from app.core.work import Work
from app.dispatch import service
from app.dispatch.handing import Announcement
from app.dispatch.views import DeliveryMode, DispatchOrderView, ModeStep
from app.loading import service as loading
from ui.dispatch.sections import Section


class AnnounceSection(Section):
    """自提: person, card or letter, vehicle. 委托物流: the firm and its vehicle, once the customer is informed."""

    def __init__(self) -> None:
        super().__init__("announce", self.tr("来人和车辆"), self.tr("登记来人车辆"))
        self.text("come_carrier", self.tr("物流公司"))
        self.text("come_name", self.tr("提货人/司机"))
        self.text("come_proof", self.tr("证件/授权书"))
        self.text("come_plate", self.tr("车号"), required=True)
        self.text("come_phone", self.tr("电话"))
        self._shown = ""

    def show_order(self, order: DispatchOrderView) -> None:
        """The fields of the mode; what is being typed for the same 发货单 stays."""
        consigned = order.mode is DeliveryMode.CONSIGNED
        self.form.show_field("come_carrier", consigned)
        told = self.tr("客户已通知，等客户报物流公司和车辆。")
        wait = self.tr("先通知客户，再登记物流公司和车辆。")
        self.say((told if order.notification else wait) if consigned else self.tr("提货人、证件或授权书、车号三样齐全才能交接。"))
        key = f"{order.number} {order.mode}"
        if key != self._shown:
            self._shown = key
            for name in ("come_carrier", "come_name", "come_proof", "come_plate", "come_phone"):
                self.form.set_value(name, "")

    def act(self, work: Work, number: str) -> None:
        """Records it."""
        who = Announcement(*(self.value(f"come_{name}") for name in ("name", "proof", "plate", "carrier", "phone")))
        service.announce(work, number, who)


class CountSection(Section):
    """委托物流: the boxes counted with the carrier's man."""

    def __init__(self) -> None:
        super().__init__("count_pieces", self.tr("与物流公司点件"), self.tr("登记点件"), hint=self.tr("当面逐箱点清，箱数与装箱单一致。"))
        self.form.add_number("counted", self.tr("点到箱数"), low=0, high=9999).setObjectName("field.counted")
        self.text("counted_by", self.tr("承运点件人"), required=True)
        self._shown: object = None

    def show_order(self, order: DispatchOrderView) -> None:
        """Starts from whom the customer announced."""
        if (order.number, order.steps) != self._shown:
            self._shown = (order.number, order.steps)
            known = order.step(ModeStep.ANNOUNCED)
            self.form.set_value("counted_by", known.name if known else "")
            self.form.set_value("counted", 0)

    def act(self, work: Work, number: str) -> None:
        """Records it."""
        loading.count_with_carrier(work, number, int(self.form.value("counted") or 0), self.value("counted_by"))


class HandoverSection(Section):
    """The signature before loading; who was announced stands in it already."""

    def __init__(self) -> None:
        super().__init__("handover", self.tr("装车前交接签收"), self.tr("登记签收"))
        self.text("signer", self.tr("签收人"), required=True)
        self.text("proof", self.tr("证件/运单号"), required=True)
        self.form.add_number("boxes", self.tr("签收箱数"), low=0, high=9999).setObjectName("field.boxes")
        self._shown: object = None

    def show_order(self, order: DispatchOrderView) -> None:
        """Starts from the steps before; what is being typed for the same ones stays."""
        if (order.number, order.steps) != self._shown:
            self._shown = (order.number, order.steps)
            came, counted = order.step(ModeStep.ANNOUNCED), order.step(ModeStep.COUNTED)
            self.form.set_value("signer", came.name if came else "")
            self.form.set_value("proof", came.proof if came else "")
            self.form.set_value("boxes", counted.pieces if counted else 0)

    def act(self, work: Work, number: str) -> None:
        """Records it."""
        loading.sign_handover(work, number, self.value("signer"), self.value("proof"), int(self.form.value("boxes")))
