"""月度状态: training, visits, surveys, maintenance, complaints of a month as bars, done, open, overdue; each opens its records (J-40)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.aftersales import care_status
from app.aftersales.care_status import Standing, StatusLine
from app.core.clock import months_after
from ui.aftersales.care_part import CarePart
from ui.context import DeskContext
from ui.i18n import shown
from ui.theme.tokens import State, Theme
from ui.widgets import paint
from ui.widgets.base import Card, EdgeCard, Painted
from ui.widgets.buttons import KeyButton
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable

_ROW, _LABEL, _COUNT = 40, 96, 190
_STATES = {Standing.DONE: State.GOOD, Standing.OPEN: State.NOT_YET, Standing.OVERDUE: State.WRONG}


class StatusBars(Painted):
    """One bar an activity: done filled, overdue hatched in the wrong colour, open as an empty frame; figures in words beside it.

    Attributes:
        chosen: An activity was chosen by click, arrows or its first showing; carries its index.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[StatusLine, ...] = ()
        self.at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_ROW * len(care_status.Activity) + 4)

    def show_lines(self, lines: tuple[StatusLine, ...]) -> None:
        """Shows a month."""
        self._lines = lines
        self.setAccessibleName("；".join(f"{shown(line.activity.text)} {self._words(line)}" for line in lines))
        self.update()

    def sizeHint(self) -> QSize:
        """One row an activity."""
        return QSize(560, self.height())

    def _words(self, line: StatusLine) -> str:
        return self.tr("计划 {n}·完成 {done}·逾期 {late}").format(
            n=line.count(), done=line.count(Standing.DONE), late=line.count(Standing.OVERDUE)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down choose."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._lines:
            self._pick(self.at + (1 if event.key() == Qt.Key.Key_Down else -1))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        self._pick(int(event.position().y() - 2) // _ROW)

    def _pick(self, at: int) -> None:
        self.at = min(len(self._lines) - 1, max(0, at))
        self.update()
        self.chosen.emit(self.at)

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Name, bar, figures."""
        most = max((line.count() for line in self._lines), default=0) or 1
        for n, line in enumerate(self._lines):
            row = QRectF(0, 2 + n * _ROW, area.width(), _ROW)
            if n == self.at:
                edge = theme.focus if self.hasFocus() else theme.accent
                paint.rounded(painter, row.adjusted(1, 1, -1, -1), theme.accent_soft, edge, 4, 3 if self.hasFocus() else 1)
            paint.text(painter, QRectF(14, row.y(), _LABEL - 16, _ROW), shown(line.activity.text), 14, theme.text1, n == self.at)
            room = area.width() - _LABEL - _COUNT - 44
            x = float(_LABEL)
            for standing in (Standing.DONE, Standing.OVERDUE, Standing.OPEN):
                wide = room * line.count(standing) / most
                if wide:
                    self._piece(painter, QRectF(x, row.y() + 11, wide, _ROW - 22), standing, theme)
                x += wide
            if not line.records:
                paint.text(painter, QRectF(_LABEL, row.y(), room, _ROW), self.tr("本月没有"), 13, theme.text2)
            late = line.count(Standing.OVERDUE)
            ink = theme.wrong_text if late else theme.text1
            at = QRectF(area.width() - _COUNT - 8, row.y(), _COUNT, _ROW)
            paint.text(painter, at, self._words(line), 14, ink, bool(late), paint.RIGHT)
            if late:
                paint.mark(painter, State.WRONG, QRectF(at.x() - 18, row.y() + _ROW / 2 - 8, 16, 16), theme)

    @staticmethod
    def _piece(painter: QPainter, box: QRectF, standing: Standing, theme: Theme) -> None:
        if standing is Standing.DONE:
            paint.rounded(painter, box, theme.accent, None, 2)
        elif standing is Standing.OVERDUE:
            paint.hatch(painter, box, theme.wrong_soft, theme.wrong_text, 6)
            paint.rounded(painter, box, None, theme.wrong_text, 2, 1.5)
        else:
            paint.rounded(painter, box, theme.surface1, theme.line_control, 2)


class MonthPart(CarePart):
    """The status of a month."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._month: date | None = None
        self._lines: tuple[StatusLine, ...] = ()
        self.bars = StatusBars()
        self.bars.setObjectName("chart.care_status")
        self.bars.chosen.connect(self._show_records)
        before, after = KeyButton(self.tr("上月"), key="Alt+Left", cap="Alt+←"), KeyButton(self.tr("下月"), key="Alt+Right", cap="Alt+→")
        before.setObjectName("do.month_before")
        after.setObjectName("do.month_after")
        before.clicked.connect(lambda: self._turn(-1))
        after.clicked.connect(lambda: self._turn(1))
        self.card = Card(self.tr("月度状态"), " ")
        self.card.head.addWidget(before)
        self.card.head.addWidget(after)
        self.card.body.addWidget(self.bars)
        columns = [
            Column(self.tr("状态"), Kind.MARK, 100), Column(self.tr("单据"), Kind.DOCUMENT, 150), Column(self.tr("内容"), stretch=True),
            Column(self.tr("期限"), Kind.DATE, 100), Column(self.tr("完成"), Kind.DATE, 100),
        ]  # fmt: skip
        self.table = WorkTable(columns, empty=self.tr("这一项本月没有。"))
        self.table.setObjectName("list.care_status")
        self.table.opened.connect(self._open)
        self.list = EdgeCard(" ", self.tr("回车打开"))
        self.list.body.addWidget(self.table, 1)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.card)
        column.addWidget(self.list, 1)
        self.row.addWidget(holder, 1)

    @property
    def month(self) -> date:
        """First day of the month on screen."""
        return self._month or self.today.replace(day=1)

    def first_field(self) -> QWidget | None:
        """The bars."""
        return self.bars

    def reload(self) -> None:
        """Reads the month."""
        first, now = self.month, self.context.desk.clock.now()
        self.context.query(lambda s: care_status.month(s, first, now), self._show)

    def _turn(self, months: int) -> None:
        self._month = months_after(self.month, months)
        self.reload()

    def _show(self, lines: tuple[StatusLine, ...]) -> None:
        self._lines = lines
        month = self.month
        self.card.title.setText(self.tr("{year} 年 {month} 月交付后活动").format(year=month.year, month=month.month))
        late = sum(line.count(Standing.OVERDUE) for line in lines)
        self.card.note.setText(self.tr("逾期 {n} 项").format(n=late) if late else self.tr("没有逾期"))
        self.bars.show_lines(lines)
        self._show_records(self.bars.at)

    def _show_records(self, at: int) -> None:
        if at >= len(self._lines):
            return
        line = self._lines[at]
        order = (Standing.OVERDUE, Standing.OPEN, Standing.DONE)
        records = sorted(line.records, key=lambda one: (order.index(one.standing), one.due_on))
        words = {Standing.DONE: self.tr("完成"), Standing.OPEN: self.tr("未到期"), Standing.OVERDUE: self.tr("逾期")}
        self.list.title.setText(shown(line.activity.text))
        rows = [
            [MarkCell(_STATES[one.standing], words[one.standing]), one.document.rpartition("/")[2], one.title, one.due_on.isoformat(),
             one.done_on.isoformat() if one.done_on is not None else "—"]
            for one in records
        ]  # fmt: skip
        self.table.set_rows(rows, [one.document for one in records])

    def _open(self, document: object) -> None:
        self.context.go_to.emit("aftersales", str(document))
