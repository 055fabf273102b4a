"""月台: every truck of a day on its dock, with what each waits for; planned by mouse or keys, the chosen one at the right."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.board.docks import docks_of_day
from app.board.views import DockBoard, DockTrip, Live
from app.core.clock import SITE_ZONE, site_day
from app.core.errors import AppError
from app.core.words import Role
from app.dispatch import planning
from ui.context import DeskContext
from ui.dispatch.board_canvas import LOOSE, DockCanvas
from ui.dispatch.board_figures import Figure, Figures, Legend
from ui.dispatch.board_grid import Place
from ui.dispatch.board_panel import TripPanel
from ui.dispatch.board_words import carrier_of, name_of
from ui.i18n import shown
from ui.settings.parts import SettingsView, matches
from ui.theme.tokens import State
from ui.widgets.buttons import PrimaryButton
from ui.widgets.fields import SearchBox
from ui.widgets.forms import ErrorLine
from ui.widgets.keys import command_key

PLANNERS = (Role.LOGISTICS_HEAD, Role.TEAM_LEADER)
_FILTERS = {"late": (Live.LATE,), "unsigned": (Live.UNSIGNED,), "no_vehicle": (Live.NO_VEHICLE,), "out": (Live.OUT,)}


class DocksView(SettingsView):
    """Figures that filter, the board, its legend; card or form of a trip at the right.

    Attributes:
        days_wanted: 发货单 without a trip are to be planned; carries the day.
        plan_wanted: The load plan of a trip.
        trip_wanted: A trip is to be opened.
    """

    days_wanted = Signal(object)
    plan_wanted = Signal(str)
    trip_wanted = Signal(str)

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._day: date | None = None
        self._board: DockBoard | None = None
        self._sending = False
        self._wanted: tuple[str, Place] | None = None
        self.figures, self.canvas = Figures(), DockCanvas()
        self.panel = TripPanel(context, self._plans)
        self.error = ErrorLine()
        self.filter = SearchBox(hint=self.tr("筛选"), key="Ctrl+F")
        self.filter.setObjectName("field.filter")
        self.filter.setMinimumWidth(64)
        self.filter.setMaximumWidth(126)
        self.filter.setToolTip(self.tr("车牌、承运商、客户、单号"))
        self.filter.textChanged.connect(lambda _: self._show())
        self.new = PrimaryButton(self.tr("新车次"), key="Ctrl+N")
        self.new.setObjectName("do.board_new")
        self.new.clicked.connect(self._open_new)
        self._lay_out()
        self.figures.chosen.connect(lambda _: self._show())
        self.canvas.chosen.connect(lambda key: self.panel.show_trip("" if key == LOOSE else key))
        self.canvas.opened.connect(self._opened)
        self.canvas.moved.connect(self._move)
        self.canvas.day_wanted.connect(self._turn)
        self.panel.plan_wanted.connect(self.plan_wanted)
        self.panel.form.made.connect(self._made)
        self.setFocusProxy(self.canvas)
        command_key("Esc", self).activated.connect(self._escape)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.figures, 1)
        top.addWidget(self.filter)
        top.addWidget(self.new)
        legend = Legend(
            (self.tr("Shift+方向键改时间、码头"), self.tr("PgUp/PgDn 换天"), self.tr("回车打开"), self.tr("Ctrl+Shift+←→改时长"),
             self.tr("空格拿起放下")),
            ((State.NOT_YET, self.tr("未到")), (State.UNDER_WAY, self.tr("在装")), (State.HOLD, self.tr("缺签")),
             (State.WRONG, self.tr("迟到")), (State.INFO, self.tr("无车")), (State.GOOD, self.tr("已出"))),
        )  # fmt: skip
        left.addLayout(top)
        left.addWidget(self.error)
        left.addWidget(self.canvas, 1)
        left.addWidget(legend)
        self.row.addLayout(left, 1)
        self.row.addWidget(self.panel)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A large screen shows the chosen trip larger too."""
        super().resizeEvent(event)
        self.panel.set_scale(1.2 if self.width() > 1500 else 1.0)

    # Reading

    @property
    def day(self) -> date:
        """The day shown; today until another is wanted."""
        return self._day or site_day(self.context.desk.clock.now())

    def reload(self) -> None:
        """Reads the day and the chosen trip."""
        now, day = self.context.desk.clock.now(), self.day
        self.new.setEnabled(self._plans())
        self.context.query(lambda session: docks_of_day(session, day, now), self._found)
        if self.panel.number:
            self.panel.show_trip(self.panel.number)

    def open_document(self, document: str) -> None:
        """Chooses a trip."""
        self.canvas.select(document)

    def _found(self, board: DockBoard) -> None:
        if board.day != self.day:
            return
        self._board = board
        self._sending = False
        self._show()
        if self._wanted is not None:
            self._send()

    def _show(self) -> None:
        board = self._board
        if board is None:
            return
        self.figures.show_figures(
            (
                Figure("late", State.WRONG, board.count(Live.LATE), self.tr("迟到")),
                Figure("unsigned", State.HOLD, board.count(Live.UNSIGNED), self.tr("缺签字")),
                Figure("no_vehicle", State.INFO, board.count(Live.NO_VEHICLE), self.tr("无车")),
                Figure("out", State.GOOD, board.count(Live.OUT), self.tr("已出门")),
                Figure("", None, board.orders, self.tr("发货单")),
            )
        )
        self.canvas.show_board(board, tuple(one for one in board.trips if self._fits(one)))

    def _fits(self, one: DockTrip) -> bool:
        wanted = _FILTERS.get(self.figures.key)
        if wanted is not None and one.live not in wanted:
            return False
        return matches(self.filter.text(), name_of(one.trip), carrier_of(one.trip), one.number, *one.customers, *one.orders)

    def _turn(self, days: int) -> None:
        today = site_day(self.context.desk.clock.now())
        day = self.day + timedelta(days=days)
        self._day = None if day == today else day
        self._wanted = None
        self.reload()

    # Acting

    def _plans(self) -> bool:
        return self.context.actor.has(*PLANNERS)

    def _move(self, number: str, place: Place) -> None:
        """Where a trip is to stand; while one move is under way the newest wish waits for it."""
        if not self._plans():
            self.canvas.forget(number)
            self.error.show_words(self.tr("改排由物流科长或成品发货组长做"))
            return
        self._wanted = (number, place)
        if not self._sending:
            self._send()

    def _send(self) -> None:
        if self._wanted is None or self._board is None:
            return
        number, place = self._wanted
        self._wanted = None
        one = next((trip for trip in self._board.trips if trip.number == number), None)
        if one is None or place == Place(one.trip.dock, one.trip.planned_at, one.until):
            return
        self._sending = True
        self.error.show_words("")
        version = one.trip.version
        self.context.command(
            lambda work: planning.schedule(work, number, place.dock, place.start, place.until, version), None,
            lambda error: self._refused(number, error),
        )  # fmt: skip

    def _refused(self, number: str, error: AppError) -> None:
        self._wanted = None
        self.canvas.forget(number)
        self.error.show_words("" if error.clause else shown(error.reason))
        if error.clause:
            self.context.failed.emit(error)
        self.reload()

    def _opened(self, key: str) -> None:
        if key == LOOSE:
            self.days_wanted.emit(self.day)
        else:
            self.trip_wanted.emit(key)

    def _open_new(self) -> None:
        now = self.context.desk.clock.now()
        start = now + timedelta(hours=2)
        if self._day is not None:
            start = datetime(self.day.year, self.day.month, self.day.day, 9, tzinfo=SITE_ZONE)
        self.panel.show_form().open_new(start.replace(minute=0, second=0, microsecond=0))

    def _made(self, number: str) -> None:
        self.panel.show_card()
        self.canvas.current = number
        self.panel.show_trip(number)
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reload()

    def _escape(self) -> None:
        """Puts back what was taken up, else a form away, else takes filters off."""
        if self.canvas.put_back():
            return
        if self.panel.filling:
            self.panel.show_card()
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.figures.clear():
            self.filter.clear()
        self.error.show_words("")
