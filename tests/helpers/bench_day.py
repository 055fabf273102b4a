"""What lies ready when a day at the packing bench begins; plain values, made by `bench_factory`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Errors:
    """SC-5: one order of three breakers, and what is wrongly scanned into its box.

    Attributes:
        order: Customer's order.
        dispatch: Its 发货单, everything drawn.
        serials: The three units.
        certificate: Certificate of the first.
        wrong_model: A unit of another product, in stock.
        uninspected: A breaker that was never inspected.
        surplus: A fourth breaker, in stock.
        unpacked: A breaker that passed inspection and waits to be packed, with its certificate's number.
        people: Names by part: packer, inspector, assembler, sales, lead.
    """

    order: str
    dispatch: str
    serials: tuple[str, ...]
    certificate: str
    wrong_model: str
    uninspected: str
    surplus: str
    unpacked: tuple[str, str]
    people: dict[str, str]


@dataclass(frozen=True)
class Ready:
    """An order that is drawn: its 发货单, serials, lots with how many pieces of each, and the certificate of the first unit."""

    dispatch: str
    serials: tuple[str, ...]
    lots: tuple[tuple[str, int], ...]
    certificate: str


@dataclass(frozen=True)
class Shift:
    """What lies ready for a shift: orders, goods that belong into no box, and the two people."""

    orders: tuple[Ready, ...]
    strangers: tuple[str, ...]
    packer: str
    inspector: str
