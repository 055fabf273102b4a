"""Another pass for a load whose pass ended, with its reason and count; a lost pass ends at once (H-01, H-07)."""

from __future__ import annotations

from app.core.errors import Conflict, bad_input, fact
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.gate import other, papers, queries, service
from app.gate.moves import pass_row
from app.gate.rules import LOST
from app.gate.states import ACTIVE
from app.gate.views import PassView
from db.models.gate import GatePass
from db.states import PassState, Role

REASONS = (
    QT_TRANSLATE_NOOP("app", "过期未出门"),
    QT_TRANSLATE_NOOP("app", "出门证遗失"),
    QT_TRANSLATE_NOOP("app", "票面破损或污损"),
    QT_TRANSLATE_NOOP("app", "车辆、司机或提货人更换"),
    QT_TRANSLATE_NOOP("app", "装车内容更改"),
    QT_TRANSLATE_NOOP("app", "票面填写有误"),
)
"""What the form offers; any other words may be typed."""


def reissue_pass(work: Work, pass_no: str, reason: str) -> PassView:
    """Makes another pass in place of one that ended unused; it waits for signatures at once, the reason prints on it (H-01).

    Args:
        work: The storekeeper's transaction; he is the maker of the new pass.
        pass_no: The pass that ended.
        reason: Why another is needed.

    Raises:
        BadInput: No reason.
        Conflict: The pass still holds, was used, or another was made for it already.
        Refused: H-01 goods moved away, H-04, H-06 the load was opened again.
    """
    work.require(Role.STOREKEEPER)
    _must_have_reason(reason)
    service.expire(work)
    last = pass_row(work, pass_no)
    if last.trip_no:
        return service.reissue(work, last.trip_no, reason)
    if last.state in ACTIVE or last.state is PassState.USED or last.replaced_by:
        raise _no_more(last)
    return _again(work, last, reason.strip())


def report_lost(work: Work, pass_no: str, reason: str) -> PassView:
    """Declares a pass lost: its paper is refused from now on, wherever it turns up, and another one is made (H-02, H-07).

    Args:
        work: The storekeeper's transaction.
        pass_no: The lost pass.
        reason: How it was lost.

    Returns:
        The new pass, which waits for signatures.

    Raises:
        BadInput: No reason.
        Conflict: It was used or ended already.
        Refused: H-06 the load is open, so that there is nothing to sign yet.
    """
    work.require(Role.STOREKEEPER)
    _must_have_reason(reason)
    row = pass_row(work, pass_no)
    if row.state not in (PassState.AWAITING_SIGNATURES, PassState.VALID):
        raise _no_more(row)
    why = f"{LOST}：{reason.strip()}"
    service.end_pass(work, row, PassState.VOIDED, why)
    work.audit("report_lost_pass", "gate_pass", row.number, reason=reason.strip())
    return service.reissue(work, row.trip_no, why) if row.trip_no else _again(work, row, why)


def print_again(work: Work, pass_no: str, reason: str) -> PassView:
    """Puts the paper of a pass into the outbox once more; the register counts it, and it still releases once.

    One that waits to be signed on paper and was never printed needs no reason.

    Raises:
        BadInput: No reason.
        Conflict: The pass was used or ended: its paper no longer holds.
    """
    work.require(Role.STOREKEEPER, Role.SALES, Role.LOGISTICS_HEAD)
    row = pass_row(work, pass_no)
    if not reason.strip() and papers.was_printed(work, row):
        raise bad_input(QT_TRANSLATE_NOOP("app", "补打要写明原因"))
    if row.state not in ACTIVE:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "出门证 {number} 现在是「{state}」，不再打印"), number=row.number, state=word(row.state)),
            (fact(QT_TRANSLATE_NOOP("app", "状态"), word(row.state)),),
        )
    papers.print_pass(work, row, reason.strip())
    view = queries.gate_pass(work.session, pass_no)
    assert view is not None
    return view


def _again(work: Work, last: GatePass, reason: str) -> PassView:
    row = other.make_again(work, last, reason)
    last.replaced_by = row.number
    work.session.flush()
    work.audit("reissue_gate_pass", "gate_pass", row.number, replaces=last.number, reason=reason, nth=row.nth)
    view = queries.gate_pass(work.session, row.number)
    assert view is not None
    return view


def _must_have_reason(reason: str) -> None:
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明重开或挂失的原因"))


def _no_more(row: GatePass) -> Conflict:
    return Conflict(
        say(QT_TRANSLATE_NOOP("app", "出门证 {number} 现在是「{state}」，不能挂失或重开"), number=row.number, state=word(row.state)),
        (fact(QT_TRANSLATE_NOOP("app", "状态"), word(row.state)), fact(QT_TRANSLATE_NOOP("app", "替代"), row.replaced_by or "—")),
    )
