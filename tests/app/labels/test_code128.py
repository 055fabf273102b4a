from __future__ import annotations

import shutil
import subprocess
from typing import Any

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.core.errors import BadInput
from app.labels.code128 import encode
from app.labels.elements import Bars
from app.labels.gs1 import GS
from app.labels.picture import bars_bitmap
from tests.app.labels.examples import SSCC

PRINTABLE = "".join(chr(code) for code in range(32, 127))


def scanned(data: str, gs1: bool = False) -> tuple[str, bytes]:
    symbol = bars_bitmap(Bars(0, 0, 40, 2, encode(data, gs1=gs1))).image()
    page = Image.new("L", (symbol.width + 80, 80), 255)
    page.paste(symbol, (40, 20))
    (read,) = zxingcpp.read_barcodes(page, formats=zxingcpp.BarcodeFormats(zxingcpp.Code128))
    return read.symbology_identifier, read.bytes


@given(st.text(PRINTABLE, min_size=1, max_size=20))
def test_any_printable_text_scans_back(data: str) -> None:
    assert scanned(data) == ("]C0", data.encode("ascii"))


def test_gs1_scans_back_with_its_separator() -> None:
    data = "0106901234000016" + "10AB-1" + GS + "2126110304"
    assert scanned(data, gs1=True) == ("]C1", data.encode("ascii"))


def test_sscc_is_module_for_module_what_another_encoder_draws() -> None:
    theirs = zxingcpp.create_barcode(f"(00){SSCC}", zxingcpp.Code128, gs1=True)
    image: Any = theirs.to_image(scale=1, add_quiet_zones=False)
    row = memoryview(image).tobytes()[:156]
    assert "".join("1" if grey < 128 else "0" for grey in row) == encode("00" + SSCC, gs1=True).modules
    assert encode("00" + SSCC, gs1=True).width == 156


@pytest.mark.skipif(shutil.which("zint") is None, reason="the program zint is not installed")
@pytest.mark.parametrize(
    ("data", "gs1", "spelled"),
    [
        ("00" + SSCC, True, ("-b", "GS1_128", "--gs1parens", "-d", f"(00){SSCC}")),
        ("26110304", False, ("-b", "CODE128", "-d", "26110304")),
        ("ZN63A-12", False, ("-b", "CODE128", "-d", "ZN63A-12")),
    ],
)
def test_zint_draws_the_same_bars(data: str, gs1: bool, spelled: tuple[str, ...]) -> None:
    shown = subprocess.run(["zint", "--dump", *spelled], capture_output=True, text=True, check=True).stdout
    bits = "".join(f"{int(digit, 16):04b}" for digit in "".join(shown.split()))
    ours = encode(data, gs1=gs1).modules
    assert bits[: len(ours)] == ours
    assert "1" not in bits[len(ours) :]


@pytest.mark.parametrize("data", ["", "龘", "A\x1dB", "A\n", "\x7f", "é"])
def test_what_it_cannot_say_is_refused(data: str) -> None:
    with pytest.raises(BadInput):
        encode(data)
