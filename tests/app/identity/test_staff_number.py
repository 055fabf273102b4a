"""The number of a badge as people say it, on the badge as on the screen."""

from __future__ import annotations

from app.identity.views import staff_number


def test_a_badge_is_called_by_its_short_number() -> None:
    assert (staff_number("JB00000017"), staff_number("JB00012348"), staff_number("X1")) == ("0001", "1234", "X1")
