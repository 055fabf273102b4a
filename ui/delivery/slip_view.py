"""交付回单: the signed slip that came back: counts a line, signer, time, picture; then acceptance, follow-up call, close."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDateTimeEdit,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.core.clock import SITE_ZONE, site_time
from app.core.errors import AppError
from app.core.scans import ScanResult
from app.core.words import Verdict
from app.core.words import text as word_text
from app.delivery import queries, service
from app.delivery.bench import DeliveryBench
from app.delivery.views import AcceptanceResult, DeliveryMode, DeliveryState, DeliveryView, LateCause, LineCount, SlipBack
from ui.context import DeskContext
from ui.i18n import shown
from ui.storage.screen import StorageView
from ui.theme.tokens import State
from ui.widgets.base import Card, PlainLabel, clear_layout
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.forms import ErrorLine, FieldForm
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable

_STATES = {
    DeliveryState.OPEN: State.NOT_YET, DeliveryState.SIGNED: State.HOLD, DeliveryState.ACCEPTED: State.GOOD,
    DeliveryState.DISPUTED: State.WRONG, DeliveryState.CLOSED: State.GOOD, DeliveryState.VOIDED: State.INFO,
}  # fmt: skip


class SlipView(StorageView):
    """List of records left, the form of the chosen one right.

    Attributes:
        opened: A record was chosen; carries its number.
    """

    key: ClassVar[str] = "slips"
    tables: ClassVar[frozenset[str]] = frozenset({"delivery_record", "discrepancy", "follow_up"})
    series: ClassVar[tuple[str, ...]] = ("JF", "FH")

    opened = Signal(str)

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self.bench = DeliveryBench()
        self._records: dict[str, DeliveryView] = {}
        self._view: DeliveryView | None = None
        self._wanted = ""
        self._file: tuple[str, bytes] = ("", b"")
        self._counts: dict[int, tuple[QSpinBox, QSpinBox]] = {}
        self.setAcceptDrops(True)
        self.table = WorkTable(
            [
                Column(self.tr("交付记录"), Kind.DOCUMENT, 120),
                Column(self.tr("状态"), Kind.MARK, 100),
                Column(self.tr("发货单"), Kind.DOCUMENT, 120),
                Column(self.tr("客户"), stretch=True),
                Column(self.tr("箱数"), Kind.NUMBER, 52),
                Column(self.tr("出厂"), Kind.DATE, 92),
            ],
            empty=self.tr("没有在途的交付记录。车辆出门后会出现在这里；也可扫交付记录条码。"),
        )
        self.table.setObjectName("list.records")
        self.table.current_changed.connect(self._choose)
        card = Card(self.tr("交付回单"), self.tr("扫 JF 条码或选一行"))
        card.body.addWidget(self.table, 1)
        self.row.addWidget(card, 3)
        self.row.addWidget(self._panel(), 2)
        self._fill(None)

    def _panel(self) -> QWidget:
        self._card = Card(self.tr("签收单"), " ")
        inside = QWidget()
        inside.setObjectName("scrollBody")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        self._facts = PlainLabel("", "caption")
        self._facts.setWordWrap(True)
        column.addWidget(self._facts)
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(8)
        self._lines.setColumnStretch(0, 1)
        column.addLayout(self._lines)
        self.slip = self._slip_form()
        column.addWidget(self.slip)
        self.after = self._after_form()
        column.addWidget(self.after)
        self._settle = QVBoxLayout()
        column.addLayout(self._settle)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        self._card.body.addWidget(scroll, 1)
        self.error = ErrorLine()
        self._card.body.addWidget(self.error)
        self._card.body.addLayout(self._buttons())
        return self._card

    def _slip_form(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        self.form = FieldForm()
        self.form.add_text("signer", self.tr("签收人"), required=True).setObjectName("field.signer")
        for key, label in (("signed_at", self.tr("签收时间")), ("arrived_at", self.tr("到货时间"))):
            editor = QDateTimeEdit()
            editor.setDisplayFormat("yyyy-MM-dd HH:mm")
            editor.lineEdit().setTextMargins(10, 0, 0, 0)
            editor.setObjectName(f"field.{key}")
            self.form.add_field(key, label, editor, required=True)
        yes_no = [(self.tr("完好"), True), (self.tr("有问题"), False)]
        self.form.add_choice("appearance", self.tr("外观"), yes_no, required=True, empty=self.tr("请选")).setObjectName("field.appearance")
        self.form.add_choice("packaging", self.tr("包装"), yes_no, required=True, empty=self.tr("请选")).setObjectName("field.packaging")
        causes = [(shown(word_text(one)), one) for one in LateCause]
        self.form.add_choice("late", self.tr("晚到原因"), causes, empty=self.tr("没有晚到")).setObjectName("field.late")
        self.form.add_text("condition", self.tr("到货状况"), hint=self.tr("合同约定保护到目的地的必填")).setObjectName("field.condition")
        self.form.add_text("remark", self.tr("备注")).setObjectName("field.slip_remark")
        column.addWidget(self.form)
        line = QHBoxLayout()
        self.file_button = KeyButton(self.tr("选扫描件或照片"), icon="attach")
        self.file_button.setObjectName("do.choose_file")
        self.file_button.clicked.connect(self._choose_file)
        self.file_label = PlainLabel(self.tr("也可拖到这里：PNG、JPEG、PDF"), "caption")
        line.addWidget(self.file_button)
        line.addWidget(self.file_label, 1)
        column.addLayout(line)
        return part

    def _after_form(self) -> FieldForm:
        form = FieldForm()
        results = [(shown(word_text(one)), one) for one in AcceptanceResult]
        form.add_choice("result", self.tr("验收结果"), results).setObjectName("field.acceptance")
        form.add_text("note", self.tr("验收说明")).setObjectName("field.acceptance_note")
        form.add_number("satisfied", self.tr("满意度"), low=1, high=5).setObjectName("field.satisfied")
        form.set_value("satisfied", 5)
        form.add_text("opinion", self.tr("客户意见"), hint=self.tr("没有可留空")).setObjectName("field.opinion")
        form.add_text("wish", self.tr("愿望")).setObjectName("field.wish")
        return form

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.register_button = PrimaryButton(self.tr("登记签收"), key="Ctrl+S")
        self.register_button.setObjectName("do.register_slip")
        self.register_button.clicked.connect(self._register)
        self.accept_button = PrimaryButton(self.tr("登记验收"))
        self.accept_button.setObjectName("do.accept_delivery")
        self.accept_button.clicked.connect(self._accept)
        self.call_button = KeyButton(self.tr("登记回访"))
        self.call_button.setObjectName("do.follow_up")
        self.call_button.clicked.connect(self._follow_up)
        self.close_button = KeyButton(self.tr("关闭"))
        self.close_button.setObjectName("do.close_delivery")
        self.close_button.clicked.connect(self._close)
        for button in (self.register_button, self.accept_button, self.call_button, self.close_button):
            row.addWidget(button, 1)
        return row

    # Reading

    def reload(self) -> None:
        """Reads the records."""
        self.context.query(lambda s: queries.records(s), self._show)

    def show_result(self, result: ScanResult) -> None:
        """A scanned slip, dispatch order or box opens its record."""
        if result.verdict is Verdict.GOOD:
            self.open_document(result.object_key)
        elif result.error is not None:
            self.context.failed.emit(result.error)

    def open_document(self, number: str) -> None:
        """Chooses a record by its number or its dispatch order's."""
        self._wanted = number
        self.reload()

    def _show(self, records: list[DeliveryView]) -> None:
        order = list(_STATES)
        records.sort(key=lambda r: order.index(r.state))
        self._records = {record.number: record for record in records}
        self.table.set_rows([self._row(record) for record in records], list(self._records))
        wanted = next((r.number for r in records if self._wanted in (r.number, r.dispatch_no)), "")
        self._wanted = ""
        chosen = wanted or (self._view.number if self._view and self._view.number in self._records else "")
        if chosen:
            self.table.select_key(chosen)
            self._fill(self._records[chosen])

    def _row(self, record: DeliveryView) -> list[object]:
        mark = MarkCell(_STATES[record.state], shown(word_text(record.state)))
        left = f"{site_time(record.left_at):%m-%d %H:%M}" if record.left_at else "—"
        return [record.number, mark, record.dispatch_no, record.customer, str(record.boxes), left]

    def _choose(self, number: object) -> None:
        record = self._records.get(str(number))
        if record is not None and (self._view is None or record.number != self._view.number):
            self._fill(record)
            self.opened.emit(record.number)

    def _fill(self, view: DeliveryView | None) -> None:
        fresh = self._view is None or view is None or (view.number, view.state) != (self._view.number, self._view.state)
        self._view = view
        opened = view is not None and view.state is DeliveryState.OPEN
        signed = view is not None and view.signed_at is not None
        self.slip.setVisible(view is not None and opened)
        self.after.setVisible(signed)
        self.register_button.setVisible(opened)
        settled = view is not None and view.state in (DeliveryState.ACCEPTED, DeliveryState.CLOSED)
        self.accept_button.setVisible(signed and not settled)
        self.call_button.setVisible(signed)
        self.close_button.setVisible(signed or self._by_carrier(view))
        self.close_button.setEnabled(view is not None and view.state is not DeliveryState.CLOSED)
        if view is None:
            self._facts.setText(self.tr("没有选交付记录。"))
            return
        self._card.title.setText(view.number)
        self._card.note.setText(shown(word_text(view.state)))
        self._show_facts(view)
        if fresh:
            self._show_lines(view, opened)
            self._file = ("", b"")
            self.file_label.setText(self.tr("也可拖到这里：PNG、JPEG、PDF"))
            now = QDateTime.fromString(f"{site_time(self.context.desk.clock.now()):%Y-%m-%dT%H:%M:%S}", Qt.DateFormat.ISODate)
            for key in ("signed_at", "arrived_at"):
                editor = self.form.editor(key)
                assert isinstance(editor, QDateTimeEdit)
                editor.setDateTime(now)
        self._show_open_points(view)

    def _show_facts(self, view: DeliveryView) -> None:
        lines = [self.tr("{customer}·{place}").format(customer=view.customer, place=view.place)]
        numbers = self.tr("发货单 {dispatch}·出门证 {gate}·{n} 箱")
        lines.append(numbers.format(dispatch=view.dispatch_no, gate=view.pass_no, n=view.boxes))
        if view.signed_at:
            who = self.tr("签收 {signer} {time}").format(signer=view.signer, time=f"{site_time(view.signed_at):%Y-%m-%d %H:%M}")
            listed = "" if view.signer_listed else self.tr("（不在客户签收人名单，请销售确认）")
            lines.append(f"{who}{listed}")
            on_time = self.tr("按时到货") if view.on_time else self.tr("晚到")
            facts = self.tr("{on_time}·差异 {n}·附件 {files}")
            lines.append(facts.format(on_time=on_time, n=len(view.discrepancies), files=len(view.attachments)))
        if view.acceptance:
            lines.append(self.tr("验收：{result} {note}").format(result=shown(word_text(view.acceptance)), note=view.acceptance_note))
        if view.feedback:
            lines.append(self.tr("反馈：{words}").format(words=view.feedback))
        self._facts.setText("\n".join(lines))

    def _show_lines(self, view: DeliveryView, editable: bool) -> None:
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self._counts = {}
        for column, title in enumerate((self.tr("货物"), self.tr("应收"), self.tr("实收"), self.tr("破损"))):
            self._lines.addWidget(PlainLabel(title, "caption"), 0, column)
        for n, line in enumerate(view.lines, start=1):
            name = PlainLabel(f"{line.product_name} {line.model}")
            name.setWordWrap(True)
            self._lines.addWidget(name, n, 0)
            self._lines.addWidget(PlainLabel(f"{line.shipped} {line.unit}"), n, 1)
            if not editable:
                self._lines.addWidget(PlainLabel("—" if line.received is None else str(line.received), "strong"), n, 2)
                self._lines.addWidget(PlainLabel(str(line.damaged)), n, 3)
                continue
            received = self._number(line.shipped, f"field.received.{line.line_no}")
            damaged = self._number(0, f"field.damaged.{line.line_no}")
            self._counts[line.line_no] = (received, damaged)
            self._lines.addWidget(received, n, 2)
            self._lines.addWidget(damaged, n, 3)

    def _number(self, value: int, name: str) -> QSpinBox:
        box = QSpinBox()
        box.setRange(0, 999_999)
        box.setValue(value)
        box.lineEdit().setTextMargins(6, 0, 0, 0)
        box.setFixedWidth(72)
        box.setMinimumHeight(34)
        box.setObjectName(name)
        return box

    def _show_open_points(self, view: DeliveryView) -> None:
        clear_layout(self._settle)
        for one in view.discrepancies:
            words = f"{shown(word_text(one.kind))} {one.quantity}·{one.solution or self.tr('未处理')}"
            self._settle.addWidget(PlainLabel(words, "caption"))
        if view.discrepancies:
            button = KeyButton(self.tr("到「异议索赔」处理"), key="Ctrl+Y")
            button.setObjectName("do.open_claims")
            button.clicked.connect(lambda: self.context.go_to.emit("delivery", f"claims|{view.number}"))
            self._settle.addWidget(button)

    # File

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("签收单扫描件或照片"), "", "PNG, JPEG, PDF (*.png *.jpg *.jpeg *.pdf)")
        if name:
            self.take_file(Path(name))

    def take_file(self, path: Path) -> None:
        """Takes a picture or PDF as the scan of the slip."""
        try:
            self._file = (path.name, path.read_bytes())
        except OSError:
            self.error.show_words(self.tr("读不出文件 {name}").format(name=path.name))
            return
        self.file_label.setText(path.name)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Takes the first file."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths and self._view is not None and self._view.state is DeliveryState.OPEN:
            self.take_file(Path(paths[0]))
            event.acceptProposedAction()

    # Acting

    def _moment(self, key: str) -> datetime:
        editor = self.form.editor(key)
        assert isinstance(editor, QDateTimeEdit)
        local = datetime.fromisoformat(editor.dateTime().toString(Qt.DateFormat.ISODate))
        return local.replace(tzinfo=SITE_ZONE)

    def _register(self) -> None:
        if self._view is None:
            return
        number, values = self._view.number, self.form.values()
        counts = tuple(LineCount(n, received.value(), damaged.value()) for n, (received, damaged) in self._counts.items())
        slip = SlipBack(
            values["signer"], self._moment("signed_at"), self._moment("arrived_at"), counts, values["appearance"], values["packaging"],
            LateCause(values["late"]) if values["late"] else None, values["remark"], self._file[0], self._file[1],
            values["condition"] or "",
        )  # fmt: skip
        self.context.command(lambda w: service.register_slip(w, number, slip), self._done, self._refused)

    def _accept(self) -> None:
        if self._view is not None:
            number, result, note = self._view.number, AcceptanceResult(self.after.value("result")), str(self.after.value("note"))
            self.context.command(lambda w: service.accept(w, number, result, note), self._done, self._refused)

    def _follow_up(self) -> None:
        if self._view is not None:
            number, values = self._view.number, self.after.values()
            satisfied, opinion, wish = int(values["satisfied"]), str(values["opinion"]), str(values["wish"])
            self.context.command(lambda w: service.follow_up(w, number, satisfied, opinion, wish), self._done, self._refused)

    @staticmethod
    def _by_carrier(view: DeliveryView | None) -> bool:
        """委托物流 that left on the carrier's signature and whose receipt is not here (X-13)."""
        return view is not None and view.mode is DeliveryMode.CONSIGNED and view.state is DeliveryState.OPEN and view.left_at is not None

    def _close(self) -> None:
        if self._view is not None:
            number = self._view.number
            act = service.close_undisputed if self._by_carrier(self._view) else service.close
            self.context.command(lambda w: act(w, number), self._done, self._refused)

    def _done(self, view: DeliveryView) -> None:
        self.error.show_words("")
        self._fill(view)
        self.reload()

    def _refused(self, error: AppError) -> None:
        self.error.show_words(f"{error.clause}  {shown(error.reason)}" if error.clause else shown(error.reason))
