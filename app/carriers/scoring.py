"""The scores of a carrier: four that people give, one that follows from what happened, the total of both and its grade. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

CRITERIA = ("qualification", "reputation", "capacity", "service")
"""The four criteria of G-12 by field, in the order of setting `carrier.criteria`."""

GRADES = ("A", "B", "C", "D")


@dataclass(frozen=True)
class Scale:
    """What the settings say: weights of the four criteria, share of what happened, deductions, least score of A, B and C."""

    weights: tuple[int, int, int, int] = (25, 25, 25, 25)
    performance_share: int = 50
    damage: int = 8
    loss: int = 15
    complaint: int = 5
    limits: tuple[int, int, int] = (85, 70, 55)


@dataclass(frozen=True)
class Counts:
    """What happened in the period: arrivals on time and late, incidents of each kind."""

    on_time: int = 0
    late: int = 0
    damage: int = 0
    loss: int = 0
    complaint: int = 0

    @property
    def arrivals(self) -> int:
        """Trips that arrived, early or late."""
        return self.on_time + self.late

    @property
    def incidents(self) -> int:
        """Damages, losses and complaints."""
        return self.damage + self.loss + self.complaint


def evaluated(scores: Mapping[str, int], weights: tuple[int, ...]) -> int:
    """The weighted mean of the four scores, a half rounded up; without any weight all count alike."""
    used = weights if any(weights) else (1,) * len(CRITERIA)
    total = sum(used)
    return (2 * sum(scores[name] * weight for name, weight in zip(CRITERIA, used, strict=True)) + total) // (2 * total)


def performance(counts: Counts, scale: Scale) -> int | None:
    """0–100 from what happened: the share on time less what incidents cost; None while nothing happened."""
    if not counts.arrivals and not counts.incidents:
        return None
    base = (200 * counts.on_time + counts.arrivals) // (2 * counts.arrivals) if counts.arrivals else 100
    lost = counts.damage * scale.damage + counts.loss * scale.loss + counts.complaint * scale.complaint
    return max(0, base - lost)


def total(given: int | None, happened: int | None, scale: Scale) -> int | None:
    """Both scores together by their shares; where one is missing the other stands alone."""
    if given is None or happened is None:
        return given if happened is None else happened
    share = scale.performance_share
    return (2 * (given * (100 - share) + happened * share) + 100) // 200


def grade(score: int | None, scale: Scale) -> str:
    """A, B, C or D; blank while there is no score."""
    if score is None:
        return ""
    return next((name for name, least in zip(GRADES, scale.limits, strict=False) if score >= least), GRADES[-1])
