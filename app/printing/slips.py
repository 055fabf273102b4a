"""Slips for a label printer that holds 80 mm paper: the page becomes one picture in the printer's language, dot for dot."""

from __future__ import annotations

from app.core.text import QT_TRANSLATE_NOOP, say
from app.devices.printer import Printer, PrinterAddress, PrinterTimes
from app.devices.printer_address import Language
from app.labels import tspl, zpl
from app.labels.bitmap import Bitmap
from app.labels.elements import Dots, Page
from app.printing.jobs import Sent
from app.printing.outbox import PaperSink
from app.printing.sinks import LabelPrinter
from app.slips.render import page_images
from db.states import PrintOutcome

SLIPS = ("gate_slip",)
"""Papers that are slips."""

_DOTS_MM = 8
_BLACK = 128


class SlipPrinter:
    """Papers where they went before, but slips to a label printer of 203 dpi; one that takes nothing leaves them to the others.

    Args:
        address: Of the label printer, as in `--printer`.
        papers: Where every other paper goes.
        times: Time limits of the printer.
    """

    harmless_twice = False

    def __init__(self, address: PrinterAddress, papers: PaperSink, times: PrinterTimes | None = None) -> None:
        self._language, self._papers = address.language, papers
        self._printer = LabelPrinter(Printer(address, times=times), address)

    def send(self, name: str, pdf: bytes) -> Sent:
        """Takes one paper; a slip that the label printer did not begin with is printed as any paper."""
        if name.partition("-")[0] not in SLIPS:
            return self._papers.send(name, pdf)
        sent = Sent(PrintOutcome.QUEUED)
        for data in slip_bytes(pdf, self._language):
            sent = self._printer.send(data)
        if sent.outcome is not PrintOutcome.QUEUED:
            return sent
        instead = self._papers.send(name, pdf)
        words = say(QT_TRANSLATE_NOOP("app", "小票机没有接收（{why}），改由单据打印机打印"), why=sent.detail)
        return Sent(instead.outcome, str(words), instead.fault)


def slip_bytes(pdf: bytes, language: Language) -> list[bytes]:
    """Each page as the bytes of one label on endless paper."""
    made = []
    for image in page_images(pdf, _DOTS_MM * 25.4 - 0.01):
        black = image.point([0] * _BLACK + [255] * (256 - _BLACK))
        width, height = -(-black.width // _DOTS_MM), -(-black.height // _DOTS_MM)
        page = Page(width, height, _DOTS_MM, (Dots(0, 0, Bitmap.of(black)),))
        made.append(zpl.draw(page) if language is Language.ZPL else tspl.draw(page, gap_mm=0))
    return made


def slip_sink(option: str, papers: PaperSink) -> PaperSink:
    """The sink for `--slip-printer`: slips to that label printer, everything else as before; with a blank one nothing changes.

    Raises:
        BadInput: The address cannot be read.
    """
    return SlipPrinter(PrinterAddress.parse(option), papers) if option else papers
