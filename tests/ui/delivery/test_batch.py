"""The day's slips in one go: a file of the scanner sorts itself, Enter takes one as sent and shows the next with its scan."""

from __future__ import annotations

import io
import logging
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.clock import SetClock
from app.core.work import Workplace
from app.delivery import papers, slip_list, transit
from app.delivery import queries as delivery
from app.delivery.slip_list import Which
from app.delivery.views import DeliveryState
from tests.app.gate.test_papers import MAKING
from tests.app.test_statement_counts import Works, statements
from tests.conftest import People
from tests.helpers.settled import settled
from ui.context import DeskContext
from ui.delivery.page import DeliveryPage
from ui.page import DeskPage

SLIPS = int(os.environ.get("JIAOFU_SLIPS", "3"))


@pytest.fixture
def works(file_place: Workplace, clock: SetClock) -> Iterator[Works]:
    made = Works(file_place, People(file_place))
    made.prepare()
    for _ in range(SLIPS):
        made.out()
        clock.forward(minutes=5)
    clock.forward(hours=5)
    yield made


@pytest.mark.clause("I-05")
def test_a_pile_is_entered_by_enter_alone(
    works: Works, context: DeskContext, shown: Callable[[DeskPage], None], qtbot: QtBot, tmp_path: Path
) -> None:
    whole, place = pypdfium2.PdfDocument.new(), works.place
    with place.read() as session:
        numbers = [one.number for one in reversed(delivery.records(session, files=False))]
        for number in numbers:
            whole.import_pages(pypdfium2.PdfDocument(papers.delivery_record(session, number, MAKING)), [2])
    content = io.BytesIO()
    whole.save(content)
    file = tmp_path / "扫描.pdf"
    file.write_bytes(content.getvalue())
    context.set_actor(works.sales)
    page = DeliveryPage(context)
    shown(page)
    began = time.monotonic()
    with qtbot.waitSignal(page.slips.pile.finished, timeout=60_000):
        page.slips.take_pile([file])
    settled(qtbot, context)
    sorted_in = time.monotonic() - began
    assert page.slips.list.said.text() == f"归位 {SLIPS} 页"
    began = time.monotonic()
    page.open_document(numbers[0])
    for number in numbers:
        settled(qtbot, context)
        assert page.slips.record is not None and page.slips.record.number == number
        focus = QApplication.focusWidget() or page.slips.panel.slip.form.editor("signed_at")
        QTest.keyClick(focus, Qt.Key.Key_Return)
    settled(qtbot, context)
    entered = time.monotonic() - began
    logging.getLogger("tests").info("%d pages sorted in %.1f s, entered in %.1f s", SLIPS, sorted_in, entered)
    with place.read() as session:
        assert {delivery.record(session, number).state for number in numbers} == {DeliveryState.SIGNED}  # type: ignore[union-attr]
    assert f"本次 {SLIPS} 份" in page.slips.list.said.text()


def test_what_the_views_read_does_not_grow(works: Works, clock: SetClock) -> None:
    asks = [lambda s, now, which=which: slip_list.slip_list(s, which, now) for which in Which] + [transit.under_way]
    small = [statements(works.place, ask) for ask in asks]
    works.out()
    assert [statements(works.place, ask) for ask in asks] == small and max(small) <= 12
