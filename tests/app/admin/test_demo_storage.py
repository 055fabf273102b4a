"""The store of the demo."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.admin import demo, demo_trust
from app.admin.demo_storage import keep_the_store
from app.catalog import queries as catalog
from app.core.clock import SetClock
from app.desk import open_desk
from app.storage import climate_queries
from db.engine import open_engine, sqlite_url
from db.migrate import upgrade
from db.states import ZoneKind


def test_the_climate_of_the_demo_ends_where_its_story_stands(tmp_path: Path) -> None:
    """The story of the day may end in the early morning while the clock on the wall says noon."""
    clock = SetClock(datetime(2026, 11, 26, 1, 0, tzinfo=UTC))
    url = sqlite_url(tmp_path / "desk.db")
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()
    desk = open_desk(url, "演示", clock, demo_trust.vault())
    cast = demo.Cast(desk, clock)
    demo.make_people(cast)
    demo.make_catalog(cast)
    clock.set(datetime(2026, 11, 27, 0, 20, tzinfo=UTC))  # 08:20 at the site: this morning's reading is still to come
    keep_the_store(cast, clock.now() + timedelta(hours=4))
    with desk.read() as session:
        zone = next(zone for zone in catalog.zones(session) if zone.kind is ZoneKind.STORE)
        newest = climate_queries.latest(session, [zone.zone_id])[zone.zone_id]
    assert newest.at == datetime(2026, 11, 26, 7, 5, tzinfo=UTC)
    desk.close()
