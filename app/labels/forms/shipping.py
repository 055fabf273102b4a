"""The shipping label (C-15, G-06) in each of its sizes. 100 × 150 follows sheet 09."""

from __future__ import annotations

from app.labels import captions
from app.labels.form import Barcode, Caption, Field, Form, Line, Notes, Outline, Pictures, Row, Rows, Square, When

_100x150 = Form(100, 150, (
    Outline((13, 13, 774, 1174), 4),
    Line((15, 97, 770, 3)),
    Line((15, 309, 770, 3)),
    Line((15, 381, 770, 2)),
    Line((15, 475, 770, 3)),
    Line((400, 382, 2, 94)),
    Line((15, 703, 770, 3)),
    Field("sender", (120, 20, 656, 40), 32, bold=True, caption=Caption(captions.SENDER, (26, 20, 88, 40), 24)),
    Field("sender_line", (120, 60, 656, 36), 26, lines=2, smallest=20),
    Field("consignee", (26, 136, 750, 72), 56, bold=True, lines=2, smallest=32,
          caption=Caption(captions.CONSIGNEE, (26, 106, 130, 30), 24)),
    Field("address", (26, 206, 750, 62), 34, bold=True, lines=2, smallest=24),
    Field("contact", (26, 269, 750, 38), 32, bold=True),
    When("shipping_mark", (
        Line((400, 311, 2, 71)),
        Field("order_no", (126, 316, 268, 62), 38, bold=True, lines=2, smallest=28,
              caption=Caption(captions.ORDER, (26, 316, 94, 34), 24)),
        Field("shipping_mark", (486, 316, 292, 62), 42, bold=True, lines=2, smallest=26,
              caption=Caption(captions.SHIPPING_MARK, (414, 316, 70, 34), 24)),
    ), (
        Field("order_no", (126, 316, 650, 62), 46, bold=True, caption=Caption(captions.ORDER, (26, 316, 94, 62), 24)),
    )),
    Field("destination", (126, 386, 268, 86), 44, bold=True, lines=2, smallest=30,
          caption=Caption(captions.DESTINATION, (26, 388, 94, 34), 24)),
    Field("goods", (126, 386, 268, 86), 32, bold=True, lines=3, smallest=22,
          caption=Caption(captions.GOODS, (26, 388, 94, 34), 24)),
    When("size", (
        Field("weight", (486, 384, 292, 50), 42, bold=True, caption=Caption(captions.GROSS_WEIGHT, (414, 388, 70, 34), 24)),
        Field("size", (486, 438, 292, 34), 28, caption=Caption(captions.SIZE, (414, 440, 70, 30), 24)),
    ), (
        Field("weight", (486, 386, 292, 86), 50, bold=True, caption=Caption(captions.GROSS_WEIGHT, (414, 388, 70, 34), 24)),
    )),
    Caption(captions.BOX, (26, 482, 130, 34), 24),
    Field("box", (26, 520, 280, 124), 104, bold=True),
    Field("box_words", (26, 654, 280, 42), 32, bold=True),
    When("dispatch_no", (
        Field("identities", (314, 518, 242, 58), 36, bold=True, lines=2, smallest=24,
              caption=Caption(captions.IDENTITIES, (314, 488, 242, 30), 24)),
    ), (
        Field("identities", (314, 530, 242, 116), 40, bold=True, lines=3, smallest=24,
              caption=Caption(captions.IDENTITIES, (314, 488, 242, 30), 24)),
    )),
    Field("dispatch_no", (314, 608, 242, 42), 34, bold=True, caption=Caption(captions.DISPATCH, (314, 578, 242, 30), 24)),
    Field("made_in", (314, 656, 242, 42), 26, bold=True),
    Square((556, 478, 228, 226), 6, "Q"),
    When("marks", (
        Pictures((26, 712, 758, 145), 96, 26),
        Line((15, 863, 770, 3)),
        Barcode((16, 876, 768, 256), (26, 1136, 748, 46), 38),
    ), (Barcode((16, 720, 768, 400), (26, 1128, 748, 52), 42),)),
))  # fmt: skip

