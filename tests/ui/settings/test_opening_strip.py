"""Opening stock that is unfinished says so over the store and the import, is taken up at the next start, stopped and let go on by a key."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.catalog import queries as catalog
from app.core.clock import SetClock
from app.core.text import say
from app.imports import service
from app.imports.fields import guess
from app.imports.views import ImportKind
from app.storage import opening_batches, opening_posting
from app.storage import queries as storage
from app.tables.reading import Line, Table
from app.units import service as unit_service
from db.states import Role
from tests.helpers import catalog as made
from tests.helpers.settled import eventually
from tests.helpers.side_window import Office
from ui.settings.opening_strip import OpeningStrip
from ui.settings.page import SettingsPage
from ui.storage.page import StoragePage
from ui.theme.tokens import State

HEAD = ("产品编码", "序列号", "库位", "生产日期")
ROWS = 12


@pytest.fixture
def document(office: Office, monkeypatch: pytest.MonkeyPatch) -> str:
    """Twelve units that were accepted in batches of two, and cut off before the first."""
    monkeypatch.setattr(opening_batches, "POSTED_AT_ONCE", 2)
    monkeypatch.setattr(opening_posting, "GAP_SECONDS", 0)
    place = office.desk.place
    made.product(place)
    made.location(place)
    keeper = office.person("仓管员甲", Role.STOREKEEPER)
    rows = tuple(Line(n, ("BK", f"BK261109{n:04d}", "A-01-01", "2026-11-09")) for n in range(1, ROWS + 1))
    found = service.try_table(place, keeper, ImportKind.OPENING, Table(HEAD, rows), guess(ImportKind.OPENING, HEAD))
    with office.desk.work(keeper) as work:
        number = service.accept_plan(work, found.plan, guess(ImportKind.OPENING, HEAD)).document
    office.context.set_actor(keeper)
    return number


def _press(office: Office, widget: QWidget) -> None:
    office.qtbot.keyClick(widget, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)  # type: ignore[no-untyped-call]


def test_it_says_so_stops_and_goes_on_by_its_key(office: Office, document: str) -> None:
    opening_posting.post(office.desk.place, office.context.actor, document, lambda view: view.done < 2)
    page = StoragePage(office.context)
    office.show(page)
    page.reload()
    strip = page.findChild(OpeningStrip)
    assert isinstance(strip, OpeningStrip)
    eventually(strip.isVisible)
    assert strip.mark.state is State.UNDER_WAY and document in strip.mark.word and "2 / 12" in strip.bar.words
    office.picture(page, "opening-under-way")
    _press(office, page)
    eventually(lambda: strip.mark.state is State.HOLD)
    office.picture(page, "opening-stopped")
    office.context.opening.tick()  # the next start leaves what a person stopped
    office.settle()
    assert "2 / 12" in strip.bar.words and strip.act.words == "接着写"
    _press(office, page)
    eventually(lambda: not strip.isVisible())
    with office.desk.read() as session:
        assert opening_posting.unfinished(session) is None and storage.balances_against_moves(session) == []
        assert len(storage.moves(session, document=document)) == ROWS


def test_what_another_station_finishes_is_told_here_to_its_end(office: Office, document: str) -> None:
    office.context.opening.read()
    office.settle()
    assert office.context.opening.seen is not None and not office.context.opening.seen.ended
    opening_posting.post(replace(office.desk.place, station="另一台"), office.context.actor, document)
    office.context.opening.failed = say("数据库忙")  # why this station could not go on
    office.context.opening.tick()
    office.settle()
    assert office.context.opening.seen.ended and office.context.opening.failed is None


def test_the_next_start_takes_it_up_and_what_stayed_out_is_named(office: Office, document: str) -> None:
    page = SettingsPage(office.context)
    office.show(page)
    page.show_view("imports")
    strip = page.findChild(OpeningStrip)
    assert isinstance(strip, OpeningStrip)
    behind = replace(office.desk.place, clock=SetClock(datetime(2026, 11, 9, 4, tzinfo=UTC)))  # a station whose clock is weeks behind
    with behind.work(office.context.actor) as work:
        product = catalog.product_by_code(work.session, "BK")
        assert product is not None
        taken = unit_service.allocate_units(work, product, 1, "")
    office.context.opening.tick()
    eventually(lambda: strip.isVisible() and "1 个号没入库" in strip.mark.word)
    assert taken[0] in strip.bar.words
    office.picture(page, "opening-left-out")
    store = StoragePage(office.context)
    office.qtbot.addWidget(store)
    store.reload()
    office.context.opening.tick()
    office.settle()
    there = store.findChild(OpeningStrip)
    assert isinstance(there, OpeningStrip)
    assert strip.isVisible() and not there.isHidden(), "nobody has read it"
    _press(office, strip)
    eventually(lambda: not strip.isVisible())
    office.context.opening.tick()
    office.settle()
    assert strip.isHidden() and there.isHidden()
    with office.desk.read() as session:
        assert opening_posting.one(session, document).ended and storage.balances_against_moves(session) == []
