"""The note of the very first start."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.main import making_note
from ui.theme import tokens


def test_the_note_of_the_first_start_can_be_read(qtbot: QtBot) -> None:
    note = making_note()
    qtbot.addWidget(note)
    note.show()
    ground = note.grab().toImage().pixelColor(3, 3).name()
    assert ground == tokens.LIGHT.surface1.lower()
