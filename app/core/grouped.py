"""Rows of one statement put under the keys they belong to: many parents are read with one statement a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


def grouped(rows: Iterable[V], key: Callable[[V], K]) -> defaultdict[K, list[V]]:
    """The rows by key, each list in the order of the rows; a key without rows has an empty list."""
    found: defaultdict[K, list[V]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found
