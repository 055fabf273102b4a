"""Commands on the 《生产质量跟踪卡》: the workshop's record until the goods are submitted for inspection."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.clock import site_day
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.identity import queries as identity_queries
from app.orders import queries as orders
from app.printing.service import print_paper
from app.quality import queries, rules
from app.quality.events import CardOpened, SubmittedForInspection
from app.quality.views import CardView, TemplateView
from app.settings.service import setting_list
from app.units import service as unit_service
from db.models.quality import CardOperation, CardTemplate, QualityCard, QualityCardUnit
from db.states import InspectionVerdict, QualityCardState, Role, TaskKind, UnitState

OPERATIONS = ("部件装配", "接线", "总装")
"""The operations a card starts with when nobody names others."""


def open_card(
    work: Work, task_no: str, operations: Sequence[str] = OPERATIONS, *, serials: Sequence[str] = (), drawing_no: str = "",
    process_no: str = "", usual: bool = False,
) -> CardView:  # fmt: skip
    """Opens and prints the card of a task order's goods, or of some of its serials (B-01).

    Args:
        work: The action.
        task_no: The task order.
        operations: Names of the operations, in order.
        serials: Those of the task order that the card is for; all without a card when empty.
        drawing_no: Drawing and revision; blank for that of the task order.
        process_no: Process document; blank for that of the task order.
        usual: These operations become the usual ones of the product: the next card begins with them.

    Raises:
        BadInput: No operation, a serial of another task, or nothing left that has no card.
        NotFound: No such task order.
    """
    work.require(Role.ASSEMBLER, Role.PLANNING)
    task = orders.task(work.session, task_no)
    if task is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "生产任务单"), task_no)
    names = [name.strip() for name in operations if name.strip()]
    if not names:
        raise bad_input(QT_TRANSLATE_NOOP("app", "质量跟踪卡至少要有一道工序"))
    earlier = queries.cards(work.session, task_no=task_no)
    carded = {serial for card in earlier for serial in card.serials}
    chosen = tuple(serials) or tuple(s for s in task.serials if s not in carded)
    if task.serials and (not chosen or not set(chosen) <= set(task.serials) - carded):
        raise bad_input(QT_TRANSLATE_NOOP("app", "{task} 没有可开卡的序列号"), task=task_no)
    if not task.serials and earlier:
        raise bad_input(QT_TRANSLATE_NOOP("app", "{task} 已有质量跟踪卡 {card}"), task=task_no, card=earlier[0].number)
    row = QualityCard(
        number=work.next_number("ZK"), task_no=task_no, product_id=task.product_id, lot_no="" if task.serials else task.lot,
        quantity=len(chosen) or task.quantity, drawing_no=drawing_no.strip() or task.drawing_no,
        process_no=process_no.strip() or task.process_no, state=QualityCardState.OPEN, opened_at=work.now,
        origin=_origin(work, chosen or (task.lot,)) if task.kind is TaskKind.REWORK else "",
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    for serial in chosen:
        work.session.add(QualityCardUnit(card_id=row.id, serial=serial))
    for no, name in enumerate(names, start=1):
        work.session.add(CardOperation(card_id=row.id, no=no, name=name))
    work.session.flush()
    work.audit("open_card", "quality_card", row.number, task=task_no, operations=names)
    if usual:
        _keep_template(work, row, names)
    work.emit(CardOpened(row.number, task_no, chosen or (task.lot,)))
    print_paper(work, "quality_card", row.number)
    return _view(work, row.number)


def _origin(work: Work, identities: Sequence[str]) -> str:
    """The cards that goods were made on, which a card for their rework goes on from (J-26)."""
    found = queries.newest_cards(work.session, identities)
    return "、".join(dict.fromkeys(found[identity] for identity in identities if identity in found))


def record_operation(
    work: Work, card_no: str, no: int, self_check: InspectionVerdict, *, operator_id: int | None = None,
    done_on: date | None = None, nonconformity: str = "",
) -> CardView:  # fmt: skip
    """Records who did an operation, when, and his self-check; the signed-in person and today when nothing else is said (B-01).

    Raises:
        Conflict: The card was submitted.
        BadInput: A failed self-check without what was found, or a day to come.
        Refused: B-02 the operator gave the mutual check of this operation before.
    """
    work.require(Role.ASSEMBLER)
    row = _operation(work, card_no, no)
    done = done_on or site_day(work.now)
    if self_check is InspectionVerdict.FAIL and not nonconformity.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "自检不合格要写明情况"))
    if done > site_day(work.now):
        raise bad_input(QT_TRANSLATE_NOOP("app", "日期不能在今天之后"))
    operator = work.actor.person_id if operator_id is None else _assembler(work, operator_id)
    name = identity_queries.names(work.session).get(operator or 0, work.actor.name)
    rules.mutual_checker_must_be_another(operator, row.mutual_checker_id, row.name, name)
    row.operator_id, row.done_on, row.self_check, row.nonconformity = operator, done, self_check, nonconformity.strip()
    work.session.flush()
    work.audit("record_operation", "quality_card", card_no, operation=no, self_check=self_check)
    return _view(work, card_no)


def check_mutually(
    work: Work, card_no: str, no: int, verdict: InspectionVerdict, *, checker_id: int | None = None
) -> CardView:
    """Records the mutual check of an operation by somebody who did not do it (B-02).

    Args:
        work: The action.
        card_no: The card.
        no: Number of the operation.
        verdict: What he found.
        checker_id: Who checked, where another one enters it from the paper; the signed-in person otherwise. The trail has both.

    Raises:
        Refused: B-02 the operator himself.
        BadInput: The checker is no assembler at work here.
        Conflict: The card was submitted.
    """
    work.require(Role.ASSEMBLER)
    row = _operation(work, card_no, no)
    checker = work.actor.person_id if checker_id is None else _assembler(work, checker_id)
    person = identity_queries.person(work.session, row.operator_id) if row.operator_id else None
    rules.mutual_checker_must_be_another(row.operator_id, checker, row.name, person.name if person else "")
    row.mutual_check, row.mutual_checker_id = verdict, checker
    work.session.flush()
    work.audit("check_mutually", "quality_card", card_no, operation=no, verdict=verdict, checker=checker)
    return _view(work, card_no)


def _assembler(work: Work, person_id: int) -> int:
    person = identity_queries.person(work.session, person_id)
    if person is None or not person.active or Role.ASSEMBLER not in person.roles:
        raise bad_input(QT_TRANSLATE_NOOP("app", "操作者和互检者要是在职的装配工"))
    return person_id


def template(session: Session, product_id: int) -> TemplateView:
    """With what a new card of a product begins: its usual operations, else those that nobody named."""
    row = session.scalar(select(CardTemplate).where(CardTemplate.product_id == product_id))
    return TemplateView(OPERATIONS) if row is None else TemplateView(tuple(row.operations), row.drawing_no, row.process_no)


def _keep_template(work: Work, card: QualityCard, names: list[str]) -> None:
    row = work.session.scalar(select(CardTemplate).where(CardTemplate.product_id == card.product_id))
    if row is None:
        row = CardTemplate(product_id=card.product_id, operations=names)
        work.session.add(row)
    row.operations, row.drawing_no, row.process_no = names, card.drawing_no, card.process_no
    work.session.flush()
    work.audit("keep_card_template", "product", card.product_id, operations=names)


def print_again(work: Work, card_no: str, reason: str) -> None:
    """Prints a card again; the reason and the count are kept (B-01).

    Raises:
        BadInput: No reason.
        NotFound: No such card.
    """
    work.require(Role.ASSEMBLER, Role.PLANNING, Role.INSPECTOR)
    if queries.card(work.session, card_no) is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "质量跟踪卡"), card_no)
    print_paper(work, "quality_card", card_no, reason=reason)


def submit(work: Work, card_no: str) -> CardView:
    """Submits the goods of a card for inspection (B-01); what was reworked stays in that state until it passes (section 3.1).

    Raises:
        Refused: B-01 the card is not complete.
        Conflict: Submitted already.
        NotFound: No such card.
    """
    work.require(Role.ASSEMBLER, Role.PLANNING)
    row = _open(work, card_no)
    view = _view(work, card_no)
    rules.card_must_be_complete(card_no, view.operations, setting_list(work.session, "quality.checks", work.now))
    reworked = orders.task(work.session, view.task_no).kind is TaskKind.REWORK
    for serial in () if reworked else view.serials:
        unit_service.move_unit(work, serial, UnitState.AWAITING_INSPECTION, document=card_no)
    if view.lot_no and not reworked:
        unit_service.move_lot(
            work, view.lot_no, view.quantity, UnitState.IN_PRODUCTION, UnitState.AWAITING_INSPECTION, document=card_no
        )
    row.state, row.submitted_at, row.submitter_id = QualityCardState.SUBMITTED, work.now, work.actor.person_id
    work.session.flush()
    work.audit("submit_for_inspection", "quality_card", card_no)
    work.emit(SubmittedForInspection(card_no, row.task_no))
    return _view(work, card_no)


def _open(work: Work, card_no: str) -> QualityCard:
    row = work.session.scalar(select(QualityCard).where(QualityCard.number == card_no))
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "质量跟踪卡"), card_no)
    if row.state is not QualityCardState.OPEN:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{card} 已交检，不能再改"), card=card_no))
    return row


def _operation(work: Work, card_no: str, no: int) -> CardOperation:
    row = work.session.scalar(select(CardOperation).where(CardOperation.card_id == _open(work, card_no).id, CardOperation.no == no))
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "工序"), no)
    return row


def _view(work: Work, card_no: str) -> CardView:
    found = queries.card(work.session, card_no)
    assert found is not None
    return found
