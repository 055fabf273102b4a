"""Load tasks and plans as JSON: what `jiaofu-admin load` reads and writes.

A task (IN):

    {"container": {"length_mm", "width_mm", "height_mm", "payload_g"?, "door_width_mm"?, "door_height_mm"?,
                   "blocked"?: [{"x_mm", "y_mm", "z_mm", "dx_mm", "dy_mm", "dz_mm"}, …],
                   "axles"?: {"front_mm", "rear_mm", "front_limit_g", "rear_limit_g"},
                   "balance"?: {"front_permille"?, "rear_permille"?, "side_permille"?}},
     "items": [{"id", "length_mm", "width_mm", "height_mm", "copies", "weight_g"?, "upright": ["length"|"width"|"height", …],
                "max_load_g"?, "max_layers"?, "bottom_only"?, "stop"?, "mark"?, "lot"?}, …]}

A plan (OUT):

    {"placements": [{"id", "x_mm", "y_mm", "z_mm", "dx_mm", "dy_mm", "dz_mm", "sequence", "stop"?}, …],
     "left": [{"id", "copies", "reason"}, …], "utilisation", "checks": {…}}

x runs from the front wall to the door, y from the left wall seen from the door, z upward; `upright` names the sides that may stand
vertical; stop 1 is delivered first and loaded last. `blocked`, `axles` and `balance` are as in `app.planner.model`. Any whole unit
serves, as long as it is one and the same. A key marked ? may be missing or null.

Everything is bounded and every bad value is refused in one sentence that names the item and the field: numbers that are no whole ones
(600.0 is one) or out of their range, an unknown key of the task (a limit misspelt would be a limit lost), one key or one id twice,
more than 20,000 boxes. Unknown keys of a plan hold no limit and are only mentioned. Contradictory and refused: an item on which
nothing may stand (`max_load_g` 0: 易碎, 顶层) that is at the same time `bottom_only`; a rear axle that is not behind the front one;
a balance whose front limit is behind its rear one. Not contradictory: a box larger than the door, more weight than the payload (they
are left, with their reason), a stop number that no item has. Where `left` is missing, what is not placed counts as left.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.planner.fields import MOST_WEIGHT, NO_PARTS, Fields, json_object
from app.planner.model import Axles, Balance, Container, Item, Left, LeftReason, Placement, Plan, Report, Space, Task
from app.planner.words import sentence

MOST_BYTES = 64_000_000
MOST_BOXES = 20_000
MOST_SIZE = 1_000_000
MOST_STOPS = 1_000


@dataclass(frozen=True)
class ReadTask:
    """A task as it was read.

    Attributes:
        task: The task.
        ids: The id of each item as the file wrote it (a text or a number), by its text.
        notes: What a person should know although nothing is wrong.
    """

    task: Task
    ids: Mapping[str, str | int]
    notes: tuple[Text, ...] = ()


def read_task(data: bytes) -> ReadTask:
    """Reads a task.

    Raises:
        BadInput: Anything the module calls bad; one sentence says what and where.
    """
    whole = Fields(json_object(data, MOST_BYTES), "")
    inside = whole.part("container")
    items = whole.parts("items")
    whole.nothing_else()
    container = _container(inside)
    ids: dict[str, str | int] = {}
    read: list[Item] = []
    for number, fields in enumerate(items, start=1):
        written = fields.id(number)
        if str(written) in ids:
            raise bad_input(QT_TRANSLATE_NOOP("app", "货物「{id}」出现了两次，编号不能重复"), id=written)
        ids[str(written)] = written
        read.append(_item(fields, str(written)))
    if not read:
        raise bad_input(QT_TRANSLATE_NOOP("app", "items 里一件货物也没有"))
    boxes = sum(item.copies for item in read)
    if boxes > MOST_BOXES:
        raise bad_input(QT_TRANSLATE_NOOP("app", "共 {boxes} 箱，一次最多 {most} 箱"), boxes=boxes, most=MOST_BOXES)
    return ReadTask(Task(container, tuple(read)), ids, _notes(read))


def read_plan(data: bytes, task: ReadTask) -> tuple[Plan, tuple[Text, ...]]:
    """Reads a plan for a task, and what it holds beside one.

    Raises:
        BadInput: Not JSON, a missing or bad value. What is wrong with the plan itself is the check's to say.
    """
    whole = Fields(json_object(data, MOST_BYTES), "")
    placed, left = whole.parts("placements"), whole.parts("left", needed=False)
    whole.take("utilisation", None)
    whole.take("checks", None)
    if len(placed) > MOST_BOXES:
        raise bad_input(QT_TRANSLATE_NOOP("app", "共 {boxes} 箱，一次最多 {most} 箱"), boxes=len(placed), most=MOST_BOXES)
    stops = {item.id: item.stop for item in task.task.items}
    boxes = tuple(_placement(fields, number, stops) for number, fields in enumerate(placed, start=1))
    if left is NO_PARTS:
        rest: tuple[Left, ...] = _not_placed(task.task, boxes)
    else:
        rest = tuple(_left(fields, number) for number, fields in enumerate(left, start=1))
    ignored = sorted({key for fields in (whole, *placed, *left) for key in fields.rest()})
    notes = (say(QT_TRANSLATE_NOOP("app", "方案里不认识的项没有看：{keys}"), keys="、".join(ignored)),) if ignored else ()
    return Plan(boxes, rest), notes


def write_plan(plan: Plan, report: Report, task: ReadTask) -> bytes:
    """A plan with what the independent check says of it, as JSON; same plan, same bytes."""
    whole = {
        "placements": [
            {
                "id": task.ids.get(box.id, box.id),
                **{key: getattr(box, key) for key in ("x_mm", "y_mm", "z_mm", "dx_mm", "dy_mm", "dz_mm", "sequence", "stop")},
            }
            for box in plan.placements
        ],
        "left": [{"id": task.ids.get(rest.id, rest.id), "copies": rest.copies, "reason": rest.reason.value} for rest in plan.left],
        "utilisation": round(report.utilisation, 6),
        "checks": checks(report, task.task.container),
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def checks(report: Report, container: Container) -> dict[str, Any]:
    """What the independent check says, in plain values; each fault with its sentence."""
    x, y, z = report.centre_mm
    return {
        "right": report.right,
        "faults": [
            {
                "kind": fault.kind.value,
                "sequences": list(fault.sequences),
                "found": fault.found,
                "allowed": fault.allowed,
                "text": str(sentence(fault, container)),
            }
            for fault in report.faults
        ],
        "utilisation": round(report.utilisation, 6),
        "weight_g": report.weight_g,
        "centre_mm": {"x": x, "y": y, "z": z},
        "front_axle_g": report.front_axle_g,
        "rear_axle_g": report.rear_axle_g,
        "used_length_mm": report.used_length_mm,
    }


# ---------------------------------------------------------------------- the parts of a task


def _container(fields: Fields) -> Container:
    fields.where = "container"
    made = Container(
        length_mm=fields.whole("length_mm", 1, MOST_SIZE),
        width_mm=fields.whole("width_mm", 1, MOST_SIZE),
        height_mm=fields.whole("height_mm", 1, MOST_SIZE),
        payload_g=fields.perhaps("payload_g", 0, MOST_WEIGHT),
        door_width_mm=fields.whole("door_width_mm", 0, MOST_SIZE, 0),
        door_height_mm=fields.whole("door_height_mm", 0, MOST_SIZE, 0),
        blocked=tuple(_space(part, number) for number, part in enumerate(fields.parts("blocked", needed=False), start=1)),
        axles=_axles(fields.part("axles", needed=False)),
        balance=_balance(fields.part("balance", needed=False)),
    )
    fields.nothing_else()
    return made


def _space(fields: Fields, number: int) -> Space:
    fields.where = f"blocked {number}"
    corner = [fields.whole(key, -MOST_SIZE, MOST_SIZE) for key in ("x_mm", "y_mm", "z_mm")]
    sides = [fields.whole(key, 1, 2 * MOST_SIZE) for key in ("dx_mm", "dy_mm", "dz_mm")]
    fields.nothing_else()
    return Space(*corner, *sides)


def _axles(fields: Fields | None) -> Axles | None:
    if fields is None:
        return None
    fields.where = "axles"
    axles = Axles(
        front_mm=fields.whole("front_mm", -MOST_SIZE, MOST_SIZE),
        rear_mm=fields.whole("rear_mm", -MOST_SIZE, MOST_SIZE),
        front_limit_g=fields.whole("front_limit_g", 0, MOST_WEIGHT),
        rear_limit_g=fields.whole("rear_limit_g", 0, MOST_WEIGHT),
    )
    fields.nothing_else()
    if axles.rear_mm <= axles.front_mm:
        raise bad_input(
            QT_TRANSLATE_NOOP("app", "axles 矛盾：后轴 rear_mm {rear} 不在前轴 front_mm {front} 之后"),
            rear=axles.rear_mm, front=axles.front_mm,
        )  # fmt: skip
    return axles


def _balance(fields: Fields | None) -> Balance | None:
    if fields is None:
        return None
    fields.where = "balance"
    balance = Balance(
        front_permille=fields.whole("front_permille", 0, 1000, 0),
        rear_permille=fields.whole("rear_permille", 0, 1000, 1000),
        side_permille=fields.whole("side_permille", 0, 1000, 1000),
    )
    fields.nothing_else()
    if balance.front_permille > balance.rear_permille:
        raise bad_input(
            QT_TRANSLATE_NOOP("app", "balance 矛盾：前界 front_permille {front} 大于后界 rear_permille {rear}"),
            front=balance.front_permille, rear=balance.rear_permille,
        )  # fmt: skip
    return balance


def _item(fields: Fields, id_: str) -> Item:
    fields.where = id_
    made = Item(
        id=id_,
        length_mm=fields.whole("length_mm", 1, MOST_SIZE),
        width_mm=fields.whole("width_mm", 1, MOST_SIZE),
        height_mm=fields.whole("height_mm", 1, MOST_SIZE),
        copies=fields.whole("copies", 1, MOST_BOXES),
        weight_g=fields.whole("weight_g", 0, MOST_WEIGHT, 0),
        upright=fields.sides("upright"),
        max_load_g=fields.perhaps("max_load_g", 0, MOST_WEIGHT),
        max_layers=fields.perhaps("max_layers", 1, MOST_BOXES),
        bottom_only=fields.flag("bottom_only"),
        stop=fields.whole("stop", 1, MOST_STOPS, 1),
        mark=fields.text("mark"),
        lot=fields.text("lot"),
    )
    fields.nothing_else()
    if made.bottom_only and made.max_load_g == 0:
        raise bad_input(
            QT_TRANSLATE_NOOP("app", "货物「{id}」的限制矛盾：上面不许压（max_load_g 为 0），又只能放底层（bottom_only），请去掉一项"),
            id=id_,
        )
    return made


def _notes(items: list[Item]) -> tuple[Text, ...]:
    limited = any(item.max_load_g for item in items)
    unknown = [item.id for item in items if not item.weight_g]
    if not limited or not unknown:
        return ()
    return (
        say(
            QT_TRANSLATE_NOOP("app", "有承重限制，但 {count} 种货物没有重量，按 0 计：{ids}"),
            count=len(unknown), ids="、".join(unknown[:5]) + ("…" if len(unknown) > 5 else ""),
        ),
    )  # fmt: skip


# ---------------------------------------------------------------------- the parts of a plan


def _placement(fields: Fields, number: int, stops: Mapping[str, int]) -> Placement:
    fields.where = f"placements {number}"
    id_ = str(fields.id(number))
    sizes = {key: fields.whole(key, -MOST_SIZE, MOST_SIZE) for key in ("x_mm", "y_mm", "z_mm")}
    sizes.update({key: fields.whole(key, 1, MOST_SIZE) for key in ("dx_mm", "dy_mm", "dz_mm")})
    turn = fields.whole("sequence", -MOST_SIZE, MOST_SIZE)
    return Placement(id_, **sizes, sequence=turn, stop=fields.whole("stop", 1, MOST_STOPS, stops.get(id_, 1)))


def _left(fields: Fields, number: int) -> Left:
    fields.where = f"left {number}"
    id_, copies = str(fields.id(number)), fields.whole("copies", 1, MOST_BOXES)
    reason = fields.take("reason", None)
    known = {known.value: known for known in LeftReason}
    if reason not in (None, *known):
        raise fields.wrong("reason", reason, " | ".join(known))
    return Left(id_, copies, known.get(str(reason), LeftReason.NO_SPACE))


def _not_placed(task: Task, boxes: tuple[Placement, ...]) -> tuple[Left, ...]:
    placed = Counter(box.id for box in boxes)
    rest = ((item.id, item.copies - placed[item.id]) for item in task.items)
    return tuple(Left(id_, copies, LeftReason.NO_SPACE) for id_, copies in rest if copies > 0)
