"""A query that bears `@once` asks the database once within an action, and again after something was written."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.core.once import once
from app.core.work import Actor, Workplace
from app.identity import queries as identity
from db.models.core import Counter
from db.models.identity import Person
from db.states import Role
from tests.conftest import People

ASKED: list[str] = []


@once("person")
def _names(session: Session, suffix: str = "") -> list[str]:
    ASKED.append(suffix)
    return [f"{name}{suffix}" for name in session.scalars(select(Person.name).order_by(Person.id))]


@once()
def _count(session: Session) -> int:
    ASKED.append("count")
    return len(session.scalars(select(Person.id)).all())


@pytest.fixture(autouse=True)
def nothing_asked() -> None:
    ASKED.clear()


def test_asked_once_until_its_table_is_written(place: Workplace, people: People) -> None:
    actor = people(Role.SALES)
    with place.work(actor) as work:
        first = _names(work.session)
        first.append("changed by the caller")
        assert _names(work.session) == [actor.name]
        assert _names(work.session, "!") == [f"{actor.name}!"]
        assert ASKED == ["", "!"]
        work.session.add(Person(name="另一人", badge="JF:90000001", pin_hash="x"))
        assert _names(work.session) == [actor.name, "另一人"]  # not flushed yet, and it counts
        assert _count(work.session) == _count(work.session) == 2
        work.session.execute(update(Person).values(name=Person.name + "改"))
        assert _names(work.session) == [f"{actor.name}改", "另一人改"]


def test_what_is_written_beside_the_session_is_heard(place: Workplace, people: People) -> None:
    actor = people(Role.SALES)
    with place.work(actor) as work:
        assert _names(work.session) == [actor.name] and _count(work.session) == 1
        work.put(Person, name="另一人", badge="JF:90000001", pin_hash="x")
        assert _names(work.session) == [actor.name, "另一人"] and _count(work.session) == 2
        work.session.connection().execute(update(Person.__table__).values(name=Person.name + "改"))  # the session does not see it
        work.touched("person")
        assert _names(work.session) == [f"{actor.name}改", "另一人改"]
        asked = len(ASKED)
        work.put(Counter, series="XX", year=2026, last=1)  # no answer hangs on it
        assert _names(work.session) == [f"{actor.name}改", "另一人改"] and len(ASKED) == asked


def test_what_a_savepoint_undoes_is_forgotten(place: Workplace, people: People) -> None:
    actor = people(Role.SALES)
    with place.work(actor) as work:
        with pytest.raises(ValueError, match="undone"), work.savepoint():
            work.session.add(Person(name="另一人", badge="JF:90000001", pin_hash="x"))
            assert len(_names(work.session)) == 2
            raise ValueError("undone")
        assert _names(work.session) == [actor.name]


def test_nothing_is_remembered_from_one_action_to_the_next(place: Workplace, people: People) -> None:
    first = people(Role.SALES)
    with place.read() as session:
        assert identity.names(session) == {first.person_id: first.name}
    with place.work(Actor(None, "准备")) as work:
        work.session.execute(update(Person).values(name="改名"))
    with place.read() as session:
        assert identity.names(session) == {first.person_id: "改名"}
