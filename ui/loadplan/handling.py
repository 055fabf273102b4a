"""Moving a box by hand in the load view: choosing, pushing, turning, the check at every step, saving only what is right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal

from app.core.errors import AppError
from app.loading import plans
from app.loading.plan_views import LoadPlanView
from app.planner import words
from app.planner.model import Placement, Plan, Report
from app.planner.picture import View
from app.planner.places import places
from ui.context import DeskContext
from ui.i18n import shown
from ui.loadplan import moving
from ui.loadplan.move_panel import MovePanel
from ui.loadplan.moving import Way

_Act = Callable[[LoadPlanView, list[Placement], int], Placement]
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


def with_plan(view: LoadPlanView, plan: Plan, report: Report) -> LoadPlanView:
    """A plan as it would be with other places, turns and another verdict."""
    boxes = {box.key: box for box in view.boxes}
    at = places(plan.placements)
    ordered = sorted(plan.placements, key=lambda p: p.sequence)
    return replace(view, boxes=tuple(replace(boxes[p.id], placement=p, place=at[p.sequence]) for p in ordered), report=report)


def way_of(key: Qt.Key, view: View) -> Way:
    """Whither an arrow key pushes: as it looks on the picture, whatever side is turned to the eye."""
    axes = view.axes
    sideways = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
    along = 0 if abs(axes[0, 0]) >= abs(axes[1, 0]) else 1
    axis = along if sideways else 1 - along
    if sideways:
        grows = axes[axis, 0] > 0
        return Way(axis, 1 if (key == Qt.Key.Key_Right) == grows else -1)
    grows = axes[axis, 1] < 0  # farther lies higher
    return Way(axis, 1 if (key == Qt.Key.Key_Up) == grows else -1)


class MoveControl(QObject):
    """One move at a time.

    Attributes:
        changed: The plan to draw is another one: with the move, or the saved one again.
        ended: Boxes are not moved any more; True when a move was saved.
    """

    changed = Signal(object, bool)
    ended = Signal(bool)

    def __init__(self, context: DeskContext, panel: MovePanel, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._panel = context, panel
        self.saved: LoadPlanView | None = None
        self.shown: LoadPlanView | None = None
        self._key = ""
        self._open: Placement | None = None
        self._grabbed: Placement | None = None
        self._right = False
        self._ticket = 0
        self._judging = False
        panel.saved.connect(self.save)
        panel.given_up.connect(self.give_up)

    @property
    def active(self) -> bool:
        """Whether boxes are being moved."""
        return self.saved is not None

    @property
    def index(self) -> int:
        """The box in hand in the order of the plan shown; -1 for none."""
        boxes = self.shown.boxes if self.shown is not None else ()
        return next((n for n, box in enumerate(boxes) if box.key == self._key), -1)

    def begin(self, plan: LoadPlanView) -> None:
        """Boxes of a saved plan may be moved from now on."""
        self.saved, self.shown, self._key, self._open = plan, plan, "", None
        self._panel.show_none()
        self.changed.emit(plan, False)

    def end(self, saved: bool = False) -> None:
        """No more moves."""
        self.saved, self.shown, self._key, self._open = None, None, "", None
        self._ticket += 1
        self.ended.emit(saved)

    def choose(self, index: int) -> None:
        """Takes a box in hand; a move that was not saved is given up with it."""
        if self.shown is None or self.saved is None or not 0 <= index < len(self.shown.boxes):
            return
        key = self.shown.boxes[index].key
        if key == self._key:
            return
        self._key, self._open, self.shown = key, None, self.saved
        self._ticket += 1
        self._show_box()
        self._panel.judge(None, ())
        self.changed.emit(self.saved, False)

    def choose_next(self, forward: bool) -> None:
        """Takes the next box in hand, or the one before, in order of loading; loaded ones are left out."""
        if self.shown is None:
            return
        free = [n for n, box in enumerate(self.shown.boxes) if not box.loaded]
        if not free:
            return
        at = self.index
        if at < 0:
            self.choose(free[-1] if forward else free[0])
            return
        ahead = [n for n in free if n > at] if forward else [n for n in reversed(free) if n < at]
        self.choose(ahead[0] if ahead else free[0] if forward else free[-1])

    # Moving

    def push(self, way: Way) -> None:
        """Pushes the box by a step; at a wall it says which one that is."""
        box = self.shown.boxes[self.index] if self.shown is not None and self.index >= 0 else None
        wall = moving.wall_at(self.shown.container, box.placement, way) if self.shown is not None and box is not None else None
        if box is not None and wall is not None and not box.loaded:
            self._panel.say_wall(wall)
            return
        self._move(lambda plan, all_, n: moving.moved(plan.container, all_, n, way, self._panel.step_mm))

    def lift(self, up: bool) -> None:
        """Raises or lowers it to the next top below it."""
        self._move(lambda plan, all_, n: moving.lifted(plan.container, all_, n, up))

    def turn(self) -> None:
        """Turns it to the next position it may stand in."""
        self._move(lambda plan, all_, n: moving.turned(plan.container, all_, n, plan.boxes[n].item))

    def drag(self, index: int, along: float, across: float, let_go: bool) -> None:
        """The box follows the pointer in the view from above; across grows downwards there, away from the right wall."""
        if self._grabbed is None:
            self.choose(index)
        if self.index < 0 or self.shown is None:
            return
        start = self._grabbed = self._grabbed or self.shown.boxes[self.index].placement
        self._move(lambda plan, all_, n: moving.dragged(plan.container, all_, n, start.x_mm + along, start.y_mm - across))
        if let_go:
            self._grabbed = None

    def _move(self, act: _Act) -> None:
        at, plan = self.index, self.shown
        if plan is None or at < 0:
            return
        if plan.boxes[at].loaded:
            self._panel.judge(False, (self.tr("这一箱已装车，先卸下才能移"),))
            return
        placements = [box.placement for box in plan.boxes]
        moved = act(plan, placements, at)
        if moved == placements[at]:
            return
        self._open = moved
        boxes = tuple(replace(box, placement=moved) if n == at else box for n, box in enumerate(plan.boxes))
        self.shown = replace(plan, boxes=boxes)
        self._right = False
        self._panel.save.setEnabled(False)
        self._show_box()
        self.changed.emit(self.shown, True)
        self._ask()

    # Judging

    def _command(self) -> plans.Move | None:
        """The move as the commands take it, seen from the saved plan."""
        box = self.saved.box(self._key) if self.saved is not None else None
        if box is None or self._open is None:
            return None
        p = self._open
        return plans.Move(box.sequence, p.x_mm, p.y_mm, p.z_mm, (p.dx_mm, p.dy_mm, p.dz_mm))

    def _ask(self) -> None:
        """Has the plan with the move judged; while one answer is on its way, only the newest question follows."""
        self._ticket += 1
        if not self._judging:
            self._submit()

    def _submit(self) -> None:
        move, saved, ticket = self._command(), self.saved, self._ticket
        if move is None or saved is None:
            return
        self._judging = True

        def ask() -> LoadPlanView:
            judged = plans.judge(saved.task, saved.plan, move)
            return with_plan(saved, judged.plan, judged.report)

        def done(judged: LoadPlanView) -> None:
            self._judging = False
            if ticket == self._ticket:
                self._judged(judged)
            else:
                self._submit()

        def failed(error: AppError) -> None:
            self._judging = False
            self._panel.judge(False, (shown(error.reason),))

        self._context.jobs.read(ask, done, failed)

    def _judged(self, judged: LoadPlanView) -> None:
        if self.saved is None:
            return
        self.shown = judged
        self._right = judged.report.right
        self._show_box()
        self._panel.judge(self._right, [shown(words.sentence(fault, self.saved.container)) for fault in judged.report.faults])
        self.changed.emit(self.shown, False)

    def _show_box(self) -> None:
        at = self.index
        if self.shown is None or at < 0:
            return
        box = self.shown.boxes[at]
        p = box.placement
        where = self.tr("第 {n} 箱·{place}").format(n=box.sequence, place=shown(box.place.words))
        self._panel.show_box(
            where,
            [
                (self.tr("箱"), f"{shown(box.name)} {box.contents}".strip()),
                (self.tr("位置"), self.tr("离车头 {x}·左壁 {y}·地 {z} mm").format(x=p.x_mm, y=p.y_mm, z=p.z_mm)),
                (self.tr("长宽高"), f"{p.dx_mm}×{p.dy_mm}×{p.dz_mm}·{box.item.weight_g / 1000:.0f} kg"),
            ],
        )

    # Ending

    def give_up(self) -> None:
        """Puts the box back; without a move open it ends the moving."""
        if self._open is None:
            self.end()
            return
        self._open, self.shown = None, self.saved
        self._ticket += 1
        self._show_box()
        self._panel.judge(None, ())
        self.changed.emit(self.saved, False)

    def save(self) -> None:
        """Keeps the move; the command judges once more."""
        move, saved = self._command(), self.saved
        if move is None or saved is None or not self._right:
            return
        self._panel.save.setEnabled(False)

        def failed(error: AppError) -> None:
            self._panel.judge(False, (shown(error.reason),))
            if error.clause:
                self._context.failed.emit(error)

        self._context.command(lambda work: plans.move_box(work, saved.number, move), self._kept, failed)

    def _kept(self, plan: LoadPlanView) -> None:
        if self.saved is None:
            return
        key = self._key
        self.begin(plan)
        self._key = key
        self._show_box()
        self._panel.judge(None, ())
        self.changed.emit(plan, False)
