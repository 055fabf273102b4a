"""What a pass claims has one form, and bounds."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.trust import cbor
from app.trust.claims import Claims
from db.states import DeliveryMode, PassKind
from tests.helpers.mint import NOW, claims, limits_of


@pytest.mark.parametrize(
    "made",
    [
        claims(),
        claims(plate="", trailer="", bearer="361X", seals=(), orders=("FH26000001",)),
        claims(kind=PassKind.SCRAP, modes=(), orders=(), boxes=0, load=(2, 3), nth=4, weight_g=0),
        claims("CM00000007", orders=tuple(f"FH26{n:06d}" for n in range(40)), seals=tuple(f"S{n}" for n in range(6))),
        claims(modes=(DeliveryMode.PICKUP, DeliveryMode.OTHER), orders=("XX1", "FH06000001"), container="MSKU1234565"),
    ],
)
def test_there_and_back(made: Claims) -> None:
    assert Claims.decode(made.encode()) == made


@pytest.mark.parametrize(
    "changed",
    [
        {"plate": "苏" * 17}, {"gate": ""}, {"boxes": -1}, {"boxes": 100_000}, {"uid": b"short"}, {"load": (3, 2)}, {"load": (0, 1)},
        {"seals": ("S1", "S1")}, {"orders": tuple(f"FH26{n:06d}" for n in range(41))}, {"plate": "A\nB"}, {"plate": " A"},
        {"expires": NOW}, {"issued": NOW + timedelta(microseconds=1)}, {"bearer": "361X"}, {"plate": "", "bearer": ""},
        {"modes": (DeliveryMode.DIRECT, DeliveryMode.PICKUP)}, {"number": "CM" + "9" * 30},
    ],
)  # fmt: skip
def test_out_of_bounds_is_no_claim(changed: dict[str, Any]) -> None:
    with pytest.raises((ValueError, OverflowError)):
        claims(**changed).encode()


def test_a_blank_entry_and_an_unknown_one_are_another_form() -> None:
    fields = cbor.decode(claims().encode())
    for key, value in ((10, ""), (19, [1, 1]), (22, 1), (1, "CM26000417"), (14, 0)):
        with pytest.raises(ValueError, match=r".+"):
            Claims.decode(cbor.encode({**fields, key: value}))


def test_limits_cover_only_what_lies_inside() -> None:
    made = claims()
    limits = limits_of(made)
    assert type(limits).decode(limits.encode()) == limits
    assert limits.cover(made)
    for changed in (
        {"boxes": 121}, {"orders": (*made.orders, "FH26000390")}, {"plate": "苏Z·8682L"}, {"trailer": ""}, {"gate": "二号门"},
        {"expires": made.expires + timedelta(seconds=1)}, {"maker": 4}, {"modes": ()}, {"kind": PassKind.SCRAP},
        {"not_before": limits.not_before - timedelta(seconds=1)},
    ):  # fmt: skip
        assert not limits.cover(claims(**changed)), changed
