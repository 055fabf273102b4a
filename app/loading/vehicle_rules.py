"""Pure decisions about a vehicle before it is loaded: booked, fit, with its papers; each guard holds the row it names."""

from __future__ import annotations

from collections.abc import Sequence

from app.clauses.register import guard
from app.core.compared import plain
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from app.loading import container_no
from db.states import Role

PLATE = QT_TRANSLATE_NOOP("app", "车牌")
TRIP = QT_TRANSLATE_NOOP("app", "车次")

QUESTIONS: dict[str, str] = {
    "intact": QT_TRANSLATE_NOOP("app", "厢体完好"),
    "suitable": QT_TRANSLATE_NOOP("app", "适合所装货物"),
    "clean": QT_TRANSLATE_NOOP("app", "清洁"),
    "hygienic": QT_TRANSLATE_NOOP("app", "卫生"),
    "uncontaminated": QT_TRANSLATE_NOOP("app", "无污染"),
    "safe": QT_TRANSLATE_NOOP("app", "运输工具安全"),
}
"""The checklist of G-03, by field of `VehicleFindings`."""


@guard("G-02")
def must_be_booked(
    plate: str, booked_plate: str, container: str, booked_container: str, seal: str, booked_seal: str
) -> None:
    """G-02: vehicle, container and seal number are those of the booking; the container's check digit is right.

    Raises:
        Refused: One differs.
    """
    if plain(plate) != plain(booked_plate):
        raise refuse(
            "G-02",
            QT_TRANSLATE_NOOP("app", "车号与预约不符"),
            fact(QT_TRANSLATE_NOOP("app", "看到的"), plate or "—"),
            fact(QT_TRANSLATE_NOOP("app", "预约的"), booked_plate),
            helper=Role.LOGISTICS_HEAD,
        )
    must_be_a_container(container)
    if plain(container) != plain(booked_container):
        raise refuse(
            "G-02",
            QT_TRANSLATE_NOOP("app", "柜号与预约不符"),
            fact(QT_TRANSLATE_NOOP("app", "看到的"), container or "—"),
            fact(QT_TRANSLATE_NOOP("app", "预约的"), booked_container or "—"),
            helper=Role.LOGISTICS_HEAD,
        )
    if booked_seal and plain(seal) != plain(booked_seal):
        raise refuse(
            "G-02",
            QT_TRANSLATE_NOOP("app", "封签号与预约不符"),
            fact(QT_TRANSLATE_NOOP("app", "看到的"), seal or "—"),
            fact(QT_TRANSLATE_NOOP("app", "预约的"), booked_seal),
            helper=Role.LOGISTICS_HEAD,
        )


def must_be_a_container(container: str) -> None:
    """G-02: a container number has the check digit of ISO 6346; blank is none.

    Raises:
        Refused: It is no such number.
    """
    if not container or container_no.is_right(container):
        return
    wanted = container_no.check_digit(container)
    reason = (
        QT_TRANSLATE_NOOP("app", "柜号要四个字母、七个数字")
        if wanted is None
        else QT_TRANSLATE_NOOP("app", "柜号校验位不对：末位应是 {digit}，请再看一遍")
    )
    raise refuse("G-02", reason, fact(QT_TRANSLATE_NOOP("app", "看到的"), container), helper=Role.LOGISTICS_HEAD, digit=wanted)


@guard("G-02")
def must_have_a_vehicle(trip_no: str, booked_plate: str) -> None:
    """G-02: a trip that only has a kind of vehicle has none to be looked at: its plate is named before, and with it its papers.

    Raises:
        Refused: No plate is booked.
    """
    if booked_plate:
        return
    raise refuse(
        "G-02",
        QT_TRANSLATE_NOOP("app", "车次还没有定车，先填车牌、司机再验车"),
        fact(TRIP, trip_no),
        helper=Role.LOGISTICS_HEAD,
    )


@guard("G-02")
def trailer_must_be_booked(seen: str, booked: str) -> None:
    """G-02: where a trailer was booked, the one at the dock is that one.

    Raises:
        Refused: It is another, or none.
    """
    if not booked or plain(seen) == plain(booked):
        return
    raise refuse(
        "G-02",
        QT_TRANSLATE_NOOP("app", "挂车与预约不符"),
        fact(QT_TRANSLATE_NOOP("app", "看到的"), seen or "—"),
        fact(QT_TRANSLATE_NOOP("app", "预约的"), booked),
        helper=Role.LOGISTICS_HEAD,
    )


@guard("G-03")
def must_be_fit(plate: str, failed: Sequence[str]) -> None:
    """G-03: nothing is loaded onto a vehicle that was not found intact, suitable, clean, hygienic, uncontaminated and safe.

    Args:
        plate: The vehicle.
        failed: Names of the failed questions; `""` alone when it was not checked.

    Raises:
        Refused: One answer is no, or it was not checked.
    """
    if not failed:
        return
    words = "、".join(str(QUESTIONS.get(name, name)) for name in failed if name) or "未检查"
    raise refuse(
        "G-03",
        QT_TRANSLATE_NOOP("app", "车辆/货柜不合格：{what}"),
        fact(PLATE, plate),
        fact(QT_TRANSLATE_NOOP("app", "不合格项"), words),
        helper=Role.LOGISTICS_HEAD,
        what=words,
    )


@guard("G-16")
def must_show_papers(plate: str, known: bool, document: str) -> None:
    """G-16: of a vehicle that stands in no file, whoever checks it records the document that was shown.

    Raises:
        Refused: None was shown.
    """
    if known or document.strip():
        return
    raise refuse(
        "G-16",
        QT_TRANSLATE_NOOP("app", "临时车辆要登记所出示的证件（行驶证、年检）"),
        fact(PLATE, plate),
        helper=Role.LOGISTICS_HEAD,
    )
