"""The records behind a figure: a card with a list, each line opens its record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.scanning.lane import HOME_PAGE
from ui.context import DeskContext
from ui.widgets.base import Card
from ui.widgets.tables import Column, Kind, WorkTable

MOST = 500
"""So many lines are listed; the workbook has them all."""


def open_record(context: DeskContext, number: str) -> bool:
    """Opens the place where a document is worked on; whether it has one."""
    page = next((page for series, page in HOME_PAGE.items() if number.startswith(series.value)), None)
    if page is None:
        return False
    context.go_to.emit(page, number)
    return True


class RecordsCard(Card):
    """Lists the records behind the figure that was chosen last."""

    def __init__(self, context: DeskContext, hint: str) -> None:
        super().__init__(" ", " ", padding=0)
        self.body.setContentsMargins(1, 10, 1, 1)
        self.head.setContentsMargins(14, 0, 12, 0)
        self._context = context
        self.list = WorkTable(
            [Column(self.tr("单据"), Kind.DOCUMENT, 130), Column(self.tr("内容"), stretch=True), Column(self.tr("件"), Kind.NUMBER, 56)],
            empty=hint,
        )
        self.list.setObjectName("list.records")
        self.list.opened.connect(self._open)
        self.body.addWidget(self.list, 1)

    def show_records(self, title: str, records: Sequence[tuple[str, str, int]], *, opens: bool = True) -> None:
        """Lists number, words and pieces of the records; `opens` is False for lines that stand for no document."""
        listed: Iterable[tuple[str, str, int]] = records[:MOST]
        self.title.setText(title)
        words = self.tr("{n} 单·回车打开") if len(records) <= MOST else self.tr("{n} 单，列出前 500 单·回车打开")
        self.note.setText(words.format(n=len(records)) if opens else "")
        rows = list(listed)
        keys = [number if opens else f"line {n}" for n, (number, _, _) in enumerate(rows)]
        self.list.set_rows([(number, text, str(pieces)) for number, text, pieces in rows], keys)

    def _open(self, number: object) -> None:
        open_record(self._context, str(number))
