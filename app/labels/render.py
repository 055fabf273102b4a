"""The way in: a label becomes printer bytes or a picture. Same label, same bytes."""

from __future__ import annotations

from typing import Literal

from app.labels import picture as drawing
from app.labels import tspl, zpl
from app.labels.content import Label
from app.labels.layout import layout

Language = Literal["zpl", "tspl"]


def render(label: Label, language: Language) -> bytes:
    """The bytes to send to a label printer for one copy of `label`.

    Completeness is the caller's guard (`content.missing_fields`); a blank field leaves its place blank.

    Args:
        label: What stands on it.
        language: The printer's language.

    Raises:
        BadInput: text that cannot be drawn or does not fit, a wrong GTIN or SSCC, too many marks.
    """
    page = layout(label)
    return zpl.draw(page) if language == "zpl" else tspl.draw(page)


def picture(label: Label) -> bytes:
    """The label as a PNG, one pixel a dot at 8 dots/mm; raises as `render` does."""
    return drawing.draw(layout(label))
