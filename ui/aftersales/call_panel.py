"""来电: find the caller's goods while he speaks, take his words down, register."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit

from app.aftersales import service
from app.aftersales.callers import callers
from app.aftersales.views import Caller, CaseChannel, CaseDraft, CaseView, Severity
from app.core.errors import AppError
from app.core.words import text as word_text
from ui.context import DeskContext
from ui.i18n import shown
from ui.widgets.base import Card, PlainLabel
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.forms import ErrorLine, FieldForm
from ui.widgets.tables import Column, Kind, WorkTable


class CallPanel(Card):
    """The docked panel of a call.

    Attributes:
        registered: A case was registered; carries its `CaseView`.
        looked_up: A serial or lot was chosen; carries its number.
        record_wanted: A delivery was chosen; carries its number.
    """

    registered = Signal(object)
    looked_up = Signal(str)
    record_wanted = Signal(str)

    def __init__(self, context: DeskContext) -> None:
        super().__init__("", "")
        self._context = context
        self._hits: dict[str, Caller] = {}
        self._chosen: Caller | None = None
        self._customer: int | None = None
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self.tr("来电 F2"), "cardTitle"))
        head.addStretch(1)
        self._state = PlainLabel("", "caption")
        head.addWidget(self._state)
        self.body.addLayout(head)
        self.search = QLineEdit()
        self.search.setObjectName("field.call")
        self.search.setMinimumHeight(38)
        self.search.setPlaceholderText(self.tr("电话、客户拼音首字母、序列号末四位，任意组合"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.returnPressed.connect(self._enter)
        self._wait = QTimer(self, singleShot=True, interval=250)
        self._wait.timeout.connect(self._ask)
        self.search.textEdited.connect(lambda _: self._wait.start())
        self.body.addWidget(self.search)
        self.list = WorkTable(
            [Column(self.tr("类"), width=52), Column(self.tr("找到的"), stretch=True), Column("", Kind.TEXT, 130)],
            empty=self.tr("键入电话、客户或序列号末四位，或直接扫产品标签。"),
        )
        self.list.setObjectName("list.callers")
        self.list.current_changed.connect(self._pick)
        self.list.opened.connect(self._open)
        self.body.addWidget(self.list, 1)
        self._form()
        for key, slot in (("F2", self.next_call),):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(slot)

    def _form(self) -> None:
        self.goods = PlainLabel("", "strong")
        self.goods.setWordWrap(True)
        self.body.addWidget(self.goods)
        self.form = FieldForm()
        channels = [(shown(word_text(one)), one) for one in CaseChannel]
        self.form.add_choice("channel", self.tr("渠道"), channels).setObjectName("field.channel")
        levels = [(shown(word_text(one)), one) for one in (Severity.NORMAL, Severity.URGENT, Severity.MAJOR, Severity.MINOR)]
        self.form.add_choice("severity", self.tr("级别"), levels).setObjectName("field.severity")
        self.form.add_text("caller", self.tr("来电人")).setObjectName("field.caller")
        self.form.add_text("phone", self.tr("电话")).setObjectName("field.caller_phone")
        words = QPlainTextEdit()
        words.setObjectName("field.words")
        words.setPlaceholderText(self.tr("照客户原话记"))
        self.form.add_field("words", self.tr("客户原话"), words, required=True)
        self.body.addWidget(self.form)
        self.error = ErrorLine()
        self.body.addWidget(self.error)
        row = QHBoxLayout()
        self.register_button = PrimaryButton(self.tr("登记"), key="Ctrl+S")
        self.register_button.setObjectName("do.register_case")
        self.register_button.clicked.connect(self._register)
        self.next_button = KeyButton(self.tr("下一个来电"), cap="F2")
        self.next_button.setObjectName("do.next_call")
        self.next_button.clicked.connect(self.next_call)
        row.addWidget(self.register_button, 1)
        row.addWidget(self.next_button, 1)
        self.body.addLayout(row)

    def next_call(self) -> None:
        """Everything empty, the cursor in the search."""
        self._chosen, self._customer = None, None
        self.search.clear()
        self.list.set_rows([])
        self.goods.setText("")
        self._state.setText("")
        self.error.show_words("")
        for key in ("caller", "phone", "words"):
            self.form.set_value(key, "")
        self.form.clear_errors()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_identity(self, identity: str) -> None:
        """A unit or lot was scanned: that is what the call is about."""
        self.search.setText(identity)
        self._ask()

    def _enter(self) -> None:
        self._wait.stop()
        self._ask()

    def _ask(self) -> None:
        text = self.search.text()
        now = self._context.desk.clock.now()
        self._context.query(lambda s: callers(s, text, now), self._show)

    def _show(self, hits: list[Caller]) -> None:
        self._hits = {f"{hit.kind}:{hit.key}": hit for hit in hits}
        kinds = {"unit": self.tr("产品"), "customer": self.tr("客户"), "delivery": self.tr("发货"), "case": "", "phone": ""}
        self.list.set_rows([[kinds[hit.kind], hit.title, hit.detail] for hit in hits], list(self._hits))
        if hits and self.list.current_key() is None:
            self.list.selectRow(0)

    def _pick(self, key: object) -> None:
        hit = self._hits.get(str(key))
        if hit is None:
            return
        if hit.customer_id is not None:
            self._customer = hit.customer_id
        if hit.kind == "unit":
            self._chosen = hit
            self.goods.setText(self.tr("产品 {title}\n{detail}").format(title=hit.title, detail=hit.detail))
            self.looked_up.emit(hit.key)

    def _open(self, key: object) -> None:
        hit = self._hits.get(str(key))
        if hit is not None and hit.kind == "delivery":
            self.record_wanted.emit(hit.key)

    def _register(self) -> None:
        values = self.form.values()
        identity = self._chosen.key if self._chosen else ""
        draft = CaseDraft(
            identity, values["words"], self._customer, "", CaseChannel(values["channel"]), Severity(values["severity"]),
            values["caller"], values["phone"],
        )  # fmt: skip
        self._context.command(lambda w: service.register(w, draft), self._done, self._refused)

    def _done(self, view: CaseView) -> None:
        self.error.show_words("")
        self._state.setText(self.tr("已登记 {number}").format(number=view.number))
        self.form.set_value("words", "")
        self.registered.emit(view)

    def _refused(self, error: AppError) -> None:
        self.error.show_words(f"{error.clause}  {shown(error.reason)}" if error.clause else shown(error.reason))
