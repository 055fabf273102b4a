"""温湿度 (D-07, D-08, X-08): left the zones to be read, right the chart of the chosen one and what its times outside ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.core.clock import day_end, site_day, site_time
from app.core.errors import AppError
from app.core.words import Role
from app.desk import Reading
from app.devices.code_table import Command as Code
from app.storage import climate, climate_paper, climate_queries
from app.storage.climate_views import ClimateSource, DayView, ExcursionView, MeasureKind, MeasureView, ReadingView, ZoneStateView
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.parts import Said
from ui.storage.climate_chart import ClimateChart, Span, Value
from ui.storage.climate_entry import ReadingList
from ui.storage.climate_import import ImportStep
from ui.storage.climate_steps import ExcursionStep, MeasureStep, RangeStep, ReadingStep
from ui.storage.screen import StorageView
from ui.widgets import paint
from ui.widgets.base import Card, PlainLabel
from ui.widgets.buttons import Chip, KeyButton

_SPANS = {"day": timedelta(days=1), "week": timedelta(days=7), "month": timedelta(days=31), "year": timedelta(days=366)}
_BY_DAY = frozenset({"month", "year"})


@dataclass(frozen=True)
class _Found:
    states: tuple[ZoneStateView, ...]
    zone_id: int
    start: datetime
    end: datetime
    readings: tuple[ReadingView, ...]
    days: tuple[DayView, ...]
    spans: tuple[ExcursionView, ...]
    excursions: tuple[ExcursionView, ...]
    measures: tuple[MeasureView, ...]
    hand: tuple[ReadingView, ...]


class ClimateView(StorageView):
    """`open_document` takes a zone by its name."""

    key: ClassVar[str] = "climate"
    roles: ClassVar[frozenset[Role]] = frozenset(
        {
            Role.STOREKEEPER, Role.LOGISTICS_HEAD, Role.TEAM_LEADER, Role.INSPECTOR, Role.SAFETY, Role.DELIVERY_MANAGEMENT,
            Role.LEADERSHIP,
        }
    )  # fmt: skip
    tables: ClassVar[frozenset[str]] = frozenset(
        {"climate_reading", "climate_excursion", "zone_measure", "zone_climate", "climate_sensor", "zone"}
    )

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._zone, self._span, self._asked = 0, "week", 0
        self._wanted = ""
        self._states: tuple[ZoneStateView, ...] = ()
        self._build_entry()
        self._build_right()

    def _build_entry(self) -> None:
        card = Card(self.tr("今天的读数"), " ", padding=0)
        card.body.setContentsMargins(1, 10, 1, 8)
        card.body.setSpacing(6)
        card.head.setContentsMargins(14, 0, 12, 0)
        self.entry_card = card
        self.next = PlainLabel("", "strong")
        self.next.setObjectName("label.climate_next")
        self.next.setContentsMargins(14, 0, 12, 0)
        self.next.setWordWrap(True)
        self.entry = ReadingList()
        self.entry.taken.connect(self._take)
        self.entry.chosen.connect(self._choose)
        card.body.addWidget(self.next)
        card.body.addWidget(self.entry, 1)
        card.setFixedWidth(424)
        self.row.addWidget(card)

    def _build_right(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.chart_card = Card("", " ")
        self.span_chips: dict[str, Chip] = {}
        for key, words in (("day", self.tr("24 时")), ("week", self.tr("7 天")), ("month", self.tr("31 天")), ("year", self.tr("一年"))):
            chip = self.span_chips[key] = Chip(words)
            chip.setObjectName(f"chip.span.{key}")
            chip.setChecked(key == self._span)
            chip.clicked.connect(lambda _=False, key=key: self._show_span(key))
            self.chart_card.head.addWidget(chip)
        self.print = KeyButton(self.tr("月表"), icon="printer", cap="F10")
        self.print.setObjectName("do.print_climate")
        self.print.clicked.connect(self._print)
        self.chart_card.head.addWidget(self.print)
        self.chart = ClimateChart()
        self.chart.setObjectName("chart.climate")
        self.chart.opened.connect(self._open_excursion)
        self.chart_card.body.addWidget(self.chart, 1)
        column.addWidget(self.chart_card, 5)
        column.addWidget(self._build_steps(), 5)
        self.row.addWidget(side, 1)

    def _build_steps(self) -> Card:
        card = Card("", "")
        card.body.setContentsMargins(12, 10, 12, 10)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        self.excursion, self.measure, self.range, self.file = ExcursionStep(), MeasureStep(), RangeStep(), ImportStep(self.context)
        self.reading = ReadingStep()
        self.steps = QStackedWidget()
        self.steps.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)  # its forms roll, the chart stays
        self.step_chips: dict[str, Chip] = {}
        for key, words, page in (
            ("excursion", self.tr("超限记录"), self.excursion), ("measure", self.tr("措施"), self.measure),
            ("range", self.tr("范围"), self.range), ("file", self.tr("导入记录仪"), self.file),
            ("reading", self.tr("手抄读数"), self.reading),
        ):  # fmt: skip
            chip = self.step_chips[key] = Chip(words)
            chip.setObjectName(f"chip.climate.{key}")
            chip.setChecked(key == "excursion")
            chip.clicked.connect(lambda _=False, key=key: self.show_step(key))
            tools.addWidget(chip)
            self.steps.addWidget(page)
        tools.addStretch(1)
        self.said = Said()
        self.said.setObjectName("label.climate_said")
        tools.addWidget(self.said, 1)
        card.body.addLayout(tools)
        card.body.addWidget(self.steps, 1)
        self.step_chips["file"].setShortcut("Ctrl+I")
        self.excursion.wanted.connect(self._answer)
        self.measure.begun.connect(self._begin)
        self.measure.ended.connect(self._end)
        self.range.asked.connect(self._ask_range)
        self.range.answered.connect(self._answer_range)
        self.range.named.connect(self._name_sensor)
        self.file.said.connect(self.said.setText)
        self.reading.withdrawn.connect(self._withdraw)
        return card

    # Reading

    def show_state(self) -> None:
        """The first field takes the keys."""
        field = self.first_field()
        if field is not None:
            field.setFocus()

    def first_field(self) -> QWidget | None:
        """The temperature of the chosen zone."""
        line = self.entry.lines.get(self._zone)
        return line.temperature if line is not None else None

    def reload(self) -> None:
        """Reads the zones and the chosen one."""
        now, span, zone_id, wanted = self.context.desk.clock.now(), self._span, self._zone, self._wanted
        self._wanted = ""
        self._asked += 1
        ticket = self._asked

        def ask(session: Reading) -> _Found:
            states = climate_queries.zone_states(session, now)
            fits = [one.zone_id for one in states if one.name == wanted or (not wanted and one.zone_id == zone_id)]
            key = (fits or [one.zone_id for one in states] or [0])[0]
            by_day = span in _BY_DAY
            end = day_end(site_day(now)) if by_day else now
            start = end - _SPANS[span]
            return _Found(
                states, key, start, end, () if by_day else climate_queries.readings(session, key, start, end + timedelta(minutes=1)),
                climate_queries.days(session, key, site_day(start), site_day(now)) if by_day else (),
                climate_queries.excursions_within(session, key, start, end),
                self._listed(session, key), climate_queries.measures(session, zone_id=key, limit=60),
                climate_queries.readings(
                    session, key, now - _SPANS["month"], now + timedelta(minutes=1), 60, source=ClimateSource.HAND
                ),
            )  # fmt: skip

        self.context.query(ask, lambda found: self._show(found) if ticket == self._asked else None)

    @staticmethod
    def _listed(session: Reading, zone_id: int) -> tuple[ExcursionView, ...]:
        """What waits anywhere, then the history of the chosen zone."""
        waiting = climate_queries.excursions(session, open_only=True)
        known = {one.excursion_id for one in waiting}
        old = climate_queries.excursions(session, zone_id=zone_id, limit=60)
        return (*waiting, *(one for one in old if one.excursion_id not in known))

    def _show(self, found: _Found) -> None:
        first = not self._states
        self._states, self._zone = found.states, found.zone_id
        self.entry.show_zones(found.states, self._zone)
        self.file.show_zones([(one.name, one.zone_id) for one in found.states], self._zone)
        self.excursion.show_excursions(found.excursions)
        self.measure.show_measures(found.measures)
        self.reading.show_readings(found.hand, may_withdraw=self.context.actor.has(Role.LOGISTICS_HEAD, Role.INSPECTOR))
        late = sum(one.late for one in found.states)
        self.entry_card.note.setText(self.tr("缺 {n} 次").format(n=late) if late else self.tr("{n} 个库区").format(n=len(found.states)))
        self.next.setText(self._next())
        state = next((one for one in found.states if one.zone_id == self._zone), None)
        if state is None:
            return
        self.chart_card.title.setText(paint.elide(state.name, 15, 260, True))
        roles = self.context.actor
        self.range.show_zone(
            state, may_ask=roles.has(Role.LOGISTICS_HEAD, Role.STOREKEEPER), may_answer=roles.has(Role.INSPECTOR, Role.LOGISTICS_HEAD)
        )
        spans = [Span(one.started_at, one.ended_at, one.excursion_id) for one in found.spans]
        values = [Value(one.at, one.temperature, one.temperature, one.humidity, one.outside) for one in found.readings] or [
            Value(day_end(one.day) - timedelta(days=1), one.lowest, one.highest, one.humidity, one.outside > 0) for one in found.days
        ]
        self.chart.show_values(values, spans, state.governing, found.start, found.end, by_day=self._span in _BY_DAY)
        if first:
            self.show_state()

    def _next(self) -> str:
        waiting = next((one for one in self._states if one.wanted), None)
        if waiting is not None:
            return self.tr("下一步：填 {zone} 的纠正说明").format(zone=waiting.name)
        due = next((one for one in self._states if one.late or one.due), None)
        if due is not None:
            return self.tr("下一步：抄 {zone} 的温湿度，回车到下一格").format(zone=due.name)
        return self.tr("今天的读数齐了。") if self._states else self.tr("还没有库区。先在「资料」里建库区。")

    def _choose(self, zone_id: int) -> None:
        if zone_id != self._zone:
            self._zone = zone_id
            self.reload()

    def _show_span(self, key: str) -> None:
        self._span = key
        for name, chip in self.span_chips.items():
            chip.setChecked(name == key)
        self.reload()

    def show_step(self, key: str) -> None:
        """Shows one of the five below the chart."""
        for n, (name, chip) in enumerate(self.step_chips.items()):
            chip.setChecked(name == key)
            if name == key:
                self.steps.setCurrentIndex(n)

    def open_document(self, document: str) -> None:
        """Chooses a zone by its name."""
        found = next((one.zone_id for one in self._states if one.name == document), None)
        if found is not None:
            self._choose(found)
        else:
            self._wanted = document
            self.reload()  # what is being read just now does not know the wish yet

    def _open_excursion(self, key: int) -> None:
        self.show_step("excursion")
        if self.excursion.table.select_key(key):
            self.excursion.table.setFocus()

    # Acting

    def _run(self, act: Callable[[Any], Any], done: Callable[[Any], None], error: Callable[[str], None]) -> None:
        def failed(said: AppError) -> None:
            error("" if said.clause else shown(said.reason))
            if said.clause:
                self.context.failed.emit(said)

        self.context.command(act, done, failed)

    def _take(self, zone_id: int, temperature: str, humidity: str) -> None:
        line = self.entry.lines[zone_id]

        def taken(found: ReadingView) -> None:
            line.clear()
            if found.outside:
                self.said.setText(self.tr("{words} 超限：请填纠正说明").format(words=found.words))
                self.show_step("excursion")
            else:
                self.said.setText(self.tr("已记 {words}").format(words=found.words))
            if not self.entry.go_on(zone_id) and found.outside:
                self.excursion.form.form.editor("note").setFocus()

        self._run(lambda w: climate.read_by_hand(w, zone_id, temperature, humidity), taken, line.complain)

    def _answer(self, excursion_id: int, kind: str, words: str) -> None:
        self.excursion.table.setFocus()  # the form goes: the keys stay here, not with another zone's field

        def done(_: object) -> None:
            self.excursion.form.form.set_value("note", "")
            self.excursion.error.show_words("")
            self.said.setText(self.tr("纠正说明已填。"))

        self._run(lambda w: climate.answer(w, excursion_id, MeasureKind(kind), words), done, self.excursion.error.show_words)

    def _begin(self, kind: str, words: str) -> None:
        zone_id = self._zone

        def done(_: object) -> None:
            self.measure.form.form.set_value("begin_words", "")
            self.measure.error.show_words("")

        self._run(lambda w: climate.begin_measure(w, zone_id, MeasureKind(kind), words), done, self.measure.error.show_words)

    def _end(self, measure_id: int) -> None:
        self.measure.table.setFocus()
        self._run(lambda w: climate.end_measure(w, measure_id), lambda _: None, self.measure.error.show_words)

    def _withdraw(self, reading_id: int, why: str) -> None:
        self.reading.table.setFocus()
        words = self.tr("读数已撤回。")

        def done(_: object) -> None:
            self.reading.form.form.set_value("withdraw_why", "")
            self.reading.error.show_words("")
            self.said.setText(words)

        self._run(lambda w: climate.withdraw_reading(w, reading_id, why), done, self.reading.error.show_words)

    def _ask_range(self, low: str, high: str, wet: str, reason: str) -> None:
        zone_id = self._zone
        done = self.tr("范围已申请，另一人批准后执行。")
        self.step_chips["range"].setFocus()
        self._run(
            lambda w: climate.ask_range(w, zone_id, low, high, wet, reason), lambda _: self.said.setText(done), self.range.error.show_words
        )

    def _answer_range(self, range_id: int, refused: bool) -> None:
        self.step_chips["range"].setFocus()
        self._run(lambda w: climate.approve_range(w, range_id, refuse=refused), lambda _: None, self.range.error.show_words)

    def _name_sensor(self, code: str) -> None:
        zone_id = self._zone
        self._run(
            lambda w: climate.name_sensor(w, zone_id, code), lambda _: self.range.sensor.form.set_value("sensor", ""),
            self.range.error.show_words,
        )  # fmt: skip

    def key_pressed(self, command: Code) -> None:
        """F10 prints the month of the chosen zone."""
        if command is Code.PRINT:
            self._print()

    def _print(self) -> None:
        zone_id, month = self._zone, site_time(self.context.desk.clock.now()).date().replace(day=1)
        done = self.tr("温湿度记录已送打印。")
        self._run(lambda w: climate_paper.print_month(w, zone_id, month), lambda _: self.said.setText(done), self.said.setText)
