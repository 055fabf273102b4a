"""The support handbook as a paper (form 49)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.aftersales import handbook_queries
from app.core.words import word
from app.printing.making import Making
from app.slips import handbook as form


def handbook(session: Session, document: str, making: Making) -> bytes:
    """Builds the whole book as it stands; `document` is the day it was asked for, as 20261126."""
    paper = form.Handbook(
        company=making.company, form=making.form, printing=making.printing, void=making.void, number=document,
        date=datetime.strptime(document, "%Y%m%d").date(),
        articles=tuple(
            form.Article(one.no, word(one.cause), one.product_name, one.problem, one.reason, one.steps, one.case_no)
            for one in handbook_queries.articles(session, limit=5000)
        ),
    )  # fmt: skip
    return form.render(paper, making.copies)
