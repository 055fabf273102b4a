"""One tracking form: what it is about, where the affected goods are, what the departments said."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.aftersales.tracking_views import TrackingState, TrackingView
from app.core.clock import site_day
from app.core.words import text as word_text
from ui.aftersales import tracking_words as words
from ui.aftersales.tracking_picture import ScopePicture
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.parts import minute, paragraph, scrolled
from ui.theme.tokens import State, Theme
from ui.widgets import paint
from ui.widgets.base import Card, LineLabel, Painted, PlainLabel
from ui.widgets.buttons import KeyButton
from ui.widgets.mark import Mark
from ui.widgets.steps import Stage, StageBar
from ui.widgets.tables import Column, Kind, WorkTable

_STAGES = (TrackingState.OPEN, TrackingState.ANSWERED, TrackingState.CLOSED)


class TwoLines(Painted):
    """Words in at most two lines; what does not fit is read as the accessible name and the tool tip."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setFixedHeight(42)

    def show_words(self, said: str) -> None:
        """Shows other words."""
        self._words = said
        self.setAccessibleName(said)
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """The lines."""
        for number, line in enumerate(paint.lines(self._words, 14, area.width(), most=2)):
            paint.text(painter, QRectF(0, number * 21, area.width(), 21), line, 14, theme.text1)


class TrackingDetail(QWidget):
    """The form in front.

    Attributes:
        source_wanted: The case or report behind it is to be opened; carries its number.
        print_wanted: It is to be printed.
    """

    source_wanted = Signal(str)
    print_wanted = Signal()

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self.context = context
        self.form: TrackingView | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._head())
        below = QHBoxLayout()
        below.setSpacing(10)
        below.addWidget(self._goods(), 11)
        below.addWidget(self._answers(), 9)
        column.addLayout(below, 1)
        self.show_form(None)

    def _head(self) -> Card:
        card = Card()
        card.body.setSpacing(6)
        line = QHBoxLayout()
        line.setSpacing(8)
        self.number = PlainLabel("", "pageTitle")
        self.number.setObjectName("tracking.number")
        self.severity = Mark(State.INFO, "—", soft=True, px=13)
        self.subject = LineLabel("")
        self.source = KeyButton("", icon="headset")
        self.source.setObjectName("do.open_source")
        self.source.clicked.connect(self._open_source)
        self.print = KeyButton(self.tr("打印"), cap="F10", icon="printer")
        self.print.setObjectName("do.print_tracking")
        self.print.clicked.connect(self.print_wanted)
        line.addWidget(self.number)
        line.addWidget(self.severity)
        line.addWidget(self.subject, 1)
        line.addWidget(self.source)
        line.addWidget(self.print)
        card.body.addLayout(line)
        self.stages = StageBar()
        self.stages.setFixedHeight(32)
        card.body.addWidget(self.stages)
        self.facts = TwoLines()
        card.body.addWidget(self.facts)
        return card

    def _goods(self) -> Card:
        self.goods_card = Card(self.tr("受影响范围"), " ")
        self.picture = ScopePicture()
        self.picture.setObjectName("picture.scope")
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 4, 0)
        column.addWidget(self.picture)
        column.addStretch(1)
        self.goods_card.body.addWidget(scrolled(body), 1)
        return self.goods_card

    def _answers(self) -> Card:
        card = Card(self.tr("发送及部门答复"), " ", padding=0)
        card.body.setContentsMargins(1, 10, 1, 10)
        card.head.setContentsMargins(14, 0, 12, 0)
        self.answers_note = card.note
        columns = [Column(self.tr("部门"), Kind.MARK, 146), Column(self.tr("期限"), Kind.DATE, 62), Column(self.tr("答复"), stretch=True)]
        self.replies = WorkTable(columns, row_height=36, empty=self.tr("没有发送部门。"))
        self.replies.setObjectName("list.replies")
        self.replies.current_changed.connect(self._show_answer)
        card.body.addWidget(self.replies, 1)
        self.answer = paragraph()
        self.answer.setObjectName("label.answer")
        self.answer.setContentsMargins(14, 0, 12, 0)
        card.body.addWidget(self.answer)
        return card

    def show_form(self, form: TrackingView | None) -> None:
        """Shows a form, or that none is chosen."""
        self.form = form
        for widget in (self.source, self.print, self.severity):
            widget.setVisible(form is not None)
        if form is None:
            self.number.setText(self.tr("跟踪表"))
            self.subject.setText(self.tr("在上面选一张，或扫跟踪表"))
            self.stages.show_stages(tuple(Stage(shown(word_text(one))) for one in _STAGES), -1)
            self.facts.show_words("")
            self.picture.show_goods((), self.tr("选一张跟踪表，这里画出受影响的货在哪里。"))
            self.goods_card.note.setText(" ")
            self.replies.set_rows([], [])
            self._show_answer(None)
            return
        today = site_day(self.context.desk.clock.now())
        self.number.setText(form.number)
        self.severity.set_state(words.URGENT.get(form.severity, State.INFO), shown(word_text(form.severity)))
        parts = (f"{form.product} {form.model}", form.identity, form.customer)
        self.subject.setText("·".join(part for part in parts if part.strip()))
        self.subject.setToolTip("")
        self.source.set_words(form.source_no)
        late = any(one.late_at(today) for one in form.replies)
        stages = tuple(Stage(shown(word_text(one)), late and one is TrackingState.OPEN) for one in _STAGES)
        self.stages.show_stages(stages, _STAGES.index(form.state))
        self.facts.show_words(self._said(form))
        self.picture.show_goods(form.goods)
        self.goods_card.note.setText(paint.elide(form.scope, 13, 300))
        self.goods_card.note.setAccessibleName(form.scope)
        answered = sum(one.answered_at is not None for one in form.replies)
        self.answers_note.setText(self.tr("已答复 {n} / {all}").format(n=answered, all=len(form.replies)))
        rows = [(words.reply_mark(one, today), f"{one.due_on:%m-%d}", words.reply_words(one, today)) for one in form.replies]
        self.replies.set_rows(rows, list(range(len(form.replies))))
        if self.replies.current_key() is None and rows:
            self.replies.selectRow(0)
        self._show_answer(self.replies.current_key())

    def _open_source(self) -> None:
        if self.form is not None:
            self.source_wanted.emit(self.form.source_no)

    def _said(self, form: TrackingView) -> str:
        said = [form.facts.replace("\n", " ")]
        if form.cause_kind is not None or form.cause:
            kind = shown(word_text(form.cause_kind)) if form.cause_kind is not None else ""
            said.append(self.tr("原因：{kind} {words}").format(kind=kind, words=form.cause.replace("\n", " ")).strip())
        if form.disposition is not None:
            design = self.tr("设计更改：是") if form.design_change else self.tr("设计更改：否")
            said.append(self.tr("处置：{what}，{design}").format(what=shown(word_text(form.disposition)), design=design))
        if form.effective is not None:
            result = self.tr("有效") if form.effective else self.tr("无效，转 {number}").format(number=form.followed_by)
            said.append(self.tr("验证：{result}").format(result=result))
        return "  ".join(said)

    def _show_answer(self, key: object) -> None:
        if self.form is None or not isinstance(key, int) or key >= len(self.form.replies):
            self.answer.setText("")
            return
        reply = self.form.replies[key]
        when = reply.answered_at or reply.received_at or reply.sent_at
        who = reply.answerer or reply.receiver or self.tr("发出")
        today = site_day(self.context.desk.clock.now())
        self.answer.setText(f"{words.department(reply.department)}：{words.reply_words(reply, today)}\n{who} {minute(when)}")


