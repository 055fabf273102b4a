"""The way of goods as a time line: what the trace draws and prints (J-31)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from app.core.text import QT_TRANSLATE_NOOP, Text


class Lane(StrEnum):
    """The stages that goods pass, in their order; each is a lane of the picture."""

    MADE = "made"
    INSPECTED = "inspected"
    PACKED = "packed"
    STORED = "stored"
    BOXED = "boxed"
    LOADED = "loaded"
    LEFT = "left"
    SIGNED = "signed"
    CASE = "case"


LANE_WORDS = {
    Lane.MADE: QT_TRANSLATE_NOOP("app", "生产"),
    Lane.INSPECTED: QT_TRANSLATE_NOOP("app", "检验"),
    Lane.PACKED: QT_TRANSLATE_NOOP("app", "包装"),
    Lane.STORED: QT_TRANSLATE_NOOP("app", "库存"),
    Lane.BOXED: QT_TRANSLATE_NOOP("app", "装箱"),
    Lane.LOADED: QT_TRANSLATE_NOOP("app", "装车"),
    Lane.LEFT: QT_TRANSLATE_NOOP("app", "出门"),
    Lane.SIGNED: QT_TRANSLATE_NOOP("app", "签收"),
    Lane.CASE: QT_TRANSLATE_NOOP("app", "售后"),
}


class PointMark(StrEnum):
    """How a point is marked."""

    GOOD = "good"
    INFO = "info"
    HOLD = "hold"
    WRONG = "wrong"
    OPEN = "open"


@dataclass(frozen=True)
class Point:
    """One thing that happened to the goods.

    Attributes:
        lane: Stage it belongs to.
        at: When.
        what: What happened, in words.
        person: Who did it; blank where nobody's name is kept.
        place: Where: a location, a station, a vehicle, an address.
        number: Document it stands on, as people read it.
        page: Tab that opens the document; blank where none does.
        document: What that tab is asked to open.
        mark: Good, held, wrong, a mere record, or still open.
        detail: A word more.
        folded: The points that this one stands for, where many of a kind follow each other.
    """

    lane: Lane
    at: datetime
    what: Text
    person: str = ""
    place: str = ""
    number: str = ""
    page: str = ""
    document: str = ""
    mark: PointMark = PointMark.GOOD
    detail: str = ""
    folded: tuple[Point, ...] = ()

    def opens(self, page: str, document: str = "") -> Point:
        """The point with where it opens."""
        return replace(self, page=page, document=document or self.number)


@dataclass(frozen=True)
class Hold:
    """A span in which the goods were on hold; no end while they still are."""

    since: datetime
    until: datetime | None
    why: str


@dataclass(frozen=True)
class Other:
    """Other goods of the same document or lot: number and state in words."""

    identity: str
    state: Text


@dataclass(frozen=True)
class Where:
    """Where the goods are now: state, place, and since when."""

    state: Text
    place: str
    since: datetime | None
    mark: PointMark = PointMark.GOOD


@dataclass(frozen=True)
class Trail:
    """The whole way of a unit or lot.

    Attributes:
        key: What was asked for.
        identity: Serial or lot number that is shown.
        is_lot: Whether it is a lot.
        product: Name and model.
        facts: What else the head says: (word, value).
        points: What happened, oldest first.
        holds: Spans on hold.
        now: Where it is; several lines for a lot that lies in several places.
        others: Other goods that the same number stands for.
        customers: Who got pieces of a lot, with how many.
        asked_at: When this was read.
    """

    key: str
    identity: str
    is_lot: bool
    product: str
    facts: tuple[tuple[Text, str], ...]
    points: tuple[Point, ...]
    holds: tuple[Hold, ...]
    now: tuple[Where, ...]
    others: tuple[Other, ...] = ()
    customers: tuple[tuple[str, int], ...] = ()
    asked_at: datetime | None = None
