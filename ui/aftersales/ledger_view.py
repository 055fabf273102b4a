"""台帐: every case of the after-sales ledger as a list (J-04)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.aftersales import queries, search_queries
from app.aftersales.views import CaseState, CaseView, Severity
from app.core.clock import site_time
from app.core.words import Role
from app.core.words import text as word_text
from app.desk import Reading
from ui.aftersales.cases_view import DESK
from ui.context import DeskContext
from ui.i18n import shown
from ui.storage.screen import StorageView
from ui.theme.tokens import State
from ui.widgets.base import Card
from ui.widgets.fields import SearchBox
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable


class LedgerView(StorageView):
    """The cases, newest first.

    Attributes:
        opened: A case was chosen; carries its number.
    """

    key: ClassVar[str] = "ledger"
    roles: ClassVar[frozenset[Role]] = DESK
    tables: ClassVar[frozenset[str]] = frozenset({"service_case"})

    opened = Signal(str)

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._asked = 0
        self.list = WorkTable(
            [
                Column(self.tr("服务单"), Kind.DOCUMENT, 130),
                Column(self.tr("状态"), Kind.MARK, 130),
                Column(self.tr("级别"), width=70),
                Column(self.tr("客户"), width=220),
                Column(self.tr("产品"), width=220),
                Column(self.tr("问题"), stretch=True),
                Column(self.tr("登记"), Kind.DATE, 110),
            ],
            empty=self.tr("没有服务单。按 F2 登记来电，或扫产品标签。"),
        )
        self.list.setObjectName("list.cases")
        self.list.opened.connect(lambda number: self.opened.emit(str(number)))
        self.search = SearchBox(hint=self.tr("找服务单：任一部分文字、客户、电话、序列号，或拼音首字母"), key="")
        self.search.setObjectName("field.ledger_search")
        self._typing = QTimer(self, singleShot=True, interval=150)
        self._typing.timeout.connect(self.reload)
        self.search.textChanged.connect(self._typing.start)
        card = Card(self.tr("售后服务台帐"), self.tr("回车打开"))
        card.body.addWidget(self.search)
        card.body.addWidget(self.list, 1)
        self.row.addWidget(card)

    def reload(self) -> None:
        """Reads the newest cases, or those that hold the words."""
        words = self.search.text().strip()
        self._asked += 1
        ticket = self._asked

        def ask(session: Reading) -> list[CaseView]:
            return search_queries.find(session, words, 200) if words else queries.cases(session)

        self.context.query(ask, lambda cases: self._show(cases) if ticket == self._asked else None)

    def first_field(self) -> QWidget | None:
        """The words to look for."""
        return self.search

    def _show(self, cases: list[CaseView]) -> None:
        now = self.context.desk.clock.now()
        self.list.set_rows([self._row(case, case.late_at(now)) for case in cases], [case.number for case in cases])

    def _row(self, case: CaseView, late: bool) -> list[object]:
        state = State.WRONG if late else State.GOOD if case.state is CaseState.CLOSED else State.UNDER_WAY
        level = shown(word_text(case.severity))
        problem = case.description.splitlines()[0][:60]
        mark = MarkCell(state, shown(word_text(case.state)))
        registered = f"{site_time(case.registered_at):%m-%d %H:%M}"
        return [case.number, mark, f"! {level}" if case.severity is Severity.MAJOR else level, case.customer,
                f"{case.product_name} {case.identity}", problem, registered]  # fmt: skip
