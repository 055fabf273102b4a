"""What the orders feature tells later stages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class AddressChanged:
    """Consignee, contact, phone, address, destination or shipping mark of a released order changed: labels are void (C-15)."""

    order_no: str


@dataclass(frozen=True)
class DeliveryTermsChanged:
    """Delivery date, mode or transport of a released order changed; the three ticks of A-26 were withdrawn."""

    order_no: str


@dataclass(frozen=True)
class OrderClosed:
    """An order was closed."""

    order_no: str
