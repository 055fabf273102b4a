"""Rules on 应急放行 sheets, as decisions over plain values: a paper way out in need must not become a second gate."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from app.clauses.register import guard
from app.core.clock import site_time
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from db.states import EmergencyState, IncidentKind, Role

MANAGERS = (Role.LOGISTICS_HEAD, Role.LEADERSHIP)
"""Who may sign a sheet as manager on duty."""

REGISTRARS = (Role.STOREKEEPER, Role.LOGISTICS_HEAD)
"""Who prints, registers and voids sheets; the guard does none of it."""


@guard("H-02")
def sheet_must_be_open(number: str, state: EmergencyState, left_at: datetime | None, plate: str) -> None:
    """H-02: a sheet lets one vehicle out, once; a void one lets none out.

    Raises:
        Refused: It was registered, or declared void.
    """
    if state not in (EmergencyState.REGISTERED, EmergencyState.VOID):
        return
    raise refuse(
        "H-02",
        QT_TRANSLATE_NOOP("app", "应急放行单 {number} {state}，不能再登记"),
        fact(QT_TRANSLATE_NOOP("app", "状态"), word(state)),
        fact(QT_TRANSLATE_NOOP("app", "车号"), plate or "—"),
        helper=Role.LOGISTICS_HEAD,
        number=number,
        state=word(state),
    )


@guard("H-02")
def manager_must_be_in_charge(name: str, roles: Collection[Role]) -> None:
    """H-02: only the manager on duty lets a vehicle out without the scan.

    Raises:
        Refused: Who signed the sheet is neither logistics head nor leadership.
    """
    if set(roles) & set(MANAGERS):
        return
    raise refuse(
        "H-02",
        QT_TRANSLATE_NOOP("app", "应急放行要由值班领导签字，{name}不是"),
        fact(QT_TRANSLATE_NOOP("app", "可签的"), "、".join(word(role) for role in MANAGERS)),
        helper=Role.LOGISTICS_HEAD,
        name=name,
    )


@guard("H-02")
def registrar_must_be_another(registrar: str, others: Collection[str]) -> None:
    """H-02: neither the guard who opened the gate nor the manager who signed registers the sheet himself.

    Raises:
        Refused: One of them does.
    """
    if registrar not in others:
        return
    raise refuse(
        "H-02",
        QT_TRANSLATE_NOOP("app", "应急放行由第三人补登，签字的值班领导和放行的门卫不能自己登记"),
        helper=Role.STOREKEEPER,
    )


@guard("H-02")
def must_have_left_in_time(printed_at: datetime, left_at: datetime, now: datetime) -> None:
    """H-02: nothing left on a sheet before it was printed, nor later than now; on paper stands the minute.

    Raises:
        Refused: A moment that cannot be.
    """
    if printed_at.replace(second=0, microsecond=0) <= left_at <= now:
        return
    raise refuse("H-02", QT_TRANSLATE_NOOP("app", "出厂时间不对：要在印单之后、现在之前"), helper=Role.STOREKEEPER)


@guard("H-02")
def sheet_is_no_pass(number: str, state: EmergencyState | None, left_at: datetime | None, plate: str) -> None:
    """H-02: a sheet is signed by hand and registered afterwards; scanned at the gate it opens nothing.

    Args:
        number: What was scanned.
        state: How the sheet stands, once its use is noted; None where none of that number was printed.
        left_at: When the vehicle left on it, where it was registered.
        plate: That vehicle.

    Raises:
        Refused: Always; the sentence depends on how the sheet stands.
    """
    helper = Role.LOGISTICS_HEAD
    if state is None:
        words = QT_TRANSLATE_NOOP("app", "没有印过这个号码的应急放行单，不得放行")
    elif state is EmergencyState.VOID:
        words = QT_TRANSLATE_NOOP("app", "这张应急放行单已作废，不得放行")
    elif state is EmergencyState.REGISTERED:
        words = QT_TRANSLATE_NOOP("app", "这张应急放行单已用过：{at} {plate} 出厂，不得再用")
    else:
        words, helper = QT_TRANSLATE_NOOP("app", "应急放行单不能扫码放行，已记为已用，交仓管员补登"), Role.STOREKEEPER
    at = f"{site_time(left_at):%m-%d %H:%M}" if left_at is not None else "—"
    raise refuse("H-02", words, fact(QT_TRANSLATE_NOOP("app", "单号"), number), helper=helper, at=at, plate=plate)


@guard("H-02")
def incident_must_be_closed_by_another(kind: IncidentKind, reported_by: str, closer: str) -> None:
    """H-02: who registered a sheet or declared it void has somebody else look at it before it is off the list.

    Raises:
        Refused: He closes its incident himself.
    """
    if kind is not IncidentKind.EMERGENCY or closer != reported_by:
        return
    raise refuse("H-02", QT_TRANSLATE_NOOP("app", "应急放行的事件由另一人核对后关闭，补登的人不能自己关"), helper=Role.LOGISTICS_HEAD)
