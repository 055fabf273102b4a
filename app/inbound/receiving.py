"""The 待收 lane: goods at the door whose paper is missing are put down there by scan, and go in when the paper comes (D-01).

What stands there is not in the books: it is no stock, nobody can pick it, and the workshop may take it back.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import bindparam, select, update

from app.catalog import queries as catalog
from app.core.entry import clean
from app.core.errors import Conflict, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.inbound import goods, lane_queries, rules
from app.inbound.views import AwaitedView
from app.storage import receiving as stock
from app.units.views import LotView, UnitView
from db.models.inbound import AwaitedGoods
from db.states import Role, UnitState


def put_down(
    work: Work, identity: str, location_code: str, papers: dict[str, Collection[str]], *, task_no: str = "", inspection_no: str = ""
) -> AwaitedView:
    """Puts goods down in the lane with the papers that are there; the missing ones are named from now on (D-01).

    Args:
        work: The action.
        identity: Serial or lot number on the label.
        location_code: A place of a 待收 zone.
        papers: Number of each paper that was scanned with them → the serials or lots that it names.
        task_no: 生产任务单 that is there, or blank.
        inspection_no: 产品检验单 that is there, or blank.

    Raises:
        Refused: B-11 on hold, D-01 of other goods than the papers say, D-06 dangerous goods, D-10 no 待收 zone.
        Conflict: In stock already, being packed, standing in the lane already, or nothing is missing.
        NotFound: No such unit, lot or place.
    """
    work.require(Role.STOREKEEPER)
    thing = goods.at_door(work, identity)
    count = goods.pieces(thing, goods.OUTSIDE)
    if not count:
        raise goods.not_ready(work, identity, thing)
    rules.label_must_be_on(identity, thing.task_no, papers)
    place = catalog.location_by_code(work.session, location_code)
    if place is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "库位"), location_code)
    rules.lane_must_be_for_receiving(place.code, place.zone_kind)
    product = catalog.product(work.session, thing.product_id)
    stock.require_harmless(work, product, place.zone_kind)
    work.hold(f"awaited:{identity}")
    _must_not_stand_there(work, identity)
    if task_no and inspection_no and _all_sealed(thing):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{identity} 三样齐了，直接入库，不用放待收区"), identity=identity))
    work.session.add(
        AwaitedGoods(
            identity=identity, product_id=thing.product_id, quantity=count, made_on=thing.task_no, task_no=task_no,
            inspection_no=inspection_no, location_id=place.location_id, at=work.now, person_id=work.actor.person_id,
        )
    )  # fmt: skip
    work.session.flush()
    work.audit("put_into_lane", "awaited_goods", identity, place=place.code, task=task_no, inspection=inspection_no)
    found = lane_queries.awaited_of(work.session, identity)
    assert found is not None
    return found


def _all_sealed(thing: UnitView | LotView) -> bool:
    return goods.pieces(thing, goods.OUTSIDE) == goods.pieces(thing, (UnitState.SEALED,))


def _must_not_stand_there(work: Work, identity: str) -> None:
    there = lane_queries.awaited_of(work.session, identity)
    if there is not None:
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "{identity} 已在待收区 {place}"), identity=identity, place=there.location),
            (fact(QT_TRANSLATE_NOOP("app", "放下的人"), there.person),),
        )


def paper_came(work: Work, identities: Sequence[str], *, task_no: str = "", inspection_no: str = "") -> tuple[AwaitedView, ...]:
    """Notes a paper that came afterwards on the goods in the lane that it names; those goods, as they stand now."""
    work.require(Role.STOREKEEPER)
    waiting = lane_queries.awaited_among(work.session, identities)
    names = {"task_no": task_no} if task_no else {}
    names |= {"inspection_no": inspection_no} if inspection_no else {}
    late = [view.identity for view in waiting if any(getattr(view, key) != number for key, number in names.items())]
    if not late:
        return waiting
    for key, number in names.items():
        work.audit("paper_came", "awaited_goods", number, paper=key, goods=late)
    work.session.execute(
        update(AwaitedGoods).where(AwaitedGoods.identity.in_(late), AwaitedGoods.ended_at.is_(None))
        .values(**names, version=AwaitedGoods.version + 1).execution_options(synchronize_session="fetch")
    )  # fmt: skip
    work.touched("awaited_goods")
    return lane_queries.awaited_among(work.session, identities)


def take_in(work: Work, identities: Sequence[str], receipt_no: str) -> None:
    """Ends the waiting of goods that a receipt took in; part of the posting."""
    work.session.execute(
        _TAKEN_IN, {"identities": list(identities), "ended": work.now, "receipt": receipt_no},
        execution_options={"synchronize_session": False},
    )  # fmt: skip
    work.touched("awaited_goods")


_TAKEN_IN = (
    update(AwaitedGoods).where(AwaitedGoods.identity.in_(bindparam("identities", expanding=True)), AwaitedGoods.ended_at.is_(None))
    .values(ended_at=bindparam("ended"), receipt_no=bindparam("receipt"), version=AwaitedGoods.version + 1)
)  # fmt: skip


def give_back(work: Work, identity: str, reason: str) -> None:
    """Gives goods of the lane back to the workshop.

    Raises:
        BadInput: No reason.
        NotFound: They do not stand there.
    """
    work.require(Role.STOREKEEPER)
    why = clean(QT_TRANSLATE_NOOP("app", "退回原因"), reason, needed=True)
    row = work.session.scalar(
        select(AwaitedGoods).where(AwaitedGoods.identity == identity, AwaitedGoods.ended_at.is_(None)).with_for_update()
    )
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "待收的货"), identity)
    row.ended_at, row.reason = work.now, why
    work.session.flush()
    work.audit("give_back_from_lane", "awaited_goods", identity, reason=why)
