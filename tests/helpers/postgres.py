"""A throw-away PostgreSQL cluster on a free port, run by an unprivileged user; one template, one copy a test."""

from __future__ import annotations

import itertools
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from db.engine import open_engine
from db.schema import create_all

_RUN_AS = "nobody"


def programs() -> Path | None:
    """The folder with initdb and postgres, or None where no server is installed."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return versions[-1].parent if versions else None


@dataclass
class Server:
    """A running cluster."""

    port: int
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    _prepared: bool = False

    def url(self, name: str) -> str:
        return f"postgresql://desk@127.0.0.1:{self.port}/{name}"

    def _admin(self, *statements: str) -> None:
        engine = open_engine(self.url("postgres")).execution_options(isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
        engine.dispose()

    def empty(self) -> str:
        """A new database without a schema."""
        name = f"empty{next(self._numbers)}"
        self._admin(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
        return self.url(name)

    @contextmanager
    def database(self) -> Iterator[str]:
        """A fresh copy of the template with the schema in it."""
        if not self._prepared:
            self._admin("DROP DATABASE IF EXISTS desk_template", "CREATE DATABASE desk_template TEMPLATE template0 ENCODING 'UTF8'")
            engine = open_engine(self.url("desk_template"))
            create_all(engine)
            engine.dispose()
            self._prepared = True
        name = f"desk{next(self._numbers)}"
        self._admin(f"CREATE DATABASE {name} TEMPLATE desk_template")
        yield self.url(name)
        self._admin(f"DROP DATABASE {name} WITH (FORCE)")


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
    options = f"-p {port} -k '' -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=60"
    subprocess.run(
        [folder / "pg_ctl", "-D", cluster, "-w", "-l", data / "log", "-o", options, "start"],
        check=True, capture_output=True, **common,
    )  # type: ignore[call-overload]
    try:
        yield Server(port)
    finally:
        subprocess.run(
            [folder / "pg_ctl", "-D", cluster, "-m", "immediate", "stop"], capture_output=True, **common
        )  # type: ignore[call-overload]
        shutil.rmtree(data, ignore_errors=True)
