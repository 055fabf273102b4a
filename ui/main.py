"""`jiaofu`: reads options, opens the desk, shows the window."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from app.admin.prepare import prepare, vault_for
from app.core.errors import AppError
from app.desk import Desk, open_desk
from app.gate.memory import CACHE
from app.settings import local as local_settings
from app.settings.local import LocalSettings, Origin
from ui import i18n
from ui.errors import log_uncaught
from ui.first_paint import FirstPaint
from ui.first_start import FirstAdministrator, needed
from ui.steady import steady
from ui.theme import fonts, measure, style, tokens
from ui.window import DeskWindow


def main(arguments: Sequence[str] | None = None) -> int:
    """Starts the desk.

    Returns:
        0 after the window was closed, 1 when the desk could not be opened, 2 for options that make no sense.
    """
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)  # two lines at every heartbeat of a gate
    log_uncaught()
    try:
        local = local_settings.load(sys.argv[1:] if arguments is None else arguments)
    except AppError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    dress(app, local)
    try:
        desk = open_for(local)
    except AppError as error:
        _tell(i18n.shown(error.reason))
        return 1
    try:
        if not goes_on_alone(local) and needed(desk) and not FirstAdministrator(desk).exec():
            return 0
        window = DeskWindow(desk, local, door_first=local["station"] != "gate")
        FirstPaint(window, lambda: _settle_in(window))
        window.start()
        window.showFullScreen() if local["kiosk"] else window.showMaximized()
        return app.exec()
    except AppError as error:
        _tell(i18n.shown(error.reason))
        return 1
    finally:
        desk.close()


def _settle_in(window: DeskWindow) -> None:
    """The door is on the glass: the pages are made while somebody looks for his badge."""
    window.furnish()
    steady(window, lambda: window.context.jobs.busy)


def dress(app: QApplication, local: LocalSettings) -> None:
    """Fonts, language, theme and screen size, before the first widget."""
    app.setApplicationName("jiaofu")
    app.setApplicationDisplayName("交付台")
    fonts.register()
    i18n.install(app, str(local["lang"]))
    measure.configure(float(local["diagonal"]))
    style.apply(app, tokens.LIGHT)


def open_for(local: LocalSettings) -> Desk:
    """Opens the desk that the options name; demo data and a first database are made when they are not there.

    Raises:
        StoreError: The database cannot be opened.
        BadInput: What the station keeps outside the database cannot be read or believed.
    """
    url, alone = str(local["database"]), goes_on_alone(local)
    named = local.values["database"].origin is not Origin.DEFAULT
    if not alone or url.startswith("sqlite"):  # a gate that was in touch does not wait for a server to be there
        note = making_note()
        prepare(url, demo=bool(local["demo"]), create=not named or bool(local["demo"]), began=lambda: _tell_making(note))
        note.deleteLater()
    vault = vault_for(url, local.gate_folder)
    return open_desk(url, local.station_name, vault=vault, quick=local.gate_folder is not None, must_fit=not alone)


def goes_on_alone(local: LocalSettings) -> bool:
    """Whether this PC is a gate that has been in touch before: it starts whatever became of the database meanwhile."""
    folder = local.gate_folder
    return folder is not None and (folder / CACHE).is_file()


_MAKING = "第一次打开：正在造八周的演示数据，要一两分钟，请等窗口出来。"


def making_note() -> QLabel:
    """The note that stands on the screen while demo data are made; it has a ground of its own, which labels have not."""
    note = QLabel(_MAKING, None, Qt.WindowType.SplashScreen)
    note.setContentsMargins(28, 20, 28, 20)
    note.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    note.setStyleSheet(f"background: {tokens.LIGHT.surface1}; color: {tokens.LIGHT.text1};")
    return note


def _tell_making(note: QLabel) -> None:
    """Says in the terminal and on the screen that the window comes later: it looks dead for minutes otherwise."""
    sys.stdout.write(f"{_MAKING}\n")
    sys.stdout.flush()
    note.show()
    for _ in range(2):  # shown, then painted
        QApplication.processEvents()


def _tell(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
    box = QMessageBox(QMessageBox.Icon.Critical, "交付台", "")
    box.setTextFormat(box.textFormat().PlainText)
    box.setText(sentence)
    box.exec()


if __name__ == "__main__":
    sys.exit(main())
