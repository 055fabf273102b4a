"""客户培训: the plan with its three tasks, who is invited, and the record with the feedback (J-37, J-38)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.aftersales import care_input, training_queries, training_service
from app.aftersales.training_views import PlanState, Role, TrainingPlan, TrainingView
from app.core.clock import site_time
from app.core.words import word
from app.core.work import Work
from app.desk import Reading
from app.settings.service import setting_list
from ui.aftersales.care_part import PANEL, CarePart
from ui.context import DeskContext
from ui.dispatch.sections import Section
from ui.settings.parts import Pairs, SidePanel
from ui.theme.tokens import State
from ui.widgets.base import clear_layout
from ui.widgets.buttons import KeyButton
from ui.widgets.mark import Mark
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable


@dataclass(frozen=True)
class _Found:
    trainings: list[TrainingView]
    feedback: tuple[float | None, int, str]
    targets: list[str]
    contents: list[str]
    forms: list[str]


class _Ticks(QWidget):
    """Several words of which each may be ticked."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._boxes: dict[str, QCheckBox] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)

    def offer(self, words: list[str]) -> None:
        """Offers words, keeping what is ticked."""
        if list(self._boxes) == words:
            return
        clear_layout(self._row)
        self._boxes = {}
        for n, one in enumerate(words):
            box = self._boxes[one] = QCheckBox(one.replace("&", "&&"))
            box.setObjectName(f"field.{self._name}.{n}")
            self._row.addWidget(box)
        self._row.addStretch(1)

    def value(self) -> tuple[str, ...]:
        """What is ticked."""
        return tuple(word for word, box in self._boxes.items() if box.isChecked())

    def set_value(self, words: tuple[str, ...]) -> None:
        """Ticks these."""
        for one, box in self._boxes.items():
            box.setChecked(one in words)


