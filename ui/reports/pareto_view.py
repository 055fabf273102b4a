"""柏拉图: what customers complain of most, by product, cause or customer, from every source; a bar opens its records (J-14)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.clock import months_after, site_day
from app.core.text import QT_TRANSLATE_NOOP, say
from app.desk import Reading
from app.reports.pareto import SOURCE_WORDS, Over, Source, Voice, steps, voices
from ui.context import DeskContext
from ui.i18n import shown
from ui.reports.pareto_chart import ParetoChart, Step
from ui.reports.records import RecordsCard
from ui.storage.screen import StorageView
from ui.widgets.base import Card
from ui.widgets.buttons import Chip
from ui.widgets.flow import FlowLayout

_OVER_WORDS = {
    Over.PRODUCT: QT_TRANSLATE_NOOP("app", "按产品"), Over.CAUSE: QT_TRANSLATE_NOOP("app", "按原因"),
    Over.CUSTOMER: QT_TRANSLATE_NOOP("app", "按客户"),
}  # fmt: skip
_SPANS = (1, 3, 6, 12)
MOST_BARS = 10


class ParetoView(StorageView):
    """The chart with its choices above, the records of the chosen bar below."""

    key: ClassVar[str] = "pareto"
    tables: ClassVar[frozenset[str]] = frozenset({"service_case", "discrepancy", "survey", "follow_up_visit", "follow_up"})

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._heard: tuple[Voice, ...] = ()
        self._over, self._months = Over.PRODUCT, 6
        self._without: set[Source] = set()
        self._chosen = ""
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._tools())
        self.card = Card(self.tr("客户反馈"), " ")
        self.chart = ParetoChart()
        self.chart.setObjectName("chart.pareto")
        self.chart.opened.connect(self._choose)
        self.card.body.addWidget(self.chart, 1)
        column.addWidget(self.card, 5)
        self.records = RecordsCard(context, self.tr("点一根柱子，看它的单据。"))
        column.addWidget(self.records, 4)
        self.row.addWidget(side, 1)

    def _tools(self) -> FlowLayout:
        row = FlowLayout()
        self.over_chips = {over: self._chip(row, shown(say(words)), f"chip.over_{over.value}") for over, words in _OVER_WORDS.items()}
        for over, chip in self.over_chips.items():
            chip.clicked.connect(lambda _=False, over=over: self._set_over(over))
        row.add_gap(16)
        self.span_chips = {n: self._chip(row, self.tr("{n} 个月").format(n=n), f"chip.span_{n}") for n in _SPANS}
        for months, chip in self.span_chips.items():
            chip.clicked.connect(lambda _=False, months=months: self._set_span(months))
        row.add_gap(16)
        self.source_chips = {source: self._chip(row, shown(say(words)), f"chip.{source.value}") for source, words in SOURCE_WORDS.items()}
        for source, chip in self.source_chips.items():
            chip.clicked.connect(lambda _=False, source=source: self._set_source(source))
        self._check()
        return row

    @staticmethod
    def _chip(row: FlowLayout, words: str, name: str) -> Chip:
        chip = Chip(words)
        chip.setObjectName(name)
        row.addWidget(chip)
        return chip

    def _check(self) -> None:
        for over, chip in self.over_chips.items():
            chip.setChecked(over is self._over)
        for months, chip in self.span_chips.items():
            chip.setChecked(months == self._months)
        for source, chip in self.source_chips.items():
            chip.setChecked(source not in self._without)

    def _set_over(self, over: Over) -> None:
        self._over, self._chosen = over, ""
        self._draw()

    def _set_span(self, months: int) -> None:
        self._months, self._chosen = months, ""
        self._check()
        self.reload()

    def _set_source(self, source: Source) -> None:
        self._without ^= {source}
        self._draw()

    @property
    def span(self) -> tuple[date, date]:
        """First and last day that are counted."""
        today = site_day(self.context.desk.clock.now())
        return months_after(today.replace(day=1), 1 - self._months), today

    def reload(self) -> None:
        """Reads the span."""
        first, last = self.span

        def ask(session: Reading) -> tuple[Voice, ...]:
            return voices(session, first, last)

        self.context.query(ask, self._show)

    def _show(self, heard: tuple[Voice, ...]) -> None:
        self._heard = heard
        self._draw()

    def _draw(self) -> None:
        self._check()
        heard = tuple(one for one in self._heard if one.source not in self._without)
        found = steps(heard, self._over)
        kept = found[:MOST_BARS]
        self.chart.show_steps(tuple(Step(one.words, one.count, one.share) for one in kept))
        first, last = self.span
        words = self.tr("{first} 至 {last}·{n} 件")
        self.card.note.setText(words.format(first=f"{first}", last=f"{last}", n=len(heard)))
        self._choose(self._chosen if self._chosen in {one.words for one in kept} else kept[0].words if kept else "")

    def _choose(self, words: str) -> None:
        self._chosen = words
        listed = [
            one for one in self._heard if one.source not in self._without and str(getattr(one, self._over.value)) == words
        ]
        rows = [(one.number, self._about(one), 1) for one in listed]
        self.records.show_records(words or self.tr("没有数据"), rows)

    @staticmethod
    def _about(one: Voice) -> str:
        return "·".join(filter(None, (shown(say(SOURCE_WORDS[one.source])), one.words, one.customer, one.cause)))
