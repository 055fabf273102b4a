"""Symbols on paper as plain module patterns: Code 128 by python-barcode, QR and GS1 symbols by zxing-cpp."""

from __future__ import annotations

from functools import lru_cache

import zxingcpp
from barcode.codex import Code128

QUIET_QR = 4


@lru_cache(maxsize=512)
def code128(text: str) -> str:
    """The bars of `text` as a string of 1 and 0, one character a module, without quiet zones.

    Raises:
        ValueError: the text is empty or has characters outside printable ASCII.
    """
    if not text or not all(" " <= char <= "~" for char in text):
        raise ValueError("条码只能含可打印 ASCII 字符")
    pattern: str = Code128(text).build()[0]
    return pattern


@lru_cache(maxsize=16)
def gs1_128(elements: str) -> str:
    """The bars of a GS1-128 (GB/T 15425), FNC1 first and between; `elements` as `[01]…[10]…`.

    Raises:
        ValueError: the elements are no GS1 text.
    """
    (row, *_) = _drawn(zxingcpp.create_barcode(elements, zxingcpp.BarcodeFormat.Code128, gs1=True))
    return "".join("1" if dark else "0" for dark in row)


@lru_cache(maxsize=16)
def gs1_datamatrix(elements: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of a GS1 DataMatrix, row by row, without quiet zone; `elements` as `[01]…[10]…`.

    Raises:
        ValueError: the elements are no GS1 text.
    """
    return _drawn(zxingcpp.create_barcode(elements, zxingcpp.BarcodeFormat.DataMatrix, gs1=True))


@lru_cache(maxsize=64)
def qr(text: str, level: str = "Q") -> tuple[tuple[bool, ...], ...]:
    """The modules of a QR code, row by row, without quiet zone; `level` is the error correction (L, M, Q, H).

    Raises:
        ValueError: the text is empty or does not fit into a QR code.
    """
    if not text:
        raise ValueError("二维码内容为空")
    return _drawn(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=level))


def _drawn(symbol: zxingcpp.Barcode) -> tuple[tuple[bool, ...], ...]:
    image = zxingcpp.write_barcode_to_image(symbol, scale=1, add_quiet_zones=False)
    tall, wide = image.shape
    flat = memoryview(image).cast("B")  # type: ignore[arg-type]  # the stub lacks the buffer protocol
    return tuple(tuple(flat[row * wide + column] == 0 for column in range(wide)) for row in range(tall))
