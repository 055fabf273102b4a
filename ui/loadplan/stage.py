"""The load in sight: colours and legend, picture, step slider, three sections; one plan, one step, one layer, one chosen box."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from app.loading.plan_views import LoadPlanView
from app.planner import sections
from app.planner.kinds import band
from app.planner.model import Container
from app.planner.picture import Face, Scene, View
from app.planner.places import Place
from ui.i18n import shown as shown_words
from ui.loadplan.colours import ColourBy, Colours, colours, telling
from ui.loadplan.drawing import Shown
from ui.loadplan.flat import FlatShown, FlatView
from ui.loadplan.legend import HintLine, Legend
from ui.loadplan.picture import LoadPicture
from ui.loadplan.slider import StepSlider
from ui.widgets.base import Card
from ui.widgets.buttons import Chip


class LoadStage(QWidget):
    """Everything that is drawn of a plan.

    Attributes:
        stepped: Another step of the slider is shown.
        picked: A box was clicked, by its index; -1 for none.
        dragged: A box is dragged in the view from above: index, millimetres along, across, let go.
    """

    stepped = Signal(int)
    picked = Signal(int)
    dragged = Signal(int, float, float, bool)

    GHOSTS = 3

    def __init__(self) -> None:
        super().__init__()
        self.plan: LoadPlanView | None = None
        self.by = ColourBy.STOP
        self._by_hand = False
        self.layer = 0
        """The layer that is looked at; 0 for all of them."""
        self.chosen = -1
        self._stop_names: Mapping[int, str] = {}
        self._colours = Colours()
        self._places: dict[int, Place] = {}
        self._build()

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        card = Card("", "", padding=0)
        card.body.setContentsMargins(14, 8, 14, 4)
        card.body.setSpacing(4)
        self.hint = HintLine()
        self.legend = Legend()
        card.body.addLayout(self._chips())
        card.body.addWidget(self.legend)
        self.picture = LoadPicture()
        self.picture.setObjectName("picture.load")
        self.slider = StepSlider()
        self.slider.setObjectName("slider.steps")
        card.body.addWidget(self.picture, 1)
        card.body.addWidget(self.slider)
        box.addWidget(card, 1)
        self.above, self.side, self.door = (FlatView(w) for w in (self.tr("俯视"), self.tr("侧视"), self.tr("后视（从车门）")))
        row = QHBoxLayout()
        row.setSpacing(10)
        for view, share, name in ((self.above, 33, "above"), (self.side, 33, "side"), (self.door, 20, "door")):
            view.setObjectName(f"flat.{name}")
            view.picked.connect(self.picked)
            row.addWidget(view, share)
        box.addLayout(row)
        self.above.dragged.connect(self.dragged)
        self.picture.picked.connect(self.picked)
        self.picture.turned.connect(lambda _: self.refresh())
        self.slider.moved.connect(self._stepped)
        self._say()

    def _chips(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self._group = QButtonGroup(self)
        for by, words, key in (
            (ColourBy.STOP, self.tr("按站"), "S"), (ColourBy.LOT, self.tr("按批号"), "L"), (ColourBy.MARK, self.tr("按唛头"), "M"),
            (ColourBy.WEIGHT, self.tr("按重量"), "W"),
        ):  # fmt: skip
            chip = Chip(words)
            chip.setObjectName(f"chip.{by}")
            chip.setToolTip(f"Alt+Shift+{key}")
            chip.setShortcut(f"Alt+Shift+{key}")
            chip.setChecked(by is self.by)
            chip.clicked.connect(lambda _=False, by=by: self.colour_by(by))
            self._group.addButton(chip)
            row.addWidget(chip)
        row.addSpacing(10)
        row.addWidget(self.hint, 1)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sections get a fifth of the height, the picture everything else."""
        super().resizeEvent(event)
        for flat in (self.above, self.side, self.door):
            flat.setFixedHeight(max(146, min(240, round(self.height() * 0.22))))

    # What is shown

    @property
    def step(self) -> int:
        """How many boxes are shown as loaded."""
        return self.slider.value

    def show_nothing(self, words: str, inside: Container | None = None) -> None:
        """There is no plan: says what comes next, in the empty vehicle where one is chosen."""
        self.plan, self.chosen = None, -1
        self._colours = Colours()
        self.legend.show_colours(self._colours, 0)
        self.slider.set_range(0, ())
        self.picture.show_nothing(words, Scene(inside, ()) if inside is not None else None)
        self.refresh()

    def show_plan(self, plan: LoadPlanView, stops: Mapping[int, str], step: int | None = None) -> None:
        """Shows a plan, saved, just found, or with a box moved.

        Args:
            plan: Its boxes in order of loading.
            stops: What the stops are called.
            step: How many boxes are on; None for all, or as many as before when the plan is of the same boxes.
        """
        before, self.plan, self._stop_names = self.plan, plan, stops
        same = before is not None and before.trip_no == plan.trip_no and len(before.boxes) == len(plan.boxes)
        if not same:
            self.layer, self.chosen = 0, -1
            if not self._by_hand:
                self._tell_by(telling(plan.boxes))
        self._places = {box.sequence: box.place for box in plan.boxes}
        self._recolour()
        parts = plan.stops
        marks = [(part.last_sequence, self.tr("站 {n} 装完").format(n=part.stop)) for part in parts] if len(parts) > 1 else []
        wanted = step if step is not None else self.slider.value if same else len(plan.boxes)
        self.slider.set_range(len(plan.boxes), marks)
        self.slider.blockSignals(True)
        self.slider.set_value(wanted)
        self.slider.blockSignals(False)
        self.refresh()

    def colour_by(self, by: ColourBy) -> None:
        """Tells boxes apart by something else, from now on for every plan."""
        self._by_hand = True
        self._tell_by(by)
        if self.plan is not None:
            self._recolour()
            self.refresh()

    def _tell_by(self, by: ColourBy) -> None:
        self.by = by
        for chip in self._group.buttons():
            chip.setChecked(chip.objectName() == f"chip.{by}")

    def style_of(self, index: int) -> object:
        """The series style of a box."""
        return self.picture.canvas.styles.get(index)

    def choose(self, index: int) -> None:
        """Points a box out and says what it is; -1 for none."""
        self.chosen = index
        self._say()
        self.refresh()

    def _say(self) -> None:
        """Below the picture: the chosen box, else which keys do what."""
        box = self.plan.boxes[self.chosen] if self.plan is not None and 0 <= self.chosen < len(self.plan.boxes) else None
        if self.picture.moving:
            self.hint.say(self.tr("选箱 Tab·推 方向键·换向 R·升降 PgUp PgDn·步长 +·转动 Ctrl+← →"))
        elif box is None:
            self.hint.say(self.tr("转动：拖动或 ← →·换层：PgUp PgDn·逐箱：Ctrl+← →"))
        else:
            p, weight = box.placement, f"{box.item.weight_g / 1000:.0f} kg"
            parts = (
                self.tr("第 {n} 箱").format(n=box.sequence), shown_words(box.place.words), f"{p.dx_mm}×{p.dy_mm}×{p.dz_mm}", weight,
                shown_words(box.name), box.contents,
            )  # fmt: skip
            self.hint.say("·".join(part for part in parts if part))

    def change_layer(self, up: bool) -> None:
        """Takes the top layer off, or puts it back."""
        most = max((place.layer for place in self._places.values()), default=0)
        at = self.layer or most + 1
        at = min(most + 1, at + 1) if up else max(1, at - 1)
        self.layer = 0 if at > most else at
        self.refresh()

    def moving(self, on: bool) -> None:
        """Whether boxes are moved by hand: then the view from above takes drags."""
        self.above.drags = self.picture.moving = on
        self._say()

    def _recolour(self) -> None:
        assert self.plan is not None
        boxes = self.plan.boxes
        self._colours = colours(boxes, self.by, self._stop_names)
        scene = Scene(self.plan.container, [box.placement for box in boxes])
        numbers = {index: str(box.sequence) for index, box in enumerate(boxes)}
        self.picture.show_load(scene, self._colours, numbers)
        self.legend.show_colours(self._colours, self.plan.estimated)

    def _stepped(self, step: int) -> None:
        self.refresh()
        self.stepped.emit(step)

    # Painting

    def shown(self) -> Shown:
        """Which boxes are drawn at this step and layer, and what is pointed out."""
        if self.plan is None:
            return Shown()
        boxes = self.plan.boxes
        layers = [place.layer for place in (box.place for box in boxes)]
        there = frozenset(i for i in range(min(self.step, len(boxes))) if not self.layer or layers[i] <= self.layer)
        ghosts = () if self.layer or self.chosen >= 0 else tuple(range(self.step, min(len(boxes), self.step + self.GHOSTS)))
        bad = {turn for fault in self.plan.report.faults for turn in fault.sequences}
        faulty = frozenset(i for i in there if boxes[i].sequence in bad)
        current = self.step - 1 if 0 < self.step < len(boxes) and self.chosen < 0 and self.step - 1 in there else -1
        estimated = frozenset(i for i in range(len(boxes)) if boxes[i].estimated)
        return Shown(there, ghosts, current, self.chosen if self.chosen in there else -1, faulty, estimated)

    def refresh(self) -> None:
        """Draws picture and sections anew."""
        shown = self.shown()
        if self.plan is not None:
            self.picture.show_step(shown, self._words())
        else:
            for flat in (self.above, self.side, self.door):
                flat.show_flat(None, shown, {}, {})
            return
        canvas = self.picture.canvas
        for flat, view in ((self.above, self._above(shown)), (self.side, self._side(shown)), (self.door, self._door(shown))):
            flat.show_flat(view, shown, canvas.styles, canvas.numbers)

    def _words(self) -> str:
        assert self.plan is not None
        return self.tr("装柜图 {trip}，已装 {n} / {all} 箱").format(trip=self.plan.trip_no, n=self.step, all=len(self.plan.boxes))

    def _above(self, shown: Shown) -> FlatShown:
        assert self.plan is not None
        plan, placements = self.plan, [box.placement for box in self.plan.boxes]
        visible = sorted(shown.there)
        faint: tuple[sections.Flat, ...] = ()
        if self.layer:
            layer = [i for i in visible if plan.boxes[i].place.layer == self.layer]
            faint = sections.from_above(plan.container, placements, [i for i in visible if i not in layer]).flats
            visible = layer
        section = sections.from_above(plan.container, placements, visible)
        note = self.tr("第 {n} 层").format(n=self.layer) if self.layer else self.tr("全部层")
        x, y, _ = plan.report.centre_mm
        centre = (float(x), float(plan.container.width_mm - y)) if plan.report.weight_g else None
        return FlatShown(section, note, centre, self._allowed(False), faint)

    def _side(self, shown: Shown) -> FlatShown:
        assert self.plan is not None
        plan, placements = self.plan, [box.placement for box in self.plan.boxes]
        view: View = self.picture.canvas.view
        right = Face.RIGHT in view.faces
        make = sections.from_right if right else sections.from_left
        section = make(plan.container, placements, sorted(shown.there))
        x, _, z = plan.report.centre_mm
        across = plan.container.length_mm - x if right else x
        centre = (float(across), float(plan.container.height_mm - z)) if plan.report.weight_g else None
        return FlatShown(section, self.tr("右侧") if right else self.tr("左侧"), centre, self._allowed(right))

    def _door(self, shown: Shown) -> FlatShown:
        assert self.plan is not None
        plan, placements = self.plan, [box.placement for box in self.plan.boxes]
        at = self.chosen if self.chosen >= 0 else self.step - 1
        row = plan.boxes[at].place.row if 0 <= at < len(plan.boxes) else 1
        members = [i for i in sections.of_row(placements, self._places, row) if i in shown.there or i in shown.ghosts]
        section = sections.from_door(plan.container, placements, members)
        return FlatShown(section, self.tr("第 {n} 排").format(n=row))

    def _allowed(self, mirrored: bool) -> tuple[float, float] | None:
        assert self.plan is not None
        box = self.plan.container
        if box.balance is None or not self.plan.report.weight_g:
            return None
        low, high = (box.length_mm * part / 1000 for part in band(replace(box, axles=None), self.plan.report.weight_g))
        return (box.length_mm - high, box.length_mm - low) if mirrored else (low, high)
