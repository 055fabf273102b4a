"""Every contrast that the design states, computed from the theme."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from ui.theme.tokens import (
    AGREED_FILL,
    AGREED_WORD,
    DARK,
    GOOD_FILL,
    HOLD_FILL,
    LIGHT,
    SERIES,
    WRONG_FILL,
    State,
    Theme,
    contrast,
    luminance,
    series,
)  # fmt: skip

ROLES = ("good", "wrong", "hold", "info")


def grounds(theme: Theme) -> list[str]:
    return [theme.surface0, theme.surface1, theme.surface2]


def least(colour: str, on: list[str]) -> float:
    return min(contrast(colour, ground) for ground in on)


@pytest.mark.parametrize(
    ("theme", "text1", "text2", "text3", "roles", "accent"), [(LIGHT, 14, 7.1, 4.6, 7.0, 7.0), (DARK, 13.5, 8.4, 5.8, 6.8, 6.4)]
)
def test_text_contrast(theme: Theme, text1: float, text2: float, text3: float, roles: float, accent: float) -> None:
    # one decimal place, as the design states them
    assert round(least(theme.text1, grounds(theme)), 1) >= text1 - 0.05
    assert round(least(theme.text2, grounds(theme)), 1) >= text2
    assert round(least(theme.text3, grounds(theme)), 1) >= text3
    for role in ROLES:
        ink, soft = getattr(theme, f"{role}_text"), getattr(theme, f"{role}_soft")
        assert round(least(ink, [*grounds(theme), soft]), 1) >= roles, role
    assert round(least(theme.accent, [*grounds(theme), theme.accent_soft]), 1) >= accent
    assert contrast(theme.accent_on, theme.accent) >= 7


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_control_border_focus_and_rail(theme: Theme) -> None:
    assert least(theme.line_control, grounds(theme)) >= 3.1
    assert least(theme.focus, grounds(theme)) >= 3.9
    assert round(contrast(theme.rail_text, theme.rail), 1) >= 12.3
    assert contrast(theme.rail_mark, theme.rail) >= 7
    assert contrast(theme.rail_text, theme.rail_raised) >= 7
    assert contrast(theme.rail_strong, theme.rail_raised) >= 7
    assert contrast(theme.rail_mark_ink, theme.rail_mark) >= 7


def test_verdict_fills() -> None:
    assert round(contrast(GOOD_FILL.ink, GOOD_FILL.ground), 1) >= 7.4
    assert contrast(HOLD_FILL.ink, HOLD_FILL.ground) >= 10.5
    assert round(contrast(WRONG_FILL.ink, WRONG_FILL.ground), 1) >= 8.3
    assert WRONG_FILL.ink == "#FFFFFF"
    assert min(contrast(AGREED_FILL.ink, AGREED_FILL.ground), contrast(AGREED_WORD, AGREED_FILL.ground)) >= 10.5


def test_fills_stay_apart_without_colour() -> None:
    assert luminance(HOLD_FILL.ground) > luminance(GOOD_FILL.ground) > luminance(WRONG_FILL.ground)
    assert round(contrast(HOLD_FILL.ground, GOOD_FILL.ground), 1) >= 1.6
    assert contrast(GOOD_FILL.ground, WRONG_FILL.ground) >= 3.0


def test_series_are_told_by_pattern_and_number() -> None:
    assert len({style.pattern for style in SERIES}) == len(SERIES) == 6
    for style in SERIES:
        assert contrast(style.ink, style.ground) >= 4.5
    assert series(6) == series(0)


def test_states_have_their_own_colours() -> None:
    for theme in (LIGHT, DARK):
        for first, second in itertools.combinations(State, 2):
            assert theme.text_of(first) != theme.text_of(second)


def test_colours_are_written_in_the_theme_alone() -> None:
    ui = Path(__file__).parents[3] / "ui"
    home = ui / "theme" / "tokens.py"
    found = {
        str(file.relative_to(ui)): written
        for file in sorted(ui.rglob("*.py"))
        if file != home and (written := re.findall(r"#[0-9A-Fa-f]{6}\b", file.read_text(encoding="utf-8")))
    }
    assert found == {}
