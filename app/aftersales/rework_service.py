"""Commands on 返工单: judged reworkable, the branch, the task order, given up, the day the goods go back (J-21 … J-25, J-28).

Drawings and process stand in `rework_documents`; what the workshop, the inspector, the store and the delivery do to an order follows
from their own commands, in `rework_following`.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Session

from app.aftersales import queries as cases
from app.aftersales import returns_judging, rework_rules
from app.aftersales.rework_following import draft_redelivery
from app.aftersales.rework_goods import check_goods, in_rework, into_rework, note_scrapped, off_hold, to_scrap
from app.aftersales.rework_grounds import form_in_force, test_record
from app.aftersales.rework_rows import KIND, move, must_be, note, order_row, seen, tell_case
from app.aftersales.rework_states import ENDED, OPEN
from app.aftersales.rework_views import BranchChoice, ReworkDraft, ReworkView
from app.core.clock import site_day
from app.core.entry import LINE, clean, clean_note, whole
from app.core.errors import Conflict, bad_input
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.delivery import costs
from app.delivery.costs import CostKind
from app.devices.code_table import Series
from app.orders import service as orders
from app.orders.views import ReworkTaskDraft
from app.printing.service import print_paper, times_printed, void_papers
from app.quality import queries as quality
from app.settings.service import setting_list, setting_text
from db.models.rework import ReworkOrder, ReworkUnit
from db.states import ReworkBranch, ReworkState, Role

PAPER = "rework_order"
MOST_FEN = 1_000_000_000
DRAWINGS, TASK_ORDER = "drawings", "task_order"
"""The steps that setting `rework.simplified_skips` names."""


def propose(work: Work, draft: ReworkDraft) -> ReworkView:
    """Quality judges goods reworkable: a 返工单 is opened and what came back goes to rework (J-19, J-20).

    Goods that were tested on site and are not back yet go to rework when the workshop begins.

    Raises:
        Refused: J-19 no record of a test of these goods; J-23 a tracking form that is closed or does not name them.
        BadInput: No goods, goods of two products, or more pieces than there are.
        Conflict: They are on another 返工单, or in a state that is not reworked.
        NotFound: No such unit, lot or 服务单.
    """
    work.require(Role.INSPECTOR)
    goods = check_goods(work, draft.serials, draft.lot_no, draft.quantity)
    case = cases.case(work.session, draft.case_no) if draft.case_no else None
    if draft.case_no and case is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "没有服务单 {number}"), number=draft.case_no)
    back_on = _day(work, draft.redeliver_on)
    test_no, ncr_no = test_record(work, goods, draft.test_no), form_in_force(work, draft.ncr_no, goods.identities)
    record = cases.delivered(work.session, goods.identities[0])
    row = ReworkOrder(
        number=work.next_number(Series.REWORK.value), state=ReworkState.PROPOSED, case_no=draft.case_no,
        ncr_no=ncr_no, test_no=test_no,
        product_id=goods.product_id, lot_no=goods.lot_no, quantity=goods.quantity, in_rework=in_rework(work, goods, test_no),
        customer_id=case.customer_id if case else record.customer_id if record else None,
        customer=case.customer if case else record.customer if record else "",
        content=clean_note(QT_TRANSLATE_NOOP("app", "返工内容"), draft.content), redeliver_on=back_on,
        created_at=work.now, author_id=work.actor.person_id, author=work.actor.name,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    cards = quality.newest_cards(work.session, goods.serials)
    for serial in goods.serials:
        found = quality.certificate_of(work.session, serial)
        work.session.add(
            ReworkUnit(order_id=row.id, serial=serial, old_card=cards.get(serial, ""), old_certificate=found.number if found else "")
        )
    work.session.flush()
    returns_judging.reworkable(work, goods.serials, row.content or f"返工 {row.number}")
    into_rework(work, row, at_once=True)
    work.audit("propose_rework", KIND, row.number, goods=list(goods.identities), case=row.case_no, test=row.test_no)
    note(work, row, f"判定可返工，检测记录 {row.test_no}")
    tell_case(work, row, "判定可返工")
    return seen(work, row)


def choose(work: Work, number: str, choice: BranchChoice) -> ReworkView:
    """Quality says how the goods are reworked (J-21, J-23, J-24); in simplified form the workshop may begin at once (X-29).

    After a re-inspection that failed this is the new judgement: the report of the rejected goods is decided with it.

    Raises:
        Refused: J-21 simplified without reason or tracking form; J-23 the form is closed or does not name the goods.
        BadInput: No content, workshop or day, or a day that is past.
        Conflict: It is past that step.
    """
    work.require(Role.INSPECTOR)
    row = order_row(work, number)
    must_be(row, ReworkState.PROPOSED, ReworkState.AWAITING_DOCUMENTS)
    if row.state is ReworkState.AWAITING_DOCUMENTS:
        move(work, row, ReworkState.PROPOSED, "改判返工方式")
    row.ncr_no = form_in_force(work, choice.ncr_no or row.ncr_no, seen(work, row).identities)
    row.content = clean_note(QT_TRANSLATE_NOOP("app", "返工内容"), choice.content, needed=True)
    row.branch, row.reason = choice.branch, ""
    row.redeliver_on = _day(work, choice.redeliver_on) or row.redeliver_on
    off_hold(work, row, row.content)
    if choice.branch is ReworkBranch.SIMPLIFIED:
        _simplified(work, row, choice)
    elif choice.branch is ReworkBranch.DESIGN_CHANGE:
        move(work, row, ReworkState.AWAITING_DOCUMENTS, f"{word(choice.branch)}，待下达返工图纸和返修工艺")
    else:
        note(work, row, f"{word(choice.branch)}，待下返工任务单")
    work.session.flush()
    work.audit("choose_rework_branch", KIND, number, branch=choice.branch, ncr=row.ncr_no, reason=row.reason)
    tell_case(work, row, word(choice.branch))
    _print(work, row, "返工方式已定")
    return seen(work, row)


def _simplified(work: Work, row: ReworkOrder, choice: BranchChoice) -> None:
    """The simplified form skips the steps that the setting names: drawings, the task order of planning, or both (X-29)."""
    rework_rules.simplified_must_be_grounded(row.number, row.ncr_no, choice.reason)
    row.reason = clean(QT_TRANSLATE_NOOP("app", "简化理由"), choice.reason)
    skipped = setting_list(work.session, "rework.simplified_skips", work.now)
    if DRAWINGS not in skipped:
        move(work, row, ReworkState.AWAITING_DOCUMENTS, f"{word(choice.branch)}：{row.reason}；待下达返工图纸和返修工艺")
    elif TASK_ORDER in skipped:
        _open_task(work, row, choice.workshop, choice.due_on, simplified=True)
    else:
        note(work, row, f"{word(choice.branch)}：{row.reason}；待下返工任务单")


def issue_task(work: Work, number: str, workshop: str, due_on: date) -> ReworkView:
    """Planning issues the 生产任务单 of kind 返工; it cites the tracking form, and after a change of design both papers (J-23, J-25).

    Raises:
        Refused: J-23 no tracking form; J-24 drawing or process not issued; J-25 not cited.
        BadInput: No workshop, or a day that is past.
        Conflict: Quality has not said how, or it is past that step.
    """
    work.require(Role.PLANNING)
    row = order_row(work, number)
    must_be(row, ReworkState.PROPOSED, ReworkState.AWAITING_DOCUMENTS, ReworkState.DOCUMENTS_ISSUED)
    if row.branch is None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "返工单 {number} 质检还没有定返工方式"), number=number))
    _open_task(work, row, workshop, due_on)
    _print(work, row, "已下任务单")
    return seen(work, row)


def _open_task(work: Work, row: ReworkOrder, workshop: str, due_on: date | None, *, simplified: bool = False) -> None:
    view = seen(work, row)
    needed = row.branch is ReworkBranch.DESIGN_CHANGE or row.state is ReworkState.AWAITING_DOCUMENTS
    rework_rules.documents_must_be_issued(row.number, needed, [word(kind) for kind in view.missing])
    if due_on is None or due_on < site_day(work.now):
        raise bad_input(QT_TRANSLATE_NOOP("app", "完工日期不能早于今天"))
    drawing, process = view.goes_by
    task = orders.create_rework_task(
        work,
        ReworkTaskDraft(
            row.number, row.ncr_no, row.product_id, view.serials, row.lot_no, row.quantity, workshop, due_on, drawing, process,
            row.customer, row.content, needed, simplified,
        ),
    )  # fmt: skip
    row.task_no, row.workshop, row.due_on, row.noted_at, row.card_no = task.number, task.workshop, due_on, work.now, ""
    row.finished_at = row.passed_at = None
    cited = f"，{'、'.join(filter(None, view.goes_by))}" if any(view.goes_by) else ""
    move(work, row, ReworkState.TASK_ISSUED, f"{'简化返工，' if simplified else ''}任务单 {task.number}{cited}")


def take_note(work: Work, number: str) -> ReworkView:
    """The workshop takes note of a later revision; the task order cites it and prints anew (J-25).

    Raises:
        Conflict: There is nothing new, or the workshop is through with it.
    """
    work.require(Role.ASSEMBLER, Role.PLANNING)
    row = order_row(work, number)
    must_be(row, ReworkState.TASK_ISSUED, ReworkState.REWORKING)
    view = seen(work, row)
    if not view.stale:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "没有新版图纸或工艺要确认")))
    row.noted_at = work.now
    drawing, process = view.goes_by
    if drawing and process:
        orders.cite_revisions(work, row.task_no, drawing, process)
    note(work, row, f"车间已知新版：{'、'.join(filter(None, view.goes_by))}")
    work.audit("note_revision", KIND, number, papers=list(view.goes_by))
    return seen(work, row)


def give_up(work: Work, number: str, reason: str) -> ReworkView:
    """Quality judges that the goods cannot be reworked after all: they are scrap, and replaced if the customer is owed them (J-20).

    Raises:
        BadInput: No reason.
        Conflict: The workshop has them in hand, or they passed.
    """
    work.require(Role.INSPECTOR)
    row = order_row(work, number)
    why = clean(QT_TRANSLATE_NOOP("app", "理由"), reason, needed=True)
    must_be(row, ReworkState.PROPOSED)
    to_scrap(work, row, why)
    note_scrapped(work, row, why)
    row.closed_at = work.now
    move(work, row, ReworkState.SCRAPPED, f"判定不能返工：{why}")
    void_papers(work, number, why)
    tell_case(work, row, f"判定不能返工：{why}")
    return seen(work, row)


def promise(work: Work, number: str, day: date) -> ReworkView:
    """Notes when the customer is to have the goods back (J-28, X-28); who may stands in the settings.

    Of goods that passed and whose 发货单 sales called off another one is drafted with the new day.

    Raises:
        BadInput: A day that is past.
        Conflict: The goods are back, or scrap.
    """
    work.require(confirmer(work.session, work.now), Role.LOGISTICS_HEAD)
    row = order_row(work, number)
    must_be(row, *OPEN)
    old, row.redeliver_on = row.redeliver_on, _day(work, day)
    note(work, row, f"返还日期 {day}" + (f"，原 {old}" if old else ""))
    work.audit("promise_redelivery", KIND, number, old=old, new=day)
    if row.state is ReworkState.PASSED:
        draft_redelivery(work, row)
    return seen(work, row)


def enter_cost(work: Work, number: str, fen: int) -> ReworkView:
    """Quality enters what a rework that is over cost; it is booked against the budget (K-03).

    Another amount later books the difference: an order never counts twice.

    Raises:
        BadInput: Below zero, or too much.
        Conflict: The workshop is not through with it.
    """
    work.require(Role.INSPECTOR)
    row = order_row(work, number)
    must_be(row, *ENDED)
    amount = whole(QT_TRANSLATE_NOOP("app", "费用"), fen, high=MOST_FEN)
    more = amount - sum(one.fen for one in costs.of_source(work.session, number) if one.kind is CostKind.REWORK)
    if more:
        costs.book_cost(work, CostKind.REWORK, number, more, (row.content or f"返工 {number}")[:LINE])
        note(work, row, f"返工费用 {amount / 100:.2f} 元")
    return seen(work, row)


def confirmer(session: Session, now: datetime) -> Role:
    """Who confirms with the customer when the goods come back (X-28)."""
    return Role(setting_text(session, "rework.redelivery_confirmer", now))


def print_again(work: Work, number: str, reason: str) -> ReworkView:
    """Prints a 返工单 again; the reason and the count stand on it.

    Raises:
        BadInput: No reason.
    """
    work.require(Role.INSPECTOR, Role.PLANNING, Role.ASSEMBLER, Role.AFTER_SALES)
    row = order_row(work, number)
    print_paper(work, PAPER, number, reason=reason)
    return seen(work, row)


def _print(work: Work, row: ReworkOrder, why: str) -> None:
    """What was printed is void, what holds is printed."""
    again = times_printed(work.session, PAPER, row.number) > 0
    void_papers(work, row.number, why, paper=PAPER)
    print_paper(work, PAPER, row.number, reason=why if again else "")


def _day(work: Work, day: date | None) -> date | None:
    if day is not None and day < site_day(work.now):
        raise bad_input(QT_TRANSLATE_NOOP("app", "返还日期不能早于今天"))
    return day

