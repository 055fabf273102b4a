"""Pages that tests build by themselves get the style sheet when they are whole, as in the window: it takes a quarter of the time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import wraps
from typing import Any

from PySide6.QtWidgets import QApplication

from ui.page import DeskPage
from ui.theme import style


def build_pages_undressed() -> None:
    """From now on every page is built so, those of classes to come as well."""

    def coming(cls: type[DeskPage], /, **options: Any) -> None:
        super(DeskPage, cls).__init_subclass__(**options)
        _undress(cls)

    DeskPage.__init_subclass__ = classmethod(coming)  # type: ignore[assignment]
    for cls in _below(DeskPage):
        _undress(cls)


def _below(cls: type[DeskPage]) -> Iterator[type[DeskPage]]:
    for one in cls.__subclasses__():
        yield one
        yield from _below(one)


def _undress(cls: type[DeskPage]) -> None:
    make = cls.__dict__.get("__init__")
    if make is None:
        return

    @wraps(make)
    def built(self: DeskPage, *args: Any, **named: Any) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        with style.undressed(app):
            make(self, *args, **named)

    cls.__init__ = built  # type: ignore[method-assign]
