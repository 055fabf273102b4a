"""The printed code is read from photographs of a folded and stained paper, and a wrong text proves nothing."""

from __future__ import annotations

import random

import numpy as np
import pytest

from tests.benchmarks.decode import FORMS, WAYS, believed, made, run
from tests.helpers.mint import Mint
from tests.helpers.photographs import decoded


@pytest.fixture(scope="module")
def mint() -> Mint:
    return Mint()


@pytest.mark.clause("H-02")
@pytest.mark.parametrize("form", FORMS)
def test_a_folded_and_stained_pass_is_read_and_believed(mint: Mint, form: str) -> None:
    prints = made(mint, form, 6)
    for number, way in enumerate(WAYS):
        found = run(mint, prints, way, 6, (1, number))
        assert (found.rate, found.believed) == (1.0, 0), way


def test_the_same_seed_makes_the_same_photograph(mint: Mint) -> None:
    ((_, code),) = made(mint, "A5", 1)
    one, other = (WAYS["folded, 10 % stained"](code, np.random.default_rng(5)) for _ in range(2))
    assert one.tobytes() == other.tobytes() and next(decoded(one)) == next(decoded(other))


@pytest.mark.clause("H-02")
def test_a_text_read_wrong_is_never_believed(mint: Mint) -> None:
    ((text, _),) = made(mint, "A5", 1)
    rng, trust = random.Random(3), mint.trust()
    assert believed(text, trust)
    alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
    for _ in range(400):
        at = rng.randrange(len(text))
        wrong = text[:at] + rng.choice(alphabet) + text[at + 1 :]
        assert wrong == text or not believed(wrong, trust)
    for wrong in (text[:-1], text + ".", text[3:], text.replace(" ", "", 1) if " " in text else "", text.lower(), text * 2):
        assert not believed(wrong, trust)
