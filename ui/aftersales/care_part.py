"""What the four parts of the view 回访 share: a list at the left, a panel at the right, commands that answer beside the form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.clock import site_day
from app.core.errors import AppError
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.parts import Said, SidePanel
from ui.widgets.base import Card, EdgeCard
from ui.widgets.forms import ErrorLine
from ui.widgets.tables import WorkTable

PANEL = 468


class CarePart(QWidget):
    """One part.

    Class attributes:
        series: Beginnings of the numbers that open in it.
    """

    series: ClassVar[str] = ""

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self.context = context
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(12)
        self.error = ErrorLine()
        self.said = Said()
        self.wanted = ""

    def lay(self, title: str, table: WorkTable, panel: SidePanel, below: QWidget | None = None, tools: tuple[QWidget, ...] = ()) -> Card:
        """Puts list and panel in their places; the list's card is given back."""
        card = EdgeCard(title, " ")
        for tool in tools:
            card.head.addWidget(tool)
        card.body.addWidget(table, 1)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(card, 1)
        if below is not None:
            left.addWidget(below)
        self.row.addLayout(left, 1)
        panel.body.addWidget(self.error)
        panel.body.addWidget(self.said)
        self.row.addWidget(panel)
        return card

    @property
    def today(self) -> date:
        """Today at the site."""
        return site_day(self.context.desk.clock.now())

    def run(self, act: Callable[[Any], Any], done: Callable[[Any], None]) -> None:
        """Runs a command; a refusal stands beside the form and nothing that was typed is lost."""
        self.error.show_words("")
        self.said.setText("")

        def failed(error: AppError) -> None:
            facts = "、".join(str(fact.value) for fact in error.facts)
            words = shown(error.reason) + (f"（{facts}）" if facts else "")
            self.error.show_words(f"{error.clause}  {words}" if error.clause else words)

        self.context.command(act, done, failed)

    def reload(self) -> None:
        """Reads what the part shows."""

    def forget(self) -> None:
        """Nothing was keyed, and nothing is in front yet."""
        self.error.show_words("")
        self.said.setText("")

    def open_number(self, number: str) -> None:
        """Shows a record."""
        self.wanted = number
        self.reload()

    def show_paper(self) -> None:
        """Shows the paper of the record in front (F10)."""

    def first_field(self) -> QWidget | None:
        """What takes the keys when the part comes to the front."""
        return None
