from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from app.core.errors import BadInput
from app.labels import marks
from app.labels.marks import HandlingMark, MarkKind

VALUES = {
    MarkKind.STACK_LAYER_LIMIT: "2", MarkKind.STACK_MASS_LIMIT: "500 kg", MarkKind.TEMPERATURE_LIMIT: "5~40 ℃"
}
EVERY = [HandlingMark(kind, VALUES.get(kind, "")) for kind in MarkKind]


def test_all_seventeen_marks_have_a_drawing_of_their_own() -> None:
    assert len(EVERY) == 17
    assert len({marks.bitmap(mark, 96).rows for mark in EVERY}) == 17
    assert len({marks.bitmap(mark, 56).rows for mark in EVERY}) == 17


@pytest.mark.parametrize("mark", EVERY, ids=str)
def test_a_mark_fills_its_square_and_stays_in_it(mark: HandlingMark) -> None:
    picture = marks.bitmap(mark, 96)
    assert (picture.width, picture.height) == (96, 96)
    box = picture.image().point(lambda value: 255 - value).getbbox()
    assert box is not None
    assert max(box[2] - box[0], box[3] - box[1]) >= 80
    for shape in marks.shapes(mark):
        points = [shape.centre] if isinstance(shape, marks.Letters) else shape.points
        assert all(0 <= x <= 100 and 0 <= y <= 100 for x, y in points)


@pytest.mark.parametrize("mark", EVERY, ids=str)
def test_it_is_written_and_read_back(mark: HandlingMark) -> None:
    assert HandlingMark.parse(str(mark)) == mark
    assert Image.open(BytesIO(marks.png(mark, 64))).size == (64, 64)


def test_the_figure_is_in_the_picture() -> None:
    two, three = (HandlingMark(MarkKind.STACK_LAYER_LIMIT, value) for value in "23")
    assert marks.bitmap(two, 96) != marks.bitmap(three, 96)


@pytest.mark.parametrize("text", ["", "易碎", "向上 2", "FRAGILE"])
def test_other_words_are_refused(text: str) -> None:
    with pytest.raises(BadInput):
        HandlingMark.parse(text)
