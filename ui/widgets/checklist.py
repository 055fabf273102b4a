"""The checklist of a package at the bench: what is done in which order, the picture of the step, what a new revision changed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import State, Theme
from ui.widgets import paint
from ui.widgets.base import BenchPainted


@dataclass(frozen=True)
class CheckRow:
    """One row: its state, what kind it is (步骤 2, 材料, 资料), its words, who did it, and the state in a word."""

    state: State
    kind: str
    name: str
    by: str
    word: str


class CheckTable(BenchPainted):
    """The checklist with the active row marked and kept in view; rows are 72 reference pixels high."""

    ROW = 72.0
    HEAD = 37.0
    FOOT = 28.0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[CheckRow, ...] = ()
        self._active, self._first, self._title = -1, 0, ""

    def show_rows(self, title: str, rows: tuple[CheckRow, ...], active: int = -1) -> None:
        """Shows the rows with one active; -1 for none, past the last to show the end of the list."""
        moved = (self._title, self._active) != (title, active)
        self._title, self._rows, self._active = title, rows, active
        if moved:
            self._reveal()
        self.setAccessibleName("；".join(f"{row.name} {row.word}" for row in rows) or title)
        self.update()

    def scroll_rows(self, rows: int) -> None:
        """Moves the list by `rows`, for PgUp and PgDn."""
        self._first = max(0, min(len(self._rows) - self._fits(), self._first + rows))
        self.update()

    def rescale(self) -> None:
        """Keeps the active row in view."""
        super().rescale()
        self._reveal()

    def _fits(self) -> int:
        room = self.area().height() - self.HEAD
        if len(self._rows) * self.ROW <= room + 1:
            return max(1, len(self._rows))
        return max(1, int((room - self.FOOT) / self.ROW))

    def _reveal(self) -> None:
        wanted = self._active - 1 if self._active > 0 else 0
        self._first = max(0, min(len(self._rows) - self._fits(), wanted))

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Title, rows, and how many more there are."""
        paint.rounded(painter, area, theme.surface1, theme.line, 6)
        paint.text(painter, QRectF(16, 0, area.width() - 32, self.HEAD), self._title, 17, theme.text1, True)
        paint.rule(painter, 1, self.HEAD, area.right() - 1, self.HEAD, theme.line)
        fits = self._fits()
        shown = self._rows[self._first : self._first + fits]
        more = len(self._rows) > fits
        room = area.height() - self.HEAD - (self.FOOT if more else 0)
        high = min(room / max(1, len(shown)), 84.0)
        for number, row in enumerate(shown):
            self._draw_row(painter, QRectF(0, self.HEAD + number * high, area.width(), high), row, self._first + number, theme)
        if more:
            rest = len(self._rows) - self._first - len(shown)
            words = self.tr("共 {all} 行，下面还有 {rest} 行·PgDn") if rest else self.tr("共 {all} 行·PgUp")
            words = words.format(all=len(self._rows), rest=rest)
            paint.text(painter, QRectF(16, area.bottom() - self.FOOT, area.width() - 32, self.FOOT), words, 16, theme.text2)

    def _draw_row(self, painter: QPainter, box: QRectF, row: CheckRow, index: int, theme: Theme) -> None:
        if index == self._active:
            painter.fillRect(box.adjusted(1, 0.5, -1, 0), QColor(theme.accent_soft))
            painter.fillRect(QRectF(0.5, box.y() + 0.5, 6, box.height() - 0.5), QColor(theme.accent))
        if index + 1 < len(self._rows):
            paint.rule(painter, 13, box.bottom(), box.right() - 13, box.bottom(), theme.line)
        middle = box.center().y()
        paint.mark(painter, row.state, QRectF(18, middle - 15, 30, 30), theme)
        word = paint.width(row.word, 18, True)
        room = box.width() - 62 - word - 32
        found = paint.lines(row.name, 19, room, True, 2)
        top = middle - (13 if len(found) == 1 else 24)
        for number, line in enumerate(found):
            paint.text(painter, QRectF(62, top - 14 + number * 24, room, 26), line, 19, theme.text1, True)
        under = "·".join(part for part in (row.kind, row.by) if part)
        paint.text(painter, QRectF(62, top + 10 + (len(found) - 1) * 24, room, 22), under, 15, theme.text2)
        colour = theme.text_of(row.state) if row.state is State.GOOD else theme.text1
        paint.text(painter, QRectF(0, box.y(), box.right() - 16, box.height()), row.word, 18, colour, True, paint.RIGHT)


