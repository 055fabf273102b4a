"""交库: task orders with their days, what passed and waits for the store, and what stands in the 待收 lane (B-12 … B-14, D-01)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.clock import site_day
from app.core.errors import AppError
from app.core.words import Role
from app.core.words import text as word_text
from app.core.work import Work
from app.desk import Reading
from app.inbound import handover, lane_queries, receiving
from app.inbound.handover import TaskProgress, Waits, WorkshopFigures
from app.inbound.views import AwaitedView, UnitState
from app.settings.service import setting_int
from ui.context import DeskContext
from ui.i18n import shown
from ui.inbound.lists import at_key
from ui.settings.parts import Said
from ui.storage.screen import StorageView
from ui.theme.tokens import State
from ui.waits import age, hours
from ui.widgets.base import Card, EdgeCard, PlainLabel
from ui.widgets.buttons import Chip, KeyButton
from ui.widgets.charts import Bar, BarList
from ui.widgets.forms import ErrorLine, FieldForm
from ui.widgets.tables import DENSE, Cell, Column, Kind, MarkCell, WorkTable

translate = QCoreApplication.translate


@dataclass(frozen=True)
class _Found:
    tasks: list[TaskProgress]
    waiting: list[Waits]
    awaited: list[AwaitedView]
    workshops: list[WorkshopFigures]
    now: datetime
    shift_hours: int


class HandoverView(StorageView):
    """Left the task orders and how the workshops keep their days, right what waits for the store."""

    key: ClassVar[str] = "handover"
    roles: ClassVar[frozenset[Role]] = frozenset({Role.STOREKEEPER, Role.PLANNING, Role.ASSEMBLER})
    tables: ClassVar[frozenset[str]] = frozenset({"task_order", "goods_receipt", "awaited_goods", "inspection", "packing_session"})

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._open_only = True
        self.row.addWidget(self._build_tasks(), 13)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._build_waiting(), 1)
        column.addWidget(self._build_lane(), 1)
        self.row.addWidget(side, 12)

    def _build_tasks(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.tasks = WorkTable(
            (
                Column(self.tr("任务单"), Kind.DOCUMENT, 112), Column(self.tr("产品"), stretch=True), Column(self.tr("车间"), width=84),
                Column(self.tr("应交"), Kind.DATE, 60), Column(self.tr("已交/任务"), Kind.NUMBER, 84),
                Column(self.tr("状态"), Kind.MARK, 116),
            ),
            empty=self.tr("没有没交完的生产任务单。"),
        )  # fmt: skip
        self.tasks.setMinimumHeight(160)
        self.tasks.setObjectName("list.tasks")
        self.tasks.opened.connect(self.command_wanted.emit)
        card = EdgeCard(self.tr("生产任务单"), " ")
        self.which = (Chip(self.tr("未交完")), Chip(self.tr("本月全部")))
        for chip, open_only, name in zip(self.which, (True, False), ("do.open_tasks", "do.all_tasks"), strict=True):
            chip.setObjectName(name)
            chip.setChecked(open_only)
            chip.clicked.connect(lambda _=False, open_only=open_only: self._choose(open_only))
            card.head.addWidget(chip)
        card.body.addWidget(self.tasks, 1)
        column.addWidget(card, 1)
        self.rates = BarList()
        self.rates.setObjectName("chart.workshops")
        self.quality_line = PlainLabel("", "caption")
        self.quality_line.setWordWrap(True)
        self.month = Card(self.tr("本月准时交库"), " ")
        self.month.body.addWidget(self.rates)
        self.month.body.addWidget(self.quality_line)
        column.addWidget(self.month)
        return left

    def _build_waiting(self) -> Card:
        self.waiting = WorkTable(
            (
                Column(self.tr("任务单"), Kind.DOCUMENT, 116), Column(self.tr("产品"), stretch=True),
                Column(self.tr("待包装"), Kind.NUMBER, 58), Column(self.tr("包装中"), Kind.NUMBER, 58),
                Column(self.tr("待入库"), Kind.NUMBER, 58), Column(self.tr("已等"), Kind.MARK, 112),
            ),
            row_height=DENSE, empty=self.tr("检验合格的都已入库。"),
        )  # fmt: skip
        self.waiting.setMinimumHeight(96)
        self.waiting.setObjectName("list.handover")
        self.waiting.opened.connect(self.command_wanted.emit)
        self._waiting = card = EdgeCard(self.tr("合格待交库"), " ")
        card.body.addWidget(self.waiting, 1)
        return card

    def _build_lane(self) -> Card:
        self.lane = WorkTable(
            (
                Column(self.tr("货"), Kind.DOCUMENT, 128), Column(self.tr("产品"), stretch=True), Column(self.tr("库位"), width=68),
                Column(self.tr("缺"), Kind.MARK, 150), Column(self.tr("已放"), width=68),
            ),
            row_height=DENSE, empty=self.tr("待收区是空的。缺单据的货：先扫待收库位，再扫标签。"),
        )  # fmt: skip
        self.lane.setMinimumHeight(96)
        self.lane.setObjectName("list.lane")
        self.lane.opened.connect(self.command_wanted.emit)
        self._lane = card = EdgeCard(self.tr("待收区"), self.tr("单据到了，扫它即入库"))
        card.body.addWidget(self.lane, 1)
        self.why = FieldForm(label_width=40)
        self.why.add_text("reason", self.tr("原因"), hint=self.tr("退回车间时必填")).setObjectName("field.reason")
        self.back = KeyButton(self.tr("退回车间"), cap="Ctrl+D")
        at_key(self.back, "Ctrl+D")
        self.back.setObjectName("do.give_back")
        self.back.clicked.connect(self._give_back)
        self.foot = QWidget()
        box = QHBoxLayout(self.foot)
        box.setContentsMargins(14, 0, 12, 4)
        box.setSpacing(8)
        box.addWidget(self.why, 1)
        box.addWidget(self.back)
        self.error, self.said = ErrorLine(), Said()
        notes = QHBoxLayout()
        notes.setContentsMargins(14, 0, 12, 6)
        notes.addWidget(self.error, 1)
        notes.addWidget(self.said, 1)
        card.body.addWidget(self.foot)
        card.body.addLayout(notes)
        return card

    # What is shown

    def reload(self) -> None:
        """Everything in one read."""
        now, open_only = self.context.desk.clock.now(), self._open_only
        today = site_day(now)
        first = today.replace(day=1)

        def ask(session: Reading) -> _Found:
            listed = handover.tasks(session, open_only=open_only, since=None if open_only else first)
            figures = handover.workshops(session, first, today)
            shift = setting_int(session, "quality.shift_hours", now)
            return _Found(listed, handover.waiting(session), lane_queries.awaited(session), figures, now, shift)

        self.context.query(ask, self._show)

    def open_document(self, document: str) -> None:
        """Chooses a task order."""
        self.tasks.select_key(document)

    def _choose(self, open_only: bool) -> None:
        self._open_only = open_only
        for chip, own in zip(self.which, (True, False), strict=True):
            chip.setChecked(own is open_only)
        self.reload()

    def _show(self, found: _Found) -> None:
        today = site_day(found.now)
        keeps = self.context.actor.has(Role.STOREKEEPER)
        self.foot.setVisible(keeps)
        self.tasks.set_rows([_task_row(one, today) for one in found.tasks], [one.line.number for one in found.tasks])
        self.waiting.set_rows([self._waits_row(one, found) for one in found.waiting], [one.task_no for one in found.waiting])
        self.lane.set_rows([self._lane_row(one, found.now) for one in found.awaited], [one.identity for one in found.awaited])
        pieces = sum(one.pieces.get(UnitState.SEALED, 0) for one in found.waiting)
        self._waiting.note.setText(self.tr("封好待入库 {n}").format(n=pieces))
        self._show_month(found.workshops)

    def _show_month(self, workshops: list[WorkshopFigures]) -> None:
        judged = [one for one in workshops if one.due]
        self.month.setVisible(bool(judged))
        words = self.tr("{kept}/{due} 张")
        self.rates.show_bars(
            tuple(
                Bar(one.workshop, one.on_time * 100 / one.due, words.format(kept=one.on_time, due=one.due), off=one.on_time < one.due)
                for one in judged
            ),
            100,
        )  # fmt: skip
        first = [
            self.tr("{workshop} {passed}/{judged}").format(workshop=one.workshop, passed=one.passed, judged=one.judged)
            for one in workshops if one.judged
        ]  # fmt: skip
        self.quality_line.setText(self.tr("一次检验合格：{list}").format(list="，".join(first)) if first else "")

    def _waits_row(self, one: Waits, found: _Found) -> tuple[object, ...]:
        late = hours(one.since, found.now) >= found.shift_hours
        counts = [one.pieces.get(state, 0) or "" for state in handover.WAITING]
        mark = MarkCell(State.HOLD if late else State.UNDER_WAY, age(one.since, found.now))
        return (one.task_no, Cell(f"{one.product_name} {one.model}"), *counts, mark)

    def _lane_row(self, one: AwaitedView, now: datetime) -> tuple[object, ...]:
        missing = "、".join(shown(paper) for paper in one.missing)
        if one.state is UnitState.HOLD:
            mark = MarkCell(State.WRONG, shown(word_text(one.state)))
        elif missing:
            mark = MarkCell(State.HOLD, missing)
        else:
            mark = MarkCell(State.UNDER_WAY, shown(word_text(one.state)))
        return (one.identity, Cell(f"{one.product_name} {one.model}"), one.location, mark, age(one.at, now))

    # What is done

    def _give_back(self) -> None:
        identity, reason = self.lane.current_key(), self.why.value("reason")
        if not identity:
            self.error.show_words(self.tr("先选一件。"))
            return
        if not reason:
            self.why.show_errors({"reason": self.tr("请写明原因")})
            return

        def act(work: Work) -> None:
            receiving.give_back(work, identity, reason)

        self.context.command(act, lambda _: self._given(identity), self._complain)

    def _given(self, identity: str) -> None:
        self.error.show_words("")
        self.why.set_value("reason", "")
        self.why.clear_errors()
        self.said.setText(self.tr("{identity} 已退回车间").format(identity=identity))
        self.reload()

    def _complain(self, error: AppError) -> None:
        self.error.show_words(shown(error.reason))


def _task_row(one: TaskProgress, today: date) -> tuple[object, ...]:
    line = one.line
    late = one.late_days(today)
    if line.open and late:
        mark = MarkCell(State.WRONG, translate("HandoverView", "迟 {n} 天").format(n=late))
    elif line.open:
        mark = MarkCell(State.UNDER_WAY if line.handed_in else State.NOT_YET, translate("HandoverView", "差 {n}").format(n=line.open))
    elif late:
        mark = MarkCell(State.HOLD, translate("HandoverView", "交齐，迟 {n} 天").format(n=late))
    else:
        mark = MarkCell(State.GOOD, translate("HandoverView", "按期交齐"))
    handed = f"{line.handed_in}/{line.quantity}"
    return line.number, Cell(f"{one.product_name} {one.model}"), line.workshop, f"{line.due_on:%m-%d}", handed, mark
