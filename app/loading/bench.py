"""Scanning at the tab 发货: goods drawn for a 发货单 (F-06), boxes scanned onto a vehicle (G-04)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from app.boxing import queries as boxing
from app.boxing import service as boxes
from app.core.errors import Conflict, bad_input, fact, not_found
from app.core.scans import ScanAnswer
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.words import word
from app.core.work import Work
from app.devices.codes import Candidate, CodeForm, Command, ScannedCode, Series
from app.dispatch import queries as dispatch_queries
from app.dispatch import service as dispatch
from app.dispatch.views import DispatchOrderView
from app.loading import boxes_on, docking, out_of_turn, plan_queries, staging
from app.loading.docking import LOAD as LOAD
from app.loading.docking import load_state as load_state
from app.loading.lane import STAGE as STAGE
from app.loading.lane import stage_state
from app.loading.views import DockState, PendingPick, PickRow
from app.storage import protection, turn
from app.storage.service import find_thing
from app.storage.turn import OutOfTurn
from db.states import DispatchState, ScanKind, TripState, Verdict

COUNT = re.compile(r"JF\$(\d{1,5})")
IDLE, PICK = "idle", "pick"
_A_MOMENT = timedelta(minutes=5)
"""So long what was drawn lies at the reader still, and is put back without being carried."""
_SCANNED = QT_TRANSLATE_NOOP("app", "扫到的")


class DockBench:
    """Bench of the tab 发货: a 发货单 leads to picking, a trip to loading."""

    page = "dispatch"
    series = frozenset({Series.DISPATCH_ORDER, Series.TRIP, Series.DISPATCH_NOTICE, Series.LOAD_PLAN})
    latches = True
    confirms = True
    """确认 signs for the special protection of goods that are put back (E-04)."""

    def __init__(self) -> None:
        self.state: Any = DockState(IDLE, _START)

    def take(self, work: Work, code: ScannedCode) -> ScanAnswer:
        """Does what the scan means here and answers; raises `AppError` to refuse."""
        if code.form is CodeForm.AMBIGUOUS:
            raise bad_input(QT_TRANSLATE_NOOP("app", "这个码有两种意思，请扫另一个码"), fact(_SCANNED, code.shown))
        one = code.only
        if self.state.pending is not None:
            state, answer = out_of_turn.given(self.state, code)
            if state is not None:
                self.state = state
            if answer is not None:
                return answer
        if one is not None and one.form is CodeForm.REASON:
            return self._drawn(work, *out_of_turn.reasoned(self.state, one.value))
        if one is not None and one.command is not None:
            return self._command(work, one.command)
        count = COUNT.fullmatch(code.text)
        if count is not None and self.state.mode == PICK and int(count[1]) > 0:
            self.state = replace(self.state, count=int(count[1]), next_step=say(_SCAN_LOT, n=int(count[1])))
            return ScanAnswer(Verdict.INFO, say(_SCAN_LOT, n=int(count[1])), ScanKind.COMMAND, count[1])
        if one is None:
            raise bad_input(QT_TRANSLATE_NOOP("app", "不认识这个码"), fact(_SCANNED, code.shown))
        if one.form is CodeForm.DOCUMENT:
            return self._document(work, one)
        if one.form is CodeForm.SSCC:
            return self._exchange(work, one) or self._box(work, one.value)
        identity = one.serial or one.lot
        if not identity:
            raise bad_input(QT_TRANSLATE_NOOP("app", "码里没有序列号或批号"), fact(_SCANNED, code.shown))
        return self._item(work, one, identity)

    def _document(self, work: Work, one: Candidate) -> ScanAnswer:
        if one.series in (Series.TRIP, Series.LOAD_PLAN):
            state = load_state(work.session, self._trip_no(work, one))
            if state.trip is not None and state.trip.state is not TripState.LOADING:
                state = replace(state, mode=IDLE)
        elif one.series is Series.DISPATCH_ORDER:
            state = pick_state(work.session, one.value)
        else:
            return ScanAnswer(Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "发货通知单 {no}"), no=one.value), ScanKind.DOCUMENT, one.value)
        self.state = state
        verdict = Verdict.GOOD if state.mode != IDLE else Verdict.INFO
        return ScanAnswer(verdict, say(QT_TRANSLATE_NOOP("app", "{no} {title}"), no=one.value, title=state.title), ScanKind.DOCUMENT,
                          one.value, state)  # fmt: skip

    def _trip_no(self, work: Work, one: Candidate) -> str:
        """The trip that a scanned number names: its own, or the one a load plan was made for."""
        if one.series is Series.TRIP:
            return one.value
        trip_no = plan_queries.trip_of_plan(work.session, one.value)
        if not trip_no:
            raise not_found(QT_TRANSLATE_NOOP("app", "装柜图"), one.value)
        return trip_no

    def _item(self, work: Work, one: Candidate, identity: str) -> ScanAnswer:
        state: DockState = self.state
        if state.mode != PICK:
            raise bad_input(QT_TRANSLATE_NOOP("app", "请先扫发货单"), fact(_SCANNED, identity))
        pieces = state.count or one.quantity or 1
        kind = ScanKind.UNIT if one.serial else ScanKind.LOT
        if state.taking_out:
            return self._put_back(work, PendingPick(identity, pieces, kind))
        return self._drawn(work, PendingPick(identity, pieces, kind))

    def _put_back(self, work: Work, item: PendingPick, *, signed: bool = False) -> ScanAnswer:
        """Puts goods back; valuable or safety goods wait for 确认, with which who carries them signs for their protection (E-04)."""
        product_id = find_thing(work, item.identity).product_id
        points = protection.open_points(work.session, product_id, item.identity, work.actor.person_id, work.now)
        if points and not signed:
            asked = say(QT_TRANSLATE_NOOP("app", "贵重/安全件：{points}。做到后扫「确认」放回"), points="、".join(points))
            self.state = replace(self.state, back=item, next_step=asked)
            return ScanAnswer(Verdict.HOLD, asked, item.kind, item.identity, self.state, "E-04")
        if points:
            protection.sign(work, (item.identity,), points)
        dispatch.put_back(work, self.state.document, item.identity, item.pieces)
        words = say(QT_TRANSLATE_NOOP("app", "{item} 已放回"), item=item.identity)
        return self._answer(work, Verdict.INFO, words, item.kind, item.identity)

    def _drawn(self, work: Work, item: PendingPick, why: str = "") -> ScanAnswer:
        """Draws goods; what goes before them is named, and they wait until somebody says why not."""
        try:
            order = dispatch.pick(work, self.state.document, item.identity, item.pieces, out_of_turn=why)
        except OutOfTurn as held:
            self.state, answer = out_of_turn.ask(self.state, item, held)
            return answer
        active = next((p.line_id for p in reversed(order.picked) if p.identity == item.identity), 0)
        done = order.state is DispatchState.PICKED
        words = QT_TRANSLATE_NOOP("app", "全部提齐，请送装箱台") if done else QT_TRANSLATE_NOOP("app", "{item} × {n} 已提货")
        verdict = Verdict.DONE if done else Verdict.GOOD
        return self._answer(work, verdict, say(words, item=item.identity, n=item.pieces), item.kind, item.identity, active)

    def _exchange(self, work: Work, one: Candidate) -> ScanAnswer | None:
        """The old label of a box that was numbered anew calls for the new one; the new one scanned back lets the box go on (C-11)."""
        state: DockState = self.state
        head = boxing.filled_box(work.session, one.value) if state.mode == LOAD else None
        box = boxing.box(work.session, one.value) if head is not None and head.state not in boxing.DONE else None
        if box is None or not boxing.waits_at_dock(box) or state.trip is None or box.dispatch_no not in state.trip.dispatch_nos:
            return None
        after = boxes.scan_label(work, one.value, one.elements.get("91", ""))
        if after.sealed_at is not None:
            return None
        sentence = say(QT_TRANSLATE_NOOP("app", "第 {n} 箱旧标签作废，新标签送去打印，贴好再扫"), n=box.box_no)
        return self._answer(work, Verdict.INFO, sentence, ScanKind.BOX, one.value)

    def _box(self, work: Work, sscc: str) -> ScanAnswer:
        state: DockState = self.state
        if state.mode == STAGE:
            return self._stage(work, sscc)
        if state.mode != LOAD:
            raise bad_input(QT_TRANSLATE_NOOP("app", "请先扫车次号，或在车次上按「开始装车」"), fact(_SCANNED, f"…{sscc[-5:]}"))
        if state.taking_out:
            boxes_on.take_off(work, state.document, sscc, str(say(QT_TRANSLATE_NOOP("app", "现场卸下"))))
            return self._answer(work, Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "…{box} 已卸下"), box=sscc[-5:]), ScanKind.BOX, sscc)
        found = boxes_on.put_on(
            work, state.document, sscc, intact=not state.damaged, insist=state.insisted == sscc
        )
        self.state = docking.after(work.session, state, found)
        if found.held is not None:
            return ScanAnswer(Verdict.HOLD, found.held, ScanKind.BOX, sscc, self.state, "G-06", refusal=docking.OUT_OF_ORDER)
        verdict = Verdict.GOOD if found.left else Verdict.DONE
        return ScanAnswer(verdict, docking.said(found), ScanKind.BOX, sscc, self.state)

    def _stage(self, work: Work, sscc: str) -> ScanAnswer:
        """A box at the lane against the list (F-12); what does not belong stays on record, so the answer is given and not raised."""
        state: DockState = self.state
        if state.taking_out:
            staging.take_away(work, state.document, sscc)
            return self._answer(work, Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "…{box} 已搬走"), box=sscc[-5:]), ScanKind.BOX, sscc)
        refusal = staging.stage(work, state.document, sscc)
        if refusal is not None:
            return replace(self._answer(work, Verdict.WRONG, refusal.reason, ScanKind.BOX, sscc), error=refusal)
        view = staging.staging(work.session, state.document)
        box = next(b for b in view.boxes if b.sscc == sscc)
        words = QT_TRANSLATE_NOOP("app", "备货核对完，可以装车") if view.done else QT_TRANSLATE_NOOP("app", "第 {n} 箱对")
        return self._answer(work, Verdict.DONE if view.done else Verdict.GOOD, say(words, n=box.box_no), ScanKind.BOX, sscc, box.box_no)

    def _command(self, work: Work, command: Command) -> ScanAnswer:
        state: DockState = self.state
        if command is Command.HELP:
            return ScanAnswer(Verdict.INFO, state.next_step, ScanKind.COMMAND, command.value)
        if command is Command.PERSON:
            return ScanAnswer(Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "换人：请扫工牌")), ScanKind.COMMAND, command.value)
        if command is Command.CONFIRM:
            if state.back is None:
                return ScanAnswer(Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "没有要确认的")), ScanKind.COMMAND)
            return self._put_back(work, state.back, signed=True)
        if state.mode == IDLE:
            raise bad_input(QT_TRANSLATE_NOOP("app", "请先扫发货单或车次号"))
        if command is Command.TAKE_OUT:
            on = not state.taking_out
            sentence = say(QT_TRANSLATE_NOOP("app", "取出：扫要放回的货品或箱") if on else QT_TRANSLATE_NOOP("app", "不取了"))
            self.state = replace(state, taking_out=on, damaged=False, back=None, next_step=sentence if on else self._fresh(work).next_step)
            return ScanAnswer(Verdict.INFO, sentence, ScanKind.COMMAND, command.value)
        if command is Command.SHORT and state.mode == STAGE:
            missing = staging.report_missing(work, state.document)
            words = QT_TRANSLATE_NOOP("app", "缺 {n} 箱，差异单已打印") if missing else QT_TRANSLATE_NOOP("app", "不缺箱")
            return self._answer(work, Verdict.INFO, say(words, n=missing), ScanKind.COMMAND, command.value)
        if command is Command.SHORT and state.mode == LOAD:
            on = not state.damaged
            sentence = say(QT_TRANSLATE_NOOP("app", "破损：扫破损的箱") if on else QT_TRANSLATE_NOOP("app", "不报破损了"))
            self.state = replace(state, damaged=on, taking_out=False, next_step=sentence if on else self._fresh(work).next_step)
            return ScanAnswer(Verdict.INFO, sentence, ScanKind.COMMAND, command.value)
        if command is Command.UNDO and state.mode != STAGE:
            return self._undo(work)
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "「{command}」在这一页用不上"), command=command.text))

    def _undo(self, work: Work) -> ScanAnswer:
        state: DockState = self.state
        if state.back is not None:  # what waits for the signature stays drawn
            words = say(QT_TRANSLATE_NOOP("app", "{item} 不放回了"), item=state.back.identity)
            return self._answer(work, Verdict.INFO, words, ScanKind.COMMAND, state.back.identity)
        if state.mode == PICK:
            order = dispatch_queries.dispatch_order(work.session, state.document)
            if order is None or not order.picked:
                raise Conflict(say(QT_TRANSLATE_NOOP("app", "没有可撤销的")))
            item = order.picked[-1]
            if item.at is None or work.now - item.at > _A_MOMENT:  # somebody carried it off meanwhile
                return self._put_back(work, PendingPick(item.identity, item.quantity, ScanKind.UNIT if item.serial else ScanKind.LOT))
            dispatch.put_back(work, state.document, item.identity, item.quantity, carried=False)
            done = item.identity
        else:
            done = boxes_on.last_on(work, state.document)
            if not done:
                raise Conflict(say(QT_TRANSLATE_NOOP("app", "没有可撤销的")))
            boxes_on.take_off(work, state.document, done, str(say(QT_TRANSLATE_NOOP("app", "撤销"))))
        return self._answer(work, Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "已撤销 {item}"), item=done), ScanKind.COMMAND, done)

    def _fresh(self, work: Work, active: int = 0) -> DockState:
        state: DockState = self.state
        if state.mode == LOAD:
            return load_state(work.session, state.document, active)
        return pick_state(work.session, state.document, active)

    def _answer(self, work: Work, verdict: Verdict, message: Text, kind: ScanKind, key: str, active: int = 0) -> ScanAnswer:
        work.session.flush()
        self.state = self._fresh(work, active)
        return ScanAnswer(verdict, message, kind, key, self.state)


_START = say(QT_TRANSLATE_NOOP("app", "扫发货单提货，或扫车次号装车"))
_SCAN_LOT = QT_TRANSLATE_NOOP("app", "数量 {n}：请扫批号")


def pick_state(session: Session, number: str, active: int = 0) -> DockState:
    """The dock as it stands on a 发货单: picking where its state allows it, else idle with the reason.

    Raises:
        NotFound: No such 发货单.
    """
    order = dispatch_queries.dispatch_order(session, number)
    if order is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "发货单"), number)
    if order.state is DispatchState.READY:
        return stage_state(session, order, active)
    rows = tuple(
        PickRow(line.line_id, line.product_name, line.model, line.picked, line.wanted, line.unit) for line in order.lines
    )
    mode = PICK if order.state in (DispatchState.PLANNED, DispatchState.PICKING, DispatchState.PICKED) else IDLE
    return DockState(
        mode, _pick_next(session, order), number, order.customer_name, rows, order.picked_total, order.total, active,
        trip=dispatch_queries.trip(session, order.trip_no) if order.trip_no else None,
    )  # fmt: skip


def _pick_next(session: Session, order: DispatchOrderView) -> Text:
    row = next((line for line in order.lines if line.picked < line.wanted), None)
    if order.state is DispatchState.PICKED:
        return say(QT_TRANSLATE_NOOP("app", "已提齐，送装箱台装箱"))
    if order.state not in (DispatchState.PLANNED, DispatchState.PICKING):
        return say(QT_TRANSLATE_NOOP("app", "{no} 现在是「{state}」，还不能提货"), no=order.number, state=word(order.state))
    if row is None:
        return say(QT_TRANSLATE_NOOP("app", "扫货品"))
    left = row.wanted - row.picked
    first = next(iter(turn.first_of(session, row.product_id, order.order_no, 1)), None)
    if first is None:
        return say(QT_TRANSLATE_NOOP("app", "再提{name} {n} {unit}"), name=row.product_name, n=left, unit=row.unit)
    return say(
        QT_TRANSLATE_NOOP("app", "到 {place} 取{name} {n} {unit}"), place=first.location, name=row.product_name, n=left, unit=row.unit
    )
