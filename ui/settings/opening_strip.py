"""One line over the page while opening stock is unfinished: how far it is, and the key that stops it or lets it go on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.storage.opening import ROLES
from app.storage.opening_posting import OpeningView
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.import_progress import ImportProgress
from ui.settings.parts import minute
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton
from ui.widgets.keys import command_key
from ui.widgets.mark import Mark

KEY = "Alt+S"
NAMED = 3
"""So many numbers that stayed out are named."""


class OpeningStrip(QWidget):
    """It is there as long as the stock is not whole, and afterwards while numbers that stayed out were not read."""

    def __init__(self, context: DeskContext, parent: QWidget) -> None:
        super().__init__(parent)  # what is shown from the beginning would be a window of its own without one
        self.context = context
        self.setObjectName("strip.opening")
        self.mark = Mark(State.UNDER_WAY, self.tr("期初库存没写完"))
        self.mark.setObjectName("mark.opening")
        self.bar = ImportProgress()
        self.act = KeyButton(self.tr("停"), cap=KEY)
        self.act.setObjectName("do.opening")
        self.act.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # no scanner's Enter presses it
        self.act.clicked.connect(self._act)
        command_key(KEY, self).activated.connect(self._act)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(12)
        row.addWidget(self.mark)
        row.addWidget(self.bar, 1)
        row.addWidget(self.act)
        context.opening.moved.connect(self._show)
        context.person_changed.connect(lambda _: self._show(context.opening.seen))
        self._show(context.opening.seen)

    def read(self) -> None:
        """Asks anew."""
        self.context.opening.read()

    def _show(self, view: OpeningView | None) -> None:
        there = view is not None and (not view.ended or (bool(view.left_out) and view.document != self.context.opening.noted))
        self.setVisible(there)
        if view is None or not there:
            return
        self.mark.set_state(*self._state(view))
        self.bar.show_step(self._words(view), view.done, view.lines)
        self.act.set_words(self.tr("知道了") if view.ended else self.tr("接着写") if view.stopped else self.tr("停"))
        self.act.setVisible(view.ended or self.context.actor.has(*ROLES))

    def _state(self, view: OpeningView) -> tuple[State, str]:
        if view.ended:
            return State.HOLD, self.tr("期初库存 {document}：{n} 个号没入库").format(document=view.document, n=len(view.left_out))
        if view.stopped or self.context.opening.failed is not None:
            return State.HOLD, self.tr("期初库存 {document} 停着，还没写完").format(document=view.document)
        return State.UNDER_WAY, self.tr("期初库存 {document} 正在写，还没写完").format(document=view.document)

    def _words(self, view: OpeningView) -> str:
        if view.ended:
            named = "、".join(view.left_out[:NAMED])
            return self.tr("这些号已经有了：{named}").format(named=named if len(view.left_out) <= NAMED else f"{named}…")
        failed = self.context.opening.failed
        if failed is not None:
            return self.tr("{why}。会自己再试").format(why=shown(failed))
        words = self.tr("{done} / {lines} 行已入库　{person} {at}")
        return words.format(done=f"{view.done:,}", lines=f"{view.lines:,}", person=view.person, at=minute(view.began_at))

    def _act(self) -> None:
        view = self.context.opening.seen
        if view is None or not self.act.isVisible():
            return
        if view.ended:
            self.context.opening.note()
        elif view.stopped:
            self.context.opening.go_on()
        else:
            self.context.opening.stop()
