"""来电: find the caller's goods while he speaks, take his words down, register; with the telephone at the ear, by keys alone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QSizePolicy, QStackedWidget, QVBoxLayout

from app.aftersales import causes
from app.aftersales.callers import SHORTEST_PHONE, digits
from app.aftersales.views import Caller, CaseKind, CaseState, CaseView, CauseView
from app.core.clock import site_time
from app.core.errors import AppError, BadInput
from ui.aftersales.call_entry import CallEntry
from ui.aftersales.call_form import CallForm
from ui.aftersales.call_head import CallHead
from ui.aftersales.call_search import CallSearch
from ui.aftersales.pictures import PastePictures, Picture, PictureStrip
from ui.aftersales.spot_form import SpotForm
from ui.context import DeskContext
from ui.i18n import shown
from ui.widgets.base import LineLabel, PlainLabel
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.forms import ErrorLine


class CallPanel(QFrame):
    """The docked panel of a call.

    Attributes:
        registered: A case was registered or went on; carries its `CaseView`.
        looked_up: Goods or a delivery were chosen; carries the number.
        record_wanted: A delivery is to be opened; carries its number.
        case_wanted: An open case was chosen; carries its number.
        article_wanted: An article of the handbook was chosen; carries its number.
    """

    registered = Signal(object)
    looked_up = Signal(str)
    record_wanted = Signal(str)
    case_wanted = Signal(str)
    article_wanted = Signal(str)

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self._context = context
        self.setProperty("card", True)
        self.setAcceptDrops(True)
        self._entry = CallEntry()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self.head = CallHead()
        column.addWidget(self.head)
        self._body = QVBoxLayout()
        self._body.setContentsMargins(14, 10, 14, 12)
        self._body.setSpacing(6)
        column.addLayout(self._body)
        self._build_search()
        self._build_words()
        self._build_buttons()
        paste = PastePictures(self)
        paste.watch(self.search, self.words, *self.form.editors())
        paste.pasted.connect(self._take_pictures)
        self._paste = paste
        self._fresh()

    # Parts

    def _build_search(self) -> None:
        self.finder = CallSearch(self._context, self)
        self.search, self.list = self.finder.field, self.finder.list
        self.finder.typed.connect(self._typed)
        self.finder.chosen.connect(self._choose)
        self.finder.opened.connect(self._open)
        self._body.addWidget(self.search)
        self._hint = PlainLabel("", "caption")
        self._body.addWidget(self._hint)
        self.spot = SpotForm()
        self._middle = QStackedWidget()
        self._middle.addWidget(self.finder.area)
        self._middle.addWidget(self.spot)
        self._middle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._body.addWidget(self._middle, 1)
        self.goods = LineLabel("", "strong")
        self.goods.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._body.addWidget(self.goods)
        self.form = CallForm()
        self.form.changed.connect(self._show_state)
        for line in (self.form.phone, self.form.caller):
            line.returnPressed.connect(lambda: self.words.setFocus(Qt.FocusReason.OtherFocusReason))
        self._body.addWidget(self.form)

    def _build_words(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(PlainLabel(self.tr("客户原话"), "cardTitle"))
        row.addWidget(PlainLabel(self.tr("* 必填"), "caption"))
        row.addStretch(1)
        self._saved_label = PlainLabel("", "caption")
        row.addWidget(self._saved_label)
        self._body.addLayout(row)
        self.words = QPlainTextEdit()
        self.words.setObjectName("field.words")
        self.words.setAccessibleName(self.tr("客户原话"))
        self.words.setPlaceholderText(self.tr("照客户原话记；Ctrl+V 粘贴图片"))
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(78)
        self.words.textChanged.connect(self._written)
        self._body.addWidget(self.words)
        self._strip = PictureStrip(size=34)
        self._body.addWidget(self._strip)
        self.error = ErrorLine()
        self._body.addWidget(self.error)

    def _build_buttons(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        self.register_button = PrimaryButton(self.tr("登记"), key="Ctrl+S")
        self.register_button.setObjectName("do.register_case")
        self.register_button.clicked.connect(lambda: self._save())
        self.spot_button = PrimaryButton(self.tr("当场解决"), key="Ctrl+D")
        self.spot_button.setObjectName("do.on_the_spot")
        self.spot_button.clicked.connect(self._settle)
        self.next_button = KeyButton(self.tr("下一个来电"), cap="F2")
        self.next_button.setObjectName("do.next_call")
        self.next_button.clicked.connect(self.next_call)
        self.drop_button = KeyButton(self.tr("放弃这次来电"))
        self.drop_button.setObjectName("do.drop_call")
        self.drop_button.clicked.connect(self._fresh)
        for button in (self.register_button, self.spot_button, self.next_button, self.drop_button):
            row.addWidget(button, 1)
        self._body.addLayout(row)

    # The call

    @property
    def dirty(self) -> bool:
        """Whether something was keyed that is not saved."""
        return self._entry.dirty(self.form, self._said())

    def _said(self) -> str:
        return self.words.toPlainText().strip()

    def next_call(self) -> None:
        """F2: what was keyed is saved, then everything is empty and the cursor in the search; what cannot be saved stays."""
        if self.dirty:
            self.drop_button.show()
            self._save(self._fresh)
        else:
            self._fresh()

    def begin(self) -> None:
        """F2 from another tab: a new call, or the one that was being taken down."""
        if not self.dirty:
            self._fresh()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def hand_over(self, document: str, customer: Caller) -> None:
        """Sales hands a need for service over from a document (J-30): a new call of that customer."""
        if self.dirty:
            self.error.show_words(self.tr("先保存或放弃正在登记的来电"))
            return
        self._fresh()
        self._entry.handed = document
        self._entry.taken["customer"] = customer
        self.form.kind.setCurrentIndex(self.form.kind.findData(CaseKind.SERVICE))
        self._show_taken()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fresh(self) -> None:
        self._entry = CallEntry()
        self.words.clear()
        self.finder.clear()
        self.form.clear(self._context.desk.clock.now())
        self.error.show_words("")
        self.drop_button.hide()
        self._strip.show_pictures(())
        self._show_middle(0)
        self._show_taken()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_identity(self, identity: str) -> None:
        """A unit or lot was scanned: that is what the call is about."""
        if self._entry.case is not None and not self.dirty:
            self._fresh()
        self.finder.look_up(identity)

    def _written(self) -> None:
        if self._entry.case is None:
            self.finder.write(self._said())
        self._show_state()

    def _typed(self, text: str) -> None:
        phones = [word for word in text.split() if len(digits(word)) >= SHORTEST_PHONE and word.strip("+- 0123456789") == ""]
        known = self.form.phone.text()
        if phones and (not known or digits(phones[0]).startswith(digits(known)) or digits(known).startswith(digits(phones[0]))):
            self.form.phone.setText(phones[0])
            self._show_state()

    def _choose(self, hit: Caller) -> None:
        if hit.kind == "phone":
            self.form.phone.setText(hit.key)
        elif hit.kind in ("case", "article"):
            self._open(hit)
            return
        else:
            self._entry.taken[hit.kind] = hit
            customer = next((c for c in self.list.hits if c.kind == "customer" and c.customer_id == hit.customer_id), None)
            if customer is not None:
                self._entry.taken["customer"] = customer
        if hit.kind == "unit":
            self.looked_up.emit(hit.key)
        elif hit.kind == "delivery":
            self.looked_up.emit(hit.title)
        self._show_taken()
        (self.form.phone if not self.form.phone.text() else self.words).setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, hit: Caller) -> None:
        if hit.kind == "delivery":
            self.record_wanted.emit(hit.key)
        elif hit.kind == "case":
            self.case_wanted.emit(hit.key)
        elif hit.kind == "article":
            self.article_wanted.emit(hit.key)

    def _show_taken(self) -> None:
        words, handed = self._entry.named, self._entry.handed
        self.goods.setText(self.tr("移交自 {document}·{words}").format(document=handed, words=words) if handed else words)
        self.goods.setToolTip("")
        self.list.take(frozenset((hit.kind, hit.key) for hit in self._entry.taken.values()))
        self._show_state()

    def _show_state(self) -> None:
        """Which acts there are now, and what is saved."""
        case, dirty = self._entry.case, self.dirty
        at = f"{site_time(case.registered_at):%H:%M}" if case is not None else ""
        self.head.show_words(
            self.tr("已登记 {time}").format(time=at) if case is not None
            else self.tr("来电 {time}").format(time=self.form.called.dateTime().toString("HH:mm"))
        )  # fmt: skip
        saved = self.tr("{time} 已保存").format(time=at) if case is not None else ""
        self._saved_label.setText(saved if not dirty else self.tr("未保存"))
        self.register_button.set_words(self.tr("登记") if case is None else self.tr("补记"))
        self.register_button.setVisible(case is None or dirty)
        settled = case is not None and case.state is not CaseState.REGISTERED
        self.spot_button.primary = case is not None
        self.spot_button.setVisible(not settled and (case is None or not dirty))
        self.spot_button.update()
        self.next_button.setVisible(case is not None)
        if not dirty:
            self.drop_button.hide()
        self._show_middle(0 if settled else self._middle.currentIndex())

    def _show_middle(self, at: int) -> None:
        """The hits, or the form of what is settled on the spot; that one needs more room."""
        self._middle.setCurrentIndex(at)
        self._middle.setMinimumHeight(146 if at == 0 else self.spot.minimumSizeHint().height())
        self.goods.setVisible(bool(self.goods.text()) and at == 0)
        self._hint.setText(
            self.tr("电话、客户拼音首字母、序列号末四位，任意组合") if at == 0 else self.tr("当场解决：一次保存，从响应到关闭")
        )

    def follow(self, view: CaseView) -> None:
        """The case in front went on: what can still be done with the call follows."""
        if self._entry.case is not None and self._entry.case.number == view.number:
            self._entry.case = view
            self._show_state()

    # Pictures

    def _take_pictures(self, found: list[Picture]) -> None:
        self._entry.pictures += found
        self._strip.show_pictures(self._entry.pictures)
        self._show_state()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Pictures and PDF files may be dropped."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Takes them."""
        if self._paste.take(event.mimeData()):
            event.acceptProposedAction()

    # Saving

    def _save(self, then: Callable[[], None] | None = None) -> None:
        if self._entry.case is not None and not self.dirty:
            return
        enter = self._entry.enter(self.form, self._said(), self._context.desk.clock.now())
        self._context.command(enter, lambda view: self._done(view, then), self._refused)

    def _settle(self) -> None:
        """First the form, then the save."""
        if self._middle.currentIndex() == 0:
            product = self._entry.case.product_id if self._entry.case is not None else None
            self._context.query(lambda s: causes.causes(s, product), self._show_spot)
            return
        spot = self.spot.taken()
        if spot is not None:
            settle = self._entry.settle(self.form, self._said(), self._context.desk.clock.now(), spot)
            self._context.command(settle, self._done, self._refused)

    def _show_spot(self, known: list[CauseView]) -> None:
        customer = self._entry.taken.get("customer")
        who = self.form.caller.text().strip() or (customer.title if customer is not None else "") or self.form.phone.text().strip()
        self.spot.begin(known, who)
        self._show_middle(1)

    def _done(self, view: CaseView, then: Callable[[], None] | None = None) -> None:
        self.error.show_words("")
        self._entry.case, self._entry.saved, self._entry.pictures = view, self._said(), []
        self._strip.show_pictures(())
        self._show_middle(0)
        self._show_state()
        self.registered.emit(view)
        if then is not None:
            then()

    def _refused(self, error: AppError) -> None:
        self.error.show_words(f"{error.clause}  {shown(error.reason)}" if error.clause else shown(error.reason))
        if error.clause == "J-05":
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(error, BadInput) and self._entry.case is None and not self.form.phone.text():
            self.form.phone.setFocus(Qt.FocusReason.OtherFocusReason)
