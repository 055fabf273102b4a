"""The place spoken by the PC's voice: off until it is switched on, silent where there is none, never in the way."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtTextToSpeech import QTextToSpeech
from PySide6.QtWidgets import QApplication

from app.core.scans import ScanInput, ScanResult
from app.core.text import say
from app.core.words import ScanKind, Verdict
from app.loading.plan_views import PlanBoxView
from app.loading.views import DockState
from app.planner.model import Item, Placement
from app.planner.places import Place
from ui.speech import Speech, words_of


def result(verdict: Verdict, place: Place | None) -> ScanResult:
    """What the dock answered a box."""
    box = None if place is None else PlanBoxView("1", Placement("1", 0, 0, 0, 1, 1, 1, 1), Item("1", 1, 1, 1), place, "FH26000001", 1)
    scan = ScanInput("k", 1, datetime(2026, 11, 23, tzinfo=UTC), "p", "", "dispatch")
    return ScanResult(scan, verdict, say(""), ScanKind.BOX, view=DockState("load", say(""), place=box))


def test_only_the_place_of_a_box_that_counts_is_said() -> None:
    assert words_of(result(Verdict.GOOD, Place(3, 2, 2))) == "第三排，左起第二，第二层"
    assert words_of(result(Verdict.DONE, Place(1, 1, 1))) == "第一排，左起第一，第一层"
    assert words_of(result(Verdict.HOLD, Place(1, 1, 1))) == words_of(result(Verdict.GOOD, None)) == ""


@pytest.mark.usefixtures("qapp")
def test_a_voice_speaks_beside_and_is_cut_short_by_the_next(qapp: QApplication) -> None:
    speech = Speech(engine="mock")
    assert not speech.on and not speech.available  # nothing is looked for before it is switched on
    speech.say("第一排")
    speech.set_on(True)
    assert speech.available
    voice = speech.findChild(QTextToSpeech)
    assert voice is not None
    speech.say("第一排")
    speech.say("第二排")
    assert voice.state() is QTextToSpeech.State.Speaking
    speech.set_on(False)
    assert voice.state() is QTextToSpeech.State.Ready
    speech.say("第三排")
    assert voice.state() is QTextToSpeech.State.Ready


@pytest.mark.usefixtures("qapp")
def test_a_pc_without_a_voice_stays_silent(qapp: QApplication) -> None:
    speech = Speech(on=True, engine="none such")
    assert speech.on and not speech.available
    speech.say("第一排")
    speech.set_volume(2)
