"""Which tables a person may take in: one chip a kind, as many rows of them as are needed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from app.core.work import Actor
from app.imports.fields import ROLES
from app.imports.views import ImportKind
from ui.widgets.buttons import Chip

ACROSS, HEIGHT = 4, 36


class KindChips(QWidget):
    """The kinds that a person's roles take in.

    Attributes:
        chosen: A kind was chosen by mouse or keyboard.
    """

    chosen = Signal(object)

    def __init__(self, words: Mapping[ImportKind, str]) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        self._grid.setColumnStretch(ACROSS, 1)
        self._group = QButtonGroup(self)
        self._chips = {kind: Chip(words[kind]) for kind in ImportKind}
        for kind, chip in self._chips.items():
            chip.setObjectName(f"kind.{kind.value}")
            chip.clicked.connect(lambda _=False, kind=kind: self.chosen.emit(kind))
            self._group.addButton(chip)

    def offer(self, actor: Actor) -> list[ImportKind]:
        """Shows the chips of a person's kinds, in their order."""
        offered = [kind for kind in ImportKind if actor.has(*ROLES[kind])]
        for chip in self._chips.values():
            self._grid.removeWidget(chip)
            chip.hide()
        for at, kind in enumerate(offered):
            self._grid.addWidget(self._chips[kind], at // ACROSS, at % ACROSS)
            self._chips[kind].show()
        rows = -(-len(offered) // ACROSS)
        self.setFixedHeight(rows * (HEIGHT + 6))
        return offered

    def choose(self, kind: ImportKind) -> None:
        """Fills the chip of a kind."""
        self._chips[kind].setChecked(True)
