"""What a committed command touched, so that pages which show it refresh."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ChangeSet:
    """Names of the tables a transaction wrote to."""

    tables: frozenset[str] = frozenset()

    def touches(self, tables: frozenset[str] | set[str]) -> bool:
        """Whether any of `tables` was written."""
        return not self.tables.isdisjoint(tables)

    def __bool__(self) -> bool:
        """Whether anything was written at all."""
        return bool(self.tables)
