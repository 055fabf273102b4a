"""A throw-away PostgreSQL cluster on a free port, run by an unprivileged user; one database, emptied after each test."""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest

from db.engine import open_engine
from db.schema import create_all
from tests.helpers import engines

_RUN_AS = "nobody"


def programs() -> Path | None:
    """The folder with initdb and postgres, or None where no server is installed."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return versions[-1].parent if versions else None


@dataclass(frozen=True)
class Rows:
    """Everything in a database: each table's rows as COPY writes them, and how far each sequence has counted."""

    tables: dict[str, bytes]
    sequences: dict[str, int]


class Server:
    """A running cluster with one database that holds the schema; it is emptied after every test, which is much quicker than a new one."""

    def __init__(self, port: int, control: Callable[..., None]) -> None:
        self.port = port
        self._control = control
        self._numbers = itertools.count(1)
        self._inside: psycopg.Connection[Any] | None = None
        self._schema: object = None
        self._emptied_at = 0
        self._taken = False

    def stop(self) -> None:
        """Stops the server as a cut does: nobody is asked, whoever is connected is cut off."""
        if self._inside is not None:
            self._inside.close()
        self._control("stop", "-m", "immediate")

    def start(self) -> None:
        """Starts it again, with everything that was committed."""
        self._control("start")
        if self._inside is not None:
            self._enter()

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """The server says nothing, as behind a pulled cable: who is connected stays so and waits."""
        connection = self._connection()
        rows = connection.execute("SELECT pid FROM pg_stat_activity WHERE datname = 'desk' AND pid <> pg_backend_pid()").fetchall()
        (file,) = connection.execute("SELECT current_setting('data_directory') || '/postmaster.pid'").fetchone() or ("",)
        pids = [*(pid for (pid,) in rows), int(Path(file).read_text().split()[0])]
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in pids:
                os.kill(pid, signal.SIGCONT)

    def url(self, name: str) -> str:
        return f"postgresql://desk@127.0.0.1:{self.port}/{name}"

    def _admin(self, *statements: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    def empty(self) -> str:
        """A new database without a schema."""
        name = f"empty{next(self._numbers)}"
        self._admin(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
        return self.url(name)

    @contextmanager
    def database(self) -> Iterator[str]:
        """The database with the schema in it and nothing else."""
        assert not self._taken, "one test at a time"
        self._taken = True
        connection = self._connection()
        yield self.url("desk")
        connection = self._connection()  # another one when the test stopped the server
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'desk' AND pid <> pg_backend_pid()"
            " AND NOT (application_name = %s AND state = 'idle')",
            (engines.KEPT,),
        )
        if self._seen_schema(connection) == self._schema:
            self._clear(connection)
        else:  # the test changed it: the next one gets a new database
            connection.close()
        self._taken = False

    def keep(self) -> Rows:
        """What the database holds."""
        connection = self._connection()
        tables = {}
        for name in self._filled(connection):
            with connection.cursor().copy(f"COPY {name} TO STDOUT (FORMAT binary)") as copy:
                tables[name] = b"".join(bytes(part) for part in copy)
        return Rows(tables, self._counted(connection))

    def put_back(self, rows: Rows) -> None:
        """The database holds these rows instead of its own."""
        connection = self._connection()
        self._clear(connection)
        for name, data in rows.tables.items():
            with connection.cursor().copy(f"COPY {name} FROM STDIN (FORMAT binary)") as copy:
                copy.write(data)
        self._count_on(connection, [f"'{name}', {last}" for name, last in rows.sequences.items()])

    def _connection(self) -> psycopg.Connection[Any]:
        """Into the database, made when there is none or the last one was spoilt; it heeds no trigger and no foreign key."""
        if self._inside is None or self._inside.closed:
            self._admin("DROP DATABASE IF EXISTS desk WITH (FORCE)", "CREATE DATABASE desk TEMPLATE template0 ENCODING 'UTF8'")
            engine = open_engine(self.url("desk"))
            create_all(engine)
            engine.dispose()
            engines.keep_connections(self.url("desk"))
            connection = self._enter()
            self._schema, self._emptied_at = self._seen_schema(connection), self._written(connection)
            return connection
        return self._inside

    def _enter(self) -> psycopg.Connection[Any]:
        self._inside = psycopg.connect(self.url("desk"), autocommit=True)
        self._inside.execute("SET session_replication_role = replica")
        return self._inside

    def _clear(self, connection: psycopg.Connection[Any]) -> None:
        filled = self._filled(connection)
        if filled:
            connection.execute(";".join(f"DELETE FROM {name}" for name in filled))
            connection.execute(f"VACUUM {', '.join(filled)}")  # the rows of the next test stand in their order again
        self._count_on(connection, [f"'{name}', 1, false" for name in self._counted(connection)])
        self._emptied_at = self._written(connection)

    def _count_on(self, connection: psycopg.Connection[Any], sequences: list[str]) -> None:
        if sequences:
            connection.execute(f"SELECT {', '.join(f'setval({one})' for one in sequences)}")

    @property
    def is_untouched(self) -> bool:
        """Whether nobody has written to the database since it was made or emptied."""
        return self._emptied_at == self._written(self._connection())

    def _written(self, connection: psycopg.Connection[Any]) -> int:
        """A number that grows with each transaction that writes."""
        (number,) = connection.execute("SELECT pg_snapshot_xmax(pg_current_snapshot())::text").fetchone() or ("",)
        return int(number)

    def _filled(self, connection: psycopg.Connection[Any]) -> list[str]:
        """The tables that have rows: when the last one is gone VACUUM leaves a file of no size."""
        found = connection.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 0"
            " ORDER BY oid"
        )
        return [name for (name,) in found]

    def _counted(self, connection: psycopg.Connection[Any]) -> dict[str, int]:
        used = "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL"
        return dict(connection.execute(used).fetchall())

    def _seen_schema(self, connection: psycopg.Connection[Any]) -> object:
        """What a test could have changed: relations, columns, constraints, triggers, functions."""
        of = "FROM {} WHERE {} >= 16384"  # what initdb made has smaller numbers
        parts = [
            f"(SELECT sum(hashtext(concat({words}))) {of.format(catalogue, key)})"
            for catalogue, key, words in (
                ("pg_class", "oid", "oid, relname"), ("pg_attribute", "attrelid", "attrelid, attname, atttypid, attnotnull"),
                ("pg_constraint", "oid", "oid"), ("pg_trigger", "oid", "oid, tgenabled"), ("pg_proc", "oid", "oid, prosrc"),
            )
        ]  # fmt: skip
        return connection.execute(f"SELECT {', '.join(parts)}").fetchone()


