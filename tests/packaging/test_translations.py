"""English beside Chinese: found in both packages, filled in, and any loss noticed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import translations

APP = '''
from app.core.text import QT_TRANSLATE_NOOP, say
WRONG = say(QT_TRANSLATE_NOOP("app", "{unit} 不在单上"), unit=1)
LONG = QT_TRANSLATE_NOOP(
    "app",
    "甲"
    "乙 & <b>",
)
'''
UI = '''
from PySide6.QtCore import QCoreApplication, QObject
class Page(QObject):
    def show(self):
        self.tr("入库")
        self.tr("共 %n 件", "", 3)
        QCoreApplication.translate("Shell", "发货")
'''
ENGLISH: dict[str, dict[str, str | list[str]]] = {
    "app": {"{unit} 不在单上": "{unit} is not on the order", "甲乙 & <b>": "A & <b>"},
    "Page": {"入库": "Stock-in", "共 %n 件": ["one piece", "%n pieces"]},
    "Shell": {"发货": "Dispatch"},
}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for folder, text in (("app", APP), ("ui", UI)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "page.py").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def ts(house: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(translations.update, "__defaults__", (house,))
    path = house / "resources" / "jiaofu_en.ts"
    translations.update(path)
    return path


def test_update_finds_marks_of_app_and_calls_of_ui(ts: Path) -> None:
    found = translations.missing(ts)
    assert {context: set(sentences) for context, sentences in found.items()} == {c: set(s) for c, s in ENGLISH.items()}
    assert found["Page"]["共 %n 件"] == ["", ""]


def test_update_keeps_what_is_there_and_names_no_place(ts: Path) -> None:
    before = ts.read_text(encoding="utf-8")
    translations.update(ts)
    assert ts.read_text(encoding="utf-8") == before
    assert "<location" not in before and str(ts.parent) not in before


def test_fill_finishes_and_survives_update(ts: Path) -> None:
    assert translations.fill(json.loads(json.dumps(ENGLISH)), ts) == 5
    assert translations.missing(ts) == {}
    assert translations.check(ts) == []


def test_check_names_the_unfinished_and_what_is_behind(ts: Path, house: Path) -> None:
    assert len(translations.check(ts)) == 5
    translations.fill(ENGLISH, ts)
    (house / "ui" / "new.py").write_text('QCoreApplication.translate("Shell", "门卫")\n', encoding="utf-8")
    assert [fault for fault in translations.check(ts) if fault.startswith("behind") and "门卫" in fault]


def test_check_misses_no_lost_value(ts: Path) -> None:
    translations.fill({**ENGLISH, "app": {**ENGLISH["app"], "{unit} 不在单上": "{uint} is not on the order"}}, ts)
    assert [fault.split()[0] for fault in translations.check(ts)] == ["values"]


def test_check_without_a_file_says_so(tmp_path: Path) -> None:
    assert translations.check(tmp_path / "jiaofu_en.ts")


def test_release_builds_once(ts: Path) -> None:
    translations.fill(ENGLISH, ts)
    qm = translations.release(ts)
    built = qm.stat().st_mtime_ns
    assert qm.stat().st_size > 100
    assert translations.release(ts).stat().st_mtime_ns == built
