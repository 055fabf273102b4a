"""箱重允差: proposed from boxes that were weighed, decided by a person with a reason."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QSpinBox
from pytestqt.qtbot import QtBot

from app.boxing import service as boxing
from app.boxing.tolerances import tolerances
from app.core.clock import SetClock
from app.core.work import Workplace
from db.engine import open_engine
from db.states import Role
from tests.conftest import People
from tests.helpers.dispatch import Shipping
from tests.helpers.office import Office
from ui.catalog.page import CatalogPage

PICTURES = os.environ.get("JIAOFU_PICTURES")


@pytest.fixture
def ship(sqlite_file_url: str, clock: SetClock) -> Iterator[Shipping]:
    place = Workplace(open_engine(sqlite_file_url), "台位 3", clock)
    yield Shipping(place, People(place))
    place.engine.dispose()


@pytest.fixture
def office(qtbot: QtBot, ship: Shipping) -> Iterator[Office]:
    made = Office(ship.place, CatalogPage, ship.people(Role.PROCESS))
    yield made
    made.close()


def test_a_tolerance_is_proposed_and_decided(office: Office, ship: Shipping) -> None:
    order, items = ship.picked((ship.product(), 3))
    with ship.place.work(ship.packer) as work:
        boxing.begin(work, order.number)
        for serial in items:
            box = boxing.put_in(work, order.number, serial)
        for grams in (8400, 8412, 8388, 8406, 8394, 8410):
            boxing.weigh(work, box.sscc, grams)
    office.page.show_view("tolerances")
    office.settle()
    (row,) = office.rows("list.tolerances")
    assert row[2:] == ["6", "+3", "40", "全站 50 g / 10‰"]
    why = office.find(QLabel, "why.tolerance").text()
    assert "6 箱" in why and "建议 40 g" in why
    office.fill("field.floor_g", "45")
    office.press("do.save")
    assert "原因" in office.page.shown_view().error.words
    assert office.find(QSpinBox, "field.permille").value() == 10  # the site's, until another is decided
    office.fill("field.permille", "0")
    office.fill("field.reason", "垫料不一，放宽")
    office.press("do.save")
    if PICTURES:
        office.shot(Path(PICTURES) / "catalog-tolerances.png")
    with ship.place.read() as session:
        (decided,) = tolerances(session, ship.place.clock.now())
    assert (decided.floor_g, decided.permille) == (45, 0)
