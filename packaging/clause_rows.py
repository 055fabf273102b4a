"""pytest plugin of `desk.py test`: picks the tests of one clause row, or writes down which tests hold which row.

It is loaded with `-p clause_rows`; taking a guard out is `--without ROW` of tests/conftest.py.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
from pathlib import Path
from typing import Any

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the three options."""
    group = parser.getgroup("clause rows")
    group.addoption("--clause-row", metavar="ROW", help="only tests that name this row")
    group.addoption("--clause-kind", choices=["plain", "scenario"], help="of those only plain tests, or scenarios")
    group.addoption("--clause-rows-out", metavar="FILE", type=Path, help="write tests and guards of every row as JSON")


def rows_of(item: pytest.Item, *kinds: str) -> set[str]:
    """The rows and decisions (X-nn) that a test names; only the marks of `kinds` where any are given."""
    return {str(row) for kind in kinds or ("clause", "decision") for mark in item.iter_markers(kind) for row in mark.args}


def is_scenario(item: pytest.Item) -> bool:
    """Whether a test goes through the whole window: marked so, or living in tests/scenarios."""
    return item.get_closest_marker("scenario") is not None or "tests/scenarios/" in item.path.as_posix()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Drops what was not asked for; writes the table if that was asked for."""
    out: Path | None = config.getoption("--clause-rows-out")
    if out is not None:
        out.write_text(json.dumps(table(items), ensure_ascii=False), encoding="utf-8")
    row, kind = config.getoption("--clause-row"), config.getoption("--clause-kind")
    if row is None:
        return
    kept = [i for i in items if row in rows_of(i) and (kind is None or is_scenario(i) == (kind == "scenario"))]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


def table(items: list[pytest.Item]) -> dict[str, dict[str, Any]]:
    """Each row of the catalogue: its class, its guards, and the files whose plain tests or scenarios name it."""
    import app
    from app.clauses.catalogue import rows
    from app.clauses.register import guards

    for module in pkgutil.walk_packages(app.__path__, "app."):
        if module.name.rpartition(".")[2] != "__main__":
            try:
                importlib.import_module(module.name)
            except ImportError as error:
                raise pytest.UsageError(f"{module.name}: {error}") from error
    found: dict[str, dict[str, Any]] = {
        row.id: {"class": str(row.clause_class), "plain": [], "scenario": [], "guards": guards().get(row.id, [])}
        for row in rows()
    }
    for item in items:
        for row_id in rows_of(item, "clause"):
            entry = found.setdefault(row_id, {"class": "unknown", "plain": [], "scenario": [], "guards": []})
            files = entry["scenario" if is_scenario(item) else "plain"]
            if str(item.path) not in files:
                files.append(str(item.path))
    return found
