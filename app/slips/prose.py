"""A label with several paragraphs beside it, set at the body size: what people wrote at length is not shrunk to fill two lines."""

from __future__ import annotations

from dataclasses import dataclass

from app.slips import lettering
from app.slips.grid import PAD, Cell, draw_cell
from app.slips.lettering import POINT, Fitted
from app.slips.pen import Pen
from app.slips.stock import Stock

_TOP = 1.4


@dataclass(frozen=True)
class Prose:
    """One row: the label at the left, the paragraphs at the right; it grows with them.

    Attributes:
        title: Words of the label.
        text: Paragraphs parted by line breaks.
        width: Width of the label in mm.
        least: Least height in mm.
        most: Most lines before an ellipsis.
    """

    title: str
    text: str
    width: float = 24
    least: float = 20
    most: int = 30

    def _fitted(self, stock: Stock) -> Fitted:
        lines = lettering.paragraphs(self.text, stock.grid - self.width - 2 * PAD, stock.body)
        if len(lines) > self.most:
            lines = [*lines[: self.most - 1], lines[self.most - 1] + lettering.ELLIPSIS]
        return Fitted(tuple(lines), stock.body)

    def height(self, stock: Stock) -> float:
        """Height in mm."""
        return max(self.least, self._fitted(stock).height + 2 * _TOP)

    def draw(self, pen: Pen, y: float) -> None:
        """Draws both cells."""
        stock, tall = pen.stock, self.height(pen.stock)
        draw_cell(pen, Cell(self.title, align="c", label=True, most=3), (stock.left, y, self.width, tall), tall)
        pen.frame(stock.left + self.width, y, stock.grid - self.width, tall)
        fitted = self._fitted(stock)
        first = y + _TOP + stock.body * POINT / 2 + (len(fitted.lines) - 1) * stock.body * POINT * lettering.PITCH / 2
        pen.lines(stock.left + self.width + PAD, first, fitted)
