"""《领料单》: made out by production, issued by the store against it, signed by who receives (C-05)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import func, select

from app.core.entry import LINE, NAME, clean, whole
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Actor, Work
from app.materials import items, queries, rules, stock
from app.materials.papers import issue_document
from app.materials.states import MOVES
from app.materials.views import RequisitionView
from app.orders import queries as orders
from app.printing.service import print_paper, void_papers
from db.models.materials import Requisition, RequisitionIssue, RequisitionLine
from db.states import MaterialMoveKind, RequisitionKind, RequisitionState, Role

MAKERS = (Role.PLANNING, Role.ASSEMBLER, Role.TEAM_LEADER)
"""Production, and the lead of the dispatch team for the bench."""
LINES = 20
"""Lines of one 领料单."""


def draft(
    work: Work, wanted: Sequence[tuple[str, int]], *, task_no: str = "", department: str = "", note: str = ""
) -> RequisitionView:
    """Makes out a 领料单 for packaging (C-05, X-25).

    Args:
        work: The action.
        wanted: Key and pieces of each item; the same key twice is added up.
        task_no: The 生产任务单 it is for; blank for the bench.
        department: Who draws; the task's workshop by default.
        note: A remark.

    Raises:
        Refused: C-09 an item that is not approved.
        BadInput: No line, too many, or a quantity out of bounds.
        NotFound: No such item or task order.
    """
    work.require(*MAKERS)
    task = orders.task(work.session, task_no) if task_no else None
    who = clean(QT_TRANSLATE_NOOP("app", "领料部门"), department or (task.workshop if task else ""), most=NAME, needed=True)
    row = Requisition(
        number=work.next_number("LL"), kind=RequisitionKind.PACKAGING, state=RequisitionState.DRAFT, department=who,
        task_no=task_no, note=clean(QT_TRANSLATE_NOOP("app", "备注"), note, most=LINE), author_id=work.actor.person_id, made_at=work.now,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    _write_lines(work, row, wanted)
    work.audit("draft_requisition", "requisition", row.number, task=task_no, lines=dict(_summed(wanted)))
    return queries.requisition(work.session, row.number)


def change(work: Work, number: str, wanted: Sequence[tuple[str, int]]) -> RequisitionView:
    """Replaces the lines of a draft.

    Raises:
        Conflict: It was submitted already.
        Refused: C-09.
    """
    work.require(*MAKERS)
    row = _row(work, number)
    if row.state is not RequisitionState.DRAFT:
        raise _not_now(row)
    for line in _lines(work, row):
        work.session.delete(line)
    work.session.flush()
    _write_lines(work, row, wanted)
    work.audit("change_requisition", "requisition", number, lines=dict(_summed(wanted)))
    return queries.requisition(work.session, number)


def submit(work: Work, number: str) -> RequisitionView:
    """Hands a 领料单 to the store and prints it.

    Raises:
        Conflict: It is no draft.
    """
    work.require(*MAKERS)
    row = _row(work, number)
    if row.state is not RequisitionState.DRAFT:
        raise _not_now(row)
    _move(work, row, RequisitionState.SUBMITTED)
    row.submitted_at = work.now
    work.session.flush()
    print_paper(work, "requisition", number)
    return queries.requisition(work.session, number)


def void(work: Work, number: str, reason: str) -> RequisitionView:
    """Declares a 领料单 void: what is open on it is not issued any more; what was issued stays issued.

    Raises:
        BadInput: No reason.
        Conflict: Issued in full, or void already.
    """
    work.require(*MAKERS)
    row = _row(work, number)
    row.void_reason = clean(QT_TRANSLATE_NOOP("app", "作废原因"), reason, needed=True)
    _move(work, row, RequisitionState.VOIDED, reason=row.void_reason)
    row.voided_at = work.now
    void_papers(work, number, row.void_reason, paper="requisition")
    return queries.requisition(work.session, number)


def check_open(work: Work, number: str, item: str = "") -> RequisitionView:
    """The 领料单 as the issue screen takes it by scan.

    Raises:
        Refused: C-05 none, or not to be issued on.
        Conflict: It is a 补换, drawn on its 发货单.
        NotFound: No such 领料单.
    """
    work.require(Role.STOREKEEPER)
    if not number:
        rules.must_have_requisition(item, "", "", is_open=False)
        raise bad_input(QT_TRANSLATE_NOOP("app", "请先扫领料单"))
    found = queries.requisition(work.session, number)
    if found.kind is RequisitionKind.REPLACEMENT:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{number} 是补换领料单，凭补换发货单提货"), number=number))
    rules.must_have_requisition(item, number, word(found.state), found.state in queries.OPEN)
    return found


def check_item(work: Work, number: str, key: str, quantity: int, before: int = 0) -> RequisitionView:
    """One item as the issue screen takes it by scan, with what was scanned of it before.

    Raises:
        Refused: C-05 no 领料单, not on it, or more than it asks for.
        NotFound: No such item.
    """
    name = queries.item(work.session, key).name
    found = check_open(work, number, name)
    whole(QT_TRANSLATE_NOOP("app", "数量"), quantity, low=1, high=stock.MOST)
    line = next((line for line in found.lines if line.key == key), None)
    rules.must_be_requested(name, number, line is not None)
    if line is not None:
        rules.must_not_exceed_request(name, number, before + quantity, line.quantity, line.issued)
    return found


def issue(work: Work, number: str, parts: Mapping[str, int], receiver: Actor | None = None) -> RequisitionView:
    """Issues packaging on a 领料单, all of it or a part, and prints the slip (C-05).

    Args:
        work: The action of the storekeeper.
        number: The 领料单.
        parts: Key → pieces.
        receiver: Who took it and proved it by badge and PIN; None signs on the paper.

    Raises:
        Refused: C-05.
        BadInput: Nothing was scanned, or giver and taker are one person.
        Conflict: Not so much in stock.
    """
    work.require(Role.STOREKEEPER)
    if not parts:
        raise bad_input(QT_TRANSLATE_NOOP("app", "还没有扫要发的包装物"))
    row = _row(work, number) if number else None
    for key, quantity in parts.items():
        check_item(work, number, key, quantity)
    assert row is not None
    nth = 1 + (work.session.scalar(select(func.max(RequisitionIssue.nth)).where(RequisitionIssue.requisition_id == row.id)) or 0)
    handed = RequisitionIssue(requisition_id=row.id, nth=nth, issuer_id=work.actor.person_id, at=work.now)
    work.session.add(handed)
    work.session.flush()
    by_item = {line.item_id: line for line in _lines(work, row)}
    for key, quantity in sorted(parts.items()):
        item = queries.item(work.session, key)
        stock.move(work, item, MaterialMoveKind.ISSUE, -quantity, document=number, issue_id=handed.id)
        if item.item_id in by_item:
            by_item[item.item_id].issued += quantity
    done = all(line.issued >= line.quantity for line in by_item.values())
    _move(work, row, RequisitionState.ISSUED if done else RequisitionState.PART_ISSUED)
    work.session.flush()
    work.audit("issue_requisition", "requisition", number, nth=nth, parts=dict(sorted(parts.items())))
    if receiver is not None:
        _sign(work, row, handed, receiver)
    print_paper(work, "requisition", issue_document(number, nth))
    return queries.requisition(work.session, number)


def receive_by_badge(work: Work, number: str, receiver: Actor) -> RequisitionView:
    """Signs every open hand-over of a 领料单 for a receiver who proved himself by badge and PIN.

    Raises:
        BadInput: He issued it himself.
        Conflict: Nothing waits for a signature.
    """
    work.require(Role.STOREKEEPER)
    row = _row(work, number)
    for handed in _unsigned(work, row):
        _sign(work, row, handed, receiver)
    return queries.requisition(work.session, number)


def receive_on_paper(work: Work, number: str) -> RequisitionView:
    """Notes that the signed slip lies in the register.

    Raises:
        Conflict: Nothing waits for a signature.
    """
    work.require(Role.STOREKEEPER)
    row = _row(work, number)
    for handed in _unsigned(work, row):
        handed.received_at, handed.signed_on_paper = work.now, True
    work.session.flush()
    work.audit("sign_requisition", "requisition", number, on_paper=True)
    return queries.requisition(work.session, number)


def take_back(work: Work, number: str, key: str, quantity: int, reason: str) -> RequisitionView:
    """Takes unused packaging back into the store: the 领料单 it was issued on is open again by as much.

    Raises:
        BadInput: More than was issued, or no reason.
        NotFound: No such item on it.
    """
    work.require(Role.STOREKEEPER)
    why = clean(QT_TRANSLATE_NOOP("app", "退料原因"), reason, needed=True)
    row = _row(work, number)
    item = queries.item(work.session, key)
    line = next((line for line in _lines(work, row) if line.item_id == item.item_id), None)
    if line is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "包装物"), key)
    pieces = whole(QT_TRANSLATE_NOOP("app", "退料数"), quantity, low=1, high=stock.MOST)
    if pieces > line.issued:
        raise bad_input(QT_TRANSLATE_NOOP("app", "只发了 {issued}，不能退 {n}"), issued=line.issued, n=pieces)
    line.issued -= pieces
    stock.move(work, item, MaterialMoveKind.RETURN, pieces, document=number, note=why)
    if row.state is not RequisitionState.VOIDED:
        _move(work, row, RequisitionState.PART_ISSUED)
    return queries.requisition(work.session, number)


def reprint(work: Work, number: str, reason: str) -> None:
    """Prints the newest slip of a 领料单 again: the last hand-over, or the request.

    Raises:
        BadInput: No reason.
        NotFound: No such 领料单.
    """
    work.require(Role.STOREKEEPER, *MAKERS)
    issues = queries.requisition(work.session, number).issues
    print_paper(work, "requisition", issue_document(number, issues[-1].nth) if issues else number, reason=reason)


def _summed(wanted: Sequence[tuple[str, int]]) -> dict[str, int]:
    pieces: dict[str, int] = {}
    for key, quantity in wanted:
        pieces[key.strip().upper()] = pieces.get(key.strip().upper(), 0) + quantity
    return pieces


def _write_lines(work: Work, row: Requisition, wanted: Sequence[tuple[str, int]]) -> None:
    pieces = _summed(wanted)
    if not 1 <= len(pieces) <= LINES:
        raise bad_input(QT_TRANSLATE_NOOP("app", "领料单要有 1 到 {most} 行"), most=LINES)
    for no, (key, quantity) in enumerate(pieces.items(), start=1):
        item = items.choose(work.session, key)
        amount = whole(QT_TRANSLATE_NOOP("app", "请领数"), quantity, low=1, high=stock.MOST)
        work.session.add(RequisitionLine(requisition_id=row.id, no=no, item_id=item.item_id, quantity=amount))
    work.session.flush()


def _sign(work: Work, row: Requisition, handed: RequisitionIssue, receiver: Actor) -> None:
    if receiver.person_id is None or receiver.person_id == handed.issuer_id:
        raise bad_input(QT_TRANSLATE_NOOP("app", "领料人与发料人不能为同一人"))
    handed.receiver_id, handed.received_at = receiver.person_id, work.now
    work.session.flush()
    work.audit("sign_requisition", "requisition", row.number, nth=handed.nth, receiver=receiver.name, on_paper=False)


def _unsigned(work: Work, row: Requisition) -> list[RequisitionIssue]:
    found = list(
        work.session.scalars(
            select(RequisitionIssue).where(RequisitionIssue.requisition_id == row.id, RequisitionIssue.received_at.is_(None))
        )
    )
    if not found:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{number} 没有等签字的发料"), number=row.number))
    return found


def _lines(work: Work, row: Requisition) -> list[RequisitionLine]:
    return list(work.session.scalars(select(RequisitionLine).where(RequisitionLine.requisition_id == row.id).order_by(RequisitionLine.no)))


def _row(work: Work, number: str) -> Requisition:
    row = work.session.scalar(select(Requisition).where(Requisition.number == number).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "领料单"), number)
    return row


def _move(work: Work, row: Requisition, to: RequisitionState, reason: str = "") -> None:
    if (row.state, to) not in MOVES:
        raise _not_now(row)
    before, row.state = row.state, to
    work.session.flush()
    work.audit("move_requisition", "requisition", row.number, before=before, after=to, reason=reason)


def _not_now(row: Requisition) -> Conflict:
    return Conflict(say(QT_TRANSLATE_NOOP("app", "{number} 是「{state}」，这一步不能做"), number=row.number, state=word(row.state)))
