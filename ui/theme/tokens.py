"""The one theme file: every colour of the desk by role, the verdict fills and the series patterns.

Widgets name roles (`theme.good_text`), never a hex value; what a colour must hold against its ground is computed by a test.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

NEAR_BLACK = "#00140C"
"""Ink on the bright verdict fills."""
PAPER, PAPER_INK = "#FFFFFF", "#14202B"
"""Ground and ink of what is shown as it prints: sheets, labels, handling marks."""
ON_INK = "#FFFFFF"
"""Words on a strip that has the ink of a bright verdict fill for its ground, and the track of a bar in such a fill."""


class State(StrEnum):
    """What a mark says: each state is a shape, a word and a colour."""

    GOOD = "good"
    WRONG = "wrong"
    HOLD = "hold"
    INFO = "info"
    UNDER_WAY = "under_way"
    NOT_YET = "not_yet"


@dataclass(frozen=True)
class Theme:
    """All colour roles as `#RRGGBB`; surface 0 is the page, 1 a card, 2 a header or key."""

    name: str
    surface0: str
    surface1: str
    surface2: str
    line: str
    line_control: str
    text1: str
    text2: str
    text3: str
    accent: str
    accent_soft: str
    accent_on: str
    good_text: str
    good_soft: str
    wrong_text: str
    wrong_soft: str
    hold_text: str
    hold_soft: str
    info_text: str
    info_soft: str
    focus: str
    rail: str
    rail_raised: str
    rail_line: str
    rail_text: str
    rail_mark: str
    rail_strong: str
    rail_mark_ink: str

    def text_of(self, state: State) -> str:
        """The text colour of a state."""
        return {
            State.GOOD: self.good_text,
            State.WRONG: self.wrong_text,
            State.HOLD: self.hold_text,
            State.INFO: self.info_text,
            State.UNDER_WAY: self.accent,
            State.NOT_YET: self.text2,
        }[state]

    def soft_of(self, state: State) -> str:
        """The soft ground of a state, for chips and blocks."""
        return {
            State.GOOD: self.good_soft,
            State.WRONG: self.wrong_soft,
            State.HOLD: self.hold_soft,
            State.INFO: self.info_soft,
            State.UNDER_WAY: self.accent_soft,
            State.NOT_YET: self.surface2,
        }[state]

    def roles(self) -> dict[str, str]:
        """Role name to colour, for the generated style sheet."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


LIGHT = Theme(
    name="light",
    surface0="#F1F4F7",
    surface1="#FFFFFF",
    surface2="#E8EDF2",
    line="#CBD3DB",
    line_control="#7A8793",
    text1="#14202B",
    text2="#414F5D",
    text3="#5F6C79",
    accent="#0D4C8C",
    accent_soft="#E1ECF8",
    accent_on="#FFFFFF",
    good_text="#06573C",
    good_soft="#DCF2E7",
    wrong_text="#94170F",
    wrong_soft="#FDE6E3",
    hold_text="#6F4600",
    hold_soft="#FFF0C7",
    info_text="#403F94",
    info_soft="#E9E8F9",
    focus="#0B76D1",
    rail="#12263A",
    rail_raised="#1D3B5C",
    rail_line="#2C4258",
    rail_text="#DDE7F0",
    rail_mark="#FFC533",
    rail_strong="#FFFFFF",
    rail_mark_ink="#12263A",
)

DARK = Theme(
    name="dark",
    surface0="#0C1117",
    surface1="#151D26",
    surface2="#1F2A35",
    line="#344250",
    line_control="#748594",
    text1="#F3F7FA",
    text2="#BAC6D1",
    text3="#97A5B2",
    accent="#74B7FA",
    accent_soft="#14304B",
    accent_on="#06121E",
    good_text="#45DD9B",
    good_soft="#0E3325",
    wrong_text="#FF948A",
    wrong_soft="#45170F",
    hold_text="#FFC54D",
    hold_soft="#3C2D08",
    info_text="#B0AEFF",
    info_soft="#26254F",
    focus="#5BD1FF",
    rail="#0A1622",
    rail_raised="#1B3047",
    rail_line="#2A3B4D",
    rail_text="#DDE7F0",
    rail_mark="#FFC533",
    rail_strong="#FFFFFF",
    rail_mark_ink="#1A1300",
)


@dataclass(frozen=True)
class Fill:
    """A verdict's ground and the only ink that is drawn on it."""

    ground: str
    ink: str


GOOD_FILL = Fill("#17B877", NEAR_BLACK)
HOLD_FILL = Fill("#FFC533", "#1A1300")
WRONG_FILL = Fill("#9C170E", "#FFFFFF")
AGREED_FILL = Fill(NEAR_BLACK, "#FFFFFF")
"""A card on a release with what was compared."""
AGREED_WORD = "#7CE3B5"
"""On such a card, that it agrees."""


class Pattern(StrEnum):
    """How a series is filled, so that it is known without its colour."""

    PLAIN = "plain"
    DIAGONAL = "diagonal"
    VERTICAL = "vertical"
    DOTS = "dots"
    HORIZONTAL = "horizontal"
    CROSS = "cross"


@dataclass(frozen=True)
class Series:
    """Colour, pattern and number ink of one stop or lot."""

    ground: str
    pattern: Pattern
    ink: str


SERIES: tuple[Series, ...] = (
    Series("#0072B2", Pattern.PLAIN, "#FFFFFF"),
    Series("#E69F00", Pattern.DIAGONAL, "#14202B"),
    Series("#00795A", Pattern.VERTICAL, "#FFFFFF"),
    Series("#CC79A7", Pattern.DOTS, "#14202B"),
    Series("#56B4E9", Pattern.HORIZONTAL, "#14202B"),
    Series("#7A3E9D", Pattern.CROSS, "#FFFFFF"),
)


def series(index: int) -> Series:
    """The series style of the `index`-th stop or lot, counted from 0; it repeats after six."""
    return SERIES[index % len(SERIES)]


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB` after WCAG 2, 0 (black) to 1 (white)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two `#RRGGBB` colours after WCAG 2, 1 to 21."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
