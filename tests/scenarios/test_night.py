"""A night on PostgreSQL: five hundred vehicles over two gates, the server cut off twice, one gate killed after its journal write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import postgres
from tests.helpers.ledger import value
from tests.helpers.vehicles import Gate, Vehicle

pytestmark = pytest.mark.scenario

COUNT = 500
GATES = ("一号门", "二号门")
CUTS = {60: "stop", 95: "start", 150: "stop", 200: "start"}
"""What happens to the server before the nth pair of vehicles."""
FALLS_AT = 170


def _released(answer: dict[str, Any] | None) -> bool:
    return answer is not None and answer["outcome"] == "released"


@pytest.mark.clause("H-02", "H-07", "H-08")
def test_every_release_of_a_night_is_accounted_for_exactly_once(
    postgres_server: postgres.Server, tmp_path: Path, before_a_night: Callable[..., tuple[list[Vehicle], list[Gate]]]
) -> None:
    with postgres_server.database() as url:
        vehicles, gates = before_a_night(url, COUNT, GATES, tmp_path)
        for gate in gates:
            gate.start()
            assert gate.ask(do="look") == {"online": True, "pending": 0}
        try:
            refused, offline = _go_through(postgres_server, vehicles, gates)
            for gate in gates:
                assert gate.ask(do="look") == {"online": True, "pending": 0}
        finally:
            for gate in gates:
                gate.stop()

        assert offline > 100
        released = "FROM gate_check WHERE outcome = 'released'"
        assert value(url, f"SELECT count(*) {released}") == COUNT
        assert value(url, f"SELECT count(DISTINCT pass_no) {released}") == COUNT
        assert value(url, f"SELECT count(*) {released} AND offline = 1") == offline + 1  # the one nobody saw
        assert value(url, "SELECT count(*) FROM gate_check WHERE outcome = 'refused'") == refused
        assert value(url, "SELECT count(*) FROM gate_pass WHERE state = 'used'") == COUNT
        assert value(url, "SELECT count(*) FROM gate_incident WHERE kind = 'double_release'") == 0
        assert value(url, "SELECT count(*) FROM gate_incident") == refused


def _go_through(server: postgres.Server, vehicles: list[Vehicle], gates: list[Gate]) -> tuple[int, int]:
    """The vehicles in pairs, one before each gate; returns how many attempts were refused, and released without the server."""
    refused = offline = 0
    for n, pair in enumerate(zip(vehicles[::2], vehicles[1::2], strict=True)):
        if n in CUTS:
            getattr(server, CUTS[n])()
        waiting = list(zip(gates, pair, strict=True))
        if n == FALLS_AT:
            _fall(*waiting.pop(0))
            refused += 1
        for gate, vehicle in waiting:
            gate.tell(do="pass", token=vehicle.token, seen=vehicle.seen())
        for gate, vehicle in waiting:
            answer = gate.hear()
            assert _released(answer), (vehicle, answer)
            assert answer is not None
            offline += answer["offline"]
        if n % 25 == 10:  # a copy of a used pass, and a pass before the gate it does not name
            for gate in gates:
                assert not _released(gate.ask(do="pass", token=pair[0].token, seen={}))
                refused += 1
    return refused, offline


def _fall(gate: Gate, vehicle: Vehicle) -> None:
    """The gate's process dies with the release in its journal, the server away; started again it knows that the vehicle is out."""
    gate.ask(do="fall")
    assert gate.ask(do="pass", token=vehicle.token, seen=vehicle.seen()) is None
    gate.start()
    again = gate.ask(do="pass", token=vehicle.token, seen=vehicle.seen())
    assert again is not None and (again["outcome"], again["clause"]) == ("refused", "H-07") and "已核销" in again["reason"]
