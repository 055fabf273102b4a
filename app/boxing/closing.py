"""The end of a box at the bench: protection ticked, firm and whole, sealed; and a sealed box opened or stopped again."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from app.boxing import asking, protecting, queries, service, stopping
from app.boxing.views import BenchState, BoxView, Step
from app.core.errors import Conflict, not_found
from app.core.reasons import Purpose, Reason, reasons_for
from app.core.scans import ScanAnswer
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.words import word
from app.core.work import Work
from app.devices.codes import CodeForm, ScannedCode
from db.states import BoxState, Role, StopKind

CLOSED = (BoxState.SEALED, BoxState.HOLD)


def sealed(work: Work, state: BenchState, dispatch_no: str) -> Text:
    """封箱 answers what the bench asked: firm and undamaged (C-13).

    Raises:
        Refused: See `service.seal`.
    """
    asked = state.step is Step.SEAL and not state.unprotected
    box = service.seal(work, dispatch_no, firm=asked)
    return say(QT_TRANSLATE_NOOP("app", "第 {n} 箱牢固无破损，标签送去打印，贴好后扫标签"), n=box.box_no)


def confirmed(work: Work, state: BenchState, dispatch_no: str) -> Text:
    """确认 at a checked box: the next item of its protection is done (E-06), or all are and it is firm (C-13)."""
    if state.unprotected:
        _, item = protecting.tick(work, dispatch_no)
        return say(QT_TRANSLATE_NOOP("app", "{item} 已做"), item=item)
    return sealed(work, state, dispatch_no)


def damage_said(state: BenchState, code: ScannedCode) -> Reason | None:
    """The damage that a reason scanned at a box being closed stands for (C-13), or None."""
    one = code.only
    if state.asking is not None or state.step is not Step.SEAL or one is None or one.form is not CodeForm.REASON:
        return None
    return next((reason for reason in reasons_for(Purpose.DAMAGE) if reason.value == one.value), None)


def back_to_packing(work: Work, state: BenchState, reason: Reason) -> Text:
    """The box that is being closed is damaged: it goes back to packing (C-13)."""
    found = state.box
    if found is None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "没有等封箱的箱")))
    why = str(say(QT_TRANSLATE_NOOP("app", "破损：{reason}"), reason=str(reason.text)))
    box = service.reopen(work, found.sscc, why)
    return say(QT_TRANSLATE_NOOP("app", "第 {n} 箱破损（{reason}），退回装箱"), n=box.box_no, reason=reason.text)


def closed_box(work: Work, sscc: str) -> BoxView | None:
    """The sealed or stopped box that 取出 means by its label."""
    found = queries.box(work.session, sscc)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "箱"), f"…{sscc[-5:]}")
    return found if found.state in CLOSED else None


def box_around(work: Work, dispatch_no: str, identity: str) -> BoxView | None:
    """The sealed or stopped box that 取出 means by what lies in it, where its label cannot be read (E-05).

    Not what lies in the box in work; and of a lot that lies in several closed boxes nobody knows which one is meant.
    """
    holding = [box for box in queries.boxes(work.session, dispatch_no) if any(i.identity == identity for i in box.items)]
    closed = [box for box in holding if box.state in CLOSED]
    return closed[0] if len(closed) == 1 and queries.in_work(holding, work.station) is None else None


def ask_why(now: BenchState, box: BoxView, *, by_label: bool) -> tuple[BenchState, ScanAnswer]:
    """The bench that waits for the reason to open or stop a closed box."""
    waiting, answer = asking.ask(now, Purpose.REOPEN if by_label or box.state is BoxState.HOLD else Purpose.REPRINT)
    waiting = replace(waiting, opening=box.sscc)
    sentence = say(QT_TRANSLATE_NOOP("app", "第 {n} 箱「{state}」：请给原因"), n=box.box_no, state=word(box.state))
    if not by_label:
        sentence = say(QT_TRANSLATE_NOOP("app", "按内装认出第 {n} 箱：标签为何读不出？"), n=box.box_no)
    return waiting, replace(answer, message=sentence, view=waiting)


def with_stop(session: Session, state: BenchState, sscc: str) -> BenchState:
    """The bench after a box was stopped for damage: the next photo is of that box (E-03)."""
    found = stopping.reason_of(session, sscc) if sscc else None
    if found is None or found.kind is not StopKind.DAMAGE:
        return state
    return replace(state, stopped=sscc, next_step=say(QT_TRANSLATE_NOOP("app", "拍第 {n} 箱破损处，等质检放行"), n=found.box_no))


def opened(work: Work, sscc: str, purpose: Purpose, reason: Reason) -> Text:
    """What the reason does to a closed box: opened again (X-31), stopped for damage (E-03) or a lost mark (E-05), or released.

    Raises:
        Refused: E-03, E-05 as `stopping.release`.
    """
    before = queries.box(work.session, sscc)
    held = before is not None and before.state is BoxState.HOLD
    if held and work.actor.has(Role.INSPECTOR):
        box = stopping.release(work, sscc, str(reason.text))
        sentence = QT_TRANSLATE_NOOP("app", "第 {n} 箱已放行重装")
        if box.state is BoxState.CHECKED:
            sentence = QT_TRANSLATE_NOOP("app", "第 {n} 箱补标识：新标签送去打印，贴好后扫标签")
        return say(sentence, n=box.box_no)
    if not held and purpose is Purpose.REPRINT:
        box = stopping.stop(work, sscc, StopKind.MARK_LOST, str(reason.text))
        return say(QT_TRANSLATE_NOOP("app", "第 {n} 箱标识失效（{reason}），停下等质检"), n=box.box_no, reason=reason.text)
    if not held and reason is Reason.DAMAGED:
        box = stopping.stop(work, sscc, StopKind.DAMAGE, str(reason.text))
        return say(QT_TRANSLATE_NOOP("app", "第 {n} 箱破损停下：请拍照，等质检放行"), n=box.box_no)
    box = service.reopen(work, sscc, str(reason.text))
    return say(QT_TRANSLATE_NOOP("app", "第 {n} 箱已开（{reason}），标签作废，重装重核"), n=box.box_no, reason=reason.text)
