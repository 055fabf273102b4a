"""The sign-off row: role at the upper left, room for ink, and electronic signatures with name and time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.slips import lettering
from app.slips.grid import PAD
from app.slips.lettering import POINT
from app.slips.model import Signature
from app.slips.pen import Pen
from app.slips.stock import Stock
from app.slips.texts import T


@dataclass(frozen=True)
class SignBox:
    """One box: the role a signature names, what the box says, and its share of the width (0: what is left)."""

    role: str
    label: str
    width: float = 0


def match(boxes: Sequence[SignBox], signatures: Sequence[Signature]) -> dict[str, list[Signature]]:
    """Sorts signatures into boxes by role.

    Raises:
        ValueError: a signature names a role that the form has no box for; it must not get lost.
    """
    found: dict[str, list[Signature]] = {box.role: [] for box in boxes}
    for signature in signatures:
        if signature.role not in found:
            raise ValueError(f"表单没有签字栏：{signature.role}")
        found[signature.role].append(signature)
    return found


def signed_name(signature: Signature) -> str:
    """The name as it prints, followed by (电子签), or by how else it was given: (代签) by a deputy, who signs with his own key."""
    return signature.name + _how(signature)


def _how(signature: Signature) -> str:
    if signature.deputy:
        return T.DEPUTY_SIGNED
    return T.PAPER_SIGNED if signature.registered_by else T.SIGNED_AHEAD if signature.ahead else T.E_SIGNED


@dataclass(frozen=True)
class Signs:
    """The sign-off row as a block."""

    boxes: tuple[SignBox, ...]
    signatures: tuple[Signature, ...] = ()
    tall: float = 15.5

    def height(self, stock: Stock) -> float:
        """Height in mm."""
        return self.tall

    def draw(self, pen: Pen, y: float) -> None:
        """Draws all boxes."""
        stock = pen.stock
        fixed = sum(box.width for box in self.boxes)
        loose = sum(1 for box in self.boxes if not box.width)
        found = match(self.boxes, self.signatures)
        x = stock.left
        for box in self.boxes:
            width = box.width or (stock.grid - fixed) / loose
            draw_box(pen, (x, y, width, self.tall), box.label, found[box.role])
            x += width


def draw_box(pen: Pen, area: tuple[float, float, float, float], title: str, signatures: Sequence[Signature]) -> None:
    """Draws one sign-off box into the rectangle x, y, width, height."""
    x, y, width, tall = area
    stock = pen.stock
    pen.frame(x, y, width, tall)
    inner = width - 2 * PAD
    fitted = lettering.one_line(title, inner, stock.body, min(stock.smallest, 7))
    pen.lines(x + PAD, y + 0.7 + stock.body * POINT / 2, fitted)
    if not signatures:
        return
    small = max(stock.smallest - (0 if stock.carbon else 0.5), 7)
    bottom = y + tall - 0.9
    for signature in reversed(signatures):
        size = stock.body if len(signatures) == 1 else stock.smallest
        name, stamp = lettering.one_line(signed_name(signature), inner, size, 6, bold=True), f"{signature.at:%m-%d %H:%M}"
        if not name.whole:
            name, stamp = lettering.one_line(signature.name, inner, size, 6, bold=True), f"{_how(signature)}{stamp}"
        below = [stamp, T.REGISTERED_BY.format(name=signature.registered_by)] if signature.registered_by else [stamp]
        for line in below:
            pen.lines(x + width / 2, bottom - small * POINT / 2, lettering.one_line(line, inner, small, 5), align="c")
            bottom -= small * POINT * 1.12
        pen.lines(x + width / 2, bottom - size * POINT / 2, name, bold=True, align="c")
        bottom -= size * POINT * 1.1
