"""The foot of a list that is read a page at a time: how many more there are, and the key that lists them too."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui.widgets.buttons import KeyButton

PAGE = 200


class MoreButton(KeyButton):
    """Hidden while everything is listed; `limit` is how many lines are listed at most, `wanted` that it has grown by a page."""

    wanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(" ", key="Alt+End")
        self.setObjectName(f"do.more_{name}")
        self.limit = PAGE
        self.clicked.connect(self._grow)
        self.hide()

    def first_page(self) -> None:
        """Another list begins with its first page."""
        self.limit = PAGE

    def show_more(self, more: int) -> None:
        """So many open ones are not listed yet."""
        self.set_words(self.tr("还有 {n} 张没有列出，再列一页").format(n=more))
        self.setVisible(more > 0)

    def _grow(self) -> None:
        self.limit += PAGE
        self.wanted.emit()
