"""The head of the load view: which trip, which vehicle, which plan and whether it still holds, and what comes next."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.clock import site_time
from app.core.words import text as word_text
from app.loading.plan_views import LoadPlanState
from ui.i18n import shown
from ui.loadplan.notes import NoticeStrip
from ui.loadplan.reading import PlanFound
from ui.plates import plate_words
from ui.theme.tokens import State, Theme
from ui.widgets import paint
from ui.widgets.base import Painted
from ui.widgets.buttons import KeyButton
from ui.widgets.forms import ChoiceBox
from ui.widgets.mark import Mark


class TwoLines(Painted):
    """A strong line and a small one below it, both cut with dots."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(36)

    def show_lines(self, first: str, second: str) -> None:
        """Shows two lines."""
        self._lines = (first, second)
        self.setAccessibleName(f"{first} {second}".strip())
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """One below the other."""
        first, second = self._lines
        paint.text(painter, QRectF(0, 0, area.width(), 20), first, 15, theme.text1, True)
        paint.text(painter, QRectF(0, 20, area.width(), 16), second, 12, theme.text2)


class PlanHead(QWidget):
    """One line: trip, vehicle, plan and its state; below it a strip where something must not be overlooked.

    Attributes:
        trip_chosen: Another trip was chosen, by its number.
        open_trip: The trip is to be opened in its own view.
        withdraw: The plan is to be withdrawn.
    """

    trip_chosen = Signal(str)
    open_trip = Signal()
    withdraw = Signal()

    def __init__(self) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        self.trips = ChoiceBox()
        self.trips.setObjectName("field.plan_trip")
        self.trips.setAccessibleName(self.tr("车次"))
        self.trips.setFixedSize(220, 36)
        self.trips.setPlaceholderText(self.tr("没有待装车次"))
        self.vehicle = TwoLines()
        self.vehicle.setObjectName("label.plan_vehicle")
        self.state = Mark(State.NOT_YET, self.tr("未算"), soft=True)
        self.state.setObjectName("mark.plan_state")
        self.open = KeyButton(self.tr("车次"), key="Alt+V")
        self.open.setObjectName("do.open_trip")
        self.void = KeyButton(self.tr("作废"), key="Alt+Z")
        self.void.setObjectName("do.void_plan")
        self.void.hide()
        self.strip = NoticeStrip(lines=2)
        self.strip.setObjectName("strip.plan")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.trips)
        row.addWidget(self.vehicle, 1)
        row.addWidget(self.state)
        row.addWidget(self.void)
        row.addWidget(self.open)
        box.addLayout(row)
        box.addWidget(self.strip)
        self.trips.activated.connect(lambda _: self.trip_chosen.emit(str(self.trips.currentData())))
        self.open.clicked.connect(self.open_trip)
        self.void.clicked.connect(self.withdraw)

    def show_found(self, found: PlanFound) -> None:
        """Shows trip, vehicle, plan."""
        self._offer(found)
        trip, plan, kind = found.trip, found.plan, found.kind
        self.open.setEnabled(trip is not None)
        inside = plan.container if plan is not None else kind.container if kind is not None else None
        name = next((k.name for k in found.kinds if plan is not None and k.key == plan.vehicle_kind), kind.name if kind is not None else "")
        size = f"{inside.length_mm}×{inside.width_mm}×{inside.height_mm} mm" if inside is not None else ""
        state = shown(word_text(trip.state)) if trip is not None else ""
        plate = (plate_words(trip.plate) or self.tr("车未定")) if trip is not None else ""
        first = "·".join(part for part in (plate, name or self.tr("没选车型")) if part) if trip is not None else ""
        self.vehicle.show_lines(first, "·".join(part for part in (size, state) if part))
        if plan is None:
            self.state.set_state(State.NOT_YET, self.tr("未算"))
        elif plan.state is LoadPlanState.VOID:
            self.state.set_state(State.WRONG, self.tr("{no} 已作废").format(no=plan.number))
        elif found.outdated:
            self.state.set_state(State.HOLD, self.tr("{no} 资料已变").format(no=plan.number))
        elif plan.moved:
            self.state.set_state(State.GOOD, self.tr("{no} 有效·手移 {n} 次").format(no=plan.number, n=plan.moved))
        else:
            self.state.set_state(State.GOOD, self.tr("{no} 有效").format(no=plan.number))
        self._say_notice(found)

    def _offer(self, found: PlanFound) -> None:
        self.trips.blockSignals(True)
        self.trips.clear()
        listed = list(found.trips)
        if found.trip is not None and all(trip.number != found.trip.number for trip in listed):
            listed.append(found.trip)
        for trip in listed:
            when = site_time(trip.planned_at).strftime("%m-%d %H:%M")
            self.trips.addItem(f"{trip.number}·{when}", trip.number)
        at = self.trips.findData(found.trip.number) if found.trip is not None else -1
        self.trips.setCurrentIndex(at)
        self.trips.blockSignals(False)

    def _say_notice(self, found: PlanFound) -> None:
        plan = found.plan
        if plan is not None and plan.state is LoadPlanState.VOID:
            words = self.tr("这张装柜图已作废：{why}。下一步：{step}").format(why=plan.void_reason, step=self._remedy(found))
            self.strip.say(State.HOLD, words)
        elif plan is not None and found.outdated:
            step = self.tr("已装 {n} 箱，请班长核对后再装").format(n=plan.loaded) if plan.loaded else self._remedy(found)
            self.strip.say(State.HOLD, self.tr("排图以后箱、包装或车的资料改过，这张图未必还对。下一步：{step}").format(step=step))
        elif plan is not None and plan.estimated:
            words = self.tr("{n} 箱是预估（还没装箱，画虚线）；装好的箱尺寸相符会自动换上，不符则本图作废。").format(n=plan.estimated)
            self.strip.say(State.INFO, words)
        elif found.trouble is not None and plan is None:
            self.strip.say(State.HOLD, shown(found.trouble.reason))
        else:
            self.strip.say(State.INFO, "")

    def _remedy(self, found: PlanFound) -> str:
        if found.task is not None:
            return self.tr("按 F5 重算")
        return shown(found.trouble.reason) if found.trouble is not None else self.tr("车次已关，不再排图")

    def next_step(self, found: PlanFound) -> str:
        """What to do where there is no plan."""
        if found.trip is None:
            return self.tr("没有待装车次。先在「车次装车」排车次，再把发货单排上车。")
        if found.kind is None and found.changeable:
            return self.tr("下一步：选车型（Alt+C），再按 F5 算装柜图")
        if found.task is None:
            return self.tr("下一步：{step}").format(step=self._remedy(found))
        return self.tr("下一步：按 F5 算装柜图（{n} 箱）").format(n=len(found.task.boxes))

    def say_done(self, words: str) -> None:
        """What was done."""
        self.strip.say(State.INFO, words)
