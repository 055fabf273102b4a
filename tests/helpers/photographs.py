"""What a scanner sees of a printed code: the print in dots, a fold, a stain, then a photograph with tilt, blur, noise and uneven light.

Everything is drawn from a seeded generator, so that the same seed makes the same picture. Lengths are dots of the print (8 to the
millimetre) until the photograph is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import zxingcpp
from numpy.random import Generator
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from app.slips.render import page_images

DOTS_MM = 8.0
"""Dots of the print to the millimetre: 203 dpi."""

PHOTO_MM = 6.0
"""Pixels of the photograph to the millimetre."""

_AROUND = 64
_QR = zxingcpp.barcode_formats_from_str("QRCode")
_FINDER = 0.09
"""Edge of a finder mark with its light border, as share of the code's."""


@dataclass(frozen=True)
class Printed:
    """A printed code with what stands around it; `area` is the code's x, y, width, height."""

    picture: Image.Image
    area: tuple[int, int, int, int]


def printed(pdf: bytes) -> Printed:
    """The QR code of the first page, printed at 203 dpi in black dots."""
    page = page_images(pdf, DOTS_MM * 25.4 - 0.01)[0].point([0] * 128 + [255] * 128)
    found = zxingcpp.read_barcodes(page, formats=_QR)[0].position
    x, y = found.top_left.x, found.top_left.y
    wide, tall = found.bottom_right.x - x, found.bottom_right.y - y
    room = (wide + 2 * _AROUND, tall + 2 * _AROUND)
    picture = Image.new("L", room, 255)
    picture.paste(page.crop((x - _AROUND, y - _AROUND, x - _AROUND + room[0], y - _AROUND + room[1])), (0, 0))
    return Printed(picture, (_AROUND, _AROUND, wide, tall))


def stained(code: Printed, rng: Generator, share: float = 0.10, *, opaque: bool = False) -> Printed:
    """One stain over a share of the code's area: oil or water that the print shows through, or dirt that hides it.

    Dirt lies anywhere but on the three finder marks, without which no reader finds a code; what the print shows through lies anywhere.
    """
    x, y, wide, tall = code.area
    radius, flat = np.sqrt(share * wide * tall / np.pi), rng.uniform(0.8, 1.25)
    across, down = radius * flat, radius / flat
    while True:
        cx, cy = x + rng.uniform(0, wide), y + rng.uniform(0, tall)
        if not opaque or _clear(code.area, cx, cy, across, down):
            break
    mask = Image.new("L", code.picture.size, 0)
    ImageDraw.Draw(mask).ellipse((cx - across, cy - down, cx + across, cy + down), fill=255)
    cover = _grey(mask.filter(ImageFilter.GaussianBlur(1.5))) / 255 * (1.0 if opaque else 0.55)
    return Printed(_picture(_grey(code.picture) * (1 - cover) + rng.uniform(60, 170) * cover), code.area)


def _clear(area: tuple[int, int, int, int], cx: float, cy: float, across: float, down: float) -> bool:
    x, y, wide, tall = area
    half = _FINDER * wide / 2
    marks = ((x + half, y + half), (x + wide - half, y + half), (x + half, y + tall - half))
    return all(((cx - a) / (across + 1.5 * half)) ** 2 + ((cy - b) / (down + 1.5 * half)) ** 2 > 1 for a, b in marks)


