"""Below the chart: times outside with their note, measures, and the zone's own range with its sensors."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.clock import site_time
from app.core.words import word
from app.storage.climate_rules import figure
from app.storage.climate_views import ExcursionView, MeasureKind, MeasureView, ReadingView, ZoneStateView
from ui.dispatch.sections import Section
from ui.settings.parts import NONE, Pairs, scrolled
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton
from ui.widgets.forms import ErrorLine
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable

FORM = 300


def _choices() -> list[tuple[str, str]]:
    return [(word(kind), kind.value) for kind in MeasureKind]


class _Half(QWidget):
    """A table left, a column of forms right."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.table = self.make_table()
        row.addWidget(self.table, 1)
        inner = QWidget()
        self.side = QVBoxLayout(inner)
        self.side.setContentsMargins(0, 0, 0, 0)
        self.side.setSpacing(8)
        area = scrolled(inner)
        area.setFixedWidth(FORM)
        row.addWidget(area)
        self.error = ErrorLine()

    def make_table(self) -> WorkTable:
        """The table on the left."""
        raise NotImplementedError


class ExcursionStep(_Half):
    """The times outside: those that wait for their note first; the form answers the chosen one."""

    wanted = Signal(int, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.form = Section("answer", self.tr("纠正说明"), self.tr("填写"), label_width=52)
        self.form.choice("measure_kind", self.tr("措施"), required=True)
        self.form.offer("measure_kind", [(words, value) for words, value in _choices()])
        self.form.text("note", self.tr("说明"), required=True, hint=self.tr("原因和已做的事"))
        self.form.wanted.connect(lambda _: self._answer())
        self.pairs = Pairs(52)
        for part in (self.form, self.error, self.pairs):
            self.side.addWidget(part)
        self.side.addStretch(1)
        self._views: dict[int, ExcursionView] = {}
        self._offered = 0
        self.table.current_changed.connect(lambda _: self._choose())

    def make_table(self) -> WorkTable:
        """State, zone, since when, the worst that was read."""
        columns = [
            Column(self.tr("状态"), Kind.MARK, 92), Column(self.tr("库区"), stretch=True), Column(self.tr("开始"), Kind.DATE, 92),
            Column(self.tr("最差"), width=118),
        ]  # fmt: skip
        table = WorkTable(columns, row_height=32, empty=self.tr("没有超限记录。"))
        table.setObjectName("list.excursions")
        return table

    @property
    def current(self) -> ExcursionView | None:
        """The chosen one."""
        return self._views.get(self.table.current_key() or 0)

    def show_excursions(self, views: tuple[ExcursionView, ...]) -> None:
        """Shows them; the first that waits is chosen."""
        ordered = sorted(views, key=lambda one: (bool(one.note), one.ended_at is not None, -one.started_at.timestamp()))
        self._views = {one.excursion_id: one for one in ordered}
        self.table.set_rows([self._row(one) for one in ordered], [one.excursion_id for one in ordered])
        if ordered and self.current is None:
            self.table.selectRow(0)
        self._choose()

    def _row(self, one: ExcursionView) -> tuple[object, ...]:
        state = MarkCell(State.HOLD, self.tr("缺说明")) if not one.note else MarkCell(State.GOOD, self.tr("已填"))
        if one.ended_at is None:
            state = MarkCell(State.WRONG, self.tr("超限中"))
        return state, one.zone, f"{site_time(one.started_at):%m-%d %H:%M}", one.worst

    def _choose(self) -> None:
        one = self.current
        self.form.setVisible(one is not None and not one.note)
        if one is not None and one.excursion_id != self._offered:
            self._offered = one.excursion_id
            self.form.form.set_value("measure_kind", one.answer.value)
        self.pairs.setVisible(one is not None)
        if one is None:
            return
        end = f"{site_time(one.ended_at):%m-%d %H:%M}" if one.ended_at is not None else self.tr("至今")
        noted = f"{one.noted_by} {site_time(one.noted_at):%m-%d %H:%M}" if one.noted_at is not None else ""
        self.pairs.show_pairs(
            [
                (self.tr("起止"), f"{site_time(one.started_at):%m-%d %H:%M} ～ {end}"), (self.tr("规定"), one.limits.words),
                (self.tr("纠正"), one.note), (self.tr("填写人"), noted),
                (self.tr("货物"), self.tr("当时在库区的货，出库前要重做出库检验")),
            ]
        )  # fmt: skip

    def _answer(self) -> None:
        one = self.current
        if one is not None:
            self.wanted.emit(one.excursion_id, str(self.form.form.value("measure_kind")), self.form.value("note"))


class MeasureStep(_Half):
    """What was done for the chosen zone: one form begins a measure, one button ends the chosen one (D-08)."""

    begun = Signal(str, str)
    ended = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.form = Section("begin_measure", self.tr("开始一项措施"), self.tr("登记"), label_width=52)
        self.form.choice("begin_kind", self.tr("措施"), required=True)
        self.form.offer("begin_kind", [(words, value) for words, value in _choices()])
        self.form.text("begin_words", self.tr("说明"), required=True, hint=self.tr("如：2 号除湿机开"))
        self.form.wanted.connect(lambda _: self.begun.emit(str(self.form.form.value("begin_kind")), self.form.value("begin_words")))
        self.end = KeyButton(self.tr("结束选中的措施"), key="Alt+E")
        self.end.setObjectName("do.end_measure")
        self.end.clicked.connect(lambda: self.ended.emit(int(self.table.current_key() or 0)))
        for part in (self.form, self.error, self.end):
            self.side.addWidget(part)
        self.side.addStretch(1)
        self._running: set[int] = set()
        self.table.current_changed.connect(lambda key: self.end.setEnabled(key in self._running))

    def make_table(self) -> WorkTable:
        """State, what, from when until when, who."""
        columns = [
            Column(self.tr("状态"), Kind.MARK, 92), Column(self.tr("措施"), stretch=True), Column(self.tr("开始"), Kind.DATE, 98),
            Column(self.tr("结束"), Kind.DATE, 98),
        ]  # fmt: skip
        table = WorkTable(columns, row_height=32, empty=self.tr("这个库区还没有措施记录。"))
        table.setObjectName("list.measures")
        return table

    def show_measures(self, views: tuple[MeasureView, ...]) -> None:
        """Shows the log of a zone."""
        self._running = {one.measure_id for one in views if one.ended_at is None and one.excursion_id is None}
        rows = []
        for one in views:
            runs = one.measure_id in self._running
            state = MarkCell(State.UNDER_WAY, self.tr("进行中")) if runs else MarkCell(State.GOOD, self.tr("已结束"))
            if one.excursion_id is not None:
                state = MarkCell(State.INFO, self.tr("纠正"))
            end = f"{site_time(one.ended_at):%m-%d %H:%M}" if one.ended_at is not None else NONE
            words = self.tr("{kind}：{words}（{who}）").format(kind=word(one.kind), words=one.words, who=one.person)
            rows.append((state, words, f"{site_time(one.started_at):%m-%d %H:%M}", end))
        self.table.set_rows(rows, [one.measure_id for one in views])
        self.end.setEnabled(self.table.current_key() in self._running)


class ReadingStep(_Half):
    """What was read by hand in the chosen zone, newest first: another person takes back what was keyed wrong."""

    withdrawn = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.form = Section("withdraw_reading", self.tr("撤回选中的读数"), self.tr("撤回"), primary=False, label_width=52)
        self.form.text("withdraw_why", self.tr("原因"), required=True)
        self.form.wanted.connect(lambda _: self._withdraw())
        self.side.addWidget(self.form)
        self.side.addWidget(self.error)
        self.side.addStretch(1)

    def make_table(self) -> WorkTable:
        """Inside or outside, when, what, who."""
        columns = [
            Column(self.tr("状态"), Kind.MARK, 84), Column(self.tr("时间"), Kind.DATE, 98), Column(self.tr("读数"), width=150),
            Column(self.tr("谁"), stretch=True),
        ]  # fmt: skip
        table = WorkTable(columns, row_height=32, empty=self.tr("31 天内没有手抄的读数。"))
        table.setObjectName("list.hand_readings")
        return table

    def show_readings(self, views: tuple[ReadingView, ...], *, may_withdraw: bool) -> None:
        """Shows the readings of a zone."""
        rows = []
        for one in reversed(views):
            state = MarkCell(State.WRONG, self.tr("超限")) if one.outside else MarkCell(State.GOOD, self.tr("正常"))
            rows.append((state, f"{site_time(one.at):%m-%d %H:%M}", one.words, one.person))
        self.table.set_rows(rows, [one.reading_id for one in reversed(views)])
        if views and self.table.current_key() is None:
            self.table.selectRow(0)
        self.form.setVisible(bool(views) and may_withdraw)

    def _withdraw(self) -> None:
        key = self.table.current_key()
        if key is not None:
            self.withdrawn.emit(int(key), self.form.value("withdraw_why"))


class RangeStep(QWidget):
    """The limits of the chosen zone: what governs and why, a range of its own that another approves, its sensors (X-08)."""

    asked = Signal(str, str, str, str)
    answered = Signal(int, bool)
    named = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._asked = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        left = QVBoxLayout()
        left.setSpacing(8)
        self.pairs, self.error = Pairs(84), ErrorLine()
        self.approve, self.refuse = KeyButton(self.tr("批准这个范围")), KeyButton(self.tr("不批准"))
        self.approve.setObjectName("do.approve_range")
        self.refuse.setObjectName("do.refuse_range")
        self.approve.clicked.connect(lambda: self.answered.emit(self._asked, False))
        self.refuse.clicked.connect(lambda: self.answered.emit(self._asked, True))
        answers = QHBoxLayout()
        for button in (self.approve, self.refuse):
            answers.addWidget(button)
        answers.addStretch(1)
        self.sensor = Section("name_sensor", self.tr("传感器、记录仪"), self.tr("登记"), primary=False, label_width=52)
        self.sensor.text("sensor", self.tr("编号"), required=True, hint=self.tr("它发来的库区代号"))
        self.sensor.wanted.connect(lambda _: self.named.emit(self.sensor.value("sensor")))
        left.addWidget(self.pairs)
        left.addLayout(answers)
        left.addWidget(self.error)
        left.addWidget(self.sensor)
        left.addStretch(1)
        holder = QWidget()
        holder.setLayout(left)
        row.addWidget(scrolled(holder), 1)
        self.form = Section("ask_range", self.tr("自定范围（另一人批准）"), self.tr("申请"), label_width=66)
        for key, label, hint in (("low", self.tr("最低 °C"), "15"), ("high", self.tr("最高 °C"), "25"), ("wet", self.tr("湿度 ≤%"), "60")):
            self.form.text(key, label, required=True, hint=hint)
        self.form.text("range_reason", self.tr("依据"), required=True)
        self.form.wanted.connect(lambda _: self.asked.emit(*(self.form.value(key) for key in ("low", "high", "wet", "range_reason"))))
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        column.addStretch(1)
        area = scrolled(side)
        area.setFixedWidth(FORM)
        row.addWidget(area)

    def show_zone(self, state: ZoneStateView, *, may_ask: bool, may_answer: bool) -> None:
        """Shows what governs a zone."""
        asked = state.asked
        self._asked = asked.range_id if asked is not None else 0
        own = self.tr("自定：{words}") if state.own else self.tr("站点设置：{words}")
        waiting = ""
        if asked is not None:
            waiting = self.tr("{who} 申请 {words}，{why}").format(who=asked.asked_by, words=asked.limits.words, why=asked.reason)
        self.pairs.show_pairs(
            [
                (self.tr("库区范围"), own.format(words=state.limits.words)), (self.tr("实际执行"), state.governing.words),
                (self.tr("更严的货"), "、".join(state.strict)), (self.tr("待批准"), waiting),
                (self.tr("传感器"), "、".join(state.sensors)),
            ]
        )  # fmt: skip
        self.approve.setVisible(asked is not None and may_answer)
        self.refuse.setVisible(asked is not None and may_answer)
        self.form.setVisible(asked is None and may_ask)
        self.sensor.setVisible(may_ask)
        for key, value in (("low", state.limits.low), ("high", state.limits.high), ("wet", state.limits.humidity)):
            self.form.form.editor(key).setPlaceholderText(figure(value))  # type: ignore[attr-defined]
