"""出门证: every pass with what it still lacks, what may be done with it, and the form of those without a 发货单."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.catalog import queries as catalog
from app.core.errors import AppError
from app.core.words import Role
from app.core.words import text as word_text
from app.core.work import Work
from app.desk import Reading
from app.gate import incidents, other, presigning, queries, reissuing, service
from app.gate.incidents import IncidentView
from app.gate.views import LoanView, PassLineView, PassState, PassView
from app.storage import apart
from app.storage.rules import SET_ASIDE
from app.yard import queries as yard
from app.yard.views import EntryView
from ui.context import DeskContext
from ui.dispatch.head import DetailHead
from ui.dispatch.other_form import OtherForm, stacked
from ui.dispatch.pass_steps import (
    PassAfterRefusal,
    PassAgain,
    PassBack,
    PassCount,
    PassLost,
    PassPresign,
    PassPresignBack,
    PassPrint,
    PassVoid,
    SetAside,
)
from ui.dispatch.pass_words import PassWords
from ui.dispatch.sections import Section, show_sections
from ui.i18n import shown
from ui.settings.parts import NONE, Pairs, SettingsView, scrolled
from ui.theme.tokens import State
from ui.widgets.base import Card
from ui.widgets.buttons import KeyButton
from ui.widgets.forms import ChoiceBox
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable

S = PassState
STAGES = (S.DRAFT, S.AWAITING_SIGNATURES, S.VALID, S.USED)
MARKS = {
    S.DRAFT: State.NOT_YET, S.AWAITING_SIGNATURES: State.HOLD, S.VALID: State.GOOD, S.USED: State.GOOD, S.EXPIRED: State.WRONG,
    S.VOIDED: State.WRONG,
}  # fmt: skip
OPEN, GONE, ENDED, LENT = "open", "gone", "ended", "lent"
_STATES = {OPEN: (S.DRAFT, S.AWAITING_SIGNATURES, S.VALID, S.EXPIRED), GONE: (S.USED,), ENDED: (S.VOIDED, S.EXPIRED)}


@dataclass(frozen=True)
class _Listed:
    passes: list[PassView]
    loans: tuple[LoanView, ...]
    inside: list[EntryView]
    plates: list[str]
    places: list[str]


@dataclass(frozen=True)
class _Shown:
    view: PassView | None
    lines: tuple[PassLineView, ...]
    due_back: date | None
    lent: bool
    presigns: bool
    incidents: tuple[IncidentView, ...]


class PassesView(SettingsView):
    """List of passes by what they lack; right the chosen one with its steps, or the form of a new one (Ctrl+N)."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._number, self._ask, self._editing = "", 0, False
        self._pass: PassView | None = None
        self._words = PassWords(self)
        self._found: _Shown | None = None
        self._build_list()
        self._build_steps()
        self._build_right()
        self.start_new()

    # Building

    def _build_list(self) -> None:
        columns = [
            Column(self.tr("出门证"), Kind.DOCUMENT, 108), Column(self.tr("车牌/提货人"), stretch=True),
            Column(self.tr("还缺"), Kind.MARK, 182),
        ]  # fmt: skip
        self._nothing = self.tr("没有未出门的出门证。货提齐后自动开；无发货单的按 Ctrl+N。")
        self.table = WorkTable(columns, empty=self._nothing)
        self.table.setObjectName("list.passes")
        self.table.current_changed.connect(lambda key: self.open_document(key) if key else None)
        self.filter = ChoiceBox()
        self.filter.setObjectName("field.pass_filter")
        self.filter.setAccessibleName(self.tr("列出哪些"))
        for words, key in (
            (self.tr("未出门"), OPEN), (self.tr("已放行"), GONE), (self.tr("作废、过期"), ENDED), (self.tr("待归还"), LENT),
        ):  # fmt: skip
            self.filter.addItem(words, key)
        self.filter.setFixedSize(124, 34)
        self.filter.activated.connect(lambda _: self.reload())
        self.new = KeyButton(self.tr("无发货单"), key="Ctrl+N", icon="plus")
        self.new.setObjectName("do.new_other")
        self.new.clicked.connect(self.start_new)
        card = self.list_card(self.tr("出门证"), self.table, [self.filter, self.new])
        card.title.hide()  # the view says it already, and English words need the room
        card.setFixedWidth(452)
        self.row.addWidget(card)

    def _build_steps(self) -> None:
        self.count, self.back, self.again, self.lost = PassCount(), PassBack(), PassAgain(), PassLost()
        self.void, self.print, self.aside, self.refused = PassVoid(), PassPrint(), SetAside(), PassAfterRefusal()
        self.presign, self.presign_back = PassPresign(), PassPresignBack()
        self.edit = Section("edit_other", self.tr("改草稿"), self.tr("改草稿"), primary=False)
        self.trip = Section("pass_trip", self.tr("车次"), self.tr("到车次"), primary=False, hint=self.tr("装车核对在车次里办理。"))
        self._acts: dict[Section, Callable[[], None]] = {
            self.count: self._count,
            self.refused: lambda: self._act(service.send_again, self.refused.value("pass_corrected")),
            self.back: lambda: self._act(other.note_back, self.back.value("back_note")),
            self.again: lambda: self._act(reissuing.reissue_pass, self.again.value("reissue_reason")),
            self.presign: lambda: self._act(_offer, str(self.presign.form.value("presign_boxes"))),
            self.presign_back: lambda: self._act(lambda w, number, _: presigning.take_back(w, number), ""),
            self.edit: self._edit,
            self.trip: lambda: self.context.go_to.emit("dispatch", self._pass.trip_no if self._pass else ""),
            self.print: lambda: self._act(reissuing.print_again, self.print.value("print_reason")),
            self.lost: lambda: self._act(reissuing.report_lost, self.lost.value("lost_reason")),
            self.void: lambda: self._act(service.void_pass, self.void.value("void_reason")),
        }
        for section, act in (*self._acts.items(), (self.aside, self._set_aside)):
            section.wanted.connect(lambda _=None, act=act: act())

    def _build_right(self) -> None:
        self.stack = QStackedWidget()
        self.form = OtherForm()
        self.form.wanted.connect(self._save)
        self.stack.addWidget(scrolled(stacked(self.form, self.aside)))
        detail = QWidget()
        side = QVBoxLayout(detail)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(10)
        self.head = DetailHead("mark.pass_state", "label.pass_next", self.tr("草稿"))
        side.addWidget(self.head)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(scrolled(self._facts()), 1)
        both.addWidget(scrolled(stacked(*self._acts)), 1)
        side.addLayout(both, 1)
        self.stack.addWidget(detail)
        self.row.addWidget(self.stack, 1)

    def _facts(self) -> QWidget:
        goods = Card(self.tr("货物"), " ", padding=8)
        self.goods = WorkTable(
            [Column(self.tr("货物"), stretch=True), Column(self.tr("数量"), Kind.NUMBER, 72), Column(self.tr("箱"), Kind.NUMBER, 64)]
        )
        self.goods.setObjectName("list.pass_goods")
        self.goods.setMinimumHeight(140)
        goods.body.addWidget(self.goods)
        facts = Card(self.tr("车与人"), " ")
        self.pairs = Pairs(76)
        facts.body.addWidget(self.pairs)
        return stacked(goods, facts)

    # Reading

    def reload(self) -> None:
        """Reads the list, what the form offers, and the pass shown."""
        keeper = self.context.actor.has(Role.STOREKEEPER)
        self.new.setEnabled(keeper)
        self.form.save.setEnabled(keeper)
        self.aside.setVisible(keeper)
        wanted, now = str(self.filter.currentData()), self.context.desk.clock.now()

        def ask(session: Reading) -> _Listed:
            found = queries.passes(session, _STATES[wanted]) if wanted in _STATES else []
            listed = [view for view in found if wanted != OPEN or view.active or not view.replaced_by]
            places = [p.code for p in catalog.locations(session, active_only=True) if p.zone_kind in SET_ASIDE]
            plates = [vehicle.plate for vehicle in catalog.vehicles(session)]
            return _Listed(listed, queries.loans_open(session, now), yard.inside(session), plates, places)

        self.context.query(ask, lambda found: self._show_list(wanted, found))
        if self._number:
            self._read_pass()

    def open_document(self, document: str) -> None:
        """Shows a pass."""
        if document != self._number or self._editing:
            self._number, self._editing = document, False
            self.head.complain("")
        self.table.select_key(document)
        self._read_pass()

    def _show_list(self, wanted: str, found: _Listed) -> None:
        self.form.offer_plates(found.inside, found.plates)
        self.aside.offer("aside_location", [(code, code) for code in found.places], self.tr("选库位"))
        if wanted == LENT:
            rows: list[Any] = [
                (x.pass_no, x.consignee, MarkCell(State.WRONG if x.late else State.HOLD, f"{x.due_back:%m-%d} {shown(word_text(x.kind))}"))
                for x in found.loans
            ]
            keys = [x.pass_no for x in found.loans]
        else:
            now = self.context.desk.clock.now()
            turn = {S.EXPIRED: 0, S.AWAITING_SIGNATURES: 1, S.DRAFT: 2, S.VALID: 3}
            listed = sorted(found.passes, key=lambda v: turn.get(v.state, 9)) if wanted == OPEN else found.passes
            rows = [(v.number, v.bearer if v.on_foot else v.plate, self._words.lacks(v, now)) for v in listed]
            keys = [v.number for v in listed]
        self.table.set_empty(self._nothing if wanted == OPEN else self.tr("没有符合的，在上面另选「未出门」"))
        self.table.set_rows(rows, keys)
        if self._number and self.table.current_key() != self._number:
            self.table.select_key(self._number)

    def _read_pass(self) -> None:
        number = self._number
        self._ask += 1
        ticket, now = self._ask, self.context.desk.clock.now()

        def ask(session: Reading) -> _Shown:
            view = queries.gate_pass(session, number)
            lines = queries.goods_on(session, view) if view is not None else ()
            lent = any(loan.pass_no == number for loan in queries.loans_open(session, now))
            happened = tuple(incidents.of_pass(session, number))
            return _Shown(view, lines, queries.due_back(session, number), lent, presigning.allowed(session, now), happened)

        self.context.query(ask, lambda found: self._show_pass(ticket, found))

    # Showing

    def start_new(self) -> None:
        """The empty form of a pass without a 发货单."""
        self._number, self._pass, self._editing = "", None, False
        self._ask += 1
        self.table.clearSelection()
        self.form.show_new()
        self.stack.setCurrentIndex(0)
        if self.isVisible():
            self.form.what.editor("kind").setFocus()

    def _show_pass(self, ticket: int, found: _Shown) -> None:
        view = found.view
        if ticket != self._ask or view is None or self._editing:
            return
        self._pass, self._found = view, found
        self.stack.setCurrentIndex(1)
        subject = f"{shown(word_text(view.kind))}·{view.customer or NONE}"
        self.head.show_record(view.number, subject, MARKS[view.state], shown(word_text(view.state)))
        if view.state in STAGES:
            self.head.show_stages(STAGES, view.state)
        self.head.say_next(self.tr("下一步：{step}").format(step=self._words.next_step(view, self.context.desk.clock.now())))
        self.goods.set_rows([self._goods_row(x) for x in found.lines])
        self.pairs.show_pairs(self._words.pairs(view, found.due_back, found.incidents))
        self.presign_back.show_pass(view)
        self._show_steps(view, found)

    def _goods_row(self, line: PassLineView) -> tuple[str, str, str]:
        words = " ".join(filter(None, (line.product_name, line.model, line.identity)))
        return words, f"{line.quantity} {line.unit}", self.tr("同箱") if line.shared else str(line.boxes or "")

    def _show_steps(self, view: PassView, found: _Shown) -> None:
        actor, now = self.context.actor, self.context.desk.clock.now()
        keeper, own = actor.has(Role.STOREKEEPER), not view.trip_no
        over = view.state is S.VALID and view.valid_until is not None and now >= view.valid_until
        ended = (view.state in (S.EXPIRED, S.VOIDED) or over) and not view.replaced_by
        office = actor.has(Role.STOREKEEPER, Role.SALES, Role.LOGISTICS_HEAD)
        if ended:
            self.again.show_last(view)
        self.print.show_pass(view)
        show_sections(
            [
                (self.count, own and view.state is S.DRAFT and view.load_closed_at is None and keeper),
                (self.refused, view.sent_back and view.load_closed_at is not None and keeper),
                (self.back, found.lent and keeper),
                (self.presign, found.presigns and keeper and presigning.may_offer(view)),
                (self.presign_back, keeper and view.limits is not None and view.state in (S.DRAFT, S.AWAITING_SIGNATURES)),
                (self.again, ended and keeper),
                (self.edit, own and view.state is S.DRAFT and keeper),
                (self.trip, bool(view.trip_no) and view.state is not S.USED),
                (self.print, view.state in (S.AWAITING_SIGNATURES, S.VALID) and not over and office),
                (self.lost, view.state in (S.AWAITING_SIGNATURES, S.VALID) and not over and keeper),
                (self.void, view.active and office),
            ]
        )

    # Acting

    def _act(self, act: Callable[[Work, str, str], Any], reason: str) -> None:
        number = self._number
        if not number:
            return
        self.head.complain("")
        self.run(lambda w: act(w, number, reason), self._acted, self.head.complain)

    def _acted(self, made: Any) -> None:
        """After a pass was made again the new one is shown."""
        if isinstance(made, PassView):
            self._number = made.number
        for section in (self.lost, self.void, self.print, self.back, self.refused):
            for key in tuple(section.form.values()):
                section.form.set_value(key, "")
        if self.table.currentIndex().isValid():  # the form that acted goes, and the next one may be that of the void
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reload()

    def _edit(self) -> None:
        found = self._found
        if found is None or found.view is None:
            return
        self._editing = True
        self.form.show_pass(found.view, found.lines, found.due_back)
        self.stack.setCurrentIndex(0)
        self.form.what.editor("kind").setFocus()

    def _save(self) -> None:
        draft, number = self.form.draft(), self._number if self._editing else ""
        if draft is None:
            return
        self.form.error.show_words("")
        self.run(
            lambda w: other.change_other(w, number, draft) if number else other.make_other(w, draft), self._saved,
            self.form.error.show_words,
        )  # fmt: skip

    def _saved(self, view: PassView) -> None:
        self._number, self._editing = view.number, False
        self.filter.setCurrentIndex(0)
        self.reload()

    def _count(self) -> None:
        """The storekeeper at the desk, then the other one, who signs in by PIN."""
        view, desk, first = self._pass, self.context.desk, self.context.actor
        who, pin = self.count.value("count_second"), self.count.value("count_pin")
        self.count.form.set_value("count_pin", "")
        if view is None:
            return
        number, counted = view.number, bool(view.confirmed_by)

        def both() -> PassView:
            second = desk.sign_in(who, pin)
            if not counted:
                with desk.work(first) as work:
                    other.confirm_other(work, number)
            with desk.work(second) as work:
                return other.confirm_other(work, number)

        self.head.complain("")
        self.context.jobs.write(both, lambda _: self.reload(), self._not_counted)

    def _not_counted(self, error: AppError) -> None:
        self.head.complain("" if error.clause else shown(error.reason))
        if error.clause:
            self.context.failed.emit(error)
        self.reload()

    def _set_aside(self) -> None:
        form = self.aside
        identity, quantity = form.value("aside_identity").upper(), int(form.form.value("aside_quantity"))
        place, document = form.value("aside_location"), form.value("aside_document")
        self.form.error.show_words("")
        self.run(
            lambda w: apart.set_aside(w, identity, quantity, place, document), lambda _: form.form.set_value("aside_identity", ""),
            self.form.error.show_words,
        )  # fmt: skip


def _offer(work: Work, number: str, boxes: str) -> PassView:
    return presigning.offer(work, number, int(boxes))
