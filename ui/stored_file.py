"""A stored PDF shown by what this PC shows its files with."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.core.text import QT_TRANSLATE_NOOP, say
from app.files.service import safe_name
from ui.context import DeskContext
from ui.i18n import shown


def open_pdf(context: DeskContext, sha256: str, name: str, content: bytes) -> str:
    """Writes a PDF to the folder of documents of this PC and opens it.

    It always ends in `.pdf`, whatever it was called when it was hung on: a system opens a file by its ending, and would run an `.exe`.

    Args:
        context: The open desk.
        sha256: Key of the content; it keeps files of one name apart.
        name: What it is called.
        content: The PDF.

    Returns:
        Why it cannot be opened, or nothing.
    """
    local = context.local
    folder = local.file.parent / "documents" if local is not None else Path(tempfile.gettempdir()) / "jiaofu"
    stem = safe_name(name)
    stem = stem[:-4] if stem.lower().endswith(".pdf") else stem
    path = folder / f"{sha256[:12]}-{stem[:60]}.pdf"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_bytes() != content:  # a viewer may hold the one that is there
            path.write_bytes(content)
    except OSError as error:
        return shown(say(QT_TRANSLATE_NOOP("app", "文件打不开：{why}"), why=error.strerror or ""))
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        return shown(say(QT_TRANSLATE_NOOP("app", "这台电脑没有打开 PDF 的程序，文件在 {path}"), path=str(path)))
    return ""
