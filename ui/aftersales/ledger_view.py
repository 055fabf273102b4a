"""台帐: every case of a period, by what is still to be done; printed as the ledger (J-04)."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QWidget

from app.aftersales import case_papers, queries, search_queries
from app.aftersales.views import CaseState, CaseView, Severity
from app.core.clock import months_after, site_day, site_time
from app.core.errors import AppError
from app.core.words import Role
from app.core.words import text as word_text
from app.desk import Reading
from app.devices.code_table import Command as Code
from ui.aftersales.cases_view import DESK
from ui.context import DeskContext
from ui.i18n import shown
from ui.storage.screen import StorageView
from ui.theme.tokens import State
from ui.widgets.base import Card, PlainLabel
from ui.widgets.buttons import Chip, KeyButton
from ui.widgets.fields import SearchBox
from ui.widgets.forms import ErrorLine
from ui.widgets.moments import DayEdit
from ui.widgets.spans import span_words
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable

ALL, OPEN, LATE = "all", "open", "late"
MOST = 2000
"""So many open cases are listed."""


class LedgerView(StorageView):
    """The cases of a period; those whose time runs out stand first.

    Attributes:
        opened: A case was chosen; carries its number.
    """

    key: ClassVar[str] = "ledger"
    roles: ClassVar[frozenset[Role]] = DESK
    tables: ClassVar[frozenset[str]] = frozenset({"service_case"})

    opened = Signal(str)

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._cases: list[CaseView] = []
        self._which = OPEN
        self._asked = 0
        self.list = WorkTable(
            [
                Column(self.tr("服务单"), Kind.DOCUMENT, 122),
                Column(self.tr("状态"), Kind.MARK, 112),
                Column(self.tr("还有"), Kind.TEXT, 118),
                Column(self.tr("级别"), width=56),
                Column(self.tr("类别"), width=74),
                Column(self.tr("责任"), width=62),
                Column(self.tr("客户"), stretch=True),
                Column(self.tr("产品"), stretch=True),
                Column(self.tr("问题"), stretch=True),
                Column(self.tr("来电"), Kind.DATE, 92),
            ],
            empty=self.tr("没有服务单。按 F2 登记来电，或扫产品标签。"),
        )
        self.list.setObjectName("list.cases")
        self.list.opened.connect(lambda number: self.opened.emit(str(number)))
        self._card = Card(self.tr("售后服务台帐"), self.tr("回车打开"))
        self._card.body.addLayout(self._tools())
        self.error = ErrorLine()
        self._card.body.addWidget(self.error)
        self._card.body.addWidget(self.list, 1)
        self.row.addWidget(self._card)

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._chips: dict[str, Chip] = {}
        for key, words in ((OPEN, self.tr("未结")), (LATE, self.tr("超期")), (ALL, self.tr("全部"))):
            chip = Chip(words)
            chip.setObjectName(f"chip.{key}")
            chip.setChecked(key == self._which)
            chip.clicked.connect(lambda _=False, key=key: self._choose(key))
            self._chips[key] = chip
            row.addWidget(chip)
        row.addSpacing(12)
        today = site_day(self.context.desk.clock.now())
        first = months_after(today.replace(day=1), -2)
        self.first, self.last = (self._day(name, day) for name, day in (("ledger_first", first), ("ledger_last", today)))
        row.addWidget(PlainLabel(self.tr("登记日期"), "caption"))
        row.addWidget(self.first)
        row.addWidget(PlainLabel("—", "caption"))
        row.addWidget(self.last)
        self.search = SearchBox(hint=self.tr("找服务单：任一部分文字、客户、电话、序列号，或拼音首字母"), key="")
        self.search.setObjectName("field.ledger_search")
        self._typing = QTimer(self, singleShot=True, interval=150)
        self._typing.timeout.connect(self.reload)
        self.search.textChanged.connect(self._typing.start)
        row.addWidget(self.search, 1)
        self.print_button = KeyButton(self.tr("打印台帐"), icon="printer", cap="F10")
        self.print_button.setObjectName("do.print_ledger")
        self.print_button.clicked.connect(self._print)
        row.addWidget(self.print_button)
        return row

    def _day(self, name: str, day: date) -> QDateEdit:
        editor = DayEdit(QDate(day.year, day.month, day.day))
        editor.setDisplayFormat("yyyy-MM-dd")
        editor.setObjectName(f"field.{name}")
        editor.setAccessibleName(self.tr("从") if name.endswith("first") else self.tr("到"))
        editor.setFixedSize(124, 36)
        editor.lineEdit().setTextMargins(10, 0, 0, 0)
        editor.dateChanged.connect(lambda _: self.reload())
        return editor

    def first_field(self) -> QWidget:
        """The words to look for."""
        return self.search

    def hand_on(self, before: int, after: int) -> None:
        """What was looked for goes."""
        self.search.clear()
        self.error.show_words("")

    def key_pressed(self, command: Code) -> None:
        """F10 prints."""
        if command is Code.PRINT:
            self._print()

    def reload(self) -> None:
        """Reads the cases that are open, those of the period with them, or those that hold the words, whatever their day."""
        first, last = self._period()
        words, everything = self.search.text().strip(), self._which == ALL
        self._asked += 1
        ticket = self._asked

        def ask(session: Reading) -> list[CaseView]:
            if words:
                return search_queries.find(session, words, 200)
            return _read(session, first, last) if everything else queries.waiting(session, MOST)

        self.context.query(ask, lambda cases: self._take(cases) if ticket == self._asked else None)

    def _period(self) -> tuple[date, date]:
        first, last = (datetime.fromisoformat(e.date().toString("yyyy-MM-dd")).date() for e in (self.first, self.last))
        return first, last

    def _take(self, cases: list[CaseView]) -> None:
        self._cases = cases
        self._show()

    def _choose(self, which: str) -> None:
        self._which = which
        if self.search.text():
            self.search.clear()  # a filter is for what is not looked for by words; it is read anew
        else:
            self.reload()

    def _show(self) -> None:
        now = self.context.desk.clock.now()
        searched = bool(self.search.text().strip())
        for key, chip in self._chips.items():  # words are looked for in all cases, whatever their state
            chip.setChecked(key == (ALL if searched else self._which))
        found = [case for case in self._cases if searched or self._fits(case, now)]
        found.sort(key=lambda case: _urgency(case, now))
        self.list.set_empty(
            self.tr("没有符合的，按 Esc 清除筛选") if searched else self.tr("没有这样的服务单。按 F2 登记来电，或扫产品标签。")
        )
        self.list.set_rows([self._row(case, now) for case in found], [case.number for case in found])
        late = sum(1 for case in self._cases if _overdue(case, now))
        running = sum(1 for case in self._cases if case.state is not CaseState.CLOSED)
        self._card.note.setText(
            self.tr("{n} 件·未结 {open}·超期 {late}·回车打开").format(n=len(found), open=running, late=late)
        )

    def _fits(self, case: CaseView, now: datetime) -> bool:
        if self._which == OPEN:
            return case.state is not CaseState.CLOSED
        return self._which == ALL or _overdue(case, now)

    def _row(self, case: CaseView, now: datetime) -> list[object]:
        late = _overdue(case, now)
        state = State.WRONG if late else State.GOOD if case.state is CaseState.CLOSED else State.UNDER_WAY
        level = shown(word_text(case.severity))
        problem = case.description.splitlines()[0][:60] if case.description else ""
        return [
            case.number, MarkCell(state, shown(word_text(case.state))), self._left(case, now),
            f"! {level}" if case.severity is Severity.MAJOR else level, shown(word_text(case.kind)), shown(word_text(case.owner)),
            case.customer or case.phone, f"{case.product_name} {case.identity}".strip() or "—", problem,
            f"{site_time(case.began_at):%m-%d %H:%M}",
        ]  # fmt: skip

    def _left(self, case: CaseView, now: datetime) -> str:
        """Time to the first response, else to the solution."""
        if case.state is CaseState.CLOSED:
            return self.tr("响应超时") if case.response_late else "—"
        due = case.respond_by if case.responded_at is None else case.solve_by
        what = self.tr("响应") if case.responded_at is None else self.tr("解决")
        if case.state is CaseState.CONFIRMED:
            return self.tr("待总结")
        amount = span_words(due - now)
        return f"{what} {amount}" if now <= due else self.tr("{what}超 {amount}").format(what=what, amount=amount)

    def _print(self) -> None:
        first, last = self._period()
        self.context.command(lambda w: case_papers.print_ledger(w, first, last), self._printed, self._refused)

    def _printed(self, nth: int) -> None:
        self.error.show_words("")
        self._card.note.setText(self.tr("台帐已送打印（第 {n} 次）").format(n=nth))

    def _refused(self, error: AppError) -> None:
        self.error.show_words(shown(error.reason))


def _read(session: Reading, first: date, last: date) -> list[CaseView]:
    found = {case.number: case for case in queries.between(session, first, last, told=False)}
    found.update((case.number, case) for case in queries.waiting(session, MOST))
    return list(found.values())


def _overdue(case: CaseView, now: datetime) -> bool:
    if case.state in (CaseState.CONFIRMED, CaseState.CLOSED):
        return False
    return now > (case.respond_by if case.responded_at is None else case.solve_by)


def _urgency(case: CaseView, now: datetime) -> tuple[int, datetime]:
    if case.state is CaseState.CLOSED:
        return 2, case.registered_at
    return (0 if _overdue(case, now) else 1), (case.respond_by if case.responded_at is None else case.solve_by)
