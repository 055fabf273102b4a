"""The unit label, 60 × 40 mm: name, model, number, QR, and Code 128 of the serial or lot."""

from __future__ import annotations

from app.labels import captions
from app.labels.form import Barcode, Caption, Field, Form, Line, Square

_NUMBER = (96, 142, 206, 30)

UNIT_FORM = Form(60, 40, (
    Field("company", (16, 12, 448, 30), 26, bold=True),
    Line((12, 46, 456, 2)),
    Field("product", (16, 52, 286, 50), 34, bold=True, lines=2),
    Field("spec", (16, 104, 286, 36), 30, bold=True),
    Field("serial", _NUMBER, 28, bold=True, caption=Caption(captions.SERIAL, (16, 142, 76, 30), 24)),
    Field("lot", _NUMBER, 28, bold=True, caption=Caption(captions.LOT, (16, 142, 76, 30), 24)),
    Field("produced_on", (122, 174, 180, 26), 24, caption=Caption(captions.PRODUCED_ON, (16, 174, 100, 26), 22)),
    Square((304, 48, 176, 158), 5, "M"),
    Barcode((0, 208, 480, 74), (16, 284, 448, 28), 28, module=3),
))  # fmt: skip
