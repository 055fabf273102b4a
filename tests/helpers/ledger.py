"""The ledger proved by a query of its own: balances against the sum of moves, written without the program's queries."""

from __future__ import annotations

from sqlalchemy import text

from db.engine import open_engine

_OUT_OF_STORE = """
SELECT u.serial,
       (SELECT COALESCE(SUM(m.quantity), 0) FROM stock_move m WHERE m.serial = u.serial AND m.to_location_id IS NOT NULL)
     - (SELECT COALESCE(SUM(m.quantity), 0) FROM stock_move m WHERE m.serial = u.serial AND m.from_location_id IS NOT NULL) AS inside,
       CASE WHEN u.location_id IS NULL THEN 0 ELSE 1 END AS standing
FROM unit u
"""


def differences(url: str) -> list[str]:
    """Units whose place disagrees with the sum of their moves."""
    engine = open_engine(url)
    with engine.connect() as connection:
        rows = connection.execute(text(_OUT_OF_STORE)).all()
    engine.dispose()
    return [f"{row.serial}: moves {row.inside}, standing {row.standing}" for row in rows if row.inside != row.standing]


def value(url: str, sql: str) -> object:
    """One value by plain SQL."""
    engine = open_engine(url)
    with engine.connect() as connection:
        found = connection.execute(text(sql)).scalar()
    engine.dispose()
    return found
