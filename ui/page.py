"""What a tab of the desk is: a page of the shell with a key, the tables it shows, and maybe a bench that takes scans."""

from __future__ import annotations

from typing import ClassVar

from app.core.changes import ChangeSet
from app.core.errors import AppError
from app.core.scans import ScanResult
from app.core.words import Role
from app.core.work import Actor
from app.scanning.lane import Bench
from ui.context import DeskContext
from ui.sounds import Sound, sound_of
from ui.widgets.base import Page


class DeskPage(Page):
    """Base of every tab.

    Class attributes:
        key: Stable name: today, inbound, bench, dispatch, gate, aftersales, orders, inspection, catalog, settings.
        icon: Name in `ui.icons`.
        roles: Who sees the tab; empty for everybody who is signed in.
        tables: A commit that touches one of them reloads the page when it is visible, or marks it stale.
        dark: Painted in the dark theme (gate).
        full_window: Takes the whole window with its own header (bench, gate).
        visits: An inspector's badge opens a check here while the packer stays signed in.
        cards: A refused command is shown as a card over the page; a page that says no is told by `show_failure`.
    """

    key: ClassVar[str] = ""
    icon: ClassVar[str] = "doc"
    roles: ClassVar[frozenset[Role]] = frozenset()
    tables: ClassVar[frozenset[str]] = frozenset()
    dark: ClassVar[bool] = False
    visits: ClassVar[bool] = False
    cards: ClassVar[bool] = True

    def __init__(self, context: DeskContext, title: str = "", subtitle: str = "") -> None:
        super().__init__(title, subtitle)
        self.context = context
        self.takes_scans = True
        self._stale = True
        self._timer = context.next_turn(self, self._reload_if_visible)
        context.changed.connect(self._on_changes)
        context.person_changed.connect(self.refresh)
        self.setObjectName(f"page.{self.key}")

    def bench(self) -> Bench | None:
        """What takes scans here, or None: then only badges, commands and documents of other tabs are understood."""
        return None

    @property
    def asks_approval(self) -> bool:
        """Whether the next badge is that of a second person who approves what was asked for."""
        return False

    def approve(self, actor: Actor) -> None:
        """A second person stands behind what was asked for, by badge and PIN."""

    @property
    def may_lock(self) -> bool:
        """Whether the station may be locked when nobody touched it for a while."""
        return True

    def sound_of(self, result: ScanResult) -> Sound | None:
        """What the verdict on a scan sounds like here."""
        return sound_of(result)

    def show_failure(self, error: AppError) -> None:
        """Says in the page's own way that a command was refused; only a page without `cards` is asked."""

    def show_result(self, result: ScanResult) -> None:
        """Shows the verdict on a scan that arrived while this page was in front."""

    def show_early(self, result: ScanResult) -> None:
        """Shows a verdict that allows nothing while the disk still keeps it."""
        self.show_result(result)

    def show_kept(self, result: ScanResult) -> None:
        """What was shown early is kept now, if it still stands here."""

    def open_document(self, document: str) -> None:
        """Shows a document; called when another tab or a scan sends the person here."""

    def reload(self) -> None:
        """Reads what the page shows, by `context.query`."""

    @property
    def will_read(self) -> bool:
        """Whether a reading anew was asked for and has not begun: between a command's end and it nothing is under way."""
        return self._timer.isActive()

    def refresh(self) -> None:
        """Reloads now when visible, else on the next showing."""
        self._stale = True
        self._timer.start()

    def again(self) -> None:
        """F5: reads anew; a page that calculates does that again."""
        self.refresh()

    def activated(self) -> None:
        """The tab came to the front."""
        self._reload_if_visible()

    def _on_changes(self, changes: ChangeSet) -> None:
        if changes.touches(self.tables):
            self.refresh()

    def _reload_if_visible(self) -> None:
        if self._stale and self.isVisible():
            self._stale = False
            self.reload()