_100x100 = Form(100, 100, (
    Outline((13, 13, 774, 774), 4),
    Field("sender", (110, 18, 666, 34), 28, bold=True, caption=Caption(captions.SENDER, (26, 18, 80, 34), 22)),
    Field("sender_line", (110, 52, 666, 32), 24, lines=2, smallest=18),
    Line((15, 86, 770, 3)),
    Field("consignee", (136, 92, 640, 54), 48, bold=True, lines=2, smallest=28,
          caption=Caption(captions.CONSIGNEE, (26, 92, 104, 54), 24)),
    Field("address", (26, 146, 750, 58), 32, bold=True, lines=2, smallest=24),
    Field("contact", (26, 204, 750, 36), 30, bold=True),
    Line((15, 242, 770, 3)),
    When("shipping_mark", (
        Line((400, 244, 2, 52)),
        Field("order_no", (116, 246, 280, 48), 36, bold=True, lines=2, smallest=24,
              caption=Caption(captions.ORDER, (26, 246, 84, 48), 22)),
        Field("shipping_mark", (486, 246, 292, 48), 36, bold=True, lines=2, smallest=22,
              caption=Caption(captions.SHIPPING_MARK, (412, 246, 70, 48), 22)),
    ), (
        Field("order_no", (116, 246, 660, 48), 40, bold=True, caption=Caption(captions.ORDER, (26, 246, 84, 48), 22)),
    )),
    Line((15, 295, 770, 2)),
    Field("destination", (116, 298, 280, 48), 36, bold=True, lines=2, smallest=22,
          caption=Caption(captions.DESTINATION, (26, 298, 84, 48), 22)),
    Field("goods", (116, 298, 280, 48), 30, bold=True, lines=2, smallest=18,
          caption=Caption(captions.GOODS, (26, 298, 84, 48), 22)),
    Field("weight", (486, 298, 292, 48), 36, bold=True, caption=Caption(captions.GROSS_WEIGHT, (412, 298, 70, 48), 22)),
    Line((400, 296, 2, 51)),
    Line((15, 347, 770, 3)),
    Caption(captions.BOX, (26, 352, 100, 28), 22),
    Field("box", (26, 380, 256, 100), 88, bold=True),
    Field("box_words", (26, 486, 256, 36), 28, bold=True),
    Rows((290, 352, 306, 172), 100, 22, (
        Row("identities", captions.NUMBERS, 28, True, 2),
        Row("dispatch_no", captions.DISPATCH, 28, True),
        Row("size", captions.SIZE, 26, smallest=18),
        Row("made_in", captions.ORIGIN, 26, True),
    )),
    Square((598, 350, 184, 177), 5, "Q"),
    Line((15, 528, 770, 3)),
    When("marks", (
        Pictures((26, 536, 758, 104), 62, 24),
        Line((15, 646, 770, 3)),
        Barcode((16, 656, 768, 90), (26, 748, 748, 36), 32),
    ), (Barcode((16, 542, 768, 196), (26, 742, 748, 40), 36),)),
))  # fmt: skip

_100x70 = Form(100, 70, (
    Outline((13, 13, 774, 534), 4),
    Field("sender", (26, 18, 300, 34), 26, bold=True),
    Field("sender_line", (334, 18, 442, 34), 22, align="right", lines=2, smallest=16),
    Line((15, 54, 770, 3)),
    Field("consignee", (26, 60, 566, 48), 42, bold=True, lines=2, smallest=26),
    Field("address", (26, 108, 566, 56), 30, bold=True, lines=2, smallest=22),
    Field("contact", (26, 164, 566, 32), 28, bold=True),
    Square((596, 58, 188, 166), 5, "Q"),
    Line((15, 200, 580, 2)),
    Line((594, 56, 3, 270)),
    Rows((26, 204, 274, 118), 84, 22, (
        Row("order_no", captions.ORDER, 28, True),
        Row("destination", captions.DESTINATION, 26, True, 2, 18),
        Row("goods", captions.GOODS, 26, True, 2, 18),
        Row("dispatch_no", captions.DISPATCH, 26, True),
    )),
    Rows((304, 204, 288, 118), 100, 22, (
        Row("weight", captions.GROSS_WEIGHT, 28, True),
        Row("shipping_mark", captions.SHIPPING_MARK, 26, True, 2, 18),
        Row("identities", captions.NUMBERS, 24, True, 2, 18),
    )),
    Line((596, 224, 189, 2)),
    Field("box", (602, 230, 178, 58), 52, bold=True, align="centre"),
    Field("box_words", (602, 290, 178, 32), 24, align="centre"),
    Line((15, 326, 770, 3)),
    When("marks", (
        Barcode((16, 336, 768, 108), (26, 446, 748, 30), 28),
        Line((15, 478, 770, 3)),
        Notes("made_in", (26, 484, 756, 58), 26, lines=2, mark=56),
    ), (Barcode((16, 338, 768, 150), (26, 492, 748, 46), 36),)),
))  # fmt: skip

SHIPPING_FORMS = {"100x150": _100x150, "100x100": _100x100, "100x70": _100x70}
