"""What boxing tells later stages; `app/desk.py` connects the handlers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class BoxChanged:
    """A box was closed, weighed or opened again: what was planned with it may no longer fit (G-06)."""

    dispatch_no: str
    sscc: str
