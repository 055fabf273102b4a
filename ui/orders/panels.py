"""The parts beside the form of an order: review, contract, ticks, stages, change log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.audit.service import TrailLine
from app.core.words import Role
from app.core.words import text as word_text
from app.core.work import Actor, Work
from app.orders import service
from app.orders.archive import ARCHIVISTS, ArchiveView
from app.orders.states import DEPARTMENT_ROLES, TICKS
from app.orders.views import DeliveryMode, Department, OrderState, OrderView, ReviewAnswerView, ReviewQuestion, StageGroupView, StageView
from ui.i18n import shown
from ui.settings.audit_details import detail_words
from ui.settings.audit_words import action_word
from ui.settings.parts import NONE, minute, paragraph
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.forms import FieldForm
from ui.widgets.mark import Mark
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable

Act = Callable[[Work], Any]


class Panel(QWidget):
    """One part; `wanted` asks the page to run a command."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(8)
        self.order: OrderView | None = None

    def show_order(self, order: OrderView, actor: Actor) -> None:
        """Shows an order to a person."""
        self.order = order

    def do(self, act: Callable[[Work, str], Any]) -> None:
        """Asks for a command on the order shown."""
        if self.order is not None:
            number = self.order.number
            self.wanted.emit(lambda work: act(work, number))


class ReviewPanel(Panel):
    """评审: a line a question and department; answered with the buttons below (A-05)."""

    def __init__(self) -> None:
        super().__init__()
        self.table = WorkTable(
            [
                Column(self.tr("部门"), width=70),
                Column(self.tr("问题"), width=150),
                Column(self.tr("结论"), Kind.MARK, 96),
                Column(self.tr("意见与解决办法"), stretch=True),
                Column(self.tr("评审人"), width=100),
            ]
        )
        self.table.setObjectName("list.review")
        self.note = FieldForm()
        self.note.add_text("note", self.tr("意见"), hint=self.tr("否定须写明原因；解决须写明办法")).setObjectName("field.note")
        self.all = self._button("answer_all", self.tr("本部门其余全部通过"), self._answer_all)
        self.yes = self._button("answer_yes", self.tr("通过"), lambda: self._answer(True))
        self.no = self._button("answer_no", self.tr("否定"), lambda: self._answer(False))
        self.resolved = self._button("resolve", self.tr("已解决"), self._resolve)
        self.submit = PrimaryButton(self.tr("提交评审"))
        self.submit.setObjectName("do.submit")
        self.submit.clicked.connect(lambda: self.do(service.submit_for_review))
        self.finish = PrimaryButton(self.tr("评审通过"))
        self.finish.setObjectName("do.finish_review")
        self.finish.clicked.connect(lambda: self.do(service.finish_review))
        answers, steps = QHBoxLayout(), QHBoxLayout()
        for button in (self.all, self.yes, self.no, self.resolved):
            answers.addWidget(button)
        answers.addStretch(1)
        steps.addStretch(1)
        for button in (self.submit, self.finish):
            steps.addWidget(button)
        self.box.addWidget(self.table, 1)
        self.box.addWidget(self.note)
        self.box.addLayout(answers)
        self.box.addLayout(steps)

    def _button(self, key: str, words: str, slot: Callable[[], None]) -> KeyButton:
        button = KeyButton(words)
        button.setObjectName(f"do.{key}")
        button.clicked.connect(lambda: slot())
        return button

    def show_order(self, order: OrderView, actor: Actor) -> None:
        """The answers, and what this person may do now."""
        super().show_order(order, actor)
        self._actor = actor
        self.table.set_rows([self._cells(answer) for answer in order.review], [(a.department, a.question) for a in order.review])
        open_now = order.state is OrderState.UNDER_REVIEW
        for button in (self.all, self.yes, self.no):
            button.setEnabled(open_now and bool(self._departments()))
        sales = actor.has(Role.SALES)
        self.resolved.setEnabled(open_now and actor.has(Role.SALES, Role.LEADERSHIP))
        self.submit.setVisible(order.state is OrderState.DRAFT)
        self.submit.setEnabled(sales)
        self.finish.setVisible(open_now)
        self.finish.setEnabled(sales)

    def _departments(self) -> list[Department]:
        asked = {answer.department for answer in self.order.review} if self.order else set()
        return [department for department, roles in DEPARTMENT_ROLES.items() if department in asked and self._actor.has(*roles)]

    def _cells(self, answer: ReviewAnswerView) -> tuple[Any, ...]:
        if answer.ok is None:
            mark = MarkCell(State.NOT_YET, self.tr("未答"))
        elif answer.ok:
            mark = MarkCell(State.GOOD, self.tr("通过"))
        else:
            mark = MarkCell(State.INFO, self.tr("已解决")) if answer.settled else MarkCell(State.WRONG, self.tr("否定"))
        note = "；".join(part for part in (answer.note, answer.resolution) if part)
        return (shown(word_text(answer.department)), shown(word_text(answer.question)), mark, note, answer.person)

    def _chosen(self) -> tuple[Department, ReviewQuestion] | None:
        key = self.table.current_key()
        return None if key is None else (key[0], key[1])

    def _answer(self, ok: bool) -> None:
        chosen, note = self._chosen(), str(self.note.value("note"))
        if chosen is not None:
            self.do(lambda w, n: service.review(w, n, *chosen, ok, note))

    def _resolve(self) -> None:
        chosen, note = self._chosen(), str(self.note.value("note"))
        if chosen is not None:
            self.do(lambda w, n: service.resolve(w, n, *chosen, note))

    def _answer_all(self) -> None:
        mine = self._departments()
        self.do(lambda w, n: [service.review_all(w, n, department) for department in mine][-1])


