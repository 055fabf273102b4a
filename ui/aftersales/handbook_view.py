"""手册: articles found by any words left, the chosen one right, to read and to write (J-32)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.aftersales import handbook_queries as queries
from app.aftersales import handbook_service as service
from app.aftersales import queries as cases
from app.aftersales.handbook_views import ArticleDraft, ArticleView
from app.aftersales.views import CaseCause, CaseView
from app.catalog import queries as catalog
from app.catalog.views import ProductView
from app.core.errors import AppError
from app.core.words import Role
from app.core.words import text as word_text
from app.core.work import Work
from app.desk import Reading
from app.devices.code_table import Command as Code
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.parts import Said, scrolled
from ui.storage.screen import StorageView
from ui.theme.tokens import State
from ui.widgets.base import Card, PlainLabel
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.fields import SearchBox
from ui.widgets.forms import ErrorLine, FieldForm
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable

PREFIX = "handbook|"
"""How other views ask for an article: `open_document("handbook|12")`."""


class HandbookView(StorageView):
    """`open_document` takes an article's number, or the number of a case that an article is to be written from."""

    key: ClassVar[str] = "handbook"
    roles: ClassVar[frozenset[Role]] = frozenset(
        {Role.AFTER_SALES, Role.SALES, Role.TECHNICAL_SERVICE, Role.INSPECTOR, Role.PROJECT_MANAGER, Role.LEADERSHIP}
    )
    tables: ClassVar[frozenset[str]] = frozenset({"handbook_article"})
    series: ClassVar[tuple[str, ...]] = (PREFIX,)

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._article: ArticleView | None = None
        self._wanted: int | None = None
        self._views: dict[int, ArticleView] = {}
        self._asked = 0
        self.row.addWidget(self._list(), 3)
        self.row.addWidget(self._panel(), 2)
        self._fill(None)
        context.person_changed.connect(self._show_buttons)

    def _list(self) -> Card:
        self.search = SearchBox(hint=self.tr("找手册：问题、原因、产品，或拼音首字母"), key="")
        self.search.setObjectName("field.handbook_search")
        self._typing = QTimer(self, singleShot=True, interval=150)
        self._typing.timeout.connect(self.reload)
        self.search.textChanged.connect(self._typing.start)
        self.table = WorkTable(
            [
                Column(self.tr("条目"), Kind.NUMBER, 52),
                Column(self.tr("问题"), stretch=True),
                Column(self.tr("产品"), width=150),
                Column(self.tr("章节"), width=72),
                Column(self.tr("状态"), Kind.MARK, 76),
            ],
            empty=self.tr("没有符合的条目。按 Ctrl+N 写一条，或在服务单里「写入手册」。"),
        )
        self.table.setObjectName("list.handbook")
        self.table.current_changed.connect(self._choose)
        card = Card(self.tr("技术支持手册"), " ")
        card.body.addWidget(self.search)
        card.body.addWidget(self.table, 1)
        self.card = card
        return card

    def _panel(self) -> Card:
        self.form = FieldForm()
        self.form.add_text("problem", self.tr("问题"), required=True, hint=self.tr("客户看到的现象，一句话")).setObjectName("field.problem")
        causes = [(shown(word_text(one)), one) for one in CaseCause]
        self.form.add_choice("cause", self.tr("章节"), causes, required=True, empty=self.tr("请选")).setObjectName("field.chapter")
        self.product = self.form.add_choice("product", self.tr("产品"), [], empty=self.tr("各产品"))
        self.product.setObjectName("field.product")
        self.form.add_long_text("reason", self.tr("原因"), required=True).setObjectName("field.reason")
        steps = self.form.add_long_text("steps", self.tr("处理步骤"), required=True, hint=self.tr("一步一行"))
        steps.setObjectName("field.steps")
        steps.setMinimumHeight(150)
        steps.setMaximumHeight(360)
        self.form.add_text("case_no", self.tr("来源"), hint=self.tr("服务单号，可空")).setObjectName("field.source_case")
        self.facts = PlainLabel("", "caption")
        self.facts.setWordWrap(True)
        self.error = ErrorLine()
        self.said = Said()
        self.new = KeyButton(self.tr("新条目"), key="Ctrl+N", icon="plus")
        self.new.setObjectName("do.new_article")
        self.new.clicked.connect(lambda: self._begin())
        self.out = KeyButton(self.tr("停用"))
        self.out.setObjectName("do.withdraw_article")
        self.out.clicked.connect(self._withdraw)
        self.print = KeyButton(self.tr("打印手册"), cap="F10", icon="printer")
        self.print.setObjectName("do.print_handbook")
        self.print.clicked.connect(self._print)
        self.save = PrimaryButton(self.tr("保存条目"), key="Ctrl+S")
        self.save.setObjectName("do.save_article")
        self.save.clicked.connect(self._save)
        card = Card(self.tr("条目"), " ")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.addWidget(self.form)
        column.addWidget(self.facts)
        column.addStretch(1)
        card.body.addWidget(scrolled(inside), 1)
        card.body.addWidget(self.error)
        card.body.addWidget(self.said)
        first, second = QHBoxLayout(), QHBoxLayout()
        for line, parts in ((first, (self.new, self.out, self.print)), (second, (self.save,))):
            line.setSpacing(8)
            for part in parts:
                line.addWidget(part, 1)
            card.body.addLayout(line)
        self.detail = card
        return card

    # Reading

    def reload(self) -> None:
        """Reads what the words find."""
        words = self.search.text()
        self._asked += 1
        ticket = self._asked

        def ask(session: Reading) -> tuple[list[ArticleView], list[ProductView]]:
            return queries.articles(session, words, withdrawn=True), catalog.products(session, active_only=True)

        self.context.query(ask, lambda found: self._show(*found) if ticket == self._asked else None)

    def _show(self, found: list[ArticleView], products: list[ProductView]) -> None:
        if self.product.count() != len(products) + 1:
            chosen = self.product.currentData()
            while self.product.count() > 1:
                self.product.removeItem(1)
            for one in products:
                self.product.addItem(f"{one.name} {one.model}".strip(), one.product_id)
            self.form.set_value("product", chosen if chosen is not None else self._article.product_id if self._article else None)
        self._views = {one.no: one for one in found}
        rows = [[one.no, one.problem, one.product_name or self.tr("各产品"), shown(word_text(one.cause)), self._mark(one)] for one in found]
        self.table.set_rows(rows, [one.no for one in found])
        self.card.note.setText(self.tr("{n} 条").format(n=sum(1 for one in found if one.active)))
        if self._wanted in self._views:
            self.table.select_key(self._wanted)
            self._wanted = None
        if self._article is not None and self._article.no in self._views:
            fresh = self._views[self._article.no]
            if fresh.version != self._article.version:
                self._fill(fresh)

    def _mark(self, view: ArticleView) -> MarkCell:
        return MarkCell(State.GOOD, self.tr("在用")) if view.active else MarkCell(State.NOT_YET, self.tr("停用"))

    def open_document(self, document: str) -> None:
        """An article by its number; a case number begins an article from it."""
        asked = document.removeprefix(PREFIX)
        if asked.startswith("SH"):
            self._begin(asked)
        elif asked.isdigit():
            self.search.clear()
            self._wanted = int(asked)
            self.reload()

    def hand_on(self, before: int, after: int) -> None:
        """An entry that was half written goes with who wrote it."""
        self.said.setText("")
        self.search.clear()
        self.table.clearSelection()
        self._fill(None)

    def first_field(self) -> QWidget | None:
        """The words to look for."""
        return self.search

    def _choose(self, no: object) -> None:
        view = self._views.get(no) if isinstance(no, int) else None
        if view is not None and (self._article is None or view.no != self._article.no):
            self._fill(view)

    def _fill(self, view: ArticleView | None) -> None:
        self._article = view
        self.error.show_words("")
        for key in ("problem", "cause", "reason", "steps", "case_no"):
            self.form.set_value(key, getattr(view, key) if view else None if key == "cause" else "")
        self.form.set_value("product", view.product_id if view else None)
        self.detail.title.setText(view.number if view else self.tr("新条目"))
        self.facts.setText(self._written(view) if view else self.tr("写下能帮到下一次来电的人的话：现象、原因、一步一步怎么做。"))
        self._show_buttons()

    def _written(self, view: ArticleView) -> str:
        written = self.tr("{who} {day} 写").format(who=view.writer, day=view.written_at.date().isoformat())
        return written if view.revised_at is None else written + self.tr("，{day} 改").format(day=view.revised_at.date().isoformat())

    def _show_buttons(self) -> None:
        may = bool(self.context.actor.roles & frozenset({Role.AFTER_SALES, Role.TECHNICAL_SERVICE, Role.INSPECTOR}))
        for part in (self.save, self.new):
            part.setEnabled(may)
        self.out.setEnabled(may and self._article is not None and self._article.active)

    # Writing

    def _begin(self, case_no: str = "") -> None:
        self._fill(None)
        self.table.clearSelection()
        self.form.set_value("case_no", case_no)
        self.form.editor("problem").setFocus()
        if case_no:
            self.context.query(lambda s: cases.case(s, case_no), self._take_case)

    def _take_case(self, case: CaseView | None) -> None:
        """What is known of a case stands in the new entry, to be shortened to what helps the next time."""
        if case is None or self._article is not None or self.form.value("case_no") != case.number:
            return
        steps = "\n".join(filter(None, (case.solution, case.work_done)))
        for key, value in (
            ("problem", case.description.partition("\n")[0]), ("cause", case.cause), ("reason", case.cause_words or case.analysis),
            ("steps", steps), ("product", case.product_id),
        ):  # fmt: skip
            if not self.form.value(key):  # what was typed meanwhile stays
                self.form.set_value(key, value)

    def _save(self) -> None:
        values = self.form.values()
        missing = {key: self.tr("请填写") for key in ("problem", "cause", "reason", "steps") if not values[key]}
        if missing:
            self.form.show_errors(missing)
            return
        draft = ArticleDraft(
            values["problem"], values["reason"], values["steps"], values["cause"], values["product"], values["case_no"]
        )
        old = self._article

        def act(work: Work) -> ArticleView:
            return service.write(work, draft) if old is None else service.revise(work, old.article_id, draft, old.version)

        self.context.command(act, self._saved, self._refused)

    def _withdraw(self) -> None:
        old = self._article
        if old is not None:
            self.context.command(lambda work: service.withdraw(work, old.article_id, old.version), self._saved, self._refused)

    def _print(self) -> None:
        self.context.command(service.print_book, lambda _: self.said.setText(self.tr("手册已排队打印")), self._refused)

    def _saved(self, view: ArticleView) -> None:
        self._fill(view)
        self._wanted = view.no
        words = self.tr("{number} 已保存") if view.active else self.tr("{number} 已停用")
        self.said.setText(words.format(number=view.number))
        self.reload()

    def _refused(self, error: AppError) -> None:
        self.error.show_words(shown(error.reason))

    def key_pressed(self, command: Code) -> None:
        """F10 prints the book."""
        if command is Code.PRINT:
            self._print()
