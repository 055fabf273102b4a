from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from app.core import paths
from app.core.text import Text, say
from ui import i18n

TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context><name>app</name>
<message><source>{unit} 不在单上</source><translation>{unit} is not on the order</translation></message>
<message><source>未检验</source><translation>not inspected</translation></message>
</context>
<context><name>Shell</name>
<message numerus="yes"><source>共 %n 件</source>
<translation><numerusform>%n piece</numerusform><numerusform>%n pieces</numerusform></translation></message>
</context>
</TS>
"""


@pytest.fixture
def english(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[QApplication]:
    """A resource folder with one small translation in it, English installed; Chinese again afterwards."""
    folder = tmp_path / "translations"
    folder.mkdir()
    ts = folder / "jiaofu_en.ts"
    ts.write_text(TS, encoding="utf-8")
    code = "import sys, pathlib, translations; translations.release(pathlib.Path(sys.argv[1]))"
    tools = Path(__file__).resolve().parents[2] / "packaging"
    subprocess.run([sys.executable, "-c", code, str(ts)], cwd=tools, check=True)
    monkeypatch.setenv("JIAOFU_RESOURCES", str(tmp_path))
    paths.resources.cache_clear()
    i18n.install(qapp, "en")
    yield qapp
    i18n.install(qapp, "zh")
    paths.resources.cache_clear()


def test_chinese_needs_no_file(qapp: QApplication) -> None:
    i18n.install(qapp, "zh")
    assert i18n.language() == "zh"
    assert i18n.shown(say("{unit} 不在单上", unit="A-1")) == "A-1 不在单上"
    assert QCoreApplication.translate("Shell", "共 %n 件", "", 3) == "共 3 件"


def test_english_translates_the_sentence_and_leaves_the_data(english: QApplication) -> None:
    assert i18n.language() == "en"
    assert QLocale().language() is QLocale.Language.English
    assert i18n.shown(say("{unit} 不在单上", unit="未检验 <b>{x}")) == "未检验 <b>{x} is not on the order"
    assert i18n.shown(say("{unit} 不在单上", unit=Text("未检验"))) == "not inspected is not on the order"
    assert QCoreApplication.translate("Shell", "共 %n 件", "", 1) == "1 piece"
    assert QCoreApplication.translate("Shell", "共 %n 件", "", 3) == "3 pieces"


def test_language_changes_back(english: QApplication) -> None:
    i18n.install(english, "zh")
    assert i18n.shown(Text("未检验")) == "未检验"


@pytest.mark.logs
def test_a_translation_that_is_not_built_leaves_chinese_and_says_so(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("JIAOFU_RESOURCES", str(tmp_path))
    paths.resources.cache_clear()
    i18n.install(qapp, "en")
    assert "jiaofu_en" in caplog.text
    assert i18n.shown(Text("未检验")) == "未检验"
    i18n.install(qapp, "zh")
    paths.resources.cache_clear()


def test_an_unknown_language_is_refused(qapp: QApplication) -> None:
    with pytest.raises(ValueError):
        i18n.install(qapp, "fr")
