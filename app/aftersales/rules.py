"""Rules on service cases, as decisions over plain values."""

from __future__ import annotations

from datetime import datetime

from app.clauses.register import guard
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from db.states import Role


@guard("J-05")
def must_be_described(customer: str, product: str, description: str) -> None:
    """J-05: a service request names customer, product and problem.

    Raises:
        Refused: One of them is blank.
    """
    if not description.strip():
        raise refuse("J-05", QT_TRANSLATE_NOOP("app", "请填写问题描述"), helper=Role.AFTER_SALES)
    if not customer.strip() or not product.strip():
        raise refuse(
            "J-05",
            QT_TRANSLATE_NOOP("app", "请写明客户和产品"),
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
