"""Every setting on the screen does something: the program reads it somewhere."""

from __future__ import annotations

import ast
import re
from enum import StrEnum
from functools import cache
from pathlib import Path

import pytest

from app.settings.catalogue import specs
from db import states

ROOT = Path(__file__).parents[3]
NO_READERS = ("app/admin", "app/clauses")  # what sets or demonstrates a setting does not obey it
HIDDEN = {
    "accountability.sanctions", "meeting.interval_months", "order.development_months", "plan.approval_scope", "plan.approver",
    "plan.parts", "report.monthly_period", "report.post_delivery_months", "safety.department_audit_months", "safety.drill_months",
    "service.self_check_months", "training.staff_interval_months",
}  # fmt: skip


class Module:
    """What the keys of settings are made of in one module.

    Attributes:
        constants: Every whole text.
        built: Every text that is put together of a fixed beginning and something else, as a pattern with a group for each of it.
    """

    def __init__(self, path: Path) -> None:
        self.constants: set[str] = set()
        self.built: set[re.Pattern[str]] = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                self.constants.add(node.value)
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                parts = [re.escape(str(v.value)) if isinstance(v, ast.Constant) else r"([a-z0-9_.]+)" for v in node.values]
                self.built.add(re.compile("".join(parts)))


@cache
def modules() -> dict[str, Module]:
    paths = [path for room in ("app", "ui") for path in sorted((ROOT / room).rglob("*.py"))]
    kept = [path for path in paths if not str(path.relative_to(ROOT)).startswith(NO_READERS)]
    return {str(path.relative_to(ROOT)): Module(path) for path in kept}


@cache
def read_keys() -> frozenset[str]:
    """Keys that stand whole in a module, or that a module builds of a beginning and words it holds itself, papers or states."""
    everywhere = modules()["app/desk.py"].constants | {
        str(member) for kind in vars(states).values() if isinstance(kind, type) and issubclass(kind, StrEnum) for member in kind
    }  # fmt: skip
    found = set()
    for module in modules().values():
        words, patterns = module.constants, module.built
        found |= words & set(specs())
        for key in set(specs()) - found:
            for pattern in patterns:
                match = pattern.fullmatch(key)
                if match and all(
                    part in words or part in everywhere or any(other.fullmatch(part) for other in patterns) for part in match.groups()
                ):
                    found.add(key)
    return frozenset(found)


def test_every_setting_on_the_screen_is_read_somewhere() -> None:
    assert {key for key, spec in specs().items() if spec.shown} <= read_keys()


def test_what_nothing_reads_stands_on_no_screen_and_says_why() -> None:
    assert {key for key, spec in specs().items() if not spec.shown} == HIDDEN
    assert not HIDDEN & read_keys()
    lines = (ROOT / "app/settings/catalogue.toml").read_text(encoding="utf-8").splitlines()
    for key in HIDDEN:
        at = lines.index(f'key = "{key}"')
        assert "不显示" in lines[at - 2] or key.startswith("plan."), key


@pytest.mark.parametrize(("key", "held"), [("transport.no_such", False), ("transport.slack_days", True), ("carrier.weight.service", True)])
def test_a_key_that_is_put_together_counts_only_with_its_own_words(key: str, held: bool) -> None:
    assert (key in read_keys()) is held
