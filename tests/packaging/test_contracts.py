"""Who may import whom: that `.importlinter` bites, and the contracts that it cannot say."""

from __future__ import annotations

import ast
import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FLOOR = {"core", "clauses", "labels", "slips", "devices", "planner", "settings"}
# A feature's private rooms: another feature enters by service, queries and views only.
PRIVATE = {"rules", "states", "papers"}
COMPOSITION = {"desk", "admin"}
# What a scenario and the journey may not reach for: they act as a person does, by scanner, keys and socket.
COMMAND_ROOMS = {"service", "services", "queries", "query", "router", "routing"}


@functools.cache
def imports(path: Path) -> list[str]:
    """Every module that a file imports, `from a import b` as both `a` and `a.b`, wherever in the file it stands."""
    return list(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    package = list(path.relative_to(ROOT).with_suffix("").parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def sources(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def feature_of(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "app" else None


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs import-linter in `folder` without the project on its path."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8"}
    code = "import sys; sys.path.insert(0, '.'); from importlinter import cli; cli.lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", code, "--no-cache"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A tiny house with the project's own contracts, which keeps them all."""
    shutil.copy(ROOT / ".importlinter", tmp_path)
    rooms = ("app", "app/core", "app/inbound", "app/boxing", "app/labels", "app/slips", "db", "db/models", "ui")
    for room in rooms:
        (tmp_path / room).mkdir()
        (tmp_path / room / "__init__.py").touch()
    for module in ("db/engine", "db/models/base", "db/models/boxing", "db/models/inbound", "app/inbound/service"):
        (tmp_path / f"{module}.py").touch()
    write(tmp_path, "app/boxing/rules", "from app.core import text\n")
    write(tmp_path, "app/core/text", "")
    write(tmp_path, "app/boxing/service", "import app.inbound.service\nfrom db.models import base, boxing\n")
    write(tmp_path, "ui/main", "import PySide6\nimport app.boxing.service\n")
    return tmp_path


def write(house: Path, module: str, text: str) -> None:
    (house / f"{module}.py").write_text(text, encoding="utf-8")


def test_the_tiny_house_keeps_every_contract(house: Path) -> None:
    result = lint(house)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("module", "text", "contract"),
    [
        ("db/engine", "import app.core.text", "The window stands on the application"),
        ("app/core/text", "import ui.main", "The window stands on the application"),
        ("app/inbound/service", "import app.boxing.service", "Inside app a later room"),
        ("app/core/text", "import app.inbound.service", "Inside app a later room"),
        ("app/labels/zpl", "import app.slips", "Inside app a later room"),
        ("app/attic/__init__", "", "Inside app a later room"),
        ("app/boxing/service", "import PySide6.QtCore", "Only the window knows Qt"),
        ("db/engine", "import PySide6", "Only the window knows Qt"),
        ("ui/page", "import sqlalchemy", "The window reaches data"),
        ("ui/page", "from db.models import boxing", "The window reaches data"),
        ("db/engine", "import sqlite3", "Nobody uses the standard library"),
        ("app/boxing/service", "from db.models import inbound", "A feature imports only its own models"),
        ("app/core/text", "from db.models import inbound", "A feature imports only its own models"),
        ("app/boxing/rules", "import pathlib", "Rules and states are pure"),
        ("app/boxing/states", "from sqlalchemy import select", "Rules and states are pure"),
    ],
)
def test_a_forbidden_import_breaks_its_contract(house: Path, module: str, text: str, contract: str) -> None:
    (house / module).parent.mkdir(exist_ok=True)
    write(house, module, text)
    result = lint(house)
    assert result.returncode == 1, result.stdout + result.stderr
    assert any(contract in line and "BROKEN" in line for line in result.stdout.splitlines()), result.stdout


def test_the_project_keeps_its_contracts() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_folder_of_the_program_is_a_package() -> None:
    """A folder without `__init__.py` would be invisible to the contracts."""
    folders = {path.parent for path in sources("app", "db", "ui")}
    allowed = {ROOT / "db" / "migrations", ROOT / "db" / "migrations" / "versions"}
    assert not [f.relative_to(ROOT) for f in sorted(folders - allowed) if not (f / "__init__.py").is_file()]


def test_packaging_never_hides_the_library_of_that_name() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_a_feature_enters_another_by_its_public_rooms() -> None:
    wrong = []
    for path in sources("app"):
        own = path.relative_to(ROOT).with_suffix("").parts[1]
        for module in imports(path):
            other = feature_of(module)
            if other in (None, own) or other in FLOOR or own in COMPOSITION:
                continue
            if PRIVATE & set(module.split(".")[2:3]):
                wrong.append(f"{path.relative_to(ROOT)}: {module}")
    assert not wrong


def test_papers_labels_and_devices_know_no_database() -> None:
    """Same view, same bytes: these rooms take plain values."""
    folders = ("app/labels", "app/slips", "app/devices", "app/clauses", "app/planner")
    wrong = [
        f"{path.relative_to(ROOT)}: {module}"
        for path in sources(*folders)
        for module in imports(path)
        if module.startswith(("sqlalchemy", "db.models", "db.engine"))
    ]
    assert not wrong


def test_the_program_needs_nothing_of_the_tests() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}: {module}"
        for path in sources("app", "db", "ui")
        for module in imports(path)
        if module.split(".")[0] in {"tests", "pytest", "pytestqt", "hypothesis"}
    ]
    assert not wrong


def journey_files() -> list[Path]:
    """Scenario and journey code, and the test helpers that it draws in."""
    pending = [*sources("tests/scenarios"), *sources("ui/journey")]
    if (ROOT / "ui" / "journey.py").is_file():
        pending.append(ROOT / "ui" / "journey.py")
    known: set[Path] = set()
    while pending:
        path = pending.pop()
        if path in known:
            continue
        known.add(path)
        for module in imports(path):
            if module.startswith(("tests.", "ui.journey")):
                target = ROOT.joinpath(*module.split("."))
                pending += [p for p in (target.with_suffix(".py"), target / "__init__.py") if p.is_file()]
    return sorted(known)


def test_scenarios_and_the_journey_act_only_as_a_person_can() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}: {module}"
        for path in journey_files()
        for module in imports(path)
        if module.split(".")[0] in {"app", "ui"} and COMMAND_ROOMS & set(module.split("."))
    ]
    assert not wrong
