"""What the trace shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class LinkKind(StrEnum):
    """The links of the chain, in their order."""

    PRODUCT = "product"
    INSPECTION = "inspection"
    RECEIPT = "receipt"
    BOX = "box"
    LOAD = "load"
    SEAL = "seal"
    GATE_PASS = "gate_pass"
    SIGNATURE = "signature"
    CASE = "case"


@dataclass(frozen=True)
class Link:
    """One link: what it is, the number that leads to its record, its state in words, when, and a line more.

    `reached` is False for a stage that has not happened; `document` and `page` say where it opens.
    """

    kind: LinkKind
    title: str
    number: str
    state: str
    at: datetime | None
    detail: str
    reached: bool = True
    document: str = ""
    page: str = ""


@dataclass(frozen=True)
class Chain:
    """The chain of a unit, lot, box or document.

    Attributes:
        key: What was asked for.
        identity: Serial or lot at its beginning; blank for a document with several.
        title: What it is, in words.
        customer: Who got it, or blank.
        dispatch_no: The 发货单 it left on, or blank.
        order_no: The customer order, or blank.
        links: In the order of `LinkKind`.
    """

    key: str
    identity: str
    title: str
    customer: str
    dispatch_no: str
    order_no: str
    links: tuple[Link, ...]

    def link(self, kind: LinkKind) -> Link | None:
        """The (newest) link of a kind."""
        return next((link for link in reversed(self.links) if link.kind is kind), None)


@dataclass(frozen=True)
class Spread:
    """Where the goods of one lot or task are: in the works, in stock, gone out."""

    name: str
    in_works: int
    in_stock: int
    gone: int


@dataclass(frozen=True)
class Found:
    """One hit of 'find anything': the page that opens it, what it is asked to open, two lines."""

    page: str
    document: str
    title: str
    detail: str
