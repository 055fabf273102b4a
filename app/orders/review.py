"""Commands of the order review and the contract (A-05, A-06)."""

from __future__ import annotations

from datetime import date

from app.core.calendar import add_working_days
from app.core.clock import site_day
from app.core.entry import NAME, clean
from app.core.errors import Conflict, bad_input
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.orders import offered, queries, rules, stages, ticks
from app.orders.moves import move
from app.orders.states import DEPARTMENT_ROLES, REVIEW
from app.orders.views import OrderView, Stage
from app.printing.service import print_paper, printed_count
from app.settings.service import setting
from db.models.orders import CustomerOrder, OrderReviewAnswer
from db.states import DeliveryMode, Department, OrderState, ReviewQuestion, Role


def submit_for_review(work: Work, number: str) -> OrderView:
    """Passes a draft on to the departments; a new round of answers begins (A-05).

    Raises:
        NotFound: No such order.
        BadInput: It has no line or no delivery date.
        Conflict: It is no draft.
    """
    work.require(Role.SALES)
    row = queries.order_row(work.session, number)
    if not queries.live_lines(work.session, row.id):
        raise bad_input(QT_TRANSLATE_NOOP("app", "订单没有产品行，不能提交评审"))
    if row.delivery_date is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "订单没有交货日期，不能提交评审"))
    move(row, OrderState.UNDER_REVIEW)
    row.review_round += 1
    today = site_day(work.now)
    stages.note_stage(work, number, Stage.REVIEW, add_working_days(today, 2))
    stages.note_stage(work, number, Stage.CONTRACT, add_working_days(today, 3))
    return _done(work, row, "submit_for_review", round=row.review_round)


def review(work: Work, number: str, department: Department, question: ReviewQuestion, ok: bool, note: str = "") -> OrderView:
    """Answers one question for a department; a later answer replaces an earlier one, which stays on record.

    Raises:
        NotFound: No such order.
        NotPermitted: Not a person of the department.
        BadInput: The department does not answer this question, or a no without a note.
        Conflict: The order is not under review.
    """
    work.require(*DEPARTMENT_ROLES[department])
    row = _under_review(work, number)
    if (department, question) not in REVIEW:
        raise bad_input(QT_TRANSLATE_NOOP("app", "这一项不由{department}评审"), department=word(department))
    words = clean(QT_TRANSLATE_NOOP("app", "评审意见"), note, needed=not ok)
    _answer(work, row, department, question, ok, words, "")
    return _done(work, row, "review", department=department, question=question, ok=ok, note=words)


def review_all(work: Work, number: str, department: Department) -> OrderView:
    """Answers every question of a department that is still open with yes.

    Raises:
        NotFound: No such order.
        NotPermitted: Not a person of the department.
        Conflict: The order is not under review.
    """
    work.require(*DEPARTMENT_ROLES[department])
    row = _under_review(work, number)
    for answer in queries.full_view(work.session, row).review:
        if answer.department is department and answer.ok is None:
            _answer(work, row, department, answer.question, True, "", "")
    return _done(work, row, "review_all", department=department)


def resolve(work: Work, number: str, department: Department, question: ReviewQuestion, note: str) -> OrderView:
    """Notes how a rejected point was settled; the no stays on record beside it (A-05).

    Raises:
        NotFound: No such order.
        BadInput: No note, or the point was not rejected.
        Conflict: The order is not under review.
    """
    work.require(Role.SALES, Role.LEADERSHIP)
    row = _under_review(work, number)
    words = clean(QT_TRANSLATE_NOOP("app", "解决办法"), note, needed=True)
    answers = {(a.department, a.question): a for a in queries.full_view(work.session, row).review}
    answer = answers.get((department, question))
    if answer is None or answer.ok is not False:
        raise bad_input(QT_TRANSLATE_NOOP("app", "这一项没有被否定，不须解决"))
    _answer(work, row, department, question, False, answer.note, words)
    return _done(work, row, "resolve", department=department, question=question, resolution=words)


