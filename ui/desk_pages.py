"""The tabs of a station in the window: which there are, which is in front, and which of them a person may see."""

from __future__ import annotations

from ui.context import DeskContext
from ui.page import DeskPage
from ui.pages import pages_for
from ui.shell import Shell
from ui.theme import style, tokens

_INSTEAD = {"gate": ("dispatch", "sign")}
"""Where a document opens at a station without the page that it is at home on, or for who may not see that."""


class DeskPages:
    """The pages that a station shows, in the order of the rail.

    Args:
        shell: The window they stand in.
        context: Who is signed in.
        station: Of which station, as `pages_for` knows it.
    """

    def __init__(self, shell: Shell, context: DeskContext, station: str) -> None:
        self._shell, self._context = shell, context
        self._entries = pages_for(station)

    def build(self) -> None:
        """Makes every page and puts it into the window."""
        for entry in self._entries:
            page = entry.make(self._context)
            self._shell.add_page(page.key, entry.title(), page.icon, page, entry.group, in_rail=entry.in_rail)
            if page.dark:
                style.apply_to_page(page, tokens.DARK)

    def all(self) -> list[DeskPage]:
        """Every page but the door."""
        found = (self._shell.page(key) for key in self._shell.keys() if key != "sign_in")  # noqa: SIM118
        return [page for page in found if isinstance(page, DeskPage)]

    def front(self) -> DeskPage | None:
        """The page in front; None at the door."""
        page = self._shell.current_page()
        return page if isinstance(page, DeskPage) else None

    def allows(self, page: DeskPage) -> bool:
        """Whether who is signed in may see a page."""
        return self._context.signed_in and (not page.roles or self._context.actor.has(*page.roles))

    def offer(self) -> None:
        """The rail shows the pages of who is signed in."""
        pages = self.all()
        if not pages:  # they are not made yet
            return
        for entry, page in zip(self._entries, pages, strict=True):
            if entry.in_rail:
                self._shell.set_page_shown(page.key, self.allows(page))

    def show_allowed(self, wanted: str) -> None:
        """Shows the wanted page, or the first that the person may see."""
        allowed = [page.key for page in self.all() if self.allows(page)]
        if wanted in allowed:
            self._shell.show_page(wanted)
        elif allowed:
            self._shell.show_page(allowed[0])

    def open_document(self, key: str, document: str) -> None:
        """Shows a page and, if there is one, a document on it; refused when the person may not see the page.

        A pass is at home at the gate; where there is none, it opens on the desk that made it or on the one that signs it.
        """
        for wanted in (key, *_INSTEAD.get(key, ())):
            if wanted not in self._shell.keys():  # noqa: SIM118
                continue
            page = self._shell.page(wanted)
            if isinstance(page, DeskPage) and not self.allows(page):
                continue
            self._shell.show_page(wanted)
            if document and isinstance(page, DeskPage):
                page.open_document(document)
            return
