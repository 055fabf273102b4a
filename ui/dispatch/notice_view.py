"""通知单: the day's 《发货通知单》 confirmed once, what is due and late, what the store gets ready (F-01, F-02, A-21, A-22)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from app.core.clock import site_day, site_time
from app.core.words import Role
from app.core.words import text as word_text
from app.core.work import Work
from app.desk import Reading
from app.dispatch import delays, notices, preparing, service
from app.dispatch.views import DueView, NoticeDay, PrepareView, ProposedOrder
from app.printing import service as printing
from ui.context import DeskContext
from ui.dispatch.sections import Section, show_sections
from ui.i18n import shown
from ui.settings.parts import NONE, SettingsView
from ui.theme.tokens import State
from ui.widgets.base import PlainLabel
from ui.widgets.buttons import KeyButton
from ui.widgets.forms import ErrorLine
from ui.widgets.mark import Mark
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable


@dataclass(frozen=True)
class _Found:
    days: tuple[NoticeDay, ...]
    proposed: dict[date, list[ProposedOrder]]
    due: list[DueView]
    tasks: list[PrepareView]


class NoticeView(SettingsView):
    """Left the orders of the day to tick and confirm, right what is due and the store's tasks."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._day: date | None = None
        self._off: set[str] = set()
        self._urgent: set[str] = set()
        self._found: _Found | None = None
        self._build_notice()
        self._build_side()

    def _build_notice(self) -> None:
        columns = [
            Column(self.tr("上单"), Kind.MARK, 104), Column(self.tr("订单"), Kind.DOCUMENT, 108), Column(self.tr("客户"), width=186),
            Column(self.tr("货品"), stretch=True), Column(self.tr("交货"), Kind.MARK, 84),
        ]  # fmt: skip
        self.table = WorkTable(columns, empty=self.tr("这一天没有要发的订单，不用出通知单。"))
        self.table.setObjectName("list.proposed")
        self.table.on_open(self._flip)
        self.table.installEventFilter(self)
        self.other = KeyButton(self.tr("换一天"), key="F6")
        self.other.setObjectName("do.other_day")
        self.other.clicked.connect(self._other_day)
        self.paper = KeyButton(self.tr("补打"), key="F10", icon="printer")
        self.paper.setObjectName("do.notice_again")
        self.paper.clicked.connect(self._print_again)
        card = self.list_card(self.tr("发货通知单"), self.table, [self.other, self.paper])
        self.state = Mark(State.NOT_YET, self.tr("未确认"), soft=True)
        self.state.setObjectName("mark.notice")
        self.about = PlainLabel("", "strong")
        self.about.setObjectName("label.notice")
        self.about.setWordWrap(True)
        self.error = ErrorLine()
        head = QVBoxLayout()
        head.setContentsMargins(14, 0, 14, 0)
        head.setSpacing(6)
        for part in (self.state, self.about, self.error):
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft if part is self.state else Qt.AlignmentFlag(0))
        card.body.insertLayout(0, head)
        self.confirm = Section("confirm_notice", self.tr("确认当日通知单"), self.tr("确认并打印"))
        self.confirm.say(self.tr("Enter 切换上单、不上单，U 标急件；每个工作日确认一次，成品库随即开始备货。"))
        self.confirm.text("notice_remark", self.tr("备注"))
        self.confirm.wanted.connect(lambda _: self._do(self._confirm))
        self.late = Section("add_urgent", self.tr("补入急件"), self.tr("补入并重打"))
        self.late.say(self.tr("通知单已确认：补入的订单要注明急件原因，旧纸作废。"))
        self.late.choice("late_order", self.tr("订单"), required=True)
        self.late.text("late_note", self.tr("急件原因"), required=True)
        self.late.wanted.connect(lambda _: self._do(self._add))
        show_sections([(self.confirm, False), (self.late, False)])  # one of them shows, when it is known which
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addWidget(card, 1)
        side.addWidget(self.confirm)
        side.addWidget(self.late)
        self.row.addLayout(side, 3)

    def _build_side(self) -> None:
        columns = [
            Column(self.tr("客户所知"), Kind.MARK, 124), Column(self.tr("订单"), Kind.DOCUMENT, 108), Column(self.tr("客户"), stretch=True),
            Column(self.tr("到哪一步"), width=72),
        ]  # fmt: skip
        self.due = WorkTable(columns, empty=self.tr("近几天没有到期的订单。"))
        self.due.setObjectName("list.due")
        self.due.on_open(lambda key: self.context.go_to.emit("dispatch", key))
        columns = [
            Column(self.tr("装车日"), Kind.DATE, 60), Column(self.tr("订单"), Kind.DOCUMENT, 112), Column(self.tr("货品"), stretch=True)
        ]  # fmt: skip
        self.tasks = WorkTable(columns, empty=self.tr("没有要备的货。"))
        self.tasks.setObjectName("list.prepare")
        self.ready = KeyButton(self.tr("已备好"), icon="check")
        self.ready.setObjectName("do.confirm_ready")
        self.ready.clicked.connect(self._confirm_ready)
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addWidget(self.list_card(self.tr("到期与延期"), self.due), 1)
        side.addWidget(self.list_card(self.tr("成品库备货"), self.tasks, [self.ready]), 1)
        self.row.addLayout(side, 2)

    # Reading

    def reload(self) -> None:
        """Reads both days, what is due and what is being prepared."""
        now = self.context.desk.clock.now()

        def ask(session: Reading) -> _Found:
            days = notices.notice_days(session, now)
            proposed = {day.day: notices.proposals(session, day.day, now) for day in days}
            return _Found(days, proposed, delays.due_list(session, now), preparing.tasks(session))

        self.context.query(ask, self._show)

    def open_document(self, document: str) -> None:
        """A notice or a delay notice: the day's notice is shown."""

    def _show(self, found: _Found) -> None:
        self._found = found
        known = [day.day for day in found.days]
        if self._day not in known:
            first = found.days[0]
            self._day = known[0] if first.notice is None and found.proposed[first.day] else known[-1]
        self._show_day()
        self._show_due()
        self.tasks.set_rows(
            [(f"{task.load_day:%m-%d}", task.order_no, f"{task.customer_name}：{task.goods}") for task in found.tasks],
            [task.order_no for task in found.tasks],
        )
        self.ready.setEnabled(self.context.actor.has(Role.STOREKEEPER) and bool(found.tasks))

    def _chosen(self) -> NoticeDay | None:
        return next((day for day in self._found.days if day.day == self._day), None) if self._found else None

    def _show_day(self) -> None:
        day = self._chosen()
        if day is None or self._found is None:
            return
        listed, sales = self._found.proposed[day.day], self.context.actor.has(Role.SALES)
        span = f"{day.day:%m-%d}～{day.last:%m-%d}"
        end = f"{site_time(day.cutoff):%m-%d %H:%M}"
        notice = day.notice
        if notice is None:
            late = day.late and bool(listed)
            self.state.set_state(State.WRONG if late else State.NOT_YET, self.tr("已过截止") if late else self.tr("未确认"))
            self.about.setText(self.tr("{span} 的通知单 · 截止 {end} · 拟发 {n} 单").format(span=span, end=end, n=len(listed)))
        else:
            made = f"{site_time(notice.made_at):%m-%d %H:%M}"
            self.state.set_state(State.HOLD if day.late else State.GOOD, self.tr("迟确认") if day.late else self.tr("已确认"))
            words = self.tr("{span} 的通知单 {no} · {who} {at} 确认 · {n} 单")
            self.about.setText(words.format(span=span, no=notice.number, who=notice.maker, at=made, n=len(notice.lines)))
        standing = {line.order_no: line for line in notice.lines} if notice else {}
        rows, keys = [], []
        for one in listed:
            mark = self._ticked(one, one.order_no in standing, notice is not None)
            goods = self.tr("草稿 {no}：{goods}").format(no=one.draft_no, goods=one.goods) if one.draft_no else one.goods
            rows.append((mark, one.order_no, one.customer_name, goods, _due(one.due, one.overdue)))
            keys.append(one.order_no)
        for number, line in standing.items():
            if number not in keys:
                mark = MarkCell(State.GOOD, self.tr("已开单"))
                rows.append((mark, number, line.customer_name, line.note or NONE, _due(line.delivery_day, False)))
                keys.append(number)
        self.table.set_rows(rows, keys)
        rest = [(f"{one.order_no} {one.customer_name}", one.order_no) for one in listed if one.order_no not in standing]
        self.late.offer("late_order", rest)
        show_sections([(self.confirm, sales and notice is None and bool(listed)), (self.late, sales and notice is not None and bool(rest))])
        self.paper.setVisible(notice is not None)

    def _ticked(self, one: ProposedOrder, standing: bool, made: bool) -> MarkCell:
        if standing:
            return MarkCell(State.GOOD, self.tr("在单上"))
        if made or one.order_no in self._off:
            return MarkCell(State.NOT_YET, self.tr("不上单"))
        if one.order_no in self._urgent:
            return MarkCell(State.HOLD, self.tr("急件"))
        return MarkCell(State.UNDER_WAY, self.tr("上单"))

    def _show_due(self) -> None:
        assert self._found is not None
        today = site_day(self.context.desk.clock.now())
        rows = []
        for one in self._found.due:
            state = State.WRONG if one.overdue else State.HOLD if one.untold or (one.told - today).days <= 1 else State.NOT_YET
            word = self.tr(" 迟") if one.overdue else self.tr(" 将延") if one.slips_to else ""
            step = shown(word_text(one.state)) if one.state is not None else self.tr("待开单")
            rows.append((MarkCell(state, f"{one.told:%m-%d}{word}"), one.order_no, one.customer_name, step))
        self.due.set_rows(rows, [one.dispatch_nos[0] if one.dispatch_nos else one.order_no for one in self._found.due])

    # Acting

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F6 the other day, F10 prints again."""
        if event.key() == Qt.Key.Key_F6:
            self._other_day()
        elif event.key() == Qt.Key.Key_F10 and self.paper.isVisible():
            self._print_again()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """U in the list marks the chosen order urgent; the list itself would look for a row that begins with it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_U:
            key = self.table.current_key()
            if key:
                self._urgent ^= {str(key)}
                self._show_day()
                self.table.select_key(key)
            return True
        return super().eventFilter(watched, event)

    def _flip(self, key: Any) -> None:
        day = self._chosen()
        if day is not None and day.notice is None:
            self._off ^= {str(key)}
            self._show_day()
            self.table.select_key(key)

    def _other_day(self) -> None:
        if self._found is not None:
            days = [day.day for day in self._found.days]
            self._day = days[(days.index(self._day) + 1) % len(days)] if self._day in days else days[0]
            self._show_day()

    def _do(self, act: Callable[[Work], Any]) -> None:
        self.error.show_words("")
        self.run(act, lambda _: self.reload(), self.error.show_words)

    def _confirm(self, work: Work) -> None:
        assert self._found is not None and self._day is not None
        numbers = [one.order_no for one in self._found.proposed[self._day] if one.order_no not in self._off]
        urgent = [number for number in numbers if number in self._urgent]
        service.make_notice(work, numbers or [""], urgent, self._day, self.confirm.value("notice_remark"))

    def _add(self, work: Work) -> None:
        service.add_to_notice(work, self.late.value("late_order"), self.late.value("late_note"), self._day)

    def _print_again(self) -> None:
        day = self._chosen()
        if day is not None and day.notice is not None:
            number, reason = day.notice.number, self.tr("补打")
            self._do(lambda w: printing.print_paper(w, notices.PAPER, number, reason=reason))

    def _confirm_ready(self) -> None:
        key = self.tasks.current_key()
        if key:
            self._do(lambda w: service.confirm_ready(w, str(key)))


def _due(day: date | None, overdue: bool) -> Any:
    words = f"{day:%m-%d}" if day else NONE
    return MarkCell(State.WRONG, words) if overdue else words
