"""A site's own kinds of vehicles and containers for load plans, beside the built-in ones of `app.planner.kinds`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from app.catalog import kind_queries, records
from app.core.entry import NAME, clean, whole
from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.planner.kinds import Family, built_in
from app.planner.model import Axles, Balance, Container, Space
from db.models.catalog import VehicleKindRow
from db.states import Role

ROLES = (Role.LOGISTICS_HEAD, Role.ADMINISTRATOR)
_KEY = re.compile(r"[A-Z0-9][A-Z0-9.\-]{1,19}")
_LONGEST = 30_000


@dataclass(frozen=True)
class VehicleKindDraft:
    """What an own kind is made or changed from; the inside with its limits is `container`."""

    key: str
    name: str
    container: Container
    family: Family = Family.TRUCK
    note: str = ""
    active: bool = True


def create_vehicle_kind(work: Work, draft: VehicleKindDraft) -> kind_queries.OwnKindView:
    """Creates an own kind.

    Raises:
        BadInput: Key or name blank, taken by another own or a built-in kind; a measure, weight or limit that cannot be.
    """
    work.require(*ROLES)
    values = _values(draft)
    _must_be_free(work, values)
    return kind_queries.own_view(records.create(work, VehicleKindRow, "vehicle_kind", values))


def change_vehicle_kind(
    work: Work, kind_id: int, draft: VehicleKindDraft, reason: str = "", *, version: int | None = None
) -> kind_queries.OwnKindView:
    """Changes an own kind; plans that were made with it keep the inside they were made for.

    Raises:
        Refused: M-02 without a reason.
        BadInput: As `create_vehicle_kind`; the key stays, trips are kept by it.
        NotFound: No such kind.
        Conflict: Changed by somebody else meanwhile.
    """
    work.require(*ROLES)
    row = records.get(work, VehicleKindRow, kind_id, QT_TRANSLATE_NOOP("app", "车型"))
    values = _values(draft)
    if values["key"] != row.key:
        raise bad_input(QT_TRANSLATE_NOOP("app", "代号不能改，车次按它记着车型：{key}"), key=row.key)
    _must_be_free(work, values, but=row.id)
    records.change(work, row, "vehicle_kind", values, reason, version)
    return kind_queries.own_view(row)


def _must_be_free(work: Work, values: dict[str, Any], *, but: int = 0) -> None:
    for column in ("key", "name"):
        if values[column] in {getattr(kind, column) for kind in built_in()}:
            raise bad_input(QT_TRANSLATE_NOOP("app", "内置车型里已经有了：{value}"), value=values[column])
        records.must_be_free(work, VehicleKindRow, column, values[column], but=but)


def _values(draft: VehicleKindDraft) -> dict[str, Any]:
    """The columns of an own kind."""
    key = draft.key.strip().upper()
    if _KEY.fullmatch(key) is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "代号用大写字母、数字和 . -，2 到 20 位：{key}"), key=key[:30])
    inside = draft.container
    return {
        "key": key,
        "name": clean(QT_TRANSLATE_NOOP("app", "车型"), draft.name, most=NAME, needed=True),
        "family": draft.family.value,
        "length_mm": whole(QT_TRANSLATE_NOOP("app", "厢内长（mm）"), inside.length_mm, low=300, high=_LONGEST),
        "width_mm": whole(QT_TRANSLATE_NOOP("app", "厢内宽（mm）"), inside.width_mm, low=300, high=_LONGEST),
        "height_mm": whole(QT_TRANSLATE_NOOP("app", "厢内高（mm）"), inside.height_mm, low=300, high=_LONGEST),
        "payload_kg": whole(QT_TRANSLATE_NOOP("app", "载重（kg）"), (inside.payload_g or 0) // 1000, low=1, high=200_000),
        "door_width_mm": whole(QT_TRANSLATE_NOOP("app", "门宽（mm）"), inside.door_width_mm, high=inside.width_mm),
        "door_height_mm": whole(QT_TRANSLATE_NOOP("app", "门高（mm）"), inside.door_height_mm, high=inside.height_mm),
        **_axles(inside.axles),
        **_balance(inside.balance or Balance()),
        "blocked": [_space(space, inside) for space in inside.blocked],
        "note": clean(QT_TRANSLATE_NOOP("app", "备注"), draft.note),
        "active": draft.active,
    }


def _axles(axles: Axles | None) -> dict[str, int | None]:
    if axles is None:
        return dict.fromkeys(("front_axle_mm", "rear_axle_mm", "front_axle_kg", "rear_axle_kg"))
    if axles.rear_mm <= axles.front_mm:
        raise bad_input(QT_TRANSLATE_NOOP("app", "后轴要在前轴之后"))
    place, limit = QT_TRANSLATE_NOOP("app", "车轴位置（mm）"), QT_TRANSLATE_NOOP("app", "轴荷（kg）")
    return {
        "front_axle_mm": whole(place, axles.front_mm, low=-5_000, high=_LONGEST),
        "rear_axle_mm": whole(place, axles.rear_mm, low=-5_000, high=_LONGEST),
        "front_axle_kg": whole(limit, axles.front_limit_g // 1000, low=1, high=200_000),
        "rear_axle_kg": whole(limit, axles.rear_limit_g // 1000, low=1, high=200_000),
    }


def _balance(balance: Balance) -> dict[str, int]:
    what = QT_TRANSLATE_NOOP("app", "重心范围（‰）")
    if balance.front_permille >= balance.rear_permille:
        raise bad_input(QT_TRANSLATE_NOOP("app", "重心的前界要小于后界"))
    return {
        "front_permille": whole(what, balance.front_permille, high=1000),
        "rear_permille": whole(what, balance.rear_permille, high=1000),
        "side_permille": whole(what, balance.side_permille, high=1000),
    }


def _space(space: Space, inside: Container) -> list[int]:
    """A blocked space as six numbers; it lies inside."""
    start, size = (space.x_mm, space.y_mm, space.z_mm), (space.dx_mm, space.dy_mm, space.dz_mm)
    room = (inside.length_mm, inside.width_mm, inside.height_mm)
    if any(side < 1 or at < 0 or at + side > most for at, side, most in zip(start, size, room, strict=True)):
        words = " ".join(str(part) for part in (*start, *size))
        raise bad_input(QT_TRANSLATE_NOOP("app", "不可用的空间要在厢内：{space}"), space=words)
    return [*start, *size]
