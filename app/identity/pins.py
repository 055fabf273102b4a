"""PINs: argon2id, and a lock that grows after five wrong ones."""

from __future__ import annotations

from datetime import timedelta

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

_hasher = PasswordHasher()


def use_cheap_hashing() -> None:
    """Makes hashing cheap for demo data and tests, where hundreds of PINs are set; hashes stay valid argon2id."""
    global _hasher
    _hasher = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)


def use_full_hashing() -> None:
    """Goes back to the library's cost, which every PIN set by a person is hashed with."""
    global _hasher
    _hasher = PasswordHasher()


def cost() -> tuple[int, int, int]:
    """What argon2id pays now: passes, KiB of memory, lanes."""
    return _hasher.time_cost, _hasher.memory_cost, _hasher.parallelism


def hashed(pin: str) -> str:
    """The argon2id hash of a PIN."""
    return _hasher.hash(pin)


def matches(pin_hash: str, pin: str) -> bool:
    """Whether `pin` made `pin_hash`."""
    try:
        return _hasher.verify(pin_hash, pin)
    except VerificationError:
        return False


def lock_span(failed: int, allowed: int) -> timedelta | None:
    """How long to lock after `failed` wrong PINs in a row; None while still below `allowed`.

    The lock doubles with each further wrong PIN: 1, 2, 4 … minutes, at most 8 hours.
    """
    if failed < allowed:
        return None
    return timedelta(minutes=min(2 ** (failed - allowed), 480))
