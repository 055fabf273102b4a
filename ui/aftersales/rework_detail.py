"""One 返工单: how far it is, what it rests on, the papers it goes by, and what happened."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.aftersales.rework_views import ReworkState, ReworkView
from app.core.clock import site_time
from ui.aftersales import rework_words as words
from ui.context import DeskContext
from ui.settings.parts import NONE, Pairs, scrolled
from ui.theme.tokens import State
from ui.widgets.base import Card, PlainLabel
from ui.widgets.buttons import KeyButton
from ui.widgets.steps import StageBar, TimeEntry, TimeLine
from ui.widgets.tables import DENSE, Column, Kind, MarkCell, WorkTable

_ENTRY = {ReworkState.PASSED: State.GOOD, ReworkState.RETURNED: State.GOOD, ReworkState.SCRAPPED: State.WRONG}


class ReworkDetail(QWidget):
    """The order in front.

    Attributes:
        document_wanted: A number that it names is to be opened: page and number.
        paper_wanted: A drawing or process is to be opened; carries the `DocumentView`.
        print_wanted: It is to be printed.
    """

    document_wanted = Signal(str, str)
    paper_wanted = Signal(object)
    print_wanted = Signal()

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self.context = context
        self.order: ReworkView | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._head())
        below = QHBoxLayout()
        below.setSpacing(10)
        below.addWidget(self._facts(), 10)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self._papers(), 4)
        right.addWidget(self._past(), 5)
        below.addLayout(right, 10)
        column.addLayout(below, 1)
        self.show_order(None)

    def _head(self) -> Card:
        card = Card()
        card.body.setSpacing(6)
        line = QHBoxLayout()
        line.setSpacing(8)
        self.number = PlainLabel("", "pageTitle")
        self.number.setObjectName("rework.number")
        self.subject = PlainLabel("")
        self.subject.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.print = KeyButton(self.tr("打印"), cap="F10", icon="printer")
        self.print.setObjectName("do.print_rework")
        self.print.clicked.connect(self.print_wanted)
        line.addWidget(self.number)
        line.addWidget(self.subject, 1)
        line.addWidget(self.print)
        card.body.addLayout(line)
        self.stages = StageBar()
        self.stages.setFixedHeight(32)
        card.body.addWidget(self.stages)
        return card

    def _facts(self) -> Card:
        self.facts_card = Card(self.tr("依据和结果"), " ")
        self.facts_card.head.setSpacing(6)
        self.form, self.case = KeyButton(""), KeyButton("")
        self.form.setObjectName("do.open_ncr")
        self.case.setObjectName("do.open_case")
        self.form.clicked.connect(lambda: self._open("aftersales", self.order.ncr_no if self.order else ""))
        self.case.clicked.connect(lambda: self._open("aftersales", self.order.case_no if self.order else ""))
        for button in (self.form, self.case):
            self.facts_card.head.addWidget(button)
        self.pairs = Pairs(88)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 6, 0)
        column.addWidget(self.pairs)
        column.addStretch(1)
        self.facts_card.body.addWidget(scrolled(body), 1)
        return self.facts_card

    def _papers(self) -> Card:
        card = Card(self.tr("返工图纸和返修工艺"), self.tr("回车打开"), padding=0)
        card.body.setContentsMargins(1, 8, 1, 1)
        card.head.setContentsMargins(14, 0, 12, 0)
        columns = [
            Column(self.tr("状态"), Kind.MARK, 92), Column(self.tr("文件"), width=48), Column(self.tr("编号 版次"), stretch=True),
            Column(self.tr("编制"), width=78), Column(self.tr("批准"), width=78),
        ]  # fmt: skip
        self.papers = WorkTable(columns, row_height=DENSE, empty=self.tr("不改设计，不用图纸和工艺。"))
        self.papers.setObjectName("list.rework_papers")
        self.papers.on_open(self._open_paper)
        card.body.addWidget(self.papers, 1)
        return card

    def _past(self) -> Card:
        self.past_card = Card(self.tr("经过"), " ")
        self.line = TimeLine()
        self.line.setObjectName("list.rework_events")
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 4, 0)
        column.addWidget(self.line)
        column.addStretch(1)
        self.past_card.body.addWidget(scrolled(body), 1)
        return self.past_card

    def show_order(self, order: ReworkView | None) -> None:
        """Shows an order, or that none is chosen."""
        self.order = order
        self.print.setVisible(order is not None)
        self.form.setVisible(order is not None and bool(order.ncr_no))
        self.case.setVisible(order is not None and bool(order.case_no))
        if order is None:
            self.number.setText(self.tr("返工单"))
            self.subject.setText(self.tr("在上面选一张，或扫返工单、产品标签"))
            self.stages.show_stages((), -1)
            self.pairs.show_pairs(())
            self.papers.set_rows([], [])
            self.line.show_entries(())
            self.past_card.note.setText(" ")
            return
        self.number.setText(order.number)
        goods = order.identities[0] + (self.tr(" 等 {n} 件").format(n=order.quantity) if order.quantity > 1 else "")
        self.subject.setText("·".join(part for part in (f"{order.product} {order.model}", goods, order.customer) if part.strip()))
        self.form.set_words(order.ncr_no)
        self.case.set_words(order.case_no)
        self.stages.show_stages(*words.stages(order))
        self.pairs.show_pairs(self._said(order))
        self._show_papers(order)
        entries = tuple(
            TimeEntry(f"{site_time(e.at):%H:%M}", f"{site_time(e.at):%m-%d} {e.person}", e.text, _ENTRY.get(e.state, State.INFO))
            for e in order.events
        )
        self.line.show_entries(entries)
        self.past_card.note.setText(self.tr("全部 {n}").format(n=len(entries)))

    def _show_papers(self, order: ReworkView) -> None:
        rows = []
        for one in order.documents:
            if one.approved_at is None:
                mark = MarkCell(State.HOLD, self.tr("待批准"))
            elif one.in_force:
                mark = MarkCell(State.GOOD, self.tr("有效"))
            else:
                mark = MarkCell(State.NOT_YET, self.tr("旧版"))
            rows.append((mark, words.short_paper(one.kind), one.cited, one.author, one.approver or NONE))
        waiting = self.tr("还没有下达。研发部门在右边下达。")
        self.papers.set_empty(waiting if order.missing and order.state is ReworkState.AWAITING_DOCUMENTS else self.tr("没有图纸和工艺。"))
        self.papers.set_rows(rows, [one.document_id for one in order.documents])

    def _said(self, order: ReworkView) -> list[tuple[str, str]]:
        old = [one.old_certificate for one in order.units if one.old_certificate]
        new = [one.new_certificate for one in order.units if one.new_certificate]
        how = words.branch(order.branch) + (f"：{order.reason}" if order.reason else "")
        said = [
            (self.tr("返工内容"), order.content),
            (self.tr("检测记录"), order.test_no),
            (self.tr("任务单"), " ".join(filter(None, (order.task_no, order.workshop, f"{order.due_on or ''}")))),
            (self.tr("依据版次"), "  ".join(filter(None, order.cited))),
            (self.tr("跟踪卡"), self._now_and_before(order.card_no, self._few({one.old_card for one in order.units}), self.tr("原"))),
            (self.tr("合格证"), self._now_and_before(self._few(new), self._few(old), self.tr("作废") if order.card_no else self.tr("原"))),
            (self.tr("复检"), self._inspected(order)),
            (self.tr("返还日期"), f"{order.redeliver_on or ''}"),
            (self.tr("发货单"), order.dispatch_no),
            (self.tr("序列号/批号"), "、".join(order.identities)),
            (self.tr("由来"), self.tr("由 {number} 分出").format(number=order.split_from) if order.split_from else ""),
        ]  # fmt: skip
        known = [(name, value) for name, value in said if value.strip()]
        return [(self.tr("返工方式"), how if order.branch else self.tr("质检员未定")), *known]

    def _inspected(self, order: ReworkView) -> str:
        if not order.rounds:
            return ""
        return self.tr("{number} 第 {n} 次").format(number=order.inspection_no, n=order.rounds)

    @staticmethod
    def _now_and_before(now: str, before: str, word: str) -> str:
        """What holds, and what stood in its place before."""
        return " ".join(filter(None, (now, f"（{word} {before}）" if before else "")))

    def _few(self, found: set[str] | list[str]) -> str:
        listed = sorted(one for one in found if one)
        return "、".join(listed[:4]) + (self.tr(" 等 {n} 张").format(n=len(listed)) if len(listed) > 4 else "")

    def _open(self, page: str, number: str) -> None:
        if number:
            self.document_wanted.emit(page, number)

    def _open_paper(self, key: object) -> None:
        found = next((one for one in self.order.documents if one.document_id == key), None) if self.order is not None else None
        if found is not None:
            self.paper_wanted.emit(found)

