"""承运商: the most urgent first; the chosen one with its dates, scores and what happened, its file and the next act at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QStackedWidget

from app.carriers import papers, queries, service
from app.carriers.views import CarrierCard, CarrierEventKind, CarrierHistory, CarrierState, FileDraft, Standing
from app.catalog.views import CarrierDraft
from app.core.clock import site_day
from app.core.words import Role
from app.core.work import Work
from app.desk import Reading
from ui.catalog.carrier_acts import CarrierActs
from ui.catalog.carrier_detail import CarrierDetail
from ui.catalog.master import MasterView, day_of
from ui.context import DeskContext
from ui.i18n import shown
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton
from ui.widgets.tables import Cell, Column, Kind, MarkCell

MARKS = {
    Standing.EXPIRED: State.WRONG, Standing.EXPIRING: State.HOLD, Standing.REVIEW_DUE: State.HOLD, Standing.PROBATION: State.HOLD,
    Standing.CANDIDATE: State.NOT_YET, Standing.GOOD: State.GOOD, Standing.TERMINATED: State.INFO,
}  # fmt: skip
GRADES = {"A": State.GOOD, "B": None, "C": State.HOLD, "D": State.WRONG}
_DAYS = ("licence_until", "contract_until", "insurance_until")


class CarriersView(MasterView):
    """The list of carriers, urgent ones first (G-12 … G-15); Ctrl+E turns between the file and the acts on the co-operation."""

    key = "carriers"
    roles = frozenset({Role.LOGISTICS_HEAD, Role.ADMINISTRATOR})
    panel_width = 326

    def __init__(self, context: DeskContext) -> None:
        columns = [Column(self.tr("承运商"), stretch=True), Column(self.tr("等级"), width=52), Column(self.tr("状态"), Kind.MARK, 128)]
        self._asked_history = 0
        super().__init__(context, self.tr("承运商"), columns, self.tr("筛选"), self.tr("新建"))
        self.filter.setFixedWidth(126)
        self.card.setMinimumWidth(352)
        self.row.setStretch(0, 3)
        self.row.insertWidget(1, self.detail, 5)
        self.right = QStackedWidget()
        self.right.setFixedWidth(self.panel_width)
        self.row.removeWidget(self.panel)
        for part in (self.panel, self.acts):
            self.right.addWidget(part)
        self.row.addWidget(self.right)
        self._wire()

    def build(self) -> None:
        """Name and contact, papers with their days, tracking, network, prices."""
        self.detail, self.acts = CarrierDetail(), CarrierActs(self.panel_width)
        form, hint = self.form, "2026-12-31"
        form.add_text("name", self.tr("名称"), required=True)
        form.add_text("contact", self.tr("联系人"))
        form.add_text("phone", self.tr("电话"))
        form.add_text("address", self.tr("地址"))
        form.add_text("licence_no", self.tr("许可证号"))
        form.add_text("licence_until", self.tr("资质至"), hint=hint)
        form.add_text("contract_no", self.tr("安全合同"))
        form.add_text("contract_until", self.tr("合同至"), hint=hint)
        form.add_text("insurance_no", self.tr("保险单号"))
        form.add_text("insurance_until", self.tr("保险至"), hint=hint)
        form.add_choice("tracking", self.tr("货物跟踪"), [(self.tr("提供"), True), (self.tr("不提供"), False)], empty=self.tr("没问过"))
        form.add_long_text("network_note", self.tr("网点线路"))
        form.add_long_text("price_note", self.tr("价格"))

    def _wire(self) -> None:
        self.turn = KeyButton(self.tr("评价与合作"), key="Ctrl+E")
        self.turn.setObjectName("do.turn")
        self.turn.clicked.connect(lambda: self._turn(self.right.currentWidget() is self.panel))
        self.print = KeyButton(self.tr("打印档案"), key="F10", icon="printer")
        self.print.setObjectName("do.print_carrier")
        self.print.clicked.connect(self._print)
        self.look = KeyButton(self.tr("预览"), icon="eye")
        self.look.setObjectName("do.preview_carrier")
        self.look.clicked.connect(lambda: self.context.preview_wanted.emit(papers.PAPER, str(self._chosen or "")))
        self.detail.add_tools(self.turn, self.look, self.print)
        acts = self.acts
        acts.change.wanted.connect(lambda _: self._act(lambda w, k: service.move(w, k, acts.new_state, acts.change.value("move_reason"))))
        acts.propose.wanted.connect(lambda _: self._act(lambda w, k: service.propose_again(w, k, acts.propose.value("again_reason"))))
        acts.approve.wanted.connect(lambda _: self._act(service.approve_again))
        acts.evaluate.wanted.connect(lambda _: self._act(self._evaluate))
        acts.report.wanted.connect(lambda _: self._act(self._report))

    def _turn(self, to_acts: bool) -> None:
        self.right.setCurrentWidget(self.acts if to_acts else self.panel)
        self.turn.set_words(self.tr("档案") if to_acts else self.tr("评价与合作"))
        if to_acts:
            self.acts.take_focus()

    # What the list asks for

    def ask(self, session: Reading) -> list[Any]:
        """Every carrier as this person may see it, and what the criteria are called."""
        now = self.context.desk.clock.now()
        self._criteria = queries.criteria(session, now)
        return list(queries.cards(session, now, roles=self.context.actor.roles))

    def key_of(self, view: CarrierCard) -> int:
        """Its key."""
        return view.carrier_id

    def cells(self, view: CarrierCard) -> Sequence[Any]:
        """One row."""
        grade = Cell(view.grade or "—", True, GRADES.get(view.grade))
        return (view.name, grade, MarkCell(MARKS[view.standing], shown(view.words)))

    def fill(self, view: CarrierCard | None) -> None:
        """The form, and everything beside it."""
        for key in ("name", "phone", "licence_no", "contract_no", "licence_until", "contract_until"):
            value = getattr(view.carrier, key) if view else ""
            self.form.set_value(key, "" if value is None else value)
        for key in ("contact", "address", "insurance_no", "insurance_until", "network_note", "price_note"):
            value = getattr(view, key) if view else ""
            self.form.set_value(key, "" if value is None else value)
        self.form.set_value("tracking", view.tracking if view else None)
        prices = self._may_see_prices()
        self.form.show_field("price_note", prices)
        today = site_day(self.context.desk.clock.now())
        self.detail.show_card(view, today, getattr(self, "_criteria", ()))
        self.acts.show_card(view, self.context.actor, getattr(self, "_criteria", ()))
        if hasattr(self, "print"):
            for button in (self.print, self.look):
                button.setEnabled(view is not None and prices)
            self.turn.setEnabled(view is not None)
            if view is None:
                self._turn(False)
        self._read_history(view)

    def _may_see_prices(self) -> bool:
        return self.context.actor.has(Role.LOGISTICS_HEAD, Role.FINANCE, Role.LEADERSHIP)

    def _read_history(self, view: CarrierCard | None) -> None:
        self._asked_history += 1
        ticket, key = self._asked_history, view.carrier_id if view else None
        if key is None:
            self.detail.show_history(CarrierHistory())
            return

        def shown_now(found: CarrierHistory) -> None:
            if ticket == self._asked_history:
                self.detail.show_history(found)

        self.context.query(lambda session: queries.history(session, key), shown_now)

    def collect(self) -> dict[str, Any]:
        """The fields with the days read."""
        values = self.form.values()
        return {**values, **{key: day_of(values, key) for key in _DAYS}}

    def enter(self, work: Work, values: dict[str, Any]) -> CarrierCard:
        """A new carrier; it begins as a candidate."""
        return service.create(work, _draft(values, CarrierState.CANDIDATE, self._may_see_prices()))

    def correct(self, work: Work, key: int, values: dict[str, Any], reason: str, version: int) -> CarrierCard:
        """A new version of a file."""
        state = self._views[key].carrier.state
        return service.change(work, key, _draft(values, state, self._may_see_prices()), reason, version=version)

    # Acting

    def _act(self, act: Callable[[Work, int], CarrierCard]) -> None:
        key = self._chosen
        if key is not None:
            self.acts.error.show_words("")
            self.run(lambda w: act(w, key), self._acted, self.acts.error.show_words)

    def _acted(self, view: CarrierCard) -> None:
        self.acts.clear()
        self.form_touched = False
        self._views[view.carrier_id] = view
        self._open(view.carrier_id)
        self.reload()

    def _evaluate(self, work: Work, key: int) -> CarrierCard:
        return service.evaluate(work, key, self.acts.scores, self.acts.evaluate.value("score_note"))

    def _report(self, work: Work, key: int) -> CarrierCard:
        part = self.acts.report
        kind = CarrierEventKind(part.value("event_kind"))
        return service.report(work, key, kind, part.value("event_note"), trip_no=part.value("event_trip"))

    def _print(self) -> None:
        key = self._chosen
        if key is not None:
            done = self.tr("档案已送打印。")
            self.run(lambda w: papers.print_file(w, key), lambda _: self.said.setText(done), self.error.show_words)


def _draft(values: dict[str, Any], state: CarrierState, prices: bool) -> FileDraft:
    carrier = CarrierDraft(
        values["name"], values["phone"], state, values["licence_no"], values["licence_until"], values["contract_no"],
        values["contract_until"],
    )  # fmt: skip
    return FileDraft(
        carrier, values["contact"], values["address"], values["insurance_no"], values["insurance_until"], values["tracking"],
        values["price_note"] if prices else None, values["network_note"],
    )  # fmt: skip
