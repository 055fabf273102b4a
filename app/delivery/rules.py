"""Rules on delivery, acceptance and closing, as decisions over plain values."""

from __future__ import annotations

from datetime import date, datetime

from app.clauses.register import guard
from app.core.clock import site_day, site_time
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from db.states import AcceptanceResult, LateCause, Role


@guard("I-05")
def must_be_signed_for(number: str, signer: str, signed_at: datetime | None, attachments: int) -> None:
    """I-05: no delivery is signed without signer, date and time, and a scan or photo of the slip.

    Raises:
        Refused: One of the three is missing.
    """
    missing = []
    if not signer.strip():
        missing.append("签收人")
    if signed_at is None:
        missing.append("签收时间")
    if attachments < 1:
        missing.append("签收单扫描件或照片")
    if missing:
        raise refuse(
            "I-05",
            QT_TRANSLATE_NOOP("app", "缺客户签收：没有{missing}"),
            fact(QT_TRANSLATE_NOOP("app", "交付记录"), number),
            helper=Role.SALES,
            missing="、".join(missing),
        )


@guard("I-06")
def must_be_filled(place: str, customer: str, lines: int, blank_lines: int) -> None:
    """I-06: place, customer, goods name, model and quantity stand on every delivery record.

    Raises:
        Refused: A mandatory field is blank.
    """
    missing = []
    if not place.strip():
        missing.append("交付地点")
    if not customer.strip():
        missing.append("客户名称")
    if lines < 1 or blank_lines:
        missing.append("货物名称、型号、数量")
    if missing:
        raise refuse(
            "I-06",
            QT_TRANSLATE_NOOP("app", "交付记录缺必填项：{missing}"),
            helper=Role.SALES,
            missing="、".join(missing),
        )


@guard("I-02")
def must_be_counted(number: str, uncounted: int, appearance_ok: bool | None, packaging_ok: bool | None) -> None:
    """I-02: every line is counted, appearance and packaging are looked at.

    Raises:
        Refused: A line without a count, or one of the two left open.
    """
    if not uncounted and appearance_ok is not None and packaging_ok is not None:
        return
    raise refuse(
        "I-02",
        QT_TRANSLATE_NOOP("app", "请填每行实收数，并勾外观和包装"),
        fact(QT_TRANSLATE_NOOP("app", "交付记录"), number),
        fact(QT_TRANSLATE_NOOP("app", "未填实收的行"), uncounted),
        helper=Role.SALES,
    )


def in_time(arrived: datetime, promised_on: date | None, promised_at: datetime | None) -> bool:
    """F-19: whether goods came by the promised day, and by the hour agreed for it where there is one."""
    if promised_on is None:
        return True
    day = site_day(arrived)
    return day < promised_on or (day == promised_on and (promised_at is None or arrived <= promised_at))


@guard("E-09")
def condition_must_be_stated(number: str, protected: bool, condition: str) -> None:
    """E-09: goods that the contract protects until the destination are signed for with the condition they arrived in.

    Raises:
        Refused: It is not stated.
    """
    if not protected or condition.strip():
        return
    raise refuse(
        "E-09",
        QT_TRANSLATE_NOOP("app", "合同约定保护到目的地，请填到货状况"),
        fact(QT_TRANSLATE_NOOP("app", "交付记录"), number),
        helper=Role.SALES,
    )


@guard("X-13")
def carrier_span_must_be_over(number: str, over: bool, disputes: int, days: int) -> None:
    """X-13: what the carrier signed for closes without the customer's receipt only so many days later and without a dispute.

    Raises:
        Refused: Too early, or disputed.
    """
    if over and not disputes:
        return
    raise refuse(
        "X-13",
        QT_TRANSLATE_NOOP("app", "物流公司签收后满 {days} 天无异议才能关闭"),
        fact(QT_TRANSLATE_NOOP("app", "交付记录"), number),
        fact(QT_TRANSLATE_NOOP("app", "未了异议"), disputes),
        helper=Role.SALES,
        days=days,
    )


@guard("I-01")
def late_must_have_cause(
    arrived: datetime, promised_on: date | None, cause: LateCause | None, promised_at: datetime | None = None
) -> None:
    """I-01: goods that came after the agreed day, or after the hour agreed for it, need a cause.

    Raises:
        Refused: Late, and no cause named.
    """
    if cause is not None or in_time(arrived, promised_on, promised_at):
        return
    raise refuse(
        "I-01",
        QT_TRANSLATE_NOOP("app", "晚于约定日期到货，请选原因"),
        fact(QT_TRANSLATE_NOOP("app", "约定"), promised_on or "—"),
        fact(QT_TRANSLATE_NOOP("app", "到货"), f"{site_time(arrived):%Y-%m-%d %H:%M}"),
        helper=Role.SALES,
    )


@guard("I-09")
def must_be_confirmed_complete(number: str, acceptance: AcceptanceResult | None, feedback: str) -> None:
    """I-09: a delivery is complete when sales confirmed it with the customer and collected feedback.

    Raises:
        Refused: No acceptance result, or no feedback entry.
    """
    if acceptance is not None and feedback.strip():
        return
    raise refuse(
        "I-09",
        QT_TRANSLATE_NOOP("app", "未与客户确认交付完成"),
        fact(QT_TRANSLATE_NOOP("app", "发货单"), number),
        fact(QT_TRANSLATE_NOOP("app", "验收结果"), "—" if acceptance is None else acceptance.value),
        fact(QT_TRANSLATE_NOOP("app", "客户反馈"), feedback or "—"),
        helper=Role.SALES,
    )


@guard("F-22")
def slip_must_be_back(number: str, registered_at: datetime | None) -> None:
    """F-22: the signed slip is back and filed before the order is closed.

    Raises:
        Refused: The slip of a delivery is not back.
    """
    if registered_at is not None:
        return
    raise refuse(
        "F-22",
        QT_TRANSLATE_NOOP("app", "签收单未交回，不能关闭"),
        fact(QT_TRANSLATE_NOOP("app", "交付记录"), number),
        helper=Role.SALES,
    )


@guard("I-17")
def remarks_must_be_settled(number: str, remarks_open: bool, remarks: str) -> None:
    """I-17: what was accepted with remarks stays open until its case is closed or the customer accepts in writing.

    Raises:
        Refused: The remarks are open.
    """
    if not remarks_open:
        return
    raise refuse(
        "I-17",
        QT_TRANSLATE_NOOP("app", "有保留验收的问题还没有处理完，不能关闭"),
        fact(QT_TRANSLATE_NOOP("app", "交付记录"), number),
        fact(QT_TRANSLATE_NOOP("app", "保留意见"), remarks or "—"),
        helper=Role.PROJECT_MANAGER,
    )
