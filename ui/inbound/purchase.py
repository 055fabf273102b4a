"""外购入库: bought goods are keyed at the door, wait for their inspection, and are put away by scan after the pass (B-09)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from app.catalog.views import ProductView
from app.core import keyed
from app.core.errors import AppError, BadInput
from app.core.scans import ScanResult
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import Role, Verdict
from app.core.words import text as word_text
from app.core.work import Work
from app.desk import Reading
from app.devices.code_table import Command as Code
from app.inbound import arrivals, purchase
from app.inbound.purchase_bench import PurchaseBench, PurchaseState
from app.inbound.views import ArrivalDraft, ArrivalView, ReceiptView
from ui.context import DeskContext
from ui.i18n import shown
from ui.inbound import view
from ui.inbound.lists import at_key
from ui.inbound.screen import InboundScreen
from ui.settings.parts import Said, scrolled
from ui.theme.tokens import State
from ui.waits import age
from ui.widgets.banner import VerdictView
from ui.widgets.base import BenchBox, Card, EdgeCard
from ui.widgets.bench import Command
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.forms import ErrorLine, FieldForm
from ui.widgets.tables import Cell, Column, Kind, MarkCell, WorkTable

SIDE = 356


class PurchaseScreen(InboundScreen):
    """What stands at the door at the left, the entry of what has just come at the right."""

    key = "purchase"
    roles = frozenset({Role.STOREKEEPER, Role.PURCHASING})

    def __init__(self, context: DeskContext) -> None:
        self._arrivals: list[ArrivalView] = []
        super().__init__(context, PurchaseBench())
        self.show_state()

    @property
    def state(self) -> PurchaseState:
        """What was scanned since the last posting."""
        state = self.bench.state
        assert isinstance(state, PurchaseState)
        return state

    def commands(self) -> tuple[Command, ...]:
        """The command strip."""
        return (
            Command("CONFIRM", "check", self.tr("确认"), "F12"), Command("PRINT", "printer", self.tr("打印入库"), "F10"),
            Command("TAKEOUT", "takeout", self.tr("清空"), "F9"), Command("PLACE", "pin", self.tr("换库位"), "F7"),
        )  # fmt: skip

    def normal(self) -> QWidget:
        """List and entry."""
        row = BenchBox(row=True, margins=(16, 12, 16, 12))
        self.table = WorkTable(
            (
                Column(self.tr("批号"), Kind.DOCUMENT, 104), Column(self.tr("产品"), stretch=True),
                Column(self.tr("数量"), Kind.NUMBER, 64), Column(self.tr("供方·供方批号"), width=190),
                Column(self.tr("最后期限"), Kind.DATE, 96),
                Column(self.tr("到货"), width=76), Column(self.tr("状态"), Kind.MARK, 108),
            ),
            empty=self.tr("没有等着检验或上架的外购货。在右边登记到货。"),
        )  # fmt: skip
        self.table.setObjectName("list.arrivals")
        self.table.opened.connect(self.command_wanted.emit)
        card = EdgeCard(self.tr("到货·待检·待上架"), self.tr("扫批的标签上架，或选中按回车"))
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self._acts())
        row.box.addWidget(card, 1)
        row.box.addWidget(self._entry())
        return row

    def _acts(self) -> QWidget:
        box = BenchBox(row=True, gap=8, margins=(14, 0, 12, 8))
        self.why = FieldForm(label_width=40)
        self.why.add_text("reason", self.tr("原因"), hint=self.tr("退回或补打选中的批时必填")).setObjectName("field.reason")
        self.back = KeyButton(self.tr("退回供方"), cap="Ctrl+D")
        self.again = KeyButton(self.tr("补打标签"), cap="Ctrl+P")
        at_key(self.back, "Ctrl+D")
        at_key(self.again, "Ctrl+P")
        acts: tuple[tuple[str, KeyButton, Callable[[Work, str, str], Any]], ...] = (
            ("do.send_back", self.back, purchase.send_back), ("do.reprint_label", self.again, purchase.reprint_label),
        )  # fmt: skip
        box.box.addWidget(self.why, 1)
        for name, button, act in acts:
            button.setObjectName(name)
            button.clicked.connect(lambda _=False, act=act: self._act(act))
            box.box.addWidget(button)
        return box

    def _entry(self) -> Card:
        card = Card(self.tr("到货登记"), self.tr("标签随即打印"))
        card.setFixedWidth(SIDE)
        self.form = form = FieldForm(label_width=64)
        form.add_choice("product", self.tr("产品"), [], required=True).setObjectName("field.product")
        supplier = form.add_text("supplier", self.tr("供方"), required=True)
        supplier.setObjectName("field.supplier")
        self._suppliers = QStringListModel(self)
        known = QCompleter(self._suppliers, self)
        known.setFilterMode(Qt.MatchFlag.MatchContains)
        supplier.setCompleter(known)
        form.add_text("slip_no", self.tr("送货单号"), required=True).setObjectName("field.slip_no")
        form.add_text("quantity", self.tr("数量"), required=True).setObjectName("field.quantity")
        form.add_text("supplier_lot", self.tr("供方批号"), hint=self.tr("有期限的必填")).setObjectName("field.supplier_lot")
        form.add_text("valid_until", self.tr("保管期至"), hint="2027-03-31").setObjectName("field.valid_until")
        form.add_text("expires_on", self.tr("失效期"), hint=self.tr("2027-03-31，最后可用日")).setObjectName("field.expires_on")
        form.add_tick("sealed", self.tr("包装"), self.tr("原封未开"))
        form.set_value("sealed", True)
        self.error, self.said = ErrorLine(), Said()
        self.enter = PrimaryButton(self.tr("登记到货"), cap="Ctrl+S", icon="check")
        at_key(self.enter, "Ctrl+S")
        self.enter.setObjectName("do.arrive")
        self.enter.clicked.connect(self._arrive)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (form, self.error, self.said):
            column.addWidget(part)
        column.addStretch(1)
        card.body.addWidget(scrolled(inner), 1)  # what is wrong with the fields rolls; the page asks for no more room
        card.body.addWidget(self.enter)
        return card

    # What is shown

    def reload(self) -> None:
        """What stands at the door, and what can be entered."""

        def ask(session: Reading) -> tuple[list[ArrivalView], list[ProductView], list[str]]:
            return arrivals.arrivals(session), arrivals.bought_products(session), arrivals.suppliers(session)

        self.context.query(ask, lambda found: self._show(*found))

    def open_document(self, document: str) -> None:
        """The label of a lot as if it had been scanned here."""
        if document:
            self.command_wanted.emit(document)

    def ready(self) -> VerdictView:
        """The banner that waits."""
        state = self.state
        step = self.tr("下一步：{step}").format(step=shown(state.next_step))
        if state.arrival is None:
            return VerdictView(State.NOT_YET, self.tr("请扫"), step)
        return VerdictView(State.GOOD, self.tr("对"), step, item=self._named(state.arrival), detail=state.arrival.lot_no)

    def verdict(self, result: ScanResult) -> VerdictView:
        """The banner for a result."""
        if view.STATES[result.verdict] is State.WRONG:
            return view.wrong(result)
        state = self.state
        short = {Verdict.HOLD: self.tr("请核"), Verdict.INFO: self.tr("记录")}
        word = short.get(result.verdict) or shown(word_text(result.verdict))
        step = self.tr("下一步：{step}").format(step=shown(state.next_step))
        below = self.tr("已入库") if isinstance(result.view, ReceiptView) else ""
        item = self._named(state.arrival) if state.arrival is not None else ""
        message = shown(result.message)
        return VerdictView(view.STATES[result.verdict], word, step, below, item or message, message if item else "")

    def answered(self, result: ScanResult) -> None:
        """A posting reads the list anew."""
        if isinstance(result.view, ReceiptView):
            self.reload()
        elif self.state.arrival is not None:
            self.table.select_key(self.state.arrival.lot_no)

    def counted(self) -> str:
        """What still counts."""
        return self.tr("{lot} 仍算数").format(lot=self.state.arrival.lot_no) if self.state.arrival else ""

    def key_pressed(self, command: Code) -> None:
        """F7 takes the next place."""
        if command is Code.NEW_BOX:
            self._next_place()
        else:
            super().key_pressed(command)

    def triggered(self, key: str) -> None:
        """A command of the strip."""
        if key == "PLACE":
            self._next_place()
        else:
            super().triggered(key)

    def _next_place(self) -> None:
        """The next fitting place, taken as if its code had been scanned."""
        state = self.state
        if state.suggested:
            at = state.suggested.index(state.place) if state.place in state.suggested else -1
            self.command_wanted.emit(state.suggested[(at + 1) % len(state.suggested)])

    def _named(self, arrival: ArrivalView) -> str:
        return self.tr("{product} {model}，{n} {unit}").format(
            product=arrival.product_name, model=arrival.model, n=arrival.ready, unit=arrival.unit
        )

    def _show(self, found: list[ArrivalView], products: list[ProductView], suppliers: list[str]) -> None:
        self._arrivals, now = found, self.context.desk.clock.now()
        self.table.set_rows([self._row(one, now) for one in found], [one.lot_no for one in found])
        self._suppliers.setStringList(suppliers)
        editor: Any = self.form.editor("product")
        chosen = editor.currentData()
        editor.blockSignals(True)
        editor.clear()
        for product in products:
            editor.addItem(f"{product.name} {product.model}", product.product_id)
        editor.setCurrentIndex(max(0, editor.findData(chosen)) if products else -1)
        editor.blockSignals(False)
        if not products:
            self.error.show_words(self.tr("还没有外购产品。请在「资料·产品」勾选「外购」。"))

    def _row(self, one: ArrivalView, now: datetime) -> tuple[object, ...]:
        if one.held:
            mark = MarkCell(State.WRONG, self.tr("不合格"))
        elif one.ready:
            mark = MarkCell(State.GOOD, self.tr("待上架"))
        elif one.inspection_no:
            mark = MarkCell(State.UNDER_WAY, self.tr("检验中"))
        else:
            mark = MarkCell(State.NOT_YET, self.tr("待检"))
        last = one.expires_on or one.valid_until
        whose = "·".join(part for part in (one.supplier, one.supplier_lot) if part)
        return (
            one.lot_no, Cell(f"{one.product_name} {one.model}"), one.quantity, whose, last.isoformat() if last else "—",
            age(one.at, now), mark,
        )  # fmt: skip

    # What is done

    def _arrive(self) -> None:
        self.said.setText("")
        self.error.show_words("")
        if self.form.missing():
            return
        draft = self._draft()
        if draft is not None:
            self.enter.setEnabled(False)
            self.context.command(lambda w: purchase.arrive(w, draft), self._arrived, self._complain)

    def _draft(self) -> ArrivalDraft | None:
        """What was keyed; what cannot be read is marked at its field and nothing is lost."""
        form, errors = self.form, dict[str, str]()

        def read(key: str, how: Callable[[str], Any]) -> Any:
            try:
                return how(form.value(key))
            except BadInput as error:
                errors[key] = shown(error.reason)
                return None

        count = read("quantity", lambda text: keyed.pieces(QT_TRANSLATE_NOOP("app", "数量"), text, purchase.MOST))
        valid: date | None = read("valid_until", lambda text: keyed.day(QT_TRANSLATE_NOOP("app", "保管期至"), text))
        expires: date | None = read("expires_on", lambda text: keyed.day(QT_TRANSLATE_NOOP("app", "失效期"), text))
        form.show_errors(errors)
        if errors:
            return None
        return ArrivalDraft(
            form.value("product"), count, form.value("supplier"), form.value("slip_no"), form.value("supplier_lot"), valid, expires,
            form.value("sealed"),
        )  # fmt: skip

    def _arrived(self, arrival: ArrivalView) -> None:
        """The slip and its supplier stay for the next lot on it."""
        self.enter.setEnabled(True)
        self.context.mended.emit()
        for key in ("quantity", "supplier_lot", "valid_until", "expires_on"):
            self.form.set_value(key, "")
        self.form.set_value("sealed", True)
        self.form.clear_errors()
        words = self.tr("{lot} 已登记，标签正在打印；检验合格后扫标签上架。")
        self.said.setText(words.format(lot=arrival.lot_no))
        self.form.editor("product").setFocus()
        self.reload()

    def _complain(self, error: AppError) -> None:
        self.enter.setEnabled(True)
        if error.clause:
            self.context.failed.emit(error)
        facts = "，".join(f"{shown(fact.label)} {fact.value}" for fact in error.facts)
        self.error.show_words(f"{shown(error.reason)}（{facts}）" if facts else shown(error.reason))

    def _act(self, act: Callable[[Work, str, str], Any]) -> None:
        lot_no, reason = self.table.current_key(), self.why.value("reason")
        if not lot_no:
            self.error.show_words(self.tr("先选一批。"))
            return
        if not reason:
            self.why.show_errors({"reason": self.tr("请写明原因")})
            return
        self.error.show_words("")
        self.context.command(lambda w: act(w, lot_no, reason), lambda _: self._acted(lot_no), self._complain)

    def _acted(self, lot_no: str) -> None:
        self.why.set_value("reason", "")
        self.why.clear_errors()
        self.said.setText(self.tr("{lot} 已办。").format(lot=lot_no))
        self.reload()
