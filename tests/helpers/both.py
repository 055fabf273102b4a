"""Which tests of a whole run go to PostgreSQL as well as to SQLite.

A test with `url`, `engine` or `place` is written for both databases. In a run of everything the tests of `tests/one_database.txt` stay
with SQLite: every statement that one of them executes is executed by another test on both, and nothing in them is about databases. A new
test is not in the list, so it runs on both. Whoever names files or folders, or says `--both`, gets both for every test.

The list is made anew by `python -m pytest --choose-databases tests/app` (SQLite only, some minutes): it notes which statements each test
executes and leaves out of the list, cheapest first, as many tests as execute them all.
"""

from __future__ import annotations

import inspect
import re
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

LIST = Path(__file__).resolve().parents[1] / "one_database.txt"

ABOUT_DATABASES = re.compile(r"thread|postgres|sqlite|dialect|integrityerror|dbapierror|conflict|barrier|begins", re.IGNORECASE)
"""What a test's name or body says when the database itself matters to it: these always run on both."""


def listed() -> frozenset[str]:
    """The tests that stay with SQLite in a run of everything."""
    return frozenset(LIST.read_text(encoding="utf-8").split())


def name_of(item: pytest.Item) -> str:
    """A test without its values."""
    return item.nodeid.partition("[")[0]


def database_of(item: pytest.Item) -> str:
    """`sqlite` or `postgresql` for a test that is written for both, else nothing."""
    return str(getattr(getattr(item, "callspec", None), "params", {}).get("url", ""))


def everything(config: pytest.Config) -> bool:
    """Whether the run is one of all tests."""
    whole = {config.rootpath, config.rootpath / "tests"}
    return all((config.rootpath / one).resolve() in whole for one in config.args)


def choose(config: pytest.Config, items: list[pytest.Item]) -> list[pytest.Item]:
    """The tests that are not run because another one executes on PostgreSQL whatever they would."""
    if config.getoption("--both") or not everything(config):
        return []
    names = listed()
    return [item for item in items if database_of(item) == "postgresql" and name_of(item) in names]


class Chooser:
    """The plugin that writes the list."""

    def __init__(self) -> None:
        self._now: set[str] = set()
        self._executed: dict[str, set[str]] = {}
        self._cost: dict[str, float] = {}
        self._kept: set[str] = set()
        event.listen(Engine, "before_cursor_execute", self._note)

    def _note(self, connection: object, cursor: object, statement: str, *rest: Any) -> None:
        if not statement.startswith(("PRAGMA", "BEGIN")):
            self._now.add(re.sub(r"(, \(\?\))+", "", re.sub(r"\(\?(, \?)*\)", "(?)", statement)))

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if database_of(item) == "sqlite"]

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Function) -> Iterator[Any]:
        self._now.clear()
        begun = time.process_time()
        done = yield
        name = name_of(item)
        self._executed.setdefault(name, set()).update(self._now)
        self._cost[name] = self._cost.get(name, 0.05) + time.process_time() - begun
        if ABOUT_DATABASES.search(name) or ABOUT_DATABASES.search(inspect.getsource(item.function).partition("\n")[2]):
            self._kept.add(name)
        return done

    def pytest_sessionfinish(self) -> None:
        alone = sorted(set(self._executed) - on_both(self._executed, self._cost, self._kept))
        LIST.write_text("".join(f"{name}\n" for name in alone), encoding="utf-8")


def on_both(executed: Mapping[str, set[str]], cost: Mapping[str, float], kept: set[str]) -> set[str]:
    """The tests that together execute every statement: those kept anyway, then whoever adds most for his time."""
    chosen = set(kept)
    lacking = set[str]().union(*executed.values()).difference(*(executed[name] for name in kept))
    while lacking:
        best = max(sorted(executed), key=lambda name: len(executed[name] & lacking) / cost[name])
        chosen.add(best)
        lacking -= executed[best]
    return chosen
