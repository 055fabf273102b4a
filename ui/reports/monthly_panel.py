"""Beside the figures of a month: its editions, making one, and to whom it was sent (K-01)."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.core.clock import SITE_ZONE, site_day, site_time
from app.reports.monthly_service import MAKERS
from app.reports.monthly_views import MonthState, ReportView, SentView
from ui import presses
from ui.context import DeskContext
from ui.settings.parts import Said, minute, scrolled
from ui.theme.tokens import State
from ui.widgets.base import Card, PlainLabel
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.forms import ErrorLine, FieldForm
from ui.widgets.mark import Mark

_TALL, _WIDE = 76, 356


class MonthlyPanel(Card):
    """What is done with a month; the view does it.

    Attributes:
        make_wanted: The report is to be made; analysis, actions, reason.
        send_wanted: It was sent: to whom, how, when.
        print_wanted: Print it.
        pdf_wanted: Keep it as a file.
        book_wanted: Keep the workbook as a file.
        plain_wanted: Keep the figures as a plain table (CSV).
    """

    make_wanted = Signal(str, str, str)
    send_wanted = Signal(str, str, object)
    print_wanted = Signal()
    pdf_wanted = Signal()
    book_wanted = Signal()
    plain_wanted = Signal()

    def __init__(self, context: DeskContext) -> None:
        super().__init__(" ", " ")
        self._context = context
        self._sent: tuple[SentView, ...] = ()
        self._asked_again = False
        self.setFixedWidth(_WIDE)
        self.state = Mark(State.NOT_YET, "—", px=15, soft=True)
        self.body.addWidget(self.state)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(8)
        self.kept = PlainLabel("", "caption")
        self.kept.setWordWrap(True)
        self.kept.setObjectName("label.report_kept")
        column.addWidget(self.kept)
        self._build_send(column)
        self._build_make(column)
        column.addStretch(1)
        self.body.addWidget(scrolled(inside), 1)
        self.error, self.said = ErrorLine(), Said()
        self.said.setObjectName("label.report_said")
        self.body.addWidget(self.error)
        self.body.addWidget(self.said)
        grid = QGridLayout()
        self.print_button = KeyButton(self.tr("打印"), cap="F10", icon="printer")
        self.pdf_button = KeyButton(self.tr("PDF"), key="Ctrl+P")
        self.book_button = KeyButton(self.tr("Excel"), key="Ctrl+E")
        self.plain_button = KeyButton(self.tr("数字 CSV"), key="Ctrl+L")
        acts = (
            (self.print_button, "do.print_report", self.print_wanted), (self.pdf_button, "do.save_pdf", self.pdf_wanted),
            (self.book_button, "do.save_book", self.book_wanted), (self.plain_button, "do.save_plain", self.plain_wanted),
        )  # fmt: skip
        for n, (button, name, wanted) in enumerate(acts):
            button.setObjectName(name)
            button.clicked.connect(wanted)
            grid.addWidget(button, n // 2, n % 2)
        self.body.addLayout(grid)

    def _build_make(self, column: QVBoxLayout) -> None:
        self.make_part = QWidget()
        part = QVBoxLayout(self.make_part)
        part.setContentsMargins(0, 0, 0, 0)
        self.form = FieldForm()
        texts = (
            ("analysis", self.tr("分析"), True, self.tr("数字说明什么、原因在哪里")),
            ("actions", self.tr("措施"), False, self.tr("谁、做什么、到几时")),
        )
        for key, label, needed, hint in texts:
            editor = self.form.add_long_text(key, label, required=needed, hint=hint)
            assert isinstance(editor, QPlainTextEdit)
            editor.setFixedHeight(_TALL)
            editor.setObjectName(f"field.report_{key}")
        self.form.add_text("reason", self.tr("重出原因"), required=True).setObjectName("field.report_reason")
        part.addWidget(self.form)
        self.make_button = PrimaryButton(self.tr("出月报"), key="Ctrl+S")
        self.make_button.setObjectName("do.make_report")
        self.make_button.clicked.connect(self._make)
        part.addWidget(self.make_button)
        column.addWidget(self.make_part)

    def _build_send(self, column: QVBoxLayout) -> None:
        self.send_part = QWidget()
        part = QVBoxLayout(self.send_part)
        part.setContentsMargins(0, 0, 0, 10)
        part.addWidget(PlainLabel(self.tr("登记报送"), "cardTitle"))
        self.send_form = FieldForm()
        to = QComboBox()
        to.setEditable(True)
        to.addItems([self.tr("总经理办公室"), self.tr("交付管理部"), self.tr("销售"), self.tr("研发部")])
        to.setObjectName("field.sent_to")
        self.send_form.add_field("to", self.tr("报送对象"), to, required=True)
        ways = [(self.tr("纸质"), "纸质"), (self.tr("电子邮件"), "电子邮件"), (self.tr("会议"), "会议")]
        self.send_form.add_choice("way", self.tr("方式"), ways, required=True).setObjectName("field.sent_way")
        self.when = QDateTimeEdit()
        self.when.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.when.lineEdit().setTextMargins(10, 0, 0, 0)
        self.when.setObjectName("field.sent_at")
        self.send_form.add_field("at", self.tr("时间"), self.when, required=True)
        to.currentTextChanged.connect(lambda _: self._no_repeat())
        part.addWidget(self.send_form)
        self.send_button = KeyButton(self.tr("登记报送"), key="Ctrl+Return", cap="Ctrl+↵")
        self.send_button.setObjectName("do.send_report")
        self.again = PlainLabel("", "caption")
        self.again.setWordWrap(True)
        self.again.setObjectName("label.sent_already")
        part.addWidget(self.again)
        self.send_button.clicked.connect(self._send)
        part.addWidget(self.send_button)
        column.addWidget(self.send_part)

    def _no_repeat(self) -> None:
        self._asked_again = False
        self.send_button.set_words(self.tr("登记报送") if not self._sent else self.tr("登记报送另一处"))
        self.again.hide()

    def _make(self) -> None:
        values = self.form.values()
        self.make_wanted.emit(str(values["analysis"]), str(values["actions"]), str(values["reason"]))

    def _send(self) -> None:
        local = datetime.fromisoformat(self.when.dateTime().toString(Qt.DateFormat.ISODate))
        values = self.send_form.values()
        same = next((one for one in self._sent if one.sent_to == str(values["to"]).strip()), None)
        if same is not None and not self._asked_again:  # the key pressed twice is no second sending
            self._asked_again = True
            words = self.tr("▲ {time} 已登记报送 {to}。真的又送了一次，再按一下「{act}」。")
            self.send_button.set_words(self.tr("再登记一次"))
            self.again.setText(words.format(time=minute(same.sent_at), to=same.sent_to, act=self.tr("再登记一次")))
            self.again.show()
            presses.asks()
            return
        self.send_wanted.emit(str(values["to"]), str(values["way"] or ""), local.replace(tzinfo=SITE_ZONE))

    def show_month(self, state: MonthState, view: ReportView | None) -> None:
        """Shows how a month stands and what can be done with it."""
        now = self._context.desk.clock.now()
        maker = self._context.actor.has(*MAKERS)
        over = site_day(now) >= state.earliest
        self.title.setText(self.tr("{month} 月报").format(month=state.month))
        self.note.setText(self.tr("{day} 前报送").format(day=f"{state.due_on:%m-%d}"))
        self._show_state(state, over)
        self._what_now = self._to_do(state, over, maker)
        self.kept.setText(self._kept(view))
        self.make_part.setVisible(maker and over)
        self.form.show_field("reason", view is not None)
        self.make_button.set_words(self.tr("出月报") if view is None else self.tr("重出一版"))
        self.send_part.setVisible(maker and view is not None)
        self._sent = view.line.sent if view is not None else ()
        self._no_repeat()
        for button in (self.print_button, self.pdf_button, self.book_button):
            button.setEnabled(view is not None)
        if not self.when.hasFocus():
            self.when.setDateTime(QDateTime.fromString(f"{site_time(now):%Y-%m-%dT%H:%M:%S}", Qt.DateFormat.ISODate))

    def _show_state(self, state: MonthState, over: bool) -> None:
        report = state.report
        if report is not None and report.sent:
            self.state.set_state(State.GOOD, self.tr("第 {n} 版已报送").format(n=report.edition))
        elif state.overdue:
            self.state.set_state(State.WRONG, self.tr("已过 {day}，没有报送").format(day=f"{state.due_on:%m-%d}"))
        elif report is not None:
            self.state.set_state(State.HOLD, self.tr("第 {n} 版已出，待报送").format(n=report.edition))
        elif over:
            self.state.set_state(State.HOLD, self.tr("待出月报"))
        else:
            self.state.set_state(State.NOT_YET, self.tr("统计中，{day} 起可出").format(day=f"{state.earliest:%m-%d}"))

    def _to_do(self, state: MonthState, over: bool, maker: bool) -> str:
        """What can be done with a month of which there is no report."""
        if over:
            return "" if maker else self.tr("月报由质检员编制，出了以后在这里看和打印。")
        return self.tr(
            "这个月还在统计，左边是到今天的数：点数字、条形或一行看单据。\n{day} 起可以写分析、出月报；{due} 前报送总经理办公室。\n"
            "上月的月报按 Alt+PgUp。"
        ).format(day=f"{state.earliest:%m-%d}", due=f"{state.due_on:%m-%d}")  # fmt: skip

    def _kept(self, view: ReportView | None) -> str:
        if view is None:
            return self._what_now
        line = view.line
        words = [self.tr("{document}·{time} {who} 编制").format(document=line.document, time=minute(line.made_at), who=line.maker)]
        words += [self.tr("重出原因：{why}").format(why=line.reason)] if line.reason else []
        words += [self.tr("分析：{words}").format(words=view.analysis)]
        words += [self.tr("措施：{words}").format(words=view.actions)] if view.actions else []
        words += [
            self.tr("{time} 报送 {to}（{way}），{who} 登记").format(time=minute(one.sent_at), to=one.sent_to, way=one.way, who=one.person)
            for one in line.sent
        ]
        return "\n".join(words)
