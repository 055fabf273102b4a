"""Number plates as they are read on the screen."""

from __future__ import annotations

from app.core.text import Text
from app.dispatch.views import ON_FOOT, vehicle_words
from ui.i18n import shown


def plate_words(plate: str) -> str:
    """A plate as it is; that goods are carried out or handed to a courier, in the language of the window (X-37)."""
    words = vehicle_words(plate)
    return shown(words) if isinstance(words, Text) else words


def on_foot() -> tuple[str, str]:
    """The choice of goods that leave without a vehicle: its words, and what stands for a plate then."""
    return plate_words(ON_FOOT), ON_FOOT
