"""Pure decisions about who the load is handed to: told, signed for, his vehicle; each guard holds the row it names."""

from __future__ import annotations

from app.clauses.register import guard
from app.core.compared import plain
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from db.states import DeliveryMode, Role


@guard("F-11")
def must_be_notified(dispatch_no: str, customer: str, notified: bool) -> None:
    """F-11: the customer was told of time and address before loading starts.

    Raises:
        Refused: No notification with the address as it is now.
    """
    if notified:
        return
    raise refuse(
        "F-11",
        QT_TRANSLATE_NOOP("app", "还没有通知客户收货，不能装车"),
        fact(QT_TRANSLATE_NOOP("app", "单据"), dispatch_no),
        fact(QT_TRANSLATE_NOOP("app", "客户"), customer),
        helper=Role.SALES,
    )


@guard("F-08")
def must_be_handed_over(mode: DeliveryMode, dispatch_no: str, signed: bool) -> None:
    """F-08: at 自提 the customer's man signs the hand-over slip before loading.

    Raises:
        Refused: He did not.
    """
    if mode is not DeliveryMode.PICKUP or signed:
        return
    raise refuse(
        "F-08",
        QT_TRANSLATE_NOOP("app", "提货人未签交接单"),
        fact(QT_TRANSLATE_NOOP("app", "单据"), dispatch_no),
        helper=Role.SALES,
    )


@guard("F-09")
def must_be_signed_by_carrier(mode: DeliveryMode, dispatch_no: str, signed: bool) -> None:
    """F-09: at 委托物流 the carrier signs for the pieces before loading.

    Raises:
        Refused: It did not.
    """
    if mode is not DeliveryMode.CONSIGNED or signed:
        return
    raise refuse(
        "F-09",
        QT_TRANSLATE_NOOP("app", "物流公司未签收"),
        fact(QT_TRANSLATE_NOOP("app", "单据"), dispatch_no),
        helper=Role.LOGISTICS_HEAD,
    )


@guard("F-08")
def must_be_the_pickup_vehicle(mode: DeliveryMode, dispatch_no: str, announced: str, plate: str) -> None:
    """F-08: at 自提 the goods go onto the vehicle that was announced with card or letter.

    Raises:
        Refused: Another one stands there.
    """
    if mode is DeliveryMode.PICKUP:
        _must_be_announced("F-08", dispatch_no, announced, plate)


@guard("F-09")
def must_be_the_carriers_vehicle(mode: DeliveryMode, dispatch_no: str, announced: str, plate: str) -> None:
    """F-09: at 委托物流 the goods go onto the vehicle whose carrier signed for them.

    Raises:
        Refused: Another one stands there.
    """
    if mode is DeliveryMode.CONSIGNED:
        _must_be_announced("F-09", dispatch_no, announced, plate)


def _must_be_announced(row: str, dispatch_no: str, announced: str, plate: str) -> None:
    if not announced or plain(announced) == plain(plate):
        return
    raise refuse(
        row,
        QT_TRANSLATE_NOOP("app", "来车不是报来的那辆：销售改报来人车辆后重新交接"),
        fact(QT_TRANSLATE_NOOP("app", "单据"), dispatch_no),
        fact(QT_TRANSLATE_NOOP("app", "报来的"), announced),
        fact(QT_TRANSLATE_NOOP("app", "看到的"), plate),
        helper=Role.SALES,
    )


@guard("F-09")
def must_be_counted(mode: DeliveryMode, dispatch_no: str, signed: int, boxes: int) -> None:
    """F-09, X-13: what is loaded is what the carrier signed for.

    Raises:
        Refused: The counts differ.
    """
    if mode is not DeliveryMode.CONSIGNED or signed == boxes:
        return
    raise refuse(
        "F-09",
        QT_TRANSLATE_NOOP("app", "物流公司签收件数与箱数不符"),
        fact(QT_TRANSLATE_NOOP("app", "单据"), dispatch_no),
        fact(QT_TRANSLATE_NOOP("app", "签收"), signed),
        fact(QT_TRANSLATE_NOOP("app", "箱数"), boxes),
        helper=Role.LOGISTICS_HEAD,
    )


@guard("F-09")
def must_be_signed_anew(dispatch_no: str, signed: int, boxes: int, proof: str) -> None:
    """F-09, F-08: who signed for all boxes signs anew for those that go.

    Raises:
        Refused: No new signature.
    """
    if proof.strip():
        return
    raise refuse(
        "F-09",
        QT_TRANSLATE_NOOP("app", "{no} 已签收 {signed} 箱，现在走 {boxes} 箱：请重新签收，填新的签收单号"),
        fact(QT_TRANSLATE_NOOP("app", "单据"), dispatch_no),
        fact(QT_TRANSLATE_NOOP("app", "签收"), signed),
        fact(QT_TRANSLATE_NOOP("app", "箱数"), boxes),
        helper=Role.SALES,
        no=dispatch_no,
        signed=signed,
        boxes=boxes,
    )
