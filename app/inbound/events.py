"""What stock-in tells later stages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class GoodsPosted:
    """Goods were taken into stock: sales and dispatch may plan them (B-13, X-36)."""

    receipt_no: str
    task_no: str
    order_no: str


@dataclass(frozen=True)
class GoodsReversed:
    """A receipt was cancelled by a red-letter slip (D-02)."""

    receipt_no: str
    reversal_no: str
    task_no: str
    order_no: str
