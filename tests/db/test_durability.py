from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROUNDS = 100
FEW = 25  # each of them loses something


def _run(path: Path, rounds: int, when: str) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.db.kill_rounds", str(path), str(rounds), when],
        capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    result: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return result


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 and fork are POSIX")
def test_nothing_acknowledged_is_lost_when_the_program_is_killed(tmp_path: Path, sqlite_template: Path) -> None:
    path = tmp_path / "desk.db"
    shutil.copy(sqlite_template, path)
    result = _run(path, ROUNDS, "after")
    assert result["rounds"] == ROUNDS and result["acknowledged"] > ROUNDS  # type: ignore[operator]
    assert (result["lost"], result["faults"]) == (0, [])


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 and fork are POSIX")
def test_such_rounds_show_loss_when_acknowledged_before_the_commit(tmp_path: Path, sqlite_template: Path) -> None:
    path = tmp_path / "desk.db"
    shutil.copy(sqlite_template, path)
    assert _run(path, FEW, "before")["lost"] > 0  # type: ignore[operator]
