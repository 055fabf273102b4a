"""What a pass claims: the facts the guard needs, in the one form that is signed. And the limits of a signature given beforehand."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from app.trust import cbor
from app.trust.numbers import KIND_OF, KINDS, MODE_OF, MODES
from db.states import DeliveryMode, PassKind

MOST_BYTES = 700
"""A claim set larger than this is not read."""

MOST_ORDERS, MOST_SEALS = 40, 6

LONGEST_SITE = 24
"""Characters of a site's name."""

LONGEST = timedelta(days=8)
"""No pass claims to hold longer, whatever the site sets: an old key would else sign today as of then."""


@dataclass(frozen=True, kw_only=True)
class Claims:
    """What the departments sign.

    Attributes:
        number: Number of the pass, `CM26000417`.
        uid: 16 random bytes: no two passes are the same text.
        kind: Why the goods leave.
        modes: Delivery modes of its orders; none where nothing hangs on a 发货单.
        site: The site whose trust list holds.
        gate: The one gate it opens.
        plate: Of the tractor; blank on foot.
        trailer: Of the trailer, or blank.
        bearer: Last four of the bearer's identity card, for goods on foot; else blank.
        container: Container number, or blank.
        seals: Seal numbers.
        orders: Dispatch orders.
        boxes: How many boxes or pieces.
        weight_g: Gross weight in grams.
        load_hash: First 16 bytes of the hash of the load list.
        issued: When the claims were fixed.
        not_before: First moment it holds.
        expires: First moment it no longer holds.
        load: This load as (n, of all loads of the order).
        maker: Key of the person who made the pass; signs none of it.
        nth: The how manyeth pass of this load.
    """

    number: str
    uid: bytes
    kind: PassKind
    site: str
    gate: str
    boxes: int
    load_hash: bytes
    issued: datetime
    not_before: datetime
    expires: datetime
    maker: int
    modes: tuple[DeliveryMode, ...] = ()
    plate: str = ""
    trailer: str = ""
    bearer: str = ""
    container: str = ""
    seals: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    weight_g: int = 0
    load: tuple[int, int] = (1, 1)
    nth: int = 1

    def encode(self) -> bytes:
        """The canonical form.

        Raises:
            ValueError: A value out of bounds: too long, too many, negative, the end before the beginning.
        """
        return _encoded(self)

    @staticmethod
    def decode(data: bytes) -> Claims:
        """Reads the canonical form.

        Raises:
            ValueError: Not in this form, or a value out of bounds.
        """
        if len(data) > MOST_BYTES:
            raise ValueError("too large")
        made = Claims(**_read(_FIELDS, cbor.decode(data)))
        if not made.not_before < made.expires or made.issued > made.expires:
            raise ValueError("ends before it begins")
        if made.expires - min(made.issued, made.not_before) > LONGEST:
            raise ValueError("holds too long")
        if bool(made.plate) == bool(made.bearer):
            raise ValueError("a vehicle or a bearer, not both")
        return made


@lru_cache(maxsize=16)
def _encoded(claims: Claims) -> bytes:
    """A gate compares the same claims with the record at the scan and again when the guard has keyed."""
    data = cbor.encode(_drop_blank({key: field.write(getattr(claims, field.name)) for key, field in _FIELDS.items()}))
    if Claims.decode(data) != claims:
        raise ValueError("claims have no canonical form: whole seconds, modes and orders in order, no blank text inside")
    return data


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What a signature given beforehand allows (预签): one pass, by its uid, with these orders, this vehicle, no more boxes, until then."""

    uid: bytes
    site: str
    gate: str
    kind: PassKind
    plate: str
    orders: tuple[str, ...]
    boxes: int
    not_before: datetime
    expires: datetime
    maker: int
    modes: tuple[DeliveryMode, ...] = ()
    trailer: str = ""

    def encode(self) -> bytes:
        """The canonical form.

        Raises:
            ValueError: A value out of bounds.
        """
        data = cbor.encode(_drop_blank({key: field.write(getattr(self, field.name)) for key, field in _LIMITS.items()}))
        if Limits.decode(data) != self:
            raise ValueError("limits have no canonical form")
        return data

    @staticmethod
    def decode(data: bytes) -> Limits:
        """Reads the canonical form.

        Raises:
            ValueError: Not in this form, or a value out of bounds.
        """
        if len(data) > MOST_BYTES:
            raise ValueError("too large")
        return Limits(**_read(_LIMITS, cbor.decode(data)))

    def cover(self, claims: Claims) -> bool:
        """Whether a pass lies inside the limits."""
        same = (self.uid, self.site, self.gate, self.kind, self.plate, self.trailer, self.modes, self.maker) == (
            claims.uid, claims.site, claims.gate, claims.kind, claims.plate, claims.trailer, claims.modes, claims.maker,
        )  # fmt: skip
        inside = set(claims.orders) <= set(self.orders) and claims.boxes <= self.boxes
        return same and inside and self.not_before <= claims.not_before and claims.expires <= self.expires


@dataclass(frozen=True)
class _Field:
    """One entry of the map: how it is written, how it is read, what stands for its absence."""

    name: str
    write: Callable[[Any], Any]
    read: Callable[[Any], Any]
    blank: Any = None
    """What an absent entry reads as; None for an entry that must be there."""


def _text(most: int) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if not isinstance(value, str) or not 0 < len(value) <= most or not value.isprintable() or value != value.strip():
            raise ValueError("text out of bounds")
        return value

    return read


def _integer(most: int) -> Callable[[Any], int]:
    def read(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
            raise ValueError("integer out of bounds")
        return value

    return read


def _octets(length: int) -> Callable[[Any], bytes]:
    def read(value: Any) -> bytes:
        if not isinstance(value, bytes) or len(value) != length:
            raise ValueError("bytes out of bounds")
        return value

    return read


def _each(read: Callable[[Any], Any], most: int) -> Callable[[Any], tuple[Any, ...]]:
    def read_all(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list) or not 0 < len(value) <= most:
            raise ValueError("list out of bounds")
        found = tuple(read(item) for item in value)
        if len(set(found)) != len(found):
            raise ValueError("twice in a list")
        return found

    return read_all


def _word(words: dict[int, Any]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if not isinstance(value, int) or value not in words:
            raise ValueError("unknown word")
        return words[value]

    return read


LATEST = 2**32 - 1


def write_time(moment: datetime) -> int:
    """Whole seconds since 1970; fractions are refused by the caller's round trip."""
    return int(moment.timestamp())


