"""Palette and style sheet from tokens: the palette first, one generated sheet for the rest."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from string import Template

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from app.core.paths import resources
from ui.theme.current import set_current, set_page_theme
from ui.theme.fonts import font
from ui.theme.tokens import Theme

BODY_PX = 14


def palette(theme: Theme) -> QPalette:
    """The palette that every Qt widget starts from."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.surface0,
        role.WindowText: theme.text1,
        role.Base: theme.surface1,
        role.AlternateBase: theme.surface2,
        role.Text: theme.text1,
        role.Button: theme.surface1,
        role.ButtonText: theme.text1,
        role.BrightText: theme.wrong_text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.accent_on,
        role.ToolTipBase: theme.surface1,
        role.ToolTipText: theme.text1,
        role.PlaceholderText: theme.text3,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Accent: theme.accent,
        role.Light: theme.surface1,
        role.Midlight: theme.surface2,
        role.Mid: theme.line,
        role.Dark: theme.line_control,
        role.Shadow: theme.line_control,
    }
    made = QPalette()
    for key, colour in colours.items():
        made.setColor(key, QColor(colour))
    for key in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, key, QColor(theme.text3))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(theme.line))
    return made


def sheet(theme: Theme) -> str:
    """The style sheet of `theme`, filled from `resources/style/desk.qss`."""
    template = Template((resources() / "style" / "desk.qss").read_text(encoding="utf-8"))
    style = resources() / "style"
    arrow, tick = style / f"arrow-down-{theme.name}.svg", style / f"tick-{theme.name}.svg"
    return template.substitute(theme.roles(), arrow_down=arrow.as_posix(), tick=tick.as_posix())


def apply(app: QApplication, theme: Theme) -> None:
    """Gives the whole application `theme`, at start or while it runs."""
    set_current(theme)
    made = sheet(theme)
    if app.styleSheet() == made:
        return  # it wears it already; Qt would polish every widget anew
    style = app.style()
    if style is None or style.name() != "fusion":
        app.setStyle("Fusion")
    app.setFont(font(BODY_PX))
    app.setPalette(palette(theme))
    app.setStyleSheet(made)
    for widget in app.allWidgets():
        widget.update()


@contextmanager
def undressed(app: QApplication) -> Iterator[None]:
    """What is built in here gets the sheet at the end, all at once.

    Under a sheet Qt tells a widget and everything in it of its style anew each time it is put into another one: a window with all
    its pages is put together four times as quickly without.
    """
    worn = app.styleSheet()
    app.setStyleSheet("")
    try:
        yield
    finally:
        app.setStyleSheet(worn)


def apply_to_page(page: QWidget, theme: Theme) -> None:
    """Gives one page and everything in it its own theme (the gate is dark in a light window)."""
    set_page_theme(page, theme)
    page.setAutoFillBackground(True)
    page.setPalette(palette(theme))
    page.setStyleSheet(sheet(theme))
    page.setPalette(palette(theme))  # a sheet gives a page that was shown before the application's colours back
    for child in page.findChildren(QWidget):
        child.update()
