"""A page with its scanner on a real serial line, without the shell."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.core.scans import ScanResult
from app.core.work import Actor, Workplace
from app.devices.ports import DeviceState
from app.devices.simulate import PtyScanner
from tests.helpers.office import Office
from tests.helpers.settled import eventually
from ui.context import DeskContext
from ui.page import DeskPage
from ui.scans import ScanDesk


class ScanPage(Office):
    """A page that is scanned at and keyed on."""

    def __init__(self, place: Workplace, make: Callable[[DeskContext], DeskPage], actor: Actor, size: QSize = QSize(1218, 688)) -> None:
        super().__init__(place, make, actor, size)
        self.results: list[ScanResult] = []
        self._turns = count()
        self.scans = ScanDesk(self.context, lambda: self.page)
        self.scans.answered.connect(self.results.append)
        self.page.command_wanted.connect(self.scans.inject)  # type: ignore[attr-defined]
        self._gun = PtyScanner()
        self._gun.__enter__()
        self.scans.open_port(self._gun.port)
        self._wait_for_scanner()
        self.context.go_to.connect(lambda page, document: self.page.open_document(document))

    def _wait_for_scanner(self) -> None:
        """What is sent before the port is open would be lost."""
        eventually(lambda: self.scans._ports[0].state is DeviceState.READY)

    def scan(self, text: str) -> ScanResult:
        """Pulls the trigger and waits for the verdict; the same code twice is two triggers a second apart."""
        self.context.desk.lane._last = None
        return self._answer(lambda: self._gun.scan(text))

    def press_key(self, key: Qt.Key) -> ScanResult:
        """Presses a command key of the page and waits for its verdict."""
        self.context.desk.lane._last = None
        return self._answer(lambda: QTest.keyClick(self.window, key))

    def confirm(self) -> ScanResult:
        """The 确认 command."""
        return self.scan("JF$CONFIRM")

    def _answer(self, act: Callable[[], object]) -> ScanResult:
        seen = len(self.results)
        act()
        eventually(lambda: len(self.results) > seen)
        self.settle()
        return self.results[-1]

    def focus(self, name: str) -> QWidget:
        """Takes the focus to a widget."""
        widget = self.find(QWidget, name)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return widget

    def close(self) -> None:
        """Ends scanner, jobs and window."""
        self.scans.close()
        self._gun.__exit__(None, None, None)
        super().close()
