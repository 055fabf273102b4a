"""The one box of a call with what it finds: goods, customers, their open cases and deliveries, and articles like what is being written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QScrollArea

from app.aftersales import handbook_queries
from app.aftersales.callers import callers
from app.aftersales.views import Caller
from app.desk import Reading
from ui import icons
from ui.aftersales.hit_list import HitList
from ui.context import DeskContext
from ui.theme.current import theme_of


class SearchField(QLineEdit):
    """The one box, with a glass."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("field.call")
        self.setFixedHeight(40)
        self.setTextMargins(26, 0, 0, 0)
        self.setAccessibleName(self.tr("电话、客户拼音首字母、序列号末四位，任意组合"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, then the glass."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icons.draw(painter, "search", QRectF(10, self.height() / 2 - 9, 18, 18), theme_of(self).text2)
        painter.end()


class CallSearch(QObject):
    """Box and list together; the box keeps the keys.

    Attributes:
        typed: Something was typed; carries the text.
        chosen: A hit was taken; carries its `Caller`.
        opened: A hit is to be opened; carries its `Caller`.
    """

    typed = Signal(str)
    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, context: DeskContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._hits: list[Caller] = []
        self._articles: list[Caller] = []
        self._asked = 0
        self._enter_waits = False
        self.field = SearchField()
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._typed)
        self.list = HitList()
        self.list.chosen.connect(self.chosen)
        self.list.opened.connect(self.opened)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.list)
        self._wait = QTimer(self, singleShot=True, interval=250)
        self._wait.timeout.connect(self._ask)
        self._writing = QTimer(self, singleShot=True, interval=600)
        self._writing.timeout.connect(self._ask_handbook)
        self._words, self._product = "", ""

    @property
    def waiting(self) -> bool:
        """Whether a question has not been asked yet."""
        return self._wait.isActive() or self._writing.isActive()

    def clear(self) -> None:
        """Nothing asked, nothing found."""
        self._wait.stop()
        self._writing.stop()
        self._asked += 1
        self._hits, self._articles = [], []
        self.field.clear()
        self._show()

    def look_up(self, identity: str) -> None:
        """Asks for goods that were scanned and takes them."""
        self.field.setText(identity)
        self._enter_waits = True
        self._ask()

    def again(self) -> None:
        """What was found may stand otherwise now: it is asked for anew; the marked line stays."""
        if self._hits and not self.waiting:
            self._ask()

    def write(self, words: str) -> None:
        """The customer's words so far: the handbook is asked when the pen rests (J-32)."""
        self._words = words
        self._writing.start()

    def _typed(self, text: str) -> None:
        self._enter_waits = False
        self.typed.emit(text)
        self._wait.start()

    def _ask(self) -> None:
        self._wait.stop()
        text, now = self.field.text(), self._context.desk.clock.now()
        self._asked += 1
        asked = self._asked

        def take(hits: list[Caller]) -> None:
            if asked == self._asked:
                self._hits = hits
                self._show()
                if self._enter_waits:
                    self._enter_waits = False
                    self.list.choose()

        self._context.query(lambda s: callers(s, text, now), take)

    def _ask_handbook(self) -> None:
        words, asked = self._words, self._asked

        def take(found: list[Caller]) -> None:
            if asked == self._asked and found != self._articles:
                self._articles = found
                self._show()

        if len(words) >= 4:
            self._context.query(lambda s: _articles(s, words), take)

    def _show(self) -> None:
        self.list.show_hits([*self._hits, *self._articles], bool(self.field.text().strip()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows mark a hit while the box keeps the keys, Enter takes it; Enter before the answer waits for it."""
        if watched is not self.field or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.list.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._wait.isActive():
                self._enter_waits = True
                self._ask()
            elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.list.current is not None:
                self.opened.emit(self.list.current)
            else:
                self.list.choose()
        elif key == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
            self._ask()
        else:
            return False
        return True


def _articles(session: Reading, words: str) -> list[Caller]:
    found = handbook_queries.fitting(session, words, None, 2)
    return [Caller("article", str(one.no), one.problem.splitlines()[0], one.steps.replace("\n", " ")) for one in found]
