"""Where a station keeps its secrets: files with real permissions, keyrings that are some and such that are none."""

from __future__ import annotations

import os
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null
from keyring.errors import KeyringLocked

from app.core.errors import BadInput, Conflict
from app.core.vault import VaultKind
from app.trust import vaults
from app.trust.vaults import FileVault, KeyringVault, place_of, station_vault


class OwnKeyring(KeyringBackend):
    """A keyring that keeps what it is given, or one that is locked."""

    priority = 1
    locked = False

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked("locked")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.locked:
            raise KeyringLocked("locked")
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


def use(monkeypatch: pytest.MonkeyPatch, backend: KeyringBackend) -> None:
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)


def test_files_are_their_owners_only(tmp_path: Path) -> None:
    vault = FileVault(tmp_path / "a" / "vault")
    assert vault.read("pepper") is None and not (tmp_path / "a").exists()
    vault.write("pepper", b"\x00\xff" * 16)
    vault.write("pepper", b"\x01" * 32)
    file = tmp_path / "a" / "vault" / "pepper"
    assert vault.read("pepper") == b"\x01" * 32
    assert file.stat().st_mode & 0o777 == 0o600 and file.parent.stat().st_mode & 0o777 == 0o700
    assert [one.name for one in file.parent.iterdir()] == ["pepper"]
    with pytest.raises(ValueError):
        vault.read("../pepper")


@pytest.mark.parametrize(("what", "mode"), [("pepper", 0o640), ("pepper", 0o602), ("", 0o750), ("", 0o777)])
def test_what_others_may_touch_is_not_believed(tmp_path: Path, what: str, mode: int) -> None:
    folder = tmp_path / "vault"
    vault = FileVault(folder)
    vault.write("pepper", b"1" * 32)
    (folder / what).chmod(mode)
    with pytest.raises(BadInput, match="别人也能读写"):
        vault.read("pepper")
    if not what:
        with pytest.raises(BadInput, match="别人也能读写"):
            vault.write("pepper", b"2" * 32)


@pytest.mark.skipif(os.name == "nt", reason="links and owners are POSIX")
def test_a_link_or_another_owner_is_not_believed(tmp_path: Path) -> None:
    vault = FileVault(tmp_path / "vault")
    vault.write("pepper", b"1" * 32)
    (tmp_path / "vault" / "root.public").symlink_to(tmp_path / "vault" / "pepper")
    with pytest.raises(BadInput):
        vault.read("root.public")
    (tmp_path / "link").symlink_to(tmp_path / "vault")
    with pytest.raises(BadInput):
        FileVault(tmp_path / "link").read("pepper")
    if os.getuid() == 0:
        os.chown(tmp_path / "vault" / "pepper", 65534, 65534)
        with pytest.raises(BadInput, match="别人也能读写"):
            vault.read("pepper")


def test_a_full_or_closed_folder_keeps_the_old_value(tmp_path: Path) -> None:
    vault = FileVault(tmp_path / "vault")
    vault.write("pepper", b"1" * 32)
    (tmp_path / "vault" / "site").mkdir()
    with pytest.raises(BadInput, match="读写不了"):
        vault.write("site", b"x")
    assert vault.read("pepper") == b"1" * 32 and sorted(one.name for one in (tmp_path / "vault").iterdir()) == ["pepper", "site"]


def test_a_real_keyring_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    backend = OwnKeyring()
    use(monkeypatch, backend)
    vault = station_vault(tmp_path / "vault")
    assert isinstance(vault, KeyringVault) and vault.kind is VaultKind.KEYRING and place_of(vault).warning is None
    vault.write("pepper", bytes(range(32)))
    assert station_vault(tmp_path / "vault").read("pepper") == bytes(range(32)) and not (tmp_path / "vault").exists()
    assert backend.kept.keys() == {("jiaofu-desk", "pepper")}
    backend.locked = True
    with pytest.raises(BadInput, match="读不出"):
        vault.read("pepper")
    with pytest.raises(BadInput, match="存不了"):
        vault.write("pepper", b"x")


class Chain(chainer.ChainerBackend):
    """A chain of given keyrings."""

    backends: list[KeyringBackend] = []

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]


class PlainFile(OwnKeyring):
    """A keyring that is a plain file, as package keyrings.alt has them."""

    __module__ = "keyrings.alt.file"


@pytest.mark.parametrize("backend", [fail.Keyring(), null.Keyring(), Chain(), PlainFile()])  # type: ignore[no-untyped-call]
def test_what_is_no_keyring_falls_back_to_files_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, backend: KeyringBackend
) -> None:
    use(monkeypatch, backend)
    vault = station_vault(tmp_path / "vault")
    assert vault.kind is VaultKind.FILES
    place = place_of(vault)
    assert str(tmp_path / "vault") in str(place.where) and "没有系统钥匙串" in str(place.warning)


def test_a_keyring_that_does_not_open_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    backend = OwnKeyring()
    backend.locked = True
    use(monkeypatch, backend)
    assert "打不开：locked" in str(place_of(station_vault(tmp_path / "vault")).warning)


def test_the_first_real_one_of_a_chain_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chain, real = Chain(), OwnKeyring()
    monkeypatch.setattr(Chain, "backends", [null.Keyring(), real])  # type: ignore[no-untyped-call]
    use(monkeypatch, chain)
    station_vault(tmp_path / "vault").write("site", b"x")
    assert real.kept


def test_another_root_is_pinned_only_when_told(tmp_path: Path) -> None:
    vault = FileVault(tmp_path / "vault")
    vaults.pin(vault, b"1" * 32, "一厂", pepper=b"p" * 32, replace=False)
    vault.write(vaults.SEEN, b"41")
    vaults.pin(vault, b"1" * 32, "一厂", pepper=None, replace=False)
    with pytest.raises(Conflict):
        vaults.pin(vault, b"2" * 32, "二厂", pepper=None, replace=False)
    assert vault.read(vaults.ROOT) == b"1" * 32 and vault.read(vaults.PEPPER) == b"p" * 32 and vault.read(vaults.SEEN) == b"41"
    vaults.pin(vault, b"2" * 32, "二厂", pepper=None, replace=True)
    assert vault.read(vaults.ROOT) == b"2" * 32 and not vault.read(vaults.PEPPER) and not vault.read(vaults.SEEN)
