"""Batch entry of the day's slips: what is keyed before its scan is there is kept, and registered by itself when the page comes (I-05)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.core.errors import AppError, Conflict, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.delivery import queries, service
from app.delivery.views import DeliveryView, LineCount, SlipBack
from app.files.service import attach, attachments
from db.models.delivery import DeliveryRecord
from db.models.transit import SlipEntry, TransitNews
from db.states import DeliveryState, LateCause, TransitKind


def enter(work: Work, number: str, slip: SlipBack) -> DeliveryView:
    """Takes one slip of a pile: registered at once where its scan is there, else kept until it comes; what is kept is judged as well.

    Raises:
        Refused: I-05 no signer or time; I-01, I-02, E-09 as `service.register_slip`.
        BadInput: Counts or times that cannot be.
        Conflict: The goods did not leave yet, the slip is back already, or its order was voided.
        NotFound: No such record.
    """
    work.require(*service.OFFICE)
    row = _row(work, number)
    if slip.file_content:
        attach(work, queries.KIND, row.number, slip.file_name or "slip", slip.file_content)
        work.session.flush()
    if attachments(work.session, queries.KIND, row.number):
        return _registered(work, row, slip)
    service.check_slip(work, row, slip, 1)
    entry = work.session.scalar(select(SlipEntry).where(SlipEntry.record_id == row.id))
    if entry is None:
        entry = SlipEntry(record_id=row.id, values={}, at=work.now)
        work.session.add(entry)
    entry.values, entry.at, entry.person_id = _as_json(slip), work.now, work.actor.person_id
    work.session.flush()
    work.audit("keep_slip_entry", queries.KIND, row.number, signer=slip.signer.strip())
    return _view(work, row)


def withdraw(work: Work, number: str) -> DeliveryView:
    """Takes back what was keyed before its scan came.

    Raises:
        Conflict: Nothing waits.
    """
    work.require(*service.OFFICE)
    row = _row(work, number)
    if not _drop(work, row):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{no} 没有待扫描件的录入"), no=row.number))
    work.audit("withdraw_slip_entry", queries.KIND, row.number)
    return _view(work, row)


def hang(work: Work, number: str, name: str, content: bytes) -> tuple[DeliveryView, AppError | None]:
    """Files a scan with its record; an entry that waited for it is registered.

    Returns:
        The record, and why the entry that waited could not be registered; it waits on.

    Raises:
        BadInput: Neither picture nor PDF, or too large.
        Conflict: Its order was voided, or the goods are still here.
        NotFound: No such record.
    """
    work.require(*service.OFFICE)
    row = _row(work, number)
    if row.state is DeliveryState.VOIDED or row.left_at is None:
        words = (
            QT_TRANSLATE_NOOP("app", "{no} 已作废，回单不归它")
            if row.state is DeliveryState.VOIDED
            else QT_TRANSLATE_NOOP("app", "{no} 的货还没有出门，哪来的回单？请核对")
        )
        raise Conflict(say(words, no=row.number))
    attach(work, queries.KIND, row.number, name, content)
    work.session.flush()
    entry = work.session.scalar(select(SlipEntry).where(SlipEntry.record_id == row.id))
    if entry is None or row.state is not DeliveryState.OPEN:
        return _view(work, row), None
    try:
        with work.savepoint():
            return _registered(work, row, _from_json(entry.values)), None
    except AppError as error:
        work.session.refresh(row)
        return _view(work, row), error


def waiting(session: Session) -> dict[str, SlipBack]:
    """What was keyed and waits for its scan, by record."""
    rows = session.execute(
        select(DeliveryRecord.number, SlipEntry.values)
        .join(SlipEntry, SlipEntry.record_id == DeliveryRecord.id).order_by(SlipEntry.id)
    )  # fmt: skip
    return {number: _from_json(values) for number, values in rows}


def proposed(session: Session, number: str) -> SlipBack | None:
    """What the form of a record begins with: what was keyed already, else everything as sent and signed for by the usual person.

    The time is that of the arrival that was told on the way; without one nobody can know it, and it stays open.
    """
    record = session.execute(
        select(DeliveryRecord.id, DeliveryRecord.customer_id, DeliveryRecord.state)
        .where((DeliveryRecord.number == number) | (DeliveryRecord.dispatch_no == number))
    ).first()  # fmt: skip
    if record is None or record.state is not DeliveryState.OPEN:
        return None
    kept = session.scalar(select(SlipEntry.values).where(SlipEntry.record_id == record.id))
    if kept is not None:
        return _from_json(kept)
    arrived = session.scalar(
        select(TransitNews.at)
        .where(TransitNews.record_id == record.id, TransitNews.kind == TransitKind.ARRIVED).order_by(TransitNews.id.desc()).limit(1)
    )  # fmt: skip
    return SlipBack(_usual_signer(session, record.customer_id), arrived, arrived, (), True, True)


def _usual_signer(session: Session, customer_id: int | None) -> str:
    """Who signed last for this customer, if he is on the list; else the only one on it."""
    if customer_id is None:
        return ""
    listed = catalog.customer(session, customer_id).signers
    last = session.scalar(
        select(DeliveryRecord.signer)
        .where(DeliveryRecord.customer_id == customer_id, DeliveryRecord.registered_at.is_not(None))
        .order_by(DeliveryRecord.id.desc()).limit(1)
    )  # fmt: skip
    if last in listed:
        return str(last)
    return listed[0] if len(listed) == 1 else ""


def _registered(work: Work, row: DeliveryRecord, slip: SlipBack) -> DeliveryView:
    _drop(work, row)
    plain = SlipBack(**{**vars(slip), "file_name": "", "file_content": b""})
    return service.register_slip(work, row.number, plain)


def _drop(work: Work, row: DeliveryRecord) -> bool:
    gone = work.session.execute(delete(SlipEntry).where(SlipEntry.record_id == row.id).returning(SlipEntry.id)).all()
    work.touched(SlipEntry.__tablename__)
    return bool(gone)


def _as_json(slip: SlipBack) -> dict[str, Any]:
    return {
        "signer": slip.signer.strip(), "signed_at": _iso(slip.signed_at), "arrived_at": _iso(slip.arrived_at),
        "counts": [[c.line_no, c.received, c.damaged, c.remark] for c in slip.counts],
        "appearance_ok": slip.appearance_ok, "packaging_ok": slip.packaging_ok,
        "late_cause": slip.late_cause.value if slip.late_cause else None, "remark": slip.remark,
        "arrival_condition": slip.arrival_condition, "instructed": slip.instructed, "questions": slip.questions,
    }  # fmt: skip


def _from_json(values: dict[str, Any]) -> SlipBack:
    late = values["late_cause"]
    return SlipBack(
        values["signer"], _moment(values["signed_at"]), _moment(values["arrived_at"]),
        tuple(LineCount(int(n), int(received), int(damaged), str(remark)) for n, received, damaged, remark in values["counts"]),
        values["appearance_ok"], values["packaging_ok"], LateCause(late) if late else None, values["remark"],
        arrival_condition=values["arrival_condition"], instructed=values["instructed"], questions=values["questions"],
    )  # fmt: skip


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _row(work: Work, number: str) -> DeliveryRecord:
    row = work.session.scalar(
        select(DeliveryRecord).where((DeliveryRecord.number == number) | (DeliveryRecord.dispatch_no == number)).with_for_update()
    )
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "交付记录"), number)
    return row


def _view(work: Work, row: DeliveryRecord) -> DeliveryView:
    view = queries.record(work.session, row.number)
    assert view is not None
    return view
