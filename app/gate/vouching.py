"""What waits on a signer's desk, and what he vouches for with his name: money the finance department, vehicle and people the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.core.clock import site_time
from app.core.errors import Refused
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.words import text as word_text
from app.core.work import Actor
from app.dispatch import queries as dispatch
from app.dispatch.views import DispatchKind, DispatchOrderView
from app.gate import presigning, queries, signers, signing
from app.gate.signers import Capacity
from app.gate.validity import must_have_export_papers
from app.gate.views import PassView
from app.orders import queries as orders
from db.states import PassKind, PassState, Role, SignedHow


@dataclass(frozen=True)
class WaitingPass:
    """A pass that waits for somebody whom this person can stand for.

    Attributes:
        view: The pass.
        capacities: As what he can sign it now; own signatures and deputies before registering a paper.
        gap: The sentence of F-03 where export numbers are missing, so that nobody keys his PIN in vain.
    """

    view: PassView
    capacities: tuple[Capacity, ...]
    gap: Text | None

    @property
    def signs(self) -> Capacity | None:
        """As what he signs it himself; None where he can only register a paper."""
        return next((one for one in self.capacities if one.how is not SignedHow.PAPER), None)

    @property
    def last(self) -> bool:
        """Whether his signature would make the pass valid."""
        return self.view.state is PassState.AWAITING_SIGNATURES and len(self.view.missing) == 1


@dataclass(frozen=True)
class Vouched:
    """One line of what a signature stands for; `heed` marks what is out of the ordinary."""

    label: Text
    value: Text | str
    heed: bool = False


@dataclass(frozen=True)
class Vouching:
    """Everything that is shown before a pass is signed.

    Attributes:
        lines: What he vouches for.
        goods: The goods, one text a kind.
        paper_signers: By role, who can have signed a paper for it.
    """

    lines: tuple[Vouched, ...]
    goods: tuple[str, ...]
    paper_signers: dict[Role, tuple[str, ...]]


def waiting(session: Session, actor: Actor, at: datetime) -> tuple[WaitingPass, ...]:
    """The passes that wait for this person, the oldest first; never one that he made or has signed already."""
    mine = signers.capacities(queries.trusted(session), actor.person_id, actor.roles, at)
    found = []
    drafts = queries.passes(session, (PassState.DRAFT,)) if presigning.allowed(session, at) else []
    for view in reversed([*queries.passes(session, (PassState.AWAITING_SIGNATURES,)), *drafts]):
        able = sorted((one for one in mine if _can(view, one, actor)), key=lambda one: one.how is SignedHow.PAPER)
        if able:
            found.append(WaitingPass(view, tuple(able), _gap(session, view.dispatch_nos)))
    return tuple(found)


def _can(view: PassView, one: Capacity, actor: Actor) -> bool:
    """Whether a pass waits for this capacity: ordinary ones for a closed load, others for limits signed beforehand."""
    if one.role not in view.missing:
        return False
    if view.presigned:
        return one.how is SignedHow.CLOSE and view.maker_id == actor.person_id
    if view.maker_id == actor.person_id or actor.name in (s.name for s in view.signatures):
        return False
    if view.state is PassState.DRAFT:
        return one.how is SignedHow.AHEAD and view.limits is not None
    return one.how in (SignedHow.OWN, SignedHow.DEPUTY, SignedHow.PAPER)


def vouching(session: Session, pass_no: str, capacities: Iterable[Capacity], at: datetime) -> Vouching | None:
    """What stands behind a pass for those who sign it in these capacities; None where there is no such pass."""
    view = queries.gate_pass(session, pass_no)
    if view is None:
        return None
    roles = tuple(dict.fromkeys(one.role for one in capacities))
    numbered = dispatch.numbered(session, view.dispatch_nos)
    found = [numbered[number] for number in view.dispatch_nos if number in numbered]
    lines = [*_history(session, view), *_bounds(view)]
    others = bool(set(roles) - {Role.FINANCE})
    if Role.FINANCE in roles or not set(roles) & {Role.FINANCE, Role.PERSONNEL}:
        lines += _money(session, found)
    if others or not found:
        lines += _purpose(view, found)
    if others:
        lines += _vehicle(session, view)
    goods = queries.goods_on(session, view)
    trust = queries.trusted(session)
    paper = {one.role: signing.paper_signers(session, trust, one.role, at) for one in capacities if one.how is SignedHow.PAPER}
    return Vouching(tuple(lines), tuple(f"{x.product_name} {x.model}".strip() + f"  {x.quantity}\u00a0{x.unit}" for x in goods), paper)


def _gap(session: Session, dispatch_nos: Iterable[str]) -> Text | None:
    """The sentence of F-03 for the first 发货单 whose export numbers are missing."""
    for number in dispatch_nos:
        try:
            must_have_export_papers(session, number)
        except Refused as refusal:
            return refusal.reason
    return None


def _history(session: Session, view: PassView) -> Iterable[Vouched]:
    if view.sent_back_at is not None:
        why = say(QT_TRANSLATE_NOOP("app", "{who}：{why}"), who=view.sent_back_by, why=view.sent_back_why)
        yield Vouched(say(QT_TRANSLATE_NOOP("app", "上次拒签")), why, heed=True)
        yield Vouched(say(QT_TRANSLATE_NOOP("app", "已改正")), view.corrected or "—")
    if dropped := presigning.why_dropped(session, view):
        yield Vouched(say(QT_TRANSLATE_NOOP("app", "预签未用")), dropped, heed=True)
    if view.nth > 1:
        words = say(QT_TRANSLATE_NOOP("app", "第 {n} 张：{why}"), n=view.nth, why=view.reissue_reason or "—")
        yield Vouched(say(QT_TRANSLATE_NOOP("app", "补开")), words, heed=True)


def _bounds(view: PassView) -> Iterable[Vouched]:
    """What is signed beforehand: limits, not a load."""
    if view.limits is not None:
        words = say(
            QT_TRANSLATE_NOOP("app", "至多 {n} 箱，{until} 前装完，由{maker}核对"), n=view.limits.boxes,
            until=f"{site_time(view.limits.expires - timedelta(seconds=1)):%m-%d %H:%M}", maker=view.maker,
        )  # fmt: skip
        yield Vouched(say(QT_TRANSLATE_NOOP("app", "预签限额")), words, heed=True)


def _money(session: Session, found: Iterable[DispatchOrderView]) -> Iterable[Vouched]:
    """Finance: invoice, or why there is none yet, and terms of payment of every 发货单."""
    for order in found:
        invoice: Text | str = order.invoice_no
        if not invoice:
            invoice = say(QT_TRANSLATE_NOOP("app", "待开票：{why}"), why=order.pending_reason or "—")
        if order.kind is not DispatchKind.SALE:
            invoice = say(QT_TRANSLATE_NOOP("app", "{kind}，不开票"), kind=word_text(order.kind))
        yield Vouched(say(QT_TRANSLATE_NOOP("app", "{no} 发票"), no=order.number), invoice, heed=not order.invoice_no)
        needs = orders.order(session, order.order_no).needs
        terms: Text | str = needs.payment_terms or say(QT_TRANSLATE_NOOP("app", "订单未写"))
        yield Vouched(say(QT_TRANSLATE_NOOP("app", "付款约定")), terms, heed=not needs.payment_terms)
        if needs.cost:
            yield Vouched(say(QT_TRANSLATE_NOOP("app", "价格含")), needs.cost)
        yield Vouched(say(QT_TRANSLATE_NOOP("app", "合同")), order.contract_no or "—")


def _purpose(view: PassView, found: Iterable[DispatchOrderView]) -> Iterable[Vouched]:
    """Goods that are no sale, with their reason."""
    if view.kind is not PassKind.SALE and not view.dispatch_nos:
        why = say(QT_TRANSLATE_NOOP("app", "{kind}：{why}"), kind=word_text(view.kind), why=view.reason or "—")
        yield Vouched(say(QT_TRANSLATE_NOOP("app", "非销售物资")), why, heed=True)
        return
    for order in found:
        if order.kind is not DispatchKind.SALE:
            why = say(QT_TRANSLATE_NOOP("app", "{no} {kind}"), no=order.number, kind=word_text(order.kind))
            yield Vouched(say(QT_TRANSLATE_NOOP("app", "非销售物资")), why, heed=True)


def _vehicle(session: Session, view: PassView) -> Iterable[Vouched]:
    """Personnel and general affairs: the vehicle and everybody on it."""
    if view.on_foot:
        bearer = say(QT_TRANSLATE_NOOP("app", "{name}（证件末四位 {card}）"), name=view.bearer or "—", card=view.bearer_card)
        yield Vouched(say(QT_TRANSLATE_NOOP("app", "步行/快递")), bearer, heed=True)
        return
    yield Vouched(say(QT_TRANSLATE_NOOP("app", "车号")), view.plate or "—")
    if view.trailer:
        yield Vouched(say(QT_TRANSLATE_NOOP("app", "挂车")), view.trailer)
    if view.container_no or view.seals:
        numbers = " / ".join(filter(None, (view.container_no, "、".join(view.seals))))
        yield Vouched(say(QT_TRANSLATE_NOOP("app", "柜号/封签")), numbers)
    yield Vouched(say(QT_TRANSLATE_NOOP("app", "承运")), view.carrier or say(QT_TRANSLATE_NOOP("app", "自有或客户车辆")))
    yield Vouched(say(QT_TRANSLATE_NOOP("app", "司机")), f"{view.driver} {view.driver_phone}".strip() or "—")
    trip = dispatch.trip(session, view.trip_no) if view.trip_no else None
    if trip is not None:
        yield Vouched(say(QT_TRANSLATE_NOOP("app", "随车")), "、".join(name for _, name in trip.crew) or "—")
        yield Vouched(say(QT_TRANSLATE_NOOP("app", "监装")), trip.supervisor or "—")
