"""What becomes of pieces of a lot that a count finds where the book has none: carried, found again, left open, never twice (D-11)."""

from __future__ import annotations

import pytest

from app.catalog import queries as catalog_queries
from app.core.clock import SetClock
from app.core.work import Workplace
from app.storage import count_queries as queries
from app.storage import count_reading as reading
from app.storage import count_service as service
from app.storage.ledger import note_move
from app.storage.queries import moves
from app.units import queries as units
from app.units import service as unit_service
from app.units.views import LotView
from db.models.units import LotBalance, Unit
from db.states import CountOutcome, CountState, CountVerdict, StockMoveKind, UnitState
from tests.app.storage.test_counting import A, B, Store
from tests.helpers import catalog
from tests.helpers.counting import ME, carried, pieces_put
from tests.helpers.orders import People

BESIDE = "B-01-01"


@pytest.fixture
def store(place: Workplace, people: People) -> Store:
    return Store(place, people)


def lot_of(store: Store, lot_no: str) -> LotView:
    with store.place.read() as session:
        found = units.lot(session, lot_no)
    assert found is not None
    return found


def stands(store: Store, lot_no: str) -> dict[tuple[str, UnitState], int]:
    return {(b.location, b.state): b.quantity for b in lot_of(store, lot_no).balances}


def gone(store: Store, lot_no: str, pieces: int, state: UnitState, start: str = A) -> None:
    """Pieces of a lot are at no place any more: lost, signed for, or back at the door."""
    carried(store.place, lot_no, "", pieces, start=start)
    with store.place.work(ME) as work:
        placeless = work.session.query(LotBalance).filter(LotBalance.location_id.is_(None), LotBalance.state == UnitState.IN_STOCK)
        placeless.update({"state": state})


def posted(store: Store, number: str, at_a: list[str], at_b: list[str]) -> dict[CountOutcome, int]:
    """Both places counted by two, everything odd kept, explained, approved."""
    for who in (store.one, store.two):
        who.counts(A, [*store.at_a, *at_a])
        who.counts(B, [*store.at_b, *at_b])
    with store.place.work(store.two.actor) as work:
        reading.clear(work, [read.read_id for read in queries.exceptions(work.session, number)], keep=True)
    store.explained(number)
    assert store.submitted(number) is CountState.REVIEW
    outcomes: dict[CountOutcome, int] = store.approved(number).outcomes
    store.agrees_with_its_moves()
    return outcomes


@pytest.mark.clause("D-11", "B-09")
@pytest.mark.parametrize(
    ("state", "why"),
    [
        (UnitState.SIGNED, "帐上已签收，实物在库"),
        (UnitState.AWAITING_INSPECTION, "没有办理入库"),
        (UnitState.SCRAPPED, "帐上报废，实物在库"),
    ],
)
def test_pieces_that_were_shipped_or_never_stocked_in_are_no_gain(store: Store, state: UnitState, why: str) -> None:
    lot_no = pieces_put(store.place, store.screws, 20, A)
    gone(store, lot_no, 20, state)
    assert posted(store, store.begun(), ["JF$100", store.lot, "JF$6", lot_no], []) == {CountOutcome.OPEN: 1}
    assert stands(store, lot_no) == {("", state): 20} and lot_of(store, lot_no).quantity == 20
    with store.place.read() as session:
        line = next(line for line in queries.lines(session, "PD26000001", differing=True) if line.lot_no == lot_no)
        assert why in line.note and not moves(session, document="PD26000001")


@pytest.mark.clause("D-11", "B-09")
def test_pieces_at_the_door_are_not_taken_for_a_surplus_of_what_is_in_stock(store: Store) -> None:
    gone(store, store.lot, 30, UnitState.AWAITING_INSPECTION)
    assert posted(store, store.begun(), ["JF$80", store.lot], []) == {CountOutcome.OPEN: 1}
    assert stands(store, store.lot) == {(A, UnitState.IN_STOCK): 70, ("", UnitState.AWAITING_INSPECTION): 30}


