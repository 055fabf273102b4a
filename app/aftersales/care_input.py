"""What the people who care for customers key in: words as they are stored, and the customers they mean."""

from __future__ import annotations

import re

from sqlalchemy.orm import Session

from app.aftersales.callers import is_customer
from app.aftersales.training_views import Guest
from app.catalog import queries as catalog
from app.catalog.views import CustomerView
from app.core.entry import clean, clean_note
from app.core.errors import bad_input, fact
from app.core.text import QT_TRANSLATE_NOOP

_BETWEEN = re.compile(r"[、，,;；\t]\s*")


def line(value: str) -> str:
    """One line as it is stored.

    Raises:
        BadInput: Too long, or a character that no paper holds.
    """
    return clean(QT_TRANSLATE_NOOP("app", "填写的内容"), value)


def note(value: str) -> str:
    """Several lines as they are stored; refused as in `line`."""
    return clean_note(QT_TRANSLATE_NOOP("app", "填写的内容"), value)


def customers_meant(session: Session, words: str) -> list[CustomerView]:
    """The customers that somebody means by names, parts of them or pinyin initials, one after the other.

    Raises:
        BadInput: A word that means none, or several.
    """
    everybody = catalog.customers(session, active_only=True)
    found = []
    for piece in filter(None, (part.strip() for part in _BETWEEN.split(words))):
        exact = [one for one in everybody if one.name == piece]
        hits = exact or [one for one in everybody if is_customer(one.name, one.phone, piece)]
        if len(hits) != 1:
            none, several = QT_TRANSLATE_NOOP("app", "「{words}」找不到客户"), QT_TRANSLATE_NOOP("app", "「{words}」不止一家，请写全")
            said = several if hits else none
            raise bad_input(said, *(fact(QT_TRANSLATE_NOOP("app", "客户"), one.name) for one in hits[:3]), words=piece)
        found.append(hits[0])
    return found


def guests_meant(text: str, *, held: bool) -> tuple[Guest, ...]:
    """The guests of a training, one a line: customer, name, and once it was held score and words; 0 as the score for who did not come.

    Raises:
        BadInput: A line that is not so; it is told by its number.
    """
    found = []
    for n, row in enumerate(filter(str.strip, text.splitlines()), start=1):
        parts = [part.strip() for part in _BETWEEN.split(row, 3)] + ["", "", ""]
        customer, name, score, words = parts[:4]
        if not name or (score and not (score.isascii() and score.isdigit())):
            raise bad_input(QT_TRANSLATE_NOOP("app", "参加人第 {n} 行请写成：客户，姓名，评分 1～5，反馈"), n=n)
        given = int(score) if score else None
        came = (given != 0) if held else None
        found.append(Guest(line(name), line(customer), None, came, given or None, line(words)))
    return tuple(found)


def guests_shown(guests: tuple[Guest, ...]) -> str:
    """Guests as they are typed."""
    rows = []
    for guest in guests:
        score = "0" if guest.came is False else str(guest.score or "")
        rows.append("，".join(part for part in (guest.customer, guest.name, score, guest.words) if part))
    return "\n".join(rows)
