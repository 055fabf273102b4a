"""The content label (C-10) in each of its sizes. 100 × 70 follows sheet 08."""

from __future__ import annotations

from app.labels import captions
from app.labels.form import Barcode, Field, Form, Line, Notes, Outline, Pictures, Row, Rows, Square, Stamp, When


def _rows(name: int, date: int, lines: int = 1, smallest: int = 26) -> tuple[Row, ...]:
    """The rows of the large sizes: what it is in bold `name`, its dates and numbers in `date`."""
    return (
        Row("product", captions.PRODUCT, name, True, lines, smallest),
        Row("spec", captions.SPEC, name, True, lines, smallest),
        Row("quantity", captions.QUANTITY, name, True, smallest=smallest),
        Row("produced_on", captions.PRODUCED_ON, date, smallest=smallest),
        Row("shelf_life", captions.SHELF_LIFE, date, lines=lines, smallest=smallest),
        Row("identity", captions.IDENTITY, date, lines=lines, smallest=smallest),
        Row("certificate_no", captions.CERTIFICATE, date, smallest=smallest),
    )


_100x70 = Form(100, 70, (
    Outline((13, 13, 774, 534), 4),
    Line((15, 58, 770, 3)),
    Field("company", (26, 20, 510, 36), 30, bold=True),
    Field("title", (546, 20, 228, 36), 26, bold=True, align="right"),
    Line((566, 60, 3, 276)),
    Line((15, 336, 770, 3)),
    Line((15, 478, 770, 3)),
    Rows((26, 62, 532, 273), 122, 24, _rows(34, 30)),
    When("inspection_mark", (
        Square((570, 62, 213, 166), 5, "M"),
        Stamp(592, 228),
        Field("inspected_on", (572, 304, 210, 30), 24, align="centre"),
    ), (Square((570, 62, 213, 272), 7, "M"),)),
    Barcode((16, 346, 768, 96), (26, 446, 748, 30), 28),
    Notes("precautions", (26, 484, 756, 58), 26, lines=2, mark=56),
))  # fmt: skip

_100x100 = Form(100, 100, (
    Outline((13, 13, 774, 774), 4),
    Field("company", (26, 22, 510, 46), 36, bold=True),
    Field("title", (546, 22, 228, 46), 28, bold=True, align="right"),
    Line((15, 72, 770, 3)),
    Rows((26, 80, 532, 336), 128, 26, _rows(42, 36, smallest=28)),
    Line((566, 74, 3, 350)),
    When("inspection_mark", (
        Square((570, 78, 213, 220), 6, "M"),
        Stamp(592, 298),
        Field("inspected_on", (572, 378, 210, 40), 26, align="centre"),
    ), (Square((570, 78, 213, 342), 7, "M"),)),
    Line((15, 424, 770, 3)),
    Barcode((16, 436, 768, 126), (26, 566, 748, 40), 32),
    Line((15, 608, 770, 3)),
    When("marks", (
        Field("precautions", (26, 614, 748, 52), 26, bold=True, lines=2, smallest=24),
        Pictures((26, 670, 758, 108), 64, 24),
    ), (Field("precautions", (26, 618, 748, 160), 36, bold=True, lines=3, smallest=30),)),
))  # fmt: skip

_100x150 = Form(100, 150, (
    Outline((13, 13, 774, 1174), 4),
    Field("company", (26, 22, 500, 62), 44, bold=True, lines=2, smallest=28),
    Field("title", (536, 22, 238, 62), 32, bold=True, align="right"),
    Line((15, 90, 770, 3)),
    Rows((26, 100, 748, 264), 160, 32, (
        Row("product", captions.PRODUCT, 60, True, 2, 34),
        Row("spec", captions.SPEC, 56, True, 2, 34),
        Row("quantity", captions.QUANTITY, 56, True),
    )),
    Line((15, 372, 770, 3)),
    Rows((26, 380, 504, 320), 160, 32, (
        Row("produced_on", captions.PRODUCED_ON, 42),
        Row("shelf_life", captions.SHELF_LIFE, 42, smallest=28),
        Row("identity", captions.IDENTITY, 38, smallest=28),
        Row("certificate_no", captions.CERTIFICATE, 38),
    )),
    Line((540, 374, 3, 334)),
    When("inspection_mark", (
        Square((544, 378, 240, 212), 6, "M"),
        Stamp(580, 590),
        Field("inspected_on", (550, 668, 228, 36), 28, align="centre"),
    ), (Square((544, 378, 240, 326), 7, "M"),)),
    Line((15, 708, 770, 3)),
    Barcode((16, 722, 768, 176), (26, 902, 748, 50), 38),
    Line((15, 956, 770, 3)),
    When("marks", (
        Field("precautions", (26, 962, 748, 68), 30, bold=True, lines=2, smallest=26),
        Pictures((26, 1036, 758, 142), 96, 26),
    ), (Field("precautions", (26, 966, 748, 212), 48, bold=True, lines=3, smallest=34),)),
))  # fmt: skip

# What matters most first: what it is and how many, which one, its symbols; the company's name is smallest.
_60x40 = Form(60, 40, (
    Field("product", (10, 6, 324, 38), 34, bold=True, lines=2),
    Field("spec", (10, 44, 324, 32), 28, bold=True),
    Rows((10, 78, 324, 108), 92, 20, (
        Row("quantity", captions.QUANTITY, 26, True, smallest=20),
        Row("identity", captions.IDENTITY, 24, True, smallest=20),
        Row("produced_on", captions.PRODUCED_ON, 24, smallest=20),
        Row("shelf_life", captions.SHELF_LIFE, 24, smallest=20),
    )),
    Square((338, 4, 138, 146), 4, "M"),
    Field("company", (338, 150, 138, 40), 20, align="centre", lines=2, smallest=16),
    Barcode((0, 192, 480, 56), (16, 250, 448, 26), 24),
    Notes("precautions", (10, 278, 462, 38), 20, lines=2, mark=36, smallest=16),
))  # fmt: skip

CONTENT_FORMS = {"100x70": _100x70, "100x100": _100x100, "100x150": _100x150, "60x40": _60x40}
