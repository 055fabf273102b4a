"""What 发货单 weigh and take up, summed for trips and days; pure figures over parcels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import ceil

from app.board.views import Burden, Room
from app.boxing.expecting import Parcel
from app.dispatch.outlook import Outlook


def wanted(orders: Iterable[Outlook]) -> dict[str, dict[int, int]]:
    """Pieces by product, by 发货单, as `boxing.expecting.parcels` asks for them."""
    return {order.number: dict(order.pieces) for order in orders}


def burden(parcels: Sequence[Parcel]) -> Burden:
    """The parcels of one 发货单."""
    return Burden(
        len(parcels), sum(1 for one in parcels if one.estimated), sum(one.volume_mm3 for one in parcels),
        sum(one.weight_g for one in parcels),
    )  # fmt: skip


def together(burdens: Iterable[Burden]) -> Burden:
    """Several of them."""
    total = Burden()
    for one in burdens:
        total += one
    return total


def floor_mm(parcels: Iterable[Parcel], width_mm: int, height_mm: int) -> int:
    """Length of a vehicle that parcels take, each standing in as many layers as its packaging and the roof allow.

    Only a first look before a load plan is made: it knows no gaps and no order of stops.
    """
    if not width_mm or not height_mm:
        return 0
    area = 0.0
    for one in parcels:
        length, width, height = one.size_mm
        if height:
            layers = max(1, height_mm // height)
            area += length * width / (min(layers, one.max_layers) if one.max_layers else layers)
    return ceil(area / width_mm)


def of_trip(
    numbers: Iterable[str], parcels: Mapping[str, Sequence[Parcel]], room: tuple[Room, int, int]
) -> tuple[Burden, Room]:
    """What a trip carries, and its room with the length that is used; `room` is the empty one with inside width and height."""
    listed = [one for number in numbers for one in parcels.get(number, ())]
    empty, width, height = room
    used = floor_mm(listed, width, height)
    return burden(listed), Room(empty.kind, empty.volume_mm3, empty.weight_g, empty.length_mm, used)
