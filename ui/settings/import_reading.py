"""The file that is imported, as it stands on the disk, and what is said of its rows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.imports.views import RowError
from app.tables.reading import MOST_BYTES, Table, read_table
from ui.i18n import shown


@dataclass(frozen=True)
class ReadFile:
    """A file as it was read: its bytes, which are kept with what they brought in, and the table in them."""

    path: Path
    data: bytes
    table: Table


def read_file(path: Path) -> ReadFile:
    """A file as it stands now; what its program still holds cannot be read."""
    try:
        with path.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise bad_input(QT_TRANSLATE_NOOP("app", "读写不了文件 {file}：{why}"), file=path.name, why=error.strerror) from error
    return ReadFile(path, data, read_table(data, path.name))


def sentence(error: RowError) -> str:
    """Why a row cannot be taken in, with what stood there."""
    said = (f"{shown(one.label)}：{one.value if isinstance(one.value, str) else shown(one.value)}" for one in error.facts)
    return "　".join((shown(error.reason), *said))
