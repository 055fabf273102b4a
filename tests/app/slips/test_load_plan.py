"""装柜图: what stands where on which sheet, however long the list; black and white alone."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pypdfium2
import pytest

from app.loading.load_sheet import SheetBox, SheetFacts, ranges, sheet
from app.planner.checking import check
from app.planner.model import Container, Item, Left, LeftReason, Placement, Plan, Side, Task
from app.slips import load_plan
from tests.app.slips import samples
from tests.app.slips.reading import texts

FACTS = SheetFacts(
    **samples.common("ZG26000093", "JFT-B23"), reference="车次：CC26000017", vehicle="40 尺高柜", is_container=True,  # type: ignore[arg-type]
)  # fmt: skip


def _rows(kinds: int, along: int, across: int = 4, high: int = 2, size: int = 400) -> load_plan.LoadPlanPaper:
    """A block of boxes of many sizes of 唛头: one 唛头 a row across."""
    inside = Container(12_032, 2_352, 2_698)
    items = [Item(f"K{n}", size, size, size - n, across * high, 10_000 + n, (Side.HEIGHT,), mark=f"HD-{n}") for n in range(kinds)]
    boxes: list[SheetBox] = []
    for n in range(along):
        item = items[n * kinds // along]
        for z in range(high):
            for y in range(across):
                place = Placement(item.id, n * size, y * size, z * item.height_mm, size, size, item.height_mm, len(boxes) + 1)
                boxes.append(SheetBox(place, item, "FH26000391", len(boxes) + 1, f"{len(boxes) + 1:018d}"))
    plan = Plan(tuple(box.placement for box in boxes))
    return sheet(FACTS, inside, boxes, [Left("K0", 3, LeftReason.NO_SPACE)], check(Task(inside, tuple(items)), plan))


@pytest.mark.clause("G-06")
def test_a_long_list_is_summed_up_in_front_and_stands_whole_on_its_own_sheet() -> None:
    paper = _rows(kinds=24, along=24)
    pages = ["".join(page.split()) for page in texts(load_plan.render(paper, load_plan.COPIES[:1]))]
    assert "明细见第2页" in pages[0] and "其余" in pages[0] and "壹佰玖拾贰箱" in pages[0] and "未装" in pages[0]
    assert all(f"HD-{n}" in "".join(page for page in pages if "装载清单（按唛头）" in page) for n in range(24))
    plans, turns = (int(number) for number in re.search(r"平面图见第(\d+)页，装入次序表见第(\d+)页", pages[0]).groups())  # type: ignore[union-attr]
    assert "第1层" in pages[plans - 1] and "第2层" in pages[plans - 1]
    assert "五、装入次序表" in pages[turns - 1]
    listed = "".join(pages[turns - 1 :])
    assert all(f"{n:018d}" in listed for n in range(1, 193))
    assert "本页小计" in pages[-1] and "合计（大写）：壹佰玖拾贰箱" in pages[-1] and "以下空白" in pages[-1]
    assert all(f"第{n}页共{len(pages)}页" in page for n, page in enumerate(pages, start=1))


def test_a_short_load_has_all_but_its_turns_on_one_sheet() -> None:
    pages = ["".join(page.split()) for page in texts(load_plan.render(_rows(kinds=3, along=6, high=1, size=900, across=2)))]
    assert len(pages) == 6, "two sheets for each of three copies"
    assert [("第一联存根" in page, "第三联司机" in page) for page in pages[::2]] == [(True, False), (False, False), (False, True)]
    for label in ("A1", "B5", "C12", "第1层", "前壁", "柜门", "壹拾贰箱", "HD-2"):
        assert label in pages[0]


def test_letters_and_hatches_tell_apart_never_colour() -> None:
    document = pypdfium2.PdfDocument(load_plan.render(samples.loads(), load_plan.COPIES[:1]))
    picture = np.asarray(document[0].render(scale=2).to_pil().convert("RGB")).astype(int)
    document.close()
    assert int(np.abs(picture - picture[:, :, :1]).max()) == 0
    assert {line.letter for line in samples.loads().lines} == {"A", "B", "C"}
    assert len({line.pattern for line in samples.loads().lines}) == 3


@pytest.mark.parametrize(("numbers", "words"), [([1, 2, 3], "1–3"), ([3], "3"), ([1, 2, 5], "1–2、5"), ([1, 3, 5, 7], "1…7"), ([], "")])
def test_turns_in_short(numbers: list[int], words: str) -> None:
    assert ranges(numbers) == words


@pytest.mark.clause("G-07")
def test_what_bears_nothing_is_named_by_its_turns_where_others_of_its_letter_bear_something() -> None:
    inside = Container(3_000, 2_000, 2_000)
    items = (
        Item("a", 500, 500, 500, 2, 9_000, (Side.HEIGHT,), max_layers=2, mark="A"),
        Item("b", 500, 500, 400, 1, 9_000, (Side.HEIGHT,), max_load_g=0, mark="A"),
        Item("c", 500, 500, 300, 1, 9_000, (Side.HEIGHT,), max_load_g=0, mark="C"),
    )
    places = (
        Placement("a", 0, 0, 0, 500, 500, 500, 1), Placement("a", 0, 0, 500, 500, 500, 500, 2),
        Placement("b", 500, 0, 0, 500, 500, 400, 3), Placement("c", 1000, 0, 0, 500, 500, 300, 4),
    )  # fmt: skip
    by_id = {item.id: item for item in items}
    boxes = [SheetBox(place, by_id[place.id], place.id) for place in places]
    paper = sheet(FACTS, inside, boxes, [], check(Task(inside, items), Plan(places)))
    assert paper.layer_limits == "A2 B顶层"
    free = [SheetBox(box.placement, replace(box.item, max_layers=None), box.group) for box in boxes]
    assert sheet(FACTS, inside, free, [], check(Task(inside, items), Plan(places))).layer_limits == "A部分顶层 B顶层"
    assert any(note == "A 的第 3 箱、B 上面不得再放货物。" for note in paper.notes)
