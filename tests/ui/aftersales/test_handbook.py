"""手册 in the window: an article is written with the keys, found again, and begun from a case."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.helpers.gate import Yard
from tests.helpers.settled import eventually, settled
from ui.aftersales.handbook_view import PREFIX, HandbookView
from ui.aftersales.page import AfterSalesPage
from ui.context import DeskContext
from ui.page import DeskPage


@pytest.mark.clause("J-32")
def test_an_article_is_written_and_found(context: DeskContext, yard: Yard, shown: Callable[[DeskPage], None], qtbot: QtBot) -> None:
    context.set_actor(yard.service)
    page = AfterSalesPage(context)
    shown(page)
    page.open_document("handbook/SH-2026-0007")
    settled(qtbot, context)
    view = page.front
    assert isinstance(view, HandbookView)
    save = page.findChild(QAbstractButton, "do.save_article")
    assert save is not None
    save.click()
    assert view.form.value("case_no") == "SH-2026-0007" and not context.jobs.busy, "what is missing is said at its field"
    for name, words in (("problem", "合闸后 <b>自行分闸</b> & 无报警"), ("reason", "整定钮未锁"), ("steps", "停电验电\n锁紧")):
        field = page.findChild(QLineEdit, f"field.{name}") or page.findChild(QPlainTextEdit, f"field.{name}")
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        field.setText(words) if isinstance(field, QLineEdit) else field.setPlainText(words)
    chapter = page.findChild(QComboBox, "field.chapter")
    assert chapter is not None
    chapter.setCurrentIndex(1)
    save.click()
    settled(qtbot, context)  # the list may have heard of it before the answer is there
    assert view.table.rows.total() == 1
    assert view.said.text() == "手册 1 已保存" and view.detail.title.text() == "手册 1"
    view.search.setText("没有这样的")
    eventually(lambda: view.table.rows.total() == 0)
    page.open_document(f"{PREFIX}1")
    settled(qtbot, context)
    assert view.table.current_key() == 1
    assert view.form.value("problem") == "合闸后 <b>自行分闸</b> & 无报警"
