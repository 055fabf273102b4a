"""A trust list is believed by the root's signature alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.trust.faults import BadList
from app.trust.lists import Grant, Requirement, Revoked, pack, read_list, sign_list
from db.states import PassKind, Role, SignedHow
from tests.helpers.mint import NOW, Mint


@pytest.fixture(scope="module")
def mint() -> Mint:
    return Mint(revoked=(Revoked(b"\x01" * 8, NOW, "遗失"),))


def test_there_and_back(mint: Mint) -> None:
    assert read_list(mint.published(), mint.root_public) == mint.trust()


def test_every_changed_byte_and_another_root_are_refused(mint: Mint) -> None:
    data = mint.published()
    for at in range(len(data)):
        changed = bytearray(data)
        changed[at] ^= 0x55
        with pytest.raises(BadList):
            read_list(bytes(changed), mint.root_public)
    other = Ed25519PrivateKey.from_private_bytes(b"\x78" * 32)
    with pytest.raises(BadList):
        read_list(sign_list(mint.trust(), other.private_bytes_raw()), mint.root_public)


@pytest.mark.parametrize("data", [b"", b"\x00", b"\x83\x01\x41a\x41b", b"\x81" * 300_000, bytes(500_000)])
def test_what_is_no_list_is_refused(mint: Mint, data: bytes) -> None:
    with pytest.raises(BadList):
        read_list(data, mint.root_public)


def test_nobody_can_publish_that_nobody_has_to_sign(mint: Mint) -> None:
    for roles, count in (((), 0), ((Role.FINANCE,), 0), ((Role.FINANCE,), 2), ((Role.FINANCE, Role.FINANCE), 2)):
        with pytest.raises(ValueError, match=r".+"):
            pack(replace(mint.trust(), requirements=(Requirement(PassKind.SALE, None, roles, count),)))


@pytest.mark.parametrize(
    ("hours", "holds"),
    [(0, False), (5.6, True), (15, True), (15.6, False), (5.6 + 24 * 4, True), (5.6 + 24 * 5, False), (15 + 24 * 4, True)],
)
def test_a_night_shift_belongs_to_the_day_it_began_on(hours: float, holds: bool) -> None:
    """Mondays to Fridays from 20:00 to 06:00; the clock starts on Monday at 14:26."""
    shift = Grant(b"\x01" * 8, Role.FINANCE, SignedHow.DEPUTY, NOW, NOW + timedelta(days=30), 0b0011111, 20 * 60, 6 * 60)
    assert shift.covers(NOW + timedelta(hours=hours)) is holds
