"""在厂车辆 for the office: who is inside, how long, what for, what his pass still lacks; another vehicle approved, plates put right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core import keyed
from app.core.clock import site_day, site_time
from app.core.errors import BadInput
from app.core.words import Role
from app.core.words import text as word_text
from app.core.work import Work
from app.gate import inside
from app.gate.inside import InsideView as Vehicle
from app.gate.inside import Standing
from app.yard import plates, service
from ui.context import DeskContext
from ui.dispatch.sections import Section, show_sections
from ui.i18n import shown
from ui.settings.parts import NONE, Pairs, SettingsView
from ui.theme.tokens import State
from ui.widgets.base import Card, PlainLabel
from ui.widgets.buttons import KeyButton
from ui.widgets.forms import ErrorLine
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable

MARKS = {
    Standing.WAITS: State.NOT_YET, Standing.IN_WORK: State.UNDER_WAY, Standing.LACKS: State.HOLD, Standing.FREE: State.INFO,
    Standing.READY: State.GOOD,
}  # fmt: skip


class InsideView(SettingsView):
    """The list, and beside it what can be done for the chosen vehicle; a trip opens by a double click or its button."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._vehicles: dict[int, Vehicle] = {}
        self._key, self._wanted = 0, ""
        self.table = WorkTable(
            [
                Column(self.tr("车牌"), width=112), Column(self.tr("挂车"), width=112), Column(self.tr("入厂"), Kind.DATE, 92),
                Column(self.tr("在厂"), Kind.NUMBER, 126), Column(self.tr("事由/客户"), stretch=True),
                Column(self.tr("车次"), Kind.DOCUMENT, 104), Column(self.tr("码头"), width=84), Column(self.tr("状态"), Kind.MARK, 146),
                Column(self.tr("还缺"), width=206),
            ],
            empty=self.tr("厂里没有车。车辆由门卫登记入厂。"),
        )  # fmt: skip
        self.table.setObjectName("list.inside")
        self.table.current_changed.connect(self._choose)
        self.table.doubleClicked.connect(lambda _: self._open_trip())
        self.trip = KeyButton(self.tr("到车次"), icon="truck")
        self.trip.setObjectName("do.inside_trip")
        self.trip.clicked.connect(self._open_trip)
        self.card = self.list_card(self.tr("在厂车辆"), self.table, [self.trip])
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self.card, 1)
        column.addWidget(self._steps())
        self.row.addLayout(column, 1)

    def _steps(self) -> QWidget:
        self.approve = Section("approve_substitute", self.tr("批准换车（G-02）"), self.tr("批准换车"))
        self.approve.text("substitute_reason", self.tr("换车原因"), required=True)
        self.approve.text("substitute_until", self.tr("年检有效至"), hint=self.tr("临时车辆填，如 2027-05-31"))
        self.correct = Section(
            "correct_plates", self.tr("更正车牌"), self.tr("更正车牌"), primary=False,
            hint=self.tr("未签字的出门证随着改；已签字的作废重开。装车后更正车头由物流科长办。"),
        )  # fmt: skip
        self.correct.text("right_plate", self.tr("车头"), required=True)
        self.correct.text("right_trailer", self.tr("挂车"))
        self.correct.tick("right_odd", "", self.tr("不是通常的号牌，已核对"))
        self.correct.text("right_reason", self.tr("原因"), required=True)
        self.approve.wanted.connect(lambda _: self._approve())
        self.correct.wanted.connect(lambda _: self._correct())
        self.next, self.error = PlainLabel("", "strong"), ErrorLine()
        self.next.setObjectName("label.inside_next")
        self.next.setWordWrap(True)
        card = Card(self.tr("这一车"), " ")
        self.pairs = Pairs(64)
        for part in (self.next, self.error, self.pairs):
            card.body.addWidget(part)
        card.body.addStretch(1)
        self.steps = QWidget()
        row = QHBoxLayout(self.steps)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for box in (card, self.approve, self.correct):
            row.addWidget(box, 1, Qt.AlignmentFlag.AlignTop)
        return self.steps

    # Reading

    def reload(self) -> None:
        """Reads who is inside."""
        now = self.context.desk.clock.now()
        self.context.query(lambda s: inside.inside(s, now), self._show_vehicles)

    def open_document(self, document: str) -> None:
        """Chooses a vehicle by its plate, as soon as it is read."""
        self._wanted = document
        self.reload()

    def _show_vehicles(self, found: list[Vehicle]) -> None:
        self._vehicles = {one.entry.entry_id: one for one in found}
        late, ready = sum(one.long_stay for one in found), sum(one.standing is Standing.READY for one in found)
        self.card.note.setText(self.tr("{n} 车·可走 {ready}·停留过久 {late}").format(n=len(found), ready=ready, late=late))
        self.table.set_rows([self._line(one) for one in found], [one.entry.entry_id for one in found])
        wanted = next((one.entry.entry_id for one in found if plates.same(one.entry.plate, self._wanted)), 0)
        at = wanted or (self._key if self._key in self._vehicles else next(iter(self._vehicles), 0))
        self._wanted = ""
        if at:
            self.table.select_key(at)
        self._choose(at)
        self._show_chosen()

    def _line(self, vehicle: Vehicle) -> list[object]:
        entry = vehicle.entry
        at, today = site_time(entry.entered_at), site_day(entry.entered_at) == site_day(self.context.desk.clock.now())
        purpose = shown(word_text(entry.purpose))
        what = vehicle.customers or f"{purpose} {entry.return_no}".rstrip()
        stay = self.tr("{stay}·久").format(stay=shown(vehicle.stay)) if vehicle.long_stay else shown(vehicle.stay)
        state = State.HOLD if entry.waiting else MARKS[vehicle.standing]
        word = shown(vehicle.state) if vehicle.state != word_text(entry.purpose) else self.tr("在厂")
        return [
            entry.plate, entry.trailer or NONE, f"{at:%H:%M}" if today else f"{at:%m-%d %H:%M}", stay, what, entry.trip_no or NONE,
            vehicle.dock or NONE, MarkCell(state, word), "、".join(shown(text) for text in vehicle.outlook),
        ]  # fmt: skip

    # Choosing

    @property
    def chosen(self) -> Vehicle | None:
        """The vehicle that is acted on."""
        return self._vehicles.get(self._key)

    def _choose(self, key: Any) -> None:
        if key is not None and int(key) != self._key:
            self._key = int(key)
            self.error.show_words("")
            vehicle = self.chosen
            if vehicle is not None:
                self._fill(vehicle)
            self._show_chosen()

    def _fill(self, vehicle: Vehicle) -> None:
        for form, values in (
            (self.approve.form, {"substitute_reason": "", "substitute_until": ""}),
            (self.correct.form, {
                "right_plate": vehicle.entry.plate, "right_trailer": vehicle.entry.trailer, "right_odd": False, "right_reason": "",
            }),
        ):  # fmt: skip
            for key, value in values.items():
                form.set_value(key, value)

    def _show_chosen(self) -> None:
        vehicle, actor = self.chosen, self.context.actor
        waiting = vehicle is not None and vehicle.entry.waiting
        self.trip.setEnabled(vehicle is not None and bool(vehicle.entry.trip_no))
        self.next.setText(self.tr("下一步：{step}").format(step=self._next_words(vehicle)))
        self.pairs.show_pairs(self._pairs(vehicle) if vehicle is not None else [])
        may = actor.has(Role.STOREKEEPER, Role.LOGISTICS_HEAD)
        show_sections(
            [(self.approve, waiting and actor.has(Role.LOGISTICS_HEAD)), (self.correct, vehicle is not None and may)]
        )

    def _next_words(self, vehicle: Vehicle | None) -> str:
        if vehicle is None:
            return self.tr("选一车") if self._vehicles else self.tr("等车入厂")
        if vehicle.entry.waiting:
            return self.tr("物流科长批准换车，或请车出厂")
        lacks = "、".join(shown(text) for text in vehicle.outlook)
        return f"{vehicle.entry.plate}：{lacks}"

    def _pairs(self, vehicle: Vehicle) -> list[tuple[str, str]]:
        entry = vehicle.entry
        who = " ".join(part for part in (entry.driver, entry.phone) if part)
        came = "·".join(part for part in (f"{site_time(entry.entered_at):%m-%d %H:%M}", entry.gate, entry.guard) if part)
        return [
            (self.tr("车牌"), f"{entry.plate} {entry.trailer}".rstrip()), (self.tr("司机"), who or NONE), (self.tr("入厂"), came),
            (self.tr("事由"), " ".join(part for part in (shown(word_text(entry.purpose)), entry.trip_no, entry.return_no) if part)),
        ]  # fmt: skip

    def _open_trip(self) -> None:
        vehicle = self.chosen
        if vehicle is not None and vehicle.entry.trip_no:
            self.context.go_to.emit("dispatch", vehicle.entry.trip_no)

    # Acting

    def _approve(self) -> None:
        reason, until = self.approve.value("substitute_reason"), self.approve.value("substitute_until")
        try:
            inspected = keyed.day(keyed.DAY, until)
        except BadInput as error:
            self.approve.form.show_errors({"substitute_until": shown(error.reason)})
            return
        self._act(lambda w, key: service.approve_substitute(w, key, reason, inspected))

    def _correct(self) -> None:
        form = self.correct
        plate, trailer, reason = form.value("right_plate"), form.value("right_trailer"), form.value("right_reason")
        odd = bool(form.form.value("right_odd"))
        self._act(lambda w, key: service.correct(w, key, plate, trailer, reason, confirmed=odd))

    def _act(self, act: Callable[[Work, int], Any]) -> None:
        key = self._key
        self.error.show_words("")
        self.run(lambda w: act(w, key), lambda _: self.reload(), self.error.show_words)
