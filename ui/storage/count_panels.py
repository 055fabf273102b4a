"""The panels beside the map of a count: what was read, what is odd, what differs, and a new count."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.core.clock import site_time
from app.core.words import text as word_text
from app.storage.count_views import CountCause, CountLineView, CountState, CountView, ReadView
from ui.i18n import shown
from ui.storage import count_words as words
from ui.theme.tokens import State
from ui.widgets.base import PlainLabel
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.forms import FieldForm
from ui.widgets.keys import on_enter
from ui.widgets.tables import DENSE, Cell, Column, Kind, MarkCell, WorkTable


def keyed(button: KeyButton, keys: str, act: Callable[[], None]) -> KeyButton:
    """A button with its key, which works wherever the focus is while the button is to be seen."""
    button.clicked.connect(lambda _=False: act())
    button.set_key(keys, keys.replace("Return", "Enter"))
    return button


class Panel(QWidget):
    """A table over a form over buttons."""

    def __init__(self, table: WorkTable, name: str) -> None:
        super().__init__()
        self.table = table
        table.setObjectName(f"list.{name}")
        self.form = FieldForm(label_width=60)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(8)
        self.box.addWidget(table, 1)
        self.box.addWidget(self.form)

    def buttons(self, *made: QWidget) -> None:
        """A row of buttons below the form."""
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in made:
            row.addWidget(button)
        row.addStretch(1)
        self.box.addLayout(row)


class ReadsPanel(Panel):
    """What was read last, and what is keyed from a sheet that was filled in by hand."""

    scanned = Signal(str)

    def __init__(self) -> None:
        table = WorkTable(
            (
                Column(self.tr("时间"), Kind.DATE, 78), Column(self.tr("库位"), width=80), Column(self.tr("扫到的"), stretch=True),
                Column(self.tr("数量"), Kind.NUMBER, 52), Column(self.tr("结果"), Kind.MARK, 112),
            ),
            row_height=DENSE, empty=self.tr("还没有扫描。先扫库位，再扫这一位上的每一件。"),
        )  # fmt: skip
        super().__init__(table, "reads")
        self.code: QLineEdit = self.form.add_text("code", self.tr("条码"), hint=self.tr("库位、序列号或批号"))
        self.code.setObjectName("field.code")
        on_enter(self.code, self._send)
        self.form.add_number("pieces", self.tr("数量"), low=0, high=99_999, unit=self.tr("件，批号货才填")).setObjectName("field.pieces")
        self.send = keyed(KeyButton(self.tr("计入"), icon="plus"), "Ctrl+S", self._send)
        self.send.setObjectName("do.keyed")
        self.buttons(self.send)

    def show_reads(self, reads: Sequence[ReadView]) -> None:
        """Shows reads, newest first."""
        rows = [
            (site_time(r.at).strftime("%H:%M:%S"), r.place, Cell(r.identity), r.quantity or "", MarkCell(*words.read(r))) for r in reads
        ]
        self.table.set_rows(rows, [r.read_id for r in reads])

    def _send(self) -> None:
        code, pieces = self.code.text().strip(), int(self.form.value("pieces") or 0)
        if pieces:
            self.scanned.emit(f"JF${pieces}")
        if code:
            self.scanned.emit(code)
        self.code.clear()
        self.form.set_value("pieces", 0)
        self.code.setFocus()


class OddPanel(Panel):
    """The exceptions as one list to clear."""

    cleared = Signal(list, bool, str)
    quantity_named = Signal(int, int)

    def __init__(self) -> None:
        table = WorkTable(
            (
                Column(self.tr("库位"), width=86), Column(self.tr("扫到的"), stretch=True), Column(self.tr("异常"), Kind.MARK, 136),
                Column(self.tr("帐在"), width=86),
            ),
            row_height=DENSE, empty=self.tr("没有异常。"),
        )  # fmt: skip
        super().__init__(table, "odd")
        self._reads: dict[int, ReadView] = {}
        self.form.add_text("note", self.tr("说明")).setObjectName("field.note")
        self.form.add_number("count", self.tr("数量"), low=0, high=99_999, unit=self.tr("件")).setObjectName("field.count")
        table.current_changed.connect(lambda _: self._offer())
        self.keep = keyed(KeyButton(self.tr("确有此物")), "Ctrl+Y", lambda: self._clear(True))
        self.drop = keyed(KeyButton(self.tr("误扫不计")), "Ctrl+D", lambda: self._clear(False))
        self.fill = keyed(KeyButton(self.tr("补数量")), "Ctrl+S", self._name)
        self.keep_all = keyed(KeyButton(self.tr("全部照计")), "Ctrl+Shift+Y", self._clear_all)
        for button, name in ((self.keep, "keep"), (self.drop, "drop"), (self.fill, "quantity"), (self.keep_all, "keep_all")):
            button.setObjectName(f"do.{name}")
        self.buttons(self.keep, self.drop)
        self.buttons(self.fill, self.keep_all)

    def show_reads(self, reads: Sequence[ReadView]) -> None:
        """Shows what waits."""
        self._reads = {read.read_id: read for read in reads}
        rows = [(r.place, Cell(r.identity), MarkCell(*words.read(r)), r.elsewhere or r.note) for r in reads]
        self.table.set_rows(rows, list(self._reads))
        if self.table.current_key() is None and reads:
            self.table.select_key(reads[0].read_id)
        self._offer()

    def _offer(self) -> None:
        chosen = self._reads.get(self.table.current_key() or 0)
        lacking = chosen is not None and chosen.lacks_quantity
        self.form.show_field("count", lacking)
        self.fill.setEnabled(lacking)
        self.keep.setEnabled(chosen is not None and not lacking)
        self.drop.setEnabled(chosen is not None)
        self.keep_all.setEnabled(bool(self._reads))

    def _clear(self, keep: bool) -> None:
        key = self.table.current_key()
        if key is not None:
            self.cleared.emit([key], keep, self.form.value("note"))
            self.form.set_value("note", "")

    def _clear_all(self) -> None:
        sure = [key for key, read in self._reads.items() if not read.lacks_quantity]
        self.cleared.emit(sure, True, self.form.value("note"))

    def _name(self) -> None:
        key, pieces = self.table.current_key(), int(self.form.value("count") or 0)
        if key is not None:
            self.quantity_named.emit(key, pieces)
            self.form.set_value("count", 0)


class DiffPanel(Panel):
    """What differs after the second count, its causes, and the steps that end a count."""

    explained = Signal(list, object, str)
    submitted = Signal()
    approved = Signal()
    sent_back = Signal(list, str)

    def __init__(self) -> None:
        table = WorkTable(
            (
                Column(self.tr("库位"), width=78), Column(self.tr("货物"), stretch=True), Column(self.tr("帐面"), Kind.NUMBER, 50),
                Column(self.tr("实盘"), Kind.NUMBER, 50), Column(self.tr("差异"), Kind.NUMBER, 50),
                Column(self.tr("原因 / 处理"), width=100),
            ),
            row_height=DENSE, empty=self.tr("没有差异。待复盘的库位先由另一人复盘，复盘后才显示。"),
        )  # fmt: skip
        super().__init__(table, "differences")
        self._lines: dict[int, CountLineView] = {}
        causes = [(shown(word_text(cause)), cause) for cause in CountCause]
        self.form.add_choice("cause", self.tr("原因"), causes, empty=self.tr("选原因")).setObjectName("field.cause")
        self.form.add_text("words", self.tr("说明"), hint=self.tr("查到什么")).setObjectName("field.words")
        self.explain = keyed(KeyButton(self.tr("填原因")), "Ctrl+S", self._explain)
        self.submit = PrimaryButton(self.tr("提交盘点"), key="Ctrl+Return", cap="Ctrl+Enter")
        self.approve = PrimaryButton(self.tr("批准入帐"), key="Ctrl+Return", cap="Ctrl+Enter")
        self.submit.clicked.connect(self.submitted.emit)
        self.approve.clicked.connect(self.approved.emit)
        self.back = keyed(KeyButton(self.tr("退回重盘")), "Ctrl+D", self._back)
        for button, name in ((self.explain, "explain"), (self.submit, "submit"), (self.approve, "approve"), (self.back, "back")):
            button.setObjectName(f"do.{name}")
        self.said = PlainLabel("", "caption")
        self.said.setWordWrap(True)
        self.box.addWidget(self.said)
        self.buttons(self.explain, self.submit)
        self.buttons(self.back, self.approve)

    def show_lines(self, view: CountView | None, lines: Sequence[CountLineView], may_approve: bool) -> None:
        """Shows the differences of a count and which step is next."""
        self._lines = {line.line_id: line for line in lines}
        rows = []
        for line in lines:
            said = self.tr("允差内") if line.tolerated else shown(word_text(line.outcome)) if line.outcome else line.why
            mark = State.WRONG if line.difference < 0 and not line.tolerated else State.INFO if line.tolerated else State.GOOD
            rows.append(
                (line.place, Cell(line.identity or line.product), line.booked, line.counted,
                 Cell(f"{line.difference:+d}", bold=True, state=mark), said or self.tr("待填"))
            )  # fmt: skip
        self.table.set_rows(rows, list(self._lines))
        if self.table.current_key() is None and lines:
            self.table.select_key(lines[0].line_id)
        counting = view is not None and view.state is CountState.COUNTING
        review = view is not None and view.state is CountState.REVIEW
        self.explain.setVisible(counting or review)
        self.submit.setVisible(counting)
        self.back.setVisible(review and may_approve)
        self.approve.setVisible(review and may_approve)
        self.form.setVisible(counting or review)
        self.said.setText(self._step(view, lines))

    def _step(self, view: CountView | None, lines: Sequence[CountLineView]) -> str:
        if view is None:
            return ""
        left = view.total - view.done
        open_causes = sum(1 for line in lines if line.cause is None and not line.tolerated)
        if view.state in (CountState.OPEN, CountState.COUNTING) and left:
            return self.tr("下一步：还有 {n} 个库位要盘或复盘").format(n=left)
        if view.waiting:
            return self.tr("下一步：处理 {n} 条异常").format(n=view.waiting)
        if view.state is CountState.COUNTING:
            words_now = self.tr("下一步：填 {n} 条原因").format(n=open_causes) if open_causes else self.tr("下一步：提交盘点")
            return words_now
        if view.state is CountState.REVIEW:
            return self.tr("下一步：等没有参加盘点的批准人批准")
        return self.tr("{who} {at} 批准").format(who=view.approved_by, at=f"{site_time(view.approved_at):%m-%d %H:%M}") if (
            view.approved_at
        ) else ""

    def _explain(self) -> None:
        key, cause = self.table.current_key(), self.form.value("cause")
        if cause is None:
            self.form.show_errors({"cause": self.tr("请选原因")})
            return
        if key is not None:
            self.explained.emit([key], cause, self.form.value("words"))

    def _back(self) -> None:
        line = self._lines.get(self.table.current_key() or 0)
        if line is not None:
            self.sent_back.emit([line.place], self.form.value("words"))


class NewPanel(QWidget):
    """A new count: of the whole store for a period, or of one zone; and its tolerance, or its end."""

    wanted = Signal(object)
    tolerance_set = Signal(int, int)
    cancelled = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        self.form = FieldForm(label_width=76)
        self.scope = self.form.add_choice("scope", self.tr("范围"), [], required=True)
        self.scope.setObjectName("field.scope")
        self.make = keyed(PrimaryButton(self.tr("新建盘点"), icon="plus"), "Ctrl+Return", self._create)
        self.make.setObjectName("do.create")
        self.more = FieldForm(label_width=76)
        self.more.add_number("permille", self.tr("批号允差"), low=0, high=100, unit="‰").setObjectName("field.permille")
        self.more.add_number("pieces", self.tr("或"), low=0, high=1000, unit=self.tr("件")).setObjectName("field.tolerance")
        self.more.add_text("reason", self.tr("作废原因")).setObjectName("field.reason")
        self.tolerance = keyed(KeyButton(self.tr("设允差")), "Ctrl+S", self._tolerance)
        self.cancel = keyed(KeyButton(self.tr("作废这张盘点")), "Ctrl+D", lambda: self.cancelled.emit(self.more.value("reason")))
        self.tolerance.setObjectName("do.tolerance")
        self.cancel.setObjectName("do.cancel")
        self.note = PlainLabel(self.tr("有序列号的货没有允差；允差内的差异不调帐，只在报告里列出。"), "caption")
        self.note.setWordWrap(True)
        self.heading = PlainLabel("", "strong")
        row = QHBoxLayout()
        row.addWidget(self.tolerance)
        row.addWidget(self.cancel)
        row.addStretch(1)
        first = QHBoxLayout()
        first.addWidget(self.make)
        first.addStretch(1)
        box.addWidget(self.form)
        box.addLayout(first)
        box.addSpacing(8)
        for widget in (self.heading, self.more, self.note):
            box.addWidget(widget)
        box.addLayout(row)
        box.addStretch(1)

    def show_scopes(self, scopes: list[tuple[str, object]]) -> None:
        """What may be counted: words and what stands for it."""
        kept = self.scope.currentText()
        self.scope.clear()
        for said, value in scopes:
            self.scope.addItem(said, value)
        self.scope.setCurrentIndex(max(0, self.scope.findText(kept)))

    def show_count(self, view: CountView | None, head: bool) -> None:
        """The count whose tolerance may be set and which may be called off."""
        live = view is not None and view.state in (CountState.OPEN, CountState.COUNTING, CountState.REVIEW)
        for widget in (self.heading, self.more, self.note, self.cancel):
            widget.setVisible(live and head)
        self.tolerance.setVisible(live and head and view is not None and view.state is CountState.OPEN)
        if view is not None and live:
            self.heading.setText(view.number)
            self.more.set_value("permille", view.tolerance_permille)
            self.more.set_value("pieces", view.tolerance_pieces)

    def _create(self) -> None:
        if self.scope.currentIndex() >= 0:
            self.wanted.emit(self.scope.currentData())

    def _tolerance(self) -> None:
        self.tolerance_set.emit(int(self.more.value("permille") or 0), int(self.more.value("pieces") or 0))
