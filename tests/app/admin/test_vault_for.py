"""Which vault a desk gets: the station's own, and the demo's only on demo data at a station that trusts no root."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from keyring.backends.fail import Keyring as NoKeyring

from app.admin import demo_trust
from app.admin.prepare import vault_for
from app.core.clock import SetClock
from app.core.vault import VaultKind
from app.core.work import Workplace
from app.trust import vaults
from db.engine import open_engine
from db.migrate import head
from db.states import Role
from tests.conftest import People
from tests.helpers import trust as helper


@pytest.fixture
def demo_url(sqlite_file_url: str, clock: SetClock) -> str:
    """A database whose root is the demo's."""
    engine = open_engine(sqlite_file_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{head()}')")
    place = Workplace(engine, "演示", clock)
    helper.founded(place, {Role.FINANCE: [People(place)(Role.FINANCE)]})
    engine.dispose()
    return sqlite_file_url


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("keyring.get_keyring", NoKeyring)
    monkeypatch.setattr("app.trust.vaults.config_dir", lambda: tmp_path)
    return tmp_path / "vault"


def test_demo_data_bring_their_own_keys(demo_url: str, folder: Path) -> None:
    vault = vault_for(demo_url)
    assert (vault.kind, vault.read(vaults.ROOT)) == (VaultKind.MEMORY, demo_trust.ROOT)
    assert not folder.exists(), "nothing of the demo is written down"


def test_an_enrolled_station_never_takes_them(demo_url: str, folder: Path) -> None:
    vaults.pin(vaults.station_vault(), b"7" * 32, "一厂", pepper=None, replace=False)
    vault = vault_for(demo_url)
    assert (vault.kind, vault.read(vaults.ROOT), vault.read(vaults.PEPPER)) == (VaultKind.FILES, b"7" * 32, None)


def test_a_gate_of_the_demo_has_its_keys_also_while_that_database_is_away(demo_url: str, folder: Path, tmp_path: Path) -> None:
    gate, file = tmp_path / "gate", Path(demo_url.removeprefix("sqlite:///"))
    vault_for(demo_url, gate)
    away = file.rename(file.with_suffix(".away"))
    assert vault_for(demo_url, gate).read(vaults.ROOT) == demo_trust.ROOT
    assert vault_for("postgresql://127.0.0.1:9/x", gate).kind is VaultKind.FILES, "no other database gets them"
    vaults.pin(vaults.station_vault(), b"7" * 32, "一厂", pepper=None, replace=False)
    assert vault_for(demo_url, gate).read(vaults.ROOT) == b"7" * 32
    away.rename(file)


@pytest.mark.parametrize("spoil", [lambda url: url + ".missing", lambda url: "postgresql://127.0.0.1:9/x", lambda url: "oracle://x"])
def test_without_a_database_it_is_the_stations_own(demo_url: str, folder: Path, spoil: Callable[[str], str]) -> None:
    assert vault_for(spoil(demo_url)).kind is VaultKind.FILES
