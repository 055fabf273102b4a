"""Bench and gate sizes in millimetres at every scale."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout

from ui.theme import measure
from ui.widgets.banner import VerdictBanner
from ui.widgets.base import BenchLayout
from ui.widgets.keypad import Keypad

SCALES = (1.0, 1.25, 1.5, 2.0)


def test_reference_screens() -> None:
    assert measure.mm_per_pixel(24, 1366, 768) == pytest.approx(0.389, abs=0.0005)
    assert measure.mm_per_pixel(24, 1920, 1080) == pytest.approx(0.277, abs=0.0005)


@pytest.mark.parametrize("scale", SCALES)
def test_millimetres_hold_at_scale(scale: float) -> None:
    measure.configure(24, QSize(round(1920 / scale), round(1080 / scale)))
    per_pixel = measure.mm_per_pixel(24, 1920, 1080, scale)
    for wanted in (7, 15, 21, 25, 32, 40, 83):
        length = measure.mm(None, wanted) * per_pixel
        assert wanted <= length + 0.02 and length < wanted + per_pixel + 0.02


def test_diagonal_is_checked() -> None:
    with pytest.raises(ValueError, match="out of range"):
        measure.configure(0)


@pytest.mark.parametrize(
    ("diagonal", "width", "height"),
    [(24, 1366, 768), (24, 1920, 1080), (27, 2560, 1440), (21.5, 1920, 1080), (15.6, 1366, 768), (14, 1920, 1080), (10.1, 1280, 800)],
)
def test_verdict_word_is_never_under_25_mm(qtbot: object, diagonal: float, width: int, height: int) -> None:
    measure.configure(diagonal, QSize(width, height))
    page = BenchLayout()
    qtbot.addWidget(page)  # type: ignore[attr-defined]
    banner = VerdictBanner()
    QVBoxLayout(page).addWidget(banner)
    page.resize(width, height)
    assert banner.word_ink_mm() >= measure.VERDICT_MIN_MM - 0.01
    if diagonal >= 24:
        assert banner.word_ink_mm() >= measure.VERDICT_MM - 0.1


@pytest.mark.parametrize("scale", SCALES)
def test_gate_keys_in_millimetres(qtbot: object, scale: float) -> None:
    size = QSize(round(1920 / scale), round(1080 / scale))
    measure.configure(24, size)
    page = BenchLayout()
    qtbot.addWidget(page)  # type: ignore[attr-defined]
    pad = Keypad()
    box = QVBoxLayout(page)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(pad)
    box.addStretch(1)
    page.resize(size)
    page.show()
    per_pixel = measure.mm_per_logical_pixel(pad)
    assert pad.key("7").height() * per_pixel >= 32 - per_pixel
    assert pad.key("A").height() * per_pixel >= 21 - per_pixel


def test_a_small_window_scales_down_and_keeps_the_word(qtbot: object) -> None:
    measure.configure(24, QSize(1920, 1080))
    page = BenchLayout()
    qtbot.addWidget(page)  # type: ignore[attr-defined]
    banner = VerdictBanner()
    QVBoxLayout(page).addWidget(banner)
    page.resize(700, 400)
    assert banner.unit() < 0.6
    assert banner.word_ink_mm() >= measure.VERDICT_MIN_MM - 0.01


SCRIPT = """
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from ui.theme import fonts, measure, style
from ui.theme.tokens import GOOD_FILL, LIGHT
app = QApplication([])
fonts.register()
style.apply(app, LIGHT)
from ui.widgets.gallery import bench_packing
from ui.widgets.banner import VerdictBanner
ratio = app.primaryScreen().devicePixelRatio()
measure.configure(24.0, QSize(round(1920 / ratio), round(1080 / ratio)))
page = bench_packing()
page.resize(round(1920 / ratio), round(1080 / ratio))
page.show()
app.processEvents()
banner = page.findChild(VerdictBanner)
image = banner.grab().toImage()
unit = banner.unit() * ratio
left = round((36 + 140 + 10) * unit)
right = round((banner._rule_x() - 6) * unit)
ink = GOOD_FILL.ink.lower()
rows = [y for y in range(image.height()) if any(image.pixelColor(x, y).name() == ink for x in range(left, right, 2))]
runs, start = [], rows[0]
for first, second in zip(rows, rows[1:] + [10**9]):
    if second - first > 2:
        runs.append(first - start + 1)
        start = second
print(ratio, max(runs) * measure.mm_per_pixel(24.0, 1920, 1080))
"""


@pytest.mark.parametrize("scale", SCALES)
def test_painted_ink_of_the_verdict_word(scale: float) -> None:
    """Rows of ink in a grab of the real page at a real device pixel ratio, in millimetres of glass."""
    environment = dict(os.environ, QT_SCALE_FACTOR=str(scale), QT_QPA_PLATFORM="offscreen")
    done = subprocess.run([sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    ratio, ink_mm = (float(part) for part in done.stdout.split())
    assert ratio == scale
    assert 38 <= ink_mm <= 44  # 「对」 has a little less ink than the em's 0.92
