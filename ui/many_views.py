"""A tab with several views: which of them a person is offered, which is in front, and where scans and documents go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.core.changes import ChangeSet
from app.core.scans import ScanResult
from app.core.work import Actor
from app.devices.code_table import Command as Code
from app.devices.code_table import series_of
from app.scanning.lane import Bench, OtherPage
from ui.inbound.screen import InboundScreen
from ui.page import DeskPage
from ui.storage.screen import StorageView
from ui.widgets.keys import command_key

_KEYS = (("F10", Code.PRINT), ("F8", Code.UNDO), ("F9", Code.TAKE_OUT), ("F7", Code.NEW_BOX))


AnyView = StorageView | InboundScreen


class ManyViewsPage(DeskPage):
    """`open_document` takes the key of a view, a record in a view (`due/L261123-01`), or a number whose series a view names."""

    command_wanted = Signal(object)
    """What a view wants done as if it were scanned."""

    def show_views(self, screens: Sequence[tuple[str, AnyView]], *above: QWidget) -> None:
        """Takes the views of the tab; call it last in `__init__`.

        Args:
            screens: Word and view of each, in their order.
            above: What stands over every view.
        """
        self._words = {screen.key: words for words, screen in screens}
        self._of = {screen.key: screen for _, screen in screens}
        self._watched = frozenset[str]().union(*(getattr(screen, "tables", ()) for _, screen in screens))
        self.view = self._liked = screens[0][1].key
        self.views = list(self._words.items())
        self.stack = QStackedWidget()
        for _, screen in screens:
            screen.command_wanted.connect(self.command_wanted)
            self.stack.addWidget(screen)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for one in above:
            box.addWidget(one)
        box.addWidget(self.stack)
        for key, act in _KEYS:
            command_key(key, self).activated.connect(lambda act=act: self.front.key_pressed(act))
        self._last: int | None = self.context.actor.person_id
        self.context.person_changed.connect(self._hand_over)
        self.context.person_changed.connect(self._offer_views)
        self._offer_views()

    @property
    def front(self) -> AnyView:
        """The view in front."""
        return self._of[self.view]

    def bench(self) -> Bench | None:
        """Every scan goes to the view in front, if it takes any."""
        return self.front.bench

    @property
    def asks_approval(self) -> bool:
        """Whether the view in front waits for a second person's badge."""
        return self.front.asks_second

    def approve(self, actor: Actor) -> None:
        """The second person stands behind it."""
        self.front.second(actor)

    def show_view(self, key: str) -> None:
        """Shows a view and reads it anew; a wrong scan that waits for 确认 keeps its own."""
        if key not in dict(self.views) or (self.front.latched and key != self.view):
            self.title_changed.emit()  # the chip that was clicked goes back to the view in front
            return
        super().show_view(key)
        self._liked = key
        self.stack.setCurrentWidget(self.front)
        self.title_changed.emit()
        self.front.show_state()
        self.reload()

    def first_field(self) -> QWidget | None:
        """The field that the view in front is worked by."""
        return self.front.first_field() if isinstance(self.front, StorageView) else None

    def reload(self) -> None:
        """Reads the view in front."""
        self.front.reload()

    def knows(self, document: str) -> bool:
        """Whether a document names a view of this tab, or belongs to one."""
        return document.partition("/")[0] in self._of or any(self._takes(one, document) for one in self._of.values())

    @staticmethod
    def _takes(screen: AnyView, document: str) -> bool:
        """By the whole form of the number: the serial of a unit may begin with the letters of a series. What ends in | is a prefix."""
        taken = tuple(getattr(screen, "series", ()))
        prefixes = tuple(one for one in taken if one.endswith("|"))
        return document.startswith(prefixes) or series_of(document.partition("/")[0]) in taken

    def open_document(self, document: str) -> None:
        """Shows a view, a record in a view, or a number in the view that it belongs to."""
        view, _, key = document.partition("/")
        if view in self._of:
            self.show_view(view)
            if key and self.view == view:
                self.front.open_document(key)
            return
        for key, screen in self._of.items():
            if key in dict(self.views) and self._takes(screen, document):
                self.show_view(key)
                break
        self.front.open_document(document)

    def show_result(self, result: ScanResult) -> None:
        """The view in front shows the verdict; a document of another view of this tab opens there."""
        if isinstance(result.view, OtherPage) and result.view.page == self.key and not self.front.latched:
            self.open_document(result.view.document)
            return
        self.front.show_result(result)

    def _on_changes(self, changes: ChangeSet) -> None:
        if changes.touches(self._watched):
            self.refresh()

    def _hand_over(self, actor: Actor) -> None:
        """F4: what one person had half keyed is not there for the next; who was only locked out finds it as he left it."""
        before, after = self._last, actor.person_id
        if after is None:
            return
        self._last = after
        if before is not None and before != after:
            for view in self._of.values():
                if isinstance(view, StorageView):
                    view.hand_on(before, after)

    def _offer_views(self) -> None:
        """The views of the person's roles; with none of them, as while nobody is signed in, the first."""
        roles = self.context.actor.roles
        offered = [(key, self._words[key]) for key, screen in self._of.items() if not screen.roles or roles & screen.roles]
        self.views = offered or [next(iter(self._words.items()))]
        front = self._liked if self._liked in dict(self.views) else self.views[0][0]
        if self.view != front:  # who was here before may not have been offered it
            self.view = front
            self.stack.setCurrentWidget(self.front)
        self.title_changed.emit()
