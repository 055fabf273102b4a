"""Every paper and label of dispatch, boxing and loading, built from committed data and read back from the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from sqlalchemy import select

from app.boxing import papers as boxing
from app.boxing import sealing
from app.core.clock import SetClock
from app.core.work import Workplace
from app.dispatch import papers as dispatch
from app.dispatch import service
from app.labels.content import missing_fields
from app.loading import leaving, photos
from app.loading import papers as loading
from app.orders import queries as orders
from app.printing.making import making
from app.slips.render import page_images
from db.models.core import PrintedPaper
from tests.app.files.test_pictures import photo
from tests.app.slips.reading import texts
from tests.helpers.dispatch import Shipping
from tests.helpers.orders import People


@pytest.fixture
def ship(place: Workplace, people: People) -> Shipping:
    return Shipping(place, people)


def drawn(ship: Shipping, paper: str, build: Callable[..., Any]) -> tuple[str, Any]:
    """The newest print of a paper: its document and what the builder makes of it."""
    with ship.place.read() as session:
        row = session.scalar(select(PrintedPaper).where(PrintedPaper.paper == paper).order_by(PrintedPaper.id.desc()).limit(1))
        assert row is not None, paper
        return row.document, build(session, row.document, making(session, row))


def codes(pdf: bytes) -> set[str]:
    return {code.text for image in page_images(pdf, 200) for code in zxingcpp.read_barcodes(image)}


def test_every_paper_leads_back_to_its_number(ship: Shipping, clock: SetClock) -> None:
    order, items = ship.picked((ship.product(), 2), (ship.product("LS"), 1))
    with ship.place.work(ship.sales) as work:
        service.make_notice(work, [order.order_no])
    box = ship.sealed(order, items, clock)
    ship.loading(order.trip_no)
    ship.loaded(order.trip_no)
    assert order.number in codes(drawn(ship, "dispatch_order", dispatch.dispatch_order)[1])
    notice, pdf = drawn(ship, "dispatch_notice", dispatch.dispatch_notice)
    assert notice in codes(pdf)
    with ship.place.read() as session:
        contract = orders.order(session, order.order_no).contract_no
    assert contract and any(contract in page.replace("\n", "") for page in texts(pdf))  # the store knows the contract (form 16)
    assert any("截止11-2" in page for page in texts(pdf))  # the day before at the hour of the setting (F-02)
    number, pdf = drawn(ship, "packing_list", boxing.packing_list)
    assert number.startswith("ZX") and number in codes(pdf)
    sscc, pdf = drawn(ship, "box_list", boxing.box_list)
    assert sscc == box.sscc and f"{number}-1-1" in codes(pdf)
    record = drawn(ship, "loading_record", loading.loading_record)[1]
    assert order.trip_no in codes(record) and any("装卸工具" in page for page in texts(record))


@pytest.mark.clause("C-15")
def test_label_bears_everything(ship: Shipping, clock: SetClock) -> None:
    order, items = ship.picked((ship.product(), 1))
    box = ship.sealed(order, items, clock)
    _, label = drawn(ship, "shipping_label", boxing.shipping_label)
    assert missing_fields(label) == ()
    assert (label.address, label.consignee, label.sscc) == (order.address, order.consignee, box.sscc)
    assert (label.box_no, label.box_count, label.issue) == (1, 1, "1")
    assert label.sender_address and label.identities == items and label.gross_weight_g == 2400 + 1200


@pytest.mark.clause("E-07", "G-08", "G-17")
def test_the_loading_record_tells_photos_protection_and_what_stayed(ship: Shipping, clock: SetClock) -> None:
    order, items = ship.picked((ship.product(), 2))
    _, second = ship.sealed_apart(order, items, clock)
    with ship.place.work(ship.head) as work:
        leaving.leave_behind(work, order.trip_no, [second], "车小", ship.sales, papers_again=True)
    (first,) = [box.sscc for box in ship.load(order.trip_no).expected]
    for issue in ("1", "2"):
        with ship.place.work(ship.packer) as work:
            sealing.scan_label(work, first, issue if issue == "2" else "")
    ship.loading(order.trip_no)
    with ship.place.work(ship.keeper) as work:
        for kind in ("vehicle", "full", "full"):
            photos.attach(work, order.trip_no, kind, "车.jpg", photo(64, 48))
    ship.loaded(order.trip_no)
    _, pdf = drawn(ship, "loading_record", loading.loading_record)
    words = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)).replace("\r\n", "")
    assert f"装车人员{ship.packer.name}" in words.replace(" ", "")
    assert "照片 2 张" in words and "防潮已做" in words and "少装 1 箱转" in words
    with ship.place.read() as session:
        assert photos.counts(session, order.trip_no) == {"vehicle": 1, "half": 0, "full": 1, "seal": 0}
