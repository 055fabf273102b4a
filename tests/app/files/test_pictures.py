"""Pictures from outside: refused by their header, by their end, and made small."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from app.core.errors import BadInput
from app.core.work import Workplace
from app.files import folder, pictures, service
from db.states import Role


def photo(width: int = 1600, height: int = 1200, kind: str = "JPEG", color: str = "#2F7D4F") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), color).save(out, kind)
    return out.getvalue()


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose header promises gigabytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\x00" * 99)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(8000, 7000), (200_000, 200_000), (2_000_000_000, 2)])
def test_absurd_dimensions_are_refused_before_anything_is_decoded(size: tuple[int, int]) -> None:
    with pytest.raises(BadInput, match="像素"):
        pictures.check("炸弹.png", bomb(*size))


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_that_is_cut_off_says_so(kind: str) -> None:
    whole = io.BytesIO()
    Image.effect_noise((900, 700), 60).convert("RGB").save(whole, kind)
    assert pictures.check("全.jpg", whole.getvalue()) == (900, 700)
    with pytest.raises(BadInput, match="不完整"):
        pictures.check("半.jpg", whole.getvalue()[: len(whole.getvalue()) // 2])
    for junk in (b"\xff\xd8\xff\xe0 no picture", b"", b"GIF89a"):
        with pytest.raises(BadInput, match="读不出"):
            pictures.check("乱.jpg", junk)


def test_a_small_picture_is_made_once_and_stands_upright(place: Workplace, people) -> None:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # held upright
    Image.new("RGB", (1600, 1200), "#204080").save(out, "JPEG", exif=exif)
    with place.work(people(Role.SHIPPER)) as work:
        stored = service.attach(work, "box", "006", "IMG_1.jpg", out.getvalue())
    with place.read() as session:
        small = service.thumbnail(session, stored.sha256, 240)
        assert service.thumbnail(session, stored.sha256, 240) is small
    assert Image.open(io.BytesIO(small)).size == (180, 240)


def test_a_picture_counts_once_it_is_written_to_its_end(tmp_path) -> None:
    (tmp_path / "old.jpg").write_bytes(b"old")
    arrivals = folder.Arrivals()
    assert arrivals.new(folder.look(tmp_path)) == []
    growing = tmp_path / "IMG_2.JPG"
    growing.write_bytes(b"ha")
    (tmp_path / "note.txt").write_text("no picture")
    assert arrivals.new(folder.look(tmp_path)) == []
    growing.write_bytes(b"half and whole")
    assert arrivals.new(folder.look(tmp_path)) == []
    assert arrivals.new(folder.look(tmp_path)) == ["IMG_2.JPG"]
    assert arrivals.new(folder.look(tmp_path)) == []
    assert folder.look(tmp_path / "gone") == {}
