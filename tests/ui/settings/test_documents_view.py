"""设置 → 制度文件: published, read by who has to, confirmed; who has not stands in a list (D-17)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from app.core.clock import SetClock
from app.core.work import Workplace
from db.engine import open_engine
from db.states import Role
from tests.conftest import People
from tests.helpers.office import Office
from ui.settings.documents_view import DocumentsView
from ui.settings.page import SettingsPage

PICTURES = os.environ.get("JIAOFU_PICTURES")


@pytest.fixture
def place(sqlite_file_url: str, clock: SetClock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "办公室", clock)
    yield opened
    opened.engine.dispose()


@pytest.mark.clause("D-17")
def test_a_rule_is_published_read_and_confirmed(
    qtbot: QtBot, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def opens(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", opens)
    people = People(place)
    head, keeper, mate = people(Role.LOGISTICS_HEAD), people(Role.STOREKEEPER), people(Role.STOREKEEPER)
    rule = tmp_path / "仓库管理制度.bat"
    rule.write_bytes(b"%PDF-1.7 ...")
    office = Office(place, SettingsPage, head, QSize(1218, 648))
    try:
        office.page.show_view("documents")
        office.settle()
        view = office.page.view_of("documents")  # type: ignore[attr-defined]
        assert isinstance(view, DocumentsView)
        for key, words in (("doc_code", "CK-01"), ("doc_title", "仓库管理制度"), ("doc_edition", "A/0"), ("doc_role", "仓管员")):
            office.fill(f"field.{key}", words)
        office.press("do.publish")
        assert "请选文件" in view.error.words and view.form.value("doc_title") == "仓库管理制度"
        view.take_file(rule)
        office.press("do.publish")
        assert office.rows("list.documents")[0] == ["现行", "CK-01", "仓库管理制度", "A/0", "2026-11-23", "2"]
        assert not view.confirm.isVisible()
        office.sign_in(keeper)
        office.page.open_document("documents/CK-01")
        office.settle()
        assert not view.form.isVisible() and office.rows("list.documents")[0][0] == "待您阅读"
        if PICTURES:
            office.shot(Path(PICTURES) / "documents-reader.png")
        office.press("do.open_document")
        assert [(path.suffix, path.read_bytes()) for path in opened] == [(".pdf", b"%PDF-1.7 ...")], "what it is, not what it was called"
        papers: list[tuple[str, str]] = []
        office.context.preview_wanted.connect(lambda paper, document: papers.append((paper, document)))
        office.press("do.document_cover")
        assert papers == [("rule_cover", str(view.table.current_key()))]
        office.press("do.confirm_document")
        assert view.unread.text() == mate.name and not view.confirm.isVisible()
        office.sign_in(head)
        office.settle()
        if PICTURES:
            office.shot(Path(PICTURES) / "documents.png")
    finally:
        office.close()
