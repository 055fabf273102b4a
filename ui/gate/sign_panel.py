"""签字: passes that wait for finance or personnel, what the signer vouches for, PIN, sign or decline (H-03)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.core.clock import site_time
from app.core.errors import AppError
from app.core.words import Role
from app.core.words import text as word_text
from app.gate import queries, service
from app.gate.views import PassLineView, PassView
from ui.context import DeskContext
from ui.i18n import shown
from ui.page import DeskPage
from ui.theme.tokens import State
from ui.widgets.base import Card, PlainLabel, clear_layout
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.forms import ErrorLine, FieldForm
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable

SIGNERS = (Role.FINANCE, Role.PERSONNEL)


class SignPanel(QWidget):
    """List of waiting passes left, what stands behind the chosen one and the PIN right."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self._context = context
        self._passes: dict[str, PassView] = {}
        self._chosen = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 9)
        row.setSpacing(12)
        self.table = WorkTable(
            [
                Column(self.tr("出门证"), Kind.DOCUMENT, 130),
                Column(self.tr("缺签"), Kind.MARK, 190),
                Column(self.tr("车号"), width=110),
                Column(self.tr("收货单位"), stretch=True),
                Column(self.tr("箱数"), Kind.NUMBER, 60),
                Column(self.tr("装完"), Kind.DATE, 70),
            ],
            empty=self.tr("没有等您签字的出门证。装车关闭后会出现在这里。"),
        )
        self.table.setObjectName("list.waiting_passes")
        self.table.current_changed.connect(self._choose)
        card = Card(self.tr("待签出门证"), self.tr("选一行，核对右边，再键 PIN"))
        card.body.addWidget(self.table, 1)
        row.addWidget(card, 3)
        row.addWidget(self._right(), 2)
        self._show(None)

    def _right(self) -> QWidget:
        card = Card(self.tr("您签的是"), self.tr("条款 H-03"))
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(12)
        self._facts.setColumnStretch(1, 1)
        self._lines = QVBoxLayout()
        self.form = FieldForm()
        pin = self.form.add_text("pin", "PIN", hint=self.tr("每次签字都要键入"))
        pin.setObjectName("field.sign_pin")
        pin.setEchoMode(QLineEdit.EchoMode.Password)
        pin.returnPressed.connect(self._sign)
        self.form.add_text("reason", self.tr("不签原因"), hint=self.tr("只在不签时填写")).setObjectName("field.refuse_reason")
        self.error = ErrorLine()
        self.sign_button = PrimaryButton(self.tr("签字"), key="Ctrl+S")
        self.sign_button.setObjectName("do.sign")
        self.sign_button.clicked.connect(self._sign)
        self.refuse_button = KeyButton(self.tr("不签"))
        self.refuse_button.setObjectName("do.refuse_to_sign")
        self.refuse_button.clicked.connect(self._refuse)
        card.body.addLayout(self._facts)
        card.body.addLayout(self._lines)
        card.body.addStretch(1)
        card.body.addWidget(self.form)
        card.body.addWidget(self.error)
        buttons = QHBoxLayout()
        buttons.addWidget(self.sign_button, 2)
        buttons.addWidget(self.refuse_button, 1)
        card.body.addLayout(buttons)
        return card

    def reload(self) -> None:
        """Reads the waiting passes of the person's departments."""
        roles = self._context.actor.roles
        self._context.query(lambda s: queries.waiting_for(s, roles), self._show_list)

    def choose(self, number: str) -> None:
        """Chooses a pass by number."""
        self._chosen = number
        self.table.select_key(number)

    def _show_list(self, views: list[PassView]) -> None:
        self._passes = {view.number: view for view in views}
        self.table.set_rows([self._row(view) for view in views], list(self._passes))
        if self._chosen not in self._passes:
            self._chosen = next(iter(self._passes), "")
        if self._chosen:
            self.table.select_key(self._chosen)
        self._show(self._passes.get(self._chosen))

    def _row(self, view: PassView) -> list[object]:
        missing = "、".join(shown(word_text(role)) for role in view.missing)
        closed = f"{site_time(view.load_closed_at):%H:%M}" if view.load_closed_at else "—"
        return [view.number, MarkCell(State.HOLD, missing), view.plate, view.customer, str(view.boxes), closed]

    def _choose(self, number: object) -> None:
        if isinstance(number, str) and number in self._passes:
            self._chosen = number
            self.error.show_words("")
            self._show(self._passes[number])

    def _show(self, view: PassView | None) -> None:
        while self._facts.count():
            item = self._facts.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        clear_layout(self._lines)
        for widget in (self.sign_button, self.refuse_button, self.form):
            widget.setEnabled(view is not None)
        if view is None:
            return
        pairs = (
            (self.tr("出门证"), view.number),
            (self.tr("发货单"), "、".join(view.dispatch_nos)),
            (self.tr("收货单位"), view.customer),
            (self.tr("车号"), view.plate),
            (self.tr("柜号/封签"), " / ".join(filter(None, (view.container_no, "、".join(view.seals)))) or "—"),
            (self.tr("箱数/毛重"), self.tr("{n} 箱 / {kg} kg").format(n=view.boxes, kg=f"{view.gross_weight_g / 1000:g}")),
            (self.tr("装车确认"), "、".join(name for _, name in view.confirmed_by)),
            (self.tr("开证"), f"{view.maker} {site_time(view.made_at):%H:%M}"),
            (self.tr("已签"), "、".join(f"{shown(word_text(s.role))} {s.name}" for s in view.signatures) or "—"),
        )
        for number, (name, value) in enumerate(pairs):
            label = PlainLabel(value, "strong")
            label.setWordWrap(True)
            self._facts.addWidget(PlainLabel(name, "caption"), number, 0)
            self._facts.addWidget(label, number, 1)
        numbers = view.dispatch_nos
        self._context.query(lambda s: queries.goods(s, numbers), self._show_goods)

    def _show_goods(self, lines: tuple[PassLineView, ...]) -> None:
        clear_layout(self._lines)
        for line in lines[:6]:
            self._lines.addWidget(PlainLabel(f"{line.product_name} {line.model}  {line.quantity} {line.unit}"))

    def _role(self) -> Role | None:
        view = self._passes.get(self._chosen)
        roles = self._context.actor.roles
        return next((role for role in view.missing if role in roles), None) if view else None

    def _sign(self) -> None:
        role, number, pin = self._role(), self._chosen, self._pin()
        if role is None or not pin:
            return
        actor, place = self._context.actor, self._context.desk.place
        self._context.jobs.write(lambda: service.sign(place, actor, number, role, pin), self._signed, self._refused)

    def _refuse(self) -> None:
        role, number, pin = self._role(), self._chosen, self._pin()
        reason = str(self.form.value("reason"))
        if role is None or not pin:
            return
        actor, place = self._context.actor, self._context.desk.place
        self._context.jobs.write(
            lambda: service.refuse_to_sign(place, actor, number, role, pin, reason), self._signed, self._refused
        )

    def _pin(self) -> str:
        """The PIN, which leaves the field at once."""
        pin = str(self.form.value("pin"))
        self.form.set_value("pin", "")
        if not pin:
            self.form.set_error("pin", self.tr("请键入 PIN"))
        return pin

    def _signed(self, view: PassView) -> None:
        self.error.show_words("")
        self.form.set_value("reason", "")
        self._chosen = ""
        self.reload()

    def _refused(self, error: AppError) -> None:
        clause = f"{error.clause}  " if error.clause else ""
        self.error.show_words(f"{clause}{shown(error.reason)}")


class SignPage(DeskPage):
    """The page of the two departments."""

    key: ClassVar[str] = "sign"
    icon: ClassVar[str] = "pen"
    roles: ClassVar[frozenset[Role]] = frozenset(SIGNERS)
    tables: ClassVar[frozenset[str]] = frozenset({"gate_pass", "gate_signature"})

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, self.tr("签字"), self.tr("货物出门单须财务部、人事总务部两人签"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.panel = SignPanel(context)
        column.addWidget(self.panel)

    def reload(self) -> None:
        """Reads the waiting passes."""
        self.panel.reload()

    def open_document(self, document: str) -> None:
        """Chooses a pass."""
        self.panel.choose(document)
        self.panel.reload()
