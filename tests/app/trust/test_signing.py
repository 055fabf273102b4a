"""A signer's key from the permit of two persons to the signature: who opens it, with what, and when it no longer opens."""

from __future__ import annotations

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.core.errors import BadInput
from app.core.vault import MemoryVault
from app.core.work import Actor, Workplace
from app.trust import service as trust
from db.states import Role, SignedHow
from tests.conftest import People
from tests.helpers import trust as helper
from tests.helpers.trust import PIN


@pytest.fixture
def finance(people: People, place: Workplace) -> Actor:
    person = people(Role.FINANCE)
    helper.founded(place, {Role.FINANCE: [person]})
    return person


def verified(place: Workplace, key_id: bytes, signature: bytes, message: bytes) -> bool:
    key = helper.published(place).key(key_id)
    assert key is not None
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature, message)
    except InvalidSignature:
        return False
    return True


@pytest.mark.clause("H-03")
def test_signs_with_his_own_key_under_his_pin(place: Workplace, finance: Actor) -> None:
    with trust.signer(place, finance.person_id or 0, PIN) as key:
        signature = key.sign(b"one pass")
    assert verified(place, key.key_id, signature, b"one pass") and not verified(place, key.key_id, signature, b"another")
    assert helper.published(place).granted(key.key_id, Role.FINANCE, SignedHow.OWN, place.clock.now())
    with pytest.raises(ValueError):
        key.sign(b"after the block")


def test_a_wrong_pin_opens_nothing_and_locks(place: Workplace, finance: Actor) -> None:
    for _ in range(5):
        with pytest.raises(BadInput), trust.signer(place, finance.person_id or 0, "1111"):
            raise AssertionError("opened")
    with pytest.raises(BadInput, match="锁定"), trust.signer(place, finance.person_id or 0, PIN):
        raise AssertionError("opened")


@pytest.mark.clause("H-03")
@pytest.mark.parametrize("pepper", [b"", b"x" * 32])
def test_a_copy_of_the_database_without_the_pepper_opens_no_key(place: Workplace, finance: Actor, pepper: bytes) -> None:
    pinned = place.vault.read("root.public") or b""
    thief = Workplace(place.engine, "别处", place.clock, vault=MemoryVault({"root.public": pinned, "pepper": pepper}))
    with pytest.raises(BadInput), trust.signer(thief, finance.person_id or 0, PIN):
        raise AssertionError("opened")
