"""Whether the vehicle may go like this: limits as bars with the allowed band, the independent check, utilisation with its conditions."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.loading.plan_views import Bar, BarKind, LoadPlanState, LoadPlanView
from ui.i18n import shown
from ui.theme.tokens import HOLD_FILL, WRONG_FILL, State, Theme
from ui.widgets import paint
from ui.widgets.base import Painted

CLOSE_PERMILLE = 50
"""What is nearer to its limit than this is drawn as a warning."""


class LimitBars(Painted):
    """The bars under a title with the verdict of the independent check."""

    HEAD = 42.0
    ROW = 37.0
    FOOT = 54.0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: LoadPlanView | None = None
        self._bars: tuple[Bar, ...] = ()
        self._judging = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_plan(self, plan: LoadPlanView | None, *, judging: bool = False) -> None:
        """Shows what the check says of a plan; `judging` while it is looking at a move."""
        self._plan, self._judging = plan, judging
        self._bars = plan.bars if plan is not None else ()
        words = [] if plan is None else [self.verdict()[1], *(f"{self.title(bar)} {self.figure(bar)}" for bar in self._bars), self._use()]
        self.setAccessibleName("；".join(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Grows with the number of limits."""
        return QSize(330, round(self.HEAD + self.ROW * max(1, len(self._bars)) + self.FOOT))

    def minimumSizeHint(self) -> QSize:
        """No line is ever cut."""
        return self.sizeHint()

    def verdict(self) -> tuple[State, str]:
        """Shape and words of the independent check."""
        if self._plan is None or self._judging:
            return State.UNDER_WAY, self.tr("独立复核 正在看")
        if self._plan.state is LoadPlanState.VOID:
            return State.HOLD, self.tr("图已作废，不算数")
        if self._plan.report.right:
            return State.GOOD, self.tr("独立复核 通过")
        return State.WRONG, self.tr("独立复核 不通过 {n} 处").format(n=len(self._plan.report.faults))

    def title(self, bar: Bar) -> str:
        """What a bar is about, with what is allowed."""
        if bar.kind is BarKind.CENTRE_LENGTH:
            if bar.low is None or bar.high is None:
                return self.tr("重心 前后（从车头量）")
            return self.tr("重心 前后（允许 {low}–{high} %）").format(low=_part(bar.low), high=_part(bar.high))
        if bar.kind is BarKind.CENTRE_WIDTH:
            return self.tr("重心 左右") if bar.high is None else self.tr("重心 左右（允许 ±{n} %）").format(n=_part(bar.high))
        word = {BarKind.FRONT_AXLE: self.tr("前轴"), BarKind.REAR_AXLE: self.tr("后轴")}.get(bar.kind, self.tr("载重"))
        if bar.high and bar.value > bar.high:
            return self.tr("{what}（超 {kg} kg）").format(what=word, kg=f"{-(-(bar.value - bar.high) // 1000):,}")
        if bar.high and self._state(bar) is State.HOLD:
            return self.tr("{what}（余 {n} %）").format(what=word, n=(bar.high - bar.value) * 100 // bar.high)
        return word

    def figure(self, bar: Bar) -> str:
        """The value in words."""
        if bar.kind is BarKind.CENTRE_LENGTH:
            return f"{bar.value / 10:.1f} %"
        if bar.kind is BarKind.CENTRE_WIDTH:
            if bar.value == 0:
                return self.tr("居中")
            words = self.tr("偏左 {n} %") if bar.value < 0 else self.tr("偏右 {n} %")
            return words.format(n=f"{abs(bar.value) / 10:.1f}")
        if bar.high is None:
            return f"{bar.value // 1000:,} kg"
        return f"{bar.value // 1000:,} / {bar.high // 1000:,} kg"

    @staticmethod
    def _state(bar: Bar) -> State:
        if not bar.right:
            return State.WRONG
        weight = bar.kind in (BarKind.FRONT_AXLE, BarKind.REAR_AXLE, BarKind.PAYLOAD)
        if weight and bar.high and (bar.high - bar.value) * 1000 < bar.high * CLOSE_PERMILLE:
            return State.HOLD
        return State.GOOD

    def _use(self) -> str:
        if self._plan is None:
            return ""
        return self.tr("体积利用 {n} %").format(n=f"{self._plan.report.utilisation * 100:.1f}")

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Title with the verdict, one bar below the other, utilisation and its conditions."""
        paint.rounded(painter, area, theme.surface1, theme.line, 6)
        left, right = 14.0, area.width() - 14
        paint.text(painter, QRectF(left, 4, 190, 40), self.tr("车能不能这样走"), 15, theme.text1, True)
        if self._plan is None:
            paint.text(painter, QRectF(left, self.HEAD, right - left, 30), self.tr("算出装柜图后显示"), 14, theme.text2)
            return
        paint.chip(painter, right, 12, *self.verdict(), theme)
        y = self.HEAD
        for bar in self._bars:
            self._draw_bar(painter, QRectF(left, y, right - left, self.ROW), bar, theme)
            y += self.ROW
        paint.rule(painter, 1, y + 4, area.width() - 1, y + 4, theme.line)
        wide = paint.text(painter, QRectF(left, y + 8, right - left, 24), self._use(), 15, theme.text1, True)
        weight = self.tr("毛重 {kg} kg·{n} 箱").format(kg=f"{self._plan.report.weight_g // 1000:,}", n=len(self._plan.boxes))
        paint.text(painter, QRectF(left + wide + 10, y + 8, right - left - wide - 10, 24), weight, 13, theme.text2, align=paint.RIGHT)
        conditions = self.tr("条件：{words}").format(words="、".join(shown(one) for one in self._plan.conditions))
        px = paint.fitting_px(conditions, 13, 11, right - left)
        paint.text(painter, QRectF(left, y + 29, right - left, 20), conditions, px, theme.text2)

    def _draw_bar(self, painter: QPainter, row: QRectF, bar: Bar, theme: Theme) -> None:
        state = self._state(bar)
        ink = theme.wrong_text if state is State.WRONG else theme.text1
        words = self.title(bar)
        x = row.x()
        if state is not State.GOOD:
            paint.mark(painter, state, QRectF(x, row.y() + 4, 14, 14), theme)
            x += 18
        figure = self.figure(bar)
        room = row.right() - paint.width(figure, 14, True) - 6 - x
        colour = theme.text1 if state is not State.GOOD else theme.text2
        paint.text(painter, QRectF(x, row.y(), room, 22), words, paint.fitting_px(words, 13, 11, room), colour)
        paint.text(painter, QRectF(row.x(), row.y(), row.width(), 22), figure, 14, ink, True, paint.RIGHT)
        track = QRectF(row.x(), row.y() + 23, row.width(), 9)
        span = max(1, bar.scale_to - bar.scale_from)

        def at(value: int) -> float:
            return track.x() + track.width() * min(1.0, max(0.0, (value - bar.scale_from) / span))

        paint.rounded(painter, track, theme.surface2, None, 3)
        if bar.kind in (BarKind.CENTRE_LENGTH, BarKind.CENTRE_WIDTH):
            if bar.low is not None and bar.high is not None:
                band = QRectF(at(bar.low), track.y(), at(bar.high) - at(bar.low), track.height())
                paint.rounded(painter, band, theme.good_soft, theme.good_text, 3)
            painter.setPen(QPen(QColor(ink), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawLine(QPointF(at(bar.value), track.y() - 3), QPointF(at(bar.value), track.bottom() + 3))
            return
        colour = {State.WRONG: WRONG_FILL.ground, State.HOLD: HOLD_FILL.ground}.get(state, theme.accent)
        paint.rounded(painter, QRectF(track.x(), track.y(), at(bar.value) - track.x(), track.height()), colour, None, 3)
        if bar.high is not None:
            painter.setPen(QPen(QColor(theme.text1), 2))
            painter.drawLine(QPointF(at(bar.high), track.y()), QPointF(at(bar.high), track.bottom() + 4))


def _part(permille: int) -> str:
    """Permille as percent without a needless point."""
    return f"{permille / 10:.1f}".removesuffix(".0")
