"""What leaves the handbook, and what its commands take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from db.states import CaseCause


@dataclass(frozen=True)
class ArticleDraft:
    """An article as it is written.

    Attributes:
        problem: What the customer sees, in one line.
        reason: Why it happens.
        steps: What helps, a line a step.
        cause: The closed category it belongs to; the chapters of the printed book.
        product_id: The product; None for any.
        case_no: The case it was written from; blank for none.
    """

    problem: str
    reason: str
    steps: str
    cause: CaseCause
    product_id: int | None = None
    case_no: str = ""


@dataclass(frozen=True)
class ArticleView:
    """An article of the handbook."""

    article_id: int
    no: int
    problem: str
    reason: str
    steps: str
    cause: CaseCause
    product_id: int | None
    product_name: str
    case_no: str
    active: bool
    written_at: datetime
    revised_at: datetime | None
    writer: str
    version: int

    @property
    def number(self) -> str:
        """How it is cited: 手册 12."""
        return f"手册 {self.no}"
