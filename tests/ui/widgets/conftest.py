"""The desk's fonts and style for every test here; a Qt warning fails the test."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, QtMsgType
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme import fonts, measure, style
from ui.theme.tokens import LIGHT

# the offscreen platform has no window frame; a PC without video acceleration or sound server says so
HARMLESS = re.compile(r"propagateSizeHints|Couldn.t (load|resolve) va\b|PulseAudio")


@pytest.fixture(autouse=True)
def desk_style(qapp: QApplication, qtbot: QtBot, qtlog: object) -> Iterator[None]:
    fonts.register()
    style.apply(qapp, LIGHT)
    measure.configure(24.0, QSize(1366, 768))
    yield
    for record in qtlog.records:  # type: ignore[attr-defined]
        if record.type not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            assert HARMLESS.search(record.message), record.message
