"""设置 → 标签: both labels in the chosen size, resolution and language, of what was printed last or as samples."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from app.labels.render import render
from app.labels.stock import Stock
from app.printing.label_preview import sample_shipping
from app.printing.making import company
from app.printing.service import print_label
from tests.app.labels.examples import CONTENT
from tests.helpers.side_window import Office
from ui.settings.label_view import LabelView
from ui.settings.page import SettingsPage
from ui.widgets.forms import ErrorLine

PICTURES = os.environ.get("JIAOFU_PICTURES")


def labels(office: Office) -> LabelView:
    page = SettingsPage(office.context)
    office.show(page)
    page.show_view("labels")
    office.settle()
    view = page.shown_view()
    assert isinstance(view, LabelView)
    return view


def test_samples_are_marked_and_follow_every_choice(office: Office) -> None:
    view = labels(office)
    assert "样张" in view.certificate.data.text() and "样张" in view.content.data.text() and "样张" in view.shipping.data.text()
    seen = {view.content.picture.words}
    for key, value in [("content", "60x40"), ("dpi", 300), ("language", "tspl"), ("font", "TSS24.BF2")]:
        view.form.set_value(key, value)
        office.settle()
        seen.add(view.content.picture.words)
    assert len(seen) == 5
    with office.desk.read() as session:
        sample = sample_shipping(company(session, office.desk.clock.now()))
    data = render(sample, "tspl", Stock(dpi=300, font="TSS24.BF2"))
    assert view.shipping.picture.words == f"{len(data):,} 字节 · 9600 波特 {len(data) / 960:.1f} 秒"
    view.form.set_value("font", "^XZ")
    office.settle()
    assert any("字体名无效" in line.words for line in view.form.findChildren(ErrorLine))


def test_the_label_that_was_printed_last_is_shown(office: Office) -> None:
    office.desk.forms.labels["content_label"] = lambda session, document, making: CONTENT
    with office.desk.work(office.administrator) as work:
        print_label(work, "content_label", "26110304")
    view = labels(office)
    assert view.content.data.text() == "最近打印的：26110304"
    assert f"{len(render(CONTENT, 'zpl')):,} 字节" in view.content.picture.words


@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(1920, 1080)], ids=lambda size: f"{size.width()}")
def test_both_labels_stand_whole_beside_each_other(office: Office, size: QSize) -> None:
    view = labels(office)
    view.window().resize(size)
    QApplication.processEvents()
    for half in view.halves:
        shot = half.picture.grab().toImage()
        dark = [x for x in range(shot.width()) if any(shot.pixelColor(x, y).lightness() < 90 for y in range(0, shot.height(), 2))]
        assert dark and dark[0] > 1 and dark[-1] < shot.width() - 2
    if PICTURES:
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        view.window().grab().save(str(Path(PICTURES) / f"settings-labels-{size.width()}.png"))
