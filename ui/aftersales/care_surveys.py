"""满意度调查: what is out and what came back; a scanned sheet opens, its scores are typed by number keys (J-12)."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from datetime import date
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.aftersales import care_input, survey_queries, survey_service
from app.aftersales.survey_views import ITEMS, MonthScore, Scores, SurveyAnswer, SurveyState, SurveyView
from app.core.words import word
from app.core.work import Work
from app.desk import Reading
from ui.aftersales.care_part import PANEL, CarePart
from ui.aftersales.score_pad import ScorePad
from ui.context import DeskContext
from ui.dispatch.sections import Section
from ui.settings.parts import NONE, Pairs, SidePanel
from ui.theme.tokens import State
from ui.widgets.base import Card, PlainLabel
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.charts import LineChart, Point
from ui.widgets.flow import FlowLayout
from ui.widgets.forms import FieldForm
from ui.widgets.tables import Cell, Column, Kind, MarkCell, WorkTable


@dataclass(frozen=True)
class _Found:
    surveys: list[SurveyView]
    due: int
    trend: tuple[MonthScore, ...]


class SurveyPart(CarePart):
    """The surveys."""

    series: ClassVar[str] = "DC"

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._views: dict[str, SurveyView] = {}
        self._front: SurveyView | None = None
        columns = [
            Column(self.tr("状态"), Kind.MARK, 116), Column(self.tr("编号"), Kind.DOCUMENT, 116), Column(self.tr("客户"), stretch=True),
            Column(self.tr("对应"), width=128), Column(self.tr("期限"), Kind.DATE, 96), Column(self.tr("平均"), Kind.NUMBER, 72),
        ]  # fmt: skip
        self.table = WorkTable(columns, empty=self.tr("没有调查表。服务单关闭后自动发出；按 Ctrl+N 发一份，或扫收回的表。"))
        self.table.setObjectName("list.surveys")
        self.table.current_changed.connect(self._choose)
        self.table.opened.connect(lambda _: self.pad.setFocus())
        self.table.installEventFilter(self)
        self.year = KeyButton(self.tr("发年度调查表"), key="Alt+Y")
        self.year.setObjectName("do.issue_due_surveys")
        self.year.clicked.connect(self._issue_due)
        self.new = KeyButton(self.tr("新调查"), key="Ctrl+N")
        self.new.setObjectName("do.new_survey")
        self.new.clicked.connect(lambda: self._show_front(None))
        self.chart = LineChart()
        self.chart.setFixedHeight(118)
        self.chart.opened.connect(lambda number: self.table.select_key(number))
        trend = Card(self.tr("总体满意度 近 12 个月"), " ")
        trend.body.addWidget(self.chart)
        self.trend = trend
        self.card = self.lay(self.tr("满意度调查"), self.table, self._panel(), trend, (self.year, self.new))

    def _panel(self) -> SidePanel:
        self.panel = SidePanel(self.tr("调查表"), PANEL)
        self.facts = Pairs(64)
        self.panel.content.addWidget(self.facts)
        self.answer = self._answer_form()
        self.panel.content.addWidget(self.answer)
        self.fresh = Section("issue_survey", self.tr("发一份调查表"), self.tr("发出并打印"), label_width=64)
        self.fresh.text("survey_customer", self.tr("客户"), required=True, hint=self.tr("名称或拼音首字母"))
        self.fresh.text("survey_case", self.tr("服务单"), hint=self.tr("针对某次服务时填 SH 号"))
        self.fresh.wanted.connect(lambda _: self._issue())
        self.fresh.lead(True)
        self.panel.content.addWidget(self.fresh)
        self.panel.content.addStretch(1)
        self.panel.body.addWidget(self.foot)
        return self.panel

    def _answer_form(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.hint = PlainLabel(self.tr("逐项按 1～5，没写的按 0，退格改上一项，回车登记"), "caption")
        self.hint.setWordWrap(True)
        column.addWidget(self.hint)
        self.pad = ScorePad(tuple(str(survey_service.ITEM_WORDS[name]) for name in ITEMS))
        self.pad.setObjectName("pad.scores")
        self.pad.accepted.connect(self._answer)
        column.addWidget(self.pad)
        self.form = FieldForm(label_width=84)
        self.form.add_text("respondent", self.tr("填表人")).setObjectName("field.respondent")
        self.form.add_date("answered_on", self.tr("填表日期")).setObjectName("field.answered_on")
        self.form.add_long_text("suggestions", self.tr("意见建议"), hint=self.tr("照客户原话")).setObjectName("field.suggestions")
        self.form.editor("suggestions").setFixedHeight(44)
        self.form.add_text("why", self.tr("收不回"), hint=self.tr("收不回时写原因")).setObjectName("field.survey_why")
        column.addWidget(self.form)
        self.foot = QWidget()
        row = FlowLayout()
        self.act = PrimaryButton(self.tr("登记"), key="Ctrl+Return", cap="Ctrl+↵")
        self.act.setObjectName("do.answer_survey")
        self.act.clicked.connect(self._answer)
        self.lost = KeyButton(self.tr("收不回"))
        self.lost.setObjectName("do.drop_survey")
        self.lost.clicked.connect(self._drop)
        self.case = KeyButton(self.tr("打开服务单"), key="Alt+K")
        self.case.setObjectName("do.open_survey_case")
        self.case.clicked.connect(self._open_case)
        self.paper = KeyButton(self.tr("看表"), cap="F10")
        self.paper.setObjectName("do.show_survey")
        self.paper.clicked.connect(self.show_paper)
        for button in (self.act, self.lost, self.case, self.paper):
            row.addWidget(button)
        self.foot.setLayout(row)
        return part

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A digit keyed while the list has the keys is the first score of the survey in front."""
        if watched is not self.table or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        open_one = self._front is not None and self._front.state is not SurveyState.ANSWERED
        if not open_one or not event.text() or event.text() not in "012345":
            return False
        self.pad.setFocus(Qt.FocusReason.OtherFocusReason)
        self.pad.keyPressEvent(event)
        return True

    # Reading

    def reload(self) -> None:
        """Reads surveys, what is due this year, and the trend."""
        now = self.context.desk.clock.now()

        def ask(session: Reading) -> _Found:
            return _Found(
                survey_queries.surveys(session), len(survey_queries.yearly_due(session, now)), survey_queries.trend(session, self.today)
            )

        self.context.query(ask, self._show)

    def first_field(self) -> QWidget | None:
        """The pad where scores are to be typed, else the list."""
        return self.pad if self._front is not None and self._front.state is not SurveyState.ANSWERED else self.table

    def _show(self, found: _Found) -> None:
        self._views = {view.number: view for view in found.surveys}
        self.table.set_rows([self._line(view) for view in found.surveys], list(self._views))
        late = sum(view.late(self.today) for view in found.surveys)
        self.card.note.setText(self.tr("逾期未收回 {n} 份").format(n=late) if late else "")
        self.year.setVisible(bool(found.due))
        self.year.set_words(self.tr("发年度调查表 {n} 家").format(n=found.due))
        self._show_trend(found.trend)
        wanted, self.wanted = self.wanted, ""
        if wanted in self._views:
            self.table.select_key(wanted)
            self._show_front(self._views[wanted])
            self.pad.setFocus()
        elif self._front is not None and self._front.number in self._views:
            if not self.pad.begun:
                self._show_front(self._views[self._front.number])
        elif self._front is None and not self.fresh.value("survey_customer"):
            first = next(iter(self._views.values()), None)
            if first is not None:
                self.table.select_key(first.number)
            self._show_front(first)

    def _line(self, view: SurveyView) -> list[object]:
        state, words = State.NOT_YET, word(view.state)
        if view.state is SurveyState.ANSWERED:
            state = State.WRONG if view.opened_case_no else State.GOOD
            words = self.tr("低分") if view.opened_case_no else words
        elif view.state is SurveyState.UNANSWERED:
            state = State.INFO
        elif view.late(self.today):
            state, words = State.HOLD, self.tr("逾期")
        mean = view.scores.average
        about = view.case_no or (self.tr("{year} 年度").format(year=view.year) if view.year else word(view.kind))
        average = Cell(f"{mean:.1f}", bold=True, state=State.WRONG if view.opened_case_no else None) if mean is not None else NONE
        return [MarkCell(state, words), view.number, view.customer, about, (view.answered_on or view.due_on).isoformat(), average]

    def _show_trend(self, trend: tuple[MonthScore, ...]) -> None:
        points = tuple(
            Point(self.tr("{n} 月").format(n=one.month.month), one.means[-1], one.means[-1] < 3)
            for one in trend
            if one.means[-1] is not None
        )
        self.chart.show_points(points, 1, 5, 4, (1, 3, 4, 5))
        count = sum(one.count for one in trend)
        self.trend.note.setText(self.tr("{n} 份").format(n=count) if count else self.tr("还没有收回的表"))
        self.trend.setVisible(len(points) > 1)

    def _choose(self, number: object) -> None:
        view = self._views.get(str(number))
        if view is not None and (self._front is None or self._front.number != view.number):
            self._show_front(view)

    def _show_front(self, view: SurveyView | None) -> None:
        self._front = view
        self.error.show_words("")
        self.answer.setVisible(view is not None)
        self.foot.setVisible(view is not None)
        self.facts.setVisible(view is not None)
        self.fresh.setVisible(view is None)
        self.panel.title.setText(view.number if view else self.tr("新调查"))
        self.panel.note.setText(word(view.state) if view else "")
        if view is None:
            self.table.clearSelection()
            self.fresh.form.editor("survey_customer").setFocus()
            return
        opened = view.state is not SurveyState.ANSWERED
        about = view.case_no or (self.tr("{year} 年度").format(year=view.year) if view.year else word(view.kind))
        back = (self.tr("收回"), view.answered_on.isoformat()) if view.answered_on else (self.tr("期限"), view.due_on.isoformat())
        rows = [(self.tr("客户"), view.customer), (self.tr("对应"), f"{about}·{back[0]} {back[1]}")]
        if view.opened_case_no:
            rows.append((self.tr("低分立单"), view.opened_case_no))
        if view.dropped_why:
            rows.append((self.tr("收不回"), view.dropped_why))
        self.facts.show_pairs(rows)
        self.pad.show_scores(astuple(view.scores), editable=opened)
        self.hint.setVisible(opened)
        self.form.set_value("respondent", view.respondent)
        self.form.set_value("answered_on", (view.answered_on or self.today).isoformat())
        self.form.set_value("suggestions", view.suggestions)
        self.form.set_value("why", "")
        for key in ("respondent", "answered_on", "suggestions"):
            self.form.editor(key).setReadOnly(not opened)  # type: ignore[attr-defined]
        self.form.show_field("why", view.state is SurveyState.OUT)
        self.act.setVisible(opened)
        self.lost.setVisible(view.state is SurveyState.OUT)
        self.case.setVisible(bool(view.opened_case_no or view.case_no))

    def forget(self) -> None:
        """No score was given."""
        super().forget()
        self._front = None
        self.pad.show_scores((), editable=True)
        self.form.blank()
        self.fresh.form.blank()

    # Acting

    def _answer(self) -> None:
        view = self._front
        if view is None or view.state is SurveyState.ANSWERED:
            return
        day = date.fromisoformat(str(self.form.value("answered_on")))
        given = SurveyAnswer(
            Scores(*self.pad.scores), str(self.form.value("respondent")), day, str(self.form.value("suggestions"))
        )

        def done(after: SurveyView) -> None:
            self._show_front(after)
            said = self.tr("已登记 {number}，平均 {mean}。").format(number=after.number, mean=f"{after.scores.average or 0:.1f}")
            if after.opened_case_no:
                said += self.tr("低分已立服务单 {case}。").format(case=after.opened_case_no)
            self.said.setText(said + self.tr("请扫下一份。"))
            self.reload()

        self.run(lambda w: survey_service.answer(w, view.number, given), done)

    def _drop(self) -> None:
        view, why = self._front, str(self.form.value("why"))
        if view is not None:
            self.run(lambda w: survey_service.drop(w, view.number, why), self._renewed)

    def _renewed(self, view: SurveyView) -> None:
        self._show_front(view)
        self.reload()

    def _issue(self) -> None:
        words, case_no = self.fresh.value("survey_customer"), self.fresh.value("survey_case").upper()

        def act(work: Work) -> SurveyView:
            (customer, *_) = care_input.customers_meant(work.session, words)
            return survey_service.issue(work, customer.customer_id, case_no=case_no)

        def done(view: SurveyView) -> None:
            for key in ("survey_customer", "survey_case"):
                self.fresh.form.set_value(key, "")
            self.said.setText(self.tr("已发出 {number}，正在打印。").format(number=view.number))
            self.open_number(view.number)

        self.run(act, done)

    def _issue_due(self) -> None:
        def done(made: tuple[SurveyView, ...]) -> None:
            self.said.setText(self.tr("已发出 {n} 份年度调查表，正在打印。").format(n=len(made)))
            self.reload()

        self.run(survey_service.issue_due, done)

    def show_paper(self) -> None:
        """The sheet on screen, from where it is printed."""
        if self._front is not None:
            self.context.preview_wanted.emit(survey_service.PAPER, self._front.number)

    def _open_case(self) -> None:
        if self._front is not None:
            self.context.go_to.emit("aftersales", self._front.opened_case_no or self._front.case_no)
