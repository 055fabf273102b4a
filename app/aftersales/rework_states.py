"""The allowed moves of a 返工单 (section 3.6)."""

from __future__ import annotations

from db.states import ReworkState as S

MOVES: frozenset[tuple[S, S]] = frozenset(
    {
        (S.PROPOSED, S.AWAITING_DOCUMENTS),
        (S.PROPOSED, S.TASK_ISSUED),
        (S.PROPOSED, S.SCRAPPED),
        (S.AWAITING_DOCUMENTS, S.DOCUMENTS_ISSUED),
        (S.AWAITING_DOCUMENTS, S.PROPOSED),
        (S.DOCUMENTS_ISSUED, S.TASK_ISSUED),
        (S.TASK_ISSUED, S.REWORKING),
        (S.REWORKING, S.REINSPECTION),
        (S.REINSPECTION, S.PASSED),
        (S.REINSPECTION, S.PROPOSED),
        (S.PASSED, S.RETURNED),
    }
)
"""待图纸 → 待返工 where quality chooses another branch before anything was issued."""

LINE = (
    S.PROPOSED, S.AWAITING_DOCUMENTS, S.DOCUMENTS_ISSUED, S.TASK_ISSUED, S.REWORKING, S.REINSPECTION, S.PASSED, S.RETURNED,
)  # fmt: skip
"""The states in their order, with a change of design."""

SHORT_LINE = tuple(state for state in LINE if state not in (S.AWAITING_DOCUMENTS, S.DOCUMENTS_ISSUED))
"""The states in their order without one."""

IN_WORKS = (S.PROPOSED, S.AWAITING_DOCUMENTS, S.DOCUMENTS_ISSUED, S.TASK_ISSUED, S.REWORKING, S.REINSPECTION)
"""States in which the goods have no pass that counts (J-27)."""

OPEN = (*IN_WORKS, S.PASSED)
"""States in which somebody still has to do something."""


ENDED = (S.PASSED, S.RETURNED, S.SCRAPPED)
"""States in which it is known what the rework cost (K-03)."""


def may_move(old: S, new: S) -> bool:
    """Whether a 返工单 may go from `old` to `new`."""
    return (old, new) in MOVES
