"""What is to be done about goods that come to a last day: sent to recheck, rechecked, reported, disposed of; the form of the next step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.core import keyed
from app.core.words import Role
from app.core.words import text as word_text
from app.core.work import Actor
from app.quality.rechecks import Finding
from app.quality.views import InspectionVerdict, ItemView, StandardItemDraft
from app.storage.shelf_views import DueLine, LastDay, NoticeView, RecheckView, Terms, UnitState
from ui.dispatch.sections import Section, show_sections
from ui.i18n import shown
from ui.settings.parts import Pairs, SidePanel, minute
from ui.storage import due_words as words
from ui.widgets.base import PlainLabel
from ui.widgets.buttons import KeyButton
from ui.widgets.forms import ErrorLine

WIDTH = 340


@dataclass(frozen=True)
class DueFacts:
    """What was read about the chosen goods: their open record, the items of their standard, the notice nobody has answered."""

    line: DueLine
    terms: Terms
    recheck: RecheckView | None = None
    items: tuple[StandardItemDraft | ItemView, ...] = ()
    judged: bool = False
    notice: NoticeView | None = None
    storage_days: int = 0


class DuePanel(SidePanel):
    """The chosen goods, and the forms that their state and the person's role allow."""

    def __init__(self) -> None:
        super().__init__("", WIDTH)
        self.title.setText(self.tr("保管期处理"))
        self.setObjectName("panel.due")
        self.facts: DueFacts | None = None
        self.next = PlainLabel("", "strong")
        self.next.setObjectName("label.due_next")
        self.next.setWordWrap(True)
        self.pairs = Pairs(72)
        self.error = ErrorLine()
        self.error.setObjectName("error.due")
        self.answer = Section("acknowledge_expiry", self.tr("失效报告与措施"), self.tr("登记处理"), label_width=76)
        self.answer.text("reported_to", self.tr("报告给"), required=True, hint=self.tr("部门负责人"))
        self.answer.moment("reported_at", self.tr("报告时间"), required=True)
        self.answer.text("measure", self.tr("措施"), required=True, hint=self.tr("移入隔离区、退供应商、报废"))
        self.send = Section("raise_recheck", self.tr("送质检复验"), self.tr("送复验"), label_width=76)
        self.dispose = Section("dispose_locked", self.tr("处置锁定的货（质检员）"), self.tr("登记处置"), label_width=76)
        self.dispose.choice("to", self.tr("处置"), required=True)
        self.dispose.offer("to", [(self.tr("返工"), UnitState.REWORK.value), (self.tr("报废"), UnitState.SCRAPPED.value)])
        self.dispose.text("disposition", self.tr("意见"), required=True)
        self.judge = self._judge_form(())
        self.paper = KeyButton(self.tr("打印复验记录"), icon="printer")
        self.paper.setObjectName("do.print_recheck")
        for part in (self.next, self.pairs, self.error, self.answer, self.send, self.judge, self.dispose, self.paper):
            self.content.addWidget(part)
        self.content.addStretch(1)
        self.show_facts(None, Actor(None, ""))

    def _judge_form(self, items: tuple[StandardItemDraft | ItemView, ...]) -> Section:
        """A field for each item of the standard, then the new last day."""
        form = Section("conclude_recheck", self.tr("复验结论（质检员）"), self.tr("登记复验结论"), label_width=96)
        for no, item in enumerate(items, start=1):
            if item.low is None and item.high is None:
                form.choice(f"item{no}", item.name, required=True)
                form.offer(
                    f"item{no}", [(self.tr("符合"), InspectionVerdict.PASS.value), (self.tr("不符合"), InspectionVerdict.FAIL.value)]
                )
                form.form.editor(f"item{no}").setToolTip(item.requirement)
            else:
                form.text(f"item{no}", f"{item.name} {item.unit}".strip(), required=True, hint=item.requirement)
        form.text("new_until", self.tr("新有效期"), hint=self.tr("合格必填，如 2027-09-30"))
        form.text("recheck_remark", self.tr("备注"))
        return form

    def _renew_form(self, items: tuple[StandardItemDraft | ItemView, ...]) -> None:
        """The form of another product's items takes the place of the old one."""
        old, self.judge = self.judge, self._judge_form(items)
        self.content.replaceWidget(old, self.judge)
        old.hide()
        old.deleteLater()

    def show_facts(self, facts: DueFacts | None, actor: Actor, now: datetime | None = None) -> bool:
        """Shows the goods and what may be done; returns whether the form of the recheck is a new one."""
        before, self.facts = self.facts, facts
        self.error.show_words("")
        if facts is None:
            self.title.setText(self.tr("保管期处理"))
            self.next.setText(self.tr("下一步：在图或清单里选一行"))
            self.pairs.show_pairs(())
            show_sections([(part, False) for part in (self.answer, self.send, self.judge, self.dispose)])
            self.paper.hide()
            return False
        line, same = facts.line, before is not None and before.line.key == facts.line.key
        renewed = not same or before is None or before.items != facts.items
        if renewed:
            self._renew_form(facts.items)
            self._prefill(facts, now)
        self.title.setText(f"{line.product} {words.number(line)}")
        self.next.setText(self._next(facts))
        self._show_pairs(facts)
        keeper, inspector = actor.has(Role.STOREKEEPER, Role.LOGISTICS_HEAD), actor.has(Role.INSPECTOR)
        expired = facts.terms.is_expired(line.day) and line.which is LastDay.EXPIRY
        locked = line.state is UnitState.LOCKED and facts.recheck is None
        show_sections(
            [
                (self.answer, keeper and facts.notice is not None), (self.send, keeper and self._may_send(facts, expired)),
                (self.judge, inspector and facts.recheck is not None), (self.dispose, inspector and locked),
            ]
        )  # fmt: skip
        self.paper.setVisible(facts.recheck is not None)
        return renewed

    def _prefill(self, facts: DueFacts, now: datetime | None) -> None:
        if now is not None:
            self.answer.set_moment("reported_at", now)
        found = facts.recheck
        if found is None:
            return
        if found.cause is LastDay.KEEPING and found.extensions >= facts.terms.max_extensions:
            self.judge.form.set_value("new_until", found.old_until.isoformat())
            self.judge.say(self.tr("已延长 {n} 次，不得再延长：合格只能维持原有效期。").format(n=found.extensions))
        elif found.cause is LastDay.STORAGE and facts.storage_days:
            last = facts.terms.today + timedelta(days=facts.storage_days)
            self.judge.say(self.tr("合格后最多再存放 {n} 天，至 {day}。").format(n=facts.storage_days, day=last))

    def _may_send(self, facts: DueFacts, expired: bool) -> bool:
        line = facts.line
        if facts.recheck is not None or expired or line.which is LastDay.EXPIRY or line.state is UnitState.HOLD:
            return False
        if line.which is LastDay.KEEPING:
            return line.day <= facts.terms.recheck_until
        return line.days_left <= facts.terms.first_warning

    def _show_pairs(self, facts: DueFacts) -> None:
        line, found = facts.line, facts.recheck
        more = f" {words.number(line)}" if line.lot_no and line.serial else ""
        pairs = [
            (self.tr("型号"), f"{line.model}{more}"), (self.tr("在库"), f"{line.location} {line.quantity} {line.unit}".strip()),
            (self.tr("状态"), shown(word_text(line.state))), (words.kind(line.which), f"{line.day} {words.left(line.days_left)}"),
        ]  # fmt: skip
        if found is not None:
            supplier = f"{found.supplier} {found.supplier_lot}".strip()
            pairs += [(self.tr("送检"), f"{found.number} {minute(found.raised_at)[5:]} {found.raiser}")]
            pairs += [(self.tr("供应单位"), supplier)] if supplier else []
        elif line.which is LastDay.KEEPING:
            pairs.append((self.tr("提出复验"), f"{facts.terms.recheck_on(line.day)}"))
        self.pairs.show_pairs(pairs)

    def _next(self, facts: DueFacts) -> str:
        line = facts.line
        if facts.notice is not None:
            return self.tr("下一步：仓管员报告部门负责人，登记时间和措施")
        if facts.recheck is not None:
            return self.tr("下一步：质检员登记复验结论")
        if line.which is LastDay.EXPIRY and facts.terms.is_expired(line.day):
            return self.tr("下一步：质检员决定返工或报废")
        if line.state is UnitState.HOLD:
            return self.tr("下一步：已隔离，期限照走；先由质检员处置隔离")
        if self._may_send(facts, False):
            return self.tr("下一步：仓管员送质检复验")
        if line.which is LastDay.EXPIRY:
            return self.tr("下一步：{day} 前用完；失效期不能延长").format(day=line.day)
        day = facts.terms.recheck_on(line.day) if line.which is LastDay.KEEPING else line.day - timedelta(days=facts.terms.first_warning)
        return self.tr("下一步：{day} 起送复验").format(day=day)

    # What was keyed

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was keyed for each item."""
        found = []
        for no, item in enumerate(self.facts.items if self.facts is not None and not self.facts.judged else (), start=1):
            value = str(self.judge.form.value(f"item{no}") or "")
            eye = item.low is None and item.high is None
            found.append(Finding(no, "", InspectionVerdict(value)) if eye else Finding(no, value))
        return tuple(found)

    @property
    def new_until(self) -> date | None:
        """The new last day; None where nothing was keyed.

        Raises:
            BadInput: What was keyed is no day.
        """
        return keyed.day(keyed.DAY, self.judge.value("new_until"))

    def complain(self, sentence: str) -> None:
        """Says why a step was not done; nothing typed is cleared."""
        self.error.show_words(sentence)
