"""装柜图 of a trip: the saved plan as a picture, found anew, moved by hand, printed; the vehicle it is for chosen (G-06)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.core.errors import AppError
from app.dispatch import trips
from app.loading import plans
from app.loading.plan_views import LoadPlanState, LoadPlanView
from app.planner.kinds import VehicleKind
from ui.context import DeskContext
from ui.i18n import shown
from ui.loadplan.handling import ARROWS, MoveControl, way_of
from ui.loadplan.head import PlanHead
from ui.loadplan.kinds import KindControl
from ui.loadplan.reading import PAPER, STAGING, PlanFound, read
from ui.loadplan.searching import SearchControl
from ui.loadplan.side import PlanSide
from ui.loadplan.stage import LoadStage
from ui.loadplan.upcoming import upcoming
from ui.settings.parts import SettingsView
from ui.theme.tokens import Series, series

WITHDRAW = "withdraw"
MOST_NEXT = 9
"""Boxes listed as next where there is room for them."""


class PlanView(SettingsView):
    """The view key `plan` of 发货.

    Attributes:
        trip_wanted: The trip is to be opened in its own view.
    """

    trip_wanted = Signal(str)
    _wanted = PAPER

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._document = ""
        self._ask = 0
        self._offered = ""
        self.found = PlanFound()
        self._build()
        self.hand = MoveControl(context, self.side.hand, self)
        self.search = SearchControl(context, self.side, self)
        self.kinds = KindControl(context, self.side, self)
        self._connect()
        self.stage.show_nothing(self.tr("没有待装车次。先在「车次装车」排车次，再把发货单排上车。"))
        self._enable()

    def _build(self) -> None:
        self.row.setSpacing(10)
        left = QVBoxLayout()
        left.setSpacing(8)
        self.head = PlanHead()
        self.stage = LoadStage()
        left.addWidget(self.head)
        left.addWidget(self.stage, 1)
        self.side = PlanSide()
        self.row.addLayout(left, 1)
        right = QHBoxLayout()
        right.addWidget(self.side)
        self.row.addLayout(right)
        self.setFocusProxy(self.stage.picture)

    def _connect(self) -> None:
        self.head.trip_chosen.connect(self.open_document)
        self.head.open_trip.connect(lambda: self.trip_wanted.emit(self.trip_no))
        self.head.withdraw.connect(self._withdraw)
        self.stage.stepped.connect(lambda _: self._show_next())
        self.stage.picked.connect(self._picked)
        self.stage.picture.tabbed.connect(self.hand.choose_next)
        self.stage.dragged.connect(self._dragged)
        self.side.sequence_wanted.connect(self._point_out)
        self.side.next.picked.connect(lambda n: self.stage.slider.set_value(self.stage.step + n + 1))
        self.side.by_hand.clicked.connect(self._begin_move)
        self.side.again.clicked.connect(self._search)
        self.side.kind.clicked.connect(lambda: self.kinds.begin(self.found))
        self.side.print.clicked.connect(lambda: self._print(PAPER))
        self.side.staging.clicked.connect(lambda: self._print(STAGING))
        self.side.reason.returnPressed.connect(lambda: self._withdraw() if self._wanted == WITHDRAW else self._print(self._wanted))
        self.hand.changed.connect(self._show_move)
        self.hand.ended.connect(self._end_move)
        self.search.better.connect(self._show_better)
        self.search.ended.connect(self._end_search)
        self.kinds.ended.connect(self._end_kinds)
        self.kinds.browsed.connect(self._show_kind)
        self.context.person_changed.connect(self._change_hands)

    def showEvent(self, event: QShowEvent) -> None:
        """The picture has the keys."""
        super().showEvent(event)
        self.stage.picture.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change_hands(self, _: object) -> None:
        """Another person takes over, or nobody: what was begun and not kept does not go on under another name."""
        self.search.cancel()
        if self.hand.active:
            self.hand.end()
        if self.side.top.currentWidget() is self.side.kinds:
            self.kinds.leave()
        self._close_reason()

    # Reading

    @property
    def trip_no(self) -> str:
        """The trip shown; blank for none."""
        return self.found.trip.number if self.found.trip is not None else ""

    @property
    def plan(self) -> LoadPlanView | None:
        """The newest plan of the trip."""
        return self.found.plan

    def open_document(self, document: str) -> None:
        """Shows the plan of a trip CC…, or one plan ZG…."""
        if document and document != self._document:
            self._document = document
            self.search.cancel()
            self.hand.end() if self.hand.active else None
            self.side.show_next()
            self.reload()

    def reload(self) -> None:
        """Reads trips, the plan, and what it is made from; while boxes are moved or a plan is searched nothing changes under the hand."""
        if self.hand.active or self.search.active:
            return
        self._ask += 1
        ticket, document, now = self._ask, self._document, self.context.desk.clock.now()
        self.context.query(lambda session: read(session, document, now), lambda found: self._show(found) if ticket == self._ask else None)

    def _show(self, found: PlanFound) -> None:
        before = self.plan.number if self.plan is not None else ""
        self.found = found
        if not self._document:
            self._document = self.trip_no
        self.head.show_found(found)
        plan = found.plan
        if before != (plan.number if plan is not None else "") or (plan is not None and plan.state is not LoadPlanState.CURRENT):
            self._close_reason()  # asked for another plan, or for one that holds no longer
        if plan is None:
            self.stage.show_nothing(self.head.next_step(found), found.kind.container if found.kind is not None else None)
            self._offer_kinds(found)
        else:
            step = plan.loaded if plan.loaded else None
            self.stage.show_plan(plan, found.stops, step)
        self.side.show_plan(plan)
        self._show_next()
        self._enable()

    def _offer_kinds(self, found: PlanFound) -> None:
        """A trip without a kind of vehicle gets the list at once; who closes it is not asked again."""
        may = self.context.actor.has(*trips.PLANNERS)
        if found.kind is None and found.changeable and may and self._offered != self.trip_no:
            self._offered = self.trip_no
            self.kinds.begin(found)

    def _enable(self) -> None:
        found, may = self.found, self.context.actor.has(*plans.PLANNERS)
        plan = found.plan
        busy = self.search.active or self.hand.active
        holds = plan is not None and plan.state is LoadPlanState.CURRENT
        sound, planned = holds and not found.outdated, found.changeable and not busy
        takers = plans.WITHDRAWERS_OF_STRICT if found.strict else plans.PLANNERS
        self.head.void.setVisible(holds and planned and self.context.actor.has(*takers))
        self.side.enable(
            plans=may and found.task is not None and not busy,
            moves=may and sound and planned,
            prints=may and (sound or (holds and plan is not None and plan.loaded > 0)) and not busy,
            kinds=self.context.actor.has(*trips.PLANNERS) and planned and (plan is None or not plan.loaded),
        )

    # Showing

    def _show_next(self) -> None:
        plan, step = self.stage.plan, self.stage.step
        if plan is None:
            self.side.next.show_items((), "", self.head.next_step(self.found))
            return
        styles = self.stage.picture.canvas.styles
        items = []
        for index in range(step, min(len(plan.boxes), step + MOST_NEXT)):
            box = plan.boxes[index]
            style: Series = styles.get(index, series(0))
            stop = self.tr("站 {n}").format(n=box.item.stop) if len(plan.stops) > 1 else ""
            items.append(upcoming(box, style, stop, self.tr("预估")))
        note = self.tr("扫箱即核位") if plan.loaded else self.tr("随滑块")
        all_on = plan.loaded >= len(plan.boxes)
        none = self.tr("全部 {n} 箱都已装上") if all_on else self.tr("图上 {n} 箱都放好了，左拖滑块看次序")
        self.side.next.show_items(items, note, none.format(n=len(plan.boxes)))

    def _point_out(self, sequence: int) -> None:
        plan = self.stage.plan
        index = next((n for n, box in enumerate(plan.boxes) if box.sequence == sequence), -1) if plan is not None else -1
        if index >= 0 and self.stage.step <= index:
            self.stage.slider.set_value(index + 1)
        self.stage.choose(index)

    def _picked(self, index: int) -> None:
        if self.hand.active:
            self.hand.choose(index)
            self.stage.picture.setFocus()
            return
        self.stage.choose(-1 if index == self.stage.chosen else index)

    # Moving by hand

    def _begin_move(self) -> None:
        if self.plan is None:
            return
        self.side.top.setCurrentWidget(self.side.hand)
        self.stage.moving(True)
        self.hand.begin(self.plan)
        self.stage.slider.set_value(len(self.plan.boxes))
        self.stage.picture.setFocus()
        self._enable()

    def _show_move(self, plan: LoadPlanView, judging: bool) -> None:
        self.stage.chosen = self.hand.index
        self.stage.show_plan(plan, self.found.stops)
        self.side.show_plan(plan, judging=judging)

    def _dragged(self, index: int, along: float, across: float, let_go: bool) -> None:
        if self.hand.active:
            self.hand.drag(index, along, across, let_go)

    def _end_move(self, _saved: bool) -> None:
        self.stage.moving(False)
        self.stage.chosen = -1
        self.side.show_next()
        self.reload()

    # Searching, choosing, printing

    def search_again(self) -> bool:
        """F5: searches where a plan may be made now; else nothing happens and it says so."""
        possible = self.side.again.isEnabled() and not self.search.active
        if possible:
            self._search()
        return possible or self.search.active or self.hand.active

    def _search(self) -> None:
        task = self.found.task
        if task is not None:
            self.search.begin(task, float(self.side.seconds.currentData()))
            self._enable()

    def _show_better(self, plan: LoadPlanView) -> None:
        self.stage.show_plan(plan, self.found.stops, len(plan.boxes))
        self.side.show_plan(plan)

    def _end_search(self) -> None:
        self.side.show_next()
        self.stage.plan = None  # what was found shows from its first box to its last
        self.reload()
        self._enable()

    def _show_kind(self, kind: VehicleKind) -> None:
        """The empty inside of a kind that is looked at, where there is no load to show."""
        if self.plan is None:
            self.stage.show_nothing(self.tr("{kind}：回车用这种，再按 F5 算装柜图").format(kind=kind.name), kind.container)

    def _end_kinds(self) -> None:
        self.side.show_next()
        self.stage.picture.setFocus()
        self.reload()

    def _print(self, paper: str) -> None:
        """装柜图 or the staging list through the register; from the second time on with a reason."""
        plan, reason = self.plan, self._reason_for(paper)
        if plan is None:
            return
        if not reason and (self.found.printed if paper == PAPER else self.found.staged):
            self._ask_reason(paper, self.tr("补打原因，回车打印"))
            return
        words = self.tr("装柜图 {no} 已送打印") if paper == PAPER else self.tr("装柜图 {no} 的备货清单已送打印")
        act = plans.print_plan if paper == PAPER else plans.print_staging
        self._run(lambda work: act(work, plan.number, reason), lambda _: self._told(words.format(no=plan.number)))

    def _withdraw(self) -> None:
        """Takes the plan back by hand, with a reason; what was printed of it is void."""
        plan, reason = self.plan, self._reason_for(WITHDRAW)
        if plan is None:
            return
        if not reason:
            self._ask_reason(WITHDRAW, self.tr("作废原因，回车作废这张装柜图"))
            return
        self._run(lambda work: plans.void_plan(work, plan.number, reason), lambda _: self._told(""))

    def _reason_for(self, act: str) -> str:
        """What was typed for an act; nothing where it was typed for another."""
        return self.side.reason.text().strip() if act == self._wanted and self.side.reason.isVisible() else ""

    def _ask_reason(self, act: str, words: str) -> None:
        self._wanted = act
        self.side.ask_reason(words)

    def _close_reason(self) -> None:
        self.side.reason.clear()
        self.side.reason.hide()

    def _told(self, words: str) -> None:
        self._close_reason()
        self.head.say_done(words)
        self.reload()

    def _run(self, act: Callable[..., object], done: Callable[..., None]) -> None:
        self.side.error.show_words("")
        self.run(act, done, self.side.error.show_words)

    def complain(self, error: AppError) -> None:
        """What went wrong, in the right column; a rule's refusal on its card."""
        self.side.error.show_words("" if error.clause else shown(error.reason))
        if error.clause:
            self.context.failed.emit(error)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Layers, steps, ends; while boxes are moved the keys are those of the box in hand."""
        key, ctrl = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        handled = self._move_key(key, ctrl) if self.hand.active else self._plain_key(key, ctrl)
        event.setAccepted(handled)

    def _move_key(self, key: Qt.Key, ctrl: bool) -> bool:
        move = self.hand
        if key in ARROWS and ctrl:
            self.stage.picture.turn(15 if key in (Qt.Key.Key_Right, Qt.Key.Key_Up) else -15)
        elif key in ARROWS:
            move.push(way_of(key, self.stage.picture.canvas.view))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            move.lift(key == Qt.Key.Key_PageUp)
        elif key == Qt.Key.Key_R:
            move.turn()
        elif key == Qt.Key.Key_S and ctrl:
            move.save()
        elif key == Qt.Key.Key_Plus:
            self.side.hand.next_step()
        elif key == Qt.Key.Key_Escape:
            move.give_up()
        else:
            return False
        return True

    def _plain_key(self, key: Qt.Key, ctrl: bool) -> bool:
        if key == Qt.Key.Key_Escape:
            return self._escape()
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.stage.change_layer(key == Qt.Key.Key_PageUp)
        elif ctrl and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stage.slider.step(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.stage.plan is not None:
            self.stage.slider.set_value(0 if key == Qt.Key.Key_Home else len(self.stage.plan.boxes))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.search.active:
            self.search.take()
        elif key == Qt.Key.Key_F5:
            return self.search_again()
        elif key == Qt.Key.Key_L and not ctrl:
            self.side.show_left()
        else:
            return False
        return True

    def _escape(self) -> bool:
        """Closes what is open, the last thing first."""
        side = self.side
        if self.search.active:
            self.search.cancel()
        elif side.top.currentWidget() is side.kinds:
            self.kinds.leave()
        elif side.reason.isVisible():
            side.reason.hide()
            self.stage.picture.setFocus()
        elif side.top.currentWidget() is not side.next:
            side.show_next()
            self.stage.choose(-1)
            self.stage.picture.setFocus()
        elif self.stage.chosen >= 0 or self.stage.layer:
            self.stage.layer = 0
            self.stage.choose(-1)
        else:
            return False
        return True
