"""The log is copied back into the file beside the commits, and nothing is lost by it."""

from __future__ import annotations

import time
from pathlib import Path

from sqlalchemy import text

from app.core.clock import SetClock
from app.core.work import Actor, Workplace
from db.checkpoint import COMMITS, Checkpointer
from db.engine import integrity, open_engine


def test_the_log_is_copied_back_while_commits_go_on(sqlite_file_url: str, clock: SetClock) -> None:
    engine = open_engine(sqlite_file_url)
    place = Workplace(engine, "台", clock)
    checkpointer = Checkpointer(engine)
    place.on_commit.append(checkpointer.committed)
    file = Path(str(engine.url.database))
    before = file.stat().st_mtime_ns
    checkpointer.start()
    for n in range(COMMITS):
        with place.work(Actor(None, "试")) as work:
            work.audit("try", "thing", n)
    end = time.monotonic() + 10
    while file.stat().st_mtime_ns == before and time.monotonic() < end:
        time.sleep(0.005)
    assert file.stat().st_mtime_ns > before
    checkpointer.stop()
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM audit_entry")).scalar_one() == COMMITS
        connection.rollback()
    assert integrity(engine) == []
    engine.dispose()
