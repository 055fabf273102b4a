"""The register of forms: every paper of the program with number, edition, copies, who controls it and how long it is kept (M-04, M-08)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.settings.catalogue import SLIPS, form_title, specs
from app.settings.service import setting_int, setting_list, setting_text

_NUMBER = ".form_no"


@dataclass(frozen=True)
class FormView:
    """A form as it is in force.

    Attributes:
        paper: Its name in the program, `gate_pass`.
        title: Its Chinese name.
        form_no: Form number.
        edition: Edition.
        copies: Its copies with their colours.
        controlled: Whether it changes only with a second person's approval.
        years: Years that it is kept.
        own_years: Whether these are its own and not the site's.
        rows: Rows of the clause catalogue that ask for it.
    """

    paper: str
    title: str
    form_no: str
    edition: str
    copies: tuple[str, ...]
    controlled: bool
    years: int
    own_years: bool
    rows: tuple[str, ...]


def forms(session: Session, now: datetime) -> list[FormView]:
    """Every form that the program prints, by form number."""
    controlled = set(setting_list(session, "forms.controlled", now))
    own = {name: int(years) for name, _, years in (pair.partition("=") for pair in setting_list(session, "records.own_years", now))}
    usual = setting_int(session, "records.retention_years", now)
    found = []
    for key, spec in specs().items():
        if not (key.startswith(SLIPS) and key.endswith(_NUMBER)):
            continue
        paper, title = key.removeprefix(SLIPS).removesuffix(_NUMBER), form_title(key)
        found.append(
            FormView(
                paper, title, setting_text(session, key, now), setting_text(session, f"slips.{paper}.edition", now),
                tuple(setting_list(session, f"slips.{paper}.copies", now)), title in controlled, own.get(title, usual), title in own,
                tuple(row for row in spec.rows if row != "M-08"),
            )
        )  # fmt: skip
    return sorted(found, key=lambda one: [part.zfill(4) for part in re.findall(r"[0-9]+|[^0-9]+", one.form_no)])
