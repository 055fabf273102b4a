"""Reads of tracking forms: one with everything on it, lists, what a case waits for, and what a form keeps on hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, union_all
from sqlalchemy.orm import Session

from app.aftersales.case_log import KIND as CASE
from app.aftersales.tracking_scope import WHERE_OF
from app.aftersales.tracking_views import (
    GoodsLine,
    OpinionView,
    QualityReportView,
    ReplyView,
    TrackingLine,
    TrackingView,
    Where,
)
from app.catalog import queries as catalog
from app.catalog.views import ProductView
from app.core.errors import not_found
from app.core.grouped import grouped
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.files import service as files
from app.identity import queries as people
from db.models.tracking import QualityReport, TrackingForm, TrackingGoods, TrackingOpinion, TrackingReply
from db.states import Disposition, Role, TrackingState
from db.types import yes

KIND = "tracking_form"
"""Kind under which photos are hung on a form."""
PAGE = 200
"""So many forms are listed at once."""


def form(session: Session, number: str) -> TrackingView | None:
    """One form by number."""
    found = session.scalar(select(TrackingForm).where(TrackingForm.number == number))
    return None if found is None else _view(session, found)


def lines(
    session: Session, *, open_only: bool = True, departments: Collection[Role] = (), source_no: str = "", goods: str = "",
    limit: int | None = PAGE,
) -> list[TrackingLine]:  # fmt: skip
    """Forms for a list: open ones the oldest first, all of them the newest first.

    Args:
        session: Read session.
        open_only: Without the closed ones.
        departments: Only those that one of these departments has not answered.
        source_no: Only those of this case or report.
        goods: Only those that name this serial or lot.
        limit: So many at most; None for all.
    """
    order = TrackingForm.id if open_only else TrackingForm.id.desc()
    query = select(TrackingForm).where(*_asked(open_only, departments, source_no, goods)).order_by(order).limit(limit)
    return _lines(session, list(session.scalars(query)))


def how_many(session: Session, *, open_only: bool = True, departments: Collection[Role] = (), goods: str = "") -> int:
    """How many forms such a list has in all."""
    query = select(func.count()).select_from(TrackingForm).where(*_asked(open_only, departments, "", goods))
    return int(session.scalar(query) or 0)


def _asked(open_only: bool, departments: Collection[Role], source_no: str, goods: str) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if open_only:
        conditions.append(TrackingForm.state != TrackingState.CLOSED)
    if departments:
        conditions.append(TrackingForm.id.in_(_unanswered(departments)))
    if source_no:
        conditions.append(TrackingForm.source_no == source_no)
    if goods:
        conditions.append(_naming(goods))
    return conditions


def of_case(session: Session, case_no: str) -> list[TrackingLine]:
    """The forms of a service case, newest first."""
    return lines(session, open_only=False, source_no=case_no)


def of_goods(session: Session, identity: str) -> list[TrackingLine]:
    """The forms that name a serial or lot, newest first (J-31, J-04)."""
    return lines(session, open_only=False, goods=identity)


def _naming(identity: str) -> ColumnElement[bool]:
    """The condition that a form is about a serial or lot; each part goes by an index of its own."""
    naming = union_all(
        select(TrackingGoods.form_id).where(TrackingGoods.serial == identity),
        select(TrackingGoods.form_id).where(TrackingGoods.lot_no == identity),
        select(TrackingForm.id).where(TrackingForm.identity == identity),
    )
    return TrackingForm.id.in_(naming.subquery().select())


def state_of(session: Session, number: str) -> TrackingState | None:
    """How far a form is, or None where there is none of the number."""
    return session.scalar(select(TrackingForm.state).where(TrackingForm.number == number))


def unnamed(session: Session, number: str, goods: Sequence[str]) -> list[str]:
    """Which of some serial or lot numbers a form does not name."""
    named = select(TrackingGoods.serial, TrackingGoods.lot_no, TrackingForm.identity).join(
        TrackingForm, TrackingForm.id == TrackingGoods.form_id
    )
    rows = session.execute(named.where(TrackingForm.number == number)).all()
    known = {serial or lot_no for serial, lot_no, _ in rows} | {identity for _, _, identity in rows}
    return [one for one in goods if one not in known]


def decided_on(session: Session, number: str, identity: str, decision: Disposition) -> bool:
    """Whether quality decided so on goods on a form."""
    query = (
        select(TrackingGoods.id).join(TrackingForm, TrackingForm.id == TrackingGoods.form_id)
        .where(
            TrackingForm.number == number, TrackingGoods.decision == decision,
            or_(TrackingGoods.serial == identity, and_(TrackingGoods.serial == "", TrackingGoods.lot_no == identity)),
        )
    )  # fmt: skip
    return session.scalar(query.limit(1)) is not None


def identities(session: Session, number: str, limit: int) -> list[str]:
    """The serial and lot numbers that a form names, so many at most."""
    rows = session.execute(
        select(TrackingGoods.serial, TrackingGoods.lot_no).join(TrackingForm, TrackingForm.id == TrackingGoods.form_id)
        .where(TrackingForm.number == number).order_by(TrackingGoods.id).limit(limit)
    )  # fmt: skip
    return list(dict.fromkeys(serial or lot_no for serial, lot_no in rows))


def open_form(session: Session, case_no: str) -> str:
    """Number of the form that a case waits for, or blank (section 3.5)."""
    query = select(TrackingForm.number).where(TrackingForm.case_no == case_no, TrackingForm.state != TrackingState.CLOSED)
    return session.scalar(query.order_by(TrackingForm.id).limit(1)) or ""


def without_opinion(session: Session, case_no: str) -> str:
    """Number of the newest form of a case when the customer was told nothing on any of them, or blank (J-17)."""
    told = select(TrackingOpinion.form_id)
    query = select(TrackingForm.number, TrackingForm.id.in_(told)).where(TrackingForm.case_no == case_no)
    found = session.execute(query.order_by(TrackingForm.id.desc())).all()
    return "" if not found or any(has for _, has in found) else str(found[0][0])


def counts(session: Session, since: datetime, until: datetime) -> tuple[int, int, int]:
    """Forms made and closed in a span, and how many are open at this moment, for the monthly report (K-01)."""
    made = select(func.count()).where(TrackingForm.made_at >= since, TrackingForm.made_at < until)
    closed = select(func.count()).where(TrackingForm.closed_at >= since, TrackingForm.closed_at < until)
    still = select(func.count()).where(TrackingForm.state != TrackingState.CLOSED)
    return tuple(int(session.scalar(query.select_from(TrackingForm)) or 0) for query in (made, closed, still))  # type: ignore[return-value]


def missing(session: Session) -> list[tuple[str, ReplyView]]:
    """Every answer that is missing on an open form, by number of the form, oldest first (J-22)."""
    rows = session.execute(
        select(TrackingReply, TrackingForm.number).join(TrackingForm, TrackingForm.id == TrackingReply.form_id)
        .where(TrackingForm.state == TrackingState.OPEN, TrackingReply.answered_at.is_(None)).order_by(TrackingReply.id)
    ).all()  # fmt: skip
    names = people.names(session) if rows else {}
    return [(number, _reply(row, names)) for row, number in rows]


# For the commands


def row(work: Work, number: str) -> TrackingForm:
    """The row of a form, for the commands of this group.

    Raises:
        NotFound: There is none.
    """
    found = work.session.scalar(select(TrackingForm).where(TrackingForm.number == number).with_for_update())
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "质检信息反馈跟踪表"), number)
    return found


def view(work: Work, number: str) -> TrackingView:
    """What a command gives back."""
    work.session.flush()
    found = form(work.session, number)
    assert found is not None
    return found


def waiting(form_id: int) -> Select[TrackingGoods]:
    """The goods that a form keeps on hold and that nobody has decided on."""
    kept = TrackingGoods.form_id == form_id, yes(TrackingGoods.held), TrackingGoods.decision.is_(None)
    return select(TrackingGoods).where(*kept).order_by(TrackingGoods.id)


def kept_of(goods: Collection[str]) -> ColumnElement[bool]:
    """The condition that goods of these numbers are kept on hold, undecided; a unit never counts by the lot it was made in."""
    named = or_(
        and_(TrackingGoods.serial != "", TrackingGoods.serial.in_(goods)),
        and_(TrackingGoods.serial == "", TrackingGoods.lot_no.in_(goods)),
    )
    return and_(named, yes(TrackingGoods.held), TrackingGoods.decision.is_(None))


def kept_elsewhere(session: Session, form_id: int, goods: Collection[str]) -> frozenset[str]:
    """Which of some units or lots another open form keeps on hold too."""
    rows = session.execute(
        select(TrackingGoods.serial, TrackingGoods.lot_no).join(TrackingForm, TrackingForm.id == TrackingGoods.form_id)
        .where(kept_of(goods), TrackingGoods.form_id != form_id, TrackingForm.state != TrackingState.CLOSED)
    )  # fmt: skip
    return frozenset(serial or lot_no for serial, lot_no in rows)


def pieces_elsewhere(session: Session, form_id: int, lot_no: str) -> dict[str, int]:
    """Pieces of a lot that other open forms keep on hold, by number of the form, the oldest first."""
    rows = session.execute(
        select(TrackingForm.number, func.sum(TrackingGoods.quantity)).join(TrackingForm, TrackingForm.id == TrackingGoods.form_id)
        .where(kept_of([lot_no]), TrackingGoods.form_id != form_id, TrackingForm.state != TrackingState.CLOSED)
        .group_by(TrackingForm.number).order_by(TrackingForm.number)
    )  # fmt: skip
    return {number: int(pieces) for number, pieces in rows}


def pending_of(session: Session, form_ids: Iterable[int]) -> dict[int, int]:
    """Pieces on hold that nobody has decided on, by key of the form."""
    kept = TrackingGoods.form_id.in_(list(form_ids)), yes(TrackingGoods.held), TrackingGoods.decision.is_(None)
    query = select(TrackingGoods.form_id, func.sum(TrackingGoods.quantity)).where(*kept).group_by(TrackingGoods.form_id)
    return {key: int(count) for key, count in session.execute(query)}


# Views


def _unanswered(departments: Collection[Role]) -> Select[int]:
    return select(TrackingReply.form_id).where(TrackingReply.department.in_(departments), TrackingReply.answered_at.is_(None))


def _lines(session: Session, rows: Sequence[TrackingForm]) -> list[TrackingLine]:
    if not rows:
        return []
    keys = [one.id for one in rows]
    products = catalog.products_by_key(session, (one.product_id for one in rows))
    replies = grouped(session.scalars(select(TrackingReply).where(TrackingReply.form_id.in_(keys)).order_by(TrackingReply.id)), _form_id)
    told = set(session.scalars(select(TrackingOpinion.form_id).where(TrackingOpinion.form_id.in_(keys))))
    pending = pending_of(session, keys)
    return [_line(one, products[one.product_id], replies[one.id], pending.get(one.id, 0), one.id in told) for one in rows]


def _form_id(one: TrackingReply) -> int:
    return one.form_id


def _line(one: TrackingForm, product: ProductView, replies: Sequence[TrackingReply], pending: int, told: bool) -> TrackingLine:
    missing = [reply for reply in replies if reply.answered_at is None]
    return TrackingLine(
        one.number, one.state, one.severity, one.source_no, one.customer, f"{product.name} {product.model}",
        one.facts.splitlines()[0], one.made_at, len(replies) - len(missing), len(replies),
        min((reply.due_on for reply in missing), default=None), tuple(reply.department for reply in missing), pending, told,
    )  # fmt: skip


def _view(session: Session, one: TrackingForm) -> TrackingView:
    product, names = catalog.product(session, one.product_id), people.names(session)
    replies = session.scalars(select(TrackingReply).where(TrackingReply.form_id == one.id).order_by(TrackingReply.id))
    opinions = session.scalars(select(TrackingOpinion).where(TrackingOpinion.form_id == one.id).order_by(TrackingOpinion.id))
    follower = session.scalar(select(TrackingForm.number).where(TrackingForm.follows == one.number).limit(1))
    return TrackingView(
        one.number, one.state, one.source, one.source_no, one.case_no, one.severity, one.customer_id, one.customer, one.delivered_on,
        one.product_id, product.name, product.model, one.identity, one.facts, one.cause, one.cause_kind, one.scope, one.measure,
        one.disposition, one.design_change, one.disposition_words, one.disposed_at, names.get(one.disposer_id or 0, ""),
        one.made_at, names.get(one.maker_id or 0, ""), tuple(_reply(reply, names) for reply in replies),
        tuple(OpinionView(o.kind, o.told, o.words, o.given_at, names.get(o.person_id or 0, "")) for o in opinions),
        _goods(session, one.id), one.effective, one.verify_words, one.closed_at, names.get(one.verifier_id or 0, ""), one.follows,
        follower or "", _photos(session, one), _report(session, one, names),
    )  # fmt: skip


def _photos(session: Session, one: TrackingForm) -> int:
    """How many photos and papers hang on the form and on its case."""
    own = len(files.attachments(session, KIND, one.number))
    return own + (len(files.attachments(session, CASE, one.case_no)) if one.case_no else 0)


def _reply(one: TrackingReply, names: dict[int, str]) -> ReplyView:
    return ReplyView(
        one.department, one.sent_at, one.due_on, one.received_at, names.get(one.receiver_id or 0, ""), one.answered_at,
        names.get(one.answerer_id or 0, ""), one.answer, one.responsible, one.finish_on,
    )  # fmt: skip


def _goods(session: Session, form_id: int) -> tuple[GoodsLine, ...]:
    """The goods of a form, put together by where they stood: columns only, a form may name thousands."""
    rows = session.execute(
        select(
            TrackingGoods.product_id, TrackingGoods.serial, TrackingGoods.lot_no, TrackingGoods.quantity, TrackingGoods.state,
            TrackingGoods.location_id, TrackingGoods.dispatch_no, TrackingGoods.customer, TrackingGoods.held, TrackingGoods.decision,
        )
        .where(TrackingGoods.form_id == form_id).order_by(TrackingGoods.id)
    ).all()  # fmt: skip
    products = catalog.products_by_key(session, {one.product_id for one in rows})
    codes = catalog.location_codes(session, {one.location_id for one in rows})
    parts = grouped(rows, lambda one: (one.product_id, one.location_id, one.state, one.dispatch_no, one.customer))
    found = []
    for (product_id, place, state, dispatch_no, customer), goods in parts.items():
        product = products[product_id]
        pending = sum(one.quantity for one in goods if one.held and one.decision is None)
        decided = tuple(dict.fromkeys(one.decision for one in goods if one.decision is not None))
        numbers = tuple(dict.fromkeys(one.serial or one.lot_no for one in goods))
        found.append(
            GoodsLine(
                WHERE_OF.get(state, Where.ASIDE), f"{product.name} {product.model}", product.unit, customer or codes.get(place or 0, ""),
                dispatch_no, numbers, sum(one.quantity for one in goods), pending, decided, state,
            )
        )  # fmt: skip
    return tuple(found)


def _report(session: Session, one: TrackingForm, names: dict[int, str]) -> QualityReportView | None:
    found = session.scalar(select(QualityReport).where(QualityReport.form_id == one.id))
    if found is None:
        return None
    return QualityReportView(
        one.number, found.serials, found.facts, found.cause, found.risk, found.measures, found.written_at,
        names.get(found.writer_id or 0, ""), found.technical_at, names.get(found.technician_id or 0, ""), found.approved_at,
        names.get(found.approver_id or 0, ""),
    )  # fmt: skip
