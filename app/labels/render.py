"""The way in: a label becomes printer bytes or a picture. Same label, same stock, same bytes."""

from __future__ import annotations

from app.labels import picture as drawing
from app.labels import tspl, zpl
from app.labels.content import Label
from app.labels.layout import layout
from app.labels.stock import USUAL, Language, Stock

BITS_A_BYTE = 10
"""On a serial line of 8N1: start bit, eight bits, stop bit."""


def render(label: Label, language: Language, stock: Stock = USUAL) -> bytes:
    """The bytes to send to a label printer for one copy of `label`.

    Completeness is the caller's guard (`content.missing_fields`); a blank field leaves its place blank.

    Args:
        label: What stands on it.
        language: The printer's language.
        stock: The labels in the printer, its resolution and its own Chinese font, if that is to be used.

    Raises:
        BadInput: text that cannot be drawn or does not fit, a wrong GTIN or SSCC, too many marks.
    """
    page = layout(label, stock)
    return zpl.draw(page, stock.font) if language == "zpl" else tspl.draw(page, stock.font)


def picture(label: Label, stock: Stock = USUAL) -> bytes:
    """The label as a PNG, one pixel a dot of the printer's head; raises as `render` does."""
    return drawing.draw(layout(label, stock))


def seconds(size: int, baud: int = 9600) -> float:
    """How long so many bytes take on a serial line."""
    return size * BITS_A_BYTE / baud
