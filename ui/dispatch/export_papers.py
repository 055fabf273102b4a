"""Inspection and customs numbers of an export 发货单; without them its gate pass does not become valid (F-03)."""

from __future__ import annotations

from collections.abc import Callable

from app.core import keyed
from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.desk import Reading
from app.gate import queries, service
from app.gate.views import ExportPapersView
from app.orders import queries as orders
from ui.context import DeskContext
from ui.dispatch.sections import Section


class ExportPapersSection(Section):
    """Shown for export orders only; what is there is shown and may be put right until the vehicle has left."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(
            "note_export", self.tr("出口单证（F-03）"), self.tr("登记单证"), primary=False,
            hint=self.tr("报验号（或不需报验的理由）、报关单号和日期齐了，出门证才能生效。"),
        )  # fmt: skip
        self._context = context
        self._number = ""
        self._papers: ExportPapersView | None = None
        self._fresh = True
        self.text("inspection_no", self.tr("报验号"))
        self.text("not_required_reason", self.tr("免验理由"), hint=self.tr("没有报验号时填"))
        self.text("declaration_no", self.tr("报关单号"), required=True)
        self.text("declared_on", self.tr("报关日期"), required=True, hint="2026-11-23")
        self.hide()

    def show_order(self, number: str, order_no: str) -> None:
        """Reads the numbers of a 发货单; blank numbers hide the section."""
        if number != self._number:
            self._number, self._fresh = number, True
            self.hide()
        if number:
            self._context.query(lambda s: _read(s, number, order_no), lambda found: self._show(number, *found))

    def entered(self) -> Callable[[Work, str], ExportPapersView]:
        """The command with what is typed at this moment; it answers with a `BadInput` where something is missing."""
        words = {key: self.value(key).strip() for key in ("inspection_no", "not_required_reason", "declaration_no", "declared_on")}
        return lambda work, number: _note(work, number, words)

    def _show(self, number: str, export: bool, papers: ExportPapersView | None) -> None:
        if number != self._number:
            return
        self.setVisible(export)
        if papers == self._papers and not self._fresh:
            return  # what is being typed stays
        self._papers, self._fresh = papers, False
        self.form.set_value("inspection_no", papers.inspection_no if papers else "")
        self.form.set_value("not_required_reason", papers.not_required_reason if papers else "")
        self.form.set_value("declaration_no", papers.declaration_no if papers else "")
        self.form.set_value("declared_on", str(papers.declared_on or "") if papers else "")


def _note(work: Work, number: str, words: dict[str, str]) -> ExportPapersView:
    day = keyed.day_needed(keyed.DAY, words["declared_on"])
    if not words["inspection_no"] and not words["not_required_reason"]:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请填报验号，不需报验的写明理由"))
    return service.note_export_papers(
        work, number, inspection_no=words["inspection_no"], not_required_reason=words["not_required_reason"],
        declaration_no=words["declaration_no"], declared_on=day,
    )  # fmt: skip


def _read(session: Reading, number: str, order_no: str) -> tuple[bool, ExportPapersView | None]:
    return orders.order(session, order_no).needs.export, queries.export_papers(session, number)
