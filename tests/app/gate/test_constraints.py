"""What the database itself refuses, whoever writes: a pass without signatures or with its maker's own, one that ended and comes back."""

from __future__ import annotations

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from app.core.work import Workplace
from app.gate import service
from db import triggers
from db.engine import open_engine
from db.states import PassState, Role
from tests.helpers.gate import PIN, Yard
from tests.helpers.orders import People


@pytest.fixture
def yard(place: Workplace, people: People) -> Yard:
    return Yard(place, people)


def write(place: Workplace, statement: str) -> None:
    """What somebody with the database and without the program does."""
    with place.engine.begin() as connection:
        connection.execute(text(statement))


def refuses(place: Workplace, statement: str, why: str) -> None:
    with pytest.raises(IntegrityError, match=why):
        write(place, statement)


_OF_MAKER = (
    "INSERT INTO gate_signature (pass_id, role, person_id, maker_id, name, at) "
    "SELECT id, 'finance', maker_id, NULL, maker, made_at FROM gate_pass"
)


@pytest.mark.clause("H-03")
def test_no_pass_holds_unsigned_or_by_its_maker(yard: Yard) -> None:
    number, place = yard.closed().number, yard.place
    refuses(place, "UPDATE gate_pass SET state = 'valid'", "signatures of others")
    refuses(place, "UPDATE gate_pass SET state = 'used', used_at = made_at", "used once")
    refuses(place, _OF_MAKER, "does not sign")
    service.sign(place, yard.finance, number, Role.FINANCE, PIN)
    refuses(place, "UPDATE gate_signature SET person_id = (SELECT maker_id FROM gate_pass), maker_id = NULL", "does not sign")
    write(place, "UPDATE gate_pass SET maker_id = (SELECT person_id FROM gate_signature)")
    refuses(place, "UPDATE gate_pass SET state = 'valid'", "signatures of others")
    assert yard.gate_pass().state is PassState.AWAITING_SIGNATURES


@pytest.mark.clause("H-07")
def test_a_used_pass_stays_used_and_an_ended_one_ended(yard: Yard) -> None:
    yard.out()
    for change in ("state = 'valid'", "state = 'voided'", "used_at = valid_until"):
        refuses(yard.place, f"UPDATE gate_pass SET {change}", "used once")
    assert yard.gate_pass().state is PassState.USED


@pytest.mark.clause("H-01", "H-07")
def test_a_void_pass_does_not_hold_again(yard: Yard) -> None:
    number = yard.signed().number
    with yard.place.work(yard.keeper) as work:
        service.void_pass(work, number, "票面填写有误")
    refuses(yard.place, "UPDATE gate_pass SET state = 'valid'", "used once")
    assert yard.gate_pass().state is PassState.VOIDED


def test_a_migration_may_put_a_table_anew_in_its_place(sqlite_file_url: str) -> None:
    """SQLite renames no table while a trigger of another one asks for it, so they stand back meanwhile."""
    engine = open_engine(sqlite_file_url)

    def anew(*, stand_back: bool) -> None:
        with engine.begin() as connection:
            if stand_back:
                triggers.stand_back(connection)
            with Operations(MigrationContext.configure(connection)).batch_alter_table("gate_signature", recreate="always"):
                pass
            triggers.create(connection)

    with pytest.raises(DBAPIError, match="no such table"):
        anew(stand_back=False)
    anew(stand_back=True)
    with engine.connect() as connection:
        found = set(connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'gate_%'")))
    assert {"gate_pass_ended", "gate_pass_signed", "gate_signature_not_maker_insert", "gate_signature_not_maker_update"} <= found
    engine.dispose()
