"""What every test of a window shares."""

from __future__ import annotations

from tests.helpers.undressed import build_pages_undressed

build_pages_undressed()
