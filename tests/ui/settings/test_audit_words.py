"""Every action that the program writes to the audit trail has a Chinese word: nobody reads `take_off_trip` in 设置."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from db import states
from ui.settings.audit_words import action_word, kind_word

APP = Path(__file__).parents[3] / "app"
ENUMS = {name: kind for name, kind in vars(states).items() if isinstance(kind, type) and issubclass(kind, StrEnum)}
Function = ast.FunctionDef | ast.AsyncFunctionDef


class Module:
    """One module, and the words that may stand where an expression of it names an action."""

    def __init__(self, path: Path) -> None:
        self.name = path.relative_to(APP.parent).as_posix()
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        self.calls = [node for node in nodes if isinstance(node, ast.Call)]
        self.functions = [node for node in nodes if isinstance(node, Function)]
        self.audits = any(isinstance(call.func, ast.Attribute) and call.func.attr == "audit" for call in self.calls)

    def actions(self) -> Iterator[tuple[str, int]]:
        """Each action of a call of `work.audit` with its line."""
        for function in self.functions if self.audits else ():
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "audit" and call.args:
                    for word in self.words(call.args[0], function):
                        yield word, call.lineno

    def kinds(self) -> Iterator[str]:
        """Each kind of record that stands written out in a call of `work.audit`."""
        for call in self.calls:
            audits = isinstance(call.func, ast.Attribute) and call.func.attr == "audit" and len(call.args) > 1
            if audits and isinstance(call.args[1], ast.Constant):
                yield str(call.args[1].value)

    def words(self, what: ast.expr, inside: Function) -> list[str]:
        """What an expression may be; a parameter is what the callers give it."""
        if isinstance(what, ast.Constant):
            return [str(what.value)]
        if isinstance(what, ast.IfExp):
            return [*self.words(what.body, inside), *self.words(what.orelse, inside)]
        if isinstance(what, ast.Attribute) and isinstance(what.value, ast.Name) and what.value.id in ENUMS:
            return [ENUMS[what.value.id][what.attr].value]
        if isinstance(what, ast.FormattedValue):
            return self.words(what.value, inside)
        if isinstance(what, ast.JoinedStr):
            found = [""]
            for part in what.values:
                found = [head + tail for head in found for tail in self.words(part, inside)]
            return found
        if isinstance(what, ast.Name):
            return self._given(what.id, inside)
        raise AssertionError(f"{self.name}: {ast.unparse(what)}")

    def _given(self, name: str, inside: Function) -> list[str]:
        args = [*inside.args.posonlyargs, *inside.args.args]
        at = next((n for n, arg in enumerate(args) if arg.arg == name), None)
        if at is None:
            raise AssertionError(f"{self.name}: {name}")
        kind = args[at].annotation
        if isinstance(kind, ast.Name) and kind.id in ENUMS:
            return [one.value for one in ENUMS[kind.id]]
        found = []
        for module in _modules() if self.name.endswith("catalog/records.py") else [self]:
            for call in module.calls:
                called = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
                if called in (inside.name, f"_{inside.name}") and len(call.args) > at and isinstance(call.args[at], ast.Constant):
                    found.append(str(call.args[at].value))  # type: ignore[attr-defined]
        assert found, f"{self.name}: nobody gives {name}"
        return found


def _may_say(path: Path) -> bool:
    """Whether a module writes to the trail, or gives the words to those of `catalog/records.py` that do."""
    words = path.read_text(encoding="utf-8")
    return ".audit(" in words or "records" in words


@functools.cache
def _modules() -> list[Module]:
    return [Module(path) for path in sorted(APP.rglob("*.py")) if _may_say(path)]


def test_every_action_of_the_audit_trail_has_a_word() -> None:
    actions = sorted({(word, f"{module.name}:{line}") for module in _modules() for word, line in module.actions()})
    assert len({word for word, _ in actions}) > 250
    bare = [(word, where) for word, where in actions if action_word(word) == word or not any(c >= "\u4e00" for c in action_word(word))]
    assert not bare
    assert not sorted({kind for module in _modules() for kind in module.kinds() if kind_word(kind) == kind})
