"""One trip as a card: plate and state, driver with a large telephone, what it takes, what it lacks before it leaves, its stops."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.board.views import How, Live, StepLine, TripDetail
from app.core.clock import site_day, site_time
from ui import icons
from ui.dispatch.board_words import HOW, LIVE, bars, carrier_of, clock, name_of
from ui.i18n import shown
from ui.theme.tokens import LIGHT, State, Theme, series
from ui.widgets import paint
from ui.widgets.base import Painted

PAD, WIDE = 15, 362
BAR, LINE, STOP = 32, 21, 25
"""Heights of a bar, a step and a stop."""


class TripCard(Painted):
    """The chosen trip; says how much height it needs and is never cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._detail: TripDetail | None = None
        self._scale = 1.0
        self._chosen, self._orders, self._top = 0, False, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setObjectName("board.card")

    @property
    def detail(self) -> TripDetail | None:
        """What is shown."""
        return self._detail

    def show_trip(self, detail: TripDetail | None) -> None:
        """Shows another trip, or that none is chosen."""
        if detail is None or self._detail is None or detail.trip.number != self._detail.trip.number:
            self._chosen = 0
        self._detail = detail
        self.setFixedHeight(round(self._height() * self._scale))
        self.setAccessibleName(spoken(detail) if detail is not None else self.tr("没有选车次"))
        self.update()

    def set_orders_stops(self, on: bool) -> None:
        """Whether a stop can be chosen and moved."""
        self._orders = on
        self.update()

    @property
    def stop_at(self) -> int:
        """Place of the chosen stop, from 0."""
        return min(self._chosen, max(0, len(self._detail.stops) - 1)) if self._detail is not None else 0

    def choose_stop(self, n: int) -> None:
        """Chooses the n-th stop from 1."""
        if self._detail is not None and self._orders and 1 <= n <= len(self._detail.stops):
            self._chosen = n - 1
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses the stop below the pointer."""
        self.choose_stop(int((event.position().y() / self._scale - self._top) // STOP) + 1)

    def sizeHint(self) -> QSize:
        """All of it."""
        return QSize(round(WIDE * self._scale), round(self._height() * self._scale))

    def set_scale(self, scale: float) -> None:
        """Larger on a large screen."""
        self._scale = scale
        self.setFixedHeight(round(self._height() * scale))
        self.update()

    def image(self) -> QImage:
        """The card as a picture of its own, for a message: light and twice as fine."""
        made = QImage(WIDE * 2, round(self._height() + 8) * 2, QImage.Format.Format_RGB32)
        made.setDevicePixelRatio(2.0)
        made.fill(Qt.GlobalColor.white)
        painter = QPainter(made)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self._draw_all(painter, QRectF(0, 0, WIDE, self._height()), LIGHT)
        painter.end()
        return made

    def _height(self) -> float:
        one = self._detail
        if one is None:
            return 120
        parts = len(bars(one.burden, one.room)) * BAR + len(one.steps) * LINE + max(1, len(one.stops)) * STOP
        return 118 + parts + (28 if one.burden.estimated else 0) + 6 + 8 + 26 + 8 + 8 + 26 + 8

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """The card at its scale."""
        painter.scale(self._scale, self._scale)
        self._draw_all(painter, QRectF(0, 0, area.width() / self._scale, area.height() / self._scale), theme, live=True)

    def _draw_all(self, painter: QPainter, area: QRectF, theme: Theme, *, live: bool = False) -> None:
        one = self._detail
        if one is None:
            for n, words in enumerate((self.tr("用方向键选一个车次"), self.tr("Shift+方向键改时间和码头，Ctrl+N 新建"))):
                paint.text(painter, QRectF(PAD, 30 + n * 26, area.width() - 2 * PAD, 26), words, 15 - n, theme.text2, not n)
            return
        y = self._draw_head(painter, area, one, theme)
        y = self._draw_burden(painter, area, y, one, theme)
        self._rule(painter, area, y, theme)
        y = self._draw_steps(painter, area, y + 8, one, theme)
        self._rule(painter, area, y, theme)
        self._draw_stops(painter, area, y + 8, one, theme, live and self._orders)

    def _rule(self, painter: QPainter, area: QRectF, y: float, theme: Theme) -> None:
        paint.rule(painter, area.x() + 1, y, area.right() - 1, y, theme.line)

    def _draw_head(self, painter: QPainter, area: QRectF, one: TripDetail, theme: Theme) -> float:
        left = paint.chip(painter, area.right() - PAD, 14, LIVE[one.live], shown(one.words), theme, 14) - 10
        name = name_of(one.trip)
        room = left - PAD
        paint.text(painter, QRectF(PAD, 8, room, 36), name, paint.fitting_px(name, 24, 16, room, True), theme.text1, True)
        trailer = self.tr("挂车 {plate}").format(plate=one.trailer) if one.trailer else ""
        words = "·".join(part for part in (one.trip.number, carrier_of(one.trip), one.room.kind, trailer) if part)
        row = QRectF(PAD, 44, area.width() - 2 * PAD, 22)
        paint.text(painter, row, words, paint.fitting_px(words, 14, 12, row.width()), theme.text2)
        self._rule(painter, area, 74, theme)
        icons.draw(painter, "phone", QRectF(PAD, 87, 20, 20), theme.text2)
        driver = f"{one.trip.driver} {one.trip.phone}".strip() or self.tr("司机未定")
        came = one.left_at or one.entered_at
        note = self.tr("出门 {time}") if one.left_at else self.tr("到厂 {time}")
        if came is not None and site_day(came) != site_day(one.trip.planned_at):  # it stands here since yesterday
            note = note.format(time=f"{site_time(came):%m-%d %H:%M}")
        else:
            expected = self.tr("约 {time}").format(time=clock(one.trip.planned_at))
            note = note.format(time=clock(came)) if came else expected
        wide = paint.width(note, 14)
        room = area.width() - 2 * PAD - 30 - wide - 8
        paint.text(painter, QRectF(PAD + 28, 80, room, 34), driver, paint.fitting_px(driver, 20, 13, room, True), theme.text1, True)
        paint.text(painter, QRectF(area.right() - PAD - wide - 2, 80, wide + 2, 34), note, 14, theme.text2)
        return 118

    def _draw_burden(self, painter: QPainter, area: QRectF, y: float, one: TripDetail, theme: Theme) -> float:
        for title, figures, part, over in bars(one.burden, one.room):
            row = QRectF(PAD, y, area.width() - 2 * PAD, 22)
            paint.text(painter, row, title, 14, theme.text2)
            colour = theme.wrong_text if over else theme.text1
            wide = paint.text(painter, row, figures, 15, colour, True, paint.RIGHT)
            if over:
                paint.mark(painter, State.WRONG, QRectF(row.right() - wide - 24, y + 2, 18, 18), theme)
            track = QRectF(PAD, y + 22, row.width(), 6)
            paint.bar(painter, track, part, theme.wrong_text if over else theme.accent, theme.surface2, 2)
            y += BAR
        if one.burden.estimated:
            words = self.tr("{n} 箱未封，按规格预估").format(n=one.burden.estimated)
            paint.chip(painter, PAD + paint.width(words, 13, True) + 13 * 2.35, y, State.HOLD, words, theme, 13)
            y += 28
        return y + 6

    def _draw_steps(self, painter: QPainter, area: QRectF, y: float, one: TripDetail, theme: Theme) -> float:
        title = self.tr("放行还缺") if any(line.how is not How.DONE for line in one.steps) else self.tr("可以放行")
        if one.live is Live.OUT:
            title = self.tr("已放行")
        paint.text(painter, QRectF(PAD, y, 200, 24), title, 15, theme.text1, True)
        y += 26
        for line in one.steps:
            box = QRectF(PAD, y + 2, 18, 18)
            paint.mark(painter, HOW[line.how], box, theme)
            when = when_words(line)
            wide = paint.width(when, 13)
            words = shown(line.words)
            room = area.width() - 2 * PAD - 28 - wide - 8
            bold = line.how in (How.OPEN, How.FAILED)
            paint.text(painter, QRectF(PAD + 28, y, room, LINE), words, paint.fitting_px(words, 14, 12, room, bold), theme.text1, bold)
            paint.text(painter, QRectF(area.right() - PAD - wide - 2, y, wide + 2, LINE), when, 13, theme.text2)
            y += LINE
        return y + 8

    def _draw_stops(self, painter: QPainter, area: QRectF, y: float, one: TripDetail, theme: Theme, chosen: bool) -> None:
        paint.text(painter, QRectF(PAD, y, 120, 24), self.tr("卸货顺序"), 15, theme.text1, True)
        hint = self.tr("Ctrl+数字选站，Alt+↑↓ 调次序") if chosen else self.tr("站 1 最先卸、最后装")
        paint.text(painter, QRectF(PAD, y, area.width() - 2 * PAD, 24), hint, 13, theme.text2, align=paint.RIGHT)
        y += 26
        if not one.stops:
            words = self.tr("还没有发货单，在日计划里排上车")
            paint.text(painter, QRectF(PAD, y, area.width() - 2 * PAD, 24), words, 14, theme.text2)
        self._top = y - 1
        for n, line in enumerate(one.stops):
            if chosen and n == self.stop_at:
                paint.rounded(painter, QRectF(PAD - 6, y - 2, area.width() - 2 * PAD + 12, STOP), theme.surface2, theme.accent, 4)
            style = series(line.stop - 1)
            box = QRectF(PAD, y, 22, 22)
            paint.series_fill(painter, box, style)
            paint.rounded(painter, QRectF(box.x() + 3, box.y() + 3, 16, 16), style.ground, None, 3)
            paint.text(painter, box, str(line.stop), 14, style.ink, True, paint.CENTER)
            boxes = self.tr("{n} 箱").format(n=line.boxes)
            wide = paint.text(painter, QRectF(PAD, y, area.width() - 2 * PAD, 22), boxes, 14, theme.text1, True, paint.RIGHT)
            who = f"{line.customer}（{line.destination}）" if line.destination else line.customer
            paint.text(painter, QRectF(PAD + 30, y, area.width() - 2 * PAD - 36 - wide, 22), who, 14, theme.text1)
            y += STOP


def when_words(line: StepLine) -> str:
    """When it was done, or after what it can be."""
    if line.at is not None:
        return clock(line.at)
    return shown(line.when) if line.when is not None else ""


def spoken(one: TripDetail) -> str:
    """A trip for who cannot see its card, and the text of a message about it."""
    say = QCoreApplication.translate
    planned = f"{site_time(one.trip.planned_at):%m-%d %H:%M}"
    parts = [
        (name_of(one.trip), shown(one.words)), (one.trip.number, carrier_of(one.trip), one.room.kind),
        (one.trip.dock, planned, one.trip.driver, one.trip.phone),
        *((title, figures) for title, figures, _, _ in bars(one.burden, one.room)),
        *(
            (f"{line.stop}.", line.customer, line.destination, say("Board", "{n} 箱").format(n=line.boxes)) for line in one.stops
        ),
    ]  # fmt: skip
    missing = "、".join(shown(line.words) for line in one.steps if line.how is not How.DONE)
    lines = [" ".join(part for part in line if part) for line in parts]
    return "\n".join([*lines, say("Board", "放行还缺：{what}").format(what=missing)] if missing else lines)
