"""The 合格证 as a label (B-08) in each size of the content label: it stands beside it on the package or hangs at the unit."""

from __future__ import annotations

from app.labels import captions
from app.labels.form import Barcode, Caption, Field, Form, Line, Outline, Row, Rows, Stamp


def _rows(name: int, data: int, lines: int = 1, smallest: int = 24) -> tuple[Row, ...]:
    """What it is in bold `name`, which one and by what it was judged in `data`."""
    return (
        Row("product", captions.PRODUCT, name, True, lines, smallest),
        Row("spec", captions.SPEC, name, True, lines, smallest),
        Row("quantity", captions.QUANTITY, data, True, smallest=smallest),
        Row("identity", captions.IDENTITY, data, True, lines, smallest),
        Row("standard", captions.STANDARD, data, lines=lines, smallest=smallest),
        Row("inspected_on", captions.INSPECTED_ON, data, smallest=smallest),
    )


_100x70 = Form(100, 70, (
    Outline((13, 13, 774, 534), 4),
    Field("company", (26, 22, 748, 36), 32, bold=True, align="centre"),
    Field("title", (200, 62, 400, 54), 50, bold=True, align="centre"),
    Field("reprint", (604, 74, 172, 34), 24, bold=True, align="right", lines=2, smallest=18),
    Line((15, 120, 770, 3)),
    Rows((26, 126, 560, 262), 122, 24, _rows(36, 32)),
    Line((594, 122, 3, 272)),
    Stamp(608, 158),
    Field("issuer", (600, 250, 182, 36), 28, align="centre"),
    Field("issued_on", (600, 292, 182, 36), 28, align="centre"),
    Line((15, 394, 770, 3)),
    Barcode((16, 406, 768, 94), (26, 504, 748, 38), 34),
))  # fmt: skip

_100x100 = Form(100, 100, (
    Outline((13, 13, 774, 774), 4),
    Field("company", (26, 24, 748, 46), 40, bold=True, align="centre", lines=2, smallest=26),
    Field("title", (200, 76, 400, 76), 70, bold=True, align="centre"),
    Field("reprint", (604, 96, 172, 44), 26, bold=True, align="right", lines=2, smallest=20),
    Line((15, 160, 770, 3)),
    Rows((26, 168, 556, 400), 128, 26, _rows(46, 40, 2, 26)),
    Line((590, 162, 3, 412)),
    Stamp(606, 230),
    Field("issuer", (598, 330, 184, 44), 32, align="centre"),
    Field("issued_on", (598, 384, 184, 44), 30, align="centre"),
    Line((15, 574, 770, 3)),
    Barcode((16, 590, 768, 134), (26, 730, 748, 48), 40),
))  # fmt: skip

_100x150 = Form(100, 150, (
    Outline((13, 13, 774, 1174), 4),
    Field("company", (26, 28, 748, 80), 48, bold=True, align="centre", lines=2, smallest=30),
    Field("title", (150, 116, 500, 116), 108, bold=True, align="centre"),
    Field("reprint", (26, 236, 748, 40), 30, bold=True, align="centre", smallest=22),
    Line((15, 282, 770, 3)),
    Rows((26, 292, 748, 470), 160, 32, _rows(58, 46, 2, 30)),
    Line((15, 772, 770, 3)),
    Stamp(60, 812),
    Field("issuer", (300, 790, 460, 56), 44, align="centre"),
    Field("issued_on", (300, 852, 460, 56), 44, align="centre"),
    Line((15, 926, 770, 3)),
    Barcode((16, 944, 768, 170), (26, 1122, 748, 56), 46),
))  # fmt: skip

_60x40 = Form(60, 40, (
    Field("company", (8, 4, 316, 26), 22, bold=True, smallest=16),
    Field("title", (326, 2, 146, 42), 40, bold=True, align="right"),
    Line((8, 46, 464, 2)),
    Rows((8, 50, 286, 128), 88, 20, tuple(row for row in _rows(26, 24, smallest=16) if row.name != "standard")),
    Field("standard", (96, 180, 376, 26), 22, smallest=14, caption=Caption(captions.STANDARD, (8, 180, 82, 26), 20)),
    Field("reprint", (302, 48, 170, 20), 18, bold=True, align="centre", smallest=14),
    Stamp(303, 68),
    Field("issuer", (302, 144, 72, 32), 20),
    Field("issued_on", (370, 144, 102, 32), 20, align="right", smallest=14),
    Barcode((0, 210, 480, 72), (16, 286, 448, 28), 26, module=3),
))  # fmt: skip

CERTIFICATE_FORMS = {"100x70": _100x70, "100x100": _100x100, "100x150": _100x150, "60x40": _60x40}
