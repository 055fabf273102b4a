"""What stands behind a waiting pass, shown before it is signed: what this signer vouches for, the goods, who signed already."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.core.clock import site_time
from app.core.text import Text
from app.core.words import text as word_text
from app.gate.vouching import Vouching, WaitingPass
from ui.i18n import shown
from ui.settings.parts import scrolled
from ui.theme.tokens import State, Theme
from ui.widgets import paint
from ui.widgets.base import Painted, PlainLabel, clear_layout

MOST_GOODS = 8


class HeedLine(Painted):
    """A value out of the ordinary: a triangle before its words."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(words)

    def heightForWidth(self, width: int) -> int:
        """The words wrapped at `width`."""
        return 22 * max(1, len(paint.lines(self._words, 15, width - 24, True)))

    def sizeHint(self) -> QSize:
        """One or more lines."""
        return QSize(120, self.heightForWidth(max(200, self.width())))

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Triangle and words."""
        paint.mark(painter, State.HOLD, QRectF(0, 3, 16, 16), theme)
        for number, line in enumerate(paint.lines(self._words, 15, area.width() - 24, True)):
            paint.text(painter, QRectF(22, number * 22, area.width() - 22, 22), line, 15, theme.hold_text, True)


class SignDetail(QWidget):
    """The facts of the opened pass; empty while none is open."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 6, 0)
        inner.setSpacing(8)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)
        inner.addLayout(self._grid)
        inner.addStretch(1)
        column.addWidget(scrolled(body))

    def words(self) -> str:
        """Everything that is said, for tests and screen readers."""
        items = [self._grid.itemAt(n) for n in range(self._grid.count())]
        widgets = [item.widget() for item in items if item is not None]
        return " ".join(w.text() if isinstance(w, QLabel) else w.accessibleName() for w in widgets if w is not None)

    def clear(self) -> None:
        """Nothing is open."""
        clear_layout(self._grid)

    def show_pass(self, waiting: WaitingPass, behind: Vouching) -> None:
        """Shows what a signature on this pass stands for."""
        self.clear()
        view = waiting.view
        if waiting.gap is not None:
            self._add(self.tr("先补齐"), waiting.gap, heed=True)
        for line in behind.lines:
            self._add(line.label, line.value, heed=line.heed)
        self._add(self.tr("收货单位"), view.customer or "—")
        for number, goods in enumerate(behind.goods[:MOST_GOODS]):
            self._add("" if number else self.tr("货物"), goods)
        if len(behind.goods) > MOST_GOODS:
            self._add("", self.tr("…共 {n} 种").format(n=len(behind.goods)))
        if view.load_closed_at is not None:
            weight = self.tr(" / {kg} kg").format(kg=f"{view.gross_weight_g / 1000:g}") if view.gross_weight_g else ""
            self._add(self.tr("箱数/毛重"), self.tr("{n} 箱").format(n=view.boxes) + weight)
            self._add(self.tr("装车确认"), "、".join(name for _, name in view.confirmed_by) or "—")
        self._add(self.tr("开证"), f"{view.maker} {site_time(view.made_at):%m-%d %H:%M}")
        given = "、".join(f"{shown(word_text(s.role))} {s.shown} {site_time(s.at):%H:%M}" for s in view.signatures)
        self._add(self.tr("已签"), given or "—")
        self._add(self.tr("还缺"), "、".join(shown(word_text(role)) for role in view.missing))

    def _add(self, label: Text | str, value: Text | str, *, heed: bool = False) -> None:
        row = self._grid.rowCount()
        name = PlainLabel(shown(label) if isinstance(label, Text) else label, "caption")
        name.setWordWrap(True)
        name.ensurePolished()
        name.setFixedWidth(min(118, name.fontMetrics().horizontalAdvance(name.text()) + 2))
        name.setContentsMargins(0, 2, 0, 0)
        words = shown(value) if isinstance(value, Text) else value
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        if heed:
            self._grid.addWidget(HeedLine(words), row, 1)
            return
        what = PlainLabel(words, "strong")
        what.setWordWrap(True)
        self._grid.addWidget(what, row, 1)
