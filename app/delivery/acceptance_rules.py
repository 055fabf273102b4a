"""The rule on acceptance criteria, as a decision over plain values."""

from __future__ import annotations

from app.clauses.register import guard
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from db.states import Role


@guard("I-15")
def criteria_must_be_agreed(order_no: str, project: bool, agreed: bool) -> None:
    """I-15: the goods of a project order leave when the customer's representative has agreed to the acceptance criteria.

    Raises:
        Refused: They are not agreed.
    """
    if not project or agreed:
        return
    raise refuse(
        "I-15",
        QT_TRANSLATE_NOOP("app", "验收标准未确认"),
        fact(QT_TRANSLATE_NOOP("app", "项目订单"), order_no),
        helper=Role.PROJECT_MANAGER,
    )
