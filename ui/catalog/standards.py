"""检验标准: three groups with limits, basis, sampling, revision; the designer's parameters where there is none (B-03 to B-05)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.catalog import queries as catalog
from app.core.errors import AppError
from app.core.words import text as word_text
from app.core.work import Work
from app.desk import Reading
from app.files.service import read_file
from app.imports.views import ImportKind
from app.quality import standards
from app.quality.views import InspectionGroup, SamplingPlan, StandardDraft, StandardItemDraft, StandardKind, StandardView
from ui.catalog.master import BadField, MasterView, day_of
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.parts import minute
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton
from ui.widgets.files import file_to_open
from ui.widgets.lines import LineColumn, LinesEditor
from ui.widgets.tables import Column, Kind, MarkCell

_TEXTS = ("code", "revision", "national", "company", "customer", "author", "task_no")
_PARAMETERS = ("author", "dated_on", "task_no", "paper")

translate = QCoreApplication.translate


class StandardsView(MasterView):
    """What is written stays as it was: a change is a new revision."""

    key = "standards"
    roles = frozenset(standards.AUTHORS)
    table_kind = ImportKind.STANDARDS
    panel_width = 580

    def __init__(self, context: DeskContext) -> None:
        columns = [
            Column(self.tr("产品"), stretch=True),
            Column(self.tr("标准编号"), Kind.DOCUMENT, 116),
            Column(self.tr("版次"), width=48),
            Column(self.tr("状态"), Kind.MARK, 110),
        ]
        self._products: dict[int, str] = {}
        self._source: StandardView | None = None  # what a new revision begins with
        self._file: tuple[str, bytes] | None = None
        super().__init__(context, self.tr("检验标准"), columns, self.tr("筛选：产品、编号"), self.tr("新检验标准"))
        self.reason.setPlaceholderText(self.tr("停用时写明"))
        self.form.name_field("reason", self.tr("停用原因"))

    def build(self) -> None:
        """Product, number, basis, sampling, the items of the three groups; for parameters author, day and paper."""
        form = self.form
        form.add_choice("kind", self.tr("种类"), [(shown(word_text(kind)), kind.value) for kind in StandardKind])
        form.add_choice("product_id", self.tr("产品"), [], required=True)
        form.add_text("code", self.tr("编号"), required=True, hint="Q/SF 012")
        form.add_text("revision", self.tr("版次"), required=True, hint="A")
        form.add_text("author", self.tr("编制人"), hint=self.tr("出参数的设计人员"))
        form.add_text("dated_on", self.tr("编制日期"), hint="2026-11-23")
        form.add_text("task_no", self.tr("只用于任务单"), hint=self.tr("空着就用于这个产品"))
        self.paper = KeyButton(self.tr("选签字的参数单…"), icon="doc")
        self.paper.setObjectName("do.paper")
        self.paper.clicked.connect(self._choose_file)
        form.add_field("paper", self.tr("附件"), self.paper)
        form.add_text("national", self.tr("国家标准"), hint="GB/T 14048.2")
        form.add_text("company", self.tr("企业标准"), hint="Q/SF 012-2026")
        form.add_text("customer", self.tr("客户要求"), hint=self.tr("合同技术协议 3.2"))
        form.add_choice("plan", self.tr("检验方式"), [(shown(word_text(plan)), plan.value) for plan in SamplingPlan])
        form.add_number("sample", self.tr("抽样件数"), low=1, high=10_000, unit=self.tr("件"))
        form.add_number("accept", self.tr("允许不合格"), high=1000, unit=self.tr("件"))
        self.groups = {group: _items(group) for group in InspectionGroup}
        for group, editor in self.groups.items():
            form.add_field(f"items_{group.value}", shown(word_text(group)), editor)
            editor.changed.connect(self.edited)
        form.changed.connect(lambda key: self._fit() if key in ("kind", "plan") else None)

    def more(self) -> Sequence[QWidget]:
        """做新版次 and 停用."""
        self.revise = KeyButton(self.tr("做新版次"), icon="plus", key="Ctrl+R")
        self.revise.setObjectName("do.revise")
        self.revise.clicked.connect(self._revise)
        self.withdraw = KeyButton(self.tr("停用"), icon="minus")
        self.withdraw.setObjectName("do.withdraw")
        self.withdraw.clicked.connect(self._withdraw)
        return (self.revise, self.withdraw)

    def ask(self, session: Reading) -> list[Any]:
        """Every revision, those of a product together, the newest first."""
        self._products = {view.product_id: f"{view.name} {view.model}" for view in catalog.products(session)}
        return list(standards.standards(session))

    def _show(self, views: list[Any]) -> None:
        chooser: Any = self.form.editor("product_id")
        if chooser.count() != len(self._products):
            chooser.blockSignals(True)  # nobody chose anything
            chooser.clear()
            for key, words in self._products.items():
                chooser.addItem(words, key)
            chooser.blockSignals(False)
        super()._show(views)

    def key_of(self, view: StandardView) -> int:
        """Its key."""
        return view.standard_id

    def cells(self, view: StandardView) -> Sequence[Any]:
        """One row."""
        parameters = view.kind is StandardKind.PARAMETERS
        if not view.active:
            mark = MarkCell(State.NOT_YET, self.tr("旧版"))
        else:
            mark = MarkCell(State.INFO, self.tr("参数单")) if parameters else MarkCell(State.GOOD, self.tr("生效"))
        return (self._products.get(view.product_id, ""), view.code, view.revision, mark)

    def fill(self, view: StandardView | None) -> None:
        """What is written is read only; a new revision starts from it."""
        said = view if view is not None else self._source
        fresh = view is None and said is not None
        if view is not None:
            self._source = None
        self._file = None
        for key in _TEXTS:
            self.form.set_value(key, getattr(said, key) if said else "")
        if fresh:
            self.form.set_value("revision", "")
        self.form.set_value("kind", (said.kind if said else StandardKind.STANDARD).value)
        self.form.set_value("product_id", said.product_id if said else next(iter(self._products), None))
        self.form.set_value("dated_on", said.dated_on.isoformat() if said and said.dated_on else "")
        self.form.set_value("plan", (said.plan if said else SamplingPlan.FULL).value)
        self.form.set_value("sample", said.sample if said else 0)
        self.form.set_value("accept", said.accept if said else 0)
        for group, editor in self.groups.items():
            editor.set_rows([_row(item) for item in said.items if item.group is group] if said else [])
        if said is not None and not (said.national or said.company or said.customer):
            self.form.set_value("company", said.basis)
        self._fit()
        self._allow(view)

    def _fit(self) -> None:
        """Only what the kind and the plan ask for."""
        parameters = self.form.value("kind") == StandardKind.PARAMETERS.value
        for key in _PARAMETERS:
            self.form.show_field(key, parameters)
        plan = self.form.value("plan")
        self.form.show_field("sample", plan == SamplingPlan.FIXED.value)
        self.form.show_field("accept", plan in (SamplingPlan.FIXED.value, SamplingPlan.FULL.value))

    def _allow(self, view: StandardView | None) -> None:
        actor = self.context.actor
        fresh = view is None and actor.has(*self.roles)
        for editor in self.groups.values():
            editor.set_editable(fresh)
        self.save.setEnabled(fresh)
        self.paper.setEnabled(fresh)
        self.revise.setVisible(view is not None)
        self.revise.setEnabled(actor.has(*self.roles))
        self.form.show_field("reason", view is not None and view.active)
        self.withdraw.setVisible(view is not None and view.active)
        self.withdraw.setEnabled(actor.has(*standards.WRITERS))
        self.paper.set_words(self.tr("选签字的参数单…") if view is None or not view.file else self.tr("已附参数单"))
        if actor.has(*self.roles):
            self.keepers.setText(self.tr("写定的标准不改，用「做新版次」；旧版照样可查"))
            self.keepers.setVisible(view is not None)
        if view is not None:
            when = minute(view.written_at) if view.written_at else "—"
            self.panel.note.setText(self.tr("{who} 写定于 {when}").format(who=view.writer or "—", when=when))

    def collect(self) -> dict[str, Any]:
        """The draft that stands in the form."""
        values = self.form.values()
        items: list[StandardItemDraft] = []
        for group, editor in self.groups.items():
            items += [self._item(group, row) for row in editor.rows()]
            if not editor.rows():
                raise BadField(f"items_{group.value}", self.tr("至少写一项"))
        kind = StandardKind(values["kind"])
        parameters = kind is StandardKind.PARAMETERS
        if parameters and not values["author"]:
            raise BadField("author", self.tr("参数单要写编制人"))
        draft = StandardDraft(
            values["product_id"], values["code"], values["revision"], tuple(items), values["national"], values["company"],
            values["customer"], kind, values["author"] if parameters else "", day_of(values, "dated_on") if parameters else None,
            values["task_no"].strip().upper() if parameters else "", SamplingPlan(values["plan"]), values["sample"] or 0,
            values["accept"] or 0,
        )  # fmt: skip
        return {"draft": draft, "file": self._file if parameters else None, "reason": values["reason"]}

    def _item(self, group: InspectionGroup, row: tuple[Any, ...]) -> StandardItemDraft:
        cells = [str(cell) for cell in row]
        if group is InspectionGroup.APPEARANCE:
            return StandardItemDraft(group, cells[0], cells[1], instrument=cells[2])
        name, requirement, low, high, unit, instrument = cells
        return StandardItemDraft(group, name, requirement, self._limit(group, low), self._limit(group, high), unit, instrument)

    def _limit(self, group: InspectionGroup, words: str) -> Decimal | None:
        try:
            return Decimal(words.strip()) if words.strip() else None
        except InvalidOperation:
            raise BadField(f"items_{group.value}", self.tr("上下限要填数字：{words}").format(words=words)) from None

    def enter(self, work: Work, values: dict[str, Any]) -> StandardView:
        """A new standard or revision."""
        written = standards.write(work, values["draft"], values["file"])
        return replace(written, version=1)

    def _saved(self, view: StandardView) -> None:
        self._source = None
        super()._saved(view)
        self.said.setText(self.tr("已写定，{name} 起用；旧版照样可查。").format(name=view.name))
        self.reload()

    def _revise(self) -> None:
        view = self.chosen()
        if view is not None:
            self._source = view
            self._start_new()
            self.form.editor("revision").setFocus()
            self._source = None

    def _withdraw(self) -> None:
        view, reason = self.chosen(), str(self.form.value("reason"))
        if view is not None:
            self.run(lambda w: standards.withdraw(w, view.standard_id, reason), lambda _: self.reload(), self.error.show_words)

    def _choose_file(self) -> None:
        name = file_to_open(self, self.tr("选签字的参数单"), self.tr("图片或 PDF (*.png *.jpg *.jpeg *.pdf)"))
        if name:
            self.take_file(Path(name))

    def take_file(self, path: Path) -> None:
        """Hangs the signed paper on what is being written."""
        try:
            self._file = (path.name, read_file(path))
        except AppError as error:
            self.error.show_words(shown(error.reason))
            return
        self.paper.set_words(path.name)
        self.edited()


def _items(group: InspectionGroup) -> LinesEditor:
    """Items of a group; what is judged by eye has no limits."""
    columns = [LineColumn(translate("StandardsView", "检验项目"), 96), LineColumn(translate("StandardsView", "技术要求"))]
    if group is not InspectionGroup.APPEARANCE:
        columns += [
            LineColumn(translate("StandardsView", "下限"), 58), LineColumn(translate("StandardsView", "上限"), 58),
            LineColumn(translate("StandardsView", "单位"), 46),
        ]  # fmt: skip
    editor = LinesEditor([*columns, LineColumn(translate("StandardsView", "器具"), 76)], 3)
    editor.table.setObjectName(f"lines.{group.value}")
    return editor


def _row(item: StandardItemDraft) -> tuple[Any, ...]:
    if item.group is InspectionGroup.APPEARANCE:
        return item.name, item.requirement, item.instrument
    low, high = ("" if limit is None else f"{limit.normalize():f}" for limit in (item.low, item.high))
    return item.name, item.requirement, low, high, item.unit, item.instrument