class ContractPanel(Panel):
    """合同: number, day and the three terms (A-06)."""

    def __init__(self) -> None:
        super().__init__()
        self.form = FieldForm(label_width=84)
        self.form.add_text("contract_no", self.tr("合同号"), hint=self.tr("框架合同下可填订单确认号"))
        self.form.add_date("signed_on", self.tr("签订日期"))
        self.form.add_date("delivery_time", self.tr("交付时间"))
        self.form.add_tick("by_confirmation", self.tr("框架订单"), self.tr("以订单确认作为合同"))
        self.form.add_choice("contract_mode", self.tr("交付方式"), [], empty=self.tr("未定"))
        self.form.add_long_text("after_sales_terms", self.tr("售后服务"), hint=self.tr("质保期、响应时间、服务范围"))
        for key in self.form.keys():  # noqa: SIM118
            self.form.editor(key).setObjectName(f"field.{key}")
        self.sign = PrimaryButton(self.tr("登记已签合同"))
        self.sign.setObjectName("do.sign")
        self.sign.clicked.connect(self._sign)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.sign)
        self.box.addWidget(paragraph(self.tr("评审通过后登记。合同须写明交付时间、交付方式和售后服务。"), "caption"))
        self.box.addWidget(self.form)
        self.box.addStretch(1)
        self.box.addLayout(row)
        self._today = date(2000, 1, 1)
        self._shown = ""
        self._modes: tuple[DeliveryMode, ...] = tuple(DeliveryMode)

    def offer(self, modes: tuple[DeliveryMode, ...], by_confirmation: bool) -> None:
        """The delivery modes to choose from, and whether an order confirmation may stand for the contract (X-01)."""
        self._modes = modes
        self.form.show_field("by_confirmation", by_confirmation)
        self._offer_modes(self.form.value("contract_mode"))

    def _offer_modes(self, chosen: str | None) -> None:
        """The order keeps the mode that it was given when the company offered it."""
        box = self.form.editor("contract_mode")
        box.clear()  # type: ignore[attr-defined]
        box.addItem(self.tr("未定"), None)  # type: ignore[attr-defined]
        kept = () if not chosen or chosen in self._modes else (DeliveryMode(chosen),)
        for mode in (*self._modes, *kept):
            box.addItem(shown(word_text(mode)), mode.value)  # type: ignore[attr-defined]
        self.form.set_value("contract_mode", chosen)

    def set_today(self, today: date) -> None:
        """The site's day, for a contract that is still to be signed."""
        self._today = today

    def show_order(self, order: OrderView, actor: Actor) -> None:
        """The contract, or what the order proposes for it; what was typed for the same order is kept."""
        super().show_order(order, actor)
        signed = bool(order.contract_no)
        if signed or self._shown != order.number:
            self._shown = order.number
            self.form.set_value("contract_no", order.contract_no)
            self.form.set_value("signed_on", order.signed_on or self._today)
            self.form.set_value("delivery_time", order.promised_on or order.delivery_date or self._today)
            self.form.set_value("by_confirmation", signed and order.contract_no == order.number)
            self._offer_modes(order.mode.value if order.mode else None)
            self.form.set_value("after_sales_terms", order.after_sales_terms)
        self.form.setEnabled(not signed)
        self.sign.setVisible(not signed)
        self.sign.setEnabled(actor.has(Role.SALES))

    def _sign(self) -> None:
        values = self.form.values()
        signed, promised = date.fromisoformat(values["signed_on"]), date.fromisoformat(values["delivery_time"])
        mode = DeliveryMode(values["contract_mode"]) if values["contract_mode"] else None
        number, terms, framework = values["contract_no"], values["after_sales_terms"], bool(values["by_confirmation"])
        self.do(lambda w, n: service.sign_contract(w, n, number, signed, promised, mode, terms, by_confirmation=framework))


