"""`desk.py test --without …`: takes the guards of a row out; a test that names the row must turn red."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from environment import ROOT, call, say, venv_python
from warm_pytest import CannotCollect, WarmPytest

WORKERS = 2
# pytest's exit codes: what a red test means, and what means that nothing was proven.
GREEN, RED, NO_TESTS = 0, 1, 5


@dataclass(frozen=True)
class Verdict:
    """What became of one row without its guards."""

    row: str
    good: bool
    word: str
    detail: str = ""


def pytest_environment() -> dict[str, str]:
    """The surroundings of every pytest run: no display, and the plugin of this folder can be found."""
    path = os.pathsep.join([str(ROOT / "packaging"), *filter(None, [os.environ.get("PYTHONPATH")])])
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": path, "PYTHONUTF8": "1"}


def pytest_command(*arguments: str) -> list[str]:
    """A pytest run in the project's environment with the plugin for clause rows."""
    return [str(venv_python()), "-m", "pytest", "-p", "clause_rows", *arguments]


def without(row: str, arguments: Sequence[str]) -> int:
    """Runs the tests that name `row` with its guards out; returns pytest's exit code (1: red, as it should be)."""
    command = pytest_command("--without", row, "--clause-row", row, *arguments)
    return subprocess.call(command, cwd=ROOT, env=pytest_environment())


def collect(arguments: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The table of the plugin: each row with its class, guards and test files.

    Raises:
        SystemExit: the tests cannot be collected; pytest's words are printed.
    """
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "rows.json"
        command = pytest_command("--collect-only", "-q", "--clause-rows-out", str(out), *arguments)
        found = call(command, ROOT, pytest_environment())
        if found.returncode or not out.is_file():
            say(found.stdout[-4000:])
            raise SystemExit(found.returncode or 2)
        table: dict[str, dict[str, Any]] = json.loads(out.read_text(encoding="utf-8"))
    return table


def wanted(table: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The rows to try: every ENFORCE row that a test names."""
    return sorted(r for r, e in table.items() if e["class"] == "ENFORCE" and (e["plain"] or e["scenario"]))


def unknown(table: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Rows that a test names and the catalogue does not have."""
    return sorted(row for row, entry in table.items() if entry["class"] == "unknown")


class Runs:
    """Pytest runs, a few at a time: copies of a process that has collected the tests, or where there is no `fork` new processes."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self._arguments, self._warm = list(arguments), None
        if not hasattr(os, "fork"):
            self.table = collect(arguments)
            return
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "rows.json"
            options = ["-p", "clause_rows", "-q", "--clause-rows-out", str(out), *arguments]
            try:
                self._warm = WarmPytest(venv_python(), ROOT, pytest_environment(), WORKERS, options)
            except CannotCollect as error:
                say(error.said[-4000:])
                raise SystemExit(error.code or 2) from error
            self.table = json.loads(out.read_text(encoding="utf-8"))

    def __call__(self, row: str, kind: str) -> tuple[int, str]:
        """Exit code and output of the tests of a kind that name a row, with its guards out, up to the first that turns red."""
        if self._warm is not None:
            return self._warm.run(row, kind)
        options = ["--without", row, "--clause-row", row, "--clause-kind", kind, "-x", "--tb=no", "-rfE", "-p", "no:cacheprovider"]
        done = call(pytest_command(*options, *self._arguments, *self.table[row][kind]), ROOT, pytest_environment())
        return done.returncode, done.stdout

    def close(self) -> None:
        """Ends the processes."""
        if self._warm is not None:
            self._warm.close()


def judge(row: str, entry: Mapping[str, Any], run: Callable[[str, str], tuple[int, str]]) -> Verdict:
    """Tries one row: its plain tests first, its scenarios only if no plain test turned red."""
    if not entry["guards"]:
        return Verdict(row, False, "no guard", "no guard is registered under this row")
    code, said = NO_TESTS, ""
    for kind in ("plain", "scenario"):
        if not entry[kind]:
            continue
        code, said = run(row, kind)
        if code == RED:
            red = next((line for line in said.splitlines() if line.startswith(("FAILED", "ERROR"))), "")
            return Verdict(row, True, "red", red.split(" - ")[0])
        if code not in (GREEN, NO_TESTS):
            return Verdict(row, False, f"pytest {code}", said[-600:])
    return Verdict(row, False, "GREEN", "no test noticed: " + ", ".join(entry["guards"]))


def without_each(arguments: Sequence[str]) -> int:
    """Tries every ENFORCE row that a test names, two at a time; prints a table; 1 if a row stayed green."""
    runs = Runs(arguments)
    table, verdicts = runs.table, []
    with closing(runs), ThreadPoolExecutor(WORKERS) as pool:
        for verdict in pool.map(lambda row: judge(row, table[row], runs), wanted(table)):
            verdicts.append(verdict)
            say(f"{verdict.row}  {'ok ' if verdict.good else 'BAD'}  {verdict.word:9}  {verdict.detail}")
    verdicts += [Verdict(row, False, "unknown", "the catalogue has no such row") for row in unknown(table)]
    bad = [verdict for verdict in verdicts if not verdict.good]
    say(f"{len(verdicts) - len(bad)} rows red without their guard, as they should be; {len(bad)} not")
    for verdict in bad:
        say(f"  {verdict.row}  {verdict.word}  {verdict.detail}")
    return int(bool(bad) or not verdicts)
