"""Who signed although he is not on the customer's list: sales says whether he may (I-05)."""

from __future__ import annotations

from sqlalchemy import select

from app.catalog import queries as catalog
from app.catalog import service as catalog_service
from app.catalog.views import CustomerDraft
from app.core.errors import Conflict, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.delivery import queries
from app.delivery.views import DeliveryView
from db.models.delivery import DeliveryRecord
from db.states import Role


def clear(work: Work, number: str, *, enlist: bool) -> DeliveryView:
    """Sales confirmed with the customer that the signer may sign; `enlist` puts him on the customer's list for the next time.

    Raises:
        Conflict: Nobody signed yet, or the signer is on the list.
        NotFound: No such record.
    """
    work.require(Role.SALES)
    row = work.session.scalar(select(DeliveryRecord).where(DeliveryRecord.number == number).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "交付记录"), number)
    if row.registered_at is None or row.signer_listed:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{no} 的签收人不需要确认"), no=row.number))
    row.signer_cleared_at = work.now
    work.session.flush()
    work.audit("clear_signer", queries.KIND, row.number, signer=row.signer, enlisted=enlist)
    if enlist and row.customer_id is not None:
        _enlist(work, row.customer_id, row.signer, row.number)
    view = queries.record(work.session, row.number)
    assert view is not None
    return view


def _enlist(work: Work, customer_id: int, signer: str, number: str) -> None:
    known = catalog.customer(work.session, customer_id)
    if signer in known.signers:
        return
    draft = CustomerDraft(
        known.name, known.contact, known.phone, known.address, known.destination, (*known.signers, signer), known.active,
        known.mark_template,
    )
    reason = say(QT_TRANSLATE_NOOP("app", "{no} 的签收人，经客户确认"), no=number)
    catalog_service.change_customer(work, customer_id, draft, str(reason))
