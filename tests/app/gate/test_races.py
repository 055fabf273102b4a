"""Two people at once: one pass releases once, and who opens the load again neither waits for the gate nor slips past it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from app.core.errors import AppError
from app.core.events import EventBus
from app.core.work import Workplace
from app.gate import service
from app.gate.views import GateOutcome
from app.loading import service as loading
from db.engine import open_engine
from db.states import PassState, Role
from tests.helpers.gate import PIN, Yard, connect
from tests.helpers.orders import People


@pytest.fixture
def yard(place: Workplace, people: People) -> Yard:
    return Yard(place, people)


@pytest.fixture
def second(place: Workplace, url: str) -> Iterator[Workplace]:
    """Another station on the same database."""
    made = Workplace(open_engine(url), "另一工位", place.clock, EventBus(), vault=place.vault)
    connect(made.bus)
    yield made
    made.engine.dispose()


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What each of them came to, begun in the same moment."""
    start = threading.Barrier(len(acts))
    found: list[Any] = [None] * len(acts)

    def run(number: int, act: Callable[[], Any]) -> None:
        start.wait()
        try:
            found[number] = act()
        except AppError as error:
            found[number] = error

    threads = [threading.Thread(target=run, args=one, name=f"pytest-{one[0]}") for one in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


@pytest.mark.clause("H-07")
def test_two_gates_on_one_pass_release_once(yard: Yard, second: Workplace) -> None:
    yard.signed()
    token, seen = yard.token(), yard.seen()

    def check(place: Workplace) -> Callable[[], Any]:
        memory = yard.memory()

        def checked() -> Any:
            with place.work(yard.guard) as work:
                return service.verify(work, token, seen, memory)

        return checked

    found = at_once(check(yard.place), check(second))
    assert sorted((one.outcome, one.clause) for one in found) == [(GateOutcome.REFUSED, "H-07"), (GateOutcome.RELEASED, "")]


@pytest.mark.clause("H-01")
def test_the_gate_and_who_opens_the_load_again_come_one_after_the_other(yard: Yard, second: Workplace) -> None:
    yard.signed()
    token, seen, memory = yard.token(), yard.seen(), yard.memory()

    def check() -> Any:
        with yard.place.work(yard.guard) as work:
            return service.verify(work, token, seen, memory)

    def reopen() -> Any:
        with second.work(yard.sales) as work:
            return loading.reopen_load(work, yard.trip_no, "再装一箱")

    verdict, opened = at_once(check, reopen)
    if verdict.outcome is GateOutcome.RELEASED:
        assert isinstance(opened, AppError) and "已出" in str(opened)
        assert yard.gate_pass().state is PassState.USED
    else:
        assert (verdict.clause, yard.gate_pass().state, yard.trip_state()) == ("H-01", PassState.VOIDED, "loading")


@pytest.mark.clause("H-03")
def test_both_departments_sign_in_the_same_moment(yard: Yard, second: Workplace) -> None:
    number = yard.closed().number
    at_once(
        lambda: service.sign(yard.place, yard.finance, number, Role.FINANCE, PIN),
        lambda: service.sign(second, yard.personnel, number, Role.PERSONNEL, PIN),
    )
    assert yard.gate_pass().state is PassState.VALID
    assert yard.verify(yard.token()).outcome is GateOutcome.RELEASED
