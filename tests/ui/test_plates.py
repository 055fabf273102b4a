"""What stands in place of a plate, and whose task something is, is said in the language of the window, and means the same (X-37)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from app.core.text import Text, say
from app.dispatch.views import ON_FOOT, vehicle_words
from app.reminders.views import Due, Mark
from ui.dispatch.other_form import OtherForm
from ui.plates import on_foot, plate_words
from ui.today.page import _whose
from ui.widgets.forms import FieldForm

ENGLISH = "On foot/courier"


class English(QTranslator):
    """One sentence of the desk's English."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return ENGLISH if (context, source) == ("app", ON_FOOT) else ""

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    words = English()
    qapp.installTranslator(words)
    yield
    qapp.removeTranslator(words)


def test_it_is_said_in_english_and_a_plate_stays(english: None) -> None:
    assert (plate_words(ON_FOOT), plate_words("苏Z·8682K"), plate_words("")) == (ENGLISH, "苏Z·8682K", "")
    assert isinstance(vehicle_words(ON_FOOT), Text)


def test_what_is_chosen_in_english_is_what_it_stands_for(english: None, qtbot: QtBot) -> None:
    form = FieldForm()
    qtbot.addWidget(form)
    box = form.add_choice("plate", "车牌", [on_foot(), ("苏Z·8682K", "苏Z·8682K")])
    box.setEditable(True)
    assert (box.currentText(), form.value("plate")) == (ENGLISH, ON_FOOT)
    box.setEditText(" 浙A·0T001 ")
    assert form.value("plate") == "浙A·0T001"
    form.set_value("plate", ON_FOOT)
    assert (box.currentText(), form.value("plate")) == (ENGLISH, ON_FOOT)


def test_a_pass_on_foot_is_made_in_english(english: None, qtbot: QtBot) -> None:
    form = OtherForm()
    qtbot.addWidget(form)
    form.offer_plates([], ["苏Z·8682K"])
    plate = form.how.editor("plate")
    assert isinstance(plate, QComboBox)
    plate.setCurrentText(ENGLISH)
    for key, words in (("consignee", "示范电气有限公司"), ("reason", "送检")):
        form.what.set_value(key, words)
    for key, words in (("driver", "提货人甲"), ("card", "0377")):
        form.how.set_value(key, words)
    form.lines.set_rows([["扳手", "", "把", "2", "1", ""]])
    draft = form.draft()
    assert draft is not None and (draft.on_foot, draft.plate, draft.bearer, draft.bearer_card) == (True, "", "提货人甲", "0377")


def test_whose_task_it_is_is_said_in_english(qapp: QApplication) -> None:
    class Finance(English):
        def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
            return "Finance" if (context, source) == ("app", "财务部") else ""

    words = Finance()
    qapp.installTranslator(words)
    assert _whose(Due(Mark.HOLD, say("等"), "", "sign", "财务部", None, "H-03")) == "Finance·H-03"
    qapp.removeTranslator(words)
