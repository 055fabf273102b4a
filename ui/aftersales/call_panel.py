"""来电: find the caller's goods while he speaks, take his words down, register; with the telephone at the ear, by keys alone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal

from app.aftersales import causes
from app.aftersales.views import Caller, CaseKind, CaseState, CaseView, CauseView
from app.core.clock import site_time
from app.core.errors import AppError, BadInput
from ui.aftersales.call_entry import CallEntry
from ui.aftersales.call_form import CallFacts
from ui.aftersales.call_frame import CallFrame
from ui.aftersales.pictures import Picture
from ui.aftersales.spot_form import Keyed
from ui.context import DeskContext
from ui.i18n import shown


class CallPanel(CallFrame):
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
        super().__init__(context)
        self._context = context
        self._entry = CallEntry()
        self._kept: dict[int, tuple[CallEntry, CallFacts, str, Keyed | None]] = {}
        self.finder.typed.connect(self._typed)
        self.finder.chosen.connect(self._choose)
        self.finder.opened.connect(self._open)
        self.form.changed.connect(self._show_state)
        self.written_down.written.connect(self._written)
        self.written_down.pasted.connect(self._take_pictures)
        self.acts.register_wanted.connect(lambda: self._save())
        self.acts.settle_wanted.connect(self._settle)
        self.acts.next_wanted.connect(self.next_call)
        self.acts.drop_wanted.connect(self._fresh)
        self._fresh()

    # The call

    @property
    def dirty(self) -> bool:
        """Whether something was keyed that is not saved."""
        return self._entry.dirty(self.form, self._said())

    def _said(self) -> str:
        return self.written_down.said()

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
        self.written_down.show_pictures(())
        self.middle.show_hits()
        self._show_taken()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def hand_on(self, before: int, after: int) -> None:
        """Another person took over: the call that the one before was taking down waits until he is back."""
        if self.dirty or self.middle.settling:
            self._kept[before] = (self._entry, self.form.facts(), self._said(), self.middle.keyed())
        self._fresh()
        if after in self._kept:
            entry, facts, said, spot = self._kept.pop(after)
            self._entry = entry
            self.form.put(facts)
            self.words.setPlainText(said)
            self.written_down.show_pictures(entry.pictures)
            self._show_taken()
            if spot is not None:
                self.middle.put(spot)

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
        if self.form.hear(text):
            self._show_state()

    def _choose(self, hit: Caller) -> None:
        if hit.kind == "phone":
            self.form.phone.setText(hit.key)
        elif hit.kind in ("case", "article"):
            self._open(hit)
            return
        else:
            self._entry.take(hit, self.list.hits)
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
        self.middle.show_goods(self.tr("移交自 {document}·{words}").format(document=handed, words=words) if handed else words)
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
        self.written_down.saved.setText(saved if not dirty else self.tr("未保存"))
        self.acts.show_state(case, dirty)
        if case is not None and case.state is not CaseState.REGISTERED:
            self.middle.show_hits()

    def about(self, number: str) -> bool:
        """Whether the panel still shows the call that became this case, with nothing further keyed."""
        return self._entry.case is not None and self._entry.case.number == number and not self.dirty

    def follow(self, view: CaseView) -> None:
        """The case in front went on: what can still be done with the call follows."""
        if self._entry.case is not None and self._entry.case.number == view.number:
            self._entry.case = view
            self._show_state()

    # Pictures

    def _take_pictures(self, found: list[Picture]) -> None:
        self._entry.pictures += found
        self.written_down.show_pictures(self._entry.pictures)
        self._show_state()

    # Saving

    def _save(self, then: Callable[[], None] | None = None) -> None:
        if self._entry.case is not None and not self.dirty:
            return
        enter = self._entry.enter(self.form, self._said(), self._context.desk.clock.now())
        self._context.command(enter, lambda view: self._done(view, then), self._refused)

    def _settle(self) -> None:
        """First the form, then the save."""
        if not self.middle.settling:
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
        self.middle.show_spot(known, who)

    def _done(self, view: CaseView, then: Callable[[], None] | None = None) -> None:
        self.error.show_words("")
        self._entry.case, self._entry.saved, self._entry.pictures = view, self._said(), []
        self.written_down.show_pictures(())
        self.middle.show_hits()
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
