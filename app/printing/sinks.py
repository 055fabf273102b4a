"""Where print jobs go: a label printer of `app.devices`, a folder, or a page printer of the system."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Literal

from app.devices.printer import Printer, PrinterAddress, SendOutcome
from app.labels.stock import USUAL, Stock
from app.printing.outbox import FolderPapers, PaperSink, Sent
from db.states import PrintOutcome

_OUTCOMES = {
    SendOutcome.SENT: PrintOutcome.SENT,
    SendOutcome.CONFIRMED: PrintOutcome.CONFIRMED,
    SendOutcome.UNKNOWN: PrintOutcome.UNKNOWN,
    # Not one byte was taken: the job stays queued and is tried again by itself.
    SendOutcome.FAILED: PrintOutcome.QUEUED,
}


class LabelPrinter:
    """A label printer as the outbox sees it."""

    def __init__(self, printer: Printer, address: PrinterAddress, stock: Stock = USUAL) -> None:
        self._printer = printer
        self.stock = stock
        self.language: Literal["zpl", "tspl"] = address.language.value

    def send(self, data: bytes) -> Sent:
        """Sends one label; a refused connection leaves the job queued, a broken one leaves it `unknown`."""
        result = self._printer.send(data)
        return Sent(_OUTCOMES[result.outcome], str(result.detail))

    def cancel(self) -> None:
        """Ends a send that is under way."""
        self._printer.cancel()


class SystemPrinter:
    """Papers to a printer of the system by `lp`, and a copy of each in a folder."""

    def __init__(self, name: str, folder: Path) -> None:
        self._name, self._folder = name, FolderPapers(folder)

    def send(self, name: str, pdf: bytes) -> Sent:
        """Hands the PDF to the spooler: `sent`, never `confirmed`."""
        kept = self._folder.send(name, pdf)
        program = shutil.which("lp")
        if program is None:
            return Sent(PrintOutcome.FAILED, "这台电脑没有 lp，单据已存为 PDF")
        try:
            done = subprocess.run(
                [program, "-d", self._name, "-t", name, kept.detail], capture_output=True, text=True, timeout=30
            )
        except subprocess.TimeoutExpired:
            return Sent(PrintOutcome.UNKNOWN, "打印队列没有应答")
        return Sent(PrintOutcome.SENT) if done.returncode == 0 else Sent(PrintOutcome.QUEUED, done.stderr.strip()[:200])


def paper_sink(option: str, folder: Path) -> PaperSink:
    """The sink for `--papers`: `lp:PRINTER` or a folder."""
    if option.startswith("lp:"):
        return SystemPrinter(option.removeprefix("lp:"), folder)
    return FolderPapers(Path(option))


def label_sink(option: str, stock: Stock = USUAL) -> LabelPrinter | None:
    """The sink for `--printer`, which holds `stock`; None when no printer is named.

    Raises:
        BadInput: The address cannot be read.
    """
    if not option:
        return None
    address = PrinterAddress.parse(option)
    return LabelPrinter(Printer(address), address, stock)
