"""A gate's clock had run ahead: two persons put right what it remembers, and nothing that left may leave again (H-07)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from app.core.clock import SetClock
from app.core.errors import AppError, BadInput, NotPermitted, Refused
from app.gate import clocks
from app.gate.clocks import PutRight
from app.gate.views import GateOutcome
from db.states import IncidentKind, Role
from tests.app.gate.test_station import GATE, Cut, Night, cut, gate_place, night
from tests.conftest import People

__all__ = ["cut", "gate_place", "night"]
R, X = GateOutcome.RELEASED, GateOutcome.REFUSED


@pytest.fixture
def ahead(night: Night, clock: SetClock) -> Callable[..., PutRight]:
    """The first vehicle left while the clock was three hours ahead, which is right again; gives what puts the memory right."""
    people, right = People(night.office), clock.now()
    people._n = 100  # beside those of the night
    administrator, second = people(Role.ADMINISTRATOR), people(Role.LEADERSHIP)
    clock.forward(hours=3)
    assert night.verify(night.vehicles[0]).outcome is R
    night.station.look()  # what is synchronised bears the false time, too
    clock.set(right + timedelta(minutes=1))
    night.started()

    def put_right(first: object = administrator, other: object = second, off: int = 0, reason: str = "主板电池没电") -> PutRight:
        told = clock.now() + timedelta(minutes=off)
        return clocks.put_right(night.office, night.folder, GATE, told, first, other, reason)  # type: ignore[arg-type]

    put_right.people = administrator, second  # type: ignore[attr-defined]
    return put_right


@pytest.mark.clause("H-07")
def test_a_gate_judges_again_and_what_left_or_was_void_stays_so(
    night: Night, ahead: Callable[..., PutRight], clock: SetClock, cut: Cut
) -> None:
    first, second = night.vehicles
    refused = night.verify(second)
    assert (refused.outcome, refused.clause) == (X, "H-07") and "时间倒退" in str(refused.reason)
    done = ahead()
    assert done.remembered - done.now > timedelta(hours=2) and done.now == clock.now()
    night.started()
    with cut():
        assert night.verify(first).clause == "H-07" and "已核销" in str(night.verify(first).reason)
        assert night.verify(second).outcome is R
    night.started()
    assert "已核销" in str(night.verify(second).reason)
    told = next(one for one in night.incidents() if one.number == done.incident)
    assert told.kind is IncidentKind.CLOCK and "主板电池没电" in told.text and told.gate == GATE
    assert all(one.name in told.text for one in ahead.people)  # type: ignore[attr-defined]


@pytest.mark.clause("H-07")
def test_neither_one_person_nor_a_wrong_clock_puts_it_right(night: Night, ahead: Callable[..., PutRight]) -> None:
    administrator, second = ahead.people  # type: ignore[attr-defined]
    tries: tuple[tuple[dict[str, object], type[AppError], str], ...] = (
        ({"first": second, "other": administrator}, NotPermitted, "."), ({"other": administrator}, Refused, "另一位"),
        ({"off": 3}, Refused, "校准"), ({"off": -3}, Refused, "校准"), ({"reason": " "}, BadInput, "原因"),
    )  # fmt: skip
    for given, kind, words in tries:
        with pytest.raises(kind, match=words):
            ahead(**given)
    night.started()
    assert night.verify(night.vehicles[1]).outcome is X
    ahead()
    with pytest.raises(Refused, match="没有超前"):
        ahead()
    night.started()
    assert night.verify(night.vehicles[1]).outcome is R
