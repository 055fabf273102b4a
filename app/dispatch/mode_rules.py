"""Pure decisions about what comes before goods change hands at our gate (F-08, F-09) and about additions to a notice (X-17)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from app.clauses.register import guard
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from db.states import DeliveryMode, ModeStep, Role

DOCUMENT = QT_TRANSLATE_NOOP("app", "单据")

PICKUP_WORDS = {
    "name": QT_TRANSLATE_NOOP("app", "提货人"),
    "proof": QT_TRANSLATE_NOOP("app", "证件或授权书"),
    "plate": QT_TRANSLATE_NOOP("app", "车号"),
}
"""What is known of a pickup before it is handed over (F-08)."""

CARRIER_WORDS = {"carrier": QT_TRANSLATE_NOOP("app", "物流公司"), "plate": QT_TRANSLATE_NOOP("app", "车号")}
"""What the customer announces of his carrier (F-09)."""


@guard("F-08")
def pickup_must_be_named(dispatch_no: str, mode: DeliveryMode, blank: Sequence[str]) -> None:
    """F-08: who picks up, by which card or letter, with which vehicle.

    Args:
        dispatch_no: The 发货单.
        mode: Its delivery mode.
        blank: Names of the fields of `PICKUP_WORDS` that are blank.

    Raises:
        Refused: One is.
    """
    if mode is not DeliveryMode.PICKUP or not blank:
        return
    missing = "、".join(PICKUP_WORDS[name] for name in blank)
    raise refuse(
        "F-08",
        QT_TRANSLATE_NOOP("app", "自提资料不全：{what}"),
        fact(DOCUMENT, dispatch_no),
        fact(QT_TRANSLATE_NOOP("app", "空着的"), missing),
        helper=Role.SALES,
        what=missing,
    )


_BEFORE = {
    "announced": (("informed", QT_TRANSLATE_NOOP("app", "还没有通知客户，不能登记物流公司和车辆")),),
    "counted": (
        ("informed", QT_TRANSLATE_NOOP("app", "还没有通知客户，不能与物流公司点件")),
        ("announced", QT_TRANSLATE_NOOP("app", "物流公司和车辆还没有报来，不能点件")),
    ),
    "signed": (
        ("informed", QT_TRANSLATE_NOOP("app", "还没有通知客户，物流公司不能签收")),
        ("announced", QT_TRANSLATE_NOOP("app", "物流公司和车辆还没有报来，不能签收")),
        ("counted", QT_TRANSLATE_NOOP("app", "还没有与物流公司点件，不能签收")),
    ),
}


@guard("F-09")
def carrier_steps_must_follow(dispatch_no: str, mode: DeliveryMode, step: str, done: Collection[str]) -> None:
    """F-09: customer informed → carrier and vehicle announced → pieces counted with the carrier → carrier signs → loading.

    Args:
        dispatch_no: The 发货单.
        mode: Its delivery mode.
        step: The step to be taken: `announced`, `counted` or `signed`.
        done: Steps taken so far, among them `informed`.

    Raises:
        Refused: An earlier one is missing.
    """
    if mode is not DeliveryMode.CONSIGNED:
        return
    for earlier, sentence in _BEFORE[step]:
        if earlier not in done:
            raise refuse("F-09", sentence, fact(DOCUMENT, dispatch_no), helper=Role.SALES)


@guard("F-09")
def carrier_must_be_named(dispatch_no: str, mode: DeliveryMode, blank: Sequence[str]) -> None:
    """F-09: the customer announced which firm comes with which vehicle.

    Raises:
        Refused: One is blank.
    """
    if mode is not DeliveryMode.CONSIGNED or not blank:
        return
    missing = "、".join(CARRIER_WORDS[name] for name in blank)
    raise refuse(
        "F-09", QT_TRANSLATE_NOOP("app", "委托物流资料不全：{what}"), fact(DOCUMENT, dispatch_no), helper=Role.SALES, what=missing
    )


@guard("F-09")
def pieces_must_agree(dispatch_no: str, mode: DeliveryMode, counted: int, there: int) -> None:
    """F-09: what was counted with the carrier is what stands there.

    Raises:
        Refused: Another number.
    """
    if mode is not DeliveryMode.CONSIGNED or counted == there:
        return
    raise refuse(
        "F-09",
        QT_TRANSLATE_NOOP("app", "点件数与箱数不符"),
        fact(DOCUMENT, dispatch_no),
        fact(QT_TRANSLATE_NOOP("app", "点到"), counted),
        fact(QT_TRANSLATE_NOOP("app", "应有"), there),
        helper=Role.TEAM_LEADER,
    )


@guard("F-08")
def pickup_must_be_announced(dispatch_no: str, mode: DeliveryMode, done: Collection[str]) -> None:
    """F-08: the hand-over slip is signed by somebody who was announced with card and vehicle.

    Raises:
        Refused: Nobody was.
    """
    if mode is not DeliveryMode.PICKUP or ModeStep.ANNOUNCED.value in done:
        return
    raise refuse(
        "F-08", QT_TRANSLATE_NOOP("app", "提货人、证件和车号还没有登记，不能交接"), fact(DOCUMENT, dispatch_no), helper=Role.SALES
    )


@guard("X-17")
def addition_must_be_urgent(order_no: str, notice_no: str, note: str) -> None:
    """X-17: onto a notice that sales confirmed an order comes only with the note why it is urgent.

    Raises:
        Refused: No note.
    """
    if note.strip():
        return
    raise refuse(
        "X-17",
        QT_TRANSLATE_NOOP("app", "通知单已确认，补入的订单要注明急件原因"),
        fact(QT_TRANSLATE_NOOP("app", "订单"), order_no),
        fact(QT_TRANSLATE_NOOP("app", "通知单"), notice_no),
        helper=Role.SALES,
    )


@guard("E-08")
def vehicle_must_keep_climate(dispatch_no: str, goods: Sequence[str], vehicle: str, kinds: Sequence[str]) -> None:
    """E-08: goods with a set temperature or humidity travel in a vehicle that keeps it.

    Args:
        dispatch_no: The 发货单.
        goods: Names of the climate-bound goods with their range.
        vehicle: Kind of the vehicle as it is known, or blank.
        kinds: Words that a fit kind bears.

    Raises:
        Refused: The kind is another.
    """
    if not goods or any(kind in vehicle for kind in kinds):
        return
    raise refuse(
        "E-08",
        QT_TRANSLATE_NOOP("app", "温湿度受控的货品要用{kinds}"),
        fact(DOCUMENT, dispatch_no),
        fact(QT_TRANSLATE_NOOP("app", "货品"), "、".join(goods)),
        fact(QT_TRANSLATE_NOOP("app", "车型"), vehicle or "—"),
        helper=Role.LOGISTICS_HEAD,
        kinds="、".join(kinds),
    )