def finish_review(work: Work, number: str) -> OrderView:
    """Ends the review when every point is settled, and prints the review sheet.

    Raises:
        NotFound: No such order.
        Refused: A-05 while a point is open or rejected without a resolution.
        Conflict: The order is not under review.
    """
    work.require(Role.SALES)
    row = queries.order_row(work.session, number)
    view = queries.full_view(work.session, row)
    rules.review_must_be_settled(number, [(a.department, a.question) for a in view.review if not a.settled])
    move(row, OrderState.REVIEWED)
    stages.note_stage(work, number, Stage.REVIEW)
    again = printed_count(work.session, "order_review", number) > 0
    print_paper(work, "order_review", number, reason=str(say(QT_TRANSLATE_NOOP("app", "重新评审"))) if again else "")
    return _done(work, row, "finish_review", round=row.review_round)


def sign_contract(
    work: Work, number: str, contract_no: str, signed_on: date | None, delivery_time: date | None, mode: DeliveryMode | None,
    after_sales_terms: str, *, by_confirmation: bool = False,
) -> OrderView:  # fmt: skip
    """Enters the signed contract and plans the stages up to the promised day (A-06, A-12, X-01).

    Args:
        work: The transaction.
        number: The order.
        contract_no: Number of the contract, or of the order confirmation under a framework contract; that one may be blank, it then
            bears the number of the order.
        signed_on: Day it was signed.
        delivery_time: Day by which the contract promises delivery.
        mode: Delivery mode by contract.
        after_sales_terms: After-sales service by contract.
        by_confirmation: A framework order: its confirmation stands for the contract, where the site allows that (X-01).

    Raises:
        NotFound: No such order.
        Refused: A-06 before the review has passed, when a term is missing, or when a confirmation may not stand for the contract; F-07
            a delivery mode that the company does not offer.
        BadInput: Signed after today, or delivery before signing.
        Conflict: The contract is signed already.
    """
    work.require(Role.SALES)
    row = queries.order_row(work.session, number)
    rules.review_comes_before_contract(number, row.state)
    terms = clean(QT_TRANSLATE_NOOP("app", "售后服务"), after_sales_terms)
    named = clean(QT_TRANSLATE_NOOP("app", "合同号"), contract_no, most=NAME)
    if by_confirmation:
        rules.confirmation_may_stand_for_contract(number, bool(setting(work.session, "order.confirmation_as_contract", work.now)))
        named = named or number
    rules.contract_must_state_terms(number, named, signed_on, delivery_time, mode, terms)
    if mode is not row.mode:
        offered.require_mode(work, number, mode)
    move(row, OrderState.CONTRACTED)
    today = site_day(work.now)
    if (signed_on or today) > today:
        raise bad_input(QT_TRANSLATE_NOOP("app", "签订日期不能晚于今天"))
    if delivery_time is not None and signed_on is not None and delivery_time < signed_on:
        raise bad_input(QT_TRANSLATE_NOOP("app", "交付时间不能早于签订日期"))
    if mode is not row.mode:
        ticks.withdraw(work, row.id)
    row.contract_no, row.signed_on, row.after_sales_terms = named, signed_on, terms
    row.promised_on, row.mode = delivery_time, mode
    row.delivery_date = row.delivery_date or delivery_time
    stages.note_stage(work, number, Stage.CONTRACT)
    if delivery_time is not None:
        stages.plan_to(work, number, today, delivery_time)
    return _done(work, row, "sign_contract", contract=named, signed_on=signed_on, delivery=delivery_time, mode=mode, terms=terms,
                 **({"by_confirmation": True} if by_confirmation else {}))


def _under_review(work: Work, number: str) -> CustomerOrder:
    row = queries.order_row(work.session, number)
    if row.state is not OrderState.UNDER_REVIEW:
        what = QT_TRANSLATE_NOOP("app", "订单 {order} 不在评审中，现在是“{state}”")
        raise Conflict(say(what, order=number, state=word(row.state)))
    return row


def _answer(
    work: Work, row: CustomerOrder, department: Department, question: ReviewQuestion, ok: bool, note: str, resolution: str
) -> None:
    work.session.add(
        OrderReviewAnswer(
            order_id=row.id, round=row.review_round, department=department, question=question, ok=ok, note=note,
            resolution=resolution, person_id=work.actor.person_id, person=work.actor.name, at=work.now,
        )
    )  # fmt: skip
    work.session.flush()


def _done(work: Work, row: CustomerOrder, action: str, **details: object) -> OrderView:
    work.audit(action, "customer_order", row.number, **details)
    work.session.flush()
    return queries.full_view(work.session, row)
