"""Pure decisions about carriers and their vehicles; each guard holds the row it names."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from app.clauses.register import guard
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from db.states import CarrierState, Role

CARRIER = QT_TRANSLATE_NOOP("app", "承运商")
LOAD_DAY = QT_TRANSLATE_NOOP("app", "装车日")


@dataclass(frozen=True)
class CarrierFacts:
    """What G-14 and G-15 need of a carrier."""

    name: str
    state: CarrierState
    licence_until: date | None
    contract_until: date | None


@guard("G-14")
def must_co_operate(carrier: CarrierFacts) -> None:
    """G-14: a terminated carrier gets no more trips.

    Raises:
        Refused: The co-operation was ended.
    """
    if carrier.state is not CarrierState.TERMINATED:
        return
    raise refuse(
        "G-14",
        QT_TRANSLATE_NOOP("app", "承运商已终止合作"),
        fact(CARRIER, carrier.name),
        fact(QT_TRANSLATE_NOOP("app", "状态"), word(carrier.state)),
        helper=Role.LOGISTICS_HEAD,
    )


@guard("G-15")
def must_be_lawful(carrier: CarrierFacts, day: date) -> None:
    """G-15: licence and transport-safety contract are there and in date on the day of loading.

    Raises:
        Refused: One is missing or expired.
    """
    if all(until is not None and until >= day for until in (carrier.licence_until, carrier.contract_until)):
        return
    raise refuse(
        "G-15",
        QT_TRANSLATE_NOOP("app", "承运商资质/安全运输合同失效"),
        fact(CARRIER, carrier.name),
        fact(QT_TRANSLATE_NOOP("app", "资质有效期至"), carrier.licence_until or "—"),
        fact(QT_TRANSLATE_NOOP("app", "安全运输合同至"), carrier.contract_until or "—"),
        fact(LOAD_DAY, day),
        helper=Role.LOGISTICS_HEAD,
    )


@guard("G-16")
def must_be_inspected(plate: str, until: date | None, day: date) -> None:
    """G-16: the vehicle's technical inspection is in date on the day of loading; of a one-off vehicle as it was shown.

    Raises:
        Refused: Unknown or expired.
    """
    if until is not None and until >= day:
        return
    expired = QT_TRANSLATE_NOOP("app", "车辆安全检验过期")
    unknown = QT_TRANSLATE_NOOP("app", "没有这辆车的年检有效期：照行驶证填「年检有效至」")
    raise refuse(
        "G-16",
        unknown if until is None else expired,
        fact(QT_TRANSLATE_NOOP("app", "车牌"), plate),
        fact(QT_TRANSLATE_NOOP("app", "检验有效期至"), until or "—"),
        fact(LOAD_DAY, day),
        helper=Role.LOGISTICS_HEAD,
    )


@guard("G-14")
def must_be_approved_by_two(carrier: str, proposer: int | None, approver: int | None) -> None:
    """G-14: who was terminated comes back by a new approval only, proposed by one person and given by another.

    Raises:
        Refused: Nobody proposed it, or the same person did.
    """
    if proposer is not None and approver is not None and proposer != approver:
        return
    raise refuse(
        "G-14",
        QT_TRANSLATE_NOOP("app", "已终止的承运商要由一人提出、另一人批准，才能重新合作"),
        fact(CARRIER, carrier),
        helper=Role.LEADERSHIP,
    )


@guard("M-05")
def may_see_freight(roles: Collection[Role]) -> None:
    """M-05: what transport costs is shown to logistics head, finance and leadership only.

    Raises:
        Refused: None of the roles may.
    """
    if FREIGHT_ROLES.isdisjoint(roles):
        raise refuse("M-05", QT_TRANSLATE_NOOP("app", "无权查看保密信息"), fact(QT_TRANSLATE_NOOP("app", "内容"), "运费"))


FREIGHT_ROLES = frozenset({Role.LOGISTICS_HEAD, Role.FINANCE, Role.LEADERSHIP})
