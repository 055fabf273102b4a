"""Closing a checked box: sealed, labelled, the label scanned back (C-11, C-13, C-15); labels voided and replaced."""

from __future__ import annotations

from sqlalchemy import select

from app.boxing import closing_rules, protecting, queries, rules, weighing
from app.boxing.contents import items_of
from app.boxing.papers import label_content
from app.boxing.rows import (
    PACKERS,
    box_row,
    box_view,
    free_tag,
    list_row,
    move_box,
    must_be_assigned,
    must_be_at_hand,
    newest_label,
    order_view,
    packing_box,
    print_list,
    void_label,
)
from app.boxing.views import BoxView
from app.core.errors import Conflict, bad_input
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.dispatch import service as dispatch
from app.labels.content import missing_fields
from app.orders import service as orders
from app.orders.views import Stage
from app.printing import making
from app.printing import service as printing
from db.models.boxing import Box, BoxLabel
from db.states import BoxState, DispatchState


def seal(work: Work, dispatch_no: str, *, firm: bool = False) -> BoxView:
    """封箱: whoever seals says that the box is firm and whole (C-13); its label is printed.

    Args:
        work: The action.
        dispatch_no: The 发货单.
        firm: Who seals was asked and says that the box is firm and undamaged.

    Raises:
        Refused: C-14 short or without its list, F-16 a paper is open, C-12 or E-06 protection is missing, C-13 nobody says that
            the box is firm, C-15 a field of the label is blank.
        Conflict: Nobody checked it yet, or the label is out already.
    """
    work.require(*PACKERS)
    order = order_view(work, dispatch_no)
    row = packing_box(work, dispatch_no)
    missing = sum(line.wanted - line.boxed for line in order.lines)
    if row is None or row.state is BoxState.OPEN:
        closed = row is not None and row.closed_at is not None
        rules.list_must_be_in(row.box_no if row else 1, 0 if closed else missing, row is not None and row.list_in_at is not None)
        rules.kit_must_be_complete(dispatch_no, [name for name, done in queries.kit(work.session, dispatch_no) if not done])
    if row is None or row.state is not BoxState.CHECKED:
        state = word(row.state) if row else "—"
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "这一箱是「{state}」，他人核对以后才能封箱"), state=state))
    label = newest_label(work, row)
    if label is not None and label.voided_at is None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "标签已送去打印，贴好后扫标签；读不出请扫「重打」")))
    weighing.require_weighed(work, row)
    protecting.require_protected(work, row)
    closing_rules.must_be_firm(row.box_no, firm)
    row.firm_at, row.firm_by_id = work.now, work.actor.person_id
    print_new_label(work, row, "")
    return box_view(work, row)


def must_be_reprintable(work: Work, dispatch_no: str) -> Box:
    """The box in work whose list or label was printed and waits to be put in or stuck on.

    Raises:
        Conflict: Nothing was printed yet.
    """
    work.require(*PACKERS)
    row = packing_box(work, dispatch_no)
    has_list = row is not None and row.state is BoxState.OPEN and row.closed_at is not None
    label = newest_label(work, row) if row is not None and row.state is BoxState.CHECKED else None
    has_label = label is not None and label.voided_at is None
    if row is None or not (has_list or has_label):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "现在没有可重打的")))
    return row


def reprint(work: Work, dispatch_no: str, reason: str) -> BoxView:
    """重打: the list of a box that waits for it, or the label that cannot be read; what was printed before is void (C-11).

    Raises:
        Conflict: Nothing was printed yet.
        BadInput: No reason.
    """
    work.require(*PACKERS)
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "补打要写明原因"))
    row = must_be_reprintable(work, dispatch_no)
    if row.state is BoxState.OPEN:
        print_list(work, row, reason)
        return box_view(work, row)
    void_label(work, row, reason, scanned=True)
    print_new_label(work, row, reason)
    return box_view(work, row)


