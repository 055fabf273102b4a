"""不合格品: the reports that are open, since when production knows, what was wrong, and what quality decides (B-11)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout

from app.core.words import Role
from app.core.words import text as word_text
from app.quality import dispositions, queries
from app.quality.views import Disposition, InspectionVerdict, NonconformityState, NonconformityView
from ui.context import DeskContext
from ui.i18n import shown
from ui.inspection.panel import Panel
from ui.settings.parts import Pairs, SettingsView, minute
from ui.theme.tokens import State
from ui.waits import age
from ui.widgets.forms import FieldForm
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable

_ORDER = (Disposition.REWORK, Disposition.BACK, Disposition.SCRAP)


class RejectedView(SettingsView):
    """Left the reports, oldest first; right the chosen one with its decision."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._wanted = ""
        self._views: dict[str, NonconformityView] = {}
        self.table = WorkTable(
            (
                Column(self.tr("状态"), Kind.MARK, 116), Column(self.tr("产品"), stretch=True), Column(self.tr("数量"), Kind.NUMBER, 64),
                Column(self.tr("编号"), Kind.DOCUMENT, 118), Column(self.tr("通知生产"), Kind.DATE, 134),
                Column(self.tr("已隔离"), Kind.NUMBER, 76),
            ),
            empty=self.tr("没有隔离着的不合格品。"),
        )  # fmt: skip
        self.table.setObjectName("list.rejected")
        self.table.current_changed.connect(self._show_chosen)
        self.closed = QCheckBox(self.tr("连同已处置的"))
        self.closed.setObjectName("tick.closed")
        self.closed.toggled.connect(lambda _: self.reload())
        self.row.addWidget(self.list_card(self.tr("不合格品"), self.table, [self.closed]), 1)
        self.panel = RejectedPanel(context)
        self.panel.changed.connect(self.reload)
        self.row.addWidget(self.panel)

    def reload(self) -> None:
        """Reads the list."""
        every = self.closed.isChecked()
        self.context.query(lambda s: queries.nonconformities(s, open_only=not every), self._show)

    def open_document(self, document: str) -> None:
        """Chooses a report, also one that is decided already."""
        self._wanted = document
        if document not in self._views and not self.closed.isChecked():
            self.context.query(lambda s: queries.nonconformity(s, document), self._widen)
        else:
            self._choose_wanted()

    def _widen(self, report: NonconformityView | None) -> None:
        if report is not None and report.state is not NonconformityState.OPEN:
            self.closed.setChecked(True)
        else:
            self.reload()

    def _show(self, views: Sequence[NonconformityView]) -> None:
        now = self.context.desk.clock.now()
        self._views = {view.number: view for view in views}
        self.table.set_rows([self._cells(view, now) for view in views], [view.number for view in views])
        self._choose_wanted()
        if self.table.current_key() is None and views:
            self.table.selectRow(0)
        self._show_chosen(self.table.current_key())

    def _choose_wanted(self) -> None:
        if self._wanted in self._views:
            self.table.select_key(self._wanted)
            self._wanted = ""

    def _cells(self, view: NonconformityView, now: datetime) -> tuple[object, ...]:
        if view.state is not NonconformityState.OPEN:
            mark = MarkCell(State.GOOD, shown(word_text(view.decision)) if view.decision else self.tr("已处置"))
        elif view.seen_at is None:
            mark = MarkCell(State.WRONG, self.tr("生产未看"))
        else:
            mark = MarkCell(State.HOLD, self.tr("待处置"))
        waited = age(view.noticed_at, view.disposed_at or now)
        return (mark, f"{view.product_name} {view.model}", view.quantity, view.number, minute(view.noticed_at), waited)

    def _show_chosen(self, number: object) -> None:
        self.panel.show_report(self._views.get(str(number)) if number else None)


