"""盘点: the count of the month by scanner, with its map of places, its exceptions and its differences (D-11, X-20)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QWidget

from app.boxing.in_count import contents
from app.catalog import queries as catalog
from app.core.changes import ChangeSet
from app.core.clock import Clock
from app.core.scans import ScanResult
from app.core.words import Role
from app.core.work import Work
from app.desk import Reading
from app.devices.code_table import Command as Code
from app.storage import count_posting as posting
from app.storage import count_queries as queries
from app.storage import count_reading as reading
from app.storage import count_service as service
from app.storage.count_bench import CountBench, CountBenchState
from app.storage.count_rules import COUNTERS
from app.storage.count_views import CountLineView, CountPlaceView, CountState, CountView, PeriodMark, PeriodView, ReadView
from ui.context import DeskContext
from ui.inbound.screen import InboundScreen
from ui.storage import count_words as words
from ui.storage.count_map import Legend, PeriodStrip, PlaceMap
from ui.storage.count_panels import DiffPanel, NewPanel, OddPanel, ReadsPanel
from ui.widgets.banner import VerdictView
from ui.widgets.base import BenchBox, Card, clear_layout
from ui.widgets.bench import Command
from ui.widgets.buttons import Chip
from ui.widgets.forms import ChoiceBox
from ui.widgets.keys import command_key

RIGHT = 478
POURING = 80
"""Milliseconds within which a further read is shown together with those after it: nobody reads a banner that fast."""
SOON = 200
"""Milliseconds that a reading waits: a memory scanner pours in hundreds of reads, and the picture follows them together."""


@dataclass(frozen=True)
class Shown:
    """Everything the view shows, read at once."""

    counts: list[CountView]
    periods: list[PeriodView]
    view: CountView | None
    places: list[CountPlaceView]
    odd: list[ReadView]
    reads: list[ReadView]
    lines: list[CountLineView]
    zones: list[str]


def read_all(session: Reading, number: str, clock: Clock) -> Shown:
    """Reads the counts and the chosen one; without a choice the first that goes on, else the newest."""
    found = queries.counts(session)
    view = next((one for one in found if one.number == number), found[0] if found else None)
    periods = queries.periods(session, clock.now())
    zones = [zone.name for zone in catalog.zones(session)]
    if view is None:
        return Shown(found, periods, None, [], [], [], [], zones)
    key = view.number
    return Shown(
        found, periods, view, queries.places(session, key), queries.exceptions(session, key), queries.last_reads(session, key),
        queries.lines(session, key, differing=True), zones,
    )  # fmt: skip


class CountScreen(InboundScreen):
    """The banner of the scanner, the map of places, and beside it what is read, what is odd and what differs."""

    key = "count"
    roles = frozenset({*COUNTERS, Role.LEADERSHIP})
    watched: ClassVar[frozenset[str]] = frozenset({"stock_count", "count_place", "count_read", "count_line"})
    series: ClassVar[tuple[str, ...]] = ("PD",)

    def __init__(self, context: DeskContext) -> None:
        self.number = ""
        self._asked = 0
        super().__init__(context, CountBench(contents))
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._read)
        self._newest: ScanResult | None = None
        self._pouring = QTimer(self, singleShot=True, interval=POURING)
        self._pouring.timeout.connect(self._show_newest)
        context.changed.connect(self._follow)
        self.show_panel("reads")
        self.show_state()

    @property
    def state(self) -> CountBenchState:
        """Where the scanner is."""
        state = self.bench.state
        assert isinstance(state, CountBenchState)
        return state

    def commands(self) -> tuple[Command, ...]:
        """The command strip."""
        return (
            Command("CONFIRM", "check", self.tr("本位盘完"), "F12"), Command("PRINT", "printer", self.tr("盘点表"), "F10"),
            Command("UNDO", "undo", self.tr("撤销"), "F8"), Command("TAKEOUT", "takeout", self.tr("清数量"), "F9"),
            Command("NEWBOX", "layers", self.tr("空位已看"), "F7"),
        )  # fmt: skip

    def normal(self) -> QWidget:
        """Map and panels."""
        row = BenchBox(row=True, margins=(16, 10, 16, 10))
        row.box.addWidget(self._map_card(), 1)
        row.box.addWidget(self._panel_card())
        return row

    def _map_card(self) -> Card:
        card = Card(self.tr("库位进度"), " ", padding=12)
        self.periods, self.legend, self.map = PeriodStrip(), Legend(), PlaceMap()
        self.periods.setObjectName("count.periods")
        self.map.setObjectName("count.map")
        self.choice = ChoiceBox()
        self.choice.setObjectName("field.number")
        self.choice.activated.connect(lambda _: self.command_wanted.emit(self.choice.currentData()))
        self.choice.setMinimumWidth(300)
        card.head.insertWidget(1, self.choice)
        around = QScrollArea(widgetResizable=True)
        around.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        around.setFrameShape(QScrollArea.Shape.NoFrame)
        around.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around.setWidget(self.map)
        card.body.addWidget(self.periods)
        card.body.addWidget(self.legend)
        card.body.addWidget(around, 1)
        self.map.opened.connect(self.command_wanted.emit)
        self.map.chosen.connect(lambda _: self.reload())
        return card

    def _panel_card(self) -> Card:
        card = Card(padding=12)
        card.setFixedWidth(RIGHT)
        self.reads, self.odd, self.diff, self.new = ReadsPanel(), OddPanel(), DiffPanel(), NewPanel()
        self._panels: dict[str, QWidget] = {"reads": self.reads, "odd": self.odd, "diff": self.diff, "new": self.new}
        self.tabs = QHBoxLayout()
        self.tabs.setSpacing(8)
        self.stack = QStackedWidget()
        for panel in self._panels.values():
            self.stack.addWidget(panel)
        card.body.addLayout(self.tabs)
        card.body.addWidget(self.stack, 1)
        self.reads.scanned.connect(self.command_wanted.emit)
        self.odd.cleared.connect(lambda ids, keep, note: self._do(lambda work, _: reading.clear(work, ids, keep, note)))
        self.odd.quantity_named.connect(lambda key, pieces: self._do(lambda work, _: reading.name_quantity(work, key, pieces)))
        self.diff.explained.connect(lambda ids, cause, said: self._do(lambda work, _: service.explain(work, ids, cause, said)))
        self.diff.submitted.connect(lambda: self._do(lambda work, number: service.submit(work, number)))
        self.diff.approved.connect(lambda: self._do(lambda work, number: posting.approve(work, number)))
        self.diff.sent_back.connect(lambda codes, why: self._do(lambda work, number: service.send_back(work, number, codes, why)))
        self.new.wanted.connect(self._create)
        self.new.tolerance_set.connect(lambda per, n: self._do(lambda work, number: service.set_tolerance(work, number, per, n)))
        self.new.cancelled.connect(lambda why: self._do(lambda work, number: service.cancel(work, number, why)))
        for n, name in enumerate(self._panels, start=1):
            command_key(f"Ctrl+{n}", self).activated.connect(lambda name=name: self.show_panel(name))
        command_key("Ctrl+N", self).activated.connect(lambda: self.show_panel("new"))
        return card

    def show_panel(self, name: str) -> None:
        """Brings a panel to the front."""
        self._panel = name
        self.stack.setCurrentWidget(self._panels[name])
        self._draw_tabs(0, 0)
        self.reload()

    def _draw_tabs(self, odd: int, differing: int) -> None:
        said = {
            "reads": self.tr("扫描"), "odd": self.tr("异常 {n}").format(n=odd) if odd else self.tr("异常"),
            "diff": self.tr("差异 {n}").format(n=differing) if differing else self.tr("差异"), "new": self.tr("新建"),
        }  # fmt: skip
        clear_layout(self.tabs)
        for n, (name, each) in enumerate(said.items(), start=1):
            chip = Chip(each)
            chip.setChecked(name == self._panel)
            chip.setObjectName(f"panel.{name}")
            chip.setToolTip(f"Ctrl+{n}")
            chip.clicked.connect(lambda _=False, name=name: self.show_panel(name))
            self.tabs.addWidget(chip)
        self.tabs.addStretch(1)

    # What the bench says

    def ready(self) -> VerdictView:
        """The banner that waits."""
        return words.ready(self.state)

    def verdict(self, result: ScanResult) -> VerdictView:
        """The banner for a result."""
        return words.verdict(result, self.state)

    def show_result(self, result: ScanResult) -> None:
        """Shows a verdict at once, and of many that pour in the newest; the list of reads has them all."""
        if self._pouring.isActive() and not self.latched:
            self._newest = result
            return
        self._pouring.start()
        super().show_result(result)

    def _show_newest(self) -> None:
        result, self._newest = self._newest, None
        if result is not None:
            self.show_result(result)

    def _follow(self, changes: ChangeSet) -> None:
        """Another PC, or this one, counted: the picture follows, soon and not for every read."""
        if self.isVisible() and changes.touches(self.watched):
            self.reload()

    def answered(self, result: ScanResult) -> None:
        """The picture follows the scanner."""
        if self.state.number:
            self.number = self.state.number
        if self.state.place is not None:
            self.map.show_place(self.state.place.code)
        self.reload()

    def key_pressed(self, command: Code) -> None:
        """F7 says that empty places were looked at, F10 prints the blind sheet; the others go to the scanner's lane."""
        if command is Code.PRINT:
            self._do(lambda work, number: service.print_sheet(work, number))
        elif command is Code.NEW_BOX:
            self._do(lambda work, number: service.confirm_empty(work, number))
        else:
            super().key_pressed(command)

    def triggered(self, key: str) -> None:
        """A command of the strip is the same as its key."""
        self.key_pressed(Code(key))

    def open_document(self, document: str) -> None:
        """A count, as if its number had been scanned; the word alone leaves the view as it is."""
        if document.startswith(self.series):
            self.command_wanted.emit(document)

    # What is read

    def reload(self) -> None:
        """Reads soon, once for everything that happens meanwhile."""
        if not self._soon.isActive():
            self._soon.start()

    def _read(self) -> None:
        self._asked += 1
        ticket, number, clock = self._asked, self.number, self.context.desk.clock

        def show(found: Shown) -> None:
            if ticket == self._asked:
                self._show(found)

        self.context.query(lambda session: read_all(session, number, clock), show)

    def _show(self, found: Shown) -> None:
        view = found.view
        self.number = view.number if view else ""
        self.choice.clear()
        for one in found.counts:
            self.choice.addItem(words.title(one), one.number)
        self.choice.setCurrentIndex(max(0, self.choice.findData(self.number)))
        self.choice.setVisible(bool(found.counts))
        self.periods.show_periods(found.periods)
        self.legend.show_counts(view.places if view else {})
        self.map.show_places(found.places)
        self.reads.show_reads(found.reads)
        self.odd.show_reads(found.odd)
        beyond = sum(1 for line in found.lines if not line.tolerated)
        head = self.context.actor.has(Role.LOGISTICS_HEAD, Role.LEADERSHIP)
        self.diff.show_lines(view, found.lines, head)
        self.new.show_scopes(self._scopes(found))
        self.new.show_count(view, self.context.actor.has(Role.LOGISTICS_HEAD))
        self._draw_tabs(view.waiting if view else 0, beyond)

    def _scopes(self, found: Shown) -> list[tuple[str, object]]:
        made = {one.period for one in found.counts if one.whole and one.state is not CountState.CANCELLED}
        open_periods = [one for one in found.periods if one.first not in made]
        scopes: list[tuple[str, object]] = []
        for one in open_periods:
            said = self.tr("全库 {month}（漏盘补盘）") if one.mark is PeriodMark.MISSING else self.tr("全库 {month}")
            scopes.append((said.format(month=f"{one.first:%Y-%m}"), one.first))
        return [*scopes, *((self.tr("抽盘 {zone}").format(zone=zone), zone) for zone in found.zones)]

    def _create(self, scope: object) -> None:
        def make(work: Work) -> str:
            return service.create_whole(work, scope) if isinstance(scope, date) else service.create_zones(work, [str(scope)])

        def made(number: str) -> None:
            self.command_wanted.emit(number)
            self.show_panel("reads")

        self.context.command(make, made)

    def _do(self, act: Callable[[Work, str], Any]) -> None:
        number = self.number
        self.context.command(lambda work: act(work, number), lambda _: self.reload())
