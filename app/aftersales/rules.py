"""Rules on service cases, as decisions over plain values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.clauses.register import guard
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from db.states import Role, ServiceWay


@guard("J-05")
def must_be_described(description: str) -> None:
    """J-05: nothing is registered without the customer's words.

    Raises:
        Refused: Blank.
    """
    if not description.strip():
        raise refuse("J-05", QT_TRANSLATE_NOOP("app", "请填写问题描述"), helper=Role.AFTER_SALES)


@guard("J-05")
def must_be_complete(number: str, customer: str, product: str, description: str) -> None:
    """J-05: the service request form goes out, and somebody with it, only when it names customer, product and problem.

    Raises:
        Refused: One of them is blank.
    """
    must_be_described(description)
    if customer.strip() and product.strip():
        return
    raise refuse(
        "J-05",
        QT_TRANSLATE_NOOP("app", "请写明客户和产品，服务申请表才能发出"),
        fact(QT_TRANSLATE_NOOP("app", "服务单"), number),
        fact(QT_TRANSLATE_NOOP("app", "客户"), customer or "—"),
        fact(QT_TRANSLATE_NOOP("app", "产品"), product or "—"),
        helper=Role.AFTER_SALES,
    )


@guard("J-08")
def customer_must_be_told(number: str, solution: str, informed: str, informed_at: datetime | None) -> None:
    """J-08: work starts when there is a solution and the customer was told of it.

    Raises:
        Refused: No solution, or nobody was told.
    """
    if solution.strip() and informed.strip() and informed_at is not None:
        return
    raise refuse(
        "J-08",
        QT_TRANSLATE_NOOP("app", "解决方案未告知客户"),
        fact(QT_TRANSLATE_NOOP("app", "服务单"), number),
        fact(QT_TRANSLATE_NOOP("app", "方案"), solution or "—"),
        fact(QT_TRANSLATE_NOOP("app", "告知"), informed or "—"),
        helper=Role.AFTER_SALES,
    )


@guard("J-08")
def visit_must_be_booked(number: str, way: ServiceWay | None, appointment_at: datetime | None, technician: str) -> None:
    """J-08: whoever goes to the customer has an appointment there.

    Raises:
        Refused: On site without a time or without a person.
    """
    if way is not ServiceWay.ON_SITE or (appointment_at is not None and technician.strip()):
        return
    raise refuse(
        "J-08",
        QT_TRANSLATE_NOOP("app", "上门要先预约时间、定下人员"),
        fact(QT_TRANSLATE_NOOP("app", "服务单"), number),
        fact(QT_TRANSLATE_NOOP("app", "服务人员"), technician or "—"),
        helper=Role.AFTER_SALES,
    )


@guard("J-10")
def customer_must_confirm(number: str, who: str, at: datetime | None) -> None:
    """J-10: no case closes before the customer confirmed the result.

    Raises:
        Refused: No confirmation.
    """
    if who.strip() and at is not None:
        return
    raise refuse(
        "J-10",
        QT_TRANSLATE_NOOP("app", "未向客户确认"),
        fact(QT_TRANSLATE_NOOP("app", "服务单"), number),
        helper=Role.AFTER_SALES,
    )


@guard("J-11")
def must_be_summed_up(number: str, summary: str, improvement: str) -> None:
    """J-11: closing needs the cause in a summary and an improvement, or "none" with its reason.

    Raises:
        Refused: One of them is blank.
    """
    if summary.strip() and improvement.strip():
        return
    raise refuse(
        "J-11",
        QT_TRANSLATE_NOOP("app", "关闭前要总结原因和改进措施（没有也要写理由）"),
        fact(QT_TRANSLATE_NOOP("app", "服务单"), number),
        helper=Role.AFTER_SALES,
    )


def skill_must_fit(name: str, product: str, fits: bool, strict: bool) -> None:
    """J-34: somebody without the skill for a product is not sent out for it; by default he is, with a word in the time line.

    Raises:
        Refused: He has not, and the setting forbids it.
    """
    if fits or not strict:
        return
    raise refuse(
        "J-34",
        QT_TRANSLATE_NOOP("app", "{name}没有这个产品的服务技能"),
        fact(QT_TRANSLATE_NOOP("app", "产品"), product or "—"),
        helper=Role.AFTER_SALES,
        name=name,
    )


@guard("X-13")
def no_case_may_be_open(record_no: str, cases: Sequence[str]) -> None:
    """X-13: what the carrier signed for does not close as undisputed over a problem phoned in, a complaint or a dispute.

    Raises:
        Refused: A case about the delivery is open.
    """
    if not cases:
        return
    raise refuse(
        "X-13",
        QT_TRANSLATE_NOOP("app", "{no} 还有未关闭的服务单 {cases}，不是无异议，不能关闭"),
        fact(QT_TRANSLATE_NOOP("app", "交付记录"), record_no),
        fact(QT_TRANSLATE_NOOP("app", "服务单"), "、".join(cases)),
        helper=Role.AFTER_SALES,
        no=record_no,
        cases="、".join(cases[:3]),
    )
