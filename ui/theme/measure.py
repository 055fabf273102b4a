"""Millimetres on the glass: bench and gate sizes hold on any screen.

One reference pixel is a pixel of the 1366×768 pictures on a 24-inch screen (0.389 mm). `unit()` says how many logical pixels a reference
pixel takes here; a painted bench widget scales its painter by it and draws in reference pixels.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

MM_PER_INCH = 25.4
REFERENCE_WIDTH = 1366
REFERENCE_HEIGHT = 768
REFERENCE_DIAGONAL = 24.0
REFERENCE_MM = REFERENCE_DIAGONAL * MM_PER_INCH / math.hypot(REFERENCE_WIDTH, REFERENCE_HEIGHT)
"""Millimetres of one reference pixel, 0.389."""

HAN_INK = 0.92
DIGIT_INK = 0.74
"""Ink height of a glyph in em: Chinese and digits of the desk's font."""

VERDICT_MM = 40.0
VERDICT_MIN_MM = 25.0
GATE_WORD_MM = 83.0
GATE_AMBER_MM = 30.0
GATE_DIGIT_MM = 20.0
DIGIT_KEY_MM = 32.0
LETTER_KEY_MM = 21.0


@dataclass(frozen=True)
class _Setting:
    diagonal: float = REFERENCE_DIAGONAL
    size: tuple[int, int] | None = None


class _Measure:
    setting = _Setting()
    held: _Held | None = None


@dataclass(frozen=True)
class _Held:
    """What was measured since the painting began."""

    glass: dict[QWidget | None, float] = field(default_factory=dict)
    units: dict[QWidget, float] = field(default_factory=dict)


@contextmanager
def held() -> Iterator[None]:
    """Each widget is measured once in here: for what is painted or laid out in one go, while no screen and no page can change size.

    A painted page asks for its unit at every word; Qt would be asked for screen and parents each time.
    """
    if _Measure.held is not None:
        yield
        return
    _Measure.held = _Held()
    try:
        yield
    finally:
        _Measure.held = None


def configure(diagonal_inches: float, size: QSize | None = None) -> None:
    """Sets the screen diagonal of this PC.

    Args:
        diagonal_inches: The diagonal of the glass in inches.
        size: The logical size of the screen; without it the widget's own screen is asked.

    Raises:
        ValueError: If the diagonal is outside 5 to 120 inches.
    """
    if not 5 <= diagonal_inches <= 120:
        raise ValueError(f"screen diagonal out of range: {diagonal_inches}")
    pair = (size.width(), size.height()) if size is not None else None
    _Measure.setting = _Setting(diagonal_inches, pair)


def mm_per_pixel(diagonal_inches: float, width: int, height: int, ratio: float = 1.0) -> float:
    """Millimetres of one logical pixel.

    Args:
        diagonal_inches: The diagonal of the glass in inches.
        width: Device pixels across.
        height: Device pixels down.
        ratio: devicePixelRatio, device pixels in a logical one.
    """
    return diagonal_inches * MM_PER_INCH / math.hypot(width, height) * ratio


def mm_per_logical_pixel(widget: QWidget | None = None) -> float:
    """Millimetres of one logical pixel on the screen of `widget`."""
    found = _Measure.held
    if found is None:
        return _glass(widget)
    if widget not in found.glass:
        found.glass[widget] = _glass(widget)
    return found.glass[widget]


def _glass(widget: QWidget | None) -> float:
    setting = _Measure.setting
    if setting.size is not None:
        return mm_per_pixel(setting.diagonal, *setting.size)
    screen = widget.screen() if widget is not None else QGuiApplication.primaryScreen()
    if screen is None:
        return REFERENCE_MM
    size = screen.geometry().size()  # logical: device pixels are already divided by the ratio
    return mm_per_pixel(setting.diagonal, size.width(), size.height())


def mm(widget: QWidget | None, millimetres: float) -> int:
    """Logical pixels that are at least `millimetres` long on the screen of `widget`."""
    return math.ceil(millimetres / mm_per_logical_pixel(widget) - 1e-9)


FRAME = "measure_frame"
"""Dynamic property of the widget that a bench or gate page fills; the unit is capped so that the page fits it."""


def frame_of(widget: QWidget) -> tuple[QWidget, bool]:
    """The page that bounds `widget`, and whether it was marked as such (else its window)."""
    at: QWidget | None = widget
    while at is not None:
        if at.property(FRAME):
            return at, True
        at = at.parentWidget()
    return widget.window(), False


def unit(widget: QWidget) -> float:
    """Logical pixels of one reference pixel for `widget`.

    The millimetres decide; a page too small for them scales down as a whole, so that nothing scrolls sideways.
    """
    found = _Measure.held
    if found is None:
        return _unit(widget)
    if widget not in found.units:
        found.units[widget] = _unit(widget)
    return found.units[widget]


def _unit(widget: QWidget) -> float:
    wanted = REFERENCE_MM / mm_per_logical_pixel(widget)
    frame, marked = frame_of(widget)
    fit = frame.width() / REFERENCE_WIDTH
    if marked:
        fit = min(fit, frame.height() / REFERENCE_HEIGHT)
    return max(0.25, min(wanted, fit))


def verdict_px(widget: QWidget, reference_px: float) -> float:
    """Reference pixels of a verdict word that never falls under 25 mm of ink.

    Args:
        widget: The banner that paints it.
        reference_px: The wished size in reference pixels.
    """
    least = VERDICT_MIN_MM / HAN_INK / mm_per_logical_pixel(widget) / unit(widget)
    return max(reference_px, least)
