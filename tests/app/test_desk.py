"""The desk as it is put together: what it prints and what it does by itself."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.core.clock import SetClock
from app.core.work import Workplace
from app.desk import Desk, _bus, _forms
from app.gate.events import Released
from app.printing.making import making
from app.scanning.lane import ScanLane
from app.settings.catalogue import specs
from app.yard import queries as stays
from app.yard import service as entering
from db.models.core import AuditEntry, PrintedPaper
from db.states import PassState
from tests.conftest import People
from tests.helpers.gate import Yard

PAPERS = sorted(_forms().papers)


@pytest.mark.clause("M-08")
@pytest.mark.parametrize("paper", PAPERS)
def test_every_paper_the_desk_prints_bears_form_number_edition_and_copies(place: Workplace, paper: str) -> None:
    with place.read() as session:
        printed = PrintedPaper(
            paper=paper, document="FH26000001", nth=1, rule_version="", reason="", at=place.clock.now(), person_id=None, station="测试台"
        )  # fmt: skip
        made = making(session, printed)
    assert made.form.form_no.startswith("JFT-B") and made.form.edition
    assert made.copies and all(copy.name for copy in made.copies)


@pytest.mark.clause("H-07")
def test_the_daily_work_ends_yesterdays_pass_and_twice_changes_nothing(place: Workplace, people: People, clock: SetClock) -> None:
    yard = Yard(place, people)
    yard.signed()
    desk = Desk(Workplace(place.engine, "一号门", clock, _bus()), _forms(), ScanLane(place))
    desk.daily()
    assert yard.gate_pass().state is PassState.VALID
    clock.forward(hours=24)
    desk.daily()
    ended = yard.gate_pass()
    assert (ended.state, ended.end_reason) == (PassState.EXPIRED, "过了有效期")
    desk.daily()
    with place.read() as session:
        ends = session.scalars(select(AuditEntry.actor_id).where(AuditEntry.action == "end_gate_pass")).all()
    assert ends == [None]


def test_the_desk_connects_the_yard_with_loading_pass_and_exit(place: Workplace, people: People, clock: SetClock) -> None:
    yard = Yard(place, people, trailer="苏Z·5107挂", gate_in=True)
    before = yard.closed()
    desk = Workplace(place.engine, "一号门", clock, _bus())
    with place.read() as session:
        (entry,) = stays.inside(session)
    with desk.work(yard.head) as work:
        entering.correct(work, entry.entry_id, "苏Z·8682B", "苏Z·5107挂", "入厂时键错")
    after = yard.gate_pass()
    assert (after.number, after.plate) == (before.number, "苏Z·8682B") and after.load_hash != before.load_hash
    with desk.work(yard.guard) as work:
        work.emit(Released(yard.trip_no, after.number, after.dispatch_nos, after.plate, work.now))
    with place.read() as session:
        gone = stays.entry(session, entry.entry_id)
    assert gone is not None and gone.left_with == after.number


def test_no_form_stands_in_the_settings_that_nothing_prints() -> None:
    named = {key.split(".")[1] for key in specs() if key.startswith("slips.") and key.count(".") == 2}
    assert named == set(PAPERS)
