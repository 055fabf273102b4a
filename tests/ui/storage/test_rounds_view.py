"""库区检查 by keys: 1 and 2 down the checklist, an action that is closed, equipment, the hazard store with two persons."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from app.core.clock import SetClock
from app.core.work import Workplace
from app.storage import care, hazard
from db.engine import open_engine
from db.states import Role, StorageClass, ZoneKind
from tests.conftest import People
from tests.helpers import catalog
from tests.helpers.office import Office
from ui.storage.page import StoragePage
from ui.storage.rounds_view import RoundsView
from ui.theme.tokens import State

PICTURES = os.environ.get("JIAOFU_PICTURES")
SIZES = (QSize(1218, 648), QSize(1772, 960))


@pytest.fixture
def place(sqlite_file_url: str, clock: SetClock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "仓库", clock)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def people(place: Workplace) -> People:
    return People(place)


@pytest.fixture
def office(qtbot: QtBot, place: Workplace, people: People) -> Iterator[Office]:
    for code, zone, kind, keeps in (
        ("A-01", "成品一区", ZoneKind.STORE, StorageClass.NORMAL), ("B-01", "成品二区（干燥）", ZoneKind.STORE, StorageClass.DRY),
        ("W-01", "危险品库", ZoneKind.HAZARD, StorageClass.HAZARD),
    ):  # fmt: skip
        catalog.location(place, code, zone, kind, keeps)
    made = Office(place, StoragePage, people(Role.STOREKEEPER, Role.SAFETY), SIZES[0])
    made.page.show_view("rounds")
    made.settle()
    yield made
    made.close()


def view(office: Office) -> RoundsView:
    front = office.page.front  # type: ignore[attr-defined]
    assert isinstance(front, RoundsView)
    return front


def shot(office: Office, name: str) -> None:
    if PICTURES:
        for size in SIZES:
            office.window.resize(size)
            office.settle()
            office.shot(Path(PICTURES) / f"rounds-{name}-{size.width()}.png")
        office.window.resize(SIZES[0])
        office.settle()


def asked(office: Office) -> list[tuple[str, str]]:
    """What the page asks the shell to show as paper, from now on."""
    found: list[tuple[str, str]] = []
    office.context.preview_wanted.connect(lambda paper, document: found.append((paper, document)))
    return found


@pytest.mark.clause("D-04", "D-05")
def test_a_walk_by_keys_alone(office: Office, place: Workplace) -> None:
    front = view(office)
    office.page.open_document("rounds/成品一区")
    office.settle()
    assert "成品一区" in front.form.title.text()
    shot(office, "empty")
    front.show_state()
    office.key(Qt.Key.Key_1)
    office.key(Qt.Key.Key_1)
    office.key(Qt.Key.Key_2)
    office.fill("field.clean.words", "西侧积灰，堆有空托盘")
    office.press("do.check_zone")
    assert "还没填" in front.form.error.words
    for line in front.form.lines[3:]:
        line.setFocus()
        office.key(Qt.Key.Key_1)
    assert front.form.remark.hasFocus()
    office.press("do.check_zone")
    assert "整改人" in front.form.error.words and front.form.lines[2].words.text() == "西侧积灰，堆有空托盘"
    office.fill("field.clean.owner", "仓管员1")
    shot(office, "filled")
    office.press("do.check_zone")
    assert "XC26" in front.said.text() and not front.form.begun
    assert office.rows("list.care_actions")[0][2] == "清洁：西侧积灰，堆有空托盘"
    shot(office, "actions")
    office.fill("field.done_words", "已清扫")
    office.press("do.finish_action")
    with place.read() as session:
        assert care.actions(session) == () and len(care.checks(session)) == 1
    papers = asked(office)
    office.press("chip.rounds.history")
    front.history.table.selectRow(0)
    shot(office, "history")
    office.press("do.print_zone_check")
    assert papers == [("zone_check", front.history.table.current_key())]
    office.press("chip.rounds.equipment")
    for key, words in (("tool_code", "MH-01"), ("tool_name", "干粉灭火器 4 kg"), ("tool_spot", "东门左侧")):
        office.fill(f"field.{key}", words)
    office.press("do.add_equipment")
    assert front.equipment.table.rows.cell(0, 0).state is State.HOLD
    shot(office, "equipment")
    office.press("do.look_good")
    assert front.equipment.table.rows.cell(0, 0).state is State.GOOD
    office.press("do.retire_equipment")
    assert office.rows("list.equipment") != []  # no reason was given
    office.fill("field.retire_why", "过期报废")
    shot(office, "retire")
    office.press("do.retire_equipment")
    assert office.rows("list.equipment") == [] and not front.equipment.retire.isVisible()


@pytest.mark.decision("X-19")
def test_a_hazard_store_is_approved_by_another(office: Office, place: Workplace, people: People) -> None:
    front = view(office)
    office.page.open_document("rounds/危险品库")
    office.settle()
    office.press("chip.rounds.hazard")
    office.fill("field.licence", "危化许 001")
    office.press("do.ask_hazard")
    assert front.hazard.table.rows.cell(0, 0).state is State.HOLD
    office.press("do.approve_hazard")
    assert [error.clause for error in office.refusals] == ["X-19"]
    shot(office, "hazard")
    office.sign_in(people(Role.SAFETY))
    office.page.show_view("rounds")
    office.settle()
    office.press("do.approve_hazard")
    with place.read() as session:
        (one,) = hazard.approvals(session)
    assert one.approved_at is not None
