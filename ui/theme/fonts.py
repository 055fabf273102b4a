"""Registers the built fonts with Qt and hands out fonts by pixel size."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from app.core.fonts import Face, font_path


class _Families:
    registered: tuple[str, str] | None = None


def register() -> tuple[str, str]:
    """Registers the four font files once and returns the family names, SC then JP.

    Call it after the application object and before the first widget.

    Raises:
        FileNotFoundError: The fonts are not built (`python packaging/desk.py setup` builds them).
        RuntimeError: Qt refused a font file, or its family or style is not the expected one.
    """
    if _Families.registered is not None:
        return _Families.registered
    for face in Face:
        number = QFontDatabase.addApplicationFont(str(font_path(face)))
        if number < 0 or face.family not in QFontDatabase.applicationFontFamilies(number):
            raise RuntimeError(f"font {face.value}: not usable")
    _Families.registered = (Face.SC_REGULAR.family, Face.JP_REGULAR.family)
    return _Families.registered


@lru_cache(maxsize=256)
def font(px: int, bold: bool = False) -> QFont:
    """The desk's font; do not alter the shared object, copy it.

    Args:
        px: Pixel size.
        bold: Weight 700 instead of 400; there are no other weights and no italics.
    """
    made = QFont(list(register()))
    made.setPixelSize(max(1, px))
    made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
