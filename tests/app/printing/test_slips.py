"""The slip of the gate on a label printer with 80 mm paper: one picture, dot for dot, whose code is read back from the printer's bytes."""

from __future__ import annotations

import base64
import re
import zlib
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from app.core.errors import BadInput
from app.printing.outbox import FolderPapers
from app.printing.slips import slip_sink
from app.slips import gate_slip
from app.slips.gate_pass import COPIES
from db.states import PrintOutcome
from tests.app.slips import samples

SLIP = gate_slip.render(samples.gate(), COPIES[1])
NAME = "gate_slip-CM26000417"


def picture(data: bytes) -> Image.Image:
    """What the printer burns, from the bytes it got."""
    graphic = re.search(rb"\^FO0,0\^GFA,(\d+),\d+,(\d+),:Z64:([^:]+):", data)
    if graphic:
        rows, stride = zlib.decompress(base64.b64decode(graphic[3])), int(graphic[2])
        assert len(rows) == int(graphic[1])
        return Image.frombytes("1", (stride * 8, len(rows) // stride), rows, "raw", "1;I")
    bitmap = re.search(rb"BITMAP 0,0,(\d+),(\d+),0,", data)
    assert bitmap
    stride, height = int(bitmap[1]), int(bitmap[2])
    rows = data[bitmap.end() : bitmap.end() + stride * height]
    return Image.frombytes("1", (stride * 8, height), rows)  # a 0 burns


@pytest.mark.parametrize(("scheme", "size"), [("file", b"^PW640"), ("tspl+file", b"SIZE 80 mm,")])
def test_a_slip_is_burned_dot_for_dot_and_its_code_reads(tmp_path: Path, scheme: str, size: bytes) -> None:
    printer, papers = tmp_path / "printer", tmp_path / "papers"
    printer.mkdir()
    sent = slip_sink(f"{scheme}:{printer}", FolderPapers(papers)).send(NAME, SLIP)
    assert sent.outcome in (PrintOutcome.SENT, PrintOutcome.CONFIRMED) and not papers.exists()
    (made,) = printer.iterdir()
    data = made.read_bytes()
    assert size in data and (b"GAP 0 mm" in data or data.startswith(b"^XA"))
    burned = picture(data).convert("L")
    assert burned.width == 640
    assert samples.TOKEN in [one.text for one in zxingcpp.read_barcodes(burned)]


def test_other_papers_go_where_they_went_and_a_slip_does_so_when_its_printer_takes_nothing(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    sink = slip_sink("zpl+tcp://127.0.0.1:9", FolderPapers(papers))
    assert sink.send("gate_pass-CM26000417", b"%PDF").outcome is PrintOutcome.SENT
    instead = sink.send(NAME, SLIP)
    assert instead.outcome is PrintOutcome.SENT and "改由单据打印机打印" in instead.detail
    assert sorted(path.name for path in papers.iterdir()) == ["gate_pass-CM26000417.pdf", f"{NAME}.pdf"]


def test_without_a_slip_printer_nothing_changes_and_a_bad_address_is_said(tmp_path: Path) -> None:
    papers = FolderPapers(tmp_path)
    assert slip_sink("", papers) is papers
    with pytest.raises(BadInput):
        slip_sink("fax:12", papers)
