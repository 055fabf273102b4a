"""The words of load planning: what is to be loaded into what, where each package stands, what an independent look at it found.

Coordinates: x runs from the front wall (车头, 0) to the door, y from the left wall seen from the door, z from the floor up.
All lengths are whole millimetres and weights whole grams; any whole unit serves as long as it is one and the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Side(StrEnum):
    """One of the three measures of a package, as it is named on its packaging."""

    LENGTH = "length"
    WIDTH = "width"
    HEIGHT = "height"


@dataclass(frozen=True)
class Space:
    """A part of the inside where nothing may stand: a corner casting, a wheel arch, a reserved place."""

    x_mm: int
    y_mm: int
    z_mm: int
    dx_mm: int
    dy_mm: int
    dz_mm: int


@dataclass(frozen=True)
class Axles:
    """How a vehicle carries its load on two axle groups; for a semi-trailer the front one is the king pin.

    Attributes:
        front_mm: Place of the front group along x; negative where it lies before the front wall.
        rear_mm: Place of the rear group along x.
        front_limit_g: What the load may put on the front group.
        rear_limit_g: What the load may put on the rear group.
    """

    front_mm: int
    rear_mm: int
    front_limit_g: int
    rear_limit_g: int


@dataclass(frozen=True)
class Balance:
    """Where the centre of gravity of the whole load may lie, in thousandths of the inside length and width."""

    front_permille: int = 0
    rear_permille: int = 1000
    side_permille: int = 1000
    """Greatest distance from the middle line to either side."""


@dataclass(frozen=True)
class Container:
    """The inside of a vehicle or container.

    Attributes:
        length_mm: From the front wall to the door.
        width_mm: Between the side walls.
        height_mm: From the floor to the roof.
        payload_g: Greatest weight of the whole load; None where nobody said.
        door_width_mm: Clear width of the door; 0 where it is as wide as the inside.
        door_height_mm: Clear height of the door; 0 where it is as high as the inside.
        blocked: Where nothing may stand.
        axles: Axle limits, or None.
        balance: Limits of the centre of gravity, or None.
    """

    length_mm: int
    width_mm: int
    height_mm: int
    payload_g: int | None = None
    door_width_mm: int = 0
    door_height_mm: int = 0
    blocked: tuple[Space, ...] = ()
    axles: Axles | None = None
    balance: Balance | None = None

    @property
    def volume(self) -> int:
        """Inside volume in cubic millimetres, corner castings included."""
        return self.length_mm * self.width_mm * self.height_mm


@dataclass(frozen=True)
class Item:
    """Equal packages.

    Attributes:
        id: What the packages are called; a box that is known by its SSCC is an item of one copy.
        length_mm: Longer side of the base as named on the packaging.
        width_mm: Shorter side of the base.
        height_mm: The side that stands upright ordinarily.
        copies: How many.
        weight_g: Gross weight of one, 0 where unknown.
        upright: Which of the three sides may stand vertical.
        max_load_g: Greatest weight that may rest on one, everything above it counted; None without limit, 0 for nothing on it (易碎, 顶层).
        max_layers: Greatest number of packages in any pile from this one upward, itself counted (堆码层数极限); None without limit.
        bottom_only: Stands on the floor only.
        stop: Where it is unloaded: 1 is delivered first and therefore loaded last.
        mark: 唛头, or blank.
        lot: Lot or batch, or blank.
    """

    id: str
    length_mm: int
    width_mm: int
    height_mm: int
    copies: int = 1
    weight_g: int = 0
    upright: tuple[Side, ...] = (Side.LENGTH, Side.WIDTH, Side.HEIGHT)
    max_load_g: int | None = None
    max_layers: int | None = None
    bottom_only: bool = False
    stop: int = 1
    mark: str = ""
    lot: str = ""

    @property
    def volume(self) -> int:
        """Cubic millimetres of one package."""
        return self.length_mm * self.width_mm * self.height_mm

    def orientations(self) -> tuple[tuple[int, int, int], ...]:
        """The different (dx, dy, dz) it may stand in, smallest first."""
        long, wide, high = self.length_mm, self.width_mm, self.height_mm
        lying = {Side.LENGTH: (wide, high, long), Side.WIDTH: (long, high, wide), Side.HEIGHT: (long, wide, high)}
        found: set[tuple[int, int, int]] = set()
        for up in self.upright:
            one, other, upward = lying[up]
            found.add((one, other, upward))
            found.add((other, one, upward))
        return tuple(sorted(found))


@dataclass(frozen=True)
class Task:
    """What is to be loaded into what."""

    container: Container
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Placement:
    """One package in its place: the corner nearest to front, left and floor, its measures as it stands, its turn from 1 on."""

    id: str
    x_mm: int
    y_mm: int
    z_mm: int
    dx_mm: int
    dy_mm: int
    dz_mm: int
    sequence: int
    stop: int = 1


class LeftReason(StrEnum):
    """Why a package is not on the plan."""

    TOO_LARGE = "too_large"
    """In no allowed position through the door or into the inside."""
    PAYLOAD = "payload"
    """The weight of the load would exceed what the vehicle may carry."""
    NO_SPACE = "no_space"
    """No place that satisfies support, weight on top, layers and order of the stops."""
    BALANCE = "balance"
    """Axles or centre of gravity would leave their limits."""


@dataclass(frozen=True)
class Left:
    """Packages that did not fit, and why."""

    id: str
    copies: int
    reason: LeftReason


@dataclass(frozen=True)
class Plan:
    """Where everything stands, in order of loading, and what was left.

    Attributes:
        placements: In order of loading.
        left: What is not on it.
        utilisation: Volume of the placed packages over the inside volume, 0 to 1.
    """

    placements: tuple[Placement, ...]
    left: tuple[Left, ...] = ()
    utilisation: float = 0.0


class FaultKind(StrEnum):
    """What the independent check may find wrong."""

    UNKNOWN = "unknown"
    COPIES = "copies"
    ORIENTATION = "orientation"
    OUTSIDE = "outside"
    DOOR = "door"
    BLOCKED = "blocked"
    OVERLAP = "overlap"
    SUPPORT = "support"
    BOTTOM_ONLY = "bottom_only"
    LOAD_ON_TOP = "load_on_top"
    LAYERS = "layers"
    PAYLOAD = "payload"
    AXLE = "axle"
    BALANCE = "balance"
    SEQUENCE = "sequence"
    """Not one turn each from 1 on, or a package stands on one that comes later."""
    WAY_IN = "way_in"
    """When its turn comes, something already stands in its straight way from the door."""
    STOP_ORDER = "stop_order"
    """At its stop something that goes farther stands in its way to the door, or on it."""


@dataclass(frozen=True)
class Fault:
    """One thing found wrong: the kind, the turns (`sequence`) of the packages concerned, and the figures."""

    kind: FaultKind
    sequences: tuple[int, ...] = ()
    found: int = 0
    allowed: int = 0


@dataclass(frozen=True)
class Report:
    """What the independent check says of a plan; right only without a fault.

    Attributes:
        faults: Everything found wrong.
        utilisation: Volume of the packages over the inside volume, 0 to 1.
        weight_g: Of the whole load.
        centre_mm: Centre of gravity, rounded; (0, 0, 0) of an empty or weightless load.
        front_axle_g: What the load puts on the front group, None without axles.
        rear_axle_g: What the load puts on the rear group.
        used_length_mm: How far the load reaches toward the door.
    """

    faults: tuple[Fault, ...] = ()
    utilisation: float = 0.0
    weight_g: int = 0
    centre_mm: tuple[int, int, int] = field(default=(0, 0, 0))
    front_axle_g: int | None = None
    rear_axle_g: int | None = None
    used_length_mm: int = 0

    @property
    def right(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults
