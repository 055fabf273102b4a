"""Load tasks and plans as files: what is taken, and the sentence for everything that is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.admin.main import main
from app.core.errors import BadInput
from app.planner.checking import check
from app.planner.model import LeftReason, Side
from app.planner.reading import ReadTask, read_plan, read_task, write_plan
from tests.app.slips.reading import texts
from tests.helpers.hand_loads import mixed

ITEM: dict[str, Any] = {"id": "甲", "length_mm": 60, "width_mm": 40, "height_mm": 30, "copies": 2, "upright": ["height", "width"]}
INSIDE: dict[str, Any] = {"length_mm": 120, "width_mm": 80, "height_mm": 60}


def _data(item: dict[str, Any] | None = None, inside: dict[str, Any] | None = None, **whole: Any) -> bytes:
    return json.dumps({"container": {**INSIDE, **(inside or {})}, "items": [{**ITEM, **(item or {})}], **whole}).encode()


def _task_file() -> dict[str, Any]:
    """The load of `mixed` as a file says it."""
    task, _ = mixed()
    inside = task.container
    assert inside.axles and inside.balance
    return {
        "container": {
            "length_mm": 3000, "width_mm": 1000, "height_mm": 1100, "payload_g": 600_000, "door_width_mm": 1000, "door_height_mm": 900,
            "blocked": [vars(space) for space in inside.blocked], "axles": vars(inside.axles), "balance": vars(inside.balance),
        },
        "items": [{**vars(item), "upright": ["height"]} for item in task.items],
    }  # fmt: skip


def test_a_whole_task_is_read_as_it_is_meant() -> None:
    read = read_task(json.dumps(_task_file()).encode())
    assert read.task == mixed()[0] and read.notes == ()


def test_what_may_be_missing_or_null_is_free() -> None:
    read = read_task(_data({"max_load_g": None, "weight_g": None, "length_mm": 60.0}, {"payload_g": None}))
    item = read.task.items[0]
    assert (item.length_mm, item.weight_g, item.max_load_g, item.max_layers, item.bottom_only, item.stop) == (60, 0, None, None, False, 1)
    assert item.upright == (Side.WIDTH, Side.HEIGHT) and read.task.container.payload_g is None


BAD: dict[str, tuple[bytes, str]] = {
    "no JSON": (b"{", "不是有效的 JSON"),
    "no text": (b"\xff\xfe", "不是有效的 JSON"),
    "a list": (b"[]", "应是一个对象"),
    "deep": (b'{"container":' + b"[" * 100_000, "不是有效的 JSON"),
    "a key twice": (b'{"items": [], "items": []}', "写了两次：items"),
    "no container": (b'{"items": []}', "缺少 container"),
    "a container that is none": (_data(inside=None, container=7), "container 不对：7"),
    "no items": (_data(items=[]), "一件货物也没有"),
    "items no list": (_data(items={}), "items 不对"),
    "an item no object": (_data(items=[3]), "items 1 不对：3"),
    "an unknown key": (_data({"max_laod_g": 5}), "「甲」里有不认识的项：max_laod_g"),
    "an unknown key of the whole": (_data(stops=2), "不认识的项：stops"),
    "no length": (_data({"length_mm": None}), "「甲」缺少 length_mm"),
    "no height of the inside": (_data(inside={"height_mm": None}), "「container」缺少 height_mm"),
    "zero": (_data({"width_mm": 0}), "「甲」的 width_mm 不对：0"),
    "negative": (_data({"height_mm": -5}), "「甲」的 height_mm 不对：-5"),
    "a fraction": (_data({"height_mm": 30.5}), "「甲」的 height_mm 不对"),
    "true": (_data({"height_mm": True}), "「甲」的 height_mm 不对：true"),
    "a text": (_data({"height_mm": "30"}), "「甲」的 height_mm 不对"),
    "endless": (_data({"height_mm": float("inf")}), "不是有效的 JSON"),
    "huge": (_data({"height_mm": 10**30}), "「甲」的 height_mm 不对"),
    "no copies": (_data({"copies": 0}), "「甲」的 copies 不对：0"),
    "too many copies": (_data({"copies": 20_001}), "「甲」的 copies 不对"),
    "too many boxes": (_data(items=[{**ITEM, "id": str(n), "copies": 10_001} for n in (1, 2)]), "共 20002 箱"),
    "one id twice": (_data(items=[ITEM, ITEM]), "「甲」出现了两次"),
    "a blank id": (_data({"id": " "}), "「items 1」的 id 不对"),
    "no side upright": (_data({"upright": []}), "「甲」的 upright 不对"),
    "another side upright": (_data({"upright": ["depth"]}), "「甲」的 upright 不对"),
    "upright missing": (_data({"upright": None}), "「甲」缺少 upright（哪几边可以竖着），应是 length、width、height 中的一项或几项"),
    "no layers": (_data({"max_layers": 0}), "「甲」的 max_layers 不对：0"),
    "stop 0": (_data({"stop": 0}), "「甲」的 stop 不对：0"),
    "bottom yes": (_data({"bottom_only": "yes"}), "「甲」的 bottom_only 不对"),
    "fragile and bottom only": (_data({"max_load_g": 0, "bottom_only": True}), "「甲」的限制矛盾"),
    "axles the wrong way": (
        _data(inside={"axles": {"front_mm": 5, "rear_mm": 5, "front_limit_g": 1, "rear_limit_g": 1}}), "axles 矛盾"
    ),
    "balance the wrong way": (_data(inside={"balance": {"front_permille": 600, "rear_permille": 500}}), "balance 矛盾"),
    "a flat blocked space": (
        _data(inside={"blocked": [{"x_mm": 0, "y_mm": 0, "z_mm": 0, "dx_mm": 0, "dy_mm": 1, "dz_mm": 1}]}), "「blocked 1」的 dx_mm 不对"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_sentence_that_names_the_place(name: str) -> None:
    data, words = BAD[name]
    with pytest.raises(BadInput) as refused:
        read_task(data)
    assert words in str(refused.value)


def test_twenty_thousand_boxes_larger_than_the_door_and_heavier_than_the_payload_are_no_bad_input() -> None:
    read = read_task(_data({"copies": 20_000, "length_mm": 900, "weight_g": 10**9}, {"door_width_mm": 10, "payload_g": 5}))
    assert read.task.items[0].copies == 20_000


def test_limits_of_weight_without_weights_are_mentioned() -> None:
    assert "没有重量" in str(read_task(_data({"max_load_g": 500})).notes[0])


def test_a_plan_comes_back_from_its_file_as_it_was_written() -> None:
    read = read_task(json.dumps(_task_file()).encode())
    _, plan = mixed()
    written = write_plan(plan, check(read.task, plan), read)
    assert read_plan(written, read) == (plan, ())
    assert written == write_plan(plan, check(read.task, plan), read)
    said = json.loads(written)
    assert set(said) == {"placements", "left", "utilisation", "checks"}
    assert said["checks"]["right"] is True and said["placements"][0]["id"] == "A"


def test_numbers_as_ids_come_back_as_numbers() -> None:
    read = read_task(_data({"id": 7, "copies": 1}))
    place = {"id": 7, "x_mm": 0, "y_mm": 0, "z_mm": 0, "dx_mm": 60, "dy_mm": 40, "dz_mm": 30, "sequence": 1}
    plan, _ = read_plan(json.dumps({"placements": [place]}).encode(), read)
    report = check(read.task, plan)
    assert report.right and json.loads(write_plan(plan, report, read))["placements"][0]["id"] == 7


def _placed(read: ReadTask, **values: Any) -> bytes:
    place = {"id": "甲", "x_mm": 0, "y_mm": 0, "z_mm": 0, "dx_mm": 60, "dy_mm": 40, "dz_mm": 30, "sequence": 1, **values}
    return json.dumps({"placements": [place], "utilisation": 0.5, "checks": {}, "left": None}).encode()


def test_what_a_plan_does_not_mention_counts_as_left_and_unknown_keys_are_mentioned() -> None:
    read = read_task(_data())
    plan, notes = read_plan(_placed(read, colour="red"), read)
    assert [(rest.id, rest.copies, rest.reason) for rest in plan.left] == [("甲", 1, LeftReason.NO_SPACE)]
    assert "colour" in str(notes[0])


@pytest.mark.parametrize("values", [{"x_mm": 0.5}, {"dx_mm": 0}, {"sequence": None}, {"id": None}, {"y_mm": 10**12}, {"stop": 0}])
def test_a_bad_value_of_a_plan_names_its_place(values: dict[str, Any]) -> None:
    read = read_task(_data())
    with pytest.raises(BadInput, match="placements 1"):
        read_plan(_placed(read, **values), read)


def test_the_check_alone_says_right_or_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    task, plan = tmp_path / "in.json", tmp_path / "out.json"
    task.write_bytes(json.dumps(_task_file()).encode())
    read = read_task(task.read_bytes())
    right = mixed()[1]
    plan.write_bytes(write_plan(right, check(read.task, right), read))
    assert main(["load", "check", str(task), str(plan)]) == 0
    assert json.loads(capsys.readouterr().out)["right"] is True

    said = json.loads(plan.read_bytes())
    said["placements"][9]["x_mm"] -= 1
    plan.write_text(json.dumps(said))
    assert main(["load", "check", str(task), str(plan)]) == 1
    faults = json.loads(capsys.readouterr().out)["faults"]
    assert [fault["text"] for fault in faults if fault["kind"] == "overlap"] == ["第 9 箱与第 10 箱重叠 1 mm"]

    assert main(["load", "check", str(tmp_path / "none.json"), str(plan)]) == 1
    assert "none.json" in capsys.readouterr().err


def test_a_plan_is_searched_judged_written_and_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    task, out, pdf = tmp_path / "in.json", tmp_path / "out.json", tmp_path / "plan.pdf"
    task.write_bytes(_data({"copies": 20}))
    assert main(["load", "plan", str(task), "--seconds", "0.2", "--out", str(out), "--pdf", str(pdf)]) == 0
    assert "装入 8 / 20 箱" in capsys.readouterr().err
    said = json.loads(out.read_bytes())
    assert said["checks"]["right"] is True and said["left"] == [{"id": "甲", "copies": 12, "reason": "no_space"}]
    page = "".join(texts(pdf.read_bytes())[0].split())
    assert "大写）：捌箱" in page and "试算" in page and "未装" in page
    assert main(["load", "check", str(task), str(out)]) == 0
    assert main(["load", "plan", str(task), "--seconds", "0.2", "--out", str(tmp_path / "no" / "out.json")]) == 1
