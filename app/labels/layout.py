"""Turns a label and the description of its layout into a `Page` of drawn elements, for a head of any resolution."""

from __future__ import annotations

from functools import singledispatch

from PIL import Image, ImageDraw

from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.labels import captions, form, marks
from app.labels.bitmap import Bitmap, lettering, measure
from app.labels.content import CertificateLabel, ContentLabel, Label, PlaceLabel, UnitLabel
from app.labels.elements import Align, Bars, Dots, Drawn, Frame, Matrix, Page, Rule, TextLine, symbol
from app.labels.fields import MANY_LINED, WORDS, Filled, filled
from app.labels.forms.certificate import CERTIFICATE_FORMS
from app.labels.forms.content import CONTENT_FORMS
from app.labels.forms.place import PLACE_FORMS
from app.labels.forms.shipping import SHIPPING_FORMS
from app.labels.forms.unit import UNIT_FORM
from app.labels.stock import USUAL, Stock
from app.labels.typesetting import clean, fit, fits

MOST_MARKS = 6
_QUIET = 4  # Modules of white round a QR code.
_QUIET_BARS = 10  # Modules of white at both ends of a bar code.


def layout(label: Label, stock: Stock = USUAL) -> Page:
    """Lays out any label as it stands on the labels in the printer.

    Raises:
        BadInput: text that cannot be drawn or does not fit, a wrong GTIN or SSCC, too many marks.
    """
    described = form_of(label, stock)
    inside = filled(label)
    if len(inside.marks) > MOST_MARKS:
        raise bad_input(QT_TRANSLATE_NOOP("app", "一张标签最多印 {most} 个贮运标志"), most=MOST_MARKS)
    for mark in inside.marks:
        clean(mark.value)
    setter = _Setter(inside, stock.dots_per_mm)
    drawn = tuple(element for item in described.items for element in _set(item, setter))
    return Page(described.width_mm, described.height_mm, stock.dots_per_mm, drawn)


def form_of(label: Label, stock: Stock) -> form.Form:
    """The description of the label's layout in the size that the printer holds; the unit label has one size."""
    if isinstance(label, UnitLabel):
        return UNIT_FORM
    if isinstance(label, PlaceLabel):
        return PLACE_FORMS[label.size]
    if isinstance(label, CertificateLabel):
        return CERTIFICATE_FORMS[stock.content]
    return CONTENT_FORMS[stock.content] if isinstance(label, ContentLabel) else SHIPPING_FORMS[stock.shipping]


class _Setter:
    """What is set, and eighths of a millimetre as dots."""

    def __init__(self, inside: Filled, dots_per_mm: int) -> None:
        self.inside = inside
        self._scale = dots_per_mm / 8

    def dots(self, eighths: int) -> int:
        """A length."""
        return int(eighths * self._scale)

    def thick(self, eighths: int) -> int:
        """The thickness of a line, at least a dot."""
        return max(1, self.dots(eighths))

    def place(self, place: form.Place) -> form.Place:
        """A box: its edges are scaled, so that neighbours stay neighbours."""
        x, y, width, height = place
        left, top = self.dots(x), self.dots(y)
        return left, top, self.dots(x + width) - left, self.dots(y + height) - top

    def field(self, item: form.Field) -> tuple[TextLine, ...]:
        """Sets a field; the first of its texts that fits at a planned size, or the last."""
        box, size, smallest = self.place(item.place), self.dots(item.size), self.dots(item.smallest)
        texts = self.inside.fields.get(item.name, ("",))
        text = next((one for one in texts if fits(one, box, smallest, item.bold, item.lines)), texts[-1])
        return fit(
            text, box, size, bold=item.bold, align=item.align, lines=item.lines, smallest=smallest,
            last=self.dots(form.LAST_RESORT), cut=item.name in WORDS, keep_lines=item.name in MANY_LINED,
        )  # fmt: skip

    def words(
        self, text: str, place: form.Place, size: int, *, bold: bool = False, align: Align = "left", lines: int = 1
    ) -> tuple[TextLine, ...]:
        """Sets fixed words or a number."""
        return fit(
            text, self.place(place), self.dots(size), bold=bold, align=align, lines=lines,
            smallest=self.dots(form.SMALLEST), last=self.dots(form.LAST_RESORT),
        )  # fmt: skip

    def said(self, name: str) -> str:
        """The text of a field, blank where the label has none."""
        return self.inside.fields.get(name, ("",))[0].strip()


@singledispatch
def _set(item: form.Item, setter: _Setter) -> list[Drawn]:
    raise TypeError(f"not set: {item!r}")


@_set.register
def _(item: form.Line, setter: _Setter) -> list[Drawn]:
    x, y, width, height = item.place
    left, top = setter.dots(x), setter.dots(y)
    if width < height:
        return [Rule(left, top, setter.thick(width), setter.dots(y + height) - top)]
    return [Rule(left, top, setter.dots(x + width) - left, setter.thick(height))]


@_set.register
def _(item: form.Outline, setter: _Setter) -> list[Drawn]:
    return [Frame(*setter.place(item.place), setter.thick(item.thickness))]


@_set.register
def _(item: form.Caption, setter: _Setter) -> list[Drawn]:
    return [*setter.words(item.text, item.place, item.size)]


