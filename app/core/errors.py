"""The error family: everything a command can answer except yes. Anything outside it is a bug and is shown as one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.core.text import QT_TRANSLATE_NOOP, Text, say
from db.states import Role


@dataclass(frozen=True)
class Fact:
    """One value that broke a rule, as the refusal card shows it: a label (扫到的) and what stood there."""

    label: Text
    value: Text | str


def fact(label: str, value: object) -> Fact:
    """Builds a `Fact` from a marked label and any printable value."""
    return Fact(say(label), value if isinstance(value, Text) else str(value))


class AppError(Exception):
    """A known refusal or failure with a sentence for the person at the desk.

    Attributes:
        code: Stable name of the error, for logs and tests.
        reason: The sentence that the screen shows.
        facts: The values that led to it.
        helper: The role that can put it right, or None.
        clause: Row of the catalogue it rests on, or None.
        kind: Which rule said no: the name of the guard, which stays the same whatever the sentence becomes; else the code.
    """

    code = "error"

    def __init__(
        self, reason: Text, facts: Iterable[Fact] = (), helper: Role | None = None, clause: str | None = None
    ) -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.facts = tuple(facts)
        self.helper = helper
        self.clause = clause
        self.kind = self.code

    def __str__(self) -> str:
        """The reason in Chinese, led by the row where there is one."""
        return f"[{self.clause}] {self.reason}" if self.clause else str(self.reason)


class Refused(AppError):
    """A rule of the catalogue forbids it; `clause` names the row."""

    code = "refused"


class NotPermitted(AppError):
    """The person's roles do not allow the command."""

    code = "not_permitted"


class Conflict(AppError):
    """Somebody else changed the same record first, or its state no longer allows the step."""

    code = "conflict"


class NotFound(AppError):
    """The record that was named does not exist."""

    code = "not_found"


class BadInput(AppError):
    """A value typed or scanned cannot be taken; nothing was changed."""

    code = "bad_input"


class StoreError(AppError):
    """The database cannot be opened or written: nothing that was scanned counts."""

    code = "store"


def refuse(
    clause: str, reason: str, *facts: Fact, helper: Role | None = None, **values: object
) -> Refused:
    """Builds the refusal of a catalogue row.

    Args:
        clause: Row id such as `C-14`.
        reason: Marked Chinese sentence, with `{name}` for each of `values`.
        facts: Values that broke the rule.
        helper: Role that can put it right.
        values: What the sentence names.
    """
    return Refused(say(reason, **values), facts, helper, clause)


def not_found(what: str, key: object) -> NotFound:
    """Builds the error for a record that is not there; `what` is a marked Chinese noun."""
    return NotFound(say(QT_TRANSLATE_NOOP("app", "找不到{what}：{key}"), what=say(what), key=str(key)))


def bad_input(reason: str, *facts: Fact, **values: object) -> BadInput:
    """Builds the error for a value that cannot be taken."""
    return BadInput(say(reason, **values), facts)
