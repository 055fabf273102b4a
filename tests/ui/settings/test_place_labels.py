"""设置 → 库位标签: several places chosen by keys, seen before they are printed, on labels or on A4; trays numbered and put somewhere."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.catalog import place_labels as labels
from app.catalog import queries
from app.printing.service import recent_jobs
from db.states import PrintKind, StorageClass, ZoneKind
from tests.helpers import catalog
from tests.helpers.side_window import Office
from ui.settings.page import SettingsPage
from ui.settings.place_label_view import TRAYS, PlaceLabelView


def test_places_and_trays_get_their_labels(office: Office) -> None:
    place = office.desk.place
    for row in range(1, 4):
        for level in range(1, 5):
            catalog.location(place, f"A-{row:02d}-{level:02d}")
    catalog.location(place, "G-01", "干燥区", ZoneKind.STORE, StorageClass.DRY)
    page = SettingsPage(office.context)
    office.show(page)
    page.show_view("places")
    office.settle()
    view = page.shown_view()
    assert isinstance(view, PlaceLabelView) and view.chosen == ["A-01-01"]
    view.form.set_value("arrow", "up")
    office.settle()
    assert "字节" in view.picture.words
    view.table.setFocus()
    for _ in range(3):
        office.qtbot.keyClick(view.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    office.settle()
    assert view.chosen == ["A-01-01", "A-01-02", "A-01-03", "A-01-04"] and "4" in view.card.note.text()
    office.picture(view, "places-chosen")
    office.click(page, "do.print_labels")
    office.click(page, "do.print_sheet")
    assert "A4" in view.said.text()
    with office.desk.read() as session:
        jobs = list(reversed(recent_jobs(session)))
        assert [job.document.partition("@")[0] for job in jobs[:4]] == view.chosen
        assert jobs[4].kind is PrintKind.PAPER and jobs[4].document.startswith("A-01-01,A-01-02")
    view.form.set_value("what", TRAYS)
    office.settle()
    assert view.chosen == []
    view.form.set_value("count", 3)
    office.click(page, "do.make_trays")
    assert view.chosen == ["JF$TRAY:0001"]
    view.form.set_value("place", "a-02-01")
    office.click(page, "do.put_tray")
    office.picture(view, "places-trays")
    with office.desk.read() as session:
        found = queries.location_by_code(session, "JF$TRAY:0001")
        assert found is not None and found.code == "A-02-01" and len(labels.trays(session)) == 3
