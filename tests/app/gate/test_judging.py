"""The judgement itself: each fault with its own sentence and row, one gate, time, clock, guard; what was seen against what is signed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from app.core.errors import Refused
from app.core.text import say
from app.gate import judging, token_rules
from app.gate.judging import Known, Post
from app.gate.rules import LOST, must_be_signed
from app.gate.views import SeenKind
from app.trust.claims import Claims
from app.trust.faults import Fault
from app.trust.lists import Revoked
from app.trust.token import write
from db.states import PassState, Role, SignedHow
from tests.helpers.mint import GATE, NOW, Holder, Mint, claims, sign

OWN = SignedHow.OWN
TRUCK = {SeenKind.PLATE: "682K", SeenKind.TRAILER: "5117", SeenKind.SEAL: "5821"}


@pytest.fixture(scope="module")
def mint() -> Mint:
    return Mint()


def judged(text: str, mint: Mint, seen: Mapping[SeenKind, str] | None = None, known: Known | None = None, **post: object) -> Claims:
    """As station and command line judge it."""
    here = replace(Post(GATE, mint.trust(), NOW), **post)  # type: ignore[arg-type]
    proof = judging.prove_paper(text, here)
    judging.must_hold_here(proof, here)
    judging.must_not_have_ended(known)
    judging.must_agree(proof.claims, TRUCK if seen is None else seen)
    return proof.claims


def refusal(text: str, mint: Mint, seen: Mapping[SeenKind, str] | None = None, known: Known | None = None, **post: object) -> Refused:
    with pytest.raises(Refused) as found:
        judged(text, mint, seen, known, **post)
    return found.value


def refused(text: str, mint: Mint, seen: Mapping[SeenKind, str] | None = None, known: Known | None = None, **post: object) -> str:
    return refusal(text, mint, seen, known, **post).clause or ""


def test_a_genuine_pass_on_the_right_truck_agrees(mint: Mint) -> None:
    assert judged(mint.token(claims()), mint) == claims()
    assert [need.kind for need in judging.needs(claims())] == [SeenKind.PLATE, SeenKind.TRAILER, SeenKind.SEAL]
    assert str(judging.release_words(claims())) == "三项一致，请抬杆"
    six = claims(container="TGHU1234567", seals=("S0045821", "S0045822", "S0045823", "S0045824"))
    assert judging.release_words(six) == say("六项一致，请抬杆")  # no number in it that another language would leave in Chinese


@pytest.mark.clause("H-02")
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("hello", "无出门证"),
        ("G1:" + "A" * 1300, "码太长"),
        ("cut", "没有读全"),
        ("flipped", "损坏或被改动"),
        ("version", "第 7 版"),
        ("stranger", "不是名单上的人签的"),
        ("revoked", "已挂失停用"),
        ("late", "签字时间在将来"),
        ("early", "不在开证与失效之间"),
        ("changed", "签名对不上"),
        ("night", "没有这个签字权限"),
        ("site", "别的厂区"),
        ("gate", "只能从二号门出门"),
    ],
)
def test_what_is_not_genuine_here_is_refused_with_a_sentence_of_its_own(mint: Mint, text: str, words: str) -> None:
    good, raw = mint.token(claims()), claims().encode()
    gone = replace(mint, revoked=(Revoked(mint.finance.key_id, NOW, "遗失"),))
    stranger = Holder(99, "外人", mint.root)
    twice = sign(raw, mint.personnel, Role.PERSONNEL, OWN, NOW)
    made = {
        "cut": good[:200],
        "flipped": good[:4] + (":" if good[4] != ":" else "+") + good[5:],
        "version": _other_version(),
        "stranger": mint.token(claims(), (stranger, Role.FINANCE, OWN), (mint.personnel, Role.PERSONNEL, OWN)),
        "revoked": good,
        "late": mint.token(claims(), at=NOW + timedelta(hours=1)),
        "early": mint.token(claims(), at=NOW - timedelta(hours=1)),
        "changed": write(claims(boxes=121).encode(), [sign(raw, mint.finance, Role.FINANCE, OWN, NOW), twice]),
        "night": mint.token(claims(), (mint.deputy, Role.FINANCE, SignedHow.DEPUTY), (mint.personnel, Role.PERSONNEL, OWN)),
        "site": mint.token(claims(site="other")),
        "gate": mint.token(claims(gate="二号门")),
    }.get(text, text)
    found = refusal(made, gone if text == "revoked" else mint)
    assert found.clause == "H-02"
    assert words in str(found.reason)


def _other_version() -> str:
    from app.trust import base45, cbor

    return "G1:" + base45.encode(cbor.encode([7, b"", b""])) + "."


@pytest.mark.clause("H-02")
def test_a_gate_without_a_list_proves_nothing(mint: Mint) -> None:
    assert "没有签字人名单" in str(refusal(mint.token(claims()), mint, trust=None).reason)


@pytest.mark.clause("H-03")
@pytest.mark.parametrize(
    ("signers", "words"),
    [
        ("one", "缺人事总务部签字"),
        ("both roles", "两个部门是同一个人签的"),
        ("maker", "自己签了字"),
    ],
)
def test_two_departments_and_three_persons_stand_behind_a_pass(mint: Mint, signers: str, words: str) -> None:
    both = replace(mint, personnel=mint.finance)
    text, used = {
        "one": (mint.token(claims(), (mint.finance, Role.FINANCE, OWN)), mint),
        "both roles": (both.token(claims()), both),
        "maker": (mint.token(claims(maker=mint.finance.person)), mint),
    }[signers]
    found = refusal(text, used)
    assert found.clause == "H-03"
    assert words in str(found.reason)


def test_every_fault_has_a_sentence_of_its_own_in_exactly_one_rule() -> None:
    said = {**token_rules._GENUINE, **token_rules._SIGNED}
    assert set(said) == set(Fault)
    assert not set(token_rules._GENUINE) & set(token_rules._SIGNED)
    assert len(set(said.values())) == len(said)


@pytest.mark.clause("H-05")
@pytest.mark.parametrize(
    ("on_pass", "seen", "agrees"),
    [
        ("苏Z·8682K", "682K", True), ("苏Z·8682K", "苏z-8682k", True), ("苏Z·8682K", "苏Ｚ８６８２Ｋ", True),
        ("苏Z·8682K", "粤B1682K", False), ("苏Z·8682K", "苏Z9682K", False), ("苏Z·8682K", "A苏Z8682K", False),
        ("苏Z·8682K", "682\u041a", False),  # a Cyrillic К
        ("苏ZD12345", "2345", True), ("苏ZD12345", "苏ZF12345", False),
        ("粤Z·1234港", "1234", True), ("粤Z·1234港", "粤Z1234港", True), ("粤Z·1234港", "粤Z1234澳", False),
        ("苏Z·5117挂", "5117", True), ("苏Z·5117挂", "苏Z5117", True), ("苏Z·5117挂", "浙Z5117挂", False),
    ],
)  # fmt: skip
def test_a_whole_plate_is_compared_whole(mint: Mint, on_pass: str, seen: str, agrees: bool) -> None:
    text = mint.token(claims(plate=on_pass))
    if agrees:
        assert judged(text, mint, {**TRUCK, SeenKind.PLATE: seen}).plate == on_pass
    else:
        assert refused(text, mint, {**TRUCK, SeenKind.PLATE: seen}) == "H-05"


@pytest.mark.clause("H-04")
def test_a_whole_seal_is_compared_whole(mint: Mint) -> None:
    text = mint.token(claims(seals=("S0045821", "T0045821")))
    for good in ("5821 5821", "S0045821 T0045821", "5821 S0045821", "T0045821 5821"):
        assert judged(text, mint, {**TRUCK, SeenKind.SEAL: good})
    for bad in ("S0045821 S0045821", "X0045821 5821", "5821", "5821 5821 5821"):
        assert refused(text, mint, {**TRUCK, SeenKind.SEAL: bad}) == "H-04"


@pytest.mark.clause("H-07")
def test_a_pass_holds_between_its_first_moment_and_its_last(mint: Mint) -> None:
    text = mint.token(claims(not_before=NOW + timedelta(minutes=1)), at=NOW)
    assert "还没到生效时间" in str(refusal(text, mint).reason)
    good = mint.token(claims())
    judged(good, mint, now=claims().expires - timedelta(seconds=1))
    found = refusal(good, mint, now=claims().expires)
    assert (found.clause, str(found.facts[0].value)) == ("H-07", "2026-11-23 24:00")


@pytest.mark.clause("H-07")
def test_a_clock_that_was_set_back_makes_no_old_pass_hold_again(mint: Mint) -> None:
    good, latest = mint.token(claims()), claims().expires + timedelta(minutes=5)
    found = refusal(good, mint, latest=latest)
    assert found.kind == "clock_must_not_go_back" and found.helper is Role.ADMINISTRATOR
    judged(good, mint, latest=NOW + timedelta(minutes=2))
    assert refused(good, mint, latest=NOW + timedelta(minutes=2, seconds=1)) == "H-07"


@pytest.mark.clause("H-01")
def test_the_maker_does_not_let_his_own_pass_out(mint: Mint) -> None:
    assert refused(mint.token(claims()), mint, guard_id=claims().maker) == "H-01"


@pytest.mark.clause("H-03")
def test_who_signed_a_pass_does_not_let_it_out(mint: Mint) -> None:
    """As one who became a guard after he signed; the list still names him, because the gate was without its database since."""
    for signer in (mint.finance, mint.personnel):
        found = refusal(mint.token(claims()), mint, guard_id=signer.person)
        assert found.clause == "H-03" and "签字人不能自己放行" in str(found.reason)
    assert judged(mint.token(claims()), mint, guard_id=mint.deputy.person)


@pytest.mark.clause("H-01")
def test_a_void_pass_names_its_reason_and_what_replaces_it(mint: Mint) -> None:
    found = refusal(mint.token(claims()), mint, known=Known("CM26000417", PassState.VOIDED, reason="换车", replaced_by="CM26000418"))
    assert str(found.reason) == "出门证已作废：换车，新证 CM26000418" and str(found.facts[1].value) == "CM26000418"
    assert found.clause == "H-01"
    lost = refusal(mint.token(claims()), mint, known=Known("CM26000417", PassState.VOIDED, reason=f"{LOST}：掉在路上"))
    assert str(lost.reason) == "出门证已挂失：掉在路上"


@pytest.mark.clause("H-07")
def test_a_used_pass_names_its_first_use(mint: Mint) -> None:
    found = refusal(mint.token(claims()), mint, known=Known("CM26000417", PassState.USED, NOW, "门卫甲"))
    assert (found.clause, "14:26:00" in str(found.reason), "门卫甲" in str(found.reason)) == ("H-07", True, True)


@pytest.mark.clause("H-05")
@pytest.mark.parametrize(
    ("wrong", "words"),
    [({SeenKind.PLATE: "683K"}, "车号不符"), ({SeenKind.PLATE: ""}, "车号不符"), ({SeenKind.TRAILER: "5118"}, "挂车号不符")],
)
def test_tractor_and_trailer_are_the_ones_that_were_loaded(mint: Mint, wrong: dict[SeenKind, str], words: str) -> None:
    found = refusal(mint.token(claims()), mint, {**TRUCK, **wrong})
    assert found.clause == "H-05"
    assert words in str(found.reason)
    assert "8682" not in str(found) and "5117" not in str(found)


@pytest.mark.parametrize("kind", [SeenKind.PLATE, SeenKind.TRAILER, SeenKind.SEAL])
def test_the_first_thing_that_differs_is_named_and_nothing_where_all_agrees(kind: SeenKind) -> None:
    assert judging.differs(claims(), TRUCK) is None
    assert judging.differs(claims(), {**TRUCK, kind: "0000", SeenKind.SEAL: "0000"}) is kind


@pytest.mark.clause("H-03")
def test_who_has_not_signed_is_said_in_words_that_are_translated_one_by_one(mint: Mint) -> None:
    with pytest.raises(Refused) as found:
        must_be_signed(PassState.AWAITING_SIGNATURES, (Role.FINANCE, Role.PERSONNEL))
    who = found.value.reason.values["who"]
    assert str(found.value.reason) == "缺财务部/人事总务部签字"
    assert (who.values["first"], who.values["rest"]) == (say("财务部"), say("人事总务部"))
    alone = refusal(mint.token(claims(), (mint.finance, Role.FINANCE, SignedHow.OWN)), mint)
    assert alone.reason.values["missing"] == say("人事总务部")


@pytest.mark.clause("H-05")
@pytest.mark.decision("X-37")
def test_on_foot_the_bearers_card_stands_for_the_plate(mint: Mint) -> None:
    on_foot = claims(plate="", trailer="", seals=(), bearer="031X")
    text = mint.token(on_foot)
    judged(text, mint, {SeenKind.BEARER: "031x"})
    assert "证件/电话末四位不符" in str(refusal(text, mint, {SeenKind.BEARER: "0310"}).reason)
    assert str(judging.release_words(on_foot)) == "证件/电话一致，请让提货人通过"


@pytest.mark.clause("H-05")
def test_a_pass_that_names_nothing_to_look_at_opens_no_gate(mint: Mint) -> None:
    assert refused(mint.token(claims(plate="无", trailer="", seals=())), mint, {}) == "H-05"


SEALS = ("S0045821", "S0045822", "JF7719")


@pytest.mark.clause("H-04")
@pytest.mark.parametrize("keyed", ["5821 5822", "5821 5822 7710", "5821 5821 7719", "", "5821 5822 7719 5821"])
def test_every_seal_has_to_agree(mint: Mint, keyed: str) -> None:
    text = mint.token(claims(seals=SEALS))
    judged(text, mint, {**TRUCK, SeenKind.SEAL: "7719 5821 5822"})
    found = refusal(text, mint, {**TRUCK, SeenKind.SEAL: keyed})
    assert (found.clause, str(found.reason)) == ("H-04", "封签号不符，不得放行")


@pytest.mark.clause("H-04")
def test_letters_that_the_pad_lacks_are_the_digits_they_look_like(mint: Mint) -> None:
    text = mint.token(claims(seals=("HYIO24",)))
    for good in ("1024", "IO24", "1o24", "HY1024"):
        assert judged(text, mint, {**TRUCK, SeenKind.SEAL: good})
    for bad in ("1025", "L024", "IQ24"):
        assert refused(text, mint, {**TRUCK, SeenKind.SEAL: bad}) == "H-04"


@pytest.mark.clause("H-04")
def test_of_more_than_three_seals_any_three_are_keyed(mint: Mint) -> None:
    many = claims(seals=(*SEALS, "JF7720", "JF7721"))
    assert [need.kind for need in judging.needs(many)].count(SeenKind.SEAL) == 3
    judged(mint.token(many), mint, {**TRUCK, SeenKind.SEAL: "7721 5822 7720"})
    assert refused(mint.token(many), mint, {**TRUCK, SeenKind.SEAL: "7721 5822"}) == "H-04"


@pytest.mark.clause("H-04")
def test_the_container_is_the_one_that_was_sealed(mint: Mint) -> None:
    text = mint.token(claims(container="TGHU1234567"))
    judged(text, mint, {**TRUCK, SeenKind.CONTAINER: "4567"})
    assert refused(text, mint, {**TRUCK, SeenKind.CONTAINER: "4568"}) == "H-04"
    assert refused(text, mint, TRUCK) == "H-04"


def test_what_was_not_looked_at_yet_is_named() -> None:
    assert judging.missing(claims(), {SeenKind.PLATE: "682K"}) == (SeenKind.TRAILER, SeenKind.SEAL)


@pytest.mark.clause("H-05")
def test_a_plate_typed_with_wide_letters_is_looked_at_and_one_without_any_opens_no_gate(mint: Mint) -> None:
    wide = mint.token(claims(plate="苏Ｚ·８６８２Ｋ"))
    assert judged(wide, mint).plate == "苏Ｚ·８６８２Ｋ"
    assert refused(wide, mint, {**TRUCK, SeenKind.PLATE: ""}) == "H-05"
    assert refused(mint.token(claims(plate="临时")), mint) == "H-05"
