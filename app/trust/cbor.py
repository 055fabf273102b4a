"""Canonical CBOR, strictly: what is signed has one form, and nothing else is read.

Only unsigned integers, byte strings, text, arrays and maps with integer keys exist here. A reader that also took tags, floats or
indefinite lengths would let a stranger choose how much work a scan makes.
"""

from __future__ import annotations

from typing import Any

import cbor2

DEEPEST = 4
_LENGTHS = {24: 1, 25: 2, 26: 4, 27: 8}
_UINT, _BYTES, _TEXT, _ARRAY, _MAP = 0, 2, 3, 4, 5


def encode(value: Any) -> bytes:
    """The canonical form of ints, bytes, text, lists and dicts with integer keys."""
    return cbor2.dumps(value, canonical=True)


def decode(data: bytes) -> Any:
    """Reads one value that fills `data` to its last byte.

    Raises:
        ValueError: Another type, a longer form than needed, keys out of order, too deep, cut, or bytes left over.
    """
    value, end = _read(data, 0, 0)
    if end != len(data):
        raise ValueError("bytes after the end")
    return value


def _read(data: bytes, at: int, depth: int) -> tuple[Any, int]:
    if depth > DEEPEST:
        raise ValueError("too deep")
    kind, number, at = _head(data, at)
    if kind == _UINT:
        return number, at
    if kind in (_BYTES, _TEXT):
        end = at + number
        if end > len(data):
            raise ValueError("cut")
        return (data[at:end] if kind == _BYTES else data[at:end].decode("utf-8", "strict")), end
    if number > len(data) - at:
        raise ValueError("cut")
    if kind == _ARRAY:
        items = []
        for _ in range(number):
            item, at = _read(data, at, depth + 1)
            items.append(item)
        return items, at
    if kind == _MAP:
        return _read_map(data, at, number, depth)
    raise ValueError("type not allowed")


def _read_map(data: bytes, at: int, number: int, depth: int) -> tuple[dict[int, Any], int]:
    found: dict[int, Any] = {}
    last = -1
    for _ in range(number):
        kind, key, at = _head(data, at)
        if kind != _UINT or key <= last:
            raise ValueError("keys are integers in order")
        last = key
        found[key], at = _read(data, at, depth + 1)
    return found, at


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """Major type, its number in the shortest form, and where the content begins."""
    if at >= len(data):
        raise ValueError("cut")
    kind, short = data[at] >> 5, data[at] & 0x1F
    at += 1
    if short < 24:
        return kind, short, at
    long = _LENGTHS.get(short)
    if long is None or at + long > len(data):
        raise ValueError("cut or of no definite length")
    number = int.from_bytes(data[at : at + long], "big")
    if number < (24 if long == 1 else 1 << (8 * long // 2)):
        raise ValueError("longer than needed")
    return kind, number, at + long
