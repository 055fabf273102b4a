"""重算 under way: how long it runs, what was found by now; Esc gives up, Enter takes what there is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from ui.theme.tokens import Theme
from ui.widgets import paint
from ui.widgets.base import Card, Painted
from ui.widgets.buttons import KeyButton, PrimaryButton


@dataclass(frozen=True)
class RunView:
    """How far a search is.

    Attributes:
        what: What runs, in words.
        ran: Seconds since it began.
        seconds: Seconds it was given.
        found: Plans found by now, each better than the one before.
        placed: Boxes on the best one.
        boxes: Boxes there are.
        utilisation: Of the best one, 0 to 1.
    """

    what: str
    ran: float
    seconds: float
    found: int = 0
    placed: int = 0
    boxes: int = 0
    utilisation: float = 0.0


class _Progress(Painted):
    def __init__(self) -> None:
        super().__init__()
        self.view = RunView("", 0.0, 1.0)
        self.setFixedHeight(98)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def lines(self) -> tuple[str, str, str]:
        """The sentence of each line."""
        view = self.view
        time = self.tr("{ran} / {all} 秒").format(ran=f"{min(view.ran, view.seconds):.1f}", all=f"{view.seconds:.0f}")
        if not view.found:
            return time, view.what, self.tr("还没有方案")
        best = self.tr("第 {n} 个方案：装 {placed} / {boxes} 箱，体积 {use} %").format(
            n=view.found, placed=view.placed, boxes=view.boxes, use=f"{view.utilisation * 100:.1f}"
        )
        return time, view.what, best

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        time, what, best = self.lines()
        paint.text(painter, QRectF(0, 0, area.width(), 34), time, 24, theme.text1, True)
        part = self.view.ran / self.view.seconds if self.view.seconds else 0.0
        paint.bar(painter, QRectF(0, 38, area.width(), 8), part, theme.accent, theme.surface2)
        paint.text(painter, QRectF(0, 51, area.width(), 21), what, 14, theme.text2)
        px = paint.fitting_px(best, 14, 12, area.width(), True)
        paint.text(painter, QRectF(0, 74, area.width(), 22), best, px, theme.text1, True)


class RunPanel(Card):
    """The card while a plan is searched for."""

    cancelled = Signal()
    taken = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("正在算装柜图"), self.tr("页面可以照常看"))
        self._progress = _Progress()
        self.body.addWidget(self._progress)
        row = QHBoxLayout()
        self.cancel = KeyButton(self.tr("放弃"), cap="Esc")
        self.cancel.setObjectName("do.cancel_run")
        self.cancel.clicked.connect(self.cancelled)
        self.take = PrimaryButton(self.tr("用现在的"), cap="Enter")
        self.take.setObjectName("do.take_found")
        self.take.clicked.connect(self.taken)
        row.addWidget(self.cancel)
        row.addStretch(1)
        row.addWidget(self.take)
        self.body.addStretch(1)
        self.body.addLayout(row)

    def show_run(self, view: RunView) -> None:
        """Counts on."""
        self._progress.view = view
        self._progress.setAccessibleName("；".join(self._progress.lines()))
        self._progress.update()
        self.take.setEnabled(view.found > 0)
