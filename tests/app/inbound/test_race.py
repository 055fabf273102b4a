"""Two storekeepers post the same goods at the same moment: exactly one wins, and the other is told who did."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from app.core.clock import SetClock
from app.core.errors import Conflict
from app.core.work import Work, Workplace
from app.inbound import purchase, receiving, service
from app.inbound.views import ArrivalDraft
from app.storage.queries import available, balances_against_moves
from db.engine import open_engine
from db.states import Role, StorageClass, ZoneKind
from tests.app.inbound.test_purchase import GLUE, judged
from tests.conftest import People
from tests.helpers import catalog
from tests.helpers.goods import Line

Act = Callable[[Work], object]


@pytest.fixture
def line(place: Workplace, people: People) -> Line:
    made = Line(place, people)
    catalog.location(place)
    catalog.location(place, "DS-01", "待收区", ZoneKind.RECEIVING, StorageClass.NORMAL)
    return made


@pytest.fixture
def other(url: str, clock: SetClock) -> Iterator[Workplace]:
    """The second station: an engine, and so a connection, of its own."""
    opened = Workplace(open_engine(url), "二号台", clock)
    yield opened
    opened.engine.dispose()


def at_once(line: Line, other: Workplace, people: People, act: Act) -> tuple[list[object], list[Conflict], list[str]]:
    """Both stations do the same at the same moment; what was done, what was refused, and the names of the two."""
    keepers = (line.keeper, people(Role.STOREKEEPER))
    both, done, refused = threading.Barrier(2), list[object](), list[Conflict]()

    def run(place: Workplace, number: int) -> None:
        both.wait(10)
        try:
            with place.work(keepers[number]) as work:
                made = act(work)
            done.append((keepers[number].name, made))
        except Conflict as error:
            refused.append(error)

    threads = [threading.Thread(target=run, args=pair) for pair in ((line.place, 0), (other, 1))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return done, refused, [keeper.name for keeper in keepers]


@pytest.mark.clause("D-01", "B-14")
@pytest.mark.parametrize("by_lot", [False, True], ids=["units", "lot"])
def test_the_same_task_is_posted_once_and_the_other_is_told_by_whom(
    line: Line, place: Workplace, other: Workplace, people: People, by_lot: bool
) -> None:
    product = catalog.product(place, catalog.SCREWS if by_lot else catalog.BREAKER)
    line.prepared(product)
    task, sheet = line.ready(product, 3)
    labels = task.serials or (task.lot,)
    done, refused, _ = at_once(line, other, people, lambda work: service.post(work, task.number, sheet.number, labels))
    assert len(done) == 1 and len(refused) == 1
    winner, receipt = done[0]  # type: ignore[misc]
    assert f"已由{winner}在" in str(refused[0].reason) and receipt.number in str(refused[0].reason)
    with place.read() as session:
        assert sum(one.quantity for one in available(session, product.product_id)) == 3
        assert balances_against_moves(session) == []


@pytest.mark.clause("B-09")
def test_the_same_lot_is_put_away_once_and_the_other_is_told_by_whom(
    line: Line, place: Workplace, other: Workplace, people: People
) -> None:
    glue = catalog.product(place, GLUE, has_shelf_life=False, shelf_life_days=None)
    line.prepared(glue)
    with place.work(line.keeper) as work:
        lot_no = purchase.arrive(work, ArrivalDraft(glue.product_id, 60, "示范化工有限公司", "SH-0417")).lot_no
    judged(line, lot_no)
    done, refused, _ = at_once(line, other, people, lambda work: purchase.put_away(work, lot_no))
    assert len(done) == 1 and len(refused) == 1
    assert f"已由{done[0][0]}在" in str(refused[0].reason)  # type: ignore[index]


@pytest.mark.clause("D-01")
def test_the_same_goods_are_put_into_the_lane_once(line: Line, place: Workplace, other: Workplace, people: People) -> None:
    breaker = catalog.product(place)
    line.prepared(breaker)
    task, _ = line.ready(breaker, 1)
    done, refused, _ = at_once(line, other, people, lambda work: receiving.put_down(work, task.serials[0], "DS-01", {}))
    assert len(done) == 1 and len(refused) == 1 and "已在待收区 DS-01" in str(refused[0].reason)
