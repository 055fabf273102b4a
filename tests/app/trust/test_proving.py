"""Only what the listed people signed with their own keys, in their own role, proves anything."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from app.trust import base45, cbor
from app.trust.claims import LONGEST
from app.trust.faults import BadToken, Fault
from app.trust.lists import Requirement, Revoked
from app.trust.numbers import ROLES
from app.trust.proving import prove
from app.trust.token import write
from db.states import DeliveryMode, PassKind, Role, SignedHow
from tests.helpers.mint import NOW, Holder, Mint, claims, forgeries, limits_of, sign

OWN, DEPUTY, PAPER = SignedHow.OWN, SignedHow.DEPUTY, SignedHow.PAPER


@pytest.fixture(scope="module")
def mint() -> Mint:
    return Mint()


def fault(mint: Mint, text: str) -> Fault:
    with pytest.raises(BadToken) as found:
        prove(text, mint.trust(), NOW)
    return found.value.fault


def test_a_genuine_token_says_what_was_signed_and_by_whom(mint: Mint) -> None:
    proof = prove(mint.token(claims()), mint.trust(), NOW)
    assert proof.claims == claims()
    assert [(s.role, s.name, s.how) for s in proof.signers] == [(Role.FINANCE, "财务部甲", OWN), (Role.PERSONNEL, "人事总务部甲", OWN)]


def test_every_flipped_bit_is_found(mint: Mint) -> None:
    text = mint.token(claims())
    payload = base45.decode(text[3:-1])
    trust, accepted = mint.trust(), []
    for bit in range(len(payload) * 8):
        flipped = bytearray(payload)
        flipped[bit // 8] ^= 1 << bit % 8
        try:
            prove("G1:" + base45.encode(bytes(flipped)) + ".", trust, NOW)
        except BadToken:
            continue
        accepted.append(bit)
    assert accepted == []


def test_ten_thousand_forgeries_prove_nothing_and_raise_nothing_else(mint: Mint) -> None:
    trust, accepted, tried = mint.trust(), [], Counter[str]()
    for way, text in forgeries(mint, random.Random(20261126), 10_000):
        tried[way] += 1
        try:
            prove(text, trust, NOW)
        except BadToken:
            continue
        accepted.append((way, text))
    assert accepted == []
    assert min(tried.values()) >= 400


@pytest.mark.parametrize(
    ("signers", "wanted"),
    [
        ((("finance", Role.FINANCE, OWN),), Fault.MISSING_ROLE),
        ((("finance", Role.FINANCE, OWN), ("finance", Role.PERSONNEL, OWN)), Fault.NOT_GRANTED),
        ((("personnel", Role.FINANCE, OWN), ("finance", Role.PERSONNEL, OWN)), Fault.NOT_GRANTED),
        ((("finance", Role.FINANCE, OWN), ("finance", Role.FINANCE, OWN)), Fault.ROLE_TWICE),
        ((("registrar", Role.FINANCE, PAPER), ("registrar", Role.PERSONNEL, PAPER)), Fault.SAME_PERSON),
        ((("deputy", Role.FINANCE, DEPUTY), ("personnel", Role.PERSONNEL, OWN)), Fault.NOT_GRANTED),
        ((("deputy", Role.FINANCE, OWN), ("personnel", Role.PERSONNEL, OWN)), Fault.NOT_GRANTED),
        ((("finance", Role.FINANCE, SignedHow.AHEAD), ("personnel", Role.PERSONNEL, OWN)), Fault.OUTSIDE_LIMITS),
        ((("keeper", Role.STOREKEEPER, SignedHow.CLOSE), ("finance", Role.FINANCE, OWN), ("personnel", Role.PERSONNEL, OWN)),
         Fault.OUTSIDE_LIMITS),
    ],
)  # fmt: skip
def test_each_wrong_set_of_signers_has_its_own_fault(mint: Mint, signers: tuple[tuple[str, Role, SignedHow], ...], wanted: Fault) -> None:
    given = [(getattr(mint, name), role, how) for name, role, how in signers]
    assert fault(mint, mint.token(claims(), *given)) is wanted


def test_a_deputy_signs_in_his_shift_only(mint: Mint) -> None:
    night = claims(issued=NOW + timedelta(hours=8), not_before=NOW + timedelta(hours=8), expires=NOW + timedelta(hours=20))
    signers = ((mint.deputy, Role.FINANCE, DEPUTY), (mint.personnel, Role.PERSONNEL, OWN))
    proof = prove(mint.token(night, *signers), mint.trust(), night.issued)
    assert [signer.how for signer in proof.signers] == [DEPUTY, OWN]
    early = mint.token(night, *signers, at=night.issued + timedelta(hours=9))  # 07:26: his shift ended at six
    with pytest.raises(BadToken) as found:
        prove(early, mint.trust(), night.issued + timedelta(hours=9))
    assert found.value.fault is Fault.NOT_GRANTED


def test_the_maker_vouches_for_nothing(mint: Mint) -> None:
    assert fault(mint, mint.token(claims(maker=mint.finance.person))) is Fault.MAKER_SIGNED


def test_keys_end_and_are_revoked(mint: Mint) -> None:
    text = mint.token(claims())
    trust = mint.trust()
    ended = tuple(replace(key, until=NOW) if key.name == "财务部甲" else key for key in trust.keys)
    for list_, wanted in (
        (replace(trust, keys=ended), Fault.KEY_OUT_OF_DATE),
        (replace(trust, revoked=(Revoked(mint.personnel.key_id, NOW + timedelta(hours=1), "遗失"),)), Fault.REVOKED_KEY),
        (replace(trust, keys=trust.keys[1:]), Fault.UNKNOWN_KEY),
        (replace(trust, site="other"), Fault.OTHER_SITE),
        (replace(trust, requirements=()), Fault.NO_REQUIREMENT),
        (None, Fault.NO_LIST),
    ):
        with pytest.raises(BadToken) as found:
            prove(text, list_, NOW)
        assert found.value.fault is wanted


def test_signatures_of_the_future_and_from_before_the_pass(mint: Mint) -> None:
    later, before = NOW + timedelta(minutes=6), NOW - timedelta(seconds=1)
    assert fault(mint, mint.token(claims(), at=later)) is Fault.SIGNED_LATER
    assert fault(mint, mint.token(claims(), at=before)) is Fault.SIGNED_EARLIER
    end = claims().expires
    assert prove(mint.token(claims(), at=end - timedelta(seconds=1)), mint.trust(), end)
    with pytest.raises(BadToken) as found:
        prove(mint.token(claims(), at=end), mint.trust(), end - timedelta(minutes=1))
    assert found.value.fault is Fault.SIGNED_EARLIER


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", Fault.NOT_A_TOKEN), ("CM26000417", Fault.NOT_A_TOKEN), ("G1:", Fault.CUT), ("G1:.", Fault.GARBLED), ("G1:A.", Fault.GARBLED),
        ("G1:CM26000417-ABCDEFGHJKLMNPQRSTUV", Fault.CUT), ("G1:" + "0" * 1300 + ".", Fault.TOO_LONG),
    ],
)  # fmt: skip
def test_what_is_no_token_says_why(mint: Mint, text: str, wanted: Fault) -> None:
    assert fault(mint, text) is wanted


def test_the_same_signatures_make_one_text(mint: Mint) -> None:
    raw = claims().encode()
    finance, personnel = (
        sign(raw, holder, role, OWN, NOW) for holder, role in ((mint.finance, Role.FINANCE), (mint.personnel, Role.PERSONNEL))
    )
    text = write(raw, [personnel, finance])  # who signs first does not show
    assert text == write(raw, [finance, personnel]) == mint.token(claims())
    payload = cbor.decode(base45.decode(text[3:-1]))
    exchanged = "G1:" + base45.encode(cbor.encode([*payload[:3], payload[4], payload[3]])) + "."
    assert fault(mint, exchanged) is Fault.GARBLED


def test_another_version_says_so(mint: Mint) -> None:
    forged = dict(forgeries(mint, random.Random(1), 11))
    assert fault(mint, forged["other version"]) is Fault.OTHER_VERSION


def test_modes_ask_for_their_own_signatures(mint: Mint) -> None:
    trust = mint.trust()
    one_is_enough = Requirement(PassKind.SALE, DeliveryMode.PICKUP, (Role.FINANCE, Role.PERSONNEL), 1)
    relaxed = replace(trust, requirements=(*trust.requirements, one_is_enough))
    single = ((mint.finance, Role.FINANCE, OWN),)
    pickup = claims(modes=(DeliveryMode.PICKUP,))
    assert len(prove(mint.token(pickup, *single), relaxed, NOW).signers) == 1
    both = claims(modes=(DeliveryMode.PICKUP, DeliveryMode.DIRECT))
    with pytest.raises(BadToken) as found:  # the stricter of two modes on one vehicle holds
        prove(mint.token(both, *single), relaxed, NOW)
    assert found.value.details["missing"] == (Role.PERSONNEL,)


def _signed_ahead(
    mint: Mint, boxes: int = 120, closer: Holder | None = None, number: str = "CM26000417", role: Role = Role.STOREKEEPER
) -> str:
    made = claims(number, boxes=boxes)
    limits = limits_of(claims()).encode()
    raw, early = made.encode(), NOW - timedelta(hours=2)
    signed = [
        sign(raw, mint.finance, Role.FINANCE, SignedHow.AHEAD, early, limits),
        sign(raw, mint.personnel, Role.PERSONNEL, SignedHow.AHEAD, early, limits),
    ]
    if closer is not None:
        signed.append(sign(raw, closer, role, SignedHow.CLOSE, NOW, limits))
    return write(raw, signed, limits)


def test_a_signature_given_beforehand_holds_inside_its_limits_once_the_storekeeper_closed(mint: Mint) -> None:
    assert len(prove(_signed_ahead(mint, closer=mint.keeper), mint.trust(), NOW).signers) == 3
    assert fault(mint, _signed_ahead(mint)) is Fault.OUTSIDE_LIMITS
    assert fault(mint, _signed_ahead(mint, boxes=121, closer=mint.keeper)) is Fault.OUTSIDE_LIMITS
    assert fault(mint, _signed_ahead(mint, closer=mint.registrar)) is Fault.NOT_GRANTED


def test_limits_are_for_one_pass_and_closed_by_who_made_it(mint: Mint) -> None:
    assert fault(mint, _signed_ahead(mint, closer=mint.keeper, number="CM26000418")) is Fault.OUTSIDE_LIMITS
    trust = mint.trust()
    another = replace(next(one for one in trust.grants if one.how is SignedHow.CLOSE), key_id=mint.registrar.key_id)
    with pytest.raises(BadToken) as found:
        prove(_signed_ahead(mint, closer=mint.registrar), replace(trust, grants=(*trust.grants, another)), NOW)
    assert found.value.fault is Fault.OUTSIDE_LIMITS


def test_who_closes_inside_limits_is_the_storekeeper_and_signs_for_no_department(mint: Mint) -> None:
    trust, text = mint.trust(), _signed_ahead(mint, closer=mint.keeper)
    three = (Role.FINANCE, Role.PERSONNEL, Role.STOREKEEPER)
    with pytest.raises(BadToken) as found:
        prove(text, replace(trust, requirements=(Requirement(PassKind.SALE, None, three, 3),)), NOW)
    assert (found.value.fault, found.value.details["missing"]) == (Fault.MISSING_ROLE, (Role.STOREKEEPER,))
    close = next(one for one in trust.grants if one.how is SignedHow.CLOSE)
    as_sales = _signed_ahead(mint, closer=mint.keeper, role=Role.SALES)
    with pytest.raises(BadToken) as found:
        prove(as_sales, replace(trust, grants=(*trust.grants, replace(close, role=Role.SALES))), NOW)
    assert found.value.fault is Fault.OUTSIDE_LIMITS


def test_no_token_bears_more_than_four_signatures(mint: Mint) -> None:
    roles = (Role.FINANCE, Role.PERSONNEL, Role.STOREKEEPER, Role.SALES, Role.LOGISTICS_HEAD)
    given = [sign(claims().encode(), mint.finance, role, OWN, NOW) for role in roles]
    with pytest.raises(ValueError, match="one to four"):
        write(claims().encode(), given)
    payload = cbor.decode(base45.decode(write(claims().encode(), given[:4])[3:-1]))
    fifth = [ROLES[Role.LOGISTICS_HEAD], 1, mint.finance.key_id, *payload[6][3:]]
    assert fault(mint, "G1:" + base45.encode(cbor.encode([*payload, fifth])) + ".") is Fault.GARBLED


def test_no_pass_claims_to_hold_for_longer_than_a_site_may_set() -> None:
    assert claims(expires=NOW + LONGEST).encode()
    with pytest.raises(ValueError, match="too long"):
        claims(expires=NOW + LONGEST + timedelta(seconds=1)).encode()
    with pytest.raises(ValueError, match="too long"):  # made long ago and signed for later: a key of then would sign for today
        claims(issued=NOW - LONGEST).encode()
