"""Reads of 返工单."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.aftersales.rework_states import OPEN
from app.aftersales.rework_views import DocumentView, ReworkEventView, ReworkLine, ReworkUnitView, ReworkView
from app.catalog import queries as catalog
from app.core.errors import not_found
from app.core.grouped import grouped
from app.core.text import QT_TRANSLATE_NOOP
from app.files import service as files
from app.files.service import AttachmentView
from app.orders import queries as orders
from db.models.rework import ReworkDocument, ReworkEvent, ReworkOrder, ReworkUnit
from db.states import ReworkPaper, ReworkState

DOCUMENT = "rework_document"
"""Kind under which the file of a drawing or process hangs on its record."""


def order(session: Session, number: str) -> ReworkView:
    """One 返工单 by number.

    Raises:
        NotFound: No such order.
    """
    row = session.scalar(select(ReworkOrder).where(ReworkOrder.number == number))
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "返工单"), number)
    return _view(session, row)


def lines(session: Session, *, open_only: bool = True, limit: int | None = None) -> list[ReworkLine]:
    """返工单 as lines of a list: open ones the oldest first, all of them the newest first."""
    query = select(ReworkOrder).order_by(ReworkOrder.id if open_only else ReworkOrder.id.desc()).limit(limit)
    return _lines(session, session.scalars(query.where(*_open(open_only))).all())


def how_many(session: Session, *, open_only: bool = True) -> int:
    """How many 返工单 such a list has in all."""
    return int(session.scalar(select(func.count()).select_from(ReworkOrder).where(*_open(open_only))) or 0)


def _open(only: bool) -> list[ColumnElement[bool]]:
    return [ReworkOrder.state.in_(OPEN), ReworkOrder.closed_at.is_(None)] if only else []


def of_case(session: Session, case_no: str) -> list[ReworkLine]:
    """The 返工单 of a 服务单, oldest first."""
    return _lines(session, session.scalars(select(ReworkOrder).where(ReworkOrder.case_no == case_no).order_by(ReworkOrder.id)).all())


def of_ncr(session: Session, ncr_no: str) -> list[ReworkLine]:
    """The 返工单 of a 质检信息反馈跟踪表, oldest first."""
    return _lines(session, session.scalars(select(ReworkOrder).where(ReworkOrder.ncr_no == ncr_no).order_by(ReworkOrder.id)).all())


def of_identity(session: Session, identity: str) -> list[ReworkLine]:
    """The 返工单 that a unit, or pieces of a lot, were on, oldest first (J-04)."""
    named = select(ReworkUnit.order_id).where(ReworkUnit.serial == identity)
    query = select(ReworkOrder).where((ReworkOrder.lot_no == identity) | ReworkOrder.id.in_(named)).order_by(ReworkOrder.id)
    return _lines(session, session.scalars(query).all())


def number_of_task(session: Session, task_no: str) -> str:
    """Number of the 返工单 that a 生产任务单 was made for, or blank."""
    found = session.scalar(select(ReworkOrder.number).where(ReworkOrder.task_no == task_no)) if task_no else None
    return found or ""


def stale_task(session: Session, task_no: str) -> str:
    """Number of the 返工单 of a task order whose papers were revised since the workshop last took note (J-25), or blank."""
    row = session.scalar(select(ReworkOrder).where(ReworkOrder.task_no == task_no)) if task_no else None
    return row.number if row is not None and _stale(session, [row]) else ""


def is_open(session: Session, ncr_no: str) -> bool:
    """Whether a 返工单 of a tracking form is not ended yet."""
    query = select(ReworkOrder.id).where(ReworkOrder.ncr_no == ncr_no, ReworkOrder.state.in_(OPEN), ReworkOrder.closed_at.is_(None))
    return session.scalar(query.limit(1)) is not None


def drawing(session: Session, document_id: int) -> tuple[AttachmentView, bytes]:
    """The file of a drawing or process and its bytes.

    Raises:
        NotFound: It has none.
    """
    held = files.attachments(session, DOCUMENT, str(document_id))
    if not held:
        raise not_found(QT_TRANSLATE_NOOP("app", "返工图纸或工艺"), document_id)
    return held[-1], files.content(session, held[-1].sha256)


def _lines(session: Session, rows: Iterable[ReworkOrder]) -> list[ReworkLine]:
    listed = list(rows)
    if not listed:
        return []
    products = catalog.products_by_key(session, (row.product_id for row in listed))
    keys = [row.id for row in listed]
    on_them = select(ReworkUnit).where(ReworkUnit.order_id.in_(keys)).order_by(ReworkUnit.id)
    serials = grouped(session.scalars(on_them), lambda unit: unit.order_id)
    stale = _stale(session, listed)
    found = []
    for row in listed:
        product, units = products[row.product_id], serials[row.id]
        identity = units[0].serial if units else row.lot_no
        found.append(
            ReworkLine(
                row.number, row.state, row.branch, product.name, product.model, identity, row.quantity, product.unit, row.customer,
                row.ncr_no, row.task_no, row.dispatch_no, row.due_on, row.redeliver_on, row.created_at, row.id in stale,
            )
        )  # fmt: skip
    return found


def _stale(session: Session, rows: Collection[ReworkOrder]) -> set[int]:
    """Those in the workshop for which a paper was approved after the workshop last took note (J-25)."""
    at_work = {row.id: row for row in rows if row.state in (ReworkState.TASK_ISSUED, ReworkState.REWORKING)}
    if not at_work:
        return set()
    approved = select(ReworkDocument.order_id, ReworkDocument.approved_at).where(
        ReworkDocument.order_id.in_(list(at_work)), ReworkDocument.approved_at.is_not(None)
    )
    return {key for key, at in session.execute(approved) if _is_newer(at_work[key], at)}


def _is_newer(row: ReworkOrder, approved_at: datetime | None) -> bool:
    return row.noted_at is not None and approved_at is not None and approved_at > row.noted_at


def _view(session: Session, row: ReworkOrder) -> ReworkView:
    product = catalog.product(session, row.product_id)
    units = session.scalars(select(ReworkUnit).where(ReworkUnit.order_id == row.id).order_by(ReworkUnit.id))
    events = session.scalars(select(ReworkEvent).where(ReworkEvent.order_id == row.id).order_by(ReworkEvent.id.desc()))
    task = orders.task(session, row.task_no) if row.task_no else None
    return ReworkView(
        row.number, row.state, row.case_no, row.ncr_no, row.test_no, row.product_id, product.name, product.model, product.unit, row.lot_no,
        row.quantity, row.customer, row.branch, row.reason, row.content, row.workshop, row.due_on, row.redeliver_on, row.task_no,
        row.card_no, row.inspection_no, row.report_no, row.rounds, row.receipt_no, row.dispatch_no, row.split_from, row.created_at,
        row.author, row.finished_at, row.passed_at, row.closed_at,
        tuple(ReworkUnitView(one.serial, one.old_card, one.old_certificate, one.new_certificate) for one in units),
        _documents(session, row), tuple(ReworkEventView(e.at, e.state, e.text, e.person) for e in events),
        (task.drawing_no, task.process_no) if task is not None else ("", ""), row.id in _stale(session, [row]),
    )  # fmt: skip


def _documents(session: Session, row: ReworkOrder) -> tuple[DocumentView, ...]:
    rows = session.scalars(select(ReworkDocument).where(ReworkDocument.order_id == row.id).order_by(ReworkDocument.id.desc())).all()
    newest: dict[ReworkPaper, int] = {}
    for one in sorted(rows, key=lambda one: (one.approved_at is not None, one.approved_at or one.issued_at, one.id)):
        if one.approved_at is not None:
            newest[one.kind] = one.id
    held = files.newest_attachments(session, DOCUMENT, [str(one.id) for one in rows])
    return tuple(
        DocumentView(
            one.id, one.kind, one.number, one.revision, tuple((step, check) for step, check in one.steps), one.author_id, one.author,
            one.issued_at, one.approver, one.approved_at, newest.get(one.kind) == one.id, held.get(str(one.id), ""),
        )
        for one in rows
    )  # fmt: skip
