"""How far a shipping box may be off its weight: proposed by the program from past boxes, decided by a person (C-18)."""

from __future__ import annotations

from app.core.entry import whole
from app.core.errors import bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.packing import queries
from app.packing.views import SpecView
from db.models.packing import PackingSpec
from db.states import Role

DECIDERS = (Role.PROCESS, Role.INSPECTOR)


def set_weight_tolerance(work: Work, spec_id: int, floor_g: int, permille: int, reason: str) -> SpecView:
    """Decides the tolerance of a packaging requirement; the weight is no part of its drawing, so its revision stays.

    Args:
        work: The action.
        spec_id: The packaging requirement.
        floor_g: Least tolerance of a box in grams.
        permille: Tolerance in thousandths of what the box should weigh; the larger of both counts.
        reason: Why; what the program proposed and from how many boxes, or what speaks against it.

    Raises:
        BadInput: No reason, or a figure out of bounds.
        NotFound: No such requirement.
    """
    work.require(*DECIDERS)
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明原因"))
    row = work.session.get(PackingSpec, spec_id)
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "包装要求"), spec_id)
    old = (row.weight_tolerance_g, row.weight_tolerance_permille)
    row.weight_tolerance_g = whole(QT_TRANSLATE_NOOP("app", "重量允差（g）"), floor_g, low=1, high=1_000_000)
    row.weight_tolerance_permille = whole(QT_TRANSLATE_NOOP("app", "重量允差（‰）"), permille, high=200)
    work.session.flush()
    work.audit(
        "set_weight_tolerance", "packing_spec", f"{row.drawing_no} {row.revision}", old=old, new=(floor_g, permille), reason=reason.strip()
    )
    return queries.spec_view(work.session, row)
