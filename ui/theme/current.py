"""Which theme a widget paints with: its own page's, or the application's."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.theme.tokens import LIGHT, Theme


class _Current:
    theme: Theme = LIGHT
    of: dict[str, Theme] = {}


PAGE_THEME = "page_theme"
"""Dynamic property that names the theme of a page and of everything in it."""


def current() -> Theme:
    """The theme of the application."""
    return _Current.theme


def set_current(theme: Theme) -> None:
    """Makes `theme` the application's; `style.apply` calls it."""
    _Current.theme = theme


def set_page_theme(page: QWidget, theme: Theme) -> None:
    """Gives one page its own theme (the gate is dark in a light window)."""
    _Current.of[theme.name] = theme
    page.setProperty(PAGE_THEME, theme.name)


def theme_of(widget: QWidget | None) -> Theme:
    """The theme that `widget` paints with."""
    at = widget
    while at is not None:
        name = at.property(PAGE_THEME)
        if name:
            return _Current.of[str(name)]
        at = at.parentWidget()
    return _Current.theme
