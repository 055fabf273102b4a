"""Labels of places and trays: in their order over a socket in both languages, on A4, and a tray scanned as its place."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from app.catalog import place_labels as labels
from app.catalog import queries
from app.catalog.place_labels import Style
from app.core.errors import BadInput, NotFound, NotPermitted
from app.core.work import Workplace
from app.desk import _forms
from app.devices.codes import CodeForm, read_code
from app.devices.printer import Printer, PrinterAddress, PrinterTimes
from app.devices.simulate import LabelPrinterServer
from app.labels.content import PLACE_SIZES
from app.labels.render import picture
from app.labels.stock import LANGUAGES, Language, Stock
from app.printing.making import making
from app.printing.outbox import FolderPapers, Outbox
from app.printing.sinks import LabelPrinter
from app.slips.render import page_images
from db.models.core import PrintedPaper
from db.states import Role
from tests.app.labels.readers import read_tspl, read_zpl
from tests.helpers import catalog
from tests.helpers.orders import People

READERS = {"zpl": read_zpl, "tspl": read_tspl}
QUICK = PrinterTimes(connect=0.5, attempts=1, between=0.02, stall=0.3, answer=0.3, finish=0.6)
CODES = ("A-01-02", "A-01-01", "JF$TRAY:0002")


@pytest.fixture
def store(place: Workplace, people: People) -> Workplace:
    catalog.location(place)
    catalog.location(place, "A-01-02", sealed_only=True)
    with place.work(people(Role.STOREKEEPER)) as work:
        assert labels.make_trays(work, 2) == ("0001", "0002")
    return place


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_batch_prints_in_its_order_over_a_socket(store: Workplace, people: People, language: Language, tmp_path: Path) -> None:
    keeper = people(Role.STOREKEEPER)
    with store.work(keeper) as work:
        assert labels.print_labels(work, CODES, Style("100x70", "up")) == 3
    with LabelPrinterServer() as server:
        address = PrinterAddress.parse(server.address(language))
        outbox = Outbox(store, _forms(), FolderPapers(tmp_path), LabelPrinter(Printer(address, times=QUICK), address))
        assert outbox.work_off()
        jobs = server.wait_for_jobs(3)
    for code, job in zip(CODES, jobs, strict=True):
        read = READERS[language](job)
        assert any(code in said for said in (*read.bars, *read.squares, *read.texts)), code
    with store.work(keeper) as work:
        assert labels.print_labels(work, CODES[:1], Style("100x70", "up")) == 1  # again, without a word
        with pytest.raises(BadInput):
            labels.print_labels(work, (), Style())
    with pytest.raises(NotFound), store.work(keeper) as work:
        labels.print_labels(work, ("A-01-01", "Z-99"), Style())
    with pytest.raises(NotPermitted), store.work(people(Role.SALES)) as work:
        labels.print_labels(work, CODES, Style())


@pytest.mark.parametrize("size", PLACE_SIZES)
@pytest.mark.parametrize("dpi", [203, 300])
def test_both_symbols_say_the_code(store: Workplace, size: str, dpi: int) -> None:
    with store.read() as session:
        for code in CODES:
            png = picture(labels.label_of(session, code, Style(size), "示范公司"), Stock(dpi=dpi))
            found = zxingcpp.read_barcodes(Image.open(BytesIO(png)).convert("L"))
            assert sorted((read.symbology_identifier, read.text) for read in found) == [("]C0", code), ("]Q1", code)]


def test_a_sheet_for_who_has_no_label_printer(store: Workplace) -> None:
    with store.read() as session:
        document = labels.document_of(",".join([*CODES] * 3), Style("60x40", "right"))
        printed = PrintedPaper(
            paper=labels.SHEET, document=document, nth=1, rule_version="", at=store.clock.now(), station="库房台", reason=""
        )
        pages = list(page_images(labels.place_sheet(session, document, making(session, printed)), 300))
    assert len(pages) == 1
    found = [read.text for read in zxingcpp.read_barcodes(pages[0].convert("L"))]
    assert {text: found.count(text) for text in CODES} == dict.fromkeys(CODES, 6)


def test_a_tray_is_scanned_as_the_place_it_stands_for(store: Workplace, people: People) -> None:
    code = labels.TrayView("0002", "").code
    assert read_code(code.encode()).form is CodeForm.UNKNOWN  # every bench asks then whether it is a place
    with store.work(people(Role.STOREKEEPER)) as work:
        assert queries.location_by_code(work.session, code) is None
        labels.put_tray(work, code, "A-01-02")
        place = queries.location_by_code(work.session, code)
        assert place is not None and place.code == "A-01-02"
        labels.put_tray(work, "0002", "")
        assert queries.location_by_code(work.session, code) is None
