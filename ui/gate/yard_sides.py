"""Vehicles that come in and vehicles that are inside, as sides of the gate's page: who they open, and what takes scans meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from app.core.changes import ChangeSet
from app.gate.entry_bench import EntryBench
from app.scanning.lane import Bench
from app.yard.views import EntryView as Entry
from ui.context import DeskContext
from ui.gate.entry_view import EntryView
from ui.gate.inside_view import InsideView
from ui.gate.side import GateSide
from ui.widgets.gate_ready import ReadyKeyView

TABLES = frozenset(
    {"yard_entry", "trip", "dispatch_order", "dispatch_pick", "load", "load_scan", "vehicle_check", "gate_signature", "export_papers"}
)
"""What the two sides show, beside the gate's own tables."""


class YardSides(QObject):
    """Makes both sides and leads from one to the other.

    Args:
        context: The desk's context.
        opens: Brings a side to the front by its name, `entry` or `inside`.
        in_front: The side that stands in front, if one does.
        page: The page.
    """

    def __init__(
        self, context: DeskContext, opens: Callable[[str], None], in_front: Callable[[], GateSide | None], page: QObject
    ) -> None:
        super().__init__(page)
        self._opens, self._in_front = opens, in_front
        self.entry, self.inside = EntryView(context), InsideView(context)
        self._bench = EntryBench(context.gate)
        self.entry.inside_wanted.connect(lambda: opens("inside"))
        self.entry.corrected.connect(lambda: opens("inside"))
        self.inside.entry_wanted.connect(lambda: opens("entry"))
        self.inside.correction_wanted.connect(self._correct)
        self._soon = context.next_turn(self, self._reload)
        context.changed.connect(self._on_changes)

    def sides(self) -> dict[str, GateSide]:
        """Both, by name."""
        return {"entry": self.entry, "inside": self.inside}

    def keys(self) -> tuple[ReadyKeyView, ...]:
        """The large keys of the ready screen that lead here."""
        return (
            ReadyKeyView("entry", "truck", self.tr("车辆入厂"), self.tr("登记车牌和事由"), "F6"),
            ReadyKeyView("inside", "gate", self.tr("在厂车辆"), self.tr("谁在厂，还缺什么"), "F7"),
        )

    def bench(self, gate: Bench) -> Bench:
        """What takes scans now: while a vehicle is entered, a trip's barcode too."""
        return self._bench if self._in_front() is self.entry else gate

    @Slot(object)
    def _on_changes(self, changes: ChangeSet) -> None:
        """What these sides show changes with every box that is loaded; the gate's own page does not read it each time."""
        if changes.touches(TABLES) and self._in_front() in (self.entry, self.inside):
            self._soon.start()

    def _reload(self) -> None:
        side = self._in_front()
        if side is not None and side.isVisible():
            side.reload()

    def _correct(self, entry: Entry) -> None:
        self.entry.correct_next(entry)
        self._opens("entry")
