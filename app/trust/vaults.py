"""Where a station keeps its pepper and the root it trusts: the system's keyring, else files that only their owner may read.

A keyring that is none (the fail and null backends of a headless Debian, a chain of nothing, a plain file) is not taken for one.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringError

from app.core.errors import BadInput, Conflict, bad_input
from app.core.paths import config_dir
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.vault import Vault, VaultKind

SERVICE = "jiaofu-desk"
"""Under which name the keyring keeps the desk's values."""

PEPPER, ROOT, SITE, SEEN = "pepper", "root.public", "site", "list.number"
"""The values: the pepper (signing stations only), the pinned root, the site's name, the highest list number seen."""

_NAME = re.compile(r"[a-z]+(\.[a-z]+)*")


@dataclass(frozen=True)
class VaultPlace:
    """Where a vault is, in words, and what is to be known about it there; blank when nothing is."""

    where: Text
    warning: Text | None = None


class KeyringVault:
    """Values in the keyring of the operating system."""

    def __init__(self, backend: KeyringBackend) -> None:
        self._backend = backend

    @property
    def kind(self) -> VaultKind:
        """In a keyring."""
        return VaultKind.KEYRING

    @property
    def place(self) -> VaultPlace:
        """The keyring's name."""
        return VaultPlace(say(QT_TRANSLATE_NOOP("app", "系统钥匙串（{name}）"), name=self._backend.name))

    def read(self, name: str) -> bytes | None:
        """The value, or None.

        Raises:
            BadInput: The keyring is locked or answers with rubbish.
        """
        try:
            found = self._backend.get_password(SERVICE, _known(name))
            return None if found is None else b64decode(found, validate=True)
        except (KeyringError, NotBase64) as error:
            raise bad_input(QT_TRANSLATE_NOOP("app", "系统钥匙串读不出「{name}」：{why}"), name=name, why=str(error)) from error

    def write(self, name: str, value: bytes) -> None:
        """Keeps a value.

        Raises:
            BadInput: The keyring does not take it.
        """
        try:
            self._backend.set_password(SERVICE, _known(name), b64encode(value).decode())
        except KeyringError as error:
            raise bad_input(QT_TRANSLATE_NOOP("app", "系统钥匙串存不了「{name}」：{why}"), name=name, why=str(error)) from error


class FileVault:
    """Values in files of mode 0600 in a folder of mode 0700; what others could read or write is not believed."""

    def __init__(self, folder: Path, why: Text | None = None) -> None:
        self._folder, self._why = folder, why

    @property
    def kind(self) -> VaultKind:
        """In files."""
        return VaultKind.FILES

    @property
    def place(self) -> VaultPlace:
        """The folder, why it is no keyring, and what that means."""
        why = self._why or say(QT_TRANSLATE_NOOP("app", "这台电脑没有系统钥匙串"))
        warning = say(
            QT_TRANSLATE_NOOP("app", "{why}，密钥改存仅本用户可读的文件。请不要备份或复制这个文件夹，并给本用户设登录密码。"), why=why
        )
        return VaultPlace(say(QT_TRANSLATE_NOOP("app", "仅本用户可读的文件（{folder}）"), folder=str(self._folder)), warning)

    def read(self, name: str) -> bytes | None:
        """The value, or None.

        Raises:
            BadInput: Others may read or write the file or its folder, or it is a link, or it cannot be read.
        """
        path = self._folder / _known(name)
        try:
            self._must_be_mine(os.lstat(self._folder), self._folder, stat.S_ISDIR)
            number = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _unusable(path, error) from error
        with os.fdopen(number, "rb") as file:
            self._must_be_mine(os.fstat(number), path, stat.S_ISREG)
            return file.read()

    def write(self, name: str, value: bytes) -> None:
        """Keeps a value: the new file takes the place of the old one whole, or not at all.

        Raises:
            BadInput: It cannot be written, or others may write into the folder.
        """
        path = self._folder / _known(name)
        part = path.with_name(f"{path.name}.{os.getpid()}.new")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._must_be_mine(os.lstat(self._folder), self._folder, stat.S_ISDIR)
            part.unlink(missing_ok=True)
            number = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(number, "wb") as file:
                file.write(value)
                file.flush()
                os.fsync(number)
            part.replace(path)
            self._settle()
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise _unusable(path, error) from error

    def _settle(self) -> None:
        """A name counts on disk only once its folder is written too."""
        if sys.platform == "win32":
            return
        number = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)

    def _must_be_mine(self, found: os.stat_result, path: Path, form: object) -> None:
        assert callable(form)
        if sys.platform == "win32":  # its access lists are no modes; there the keyring is always real
            return
        if not form(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
            raise bad_input(
                QT_TRANSLATE_NOOP("app", "「{path}」别人也能读写，里面的密钥不能信。请查明原因，改成只有本用户可读写后重新登记"),
                path=str(path),
            )


def station_vault(folder: Path | None = None) -> KeyringVault | FileVault:
    """The vault of this PC: its keyring where that is a real one and answers, else files in the user's configuration folder."""
    files = folder or config_dir() / "vault"
    backend = _real(keyring.get_keyring())
    if backend is None:
        return FileVault(files)
    try:
        backend.get_password(SERVICE, PEPPER)
    except Exception as error:  # a keyring's backend may raise anything at all: D-Bus, ctypes, its own
        why = say(QT_TRANSLATE_NOOP("app", "系统钥匙串（{name}）打不开：{why}"), name=backend.name, why=str(error) or type(error).__name__)
        return FileVault(files, why)
    return KeyringVault(backend)


def place_of(vault: Vault) -> VaultPlace:
    """Where a vault is, in words."""
    if isinstance(vault, KeyringVault | FileVault):
        return vault.place
    return VaultPlace(
        say(QT_TRANSLATE_NOOP("app", "内存（演示）")),
        say(QT_TRANSLATE_NOOP("app", "演示密钥人人都有，不能用于真实放行。")),
    )


def pin(vault: Vault, root: bytes, site: str, *, pepper: bytes | None, replace: bool) -> None:
    """Makes a station trust a root, and sign where it is given the pepper.

    Raises:
        Conflict: It trusts another root already, and nobody said that it shall forget it.
        BadInput: The vault does not take it.
    """
    known = vault.read(ROOT)
    if known is not None and known != root:
        if not replace:
            raise Conflict(say(QT_TRANSLATE_NOOP("app", "这台电脑已登记另一个根密钥。确实要换，请加 --replace 重新登记")))
        vault.write(SEEN, b"")
        vault.write(PEPPER, b"")
    vault.write(SITE, site.encode())
    if pepper is not None:
        vault.write(PEPPER, pepper)
    vault.write(ROOT, root)


def _real(backend: KeyringBackend) -> KeyringBackend | None:
    """The backend if it keeps secrets, the first such of a chain, else None."""
    if isinstance(backend, ChainerBackend):
        return next((one for one in map(_real, backend.backends) if one is not None), None)
    module = type(backend).__module__
    if module in ("keyring.backends.fail", "keyring.backends.null") or module.startswith("keyrings.alt"):
        return None
    return backend


def _known(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(f"no name of a vault: {name}")
    return name


def _unusable(path: Path, error: OSError) -> BadInput:
    return bad_input(QT_TRANSLATE_NOOP("app", "密钥文件「{path}」读写不了：{why}"), path=str(path), why=error.strerror or str(error))
