"""The acts on the co-operation with a carrier: the one its state asks for first, then evaluation and reports."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

from app.carriers.service import APPROVERS, REPORTERS, next_states
from app.carriers.views import CarrierCard, CarrierEventKind, CarrierState, Scores, Standing
from app.core.words import Role
from app.core.words import text as word_text
from app.core.work import Actor
from ui.dispatch.sections import Section, show_sections
from ui.i18n import shown
from ui.settings.parts import SidePanel
from ui.widgets.forms import ErrorLine

_SCORES = ("qualification", "reputation", "capacity", "service")
_KINDS = (CarrierEventKind.DAMAGE, CarrierEventKind.LOSS, CarrierEventKind.COMPLAINT)


class CarrierActs(SidePanel):
    """Forms of the acts; what the person may not do or the state does not allow is not shown."""

    def __init__(self, width: int) -> None:
        super().__init__(self.tr("评价与合作"), width)
        self.setObjectName("panel.carrier_acts")
        self.error = ErrorLine()
        self.change = Section("move_carrier", self.tr("合作状态"), self.tr("改合作状态"))
        self.change.choice("new_state", self.tr("改为"), required=True)
        self.change.text("move_reason", self.tr("原因"), hint=self.tr("观察、终止必填"))
        self.propose = Section(
            "propose_carrier", self.tr("重新合作"), self.tr("提出重新合作"), hint=self.tr("已终止的承运商要由一人提出、另一人批准。")
        )
        self.propose.text("again_reason", self.tr("理由"), required=True)
        self.approve = Section("approve_carrier", self.tr("批准重新合作"), self.tr("批准重新合作"))
        self.evaluate = Section("evaluate_carrier", self.tr("四项评价（0–100）"), self.tr("登记评价"))
        for name in _SCORES:
            editor = self.evaluate.form.add_number(f"score_{name}", name, high=100)
            editor.setObjectName(f"field.score_{name}")
        self.evaluate.text("score_note", self.tr("评语"))
        self.report = Section(
            "report_carrier", self.tr("破损、丢失、投诉"), self.tr("登记事件"), primary=False,
            hint=self.tr("签收单上的破损、短少自动登记，这里只登记别处没有的。"),
        )  # fmt: skip
        self.report.choice("event_kind", self.tr("事项"), required=True)
        self.report.offer("event_kind", [(shown(word_text(kind)), kind.value) for kind in _KINDS])
        self.report.text("event_trip", self.tr("车次"), hint="CC…")
        self.report.text("event_note", self.tr("情况"), required=True)
        self._all = (self.change, self.propose, self.approve, self.evaluate, self.report)
        for part in (self.error, *self._all):
            self.content.addWidget(part)
        self.content.addStretch(1)

    @property
    def new_state(self) -> CarrierState:
        """The state chosen."""
        return CarrierState(self.change.value("new_state"))

    @property
    def scores(self) -> Scores:
        """The four scores keyed."""
        a, b, c, d = (int(self.evaluate.form.value(f"score_{name}") or 0) for name in _SCORES)
        return Scores(a, b, c, d)

    def show_card(self, card: CarrierCard | None, actor: Actor, criteria: Sequence[tuple[str, int]]) -> None:
        """Offers what this person may do with this carrier now."""
        head = actor.has(Role.LOGISTICS_HEAD)
        state = card.carrier.state if card is not None else None
        ended = state is CarrierState.TERMINATED
        if card is not None and state is not None:
            self.change.offer("new_state", [(shown(word_text(to)), to.value) for to in next_states(state)])
            said = self.tr("{who} 提出：{why}").format(who=card.proposer, why=card.proposed_reason)
            own = card.proposer_id is not None and card.proposer_id == actor.person_id
            self.approve.say(f"{said}\n{self.tr('要由另一人批准。')}" if own else said)
            self.approve.button.setEnabled(not own)
            if card.last is not None and not any(self.scores.items().values()):
                for name, score in card.last.scores.items().items():
                    self.evaluate.form.set_value(f"score_{name}", score)
        for name, (called, weight) in zip(_SCORES, criteria, strict=False):
            self.evaluate.form.name_field(f"score_{name}", f"{called} {weight}%")
        proposed = card is not None and card.proposer_id is not None
        running = card is not None and not ended
        show_sections(
            [
                (self.change, running and head), (self.propose, ended and head and not proposed),
                (self.approve, ended and proposed and actor.has(*APPROVERS)), (self.evaluate, running and head),
                (self.report, card is not None and actor.has(*REPORTERS)),
            ]
        )  # fmt: skip
        due = card is not None and card.standing is Standing.REVIEW_DUE
        self.content.removeWidget(self.evaluate)
        self.content.insertWidget(1 if due else 4, self.evaluate)

    def take_focus(self) -> None:
        """The keys go to the first field of the first act."""
        for section in (self.evaluate, *self._all) if self.content.indexOf(self.evaluate) == 1 else self._all:
            if not section.isHidden():
                keys = section.form.keys()
                (section.form.editor(keys[0]) if keys else section.button).setFocus()
                return

    def clear(self) -> None:
        """Empties what was keyed."""
        for section in self._all:
            for key in section.form.keys():  # noqa: SIM118
                if not isinstance(section.form.editor(key), QComboBox):
                    section.form.set_value(key, None)
