"""Words, figures and states that the boards share."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from app.board.views import Burden, DockTrip, Flag, How, Live, Room
from app.core.clock import site_time
from app.dispatch.outlook import PlannedTrip
from app.dispatch.views import ON_FOOT
from ui.plates import plate_words
from ui.theme.tokens import State

LIVE = {
    Live.NO_VEHICLE: State.INFO, Live.NOT_HERE: State.NOT_YET, Live.LATE: State.WRONG, Live.REJECTED: State.WRONG,
    Live.ARRIVED: State.UNDER_WAY, Live.CHECKED: State.UNDER_WAY, Live.LOADING: State.UNDER_WAY, Live.LOADED: State.HOLD,
    Live.UNSIGNED: State.HOLD, Live.READY: State.GOOD, Live.OUT: State.GOOD,
}  # fmt: skip
FLAG = {
    Flag.OVERDUE: State.WRONG, Flag.TOO_LATE: State.WRONG, Flag.NO_VEHICLE: State.INFO, Flag.NOT_NOTIFIED: State.HOLD,
    Flag.NOT_ACCEPTED: State.HOLD, Flag.NO_NOTICE: State.HOLD, Flag.URGENT: State.HOLD, Flag.NO_TRIP: State.NOT_YET,
}  # fmt: skip
HOW = {
    How.DONE: State.GOOD, How.GOING: State.UNDER_WAY, How.OPEN: State.HOLD, How.WAITS: State.NOT_YET, How.FAILED: State.WRONG,
}  # fmt: skip



def weekday(day: date) -> str:
    """「一」 to 「日」."""
    return QCoreApplication.translate("Board", "一二三四五六日")[day.weekday()]


def day_words(day: date, today: date) -> str:
    """「11-23 周一 今天」."""
    words = QCoreApplication.translate("Board", "{day} 周{weekday}").format(day=f"{day:%m-%d}", weekday=weekday(day))
    near = {0: QCoreApplication.translate("Board", "今天"), 1: QCoreApplication.translate("Board", "明天")}
    return f"{words} {near[(day - today).days]}" if (day - today).days in near else words


def clock(moment: datetime) -> str:
    """「10:46」 at the site."""
    return f"{site_time(moment):%H:%M}"


def volume(mm3: int) -> str:
    """Cubic metres with one decimal."""
    return f"{mm3 / 1e9:.1f}"


def weight(grams: int) -> str:
    """Whole kilograms with thousands apart."""
    return f"{round(grams / 1000):,}"


def metres(mm: int) -> str:
    """Metres with one decimal."""
    return f"{mm / 1000:.1f}"


def name_of(trip: PlannedTrip) -> str:
    """The plate, who carries, or that there is no vehicle."""
    if trip.on_foot:
        return f"{QCoreApplication.translate('Board', '步行')} {trip.driver}"
    return trip.plate or QCoreApplication.translate("Board", "车未定")


def carrier_of(trip: PlannedTrip) -> str:
    """The carrier, or whose vehicle it is."""
    return plate_words(ON_FOOT) if trip.on_foot else trip.carrier or QCoreApplication.translate("Board", "自有或客户车")


def block_words(one: DockTrip, words: str) -> str:
    """A block for who cannot see it: plate, state, dock, window."""
    return f"{name_of(one.trip)} {words} {one.trip.dock} {clock(one.trip.planned_at)}–{clock(one.until)}"


def bars(burden: Burden, room: Room) -> tuple[tuple[str, str, float, bool], ...]:
    """Volume, weight and length: title, figures, used part, too much; without a limit the part is 0."""

    def bar(title: str, used: int, limit: int, show: str, unit: str) -> tuple[str, str, float, bool]:
        words = {"volume": volume, "weight": weight, "metres": metres}[show]
        figures = f"{words(used)} / {words(limit)} {unit}" if limit else f"{words(used)} {unit}"
        return title, figures, used / limit if limit else 0.0, bool(limit) and used > limit

    found = [
        bar(QCoreApplication.translate("Board", "体积"), burden.volume_mm3, room.volume_mm3, "volume", "m³"),
        bar(QCoreApplication.translate("Board", "重量"), burden.weight_g, room.weight_g, "weight", "kg"),
    ]
    if room.length_mm:
        found.append(bar(QCoreApplication.translate("Board", "车厢长"), room.used_mm, room.length_mm, "metres", "m"))
    return tuple(found)
