"""条款: all rows of the catalogue and its contradictions, as the program follows them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.clauses import catalogue
from app.clauses.catalogue import AREAS, ClauseClass, ClauseRow, Contradiction
from app.settings.catalogue import specs
from app.settings.service import aliases
from ui.context import DeskContext
from ui.settings.parts import Links, SettingsView, SidePanel, as_named, heading, matches, paragraph
from ui.widgets.tables import Cell, Column, WorkTable

CONTRADICTIONS = "X"


class ClauseView(SettingsView):
    """List on the left, the whole row on the right; links lead from row to row."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._chosen = ""
        self._aliases: dict[str, str] = {}
        self.table = WorkTable(
            [
                Column(self.tr("条款"), width=76),
                Column(self.tr("内容"), stretch=True),
                Column(self.tr("类别"), width=70),
                Column(self.tr("出处"), width=130),
            ],
            empty=self.tr("没有符合的，按 Esc 清除筛选。"),
        )
        self.table.setObjectName("list.clauses")
        self.table.current_changed.connect(self._choose)
        self.filter = self.filter_box(self.tr("筛选：条款号、内容、拒绝语、出处"))
        self.filter.textChanged.connect(lambda _: self._fill())
        self.area = QComboBox()
        self.area.setObjectName("field.area")
        self.area.setAccessibleName(self.tr("范围"))
        self.area.setFixedHeight(34)
        self.area.addItem(self.tr("全部条款"), "")
        for letter, title in AREAS.items():
            self.area.addItem(f"{letter} {title}", letter)
        self.area.addItem(self.tr("X 矛盾与取舍"), CONTRADICTIONS)
        self.area.currentIndexChanged.connect(lambda _: self._fill())
        self.kind = QComboBox()
        self.kind.setObjectName("field.class")
        self.kind.setAccessibleName(self.tr("类别"))
        self.kind.setFixedHeight(34)
        self.kind.addItem(self.tr("各类"), None)
        for each in ClauseClass:
            self.kind.addItem(self._class_word(each), each)
        self.kind.currentIndexChanged.connect(lambda _: self._fill())
        self.card = self.list_card(self.tr("条款"), self.table, [self.area, self.kind, self.filter])
        self.row.addWidget(self.card, 10)
        self.row.addWidget(self._make_panel(), 9)
        self._fill()

    def _class_word(self, kind: ClauseClass) -> str:
        return {
            ClauseClass.ENFORCE: self.tr("拦截"),
            ClauseClass.RECORD: self.tr("记录"),
            ClauseClass.REMIND: self.tr("提醒"),
            ClauseClass.REPORT: self.tr("统计"),
            ClauseClass.PRINT: self.tr("打印"),
        }[kind]

    def _class_says(self, kind: ClauseClass) -> str:
        return {
            ClauseClass.ENFORCE: self.tr("拦截，不合规定的操作被拒绝"),
            ClauseClass.RECORD: self.tr("记录，留下谁、何时、什么"),
            ClauseClass.REMIND: self.tr("提醒，到期前和到期时提示"),
            ClauseClass.REPORT: self.tr("统计，进报表"),
            ClauseClass.PRINT: self.tr("打印，印在单据或标签上"),
        }[kind]

    def _make_panel(self) -> QWidget:
        self.panel = SidePanel(self.tr("选一条"))
        self.panel.setMinimumWidth(420)
        self.panel.setMaximumWidth(900)
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self.panel.content.addWidget(self._body)
        return self.panel

    def reload(self) -> None:
        """The catalogue is part of the program; only the other names of posts and departments are read (X-16)."""
        now = self.context.desk.clock.now()
        self.context.query(lambda session: aliases(session, now), self._take_aliases)
        if not self.table.current_key() and self.table.rows.total():
            self.table.select_key(self._chosen or self.table.rows.key(0))

    def _take_aliases(self, found: dict[str, str]) -> None:
        changed, self._aliases = found != self._aliases, found
        if changed and self.filter.text():
            self._fill()

    def _matches(self, *texts: str) -> bool:
        """Whether the texts hold what is searched for, under the name that was typed or the one that the program uses."""
        needle = self.filter.text()
        return matches(needle, *texts) or matches(as_named(needle, self._aliases), *texts)

    def open_document(self, document: str) -> None:
        """Chooses a row (`C-14`) or a contradiction (`X-31`)."""
        self.filter.clear()
        self.kind.setCurrentIndex(0)
        self.area.setCurrentIndex(self.area.count() - 1 if document.startswith("X-") else 0)
        self.table.select_key(document)

    def _fill(self) -> None:
        area, kind = self.area.currentData(), self.kind.currentData()
        self.kind.setEnabled(area != CONTRADICTIONS)
        if area == CONTRADICTIONS:
            found = [x for x in catalogue.contradictions() if self._matches(x.id, x.title, x.gap, x.resolution, *x.rows)]
            self.table.set_rows([self._contradiction_line(x) for x in found], [x.id for x in found])
            self.card.note.setText(self.tr("{n} 条").format(n=len(found)))
            return
        rows = [
            r for r in catalogue.rows()
            if (not area or r.area == area) and (kind is None or r.clause_class is kind)
            and self._matches(r.id, r.title, r.rule, r.behaviour, *r.refusals, *r.sources, *r.cites)
        ]  # fmt: skip
        self.table.set_rows([self._line(row) for row in rows], [row.id for row in rows])
        self.card.note.setText(self.tr("{n} / {all} 条").format(n=len(rows), all=len(catalogue.rows())))

    def _line(self, row: ClauseRow) -> tuple[object, ...]:
        kind = Cell(self._class_word(row.clause_class), row.clause_class is ClauseClass.ENFORCE)
        return Cell(row.id, True), row.title, kind, "、".join(dict.fromkeys(row.source_codes))

    def _contradiction_line(self, entry: Contradiction) -> tuple[object, ...]:
        return Cell(entry.id, True), entry.title, self.tr("矛盾"), "、".join(entry.rows[:3])

    def _choose(self, key: str | None) -> None:
        if not key:
            return
        self._chosen = key
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        if key.startswith("X-"):
            self._show_contradiction(next(x for x in catalogue.contradictions() if x.id == key))
        else:
            self._show_row(catalogue.row(key))
        self._column.addStretch(1)
        self.panel.content.replaceWidget(self._body, body)
        self._body.hide()
        self._body.deleteLater()
        self._body = body
        self.panel.area.verticalScrollBar().setValue(0)

    def _show_row(self, row: ClauseRow) -> None:
        self.panel.title.setText(row.id)
        self.panel.note.setText(f"{row.area} {AREAS[row.area]}")
        self._column.addWidget(paragraph(row.title, "cardTitle"))
        self._column.addWidget(paragraph(self.tr("类别：{kind}").format(kind=self._class_says(row.clause_class)), "caption"))
        self._part(self.tr("规定"), [row.rule])
        self._part(self.tr("程序怎么做"), [row.behaviour])
        self._part(self.tr("拒绝时说"), [f"「{words}」" for words in row.refusals])
        titles = {source.code: source.title for source in catalogue.sources()}
        self._part(self.tr("出处"), [f"{place}　{titles.get(place.split(' ', 1)[0], '')}" for place in row.sources])
        disputes = {entry.id: entry for entry in catalogue.contradictions()}
        mine = [disputes[name] for name in row.cites if name in disputes]
        mine += [entry for entry in disputes.values() if row.id in entry.rows and entry not in mine]
        if mine:
            self._part(self.tr("矛盾与取舍"), [f"{entry.id} {entry.title}：{entry.resolution}" for entry in mine])
        others = [name for name in row.cites if name not in disputes]
        self._links([*(entry.id for entry in mine), *others])
        if row.edge:
            self._part(self.tr("范围"), [self.tr("在交付业务边缘：只留日期或编号。")])

    def _show_contradiction(self, entry: Contradiction) -> None:
        self.panel.title.setText(entry.id)
        self.panel.note.setText(self.tr("矛盾与取舍"))
        self._column.addWidget(paragraph(entry.title, "cardTitle"))
        self._part(self.tr("哪里不一致"), [entry.gap])
        self._part(self.tr("默认怎么做"), [entry.resolution])
        known = specs()
        self._part(self.tr("可在站点设置里改"), [f"{known[k].title}（{k}）" if k in known else k for k in entry.settings])
        self._part(self.tr("涉及条款"), [f"{name} {catalogue.row(name).title}" for name in entry.rows])
        self._links(entry.rows)

    def _part(self, title: str, texts: list[str]) -> None:
        if texts:
            self._column.addSpacing(4)
            self._column.addWidget(heading(title))
            for words in texts:
                self._column.addWidget(paragraph(words))

    def _links(self, ids: Iterable[str]) -> None:
        wanted = list(dict.fromkeys(ids))
        if wanted:
            links = Links(5)
            links.show_links(wanted)
            links.opened.connect(self.clause_wanted)
            self._column.addWidget(links)
