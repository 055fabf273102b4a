"""What comes before goods change hands at our gate, each a recorded step: who comes with which vehicle, pieces counted (F-08, F-09).

Informing the customer is `customer.notify_customer`, the signature `loading.sign_handover`; loading is shut before it.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from app.core.entry import clean
from app.core.errors import Conflict
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.dispatch import mode_rules, queries
from app.dispatch.events import HandoverWithdrawn
from app.dispatch.lines import seen
from app.dispatch.marks import must_be, order_row
from app.dispatch.states import BEFORE_LOADING
from app.dispatch.views import DispatchOrderView
from db.models.dispatch import DispatchOrder, HandoverStep
from db.states import DispatchState, ModeStep, Role


@dataclass(frozen=True)
class Announcement:
    """Who comes for the goods: at 自提 the person with card or letter and vehicle, at 委托物流 the firm with its vehicle."""

    name: str = ""
    proof: str = ""
    plate: str = ""
    carrier: str = ""
    phone: str = ""


def announce(work: Work, number: str, who: Announcement) -> DispatchOrderView:
    """Records who comes with which vehicle; another one later takes the place of the first, and what was counted with that one.

    Raises:
        Refused: F-08 name, card or letter, or vehicle is blank; F-09 the customer was not informed, firm or vehicle is blank.
        Conflict: The mode has no hand-over at our gate, or the goods are on a vehicle.
    """
    work.require(Role.SALES, Role.LOGISTICS_HEAD, Role.TEAM_LEADER)
    row = order_row(work, number)
    must_be(row, *(BEFORE_LOADING - {DispatchState.DRAFT}))
    _must_change_hands(row)
    given = {
        "name": clean(QT_TRANSLATE_NOOP("app", "提货人"), who.name), "proof": clean(QT_TRANSLATE_NOOP("app", "证件或授权书"), who.proof),
        "plate": clean(QT_TRANSLATE_NOOP("app", "车号"), who.plate).upper(), "phone": clean(QT_TRANSLATE_NOOP("app", "电话"), who.phone),
        "carrier": clean(QT_TRANSLATE_NOOP("app", "物流公司"), who.carrier),
    }  # fmt: skip
    mode_rules.carrier_steps_must_follow(number, row.mode, "announced", done(seen(work, number)))
    mode_rules.pickup_must_be_named(number, row.mode, [name for name in mode_rules.PICKUP_WORDS if not given[name]])
    mode_rules.carrier_must_be_named(number, row.mode, [name for name in mode_rules.CARRIER_WORDS if not given[name]])
    withdraw_steps(work, row, str(say(QT_TRANSLATE_NOOP("app", "改报来人或车辆"))))
    work.session.add(HandoverStep(dispatch_id=row.id, step=ModeStep.ANNOUNCED, at=work.now, person_id=work.actor.person_id, **given))
    work.session.flush()
    work.audit("announce_pickup", "dispatch_order", number, **given)
    return seen(work, number)


def count_pieces(work: Work, number: str, pieces: int, boxes: int, counted_by: str) -> DispatchOrderView:
    """Records the pieces counted with the carrier's man (F-09).

    Args:
        work: The action.
        number: The 发货单.
        pieces: Boxes counted.
        boxes: Boxes that stand there.
        counted_by: The carrier's man.

    Raises:
        Refused: F-09 an earlier step is missing, or another number was counted.
        Conflict: Not every box is sealed, or counted already.
    """
    work.require(Role.SALES, Role.LOGISTICS_HEAD, Role.TEAM_LEADER, Role.SHIPPER, Role.STOREKEEPER)
    row = order_row(work, number)
    must_be(row, DispatchState.READY)
    name = clean(QT_TRANSLATE_NOOP("app", "承运点件人"), counted_by, needed=True)
    order = seen(work, number)
    mode_rules.carrier_steps_must_follow(number, row.mode, "counted", done(order))
    mode_rules.pieces_must_agree(number, row.mode, pieces, boxes)
    if order.step(ModeStep.COUNTED) is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{no} 已经点过件"), no=number))
    announced = order.step(ModeStep.ANNOUNCED)
    work.session.add(
        HandoverStep(
            dispatch_id=row.id, step=ModeStep.COUNTED, name=name, pieces=pieces, at=work.now, person_id=work.actor.person_id,
            carrier=announced.carrier if announced else "", plate=announced.plate if announced else "",
        )
    )  # fmt: skip
    work.session.flush()
    work.audit("count_pieces", "dispatch_order", number, pieces=pieces, by=name)
    return seen(work, number)


def done(order: DispatchOrderView) -> frozenset[str]:
    """The steps that were taken, by the words of `mode_rules`."""
    told = {"informed"} if order.notification is not None else set()
    return frozenset(told | {one.step.value for one in order.steps})


def withdraw_steps(work: Work, row: DispatchOrder, why: str) -> None:
    """What was announced, counted and signed no longer holds: another vehicle comes, the mode or the day changed."""
    rows = list(
        work.session.scalars(select(HandoverStep).where(HandoverStep.dispatch_id == row.id, HandoverStep.withdrawn_at.is_(None)))
    )
    for step in rows:
        step.withdrawn_at, step.withdrawn_why = work.now, why
    work.session.flush()
    if rows:
        work.audit("withdraw_steps", "dispatch_order", row.number, why=why, steps=[step.step for step in rows])
    work.emit(HandoverWithdrawn(row.number, why))


def _must_change_hands(row: DispatchOrder) -> None:
    if row.mode not in queries.AT_OUR_GATE:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "{no} 是「{mode}」，不在厂里交接"), no=row.number, mode=word(row.mode))
        )
