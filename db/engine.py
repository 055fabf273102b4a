"""Opens the database: pysqlite3 with the settings that held in trials, or PostgreSQL through psycopg 3."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

OLDEST_SQLITE = (3, 51, 3)
"""Below it the WAL-reset bug can lose commits when two connections write."""

CHECKPOINT_PAGES = 10_000
"""Pages of the write-ahead log after which a commit copies it back itself; `db.checkpoint` is to be there long before."""

APPEND_ONLY = (
    "audit_entry", "stock_move", "gate_check", "case_event", "case_cause", "case_part", "order_stage_event", "packaging_move",
    "trust_list", "delivery_cost", "tracking_opinion", "transit_news", "rework_event",
    "return_test",
    "monthly_report", "monthly_report_sent", "budget_base",
)  # fmt: skip
"""Tables whose rows are never changed or deleted; `db.triggers` holds it."""

log = logging.getLogger(__name__)


class DatabaseError(Exception):
    """The database cannot be opened, with the reason as one Chinese sentence."""


def sqlite_url(path: Path) -> str:
    """The URL of a database file."""
    return str(URL.create("sqlite", database=str(path)))


def open_engine(url: str, *, must_exist: bool = False, quick: bool = False) -> Engine:
    """Opens an engine whose transactions start with BEGIN IMMEDIATE on SQLite.

    Args:
        url: `sqlite:///file` or `postgresql://…`; `postgresql` always means psycopg 3.
        must_exist: Refuse a database file that is not there instead of making one.
        quick: Give up within a second or two instead of waiting, for a station that goes on without the database.

    Raises:
        DatabaseError: No address at all, missing file, network path, too old a library, server not reachable.
    """
    try:
        target = make_url(url)
    except ArgumentError as error:  # without the text given: it may hold a password
        raise DatabaseError("看不懂数据库地址：文件写成 sqlite:///文件，多台电脑写成 postgresql://…") from error
    if target.get_backend_name() == "sqlite":
        return _sqlite(target, must_exist, 1.0 if quick else 5.0)
    if target.get_backend_name() == "postgresql":
        options = {"pool_timeout": 2.0, "connect_args": QUICK} if quick else {}
        return create_engine(target.set(drivername="postgresql+psycopg"), pool_pre_ping=True, **options)
    raise DatabaseError(f"不认识的数据库地址：{target.render_as_string(hide_password=True)}")


QUICK = {
    "connect_timeout": 2, "options": "-c statement_timeout=1500 -c lock_timeout=1000", "tcp_user_timeout": 1500, "keepalives_idle": 5,
    "keepalives_interval": 1, "keepalives_count": 3,
}  # fmt: skip
"""How long a gate waits for a PostgreSQL server: seconds, and milliseconds for statements and for bytes that nobody acknowledges."""


def reading(engine: Engine) -> Engine:
    """The same engine for reads: a deferred BEGIN, so that a read never waits for a writer."""
    return engine.execution_options(jiaofu_read=True)


def _sqlite(target: URL, must_exist: bool, wait: float) -> Engine:
    from pysqlite3 import dbapi2  # the standard library's SQLite is too old and must never touch the file

    if dbapi2.sqlite_version_info < OLDEST_SQLITE:
        raise DatabaseError(f"SQLite {dbapi2.sqlite_version} 太旧，需要 {'.'.join(map(str, OLDEST_SQLITE))} 以上")
    name = target.database
    if not name or name == ":memory:":
        raise DatabaseError("请给出数据库文件，不能只放在内存里")
    if name.startswith(("//", "\\\\")):
        raise DatabaseError("数据库文件不能放在网络盘上，多台电脑请用 PostgreSQL")
    path = Path(name)
    if must_exist and not path.is_file():
        raise DatabaseError(f"找不到数据库文件：{path}")
    if not path.parent.is_dir():
        raise DatabaseError(f"找不到文件夹：{path.parent}")
    if path.exists() and not os.access(path, os.R_OK):
        raise DatabaseError(f"没有权限读数据库文件：{path}")
    engine = create_engine(
        target, module=dbapi2, connect_args={"isolation_level": None, "timeout": wait, "check_same_thread": False}
    )
    event.listen(engine, "connect", lambda connection, record: _set_up_connection(connection, wait))
    event.listen(engine, "begin", _begin)
    return engine


def _set_up_connection(connection: Any, wait: float) -> None:
    cursor = connection.cursor()
    try:
        for pragma in (
            "journal_mode=WAL", "synchronous=FULL", f"busy_timeout={wait * 1000:.0f}", "foreign_keys=ON",
            "trusted_schema=OFF", "cell_size_check=ON", "recursive_triggers=ON", f"wal_autocheckpoint={CHECKPOINT_PAGES}",
        ):  # fmt: skip
            try:
                cursor.execute(f"PRAGMA {pragma}")
            except Exception:  # a read-only file cannot change its journal; reading it must still work
                if not pragma.startswith("journal_mode"):
                    raise
                log.info("journal mode of the database file stays as it is")
    finally:
        cursor.close()


def _begin(connection: Connection) -> None:
    read = connection.get_execution_options().get("jiaofu_read", False)
    connection.exec_driver_sql("BEGIN" if read else "BEGIN IMMEDIATE")


@contextmanager
def plain_reason(url: str) -> Iterator[None]:
    """Turns a driver's failure to open or write into one sentence.

    Raises:
        DatabaseError: With the sentence.
    """
    try:
        yield
    except DBAPIError as error:
        raise DatabaseError(why(error)) from error


def cause(error: BaseException) -> str:
    """What an error of a driver, or of SQLAlchemy round it, means, where nobody scans."""
    return why(error).replace("扫描不会计入，", "")


def why(error: BaseException) -> str:
    """What a driver's error means to the person at the desk."""
    words = str(getattr(error, "orig", None) or error).lower()
    for sign, sentence in (
        ("readonly", "数据库文件是只读的，扫描不会计入，请系统管理员检查文件权限"),
        ("read-only", "数据库是只读的，扫描不会计入，请系统管理员检查"),
        ("disk is full", "磁盘已满，扫描不会计入，请先腾出空间"),
        ("disk i/o", "磁盘读写出错，扫描不会计入，请系统管理员检查磁盘"),
        ("no space", "磁盘已满，扫描不会计入，请先腾出空间"),
        ("locked", "数据库正被别的程序占用，请稍后再扫"),
        ("unable to open", "打不开数据库文件，请系统管理员检查路径和权限"),
        ("not a database", "这个文件不是交付台的数据库"),
        ("malformed", "数据库文件已损坏，请用备份恢复"),
        ('fatal:  database "', "数据库服务器上没有这个数据库，或它现在不开放，请系统管理员检查"),
        ('fatal:  role "', "数据库服务器不认这个用户，请系统管理员检查地址"),
        ("password authentication", "数据库服务器不认这个用户或密码，请系统管理员检查"),
        ("failed to resolve", "连不上数据库服务器，请检查网络"),
        ("connection", "连不上数据库服务器，请检查网络"),
    ):
        if sign in words:
            return sentence
    return "数据库出错，扫描不会计入，请系统管理员查看日志"


def is_sqlite(engine: Engine) -> bool:
    """Whether the engine is a database file."""
    return engine.dialect.name == "sqlite"


def integrity(engine: Engine) -> list[str]:
    """What SQLite's own check finds wrong; empty when sound or on PostgreSQL."""
    if not is_sqlite(engine):
        return []
    with reading(engine).connect() as connection:
        found = [row[0] for row in connection.execute(text("PRAGMA integrity_check"))]
        found += [f"外键：{tuple(row)}" for row in connection.execute(text("PRAGMA foreign_key_check"))]
    return [line for line in found if line != "ok"]
