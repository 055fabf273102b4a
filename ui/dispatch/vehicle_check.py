"""验车: the form of the vehicle check, filled from the entry at the gate where the vehicle was entered there."""

from __future__ import annotations

from app.core.clock import site_time
from app.core.text import Text
from app.loading.vehicle_rules import QUESTIONS
from app.loading.views import LoadView, VehicleFindings
from ui.dispatch.sections import Section
from ui.i18n import shown
from ui.widgets.buttons import KeyButton


class VehicleCheckForm(Section):
    """Numbers as seen on the vehicle (G-02) and the six questions (G-03)."""

    def __init__(self) -> None:
        super().__init__("check_vehicle", self.tr("验车（G-02、G-03）"), self.tr("登记验车"), hint=self.tr("照车上看到的填，不照单抄。"))
        self.text("plate_seen", self.tr("看到的车牌"), required=True)
        self.text("trailer_seen", self.tr("看到的挂车"), hint=self.tr("没有挂车空着"))
        self.text("container_seen", self.tr("看到的柜号"))
        self.text("seal_seen", self.tr("看到的封签"))
        self.text("document_seen", self.tr("所示证件"), hint=self.tr("临时车辆填：行驶证、年检"))
        for name, question in QUESTIONS.items():
            self.tick(name, "", shown(Text(question)))
        self.text("check_note", self.tr("说明"))
        self.all_good = KeyButton(self.tr("六项都好"), key="Alt+A")
        self.all_good.setObjectName("do.all_good")
        self.all_good.clicked.connect(self._tick_all)
        self.foot.insertWidget(0, self.all_good)
        self._shown: tuple[object, ...] = ()

    def show_load(self, load: LoadView) -> None:
        """Takes plate and trailer over from the gate; what is being typed for the same vehicle stays."""
        entered = load.entered_at is not None
        seen = (load.trip_no, load.entered_at, load.plate if entered else "", load.trailer if entered else "")
        if seen == self._shown:
            return
        self._shown = seen
        for key, value in (
            ("plate_seen", seen[2]), ("trailer_seen", seen[3]), ("container_seen", ""), ("seal_seen", ""), ("check_note", ""),
            ("document_seen", ""),
        ):  # fmt: skip
            self.form.set_value(key, value)
        for name in QUESTIONS:
            self.form.set_value(name, False)
        if load.entered_at is None:
            self.say(self.tr("照车上看到的填，不照单抄。"))
        else:
            words = self.tr("车牌、挂车由门岗 {at} 入厂登记带入；与车上不符请门卫更正。")
            self.say(words.format(at=f"{site_time(load.entered_at):%H:%M}"))

    def _tick_all(self) -> None:
        """The six questions were asked at the vehicle and all answered well; the one that was not is taken out again."""
        for name in QUESTIONS:
            self.form.set_value(name, True)

    def findings(self) -> VehicleFindings:
        """What was found."""
        return VehicleFindings(
            self.value("plate_seen"), self.value("container_seen"), self.value("seal_seen"), note=self.value("check_note"),
            trailer=self.value("trailer_seen"), document=self.value("document_seen"),
            **{name: bool(self.form.value(name)) for name in QUESTIONS},
        )  # fmt: skip