class StepCard(BenchPainted):
    """What is to be done now: the step's picture as large as the card lets it be, its words below; without a picture the words alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head, self._words, self._image = "", "", QImage()

    def show_step(self, head: str, words: str, image: QImage | None = None) -> None:
        """Shows another step.

        Args:
            head: 「第 2 步 / 共 5 步」.
            words: What is done.
            image: Its picture, or None.
        """
        self._head, self._words, self._image = head, words, image or QImage()
        self.setAccessibleName(f"{head} {words}")
        self.update()

    @property
    def has_picture(self) -> bool:
        """Whether a picture is shown."""
        return not self._image.isNull()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Head, picture, words."""
        paint.rounded(painter, area, theme.surface1, theme.line, 6)
        inner = area.adjusted(16, 0, -16, -12)
        paint.text(painter, QRectF(inner.x(), 4, inner.width(), 32), self._head, 18, theme.text2, True)
        if self._image.isNull():
            self._draw_words(painter, QRectF(inner.x(), 40, inner.width(), inner.bottom() - 40), theme, 40, 5)
            return
        found = paint.lines(self._words, 24, inner.width(), True, 2)
        foot = 34.0 * len(found)
        room = QRectF(inner.x(), 40, inner.width(), inner.bottom() - 40 - foot - 8)
        size = self._image.size().scaled(int(room.width()), int(room.height()), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(room.center().x() - size.width() / 2, room.y() + (room.height() - size.height()) / 2, size.width(), size.height())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(target, self._image)
        painter.restore()
        for number, line in enumerate(found):
            at = QRectF(inner.x(), inner.bottom() - foot + number * 34, inner.width(), 34)
            paint.text(painter, at, line, 24, theme.text1, True)

    def _draw_words(self, painter: QPainter, room: QRectF, theme: Theme, px: int, most: int) -> None:
        found = paint.lines(self._words, px, room.width(), True, most)
        step = px * 1.35
        top = room.center().y() - step * len(found) / 2 - 10
        for number, line in enumerate(found):
            paint.text(painter, QRectF(room.x(), top + number * step, room.width(), step), line, px, theme.text1, True)


@dataclass(frozen=True)
class Change:
    """One change of a new revision: the step's number, what it was, what it is; either may be blank."""

    head: str
    old: str
    new: str


class NoticeCard(BenchPainted):
    """A new revision: what changed, old words above new ones, never by colour alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._note, self._empty, self._changes = "", "", "", ()  # type: tuple[str, str, str, tuple[Change, ...]]

    def show_changes(self, title: str, note: str, changes: tuple[Change, ...], empty: str) -> None:
        """Shows the changes; `empty` stands where the steps are the same."""
        self._title, self._note, self._changes, self._empty = title, note, changes, empty
        self.setAccessibleName(f"{title} {note} " + "；".join(f"{c.head} {c.old} → {c.new}" for c in changes))
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Title, then each change."""
        paint.rounded(painter, area, theme.surface1, theme.line, 6)
        inner = area.adjusted(20, 0, -20, 0)
        paint.text(painter, QRectF(inner.x(), 8, inner.width(), 40), self._title, 28, theme.text1, True)
        paint.text(painter, QRectF(inner.x(), 48, inner.width(), 28), self._note, 18, theme.text2)
        paint.rule(painter, inner.x(), 84, inner.right(), 84, theme.line)
        if not self._changes:
            paint.text(painter, QRectF(inner.x(), 96, inner.width(), 60), self._empty, 24, theme.text1)
            return
        room = area.height() - 92
        high = min(112.0, room / len(self._changes))
        for number, change in enumerate(self._changes):
            y = 90 + number * high
            paint.text(painter, QRectF(inner.x(), y, 120, min(44, high)), change.head, 22, theme.text1, True)
            left, wide = inner.x() + 124, inner.width() - 124
            if change.old:
                words = self.tr("原：{words}").format(words=change.old)
                paint.text(painter, QRectF(left, y, wide, 40), words, paint.fitting_px(words, 22, 16, wide), theme.text2)
            if change.new:
                words = self.tr("新：{words}").format(words=change.new)
                at = QRectF(left, y + (36 if change.old else 0), wide, 44)
                paint.text(painter, at, words, paint.fitting_px(words, 28, 18, wide, True), theme.text1, True)
            else:
                paint.text(painter, QRectF(left, y + 36, wide, 40), self.tr("取消这一步"), 24, theme.text1, True)
