"""门岗事件: refusals, double releases, emergencies and clocks, until both departments saw them and one closed them; emergency sheets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.clock import site_day, site_time
from app.core.words import Role
from app.core.words import text as word_text
from app.desk import Reading
from app.gate import emergency, incidents, log_paper
from app.gate import emergency_queries as sheets
from app.gate.emergency_queries import EmergencyState, SheetView
from app.gate.emergency_rules import MANAGERS, REGISTRARS
from app.gate.incidents import IncidentView
from app.gate.service import GATE
from app.identity import queries as identity
from app.identity.views import PersonView
from ui.context import DeskContext
from ui.dispatch.incident_facts import IncidentFacts, incident_state, sheet_mark
from ui.dispatch.incident_steps import CloseIncident, PrintSheets, RegisterSheet, SeeIncident, TakeSheet, VoidSheet
from ui.dispatch.other_form import stacked
from ui.dispatch.sections import Section, show_sections
from ui.i18n import shown
from ui.settings.parts import SettingsView, scrolled
from ui.widgets.buttons import KeyButton
from ui.widgets.forms import ChoiceBox, ErrorLine
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable

OPEN, TODAY, SHEETS = "open", "today", "sheets"


@dataclass(frozen=True)
class _Listed:
    incidents: list[IncidentView]
    sheets: list[SheetView]
    people: list[PersonView]


class IncidentsView(SettingsView):
    """Left what is open, red numbers first; right the chosen one with what may be done, or the forms of sheets."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._key, self._ask = "", 0
        self._incident: IncidentView | None = None
        self._sheet: SheetView | None = None
        self._build_list()
        self._build_steps()
        self._build_right()
        self.start_new()

    # Building

    def _build_list(self) -> None:
        columns = [
            Column(self.tr("编号"), Kind.DOCUMENT, 108), Column(self.tr("时间"), Kind.DATE, 96),
            Column(self.tr("事项"), Kind.MARK, 152), Column(self.tr("内容"), stretch=True),
        ]  # fmt: skip
        self._nothing = self.tr("没有未关闭的门岗事件。")
        self.table = WorkTable(columns, empty=self._nothing)
        self.table.setObjectName("list.incidents")
        self.table.current_changed.connect(lambda key: self.open_document(str(key)) if key else None)
        self.filter = ChoiceBox()
        self.filter.setObjectName("field.incident_filter")
        self.filter.setAccessibleName(self.tr("列出哪些"))
        for words, key in ((self.tr("未关闭"), OPEN), (self.tr("今日"), TODAY), (self.tr("应急放行单"), SHEETS)):
            self.filter.addItem(words, key)
        self.filter.setFixedSize(150, 34)
        self.filter.activated.connect(lambda _: self.reload())
        self.new = KeyButton(self.tr("应急放行单"), key="Ctrl+N", icon="plus")
        self.new.setObjectName("do.new_sheet")
        self.new.clicked.connect(self.start_new)
        self.log = KeyButton(self.tr("今日门岗记录"), icon="printer")
        self.log.setObjectName("do.preview_gate_log")
        self.log.clicked.connect(self._preview_log)
        self.new.give_way()
        self.log.give_way()
        self.row.addWidget(self.list_card(self.tr("门岗事件"), self.table, [self.filter, self.log, self.new]), 1)

    def _build_steps(self) -> None:
        self.see, self.close_it, self.print = SeeIncident(), CloseIncident(), PrintSheets()
        self.take, self.void, self.register = TakeSheet(), VoidSheet(), RegisterSheet()
        self.look = Section("look_sheet", self.tr("单据"), self.tr("看单、补打"), primary=False)
        self._acts: dict[Section, Callable[[], None]] = {
            self.see: lambda: self._on_incident(incidents.mark_seen),
            self.close_it: lambda: self._on_incident(incidents.close_incident, self.close_it.value("resolution")),
            self.print: self._print,
            self.register: self._register,
            self.look: lambda: self.context.preview_wanted.emit(emergency.PAPER, self._key),
            self.take: lambda: self._on_sheet(emergency.report_taken),
            self.void: lambda: self._on_sheet(emergency.void_sheet, self.void.value("sheet_void_reason")),
        }
        for section, act in self._acts.items():
            section.wanted.connect(lambda _=None, act=act: act())

    def _build_right(self) -> None:
        side = QWidget()
        side.setFixedWidth(440)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.facts = IncidentFacts()
        self.error = ErrorLine()
        column.addWidget(self.error)
        column.addWidget(scrolled(stacked(self.facts, *self._acts)), 1)
        self.row.addWidget(side)

    # Reading

    def reload(self) -> None:
        """Reads the list, the people the form offers, and what is shown."""
        wanted, now = str(self.filter.currentData()), self.context.desk.clock.now()

        def ask(session: Reading) -> _Listed:
            if wanted == SHEETS:
                found, numbers = [], sheets.sheets(session, now)
            elif wanted == TODAY:
                found, numbers = incidents.of_day(session, site_day(now)), []
            else:
                found, numbers = incidents.open_incidents(session), sheets.open_sheets(session, now)
            return _Listed(found, numbers, identity.people(session, active_only=True))

        self.context.query(ask, lambda found: self._show_list(wanted, found))
        if self._key:
            self._read()
        else:
            self._offer_steps()

    def open_document(self, document: str) -> None:
        """Shows an incident (SJ…) or a sheet (YJ…)."""
        if document != self._key:
            self._key = document
            self.error.show_words("")
        self.table.select_key(document)
        self._read()

    def start_new(self) -> None:
        """Nothing chosen: sheets are printed or registered by number."""
        self._key, self._incident, self._sheet = "", None, None
        self._ask += 1
        self.table.clearSelection()
        self.register.show_sheet(None, self.context.desk.clock.now())
        self._offer_steps()
        if self.isVisible():
            self.register.form.editor("sheet_number").setFocus()

    def _read(self) -> None:
        key, now = self._key, self.context.desk.clock.now()
        self._ask += 1
        ticket = self._ask

        def ask(session: Reading) -> tuple[IncidentView | None, SheetView | None]:
            if key.startswith("SJ") and key[2:].isdecimal():
                return incidents.incident(session, int(key[2:])), None
            return None, sheets.sheet(session, key, now)

        self.context.query(ask, lambda found: self._show(ticket, *found))

    # Showing

    def _show_list(self, wanted: str, found: _Listed) -> None:
        managers = [one for one in found.people if one.roles & set(MANAGERS)]
        guards = [one for one in found.people if Role.GUARD in one.roles]
        self.register.offer_people(managers, guards)
        self.print.offer("sheet_gate", [(gate, gate) for gate in dict.fromkeys((GATE, *(view.gate for view in found.sheets)))])
        rows = [self._sheet_row(view) for view in found.sheets] + [self._incident_row(view) for view in found.incidents]
        keys = [view.number for view in found.sheets] + [view.number for view in found.incidents]
        self.table.set_empty(self._nothing if wanted == OPEN else self.tr("没有记录。"))
        self.table.set_rows(rows, keys)
        if not self._key and keys and not self.context.actor.has(*REGISTRARS):  # who fills no form reads the first
            self.open_document(keys[0])
        elif self._key and self.table.current_key() != self._key:
            self.table.select_key(self._key)

    def _sheet_row(self, view: SheetView) -> list[object]:
        at = view.since or view.left_at or view.voided_at or view.printed_at
        words = view.plate if view.left_at is not None else view.void_reason or self.tr("{gate}备用").format(gate=view.gate)
        if view.open is not None and view.due_at is not None:
            late = self.tr("已超时") if view.late else self.tr("{at} 前补登").format(at=f"{site_time(view.due_at):%m-%d %H:%M}")
            words = f"{view.gate}·{late}"
        return [view.number, f"{site_time(at):%m-%d %H:%M}", sheet_mark(view), words]

    def _incident_row(self, view: IncidentView) -> list[object]:
        words = "·".join(filter(None, (view.pass_no, view.text)))
        return [view.number, f"{site_time(view.opened_at):%m-%d %H:%M}", MarkCell(incident_state(view), shown(word_text(view.kind))), words]

    def _show(self, ticket: int, incident: IncidentView | None, sheet: SheetView | None) -> None:
        if ticket != self._ask or (incident is None and sheet is None):
            return
        self._incident, self._sheet = incident, sheet
        if incident is not None:
            self.facts.show_incident(incident)
        elif sheet is not None:
            self.facts.show_sheet(sheet)
            self.register.show_sheet(sheet, self.context.desk.clock.now())
        self._offer_steps()

    def _offer_steps(self) -> None:
        actor, incident, sheet = self.context.actor, self._incident, self._sheet
        registrar, chosen = actor.has(*REGISTRARS), incident is not None or sheet is not None
        going = sheet is not None and sheet.state in (EmergencyState.BLANK, EmergencyState.TAKEN)
        waiting = incident is not None and incident.closed_at is None
        mine = incident is not None and any(actor.has(role) for role in incident.unseen)
        self.facts.setVisible(chosen)
        self.new.setEnabled(registrar)
        show_sections(
            [
                (self.see, waiting and mine),
                (self.close_it, waiting and actor.has(*incidents.CLOSERS)),
                (self.register, registrar and (going or not chosen)),
                (self.take, registrar and sheet is not None and sheet.state is EmergencyState.BLANK),
                (self.void, registrar and going),
                (self.print, registrar and not chosen),
                (self.look, sheet is not None),
            ]
        )

    # Acting

    def _preview_log(self) -> None:
        self.context.preview_wanted.emit(log_paper.PAPER, site_day(self.context.desk.clock.now()).isoformat())

    def _on_incident(self, act: Callable[..., IncidentView], *words: str) -> None:
        view = self._incident
        if view is not None:
            self._run(lambda w: act(w, view.incident_id, *words), lambda _: self.close_it.form.set_value("resolution", ""))

    def _on_sheet(self, act: Callable[..., SheetView], *words: str) -> None:
        view = self._sheet
        if view is not None:
            self._run(lambda w: act(w, view.number, *words), lambda _: self.void.form.set_value("sheet_void_reason", ""))

    def _register(self) -> None:
        draft = self.register.draft()
        self._run(lambda w: emergency.register(w, draft), self._registered)

    def _registered(self, view: SheetView) -> None:
        self.register.clear()
        self._key = view.number

    def _print(self) -> None:
        gate, count = self.print.value("sheet_gate"), int(self.print.form.value("sheet_count"))

        def printed(_: object) -> None:
            self.filter.setCurrentIndex(self.filter.findData(SHEETS))

        self._run(lambda w: emergency.print_batch(w, gate, count), printed)

    def _run(self, act: Callable[[Any], Any], done: Callable[[Any], None]) -> None:
        def acted(made: Any) -> None:
            done(made)
            self.reload()

        self.error.show_words("")
        self.run(act, acted, self.error.show_words)
