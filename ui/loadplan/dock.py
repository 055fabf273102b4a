"""The dock while a vehicle is loaded by its plan: the picture fills as the truck fills, the next three boxes are drawn large."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from app.loading import plan_queries
from app.loading.plan_views import LoadPlanView, PlanBoxView
from app.loading.views import DockState
from app.planner.patterns import mark
from app.planner.picture import Scene
from ui.context import DeskContext
from ui.loadplan.colours import colours, telling
from ui.loadplan.drawing import Shown, style_of
from ui.loadplan.picture import LoadCanvas
from ui.loadplan.upcoming import Upcoming, badge, upcoming
from ui.theme.tokens import Series, State, Theme
from ui.widgets import paint
from ui.widgets.base import BenchBox, BenchPainted


class DockPicture(BenchPainted):
    """The load so far: what is on, the last box outlined, the next three dashed."""

    PX = 17
    HEAD = 46.0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = LoadCanvas()
        self._plan: LoadPlanView | None = None
        self._kept: tuple[object, QPixmap] | None = None

    @property
    def shown(self) -> Shown:
        """What is drawn."""
        return self.canvas.shown

    def show_plan(self, plan: LoadPlanView, last: str) -> None:
        """Draws the plan as far as it is loaded.

        Args:
            plan: With what is on the vehicle by now.
            last: The box that went on last; blank for none.
        """
        before, self._plan = self._plan, plan
        if before is None or [(box.placement, box.item) for box in before.boxes] != [(box.placement, box.item) for box in plan.boxes]:
            numbers = {n: str(box.sequence) for n, box in enumerate(plan.boxes)}
            scene = Scene(plan.container, [box.placement for box in plan.boxes])
            self.canvas.set_load(scene, colours(plan.boxes, telling(plan.boxes)), numbers)
        there = frozenset(n for n, box in enumerate(plan.boxes) if box.loaded)
        following = {box.key for box in plan.next_boxes}
        ghosts = tuple(n for n, box in enumerate(plan.boxes) if box.key in following)
        current = next((n for n in there if plan.boxes[n].key == last), -1)
        estimated = frozenset(n for n, box in enumerate(plan.boxes) if box.estimated)
        self.canvas.shown = Shown(there, ghosts, current, estimated=estimated)
        self.setAccessibleName(self.tr("装柜图，已装 {n} / {all} 箱").format(n=len(there), all=len(plan.boxes)))
        self._kept = None
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Card, number with a bar (the banner counts), the picture from a kept pixmap."""
        paint.rounded(painter, area, theme.surface1, theme.line, 6)
        if self._plan is None:
            return
        on, every = len(self.canvas.shown.there), len(self._plan.boxes)
        wide = paint.text(painter, QRectF(18, 4, 300, self.HEAD), self._plan.number, 22, theme.text1, True)
        rest = QRectF(18 + wide + 18, self.HEAD / 2 - 2, area.width() - wide - 54, 14)
        paint.bar(painter, rest, on / every if every else 0.0, theme.accent, theme.surface2)
        room = QRectF(6, self.HEAD + 6, area.width() - 12, area.height() - self.HEAD - 12)
        scale = self.unit() * self.devicePixelRatioF()
        key = (self.width(), self.height(), scale, theme.name)
        if self._kept is None or self._kept[0] != key:
            pixmap = QPixmap(round(room.width() * scale), round(room.height() * scale))
            pixmap.fill(Qt.GlobalColor.transparent)
            inner = QPainter(pixmap)
            inner.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
            inner.scale(scale, scale)
            words = (self.tr("车头"), self.tr("车门"), self.tr("米"))
            self.canvas.draw(inner, QRectF(0, 0, room.width(), room.height()), theme, self.PX, words)
            inner.end()
            self._kept = (key, pixmap)
        painter.drawPixmap(room, self._kept[1], QRectF(self._kept[1].rect()))


