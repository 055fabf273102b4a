"""What every paper is built from: plain frozen values, already in the site's time zone, with nothing to look up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Company:
    """The company head, from settings."""

    name: str
    address: str = ""
    phone: str = ""


@dataclass(frozen=True)
class FormFacts:
    """Which form, in which edition, under which version of the rules."""

    form_no: str
    edition: str
    rule_version: str
    rule_effective: date


@dataclass(frozen=True)
class PrintFacts:
    """This printing: when, where, the how manyeth, why again, and the audit head of the day in short form.

    `carbon_offset` moves what is drawn on carbon sets, in mm to the right and downwards, for the printer at hand.
    """

    printed_at: datetime
    station: str
    nth: int = 1
    reason: str = ""
    audit_head: str = ""
    carbon_offset: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Signature:
    """One signature; `role` names the sign-off box it stands in, a deputy prints as (代签).

    One given on paper names in `registered_by` who registered it; one given `ahead` covered limits before the load was closed.
    """

    role: str
    name: str
    at: datetime
    deputy: bool = False
    registered_by: str = ""
    ahead: bool = False


@dataclass(frozen=True)
class CopyName:
    """One copy (联): its number from 1, who keeps it, and the colour of its sheet."""

    n: int
    name: str
    color: str = ""


@dataclass(frozen=True)
class Void:
    """Why and by whom a paper was declared void, and the number that replaces it."""

    at: datetime
    by: str
    reason: str
    replaced_by: str = ""


class BlankField(ValueError):
    """A field without which the form is no form was blank."""


@dataclass(frozen=True, kw_only=True)
class Paper:
    """What all forms bear.

    Attributes:
        number: The running number, printed as Code 128 and in digits.
        code: What the bar code says where the number alone would not name this paper.
        date: The date in the head.
        signatures: Electronic signatures; each role must have a box on the form.
        void: Set when the paper is printed as void.
    """

    company: Company
    form: FormFacts
    printing: PrintFacts
    number: str
    date: date
    signatures: tuple[Signature, ...] = ()
    void: Void | None = None
    code: str = ""


def require(**fields: object) -> None:
    """Refuses a form with a blank mandatory field; a paper that lacks it would be worse than none.

    Raises:
        BlankField: a value is None, empty or only space; the message names the fields.
    """
    blank = [name for name, value in fields.items() if value is None or not str(value).strip()]
    if blank:
        raise BlankField("缺少必填项：" + "、".join(blank))


def distinct(copies: tuple[CopyName, ...]) -> tuple[CopyName, ...]:
    """Refuses the same copy twice in one printing: the gate's copy must exist once.

    Raises:
        ValueError: two copies bear the same number, or one is below 1.
    """
    numbers = [copy.n for copy in copies]
    if len(set(numbers)) != len(numbers) or any(n < 1 for n in numbers):
        raise ValueError("联次重复或无效")
    return copies
