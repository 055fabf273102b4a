"""The left and the right of 交付回单: the list with its filters, and the panel that shows what the chosen line needs."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.core.clock import site_time
from app.core.words import text as word_text
from app.delivery.service import OFFICE
from app.delivery.slip_list import SlipDetail, SlipList, SlipRow, Which
from app.delivery.slip_pages import PageView
from app.delivery.views import DeliveryState, DeliveryView
from ui.context import DeskContext
from ui.delivery.after_panel import AfterPanel, by_carrier
from ui.delivery.slip_form import SlipForm
from ui.delivery.slip_side import PagePanel, ProblemPanel, RegisterPanel
from ui.i18n import shown
from ui.plates import plate_words
from ui.theme.tokens import State
from ui.widgets.base import Card, PlainLabel
from ui.widgets.buttons import Chip, KeyButton, PrimaryButton
from ui.widgets.forms import ErrorLine
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable

_STATES = {
    DeliveryState.OPEN: State.NOT_YET, DeliveryState.SIGNED: State.HOLD, DeliveryState.ACCEPTED: State.GOOD,
    DeliveryState.DISPUTED: State.WRONG, DeliveryState.CLOSED: State.GOOD, DeliveryState.VOIDED: State.INFO,
}  # fmt: skip


class SlipListCard(Card):
    """What waits, by filter; what was done this time.

    Attributes:
        chosen: A line was chosen; carries its key.
        which_changed: Another filter was chosen.
    """

    chosen = Signal(str)
    which_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__("", "", padding=0)
        self.which = Which.AWAITED
        self._filed = self._waiting = self._known = 0
        self.body.setContentsMargins(1, 10, 1, 1)
        self.body.addLayout(self._filters())
        self.body.addLayout(self._commands())
        self.said = PlainLabel(" ", "caption")
        self.said.setContentsMargins(14, 0, 14, 0)
        self.said.setObjectName("said.slips")
        self._of_records = self._columns(self.tr("交付记录"), self.tr("客户"), self.tr("出厂"))
        self._of_pages = self._columns(self.tr("文件和页"), self.tr("为什么"), self.tr("收到"))
        self.table = WorkTable(self._of_records, empty=self.tr("没有待回的回单。车辆出门后会出现在这里；扫任一张交付记录的条码也能打开。"))
        self.table.setObjectName("list.records")
        self.table.current_changed.connect(lambda key: self.chosen.emit(str(key)) if key is not None else None)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.said)

    def _columns(self, number: str, words: str, day: str) -> list[Column]:
        return [
            Column(self.tr("状态"), Kind.MARK, 114), Column(number, Kind.DOCUMENT, 100), Column(words, stretch=True),
            Column(day, Kind.DATE, 56),
        ]  # fmt: skip

    def _filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(6)
        self._group, self._chips = QButtonGroup(self), {}
        self._words = {
            Which.AWAITED: self.tr("待回单"), Which.PAGES: self.tr("待指派"), Which.RUNNING: self.tr("待办结"), Which.ALL: self.tr("全部"),
        }  # fmt: skip
        for which, words in self._words.items():
            self._chips[which] = chip = Chip(words)
            chip.setObjectName(f"filter.{which}")
            chip.setChecked(which is self.which)
            chip.clicked.connect(lambda _=False, which=which: self.choose_which(which))
            self._group.addButton(chip)
            row.addWidget(chip)
        row.addStretch(1)
        return row

    def _commands(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(8)
        self.files_button = KeyButton(self.tr("收扫描件"), icon="attach", key="Ctrl+O")
        self.files_button.setObjectName("do.take_pile")
        self.register_button = KeyButton(self.tr("登记簿"), icon="printer", cap="F10")
        self.register_button.setObjectName("do.register_of_period")
        row.addWidget(self.files_button, 1)
        row.addWidget(self.register_button, 1)
        return row

    def choose_which(self, which: Which) -> None:
        """Lists other records."""
        self.which = which
        self._chips[which].setChecked(True)
        self.which_changed.emit(which)

    def show_list(self, listed: SlipList, besides: DeliveryView | None) -> None:
        """Shows what a filter found; `besides` is listed on top although the filter left it out."""
        for which, chip in self._chips.items():
            count = listed.counts.get(which, 0)
            words = self._words[which]
            chip.set_words(f"{words} {count}" if count and which is not Which.ALL else words)
        if self.which is Which.PAGES and besides is None:
            rows: list[list[object]] = [self._page_row(page) for page in listed.pages]
            keys = [f"page:{page.page_id}" for page in listed.pages]
            self.table.set_empty(self.tr("没有待指派的页：每一页的条码都对上了。"))
        else:
            found = list(listed.rows)
            if besides is not None and besides.number not in {row.record.number for row in found}:
                found.insert(0, SlipRow(besides, len(besides.attachments), False))
            rows, keys = [self._row(row) for row in found], [row.record.number for row in found]
            self.table.set_empty(self.tr("没有待回的回单。车辆出门后会出现在这里；扫任一张交付记录的条码也能打开。"))
        pages = self.which is Which.PAGES and besides is None
        self.table.rows.columns[:] = self._of_pages if pages else self._of_records
        self.table.blockSignals(True)
        self.table.set_rows(rows, keys)
        self.table.blockSignals(False)
        self._ready = [row.record.number for row in listed.rows if row.scans and not row.kept]

    def after(self, number: str) -> str:
        """The record to be taken after one: the next that has its scan; blank when the next slip is scanned by hand."""
        ready: list[str] = getattr(self, "_ready", [])
        if number not in ready:
            return ""
        at = ready.index(number)
        return next(iter(ready[at + 1 :] + ready[:at]), "")

    def _row(self, row: SlipRow) -> list[object]:
        record = row.record
        if record.state is DeliveryState.OPEN and row.kept:
            mark = MarkCell(State.HOLD, self.tr("待扫描件"))
        elif record.state is DeliveryState.OPEN and row.scans:
            mark = MarkCell(State.UNDER_WAY, self.tr("待录入"))
        elif row.overdue:
            mark = MarkCell(State.WRONG, self.tr("逾期 {n} 天").format(n=row.overdue))
        elif record.state is DeliveryState.OPEN and record.left_at is not None:
            mark = MarkCell(State.NOT_YET, self.tr("待回单"))
        else:
            mark = MarkCell(_STATES[record.state], shown(word_text(record.state)))
        left = f"{site_time(record.left_at):%m-%d}" if record.left_at else "—"
        return [mark, record.number, record.customer, left]

    def _page_row(self, page: PageView) -> list[object]:
        return [MarkCell(State.HOLD, self.tr("待指派")), page.name, page.why, f"{site_time(page.at):%m-%d}"]

    # What was done

    def say(self, words: str, taken: int = 0) -> None:
        """What was done last, and how many slips this time."""
        self.said.setText(self.tr("本次 {n} 份 · {words}").format(n=taken, words=words) if taken else words)

    def show_progress(self, name: str, done: int, pages: int) -> None:
        """How far the file is read."""
        self.said.setText(self.tr("正在读 {name}：{done} / {pages} 页，Esc 停").format(name=name, done=done, pages=pages))

    def count_pages(self, pages: list[PageView]) -> None:
        """Pages were filed."""
        for page in pages:
            if page.known:
                self._known += 1
            elif page.record_no:
                self._filed += 1
            else:
                self._waiting += 1

    def end_progress(self) -> None:
        """Everything is read: what became of it."""
        parts = [self.tr("归位 {n} 页").format(n=self._filed)]
        if self._waiting:
            parts.append(self.tr("待指派 {n} 页").format(n=self._waiting))
        if self._known:
            parts.append(self.tr("收过的 {n} 页不再收").format(n=self._known))
        self.said.setText(" · ".join(parts))
        self._filed = self._waiting = self._known = 0


class SlipPanel(Card):
    """One of: the form of a slip, what comes after the signature, a page without a record, a problem, the register."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(" ", " ")
        self._context = context
        self._following = False
        self.slip, self.after = SlipForm(), AfterPanel(context)
        self.page, self.problem, self.register = PagePanel(context), ProblemPanel(context), RegisterPanel(context)
        self.facts = PlainLabel("", "caption")
        self.facts.setWordWrap(True)
        self.body.addWidget(self.facts)
        self._stack = QStackedWidget()
        self._nothing = QWidget()
        self._areas: dict[QWidget, QWidget] = {self._nothing: self._nothing}
        self._stack.addWidget(self._nothing)
        for part in (self.slip, self.after, self.page, self.problem, self.register):
            self._areas[part] = area = self._scrolled(part)
            self._stack.addWidget(area)
        self.body.addWidget(self._stack, 1)
        self.file_label = PlainLabel("", "caption")
        self.file_label.setWordWrap(True)
        self.body.addWidget(self.file_label)
        self.error = ErrorLine()
        self.body.addWidget(self.error)
        self.body.addLayout(self._commands())
        self.body.addLayout(self.after.buttons())
        self.slip.edited.connect(self._name_act)
        self._show_nothing()

    @staticmethod
    def _scrolled(part: QWidget) -> QWidget:
        inside = QWidget()
        inside.setObjectName("scrollBody")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields take the keys and scroll it
        area.setWidget(inside)
        return area

    def _commands(self) -> QVBoxLayout:
        self.register_button = PrimaryButton(self.tr("如数签收"), key="Ctrl+S", cap="Enter")
        self.register_button.setObjectName("do.register_slip")
        self.file_button = KeyButton(self.tr("选扫描件"), icon="attach", key="Ctrl+J")
        self.file_button.setObjectName("do.choose_file")
        self.withdraw_button = KeyButton(self.tr("撤回录入"))
        self.withdraw_button.setObjectName("do.withdraw_entry")
        self.problem_button = KeyButton(self.tr("送货来电"), key="Ctrl+N")
        self.problem_button.setObjectName("do.begin_problem")
        column, first, second = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        column.setSpacing(10)
        first.addWidget(self.register_button, 1)
        second.addWidget(self.file_button, 1)
        second.addWidget(self.withdraw_button, 1)
        second.addWidget(self.problem_button, 1)
        column.addLayout(first)
        column.addLayout(second)
        return column

    def shows(self, part: QWidget) -> bool:
        """Whether a part is in front."""
        return self._stack.currentWidget() is self._areas[part]

    def _front(self, part: QWidget, title: str, note: str = " ") -> None:
        self._stack.setCurrentWidget(self._areas[part])
        self.title.setText(title)
        self.note.setText(note)
        is_slip, is_after = part is self.slip, part is self.after
        for button in (self.register_button, self.file_button):
            button.setVisible(is_slip)
        self.withdraw_button.setVisible(False)
        self.problem_button.setVisible(is_slip or is_after)
        self.facts.setVisible(is_slip)
        self.file_label.setVisible(is_slip and bool(self.file_label.text()))
        if not is_after:
            self.after.show_record(None)

    def _show_nothing(self) -> None:
        self._front(self._nothing, self.tr("扫 JF 条码，或选一行"))

    # What is shown

    def show_record(self, found: SlipDetail, when: datetime) -> None:
        """A record was opened: its form anew."""
        self.error.show_words("")
        self.file_label.setText("")
        record = found.record
        if found.proposed is not None and record.left_at is not None:
            self.slip.fill(record, found.proposed, when)
        self.refresh_record(found)

    def refresh_record(self, found: SlipDetail) -> None:
        """The same record as it stands now; what is keyed stays."""
        record = found.record
        state = shown(word_text(record.state))
        takes = found.proposed is not None and record.left_at is not None
        self._front(self.slip if takes else self.after, record.number, state)
        if takes:
            self.facts.setText(self._facts(record))
            self.withdraw_button.setVisible(found.proposed is not None and bool(found.proposed.counts))
            self.file_button.setVisible(not self.withdraw_button.isVisible())
            self._name_act()
            may = self._context.actor.has(*OFFICE)
            for button in (self.register_button, self.file_button, self.withdraw_button):
                button.setEnabled(may)
            if by_carrier(record):
                self.after.show_record(record)
                self.after.call_button.hide()
        else:
            self.after.show_record(record)

    def _facts(self, record: DeliveryView) -> str:
        numbers = self.tr("发货单 {dispatch}　{n} 箱　{plate}")
        lines = [
            self.tr("{customer}　{place}").format(customer=record.customer, place=record.place),
            numbers.format(dispatch=record.dispatch_no, n=record.boxes, plate=plate_words(record.plate) or "—"),
        ]
        if record.left_at is not None:
            promised = f"{record.promised_on:%m-%d}" if record.promised_on else "—"
            words = self.tr("出厂 {left}　约定 {promised}")
            lines.append(words.format(left=f"{site_time(record.left_at):%m-%d %H:%M}", promised=promised))
        return "\n".join(lines)

    def show_file(self, name: str) -> None:
        """A scan was chosen for this slip."""
        self.file_label.setText(self.tr("扫描件：{name}").format(name=name))
        self.file_label.setVisible(True)

    def show_page(self, page: PageView | None) -> None:
        """A page without a record, or none is left."""
        self.error.show_words("")
        if page is None:
            self._show_nothing()
            return
        self.page.show_page(page)
        self._front(self.page, self.tr("这一页归哪份？"), self.tr("待指派"))

    def begin_problem(self, record: DeliveryView, driver: str, phone: str) -> None:
        """The delivery man is on the telephone."""
        self.error.show_words("")
        self._front(self.problem, self.tr("验收出问题"), record.number)
        self.problem.begin(record, driver, phone)

    def show_register(self) -> None:
        """The register of a period."""
        self.error.show_words("")
        self._front(self.register, self.tr("接收登记簿"))
        self.register.form.editor("first").setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_act(self) -> None:
        again, following = self.withdraw_button.isVisibleTo(self), self._following
        if again:
            words = self.tr("改正录入，下一份") if following else self.tr("改正录入")
        elif self.slip.as_sent:
            words = self.tr("如数签收，下一份") if following else self.tr("如数签收")
        else:
            words = self.tr("按所填签收，下一份") if following else self.tr("按所填签收")
        self.register_button.set_words(words)

    def note_following(self, waits: bool) -> None:
        """Whether another slip that has its scan comes after this one."""
        self._following = waits
        self._name_act()
