"""Inner packing, seal check and content label on the page, and goods that wait for nothing of that."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox

from app.aftersales import warranty_paper
from app.core.words import Role
from app.core.words import text as word_text
from app.packing import service
from app.packing.bench import advance
from app.packing.views import CheckLine, PackingState, PackingView
from app.quality import service as quality
from app.quality.lists import SheetLine, sheet_lines
from app.units.views import LotView, UnitState, UnitView
from ui.context import DeskContext
from ui.i18n import shown
from ui.inspection.panel import Panel, mark
from ui.settings.parts import minute
from ui.theme.tokens import State
from ui.widgets.base import PlainLabel
from ui.widgets.keys import on_enter
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable


class PackingPanel(Panel):
    """The checklist of one packing; the next thing is written large, scanned or done with one key."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, self.tr("内包装/封装检查"), "packing")
        self._view: PackingView | None = None
        self.next_step = PlainLabel("", "pageTitle")
        self.next_step.setObjectName("label.next")
        self.next_step.setWordWrap(True)
        self.table = WorkTable(
            (
                Column(self.tr("类别"), width=80), Column(self.tr("内容"), stretch=True), Column(self.tr("状态"), Kind.MARK, 110),
                Column(self.tr("谁"), width=120), Column(self.tr("扫到的"), Kind.DOCUMENT, 130),
            )
        )  # fmt: skip
        self.table.setObjectName("list.checklist")
        self.scanned = self.field("certificate", self.tr("合格证编号：扫或键入，回车"))
        on_enter(self.scanned, self._certificate)
        self.reason = self.field("reason", self.tr("破损或重打的原因"))
        self.go_on = self.button(self.tr("做好了，下一步"), "next", self._advance, "Ctrl+Return", primary=True)
        self.seal = self.button(self.tr("封装"), "seal", self._seal, "Ctrl+S")
        self.damaged = self.button(self.tr("有破损，退回"), "damaged", self._damaged, "Ctrl+D")
        self.reprint = self.button(self.tr("重打标签"), "reprint", self._reprint, "F10")
        self.body.addWidget(self.next_step)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.scanned)
        self.body.addWidget(self.reason)
        self.add_buttons(self.go_on, self.seal, self.damaged, self.reprint)

    def show_packing(self, view: PackingView) -> None:
        """Shows a packing."""
        self._view = view
        self.title.setText(self.tr("内包装/封装检查 {goods}").format(goods=view.identity))
        self.note.setText(shown(word_text(view.state)))
        self.facts.setText(
            self.tr("{product} {model} · {n} {unit} · 包装图 {drawing} · 包装 {packer} · 检查 {checker}").format(
                product=view.product_name, model=view.model, n=view.quantity, unit=view.unit, drawing=view.drawing,
                packer=view.packer, checker=view.checker or "—",
            )
        )  # fmt: skip
        step = view.next_step
        self.next_step.setText(self.tr("下一步：{step}").format(step=step) if step else self.tr("完成：标签已扫回，可以入库"))
        self.table.set_rows(self._rows(view))
        is_open = view.state in (PackingState.OPEN, PackingState.CHECKED)
        for widget in (self.scanned, self.go_on, self.seal, self.damaged):
            widget.setVisible(is_open)
        self.reprint.setVisible(view.state is PackingState.SEALED)
        self.reason.setVisible(view.state is not PackingState.OPENED)
        if not self.reason.hasFocus():
            self.table.setFocus()

    def _rows(self, view: PackingView) -> list[tuple[object, ...]]:
        def row(kind: str, line: CheckLine) -> tuple[object, ...]:
            name = self.tr("{name}（防震）").format(name=line.name) if line.cushioning else line.name
            left_out = MarkCell(State.INFO, self.tr("可略")) if not line.asked else MarkCell(State.NOT_YET, self.tr("未做"))
            done = MarkCell(State.GOOD, self.tr("已做")) if line.done else left_out
            return kind, name, done, line.by, line.scanned

        rows = [row(self.tr("步骤"), line) for line in view.steps]
        rows += [row(self.tr("材料"), line) for line in view.materials]
        rows += [row(self.tr("防护"), line) for line in view.special]
        checked = CheckLine(self.tr("包装符合要求"), view.packaging_ok, view.checker if view.packaging_ok else "")
        rows.append(row(self.tr("检查"), checked))
        rows += [row(self.tr("资料"), line) for line in view.papers]
        rows.append(row(self.tr("检查"), CheckLine(self.tr("牢固、无破损"), bool(view.firm_by), view.firm_by)))
        if view.label_issue:
            label = self.tr("内容标签第 {n} 次，扫回").format(n=view.label_issue)
            rows.append(row(self.tr("标签"), CheckLine(label, view.labelled)))
        return rows

    def _advance(self) -> None:
        view = self._view
        if view is not None:
            self.do(lambda w: advance(w, view), lambda result: self._say(result[1].source and shown(result[1]), result[0] is None))

    def _say(self, words: str, first: bool) -> None:
        """What has to come first stands where the next step does."""
        if first:
            self.next_step.setText(words)

    def _certificate(self) -> None:
        view, number = self._view, self.scanned.text().strip().upper()
        if view is not None and number:
            self.do(lambda w: service.seal_check(w, view.identity, None, {"合格证": number}), lambda _: self.scanned.clear())

    def _seal(self) -> None:
        view = self._view
        if view is not None:
            self.do(lambda w: service.seal(w, view.identity))

    def _damaged(self) -> None:
        view, reason = self._view, self.reason.text()
        if view is not None:
            self.do(lambda w: service.confirm_firm(w, view.identity, False, reason), lambda _: self.reason.clear())

    def _reprint(self) -> None:
        view, reason = self._view, self.reason.text().strip()
        if view is not None:
            self.do(lambda w: service.reprint_label(w, view.identity, reason), lambda _: self.reason.clear())


