"""产品检验单 on the page: measured values by the keyboard alone, the verdict at entry, certificates."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from app.core.words import Role
from app.core.words import text as word_text
from app.quality import service
from app.quality.views import InspectionVerdict, InspectionView, ItemView
from ui.context import DeskContext
from ui.i18n import shown
from ui.inspection.panel import Panel, mark
from ui.widgets.base import PlainLabel
from ui.widgets.tables import Column, Kind, WorkTable


class SheetPanel(Panel):
    """The items of a sheet; Enter in the field records the value, judges it and goes on to the next item."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, self.tr("产品检验单"), "sheet")
        self._sheet: InspectionView | None = None
        self.table = WorkTable(
            (
                Column(self.tr("序"), Kind.NUMBER, 44), Column(self.tr("组别"), width=60), Column(self.tr("检验项目"), width=112),
                Column(self.tr("技术要求"), stretch=True), Column(self.tr("实测"), width=96), Column(self.tr("单项判定"), Kind.MARK, 94),
                Column(self.tr("器具"), width=112),
            )
        )  # fmt: skip
        self.table.setObjectName("list.items")
        self.table.current_changed.connect(lambda _: self._show_item())
        self.asked = PlainLabel("", "strong")
        self.asked.setMinimumWidth(150)
        self.measured = self.field("measured", self.tr("实测值，多台用空格隔开；回车记入"))
        self.measured.returnPressed.connect(self._measured)
        entry = QHBoxLayout()
        entry.addWidget(self.asked)
        entry.addWidget(self.measured, 1)
        self.remark = self.field("reason", self.tr("备注；补打合格证时写原因"))
        self.passed = self.button(self.tr("合格"), "pass", lambda: self._record(InspectionVerdict.PASS), "Ctrl+1")
        self.failed = self.button(self.tr("不合格"), "fail", lambda: self._record(InspectionVerdict.FAIL), "Ctrl+2")
        self.verdict = self.button(self.tr("下结论"), "verdict", self._verdict, "Ctrl+S", primary=True)
        self.reprint = self.button(self.tr("补打合格证"), "certificate", self._certificate, "F10")
        self.body.addWidget(self.table, 1)
        self.body.addLayout(entry)
        self.body.addWidget(self.remark)
        self.add_buttons(self.passed, self.failed, self.verdict, self.reprint)

    def show_sheet(self, sheet: InspectionView) -> None:
        """Shows a sheet; the first item without a verdict is chosen."""
        fresh = self._sheet is None or self._sheet.number != sheet.number
        self._sheet = sheet
        self.title.setText(self.tr("产品检验单 {number}").format(number=sheet.number))
        self.note.setText(shown(word_text(sheet.verdict)) if sheet.verdict else self.tr("在检"))
        goods = "、".join(sheet.identities[:4]) + ("…" if len(sheet.identities) > 4 else "")
        lines = [
            self.tr("{product} {model} · {n} {unit} · {goods}").format(
                product=sheet.product_name, model=sheet.model, n=sheet.quantity, unit=sheet.unit, goods=goods
            ),
            self.tr("标准 {standard} · 依据 {basis}").format(standard=sheet.standard, basis=sheet.basis),
        ]
        if sheet.certificates:
            first, last = sheet.certificates[0][1], sheet.certificates[-1][1]
            numbers = first if first == last else f"{first} ～ {last}"
            lines.append(self.tr("合格证 {numbers}").format(numbers=numbers))
        if sheet.nonconformity_no:
            lines.append(self.tr("已隔离，不合格品报告 {number} 已通知生产").format(number=sheet.nonconformity_no))
        self.facts.setText("\n".join(lines))
        self.table.set_rows([self._row(item) for item in sheet.items], [item.no for item in sheet.items])
        may_write = sheet.verdict is None and self.context.actor.has(Role.INSPECTOR)
        for widget in (self.measured, self.asked, self.passed, self.failed, self.verdict):
            widget.setVisible(may_write)
        self.reprint.setVisible(bool(sheet.certificates))
        self._choose(sheet, fresh)

    def _choose(self, sheet: InspectionView, fresh: bool) -> None:
        if fresh or self.table.current_key() is None:
            self.table.select_key(next((i.no for i in sheet.items if i.verdict is None), 1))
        self._show_item()
        (self.measured if sheet.verdict is None else self.table).setFocus()

    def _row(self, item: ItemView) -> tuple[object, ...]:
        measured = f"{item.measured} {item.unit}".strip() if item.measured else ""
        return (
            item.no, shown(word_text(item.group)), item.name, item.requirement, measured, mark(item.verdict, self.tr("待填")),
            item.instrument,
        )  # fmt: skip

    def _item(self) -> ItemView | None:
        no = self.table.current_key()
        return next((i for i in self._sheet.items if i.no == no), None) if self._sheet else None

    def _show_item(self) -> None:
        item = self._item()
        if item is None:
            return
        self.asked.setText(f"{item.name}（{item.unit}）" if item.unit else item.name)
        is_measured = item.is_measured
        for button in (self.passed, self.failed):
            button.setEnabled(not is_measured)

    def _measured(self) -> None:
        """Enter: numbers are judged by the limits; an item judged by eye passes with Enter."""
        item = self._item()
        if item is not None:
            self._record(None if item.is_measured else InspectionVerdict.PASS)

    def _record(self, verdict: InspectionVerdict | None) -> None:
        sheet, item, text = self._sheet, self._item(), self.measured.text()
        if sheet is not None and item is not None:
            self.do(lambda w: service.record_item(w, sheet.number, item.no, text, verdict), lambda s: self._next(s, item.no))

    def _next(self, sheet: InspectionView, no: int) -> None:
        """The next item that is open, after this one first."""
        self.measured.clear()
        still_open = [i.no for i in sheet.items if i.verdict is None]
        later = next((n for n in still_open if n > no), next(iter(still_open), no))
        self._sheet = sheet
        self.table.select_key(later)

    def _verdict(self) -> None:
        sheet, remark = self._sheet, self.remark.text()
        if sheet is not None:
            self.do(lambda w: service.give_verdict(w, sheet.number, remark), lambda _: self.remark.clear())

    def _certificate(self) -> None:
        sheet, reason = self._sheet, self.remark.text()
        if sheet is not None and sheet.certificates:
            goods = sheet.certificates[0][0]
            self.do(lambda w: service.print_certificate(w, goods, reason), lambda _: self.remark.clear())
