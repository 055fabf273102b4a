"""What a label's layout is described with: items at their places, as plain data, the same for both languages and resolutions.

All lengths are eighths of a millimetre from the top left corner (an eighth is one dot of a 203 dpi head), sizes of type
eighths an em, widths of bar code modules eighths at most. `app.labels.layout` turns a description into elements.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.labels.elements import Align, Correction

Place = tuple[int, int, int, int]
"""x, y, width, height."""

SMALLEST = 22
"""Smallest size of type that a field is planned with."""
LAST_RESORT = 16
"""A field that is too full goes below its planned size before it is cut or refused: 2 mm can still be read."""


@dataclass(frozen=True)
class Line:
    """A filled bar of the grid."""

    place: Place


@dataclass(frozen=True)
class Outline:
    """A frame, its thickness inward."""

    place: Place
    thickness: int


@dataclass(frozen=True)
class Caption:
    """Fixed words beside a field."""

    text: str
    place: Place
    size: int


@dataclass(frozen=True)
class Field:
    """One field of the label.

    Attributes:
        name: Which, as `app.labels.fields` names them.
        place: Its box; the text stands in the middle of its height.
        size: Largest size of type.
        bold: Bold face.
        align: Where the lines stand across the box.
        lines: On how many lines it may stand at `smallest` or more.
        smallest: Size down to which `lines` holds.
        caption: Words beside it, which go with it where it is blank.
    """

    name: str
    place: Place
    size: int
    bold: bool = False
    align: Align = "left"
    lines: int = 1
    smallest: int = SMALLEST
    caption: Caption | None = None


@dataclass(frozen=True)
class Row:
    """A row of a table: caption and field."""

    name: str
    caption: str
    size: int
    bold: bool = False
    lines: int = 1
    smallest: int = SMALLEST


@dataclass(frozen=True)
class Rows:
    """A table of captions and fields. A blank field's row is left out, and the others share the height.

    Attributes:
        place: Its box.
        caption_width: Width of the captions' column.
        caption_size: Size of the captions.
        rows: The rows from the top.
    """

    place: Place
    caption_width: int
    caption_size: int
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Barcode:
    """The label's bar code in the middle of a box, its quiet zones inside, and what it says under the bars.

    Attributes:
        place: Box of bars and quiet zones.
        words: Box of the readable line.
        size: Its size.
        module: Widest module.
    """

    place: Place
    words: Place
    size: int
    module: int = 4


@dataclass(frozen=True)
class Square:
    """The label's QR code in the middle of a box, its quiet zone inside."""

    place: Place
    module: int
    correction: Correction


@dataclass(frozen=True)
class Pictures:
    """The handling marks in a row of framed cells.

    Attributes:
        place: The row.
        size: Side of a mark.
        words: Size of the names beneath.
    """

    place: Place
    size: int
    words: int


@dataclass(frozen=True)
class Notes:
    """Words that fill what the handling marks beside them leave.

    Attributes:
        name: The field with the words.
        place: The strip.
        size: Size of the words.
        lines: On how many lines they may stand.
        mark: Side of a mark.
        smallest: Size down to which `lines` holds.
    """

    name: str
    place: Place
    size: int
    lines: int
    mark: int
    smallest: int = SMALLEST


@dataclass(frozen=True)
class Stamp:
    """The oval 检验合格 with the inspector's mark, its top left corner."""

    x: int
    y: int


@dataclass(frozen=True)
class When:
    """Items that stand only where the label has something, and those that stand there otherwise.

    Attributes:
        has: Name of a field, or `marks` for handling marks.
        then: Where it is not blank.
        otherwise: Where it is.
    """

    has: str
    then: tuple[Item, ...]
    otherwise: tuple[Item, ...] = ()


Item = Line | Outline | Caption | Field | Rows | Barcode | Square | Pictures | Notes | Stamp | When


@dataclass(frozen=True)
class Form:
    """One kind of label in one size."""

    width_mm: int
    height_mm: int
    items: tuple[Item, ...]