class DockNext(BenchPainted):
    """The next three boxes; the first is read from the tailboard, three metres off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[Upcoming, ...] = ()

    @property
    def items(self) -> tuple[Upcoming, ...]:
        """What is listed."""
        return self._items

    def show_items(self, items: Sequence[Upcoming]) -> None:
        """Shows what comes next."""
        self._items = tuple(items)
        self.setAccessibleName("；".join(f"{item.number} {item.place} {item.detail}" for item in items) or self.tr("全部装上"))
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """The first takes as much as the two others together."""
        paint.rounded(painter, area, theme.surface1, theme.line, 6)
        if not self._items:
            paint.mark(painter, State.GOOD, QRectF(24, area.center().y() - 24, 48, 48), theme)
            paint.text(painter, QRectF(92, 0, area.width() - 104, area.height()), self.tr("全部装上"), 46, theme.text1, True)
            return
        y, row = 0.0, area.height() / 4
        for number, item in enumerate(self._items[:3]):
            first = number == 0
            box = QRectF(0, y, area.width(), 2 * row if first else row)
            if first:
                painter.fillRect(box.adjusted(1, 1, -1, 0), QColor(theme.accent_soft))
                painter.fillRect(QRectF(1, 1, 10, box.height() - 1), QColor(theme.accent))
            elif number:
                paint.rule(painter, 16, y, area.width() - 16, y, theme.line)
            self._draw_item(painter, box.adjusted(22, 0, -14, 0), item, first, theme)
            y += box.height()

    @staticmethod
    def _draw_item(painter: QPainter, box: QRectF, item: Upcoming, first: bool, theme: Theme) -> None:
        side = min(box.height() * (0.6 if first else 0.72), box.height() - 12, 130.0 if first else 84.0)
        badge(painter, QRectF(box.x(), box.center().y() - side / 2, side, side), item, round(side * 0.44))
        x = box.x() + side + 18
        room = box.right() - x
        large = max(46, min(66, box.height() * 0.3)) if first else max(30, min(46, box.height() * 0.36))
        px = paint.fitting_px(item.place, round(large), 24, room, True)
        small = paint.fitting_px(item.detail, round(px * (0.48 if first else 0.6)), 15, room)
        high = px * 1.3 + small * 1.4
        top = box.center().y() - high / 2
        paint.text(painter, QRectF(x, top, room, px * 1.3), item.place, px, theme.text1, True)
        paint.text(painter, QRectF(x, top + px * 1.3, room, small * 1.4), item.detail, small, theme.text2)


class DockLoad(BenchBox):
    """Picture and next boxes beside each other; `beside` is a column that other panels of the dock may join."""

    PICTURE_MS = 30
    """The verdict is painted first, then the picture is read and drawn."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(row=True, margins=(16, 12, 16, 12))
        self._context = context
        self.picture, self.next = DockPicture(), DockNext()
        self.picture.setObjectName("dock.picture")
        self.next.setObjectName("dock.next")
        self.beside = BenchBox(gap=12)
        self.beside.box.addWidget(self.next, 1)
        self.box.addWidget(self.picture, 13)
        self.box.addWidget(self.beside, 10)
        self._state: DockState | None = None
        self._plan: LoadPlanView | None = None
        self._ask = 0
        self._later = QTimer(self, singleShot=True, interval=self.PICTURE_MS)
        self._later.timeout.connect(self._read)

    def show_state(self, state: DockState) -> None:
        """Shows the next boxes at once, the picture when the verdict stands."""
        self._state = state
        if self._plan is not None and self._plan.number != state.plan_no:
            self._plan = None
        self._list()
        self._later.start()

    def _list(self) -> None:
        boxes: Sequence[PlanBoxView] = self._state.next_boxes if self._state is not None else ()
        several = self._plan is not None and len(self._plan.stops) > 1
        items = []
        for box in boxes:
            whose = self.tr("站 {n}").format(n=box.item.stop) if several else box.item.mark
            items.append(upcoming(box, self._style(box), whose, self.tr("预估")))
        self.next.show_items(items)

    def _style(self, box: PlanBoxView) -> Series:
        """The series it has in the picture; before that is read the one of its stop."""
        boxes = self._plan.boxes if self._plan is not None else ()
        index = next((n for n, one in enumerate(boxes) if one.key == box.key), -1)
        return self.picture.canvas.styles.get(index) or style_of(mark(box.item.stop))

    def _read(self) -> None:
        state = self._state
        if state is None or not state.plan_no:
            return
        self._ask += 1
        ticket, number = self._ask, state.plan_no
        self._context.query(lambda session: plan_queries.plan(session, number), lambda plan: self._drawn(ticket, plan))

    def _drawn(self, ticket: int, plan: LoadPlanView | None) -> None:
        if ticket != self._ask or plan is None or self._state is None:
            return
        self._plan = plan
        place = self._state.place
        self.picture.show_plan(plan, place.key if place is not None else "")
        self._list()