class TicksPanel(Panel):
    """确认: sales, production and logistics settle time, mode and quantity (A-26)."""

    def __init__(self) -> None:
        super().__init__()
        self.box.addWidget(paragraph(self.tr("发货前三方确认交付时间、方式和数量；改动其中之一，已有的确认作废。"), "caption"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        self._marks: dict[Department, Mark] = {}
        self._buttons: dict[Department, KeyButton] = {}
        for row, department in enumerate(TICKS):
            name = shown(word_text(department))
            self._marks[department] = mark = Mark(State.NOT_YET, self.tr("未确认"))
            mark.setObjectName(f"mark.{department.value}")
            self._buttons[department] = button = KeyButton(self.tr("确认"), icon="check")
            button.setObjectName(f"do.confirm.{department.value}")
            button.setAccessibleName(f"{name} {self.tr('确认')}")
            button.clicked.connect(lambda _=False, d=department: self.do(lambda w, n: service.confirm(w, n, d)))
            grid.addWidget(paragraph(name, "strong"), row, 0)
            grid.addWidget(mark, row, 1)
            grid.addWidget(button, row, 2)
        grid.setColumnStretch(3, 1)
        self.box.addLayout(grid)
        self.box.addStretch(1)

    def show_order(self, order: OrderView, actor: Actor) -> None:
        """Who has ticked, and what this person may tick."""
        super().show_order(order, actor)
        given = {tick.department: tick for tick in order.confirmations}
        for department, mark in self._marks.items():
            tick = given.get(department)
            words = f"{tick.person}·{minute(tick.at)}" if tick else self.tr("未确认")
            mark.set_state(State.GOOD if tick else State.NOT_YET, words)
            open_now = order.state not in (OrderState.CLOSED, OrderState.CANCELLED)
            self._buttons[department].setEnabled(tick is None and open_now and actor.has(*DEPARTMENT_ROLES[department]))


class StagesPanel(Panel):
    """阶段: planned and actual time of every stage (A-12)."""

    def __init__(self) -> None:
        super().__init__()
        self.table = WorkTable(
            [
                Column(self.tr("阶段"), width=120),
                Column(self.tr("计划"), Kind.DATE, 120),
                Column(self.tr("实际"), Kind.DATE, 160),
                Column(self.tr("情况"), Kind.MARK, 140, stretch=True),
            ],
            row_height=28,
            empty=self.tr("还没有阶段记录。"),
        )
        self.table.setObjectName("list.stages")
        self.box.addWidget(self.table, 1)

    def show_stages(self, stages: tuple[StageView, ...], today: date, day_of: Callable[[datetime], date]) -> None:
        """One row a stage."""
        self.table.set_rows([self._cells(stage, today, day_of) for stage in stages], [stage.stage.value for stage in stages])

    def _cells(self, stage: StageView, today: date, day_of: Callable[[datetime], date]) -> tuple[Any, ...]:
        planned, reached = stage.planned_on, stage.reached_at
        late = planned is not None and (day_of(reached) if reached else today) > planned
        if reached is not None:
            mark = MarkCell(State.HOLD, self.tr("晚于计划")) if late else MarkCell(State.GOOD, self.tr("已到"))
        else:
            mark = MarkCell(State.WRONG, self.tr("逾期未到")) if late else MarkCell(State.NOT_YET, self.tr("未到"))
        return (shown(word_text(stage.stage)), planned.isoformat() if planned else NONE, minute(reached) if reached else NONE, mark)


class HistoryPanel(Panel):
    """记录: where the papers lie (M-03), and the change log with old and new values (M-02)."""

    def __init__(self) -> None:
        super().__init__()
        self._folder_of = ""
        self.table = WorkTable(
            [
                Column(self.tr("时间"), Kind.DATE, 140),
                Column(self.tr("谁"), width=110),
                Column(self.tr("动作"), width=120),
                Column(self.tr("内容"), stretch=True),
            ],
            row_height=28,
        )
        self.table.setObjectName("list.history")
        self.full = paragraph("", "caption")
        self.full.setMinimumHeight(64)
        self.full.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.table.current_changed.connect(lambda seq: self.full.setText(self._words.get(seq, "")))
        self._words: dict[int, str] = {}
        self.box.addWidget(self._archive())
        self.box.addWidget(self.table, 1)
        self.box.addWidget(self.full)

    def _archive(self) -> QWidget:
        """Where the papers of a closed order lie (M-03)."""
        self.filing = QWidget()
        row = QHBoxLayout(self.filing)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.filed = Mark(State.HOLD, self.tr("未归档"))
        self.filed.setObjectName("mark.filed")
        self.kept = paragraph("", "caption")
        self.folder = FieldForm(label_width=64)
        self.folder.add_text("folder", self.tr("档案盒号"), hint=self.tr("如 2026-A3-12")).setObjectName("field.folder")
        self.file = KeyButton(self.tr("归档"), icon="cabinet")
        self.file.setObjectName("do.archive")
        self.file.clicked.connect(self._file)
        row.addWidget(self.filed)
        row.addWidget(self.kept, 1)
        row.addWidget(self.folder)
        row.addWidget(self.file)
        self.filing.hide()
        return self.filing

    def _file(self) -> None:
        folder = str(self.folder.value("folder"))
        self.do(lambda w, n: service.archive(w, n, folder))

    def show_archive(self, archive: ArchiveView | None, today: date, actor: Actor) -> None:
        """How the papers stand; nothing while the order is not closed."""
        self.filing.setVisible(archive is not None)
        if archive is None:
            return
        if archive.filed and archive.at is not None:
            self.filed.set_state(State.GOOD, self.tr("已归档：{folder}").format(folder=archive.folder))
            until = archive.keep_until.isoformat()
            words = self.tr("{who} {at}；保存至 {until}").format(who=archive.by, at=minute(archive.at), until=until)
        else:
            late = today > archive.due_on
            self.filed.set_state(State.WRONG if late else State.HOLD, self.tr("未归档，已逾期") if late else self.tr("未归档"))
            words = self.tr("{day} 关闭，{due} 前归档；保存至 {until}").format(
                day=archive.closed_on.isoformat(), due=archive.due_on.isoformat(), until=archive.keep_until.isoformat()
            )
        self.kept.setText(words)
        if self._folder_of != archive.order_no:
            self._folder_of = archive.order_no
            self.folder.set_value("folder", archive.folder)
        may = actor.has(*ARCHIVISTS)
        self.folder.setEnabled(may)
        self.file.setEnabled(may)

    def show_history(self, lines: list[TrailLine]) -> None:
        """Newest first; the chosen line stands in full below."""
        self._words = {line.seq: detail_words(line.details) for line in lines}
        self.full.setText("")
        rows = [(minute(line.at), line.actor, action_word(line.action), self._words[line.seq]) for line in reversed(lines)]
        self.table.set_rows(rows, [line.seq for line in reversed(lines)])
        if lines:
            self.table.selectRow(0)


def current_stage(groups: tuple[StageGroupView, ...]) -> int:
    """Index of the stage that is under way: the first that is not reached."""
    return next((n for n, group in enumerate(groups) if group.reached_at is None), len(groups))
