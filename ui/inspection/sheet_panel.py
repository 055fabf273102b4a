"""产品检验单 on the page: measured values by the number block alone, judged at entry piece by piece, the verdict, certificates."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from app.core.clock import site_day
from app.core.words import Role
from app.core.words import text as word_text
from app.quality import entry, instruments, sampling, service
from app.quality.views import InspectionKind, InspectionVerdict, InspectionView, InstrumentView, ItemView
from ui.context import DeskContext
from ui.i18n import shown
from ui.inspection.panel import Panel, mark
from ui.inspection.pieces import PieceStrip
from ui.widgets.base import PlainLabel
from ui.widgets.keys import on_enter
from ui.widgets.tables import Column, Kind, WorkTable


class SheetPanel(Panel):
    """The items of a sheet; Enter in the field records the value, judges it and goes on to the next piece or item."""

    _by_piece: dict[int | None, bool] = {}

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, self.tr("产品检验单"), "sheet")
        self._sheet: InspectionView | None = None
        self._piece = 1
        self._kept: list[InstrumentView] = []
        self.table = WorkTable(
            (
                Column(self.tr("序"), Kind.NUMBER, 44), Column(self.tr("组别"), width=60), Column(self.tr("检验项目"), width=112),
                Column(self.tr("技术要求"), stretch=True), Column(self.tr("实测"), width=96), Column(self.tr("单项判定"), Kind.MARK, 94),
                Column(self.tr("器具"), width=112),
            )
        )  # fmt: skip
        self.table.setObjectName("list.items")
        self.table.current_changed.connect(lambda _: self._item_chosen())
        self.strip = PieceStrip()
        self.strip.setObjectName("strip.pieces")
        self.strip.chosen.connect(self._choose_piece)
        self.asked = PlainLabel("", "strong")
        self.asked.setMinimumWidth(150)
        self.measured = self.field("measured", self.tr("实测值，多台用空格隔开；回车记入"))
        on_enter(self.measured, self._measured)
        self.instrument = QComboBox()
        self.instrument.setObjectName("field.instrument")
        self.instrument.setAccessibleName(self.tr("器具"))
        self.instrument.setMinimumHeight(36)
        self.instrument.setMaximumWidth(250)
        self.instrument.activated.connect(lambda _: self.measured.setFocus())
        line = QHBoxLayout()
        line.addWidget(self.asked)
        line.addWidget(self.measured, 1)
        line.addWidget(self.instrument)
        self.remark = self.field("reason", self.tr("备注；补打合格证时写原因"))
        self._make_buttons()
        line.addWidget(self.order)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.strip)
        self.body.addLayout(line)
        self.body.addWidget(self.remark)
        self.add_buttons(self.passed, self.failed, self.verdict, self.part, self.reprint)
        for key, step in (("PgUp", -1), ("PgDown", 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self._choose_piece(self._piece + step))

    def _make_buttons(self) -> None:
        self.passed = self.button(self.tr("合格"), "pass", lambda: self._record(InspectionVerdict.PASS), "Ctrl+1")
        self.failed = self.button(self.tr("不合格"), "fail", lambda: self._record(InspectionVerdict.FAIL), "Ctrl+2")
        self.order = self.button(self.tr("逐件录"), "order", self._turn_order, "Ctrl+O")
        self.verdict = self.button(self.tr("下结论"), "verdict", self._verdict, "Ctrl+S", primary=True)
        self.part = self.button(self.tr("只隔离不合格件"), "part", lambda: self._verdict(part=True), "Ctrl+D")
        self.reprint = self.button(self.tr("补打合格证"), "certificate", self._certificate, "F10")
        for seldom in (self.order, self.part, self.reprint, self.instrument, self.strip):
            seldom.hide()  # they never stand all together, and a hidden page still asks for their room

    def show_sheet(self, sheet: InspectionView) -> None:
        """Shows a sheet; the first item without a verdict is chosen."""
        fresh = self._sheet is None or self._sheet.number != sheet.number
        self._sheet = sheet
        self.title.setText(
            self.tr("产品检验单 {number} · {kind}").format(number=sheet.number, kind=shown(word_text(sheet.kind)))
        )
        self.note.setText(shown(word_text(sheet.verdict)) if sheet.verdict else self.tr("在检"))
        self.facts.setText("\n".join(self._lines(sheet)))
        self.table.set_rows([self._row(item) for item in sheet.items], [item.no for item in sheet.items])
        may_write = sheet.verdict is None and self.context.actor.has(Role.INSPECTOR, Role.LOGISTICS_HEAD)
        for widget in (self.measured, self.asked, self.passed, self.failed, self.verdict):
            widget.setVisible(may_write)
        self.order.setVisible(may_write and sheet.per_piece and sheet.sampled > 1)
        self.order.set_words(self.tr("改为逐项录") if self._is_by_piece() else self.tr("改为逐件录"))
        self.part.setVisible(may_write and self._may_part(sheet))
        self.reprint.setVisible(bool(sheet.certificates))
        self.remark.setVisible(may_write or bool(sheet.certificates))
        if fresh:
            self._piece = 1
            self.context.query(lambda s: instruments.instruments(s, active_only=True), self._take_instruments)
        self._choose(sheet, fresh)

    def _lines(self, sheet: InspectionView) -> list[str]:
        """What the sheet is about, against what it is judged, what came of it."""
        goods = "、".join(sheet.identities[:4]) + ("…" if len(sheet.identities) > 4 else "")
        lines = [
            self.tr("{product} {model} · {n} {unit} · {goods}").format(
                product=sheet.product_name, model=sheet.model, n=sheet.quantity, unit=sheet.unit, goods=goods
            ),
            self.tr("标准 {standard} · 依据 {basis}").format(standard=sheet.standard, basis=sheet.basis),
        ]
        if sheet.per_piece:
            words = self.tr("检 {n}/{all} {unit} · 允许不合格 {c}")
            lines[1] += " · " + words.format(n=sheet.sampled, all=sheet.quantity, unit=sheet.unit, c=sheet.accept)
        if sheet.split_from:
            lines.append(self.tr("由 {number} 分出：不合格的留在那张单上，已隔离").format(number=sheet.split_from))
        if sheet.certificates:
            first, last = sheet.certificates[0][1], sheet.certificates[-1][1]
            numbers = first if first == last else f"{first} ～ {last}"
            lines.append(self.tr("合格证 {numbers}").format(numbers=numbers))
        if sheet.nonconformity_no:
            told = self.tr("已隔离，不合格品报告 {number} 已通知生产")
            if sheet.kind is InspectionKind.INCOMING:
                told = self.tr("已隔离，不合格品报告 {number} 待处置，请通知采购")
            lines.append(told.format(number=sheet.nonconformity_no))
        return lines

    def _may_part(self, sheet: InspectionView) -> bool:
        """Whether some pieces failed, it is known which, and every piece was looked at."""
        bad = sampling.bad_pieces(sheet.items, sheet.sampled)
        return bool(bad) and sheet.sampled == sheet.quantity and len(bad or ()) < sheet.quantity

    def _choose(self, sheet: InspectionView, fresh: bool) -> None:
        if fresh or self.table.current_key() is None:
            self.table.select_key(next((i.no for i in sheet.items if i.verdict is None), 1))
        self._show_item()
        (self.measured if sheet.verdict is None else self.table).setFocus()

    def _row(self, item: ItemView) -> tuple[object, ...]:
        measured = f"{item.measured} {item.unit}".strip() if item.measured else ""
        return (
            item.no, shown(word_text(item.group)), item.name, item.requirement, measured, mark(item.verdict, self.tr("待填")),
            item.instrument_no or item.instrument,
        )  # fmt: skip

    # The item and the piece in hand

    def _item(self) -> ItemView | None:
        no = self.table.current_key()
        return next((i for i in self._sheet.items if i.no == no), None) if self._sheet else None

    def _item_chosen(self) -> None:
        """Another item: its first piece without a value is in hand."""
        item, sheet = self._item(), self._sheet
        if item is not None and sheet is not None and not self._is_by_piece():
            values = item.values + ("",) * (sheet.sampled - len(item.values))
            self._piece = next((n for n, value in enumerate(values, start=1) if not value), 1)
        self._show_item()

    def _choose_piece(self, piece: int) -> None:
        if self._sheet is not None:
            self._piece = min(max(1, piece), self._sheet.sampled)
            self._show_item()
            self.measured.setFocus()

    def _show_item(self) -> None:
        item, sheet = self._item(), self._sheet
        if item is None or sheet is None:
            return
        pieces = sheet.per_piece and item.is_measured and sheet.sampled > 1
        name = f"{item.name}（{item.unit}）" if item.unit else item.name
        self.asked.setText(self._piece_words(name, sheet) if pieces else name)
        self.strip.setVisible(pieces)
        if pieces:
            self.strip.show_values(item.values, sheet.sampled, self._piece, item.low, item.high, item.unit)
        by_eye = self.tr("符合按回车；不合格键入件号，如 2 5，再按 Ctrl+2")
        hint = self.tr("实测值，回车记入并到下一件") if pieces else self.tr("实测值，多台用空格隔开；回车记入")
        self.measured.setPlaceholderText(by_eye if sheet.per_piece and not item.is_measured and sheet.sampled > 1 else hint)
        for button in (self.passed, self.failed):
            button.setEnabled(not item.is_measured)
        self._fill_instruments(item)

    def _piece_words(self, name: str, sheet: InspectionView) -> str:
        serials = sampling.chosen(sheet.serials, sheet.sampled)
        serial = f" {serials[self._piece - 1][-4:]}" if serials else ""
        return self.tr("{name} 第 {n}/{all} 件{serial}").format(name=name, n=self._piece, all=sheet.sampled, serial=serial)

    def _take_instruments(self, found: list[InstrumentView]) -> None:
        self._kept = found
        self._show_item()

    def _fill_instruments(self, item: ItemView) -> None:
        """The instruments of the item's kind; one out of calibration is listed as that and refused when it is used."""
        today = site_day(self.context.desk.clock.now())
        fit = [one for one in self._kept if one.kind == item.instrument]
        may = self._sheet is not None and self._sheet.verdict is None and item.is_measured
        self.instrument.setVisible(bool(fit) and may)
        before = item.instrument_no or self.instrument.currentData()
        self.instrument.clear()
        for one in sorted(fit, key=lambda one: not one.may_measure(today)):
            late = "" if one.may_measure(today) else self.tr("（校准过期）")
            self.instrument.addItem(f"{one.name} {one.number}{late}", one.number)
        self.instrument.setCurrentIndex(max(0, self.instrument.findData(before)))

    # Acting

    def _is_by_piece(self) -> bool:
        return self._by_piece.get(self.context.actor.person_id, False)

    def _turn_order(self) -> None:
        """Every item of a piece before the next piece, or the other way round; it stays so for this person."""
        self._by_piece[self.context.actor.person_id] = not self._is_by_piece()
        if self._sheet is not None:
            self.show_sheet(self._sheet)

    def _measured(self) -> None:
        """Enter: numbers are judged by the limits; an item judged by eye passes with Enter."""
        item, sheet = self._item(), self._sheet
        if item is None or sheet is None:
            return
        if sheet.per_piece and item.is_measured:
            self._record_value(sheet, item)
        else:
            self._record(None if item.is_measured else InspectionVerdict.PASS)

    def _record_value(self, sheet: InspectionView, item: ItemView) -> None:
        text, piece, gauge = self.measured.text(), self._piece, self.instrument.currentData() or ""
        last = piece + max(0, len(text.split()) - 1)
        self.do(
            lambda w: entry.record_value(w, sheet.number, item.no, piece, text, instrument_no=gauge),
            lambda s: self._next(s, item.no, last),
        )

    def _record(self, verdict: InspectionVerdict | None) -> None:
        sheet, item, text = self._sheet, self._item(), self.measured.text()
        gauge = (self.instrument.currentData() or "") if item is not None and item.is_measured else ""
        if sheet is not None and item is not None:
            self.do(
                lambda w: entry.record_item(w, sheet.number, item.no, text, verdict, instrument_no=gauge),
                lambda s: self._next(s, item.no, self._piece),
            )

    def _next(self, sheet: InspectionView, no: int, piece: int) -> None:
        """What is open after this in the person's order."""
        self.measured.clear()
        self._sheet = sheet
        place = sampling.next_open(sheet, no, piece, self._is_by_piece() and sheet.per_piece)
        if place is not None:
            self.table.select_key(place[0])
            self._piece = place[1]
        self._show_item()

    def _verdict(self, *, part: bool = False) -> None:
        sheet, remark = self._sheet, self.remark.text()
        if sheet is not None:
            self.do(lambda w: service.give_verdict(w, sheet.number, remark, part=part), self._judged)

    def _judged(self, sheet: InspectionView) -> None:
        self.remark.clear()
        if self._sheet is not None and sheet.number != self._sheet.number:  # the pieces that passed have a sheet of their own
            self.context.go_to.emit("inspection", sheet.number)

    def _certificate(self) -> None:
        sheet, reason = self._sheet, self.remark.text()
        if sheet is not None and sheet.certificates:
            goods = sheet.certificates[0][0]
            self.do(lambda w: service.print_certificate(w, goods, reason), lambda _: self.remark.clear())
