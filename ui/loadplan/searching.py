"""重算: a plan is searched off the GUI thread, each better one shown at once, the best kept; Esc gives up, Enter takes what there is."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.errors import AppError
from app.loading import plans
from app.loading.plan_views import LoadPlanView, TripTask, drafted
from app.planner.checking import check
from app.planner.model import Plan
from app.planner.running import PlanRun
from ui.context import DeskContext
from ui.i18n import shown
from ui.loadplan.run_panel import RunView
from ui.loadplan.side import PlanSide

TICK_MS = 100


class SearchControl(QObject):
    """At most one search at a time.

    Attributes:
        better: A better plan was found, judged by the check: to be drawn.
        ended: The search is over; the plan is kept, or nothing is changed.
    """

    better = Signal(object)
    ended = Signal()

    def __init__(self, context: DeskContext, side: PlanSide, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._side = context, side
        self._trip: TripTask | None = None
        self._search: PlanRun | None = None
        self._drawn, self._judging = 0, False
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        context.jobs.closing.connect(self._stop)
        side.run.cancelled.connect(self.cancel)
        side.run.taken.connect(self.take)

    @property
    def active(self) -> bool:
        """Whether a plan is being searched or kept."""
        return self._search is not None

    def begin(self, trip: TripTask, seconds: float) -> None:
        """Searches a plan of a trip for some seconds."""
        if self.active:
            return
        search = self._search = PlanRun(trip.task, seconds)
        self._trip, self._drawn, self._judging = trip, 0, False
        self._side.error.show_words("")
        self._show(search)
        self._side.top.setCurrentWidget(self._side.run)
        self._side.run.take.setFocus()
        self._timer.start()
        self._context.jobs.read(search.run, lambda plan: self._done(search, plan), lambda error: self._failed(search, error))

    def cancel(self) -> None:
        """Gives the search up: the plan that was stays."""
        if self._search is not None:
            self._search.stop()
            self._end()

    def take(self) -> None:
        """Ends the search; the best plan found by now is kept."""
        if self._search is not None and self._search.best is not None:
            self._search.stop()

    def _stop(self) -> None:
        """The window goes: nothing waits for a search."""
        self._timer.stop()
        if self._search is not None:
            self._search.stop()

    def _tick(self) -> None:
        search, trip = self._search, self._trip
        if search is None or trip is None:
            return
        self._show(search)
        best = search.best
        if best is None or search.found == self._drawn or self._judging:
            return
        self._drawn, self._judging = search.found, True
        self._context.jobs.read(
            lambda: drafted(trip, best, check(search.task, best)),
            lambda plan: self._judged(search, plan), lambda error: self._failed(search, error),
        )  # fmt: skip

    def _judged(self, search: PlanRun, plan: LoadPlanView) -> None:
        """A better plan was looked at off the GUI thread; one after the other, the newest next."""
        if search is self._search:
            self._judging = False
            self.better.emit(plan)

    def _show(self, search: PlanRun) -> None:
        best, boxes = search.best, sum(item.copies for item in search.task.items)
        what = self.tr("搜索装法：{n} 箱，边找边复核").format(n=boxes)
        placed = len(best.placements) if best is not None else 0
        self._side.run.show_run(
            RunView(what, search.ran, search.seconds, search.found, placed, boxes, best.utilisation if best is not None else 0.0)
        )

    def _done(self, search: PlanRun, plan: Plan) -> None:
        if search is not self._search or self._trip is None:
            return
        self._timer.stop()
        trip, ran = self._trip, search.ran
        self._context.command(
            lambda work: plans.save_plan(work, trip.trip_no, plan, basis=trip.basis, search_ms=round(ran * 1000)),
            lambda _: self._kept(search), lambda error: self._failed(search, error),
        )  # fmt: skip

    def _kept(self, search: PlanRun) -> None:
        if search is self._search:
            self._end()

    def _failed(self, search: PlanRun, error: AppError) -> None:
        if search is not self._search:
            return
        self._side.error.show_words("" if error.clause else shown(error.reason))
        if error.clause:
            self._context.failed.emit(error)
        self._end()

    def _end(self) -> None:
        self._timer.stop()
        self._search = self._trip = None
        self.ended.emit()
