"""Differences on arrival, the customer's side: opened by the counts or by a call, agreed by sales, settled (I-10, I-11, X-11)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from app.core.clock import site_day
from app.core.entry import NAME, clean, clean_note, whole
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.delivery import claims_rules, costs, sent_again
from app.delivery.claims_queries import PHOTOS
from app.delivery.claims_views import Finding, Solution
from app.delivery.events import DiscrepancyOpened, SlipReturned
from app.files.service import AttachmentView, attach
from app.identity import queries as identity
from app.settings.service import setting
from db.models.delivery import DeliveryLine, DeliveryRecord, Discrepancy
from db.states import CostKind, DeliveryState, DiscrepancyKind, Role

ANY_DESK = (
    Role.SALES, Role.AFTER_SALES, Role.LOGISTICS_HEAD, Role.STOREKEEPER, Role.PROJECT_MANAGER, Role.TECHNICAL_SERVICE,
    Role.DELIVERY_MANAGEMENT,
)  # fmt: skip
"""Whichever desk gets the call enters it (X-11)."""


def customer_side(work: Work) -> Role:
    """Whose task the customer's side is (X-23)."""
    return Role(str(setting(work.session, "claim.customer_side_owner", work.now)))


def on_slip_returned(work: Work, event: SlipReturned) -> None:
    """The counts of a slip differ from what was sent: that alone opens the difference (I-02, I-10)."""
    if not event.discrepancies:
        return
    row = _record(work, event.record_no)
    opened = work.session.scalars(select(Discrepancy).where(Discrepancy.record_id == row.id).order_by(Discrepancy.id))
    _tell(work, row, list(opened))


def report(work: Work, record_no: str, finding: Finding, photos: Sequence[tuple[str, bytes]] = ()) -> int:
    """Enters a difference that the customer tells of after he signed (I-10): whoever gets the call (X-11).

    One kind on one line is one difference while it is open: told by two desks it counts once, with the words of both.

    Returns:
        Key of the difference.

    Raises:
        BadInput: No words, nobody named, more than was sent, no such line.
        Conflict: The goods are still here, or the delivery is closed.
        NotFound: No such record.
    """
    work.require(*ANY_DESK)
    row = _record(work, record_no)
    if row.left_at is None or row.state in (DeliveryState.CLOSED, DeliveryState.VOIDED):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{no} 没有出厂或已经关闭，不能登记异议"), no=row.number))
    line = work.session.scalar(select(DeliveryLine).where(DeliveryLine.record_id == row.id, DeliveryLine.line_no == finding.line_no))
    if line is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "{no} 没有第 {line} 行"), no=row.number, line=finding.line_no)
    quantity = whole(QT_TRANSLATE_NOOP("app", "数量"), finding.quantity, low=1, high=max(line.shipped, 1))
    reporter = clean(QT_TRANSLATE_NOOP("app", "报告人"), finding.reporter, most=NAME, needed=True)
    words = clean_note(QT_TRANSLATE_NOOP("app", "情况"), finding.words, needed=True)
    told = list(
        work.session.scalars(select(Discrepancy).where(Discrepancy.record_id == row.id, Discrepancy.line_no == line.line_no))
    )
    found = next((one for one in told if one.kind is finding.kind and one.settled_at is None), None)
    before = found.quantity if found is not None else 0
    _must_have_been_sent(row, line, finding.kind, max(quantity, before), [one for one in told if one is not found])
    if found is None:
        found = Discrepancy(
            record_id=row.id, line_no=line.line_no, kind=finding.kind, quantity=quantity, reporter=reporter, at=work.now, words=words
        )
        work.session.add(found)
    else:  # the same is told by another desk: one difference, as large as the larger of the two says
        found.quantity = max(quantity, before)
        found.words = "\n".join(filter(None, (found.words, f"{reporter}：{words}")))
    work.session.flush()
    for name, content in photos:
        attach(work, PHOTOS, row.number, name, content)
    work.audit("report_discrepancy", "delivery_record", row.number, line=line.line_no, what=found.kind, quantity=found.quantity)
    _tell(work, row, [found])
    return found.id


def add_photo(work: Work, record_no: str, name: str, content: bytes) -> AttachmentView:
    """Hangs a picture of damaged or wrong goods on the delivery's differences (I-10).

    Raises:
        BadInput: Neither picture nor PDF, or too large.
        NotFound: No such record.
    """
    work.require(*ANY_DESK)
    return attach(work, PHOTOS, _record(work, record_no).number, name, content)


def note_case(work: Work, record_no: str, case_no: str) -> None:
    """After-sales says on which case both sides of the differences stand (X-11, X-23)."""
    row = _record(work, record_no)
    for found in work.session.scalars(select(Discrepancy).where(Discrepancy.record_id == row.id, Discrepancy.case_no == "")):
        found.case_no = case_no
    work.session.flush()


