"""库区检查 (D-04, D-05): left the zones with the day of their next walk, right the checklist of the chosen one and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.core.clock import site_day, site_time
from app.core.errors import AppError
from app.core.words import Role
from app.desk import Reading
from app.identity import queries as identity
from app.storage import care, care_paper, hazard
from app.storage.care_views import ActionView, CheckView, EquipmentView, ItemDraft, ZoneCareView
from app.storage.hazard import HazardView
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.parts import NONE, Said
from ui.storage.rounds_form import CheckForm
from ui.storage.rounds_steps import ActionPart, EquipmentPart, HazardPart, HistoryPart
from ui.storage.screen import StorageView
from ui.theme.tokens import State
from ui.widgets.base import Card, EdgeCard
from ui.widgets.buttons import Chip
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable


@dataclass(frozen=True)
class _Found:
    zones: tuple[ZoneCareView, ...]
    actions: tuple[ActionView, ...]
    equipment: tuple[EquipmentView, ...]
    checks: tuple[CheckView, ...]
    hazard: tuple[HazardView, ...]
    owners: tuple[tuple[str, int], ...]


class RoundsView(StorageView):
    """`open_document` takes a record XC…, or a zone by its name."""

    key: ClassVar[str] = "rounds"
    series: ClassVar[tuple[str, ...]] = ("XC",)
    roles: ClassVar[frozenset[Role]] = frozenset(
        {Role.STOREKEEPER, Role.LOGISTICS_HEAD, Role.TEAM_LEADER, Role.SAFETY, Role.DELIVERY_MANAGEMENT, Role.LEADERSHIP}
    )
    tables: ClassVar[frozenset[str]] = frozenset(
        {"zone_check", "zone_check_item", "care_action", "zone_equipment", "hazard_approval", "zone"}
    )

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._found: _Found | None = None
        self._zone, self._wanted, self._asked = 0, "", 0
        self.form = CheckForm()
        columns = [
            Column(self.tr("状态"), Kind.MARK, 96), Column(self.tr("库区"), stretch=True), Column(self.tr("下次"), Kind.DATE, 66),
            Column(self.tr("整改"), Kind.NUMBER, 72),
        ]  # fmt: skip
        self.zones = WorkTable(columns, empty=self.tr("还没有库区。先在「资料」里建库区。"))
        self.zones.setObjectName("list.rounds")
        self.zones.current_changed.connect(self._choose)
        self.zones.opened.connect(lambda _: self.form.lines[0].setFocus())
        card = EdgeCard(self.tr("库区"), " ")
        card.body.addWidget(self.zones, 1)
        card.setFixedWidth(360)
        self.card = card
        self.row.addWidget(card)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.form.filed.connect(self._check)
        column.addWidget(self.form, 6)
        column.addWidget(self._build_parts(), 4)
        self.row.addWidget(side, 1)

    def _build_parts(self) -> Card:
        card = Card("", "")
        card.body.setContentsMargins(12, 10, 12, 10)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        self.todo = ActionPart(
            (self.tr("状态"), self.tr("库区"), self.tr("问题"), self.tr("整改人"), self.tr("期限")), self.tr("没有要整改的。")
        )
        self.equipment = EquipmentPart(
            (self.tr("状态"), self.tr("编号"), self.tr("名称"), self.tr("位置"), self.tr("下次")), self.tr("这个库区还没有登记消防器材。")
        )
        self.history = HistoryPart(
            (self.tr("编号"), self.tr("库区"), self.tr("时间"), self.tr("检查人"), self.tr("结果")), self.tr("还没有检查记录。")
        )
        heads = (self.tr("状态"), self.tr("库区"), self.tr("许可证号"), self.tr("有效期至"), self.tr("批准/申请"))
        self.hazard = HazardPart(heads, self.tr("没有危险品库。选危险品区申请。"))
        self.parts = QStackedWidget()
        self.parts.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)  # its forms roll, the checklist does not
        self.chips: dict[str, Chip] = {}
        for key, words, page in (
            ("actions", self.tr("整改"), self.todo), ("equipment", self.tr("消防器材"), self.equipment),
            ("history", self.tr("检查记录"), self.history), ("hazard", self.tr("危险品库"), self.hazard),
        ):  # fmt: skip
            chip = self.chips[key] = Chip(words)
            chip.setObjectName(f"chip.rounds.{key}")
            chip.setChecked(key == "actions")
            chip.clicked.connect(lambda _=False, key=key: self.show_part(key))
            tools.addWidget(chip)
            self.parts.addWidget(page)
        self.said = Said()
        self.said.setObjectName("label.rounds_said")
        tools.addStretch(1)
        tools.addWidget(self.said, 1)
        card.body.addLayout(tools)
        card.body.addWidget(self.parts, 1)
        self.todo.finished.connect(self._finish)
        self.equipment.looked.connect(self._look)
        self.equipment.added.connect(self._add)
        self.equipment.retired.connect(self._retire)
        self.history.opened.connect(lambda number: self.context.preview_wanted.emit(care_paper.PAPER, number))
        self.hazard.asked.connect(self._ask)
        self.hazard.approved.connect(self._approve)
        self.hazard.ended.connect(self._end)
        return card

    # Reading

    def reload(self) -> None:
        """Reads every zone with what is open."""
        now = self.context.desk.clock.now()
        self._asked += 1
        ticket = self._asked

        def ask(session: Reading) -> _Found:
            people = identity.people(session, active_only=True)
            return _Found(
                care.zones_care(session, now), care.actions(session), care.equipment(session, now), care.checks(session),
                hazard.approvals(session), tuple((person.name, person.person_id) for person in people),
            )  # fmt: skip

        self.context.query(ask, lambda found: self._show(found) if ticket == self._asked else None)

    def show_state(self) -> None:
        """The first line of the checklist takes the keys."""
        self.form.lines[0].setFocus()

    def _show(self, found: _Found) -> None:
        self._found = found
        today = self._today()
        ordered = sorted(found.zones, key=lambda one: (one.due_on or date.min, one.name))
        rows = [
            (self._mark(one, today), one.name, f"{one.due_on:%m-%d}" if one.due_on is not None else NONE, one.open_actions or "")
            for one in ordered
        ]
        self.zones.set_rows(rows, [one.zone_id for one in ordered])
        late = sum(one.late(today) for one in found.zones)
        self.card.note.setText(self.tr("{n} 个到期").format(n=late) if late else self.tr("都在期内"))
        wanted = next((one.zone_id for one in ordered if one.name == self._wanted), None)
        self._wanted = ""
        if wanted is not None:
            self.zones.select_key(wanted)
        elif self.zones.current_key() is None and ordered:
            self.zones.selectRow(0)
        if not self.form.begun:
            self._start()
        self._show_parts()

    def _mark(self, one: ZoneCareView, today: date) -> MarkCell:
        if one.last is None:
            return MarkCell(State.NOT_YET, self.tr("未查过"))
        if one.late(today):
            return MarkCell(State.WRONG, self.tr("逾期"))
        if one.late_actions or one.late_equipment:
            return MarkCell(State.HOLD, self.tr("有待办"))
        return MarkCell(State.HOLD, self.tr("今天查")) if one.due_on == today else MarkCell(State.GOOD, self.tr("正常"))

    def _today(self) -> date:
        return site_day(self.context.desk.clock.now())

    def _front(self) -> ZoneCareView | None:
        return next((one for one in self._found.zones if one.zone_id == self._zone), None) if self._found is not None else None

    def _choose(self, zone_id: int | None) -> None:
        if zone_id is None or zone_id == self._zone:
            return
        self._zone = zone_id
        self._start()
        self._show_parts()

    def _start(self) -> None:
        front = self._front()
        if front is None or self._found is None:
            return
        last = front.last
        note = self.tr("上次 {at} {who}").format(at=f"{site_time(last.at):%m-%d %H:%M}", who=last.person) if last else self.tr("还没查过")
        self.form.start(front.name, self._found.owners, self._today() + timedelta(days=7), note)

    def _show_parts(self) -> None:
        found, today, actor = self._found, self._today(), self.context.actor
        if found is None:
            return
        self.todo.show_actions(found.actions, today)
        tools = tuple(one for one in found.equipment if one.zone_id == self._zone)
        self.equipment.show_equipment(tools, today, may_retire=actor.has(Role.SAFETY, Role.LOGISTICS_HEAD))
        self.history.show_checks(tuple(sorted(found.checks, key=lambda one: one.zone_id != self._zone)))
        self.hazard.show_hazard(
            found.hazard, today, may_ask=actor.has(Role.STOREKEEPER, Role.LOGISTICS_HEAD), may_approve=actor.has(Role.SAFETY),
            may_end=actor.has(Role.SAFETY, Role.LOGISTICS_HEAD),
        )  # fmt: skip

    def show_part(self, key: str) -> None:
        """Shows one of the four below the checklist."""
        for n, (name, chip) in enumerate(self.chips.items()):
            chip.setChecked(name == key)
            if name == key:
                self.parts.setCurrentIndex(n)

    def open_document(self, document: str) -> None:
        """Chooses a zone, or shows a record among the walks."""
        if document.startswith("XC"):
            self.show_part("history")
            self.history.table.select_key(document)
            return
        found = next((one.zone_id for one in self._found.zones if one.name == document), None) if self._found is not None else None
        if found is None or not self.zones.select_key(found):
            self._wanted = document

    # Acting

    def _run(self, act: Callable[[Any], Any], done: Callable[[Any], None], error: Callable[[str], None]) -> None:
        def failed(said: AppError) -> None:
            error("" if said.clause else shown(said.reason))
            if said.clause:
                self.context.failed.emit(said)

        self.context.command(act, done, failed)

    def _check(self, items: Sequence[ItemDraft], remark: str, photos: tuple[tuple[str, bytes], ...]) -> None:
        zone_id = self._zone

        def done(number: str) -> None:
            self.said.setText(self.tr("已登记 {number}。").format(number=number))
            if any(not one.good for one in items):
                self.show_part("actions")
            self._start()
            self.zones.setFocus()

        self._run(lambda w: care.check_zone(w, zone_id, items, remark, photos), done, self.form.error.show_words)

    def _finish(self, action_id: int, words: str) -> None:
        self.todo.table.setFocus()

        def done(_: object) -> None:
            self.todo.form.form.set_value("done_words", "")
            self.todo.error.show_words("")

        self._run(lambda w: care.finish(w, action_id, words), done, self.todo.error.show_words)

    def _look(self, equipment_id: int, good: bool, words: str) -> None:
        def done(_: object) -> None:
            self.equipment.look.form.set_value("look_words", "")
            self.equipment.error.show_words("")

        self._run(lambda w: care.look_at(w, equipment_id, good, words), done, self.equipment.error.show_words)

    def _add(self, code: str, name: str, spot: str) -> None:
        zone_id = self._zone

        def done(_: object) -> None:
            self.equipment.error.show_words("")
            for key in ("tool_code", "tool_name", "tool_spot"):
                self.equipment.add.form.set_value(key, "")

        self._run(lambda w: care.add_equipment(w, zone_id, code, name, spot), done, self.equipment.error.show_words)

    def _retire(self, equipment_id: int, why: str) -> None:
        self.equipment.table.setFocus()

        def done(_: object) -> None:
            self.equipment.retire.form.set_value("retire_why", "")
            self.equipment.error.show_words("")

        self._run(lambda w: care.retire_equipment(w, equipment_id, why), done, self.equipment.error.show_words)

    def _ask(self, licence: str, until: date) -> None:
        zone_id = self._zone
        done = self.tr("已申请，等安全员批准。")
        self._run(
            lambda w: hazard.ask(w, zone_id, licence, until), lambda _: self.said.setText(done), self.hazard.error.show_words
        )

    def _approve(self, approval_id: int) -> None:
        self.hazard.table.setFocus()
        self._run(lambda w: hazard.approve(w, approval_id), lambda _: None, self.hazard.error.show_words)

    def _end(self, approval_id: int, why: str) -> None:
        self.hazard.table.setFocus()
        self._run(
            lambda w: hazard.end(w, approval_id, why), lambda _: self.hazard.end.form.set_value("end_why", ""),
            self.hazard.error.show_words,
        )  # fmt: skip
