"""Waiting until a window has come to rest."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.context import DeskContext
from ui.page import DeskPage


def settled(qtbot: QtBot, context: DeskContext) -> None:
    """Waits until no job runs or is still to be shown, and no page is about to read anew: between the two lies a turn of the loop."""

    def at_rest() -> bool:
        tops = QApplication.topLevelWidgets()
        pages = [page for top in tops for page in (top, *top.findChildren(DeskPage)) if isinstance(page, DeskPage)]
        return not context.jobs.busy and not any(page.will_read for page in pages if page.context is context)

    for _ in range(2):
        QApplication.processEvents()
        qtbot.waitUntil(at_rest)
