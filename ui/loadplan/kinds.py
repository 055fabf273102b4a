"""Which vehicle or container a trip is planned for: chosen from the list."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.core.errors import AppError
from app.dispatch import trips
from ui.context import DeskContext
from ui.i18n import shown
from ui.loadplan.reading import PlanFound
from ui.loadplan.side import PlanSide


class KindControl(QObject):
    """The list in the right column.

    Attributes:
        ended: The list is left; the trip may have another kind.
        browsed: A kind is looked at.
    """

    ended = Signal()
    browsed = Signal(object)

    def __init__(self, context: DeskContext, side: PlanSide, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._side = context, side
        self._found = PlanFound()
        panel = side.kinds
        panel.taken.connect(self._take)
        panel.left.connect(self.leave)
        panel.list.chosen.connect(self._say_remark)
        panel.advise.hide()

    def begin(self, found: PlanFound) -> None:
        """Offers the kinds for a trip."""
        if found.trip is None:
            return
        self._found = found
        self._side.kinds.show_kinds(found.kinds, found.kind_key)
        self._say_remark(found.kind_key or found.kinds[0].key)
        self._side.top.setCurrentWidget(self._side.kinds)
        self._side.kinds.list.setFocus()

    def _say_remark(self, key: str) -> None:
        """What to mind with a kind."""
        kind = next((one for one in self._found.kinds if one.key == key), None)
        self._side.kinds.say(shown(kind.remark) if kind is not None else "")
        if kind is not None:
            self.browsed.emit(kind)

    def leave(self) -> None:
        """Nothing is changed."""
        self.ended.emit()

    def _take(self, key: str) -> None:
        trip = self._found.trip
        if trip is None or key == self._found.kind_key:
            self.leave()
            return
        self._side.error.show_words("")
        self._context.command(lambda work: trips.choose_kind(work, trip.number, key), lambda _: self.ended.emit(), self._failed)

    def _failed(self, error: AppError) -> None:
        self._side.error.show_words("" if error.clause else shown(error.reason))
        if error.clause:
            self._context.failed.emit(error)
