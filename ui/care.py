"""The marks of what was scanned, on any page that takes goods: bench, store, dock (E-01, E-02)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.boxing import care
from app.catalog.care import handling_words
from app.catalog.views import CareView
from app.core.scans import ScanResult
from app.core.words import Verdict
from app.labels.marks import HandlingMark
from ui.context import DeskContext
from ui.i18n import shown
from ui.widgets.marks import MarksPanel, MarksView


def marks_view(found: CareView | None, title: str = "") -> MarksView:
    """Marks and handling of goods as the widgets take them."""
    if found is None:
        return MarksView()
    words = handling_words(found.handling)
    kg = f"{found.weight_g / 1000:.1f}"
    weight = QCoreApplication.translate("care", "毛重 {kg} kg").format(kg=kg) if found.weight_g else ""
    two = QCoreApplication.translate("care", "两人搬") if found.two_persons else ""
    how = "·".join(part for part in (shown(words) if words else "", weight, two) if part)
    marks = tuple(HandlingMark.parse(mark) for mark in found.marks)
    return MarksView(marks, how, found.two_persons, "、".join(found.precautions), title)


def follow(context: DeskContext, panel: MarksPanel, result: ScanResult) -> None:
    """Shows the marks of the goods or the box that a scan took; anything else leaves the panel as it is."""
    if result.verdict not in (Verdict.GOOD, Verdict.DONE) or not result.object_key:
        return
    key, now = result.object_key, context.desk.clock.now()

    def show(found: CareView | None) -> None:
        if found is not None:
            panel.show_marks(marks_view(found, key if len(key) < 18 else f"…{key[-5:]}"))
            panel.show()

    context.query(lambda session: care.of_scan(session, key, now), show)
