"""`python -m db.migrate` goes up, down and up again on an empty database of either kind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def migrate(step: str, url: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "db.migrate", step, "--database", url]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_up_down_and_up_again(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    url = f"sqlite:///{tmp_path / 'desk.db'}"
    if kind == "postgresql":
        url = request.getfixturevalue("postgres_server").empty()
    for step, code in [("check", 1), ("up", 0), ("check", 0), ("down", 0), ("check", 1), ("up", 0), ("check", 0)]:
        done = migrate(step, url)
        assert done.returncode == code, f"{step}: {done.stdout}{done.stderr}"
