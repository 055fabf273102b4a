"""Triggers that make the trail, the ledger and the logs append-only, on both databases.

Alembic's batch mode drops triggers without a word: `create` is called after every migration and replaces what is there.
"""

from __future__ import annotations

from sqlalchemy import Connection, inspect, text

from db.engine import APPEND_ONLY


def create(connection: Connection) -> None:
    """Creates or replaces every trigger for the tables that exist."""
    present = set(inspect(connection).get_table_names())
    if connection.dialect.name == "postgresql":
        connection.execute(text(_POSTGRES_FUNCTION))
        connection.execute(text(_POSTGRES_SCAN))
    for table in APPEND_ONLY:
        if table in present:
            for statement in _append_only(table, connection.dialect.name):
                connection.execute(text(statement))
    if "scan" in present:
        for statement in _scan(connection.dialect.name):
            connection.execute(text(statement))


def _append_only(table: str, dialect: str) -> list[str]:
    if dialect == "postgresql":
        return [
            f"DROP TRIGGER IF EXISTS {table}_append_only ON {table}",
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION jiaofu_append_only()",
            f"DROP TRIGGER IF EXISTS {table}_no_truncate ON {table}",
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION jiaofu_append_only()",
        ]
    statements = []
    for verb in ("update", "delete"):
        statements += [
            f"DROP TRIGGER IF EXISTS {table}_no_{verb}",
            f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
        ]
    return statements


def _scan(dialect: str) -> list[str]:
    """A scan gets its verdict once; after that it stands."""
    if dialect == "postgresql":
        return [
            "DROP TRIGGER IF EXISTS scan_stands ON scan",
            "CREATE TRIGGER scan_stands BEFORE UPDATE OR DELETE ON scan "
            "FOR EACH ROW EXECUTE FUNCTION jiaofu_scan_stands()",
        ]
    return [
        "DROP TRIGGER IF EXISTS scan_no_delete",
        "CREATE TRIGGER scan_no_delete BEFORE DELETE ON scan BEGIN SELECT RAISE(ABORT, 'scan is append-only'); END",
        "DROP TRIGGER IF EXISTS scan_verdict_stands",
        "CREATE TRIGGER scan_verdict_stands BEFORE UPDATE ON scan WHEN OLD.verdict IS NOT NULL "
        "BEGIN SELECT RAISE(ABORT, 'a verdict stands'); END",
    ]


_POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION jiaofu_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
"""
_POSTGRES_SCAN = """
CREATE OR REPLACE FUNCTION jiaofu_scan_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.verdict IS NOT NULL THEN RAISE EXCEPTION 'a verdict stands'; END IF;
  RETURN NEW;
END $$
"""
