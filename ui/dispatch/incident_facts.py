"""What is known of an incident at a gate, and of an emergency sheet."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout

from app.core.clock import site_time
from app.core.words import text as word_text
from app.gate import incidents
from app.gate.emergency_queries import EmergencyState, OpenNumber, SheetView
from app.gate.incidents import IncidentKind, IncidentView
from ui.i18n import shown
from ui.settings.parts import Pairs, minute
from ui.theme.tokens import State
from ui.widgets.base import Card, PlainLabel
from ui.widgets.mark import Mark
from ui.widgets.tables import MarkCell


def incident_state(view: IncidentView) -> State:
    """Closed, a refusal to be seen, or worse."""
    if view.closed_at is not None:
        return State.GOOD
    return State.HOLD if view.kind is IncidentKind.REFUSAL else State.WRONG


def sheet_mark(view: SheetView) -> MarkCell:
    """Where a sheet stands; an open number is red."""
    if view.open is OpenNumber.SKIPPED:
        return MarkCell(State.WRONG, QCoreApplication.translate("IncidentFacts", "号码缺漏"))
    states = {EmergencyState.TAKEN: State.WRONG, EmergencyState.REGISTERED: State.GOOD, EmergencyState.VOID: State.INFO}
    return MarkCell(states.get(view.state, State.NOT_YET), shown(word_text(view.state)))


def _record(view: IncidentView, key: str) -> str:
    """One of the two records of a double release: when, at which gate, by whom."""
    found = view.details.get(key)
    if not isinstance(found, dict):
        return ""
    at = str(found.get("at", ""))
    when = minute(datetime.fromisoformat(at)) if at else ""
    return " ".join(filter(None, (when, str(found.get("gate", "")), str(found.get("guard", "")))))


class IncidentFacts(Card):
    """Number, state, one sentence, and what is known."""

    def __init__(self) -> None:
        super().__init__("", "")
        self.number = PlainLabel("", "pageTitle")
        self.state = Mark(State.HOLD, shown(word_text(IncidentKind.REFUSAL)), soft=True)
        self.state.setObjectName("mark.incident_state")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.number)
        row.addWidget(self.state)
        row.addStretch(1)
        self.words = PlainLabel("", "strong")
        self.words.setWordWrap(True)
        self.pairs = Pairs(76)
        self.body.addLayout(row)
        self.body.addWidget(self.words)
        self.body.addWidget(self.pairs)

    def show_incident(self, view: IncidentView) -> None:
        """Shows an incident."""
        self.number.setText(view.number)
        self.state.set_state(incident_state(view), self.tr("已关闭") if view.closed_at else shown(word_text(view.kind)))
        self.words.setText(view.text)
        self.pairs.show_pairs(self._incident_pairs(view))

    def show_sheet(self, view: SheetView) -> None:
        """Shows an emergency sheet."""
        mark = sheet_mark(view)
        self.number.setText(view.number)
        self.state.set_state(mark.state, mark.word)
        self.words.setText(self._sheet_words(view))
        self.pairs.show_pairs(self._sheet_pairs(view))

    def _sheet_words(self, view: SheetView) -> str:
        if view.open is OpenNumber.SKIPPED:
            return self.tr("后面的号码已用，这张没有交代：补登或作废")
        if view.open is OpenNumber.TAKEN and view.due_at is not None:
            return self.tr("{at} 前补登").format(at=minute(view.due_at))
        if view.state is EmergencyState.REGISTERED:
            return self.tr("超过一班才补登") if view.late else self.tr("按时补登")
        return view.void_reason or self.tr("在{gate}备用").format(gate=view.gate)

    def _incident_pairs(self, view: IncidentView) -> list[tuple[str, str]]:
        seen = "、".join(f"{shown(word_text(role))} {name} {site_time(at):%m-%d %H:%M}" for role, name, at in view.seen)
        pairs = [
            (self.tr("时间"), minute(view.opened_at)), (self.tr("门岗"), view.gate), (self.tr("当班"), view.reported_by),
            (self.tr("出门证"), view.pass_no), (self.tr("条款"), str(view.details.get("clause", ""))),
            (self.tr("门卫键入"), str(view.details.get("keyed", ""))),
            (self.tr("首次放行"), _record(view, "first")), (self.tr("系统记录"), _record(view, "database")),
            (self.tr("离线记录"), _record(view, "offline")), (self.tr("应急单"), str(view.details.get("sheet", ""))),
            (self.tr("已看到"), seen), (self.tr("还没看"), "、".join(shown(word_text(role)) for role in view.unseen)),
            (self.tr("处理结果"), f"{view.resolution}（{view.closed_by} {minute(view.closed_at)}）" if view.closed_at else ""),
        ]  # fmt: skip
        return [(name, value) for name, value in pairs if value]

    def _sheet_pairs(self, view: SheetView) -> list[tuple[str, str]]:
        pairs = [
            (self.tr("门岗"), view.gate), (self.tr("印单"), f"{minute(view.printed_at)} {view.printed_by}"),
            (self.tr("报已用"), f"{minute(view.taken_at)} {view.taken_by}" if view.taken_at else ""),
            (self.tr("出厂"), minute(view.left_at) if view.left_at else ""),
            (self.tr("原因"), " ".join(filter(None, (shown(word_text(view.cause)) if view.cause else "", view.cause_note)))),
            (self.tr("签字领导"), view.manager), (self.tr("门卫"), view.guard),
            (self.tr("车牌"), " / ".join(filter(None, (view.plate, view.trailer)))), (self.tr("封签"), view.seal),
            (self.tr("出门证"), view.pass_no), (self.tr("货物"), view.goods), (self.tr("箱数"), str(view.boxes or "")),
            (self.tr("补登"), f"{minute(view.registered_at)} {view.registered_by}" if view.registered_at else ""),
            (self.tr("事件"), incidents.number(view.incident_id) if view.incident_id else ""),
            (self.tr("作废"), f"{minute(view.voided_at)} {view.voided_by} {view.void_reason}" if view.voided_at else ""),
        ]  # fmt: skip
        return [(name, value) for name, value in pairs if value]
