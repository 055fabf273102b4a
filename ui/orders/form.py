"""The form of an order: customer and address, delivery, scope, lines."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from app.catalog.views import CustomerView, ProductView
from app.core.words import text as word_text
from app.orders.queries import Offered
from app.orders.views import DeliveryMode, LineDraft, OrderDraft, OrderLineView, OrderNeeds, OrderView, TransportKind
from ui.catalog.master import day_of
from ui.i18n import shown
from ui.settings.parts import heading
from ui.widgets.buttons import KeyButton
from ui.widgets.forms import ChoiceBox, ErrorLine, FieldForm
from ui.widgets.tables import DENSE, Column, Kind, WorkTable

_TEXTS = ("consignee", "contact", "phone", "address", "destination", "shipping_mark")
_NEEDS = ("requirement_no", "requirement_version", "quality", "cost", "payment_terms")


class OrderForm(QWidget):
    """Customer and delivery first, the lines below them, export and project last."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._customers: dict[int, CustomerView] = {}
        self._products: dict[int, ProductView] = {}
        self._lines: list[LineDraft] = []
        self._offered = Offered()
        self.left, self.right = FieldForm(label_width=72), FieldForm(label_width=72)
        self.export, self.project = FieldForm(label_width=72), FieldForm(label_width=72)
        self._build_left()
        self._build_right()
        for form in self._forms():
            for key in form.keys():  # noqa: SIM118
                form.editor(key).setObjectName(f"field.{key}")
            form.changed.connect(lambda _: self.edited.emit())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 6, 0)
        box.setSpacing(8)
        box.addLayout(_side_by_side(self.left, self.right))
        box.addWidget(heading(self.tr("产品行")))
        self._build_lines(box)
        box.addWidget(heading(self.tr("出口与项目")))
        box.addLayout(_side_by_side(self.export, self.project))
        box.addStretch(1)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes as the eye does: customer, delivery, lines, export, project."""
        line = (self.lines, self.product, self.spec, self.quantity, self.price, self.add, self.remove)
        fields = [[form.editor(key) for key in form.keys()] for form in self._forms()]  # noqa: SIM118
        chain: list[QWidget] = [*fields[0], *fields[1], *line, *fields[2], *fields[3]]
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)

    def _forms(self) -> tuple[FieldForm, ...]:
        return (self.left, self.right, self.export, self.project)

    def _form_of(self, key: str) -> FieldForm:
        return next(form for form in self._forms() if key in form.keys())  # noqa: SIM118

    def _set(self, key: str, value: Any) -> None:
        self._form_of(key).set_value(key, value)

    def _build_left(self) -> None:
        form = self.left
        self.customer = form.add_choice("customer_id", self.tr("客户"), [], empty=self.tr("未定"))
        self.customer.activated.connect(lambda _: self._take_customer())
        form.add_text("consignee", self.tr("收货单位"))
        form.add_text("contact", self.tr("联系人"))
        form.add_text("phone", self.tr("电话"))
        form.add_text("address", self.tr("送货地址"))
        form.add_text("destination", self.tr("交付地点"))
        self.export.add_tick("export", self.tr("出口"), self.tr("出口货物"))
        self.export.add_text("shipping_mark", self.tr("唛头"))
        self.export.add_tick("protected", self.tr("护送"), self.tr("合同约定保护到目的地（E-09）"))

    def _build_right(self) -> None:
        form = self.right
        form.add_text("delivery_date", self.tr("交货日期"), hint="2026-12-31")
        form.add_choice("mode", self.tr("交付方式"), [(shown(word_text(m)), m.value) for m in DeliveryMode], empty=self.tr("未定"))
        kinds = [(shown(word_text(kind)), kind.value) for kind in TransportKind]
        form.add_choice("transport", self.tr("运输方式"), kinds, empty=self.tr("未定"))
        form.add_text("quality", self.tr("质量要求"))
        form.add_text("cost", self.tr("费用"))
        form.add_text("payment_terms", self.tr("付款条件"))
        form = self.project
        form.add_tick("project", self.tr("项目"), self.tr("项目类订单，须有需求文档"))
        form.add_text("requirement_no", self.tr("需求文档"), hint=self.tr("编号"))
        form.add_text("requirement_version", self.tr("文档版本"))
        form.add_text("requirement_confirmed_on", self.tr("客户确认"), hint="2026-11-23")

    def _build_lines(self, box: QVBoxLayout) -> None:
        self.lines = WorkTable(
            [
                Column(self.tr("产品"), width=150),
                Column(self.tr("规格"), stretch=True),
                Column(self.tr("单位"), width=56),
                Column(self.tr("数量"), Kind.NUMBER, 70),
                Column(self.tr("单价 元"), Kind.NUMBER, 100),
            ],
            row_height=DENSE,
            empty=self.tr("还没有产品行。下面选产品、填数量，按「加一行」。"),
        )
        self.lines.setObjectName("list.lines")
        self.lines.setFixedHeight(28 + 3 * DENSE)
        self.line_error = ErrorLine()
        self.product, self.quantity, self.spec, self.price = ChoiceBox(), QSpinBox(), QLineEdit(), QLineEdit()
        self.quantity.setRange(0, 1_000_000)
        self.quantity.setSpecialValueText(self.tr("数量"))
        self.quantity.lineEdit().setTextMargins(10, 0, 0, 0)  # a styled spin box leaves its padding out
        self.spec.setPlaceholderText(self.tr("规格可空"))
        self.spec.setToolTip(self.tr("空着即产品型号"))
        self.price.setPlaceholderText(self.tr("单价 元"))
        named: tuple[tuple[QWidget, str, str], ...] = (
            (self.product, "product", self.tr("产品")), (self.quantity, "quantity", self.tr("数量")),
            (self.spec, "spec", self.tr("规格")), (self.price, "price", self.tr("单价")),
        )  # fmt: skip
        for editor, key, words in named:
            editor.setObjectName(f"field.line_{key}")
            editor.setAccessibleName(words)
            editor.setFixedHeight(36)
        self.add = KeyButton(self.tr("加一行"), icon="plus")
        self.add.setObjectName("do.add_line")
        self.add.clicked.connect(self._add_line)
        self.remove = KeyButton(self.tr("去掉"), icon="minus")
        self.remove.setObjectName("do.remove_line")
        self.remove.clicked.connect(self._remove_line)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget, share in ((self.product, 5), (self.spec, 3), (self.quantity, 2), (self.price, 2), (self.add, 0), (self.remove, 0)):
            row.addWidget(widget, share)
        box.addWidget(self.lines)
        box.addWidget(self.line_error)
        box.addLayout(row)

    def offer(self, customers: list[CustomerView], products: list[ProductView]) -> None:
        """Fills the choices."""
        self._customers = {view.customer_id: view for view in customers}
        self._products = {view.product_id: view for view in products}
        chosen = self.customer.currentData()
        self.customer.clear()
        self.customer.addItem(self.tr("未定"), None)
        for customer in customers:
            self.customer.addItem(customer.name, customer.customer_id)
        self.customer.setCurrentIndex(max(0, self.customer.findData(chosen)))
        picked = self.product.currentData()
        self.product.clear()
        for product in products:
            self.product.addItem(f"{product.code} {product.name} {product.model}", product.product_id)
        self.product.setCurrentIndex(max(0, self.product.findData(picked)))

    def offer_ways(self, offered: Offered) -> None:
        """Fills the delivery modes and kinds of transport with those that the company offers."""
        self._offered = offered
        for key, values in (("mode", offered.modes), ("transport", offered.kinds)):
            self._offer_way(key, [*values], self.right.value(key))

    def _offer_way(self, key: str, values: list[DeliveryMode | TransportKind], chosen: str | None) -> None:
        """An order keeps what it was given when the company offered it."""
        box = self.right.editor(key)
        box.blockSignals(True)
        box.clear()  # type: ignore[attr-defined]
        box.addItem(self.tr("未定"), None)  # type: ignore[attr-defined]
        kept = [] if not chosen or chosen in values else [DeliveryMode(chosen) if key == "mode" else TransportKind(chosen)]
        for value in [*values, *kept]:
            box.addItem(shown(word_text(value)), value.value)  # type: ignore[attr-defined]
        self.right.set_value(key, chosen)
        box.blockSignals(False)

    def fill(self, order: OrderView | None) -> None:
        """Shows an order, or an empty form."""
        draft = draft_of(order) if order else OrderDraft()
        self._offer_way("mode", [*self._offered.modes], draft.mode.value if draft.mode else None)
        self._offer_way("transport", [*self._offered.kinds], draft.transport.value if draft.transport else None)
        self._set("customer_id", draft.customer_id)
        for key in _TEXTS:
            self._set(key, getattr(draft, key))
        self._set("export", draft.needs.export)
        self._set("protected", draft.needs.protect_to_destination)
        self.right.set_value("delivery_date", draft.delivery_date or "")
        self._set("project", draft.needs.project)
        for key in _NEEDS:
            self._set(key, getattr(draft.needs, key))
        self._set("requirement_confirmed_on", draft.needs.requirement_confirmed_on or "")
        self._lines = list(draft.lines)
        self._show_lines()
        self.clear_errors()

    def draft(self) -> OrderDraft:
        """What stands in the form.

        Raises:
            BadField: A day that cannot be read.
        """
        values = {key: value for form in self._forms() for key, value in form.values().items()}
        needs = OrderNeeds(
            project=values["project"], export=values["export"], protect_to_destination=values["protected"],
            requirement_confirmed_on=day_of(values, "requirement_confirmed_on"), **{key: values[key] for key in _NEEDS},
        )  # fmt: skip
        return OrderDraft(
            customer_id=values["customer_id"], mode=DeliveryMode(values["mode"]) if values["mode"] else None,
            transport=TransportKind(values["transport"]) if values["transport"] else None,
            delivery_date=day_of(values, "delivery_date"), lines=tuple(self._lines), needs=needs,
            **{key: values[key] for key in _TEXTS},
        )  # fmt: skip

    def show_errors(self, errors: dict[str, str]) -> None:
        """Marks the fields of both columns and the lines; the focus goes to the first."""
        self.line_error.show_words(errors.get("lines", ""))
        for form in reversed(self._forms()):  # the focus stays with the first of all
            form.show_errors(errors)

    def clear_errors(self) -> None:
        """Takes all marks away."""
        self.show_errors({})

    def set_prices_shown(self, may: bool) -> None:
        """Shows or hides everything about prices (M-05)."""
        self.price.setVisible(may)
        self.lines.setColumnHidden(4, not may)

    def _take_customer(self) -> None:
        customer = self._customers.get(self.customer.currentData() or 0)
        if customer is not None:
            values = {
                "consignee": customer.name, "contact": customer.contact, "phone": customer.phone, "address": customer.address,
                "destination": customer.destination,
            }  # fmt: skip
            for key, value in values.items():
                self.left.set_value(key, value)

    def _add_line(self) -> None:
        product_id, fen = self.product.currentData(), _fen(self.price.text())
        if fen == -1:
            self.line_error.show_words(self.tr("单价写成 486.00 的样子"))
            return
        if product_id is None or self.quantity.value() < 1:
            self.line_error.show_words(self.tr("请选产品，数量要大于零"))
            return
        self._lines.append(LineDraft(product_id, self.quantity.value(), self.spec.text().strip(), fen))
        for editor in (self.spec, self.price):
            editor.clear()
        self.quantity.setValue(0)
        self.line_error.show_words("")
        self._show_lines()
        self.edited.emit()

    def _remove_line(self) -> None:
        at = self.lines.current_key()
        if at is not None and at < len(self._lines):
            del self._lines[at]
            self._show_lines()
            self.edited.emit()

    def _show_lines(self) -> None:
        self.lines.set_rows([self._cells(line) for line in self._lines])

    def _cells(self, line: LineDraft) -> tuple[Any, ...]:
        product = self._products.get(line.product_id or 0)
        price = "" if line.unit_price_fen is None else f"{line.unit_price_fen / 100:,.2f}"
        if product is None:
            return ("—", line.spec, "", line.quantity, price)
        return (product.name, line.spec or product.model, product.unit, line.quantity, price)


def _side_by_side(*forms: FieldForm) -> QHBoxLayout:
    columns = QHBoxLayout()
    columns.setSpacing(18)
    for form, share in zip(forms, (5, 4), strict=True):  # addresses are longer than terms
        side = QVBoxLayout()
        side.addWidget(form)
        side.addStretch(1)
        columns.addLayout(side, share)
    return columns


def draft_of(order: OrderView) -> OrderDraft:
    """The draft that would leave an order as it is."""
    lines = tuple(_line(line) for line in order.lines)
    return OrderDraft(
        order.customer_id, order.consignee, order.contact, order.phone, order.address, order.destination, order.mode,
        order.transport, order.delivery_date, order.shipping_mark, lines, order.needs,
    )  # fmt: skip


def _line(line: OrderLineView) -> LineDraft:
    return LineDraft(line.product_id, line.quantity, line.spec, line.unit_price_fen)


def _fen(words: str) -> int | None:
    """Fen from yuan; None for blank, -1 for what is no amount."""
    clean = words.strip().replace(",", "")
    if not clean:
        return None
    try:
        fen = Decimal(clean) * 100
    except InvalidOperation:
        return -1
    return int(fen) if fen.is_finite() and fen >= 0 and fen == fen.to_integral_value() else -1
