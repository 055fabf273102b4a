"""Pure decisions about vehicles that come in and go out without goods; each guard holds the row it names."""

from __future__ import annotations

import re

from app.clauses.register import guard
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.yard import plates
from db.states import Role, TripState

PLATE = QT_TRANSLATE_NOOP("app", "车牌")
TRIP = QT_TRANSLATE_NOOP("app", "车次")
SEEN = QT_TRANSLATE_NOOP("app", "看到的")

RETURN_NO = re.compile(r"TH\d{8}")
"""退货单号: series TH, two digits of the year, six digits."""

LOADED = frozenset({TripState.LOADING, TripState.CLOSED, TripState.CLEARED})
"""Goods are on the vehicle, or may be."""


@guard("G-02")
def must_be_booked(trip_no: str, booked: str, plate: str) -> None:
    """G-02: a trip is loaded onto the vehicle it was booked for; another one waits for the logistics head's approval.

    Raises:
        Refused: Another plate.
    """
    if plates.same(booked, plate):
        return
    raise refuse(
        "G-02",
        QT_TRANSLATE_NOOP("app", "与预约车号不符，请物流科长批准换车"),
        fact(TRIP, trip_no),
        fact(SEEN, plate),
        helper=Role.LOGISTICS_HEAD,
    )


@guard("G-02")
def must_have_entered(trip_no: str, entered: bool, required: bool) -> None:
    """G-02: where the works enter vehicles at the gate, one that was not entered is not loaded (setting `yard.gate_in_required`).

    Raises:
        Refused: Nobody entered the trip's vehicle.
    """
    if entered or not required:
        return
    raise refuse(
        "G-02",
        QT_TRANSLATE_NOOP("app", "车辆未登记入厂，请门卫先登记"),
        fact(TRIP, trip_no),
        helper=Role.GUARD,
    )


@guard("G-02", "H-05")
def trailer_must_agree(entered: str, seen: str) -> None:
    """G-02, H-05: the trailer at the dock is the one that came in; a wrong entry is corrected, not overruled.

    Raises:
        Refused: Another trailer.
    """
    if not seen or plates.same(entered, seen):
        return
    raise refuse(
        "G-02",
        QT_TRANSLATE_NOOP("app", "挂车与入厂登记不符，换挂或登记错请门卫更正"),
        fact(SEEN, seen),
        fact(QT_TRANSLATE_NOOP("app", "入厂登记"), entered or "—"),
        helper=Role.GUARD,
    )


@guard("J-33")
def must_name_return(return_no: str) -> None:
    """J-33: returned goods come in under the number of their return authorisation, judged by its form.

    Raises:
        Refused: Blank, or not of that form.
    """
    if RETURN_NO.fullmatch(return_no):
        return
    raise refuse(
        "J-33",
        QT_TRANSLATE_NOOP("app", "退货要有退货单号（TH 加 8 位数字），没有不能入厂"),
        fact(QT_TRANSLATE_NOOP("app", "退货单号"), return_no or "—"),
        helper=Role.AFTER_SALES,
    )


@guard("H-02")
def must_carry_nothing(plate: str, trip_no: str, state: TripState | None, pass_no: str = "") -> None:
    """H-02: goods leave with a gate pass only; a vehicle that has some, or may have, does not leave as an empty one.

    Args:
        plate: The vehicle.
        trip_no: Its trip, or blank.
        state: State of that trip.
        pass_no: A pass that was made for this vehicle and neither used nor ended, or blank.

    Raises:
        Refused: Loading of its trip has begun, or a pass names it.
    """
    if state not in LOADED and not pass_no:
        return
    raise refuse(
        "H-02",
        QT_TRANSLATE_NOOP("app", "车上有货，凭出门证放行，不能按空车出厂"),
        fact(PLATE, plates.veiled(plate)),
        fact(TRIP, trip_no or "—"),
        fact(QT_TRANSLATE_NOOP("app", "状态"), word(state) if state is not None else pass_no),
        helper=Role.STOREKEEPER,
    )
