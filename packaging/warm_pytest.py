"""A process that has loaded the program once and starts each pytest run as a copy of itself: loading takes longer than most runs.

Reads one JSON list of arguments a line and answers each with one JSON line, exit code and output. Only where there is `fork`.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

BEFOREHAND = ("pytest", "pytestqt.plugin", "xdist.plugin", "hypothesis", "PySide6.QtWidgets", "PySide6.QtTest", "app.desk", "db.migrate")


class WarmPytest:
    """The other side: asks such a process for runs, one after the other."""

    def __init__(self, python: Path, root: Path, environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [str(python), __file__], cwd=root, env=dict(environment), stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def run(self, arguments: Sequence[str]) -> tuple[int, str]:
        """Exit code and output of one run."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps(list(arguments)) + "\n")
        self._process.stdin.flush()
        code, said = json.loads(self._process.stdout.readline())
        return int(code), str(said)

    def close(self) -> None:
        """Ends the process."""
        self._process.communicate()


def serve() -> int:
    """Answers until there is nothing more to read; in each copy returns the run's exit code."""
    sys.path[:0] = [str(Path.cwd())]
    for name in BEFOREHAND:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    # Not `for line in sys.stdin`: a copy must not inherit lines that were read ahead.
    while line := sys.stdin.readline():
        with tempfile.TemporaryFile() as output:
            child = os.fork()
            if child == 0:
                return _run(json.loads(line), output.fileno())
            _, status = os.waitpid(child, 0)
            output.seek(0)
            said = output.read().decode("utf-8", "replace")
        sys.stdout.write(json.dumps([os.waitstatus_to_exitcode(status), said]) + "\n")
        sys.stdout.flush()
    return 0


def _run(arguments: Sequence[Any], output: int) -> int:
    import pytest  # loaded beforehand

    os.dup2(output, 1)
    os.dup2(output, 2)
    return int(pytest.main(list(arguments)))


if __name__ == "__main__":
    sys.exit(serve())
