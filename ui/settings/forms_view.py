"""表单: the register of every paper that the program prints: number, edition, copies, control and retention (M-04, M-08)."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.words import Role
from app.printing.forms import FormView, forms
from ui.context import DeskContext
from ui.settings.parts import NONE, Links, Pairs, SettingsView, SidePanel, matches, paragraph
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton
from ui.widgets.tables import Cell, Column, Kind, MarkCell, WorkTable


class FormsView(SettingsView):
    """The list on the left; right the chosen form and the ways to its settings."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._forms: dict[str, FormView] = {}
        self._wanted = ""
        self.table = WorkTable(
            [
                Column(self.tr("表单编号"), Kind.DOCUMENT, 128),
                Column(self.tr("表单"), stretch=True),
                Column(self.tr("版次"), width=64),
                Column(self.tr("联次"), Kind.NUMBER, 64),
                Column(self.tr("控制"), Kind.MARK, 96),
                Column(self.tr("保存"), Kind.NUMBER, 84),
                Column(self.tr("条款"), width=110),
            ],
            empty=self.tr("没有符合的，按 Esc 清除筛选。"),
        )  # fmt: skip
        self.table.setObjectName("list.forms")
        self.table.current_changed.connect(self._choose)
        self.filter = self.filter_box(self.tr("筛选：表单、编号、条款"))
        self.filter.textChanged.connect(lambda _: self._fill())
        self.card = self.list_card(self.tr("表单"), self.table, [self.filter])
        self.row.addWidget(self.card, 1)
        self.row.addWidget(self._make_panel())

    def _make_panel(self) -> QWidget:
        self.panel = SidePanel(self.tr("选一种表单"))
        self._pairs, self._links = Pairs(), Links()
        self._links.opened.connect(self.clause_wanted)
        self._words = paragraph("", "caption")
        content = self.panel.content
        for widget in (self._pairs, self._links, self._words):
            content.addWidget(widget)
        self._change: list[KeyButton] = []
        for part, words in (
            ("form_no", self.tr("改编号")), ("edition", self.tr("改版次")), ("copies", self.tr("改联次")), ("", self.tr("改保存年限"))
        ):  # fmt: skip
            button = KeyButton(words)
            button.setObjectName(f"do.form_{part or 'years'}")
            button.clicked.connect(lambda _=False, part=part: self._open(part))
            self._change.append(button)
            content.addWidget(button)
        content.addStretch(1)
        return self.panel

    def reload(self) -> None:
        """Reads every form as it is in force."""
        now = self.context.desk.clock.now()
        self.context.query(lambda session: forms(session, now), self._show)

    def open_document(self, document: str) -> None:
        """Chooses a form by its name in the program or its number."""
        self.filter.clear()
        self._wanted = document
        self._choose_wanted()

    def _choose_wanted(self) -> None:
        found = next((one.paper for one in self._forms.values() if self._wanted in (one.paper, one.form_no)), "")
        if found:
            self.table.select_key(found)
            self._wanted = ""

    def _show(self, found: list[FormView]) -> None:
        chosen = self.table.current_key()
        self._forms = {one.paper: one for one in found}
        self._fill()
        self.table.select_key(chosen if chosen in self._forms else next(iter(self._forms)))
        self._choose_wanted()
        self._choose(self.table.current_key())

    def _fill(self) -> None:
        needle = self.filter.text()
        found = [one for one in self._forms.values() if matches(needle, one.title, one.form_no, *one.rows)]
        self.table.set_rows([self._line(one) for one in found], [one.paper for one in found])
        controlled = sum(one.controlled for one in found)
        self.card.note.setText(self.tr("{n} 种，{m} 种受控").format(n=len(found), m=controlled))

    def _line(self, one: FormView) -> tuple[Any, ...]:
        mark = MarkCell(State.GOOD, self.tr("受控")) if one.controlled else MarkCell(State.NOT_YET, self.tr("一般"))
        years = Cell(self.tr("{n} 年").format(n=one.years), one.own_years)
        return one.form_no, one.title, one.edition, str(len(one.copies)), mark, years, "、".join(one.rows[:2]) or NONE

    def _choose(self, key: str | None) -> None:
        one = self._forms.get(key or "")
        administrator = self.context.actor.has(Role.ADMINISTRATOR)
        for button in self._change:
            button.setVisible(one is not None and administrator)
        if one is None:
            return
        self.panel.title.setText(one.title)
        own = self.tr("{n} 年（这种表单自己的年限）") if one.own_years else self.tr("{n} 年（全厂的年限）")
        self._pairs.show_pairs(
            [
                (self.tr("编号"), one.form_no), (self.tr("版次"), one.edition), (self.tr("联次"), "、".join(one.copies)),
                (self.tr("保存"), own.format(n=one.years)),
            ]
        )  # fmt: skip
        self._links.show_links((*one.rows, "M-08"))
        controlled = self.tr("受控表单：编号、版次、联次的变更须另一人批准（M-06）。")
        self._words.setText(controlled if one.controlled else self.tr("一般表单：管理员可直接改编号、版次、联次，变更留在审计里。"))

    def _open(self, part: str) -> None:
        key = self.table.current_key()
        if key:
            self.clause_wanted.emit(f"slips.{key}.{part}" if part else "records.own_years")