@pytest.mark.clause("D-11")
def test_lost_pieces_that_are_found_again_are_the_lost_ones_and_go_on_hold(store: Store) -> None:
    wholly = pieces_put(store.place, store.screws, 5, A)
    gone(store, store.lot, 10, UnitState.LOST)
    gone(store, wholly, 5, UnitState.LOST)
    number = store.begun()
    outcomes = posted(store, number, ["JF$96", store.lot, "JF$5", wholly], [])
    with store.place.read() as session:
        found = {read.identity: read.found for read in queries.last_reads(session, number) if read.quantity == 5}
    assert found == {wholly: CountVerdict.LOST_BEFORE} and outcomes == {CountOutcome.HELD: 2}
    assert stands(store, store.lot) == {(A, UnitState.IN_STOCK): 90, (A, UnitState.HOLD): 6, ("", UnitState.LOST): 4}
    assert stands(store, wholly) == {(A, UnitState.HOLD): 5}
    assert (lot_of(store, store.lot).quantity, lot_of(store, wholly).quantity) == (100, 5), "nothing is new to the book"


@pytest.mark.clause("D-11")
def test_pieces_at_another_place_of_the_count_are_carried_and_only_the_rest_is_lost(store: Store) -> None:
    outcomes = posted(store, store.begun(), ["JF$88", store.lot], ["JF$7", store.lot])
    assert outcomes == {CountOutcome.TRANSFERRED: 1, CountOutcome.LOST: 1}
    assert stands(store, store.lot) == {(A, UnitState.IN_STOCK): 88, (B, UnitState.IN_STOCK): 7, ("", UnitState.LOST): 5}
    with store.place.read() as session:
        carried_ = [(m.quantity, m.from_location, m.to_location) for m in moves(session, document="PD26000001")]
        assert carried_ == [(7, A, B), (5, A, "")]


@pytest.fixture
def beside(store: Store) -> str:
    """Thirty pieces in a zone that is not counted."""
    catalog.location(store.place, BESIDE, "成品二区")
    return pieces_put(store.place, store.screws, 30, BESIDE)


def twelve_found(store: Store, lot_no: str) -> dict[CountOutcome, int]:
    """The zone of A and B is counted, and twelve of the pieces lie there."""
    with store.place.work(store.head) as work:
        number = service.create_zones(work, ["成品一区"])
    outcomes = posted(store, number, ["JF$100", store.lot, "JF$12", lot_no], [])
    assert lot_of(store, lot_no).quantity == 30
    return outcomes


@pytest.mark.clause("D-11")
def test_pieces_of_a_place_that_is_not_counted_are_carried_from_there(store: Store, beside: str) -> None:
    assert twelve_found(store, beside) == {CountOutcome.TRANSFERRED: 1}
    assert stands(store, beside) == {(BESIDE, UnitState.IN_STOCK): 18, (A, UnitState.IN_STOCK): 12}


@pytest.mark.clause("D-11")
def test_what_was_lost_is_found_before_anything_is_taken_from_a_place_that_nobody_counted(store: Store, beside: str) -> None:
    gone(store, beside, 5, UnitState.LOST, BESIDE)
    assert twelve_found(store, beside) == {CountOutcome.HELD: 1}
    assert stands(store, beside) == {(BESIDE, UnitState.IN_STOCK): 18, (A, UnitState.IN_STOCK): 7, (A, UnitState.HOLD): 5}


@pytest.mark.clause("D-11")
def test_pieces_that_a_dispatch_order_has_drawn_elsewhere_are_left_open(store: Store, beside: str) -> None:
    with store.place.work(ME) as work:
        spot = catalog_queries.location_by_code(work.session, BESIDE)
        assert spot is not None
        here = spot.location_id
        unit_service.move_lot(work, beside, 30, UnitState.IN_STOCK, UnitState.PICKED, from_location=here, to_location=here)
    assert twelve_found(store, beside) == {CountOutcome.OPEN: 1}
    assert stands(store, beside) == {(BESIDE, UnitState.PICKED): 30}


