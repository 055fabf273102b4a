"""Find anything: the list under the header's search box. Ctrl+K takes the focus there, arrows choose, Enter opens, Esc closes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter

from app.desk import Reading
from ui.context import DeskContext
from ui.shell import Shell
from ui.theme.tokens import Theme
from ui.widgets import paint
from ui.widgets.base import Painted

WAIT_MS = 150
ROW = 48
MOST = 10
WIDTH = 460


class Hit(Protocol):
    """One thing found: its words and where it opens."""

    @property
    def title(self) -> str:
        """Number or name, in bold."""

    @property
    def detail(self) -> str:
        """What it is and how it stands, below."""

    @property
    def page(self) -> str:
        """Key of the page that shows it."""

    @property
    def document(self) -> str:
        """What the page is asked to open."""


Ask = Callable[[Reading, str], Sequence[Hit]]
"""Finds by number, box, serial tail, customer, pinyin initials; runs off the GUI thread."""


class FindPanel(Painted):
    """The drop-down list. It never takes the focus: the search box keeps it and its keys are read on their way.

    Args:
        shell: The window with the search box.
        context: Runs the question and opens what was chosen.
        ask: Finds.
    """

    def __init__(self, shell: Shell, context: DeskContext, ask: Ask) -> None:
        super().__init__(shell)
        self._shell, self._context, self._ask = shell, context, ask
        self._box = shell.header.search
        self._hits: tuple[Hit, ...] = ()
        self._at = 0
        self._asked = 0
        self._waiting = False
        self._enter = False
        self.setObjectName("list.found")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._search)
        self._box.setObjectName("field.find")
        self._box.textEdited.connect(self._edited)
        self._box.textChanged.connect(self._changed)
        self._box.installEventFilter(self)
        shell.installEventFilter(self)
        shell.page_shown.connect(lambda _: self.close_list())
        self.hide()

    @property
    def hits(self) -> tuple[Hit, ...]:
        """What is listed."""
        return self._hits

    @property
    def current(self) -> int:
        """Index of the chosen line."""
        return self._at

    def close_list(self) -> None:
        """Takes the list away and forgets what is being asked."""
        self._timer.stop()
        self._asked += 1
        self._waiting = self._enter = False
        self.hide()

    def _edited(self, text: str) -> None:
        self._waiting = bool(text.strip())
        self._enter = False
        self._timer.start()

    def _changed(self, text: str) -> None:
        if not text.strip():
            self.close_list()

    def _search(self) -> None:
        self._timer.stop()
        text = self._box.text().strip()
        if not text:
            return
        self._asked += 1
        asked = self._asked
        self._context.query(lambda s: tuple(self._ask(s, text)), lambda hits: self._show(asked, hits))

    def _show(self, asked: int, hits: tuple[Hit, ...]) -> None:
        if asked != self._asked:
            return
        self._waiting = False
        self._hits, self._at = hits[:MOST], 0
        if self._enter and len(hits) == 1:
            self._open()
            return
        self._enter = False
        self._place()
        self._say()
        self.show()
        self.raise_()

    def _say(self) -> None:
        found = self._hits[self._at] if self._hits else None
        self.setAccessibleName(f"{found.title} {found.detail}" if found else self.tr("没有找到"))
        self.update()

    def _place(self) -> None:
        corner = self._box.mapTo(self._shell, QPoint(self._box.width(), self._box.height() + 4))
        tall = max(1, len(self._hits)) * ROW + 2 + (0 if not self._hits else 30)
        wide = min(WIDTH, self._shell.width() - 20)
        self.setGeometry(corner.x() - wide, corner.y(), wide, tall)

    def sizeHint(self) -> QSize:
        """Room for the hits."""
        return QSize(WIDTH, max(1, len(self._hits)) * ROW + 2)

    def _open(self) -> None:
        if not self._hits:
            return
        hit = self._hits[self._at]
        self.close_list()
        self._box.clear()
        self._context.go_to.emit(hit.page, hit.document)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and (self._waiting or self._timer.isActive()):
            self._enter = True
            if self._timer.isActive():
                self._search()
            return True
        if enter and not self.isVisible() and self._box.text().strip():
            self._enter = True
            self._search()
            return True
        if not self.isVisible():
            return False
        if enter:
            self._open()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self._at = (self._at + step) % max(1, len(self._hits))
            self._say()
        elif key == Qt.Key.Key_Escape:
            self.close_list()
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Reads the search box's keys, closes when it loses the focus, follows the window's size."""
        if watched is self._box:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._key(event)
            if event.type() == QEvent.Type.FocusOut:
                self.close_list()
        elif event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _row_at(self, y: float) -> int:
        at = int((y - 1) // ROW)
        return at if 0 <= at < len(self._hits) else -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The line under the mouse is the chosen one."""
        at = self._row_at(event.position().y())
        if at >= 0 and at != self._at:
            self._at = at
            self._say()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens the line."""
        at = self._row_at(event.position().y())
        if at >= 0:
            self._at = at
            self._open()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Lines of title and detail; one sentence when nothing was found."""
        paint.rounded(painter, area, theme.surface1, theme.line_control, 6)
        if not self._hits:
            words = self.tr("没有找到。可输单号、箱号、序列号（全号、末四位以上或开头）、客户或拼音首字母")
            paint.text(painter, area.adjusted(14, 0, -14, 0), words, 14, theme.text2)
            return
        for number, hit in enumerate(self._hits):
            row = QRectF(1, 1 + number * ROW, area.width() - 2, ROW)
            if number == self._at:
                painter.fillRect(row, QColor(theme.accent_soft))
                painter.fillRect(QRectF(1, row.y(), 4, ROW), QColor(theme.accent))
            paint.text(painter, QRectF(16, row.y() + 4, row.width() - 30, 22), hit.title, 15, theme.accent, True)
            paint.text(painter, QRectF(16, row.y() + 25, row.width() - 30, 19), hit.detail, 13, theme.text2)
            paint.rule(painter, 10, row.bottom(), area.right() - 10, row.bottom(), theme.line)
        foot = QRectF(16, area.bottom() - 30, area.width() - 32, 30)
        paint.text(painter, foot, self.tr("↑ ↓ 选 · 回车打开 · Esc 关闭"), 13, theme.text2)