class GoodsPanel(Panel):
    """A unit or lot by itself: start packing, inspect again, open the inner seal, certificate again."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, self.tr("产品"), "goods")
        self._thing: UnitView | LotView | None = None
        self.reason = self.field("reason", self.tr("开封或补打的原因"))
        self.pack = self.button(self.tr("开始包装"), "pack", self._pack, "Ctrl+N", primary=True)
        self.kind = QComboBox()
        self.kind.setObjectName("field.kind")
        self.kind.setAccessibleName(self.tr("检验种类"))
        self.kind.setMinimumHeight(36)
        self.kind.activated.connect(lambda _: self._fit_quantity())
        self.quantity = QSpinBox()
        self.quantity.setObjectName("field.quantity")
        self.quantity.setAccessibleName(self.tr("检验数量"))
        self.quantity.setMinimumHeight(36)
        self.quantity.setPrefix(self.tr("件数 "))
        self.quantity.lineEdit().setTextMargins(10, 0, 0, 0)  # a styled spin box leaves its padding out
        self.outbound = self.button(self.tr("开始检验"), "outbound", self._inspect, "Ctrl+T")
        self.open = self.button(self.tr("打开内封"), "open_seal", self._open, "Ctrl+D")
        self.reprint = self.button(self.tr("补打合格证"), "certificate", self._certificate, "F10")
        self.kind.hide()
        self.quantity.hide()
        choose = QHBoxLayout()
        choose.addWidget(self.kind)
        choose.addWidget(self.quantity)
        choose.addStretch(1)
        self.sheets = WorkTable(
            (
                Column(self.tr("结论"), Kind.MARK, 104), Column(self.tr("检验单"), Kind.DOCUMENT, 124), Column(self.tr("种类"), width=100),
                Column(self.tr("检"), Kind.NUMBER, 60), Column(self.tr("质检员"), stretch=True), Column(self.tr("时间"), Kind.DATE, 134),
            ),
            empty=self.tr("还没有检验过。"),
        )  # fmt: skip
        self.sheets.setObjectName("list.history")
        self.sheets.opened.connect(lambda number: self.context.go_to.emit("inspection", number))
        self.body.addWidget(self.sheets, 1)
        self.body.addWidget(self.reason)
        self.body.addLayout(choose)
        self.warranty = self.button(self.tr("保修卡"), "warranty_card", self._warranty)
        self.add_buttons(self.pack, self.outbound, self.open, self.reprint, self.warranty)

    @property
    def identity(self) -> str:
        """Serial or lot number shown."""
        thing = self._thing
        return "" if thing is None else thing.serial if isinstance(thing, UnitView) else thing.lot_no

    def show_goods(self, thing: UnitView | LotView) -> None:
        """Shows a unit or lot."""
        self._thing = thing
        states = [thing.state] if isinstance(thing, UnitView) else [b.state for b in thing.balances]
        self.title.setText(f"{thing.product_name} {self.identity}")
        self.note.setText("、".join(dict.fromkeys(shown(word_text(state)) for state in states)))
        self.facts.setText(
            self.tr("{model} · 任务单 {task} · 合格证 {certificate} · 内封{sealed}").format(
                model=thing.model, task=thing.task_no or "—", certificate=thing.certificate_no or "—",
                sealed=self.tr("完好") if thing.sealed else self.tr("未封"),
            )
        )  # fmt: skip
        actor = self.context.actor
        self.pack.setVisible(UnitState.PASSED in states and actor.has(Role.ASSEMBLER))
        self._offer_kinds(thing, states)
        goods = self.identity
        self.context.query(lambda s: sheet_lines(s, goods), self._show_sheets)
        self.open.setVisible(thing.sealed)
        self.reprint.setVisible(bool(thing.certificate_no))

    def _show_sheets(self, lines: list[SheetLine]) -> None:
        """What was inspected of these goods, newest first."""
        under_way = self.tr("在检")
        self.sheets.set_rows(
            [
                (mark(line.verdict, under_way), line.number, shown(word_text(line.kind)), line.sampled, line.inspector, minute(line.at))
                for line in lines
            ],
            [line.number for line in lines],
        )

    def _offer_kinds(self, thing: UnitView | LotView, states: list[UnitState]) -> None:
        """The kinds of sheet that these goods may get where they are (B-09)."""
        kinds = quality.kinds_for(states, thing.task_no) if self.context.actor.has(Role.INSPECTOR, Role.LOGISTICS_HEAD) else ()
        self.kind.clear()
        for kind in kinds:
            self.kind.addItem(shown(word_text(kind)), kind)
        self.outbound.setVisible(bool(kinds))
        self.kind.setVisible(len(kinds) > 1)
        self._fit_quantity()
        if kinds:
            words = self.tr("开始检验") if len(kinds) > 1 else self.tr("开始{kind}").format(kind=shown(word_text(kinds[0])))
            self.outbound.set_words(words)

    def _fit_quantity(self) -> None:
        """As many pieces as a sheet of the chosen kind may look at."""
        kind, thing = self.kind.currentData(), self._thing
        most = thing.count(*quality.STATES[kind]) if kind is not None and isinstance(thing, LotView) else 1
        self.quantity.setRange(1, max(1, most))
        self.quantity.setValue(most)
        self.quantity.setVisible(kind is not None and most > 1)

    def _inspect(self) -> None:
        goods, kind, quantity = self.identity, self.kind.currentData(), self.quantity.value()
        if kind is not None:
            self.do(
                lambda w: quality.start_inspection(w, kind, identity=goods, quantity=quantity),
                lambda sheet: self.context.go_to.emit("inspection", sheet.number),
            )

    def _pack(self) -> None:
        goods = self.identity
        self.do(lambda w: service.start(w, goods), lambda _: self.context.go_to.emit("inspection", goods))

    def _open(self) -> None:
        goods, reason = self.identity, self.reason.text()
        self.do(lambda w: service.open_seal(w, goods, reason), lambda _: self.context.go_to.emit("inspection", goods))

    def _warranty(self) -> None:
        self.context.preview_wanted.emit(warranty_paper.PAPER, self.identity)

    def _certificate(self) -> None:
        goods, reason = self.identity, self.reason.text()
        self.do(lambda w: quality.print_certificate(w, goods, reason), lambda _: self.reason.clear())
