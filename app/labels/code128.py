"""Code 128 as symbol values, so that a printer command and a picture draw the very same bars.

Digits go first in subset C, then everything else in subset B. There is no way back from B to C: printers and their
imitators disagree about that switch, and a few modules of width are worth less than a code that scans everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from barcode.charsets.code128 import CODES, STOP

from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.labels.gs1 import GS

START_B, START_C, FNC1, TO_B = 104, 105, 102, 100


@dataclass(frozen=True)
class Code128:
    """One symbol: what it says and its values from the start character on, without check character and stop."""

    data: str
    gs1: bool
    values: tuple[int, ...]

    @property
    def modules(self) -> str:
        """The bars and spaces as `1` and `0`, one character a module, without quiet zones."""
        check = (self.values[0] + sum(place * value for place, value in enumerate(self.values[1:], 1))) % 103
        return "".join(str(CODES[value]) for value in (*self.values, check)) + str(STOP) + "11"

    @property
    def width(self) -> int:
        """Number of modules, without quiet zones."""
        return 11 * (len(self.values) + 2) + 2


def encode(data: str, *, gs1: bool = False) -> Code128:
    """Encodes `data`.

    Args:
        data: Printable ASCII; in a GS1 symbol an element string, whose GS becomes FNC1.
        gs1: Whether the symbol is GS1-128 (GB/T 15425): FNC1 follows the start character.

    Raises:
        BadInput: nothing to encode, or a character that Code 128 B has not.
    """
    allowed = all(" " <= char <= "~" or (gs1 and char == GS) for char in data)
    if not data or not allowed:
        raise bad_input(QT_TRANSLATE_NOOP("app", "不能编成条码：{data}"), data=data)
    digits = 0
    while digits < len(data) and data[digits].isdigit():
        digits += 1
    digits -= digits % 2
    head = digits if digits >= 4 or digits == len(data) else 0
    values = [START_C if head else START_B]
    if gs1:
        values.append(FNC1)
    values += [int(data[place : place + 2]) for place in range(0, head, 2)]
    if head and head < len(data):
        values.append(TO_B)
    values += [FNC1 if char == GS else ord(char) - 32 for char in data[head:]]
    return Code128(data, gs1, tuple(values))

