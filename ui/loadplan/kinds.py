"""Which vehicle or container a trip is planned for: chosen from the list, or proposed by the program."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.core.errors import AppError
from app.dispatch import trips
from app.planner import words
from app.planner.kinds import Family, VehicleKind
from ui.context import DeskContext
from ui.i18n import shown
from ui.loadplan.reading import PlanFound
from ui.loadplan.side import PlanSide

if TYPE_CHECKING:
    from app.planner.choosing import Choice

SECONDS = 8
FIXED = 200
"""What one vehicle more costs, counted like 20 m³ of a larger one."""


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
        self._given_up = threading.Event()
        panel = side.kinds
        panel.taken.connect(self._take)
        panel.left.connect(self.leave)
        panel.list.chosen.connect(self._say_remark)
        panel.advised.connect(self._advise)
        context.jobs.closing.connect(self._stop)

    def begin(self, found: PlanFound) -> None:
        """Offers the kinds for a trip."""
        if found.trip is None:
            return
        self._found = found
        self._side.kinds.show_kinds(found.kinds, found.kind_key)
        self._side.kinds.advise.setEnabled(bool(found.boxes))
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
        self._stop()
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

    # The program proposes

    def _stop(self) -> None:
        self._given_up.set()

    def _advise(self) -> None:
        """Tries kinds in the background: the smallest vehicle that takes everything, or the fewest."""
        given_up = self._given_up = threading.Event()
        items, kinds = tuple(box.item for box in self._found.boxes), self._comparable()
        self._side.kinds.say(self.tr("正在试各种车型，最多 {n} 秒，Esc 不等了").format(n=SECONDS))
        self._side.kinds.advise.setEnabled(False)

        def ask() -> Choice:
            # Not at the top: compiled code is loaded by who searches, not by who shows a page.
            from app.planner.choosing import Offer, choose

            offers = [Offer(one.key, one.container, FIXED + one.container.volume // 10**8) for one in kinds]
            return choose(items, offers, SECONDS, stop=given_up.is_set)

        def failed(error: AppError) -> None:
            self._side.kinds.advise.setEnabled(True)
            self._failed(error)

        self._context.jobs.read(ask, lambda choice: self._advised(choice, given_up), failed)

    def _comparable(self) -> list[VehicleKind]:
        """Containers where one is wanted, else what drives."""
        trip, kind = self._found.trip, self._found.kind
        boxed = kind.family is Family.CONTAINER if kind is not None else bool(trip is not None and trip.container_no)
        return [one for one in self._found.kinds if (one.family is Family.CONTAINER) == boxed]

    def _advised(self, choice: Choice, asked: threading.Event) -> None:
        if asked is not self._given_up or asked.is_set():
            return
        panel, kinds = self._side.kinds, {kind.key: kind for kind in self._found.kinds}
        panel.advise.setEnabled(True)
        if not choice.vehicles:
            why = shown(words.left_word(choice.left[0].reason)) if choice.left else ""
            panel.say(self.tr("没有一种车装得下：{why}。可自己选一种，重算后看未装清单").format(why=why))
            return
        panel.show_kinds(self._found.kinds, choice.vehicles[0].key)
        panel.list.setFocus()
        left = self.tr("；{n} 箱哪种都装不下").format(n=sum(one.copies for one in choice.left)) if choice.left else ""
        names = "、".join(kinds[vehicle.key].name for vehicle in choice.vehicles)
        if len(choice.vehicles) == 1:
            use = f"{choice.vehicles[0].plan.utilisation * 100:.0f}"
            panel.say(self.tr("建议 {kind}：一辆装得下，体积利用 {use} %{left}。回车用这种").format(kind=names, use=use, left=left))
        else:
            several = self.tr("一辆装不下，建议 {n} 辆：{kinds}{left}。多出的箱要另排车次")
            panel.say(several.format(n=len(choice.vehicles), kinds=names, left=left))
