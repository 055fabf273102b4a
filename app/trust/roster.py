"""Who may sign besides the department itself: deputies by date, weekday and shift, registrars of paper signatures; and who has to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Actor, Work
from app.trust import queries, rules
from app.trust.keys import decided, grant_role, lasting, span
from app.trust.lists import EVERY_DAY, WHOLE_DAY
from app.trust.publishing import shift_words
from app.trust.views import GrantView
from db.models.trust import SignGrant, SignRequirement
from db.states import DeliveryMode, PassKind, Role, SignedHow


def grant(
    work: Work, second: Actor, person_id: int, role: Role, how: SignedHow, until: datetime, *, start: datetime | None = None,
    weekdays: int = EVERY_DAY, from_minute: int = WHOLE_DAY[0], to_minute: int = WHOLE_DAY[1],
) -> GrantView:  # fmt: skip
    """Lets a person sign for a role: as deputy, as registrar of paper signatures, beforehand, at the load close, or as the role itself.

    Args:
        work: The administrator's transaction.
        second: The person who agrees.
        person_id: Who may sign.
        role: For which department.
        how: In which manner; the gate sees it.
        until: First moment he may no more.
        start: First moment; now when not given.
        weekdays: Bit 0 is Monday.
        from_minute: First minute of the shift in the site's day.
        to_minute: First minute after it; below `from_minute` the shift reaches over midnight.

    Raises:
        NotPermitted: By others than an administrator.
        Refused: H-03.
        BadInput: No day, no span, no shift.
        NotFound: No such person.
    """
    person = decided(work, second, person_id)
    begin, end = span(start or work.now, until)
    if not 0 < weekdays <= EVERY_DAY:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请至少选一个星期几"))
    if not (0 <= from_minute <= 1440 and 0 <= to_minute <= 1440) or from_minute == to_minute:
        raise bad_input(QT_TRANSLATE_NOOP("app", "班次时间不对，应是 00:00 到 24:00 之间的两个时刻"))
    row = grant_role(work, second, person, role, how, begin, end, weekdays=weekdays, from_minute=from_minute, to_minute=to_minute)
    work.session.flush()
    work.audit(
        "grant_signing", "person", person.badge, role=role, how=how, when=shift_words(weekdays, from_minute, to_minute),
        second=second.name, **lasting(begin, end),
    )  # fmt: skip
    return next(view for view in queries.grants(work.session, work.now) if view.grant_id == row.id)


def withdraw(work: Work, second: Actor, grant_id: int) -> None:
    """Takes a right to sign back; it ends with the next list.

    Raises:
        NotPermitted: By others than an administrator.
        Refused: H-03.
        NotFound: No such right, or it was withdrawn.
    """
    work.require(Role.ADMINISTRATOR)
    rules.two_must_agree(work.actor.person_id, second.person_id, second.roles)
    row = work.session.get(SignGrant, grant_id)
    if row is None or row.withdrawn_at is not None:
        raise not_found(QT_TRANSLATE_NOOP("app", "签字权限"), grant_id)
    row.withdrawn_at = work.now
    work.audit("withdraw_signing", "sign_grant", grant_id, role=row.role, how=row.how, second=second.name)


def require_roles(
    work: Work, second: Actor, kind: PassKind, mode: DeliveryMode | None, roles: Sequence[Role], count: int
) -> None:
    """Lays down who has to sign a kind of pass in a delivery mode, in place of what the settings say for all.

    Raises:
        NotPermitted: By others than an administrator.
        Refused: H-03, also when nobody would have to sign.
        BadInput: A delivery mode for goods that leave without a 发货单.
    """
    work.require(Role.ADMINISTRATOR)
    rules.two_must_agree(work.actor.person_id, second.person_id, second.roles)
    rules.somebody_must_sign(word(kind), roles, count)
    if mode is not None and kind not in queries.WITH_ORDERS:
        raise bad_input(QT_TRANSLATE_NOOP("app", "{kind}出门证没有发货单，不分交付方式"), kind=word(kind))
    _lift(work, kind, mode)
    assert work.actor.person_id is not None and second.person_id is not None
    work.session.add(
        SignRequirement(
            kind=kind, mode=mode, roles=[role.value for role in roles], count=count, at=work.now,
            administrator_id=work.actor.person_id, second_id=second.person_id,
        )
    )  # fmt: skip
    work.audit("require_signatures", "sign_requirement", kind, mode=mode, roles=list(roles), count=count, second=second.name)


def require_as_set(work: Work, second: Actor, kind: PassKind, mode: DeliveryMode | None) -> None:
    """Goes back to what the settings say.

    Raises:
        NotPermitted: By others than an administrator.
        Refused: H-03.
        Conflict: Nothing of its own was laid down.
    """
    work.require(Role.ADMINISTRATOR)
    rules.two_must_agree(work.actor.person_id, second.person_id, second.roles)
    if not _lift(work, kind, mode):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{kind}出门证本来就按设置签字"), kind=word(kind)))
    work.audit("require_as_set", "sign_requirement", kind, mode=mode, second=second.name)


def _lift(work: Work, kind: PassKind, mode: DeliveryMode | None) -> bool:
    same_mode = SignRequirement.mode.is_(None) if mode is None else SignRequirement.mode == mode
    row = work.session.scalar(
        select(SignRequirement).where(SignRequirement.kind == kind, same_mode, SignRequirement.withdrawn_at.is_(None))
    )
    if row is not None:
        row.withdrawn_at = work.now
    return row is not None
