"""《生产质量跟踪卡》 on the page, and a new one from its task order."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout

from app.aftersales import rework_queries as rework
from app.core import keyed
from app.core.words import Role
from app.core.words import text as word_text
from app.identity.queries import people
from app.identity.views import PersonView
from app.orders.views import TaskKind, TaskOrderView
from app.quality import cards, service
from app.quality.views import CardView, InspectionVerdict, QualityCardState, TemplateView
from ui.context import DeskContext
from ui.i18n import shown
from ui.inspection.panel import Panel, mark
from ui.theme.tokens import State
from ui.widgets.base import PlainLabel
from ui.widgets.mark import Mark
from ui.widgets.tables import Column, Kind, WorkTable


class CardPanel(Panel):
    """Operations with self-check and mutual check; submits for inspection; the inspector starts his sheet from here."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, self.tr("生产质量跟踪卡"), "card")
        self._card: CardView | None = None
        self.table = WorkTable(
            (
                Column(self.tr("序"), Kind.NUMBER, 44), Column(self.tr("工序"), stretch=True), Column(self.tr("操作者"), width=110),
                Column(self.tr("日期"), Kind.DATE, 100), Column(self.tr("自检"), Kind.MARK, 110), Column(self.tr("互检"), Kind.MARK, 110),
                Column(self.tr("互检者"), width=100), Column(self.tr("专检"), Kind.MARK, 104),
            )
        )  # fmt: skip
        self.table.setObjectName("list.operations")
        self.found = self.field("nonconformity", self.tr("自检不合格时写明情况；补打时写原因"))
        self.operator, self.checker = self._person_box("operator"), self._person_box("checker")
        self.day = self.field("done_on", self.tr("今天"))
        self.day.setMaximumWidth(116)
        self.passed = self.button(self.tr("自检合格"), "self_pass", lambda: self._self_check(InspectionVerdict.PASS), "Ctrl+1")
        self.failed = self.button(self.tr("自检不合格"), "self_fail", lambda: self._self_check(InspectionVerdict.FAIL), "Ctrl+2")
        self.mutual = self.button(self.tr("互检合格"), "mutual_pass", lambda: self._mutual(InspectionVerdict.PASS), "Ctrl+3")
        self.mutual_failed = self.button(self.tr("互检不合格"), "mutual_fail", lambda: self._mutual(InspectionVerdict.FAIL), "Ctrl+4")
        self.submit = self.button(self.tr("交检"), "submit", self._submit, "Ctrl+S", primary=True)
        self.start = self.button(self.tr("开始检验"), "start", self._start, "Ctrl+N", primary=True)
        self.start.hide()  # it never stands beside the others, and a hidden page still asks for their room
        self.reprint = self.button(self.tr("补打卡"), "card_again", self._print_again, "F10")
        self.reprint.hide()
        self.stale = Mark(State.HOLD, self.tr("已改版"), soft=True, px=14)
        self.stale.setObjectName("mark.stale")
        self.stale.hide()
        self.body.addWidget(self.stale)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(self._who())
        self.body.addWidget(self.found)
        self.add_buttons(self.passed, self.failed, self.mutual, self.mutual_failed, self.submit, self.start, self.reprint)

    def _person_box(self, name: str) -> QComboBox:
        """Whoever is signed in, or another assembler when a paper card is entered."""
        box = QComboBox()
        box.setObjectName(f"field.{name}")
        box.setMinimumHeight(36)
        box.setMinimumWidth(196)
        box.addItem(self.tr("本人"), None)
        return box

    def _who(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        words = ((self.tr("操作者"), self.operator), (self.tr("日期"), self.day), (self.tr("互检者"), self.checker))
        self.captions = []
        for label, widget in words:
            caption = PlainLabel(label, "caption")
            widget.setAccessibleName(label)
            self.captions.append(caption)
            line.addWidget(caption)
            line.addWidget(widget)
        line.addStretch(1)
        return line

    def _take_people(self, found: list[PersonView]) -> None:
        for box in (self.operator, self.checker):
            chosen = box.currentData()
            while box.count() > 1:
                box.removeItem(1)
            for person in found:
                if Role.ASSEMBLER in person.roles and person.person_id != self.context.actor.person_id:
                    box.addItem(f"{person.name} {person.badge}", person.person_id)
            box.setCurrentIndex(max(0, box.findData(chosen)))

    def show_card(self, card: CardView) -> None:
        """Shows a card; the next open operation is chosen."""
        if self._card is None or self._card.number != card.number:
            self.context.query(lambda s: people(s, active_only=True), self._take_people)
            for box in (self.operator, self.checker):
                box.setCurrentIndex(0)
            self.day.clear()
        self._card = card
        self.title.setText(self.tr("生产质量跟踪卡 {number}").format(number=card.number))
        self.note.setText(shown(word_text(card.state)))
        goods = "、".join(card.serials[:4]) + ("…" if len(card.serials) > 4 else "") if card.serials else card.lot_no
        words = self.tr("{product} {model} · {n} {unit} · {goods}\n任务单 {task}").format(
            product=card.product_name, model=card.model, n=card.quantity, unit=card.unit, goods=goods, task=card.task_no
        )
        papers = "、".join(filter(None, (card.drawing_no, card.process_no)))
        origin = self.tr("返工，原跟踪卡 {cards}").format(cards=card.origin) if card.origin else ""
        self.facts.setText(" · ".join(filter(None, (words, papers, origin))))
        self.stale.hide()
        if card.origin:
            self.context.query(lambda s: rework.stale_task(s, card.task_no), self._warn)
        todo = self.tr("未检")
        self.table.set_rows(
            [
                (o.no, o.name, o.operator, str(o.done_on or ""), mark(o.self_check, todo), mark(o.mutual_check, todo), o.mutual_checker,
                 mark(card.dedicated_check, todo))
                for o in card.operations
            ],
            [o.no for o in card.operations],
        )
        is_open = card.state is QualityCardState.OPEN
        entered = (self.passed, self.failed, self.mutual, self.mutual_failed, self.submit, self.operator, self.checker, self.day)
        for widget in (*entered, *self.captions):
            widget.setVisible(is_open)
        self.reprint.setVisible(not is_open)
        may_start = not is_open and not card.inspection_no and self.context.actor.has(Role.INSPECTOR)
        self.start.setVisible(may_start)
        if self.table.current_key() is None:
            first = next((o.no for o in card.operations if o.self_check is None), card.operations[0].no)
            self.table.select_key(first)
        self.table.setFocus()

    def _warn(self, number: str) -> None:
        """The papers the workshop works by were revised since (J-25)."""
        self.stale.setVisible(bool(number))
        self.stale.set_state(State.HOLD, self.tr("返工图纸或工艺已改版，先在返工单 {number} 上确认新版").format(number=number))

    def _self_check(self, verdict: InspectionVerdict) -> None:
        card, no, found = self._card, self.table.current_key(), self.found.text().strip()
        if card is not None and no is not None:
            who, day = self.operator.currentData(), self.day.text()
            self.do(
                lambda w: cards.record_operation(
                    w, card.number, no, verdict, operator_id=who, done_on=keyed.day(keyed.DAY, day), nonconformity=found
                ),
                lambda _: self._next(no),
            )

    def _mutual(self, verdict: InspectionVerdict) -> None:
        card, no = self._card, self.table.current_key()
        if card is not None and no is not None:
            who = self.checker.currentData()
            self.do(lambda w: cards.check_mutually(w, card.number, no, verdict, checker_id=who), lambda _: self._next(no))

    def _print_again(self) -> None:
        card, reason = self._card, self.found.text()
        if card is not None:
            self.do(lambda w: cards.print_again(w, card.number, reason), lambda _: self.found.clear())

    def _next(self, no: int) -> None:
        self.found.clear()
        self.table.select_key(no + 1)

    def _submit(self) -> None:
        card = self._card
        if card is not None:
            self.do(lambda w: cards.submit(w, card.number))

    def _start(self) -> None:
        card = self._card
        if card is not None:
            self.do(
                lambda w: service.start_inspection(w, card_no=card.number),
                lambda sheet: self.context.go_to.emit("inspection", sheet.number),
            )


class TaskPanel(Panel):
    """A task order whose goods get a card."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, self.tr("生产任务单"), "task")
        self._task: TaskOrderView | None = None
        self.operations = self.field("operations", self.tr("工序，用顿号隔开"))
        self.drawing, self.process = self.field("drawing_no", "TB1-250.00 B"), self.field("process_no", "GY-012")
        self.usual = QCheckBox(self.tr("以后这个产品就用这些工序"))
        self.usual.setObjectName("tick.usual")
        for words, widget in (
            (self.tr("工序，用顿号隔开"), self.operations), (self.tr("图号"), self.drawing), (self.tr("工艺文件号"), self.process),
        ):  # fmt: skip
            self.body.addWidget(PlainLabel(words, "caption"))
            self.body.addWidget(widget)
        tick = QHBoxLayout()
        tick.addWidget(self.usual)
        tick.addStretch(1)
        self.body.addLayout(tick)
        self.body.addStretch(1)
        self.add_buttons(self.button(self.tr("开质量跟踪卡"), "open_card", self._open, "Ctrl+N", primary=True))

    def show_task(self, task: TaskOrderView) -> None:
        """Shows a task order; a card begins with the usual operations of its product."""
        if self._task is None or self._task.number != task.number:
            self.context.query(lambda s: cards.template(s, task.product_id), self._take_template)
        self._task = task
        rework_words = self.tr("（返工）") if task.kind is TaskKind.REWORK else ""
        self.title.setText(self.tr("生产任务单 {number}").format(number=task.number) + rework_words)
        self.note.setText(shown(word_text(task.state)))
        words = self.tr("{product} {model} · {n} {unit} · 已交库 {done}").format(
            product=task.product_name, model=task.model, n=task.quantity, unit=task.unit, done=task.handed_in
        )
        cited = " ".join(filter(None, (task.rework_no, task.ncr_no, task.drawing_no, task.process_no)))
        self.facts.setText("\n".join(filter(None, (words, cited, task.content))))

    def _take_template(self, usual: TemplateView) -> None:
        task = self._task
        again = task is not None and task.kind is TaskKind.REWORK
        self.operations.setText(self.tr("返工") if again else "、".join(usual.operations))
        self.drawing.setText(task.drawing_no if task is not None and again else usual.drawing_no)
        self.process.setText(task.process_no if task is not None and again else usual.process_no)
        self.usual.setChecked(False)

    def _open(self) -> None:
        task = self._task
        names = self.operations.text().replace("，", "、").split("、")
        drawing, process, usual = self.drawing.text(), self.process.text(), self.usual.isChecked()
        if task is not None:
            self.do(
                lambda w: cards.open_card(w, task.number, names, drawing_no=drawing, process_no=process, usual=usual),
                lambda card: self.context.go_to.emit("inspection", card.number),
            )
