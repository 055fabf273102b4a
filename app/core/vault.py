"""What a station keeps outside the database: the pepper of the site, the root it trusts. Small, secret or to be trusted, never shared.

A vault knows values by name. The operating system's keyring is the right place; where there is none (a headless Debian) files that only
their owner may read take its place, and `kind` lets the program say so.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol


class VaultKind(StrEnum):
    """Where a vault keeps its values."""

    KEYRING = "keyring"
    FILES = "files"
    MEMORY = "memory"


class Vault(Protocol):
    """Values of this station by name; names are lower-case words with dots, such as `pepper` or `root.public`."""

    @property
    def kind(self) -> VaultKind:
        """Where they are kept."""
        ...

    def read(self, name: str) -> bytes | None:
        """The value, or None where there is none.

        Raises:
            BadInput: It is there and cannot be read, or others could have written it.
        """
        ...

    def write(self, name: str, value: bytes) -> None:
        """Keeps a value, in place of the one before.

        Raises:
            BadInput: It cannot be kept.
        """
        ...


class MemoryVault:
    """Forgets everything when the program ends; for a desk that was given no other."""

    def __init__(self, values: dict[str, bytes] | None = None) -> None:
        self._values = dict(values or {})

    @property
    def kind(self) -> VaultKind:
        """In memory."""
        return VaultKind.MEMORY

    def read(self, name: str) -> bytes | None:
        """The value, or None."""
        return self._values.get(name)

    def write(self, name: str, value: bytes) -> None:
        """Keeps a value until the program ends."""
        self._values[name] = value