def scan_label(work: Work, sscc: str, issue: str = "", waiting: str = "") -> BoxView:
    """A shipping label was scanned: a void one makes way for its successor, the newest one closes the box (C-11, C-15).

    Args:
        work: The action.
        sscc: The 18 digits.
        issue: AI 91 of the label, or blank.
        waiting: SSCC of the box whose label the bench waits for, or blank.

    Raises:
        Refused: C-17 who packs; C-11 another box's label, an old one, or only the bar code of a reprint; C-13 nobody says that a box
            that was opened is firm again.
        Conflict: The box waits for no label.
        NotFound: No such box.
    """
    work.require(*PACKERS)
    must_be_assigned(work)
    row = box_row(work, sscc)
    label = newest_label(work, row)
    if label is not None and label.voided_at is not None and row.state is BoxState.CHECKED:
        closing_rules.must_be_firm(row.box_no, row.firm_at is not None)
        label.void_scanned_at = label.void_scanned_at or work.now
        print_new_label(work, row, label.void_reason)
        return box_view(work, row)
    if waiting:
        rules.must_scan_back(sscc, waiting, issue, label.issue if label is not None and waiting == sscc else 0)
    if issue and label is not None and issue != str(label.issue):
        rules.must_scan_back(sscc, row.sscc, issue, label.issue)
    if row.state in (BoxState.OPEN, BoxState.PACKED):
        must_be_at_hand(work, row)
    if row.state is not BoxState.CHECKED or label is None:
        state = word(row.state)
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "第 {n} 箱是「{state}」，不用扫标签"), n=row.box_no, state=state))
    rules.must_scan_back(sscc, row.sscc, issue, label.issue)
    protecting.require_protected(work, row)
    label.scanned_back_at = row.sealed_at = work.now
    printing.confirm_seen(work, "shipping_label", row.sscc)
    move_box(work, row, BoxState.SEALED, issue=label.issue)
    free_tag(work, row)
    mark_ready_if_all(work, row.dispatch_no)
    return box_view(work, row)


def void_every_label(work: Work, dispatch_no: str, reason: str, *, only_other_count: int = 0) -> None:
    """Voids the labels and lists of the boxes that are not on a vehicle; each box needs a new label, scanned back.

    Args:
        work: The action.
        dispatch_no: The 发货单.
        reason: Why.
        only_other_count: Where given, only labels that say another 共 N 箱 than this.
    """
    for row in list(work.session.scalars(select(Box).where(Box.dispatch_no == dispatch_no).order_by(Box.box_no))):
        if row.state not in (BoxState.OPEN, BoxState.PACKED, BoxState.CHECKED, BoxState.SEALED):
            continue
        label = newest_label(work, row)
        if only_other_count and (label is None or label.box_count == only_other_count):
            continue
        void_label(work, row, reason)
        if row.state is BoxState.SEALED:
            row.sealed_at = None
            move_box(work, row, BoxState.CHECKED, reason=reason)
        if row.closed_at is not None and items_of(work, row):
            print_list(work, row, reason)
    order = order_view(work, dispatch_no)
    printing.void_papers(work, list_row(work, dispatch_no).number, reason, paper="packing_list")
    if order.state is DispatchState.READY:
        dispatch.mark(work, dispatch_no, DispatchState.PICKED, reason=reason)


def mark_ready_if_all(work: Work, dispatch_no: str) -> None:
    """Picked → ready once every box is sealed and the kit complete; the summary 装箱单 is printed then.

    Of an order that is being loaded and was split, it is printed again when the last box bears its new label.
    """
    order = order_view(work, dispatch_no)
    if order.state not in (DispatchState.PICKED, DispatchState.LOADING) or not queries.all_sealed(work.session, order):
        return
    listed = list_row(work, dispatch_no)
    if order.state is DispatchState.LOADING and printing.newest_print(work.session, "packing_list", listed.number):
        return
    if order.state is DispatchState.PICKED:
        dispatch.mark(work, dispatch_no, DispatchState.READY)
        if not order.special:
            orders.note_stage(work, order.order_no, Stage.PACKED)
    why = str(say(QT_TRANSLATE_NOOP("app", "箱有改动"))) if listed.prints else ""
    if why:
        printing.void_papers(work, listed.number, why, paper="packing_list")
    listed.prints += 1
    work.session.flush()
    printing.print_paper(work, "packing_list", listed.number, reason=why)


def wait_for_label_if_void(work: Work, row: Box) -> None:
    """A sealed box whose label was voided meanwhile needs another one, in exchange for the old (C-15)."""
    label = newest_label(work, row)
    if label is not None and label.voided_at is not None:
        row.sealed_at = None
        move_box(work, row, BoxState.CHECKED, reason=label.void_reason)


def print_new_label(work: Work, row: Box, reason: str) -> None:
    """Makes the next issue of a box's label and puts it into the outbox (C-15)."""
    listed = list_row(work, row.dispatch_no)
    last = newest_label(work, row)
    issue = (last.issue if last else 0) + 1
    address = order_view(work, row.dispatch_no).address
    work.session.add(
        BoxLabel(
            box_id=row.id, issue=issue, box_count=max(listed.box_count, row.box_no), address=address, printed_at=work.now,
            person_id=work.actor.person_id,
        )
    )  # fmt: skip
    work.session.flush()
    content = label_content(work.session, row.sscc, making.company(work.session, work.now))
    rules.must_be_addressed(row.box_no, missing_fields(content))
    again = str(say(QT_TRANSLATE_NOOP("app", "换新标签")))
    printing.print_label(work, "shipping_label", row.sscc, reason=(reason or again) if issue > 1 else "")
    work.audit("print_shipping_label", "box", row.sscc, issue=issue, reason=reason)