def read_time(value: Any) -> datetime:
    """A moment in UTC.

    Raises:
        ValueError: Not a number of seconds before 2106.
    """
    return datetime.fromtimestamp(_integer(LATEST)(value), UTC)


def _numbered(prefix: str) -> tuple[Callable[[str], Any], Callable[[Any], str]]:
    """A document number of the desk's usual form travels as its digits."""
    usual = re.compile(rf"{prefix}(\d{{8}})")

    def write(number: str) -> Any:
        found = usual.fullmatch(number)
        return int(found[1]) if found and found[1][0] != "0" else number

    def read(value: Any) -> str:
        if isinstance(value, int):
            digits = str(_integer(99_999_999)(value))
            if len(digits) != 8:
                raise ValueError("number out of bounds")
            return prefix + digits
        text = _text(24)(value)
        if write(text) != text:
            raise ValueError("longer than needed")
        return text

    return write, read


def _same(value: Any) -> Any:
    return value


def _pair(value: Any) -> tuple[int, int]:
    n, total = _each_integer(value)
    if not 1 <= n <= total:
        raise ValueError("load out of bounds")
    return n, total


def _each_integer(value: Any) -> tuple[int, int]:
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError("pair expected")
    first, second = (_integer(9999)(item) for item in value)
    return first, second


_PASS, _ORDER = _numbered("CM"), _numbered("FH")


def _write_modes(modes: tuple[DeliveryMode, ...]) -> list[int]:
    return sorted(MODES[mode] for mode in modes)


def _write_orders(orders: tuple[str, ...]) -> list[Any]:
    return [_ORDER[0](order) for order in orders]


_KIND = _Field("kind", KINDS.__getitem__, _word(KIND_OF))
_MODES = _Field("modes", _write_modes, _each(_word(MODE_OF), len(MODES)), ())
_ORDERS = _Field("orders", _write_orders, _each(_ORDER[1], MOST_ORDERS), ())

_FIELDS: dict[int, _Field] = {
    1: _Field("number", *_PASS),
    2: _Field("uid", _same, _octets(16)),
    3: _KIND,
    4: _MODES,
    5: _Field("site", _same, _text(LONGEST_SITE)),
    6: _Field("gate", _same, _text(24)),
    7: _Field("plate", _same, _text(16), ""),
    8: _Field("trailer", _same, _text(16), ""),
    9: _Field("bearer", _same, _text(8), ""),
    10: _Field("container", _same, _text(16), ""),
    11: _Field("seals", list, _each(_text(24), MOST_SEALS), ()),
    12: _ORDERS,
    13: _Field("boxes", _same, _integer(99_999)),
    14: _Field("weight_g", _same, _integer(10**9), 0),
    15: _Field("load_hash", _same, _octets(16)),
    16: _Field("issued", write_time, read_time),
    17: _Field("not_before", write_time, read_time),
    18: _Field("expires", write_time, read_time),
    19: _Field("load", list, _pair, (1, 1)),
    20: _Field("maker", _same, _integer(2**31)),
    21: _Field("nth", _same, _integer(999), 1),
}
_LIMITS: dict[int, _Field] = {
    1: _Field("site", _same, _text(LONGEST_SITE)),
    2: _Field("gate", _same, _text(24)),
    3: _KIND,
    4: _MODES,
    5: _Field("plate", _same, _text(16)),
    6: _Field("trailer", _same, _text(16), ""),
    7: _Field("orders", _write_orders, _each(_ORDER[1], MOST_ORDERS)),
    8: _Field("boxes", _same, _integer(99_999)),
    9: _Field("not_before", write_time, read_time),
    10: _Field("expires", write_time, read_time),
    11: _Field("maker", _same, _integer(2**31)),
    12: _Field("uid", _same, _octets(16)),
}


def _drop_blank(found: dict[int, Any]) -> dict[int, Any]:
    """What is absent has one form: it is not there."""
    fields = _FIELDS if 21 in found else _LIMITS
    kept = {}
    for key, value in found.items():
        blank = fields[key].blank
        absent = blank is not None and (tuple(value) if isinstance(value, list) else value) == blank
        if not absent:
            kept[key] = value
    return kept


def _read(fields: dict[int, _Field], found: Any) -> dict[str, Any]:
    if not isinstance(found, dict) or not found.keys() <= fields.keys():
        raise ValueError("unknown entries")
    made = {}
    for key, field in fields.items():
        if key in found:
            value = field.read(found[key])
            if field.blank is not None and value == field.blank:
                raise ValueError("a blank entry is left out")
            made[field.name] = value
        elif field.blank is None:
            raise ValueError(f"{field.name} is missing")
        else:
            made[field.name] = field.blank
    return made
