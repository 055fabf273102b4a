"""The boxes of a delivery as a picture: which arrived, which are missing or torn, and those a person picks for an inquiry."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.words import text as word_text
from app.delivery.claims_views import BoxState, BoxTile
from ui.i18n import shown
from ui.theme.tokens import State, Theme
from ui.widgets import paint
from ui.widgets.base import Painted

WIDE, TALL, GAP, MOST_ROWS = 104, 50, 6, 3

_STATES = {BoxState.DELIVERED: State.GOOD, BoxState.LOST: State.WRONG, BoxState.DAMAGED: State.HOLD}


class BoxTiles(Painted):
    """A tile a box. Click or Space: missing, torn, neither; one that counts as lost: found, or not; arrows walk.

    Attributes:
        picked: What is picked changed.
    """

    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: Sequence[BoxTile] = ()
        self._marks: dict[str, bool] = {}
        self._found: dict[str, str] = {}
        self._at = 0
        self.pickable = self.findable = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setObjectName("picture.boxes")
        self._fit()

    @property
    def missing(self) -> tuple[str, ...]:
        """Boxes picked as missing."""
        return tuple(sscc for sscc, damaged in self._marks.items() if not damaged)

    @property
    def damaged(self) -> tuple[str, ...]:
        """Boxes picked as torn."""
        return tuple(sscc for sscc, damaged in self._marks.items() if damaged)

    @property
    def found(self) -> dict[str, str]:
        """Lost boxes picked as found, with the claim each stands on."""
        return dict(self._found)

    def show_boxes(self, boxes: Sequence[BoxTile], *, pickable: bool, keep: bool, findable: bool = False) -> None:
        """Shows the boxes of a delivery; `keep` keeps what was picked, `findable` lets lost ones be picked as found."""
        self._boxes, self.pickable, self.findable = boxes, pickable, findable
        if not keep or not pickable:
            self._marks = {}
        lost = {box.sscc for box in boxes if self._may_be_found(box)}
        self._found = {sscc: claim for sscc, claim in self._found.items() if keep and sscc in lost}
        self._at = min(self._at, max(0, len(boxes) - 1))
        self._fit()
        self._tell()

    def resizeEvent(self, event: object) -> None:
        """The tiles flow anew."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _across(self) -> int:
        return max(1, (self.width() + GAP) // (WIDE + GAP))

    def _fit(self) -> None:
        rows = max(1, -(-len(self._boxes) // self._across()))
        self.setFixedHeight(min(rows, MOST_ROWS) * (TALL + GAP))
        self.update()

    def sizeHint(self) -> QSize:
        """A row of tiles."""
        return QSize(5 * (WIDE + GAP), self.height())

    def _box(self, n: int) -> QRect:
        across = self._across()
        return QRect(n % across * (WIDE + GAP), n // across * (TALL + GAP), WIDE, TALL)

    def _look(self, box: BoxTile) -> tuple[State, str]:
        if box.sscc in self._marks:
            return (State.HOLD, self.tr("查：破损")) if self._marks[box.sscc] else (State.WRONG, self.tr("查：未到"))
        if box.sscc in self._found:
            return State.INFO, self.tr("找到了")
        if box.return_no:
            return State.INFO, self.tr("退回 {no}").format(no=box.return_no)
        return _STATES.get(box.state, State.NOT_YET), shown(word_text(box.state))

    def _may_be_found(self, box: BoxTile) -> bool:
        return self.findable and box.state is BoxState.LOST and bool(box.claim_no) and not box.return_no

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Number, mark and word of each box."""
        painter.fillRect(area, QColor(theme.surface1))
        for n, box in enumerate(self._boxes):
            frame = QRectF(self._box(n))
            state, word = self._look(box)
            picked = box.sscc in self._marks or box.sscc in self._found
            paint.rounded(painter, frame.adjusted(0.5, 0.5, -0.5, -0.5), theme.soft_of(state), theme.text_of(state), 4, 2 if picked else 1)
            paint.mark(painter, state, QRectF(frame.x() + 8, frame.y() + 6, 16, 16), theme)
            number = self.tr("第 {n} 箱").format(n=box.box_no)
            paint.text(painter, QRectF(frame.x() + 30, frame.y() + 4, frame.width() - 34, 20), number, 14, theme.text1, True)
            paint.text(painter, QRectF(frame.x() + 8, frame.y() + 26, frame.width() - 14, 20), word, 13, theme.text_of(state))
            if n == self._at and self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                paint.rounded(painter, frame.adjusted(1.5, 1.5, -1.5, -1.5), None, theme.focus, 4, 3)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click marks the box."""
        point = event.position().toPoint()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        for n in range(len(self._boxes)):
            if self._box(n).contains(point):
                self._at = n
                self._turn()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Space marks."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: self._across(), Qt.Key.Key_Up: -self._across()}
        step = steps.get(Qt.Key(event.key()), 0)
        if step and self._boxes:
            self._at = max(0, min(self._at + step, len(self._boxes) - 1))
            self._tell()
        elif event.key() == Qt.Key.Key_Space:
            self._turn()
        else:
            super().keyPressEvent(event)

    def _turn(self) -> None:
        """Missing, torn, neither; what a claim took as lost may be found, nothing else."""
        box = self._boxes[self._at] if 0 <= self._at < len(self._boxes) else None
        if box is not None and self._may_be_found(box):
            if self._found.pop(box.sscc, None) is None:
                self._found[box.sscc] = box.claim_no
            self._tell()
            self.picked.emit()
            return
        if not self.pickable or box is None:
            return
        if box.state in (BoxState.LOST, BoxState.DAMAGED):
            return
        now = self._marks.pop(box.sscc, None)
        if now is not True:
            self._marks[box.sscc] = now is False
        self._tell()
        self.picked.emit()

    def _tell(self) -> None:
        said = [f"{box.box_no} {self._look(box)[1]}" for box in self._boxes]
        self.setAccessibleName("，".join(said))
        if 0 <= self._at < len(self._boxes):
            box = self._boxes[self._at]
            self.setAccessibleDescription(f"{box.box_no} {box.contents} {self._look(box)[1]} {box.claim_no}")
            self.setToolTip("")
        self.update()
