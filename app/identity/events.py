"""What happens to people and concerns later rooms."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PinChanged:
    """A person has another PIN: what was sealed under the old one opens no more unless he sealed it anew himself."""

    person_id: int
