"""What packaging is fit for which transport, and the exceptions that 工艺部 or 质检 approves (C-08)."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.core.clock import site_day
from app.core.entry import clean
from app.core.errors import Conflict
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.packing import queries, rules
from db.models.packing import TransportException
from db.states import Role, TransportKind

APPROVERS = (Role.PROCESS, Role.INSPECTOR)


def require_fit(work: Work, dispatch_no: str, product_ids: Iterable[int], transport: TransportKind) -> None:
    """Refuses a mode of transport that the packaging of one of the products is not fit for.

    A product without a packaging requirement in force is refused where it is packed (C-01), not here.

    Raises:
        Refused: C-08.
    """
    allowed = _exceptions(work.session, dispatch_no, transport)
    for product_id in dict.fromkeys(product_ids):
        spec = queries.spec(work.session, product_id, site_day(work.now))
        if spec is None or product_id in allowed:
            continue
        product = catalog.product(work.session, product_id)
        rules.packaging_must_fit_transport(f"{product.name} {product.model}", transport, spec.transport)


def allow(work: Work, dispatch_no: str, product_id: int, transport: TransportKind, reason: str) -> None:
    """Approves that a product travels on a 发货单 by a mode its packaging requirement does not list.

    Raises:
        BadInput: No reason.
        Conflict: Approved already.
    """
    work.require(*APPROVERS)
    why = clean(QT_TRANSLATE_NOOP("app", "例外的理由"), reason, needed=True)
    product = catalog.product(work.session, product_id)
    if product_id in _exceptions(work.session, dispatch_no, transport):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{dispatch} 的 {product} 已批准"), dispatch=dispatch_no, product=product.name))
    work.session.add(
        TransportException(
            dispatch_no=dispatch_no, product_id=product_id, transport=transport.value, reason=why, at=work.now,
            approver_id=work.actor.person_id,
        )
    )  # fmt: skip
    work.session.flush()
    work.audit("allow_transport", "dispatch_order", dispatch_no, product=product.code, transport=transport, reason=why)


def follow_split(work: Work, dispatch_no: str, new: str) -> None:
    """What was approved for a 发货单 holds for the one that was split off it."""
    for row in work.session.scalars(select(TransportException).where(TransportException.dispatch_no == dispatch_no)):
        work.session.add(
            TransportException(
                dispatch_no=new, product_id=row.product_id, transport=row.transport, reason=row.reason, at=row.at,
                approver_id=row.approver_id,
            )
        )  # fmt: skip
    work.session.flush()


def _exceptions(session: Session, dispatch_no: str, transport: TransportKind) -> set[int]:
    return set(
        session.scalars(
            select(TransportException.product_id).where(
                TransportException.dispatch_no == dispatch_no, TransportException.transport == transport.value
            )
        )
    )
