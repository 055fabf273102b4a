"""The picture of a label in a printer's own face: the same codes, and each character where the printer puts it."""

from __future__ import annotations

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image, ImageChops

from app.labels.burned import burned
from app.labels.elements import TextLine
from app.labels.layout import layout
from app.labels.picture import draw
from app.labels.stock import LANGUAGES, Stock
from app.labels.tspl import resident
from tests.app.labels.examples import CONTENT, SHIPPING, SSCC, STOCKS

FONTS = {"zpl": "E:SIMSUN.TTF", "tspl": "TSS24.BF2"}


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("L")


@pytest.mark.parametrize("stock", STOCKS[2::4], ids=str)
def test_only_the_text_differs_from_the_drawn_page(stock: Stock) -> None:
    for label in (CONTENT, SHIPPING):
        page = layout(label, stock)
        for language in LANGUAGES:
            for font in ("", FONTS[language]):
                made = opened(burned(page, language, font))
                differing = ImageChops.difference(made, opened(draw(page)))
                for line in (drawn for drawn in page.drawn if isinstance(drawn, TextLine)):
                    # A quarter of an em round it: the printer's letters may hang lower than ours.
                    air = line.size // 4
                    differing.paste(0, (line.x - air, line.y - air, line.x + line.width + air, line.y + line.size + air))
                assert differing.getbbox() is None
                assert f"00{SSCC}".encode() in {read.bytes for read in zxingcpp.read_barcodes(made)}


def test_a_large_font_goes_before_a_small_one_multiplied() -> None:
    lines = [drawn for drawn in layout(SHIPPING).drawn if isinstance(drawn, TextLine)]
    chosen = {line.text: resident(line) for line in lines}
    readable, box = chosen["(00) 0 6901234 000004170 5"], chosen["4 / 38"]
    assert readable is not None and (readable.font, readable.times) == ("4", 1)
    assert box is None  # No font comes near its size: it goes as dots.
