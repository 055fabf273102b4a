"""A carrier at a glance: how it stands and what comes next, until when its papers hold, its scores, and what happened with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.carriers.views import CarrierCard, CarrierEventKind, CarrierHistory, CarrierState, Standing
from app.core.clock import site_day
from app.core.words import text as word_text
from ui.i18n import shown
from ui.settings.parts import NONE, scrolled
from ui.theme.tokens import State
from ui.widgets.base import Card, LineLabel, PlainLabel, clear_layout
from ui.widgets.charts import Bar, BarList
from ui.widgets.flow import FlowLayout
from ui.widgets.mark import Mark
from ui.widgets.tables import DENSE, Cell, Column, Kind, MarkCell, WorkTable

SOON = 30
_EVENTS = {
    CarrierEventKind.ON_TIME: State.GOOD, CarrierEventKind.LATE: State.HOLD, CarrierEventKind.DAMAGE: State.WRONG,
    CarrierEventKind.LOSS: State.WRONG, CarrierEventKind.COMPLAINT: State.HOLD,
}  # fmt: skip
_STATES = {
    CarrierState.CANDIDATE: State.NOT_YET, CarrierState.APPROVED: State.GOOD, CarrierState.PROBATION: State.HOLD,
    CarrierState.TERMINATED: State.WRONG,
}  # fmt: skip


class CarrierDetail(QWidget):
    """The middle of the view; read only."""

    def __init__(self) -> None:
        super().__init__()
        self.head = Card("", "")
        self.name, self.grade = PlainLabel("", "pageTitle"), PlainLabel("", "strong")
        self.name.setWordWrap(True)
        self.grade.setObjectName("label.grade")
        self.state = Mark(State.NOT_YET, self.tr("未选"), soft=True)
        self.state.setObjectName("mark.carrier_state")
        self.next = PlainLabel("", "strong")
        self.next.setObjectName("label.next")
        self.next.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.name, 1)
        row.addWidget(self.grade)
        row.addWidget(self.state)
        self.tools = FlowLayout()
        self.head.body.addLayout(row)
        self.head.body.addWidget(self.next)
        self.head.body.addLayout(self.tools)
        self.terms, self._terms = Card(self.tr("证照与期限"), " "), QGridLayout()
        self._terms.setHorizontalSpacing(12)
        self._terms.setVerticalSpacing(6)
        self._terms.setColumnStretch(1, 1)
        self.terms.body.addLayout(self._terms)
        self.scores, self.bars = Card(self.tr("评分"), " "), BarList()
        self.bars.setObjectName("bars.scores")
        self.bars.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.bars.setMinimumHeight(6 * 26)
        self.scores.body.addWidget(self.bars)
        self.events = Card(self.tr("近来"), " ", padding=1)
        self.events.head.setContentsMargins(13, 0, 12, 0)
        self.counted = PlainLabel("", "caption")
        self.counted.setWordWrap(True)
        self.counted.setContentsMargins(13, 0, 12, 0)
        self.events.body.addWidget(self.counted)
        columns = [
            Column(self.tr("日期"), Kind.DATE, 92), Column(self.tr("事项"), Kind.MARK, 132), Column(self.tr("说明"), stretch=True),
        ]  # fmt: skip
        self.line = WorkTable(columns, row_height=DENSE, empty=self.tr("还没有运输记录。签收单交回后自动登记。"))
        self.line.setObjectName("list.carrier_events")
        self.line.setMinimumHeight(150)
        self.events.body.addWidget(self.line, 1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self.head, self.terms, self.scores):
            column.addWidget(part)
        column.addWidget(self.events, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self.area = scrolled(body)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box.addWidget(self.area)

    def add_tools(self, *buttons: QWidget) -> None:
        """Buttons below the next step."""
        for button in buttons:
            self.tools.addWidget(button)

    def show_card(self, card: CarrierCard | None, today: date, criteria: Sequence[tuple[str, int]]) -> None:
        """Shows a carrier, or that a new one is being entered."""
        for part in (self.terms, self.scores, self.events):
            part.setVisible(card is not None)
        if card is None:
            self.name.setText(self.tr("新承运商"))
            self.grade.setText("")
            self.state.set_state(State.NOT_YET, self.tr("未保存"))
            self.next.setText(self.tr("下一步：填名称、许可证、安全合同，保存后批准"))
            return
        self.name.setText(card.name)
        grade = self.tr("{grade} 级·{score} 分").format(grade=card.grade, score=card.score) if card.grade else self.tr("未评级")
        self.grade.setText(grade)
        self.state.set_state(_STATES[card.carrier.state], shown(word_text(card.carrier.state)))
        self.next.setText(self.tr("下一步：{step}").format(step=self._next(card)))
        self._show_terms(card, today)
        self._show_scores(card, criteria)
        counts = card.counts
        words = self.tr("一年内：准时 {a}·晚到 {b}·破损 {c}·丢失 {d}·投诉 {e}")
        self.counted.setText(words.format(a=counts.on_time, b=counts.late, c=counts.damage, d=counts.loss, e=counts.complaint))

    def _next(self, card: CarrierCard) -> str:
        if card.standing is Standing.TERMINATED:
            if card.proposer:
                return self.tr("另一人批准重新合作，或保持终止")
            return self.tr("不能再派车；重新合作要两个人")
        words = {
            Standing.EXPIRED: self.tr("补齐证照：填新的有效期和变更原因"), Standing.EXPIRING: self.tr("催换证照，换好后填新的有效期"),
            Standing.REVIEW_DUE: self.tr("复评：登记四项评价"), Standing.PROBATION: self.tr("观察期：恢复合格，或终止合作"),
            Standing.CANDIDATE: self.tr("评价后批准为合格承运商"), Standing.GOOD: self.tr("可派车，没有要做的"),
        }  # fmt: skip
        return words[card.standing]

    def _show_terms(self, card: CarrierCard, today: date) -> None:
        clear_layout(self._terms)
        carrier = card.carrier
        rows: list[tuple[str, str, date | None, bool]] = [
            (self.tr("许可证"), carrier.licence_no, carrier.licence_until, True),
            (self.tr("安全合同"), carrier.contract_no, carrier.contract_until, True),
            (self.tr("保险"), card.insurance_no, card.insurance_until, False),
        ]
        if card.review_on is not None:
            last = self.tr("上次 {day} {who}").format(day=card.last.day, who=card.last.evaluator) if card.last else self.tr("还没有评价过")
            rows.append((self.tr("复评"), last, card.review_on, False))
        for at, (what, number, until, needed) in enumerate(rows):
            self._terms.addWidget(PlainLabel(what, "caption"), at, 0)
            whose = LineLabel(number or NONE)
            whose.setToolTip(number)
            self._terms.addWidget(whose, at, 1)
            self._terms.addWidget(PlainLabel(until.isoformat() if until else NONE), at, 2)
            state, word = self._left(until, today, needed)
            self._terms.addWidget(Mark(state, word), at, 3)
        tracking = {True: self.tr("提供货物跟踪"), False: self.tr("不提供货物跟踪"), None: self.tr("货物跟踪没问过")}[card.tracking]
        fleet = self.tr("车辆 {n} 辆").format(n=len(card.vehicles)) + (f"：{'、'.join(card.vehicles)}" if card.vehicles else "")
        foot = PlainLabel(f"{tracking}·{fleet}", "caption")
        foot.setWordWrap(True)
        self._terms.addWidget(foot, len(rows), 0, 1, 4)

    def _left(self, until: date | None, today: date, needed: bool) -> tuple[State, str]:
        if until is None:
            return (State.WRONG, self.tr("缺")) if needed else (State.NOT_YET, self.tr("没登记"))
        days = (until - today).days
        if days < 0:
            return State.WRONG, self.tr("过期 {n} 天").format(n=-days)
        if days == 0:
            return State.HOLD, self.tr("今天到期")
        return (State.HOLD if days <= SOON else State.GOOD), self.tr("还有 {n} 天").format(n=days)

    def _show_scores(self, card: CarrierCard, criteria: Sequence[tuple[str, int]]) -> None:
        least = 55
        bars = []
        if card.last is not None:
            for (called, _), weight, score in zip(criteria, card.last.weights, card.last.scores.items().values(), strict=False):
                bars.append(Bar(f"{called} {weight}%", score, str(score), score < least))
        if card.happened is not None:
            bars.append(Bar(self.tr("实绩"), card.happened, str(card.happened), card.happened < least))
        if card.score is not None:
            bars.append(Bar(self.tr("总分"), card.score, f"{card.score} {card.grade}", card.score < least))
        self.bars.show_bars(tuple(bars), 100)
        self.bars.setMinimumHeight(max(1, len(bars)) * 26)
        self.scores.note.setText("" if card.last else self.tr("还没有评价"))

    def show_history(self, history: CarrierHistory) -> None:
        """Events, moves and evaluations in one line of time, newest first."""
        rows: list[tuple[date, tuple[object, ...]]] = []
        for one in history.events:
            pieces = self.tr("{n} 件").format(n=one.quantity) if one.quantity > 1 else ""
            words = " ".join(filter(None, (one.withdrawn, one.trip_no, one.note, pieces, one.source)))
            kind = shown(word_text(one.kind))
            mark = MarkCell(_EVENTS[one.kind], kind)
            if one.withdrawn:
                mark = MarkCell(State.INFO, self.tr("{what}（已撤销）").format(what=kind))
            rows.append((site_day(one.at), (mark, words)))
        for move in history.moves:
            who = "、".join(filter(None, (move.proposer, move.person)))
            mark = MarkCell(_STATES[move.new], self.tr("改为{state}").format(state=shown(word_text(move.new))))
            rows.append((site_day(move.at), (mark, " ".join(filter(None, (move.reason, who))))))
        for past in history.evaluations:
            mark = MarkCell(State.INFO, self.tr("评价 {n} 分").format(n=past.mean))
            rows.append((past.day, (mark, " ".join(filter(None, (past.evaluator, past.note))))))
        rows.sort(key=lambda row: row[0], reverse=True)
        self.line.set_rows([(Cell(day.isoformat()), *rest) for day, rest in rows])