def agree(work: Work, discrepancy_ids: Iterable[int], solution: Solution) -> None:
    """Sales consulted the parties and agreed with the customer how differences are put right (I-11); agreed again, the newer holds.

    Raises:
        BadInput: Nothing chosen, nobody or no day named, a day in the past, sales consulted nobody.
        Conflict: Settled already.
        NotFound: No such difference.
    """
    work.require(customer_side(work))
    chosen = [_found(work, key) for key in discrepancy_ids]
    if not chosen:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请先选要商定的异议"))
    if not solution.consulted:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请勾出商量过的部门，至少一个"))
    if solution.owner_id is None or identity.person(work.session, solution.owner_id) is None or solution.do_by is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请选责任人和完成日期"))
    if solution.do_by < site_day(work.now):
        raise bad_input(QT_TRANSLATE_NOOP("app", "完成日期 {day} 已经过去"), day=solution.do_by)
    words = clean_note(QT_TRANSLATE_NOOP("app", "与客户商定的内容"), solution.words, needed=True)
    for found in chosen:
        if found.settled_at is not None:
            raise Conflict(say(QT_TRANSLATE_NOOP("app", "这条异议已经办结")))
        found.solution_kind, found.owner_id, found.do_by, found.solution = solution.kind, solution.owner_id, solution.do_by, words
        found.consulted = ",".join(sorted(solution.consulted))
        found.agreed_at, found.agreed_by_id = work.now, work.actor.person_id
        row = work.session.get(DeliveryRecord, found.record_id)
        assert row is not None
        work.audit(
            "agree_discrepancy", "delivery_record", row.number, line=found.line_no, what=found.kind, solution=solution.kind,
            do_by=solution.do_by, consulted=found.consulted,
        )  # fmt: skip
    work.session.flush()


def settle(work: Work, discrepancy_id: int, words: str = "", cost_fen: int = 0) -> str:
    """The agreed solution was carried out and the customer is content; what it cost is booked (I-10, K-03).

    Returns:
        Number of the delivery record.

    Raises:
        Refused: I-11, nothing was agreed.
        Conflict: Settled already, or a 补发 of more than is missing stands in the works still.
        NotFound: No such difference.
    """
    work.require(customer_side(work), Role.AFTER_SALES)
    found = _found(work, discrepancy_id)
    row = work.session.get(DeliveryRecord, found.record_id)
    assert row is not None
    if found.settled_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "这条异议已经办结")))
    claims_rules.must_be_agreed(row.number, found.line_no, found.solution_kind, found.owner_id, found.do_by)
    sent_again.require_surplus_stopped(work.session, found)
    done = clean_note(QT_TRANSLATE_NOOP("app", "办理结果"), words)
    found.solution = "\n".join(filter(None, (found.solution, done)))
    found.settled_at, found.settled_by_id = work.now, work.actor.person_id
    work.session.flush()
    if cost_fen:
        amount = whole(QT_TRANSLATE_NOOP("app", "费用"), cost_fen, high=costs.MOST_FEN)
        costs.book_cost(work, CostKind.CLAIM, row.number, amount, " ".join(found.solution.split())[:200])
    work.audit("settle_discrepancy", "delivery_record", row.number, line=found.line_no, what=found.kind, cost=cost_fen)
    return row.number


def settle_remarks(work: Work, record_no: str) -> None:
    """The case that an acceptance with remarks opened is closed: the delivery may be closed too (I-17)."""
    row = _record(work, record_no)
    if row.remarks_open:
        row.remarks_open = False
        work.session.flush()
        work.audit("settle_remarks", "delivery_record", row.number)


def _tell(work: Work, row: DeliveryRecord, opened: Sequence[Discrepancy]) -> None:
    lines = {line.line_no: line for line in work.session.scalars(select(DeliveryLine).where(DeliveryLine.record_id == row.id))}
    items = tuple(
        (one.kind, f"{lines[one.line_no].product_name} {lines[one.line_no].model}", one.quantity, lines[one.line_no].unit) for one in opened
    )
    words = "；".join(dict.fromkeys(filter(None, (one.words for one in opened))))
    work.emit(
        DiscrepancyOpened(
            row.number, row.dispatch_no, row.order_no, row.customer_id, row.customer, items, opened[0].reporter, row.phone, words
        )
    )


def _must_have_been_sent(row: DeliveryRecord, line: DeliveryLine, kind: DiscrepancyKind, quantity: int, others: list[Discrepancy]) -> None:
    """No more is wrong than was sent: of a kind together with what was settled of it, and what is missing is neither torn nor wrong."""
    if kind is DiscrepancyKind.OVER:
        return
    same = sum(one.quantity - one.found for one in others if one.kind is kind)
    missing = [one for one in others if one.kind is DiscrepancyKind.SHORT and kind is not DiscrepancyKind.SHORT]
    there = [one.quantity for one in others if kind is DiscrepancyKind.SHORT and one.kind not in (kind, DiscrepancyKind.OVER)]
    left = line.shipped - same - sum(one.quantity - one.found for one in missing) - max(there, default=0)
    if quantity > left:
        raise bad_input(
            QT_TRANSLATE_NOOP("app", "{no} 第 {line} 行发出 {sent}，已登记的除外最多还能报 {left}"), no=row.number, line=line.line_no,
            sent=line.shipped, left=max(left, 0),
        )  # fmt: skip


def _record(work: Work, number: str) -> DeliveryRecord:
    row = work.session.scalar(select(DeliveryRecord).where((DeliveryRecord.number == number) | (DeliveryRecord.dispatch_no == number)))
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "交付记录"), number)
    return row


def _found(work: Work, key: int) -> Discrepancy:
    found = work.session.scalar(select(Discrepancy).where(Discrepancy.id == key).with_for_update())
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "异议"), key)
    return found
