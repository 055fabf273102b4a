"""What a label printer holds and how fine it prints: language apart, all that decides how a label is laid out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP

Language = Literal["zpl", "tspl"]

LANGUAGES: tuple[Language, ...] = ("zpl", "tspl")
CONTENT_SIZES = ("100x70", "100x100", "100x150", "60x40")
"""Sizes in which the content label is laid out, width by height in millimetres; the first is the usual one."""
SHIPPING_SIZES = ("100x150", "100x100", "100x70")
"""Sizes in which the shipping label is laid out."""
DPIS = (203, 300)

_DOTS_PER_MM = {203: 8, 300: 12}
_FONT = re.compile(r"(?:[A-Z]:)?[A-Za-z0-9_-]{1,16}\.[A-Za-z0-9]{1,4}", re.ASCII)


@dataclass(frozen=True)
class Stock:
    """Labels and print head of one printer.

    Attributes:
        content: Size of the content labels, one of `CONTENT_SIZES`.
        shipping: Size of the shipping labels, one of `SHIPPING_SIZES`.
        dpi: Resolution of the head, 203 or 300.
        font: Name of a Chinese font in the printer (`E:SIMSUN.TTF` for ZPL, `TSS24.BF2` for TSPL), or blank: then every
            Chinese run is sent as dots, which works with any printer.
    """

    content: str = CONTENT_SIZES[0]
    shipping: str = SHIPPING_SIZES[0]
    dpi: int = 203
    font: str = ""

    def __post_init__(self) -> None:
        """Checks the choices.

        Raises:
            BadInput: A size, resolution or font name that there is not.
        """
        for size, sizes in ((self.content, CONTENT_SIZES), (self.shipping, SHIPPING_SIZES)):
            if size not in sizes:
                raise bad_input(
                    QT_TRANSLATE_NOOP("app", "没有 {size} 的标签，可选 {sizes}"), size=size, sizes="、".join(sizes)
                )
        if self.dpi not in DPIS:
            raise bad_input(QT_TRANSLATE_NOOP("app", "标签机分辨率只能是 203 或 300 dpi：{dpi}"), dpi=self.dpi)
        if self.font and not _FONT.fullmatch(self.font):
            raise bad_input(QT_TRANSLATE_NOOP("app", "标签机字体名无效：{font}"), font=self.font)

    @property
    def dots_per_mm(self) -> int:
        """Dots a millimetre: a head of nominally 203 dpi has 8, one of 300 dpi has 12."""
        return _DOTS_PER_MM[self.dpi]


USUAL = Stock()
