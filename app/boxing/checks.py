"""The second person at the bench: what his scans and counts answer, and what a reason scanned during a check does."""

from __future__ import annotations

from dataclasses import dataclass

from app.boxing import checking, counting, service, short
from app.boxing.views import BenchState, BoxView, Step
from app.core.errors import Refused
from app.core.reasons import Purpose, Reason
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.work import Work
from db.states import ScanKind, Verdict


@dataclass(frozen=True)
class Told:
    """What the check of one scan says; with `refusal` the scan is refused although the difference stays on record."""

    verdict: Verdict
    sentence: Text
    kind: ScanKind
    key: str
    line_id: int = 0
    refusal: Refused | None = None


def item(work: Work, state: BenchState, identity: str, pieces: int, *, is_lot: bool, said: int | None) -> Told:
    """A unit scanned again, or a lot with the count that was keyed or stands on its pack.

    Raises:
        Refused: C-16 he packed himself, or it is not in this box.
    """
    dispatch_no = state.order.number if state.order is not None else ""
    if not is_lot:
        box = service.check_item(work, dispatch_no, identity)
        return _agreed(box, ScanKind.UNIT, identity)
    is_pack = bool(state.pack_of) or (state.count is None and bool(said))
    if state.count is None and not is_pack:
        checking.must_lie_inside(work, dispatch_no, identity)
        ask = say(QT_TRANSLATE_NOOP("app", "先点数：键入件数按 ×，再扫批号"))
        return Told(Verdict.HOLD, ask, ScanKind.LOT, identity)
    return _counted(counting.count_lot(work, dispatch_no, identity, pieces, part=is_pack), ScanKind.LOT, identity)


def whole_box(work: Work, state: BenchState, list_no: str) -> Told:
    """The 装箱单 scanned after the count of all pieces.

    Raises:
        Refused: C-16 he packed himself, or this box has to be scanned; C-14 another's list.
    """
    if state.count is None:
        ask = say(QT_TRANSLATE_NOOP("app", "先点本箱总件数：键入按 ×，再扫装箱单"))
        return Told(Verdict.HOLD, ask, ScanKind.DOCUMENT, list_no)
    dispatch_no = state.order.number if state.order is not None else ""
    return _counted(counting.count_box(work, dispatch_no, list_no, state.count), ScanKind.DOCUMENT, list_no)


def with_reason(work: Work, state: BenchState, purpose: Purpose, reason: Reason) -> Text | None:
    """What a reason does that the check or 少装 asked for; None where it was asked for something else."""
    dispatch_no = state.order.number if state.order is not None else ""
    if purpose is Purpose.SHORT:
        asked = short.ask(work, dispatch_no, str(reason.text))
        return say(QT_TRANSLATE_NOOP("app", "少装 {n} 件（{reason}），等批准"), n=asked.pieces, reason=reason.text)
    if purpose is Purpose.REOPEN and state.step in (Step.CHECK, Step.SEAL):
        box = service.reopen_for_difference(work, dispatch_no, str(reason.text))
        sentence = QT_TRANSLATE_NOOP("app", "核对不符（{reason}）：第 {n} 箱已开箱，请重装")
        return say(sentence, n=box.box_no, reason=reason.text)
    return None


def _agreed(box: BoxView, kind: ScanKind, key: str) -> Told:
    done = box.checked_at is not None
    sentence = QT_TRANSLATE_NOOP("app", "第 {n} 箱核对相符") if done else QT_TRANSLATE_NOOP("app", "{item} 核对相符")
    tail = f"…{key[-4:]}" if len(key) > 10 else key
    line_id = next((inside.line_id for inside in reversed(box.items) if inside.identity == key), 0)
    return Told(Verdict.DONE if done else Verdict.GOOD, say(sentence, n=box.box_no, item=tail), kind, key, line_id)


def _counted(found: counting.Counted, kind: ScanKind, key: str) -> Told:
    if found.refusal is not None:
        return Told(Verdict.WRONG, found.refusal.reason, kind, key, refusal=found.refusal)
    if found.reopened:
        sentence = say(QT_TRANSLATE_NOOP("app", "两次点数都不符，第 {n} 箱已开箱，请重装"), n=found.box.box_no)
        return Told(Verdict.HOLD, sentence, kind, key)
    return _agreed(found.box, kind, key)
