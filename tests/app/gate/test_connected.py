"""What voids a pass, as the desk itself connects the stages (H-01): the other tests of the gate connect a part of them by themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from app.core.work import Workplace
from app.desk import _bus
from app.dispatch import service as dispatch
from app.dispatch.views import TripDraft
from app.storage import holds
from db.states import PassState
from tests.helpers import catalog
from tests.helpers.gate import Yard
from tests.helpers.orders import People


def _another_vehicle(yard: Yard, desk: Workplace) -> None:
    yard.picked()
    catalog.vehicle(yard.place, "苏Z·0001A")
    with desk.work(yard.head) as work:
        draft = TripDraft("苏Z·0001A", "司机乙", "138-0000-0001", work.now + timedelta(hours=2), crew=(yard.leader.person_id or 0,))
        dispatch.change_trip(work, yard.trip_no, draft, "换车")


def _order_cancelled(yard: Yard, desk: Workplace) -> None:
    yard.picked()
    with desk.work(yard.sales) as work:
        dispatch.cancel(work, yard.dispatch_no, "测试")


def _goods_held(yard: Yard, desk: Workplace) -> None:
    yard.signed()
    with desk.work(yard.keeper) as work:
        holds.hold(work, yard.serials[0], "同批投诉")


@pytest.mark.clause("H-01")
@pytest.mark.parametrize("change", [_another_vehicle, _order_cancelled, _goods_held])
def test_a_change_voids_the_pass_at_once(place: Workplace, people: People, change: Callable[[Yard, Workplace], None]) -> None:
    yard = Yard(place, people)
    change(yard, replace(place, bus=_bus()))
    assert yard.gate_pass().state is PassState.VOIDED
