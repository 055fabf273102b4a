"""A pass as those see it who only look at it: as a record, or as one statement of a check read it."""

from __future__ import annotations

from typing import Any

from db.models.gate import GatePass

Found = Any
"""Every column of a pass under its name, without a record behind it: the guard waits, and this takes a third of the time."""

PassRow = GatePass | Any