@_set.register
def _(item: form.Field, setter: _Setter) -> list[Drawn]:
    lines = setter.field(item)
    return [*(_set(item.caption, setter) if lines and item.caption else ()), *lines]


@_set.register
def _(item: form.Rows, setter: _Setter) -> list[Drawn]:
    x, y, width, height = item.place
    shown = [row for row in item.rows if setter.said(row.name)]
    drawn: list[Drawn] = []
    for n, row in enumerate(shown):
        top = y + height * n // len(shown)
        deep = y + height * (n + 1) // len(shown) - top
        at = (x + item.caption_width, top, width - item.caption_width, deep)
        drawn += setter.words(row.caption, (x, top, item.caption_width - 6, deep), item.caption_size)
        drawn += setter.field(form.Field(row.name, at, row.size, row.bold, lines=row.lines, smallest=row.smallest))
    return drawn


@_set.register
def _(item: form.Barcode, setter: _Setter) -> list[Drawn]:
    """The bars at the widest module up to the planned one that leaves their quiet zones."""
    code = setter.inside.bars
    if code is None:
        return []
    x, y, width, height = setter.place(item.place)
    for module in range(setter.dots(item.module), 1, -1):
        spare = width - code.width * module
        if spare >= 2 * _QUIET_BARS * module:
            said = setter.words(setter.inside.readable, item.words, item.size, bold=True, align="centre")
            return [Bars(x + spare // 2, y, height, module, code), *said]
    raise bad_input(QT_TRANSLATE_NOOP("app", "条码太长，标签上放不下：{data}"), data=code.data)


@_set.register
def _(item: form.Square, setter: _Setter) -> list[Drawn]:
    """The symbol at the largest module up to the planned one that leaves its quiet zone."""
    data = setter.inside.qr
    if not data:
        return []
    grid = symbol(data, item.correction)
    x, y, width, height = setter.place(item.place)
    module = min(setter.dots(item.module), min(width, height) // (grid.width + 2 * _QUIET))
    if module < 3:
        raise bad_input(QT_TRANSLATE_NOOP("app", "二维码内容太长，标签上放不下"))
    side = grid.width * module
    plain = data if isinstance(data, str) else ""
    at = x + (width - side) // 2, y + (height - side) // 2
    return [Matrix(*at, module, plain, item.correction, not plain, grid)]


@_set.register
def _(item: form.Pictures, setter: _Setter) -> list[Drawn]:
    x, y, width, height = item.place
    shown = setter.inside.marks
    pitch = width // max(4, len(shown))
    name = height - item.size - 10
    drawn: list[Drawn] = []
    for n, mark in enumerate(shown):
        left, side = x + pitch * n, setter.dots(item.size)
        drawn.append(Frame(*setter.place((left, y, pitch - 10, height)), setter.thick(2)))
        at = setter.dots(left) + (setter.dots(pitch - 10) - side) // 2
        drawn.append(Dots(at, setter.dots(y + 7), marks.bitmap(mark, side)))
        under = (left + 1, y + item.size + 8, pitch - 12, name)
        drawn += setter.words(mark.kind.value, under, item.words, bold=True, align="centre", lines=2)
    return drawn


@_set.register
def _(item: form.Notes, setter: _Setter) -> list[Drawn]:
    x, y, width, height = item.place
    shown = setter.inside.marks
    pitch = item.mark + item.mark // 7
    left = x + width - pitch * len(shown)
    room = (x, y, left - x - (10 if shown else 0), height)
    drawn: list[Drawn] = [*setter.field(form.Field(item.name, room, item.size, True, lines=item.lines, smallest=item.smallest))]
    side = setter.dots(item.mark)
    top = setter.dots(y) + (setter.dots(height) - side) // 2
    drawn += [Dots(setter.dots(left + pitch * n), top, marks.bitmap(mark, side)) for n, mark in enumerate(shown)]
    return drawn


@_set.register
def _(item: form.When, setter: _Setter) -> list[Drawn]:
    there = setter.inside.marks if item.has == "marks" else setter.said(item.has)
    return [element for inner in (item.then if there else item.otherwise) for element in _set(inner, setter)]


@_set.register
def _(item: form.Stamp, setter: _Setter) -> list[Drawn]:
    """The oval as one picture with its words."""
    width, height = setter.dots(168), setter.dots(74)
    oval = Image.new("L", (width * 4, height * 4), 255)
    ring = round(11 * width / 168)
    ImageDraw.Draw(oval).ellipse((4, 4, width * 4 - 5, height * 4 - 5), outline=0, width=ring)
    picture = oval.resize((width, height), Image.Resampling.BOX).point(lambda value: 255 if value >= 128 else 0)
    for line in (
        *setter.words(captions.PASSED, (20, 11, 128, 30), 26, bold=True, align="centre"),
        *setter.words(setter.said("inspection_mark"), (34, 40, 100, 26), 24, align="centre"),
    ):
        ink, dx, dy = lettering(line.text, line.size, line.bold)
        at = line.x + (line.width - measure(line.text, line.size, line.bold)) // 2 + dx
        picture.paste(ink.image().convert("L"), (at, line.y + dy))
    return [Dots(setter.dots(item.x), setter.dots(item.y), Bitmap.of(picture))]
