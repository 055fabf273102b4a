"""Three real-looking loads as plans: an export container with four marks, a truck with three stops, a van with spare parts."""

from __future__ import annotations

from dataclasses import dataclass

from app.loading.plan_views import LoadPlanView, TripBox, TripTask, drafted
from app.planner.checking import check
from app.planner.model import Axles, Balance, Container, Item, Left, LeftReason, Placement, Plan, Side
from app.planner.turns import in_order

UP = (Side.HEIGHT,)


@dataclass(frozen=True)
class Batch:
    """Equal boxes of one stop."""

    length: int
    width: int
    height: int
    count: int
    kg: float
    stop: int = 1
    mark: str = ""
    lot: str = ""
    layers: int | None = None
    estimated: bool = False


def walls(trip_no: str, container: Container, batches: list[Batch], dispatch: dict[int, str], left: int = 0) -> LoadPlanView:
    """Batch after batch against the front wall, as a crew would: as many across as fit, layer on layer, row after row."""
    x, boxes, placed = 0, [], []
    for number, batch in enumerate(batches):
        across, high = container.width_mm // batch.width, container.height_mm // batch.height
        high = min(high, batch.layers or high)
        for n in range(batch.count):
            row, rest = divmod(n, across * high)
            layer, column = divmod(rest, across)
            key = str(106901230000000000 + number * 1000 + n)
            item = Item(
                key, batch.length, batch.width, batch.height, 1, round(batch.kg * 1000) + n * 137, UP, max_layers=batch.layers,
                stop=batch.stop, mark=batch.mark, lot=batch.lot,
            )  # fmt: skip
            boxes.append(TripBox(item, dispatch[batch.stop], len(boxes) + 1, "塑壳断路器 SM1-250", estimated=batch.estimated))
            placed.append(
                Placement(
                    key, x + row * batch.length, column * batch.width, layer * batch.height, batch.length, batch.width, batch.height,
                    len(placed) + 1, batch.stop,
                )
            )  # fmt: skip
        x += -(-batch.count // (across * high)) * batch.length
    for n in range(left):
        item = Item(f"LEFT{n}", 1200, 1000, 1400, 1, 310_000, UP, stop=1)
        boxes.append(TripBox(item, dispatch[1], len(boxes) + 1, "低压开关柜 GGD"))
    trip = TripTask(trip_no, "", container, tuple(boxes), "basis")
    plan = Plan(in_order(placed), tuple(Left(f"LEFT{n}", 1, LeftReason.NO_SPACE) for n in range(left)))
    report = check(trip.task, plan)
    return drafted(trip, plan, report)


def truck() -> LoadPlanView:
    """A 9.6 m truck with three stops."""
    inside = Container(
        9600, 2400, 2500, 11_500_000, axles=Axles(-300, 5400, 7_000_000, 9_000_000), balance=Balance(300, 560, 50)
    )  # fmt: skip
    batches = [
        Batch(1200, 1200, 740, 6, 180, 3, "NB", "BK2611240001"), Batch(800, 800, 540, 12, 95, 3, "NB", "BK2611240002"),
        Batch(800, 600, 600, 14, 110, 2, "HF", "BK2611240003"), Batch(1200, 1200, 740, 6, 210, 2, "HF", "BK2611240003"),
        Batch(800, 800, 640, 9, 95, 2, "HF", "BK2611250001"), Batch(600, 600, 500, 27, 88, 1, "SZ", "BK2611250002"),
    ]  # fmt: skip
    return walls("CC26000031", inside, batches, {1: "FH26000420", 2: "FH26000421", 3: "FH26000422"}, left=2)


def container() -> LoadPlanView:
    """A 40HC with four marks and pallets of switchgear, some of it not packed yet."""
    inside = Container(12032, 2352, 2698, 26_500_000, 2340, 2585, balance=Balance(400, 600, 50))
    batches = [
        Batch(1150, 1170, 1250, 16, 410, 1, "MEX-01", "K2611", 2), Batch(1100, 780, 860, 18, 260, 1, "MEX-02", "K2612", 3),
        Batch(760, 580, 640, 48, 74, 1, "MEX-03", "K2613"), Batch(600, 470, 500, 50, 38, 1, "MEX-04", "K2613", None, True),
    ]  # fmt: skip
    return walls("CC26000044", inside, batches, {1: "FH26000431"})


def van() -> LoadPlanView:
    """Spare parts in a van."""
    inside = Container(3300, 1700, 1750, 1_100_000)
    batches = [
        Batch(600, 400, 400, 12, 22, 1, "", "S2611"),
        Batch(400, 300, 300, 20, 9, 1, "", "S2612"),
        Batch(500, 500, 200, 7, 14, 1, "", "S2613"),
    ]  # fmt: skip
    return walls("CC26000047", inside, batches, {1: "FH26000440"})
