"""回访走访: visits that are due, customers nobody visited for long, and what was said (J-13, J-36)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.aftersales import care_input, visits_queries, visits_service
from app.aftersales.care_papers import CHANNELS
from app.aftersales.survey_views import CustomerDue
from app.aftersales.visits_views import PlanState, VisitKind, VisitMinutes, VisitPlan, VisitView
from app.core.words import word
from app.core.work import Work
from app.desk import Reading
from app.settings.service import setting_list
from ui.aftersales.care_part import PANEL, CarePart
from ui.context import DeskContext
from ui.dispatch.sections import Section
from ui.settings.parts import Pairs, SidePanel
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable


@dataclass(frozen=True)
class _Found:
    visits: list[VisitView]
    away: list[CustomerDue]
    targets: list[str]


class VisitPart(CarePart):
    """The visits."""

    series: ClassVar[str] = "HF"

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._views: dict[str, VisitView] = {}
        self._away: dict[str, CustomerDue] = {}
        self._front: VisitView | None = None
        self._key = ""
        columns = [
            Column(self.tr("状态"), Kind.MARK, 110), Column(self.tr("编号"), Kind.DOCUMENT, 106), Column(self.tr("客户"), stretch=True),
            Column(self.tr("类别"), width=84), Column(self.tr("对象/主题"), width=112), Column(self.tr("日期"), Kind.DATE, 94),
        ]  # fmt: skip
        self.table = WorkTable(columns, empty=self.tr("没有回访走访。验收或升级后 30 天自动排回访；按 Ctrl+N 安排一次。"))
        self.table.setObjectName("list.visits")
        self.table.current_changed.connect(self._choose)
        self.table.opened.connect(lambda _: self._first_of_form())
        self.new = KeyButton(self.tr("安排走访、座谈"), key="Ctrl+N")
        self.new.setObjectName("do.new_visit")
        self.new.clicked.connect(lambda: self._show_plan(None))
        self.card = self.lay(self.tr("回访、走访、座谈"), self.table, self._panel(), None, (self.new,))

    def _panel(self) -> SidePanel:
        self.panel = SidePanel(self.tr("回访"), PANEL)
        self.facts = Pairs(64)
        self.plan = self._plan_form()
        self.minutes = self._minutes_form()
        self.step = Section("finish_visit_step", self.tr("下一步"), self.tr("登记完成"), label_width=64)
        self.step.text("step_words", self.tr("做了什么"), required=True)
        self.step.wanted.connect(lambda _: self._finish_step())
        for part in (self.facts, self.plan, self.minutes, self.step):
            self.panel.content.addWidget(part)
        self.panel.content.addStretch(1)
        self.foot = QWidget()
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(0, 0, 0, 0)
        self.paper = KeyButton(self.tr("看回访记录"), cap="F10")
        self.paper.setObjectName("do.show_visit")
        self.paper.clicked.connect(self.show_paper)
        self.case = KeyButton(self.tr("打开服务单"), key="Alt+K")
        self.case.setObjectName("do.open_visit_case")
        self.case.clicked.connect(self._open_case)
        self.cancel = KeyButton(self.tr("取消"))
        self.cancel.setObjectName("do.drop_visit")
        self.cancel.clicked.connect(self._drop)
        for button in (self.minutes.button, self.paper, self.case, self.cancel):  # the act is seen however long the form is
            row.addWidget(button)
        self.panel.body.addWidget(self.foot)
        return self.panel

    def _plan_form(self) -> Section:
        form = Section("plan_visit", self.tr("安排"), self.tr("安排"), label_width=64)
        form.choice("visit_kind", self.tr("类别"), required=True)
        form.offer("visit_kind", [(word(kind), kind) for kind in (VisitKind.VISIT, VisitKind.MEETING, VisitKind.RETURN)])
        form.choice("target", self.tr("回访对象"))
        form.text("visit_customers", self.tr("客户"), required=True, hint=self.tr("名称或拼音首字母，座谈会几家用、隔开"))
        form.text("subject", self.tr("主题"))
        form.form.add_date("visit_due", self.tr("哪天前")).setObjectName("field.visit_due")
        form.wanted.connect(lambda _: self._plan_it())
        form.form.changed.connect(lambda key: self._kind_chosen() if key == "visit_kind" else None)
        return form

    def _minutes_form(self) -> Section:
        form = Section("finish_visit", self.tr("登记回访"), self.tr("登记"), label_width=64)
        form.text("met", self.tr("客户方"), required=True, hint=self.tr("和谁谈的"))
        form.text("ours", self.tr("我方"))
        form.choice("visit_channel", self.tr("方式"))
        form.offer("visit_channel", [(str(words), channel) for channel, words in CHANNELS.items()])
        form.form.add_date("visit_done", self.tr("日期")).setObjectName("field.visit_done")
        scores = [(str(n), n) for n in (5, 4, 3, 2, 1)]
        form.choice("visit_satisfied", self.tr("满意度"))
        form.offer("visit_satisfied", scores, self.tr("没有问（5 最满意）"))
        for key, words, hint in (
            ("opinions", self.tr("意见愿望"), self.tr("没有写「无」；取消时写原因")),
            ("problems", self.tr("使用问题"), self.tr("没有写「无」")),
            ("introduced", self.tr("新功能介绍"), self.tr("介绍了哪些新功能、升级")),
        ):
            editor = form.form.add_long_text(key, words, hint=hint)
            editor.setObjectName(f"field.{key}")
            editor.setMinimumHeight(44)
            editor.setMaximumHeight(52)
        form.tick("hand_over", "", self.tr("使用问题转服务单"))
        form.text("next_step", self.tr("下一步"))
        form.form.add_date("next_on", self.tr("到哪天")).setObjectName("field.next_on")
        form.wanted.connect(lambda _: self._finish())
        return form

    # Reading

    def reload(self) -> None:
        """Reads visits and customers who were not visited."""
        now = self.context.desk.clock.now()

        def ask(session: Reading) -> _Found:
            return _Found(
                visits_queries.visits(session), visits_queries.not_visited(session, now), setting_list(session, "visit.targets", now)
            )

        self.context.query(ask, self._show)

    def first_field(self) -> QWidget | None:
        """The list: the first due stands on top."""
        return self.table

    def _show(self, found: _Found) -> None:
        self._views = {view.number: view for view in found.visits}
        self._away = {f"c{due.customer_id}": due for due in found.away}
        self.plan.offer("target", [(name, name) for name in found.targets])
        self._kind_chosen()
        waiting = [view for view in found.visits if view.state is PlanState.PLANNED or view.open_next]
        rest = [view for view in found.visits if view not in waiting]
        waiting.sort(key=lambda view: view.due_on if view.state is PlanState.PLANNED else view.next_on or view.due_on)
        rows: list[list[object]] = [self._line(view) for view in waiting]
        rows += [
            [MarkCell(State.HOLD, self.tr("久未走访")), "", due.customer, self.tr("走访"), self.tr("上次 {day}").format(day=due.since),
             due.due_on.isoformat()]
            for due in found.away
        ]  # fmt: skip
        rows += [self._line(view) for view in rest]
        keys = [*(view.number for view in waiting), *self._away, *(view.number for view in rest)]
        self.table.set_rows(rows, keys)
        late = sum(view.late(self.today) for view in waiting)
        self.card.note.setText(self.tr("逾期 {n}·久未走访 {away}").format(n=late, away=len(found.away)))
        wanted, self.wanted = self.wanted, ""
        if wanted in self._views:
            self.table.select_key(wanted)
            self._show_visit(self._views[wanted])
        elif self._key in self._views and not self._typed():
            self._show_visit(self._views[self._key])
        elif not self._key and keys:
            self.table.selectRow(0)
            self._choose(self.table.current_key())
        elif not keys:
            self._show_plan(None)

    def _line(self, view: VisitView) -> list[object]:
        state, words, day = State.NOT_YET, word(view.state), view.due_on
        if view.state is PlanState.DONE:
            state, day = (State.HOLD, view.next_on or view.due_on) if view.open_next else (State.GOOD, view.done_on or view.due_on)
            words = self.tr("待下一步") if view.open_next else words
        elif view.state is PlanState.DROPPED:
            state = State.INFO
        if view.late(self.today):
            state, words = State.WRONG, self.tr("逾期")
        return [MarkCell(state, words), view.number, view.customers, word(view.kind), view.target or view.subject or "—", day.isoformat()]

    def _typed(self) -> bool:
        return self.minutes.isVisible() and any(self.minutes.value(key) for key in ("met", "opinions", "problems", "next_step"))

    def _choose(self, key: object) -> None:
        name = str(key)
        if name in self._views:
            if self._key != name:
                self._show_visit(self._views[name])
        elif name in self._away:
            self._show_plan(self._away[name])

    def _show_plan(self, away: CustomerDue | None) -> None:
        self._front, self._key = None, f"c{away.customer_id}" if away is not None else "new"
        self._parts(plan=True)
        self.panel.title.setText(self.tr("安排走访") if away is not None else self.tr("安排走访、座谈、回访"))
        self.panel.note.setText("")
        self.plan.form.set_value("visit_customers", away.customer if away is not None else "")
        due = self.today + timedelta(days=14)
        self.plan.form.set_value("visit_due", due.isoformat())
        if away is None:
            self.table.clearSelection()
            self.plan.form.editor("visit_customers").setFocus()

    def _show_visit(self, view: VisitView) -> None:
        self._front, self._key = view, view.number
        planned = view.state is PlanState.PLANNED
        self._parts(minutes=planned, step=view.open_next, facts=True)
        self.panel.title.setText(view.number)
        self.panel.note.setText(f"{word(view.kind)}·{word(view.state)}")
        self.facts.show_pairs(self._pairs(view))
        self.case.setVisible(bool(view.opened_case_no))
        self.paper.setVisible(True)
        self.cancel.setVisible(planned)
        if planned:
            back = view.kind is VisitKind.RETURN
            self.minutes.title.setText(self.tr("登记{kind}").format(kind=word(view.kind)))
            for key in ("met", "ours", "opinions", "problems", "introduced", "next_step"):
                self.minutes.form.set_value(key, "")
            self.minutes.form.set_value("visit_done", self.today.isoformat())
            self.minutes.form.set_value("next_on", (self.today + timedelta(days=7)).isoformat())
            self.minutes.form.show_field("introduced", back)
            self.minutes.form.set_value("visit_channel", next(iter(CHANNELS)) if back else list(CHANNELS)[1])
            self.minutes.form.set_value("visit_satisfied", None)
            self.minutes.form.set_value("hand_over", False)

    def _pairs(self, view: VisitView) -> list[tuple[str, str]]:
        rows = [(self.tr("客户"), view.customers), (self.tr("对象/主题"), view.target or view.subject)]
        if view.source_no:
            rows.append((self.tr("依据"), view.source_no))
        if view.state is PlanState.PLANNED:
            return [*rows, (self.tr("期限"), f"{view.due_on}·{word(view.owner)}")]
        if view.state is PlanState.DROPPED:
            return [*rows, (self.tr("取消"), view.dropped_why)]
        channel = str(CHANNELS.get(view.channel, "")) if view.channel is not None else ""
        rows += [
            (self.tr("日期"), f"{view.done_on}·{channel}·{view.done_by}"), (self.tr("客户方"), view.met),
            (self.tr("满意度"), str(view.satisfied or "")), (self.tr("意见愿望"), view.opinions), (self.tr("使用问题"), view.problems),
            (self.tr("新功能"), view.introduced), (self.tr("服务单"), view.opened_case_no),
        ]  # fmt: skip
        if view.next_step:
            done = f"（{self.tr('已完成')}：{view.next_done_words}）" if view.next_done_at is not None else f"（{view.next_on}）"
            rows.append((self.tr("下一步"), view.next_step + done))
        return rows

    def _parts(self, *, plan: bool = False, minutes: bool = False, step: bool = False, facts: bool = False) -> None:
        for part, seen in ((self.plan, plan), (self.minutes, minutes), (self.step, step), (self.facts, facts), (self.foot, facts)):
            part.setVisible(seen)
        self.minutes.button.setVisible(minutes)
        for part, leads in ((self.plan, plan), (self.minutes, minutes), (self.step, step)):
            part.lead(leads)
        self.error.show_words("")

    def _first_of_form(self) -> None:
        if self.plan.isVisible():
            self.plan.form.editor("visit_customers").setFocus()
        elif self.minutes.isVisible():
            self.minutes.form.editor("met").setFocus()
        elif self.step.isVisible():
            self.step.form.editor("step_words").setFocus()

    def _kind_chosen(self) -> None:
        self.plan.form.show_field("target", self.plan.form.value("visit_kind") == VisitKind.RETURN)

    def forget(self) -> None:
        """Nothing was said."""
        super().forget()
        self._front, self._key = None, ""
        for section in (self.plan, self.minutes, self.step):
            section.form.blank()
        self.table.clearSelection()

    # Acting

    def _plan_it(self) -> None:
        values = self.plan.form.values()

        def act(work: Work) -> VisitView:
            whom = care_input.customers_meant(work.session, values["visit_customers"])
            draft = VisitPlan(
                VisitKind(values["visit_kind"]), tuple(one.customer_id for one in whom), date.fromisoformat(values["visit_due"]),
                values["target"] or "", values["subject"],
            )  # fmt: skip
            return visits_service.plan(work, draft)

        def done(view: VisitView) -> None:
            self.plan.form.set_value("subject", "")
            self.said.setText(self.tr("已安排 {number}。").format(number=view.number))
            self.open_number(view.number)

        self.run(act, done)

    def _finish(self) -> None:
        view, values = self._front, self.minutes.form.values()
        if view is None:
            return
        minutes = VisitMinutes(
            date.fromisoformat(values["visit_done"]), values["met"], values["opinions"], values["ours"], values["visit_channel"],
            values["visit_satisfied"], values["problems"], values["introduced"] if view.kind is VisitKind.RETURN else "",
            values["next_step"], date.fromisoformat(values["next_on"]) if values["next_step"] else None, bool(values["hand_over"]),
        )  # fmt: skip

        def done(after: VisitView) -> None:
            self._renewed(after)
            said = self.tr("已登记 {number}。").format(number=after.number)
            if after.opened_case_no:
                said += self.tr("已立服务单 {case}。").format(case=after.opened_case_no)
            self.said.setText(said)

        self.run(lambda w: visits_service.finish(w, view.number, minutes), done)

    def _finish_step(self) -> None:
        view, words = self._front, self.step.value("step_words")
        if view is not None:
            self.run(lambda w: visits_service.finish_next(w, view.number, words), self._renewed)

    def _drop(self) -> None:
        """The reason stands in the field for opinions, where the person already writes why."""
        view, why = self._front, self.minutes.value("opinions")
        if view is not None:
            self.run(lambda w: visits_service.drop(w, view.number, why), self._renewed)

    def _renewed(self, view: Any) -> None:
        self._show_visit(view)
        self.step.form.set_value("step_words", "")
        self.reload()

    def show_paper(self) -> None:
        """The record on screen, from where it is printed."""
        if self._front is not None:
            self.context.preview_wanted.emit(visits_service.PAPER, self._front.number)

    def _open_case(self) -> None:
        if self._front is not None:
            self.context.go_to.emit("aftersales", self._front.opened_case_no)
