"""开跟踪表: what the case or report says, what the affected goods have in common, and at once where they are and what would be held."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.aftersales import tracking_service, tracking_source
from app.aftersales.tracking_service import DEPARTMENTS
from app.aftersales.tracking_source import Preview
from app.aftersales.tracking_views import FormDraft, Role, Scope, ScopeKind, TrackingCause, TrackingView, Where
from app.core.clock import site_day
from app.core.errors import AppError
from app.core.words import text as word_text
from app.desk import Reading
from ui.aftersales import tracking_words as words
from ui.aftersales.tracking_picture import ScopePicture
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.parts import heading, paragraph, scrolled
from ui.widgets.base import Card, PlainLabel
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.fields import ScanField
from ui.widgets.forms import ErrorLine, FieldForm

_LABEL = 84
_USUAL = (Role.PLANNING, Role.RESEARCH)


class TrackingMaking(QWidget):
    """Left what is filled in, right what it covers; nothing is held before 开出并冻结.

    Attributes:
        made: A form was made; carries it.
        left: The person does not make one after all.
    """

    made = Signal(object)
    left = Signal()

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self.context = context
        self.preview: Preview | None = None
        self._scopes: list[Scope] = []
        self._asked = 0
        self._late = QTimer(self, singleShot=True, interval=250)
        self._late.timeout.connect(self._read)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._form_card(), 11)
        row.addWidget(self._cover_card(), 9)

    def _form_card(self) -> Card:
        card = Card(self.tr("开质检信息反馈跟踪表"), self.tr("扫服务单或不合格品报告，也可键入单号"))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        self.form = FieldForm(label_width=_LABEL)
        self.source = ScanField()
        self.source.setObjectName("field.source_no")
        self.source.setPlaceholderText(self.tr("SH-2026-0001 或 FK26000001"))
        self.form.add_field("source_no", self.tr("来源单号"), self.source, required=True)
        self.source.textChanged.connect(lambda _: self._soon())
        self.form.add_long_text("facts", self.tr("问题描述"), required=True, hint=self.tr("现象、次数、条件")).setObjectName("field.facts")
        causes = [(shown(word_text(one)), one) for one in TrackingCause]
        self.form.add_choice("cause_kind", self.tr("原因类别"), causes, empty=self.tr("还不知道")).setObjectName("field.cause_kind")
        self.form.add_text("cause", self.tr("初步原因"), hint=self.tr("可以以后再写")).setObjectName("field.cause")
        self.form.add_text("measure", self.tr("紧急措施"), hint=self.tr("如 复查挂钩")).setObjectName("field.measure")
        column.addWidget(self.form)
        column.addWidget(heading(self.tr("受影响的货有什么共同")))
        column.addWidget(self._scope_form())
        column.addWidget(heading(self.tr("发送部门（限期答复）")))
        column.addLayout(self._departments())
        column.addStretch(1)
        card.body.addWidget(scrolled(body), 1)
        return card

    def _scope_form(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.scope = FieldForm(label_width=_LABEL)
        kinds = [
            (self.tr("同批（批号）"), ScopeKind.LOT), (self.tr("同生产任务单"), ScopeKind.TASK),
            (self.tr("同产品，按生产日期"), ScopeKind.PRODUCED), (self.tr("同供方批号"), ScopeKind.SUPPLIER_LOT),
            (self.tr("点名序列号、批号"), ScopeKind.NAMED),
        ]  # fmt: skip
        kind = self.scope.add_choice("scope_kind", self.tr("按什么查"), kinds)
        kind.setObjectName("field.scope_kind")
        kind.currentIndexChanged.connect(lambda _: self._show_kind())
        value = self.scope.add_text("scope_value", self.tr("号码"), hint=self.tr("可扫；几个号用空格隔开"))
        value.setObjectName("field.scope_value")
        value.returnPressed.connect(self.add_scope)
        for key, label in (("scope_first", self.tr("从")), ("scope_last", self.tr("到"))):
            self.scope.add_date(key, label).setObjectName(f"field.{key}")
        column.addWidget(self.scope)
        line = QHBoxLayout()
        self.chosen = PlainLabel("", "caption")
        self.chosen.setObjectName("label.scopes")
        self.chosen.setWordWrap(True)
        self.add = KeyButton(self.tr("加入范围"), key="Ctrl+L")
        self.add.setObjectName("do.add_scope")
        self.add.clicked.connect(self.add_scope)
        self.clear_scopes = KeyButton(self.tr("清空"))
        self.clear_scopes.setObjectName("do.clear_scopes")
        self.clear_scopes.clicked.connect(lambda: self._set_scopes([]))
        line.addWidget(self.chosen, 1)
        line.addWidget(self.add)
        line.addWidget(self.clear_scopes)
        column.addLayout(line)
        self._show_kind()
        return part

    def _departments(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        self.asked: dict[Role, QCheckBox] = {}
        for n, role in enumerate(DEPARTMENTS):
            box = QCheckBox(words.department(role))
            box.setObjectName(f"tick.{role.value}")
            self.asked[role] = box
            grid.addWidget(box, n // 4, n % 4)
        return grid

    def _cover_card(self) -> Card:
        self.cover = Card(self.tr("会涉及哪些货"), " ")
        self.covers = PlainLabel("", "strong")
        self.covers.setObjectName("label.covers")
        self.covers.setWordWrap(True)
        self.picture = ScopePicture()
        self.picture.setObjectName("picture.cover")
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 4, 0)
        column.addWidget(self.picture)
        column.addStretch(1)
        self.error = ErrorLine()
        self.error.setObjectName("error.making")
        self.next = paragraph(self.tr("开出的同时冻结厂内的货，已装车的出门证作废；在途和已交付的列给售后。"), "caption")
        back = KeyButton(self.tr("返回"), key="Esc")
        back.setObjectName("do.leave_making")
        back.clicked.connect(self.left)
        self.make = PrimaryButton(self.tr("开出并冻结"), key="Ctrl+S")
        self.make.setObjectName("do.make_tracking")
        self.make.clicked.connect(self._make)
        foot = QHBoxLayout()
        foot.addWidget(back)
        foot.addStretch(1)
        foot.addWidget(self.make)
        for part in (self.covers,):
            self.cover.body.addWidget(part)
        self.cover.body.addWidget(scrolled(body), 1)
        self.cover.body.addWidget(self.error)
        self.cover.body.addWidget(self.next)
        self.cover.body.addLayout(foot)
        return self.cover

    # Filling in

    def begin(self, source_no: str = "") -> None:
        """A new form, from a case or report where one is given."""
        self.form.clear_errors()
        for key in ("facts", "cause", "measure"):
            self.form.set_value(key, "")
        self.form.editor("cause_kind").setCurrentIndex(0)  # type: ignore[attr-defined]
        today = site_day(self.context.desk.clock.now())
        for key in ("scope_first", "scope_last"):
            self.scope.editor(key).setDate(QDate(today.year, today.month, today.day))  # type: ignore[attr-defined]
        for role, box in self.asked.items():
            box.setChecked(role in _USUAL)
        self.scope.set_value("scope_value", "")
        self._set_scopes([])
        self.source.setText(source_no)
        self._read()
        self.source.setFocus()

    def take_goods(self, identity: str) -> None:
        """Goods that were scanned are named."""
        self._set_scopes([*self._scopes, Scope(ScopeKind.NAMED, identity)])

    def add_scope(self) -> None:
        """Takes what was keyed among the scopes."""
        kind = ScopeKind(self.scope.value("scope_kind"))
        value = str(self.scope.value("scope_value"))
        if kind is ScopeKind.PRODUCED:
            first, last = (date.fromisoformat(str(self.scope.value(key))) for key in ("scope_first", "scope_last"))
            self._set_scopes([*self._scopes, Scope(kind, "", None, first, last)])
        elif value:
            self._set_scopes([*self._scopes, Scope(kind, value)])
            self.scope.set_value("scope_value", "")
        else:
            self.scope.show_errors({"scope_value": self.tr("请扫或键入号码")})

    def _show_kind(self) -> None:
        dated = ScopeKind(self.scope.value("scope_kind")) is ScopeKind.PRODUCED
        self.scope.show_field("scope_value", not dated)
        for key in ("scope_first", "scope_last"):
            self.scope.show_field(key, dated)

    def _set_scopes(self, scopes: Sequence[Scope]) -> None:
        self._scopes = list(dict.fromkeys(scopes))
        self.scope.clear_errors()
        self.clear_scopes.setVisible(bool(self._scopes))
        self._read()

    def _soon(self) -> None:
        self._late.start()

    # What it covers

    def _read(self) -> None:
        self._asked += 1
        ticket, number, scopes = self._asked, self.source.text().strip(), tuple(self._scopes)
        if not number:
            self._show(ticket, None, self.tr("先扫或键入服务单、不合格品报告。"))
            return

        def ask(session: Reading) -> Preview | AppError:
            try:
                return tracking_source.preview(session, number, scopes)
            except AppError as error:
                return error

        def done(found: Preview | AppError) -> None:
            wrong = shown(found.reason) if isinstance(found, AppError) else ""
            self._show(ticket, None if isinstance(found, AppError) else found, wrong)

        self.context.query(ask, done)

    def _show(self, ticket: int, found: Preview | None, wrong: str) -> None:
        if ticket != self._asked:
            return
        before, self.preview = self.preview, found
        self.make.setEnabled(found is not None and bool(found.goods))
        if found is None:
            self.covers.setText(wrong)
            self.chosen.setText(self.tr("不加范围就按同批或同任务单"))
            self.picture.show_goods((), "")
            self.cover.note.setText(" ")
            return
        facts = str(self.form.value("facts"))
        if not facts or (before is not None and facts == before.source.facts):
            self.form.set_value("facts", found.source.facts)
        own = self.tr("自动：{scope}") if not self._scopes else self.tr("已加入：{scope}")
        self.chosen.setText(own.format(scope=found.scope))
        self.cover.note.setText(f"{found.product}·{found.source.identity}")
        self.picture.show_goods(found.goods, self.tr("这个范围没有货。"), planned=True)
        outside = found.pieces(Where.TRANSIT, Where.DELIVERED)
        said = self.tr("将冻结厂内 {n} 件；另有 {out} 件已出厂").format(n=found.to_hold, out=outside)
        self.covers.setText(said if found.goods else self.tr("这个范围没有货，请换一个范围。"))

    # Making it

    def _make(self) -> None:
        if self.form.missing() or self.preview is None:
            return
        cause = self.form.value("cause_kind")
        draft = FormDraft(
            self.source.text().strip(), str(self.form.value("facts")), tuple(self._scopes),
            tuple(role for role, box in self.asked.items() if box.isChecked()), str(self.form.value("cause")),
            TrackingCause(cause) if cause else None, str(self.form.value("measure")),
        )  # fmt: skip
        self.error.show_words("")

        def failed(error: AppError) -> None:
            self.error.show_words("" if error.clause else shown(error.reason))
            if error.clause:
                self.context.failed.emit(error)

        def done(form: TrackingView) -> None:
            self.made.emit(form)

        self.context.command(lambda work: tracking_service.make_form(work, draft), done, failed)
