"""What a view of the tab 库存 is."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.scans import ScanResult
from app.core.words import Role
from app.core.work import Actor
from app.devices.code_table import Command as Code
from app.scanning.lane import Bench
from ui.context import DeskContext


class StorageView(QWidget):
    """One view with lists beside a panel; a view that is worked by scanner alone inherits `ui.inbound.screen.InboundScreen` instead.

    Class attributes:
        key: Key of the view.
        roles: Who sees it; empty for everybody who sees the tab.
        tables: A commit that touches one of them has the view read anew.
        series: Beginnings of the numbers that open in it.
    """

    key: ClassVar[str] = ""
    roles: ClassVar[frozenset[Role]] = frozenset()
    tables: ClassVar[frozenset[str]] = frozenset()
    series: ClassVar[tuple[str, ...]] = ()

    command_wanted = Signal(object)
    """Text that goes the way of a scan, or a command."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self.context = context
        self.bench: Bench | None = None
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 12, 16, 12)
        self.row.setSpacing(12)

    @property
    def latched(self) -> bool:
        """Whether a wrong scan waits for 确认."""
        return self.bench is not None and self.context.desk.lane.latched is not None

    @property
    def asks_second(self) -> bool:
        """Whether the next badge is that of a second person who signs here."""
        return False

    def second(self, actor: Actor) -> None:
        """A second person proved himself by badge and PIN."""

    def reload(self) -> None:
        """Reads what the view shows."""

    def open_document(self, document: str) -> None:
        """Shows a record of this view."""

    def show_state(self) -> None:
        """The view came to the front."""

    def hand_on(self, before: int, after: int) -> None:
        """Another person took over: what the one before had half keyed goes with him.

        Args:
            before: Key of the person who was signed in.
            after: Key of the person who is.
        """

    def first_field(self) -> QWidget | None:
        """What takes the keys when the view is chosen; None for its list."""
        return None

    def show_result(self, result: ScanResult) -> None:
        """Shows the verdict on a scan."""

    def key_pressed(self, command: Code) -> None:
        """F7 to F10."""
