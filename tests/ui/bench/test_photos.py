"""Photos of the open box: what the camera writes into the folder hangs on the box in work."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from app.boxing import photos
from app.core.clock import SetClock
from app.core.work import Workplace
from app.settings import local
from db.engine import open_engine
from tests.conftest import People
from tests.helpers.dispatch import Shipping
from tests.helpers.scan_page import ScanPage
from tests.helpers.settled import eventually
from ui.bench.page import BenchPage
from ui.context import DeskContext

PICTURES = os.environ.get("JIAOFU_PICTURES")


@pytest.fixture
def place(sqlite_file_url: str, clock: SetClock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "台位 3", clock)
    yield opened
    opened.engine.dispose()


def photo(n: int) -> bytes:
    picture = Image.new("RGB", (1600, 1200), ("#8A6A3F", "#5C6F82", "#7E8B57")[n % 3])
    draw = ImageDraw.Draw(picture)
    draw.rectangle((200, 200, 1400, 1000), fill="#C9A66B", outline="#3A2A12", width=24)
    draw.rectangle((320 + 40 * n, 320, 760, 860), fill="#2E3D4C")
    out = io.BytesIO()
    picture.save(out, "JPEG")
    return out.getvalue()


def test_a_photo_in_the_folder_goes_to_the_box_in_work(qtbot: QtBot, place: Workplace, tmp_path: Path) -> None:
    folder = tmp_path / "相机"
    folder.mkdir()
    (folder / "IMG_0.jpg").write_bytes(photo(0))  # lay there before: of no box

    def page(context: DeskContext) -> BenchPage:
        context.local = local.load(["--config", str(tmp_path / "none.toml"), "--photo-folder", str(folder)])
        return BenchPage(context)

    ship = Shipping(place, People(place))
    order, items = ship.picked((ship.product(), 2))
    desk = ScanPage(place, page, ship.packer, QSize(1366, 768))
    watch, strip = desk.page.box.photos.folder, desk.page.box.photos.strip  # type: ignore[attr-defined]

    def looked(times: int = 2) -> None:
        for _ in range(times):
            watch.look()
            desk.settle()

    try:
        looked()
        (folder / "IMG_1.jpg").write_bytes(photo(1))
        looked()
        assert "没有打开的箱" in strip.accessibleDescription()
        desk.scan(order.number)
        desk.scan(items[0])
        sscc = desk.page.bench().state.box.sscc
        for n in (2, 3, 4):
            (folder / f"IMG_{n}.jpg").write_bytes(photo(n))
        (folder / "half.jpg").write_bytes(photo(5)[:4000])
        looked(3)
        assert "不完整" in strip.accessibleDescription()
        with place.read() as session:
            found = photos.photos(session, sscc)
        assert [one.name for one in found] == ["IMG_2.jpg", "IMG_3.jpg", "IMG_4.jpg"]
        eventually(lambda: strip.accessibleName() == "照片 3 张")
        strip.say("")
        if PICTURES:
            for size in (QSize(1366, 768), QSize(1920, 1080)):
                desk.window.resize(size)
                desk.settle()
                desk.shot(Path(PICTURES) / f"bench-photos-{size.width()}.png")
    finally:
        desk.close()
