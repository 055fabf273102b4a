"""An office page on a real desk without the shell: typed into and clicked as a person does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import AppError
from app.core.work import Actor, Workplace
from app.desk import Desk
from app.printing.making import Forms
from app.scanning.lane import ScanLane
from tests.helpers.settled import come_to_rest
from ui.context import DeskContext
from ui.page import DeskPage
from ui.theme import fonts, measure, style
from ui.theme.tokens import LIGHT

W = TypeVar("W", bound=QWidget)


class Office:
    """One page in a window of its own; refusals that the shell would show are kept in `refusals`."""

    def __init__(self, place: Workplace, make: Callable[[DeskContext], DeskPage], actor: Actor, size: QSize = QSize(1218, 688)) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        fonts.register()
        style.apply(app, LIGHT)
        measure.configure(24.0, QSize(1366, 768))
        self.context = DeskContext(Desk(place, Forms({}, {}), ScanLane(place)))
        self.refusals: list[AppError] = []
        self.context.failed.connect(self.refusals.append)
        self.context.set_actor(actor)
        self.window = QWidget()
        box = QVBoxLayout(self.window)
        box.setContentsMargins(0, 0, 0, 0)
        with style.undressed(app):  # page and window take the sheet together: a page that wears it takes it once more in a window
            self.page = make(self.context)
            box.addWidget(self.page)
        self.window.resize(size)
        self.window.show()
        self.window.activateWindow()
        self.page.activated()
        self.settle()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.settle()

    def settle(self) -> None:
        """Lets the page work until it has come to rest."""
        come_to_rest(self.context)

    def sign_in(self, actor: Actor) -> None:
        """Another person takes over."""
        self.context.set_actor(actor)
        self.settle()

    def find(self, kind: type[W], name: str) -> W:
        """The visible widget with an object name."""
        found = [widget for widget in self.page.findChildren(kind, name) if widget.isVisible()]
        assert len(found) == 1, f"{name}: {len(found)} visible"
        return found[0]

    def press(self, name: str) -> None:
        """Clicks a button with the mouse."""
        button = self.find(QAbstractButton, name)
        assert button.isEnabled(), f"{name} is disabled"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def fill(self, name: str, words: str) -> None:
        """Types into a field, or chooses the entry that contains the words."""
        editor = self.find(QWidget, name)
        if isinstance(editor, QComboBox):
            at = next(n for n in range(editor.count()) if words in editor.itemText(n))
            editor.setCurrentIndex(at)
            editor.activated.emit(at)
        else:
            if isinstance(editor, QLineEdit | QPlainTextEdit | QSpinBox):
                editor.selectAll()
            else:
                QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            if words.isascii():
                QTest.keyClicks(editor, words)
            else:  # as an input method commits it
                committed = QInputMethodEvent()
                committed.setCommitString(words)
                QApplication.sendEvent(editor, committed)
        self.settle()

    def choose(self, name: str, words: str) -> None:
        """Chooses the first row of a list that shows the words."""
        table = self.find(QTableView, name)
        assert self.choose_row(table, words), f"{name}: no row with {words}: {self.rows(name)}"
        self.settle()

    def choose_row(self, table: QTableView, words: str) -> bool:
        model = table.model()
        for row in range(model.rowCount()):
            if any(words in str(model.index(row, column).data() or "") for column in range(model.columnCount())):
                table.selectRow(row)
                return True
        return False

    def rows(self, name: str) -> list[list[str]]:
        """What a list shows, as words."""
        model = self.find(QTableView, name).model()
        return [[str(model.index(r, c).data() or "") for c in range(model.columnCount())] for r in range(model.rowCount())]

    def shot(self, path: Path) -> None:
        """A picture of the page."""
        self.settle()
        self.window.grab().save(str(path))

    def close(self) -> None:
        """Ends jobs and window."""
        self.settle()
        self.context.close()
        self.window.close()
        self.window.deleteLater()
        self.context.deleteLater()  # what pages connect to it by a lambda keeps them, and they keep it
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