class RejectedPanel(Panel):
    """One report: facts, who knows since when, the decision with its reason."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, self.tr("不合格品报告"), "rejected")
        self.setFixedWidth(430)
        self._report: NonconformityView | None = None
        self.pairs = Pairs(88)
        self.form = FieldForm(label_width=76)
        self.form.add_choice("decision", self.tr("处置"), [(shown(word_text(one)), one.value) for one in _ORDER])
        self.form.add_long_text("words", self.tr("理由"), required=True, hint=self.tr("依据什么这样处置；让步写明谁同意"))
        for key in self.form.keys():  # noqa: SIM118
            self.form.editor(key).setObjectName(f"field.{key}")
        self.seen = self.button(self.tr("生产已看"), "seen", self._seen, "Ctrl+G")
        self.sheet = self.button(self.tr("看检验单"), "sheet", self._open_sheet, "Ctrl+O")
        self.track = self.button(self.tr("开跟踪表"), "track", self._track, "Ctrl+J")
        self.decide = self.button(self.tr("处置"), "decide", self._decide, "Ctrl+S", primary=True)
        box = QVBoxLayout()
        box.addWidget(self.pairs)
        box.addStretch(1)
        box.addWidget(self.form)
        self.body.addLayout(box, 1)
        row = QHBoxLayout()
        for button in (self.seen, self.sheet, self.track, self.decide):
            row.addWidget(button)
        self.body.addLayout(row)
        self.show_report(None)

    def show_report(self, report: NonconformityView | None) -> None:
        """Shows a report, or that none is chosen; what is being written about the same one stays."""
        other = report is None or self._report is None or report.number != self._report.number
        self._report = report
        actor, is_open = self.context.actor, report is not None and report.state is NonconformityState.OPEN
        for widget in (self.pairs, self.sheet):
            widget.setVisible(report is not None)
        self.form.setVisible(is_open and actor.has(Role.INSPECTOR))
        for button in (self.decide, self.track):
            button.setVisible(is_open and actor.has(Role.INSPECTOR))
        unseen = is_open and report is not None and report.seen_at is None
        self.seen.setVisible(unseen and actor.has(Role.ASSEMBLER, Role.PLANNING))
        self.title.setText(self.tr("不合格品报告 {number}").format(number=report.number) if report else self.tr("不合格品报告"))
        self.note.setText("" if report is None else self.tr("已隔离") if is_open else self.tr("已处置"))
        self.facts.setText(self.tr("不合格的项目和实测值在检验单上") if report is None else report.facts)
        if other:
            self.form.set_value("words", "")
            self.form.clear_errors()
        if report is not None:
            self.pairs.show_pairs(self._pairs(report))

    def _pairs(self, report: NonconformityView) -> list[tuple[str, str]]:
        goods = "、".join(report.identities[:6]) + ("…" if len(report.identities) > 6 else "")
        pairs = [
            (self.tr("产品"), f"{report.product_name} {report.model} · {report.quantity} {report.unit}"),
            (self.tr("序列号/批号"), goods),
            (self.tr("检验单"), f"{report.inspection_no} {shown(word_text(report.kind)) if report.kind else ''}"),
            (self.tr("任务单"), report.task_no),
            (self.tr("判定"), f"{report.inspector} · {shown(word_text(InspectionVerdict.FAIL))}"),
            (self.tr("通知生产"), minute(report.noticed_at)),
            (self.tr("生产已看"), f"{report.seen_by} {minute(report.seen_at)}" if report.seen_at else self.tr("还没有")),
            (self.tr("隔离前状态"), shown(word_text(report.came_from)) if report.came_from else "—"),
        ]
        if report.disposed_at is not None:
            decision = shown(word_text(report.decision)) if report.decision else "—"
            pairs += [
                (self.tr("处置"), f"{decision}：{report.disposition}"),
                (self.tr("处置人"), f"{report.disposer} {minute(report.disposed_at)}"),
            ]
        return pairs

    def _seen(self) -> None:
        report = self._report
        if report is not None:
            self.do(lambda w: dispositions.take_note(w, report.number))

    def _open_sheet(self) -> None:
        if self._report is not None:
            self.context.go_to.emit("inspection", self._report.inspection_no)

    def _track(self) -> None:
        """More goods may share the fault: quality looks for them on a tracking form (J-15)."""
        if self._report is not None:
            self.context.go_to.emit("aftersales", f"tracking/new|{self._report.number}")

    def _decide(self) -> None:
        report = self._report
        if report is not None and not self.form.missing():
            decision, words = Disposition(self.form.value("decision")), str(self.form.value("words"))
            self.do(lambda w: dispositions.decide(w, report.number, decision, words))