def creased(code: Printed, rng: Generator) -> Printed:
    """Folded once through the code and flattened: a line of lost ink 0.12 to 0.3 mm wide, one side in shade and up to 1.5 % shorter."""
    ink = _grey(code.picture)
    tall, wide = ink.shape
    x, y, across, down = code.area
    turn = rng.uniform(0, np.pi)
    along, up = np.cos(turn), np.sin(turn)
    cx, cy = x + rng.uniform(0.1, 0.9) * across, y + rng.uniform(0.1, 0.9) * down
    rows, columns = np.mgrid[0:tall, 0:wide]
    away = (columns - cx) * along + (rows - cy) * up
    moved = np.where(away > 0, away / rng.uniform(0.985, 1.0) - away, 0)
    from_row = np.clip((rows + moved * up).round().astype(int), 0, tall - 1)
    from_column = np.clip((columns + moved * along).round().astype(int), 0, wide - 1)
    line = np.exp(-((away / rng.uniform(0.6, 1.4)) ** 2))
    folded = ink[from_row, from_column] * (1 - line) + line * rng.uniform(170, 255)
    return Printed(_picture(np.where(away > 0, folded * rng.uniform(0.8, 0.95), folded)), code.area)


def photographed(code: Printed, rng: Generator) -> Image.Image:
    """The photograph: turned by up to 30°, each corner off by up to 10 % of the picture's half, 6 px/mm, blur, uneven light, noise."""
    wide, tall = code.picture.size
    turn = np.deg2rad(rng.uniform(-30, 30))
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    corners = np.array([[0, 0], [wide, 0], [wide, tall], [0, tall]], float)
    seen = (corners - [wide / 2, tall / 2]) @ rotation.T * (PHOTO_MM / DOTS_MM) * (1 + rng.uniform(-0.1, 0.1, (4, 2)))
    seen -= seen.min(0)
    across, down = (int(side) for side in np.ceil(seen.max(0)) + 1)
    picture = code.picture.transform(
        (across, down), Image.Transform.PERSPECTIVE, _perspective(seen, corners), Image.Resampling.BICUBIC, fillcolor=200
    )
    light = _grey(picture.filter(ImageFilter.GaussianBlur(rng.uniform(0.5, 1.1))))
    light = rng.uniform(20, 60) + light * rng.uniform(0.55, 0.8)
    slope = rng.uniform(-0.25, 0.25, 2)
    rows, columns = np.mgrid[0:down, 0:across]
    light *= 1 + slope[0] * (columns / across - 0.5) + slope[1] * (rows / down - 0.5)
    return _picture(light + rng.normal(0, rng.uniform(4, 12), light.shape))


def _perspective(to: NDArray[np.float64], source: NDArray[np.float64]) -> tuple[float, ...]:
    """The eight numbers that Pillow maps a picture with."""
    left, right = [], []
    for (x, y), (u, v) in zip(to, source, strict=True):
        left += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    return tuple(float(value) for value in np.linalg.solve(np.array(left), np.array(right)))


def decoded(photograph: Image.Image) -> Iterator[tuple[str, ...]]:
    """The texts that zxing-cpp reads, try by try, as a scanner does it: as it is, enlarged, enlarged without noise, with thicker ink."""
    for make in _TRIES:
        yield tuple(one.text for one in zxingcpp.read_barcodes(make(photograph), formats=_QR))


_TRIES: tuple[Callable[[Image.Image], Image.Image], ...] = (
    lambda seen: seen,
    lambda seen: _enlarged(seen, 2),
    lambda seen: _enlarged(seen.filter(ImageFilter.GaussianBlur(0.7)), 2),
    lambda seen: _enlarged(seen, 2).filter(ImageFilter.MinFilter(3)),
    lambda seen: _enlarged(seen, 2).filter(ImageFilter.MaxFilter(3)),
    lambda seen: _enlarged(seen, 3).filter(ImageFilter.GaussianBlur(1)).filter(ImageFilter.UnsharpMask(4, 200, 0)),
)


def _enlarged(picture: Image.Image, times: int) -> Image.Image:
    return picture.resize((picture.width * times, picture.height * times), Image.Resampling.BICUBIC)


def _grey(picture: Image.Image) -> NDArray[np.float64]:
    return np.asarray(picture, np.float64)


def _picture(light: NDArray[np.float64]) -> Image.Image:
    return Image.fromarray(light.clip(0, 255).astype(np.uint8))
