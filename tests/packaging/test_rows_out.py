"""`desk.py test --without`: on a small project with a good row, a row that no test notices, and a row with no guard."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONFTEST = """
import pytest
from app.clauses.register import take_out
def pytest_addoption(parser):
    parser.addoption("--without")
def pytest_configure(config):
    config.addinivalue_line("markers", "clause(*rows): rows")
    config.addinivalue_line("markers", "scenario: scenario")
    if config.getoption("--without"):
        take_out(config.getoption("--without"))
"""
RULES = """
from app.clauses.register import guard
@guard("C-14")
def right_item(wanted, seen):
    if wanted != seen:
        raise ValueError("C-14")
@guard("H-05")
def has_pass(paper):
    if not paper:
        raise ValueError("H-05")
@guard("C-16")
def second_person(packer, checker):
    if packer == checker:
        raise ValueError("C-16")
"""
GOOD = """
import pytest
from app.boxing.rules import right_item, second_person
@pytest.mark.clause("C-14")
def test_wrong_item():
    with pytest.raises(ValueError):
        right_item("a", "b")
@pytest.mark.clause("C-16")
def test_notices_nothing():
    second_person("a", "b")
@pytest.mark.scenario
@pytest.mark.clause("C-16")
def test_scenario_notices():
    with pytest.raises(ValueError):
        second_person("a", "a")
@pytest.mark.clause("A-03")
def test_a_record_needs_no_guard():
    pass
"""
BAD = """
import pytest
from app.boxing.rules import has_pass
@pytest.mark.clause("H-05")
def test_says_nothing():
    has_pass("paper")
@pytest.mark.clause("B-06")
def test_without_guard():
    pass
@pytest.mark.clause("Z-99")
def test_of_no_row():
    pass
"""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the small project links to this environment")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "packaging").mkdir()
    for name in ("environment", "rows_out", "clause_rows", "warm_pytest"):
        shutil.copy(ROOT / "packaging" / f"{name}.py", tmp_path / "packaging")
    shutil.copytree(ROOT / "app" / "clauses", tmp_path / "app" / "clauses")
    (tmp_path / "app" / "boxing").mkdir()
    (tmp_path / "app" / "__init__.py").touch()
    (tmp_path / "app" / "boxing" / "__init__.py").touch()
    (tmp_path / "app" / "boxing" / "rules.py").write_text(RULES, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\npythonpath = .\ntestpaths = tests\n", encoding="utf-8")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    (tmp_path / "tests" / "test_good.py").write_text(GOOD, encoding="utf-8")
    (tmp_path / ".venv").symlink_to(sys.prefix)
    return tmp_path


def rows_out(project: Path, call: str) -> subprocess.CompletedProcess[str]:
    code = f"import sys; sys.path.insert(0, 'packaging'); import rows_out; sys.exit(rows_out.{call})"
    surroundings = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": ""}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=project, env=surroundings, capture_output=True, encoding="utf-8", check=False)


def test_without_a_row_its_test_is_red_and_others_do_not_run(project: Path) -> None:
    done = rows_out(project, "without('C-14', [])")
    assert done.returncode == 1
    assert "1 failed, 3 deselected" in done.stdout


def test_each_row_is_red_a_scenario_counts_and_a_record_is_not_asked(project: Path) -> None:
    done = rows_out(project, "without_each([])")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "C-14  ok   red" in done.stdout and "C-16  ok   red" in done.stdout
    assert "A-03" not in done.stdout


def test_green_rows_rows_without_guard_and_unknown_rows_fail(project: Path) -> None:
    (project / "tests" / "test_bad.py").write_text(BAD, encoding="utf-8")
    done = rows_out(project, "without_each([])")
    assert done.returncode == 1
    for line in ("C-14  ok   red", "H-05  BAD  GREEN", "B-06  BAD  no guard", "  Z-99  unknown"):
        assert line in done.stdout


def test_tests_that_cannot_be_collected_fail(project: Path) -> None:
    (project / "tests" / "test_broken.py").write_text("import nowhere\n", encoding="utf-8")
    assert rows_out(project, "without_each([])").returncode not in (0, 1)
