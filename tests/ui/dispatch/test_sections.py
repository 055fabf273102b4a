"""The key of the next step goes with the form that is being filled in; one listener serves every form of the window;
a form begins where there is something to do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import SIGNAL
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.loading.views import LoadBoxView, LoadView
from db.states import TripState
from tests.helpers.settled import eventually
from ui.dispatch.sections import NEXT_KEY, Section, show_sections
from ui.dispatch.trip_forms import LeaveBehind


def test_the_key_follows_the_form_with_one_listener_for_all(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    forms = [Section(f"step{n}", "一步", "登记") for n in range(2)]
    listeners = qapp.receivers(SIGNAL("focusChanged(QWidget*,QWidget*)"))
    forms += [Section(f"step{n}", "一步", "登记") for n in range(2, 4)]
    assert qapp.receivers(SIGNAL("focusChanged(QWidget*,QWidget*)")) == listeners
    side = Section("side", "旁的", "记下", primary=False)
    box = QVBoxLayout(window)
    for form in (*forms, side):
        form.text("note", "说明")
        box.addWidget(form)
    show_sections([(form, True) for form in (*forms, side)])
    window.show()
    window.activateWindow()

    def keyed() -> list[str]:
        return [form.button.objectName() for form in (*forms, side) if form.button.shortcut() == QKeySequence(NEXT_KEY)]

    forms[2].take_keys()
    eventually(lambda: keyed() == ["do.step2"])
    side.take_keys()  # whose act is never the main one leaves the key where the next step is
    eventually(lambda: keyed() == ["do.step0"])
    forms[3].take_keys()
    eventually(lambda: keyed() == ["do.step3"])
    forms[3].setParent(None)
    forms[3].deleteLater()
    forms[1].take_keys()
    eventually(lambda: "do.step1" in keyed())


@pytest.mark.clause("G-08")
def test_what_is_left_behind_is_looked_for_where_something_is_not_on_the_truck(qtbot: QtBot) -> None:
    form = LeaveBehind()
    qtbot.addWidget(form)
    boxes = tuple(
        LoadBoxView(f"0000{n}", f"FH2600000{n}", 1, 1, "SF-1", "柜", 1000, position=turn) for n, turn in ((1, 1), (2, 2), (3, 0))
    )
    load = LoadView(
        "CC26000001", TripState.LOADING, "浙A·0T001", "", "", tuple(box.sscc for box in boxes if box.position),
        tuple(box.dispatch_no for box in boxes), None, None, "", 2000, (), boxes, "销售甲", "", True, False, "", None,
    )  # fmt: skip
    form.show_load(load)
    assert form.form.value("short_order") == "FH26000003"
