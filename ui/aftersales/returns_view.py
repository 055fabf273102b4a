"""退换: 退货单 left, the way of each piece and of what is given in its place in the middle, what is to be done next right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.aftersales import returns_queries as queries
from app.aftersales.returns_bench import ReturnsBench, ReturnScan
from app.aftersales.returns_service import PAPER
from app.aftersales.returns_views import ReplacementView, ReturnItemView, ReturnView, SoldItem
from app.core.errors import AppError
from app.core.scans import ScanResult
from app.core.words import Role, Verdict
from app.core.work import Work
from app.desk import Reading
from app.devices.code_table import Command as Code
from app.devices.code_table import Series
from app.storage import protection
from ui.aftersales import returns_words as words
from ui.aftersales.returns_frame import ReturnDetail, ReturnFacts, ReturnList
from ui.aftersales.returns_steps import ReturnSteps
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.parts import Said, scrolled
from ui.storage.screen import StorageView
from ui.widgets.tables import MarkCell

STEPS_WIDTH = 332


@dataclass(frozen=True)
class _Front:
    """A 退货单 with everything that stands beside it."""

    view: ReturnView
    given: dict[int, list[ReplacementView]]
    store: dict[int, tuple[str, ...]]
    apart: tuple[list[str], list[str]]
    points: dict[int, tuple[str, ...]]


class ReturnsView(StorageView):
    """List, chosen 退货单 with its goods, the forms of the next step."""

    key: ClassVar[str] = "returns"
    roles: ClassVar[frozenset[Role]] = frozenset(
        {Role.SALES, Role.AFTER_SALES, Role.STOREKEEPER, Role.INSPECTOR, Role.LOGISTICS_HEAD, Role.PROJECT_MANAGER}
    )
    tables: ClassVar[frozenset[str]] = frozenset(
        {"return_authorization", "return_item", "return_test", "replacement", "replacement_piece"}
    )
    series: ClassVar[tuple[str, ...]] = (Series.RETURN.value,)

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self.scanner = ReturnsBench()
        self.bench = self.scanner
        self._number, self._identity, self._making = "", "", False
        self._line = 0
        self._open_only, self._asked, self._read_no = True, 0, 0
        self._front: _Front | None = None
        self.steps = ReturnSteps()
        self.steps.act_wanted.connect(self._act)
        self._build()
        side = QVBoxLayout()
        side.setSpacing(8)
        self.said = Said()
        self.said.setObjectName("label.return_said")
        side.addWidget(self.said)
        area = scrolled(self._side())
        area.setFixedWidth(STEPS_WIDTH)
        side.addWidget(area, 1)
        self.row.addLayout(side)
        self._show_nothing()

    def _build(self) -> None:
        left, self.detail = ReturnList(), ReturnDetail()
        self.chips, self.filter, self.new, self.table, self.more = left.chips, left.filter, left.new, left.table, left.more
        left.filtered.connect(self.reload)
        left.which_wanted.connect(self._show_which)
        left.new_wanted.connect(lambda: self.begin())
        left.watch_keys(self)
        self.table.current_changed.connect(self._choose)
        self.table.opened.connect(lambda _: self.steps.take_keys())
        self.head, self.goods = self.detail.head, self.detail.goods
        self.goods.current_changed.connect(self._choose_item)
        self.detail.print_wanted.connect(self._print)
        self.detail.link_opened.connect(self._open_link)
        self.row.addWidget(left)
        self.row.addWidget(self.detail, 1)

    def _side(self) -> QWidget:
        """The forms of the next step, below them what is known of the return."""
        body = QWidget()
        box = QVBoxLayout(body)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        self.about = ReturnFacts()
        box.addWidget(self.steps)
        box.addWidget(self.about)
        box.addStretch(1)
        return body

    def hand_on(self, before: int, after: int) -> None:
        """A 退货单 or a step that was half keyed goes with who keyed it; what was being looked at stays."""
        self.head.complain("")
        self.said.setText("")
        self.steps.clear_new()
        self.steps.forget()
        if self._making:
            self._making = False
            self.scanner.state = ReturnScan()
            self._show_nothing()

    # Reading

    def first_field(self) -> QWidget | None:
        """A new 退货单 is worked by its goods, else the list."""
        return self.steps.new.form.editor("return_goods") if self._making else None

    def reload(self) -> None:
        """Reads the list, and the 退货单 in front."""
        for only, chip in self.chips.items():
            chip.setChecked(only is self._open_only)
        self.new.setVisible(self.context.actor.has(Role.SALES))
        self._asked += 1
        ticket, text, limit = self._asked, self.filter.text(), self.more.limit
        only = self._open_only and not text.strip()

        def ask(session: Reading) -> tuple[Sequence[ReturnView], int]:
            found = queries.authorisations(session, open_only=only, text=text, limit=limit)
            return found, queries.how_many(session, open_only=only, text=text) - len(found)

        self.context.query(ask, lambda found: self._show_list(ticket, *found))
        if self._number and not self._making:
            self._read()

    def _show_list(self, ticket: int, found: Sequence[ReturnView], more: int) -> None:
        if ticket != self._asked:
            return
        self.more.show_more(more)
        rows = [(MarkCell(words.MARKS[one.state], words.word_of(one.state)), one.number, one.customer) for one in found]
        self.table.blockSignals(True)
        self.table.set_rows(rows, [one.number for one in found])
        if self._number:
            self.table.select_key(self._number)
        self.table.blockSignals(False)
        if not self._number and not self._making and found:
            self.open_document(min(found, key=words.urgency).number)
        elif not found and not self._number and not self._making:
            self._show_nothing()

    def _choose(self, number: object) -> None:
        if number:
            self._making = False
            self.open_document(str(number))

    def open_document(self, document: str) -> None:
        """TH opens; `new|serial` begins one."""
        what, _, identity = document.partition("|")
        if what == "new":
            self.begin(identity)
            return
        if document != self._number:
            self._identity = ""
            self.said.setText("")
        self._number, self._making = document, False
        self.scanner.state = ReturnScan(document, self._identity)
        self.head.complain("")
        self.table.select_key(document)
        self._read()

    def _read(self) -> None:
        number, person, now = self._number, self.context.actor.person_id, self.context.desk.clock.now()
        self._read_no += 1
        ticket = self._read_no

        def ask(session: Reading) -> _Front | None:
            view = queries.authorisation(session, number)
            if view is None:
                return None
            given = queries.replacements_for(session, [one.item_id for one in view.items])
            points = {
                one.item_id: protection.open_points(session, one.product_id, one.identity, person, now)
                for one in view.items if one.settled_at is None
            }  # fmt: skip
            return _Front(view, given, queries.store_places(session, view), queries.apart_places(session), points)

        self.context.query(ask, lambda found: self._show_front(ticket, found))

    # Showing

    def _show_nothing(self) -> None:
        self._front = None
        self.detail.show_usual_way(self.table.rows.total() > 0, self.context.actor.has(Role.SALES))
        self.about.hide()
        self.steps.show_none()

    def _show_front(self, ticket: int, found: _Front | None) -> None:
        if ticket != self._read_no or self._making:
            return
        if found is None:
            self._show_nothing()
            return
        self._front = found
        self._line = self._chosen(found.view).item_id
        self.detail.show_return(found.view, self._line)
        self._show_item()

    def _chosen(self, view: ReturnView) -> ReturnItemView:
        """The line in front: what was scanned, what was chosen, else the first that waits. Pieces of a lot stand on several."""
        if self._identity:
            scanned = view.item(self._identity)
            self._identity = ""
            if scanned is not None:
                return scanned
        kept = next((one for one in view.items if one.item_id == self._line), None)
        return kept or next((one for one in view.items if one.settled_at is None), view.items[0])

    def _choose_item(self, chosen: object) -> None:
        if self._making:
            if chosen:
                self.steps.add_goods(str(chosen))
            return
        if isinstance(chosen, int) and self._front is not None:
            self._line = chosen
            self._show_item()

    def _show_item(self) -> None:
        front = self._front
        item = next((one for one in front.view.items if one.item_id == self._line), None) if front is not None else None
        if front is None or item is None:
            return
        same = [one.item_id for one in front.view.items if one.identity == item.identity]
        given = sorted((one for key in same for one in front.given.get(key, [])), key=lambda one: one.requisition_no)
        self.detail.say_next(words.next_step(front.view, front.given))
        self.detail.show_item(front.view, item, given)
        self.about.show_item(front.view, item)
        self.about.show()
        self.steps.ask_protection(front.points.get(item.item_id, ()))
        self.steps.offer_places(*front.apart, front.store.get(item.product_id, ()))
        self.steps.show_item(front.view, item, given, self.context.actor, self.context.desk.clock.now())

    # New

    def begin(self, identity: str = "") -> None:
        """A new 退货单 is filled in; only sales makes one (J-33)."""
        if not self.context.actor.has(Role.SALES):
            return
        if not self._making:
            self.steps.clear_new()
        self._making, self._number, self._front = True, "", None
        self.scanner.state = ReturnScan()
        self.table.clearSelection()
        self.detail.show_new()
        self.about.hide()
        self.said.setText("")
        self.steps.show_new(self.context.actor)
        if identity:
            self.steps.add_goods(identity)
            self.context.query(lambda s: queries.beside(s, identity), self._show_sold)
        self.steps.new.form.editor("return_reason" if identity else "return_goods").setFocus()

    def _show_sold(self, found: Sequence[SoldItem]) -> None:
        if self._making:
            self.detail.show_sold(found)

    # Acting

    def show_result(self, result: ScanResult) -> None:
        """A scan opens a 退货单, takes goods in, or begins a new one."""
        if result.verdict is not Verdict.GOOD:
            if result.error is not None:
                self.context.failed.emit(result.error)
                self._show_refusal(result.error)
            return
        scan = result.view
        if not isinstance(scan, ReturnScan):
            return
        if scan.new:
            self.begin(scan.new)
            return
        if self._making and scan.identity:
            self.head.complain(self.tr("{goods} 已在退货单 {number} 上").format(goods=scan.identity, number=scan.number))
            return
        self._identity = scan.identity
        self.open_document(scan.number)
        self._identity = scan.identity
        self.said.setText(shown(result.message))

    def _show_refusal(self, error: AppError) -> None:
        """Goods that are carried under protection are not taken in by the scan alone: what to do stands on the page."""
        self.head.complain(self.tr("在右边勾选防护，再收货。") if error.clause == "E-04" else "")
        if error.clause == "E-04":
            self.steps.take_keys()

    def _act(self, act: Callable[[Work], Any], said: str) -> None:
        self.head.complain("")
        self.said.setText("")
        making = self._making

        def done(answer: object) -> None:
            if making and isinstance(answer, ReturnView):
                self._making = False
                self.open_document(answer.number)
            self.said.setText(said)
            self.steps.forget()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)  # Enter goes into the form of the next step
            self.reload()

        def failed(error: AppError) -> None:
            self.head.complain(shown(error.reason))
            if error.clause:
                self.context.failed.emit(error)

        self.context.command(act, done, failed)

    def key_pressed(self, command: Code) -> None:
        """F10 prints the 退货单 in front."""
        if command is Code.PRINT:
            self._print()

    def _print(self) -> None:
        if self._front is not None:
            self.context.preview_wanted.emit(PAPER, self._front.view.number)

    def _open_link(self, key: str) -> None:
        if key.startswith(("JF", "FH", "RK", "JY", "SH")):
            page = {"JF": "delivery", "FH": "dispatch", "RK": "inbound", "JY": "inspection", "SH": "aftersales"}[key[:2]]
            self.context.go_to.emit(page, key)

    def _show_which(self, only: bool) -> None:
        self._open_only = only
        self.more.first_page()
        self.reload()
