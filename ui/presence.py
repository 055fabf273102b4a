"""Who is at the desk: signing in and out, an inspector's visit beside the packer, a second person's approval."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from app.boxing.rounds import Visit
from app.core.scans import ScanResult
from app.core.work import Actor
from app.devices.code_table import Command
from app.identity.views import staff_number
from ui.context import DeskContext
from ui.desk_pages import DeskPages
from ui.page import DeskPage
from ui.shell import Shell
from ui.sign_in import Door, SignInPage


class Presence(QObject):
    """Turns between the pages and the door at which badge and PIN are asked for.

    Args:
        shell: The window.
        context: Who is signed in, and who visits.
        pages: The pages, by permission.
        door: The page that asks.
    """

    def __init__(self, shell: Shell, context: DeskContext, pages: DeskPages, door: SignInPage) -> None:
        super().__init__(shell)
        self._shell, self._context, self._pages, self._door = shell, context, pages, door
        self._back_to = ""
        context.person_changed.connect(self._on_person)
        door.signed_in.connect(context.set_actor)
        door.visited.connect(self._begin_visit)
        door.approved.connect(self._approved)
        door.left.connect(self._back)
        door.heard.connect(self._on_heard)
        shell.page_shown.connect(self._on_page)

    def lock(self) -> None:
        """Signs out; what the pages hold stays."""
        if self._shell.current_key not in ("", "sign_in"):
            self._back_to = self._shell.current_key
        self._context.set_actor(None)
        self._door.ask_anyone()
        self._shell.show_page("sign_in")

    def change(self) -> None:
        """F4: a check that goes on here ends, else another person takes over; Esc goes back to the one who is signed in."""
        if self._context.visitor is not None:
            self._context.set_visitor(None)
            return
        self._leave_page()
        self._door.ask_anyone()
        self._shell.show_page("sign_in")

    @Slot(str)
    def take_badge(self, badge: str) -> None:
        """A badge was scanned: a second person's who approves, a visitor's, or whoever takes over."""
        page, context = self._pages.front(), self._context
        if page is not None and context.signed_in and page.asks_approval:
            self._ask_pin(badge, Door.APPROVE)
        elif page is None or not page.visits or not context.signed_in:
            self._ask_pin(badge, Door.SIGN_IN)
        elif context.visitor is not None and badge in (context.visitor.badge, context.actor.badge):
            context.set_visitor(None)
        else:
            context.set_visitor(None)
            context.jobs.write(lambda: context.desk.visit(badge), lambda found: self._on_visit(badge, found), context.failed.emit)

    def _on_visit(self, badge: str, visit: Visit | None) -> None:
        if visit is None or badge == self._context.actor.badge:
            self._ask_pin(badge, Door.SIGN_IN)
        elif visit.actor is None:
            self._ask_pin(badge, Door.ROUND)
        else:
            self._context.set_visitor(visit.actor)

    @Slot(object)
    def _begin_visit(self, actor: Actor) -> None:
        self._back()
        self._context.set_visitor(actor)

    @Slot(object)
    def _approved(self, actor: Actor) -> None:
        self._back()
        page = self._pages.front()
        if page is not None:
            page.approve(actor)

    @Slot(str)
    def _on_page(self, key: str) -> None:
        page = self._shell.page(key)
        if not isinstance(page, DeskPage) or not page.visits:
            self._context.set_visitor(None)

    def _ask_pin(self, badge: str, door: Door) -> None:
        self._leave_page()
        self._door.ask_for(badge, door)
        self._shell.show_page("sign_in")

    def _leave_page(self) -> None:
        if self._shell.current_key != "sign_in":
            self._back_to = self._shell.current_key

    @Slot(object)
    def _on_heard(self, result: ScanResult) -> None:
        """A stop acknowledged at the door is over at the page that shows it."""
        page = self._shell.page(self._back_to) if self._back_to else None
        if result.scan.raw == Command.CONFIRM.code and isinstance(page, DeskPage):
            page.show_result(result)

    @Slot()
    def _back(self) -> None:
        if self._context.signed_in:
            self._pages.show_allowed(self._back_to)

    @Slot(object)
    def _on_person(self, actor: Actor) -> None:
        self._pages.offer()
        if self._context.signed_in:
            self._shell.set_person(actor.name, self.tr("工号 {n}").format(n=staff_number(actor.badge)))
            self._pages.show_allowed(self._back_to)
        else:
            self._shell.set_person(self.tr("未登录"), "")
