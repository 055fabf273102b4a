"""Triggers that make the trail, the ledger and the logs append-only and hold what a gate pass stands for, on both databases.

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
        for function in (_POSTGRES_SCAN, _POSTGRES_PASS, _POSTGRES_SIGNATURE):
            connection.execute(text(function))
    for table in APPEND_ONLY:
        if table in present:
            for statement in _append_only(table, connection.dialect.name):
                connection.execute(text(statement))
    if "scan" in present:
        for statement in _scan(connection.dialect.name):
            connection.execute(text(statement))
    if {"gate_pass", "gate_signature"} <= present:
        for statement in _gate_pass(connection.dialect.name):
            connection.execute(text(statement))


def stand_back(connection: Connection) -> None:
    """Drops the triggers of a table that ask another one: while a migration puts a table anew in its place, SQLite renames nothing."""
    present = set(inspect(connection).get_table_names())
    for name, table in _ACROSS:
        if connection.dialect.name == "sqlite":
            connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
        elif table in present:
            connection.execute(text(f"DROP TRIGGER IF EXISTS {name} ON {table}"))


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


def _gate_pass(dialect: str) -> list[str]:
    """Whatever writes a pass: none holds without a signature or with its maker's own, and one that ended does not come back (H-03, H-07).

    A check of one row cannot say it. An ended pass may still be told as used: a gate without the database let it out before.
    """
    if dialect == "postgresql":
        return [
            "DROP TRIGGER IF EXISTS gate_pass_stands ON gate_pass",
            "CREATE TRIGGER gate_pass_stands BEFORE UPDATE ON gate_pass FOR EACH ROW EXECUTE FUNCTION jiaofu_gate_pass()",
            "DROP TRIGGER IF EXISTS gate_signature_not_maker ON gate_signature",
            "CREATE TRIGGER gate_signature_not_maker BEFORE INSERT OR UPDATE ON gate_signature "
            "FOR EACH ROW EXECUTE FUNCTION jiaofu_gate_signature()",
        ]
    statements = []
    for name, when, why in (("ended", _ENDED, _ENDED_WHY), ("signed", _UNSIGNED, _UNSIGNED_WHY)):
        statements += [
            f"DROP TRIGGER IF EXISTS gate_pass_{name}",
            f"CREATE TRIGGER gate_pass_{name} BEFORE UPDATE ON gate_pass WHEN {when} BEGIN SELECT RAISE(ABORT, '{why}'); END",
        ]
    for verb in ("insert", "update"):
        statements += [
            f"DROP TRIGGER IF EXISTS gate_signature_not_maker_{verb}",
            f"CREATE TRIGGER gate_signature_not_maker_{verb} BEFORE {verb.upper()} ON gate_signature WHEN {_MAKER} "
            f"BEGIN SELECT RAISE(ABORT, '{_MAKER_WHY}'); END",
        ]
    return statements


_ACROSS = (
    ("gate_pass_ended", "gate_pass"), ("gate_pass_signed", "gate_pass"), ("gate_pass_stands", "gate_pass"),
    ("gate_signature_not_maker", "gate_signature"), ("gate_signature_not_maker_insert", "gate_signature"),
    ("gate_signature_not_maker_update", "gate_signature"),
)  # fmt: skip
_ENDED = (
    "(OLD.state = 'used' AND (NEW.state <> 'used' OR NEW.used_at <> OLD.used_at)) "
    "OR (OLD.state IN ('voided', 'expired') AND NEW.state NOT IN (OLD.state, 'used')) "
    "OR (NEW.state = 'used' AND OLD.state IN ('draft', 'awaiting_signatures'))"
)
_ENDED_WHY = "a pass is used once"
_UNSIGNED = (
    "NEW.state = 'valid' AND (NOT EXISTS (SELECT 1 FROM gate_signature WHERE pass_id = NEW.id) "
    "OR EXISTS (SELECT 1 FROM gate_signature WHERE pass_id = NEW.id AND person_id = NEW.maker_id))"
)
_UNSIGNED_WHY = "a pass holds by the signatures of others than its maker"
_MAKER = (  # the table's own check asks the signature alone, which may say another maker than the pass, or none
    "(NEW.maker_id IS NULL OR NEW.maker_id <> NEW.person_id) "
    "AND EXISTS (SELECT 1 FROM gate_pass WHERE id = NEW.pass_id AND maker_id = NEW.person_id)"
)
_MAKER_WHY = "who made a pass does not sign it"

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

_POSTGRES_PASS = f"""
CREATE OR REPLACE FUNCTION jiaofu_gate_pass() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {_ENDED} THEN RAISE EXCEPTION '{_ENDED_WHY}' USING ERRCODE = 'check_violation'; END IF;
  IF {_UNSIGNED} THEN RAISE EXCEPTION '{_UNSIGNED_WHY}' USING ERRCODE = 'check_violation'; END IF;
  RETURN NEW;
END $$
"""
_POSTGRES_SIGNATURE = f"""
CREATE OR REPLACE FUNCTION jiaofu_gate_signature() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {_MAKER} THEN RAISE EXCEPTION '{_MAKER_WHY}' USING ERRCODE = 'check_violation'; END IF;
  RETURN NEW;
END $$
"""
