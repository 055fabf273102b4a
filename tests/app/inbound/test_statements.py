"""What a scan and a posting at the tab 入库 cost the database, however many stand on the papers."""

from __future__ import annotations

import pytest

from app.core.clock import SetClock
from app.core.work import Workplace
from app.inbound import service
from tests.app.inbound.test_receiving import Station
from tests.app.test_statement_counts import counted
from tests.helpers import catalog
from tests.helpers.goods import Line
from tests.helpers.orders import People


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_a_label_and_a_posting_take_few_statements(place: Workplace, people: People, clock: SetClock) -> None:
    """Each label a dozen; each further unit of a posting one that moves it and one for its line."""
    line = Line(place, people)
    catalog.location(place)
    breaker = catalog.product(place)
    line.prepared(breaker)
    one, eight = line.ready(breaker, 1), line.ready(breaker, 8)
    station = Station(place, clock, line.keeper)
    station.scan(eight[0].number)
    station.scan(eight[1].number)
    station.scan(eight[0].serials[0])
    with counted(place) as sent:
        station.scan(eight[0].serials[1])
    assert len(sent) <= 13
    costs = []
    for task, sheet in (one, eight):
        with counted(place) as sent, place.work(line.keeper) as work:
            service.post(work, task.number, sheet.number, task.serials)
        costs.append(len(sent))
    assert costs[1] - costs[0] <= 2 * 7 and costs[0] <= 50