_current: list[Server] = []


def current() -> Server:
    """The cluster that runs."""
    return _current[0]


def is_own(port: int | None) -> bool:
    """Whether the cluster that runs listens there."""
    return bool(_current) and _current[0].port == port


def _as_unprivileged() -> dict[str, object]:
    if sys.platform == "win32" or os.geteuid() != 0:
        return {}
    import pwd  # not on Windows, where this is never reached

    user = pwd.getpwnam(_RUN_AS)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def running() -> Iterator[Server]:
    """Starts a cluster, yields it, stops it and removes its folder."""
    folder = programs()
    if folder is None:
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL is not installed; a skip is a failure here")
        pytest.skip("no PostgreSQL server program on this machine")
    data = Path(tempfile.mkdtemp(prefix="jiaofu-pg-"))
    who = _as_unprivileged()
    if who:
        shutil.chown(data, _RUN_AS)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(data)}
    common = {"env": env, "cwd": data, **who}
    cluster = data / "cluster"
    subprocess.run(
        [folder / "initdb", "-D", cluster, "-U", "desk", "-A", "trust", "-E", "UTF8", "--no-sync"],
        check=True, capture_output=True, **common,
    )  # type: ignore[call-overload]
    options = f"-p {port} -k '' -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off -c wal_level=minimal"
    options += " -c max_wal_senders=0 -c max_connections=60 -c autovacuum=off -c jit=off"

    def control(*words: str) -> None:
        subprocess.run(
            [folder / "pg_ctl", "-D", cluster, "-w", "-l", data / "log", "-o", options, *words],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **common,
        )  # type: ignore[call-overload]

    control("start")
    _current[:] = [Server(port, control)]
    try:
        yield _current[0]
    finally:
        subprocess.run(
            [folder / "pg_ctl", "-D", cluster, "-m", "immediate", "stop"], capture_output=True, **common
        )  # type: ignore[call-overload]
        shutil.rmtree(data, ignore_errors=True)
