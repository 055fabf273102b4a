"""The packing bench: what each scan means at the step where the bench stands (C-14)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from app.boxing import (
    admission,
    asking,
    checks,
    closing,
    handover,
    hints,
    kit,
    packaging,
    parking,
    product,
    protecting,
    queries,
    resolving,
    service,
    short,
    tags,
    weighing,
)
from app.boxing.overview import bench_state, nothing_yet
from app.boxing.views import BenchState, BoxView, Signing, Step
from app.core.clock import site_day
from app.core.errors import Conflict, Refused, bad_input, fact
from app.core.reasons import Purpose, Reason, reasons_for
from app.core.scans import ScanAnswer
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.work import Work
from app.devices.codes import Candidate, CodeForm, Command, ScannedCode, Series
from app.packing import special
from app.packing.loop import SERIES as PRODUCT_SERIES
from db.states import ScanKind, Verdict

COUNT = re.compile(r"JF\$(\d{1,5})")
"""A count keyed or scanned before a lot label: `JF$24` means that the next lot scan stands for 24 pieces (C-18)."""


class PackingBench:
    """Bench of the tab 装箱核对."""

    page = "bench"
    series = frozenset({Series.DISPATCH_ORDER, Series.PACKING_LIST, Series.CERTIFICATE, *PRODUCT_SERIES})
    latches = True
    confirms = True

    def __init__(self) -> None:
        self.state: Any = nothing_yet()

    def take(self, work: Work, code: ScannedCode) -> ScanAnswer:
        """Does what the scan means here and answers; raises `AppError` to refuse."""
        if product.takes(work, self.state, code):
            self.state, answer = product.take(work, self.state, code)
            return answer
        if code.form is CodeForm.AMBIGUOUS:
            raise bad_input(QT_TRANSLATE_NOOP("app", "这个码有两种意思，请扫另一个码"), fact(_SCANNED, code.shown))
        one = code.only
        if self.state.asking is not None or code.form is CodeForm.REASON:
            return self._reason(work, code)
        if one is not None and one.command is Command.CONFIRM and self.state.signing is not None:
            return self._signed(work, self.state.signing)
        if one is not None and one.command is not None:
            return self._command(work, one.command)
        count = COUNT.fullmatch(code.text)
        if count is not None:
            return self._count(int(count[1]))
        if one is None or (one.gtin and not one.serial and not one.lot and kit.is_paper(work, code.text)):
            return self._paper(work, code)
        if one.form is CodeForm.DOCUMENT:
            return self._document(work, one, code.text)
        if one.form is CodeForm.SSCC:
            return self._label(work, one)
        if one.form is CodeForm.TAG:
            verdict, sentence, box = tags.scanned(work, self.state, one.value)
            return self._answer(work, verdict, sentence, ScanKind.BOX, one.value, dispatch_no=box.dispatch_no)
        if one.form is CodeForm.PACKAGING and self.state.step is Step.SEAL:
            _, done = protecting.tick(work, self._dispatch_no(), one.value)
            return self._answer(work, Verdict.GOOD, say(QT_TRANSLATE_NOOP("app", "{item} 已做"), item=done), ScanKind.PAPER, one.value)
        if one.form is CodeForm.PACKAGING:
            return self._packaging(work, one.value)
        return self._item(work, one)

    def _document(self, work: Work, one: Candidate, text: str) -> ScanAnswer:
        if one.series is Series.DISPATCH_ORDER:
            return self._open(work, one.value)
        dispatch_no = self._dispatch_no()
        if one.series is Series.PACKING_LIST and self.state.step is Step.CHECK:
            return self._told(work, checks.whole_box(work, self.state, text))
        if one.series is Series.PACKING_LIST:
            box = service.put_list_in(work, dispatch_no, text)
            return self._answer(work, Verdict.GOOD, say(QT_TRANSLATE_NOOP("app", "第 {n} 箱装箱单已放入"), n=box.box_no),
                                ScanKind.DOCUMENT, text)  # fmt: skip
        service.put_certificate_in(work, dispatch_no, one.value)
        return self._answer(work, Verdict.GOOD, say(QT_TRANSLATE_NOOP("app", "合格证已放入")), ScanKind.PAPER, one.value)

    def _open(self, work: Work, number: str) -> ScanAnswer:
        now: BenchState = self.state
        left = tags.left_behind(work, now, number)
        if left is not None:
            raise Conflict(
                say(QT_TRANSLATE_NOOP("app", "{no} 第 {n} 箱还没做完，做完再换单"), no=left.dispatch_no, n=left.box_no),
                (fact(QT_TRANSLATE_NOOP("app", "单据"), left.dispatch_no), fact(_SCANNED, number)),
            )
        parking.leave(work)
        self.state = replace(now, away=False, resume="")
        order = service.begin(work, number)
        first = hints.told(work.session, order, site_day(work.now))
        sentence = say(QT_TRANSLATE_NOOP("app", "发货单 {no}·{customer}"), no=number, customer=order.customer_name)
        if first is not None:
            work.audit("pack_out_of_turn", "dispatch_order", number, first=str(first))
            sentence = say(QT_TRANSLATE_NOOP("app", "{customer}·注意：{first}"), customer=order.customer_name, first=first)
        return self._answer(work, Verdict.GOOD, sentence, ScanKind.DOCUMENT, number, dispatch_no=number)

    def weigh(self, work: Work, gross_g: int, sscc: str = "") -> ScanAnswer:
        """The scale shows the weight of the box in work, which was `sscc` when it was read; raises `AppError` to refuse (C-18)."""
        state: BenchState = self.state
        if state.box is None or not wants_weight(state):
            return ScanAnswer(Verdict.HOLD, say(QT_TRANSLATE_NOOP("app", "现在没有等称重的箱")), ScanKind.BOX)
        if sscc not in ("", state.box.sscc):
            return ScanAnswer(Verdict.HOLD, say(QT_TRANSLATE_NOOP("app", "箱已换，重量没有计入，请重新上秤")), ScanKind.BOX, sscc)
        try:
            with work.savepoint():
                box = service.weigh(work, state.box.sscc, gross_g)
        except Refused as refusal:
            if not weighing.withdraw(work, state.box.sscc):
                raise
            return replace(self._answer(work, Verdict.HOLD, refusal.reason, ScanKind.BOX, state.box.sscc), error=refusal)
        sentence = say(QT_TRANSLATE_NOOP("app", "第 {n} 箱 {kg} kg，重量相符"), n=box.box_no, kg=f"{gross_g / 1000:.2f}")
        if state.band is None:
            sentence = say(QT_TRANSLATE_NOOP("app", "第 {n} 箱 {kg} kg"), n=box.box_no, kg=f"{gross_g / 1000:.2f}")
        return self._answer(work, Verdict.GOOD, sentence, ScanKind.BOX, box.sscc)

    def _paper(self, work: Work, code: ScannedCode) -> ScanAnswer:
        """A code of no form: a paper of the kit, or nothing the desk knows."""
        if not kit.is_paper(work, code.text):
            raise bad_input(QT_TRANSLATE_NOOP("app", "不认识这个码"), fact(_SCANNED, code.shown))
        _, paper = kit.put_paper_in(work, self._dispatch_no(), code.text)
        return self._answer(work, Verdict.GOOD, say(QT_TRANSLATE_NOOP("app", "{paper}已放入"), paper=paper), ScanKind.PAPER, code.shown)

    def _packaging(self, work: Work, key: str) -> ScanAnswer:
        box = packaging.choose(work, self._dispatch_no(), key)
        sentence = say(QT_TRANSLATE_NOOP("app", "第 {n} 箱用{kind}"), n=box.box_no, kind=box.packaging)
        return self._answer(work, Verdict.INFO, sentence, ScanKind.PAPER, key)

    def _item(self, work: Work, one: Candidate) -> ScanAnswer:
        dispatch_no = self._dispatch_no()
        state: BenchState = self.state
        code = resolving.read_goods(work.session, one, site_day(work.now))
        if code.ask is not None:
            self.state, answer = resolving.ask_for_more(work.session, state, code, code.ask)
            return answer
        identity = code.identity
        kind = ScanKind.UNIT if code.is_serial else ScanKind.LOT
        pieces = resolving.pieces(work.session, code, state)
        closed = closing.box_around(work, dispatch_no, identity) if state.taking_out else None
        if closed is not None:
            return self._why(work, closed, by_label=False)
        if state.taking_out:
            box = service.take_out(work, dispatch_no, identity, pieces)
            sentence = say(QT_TRANSLATE_NOOP("app", "{item} 已取出第 {n} 箱"), item=_tail(identity), n=box.box_no)
            return self._answer(work, Verdict.INFO, sentence, kind, identity)
        if state.step is Step.CHECK:
            return self._told(work, checks.item(work, state, identity, pieces, is_lot=not code.is_serial, said=code.quantity))
        keyed = state.count is not None and not state.pack_of
        try:
            box = service.put_in(work, dispatch_no, identity, pieces, keyed=keyed)
        except Refused as refusal:
            self.state, answer = product.ask_signature(work, state, refusal, identity, pieces)
            return answer
        return self._answer(work, Verdict.GOOD, _in_words(box, identity), kind, identity, active=_line_of(box, identity))

    def _signed(self, work: Work, signing: Signing) -> ScanAnswer:
        """确认 under the special protection: signed, and the goods go into the box (E-04)."""
        dispatch_no, identity = self._dispatch_no(), signing.identity
        special.sign(work, identity, dispatch_no, list(signing.points))
        box = service.put_in(work, dispatch_no, identity, signing.pieces)
        return self._answer(work, Verdict.GOOD, _in_words(box, identity), ScanKind.UNIT, identity, active=_line_of(box, identity))

    def _told(self, work: Work, told: checks.Told) -> ScanAnswer:
        """The answer of the second person's check."""
        answer = self._answer(work, told.verdict, told.sentence, told.kind, told.key, active=told.line_id)
        return answer if told.refusal is None else replace(answer, error=told.refusal)

    def _label(self, work: Work, one: Candidate) -> ScanAnswer:
        before = queries.box(work.session, one.value)
        state: BenchState = self.state
        closed = closing.closed_box(work, one.value) if state.taking_out else None
        if closed is not None:
            return self._why(work, closed, by_label=True)
        if before is not None and state.order is not None and state.step not in (Step.SCAN_BACK, Step.FINISHED):
            owner = queries.customer_of(work.session, before.dispatch_no)
            item = fact(_SCANNED, f"…{one.value[-5:]}")
            admission.box_must_be_of_this_order(item, before.box_no, before.dispatch_no, owner, state.order.number)
        if state.step is Step.HAND_OVER:
            return self._hand_over(work, one.value)
        waiting = state.box.sscc if state.step is Step.SCAN_BACK and state.box is not None else ""
        box = service.scan_label(work, one.value, one.elements.get("91", ""), waiting)
        if box.sealed_at is not None:
            sentence = say(QT_TRANSLATE_NOOP("app", "第 {n} 箱标签扫回，箱已封"), n=box.box_no)
            return self._answer(work, Verdict.DONE, sentence, ScanKind.BOX, one.value, dispatch_no=box.dispatch_no)
        old = before.label.issue if before and before.label else 1
        sentence = say(QT_TRANSLATE_NOOP("app", "第 {n} 箱旧标签（第 {old} 张）作废，新标签送去打印"), n=box.box_no, old=old)
        return self._answer(work, Verdict.INFO, sentence, ScanKind.BOX, one.value, dispatch_no=box.dispatch_no)

    def _hand_over(self, work: Work, sscc: str) -> ScanAnswer:
        """自提: a box is scanned in front of the customer (C-19)."""
        handed, boxes = handover.hand_over(work, self._dispatch_no(), sscc)
        sentence = say(QT_TRANSLATE_NOOP("app", "第 {n} / {total} 箱已当面交接"), n=handed, total=boxes)
        return self._answer(work, Verdict.DONE if handed == boxes else Verdict.GOOD, sentence, ScanKind.BOX, sscc)

    def _command(self, work: Work, command: Command) -> ScanAnswer:
        state: BenchState = self.state
        if command is Command.HELP:
            return ScanAnswer(Verdict.INFO, state.next_step, ScanKind.COMMAND, command.value)
        if command is Command.PERSON:
            return ScanAnswer(Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "换人：请扫工牌")), ScanKind.COMMAND, command.value)
        dispatch_no = self._dispatch_no()
        if command is Command.TAKE_OUT:
            on = not state.taking_out
            sentence = QT_TRANSLATE_NOOP("app", "取出：扫货品，或已封箱的标签") if on else QT_TRANSLATE_NOOP("app", "不取了，继续装箱")
            return self._answer(work, Verdict.INFO, say(sentence), ScanKind.COMMAND, command.value, taking_out=on)
        if command is Command.REPRINT:
            service.must_be_reprintable(work, dispatch_no)
            return self._ask(work, Purpose.REPRINT)
        if command is Command.SHORT:
            return self._ask(work, Purpose.REOPEN if state.step in (Step.CHECK, Step.SEAL) else Purpose.SHORT)
        return self._answer(work, Verdict.INFO, self._obey(work, command, dispatch_no), ScanKind.COMMAND, command.value)

    def _ask(self, work: Work, purpose: Purpose) -> ScanAnswer:
        """Waits for a reason; what it is for is done when it comes."""
        self.state, answer = asking.ask(self._now(work, self._dispatch_no(), self.state.active_line), purpose)
        return answer

    def _why(self, work: Work, box: BoxView, *, by_label: bool) -> ScanAnswer:
        """Waits for the reason to open or stop a closed box (X-31, E-03, E-05)."""
        here = tags.left_behind(work, self.state, box.dispatch_no)
        number = here.dispatch_no if here is not None else box.dispatch_no  # another order's box does not take the bench away
        self.state, answer = closing.ask_why(self._now(work, number, 0), box, by_label=by_label)
        return answer

    def _reason(self, work: Work, code: ScannedCode) -> ScanAnswer:
        state: BenchState = self.state
        waived = reason_for_weight(code) if state.asking is None and state.step in WEIGHED else None
        if waived is not None and state.box is not None:
            box = service.waive(work, state.box.sscc, str(waived.text))
            sentence = say(QT_TRANSLATE_NOOP("app", "第 {n} 箱重量放行（{reason}），请上秤"), n=box.box_no, reason=waived.text)
            return self._answer(work, Verdict.INFO, sentence, ScanKind.COMMAND, waived.value)
        damage = closing.damage_said(state, code)
        if damage is not None:
            return self._answer(work, Verdict.INFO, closing.back_to_packing(work, state, damage), ScanKind.COMMAND, damage.value)
        found = asking.given(state, code)
        if isinstance(found, ScanAnswer):
            return found
        if found is None or state.asking is None:
            sentence = say(QT_TRANSLATE_NOOP("app", "不给原因了，什么都没有做"))
            return self._answer(work, Verdict.INFO, sentence, ScanKind.COMMAND, code.shown)
        answer = self._answer(work, Verdict.INFO, self._with_reason(work, state.asking, found), ScanKind.COMMAND, found.value)
        self.state = closing.with_stop(work.session, self.state, state.opening)
        return replace(answer, view=self.state)

    def _with_reason(self, work: Work, purpose: Purpose, reason: Reason) -> Text:
        """Does what the reason was asked for."""
        if self.state.opening:
            return closing.opened(work, self.state.opening, purpose, reason)
        if purpose is Purpose.REPRINT:
            box = service.reprint(work, self._dispatch_no(), str(reason.text))
            return say(QT_TRANSLATE_NOOP("app", "第 {n} 箱已重打（{reason}），原来的作废"), n=box.box_no, reason=reason.text)
        done = checks.with_reason(work, self.state, purpose, reason)
        if done is None:
            raise bad_input(QT_TRANSLATE_NOOP("app", "现在不用给原因"))
        return done

    def _obey(self, work: Work, command: Command, dispatch_no: str) -> Text:
        state: BenchState = self.state
        if command is Command.CONFIRM:
            return self._confirm(work, dispatch_no)
        if command is Command.UNDO and state.count:
            return say(QT_TRANSLATE_NOOP("app", "数量 {n} 作罢"), n=state.count)
        if command is Command.UNDO and short.withdraw(work, dispatch_no):
            return say(QT_TRANSLATE_NOOP("app", "不少装了，继续装箱"))
        if command is Command.UNDO:
            box = service.undo(work, dispatch_no)
            return say(QT_TRANSLATE_NOOP("app", "已撤销上一次，本箱 {n} 件"), n=box.pieces)
        if command is Command.NEW_BOX:
            count, closed = service.change_box(work, dispatch_no)
            full = QT_TRANSLATE_NOOP("app", "换箱：本箱已装完，共 {n} 箱")
            return say(full if closed else QT_TRANSLATE_NOOP("app", "本单分 {n} 箱装"), n=count)
        if command is Command.SEAL:
            return closing.sealed(work, state, dispatch_no)
        return say(QT_TRANSLATE_NOOP("app", "「{command}」在这里用不上"), command=command.text)

    def _confirm(self, work: Work, dispatch_no: str) -> Text:
        """确认 with nothing latched: the next thing done by hand, a paper put in or the box sealed."""
        state: BenchState = self.state
        if state.step is Step.SEAL:
            return closing.confirmed(work, state, dispatch_no)
        if state.step is Step.ITEMS and state.box is not None and not any(row.missing for row in state.rows if row.line_id):
            return self._obey(work, Command.NEW_BOX, dispatch_no)  # opened, looked through, and everything is in again
        by_hand = [paper for paper in state.kit_open if paper != kit.CERTIFICATE and paper not in state.coded]
        if state.step is Step.COMPLETE and by_hand:
            service.tick_paper(work, dispatch_no, by_hand[0])
            return say(QT_TRANSLATE_NOOP("app", "{paper}已放入"), paper=by_hand[0])
        return say(QT_TRANSLATE_NOOP("app", "没有要确认的"))

    def _count(self, pieces: int) -> ScanAnswer:
        if pieces < 1:
            raise bad_input(QT_TRANSLATE_NOOP("app", "数量要大于零"))
        self._dispatch_no()
        sentence = say(QT_TRANSLATE_NOOP("app", "数量 {n}：请扫批号"), n=pieces)
        answer = ScanAnswer(Verdict.INFO, sentence, ScanKind.COMMAND, str(pieces))
        self.state = replace(self.state, count=pieces, next_step=say(QT_TRANSLATE_NOOP("app", "扫批号（× {n}）"), n=pieces))
        return answer

    def _dispatch_no(self) -> str:
        state: BenchState = self.state
        if state.order is None:
            raise bad_input(QT_TRANSLATE_NOOP("app", "请先扫发货单"))
        return state.order.number

    def _answer(
        self, work: Work, verdict: Verdict, message: Text, kind: ScanKind, key: str, *, dispatch_no: str = "", active: int = 0,
        taking_out: bool = False,
    ) -> ScanAnswer:  # fmt: skip
        """The answer with the bench as it stands now; the state changes here and nowhere else."""
        before: BenchState = self.state
        number = dispatch_no or self._dispatch_no()
        new = self._now(work, number, active or before.active_line, taking_out)
        if verdict is Verdict.GOOD and (before.step, new.step) in _STEPS_ON:
            verdict = Verdict.DONE
        self.state = new
        return ScanAnswer(verdict, message, kind, key, new)

    def _now(self, work: Work, number: str, active: int, taking_out: bool = False) -> BenchState:
        """The bench as it stands; after a parked box it is back at its own work."""
        new = tags.settled(work, self.state, bench_state(work.session, number, active, taking_out, station=work.station))
        return hints.enriched(work.session, new, work.station, work.now)


