"""What the office reads of a pass: what it still lacks, what comes next, who and by what vehicle."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QObject

from app.core.clock import site_time
from app.core.words import text as word_text
from app.gate.incidents import IncidentView
from app.gate.rules import LOST
from app.gate.views import PassState, PassView
from app.slips.gate_pass import until_text
from ui.i18n import shown
from ui.plates import plate_words
from ui.settings.parts import NONE, minute
from ui.theme.tokens import State
from ui.widgets.tables import MarkCell

S = PassState


class PassWords(QObject):
    """The sentences on passes, in the language of the window."""

    def lacks(self, view: PassView, now: datetime) -> MarkCell:
        """What a pass still lacks, in a few words."""
        if view.sent_back:
            return MarkCell(State.WRONG, self.tr("拒签，待改正"))
        if view.state is S.DRAFT and view.limits is not None and view.missing:
            return MarkCell(State.UNDER_WAY, self.tr("预签还缺 {n} 签").format(n=len(view.missing)))
        if view.state is S.DRAFT:
            return MarkCell(State.NOT_YET, self.tr("装车核对") if view.limits is None else self.tr("已预签，待装车核对"))
        if view.state is S.AWAITING_SIGNATURES:
            return MarkCell(State.HOLD, "、".join(shown(word_text(role)) for role in view.missing))
        if view.state is S.VALID and view.valid_until is not None:
            if now < view.valid_until:
                return MarkCell(State.GOOD, self.tr("可出门"))
            return MarkCell(State.WRONG, self.tr("过期，要重开"))
        if view.state is S.USED and view.used_at is not None:
            return MarkCell(State.GOOD, f"{site_time(view.used_at):%m-%d %H:%M}")
        if view.end_reason.startswith(LOST):
            return MarkCell(State.WRONG, self.tr("已挂失"))
        expired = view.state is S.EXPIRED and not view.replaced_by
        return MarkCell(State.WRONG, self.tr("过期，要重开") if expired else shown(word_text(view.state)))

    def next_step(self, view: PassView, now: datetime) -> str:
        """What is to be done next, as the office reads it."""
        if view.sent_back:
            return self.tr("{who} 拒签：{why}，改正后再送签").format(who=view.sent_back_by, why=view.sent_back_why)
        if view.state is S.DRAFT and view.limits is not None:
            who = "、".join(shown(word_text(role)) for role in view.missing)
            return self.tr("{who}预签").format(who=who) if who else self.tr("预签已齐，在限额内装车核对")
        if view.state is S.DRAFT:
            return self.tr("装车核对完自动送签") if view.trip_no else self.tr("货装好后仓管员和另一人核对")
        if view.presigned:
            return self.tr("仓管员{who}在「签字」页按预签放行").format(who=view.maker)
        if view.state is S.AWAITING_SIGNATURES:
            return self.tr("{who}签字").format(who="、".join(shown(word_text(role)) for role in view.missing))
        if view.state is S.VALID and view.valid_until is not None and now < view.valid_until:
            return self.tr("到{gate}出门，有效至 {until}").format(gate=view.gate, until=until_text(site_time(view.valid_until)))
        if view.state is S.USED and view.used_at is not None:
            return self.tr("已于 {at} 由{who}放行").format(at=minute(view.used_at), who=view.used_by)
        if view.replaced_by:
            return self.tr("用新开的 {number}").format(number=view.replaced_by)
        return self.tr("重新开证") if view.state is not S.VOIDED else self.tr("要出门就重新开证：{why}").format(why=view.end_reason or NONE)

    def pairs(self, view: PassView, due_back: date | None, incidents: Sequence[IncidentView] = ()) -> list[tuple[str, str]]:
        """Vehicle, people, reasons, what happened at the gate; what is blank is left out."""
        pairs = [
            (self.tr("车牌"), " / ".join(filter(None, (plate_words(view.plate), view.trailer)))),
            (self.tr("提货人") if view.on_foot else self.tr("司机"), f"{view.driver} {view.driver_phone}".strip()),
            (self.tr("柜号"), view.container_no), (self.tr("封签"), "、".join(view.seals)), (self.tr("门岗"), view.gate),
            (self.tr("发货单"), "、".join(view.dispatch_nos) or self.tr("无")), (self.tr("出门原因"), view.reason),
            (self.tr("第几车"), self.tr("第 {n} 车，共 {m} 车").format(n=view.load[0], m=view.load[1]) if view.load[1] > 1 else ""),
            (self.tr("核对"), "、".join(f"{shown(word_text(role))} {name}" for role, name in view.confirmed_by)),
            (self.tr("已签"), "、".join(f"{shown(word_text(s.role))} {s.shown}" for s in view.signatures)),
            (self.tr("第几次开"), self.tr("第 {n} 次：{why}").format(n=view.nth, why=view.reissue_reason or NONE) if view.nth > 1 else ""),
            (self.tr("归还日期"), f"{due_back:%Y-%m-%d}" if due_back else ""), (self.tr("结束原因"), view.end_reason),
            (self.tr("门岗事件"), "\n".join(f"{site_time(x.opened_at):%m-%d %H:%M} {x.number} {x.text}" for x in incidents)),
        ]  # fmt: skip
        return [(name, value) for name, value in pairs if value]
