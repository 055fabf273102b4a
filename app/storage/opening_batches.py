"""Opening stock that is accepted waits in batches: each small enough that a scan waits for it without being noticed."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from app.units.bringing import Brought

POSTED_AT_ONCE = 250
"""Lines of one batch; a lot is never cut, so that a batch may be larger by the places of one lot."""


@dataclass(frozen=True, slots=True)
class PackedLine:
    """A unit, or pieces of a lot at one place (a blank serial number), with everything that its record will hold."""

    serial: str
    lot_no: str
    quantity: int
    place: int
    """Key of the place."""
    brought: Brought

    @property
    def number(self) -> str:
        """What its goods are known by."""
        return self.serial or self.lot_no


def cut(lines: Sequence[PackedLine]) -> Iterator[list[PackedLine]]:
    """Batches of lines: units by number, then lots by number; neighbours in the indexes come in together, and that takes a third."""
    units = sorted((line for line in lines if line.serial), key=lambda line: line.serial)
    lots = sorted((line for line in lines if not line.serial), key=lambda line: (line.lot_no, line.place))
    batch = list[PackedLine]()
    for whole in (*([unit] for unit in units), *(list(lot) for _, lot in groupby(lots, lambda line: line.lot_no))):
        batch += whole
        if len(batch) >= POSTED_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def pack(lines: Iterable[PackedLine]) -> bytes:
    """Lines as a batch keeps them: small, and the same whatever the database."""
    rows = [
        (
            line.serial, line.lot_no, line.quantity, line.place, one.product_id, _text(one.produced_on), one.sealed, one.certificate_no,
            _text(one.valid_until), _text(one.expires_on), _text(one.store_until), one.supplier, one.supplier_lot, _text(one.stocked_at),
        )
        for line in lines
        for one in (line.brought,)
    ]  # fmt: skip
    return zlib.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode(), level=1)


def unpack(data: bytes) -> list[PackedLine]:
    """What `pack` packed."""
    return [_line(*row) for row in json.loads(zlib.decompress(data))]


def _line(serial: str, lot_no: str, quantity: int, place: int, *said: Any) -> PackedLine:
    product_id, produced_on, sealed, certificate_no, valid_until, expires_on, store_until, supplier, supplier_lot, stocked_at = said
    brought = Brought(
        product_id, date.fromisoformat(produced_on), sealed, certificate_no, _day(valid_until), _day(expires_on), _day(store_until),
        supplier, supplier_lot, datetime.fromisoformat(stocked_at) if stocked_at else None,
    )  # fmt: skip
    return PackedLine(serial, lot_no, quantity, place, brought)


def _text(moment: date | None) -> str | None:
    return moment.isoformat() if moment is not None else None


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None
