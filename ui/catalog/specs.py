"""包装要求: drawing, revision, steps with pictures, materials, transport; approved by another person, revised (C-01, C-03, C-08, C-09)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QCheckBox, QWidget

from app.catalog import queries as catalog
from app.core.clock import site_day
from app.core.errors import AppError
from app.core.words import Role
from app.core.words import text as word_text
from app.core.work import Work
from app.desk import Reading
from app.files import service as files
from app.imports.views import ImportKind
from app.orders.views import TransportKind
from app.packing import queries, specs, transport
from app.packing.spec_paper import PAPER
from app.packing.views import BoxingFigures, MaterialDraft, SpecDraft, SpecView, StepDraft
from ui.catalog.master import BadField, MasterView, day_of, words_of
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.parts import heading
from ui.theme.tokens import State
from ui.widgets.base import PlainLabel
from ui.widgets.buttons import KeyButton
from ui.widgets.files import file_to_open
from ui.widgets.flow import FlowLayout
from ui.widgets.forms import FieldForm
from ui.widgets.lines import LineColumn, LinesEditor
from ui.widgets.tables import Column, Kind, MarkCell

_FIGURES = (("pieces_per_box", "件"), ("inner_weight_g", "g"), ("tolerance_g", "g"), ("tolerance_permille", "‰"))


class Stand(StrEnum):
    """Where a requirement stands."""

    DRAFT = "draft"
    COMING = "coming"
    IN_FORCE = "in_force"
    REPLACED = "replaced"


@dataclass(frozen=True)
class SpecRow:
    """A requirement in the list."""

    spec: SpecView
    product: str
    stand: Stand
    version: int = 1

    @property
    def name(self) -> str:
        """Drawing and revision, the title of its form."""
        return f"{self.spec.drawing_no} {self.spec.revision}"


class SpecsView(MasterView):
    """The list of packaging requirements by product."""

    key = "specs"
    roles = frozenset({Role.PROCESS})
    table_kind = ImportKind.SPECS
    panel_width = 580

    def __init__(self, context: DeskContext) -> None:
        columns = [
            Column(self.tr("产品"), stretch=True),
            Column(self.tr("包装图"), Kind.DOCUMENT, 104),
            Column(self.tr("版次"), width=50),
            Column(self.tr("生效"), Kind.DATE, 96),
            Column(self.tr("状态"), Kind.MARK, 100),
        ]
        self._products: dict[int, str] = {}
        self._source: SpecView | None = None  # what a new revision is made from
        super().__init__(context, self.tr("包装要求"), columns, self.tr("筛选：产品、图号"), self.tr("新包装要求"))

    def build(self) -> None:
        """Product, drawing, steps, materials, papers, transport, protection, shipping box."""
        form = self.form
        form.add_choice("product_id", self.tr("产品"), [], required=True)
        form.add_text("drawing_no", self.tr("包装图号"), required=True, hint="BZ-BK-01")
        form.add_text("revision", self.tr("版次"), required=True, hint="A")
        form.add_text("effective_from", self.tr("生效日期"), required=True, hint="2026-11-23")
        self.steps = LinesEditor(
            [LineColumn(self.tr("步骤")), LineColumn(self.tr("必做"), 50, tick=True), LineColumn(self.tr("图"), 44, shown=True)], 6
        )
        self.picture = KeyButton(self.tr("选图…"), icon="doc")
        self.picture.clicked.connect(self._choose_picture)
        self.steps.tools.addWidget(self.picture)
        form.add_field("steps", self.tr("步骤"), self.steps)
        self.preview = PlainLabel()
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview.setFixedHeight(180)
        self.preview.hide()
        self.steps.body.addWidget(self.preview)
        self.steps.table.currentCellChanged.connect(lambda row, *_: self._show_picture(row))
        self.materials = LinesEditor(
            [
                LineColumn(self.tr("材料")), LineColumn(self.tr("数量"), 70), LineColumn(self.tr("防震"), 68, tick=True),
                LineColumn(self.tr("必做"), 50, tick=True), LineColumn(self.tr("包装物代码"), 104),
            ], 6,
        )  # fmt: skip
        form.add_field("materials", self.tr("材料"), self.materials)
        form.add_text("papers", self.tr("随箱资料"), hint=self.tr("合格证、说明书"))
        self.modes = _Modes()
        form.add_field("transport", self.tr("适用运输"), self.modes)
        form.add_text("special", self.tr("特殊防护"), hint=self.tr("贵重/安全件，空着按设置：防静电、固定牢靠、两人搬运"))
        form.add_text("protection", self.tr("交付前防护"), hint=self.tr("封箱时逐项确认：拉伸膜、护角、防潮袋"))
        names = (self.tr("每箱件数"), self.tr("内包装重"), self.tr("重量允差"), self.tr("允差比例"))
        for (key, unit), name in zip(_FIGURES, names, strict=True):
            form.add_number(key, name, unit=unit, high=1_000_000)
        for editor in (self.steps, self.materials, self.modes):
            editor.changed.connect(self.edited)

    def more(self) -> Sequence[QWidget]:
        """批准, 新版次, 打印, and the exception for one 发货单."""
        self.approve = KeyButton(self.tr("批准"), icon="shield")
        self.approve.setObjectName("do.approve")
        self.approve.clicked.connect(self._approve)
        self.revise = KeyButton(self.tr("做新版次"), icon="plus")
        self.revise.setObjectName("do.revise")
        self.revise.clicked.connect(self._revise)
        self.paper = KeyButton(self.tr("打印"), icon="printer")
        self.paper.setObjectName("do.print_spec")
        self.paper.clicked.connect(self._print)
        acts, line = QWidget(), FlowLayout()
        acts.setLayout(line)
        for button in (self.approve, self.revise, self.paper):
            line.addWidget(button)
        self.exception = FieldForm(label_width=84)
        self.exception.add_text("dispatch_no", self.tr("发货单"), hint="FH26000001")
        self.exception.add_choice("mode", self.tr("运输方式"), [(shown(word_text(kind)), kind.value) for kind in TransportKind])
        self.exception.add_text("why", self.tr("理由"))
        for key in self.exception.keys():  # noqa: SIM118
            self.exception.editor(key).setObjectName(f"field.{key}")
        self.allow = KeyButton(self.tr("批准运输例外"), icon="truck")
        self.allow.setObjectName("do.allow")
        self.allow.clicked.connect(self._allow)
        self.panel.content.addWidget(heading(self.tr("运输方式例外（只对一张发货单）")))
        self.panel.content.addWidget(self.exception)
        self.panel.content.addWidget(self.allow)
        return (acts,)

    def ask(self, session: Reading) -> list[Any]:
        """Every requirement, those of a product together, the newest first."""
        today = site_day(self.context.desk.clock.now())
        self._products = {view.product_id: f"{view.name} {view.model}" for view in catalog.products(session)}
        found = queries.specs(session)
        rows = [SpecRow(spec, self._products.get(spec.product_id, ""), _stand(spec, found, today)) for spec in found]
        return sorted(rows, key=lambda row: (row.spec.product_id, -row.spec.spec_id))

    def _show(self, views: list[Any]) -> None:
        chooser: Any = self.form.editor("product_id")
        if chooser.count() != len(self._products):
            chooser.blockSignals(True)  # nobody chose anything
            chooser.clear()
            for key, words in self._products.items():
                chooser.addItem(words, key)
            chooser.blockSignals(False)
        super()._show(views)

    def key_of(self, view: SpecRow) -> int:
        """Its key."""
        return view.spec.spec_id

    def cells(self, view: SpecRow) -> Sequence[Any]:
        """One row."""
        mark = {
            Stand.DRAFT: MarkCell(State.HOLD, self.tr("待批")), Stand.COMING: MarkCell(State.INFO, self.tr("待生效")),
            Stand.IN_FORCE: MarkCell(State.GOOD, self.tr("生效")), Stand.REPLACED: MarkCell(State.NOT_YET, self.tr("被替代")),
        }[view.stand]  # fmt: skip
        return (view.product, view.spec.drawing_no, view.spec.revision, view.spec.effective_from.isoformat(), mark)

    def fill(self, view: SpecRow | None) -> None:
        """The form; an approved requirement is read only, a new revision starts from it."""
        spec = view.spec if view is not None else self._source
        fresh = view is None and spec is not None
        if view is not None:
            self._source = None
        self.form.set_value("product_id", spec.product_id if spec else next(iter(self._products), None))
        self.form.set_value("drawing_no", spec.drawing_no if spec else "")
        self.form.set_value("revision", "" if spec is None or fresh else spec.revision)
        today = site_day(self.context.desk.clock.now()).isoformat()
        self.form.set_value("effective_from", today if spec is None or fresh else spec.effective_from.isoformat())
        steps = spec.steps if spec else ()
        self.steps.set_rows(
            [(step.text, step.mandatory, self.tr("有") if step.picture else "—") for step in steps], [step.picture for step in steps]
        )
        materials = spec.materials if spec else ()
        self.materials.set_rows([(m.name, m.quantity, m.cushioning, m.mandatory, m.item) for m in materials])
        self.form.set_value("papers", "、".join(spec.papers) if spec else self.tr("合格证、说明书"))
        self.modes.choose(spec.transport if spec else ("road",))
        self.form.set_value("special", "、".join(spec.special or ()) if spec else "")
        boxing = spec.boxing if spec else BoxingFigures()
        self.form.set_value("protection", "、".join(boxing.protection))
        for key, _ in _FIGURES:
            self.form.set_value(key, getattr(boxing, key) or 0)
        self.preview.hide()
        self._allow_edits(view)

    def _allow_edits(self, view: SpecRow | None) -> None:
        actor, draft = self.context.actor, view is None or view.stand is Stand.DRAFT
        may = actor.has(*self.roles) and draft
        for editor in (self.steps, self.materials):
            editor.set_editable(may)
        if actor.has(*self.roles):
            self.keepers.setText(self.tr("已批准的不改，用「做新版次」"))
            self.keepers.setVisible(not draft)
        self.picture.setEnabled(may)
        self.save.setEnabled(may)
        self.approve.setVisible(view is not None and view.stand is Stand.DRAFT)
        self.approve.setEnabled(actor.has(Role.PROCESS, Role.LEADERSHIP))
        self.revise.setVisible(view is not None and view.stand is not Stand.DRAFT)
        self.paper.setVisible(view is not None)
        self.revise.setEnabled(actor.has(*self.roles))
        self.allow.setEnabled(actor.has(*transport.APPROVERS) and view is not None)
        if view is not None:
            who = self.tr("编制 {author}").format(author=view.spec.author)
            if view.spec.approver:
                who += self.tr("·批准 {approver}").format(approver=view.spec.approver)
            self.panel.note.setText(who)

    def collect(self) -> dict[str, Any]:
        """The draft that stands in the form."""
        values = self.form.values()
        day = day_of(values, "effective_from")
        if not self.steps.rows():
            raise BadField("steps", self.tr("至少写一步"))
        if not self.modes.chosen():
            raise BadField("transport", self.tr("至少选一种运输方式"))
        steps = tuple(
            StepDraft(text, mandatory, picture if isinstance(picture, bytes) else b"", picture if isinstance(picture, str) else "")
            for (text, mandatory, _), picture in zip(self.steps.rows(), self.steps.carried(), strict=True)
        )
        draft = SpecDraft(
            product_id=values["product_id"], drawing_no=values["drawing_no"], revision=values["revision"], steps=steps,
            materials=tuple(MaterialDraft(*row) for row in self.materials.rows()), effective_from=day or date.min,
            papers=words_of(values["papers"]), transport=self.modes.chosen(), special=words_of(values["special"]) or None,
            boxing=BoxingFigures(
                **{key: values[key] or None for key, _ in _FIGURES}, protection=tuple(words_of(values["protection"]))
            ),
        )  # fmt: skip
        return {"draft": draft, "reason": values["reason"]}

    def enter(self, work: Work, values: dict[str, Any]) -> SpecRow:
        """A new requirement."""
        return self._row(specs.draft_spec(work, values["draft"]))

    def correct(self, work: Work, key: int, values: dict[str, Any], reason: str, version: int) -> SpecRow:
        """A draft that is not approved yet, written anew."""
        return self._row(specs.redraft_spec(work, key, values["draft"]))

    def _row(self, spec: SpecView) -> SpecRow:
        today = site_day(self.context.desk.clock.now())
        others = [row.spec for row in self._views.values() if row.spec.spec_id != spec.spec_id]
        return SpecRow(spec, self._products.get(spec.product_id, ""), _stand(spec, [*others, spec], today))

    def _approve(self) -> None:
        view = self.chosen()
        if view is not None:
            self.run(lambda w: self._row(specs.approve_spec(w, view.spec.spec_id)), self._approved, self.error.show_words)

    def _approved(self, view: SpecRow) -> None:
        self._saved(view)
        self.said.setText(self.tr("已批准，{day} 起执行；装配工包装前要先确认。").format(day=view.spec.effective_from.isoformat()))
        self.reload()

    def _revise(self) -> None:
        view = self.chosen()
        if view is not None:
            self._source = view.spec
            self._start_new()
            self.form.editor("revision").setFocus()
            self._source = None

    def _print(self) -> None:
        view = self.chosen()
        if view is not None:
            self.context.preview_wanted.emit(PAPER, str(view.spec.spec_id))

    def _allow(self) -> None:
        view, values = self.chosen(), self.exception.values()
        if view is not None:
            number, mode, why = str(values["dispatch_no"]).strip().upper(), TransportKind(values["mode"]), str(values["why"])
            product_id = view.spec.product_id
            self.run(
                lambda w: transport.allow(w, number, product_id, mode, why),
                lambda _: self.said.setText(self.tr("已批准：{number} 可以走{mode}。").format(number=number, mode=shown(word_text(mode)))),
                self.error.show_words,
            )

    def _choose_picture(self) -> None:
        name = file_to_open(self, self.tr("选这一步的图"), self.tr("图片 (*.png *.jpg *.jpeg)"))
        if name:
            self.take_picture(Path(name))

    def take_picture(self, path: Path) -> None:
        """Hangs a picture on the chosen step."""
        try:
            content = files.read_file(path)
        except AppError as error:
            self.error.show_words(shown(error.reason))
            return
        if self.steps.carry(content, 2, self.tr("有")):
            self._show_picture(self.steps.table.currentRow())

    def _show_picture(self, row: int) -> None:
        carried = self.steps.carried()
        found = carried[row] if 0 <= row < len(carried) else None
        self.preview.setVisible(bool(found))
        if isinstance(found, bytes):
            self._draw(found)
        elif found:
            self.context.query(lambda s: files.content(s, found), self._draw)

    def _draw(self, content: bytes) -> None:
        image = QPixmap()
        image.loadFromData(content)
        size = self.preview.size()
        self.preview.setPixmap(
            image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        )


class _Modes(QWidget):
    """The modes of transport, each with a tick."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        box = FlowLayout(10)
        self.setLayout(box)
        self._ticks = {kind.value: QCheckBox(shown(word_text(kind))) for kind in TransportKind}
        for tick in self._ticks.values():
            tick.toggled.connect(lambda _: self.changed.emit())
            box.addWidget(tick)

    def choose(self, modes: Sequence[str]) -> None:
        """Ticks these."""
        for key, tick in self._ticks.items():
            tick.setChecked(key in modes)

    def chosen(self) -> tuple[str, ...]:
        """Those ticked."""
        return tuple(key for key, tick in self._ticks.items() if tick.isChecked())


def _stand(spec: SpecView, every: Sequence[SpecView], today: date) -> Stand:
    if spec.approved_at is None:
        return Stand.DRAFT
    if spec.effective_from > today:
        return Stand.COMING
    in_force = [s for s in every if s.product_id == spec.product_id and s.approved_at is not None and s.effective_from <= today]
    newest = max(in_force, key=lambda s: (s.effective_from, s.spec_id), default=spec)
    return Stand.IN_FORCE if newest.spec_id == spec.spec_id else Stand.REPLACED
