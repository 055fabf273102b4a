"""Databases, clocks and desks for every test; a test that uses `url` runs on both databases."""

from __future__ import annotations

import atexit
import functools
import gc
import logging
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import configure_mappers

from app.clauses import register
from app.core.clock import Clock, SetClock
from app.core.events import EventBus
from app.core.work import Actor, Workplace
from app.gate import patience, sync
from app.identity import pins
from db.engine import open_engine, sqlite_url
from db.models.identity import Person, PersonRole
from db.schema import create_all
from db.states import Role
from tests.helpers import both, engines, postgres
from tests.helpers.worlds import step

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
START = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)  # 08:30 at the site, a Monday


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--without", action="append", default=[], help="take the guards of a row out")
    parser.addoption("--both", action="store_true", help="run every test that is written for both databases on both")
    parser.addoption("--choose-databases", action="store_true", help="write tests/one_database.txt anew, see tests/helpers/both.py")


def pytest_configure(config: pytest.Config) -> None:
    pins.use_cheap_hashing()
    engines.share_compiled_statements()
    engines.do_not_wait_for_the_disk()
    patience.SECONDS = sync.ANSWERS = 30.0  # a busy machine is no server that is gone
    for row in config.getoption("--without"):
        register.take_out(row)
    if config.getoption("--choose-databases"):
        config.pluginmanager.register(both.Chooser())


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With --without ROW only the tests that name the row run; in a run of everything not every test runs on both databases."""
    _take_away(config, items, set(both.choose(config, items)))
    rows = set(config.getoption("--without"))
    if not rows:
        return
    named = {i for i in items if any(rows & set(m.args) for kind in ("clause", "decision") for m in i.iter_markers(kind))}
    _take_away(config, items, set(items) - named)


def _take_away(config: pytest.Config, items: list[pytest.Item], unwanted: set[pytest.Item]) -> None:
    if unwanted:
        config.hook.pytest_deselected(items=[item for item in items if item in unwanted])
        items[:] = [item for item in items if item not in unwanted]


class _Heard(logging.Handler):
    """Keeps what the program's own loggers said at WARNING and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.split(".")[0] in {"app", "db", "ui"}:
            self.said.append(f"{record.name}: {record.getMessage()}")


