"""Drives the real window as a person would: scans through a port, keys, clicks; used by the headless run and by scenario tests.

It knows widgets by their object names and reads what the screen says; it calls no command and asks no query of its own.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QDate, QDateTime, QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDateEdit,
    QDateTimeEdit,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from app.core.scans import ScanResult
from app.devices.simulate import PtyScanner
from app.scanning.lane import REPEAT_SECONDS
from ui.widgets.gate import GateBanner
from ui.widgets.refusal import RefusalCard
from ui.window import DeskWindow

W = TypeVar("W", bound=QWidget)

PATIENCE = 20.0
"""Seconds to wait for something that must happen; only a failing run waits that long."""


HUMAN_MS = 60
"""Milliseconds between two keys of a quick typist."""


class Stuck(AssertionError):
    """What was waited for did not happen."""


class Robot:
    """Hands and eyes at one station.

    Args:
        window: The started window.
        scanner: The gun on the window's port.
        pictures: Where screenshots go; None takes none.
    """

    def __init__(self, window: DeskWindow, scanner: PtyScanner, pictures: Path | None = None) -> None:
        self.window, self.scanner, self._pictures = window, scanner, pictures
        self._answers: list[ScanResult] = []
        self._shots = 0
        self._last = ("", 0.0)
        window.scans.answered.connect(self._answers.append)

    # Waiting

    def wait(self, happened: Callable[[], bool], what: str, patience: float = 0) -> None:
        """Lets the window work until something has happened; `patience` for what may take longer than everything else.

        Raises:
            Stuck: It did not happen in time.
        """
        end = time.monotonic() + max(PATIENCE, patience)
        while not happened():
            if time.monotonic() > end:
                raise Stuck(f"没有等到：{what}；当前页 {self.window.current_key}")
            QApplication.processEvents()
            time.sleep(0.002)  # lets the other threads run: a Qt wait would keep the interpreter to itself

    def settle(self, patience: float = 0) -> None:
        """Waits until nothing is on its way to the pages any more and everything was drawn."""
        for _ in range(2):
            QApplication.processEvents()
            self.wait(lambda: not self.window.wedge.holding and not self.window.context.moving, "后台工作结束", patience)

    def pass_time(self, seconds: float) -> None:
        """Lets the window work for a moment, as while a person waits."""
        end = time.monotonic() + seconds
        self.wait(lambda: time.monotonic() >= end, "时间过去")

    # Scanner

    def scan(self, code: str) -> ScanResult:
        """Pulls the trigger once and waits for the one verdict."""
        seen = len(self._answers)
        if code == self._last[0]:  # nobody pulls the trigger twice on purpose so fast; the lane takes that for one pull
            time.sleep(max(0.0, self._last[1] + REPEAT_SECONDS + 0.05 - time.monotonic()))
        self.scanner.scan(code)
        self.wait(lambda: len(self._answers) > seen, f"扫描 {code} 的结果")
        self._last = (code, time.monotonic())
        self.settle()
        return self._answers[-1]

    def key_command(self, key: Qt.Key) -> ScanResult:
        """Presses a command key (F12, F8 …) and waits for the verdict it is recorded with."""
        seen = len(self._answers)
        QTest.keyClick(self.window, key)
        self.wait(lambda: len(self._answers) > seen, f"按键 {key.name} 的结果")
        self.settle()
        return self._answers[-1]

    # People

    def sign_in(self, badge: str, pin: str) -> None:
        """Scans a badge and keys the PIN."""
        self.scan(badge)
        self.wait(lambda: self.window.current_key == "sign_in", "登录页")
        self.settle()
        panel = self.find(QWidget, "field.pin")
        QTest.keyClicks(panel, pin)
        QTest.keyClick(panel, Qt.Key.Key_Return)
        self.wait(lambda: self.window.context.scanning.badge == badge, f"{badge} 登录")
        self.wait(lambda: self.window.current_key != "sign_in", "登录后离开登录页")
        self.settle()

    def sign_in_as(self, name: str, pin: str) -> None:
        """Takes the badge of the person with that name and signs in with it."""
        if self.window.current_key != "sign_in":
            QTest.keyClick(self.window, Qt.Key.Key_F4)
        self.wait(lambda: self.window.current_key == "sign_in", "登录页")
        who = self.find(QComboBox, "field.who")
        self.wait(lambda: who.findText(name) >= 0, f"名单里的{name}")
        self.sign_in(str(who.itemData(who.findText(name))), pin)

    # Widgets

    def find(self, kind: type[W], name: str) -> W:
        """A visible widget by its object name, on the shown page first.

        Raises:
            Stuck: There is none.
        """
        page = self.window.current_page()
        hosts = [host for host in (page, self.window, *QApplication.topLevelWidgets()) if host is not None]
        for host in hosts:
            for widget in host.findChildren(kind, name) if name else host.findChildren(kind):
                if widget.isVisible():
                    return widget
        raise Stuck(f"页面 {self.window.current_key} 上没有可见的 {name}")

    def go(self, page: str) -> None:
        """Opens a tab by its rail entry."""
        self.window.show_page(page)
        self.settle()

    def view(self, key: str) -> None:
        """Chooses a view of the page by its chip."""
        self.window.header.view_chosen.emit(key)
        self.settle()

    def fill(self, name: str, value: str) -> None:
        """Types into a field, as the keyboard or an input method would; chooses in a list; sets a date, or a date and time."""
        editor = self.find(QWidget, name)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(editor, QComboBox) and not editor.isEditable():
            self._choose(editor, value)
        elif isinstance(editor, QDateEdit):
            editor.setDate(QDate.fromString(value, "yyyy-MM-dd"))
        elif isinstance(editor, QDateTimeEdit):
            editor.setDateTime(QDateTime.fromString(value, "yyyy-MM-dd HH:mm"))
        else:
            inner = editor.lineEdit() if isinstance(editor, QComboBox | QAbstractSpinBox) else editor
            self._type(inner or editor, value)
        self.settle()

    def _type(self, editor: QWidget, value: str) -> None:
        if isinstance(editor, QLineEdit | QPlainTextEdit):
            editor.selectAll()
        QTest.keyClick(editor, Qt.Key.Key_Delete)
        if value.isascii():
            QTest.keyClicks(editor, value)
            return
        written = QInputMethodEvent()
        written.setCommitString(value)
        QApplication.sendEvent(editor, written)

    def _choose(self, box: QComboBox, value: str) -> None:
        index = next((n for n in range(box.count()) if value in box.itemText(n)), -1)
        if index < 0:
            raise Stuck(f"{box.objectName()} 里没有「{value}」：{[box.itemText(n) for n in range(box.count())]}")
        while box.currentIndex() != index:
            QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < index else Qt.Key.Key_Up)
        box.activated.emit(index)

    def tick(self, name: str, on: bool = True) -> None:
        """Sets or clears a tick box by a click on it."""
        box = self.find(QAbstractButton, name)
        if box.isChecked() is not on:
            QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(10, box.height() // 2))
        self.wait(lambda: box.isChecked() is on, f"{name} 勾选")
        self.settle()

    def press(self, name: str, patience: float = 0) -> None:
        """Clicks a button; `patience` for what it begins."""
        button = self.find(QAbstractButton, name)
        self.wait(button.isEnabled, f"按钮 {name} 可按")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(button.width() // 2, button.height() // 2))
        self.settle(patience)

    def keys(self, text: str) -> None:
        """Types on the shown page without aiming at a field (gate keying)."""
        target = QApplication.focusWidget() or self.window
        # A page that takes scans would take a faster run of keys for a keyboard-wedge scanner.
        QTest.keyClicks(target, text, delay=HUMAN_MS if self.window.takes_scans() else -1)
        self.settle()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses one key."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.settle()

    def choose_row(self, name: str, text: str) -> None:
        """Selects the row of a list in which some cell shows `text`."""
        table = self.find(QTableView, name)

        def row() -> int:
            model = table.model()
            for n in range(model.rowCount()):
                cells = [str(model.index(n, c).data() or "") for c in range(model.columnCount())]
                if any(text in cell for cell in cells):
                    return n
            return -1

        self.wait(lambda: row() >= 0, f"{name} 里的「{text}」")
        self.choose_nth(name, row())

    def choose_nth(self, name: str, row: int) -> None:
        """Selects a row of a list, counted from 0."""
        table = self.find(QTableView, name)
        self.wait(lambda: table.model().rowCount() > row, f"{name} 的第 {row + 1} 行")
        index = table.model().index(row, 0)
        table.scrollTo(index)
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
        self.settle()

    def rows(self, name: str) -> list[list[str]]:
        """What a list shows, cell by cell."""
        model = self.find(QTableView, name).model()
        columns = range(model.columnCount())
        return [[str(model.index(row, column).data() or "") for column in columns] for row in range(model.rowCount())]

    def chain(self, name: str) -> str:
        """What a painted widget says of itself in words."""
        widget = self.find(QWidget, name)
        return f"{widget.accessibleName()} {widget.accessibleDescription()}"

    def gate_says(self) -> tuple[str, str]:
        """Word and sentence on the gate's banner."""
        self.settle()
        banner = self.find(GateBanner, "")
        return banner.accessibleName(), banner.accessibleDescription()

    def refusal(self) -> str:
        """What the refusal card over the page says, row included; blank while there is none."""
        self.settle()
        overlay = self.window.findChild(QWidget, "refusal")
        if overlay is None or not overlay.isVisible():
            return ""
        cards = overlay.findChildren(RefusalCard)
        return " ".join(f"{card.accessibleName()} {card.accessibleDescription()}" for card in cards)

    def shot(self, name: str) -> Path | None:
        """Takes a screenshot of the window."""
        self.settle()
        if self._pictures is None:
            return None
        self._shots += 1
        path = self._pictures / f"{self._shots:02d}-{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        self.window.grab().save(str(path))
        return path

    def close(self) -> None:
        """Closes the window and lets everything end."""
        self.settle()
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