WEIGHED = frozenset({Step.COMPLETE, Step.CHECK, Step.SEAL})
"""Where what rests on the scale is the box in work, with everything in it."""


def wants_weight(state: BenchState) -> bool:
    """Whether what rests on the scale is the weight of the box in work.

    While a parked box is in work the bench's own may still stand there: it is weighed only where it cannot go on without.
    """
    if state.box is None or state.step not in WEIGHED:
        return False
    return not state.away or (state.step is Step.SEAL and not state.box.weighed)


def reason_for_weight(code: ScannedCode) -> Reason | None:
    """The reason to let a weight go that a scan is, or None."""
    one = code.only
    if one is None or one.form is not CodeForm.REASON:
        return None
    return next((reason for reason in reasons_for(Purpose.WEIGHT) if reason.value == one.value), None)


_STEPS_ON = {(Step.ITEMS, Step.COMPLETE), (Step.COMPLETE, Step.CHECK)}
"""Where a good scan ends a step: it sounds and reads as done."""

_SCANNED = QT_TRANSLATE_NOOP("app", "扫到的")


def _tail(identity: str) -> str:
    return f"…{identity[-4:]}" if len(identity) > 10 else identity


def _line_of(box: BoxView, identity: str) -> int:
    return next((item.line_id for item in reversed(box.items) if item.identity == identity), 0)


def _in_words(box: BoxView, identity: str) -> Text:
    item = next((i for i in reversed(box.items) if i.identity == identity), None)
    name = item.product_name if item else ""
    if item is not None and not item.serial:
        return say(QT_TRANSLATE_NOOP("app", "{name} {lot} × {n} 已入箱"), name=name, lot=item.lot_no, n=item.quantity)
    return say(QT_TRANSLATE_NOOP("app", "{name} {item} 已入箱"), name=name, item=_tail(identity))