@pytest.mark.clause("D-11")
def test_what_the_ledger_set_right_after_the_count_is_not_posted_again(store: Store, clock: SetClock) -> None:
    """Short at A, too many at B; before the approval 5 are carried from A to B and 7 drawn for a slip: the rest is posted once."""
    number = store.begun()
    for who in (store.one, store.two):
        who.counts(A, [*store.at_a, "JF$88", store.lot])
        who.counts(B, [*store.at_b, "JF$8", store.lot])
    with store.place.work(store.two.actor) as work:
        reading.clear(work, [read.read_id for read in queries.exceptions(work.session, number)], keep=True)
    store.explained(number)
    assert store.submitted(number) is CountState.REVIEW
    clock.forward(minutes=5)
    carried(store.place, store.lot, B, 5, start=A)
    drawn(store, 7)
    outcomes = store.approved(number).outcomes
    assert outcomes == {CountOutcome.TRANSFERRED: 1, CountOutcome.LOST: 1}
    assert stands(store, store.lot) == {
        (A, UnitState.IN_STOCK): 81, (A, UnitState.PICKED): 7, (B, UnitState.IN_STOCK): 8, ("", UnitState.LOST): 4
    }  # fmt: skip
    store.agrees_with_its_moves()
    with store.place.read() as session:
        notes = {line.place: line.note for line in queries.lines(session, number, differing=True)}
    assert all("盘点后帐上已调 5 件" in note for note in notes.values())


@pytest.mark.clause("D-11")
def test_a_difference_that_the_ledger_settled_whole_is_left_alone(store: Store, clock: SetClock) -> None:
    """A lot that nobody read at A and all of which was found at B is carried there before the approval."""
    number = store.begun()
    for who in (store.one, store.two):
        who.counts(A, store.at_a)
        who.counts(B, [*store.at_b, "JF$100", store.lot])
    clock.forward(minutes=5)
    carried(store.place, store.lot, B, 100, start=A)
    with store.place.work(store.two.actor) as work:  # the figures of both places are made anew
        reading.clear(work, [read.read_id for read in queries.exceptions(work.session, number)], keep=True)
    store.explained(number)
    if store.submitted(number) is CountState.REVIEW:
        assert set(store.approved(number).outcomes) == {CountOutcome.SETTLED}
    assert stands(store, store.lot) == {(B, UnitState.IN_STOCK): 100}
    store.agrees_with_its_moves()


@pytest.mark.clause("D-11")
def test_a_scrapped_unit_that_is_found_is_said_to_be_scrapped(store: Store) -> None:
    number, (serial, *_) = store.begun(), store.at_b
    carried(store.place, serial, "")
    with store.place.work(ME) as work:
        work.session.query(Unit).filter(Unit.serial == serial).update({"state": UnitState.SCRAPPED})
    assert "帐上已报废" in str(store.one.scan(A) and store.one.scan(serial).message)
    store.one.scan("JF$UNDO")
    store.one.scan("JF$UNDO")
    store.at_b = store.at_b[1:]
    assert posted(store, number, ["JF$100", store.lot, serial], []) == {CountOutcome.OPEN: 1}
    with store.place.read() as session:
        assert "帐上报废，实物在库" in next(line.note for line in queries.lines(session, number, differing=True))


def drawn(store: Store, pieces: int) -> None:
    """A slip draws pieces of the lot at A; they stay there until they are fetched."""
    with store.place.work(ME) as work:
        spot = catalog_queries.location_by_code(work.session, A)
        lot = units.lot(work.session, store.lot)
        assert spot is not None and lot is not None
        here = spot.location_id
        unit_service.move_lot(work, store.lot, pieces, UnitState.IN_STOCK, UnitState.PICKED, from_location=here, to_location=here)
        note_move(work, StockMoveKind.PICK, lot, pieces, here, here, "FH26000001")
