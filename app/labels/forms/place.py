"""The label of a place or a tray: its code large, zone, level and an arrow to the shelf it names, Code 128 and QR."""

from __future__ import annotations

from app.labels.form import Barcode, Field, Form, Line, Outline, Square, When

_LARGE = Form(100, 70, (
    Outline((12, 12, 776, 536), 4),
    Field("zone", (32, 24, 540, 46), 38, bold=True),
    Field("keeps", (32, 70, 540, 40), 30),
    Field("level", (580, 24, 192, 84), 56, bold=True, align="right"),
    Line((12, 116, 776, 3)),
    When("arrow", (
        Field("name", (32, 126, 560, 196), 150, bold=True, align="centre"),
        Field("arrow", (600, 126, 172, 196), 170, bold=True, align="centre"),
    ), (Field("name", (32, 126, 736, 196), 170, bold=True, align="centre"),)),
    Line((12, 330, 776, 3)),
    Barcode((20, 342, 560, 144), (32, 492, 540, 44), 36, module=4),
    Square((584, 340, 200, 200), 6, "M"),
))  # fmt: skip
_SMALL = Form(60, 40, (
    Field("zone", (12, 6, 330, 32), 26, bold=True),
    Field("level", (344, 6, 124, 32), 26, bold=True, align="right"),
    Line((8, 40, 464, 2)),
    Square((4, 44, 150, 150), 5, "M"),
    When("arrow", (
        Field("name", (160, 48, 224, 140), 90, bold=True, align="centre"),
        Field("arrow", (388, 48, 84, 140), 84, bold=True, align="centre"),
    ), (Field("name", (160, 48, 308, 140), 96, bold=True, align="centre"),)),
    Barcode((4, 196, 472, 86), (16, 284, 448, 30), 28, module=3),
))  # fmt: skip
PLACE_FORMS = {"100x70": _LARGE, "60x40": _SMALL}
"""By size in millimetres."""
