"""A sealed secret opens by its word, pepper and owner only, and a tampered one costs nothing."""

from __future__ import annotations

import pytest

from app.core.errors import BadInput
from app.identity import pins
from app.trust.sealing import WrongWord, seal, unseal

SECRET, PEPPER = bytes(range(32)), b"p" * 32


def test_opens_by_word_pepper_and_owner_only() -> None:
    sealed = seal(SECRET, "2580", PEPPER, "key 1")
    assert unseal(sealed, "2580", PEPPER, "key 1") == SECRET and "2580" not in sealed
    assert seal(SECRET, "2580", PEPPER, "key 1") != sealed
    for word, pepper, bound in (("2581", PEPPER, "key 1"), ("2580", b"q" * 32, "key 1"), ("2580", PEPPER, "key 2")):
        with pytest.raises(WrongWord):
            unseal(sealed, word, pepper, bound)


def test_every_part_is_bound_and_a_tampered_cost_is_not_paid() -> None:
    sealed = seal(SECRET, "2580", PEPPER, "key 1")
    parts = sealed.split(".")
    for at in (4, 5, 6):
        flipped = f"{int(parts[at][:2], 16) ^ 1:02x}{parts[at][2:]}"
        with pytest.raises(WrongWord):
            unseal(".".join((*parts[:at], flipped, *parts[at + 1 :])), "2580", PEPPER, "key 1")
    with pytest.raises(WrongWord):
        unseal(".".join((parts[0], "2", *parts[2:])), "2580", PEPPER, "key 1")
    for at, value in ((0, "s2"), (1, "99"), (2, str(1 << 30)), (3, "0"), (3, "x"), (4, "00"), (6, "")):
        with pytest.raises(BadInput) as caught:
            unseal(".".join((*parts[:at], value, *parts[at + 1 :])), "2580", PEPPER, "key 1")
        assert not isinstance(caught.value, WrongWord)
    for rubbish in ("", "s1", "s1.1.64.1.zz.zz.zz", "…"):
        with pytest.raises(BadInput):
            unseal(rubbish, "2580", PEPPER, "key 1")


def test_the_cost_of_a_person_is_the_one_of_his_pin() -> None:
    pins.use_full_hashing()
    try:
        sealed = seal(SECRET, "2580", PEPPER, "key 1")
    finally:
        pins.use_cheap_hashing()
    assert sealed.split(".")[1:4] == ["3", "65536", "4"]
    assert unseal(sealed, "2580", PEPPER, "key 1") == SECRET
