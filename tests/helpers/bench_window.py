"""Run as a program: the real window of a packing bench on a given database; standard output says what page it shows.

Ctrl+Alt+F leads to a field where Chinese may be written: the filter of the print jobs. A machine that runs many tests at
once may hold a key back for longer than a scanner ever does: the gap of a burst is given.
"""

from __future__ import annotations

import sys
from datetime import datetime

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from app.core.clock import SetClock
from app.core.work import Workplace
from app.desk import Desk, _forms
from app.scanning.lane import ScanLane
from app.settings import local
from db.engine import open_engine
from ui.main import dress
from ui.widgets import wedge
from ui.window import DeskWindow


def main(url: str, now: str, gap_ms: str, *options: str) -> int:
    """Opens the window and runs until the process is ended."""
    wedge.GAP_MS = int(gap_ms)
    app = QApplication(["jiaofu"])
    settings = local.load(options)
    dress(app, settings)
    place = Workplace(open_engine(url), settings.station_name, SetClock(datetime.fromisoformat(now)))
    window = DeskWindow(Desk(place, _forms(), ScanLane(place)), settings)
    window.setWindowTitle("bench under test")
    window.page_shown.connect(lambda key: tell(f"page {key}"))
    QShortcut(QKeySequence("Ctrl+Alt+F"), window).activated.connect(lambda: to_a_field(window))
    window.start()
    window.showMaximized()
    return app.exec()


def tell(words: str) -> None:
    """One line to whoever started the program."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def to_a_field(window: DeskWindow) -> None:
    """Shows the print jobs and puts the focus into their filter."""
    window.open_document("settings", "printing")
    page = window.current_page()
    field = next(w for w in page.findChildren(QWidget, "field.filter") if w.isVisible()) if page else None
    assert field is not None
    field.setFocus()
    tell(f"field {field.hasFocus()}")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
