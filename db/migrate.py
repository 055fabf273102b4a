"""Schema by Alembic only: up, down, and whether a database fits this program.

Usage: python -m db.migrate up|down|check --database URL
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from db import triggers
from db.engine import DatabaseError, open_engine, plain_reason, reading

FOLDER = Path(__file__).parent / "migrations"

logging.getLogger("alembic.runtime.migration").setLevel(logging.WARNING)
# It writes two lines whenever a revision is read, and a gate reads it with every heartbeat.


def config(engine: Engine) -> Config:
    """The Alembic configuration for an open engine."""
    made = Config()
    made.set_main_option("script_location", str(FOLDER))
    made.attributes["engine"] = engine
    return made


def head() -> str:
    """The revision this program was written for."""
    found = ScriptDirectory(str(FOLDER)).get_current_head()
    if found is None:
        raise DatabaseError("程序不完整：没有迁移文件")
    return found


def revision(engine: Engine) -> str | None:
    """The revision of a database; None when it is empty."""
    with plain_reason(str(engine.url)), reading(engine).connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def upgrade(engine: Engine, to: str = "head") -> None:
    """Brings a database to a revision; the caller has made a backup."""
    _migrate(engine, lambda: command.upgrade(config(engine), to))


def downgrade(engine: Engine, to: str = "base") -> None:
    """Takes a database back to a revision."""
    _migrate(engine, lambda: command.downgrade(config(engine), to))


def _migrate(engine: Engine, step: Callable[[], None]) -> None:
    with engine.begin() as connection:
        triggers.stand_back(connection)
    try:
        step()
    finally:  # also where it failed: what is there is held
        with engine.begin() as connection:
            triggers.create(connection)


def require_current(engine: Engine) -> None:
    """Refuses to work on a database of another version.

    Raises:
        DatabaseError: Empty, older (run the migration) or newer (update the program) than the program.
    """
    found = revision(engine)
    if found == head():
        return
    if found is None:
        raise DatabaseError("数据库还是空的，请先运行 jiaofu-admin init")
    known = {script.revision for script in ScriptDirectory(str(FOLDER)).walk_revisions()}
    if found not in known:
        raise DatabaseError("数据库比程序新，本程序不写入，请更新程序")
    raise DatabaseError("数据库比程序旧，请先运行 jiaofu-admin migrate（会先备份）")


def main() -> int:
    """Runs one step from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("step", choices=("up", "down", "check"))
    parser.add_argument("--database", required=True)
    args = parser.parse_args()
    try:
        engine = open_engine(args.database)
        if args.step == "up":
            upgrade(engine)
        elif args.step == "down":
            downgrade(engine)
        else:
            require_current(engine)
    except DatabaseError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
