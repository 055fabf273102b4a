"""Where print jobs go: a label printer of `app.devices`, a folder, or a page printer of the system."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Literal

from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Workplace
from app.devices.printer import Printer, PrinterAddress, PrinterFault, PrinterTimes, SendOutcome
from app.labels.stock import USUAL, Stock
from app.printing.jobs import Sent
from app.printing.outbox import FolderPapers, PaperSink
from app.printing.printers import PrinterView, printer_of
from db.states import PrintOutcome

_OUTCOMES = {
    SendOutcome.SENT: PrintOutcome.SENT,
    SendOutcome.CONFIRMED: PrintOutcome.CONFIRMED,
    SendOutcome.UNKNOWN: PrintOutcome.UNKNOWN,
    # Not one byte was taken: the job stays queued and is tried again by itself.
    SendOutcome.FAILED: PrintOutcome.QUEUED,
}


class LabelPrinter:
    """A label printer as the outbox sees it.

    Args:
        printer: The device.
        address: Where it stands.
        stock: Labels in it and its head.
        name: What people call it; blank for the station's own.
    """

    def __init__(self, printer: Printer, address: PrinterAddress, stock: Stock = USUAL, name: str = "") -> None:
        self._printer = printer
        self.stock = stock
        self.language: Literal["zpl", "tspl"] = address.language.value
        self.name = name

    def current(self) -> LabelPrinter:
        """Itself."""
        return self

    def status(self) -> Sent:
        """How it is now."""
        status = self._printer.status()
        trouble = status.trouble or ""
        words = status.sentence() if status.asked else say(QT_TRANSLATE_NOOP("app", "打印机不报告状态"))
        return Sent(PrintOutcome.QUEUED if trouble else PrintOutcome.SENT, str(words), trouble)

    def send(self, data: bytes) -> Sent:
        """Sends one label; a refused connection leaves the job queued, a broken one leaves it `unknown`."""
        result = self._printer.send(data)
        trouble = result.status.trouble if result.status is not None else None
        if result.outcome is SendOutcome.UNKNOWN:
            answers = result.status is not None and result.status.answered
            # One that broke off, or fell silent, has to answer before it gets the next label.
            silent = result.sent_bytes == len(data) and not answers
            trouble = PrinterFault.SILENT if silent else PrinterFault.UNREACHABLE
        return Sent(_OUTCOMES[result.outcome], str(result.detail), trouble or "")

    def cancel(self) -> None:
        """Ends a send that is under way."""
        self._printer.cancel()


class StationLabels:
    """The printer of a station's labels: its own, or one of the site that took over.

    Args:
        place: Database and station.
        own: Of the station; None where it has none.
        times: Time limits for printers that take over.
    """

    def __init__(self, place: Workplace, own: LabelPrinter | None, times: PrinterTimes | None = None) -> None:
        self._place, self._own, self._times = place, own, times
        self._taken: tuple[PrinterView, LabelPrinter] | None = None
        self._ended = False

    def current(self) -> LabelPrinter | None:
        """The printer that prints the station's labels now."""
        with self._place.read() as session:
            view = printer_of(session, self._place.station)
        if view is None:
            self._taken = None
            return self._own
        if self._taken is None or self._taken[0] != view:
            address = PrinterAddress.parse(view.address)
            printer = LabelPrinter(Printer(address, times=self._times), address, view.stock, view.name)
            self._taken = view, printer
            if self._ended:
                printer.cancel()
        return self._taken[1]

    def cancel(self) -> None:
        """Ends a send that is under way and lets none begin."""
        self._ended = True
        for printer in (self._own, self._taken[1] if self._taken is not None else None):
            if printer is not None:
                printer.cancel()


class SystemPrinter:
    """Papers to printers of the system by `lp`, and a copy of each in a folder.

    Args:
        name: The printer; of some papers another one may be named after it: `office,gate_slip=slip80`.
        folder: Where the copies go.
    """

    harmless_twice = False

    def __init__(self, name: str, folder: Path) -> None:
        self._name, *others = (part.strip() for part in name.split(","))
        self._of = {paper.strip(): printer.strip() for paper, _, printer in (part.partition("=") for part in others)}
        self._folder = FolderPapers(folder)

    def send(self, name: str, pdf: bytes) -> Sent:
        """Hands the PDF to the spooler: `sent`, never `confirmed`."""
        kept = self._folder.send(name, pdf)
        if kept.outcome is not PrintOutcome.SENT:
            return kept
        program = shutil.which("lp")
        if program is None:
            return Sent(PrintOutcome.FAILED, "这台电脑没有 lp，单据已存为 PDF")
        printer = self._of.get(name.partition("-")[0]) or self._name
        try:
            done = subprocess.run([program, "-d", printer, "-t", name, kept.detail], capture_output=True, text=True, timeout=30)
        except subprocess.TimeoutExpired:
            return Sent(PrintOutcome.UNKNOWN, "打印队列没有应答")
        return Sent(PrintOutcome.SENT) if done.returncode == 0 else Sent(PrintOutcome.QUEUED, done.stderr.strip()[:200])


def paper_sink(option: str, folder: Path) -> PaperSink:
    """The sink for `--papers`: `lp:PRINTER`, maybe with `,PAPER=PRINTER` for some papers, or a folder."""
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
