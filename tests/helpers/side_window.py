"""A window's context on a fresh database file, with an administrator signed in, for tests of office pages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core.clock import SetClock
from app.core.events import EventBus
from app.core.work import Actor, Workplace
from app.desk import Desk
from app.identity.papers import badges
from app.identity.service import create_first_administrator, create_person
from app.printing.making import Forms
from app.scanning.lane import ScanLane
from db.engine import open_engine
from db.states import Role
from tests.helpers.settled import eventually, settled
from ui.context import DeskContext
from ui.page import DeskPage
from ui.shell import Shell
from ui.theme import fonts, measure, style
from ui.theme.tokens import LIGHT

PIN = "2580"
SCREENS = (QSize(1366, 768), QSize(1920, 1080))


@dataclass
class Office:
    """Desk, context and the administrator who is signed in."""

    desk: Desk
    context: DeskContext
    administrator: Actor
    qtbot: QtBot

    def person(self, name: str, *roles: Role) -> Actor:
        with self.desk.work(self.administrator) as work:
            made = create_person(work, name, PIN, roles)
        return Actor(made.person_id, made.name, made.badge, made.roles)

    def show(self, *pages: DeskPage) -> Shell:
        shell = Shell()
        self.qtbot.addWidget(shell)
        for page in pages:
            shell.add_page(page.key, page.title, page.icon, page, "side")

        def go(key: str, document: str) -> None:
            if key in shell.keys():  # noqa: SIM118
                shell.show_page(key)
                page = shell.page(key)
                if document and isinstance(page, DeskPage):
                    page.open_document(document)

        self.context.go_to.connect(go)
        shell.resize(QSize(1366, 768))
        shell.show()
        shell.activateWindow()
        eventually(shell.isActiveWindow)
        shell.show_page(pages[0].key)
        self.settle()
        return shell

    def settle(self) -> None:
        """Waits until no job runs and the pages have what they asked for."""
        settled(self.qtbot, self.context)

    def click(self, page: QWidget, name: str) -> None:
        button = page.findChild(QWidget, name)
        assert button is not None and button.isEnabled(), name
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def picture(self, widget: QWidget, name: str) -> None:
        """Saves the window as it looks on both screens, where the environment names a folder for pictures."""
        folder, window = os.environ.get("JIAOFU_PICTURES"), widget.window()
        if not folder:
            return
        Path(folder).mkdir(parents=True, exist_ok=True)
        for size in SCREENS:
            window.resize(size)
            self.settle()
            window.grab().save(f"{folder}/{name}-{size.width()}.png")
        window.resize(SCREENS[0])
        self.settle()

    def type(self, page: QWidget, name: str, text: str) -> None:
        """Types into the visible field of a name, in place of what stands there."""
        field = next(w for w in page.findChildren(QWidget, name) if w.isVisible())
        field.setFocus()
        self.qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        for sign in text:
            self.qtbot.keyClicks(field, sign) if sign.isascii() else field.insert(sign)  # type: ignore[attr-defined]


@pytest.fixture
def office(qapp: QApplication, qtbot: QtBot, sqlite_file_url: str, clock: SetClock) -> Iterator[Office]:
    fonts.register()
    style.apply(qapp, LIGHT)
    measure.configure(24.0, QSize(1366, 768))
    engine = open_engine(sqlite_file_url)
    place = Workplace(engine, "办公室", clock, EventBus())
    with place.work(Actor(None, "准备")) as work:
        made = create_first_administrator(work, "系统管理员甲", PIN)
    administrator = Actor(made.person_id, made.name, made.badge, made.roles)
    desk = Desk(place, Forms({"badges": badges}, {}), ScanLane(place))
    context = DeskContext(desk)
    context.set_actor(administrator)
    yield Office(desk, context, administrator, qtbot)
    context.close()
    QApplication.processEvents()
    context.deleteLater()
    engine.dispose()
