"""The guards by row: each rule that the program enforces is a function registered under the row it holds.

A guard raises `Refused` or returns None. A test run can take the guards of one row out, to prove that a test which names the row
turns red without them; the program itself has no way to do that from outside.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import wraps
from typing import ParamSpec

from app.core.errors import Refused

P = ParamSpec("P")

_guards: dict[str, list[str]] = defaultdict(list)
_taken_out: set[str] = set()


def guard(*rows: str) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """Registers a function as guard of one or more rows.

    Args:
        rows: Row ids such as `C-14`. A guard of several rows stands as long as none of them is taken out.
    """

    def registered(check: Callable[P, None]) -> Callable[P, None]:
        for row in rows:
            _guards[row].append(f"{check.__module__}.{check.__qualname__}")

        @wraps(check)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> None:
            if _taken_out.isdisjoint(rows):
                try:
                    check(*args, **kwargs)
                except Refused as refused:
                    if refused.kind == refused.code:
                        refused.kind = check.__name__
                    raise

        return guarded

    return registered


def guards() -> Mapping[str, list[str]]:
    """The registered guards by row, as dotted names."""
    return dict(_guards)


def stands(row: str) -> bool:
    """Whether the guards of a row are in force; they always are outside a test run."""
    return row not in _taken_out


def take_out(row: str) -> None:
    """Takes the guards of a row out for the rest of the process; only the test run calls it."""
    _taken_out.add(row)
