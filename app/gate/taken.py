"""A numbered 应急放行 sheet was used: its number is open until it is registered or declared void."""

from __future__ import annotations

import re

from sqlalchemy import select

from app.core.work import Work
from app.gate import emergency_rules as rules
from db.models.gate import EmergencySheet
from db.states import EmergencyState

_NUMBER = re.compile(r"YJ\d{8}")


def sheet_row(work: Work, number: str) -> EmergencySheet | None:
    """The row of a sheet, locked for the rest of the action."""
    return work.session.scalar(select(EmergencySheet).where(EmergencySheet.number == number.strip().upper()).with_for_update())


def take(work: Work, row: EmergencySheet) -> None:
    """Opens the number of a sheet that lay unused till now."""
    if row.state is EmergencyState.BLANK:
        row.state, row.taken_at, row.taken_by = EmergencyState.TAKEN, work.now, work.actor.name
        work.audit("take_emergency_sheet", "gate_emergency_sheet", row.number, gate=row.gate)
        work.session.flush()


def refuse_sheet(work: Work, scanned: str) -> None:
    """A sheet is scanned in place of a pass: it releases nothing, and a blank one counts as used from now on.

    Raises:
        Refused: H-02, for every number of a sheet.
    """
    if _NUMBER.fullmatch(scanned) is None:
        return
    row = sheet_row(work, scanned)
    if row is None:
        rules.sheet_is_no_pass(scanned, None, None, "")
    else:
        take(work, row)
        rules.sheet_is_no_pass(scanned, row.state, row.left_at, row.plate)
