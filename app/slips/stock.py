"""The sheets of paper that slips are printed on: a table of sizes, in mm from the sheet's upper left corner."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Stock:
    """One kind of sheet.

    Attributes:
        name: The name a printer setting uses.
        width: Sheet width in mm.
        height: Sheet height in mm.
        left: Left edge of the ruled grid.
        right: Right edge of the ruled grid; the 联次 legend stands outside it.
        head: Upper edge of the barcode, from which the head is measured.
        foot: Centre of the first foot line.
        body: Body type in points.
        smallest: Smallest type in points.
        carbon: A carbon set for an impact printer: no grey fill, one strike for all copies, wider bars.
        offset_x: Correction to the right in mm for the printer at hand.
        offset_y: Correction downwards in mm.
    """

    name: str
    width: float
    height: float
    left: float
    right: float
    head: float
    foot: float
    body: float = 9.5
    smallest: float = 7.5
    carbon: bool = False
    offset_x: float = 0.0
    offset_y: float = 0.0

    @property
    def grid(self) -> float:
        """Width of the ruled grid in mm."""
        return self.right - self.left

    @property
    def module(self) -> float:
        """Width of one Code 128 module in mm: three dots of a 24 pin head on carbon sets."""
        return 0.423 if self.carbon else 0.36

    def shifted(self, offset_x: float, offset_y: float) -> Stock:
        """The same sheet with the printer's offset in mm."""
        return replace(self, offset_x=offset_x, offset_y=offset_y)


A4 = Stock("A4", 210, 297, 12, 196, 10, 283.5)
A4_LANDSCAPE = Stock("A4 横", 297, 210, 10, 282, 8, 198)
A5 = Stock("A5", 210, 148, 8, 196, 7, 136.4)
SLIP_80 = Stock("80 小票", 80, 200, 4, 76, 3, 196, 9.2, 8.5)
"""Paper of a receipt printer: 72 of 80 mm are printed on, the sheet is as long as its content."""

CARBON = Stock("241×139.7", 241, 139.7, 16.8, 218.8, 5.2, 124.9, 10, 8, carbon=True)

