"""A pile of signed slips: pages sort themselves by barcode, entries wait for their page, what cannot be is said (I-02, I-05, I-07)."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from app.aftersales import returns_queries, returns_service
from app.aftersales.returns_views import ReturnDraft, ReturnState
from app.catalog import queries as catalog
from app.core.clock import SetClock, site_day
from app.core.errors import AppError, BadInput, Conflict, NotPermitted, Refused
from app.core.words import word
from app.core.work import Workplace
from app.delivery import outbound_paper, papers, queries, register_paper, service, signers, slip_entries, slip_pages, slip_reader
from app.delivery.events import CustomerProblem
from app.delivery.slip_pages import PageView
from app.delivery.views import DeliveryState, DeliveryView, DiscrepancyKind, LineCount, SlipBack
from app.dispatch import queries as dispatch
from app.reminders import delivery_due
from app.settings.service import change
from app.slips import delivery_record
from app.slips.render import page_images
from db.states import CaseKind, Role, SlipPageState
from tests.app.gate.test_papers import MAKING
from tests.app.slips import samples
from tests.app.slips.reading import texts
from tests.helpers.gate import Yard
from tests.helpers.orders import People
from tests.helpers.returned import Returned


@pytest.fixture
def yard(place: Workplace, people: People, clock: SetClock) -> Yard:
    made = Yard(place, people)
    made.out()
    clock.forward(hours=5)
    return made


def record(yard: Yard) -> DeliveryView:
    with yard.place.read() as session:
        found = queries.record(session, yard.dispatch_no)
    assert found is not None
    return found


def slip(yard: Yard) -> SlipBack:
    now = yard.place.clock.now()
    return SlipBack("收货员甲", now, now, (LineCount(1, 2),), True, True)


def paper(yard: Yard) -> bytes:
    """The record as it was printed, three copies."""
    with yard.place.read() as session:
        return papers.delivery_record(session, record(yard).number, MAKING)


def jpeg(pdf: bytes, turned: int = 0, dpi: int = 130) -> bytes:
    """A page as a camera took it."""
    out = io.BytesIO()
    page_images(pdf, dpi)[0].rotate(turned, expand=True, fillcolor=255).save(out, "JPEG", quality=70)
    return out.getvalue()


def pile(*pages: bytes) -> bytes:
    """Sheets that went through the feeder of a scanner."""
    whole = pypdfium2.PdfDocument.new()
    for page in pages:
        whole.import_pages(pypdfium2.PdfDocument(page), [0])
    out = io.BytesIO()
    whole.save(out)
    return out.getvalue()


def take(yard: Yard, name: str, content: bytes) -> list[PageView]:
    file = slip_reader.open_bytes(name, content)
    pages = list(slip_reader.read_pages(file))
    with yard.place.work(yard.sales) as work:
        return slip_pages.take_pages(work, file, pages)


def enter(yard: Yard, given: SlipBack) -> DeliveryView:
    with yard.place.work(yard.sales) as work:
        return slip_entries.enter(work, yard.dispatch_no, given)


@pytest.mark.clause("I-05")
def test_a_pile_sorts_itself_and_what_bears_no_code_waits_to_be_assigned(yard: Yard) -> None:
    blank = pypdfium2.PdfDocument.new()
    blank.new_page(595, 842)
    out = io.BytesIO()
    blank.save(out)
    strange = delivery_record.render(samples.delivery(number="JF26009999"))
    scanned = pile(paper(yard), out.getvalue(), strange)
    first, empty, unknown = take(yard, "扫描 1.pdf", scanned)
    assert (first.state, first.record_no, first.customer) == (SlipPageState.FILED, record(yard).number, yard.customer.name)
    assert (empty.state, unknown.state) == (SlipPageState.WAITING, SlipPageState.WAITING)
    assert "没有读到条码" in empty.why and "JF26009999" in unknown.why
    assert [one.known for one in take(yard, "同一份.pdf", scanned)] == [True, True, True]
    assert len(record(yard).attachments) == 1
    with yard.place.read() as session:
        assert [one.page_id for one in slip_pages.unassigned(session)] == [empty.page_id, unknown.page_id]
        (line,) = [one for one in delivery_due.lines(session, yard.place.clock.now()) if one.kind == "pages"]
        assert "2 页" in str(line.title)
    with yard.place.work(yard.sales) as work:
        assert slip_pages.assign(work, unknown.page_id, yard.dispatch_no).nth == 2
        assert slip_pages.drop(work, empty.page_id, "背面").state is SlipPageState.DROPPED
    with pytest.raises(Conflict), yard.place.work(yard.sales) as work:
        slip_pages.assign(work, unknown.page_id, yard.dispatch_no)
    with pytest.raises(NotPermitted), yard.place.work(yard.guard) as work:
        slip_pages.drop(work, empty.page_id, "背面")
    assert [one.name for one in record(yard).attachments] == ["扫描 1-1.pdf", "扫描 1-3.pdf"]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_photo_is_read_however_it_lies(turned: int) -> None:
    """The sheet stands upright again by the turn that was read."""
    page = delivery_record.render(samples.delivery())
    (read,) = slip_reader.read_pages(slip_reader.open_bytes("IMG.jpg", jpeg(page, turned)))
    assert read.codes == (samples.delivery().number,) and read.turn == turned


@pytest.mark.clause("I-05")
def test_a_photo_with_two_numbers_goes_where_one_is_known(yard: Yard) -> None:
    ours, other = (page_images(pdf, 130)[0] for pdf in (paper(yard), delivery_record.render(samples.delivery(number="JF26009999"))))
    both = Image.new("L", (ours.width * 2, ours.height), 255)
    both.paste(ours, (0, 0))
    both.paste(other, (ours.width, 0))
    out = io.BytesIO()
    both.save(out, "PNG")
    (view,) = take(yard, "IMG_2.png", out.getvalue())
    assert view.state is SlipPageState.FILED and set(view.codes) == {record(yard).number, "JF26009999"}


def test_files_that_cannot_be_slips_are_refused_in_words(tmp_path: Path) -> None:
    long = pypdfium2.PdfDocument.new()
    for _ in range(slip_reader.MOST_PAGES + 1):
        long.new_page(20, 20)
    out = io.BytesIO()
    long.save(out)
    broken = b"%PDF-1.7 nothing"
    for name, content, words in (("长.pdf", out.getvalue(), "201 页"), ("坏.pdf", broken, "打不开"), ("../a.txt", b"text", "a.txt")):
        with pytest.raises(BadInput) as caught:
            slip_reader.open_bytes(name, content)
        assert words in str(caught.value.reason)
    with pytest.raises(BadInput):
        slip_reader.open_file(tmp_path / "没有.pdf")


@pytest.mark.clause("I-05")
def test_what_was_keyed_first_is_registered_when_its_page_comes(yard: Yard) -> None:
    kept = enter(yard, replace(slip(yard), counts=(LineCount(1, 1, 1, "一台外壳瘪"),)))
    assert kept.state is DeliveryState.OPEN and kept.signer == ""
    with yard.place.read() as session:
        assert list(slip_entries.waiting(session)) == [kept.number]
        proposed = slip_entries.proposed(session, kept.number)
    assert proposed is not None and proposed.counts == (LineCount(1, 1, 1, "一台外壳瘪"),)
    (page,) = take(yard, "IMG.jpg", jpeg(paper(yard)))
    assert (page.state, page.record_state) == (SlipPageState.FILED, DeliveryState.SIGNED)
    signed = record(yard)
    assert {(d.kind, d.quantity) for d in signed.discrepancies} == {(DiscrepancyKind.SHORT, 1), (DiscrepancyKind.DAMAGE, 1)}
    with yard.place.read() as session:
        assert slip_entries.waiting(session) == {}


@pytest.mark.clause("I-05")
def test_an_entry_without_signer_is_not_kept(yard: Yard) -> None:
    with pytest.raises(Refused) as caught:
        enter(yard, replace(slip(yard), signer=" "))
    assert caught.value.clause == "I-05"
    with yard.place.read() as session:
        assert slip_entries.waiting(session) == {}


def test_an_entry_can_be_taken_back_until_its_page_comes(yard: Yard) -> None:
    enter(yard, slip(yard))
    with yard.place.work(yard.sales) as work:
        slip_entries.withdraw(work, yard.dispatch_no)
    with pytest.raises(Conflict), yard.place.work(yard.sales) as work:
        slip_entries.withdraw(work, yard.dispatch_no)
    take(yard, "IMG.jpg", jpeg(paper(yard)))
    assert record(yard).state is DeliveryState.OPEN
    assert enter(yard, slip(yard)).state is DeliveryState.SIGNED  # its page is here


def test_the_form_begins_with_everything_as_sent_and_the_one_signer(yard: Yard) -> None:
    with yard.place.read() as session:
        proposed = slip_entries.proposed(session, yard.dispatch_no)
        assert proposed is not None
        assert (proposed.signer, proposed.appearance_ok, proposed.signed_at) == (yard.customer.signers[0], True, None)


@pytest.mark.clause("I-02", "I-07")
def test_counts_and_times_that_cannot_be_are_said(yard: Yard) -> None:
    given = replace(slip(yard), file_name="回单.jpg", file_content=jpeg(paper(yard)))
    now = yard.place.clock.now()
    left = record(yard).left_at
    assert left is not None
    wrong: list[tuple[dict[str, object], str]] = [
        ({"counts": (LineCount(1, 20),)}, "多于发出 2"),
        ({"counts": (LineCount(1, 1, 2),)}, "破损 2 多于实收 1"),
        ({"counts": (LineCount(1, -1),)}, "不能小于零"),
        ({"counts": (LineCount(1, 2), LineCount(9, 2))}, "没有第 9 行"),
        ({"signed_at": now + timedelta(minutes=1)}, "还没有到"),
        ({"signed_at": left - timedelta(minutes=1), "arrived_at": left - timedelta(minutes=1)}, "早于出厂"),
        ({"arrived_at": now, "signed_at": now - timedelta(minutes=1)}, "早于到货"),
        ({"packaging_ok": False}, "写明是什么问题"),
    ]
    for values, words in wrong:
        with pytest.raises(AppError) as caught:
            enter(yard, replace(given, **values))  # type: ignore[arg-type]
        assert words in str(caught.value.reason), (values, caught.value.reason)
    meant = enter(yard, replace(given, counts=(LineCount(1, 3, 0, "多装一台，客户要求留下"),)))
    assert [(d.kind, d.quantity) for d in meant.discrepancies] == [(DiscrepancyKind.OVER, 1)]


def test_a_slip_is_taken_once_and_never_for_goods_that_are_here(place: Workplace, people: People, clock: SetClock) -> None:
    made = Yard(place, people)
    made.signed()
    made.place.clock.forward(hours=1)  # type: ignore[attr-defined]
    with pytest.raises(Conflict) as caught:
        enter(made, slip(made))
    assert "还没有出门" in str(caught.value.reason)
    (page,) = take(made, "IMG.jpg", jpeg(paper(made)))
    assert page.state is SlipPageState.WAITING and "还没有出门" in page.why
    with made.place.work(made.sales) as work:
        service.withdraw(work, made.gate_pass().number, "换车")
    with pytest.raises(Conflict) as caught:
        enter(made, slip(made))
    assert "已作废" in str(caught.value.reason)


def test_the_same_slip_twice_says_when_and_by_whom_it_was_signed(yard: Yard) -> None:
    take(yard, "IMG.jpg", jpeg(paper(yard)))
    enter(yard, slip(yard))
    with pytest.raises(Conflict) as caught:
        enter(yard, slip(yard))
    assert "收货员甲" in str(caught.value.reason)
    (again,) = take(yard, "IMG_1.jpg", jpeg(paper(yard), 180))
    assert (again.nth, again.record_state) == (2, DeliveryState.SIGNED)


@pytest.mark.clause("I-18")
def test_what_nobody_could_answer_becomes_a_service_request(yard: Yard) -> None:
    heard: list[CustomerProblem] = []
    yard.place.bus.on(CustomerProblem, lambda work, event: heard.append(event))
    take(yard, "IMG.jpg", jpeg(paper(yard)))
    signed = enter(yard, replace(slip(yard), instructed=True, questions="联锁怎么解除？"))
    assert signed.instructed and signed.questions == "联锁怎么解除？"
    (event,) = heard
    assert (event.kind, event.record_no, event.words, event.caller) == (CaseKind.SERVICE, signed.number, "联锁怎么解除？", "收货员甲")


@pytest.mark.clause("I-03")
def test_the_slip_has_a_line_for_each_thing_and_room_for_what_the_customer_finds(yard: Yard) -> None:
    page = "".join(texts(paper(yard))[0])
    for words in (yard.product.name, yard.product.model.replace(" ", ""), "应交数量", "实收数量", "外包装完好", "货物外观完好", "异议说明"):
        assert words in page, words
    take(yard, "IMG.jpg", jpeg(paper(yard)))
    found = enter(yard, replace(slip(yard), counts=(LineCount(1, 2, 1, "外壳凹陷"),), appearance_ok=False, remark="已拍照"))
    assert (found.lines[0].received, found.lines[0].damaged, found.lines[0].remark, found.appearance_ok) == (2, 1, "外壳凹陷", False)


@pytest.mark.clause("I-20", "I-21")
@pytest.mark.decision("X-14")
def test_the_first_call_reminds_whoever_the_site_names(yard: Yard, people: People) -> None:
    take(yard, "IMG.jpg", jpeg(paper(yard)))
    number = enter(yard, slip(yard)).number

    def owners() -> list[str]:
        with yard.place.read() as session:
            return [one.who for one in delivery_due.lines(session, yard.place.clock.now()) if one.clause == "I-20"]

    assert owners() == [word(Role.SALES)]
    keeper, leader = people(Role.ADMINISTRATOR), people(Role.LEADERSHIP)
    with yard.place.work(keeper) as work:
        change(work, "followup.owner", Role.AFTER_SALES.value, "客服回访", approver_id=leader.person_id)
    assert owners() == [word(Role.AFTER_SALES)]
    with yard.place.work(yard.service) as work:
        service.follow_up(work, number, 4, "无", "备件包")
    assert owners() == []


@pytest.mark.clause("I-05")
def test_a_signer_who_is_not_on_the_list_waits_for_sales(yard: Yard) -> None:
    take(yard, "IMG.jpg", jpeg(paper(yard)))
    number = enter(yard, replace(slip(yard), signer="门房")).number

    def asked() -> int:
        with yard.place.read() as session:
            return sum(one.kind == "signer" for one in delivery_due.lines(session, yard.place.clock.now()))

    assert asked() == 1
    with pytest.raises(NotPermitted), yard.place.work(yard.keeper) as work:
        signers.clear(work, number, enlist=True)
    with yard.place.work(yard.sales) as work:
        signers.clear(work, number, enlist=True)
    assert asked() == 0
    with yard.place.read() as session:
        assert "门房" in catalog.customer(session, yard.customer.customer_id).signers


@pytest.mark.clause("D-15")
def test_the_register_of_what_left_names_goods_serials_transport_vehicle_and_pass(yard: Yard) -> None:
    today = site_day(yard.place.clock.now())
    with yard.place.read() as session:
        page = "".join(texts(outbound_paper.outbound_register(session, register_paper.document_of(today, today), MAKING)))
        before = today - timedelta(days=1)
        empty = "".join(texts(outbound_paper.outbound_register(session, register_paper.document_of(before, before), MAKING)))
        order = dispatch.dispatch_order(session, yard.dispatch_no)
    assert order is not None
    sent = record(yard)
    wanted = (yard.dispatch_no, sent.customer, sent.plate, sent.pass_no, str(word(order.transport)), "1张发货单，出库2件")
    for words in (*wanted, *yard.serials):
        assert words in page.replace(" ", ""), words
    assert "这段时间没有出库" in empty
    with yard.place.work(yard.sales) as work:
        assert register_paper.print_register(work, today, today, outbound_paper.PAPER) == 1


@pytest.mark.clause("I-07")
def test_the_register_lists_what_was_received_in_the_period(yard: Yard) -> None:
    take(yard, "IMG.jpg", jpeg(paper(yard)))
    enter(yard, replace(slip(yard), counts=(LineCount(1, 1, 1, "外壳瘪"),)))
    today = site_day(yard.place.clock.now())
    with yard.place.read() as session:
        page = "".join(texts(register_paper.receiving_register(session, register_paper.document_of(today, today), MAKING)))
        before = today - timedelta(days=1)
        empty = "".join(texts(register_paper.receiving_register(session, register_paper.document_of(before, before), MAKING)))
    for words in (record(yard).number, yard.customer.name, "收货员甲", "外壳瘪", "应收2，实收1，短少1"):
        assert words in page.replace(" ", ""), words
    assert "没有到货" in empty
    with yard.place.work(yard.sales) as work:
        assert register_paper.print_register(work, today, today) == 1
        assert register_paper.print_register(work, today, today) == 2
    for first, last in ((today, before), (today + timedelta(days=1), today + timedelta(days=1)), (today - timedelta(days=400), today)):
        with pytest.raises(BadInput), yard.place.work(yard.sales) as work:
            register_paper.print_register(work, first, last)


@pytest.mark.clause("F-20")
def test_a_return_stands_beside_the_delivery_it_came_by(place: Workplace, people: People) -> None:
    world = Returned(place, people)
    world.delivered()
    with place.work(world.sales) as work:
        draft = ReturnDraft(((world.serial, 1),), "不能合闸", world.case_no)
        number = returns_service.authorise(work, draft).number
    with place.read() as session:
        (seen,) = returns_queries.of_dispatch(session, world.yard.dispatch_no)
        assert (seen.number, seen.state) == (number, ReturnState.AUTHORISED)
        assert [one.number for one in returns_queries.of_record(session, seen.record_no)] == [number]
    with place.work(world.keeper) as work:
        returns_service.receive(work, number, world.serial)
    with place.read() as session:
        (seen,) = returns_queries.of_dispatch(session, world.yard.dispatch_no)
        assert seen.state is not ReturnState.AUTHORISED and returns_queries.of_dispatch(session, "FH26009999") == []
