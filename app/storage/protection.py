"""Special protection of valuable or safety goods at put-away and every other move in the store (E-04).

Whoever moves the goods signs for each point of the checklist first; the move uses his signatures up, and the next one asks anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.catalog.views import ProductView
from app.core.clock import day_end, site_day
from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.settings.service import setting_list
from app.storage import rules
from db.models.handling import MoveProtection
from db.states import Role

MOVERS = (Role.STOREKEEPER, Role.SHIPPER, Role.TEAM_LEADER, Role.ASSEMBLER, Role.LOGISTICS_HEAD)
"""Who moves goods; the logistics head has what is scrapped brought to its zone (J-20)."""

CHECKLIST = "packing.special_checklist"


def points_of(session: Session, product: ProductView, now: datetime) -> tuple[str, ...]:
    """The checklist of a product: its own, else the one of the settings; empty for goods that need none."""
    if not (product.valuable or product.hazard):
        return ()
    return product.special or tuple(setting_list(session, CHECKLIST, now))


def open_points(session: Session, product_id: int, goods: str, person_id: int | None, now: datetime) -> tuple[str, ...]:
    """What this person has still to sign for before he may move these goods."""
    points = points_of(session, catalog.product(session, product_id), now)
    if not points:
        return ()
    signed = {row.point for row in session.scalars(_unused(goods, person_id)) if _holds(row, now)}
    return tuple(point for point in points if point not in signed)


def sign(work: Work, goods: Iterable[str], points: Sequence[str]) -> None:
    """The mover signs for points of the protection of some goods, for their next move.

    Raises:
        BadInput: No point, or no goods.
    """
    work.require(*MOVERS)
    every = tuple(dict.fromkeys(goods))
    if not points or not every:
        raise bad_input(QT_TRANSLATE_NOOP("app", "没有要确认的防护"))
    work.session.add_all(
        MoveProtection(goods=identity, point=point, at=work.now, person_id=work.actor.person_id or 0)
        for identity in every
        for point in points
    )
    work.session.flush()
    work.audit("sign_protection", "move_protection", every[0], points=list(points), goods=list(every))


def require_signed(work: Work, product: ProductView, goods: str, document: str) -> None:
    """Refuses a move of valuable or safety goods that their mover did not sign for, and uses his signatures up.

    Every command that puts goods to another place in the store passes here.

    Raises:
        Refused: E-04.
    """
    if not (product.valuable or product.hazard):
        return
    person = work.actor.person_id
    rules.protection_must_be_signed(goods, open_points(work.session, product.product_id, goods, person, work.now))
    for row in work.session.scalars(_unused(goods, person)):
        row.used_at, row.document = work.now, document
    work.session.flush()


def uncarried(session: Session, goods: Mapping[str, ProductView], now: datetime) -> dict[str, tuple[str, ...]]:
    """Of goods that somebody else carries than who acts: those that no mover signed for whole, each with its points.

    Args:
        session: Where to look.
        goods: Product by serial or lot number.
        now: A signature is for the same day.
    """
    asked = {identity: points for identity, product in goods.items() if (points := points_of(session, product, now))}
    signed = defaultdict[tuple[str, int], set[str]](set)
    for row in _unused_of(session, asked):
        if _holds(row, now):
            signed[row.goods, row.person_id].add(row.point)
    whole = {identity for (identity, _), points in signed.items() if points.issuperset(asked[identity])}
    return {identity: points for identity, points in asked.items() if identity not in whole}


def use_up(work: Work, goods: Iterable[str], document: str) -> None:
    """Goods were carried by somebody who had signed: the next move asks anew."""
    for row in _unused_of(work.session, goods):
        row.used_at, row.document = work.now, document
    work.session.flush()


def _unused_of(session: Session, goods: Iterable[str]) -> list[MoveProtection]:
    return list(session.scalars(select(MoveProtection).where(MoveProtection.goods.in_(list(goods)), MoveProtection.used_at.is_(None))))


def _unused(goods: str, person_id: int | None) -> Select[MoveProtection]:
    return select(MoveProtection).where(
        MoveProtection.goods == goods, MoveProtection.used_at.is_(None), MoveProtection.person_id == person_id
    )


def _holds(row: MoveProtection, now: datetime) -> bool:
    """A signature is for a move of the same day."""
    return now < day_end(site_day(row.at))