def _let_widgets_go() -> None:
    """What a test left to be deleted later goes now: the next test would style it anew, and the end of the process trip over it."""
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import QEvent
        from PySide6.QtWidgets import QApplication

        if QApplication.instance() is not None:
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def pytest_sessionfinish() -> None:
    """Nothing stays on the clipboard: without a display Qt would delete an object of Python when Python has ended, and crash."""
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtWidgets import QApplication

        if QApplication.instance() is not None:
            QApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def nothing_unexpected(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning in the log, or a thread left alive, fails the test that made it."""
    heard, before = _Heard(), set(threading.enumerate())
    logging.getLogger().addHandler(heard)
    yield
    _let_widgets_go()
    logging.getLogger().removeHandler(heard)
    left = [thread for thread in set(threading.enumerate()) - before if not thread.name.startswith(("pytest", "Dummy", "QThread"))]
    for thread in left:
        thread.join(3)
    alive = [thread.name for thread in left if thread.is_alive()]
    assert not alive, f"threads left alive: {alive}"
    if request.node.get_closest_marker("logs") is None:
        assert not heard.said, f"unexpected in the log: {heard.said}"


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[object]:
    """What is loaded and collected stays until the end: nobody looks through it again and again for what could go."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


def pytest_collection_finish(session: pytest.Session) -> None:
    """What is loaded by now is looked through no more when something is to be let go: it is all here until the end.

    The copies in which `desk.py test --without-each` runs its tests begin with one template and two stories, see `worlds`. Without
    them each copy would compile the statements of its story anew, and most would tell the same one.
    """
    configure_mappers()
    gc.collect()
    gc.freeze()
    if session.config.pluginmanager.has_plugin("lanes"):
        for tell in (_to_the_road, _to_the_box):
            with tempfile.TemporaryDirectory() as folder:
                opened = open_engine(sqlite_url(Path(shutil.copy(_template(), folder))))
                tell(Workplace(opened, "测试台", SetClock(START), EventBus()))
                opened.dispose()


def _to_the_road(place: Workplace) -> None:
    from tests.helpers.gate import Yard

    Yard(place, People(place)).out()


def _to_the_box(place: Workplace) -> None:
    from tests.helpers.dispatch import Shipping

    ship = Shipping(place, People(place))
    ship.sealed(*ship.picked((ship.product(), 2)), SetClock(START))


@functools.cache
def _template() -> Path:
    folder, owner = Path(tempfile.mkdtemp(prefix="jiaofu-template-")), os.getpid()
    atexit.register(lambda: shutil.rmtree(folder, ignore_errors=True) if os.getpid() == owner else None)
    path = folder / "template.db"
    engine = open_engine(sqlite_url(path))
    create_all(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def sqlite_template() -> Path:
    """A database file with the schema in it; tests take copies."""
    return _template()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    yield from postgres.running()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a fresh database with the schema in it, once on SQLite and once on PostgreSQL.

    In a run of everything PostgreSQL is left to as many tests as execute every statement there, see `tests.helpers.both`. What asks no
    database at all takes neither this nor `engine` or `place`; what is only about files or the window takes `sqlite_file_url`.
    """
    if request.param == "sqlite":
        path = tmp_path / "desk.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield sqlite_url(path)
        return
    server: postgres.Server = request.getfixturevalue("postgres_server")
    with server.database() as made:
        yield made


@pytest.fixture
def sqlite_file_url(tmp_path: Path, sqlite_template: Path) -> str:
    """A fresh database file only, for what concerns files or the window."""
    path = tmp_path / "desk.db"
    shutil.copy(sqlite_template, path)
    return sqlite_url(path)


@pytest.fixture
def clock() -> SetClock:
    return SetClock(START)


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    opened = open_engine(url)
    yield opened
    opened.dispose()


@pytest.fixture
def place(engine: Engine, clock: SetClock) -> Workplace:
    """A workplace without event handlers; `desk` fixtures connect them."""
    return Workplace(engine, "测试台", clock, EventBus())


class People:
    """Makes people by role on demand, named by the role."""

    def __init__(self, place: Workplace) -> None:
        self.place = place
        self._n = 0

    @step
    def __call__(self, *roles: Role, pin: str = "2580") -> Actor:
        from app.core.words import word
        from app.devices.code_table import badge_code

        self._n += 1
        name = f"{word(roles[0])}{self._n}" if roles else f"无岗位{self._n}"
        with self.place.work(Actor(None, "准备")) as work:
            person = Person(name=name, badge=badge_code(9000 + self._n), pin_hash=pins.hashed(pin), extension=f"80{self._n:02d}")
            work.session.add(person)
            work.session.flush()
            person.pin_set_by_id = person.id
            for role in roles:
                work.session.add(PersonRole(person_id=person.id, role=role))
        return Actor(person.id, person.name, person.badge, frozenset(roles))


@pytest.fixture
def people(place: Workplace) -> People:
    """`people(Role.SALES)` makes a signed-in person of the role."""
    return People(place)


@pytest.fixture
def colleagues_at() -> Callable[..., Any]:
    """`colleagues_at(url, clock)` seats the demo's people at another station of the same works."""
    from tests.helpers import office_day

    return office_day.Colleagues


@pytest.fixture
def before_a_night() -> Callable[..., Any]:
    """`before_a_night(url, count, gates, folder)` makes vehicles with valid passes and the gates that judge them."""
    from tests.helpers import night

    return night.before


@pytest.fixture
def bench_day(bench_url: str) -> Callable[[str, Clock], Any]:
    """`bench_day("errors", clock)` lays that day of `tests.helpers.bench_factory` into the database a window will open."""
    from tests.helpers import bench_factory

    def make(day: str, clock: Clock) -> Any:
        with bench_factory.prepared(bench_url, clock) as ship:
            return getattr(bench_factory, day)(ship)

    return make