class TrainingPart(CarePart):
    """The trainings."""

    series: ClassVar[str] = "PX"

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._views: dict[str, TrainingView] = {}
        self._front: TrainingView | None = None
        columns = [
            Column(self.tr("状态"), Kind.MARK, 116), Column(self.tr("编号"), Kind.DOCUMENT, 116), Column(self.tr("题目"), stretch=True),
            Column(self.tr("日期"), Kind.DATE, 96), Column(self.tr("准备"), width=64), Column(self.tr("人数"), Kind.NUMBER, 56),
            Column(self.tr("评分"), Kind.NUMBER, 56),
        ]  # fmt: skip
        self.table = WorkTable(columns, empty=self.tr("没有客户培训。按 Ctrl+N 订一份培训计划。"))
        self.table.setObjectName("list.trainings")
        self.table.current_changed.connect(self._choose)
        self.new = KeyButton(self.tr("订培训计划"), key="Ctrl+N")
        self.new.setObjectName("do.new_training")
        self.new.clicked.connect(lambda: self._show_plan())
        self.card = self.lay(self.tr("客户培训"), self.table, self._panel(), None, (self.new,))

    def _panel(self) -> SidePanel:
        self.panel = SidePanel(self.tr("培训"), PANEL)
        self.facts = Pairs(64)
        self.marks = QVBoxLayout()
        self.plan, self.task, self.record = self._plan_form(), self._task_form(), self._record_form()
        self.panel.content.addWidget(self.facts)
        self.panel.content.addLayout(self.marks)
        for part in (self.plan, self.task, self.record):
            self.panel.content.addWidget(part)
        self.panel.content.addStretch(1)
        self.foot = QWidget()
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(0, 0, 0, 0)
        self.paper = KeyButton(self.tr("看计划/记录"), cap="F10")
        self.paper.setObjectName("do.show_training")
        self.paper.clicked.connect(self.show_paper)
        self.cancel = KeyButton(self.tr("取消"))
        self.cancel.setObjectName("do.drop_training")
        self.cancel.clicked.connect(self._drop)
        for button in (self.record.button, self.paper, self.cancel):  # the act is seen however long the form is
            row.addWidget(button)
        self.panel.body.addWidget(self.foot)
        return self.panel

    def _plan_form(self) -> Section:
        form = Section("plan_training", self.tr("培训计划"), self.tr("订计划"), label_width=64)
        form.text("title", self.tr("题目"), required=True)
        form.form.add_date("held_on", self.tr("日期")).setObjectName("field.held_on")
        form.text("hour", self.tr("钟点"), hint="14:00")
        form.text("place", self.tr("地点"), required=True)
        form.choice("training_form", self.tr("形式"), required=True)
        self.targets, self.contents = _Ticks("target"), _Ticks("content")
        form.form.add_field("targets", self.tr("对象"), self.targets)
        form.form.add_field("contents", self.tr("内容"), self.contents)
        form.text("training_product", self.tr("产品"))
        form.text("trainer", self.tr("讲师"))
        form.wanted.connect(lambda _: self._plan_it())
        return form

    def _task_form(self) -> Section:
        form = Section("finish_training_task", self.tr("准备"), self.tr("登记完成"), primary=False, label_width=64)
        form.choice("task_role", self.tr("哪一项"), required=True)
        form.text("task_words", self.tr("做了什么"), required=True)
        form.wanted.connect(lambda _: self._finish_task())
        return form

    def _record_form(self) -> Section:
        form = Section("hold_training", self.tr("参加人和反馈"), self.tr("登记培训"), label_width=64)
        guests = form.form.add_long_text("guests", self.tr("参加人"), hint=self.tr("一行一人：客户，姓名，评分，反馈；没到的评分写 0"))
        guests.setObjectName("field.guests")
        self.invite = KeyButton(self.tr("存邀请名单"), key="Ctrl+S")
        self.invite.setObjectName("do.invite_to_training")
        self.invite.clicked.connect(self._invite)
        form.foot.addWidget(self.invite)
        form.text("training_feedback", self.tr("反馈小结"), hint=self.tr("办完再写，没有写「无」；取消时写原因"))
        form.text("adjustment", self.tr("改进"), hint=self.tr("下次怎么调整"))
        form.wanted.connect(lambda _: self._hold())
        return form

    # Reading

    def reload(self) -> None:
        """Reads trainings, what the last ones were worth, and what the site offers."""
        now = self.context.desk.clock.now()

        def ask(session: Reading) -> _Found:
            offered = (setting_list(session, f"customer_training.{key}", now) for key in ("targets", "contents", "forms"))
            return _Found(training_queries.trainings(session), training_queries.feedback(session), *offered)

        self.context.query(ask, self._show)

    def first_field(self) -> QWidget | None:
        """The list, or the plan that is drawn."""
        return self.plan.form.editor("title") if self.plan.isVisible() else self.table

    def _show(self, found: _Found) -> None:
        self._views = {view.number: view for view in found.trainings}
        self.table.set_rows([self._line(view) for view in found.trainings], list(self._views))
        mean, count, words = found.feedback
        self.card.note.setText(self.tr("近期平均 {mean} 分").format(mean=f"{mean:.1f}") if mean is not None else "")
        said = self.tr("近期反馈平均 {mean} 分（{n} 人）。").format(mean=f"{mean:.1f}", n=count) if mean is not None else ""
        self.plan.say(said + (self.tr("上次改进：{words}").format(words=words) if words else ""))
        self.plan.offer("training_form", [(name, name) for name in found.forms])
        self.targets.offer(found.targets)
        self.contents.offer(found.contents)
        wanted, self.wanted = self.wanted, ""
        if wanted in self._views:
            self.table.select_key(wanted)
            self._show_training(self._views[wanted])
        elif self._front is not None and self._front.number in self._views:
            if self._views[self._front.number] != self._front:
                self._show_training(self._views[self._front.number])
        elif self._views and not self.plan.value("title"):
            self.table.selectRow(0)
            self._choose(self.table.current_key())
        elif not self._views:
            self._show_plan()

    def _line(self, view: TrainingView) -> list[object]:
        state, words = State.NOT_YET, word(view.state)
        if view.state is PlanState.DONE:
            state = State.GOOD
        elif view.state is PlanState.DROPPED:
            state = State.INFO
        elif view.held_on < self.today:
            state, words = State.WRONG, self.tr("逾期")
        elif view.late_tasks(self.today):
            state, words = State.HOLD, self.tr("准备逾期")
        done = sum(task.done_at is not None for task in view.tasks)
        came = sum(bool(guest.came) for guest in view.guests) if view.state is PlanState.DONE else len(view.guests)
        mean = f"{view.average:.1f}" if view.average is not None else "—"
        return [MarkCell(state, words), view.number, view.title, view.held_on.isoformat(), f"{done}/{len(view.tasks)}", came, mean]

    def _choose(self, number: object) -> None:
        view = self._views.get(str(number))
        if view is not None and (self._front is None or self._front.number != view.number):
            self._show_training(view)

    def _show_plan(self) -> None:
        self._front = None
        self._parts(plan=True)
        self.panel.title.setText(self.tr("订培训计划"))
        self.panel.note.setText("")
        self.plan.form.set_value("held_on", (self.today + timedelta(days=14)).isoformat())
        self.table.clearSelection()
        self.plan.form.editor("title").setFocus()

    def _show_training(self, view: TrainingView) -> None:
        self._front = view
        planned = view.state is PlanState.PLANNED
        open_tasks = [task for task in view.tasks if task.done_at is None] if planned else []
        self._parts(task=bool(open_tasks), record=planned, facts=True)
        self.panel.title.setText(view.number)
        self.panel.note.setText(word(view.state))
        rows = [
            (self.tr("题目"), view.title), (self.tr("时间"), f"{view.held_on} {view.hour}".strip()),
            (self.tr("地点"), f"{view.place}·{view.form}"), (self.tr("对象"), "、".join(view.targets)),
            (self.tr("内容"), "、".join(view.contents)),
        ]  # fmt: skip
        if view.state is PlanState.DONE:
            rows += [
                (self.tr("参加人"), care_input.guests_shown(view.guests)), (self.tr("反馈"), view.feedback),
                (self.tr("改进"), view.adjustment),
            ]  # fmt: skip
        elif view.dropped_why:
            rows.append((self.tr("取消"), view.dropped_why))
        self.facts.show_pairs(rows)
        for task in view.tasks:
            if task.done_at is not None:
                state, words = State.GOOD, f"{site_time(task.done_at):%m-%d} {task.done_by}：{task.done_words}"
            else:
                state = State.WRONG if task.due_on < self.today and planned else State.NOT_YET
                words = self.tr("{day} 前").format(day=f"{task.due_on:%m-%d}")
            self.marks.addWidget(Mark(state, f"{word(task.role)} {task.words}·{words}", px=14))
        self.task.offer("task_role", [(f"{word(task.role)}：{task.words}", task.role) for task in open_tasks])
        self.record.form.set_value("guests", care_input.guests_shown(view.guests))
        for key in ("training_feedback", "adjustment"):
            self.record.form.set_value(key, "")

    def _parts(self, *, plan: bool = False, task: bool = False, record: bool = False, facts: bool = False) -> None:
        clear_layout(self.marks)
        for part, seen in ((self.plan, plan), (self.task, task), (self.record, record), (self.facts, facts), (self.foot, facts)):
            part.setVisible(seen)
        self.record.button.setVisible(record)
        self.cancel.setVisible(record)
        self.plan.lead(plan)
        self.record.lead(record)
        self.error.show_words("")

    def forget(self) -> None:
        """Nothing was planned or recorded."""
        super().forget()
        self._front = None
        for section in (self.plan, self.task, self.record):
            section.form.blank()
        for ticks in (self.targets, self.contents):
            ticks.set_value(())
        self.table.clearSelection()

    # Acting

    def _plan_it(self) -> None:
        values = self.plan.form.values()
        draft = TrainingPlan(
            values["title"], date.fromisoformat(values["held_on"]), values["place"], values["training_form"] or "", self.targets.value(),
            self.contents.value(), values["hour"], values["training_product"], values["trainer"],
        )  # fmt: skip

        def done(view: TrainingView) -> None:
            for key in ("title", "hour", "place", "training_product", "trainer"):
                self.plan.form.set_value(key, "")
            self.said.setText(self.tr("已订 {number}，三项准备已分到部门。").format(number=view.number))
            self.open_number(view.number)

        self.run(lambda w: training_service.plan(w, draft), done)

    def _invite(self) -> None:
        view, text = self._front, self.record.value("guests")
        if view is not None:
            self.run(
                lambda w: training_service.invite(w, view.number, care_input.guests_meant(text, held=False)), self._renewed
            )  # fmt: skip

    def _finish_task(self) -> None:
        view, role, words = self._front, self.task.form.value("task_role"), self.task.value("task_words")
        if view is not None and role is not None:
            self.run(lambda w: training_service.finish_task(w, view.number, Role(role), words), self._renewed)

    def _hold(self) -> None:
        view, values = self._front, self.record.form.values()

        def act(work: Work) -> TrainingView:
            assert view is not None
            guests = care_input.guests_meant(values["guests"], held=True)
            return training_service.hold(work, view.number, guests, values["training_feedback"], values["adjustment"])

        if view is not None:
            self.run(act, self._renewed)

    def _drop(self) -> None:
        view, why = self._front, self.record.value("training_feedback")
        if view is not None:
            self.run(lambda w: training_service.drop(w, view.number, why), self._renewed)

    def _renewed(self, view: TrainingView) -> None:
        self.task.form.set_value("task_words", "")
        self._show_training(view)
        self.said.setText(self.tr("已登记 {number}。").format(number=view.number))
        self.reload()

    def show_paper(self) -> None:
        """The plan or the record on screen, from where it is printed."""
        if self._front is not None:
            self.context.preview_wanted.emit(training_service.PAPER, self._front.number)
