"""Kinds of vehicles and containers: the built-in list, and where in one the centre of gravity of a load may lie.

The list lies in `kinds.toml` beside this module; a fault in that file is a fault of the program and stops the first reader with a
`ValueError` that names the kind. A site's own kinds are kept by `app.catalog`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache
from importlib.resources import files
from math import ceil, floor
from typing import Any

from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.planner.model import Axles, Balance, Container, Space

REFERENCE = QT_TRANSLATE_NOOP("app", "参考值，以实车为准")


class Family(StrEnum):
    """What sort of a thing a kind is."""

    CONTAINER = "container"
    TRUCK = "truck"
    TRAILER = "trailer"
    VAN = "van"


FAMILIES: dict[Family, str] = {
    Family.CONTAINER: QT_TRANSLATE_NOOP("app", "集装箱"),
    Family.TRUCK: QT_TRANSLATE_NOOP("app", "货车"),
    Family.TRAILER: QT_TRANSLATE_NOOP("app", "半挂车"),
    Family.VAN: QT_TRANSLATE_NOOP("app", "面包车"),
}


@dataclass(frozen=True)
class VehicleKind:
    """One kind.

    Attributes:
        key: What a trip keeps, such as `40HC` or `BOX-9.6`.
        name: As people say it.
        family: Container, truck, semi-trailer or van.
        container: Its inside with all limits.
        note: What to mind, or blank.
        own: Entered by the site, not built in.
    """

    key: str
    name: str
    family: Family
    container: Container
    note: str = ""
    own: bool = False

    @property
    def size_words(self) -> str:
        """Inside as 9600×2400×2500."""
        inside = self.container
        return f"{inside.length_mm}×{inside.width_mm}×{inside.height_mm}"

    @property
    def remark(self) -> Text:
        """What to mind; of a built-in kind first that its figures are for reference."""
        if self.own:
            return say("{note}", note=self.note)
        return say(QT_TRANSLATE_NOOP("app", "参考值，以实车为准。{note}"), note=self.note) if self.note else say(REFERENCE)


@cache
def built_in() -> tuple[VehicleKind, ...]:
    """The kinds that come with the program, in the order of the list: containers, trucks, trailers, vans."""
    text = files("app.planner").joinpath("kinds.toml").read_text(encoding="utf-8")
    kinds = tuple(_kind(entry) for entry in tomllib.loads(text)["kind"])
    if len({kind.key for kind in kinds}) < len(kinds):
        raise ValueError("kinds.toml: one key twice")
    return kinds


def built_in_kind(key: str) -> VehicleKind | None:
    """The built-in kind with a key, or None."""
    return next((kind for kind in built_in() if kind.key == key), None)


def band(container: Container, weight_g: int) -> tuple[int, int]:
    """Where along the inside the centre of gravity of a load of this weight may lie: from, to, in permille of the length.

    The limits of the balance, which a load below a tenth of the payload is free of, narrowed by what the axles bear; `to` is below
    `from` where no place would do.
    """
    light = container.payload_g is not None and 10 * weight_g < container.payload_g
    limits = Balance() if light or container.balance is None else container.balance
    low, high = limits.front_permille, limits.rear_permille
    axles = container.axles
    if axles is None or weight_g <= 0:
        return low, high
    base = axles.rear_mm - axles.front_mm
    first = axles.rear_mm - Fraction(axles.front_limit_g * base, weight_g)
    last = axles.front_mm + Fraction(axles.rear_limit_g * base, weight_g)
    return max(low, ceil(first * 1000 / container.length_mm)), min(high, floor(last * 1000 / container.length_mm))


def aside(container: Container, weight_g: int) -> int | None:
    """How far from the middle line the centre of gravity of a load of this weight may lie, in permille of the width.

    What the balance says holds from half the payload on. What tilts a vehicle is weight times distance, so a lighter load may lie so much
    farther off as it is lighter.

    Returns:
        None where every place will do: nobody set a limit, or the load is below a tenth of the payload.
    """
    payload = container.payload_g
    if container.balance is None or weight_g <= 0 or (payload is not None and 10 * weight_g < payload):
        return None
    most = container.balance.side_permille
    if payload is not None and 2 * weight_g < payload:
        most = most * payload // (2 * weight_g)
    return most if most < 500 else None


def _kind(entry: dict[str, Any]) -> VehicleKind:
    try:
        length, width, height = entry["inside"]
        door_width, door_height = entry.get("door", (0, 0))
        front, rear, side = entry["balance"]
        axles = entry.get("axles")
        return VehicleKind(
            key=entry["key"], name=entry["name"], family=Family(entry["family"]), note=entry.get("note", ""),
            container=Container(
                length, width, height, entry["payload_kg"] * 1000, door_width, door_height,
                blocked=(*_castings(entry.get("castings"), length, width, height), *(Space(*part) for part in entry.get("blocked", ()))),
                axles=Axles(*axles["at"], *(kg * 1000 for kg in axles["limit_kg"])) if axles else None,
                balance=Balance(front, rear, side),
            ),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"kinds.toml: {entry.get('key')}: {error}") from error


def _castings(size: list[int] | None, length: int, width: int, height: int) -> tuple[Space, ...]:
    """The four corner castings under the roof."""
    if size is None:
        return ()
    dx, dy, dz = size
    return tuple(Space(x, y, height - dz, dx, dy, dz) for x in (0, length - dx) for y in (0, width - dy))
