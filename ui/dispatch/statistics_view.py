"""装箱统计: what each person did at the bench per hour, what was refused, what the lead should look at; every figure opens its records."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.boxing import statistics
from app.boxing.statistics import HourLine, Look, Record, RefusalCount, Shift
from app.core.clock import site_day, site_time
from app.core.words import Role
from app.desk import Reading
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.parts import SettingsView
from ui.theme.tokens import State
from ui.widgets.base import Card
from ui.widgets.charts import Bar, BarList, ColumnChart, KpiCard, KpiView
from ui.widgets.forms import ChoiceBox
from ui.widgets.tables import DENSE, Cell, Column, Kind, WorkTable

PIECES, BOXES, CHECKS, REFUSED, LOOK = "pieces", "boxes", "checks", "refused", "look"


@dataclass(frozen=True)
class _Found:
    since: datetime
    until: datetime
    lines: tuple[HourLine, ...]
    refusals: tuple[RefusalCount, ...]
    look: Look


class StatisticsView(SettingsView):
    """Figures on top, hours and refusals in the middle, people and the records behind a figure below."""

    roles = frozenset({Role.TEAM_LEADER, Role.LOGISTICS_HEAD, Role.LEADERSHIP})

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._found: _Found | None = None
        self._asked = 0
        self._opened = REFUSED
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addLayout(self._head())
        grid = QGridLayout()
        grid.setSpacing(10)
        grid.addWidget(self._hours(), 0, 0)
        grid.addWidget(self._refused(), 0, 1)
        grid.addWidget(self._people(), 1, 0)
        grid.addWidget(self._records(), 1, 1)
        grid.setColumnStretch(0, 10)
        grid.setColumnStretch(1, 15)
        grid.setRowStretch(0, 8)
        grid.setRowStretch(1, 12)
        column.addLayout(grid, 1)
        self.row.addLayout(column, 1)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        choice = QWidget()
        column = QVBoxLayout(choice)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        day = site_day(self.context.desk.clock.now())
        self.day = QDateEdit(QDate(day.year, day.month, day.day))
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setAccessibleName(self.tr("日期"))
        self.day.setObjectName("field.day")
        self.day.lineEdit().setTextMargins(10, 0, 0, 0)
        self.shift = ChoiceBox()
        self.shift.setObjectName("field.shift")
        self.shift.setAccessibleName(self.tr("班次"))
        for words, shift in ((self.tr("全天"), Shift.WHOLE), (self.tr("白班"), Shift.DAY), (self.tr("夜班"), Shift.NIGHT)):
            self.shift.addItem(words, shift.value)
        for editor in (self.day, self.shift):
            editor.setFixedSize(140, 40)
            column.addWidget(editor)
        self.day.dateChanged.connect(lambda _: self.reload())
        self.shift.currentIndexChanged.connect(lambda _: self.reload())
        row.addWidget(choice)
        titles = (
            (PIECES, self.tr("装入件数")), (BOXES, self.tr("装完箱数")), (CHECKS, self.tr("核对箱数")), (REFUSED, self.tr("拒绝")),
            (LOOK, self.tr("要看的")),
        )  # fmt: skip
        self.cards = {key: KpiCard(KpiView(title, "—", key=key)) for key, title in titles}
        self._titles = dict(titles)
        for key, card in self.cards.items():
            card.setObjectName(f"card.{key}")
            card.opened.connect(self.open_key)
            row.addWidget(card, 1)
        return row

    def _hours(self) -> Card:
        self.columns = ColumnChart()
        self.columns.setObjectName("chart.hours")
        self.columns.opened.connect(self.open_key)
        self.hours_card = card = Card(self.tr("每小时装入件数"), " ")
        card.body.addWidget(self.columns, 1)
        return card

    def _refused(self) -> Card:
        self.bars = BarList()
        self.bars.setObjectName("chart.refusals")
        self.bars.opened.connect(self.open_key)
        card = Card(self.tr("拒绝按种类"), self.tr("点开看记录"))
        card.body.addWidget(self.bars, 1)
        return card

    def _people(self) -> Card:
        self.people = WorkTable(
            (
                Column(self.tr("人员"), stretch=True), Column(self.tr("件"), Kind.NUMBER, 60), Column(self.tr("箱"), Kind.NUMBER, 52),
                Column(self.tr("核对"), Kind.NUMBER, 52), Column(self.tr("拒绝"), Kind.NUMBER, 52),
                Column(self.tr("小时"), Kind.NUMBER, 52), Column(self.tr("件/小时"), Kind.NUMBER, 72),
            ),
            row_height=DENSE, empty=self.tr("这段时间没有人在装箱台工作。"),
        )  # fmt: skip
        self.people.setObjectName("list.people")
        self.people.opened.connect(lambda key: self.open_key(f"person:{key}"))
        card = Card(self.tr("每人"), self.tr("回车看明细"), padding=8)
        card.body.addWidget(self.people, 1)
        return card

    def _records(self) -> Card:
        self.records = WorkTable(
            (
                Column(self.tr("时间"), Kind.DATE, 72), Column(self.tr("人员"), width=80), Column(self.tr("记录"), stretch=True),
                Column(self.tr("单据/台位"), Kind.DOCUMENT, 116),
            ),
            row_height=DENSE, empty=self.tr("没有记录。"),
        )  # fmt: skip
        self.records.setObjectName("list.records")
        self.records.opened.connect(self._open_document)
        self.records_card = card = Card(self.tr("拒绝的扫描"), " ", padding=8)
        card.body.addWidget(self.records, 1)
        return card

    # Reading

    def reload(self) -> None:
        """Reads the figures of the chosen day and shift."""
        chosen, shift, now = self.day.date(), Shift(self.shift.currentData()), self.context.desk.clock.now()
        day = date(chosen.year(), chosen.month(), chosen.day())

        def ask(session: Reading) -> _Found:
            since, until = statistics.span(session, day, shift, now)
            return _Found(
                since, until, statistics.by_person_and_hour(session, since, until), statistics.refusals(session, since, until),
                statistics.to_look_at(session, since, until),
            )  # fmt: skip

        self._asked += 1
        ticket = self._asked
        self.context.query(ask, lambda found: self._show(found) if ticket == self._asked else None)

    def _show(self, found: _Found) -> None:
        self._found = found
        sums = {
            PIECES: sum(line.pieces for line in found.lines), BOXES: sum(line.boxes for line in found.lines),
            CHECKS: sum(line.checks for line in found.lines), REFUSED: sum(one.count for one in found.refusals), LOOK: found.look.count,
        }  # fmt: skip
        scans = sums[PIECES] + sums[REFUSED]
        packers = len({line.person_id for line in found.lines if line.pieces})
        checkers = len({line.person_id for line in found.lines if line.checks})
        notes = {
            PIECES: self.tr("{n} 人装箱").format(n=packers),
            BOXES: self.tr("每箱 {n:.1f} 件").format(n=sums[PIECES] / sums[BOXES]) if sums[BOXES] else "",
            CHECKS: self.tr("{n} 人核对").format(n=checkers),
            REFUSED: self.tr("{kinds} 种，每百次 {rate:.1f}").format(kinds=len(found.refusals), rate=100 * sums[REFUSED] / max(1, scans)),
            LOOK: self.tr("太快{f} 未计{a} 手工{b} 例外{c}").format(
                f=len(found.look.fast), a=len(found.look.uncounted), b=len(found.look.keyed), c=len(found.look.exceptions)
            ),
        }  # fmt: skip
        for key, card in self.cards.items():
            state, word = (State.HOLD, self.tr("请看")) if key == LOOK and sums[key] else (None, "")
            card.show_figure(KpiView(self._titles[key], str(sums[key]), notes.get(key, ""), state, word, key))
        self._show_hours(found)
        self.bars.show_bars(
            tuple(Bar(shown(one.words), one.count, key=f"kind:{one.clause}:{one.kind}") for one in found.refusals[:9])
        )
        self._show_people(found.lines)
        self.open_key(self._opened)

    def _show_hours(self, found: _Found) -> None:
        pieces: dict[datetime, int] = defaultdict(int)
        for line in found.lines:
            pieces[line.hour] += line.pieces
        busy = sorted(hour for hour in pieces)
        self.hours_card.note.setText(self.tr("{day} 起").format(day=site_time(found.since).strftime("%m-%d %H:%M")))
        self.columns.show_columns(
            tuple(Bar(self.tr("{h} 时").format(h=hour.hour), pieces[hour], key=f"hour:{hour.isoformat()}") for hour in busy)
        )

    def _show_people(self, lines: tuple[HourLine, ...]) -> None:
        of: dict[tuple[int, str], list[HourLine]] = defaultdict(list)
        for line in lines:
            of[line.person_id, line.person].append(line)
        now = self.context.desk.clock.now()
        rows: list[tuple[Any, ...]] = []
        for (_, name), mine in of.items():
            pieces = sum(x.pieces for x in mine)
            whole = [x.pieces for x in mine if x.pieces and x.hour + timedelta(hours=1) <= now]  # an hour that runs says nothing yet
            rows.append(
                (Cell(name), pieces, sum(x.boxes for x in mine), sum(x.checks for x in mine), sum(x.refusals for x in mine), len(mine),
                 f"{sum(whole) / len(whole):.0f}" if whole else "—")
            )  # fmt: skip
        self.people.set_rows(rows, [person_id for person_id, _ in of])

    # The records behind a figure

    def open_key(self, key: str) -> None:
        """Shows the records behind a figure, bar, column or person."""
        found = self._found
        if found is None or not key:
            return
        self._opened = key
        what, _, rest = key.partition(":")
        if what == LOOK:
            look = found.look
            self._show_records(self.tr("要看的"), (*look.uncounted, *look.keyed, *look.fast, *look.exceptions))
            return
        since, until = found.since, found.until
        title = self._titles.get(what, "")
        if what == "person":
            title = next((line.person for line in found.lines if str(line.person_id) == rest), "")
        elif what == "hour":
            since = datetime.fromisoformat(rest)
            until = min(until, since.replace(minute=59, second=59, microsecond=999_999))
            title = self.tr("{h} 时").format(h=since.hour)
        elif what == "kind":
            clause, _, kind = rest.partition(":")
            title = shown(statistics.refusal_words(clause, kind))
        self.context.query(lambda s: _records_of(s, what, rest, since, until, found.lines), lambda all_: self._show_records(title, all_))

    def _show_records(self, title: str, records: tuple[Record, ...]) -> None:
        self.records_card.title.setText(title)
        self.records_card.note.setText(self.tr("{n} 条").format(n=len(records)))
        rows, self._shown = [], records
        for record in records:
            words = f"{record.clause} {shown(record.what)}" if record.clause else shown(record.what)
            rows.append((site_time(record.at).strftime("%H:%M:%S"), record.person, words, record.document or "—"))
        self.records.set_rows(rows)

    def _open_document(self, at: int) -> None:
        document = self._shown[at].document
        if document.startswith(("FH", "CC", "TZ")):
            self.context.go_to.emit("dispatch", document)


def _records_of(
    session: Reading, what: str, rest: str, since: datetime, until: datetime, lines: tuple[HourLine, ...]
) -> tuple[Record, ...]:
    if what == REFUSED:
        return statistics.refused_records(session, since, until)
    if what == "kind":
        clause, _, kind = rest.partition(":")
        return statistics.refused_records(session, since, until, clause=clause, kind=kind)
    if what == "person":
        return statistics.records_of(session, int(rest), since, until)
    people = {line.person_id for line in lines}
    found = [record for person_id in people for record in statistics.records_of(session, person_id, since, until, only=what)]
    return tuple(sorted(found, key=lambda record: record.at))
