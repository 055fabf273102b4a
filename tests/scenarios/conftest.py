"""A factory with people, goods and carriers, and a window on it; the scenario itself only acts as a person can."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.admin.demo import build
from db.engine import open_engine, sqlite_url
from db.migrate import upgrade
from tests.helpers import postgres
from tests.helpers.office_orders import Ready, Wanted
from tests.helpers.running_clock import RunningClock
from ui.journey.__main__ import station
from ui.journey.run import Run

START = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)  # Monday 08:30 at the site


@pytest.fixture(scope="session")
def factory_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("factory") / "factory.db"
    engine = open_engine(sqlite_url(path))
    upgrade(engine)
    engine.dispose()
    build(sqlite_url(path), RunningClock(START), story=False)
    return path


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("migrated") / "migrated.db"
    engine = open_engine(sqlite_url(path))
    upgrade(engine)
    engine.dispose()
    return path


@pytest.fixture
def bench_url(migrated_file: Path, tmp_path: Path) -> str:
    """An empty database; a helper fills it by the commands before the window opens."""
    path = tmp_path / "desk.db"
    shutil.copy(migrated_file, path)
    return sqlite_url(path)


@pytest.fixture(params=["sqlite", "postgresql"])
def factory_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """SC-1 runs on both databases."""
    if request.param == "sqlite":
        path = tmp_path / "desk.db"
        shutil.copy(request.getfixturevalue("factory_file"), path)
        return sqlite_url(path)
    server: postgres.Server = request.getfixturevalue("postgres_server")
    url = server.empty()
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()
    build(url, RunningClock(START), story=False)
    return url


@pytest.fixture
def clock() -> RunningClock:
    return RunningClock(START)


@pytest.fixture
def run(qapp: QApplication, factory_url: str, tmp_path: Path, clock: RunningClock) -> Iterator[Run]:
    with station(factory_url, tmp_path, clock) as made:
        yield made


@pytest.fixture
def sqlite_run(qapp: QApplication, factory_file: Path, tmp_path: Path, clock: RunningClock) -> Iterator[tuple[Run, str]]:
    path = tmp_path / "desk.db"
    shutil.copy(factory_file, path)
    with station(sqlite_url(path), tmp_path, clock) as made:
        yield made, sqlite_url(path)


Office = tuple[Run, Any, list[Ready], str]
"""A window, the people at another station, the orders that wait, and the database's address."""


@pytest.fixture
def office(
    qapp: QApplication, factory_file: Path, tmp_path: Path, clock: RunningClock, colleagues_at: Callable[..., Any]
) -> Iterator[Callable[..., Office]]:
    """`office(Wanted(), …)` opens the window on a day on which these orders have their goods in stock."""
    path = tmp_path / "desk.db"
    shutil.copy(factory_file, path)
    with ExitStack() as stack:

        def opened(*wanted: Wanted) -> Office:
            colleagues = stack.enter_context(closing(colleagues_at(sqlite_url(path), clock)))
            waiting = [colleagues.stocked(one) for one in wanted]
            run = stack.enter_context(station(sqlite_url(path), tmp_path, clock))
            run.order, run.serials, run.certificates = waiting[0].order, waiting[0].serials, waiting[0].certificates
            return run, colleagues, waiting, sqlite_url(path)

        yield opened
