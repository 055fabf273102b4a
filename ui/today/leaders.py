"""经营: what leaders see first; each point of each chart lists its records, each record opens."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from app.core.text import say
from app.desk import Reading
from app.reports.leaders import LINE_WORDS, TARGETS, Line, Overview, Record, Week, overview
from ui.context import DeskContext
from ui.i18n import shown
from ui.reports.records import RecordsCard
from ui.widgets.base import Card
from ui.widgets.charts import Bar, ColumnChart
from ui.widgets.plots import PlotPoint, PointsPlot

_PLACES = {Line.RESPONSE: (0, 0), Line.ON_TIME: (0, 1), Line.FIRST_PASS: (1, 0), Line.REFUSED: (1, 1)}


class LeadersBoard(QWidget):
    """Four lines by week, the open cases by age, and the records behind the point that was chosen."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self._context = context
        self._found: Overview | None = None
        self._asked = 0
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 10, 16, 9)
        grid.setSpacing(10)
        self.plots: dict[Line, PointsPlot] = {}
        self._cards: dict[Line, Card] = {}
        for line, (row, column) in _PLACES.items():
            counts = line is Line.REFUSED
            plot = PointsPlot(bars=counts, percent=not counts, nothing=self.tr("这些周没有拒绝") if counts else "")
            plot.setObjectName(f"plot.{line.value}")
            plot.opened.connect(self._choose)
            target = TARGETS.get(line)
            note = self.tr("目标 {n:.0f} %").format(n=target) if target is not None else self.tr("次")
            card = Card(shown(say(LINE_WORDS[line])), note)
            card.body.addWidget(plot, 1)
            grid.addWidget(card, row, column)
            self.plots[line], self._cards[line] = plot, card
        self.ages = ColumnChart()
        self.ages.setObjectName("chart.ages")
        self.ages.opened.connect(self._choose)
        self.ages_card = Card(self.tr("未结服务单，按已过天数"), " ")
        self.ages_card.body.addWidget(self.ages, 1)
        grid.addWidget(self.ages_card, 2, 0)
        self.records = RecordsCard(context, self.tr("点图上的一点，看它的单据。"))
        grid.addWidget(self.records, 2, 1)
        for n in range(3):
            grid.setRowStretch(n, 1)
        for n in range(2):
            grid.setColumnStretch(n, 1)

    def reload(self) -> None:
        """Reads the overview."""
        now = self._context.desk.clock.now()
        self._asked += 1
        ticket = self._asked

        def ask(session: Reading) -> Overview:
            return overview(session, now)

        self._context.query(ask, lambda found: self._show(found) if ticket == self._asked else None)

    def _show(self, found: Overview) -> None:
        self._found = found
        for line, plot in self.plots.items():
            weeks = found.lines[line]
            plot.show_points(tuple(self._point(line, n, week) for n, week in enumerate(weeks)), TARGETS.get(line))
        self.ages_card.note.setText(self.tr("共 {n} 件").format(n=sum(len(group.cases) for group in found.ages)))
        columns = []
        for n, group in enumerate(found.ages):
            days = self.tr("{a}–{b} 天").format(a=group.first, b=group.last) if group.last is not None else ""
            days = days or self.tr("{n} 天以上").format(n=group.first)
            words = str(len(group.cases))
            columns.append(Bar(days, len(group.cases), words, off=group.late > 0, key=f"ages|{n}"))
        self.ages.show_columns(tuple(columns))
        first = next((n for n in range(len(found.ages) - 1, -1, -1) if found.ages[n].cases), None)
        if first is not None:
            self._choose(f"ages|{first}")

    @staticmethod
    def _point(line: Line, n: int, week: Week) -> PlotPoint:
        label, key = f"{week.monday:%m-%d}", f"{line.value}|{n}"
        if line is Line.REFUSED:
            return PlotPoint(label, float(week.total), str(week.total) if week.total else "", key=key)
        percent = week.percent
        if percent is None:
            return PlotPoint(label, None, "—", key=key)
        return PlotPoint(label, percent, f"{percent:.1f} %", percent < TARGETS[line], key)

    def _choose(self, key: str) -> None:
        """Lists the records behind a point: `line|week`, or `ages|group`."""
        if self._found is None:
            return
        what, _, number = key.partition("|")
        if what == "ages":
            group = self._found.ages[int(number)]
            days = f"{group.first}–{group.last}" if group.last is not None else self.tr("{n} 以上").format(n=group.first)
            self._list(self.tr("未结 {days} 天").format(days=days), group.cases)
            return
        line = Line(what)
        week = self._found.lines[line][int(number)]
        words = self.tr("{what}·{day} 那周未达标") if line is not Line.REFUSED else self.tr("{what}·{day} 那周")
        self._list(words.format(what=shown(say(LINE_WORDS[line])), day=f"{week.monday:%m-%d}"), week.missed)

    def _list(self, title: str, records: tuple[Record, ...]) -> None:
        self.records.show_records(title, [(one.number, one.words, 1) for one in records])
