"""日计划: the 发货单 of a fortnight put on days and trips, by mouse or keys; what is late, untold or without a vehicle stands out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.board.days import plan_of_days
from app.board.views import DayPlan, Flag, OrderLine
from app.core.clock import SITE_ZONE, site_day
from app.core.errors import AppError
from app.core.work import Actor, Work
from app.dispatch import planning
from ui.context import DeskContext
from ui.dispatch.board_card import WIDE
from ui.dispatch.board_docks import PLANNERS
from ui.dispatch.board_figures import Figure, Figures, Legend
from ui.dispatch.board_form import TripForm
from ui.dispatch.board_matrix import DayCanvas
from ui.dispatch.board_words import FLAG
from ui.i18n import shown
from ui.settings.parts import SettingsView, matches
from ui.widgets.buttons import PrimaryButton
from ui.widgets.fields import SearchBox
from ui.widgets.forms import ErrorLine
from ui.widgets.keys import command_key

_SHOWN = (Flag.OVERDUE, Flag.TOO_LATE, Flag.NO_VEHICLE, Flag.NOT_NOTIFIED, Flag.URGENT)


class DaysView(SettingsView):
    """Figures that filter, the plan, its legend; the form of a new trip at the right while it is filled in.

    Attributes:
        document_wanted: A 发货单 or a trip is to be opened.
    """

    document_wanted = Signal(str)

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._plan: DayPlan | None = None
        self._carried = ""
        self._person = context.actor.person_id
        self.figures, self.canvas, self.error = Figures(), DayCanvas(), ErrorLine()
        self.form = TripForm(context)
        self.form.setFixedWidth(WIDE)
        self.form.hide()
        self.form.left.connect(self._escape)
        self.form.made.connect(self._made)
        self.filter = SearchBox(hint=self.tr("筛选"), key="Ctrl+F")
        self.filter.setObjectName("field.filter")
        self.filter.setFixedWidth(130)
        self.filter.setToolTip(self.tr("客户、单号、目的地"))
        self.filter.textChanged.connect(lambda _: self._show())
        self.new = PrimaryButton(self.tr("新车次"), key="Ctrl+N")
        self.new.setObjectName("do.board_new")
        self.new.clicked.connect(self._open_new)
        self._lay_out()
        self.figures.chosen.connect(lambda _: self._show())
        self.canvas.opened.connect(self.document_wanted)
        self.canvas.put.connect(self._put)
        self.canvas.off.connect(self._off)
        self.canvas.moved.connect(self._move)
        self.setFocusProxy(self.canvas)
        command_key("Esc", self).activated.connect(self._escape)
        context.person_changed.connect(self._change_hands)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(6)
        for widget, stretch in ((self.figures, 1), (self.filter, 0), (self.new, 0)):
            top.addWidget(widget, stretch)
        left.addLayout(top)
        left.addWidget(self.error)
        left.addWidget(self.canvas, 1)
        left.addWidget(
            Legend(
                (self.tr("↑↓ 选单"), self.tr("空格拿起，↑↓ 选车，空格放上"), self.tr("Shift+←→ 改装车日"), self.tr("PgUp/PgDn 换天"),
                 self.tr("Delete 下车"), self.tr("→ 到车次"), self.tr("回车打开"), self.tr("竖线是交期"))
            )
        )  # fmt: skip
        self.row.addLayout(left, 1)
        self.row.addWidget(self.form)

    # Reading

    def reload(self) -> None:
        """Reads the fortnight."""
        now = self.context.desk.clock.now()
        self.new.setEnabled(self._plans())
        self.context.query(lambda session: plan_of_days(session, now), self._found)

    def open_document(self, document: str) -> None:
        """Chooses a 发货单."""
        self.canvas.select(document)

    def show_day(self, day: date) -> None:
        """Shows a day."""
        if self._plan is not None:
            self.canvas.choose_day(day)

    def _found(self, plan: DayPlan) -> None:
        self._plan = plan
        self._show()

    def _show(self) -> None:
        plan = self._plan
        if plan is None:
            return
        counts = {flag: sum(1 for line in plan.lines if flag in line.flags) for flag in _SHOWN}
        loose = sum(1 for line in plan.lines if not line.order.trip_no)
        figures = [Figure(flag.value, FLAG[flag], counts[flag], shown(flag.words)) for flag in _SHOWN]
        figures.insert(3, Figure("loose", FLAG[Flag.NO_TRIP], loose, self.tr("未排车")))
        self.figures.show_figures((*figures, Figure("", None, len(plan.lines), self.tr("发货单"))))
        self.canvas.show_plan(plan, tuple(line for line in plan.lines if self._fits(line)))

    def _fits(self, line: OrderLine) -> bool:
        key, order = self.figures.key, line.order
        if key == "loose" and order.trip_no:
            return False
        if key and key != "loose" and Flag(key) not in line.flags:
            return False
        return matches(self.filter.text(), order.customer, order.number, order.order_no, order.destination, order.trip_no)

    # Acting

    def _plans(self) -> bool:
        return self.context.actor.has(*PLANNERS)

    def _put(self, number: str, trip_no: str) -> None:
        self._do(number, lambda work, version: planning.put_on_trip(work, number, trip_no, version))

    def _off(self, number: str) -> None:
        self._do(number, lambda work, version: planning.take_off(work, number, version))

    def _move(self, number: str, day: date) -> None:
        self._do(number, lambda work, version: planning.move_day(work, number, day, version))

    def _do(self, number: str, act: Callable[[Work, int], None]) -> None:
        line = next((one for one in self._plan.lines if one.number == number), None) if self._plan is not None else None
        if line is None:
            return
        if not self._plans():
            self.error.show_words(self.tr("改排由物流科长或成品发货组长做"))
            return
        version = line.order.version
        self.error.show_words("")
        self.context.command(lambda work: act(work, version), None, self._refused)

    def _refused(self, error: AppError) -> None:
        self.error.show_words("" if error.clause else shown(error.reason))
        if error.clause:
            self.context.failed.emit(error)
        self.reload()

    def _open_new(self) -> None:
        """A trip for the day shown; a 发货单 that was taken up goes onto it."""
        if self._plan is None:
            return
        self._carried, day = self.canvas.taken, self.canvas.day
        now = self.context.desk.clock.now()
        start = datetime(day.year, day.month, day.day, 9, tzinfo=SITE_ZONE)
        if day == site_day(now):
            start = (now + timedelta(hours=2)).replace(minute=0, second=0, microsecond=0)
        self._cover(True)
        self.form.open_new(start)

    def _change_hands(self, actor: Actor) -> None:
        """Another person takes over: the form, what was taken up and what was said go with who began it; a lock keeps them."""
        if actor.person_id is None or actor.person_id == self._person:
            return
        self._person = actor.person_id
        self._cover(False)
        self._carried = ""
        self.canvas.put_back()
        self.error.show_words("")

    def _cover(self, by_form: bool) -> None:
        """The form stands where the trips of the day stand otherwise, so that the plan stays readable."""
        self.canvas.covered = by_form
        self.form.setVisible(by_form)
        self.filter.setVisible(not by_form)
        self.new.setVisible(not by_form)

    def _made(self, number: str) -> None:
        self._cover(False)
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        carried, self._carried = self._carried, ""
        self.canvas.put_back()
        self.canvas.card = number
        if carried:
            self._put(carried, number)
        else:
            self.reload()

    def _escape(self) -> None:
        """Puts a form away, else back what was taken up, else takes filters off."""
        if self.form.isVisible():
            self._cover(False)
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.canvas.put_back() and not self.figures.clear():
            self.filter.clear()
        self.error.show_words("")
