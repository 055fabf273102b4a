"""Which tests run on both databases."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.helpers.both import listed, on_both

ROOT = Path(__file__).resolve().parents[2]


def test_every_statement_is_left_to_a_test_that_runs_on_both() -> None:
    executed = {"dear": {"a", "b", "c"}, "cheap": {"a", "b"}, "rest": {"c"}, "same": {"b"}, "kept": {"d"}}
    cost = {"dear": 9.0, "cheap": 1.0, "rest": 1.0, "same": 1.0, "kept": 5.0}
    assert on_both(executed, cost, {"kept"}) == {"kept", "cheap", "rest"}


def test_the_list_names_tests_that_are_there() -> None:
    names = set()
    for file in {name.partition("::")[0] for name in listed()}:
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        names |= {f"{file}::{node.name}" for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert listed() <= names
