"""Papers go to the printer of the system that is named for them, the slip of the gate to one of its own."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from app.printing.outbox import FolderPapers
from app.printing.sinks import paper_sink
from db.states import PrintOutcome

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no lp")


@pytest.fixture
def spooled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the spooler was told, one line a paper: the system's `lp` as far as this program sees it."""
    program, said = tmp_path / "bin" / "lp", tmp_path / "said"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho "$2 $4" >> "{said}"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(program.parent))
    return said


def test_a_paper_may_have_a_printer_of_its_own(spooled: Path, tmp_path: Path) -> None:
    sink = paper_sink("lp:office, gate_slip=slip80", tmp_path / "kept")
    for name in ("gate_pass-CM26000001", "gate_slip-CM26000001", "gate_slip-CM26000001-2", "gate_log-2026-11-23"):
        assert sink.send(name, b"%PDF").outcome is PrintOutcome.SENT
    assert spooled.read_text().splitlines() == [
        "office gate_pass-CM26000001",
        "slip80 gate_slip-CM26000001",
        "slip80 gate_slip-CM26000001-2",
        "office gate_log-2026-11-23",
    ]


def test_one_printer_takes_all_and_a_folder_is_no_printer(spooled: Path, tmp_path: Path) -> None:
    paper_sink("lp:office", tmp_path / "kept").send("gate_slip-CM26000001", b"%PDF")
    assert spooled.read_text() == "office gate_slip-CM26000001\n"
    assert isinstance(paper_sink(str(tmp_path / "lp=x,y"), tmp_path / "kept"), FolderPapers)
