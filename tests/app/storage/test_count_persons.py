"""Who has a hand in the figures of a count: the second counter is another, the approver none of them, and a count is made once (D-11)."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import event, select

from app.core.clock import SetClock
from app.core.errors import Conflict, Refused
from app.core.work import Work, Workplace
from app.storage import count_queries as queries
from app.storage import count_reading as reading
from app.storage import count_service as service
from db.engine import open_engine
from db.models.core import AuditEntry
from db.states import CountCause, CountOutcome, CountPlaceState, CountState, Role
from tests.app.storage.test_counting import A, B, Store
from tests.helpers.orders import People


@pytest.fixture
def store(place: Workplace, people: People) -> Store:
    return Store(place, people)


@pytest.fixture
def other(url: str, clock: SetClock) -> Iterator[Workplace]:
    """The second station: an engine, and so a connection, of its own."""
    opened = Workplace(open_engine(url), "二号台", clock)
    yield opened
    opened.engine.dispose()


def lacking(store: Store, number: str) -> int:
    with store.place.read() as session:
        return next(read.read_id for read in queries.exceptions(session, number) if read.lacks_quantity)


@pytest.mark.clause("D-11")
def test_a_quantity_that_is_keyed_later_is_a_count_by_who_keys_it(store: Store, place: Workplace) -> None:
    number = store.begun()
    store.one.counts(A, [*store.at_a, "JF$95", store.lot])
    store.two.counts(A, [*store.at_a, store.lot])  # the label alone
    label = lacking(store, number)
    with pytest.raises(Refused, match="复盘须换人") as refused, place.work(store.one.actor) as work:
        reading.name_quantity(work, label, 98)
    assert refused.value.clause == "D-11"
    with place.work(store.head) as work:
        noted = reading.name_quantity(work, label, 98)
        assert (noted.quantity, noted.open, noted.total) == (98, False, 98)
    assert store.state(A, number) is CountPlaceState.CONFIRMED
    with place.read() as session:
        last = queries.last_reads(session, number)[0]
        assert (last.read_id, last.person, last.quantity) == (noted.read_id, store.head.name, 98)
        assert queries.places(session, number)[0].counters == (store.one.actor.name, store.two.actor.name, store.head.name)
        trail = session.execute(select(AuditEntry.actor_id, AuditEntry.details).where(AuditEntry.action == "clear_count_read")).all()
        assert [(who, json.loads(details)["quantity"]) for who, details in trail] == [(store.head.person_id, 98)]
    store.one.counts(B, store.at_b)
    store.explained(number)
    assert store.submitted(number) is CountState.REVIEW
    with pytest.raises(Refused, match="盘点人不能批准自己盘的差异") as refused:
        store.approved(number)
    assert refused.value.clause == "D-11"


@pytest.mark.clause("D-11")
@pytest.mark.parametrize("cleared", [False, True], ids=["explained", "cleared"])
def test_who_explained_a_difference_may_approve_it_and_who_said_what_counts_may_not(store: Store, place: Workplace, cleared: bool) -> None:
    number = store.begun()
    for who in (store.one, store.two):
        who.counts(A, [*store.at_a[1:], "JF$100", store.lot])
        who.counts(B, [*store.at_b, *(["BK2610010001"] if cleared else [])])
    with place.work(store.head) as work:
        odd = [read.read_id for read in queries.exceptions(work.session, number)]
        assert bool(odd) is cleared
        reading.clear(work, odd, keep=False)
        service.explain(work, [line.line_id for line in queries.lines(work.session, number, differing=True)], CountCause.LOSS)
    assert store.submitted(number) is CountState.REVIEW
    if cleared:
        with pytest.raises(Refused, match="盘点人不能批准自己盘的差异"):
            store.approved(number)
    else:
        assert store.approved(number).outcomes == {CountOutcome.LOST: 1}


@pytest.mark.clause("D-11")
@pytest.mark.parametrize("whole", [True, False], ids=["whole", "zones"])
def test_of_two_who_make_a_count_at_once_one_makes_it(
    store: Store, place: Workplace, other: Workplace, people: People, whole: bool
) -> None:
    keeper, reached, refused = people(Role.STOREKEEPER), threading.Event(), list[Conflict]()

    def make(work: Work) -> str:
        return service.create_whole(work) if whole else service.create_zones(work, ["成品一区"])

    def waits(conn, cursor, statement, *rest) -> None:  # type: ignore[no-untyped-def]
        if "BEGIN" in statement or "advisory" in statement:
            reached.set()

    def looked(conn, cursor, statement, *rest) -> None:  # type: ignore[no-untyped-def]
        if "FROM stock_count" in statement:
            reached.set()

    def run() -> None:
        try:
            with other.work(keeper) as work:
                make(work)
        except Conflict as error:
            refused.append(error)

    event.listen(other.engine, "before_cursor_execute", waits)
    event.listen(other.engine, "after_cursor_execute", looked)
    second = threading.Thread(target=run)
    with place.work(store.head) as work:
        assert make(work) == "PD26000001"
        second.start()
        assert reached.wait(10), "the second waits for the first, or has looked past it"
    second.join(30)
    assert [str(error.reason) for error in refused] == ["2026-11 已有全库盘点" if whole else "这些库区正在 PD26000001 里盘，不能同时盘两次"]
    with place.read() as session:
        assert [view.number for view in queries.counts(session)] == ["PD26000001"]
