"""The small panels beside the scan: a page without a record, a problem phoned in, the register of a period."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateTimeEdit, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.core.clock import SITE_ZONE, site_day, site_time
from app.core.keyed import day_needed
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import text as word_text
from app.core.work import Work
from app.delivery import outbound_paper, problems, register_paper, slip_pages
from app.delivery.problems import KINDS, CaseKind, Problem
from app.delivery.slip_pages import PageView
from app.delivery.views import DeliveryView
from ui.context import DeskContext
from ui.i18n import shown
from ui.preview.names import paper_name
from ui.widgets.base import PlainLabel
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.forms import FieldForm


class SidePanel(QWidget):
    """A form with its commands under it.

    Attributes:
        done: The command went through; carries what it gave.
        refused: It was refused; carries the `AppError`.
    """

    done = Signal(object)
    refused = Signal(object)

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self._context = context
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self.words = PlainLabel("")
        self.words.setWordWrap(True)
        self.column.addWidget(self.words)
        self.form = FieldForm()
        self.column.addWidget(self.form)

    def end(self, *buttons: QWidget) -> None:
        """Ends the panel with its commands."""
        row = QHBoxLayout()
        for button in buttons:
            row.addWidget(button, 1)
        self.column.addLayout(row)
        self.column.addStretch(1)

    def run(self, act: Callable[[Work], object]) -> None:
        """Runs a command of the panel."""
        self._context.command(act, self.done.emit, self.refused.emit)

    def enter_does(self, key: str, act: Callable[[], None]) -> None:
        """Enter in a field does the act."""
        self._act = act
        self.form.editor(key).installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._act()
            return True
        return super().eventFilter(watched, event)


class PagePanel(SidePanel):
    """A page whose barcode nobody could read: its number is keyed or scanned, or it is said to be no slip."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._page: PageView | None = None
        hint = self.tr("JF… 或 FH…，可直接扫")
        self.form.add_text("number", self.tr("交付记录"), required=True, hint=hint).setObjectName("field.page_number")
        self.form.add_text("why", self.tr("不是回单"), hint=self.tr("是什么：封面、背面……")).setObjectName("field.page_why")
        self.enter_does("number", self._assign)
        assign = PrimaryButton(self.tr("归到这份"), key="Ctrl+S")
        assign.setObjectName("do.assign_page")
        assign.clicked.connect(self._assign)
        drop = KeyButton(self.tr("不是回单"), key="Ctrl+D")
        drop.setObjectName("do.drop_page")
        drop.clicked.connect(self._drop)
        self.end(assign, drop)

    def show_page(self, page: PageView) -> None:
        """Shows a page."""
        if self._page is None or page.page_id != self._page.page_id:
            self.form.set_value("number", "")
            self.form.set_value("why", "")
        self._page = page
        self.words.setText(f"{page.name}\n{page.why}")

    def take(self, number: str) -> None:
        """A number was scanned: the page goes there."""
        self.form.set_value("number", number)
        self._assign()

    def _assign(self) -> None:
        page, number = self._page, str(self.form.value("number"))
        if page is not None:
            self.run(lambda w: slip_pages.assign(w, page.page_id, number))

    def _drop(self) -> None:
        page, why = self._page, str(self.form.value("why"))
        if page is not None:
            self.run(lambda w: slip_pages.drop(w, page.page_id, why))


class ProblemPanel(SidePanel):
    """The delivery man is on the telephone: what is wrong, at once (I-04)."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._number = ""
        kinds = [(shown(word_text(one)), one) for one in KINDS]
        self.form.add_choice("kind", self.tr("类别"), kinds).setObjectName("field.problem_kind")
        words = QPlainTextEdit()
        words.setObjectName("field.problem_words")
        words.setPlaceholderText(self.tr("现场看到什么、客户说什么"))
        self.form.add_field("words", self.tr("情况"), words, required=True)
        self.form.add_text("reporter", self.tr("送货人"), required=True).setObjectName("field.problem_reporter")
        self.form.add_text("phone", self.tr("回拨电话")).setObjectName("field.problem_phone")
        told = QDateTimeEdit()
        told.setDisplayFormat("yyyy-MM-dd HH:mm")
        told.lineEdit().setTextMargins(10, 0, 0, 0)
        told.setObjectName("field.problem_at")
        self.form.add_field("told", self.tr("来电时间"), told, required=True)
        save = PrimaryButton(self.tr("登记，转售后"), key="Ctrl+S")
        save.setObjectName("do.report_problem")
        save.clicked.connect(self._save)
        self.back = KeyButton(self.tr("返回"), cap="Esc")
        self.back.setObjectName("do.leave_problem")
        self.end(save, self.back)

    def begin(self, view: DeliveryView, driver: str, phone: str) -> None:
        """A call about a record; who drives stands there already."""
        self._number = view.number
        words = self.tr("{number} {customer}：销售和质检马上知道，24 小时响应从来电起算。")
        self.words.setText(words.format(number=view.number, customer=view.customer))
        for key, value in (("kind", CaseKind.DISCREPANCY), ("words", ""), ("reporter", driver), ("phone", phone)):
            self.form.set_value(key, value)
        editor = self.form.editor("told")
        assert isinstance(editor, QDateTimeEdit)
        now = f"{site_time(self._context.desk.clock.now()):%Y-%m-%dT%H:%M}:00"
        editor.setDateTime(QDateTime.fromString(now, Qt.DateFormat.ISODate))
        self.form.editor("words").setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        values, number = self.form.values(), self._number
        told = datetime.fromisoformat(values["told"]).replace(tzinfo=SITE_ZONE)
        problem = Problem(CaseKind(values["kind"]), values["words"], values["reporter"], told, values["phone"])
        self.run(lambda w: problems.report(w, number, problem))


class RegisterPanel(SidePanel):
    """The register of what was received, or of what left, by period (I-07, D-15)."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self.words.setText(self.tr("接收登记簿：这段时间到货、已交回回单的全部行。出库登记簿：这段时间出门的全部行。"))
        choices = [(paper_name(paper), paper) for paper in (register_paper.PAPER, outbound_paper.PAPER)]
        self.form.add_choice("register", self.tr("登记簿"), choices).setObjectName("field.register_kind")
        today = site_day(context.desk.clock.now())
        for key, label, day in (("first", self.tr("起日"), today.replace(day=1)), ("last", self.tr("止日"), today)):
            self.form.add_date(key, label, required=True, day=QDate(day.year, day.month, day.day)).setObjectName(f"field.register_{key}")
        look = KeyButton(self.tr("预览"))
        look.setObjectName("do.preview_register")
        look.clicked.connect(self._look)
        out = PrimaryButton(self.tr("打印"), key="Ctrl+P")
        out.setObjectName("do.print_register")
        out.clicked.connect(self._print)
        self.back = KeyButton(self.tr("返回"), cap="Esc")
        self.back.setObjectName("do.leave_register")
        self.end(out, look, self.back)

    def _days(self) -> tuple[object, object]:
        return self.form.value("first"), self.form.value("last")

    def _look(self) -> None:
        first, last = (day_needed(QT_TRANSLATE_NOOP("app", "日期"), str(one)) for one in self._days())
        self._context.preview_wanted.emit(str(self.form.value("register")), register_paper.document_of(first, last))

    def _print(self) -> None:
        first, last = (day_needed(QT_TRANSLATE_NOOP("app", "日期"), str(one)) for one in self._days())
        paper = str(self.form.value("register"))
        self.run(lambda w: register_paper.print_register(w, first, last, paper))
