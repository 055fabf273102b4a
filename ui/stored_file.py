"""A stored file shown by what this PC shows its files with."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.core.disk import write_whole
from app.core.text import QT_TRANSLATE_NOOP, say
from app.files.service import AttachmentView, safe_name
from ui.context import DeskContext
from ui.i18n import shown

ENDINGS = {"application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg"}


def open_stored(context: DeskContext, one: AttachmentView, content: bytes) -> str:
    """Writes an attachment to the folder of documents of this PC and opens it.

    It ends as what it is, whatever it was called when it was hung on: a system opens a file by its ending, and would run an `.exe`.

    Args:
        context: The open desk.
        one: The attachment; the key of its content keeps files of one name apart.
        content: Its content.

    Returns:
        Why it cannot be opened, or nothing.
    """
    local = context.local
    folder = local.file.parent / "documents" if local is not None else Path(tempfile.gettempdir()) / "jiaofu"
    stem, ending = safe_name(one.name), ENDINGS[one.media_type]
    stem = stem[: -len(ending)] if stem.lower().endswith(ending) else stem
    path = folder / f"{one.sha256[:12]}-{stem[:60]}{ending}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_bytes() != content:  # a viewer may hold the one that is there
            write_whole(path, content)
    except OSError as error:
        return shown(say(QT_TRANSLATE_NOOP("app", "文件打不开：{why}"), why=error.strerror or ""))
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        return shown(say(QT_TRANSLATE_NOOP("app", "这台电脑没有打开它的程序，文件在 {path}"), path=str(path)))
    return ""
