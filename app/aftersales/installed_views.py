"""What the list of what stands at the customers' lets out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from db.states import CareWorkKind as CareWorkKind


@dataclass(frozen=True)
class InstalledView:
    """A unit, or pieces of a lot, at a customer's; `due_on` is its next maintenance, None where it needs none or has left."""

    installed_id: int
    serial: str
    lot_no: str
    quantity: int
    product_id: int
    product: str
    model: str
    customer_id: int | None
    customer: str
    place: str
    record_no: str
    delivered_on: date
    release: str
    maintained_on: date | None
    due_on: date | None
    left_on: date | None
    left_why: str
    replaced_by: str
    replaces: str

    @property
    def identity(self) -> str:
        """Serial number, or lot number."""
        return self.serial or self.lot_no


@dataclass(frozen=True)
class CareWorkView:
    """A maintenance or an upgrade that was done."""

    kind: CareWorkKind
    done_on: date
    at: datetime
    person: str
    release: str
    words: str
    case_no: str


@dataclass(frozen=True)
class DueMonth:
    """How many are to be maintained in a month; `late` of them are past their day."""

    month: date
    due: int
    late: int
