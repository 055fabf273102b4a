"""卸货顺序 of a trip: its stops, moved by Alt+↑/↓ or the buttons, and who delivers at the chosen one (F-13, G-19)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout

from app.dispatch.views import TripStop
from app.identity.views import PersonView
from ui.settings.parts import NONE
from ui.widgets.base import Card
from ui.widgets.buttons import KeyButton
from ui.widgets.tables import Column, Kind, WorkTable

LINE_HEIGHT, MOST = 37, 5


class StopsCard(Card):
    """The stops, the first delivered first.

    Attributes:
        moved: They are wanted in another order; carries the 发货单 in it.
        crew_wanted: Who delivers at a stop; carries stop and persons.
        sheet_wanted: 行车单 is to be printed.
    """

    moved = Signal(object)
    crew_wanted = Signal(int, object)
    sheet_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("卸货顺序"), " ", padding=8)
        self._stops: tuple[TripStop, ...] = ()
        self.table = WorkTable(
            [Column(self.tr("站"), Kind.NUMBER, 36), Column(self.tr("客户、地址"), stretch=True), Column(self.tr("送货员"), width=92)],
            empty=self.tr("还没有发货单。"),
        )
        self.table.setObjectName("list.stops")
        self.table.current_changed.connect(lambda _: self._chosen())
        self.up = KeyButton(self.tr("先卸"), key="Alt+Up", cap="Alt+↑")
        self.down = KeyButton(self.tr("后卸"), key="Alt+Down", cap="Alt+↓")
        self.sheet = KeyButton(self.tr("行车单"), key="F10", icon="printer")
        self.crew = QComboBox()
        self.crew.setObjectName("field.stop_crew")
        self.set_crew = KeyButton(self.tr("定送货员"))
        for name, button in (("stop_up", self.up), ("stop_down", self.down), ("run_sheet", self.sheet), ("stop_crew", self.set_crew)):
            button.setObjectName(f"do.{name}")
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.sheet.clicked.connect(self.sheet_wanted)
        self.set_crew.clicked.connect(self._crew_set)
        self.head.addWidget(self.sheet)
        self.crew.setMinimumWidth(60)
        grid = QGridLayout()
        grid.setSpacing(6)
        for n, part in enumerate((self.up, self.down, self.crew, self.set_crew)):
            grid.addWidget(part, n // 2, n % 2)
        self.body.addWidget(self.table)
        self.body.addLayout(grid)

    def offer(self, people: list[PersonView], trained: frozenset[int]) -> None:
        """Who may deliver."""
        chosen = self.crew.currentData()
        self.crew.clear()
        self.crew.addItem(self.tr("全程随车的"), None)
        for person in people:
            if person.person_id in trained:
                self.crew.addItem(person.name, person.person_id)
        self.crew.setCurrentIndex(max(0, self.crew.findData(chosen)))

    def show_stops(self, stops: tuple[TripStop, ...], *, movable: bool, staffed: bool) -> None:
        """Shows the stops of a trip; what is chosen stays chosen where it went."""
        chosen = self.table.current_key()
        self._stops = stops
        crews = ["、".join(name for _, name in one.crew) or NONE for one in stops]
        rows = [(one.stop, f"{one.consignee or one.customer} {one.address}", crew) for one, crew in zip(stops, crews, strict=True)]
        keys = [one.dispatch_nos[0] for one in stops]
        self.table.set_rows(rows, keys)
        self.table.setFixedHeight(LINE_HEIGHT * (min(max(len(rows), 1), MOST) + 1))
        if keys:
            self.table.select_key(chosen if chosen in keys else keys[0])
        for button in (self.up, self.down):
            button.setVisible(movable and len(stops) > 1)
        for part in (self.crew, self.set_crew):
            part.setVisible(staffed and bool(stops))
        self._chosen()

    def _chosen(self) -> None:
        at = self._at()
        self.up.setEnabled(at is not None and at > 0)
        self.down.setEnabled(at is not None and at < len(self._stops) - 1)
        self.set_crew.setEnabled(at is not None)
        if at is not None:
            one = self._stops[at]
            self.set_crew.set_words(self.tr("定第 {n} 站送货员").format(n=one.stop))
            self.crew.setCurrentIndex(max(0, self.crew.findData(one.crew[0][0] if one.crew else None)))

    def _at(self) -> int | None:
        key = self.table.current_key()
        return next((n for n, one in enumerate(self._stops) if one.dispatch_nos[0] == key), None)

    def _move(self, by: int) -> None:
        at = self._at()
        if at is not None:
            self.moved.emit(reordered([one.dispatch_nos for one in self._stops], at, by))

    def _crew_set(self) -> None:
        at, person = self._at(), self.crew.currentData()
        if at is not None:
            self.crew_wanted.emit(self._stops[at].stop, [] if person is None else [person])


def reordered(stops: list[tuple[str, ...]], at: int, by: int) -> list[str]:
    """The 发货单 in the order they have after a stop moved."""
    to = min(len(stops) - 1, max(0, at + by))
    stops.insert(to, stops.pop(at))
    return [number for own in stops for number in own]
