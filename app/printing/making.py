"""What a builder needs to make a paper or label again: letterhead, form facts, copies and this printing's own facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.clock import site_day, site_time
from app.labels.content import Label
from app.settings.catalogue import specs
from app.settings.service import rule_version, setting, setting_int, setting_text
from app.slips.model import Company, CopyName, FormFacts, PrintFacts, Void
from db.models.core import AuditHead, PrintedPaper


@dataclass(frozen=True)
class Making:
    """Everything on a paper that is not its own record."""

    company: Company
    form: FormFacts
    printing: PrintFacts
    copies: tuple[CopyName, ...]
    void: Void | None = None


PaperBuilder = Callable[[Session, str, Making], bytes]
"""(session, document number, making) → PDF."""

LabelBuilder = Callable[[Session, str, Making], Label]
"""(session, document number, making) → what stands on the label."""


@dataclass(frozen=True)
class Forms:
    """The builders of every paper and label, by paper name; `app/desk.py` fills it."""

    papers: dict[str, PaperBuilder]
    labels: dict[str, LabelBuilder]


def company(session: Session, now: datetime) -> Company:
    """The company head from settings."""
    return Company(*(setting_text(session, f"company.{part}", now) for part in ("name", "address", "phone")))


def making(session: Session, printed: PrintedPaper, copies: list[int] | None = None) -> Making:
    """The facts of one printing of a paper.

    Args:
        session: Read session.
        printed: Its entry in the paper register.
        copies: Numbers of the copies to print, from 1; None for all that the form has.
    """
    now = printed.at
    version, effective = rule_version(session, site_day(now))
    head = session.scalar(select(AuditHead.hash).where(AuditHead.id == 1)) or ""
    names = form_copies(session, printed.paper, now)
    void = None
    if printed.voided_at is not None:
        void = Void(site_time(printed.voided_at), "", printed.void_reason or "")
    return Making(
        company(session, now),
        FormFacts(
            _form(session, printed.paper, "form_no", now), _form(session, printed.paper, "edition", now), version, effective
        ),
        PrintFacts(
            site_time(now), printed.station, printed.nth, printed.reason, f"{head[:4]}-{head[4:8]}".upper(),
            (setting_int(session, "slips.carbon_offset_x_mm", now), setting_int(session, "slips.carbon_offset_y_mm", now)),
        ),
        tuple(copy for copy in names if copies is None or copy.n in copies),
        void,
    )


def form_copies(session: Session, paper: str, now: datetime) -> tuple[CopyName, ...]:
    """The copies of a form in their order: number, who keeps it, colour of its sheet."""
    key = f"slips.{paper}.copies"
    if key not in specs():
        return (CopyName(1, ""),)
    found = []
    for n, entry in enumerate(setting(session, key, now), start=1):
        name, _, color = str(entry).partition("（")
        found.append(CopyName(n, name.strip(), color.strip("） ")))
    return tuple(found)


def _form(session: Session, paper: str, part: str, now: datetime) -> str:
    key = f"slips.{paper}.{part}"
    return setting_text(session, key, now) if key in specs() else ""
