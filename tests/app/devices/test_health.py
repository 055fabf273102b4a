"""What test codes say of a scanner's set-up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.devices.framing import Frame, FrameKind, Framer
from app.devices.health import Check, Checkup, Health, Heard, Proof, examine, hexadecimal

PLAIN, MIXED, GS1, MATRIX, LONG = (proof.content.encode() for proof in Proof)


def told(heard: Heard) -> dict[str, str]:
    return {check.value: finding.health.value for check, finding in examine(heard).findings.items()}


def test_a_scanner_that_is_set_up_well_is_good_in_every_check() -> None:
    checkup = Checkup()
    for aim, content in ((b"]C0", PLAIN), (b"]C0", MIXED), (b"]C1", GS1), (b"]d2", MATRIX), (b"]Q1", LONG)):
        checkup.add("COM3", Heard(aim + content))
    assert {check: finding.health for check, finding in checkup.standing("COM3").items()} == dict.fromkeys(Check, Health.GOOD)
    assert checkup.proofs["COM3"] == set(Proof)


@pytest.mark.parametrize(
    ("heard", "check", "health", "words"),
    [
        (Heard(b"\xff\x80\x00JF\xe2\x12\x9a"), Check.PORT, Health.WRONG, "波特率"),
        (Heard(MIXED, typed=True), Check.PORT, Health.LOOK, "虚拟串口"),
        (Heard(PLAIN, FrameKind.PARTIAL, b""), Check.END, Health.WRONG, "后缀 CR"),
        (Heard(b"something", FrameKind.PARTIAL, b""), Check.END, Health.WRONG, "后缀 CR"),
        (Heard(LONG[:120], FrameKind.PARTIAL, b""), Check.END, Health.WRONG, "调慢"),
        (Heard(b"x" * 512, FrameKind.OVERFLOW, b""), Check.END, Health.WRONG, "后缀 CR"),
        (Heard(PLAIN + b"\t"), Check.END, Health.WRONG, "只留 CR"),
        (Heard(PLAIN), Check.AIM, Health.LOOK, "AIM ID 开"),
        (Heard(b"j" + PLAIN), Check.AIM, Health.WRONG, "Code ID"),
        (Heard(b"]C0" + GS1), Check.AIM, Health.WRONG, "GS1 格式"),
        (Heard(b"\x1d" + GS1), Check.AIM, Health.LOOK, "AIM ID 开"),
        (Heard(b"]C1" + GS1.replace(b"\x1d", b"")), Check.SEPARATOR, Health.WRONG, "发送 GS"),
        (Heard(b"]d2" + MATRIX.replace(b"\x1d", b"<GS>")), Check.SEPARATOR, Health.WRONG, "发送 GS"),
        (Heard(b"]C1" + GS1.replace(b"\x1d", b" ")), Check.SEPARATOR, Health.WRONG, "发送 GS"),
        (Heard(b"5QC33LOTkg", FrameKind.INPUT_METHOD, typed=True), Check.INPUT_METHOD, Health.WRONG, "英文输入"),
        (Heard("ＪＦＴ１-0123456789".encode(), typed=True), Check.INPUT_METHOD, Health.WRONG, "英文输入"),
        (Heard(b"jft2", FrameKind.CAPS_LOCK, typed=True), Check.CAPS, Health.WRONG, "Caps Lock"),
        (Heard(MIXED.swapcase(), typed=True), Check.CAPS, Health.WRONG, "Caps Lock"),
        (Heard(b"]C0" + MIXED.swapcase()), Check.AIM, Health.GOOD, ""),
        (Heard(b"]C0" + MIXED.swapcase()), Check.CAPS, Health.WRONG, "大小写转换"),
    ],
)
def test_each_fault_names_its_check_and_what_to_do(heard: Heard, check: Check, health: Health, words: str) -> None:
    finding = examine(heard).findings[check]
    assert finding.health is health and words in str(finding.remedy or ""), (finding, str(finding.remedy))


def test_what_a_keyboard_proves_only_by_letters() -> None:
    assert told(Heard(PLAIN, typed=True)).keys().isdisjoint({"input_method", "caps"})
    assert told(Heard(MIXED, typed=True))["input_method"] == "good"


def test_goods_are_no_test_code_and_accuse_nobody() -> None:
    result = examine(Heard(b"BK2611090217"))
    assert result.proof is None and result.worst is Health.GOOD


def test_ports_are_judged_apart_and_the_newest_answer_counts() -> None:
    checkup = Checkup()
    checkup.add("COM3", Heard(PLAIN))
    checkup.add("COM4", Heard(b"]C0" + PLAIN))
    checkup.add("COM3", Heard(PLAIN, FrameKind.PARTIAL, b""))
    assert (checkup.standing("COM3")[Check.END].health, checkup.standing("COM4")[Check.END].health) == (Health.WRONG, Health.GOOD)
    assert checkup.standing("COM4")[Check.AIM].health is Health.GOOD
    checkup.add("COM3", Heard(b"]C0" + PLAIN))
    assert checkup.standing("COM3")[Check.END].health is Health.GOOD


def test_a_kind_of_code_that_is_set_up_wrong_stays_wrong_until_that_kind_is_read_right() -> None:
    checkup = Checkup()
    checkup.add("COM3", Heard(b"]C0" + GS1))
    checkup.add("COM3", Heard(b"]d2" + MATRIX))
    assert checkup.standing("COM3")[Check.AIM].health is Health.WRONG
    checkup.add("COM3", Heard(b"]C1" + GS1))
    assert checkup.standing("COM3")[Check.AIM].health is Health.GOOD


def test_the_framer_tells_which_terminator_came() -> None:
    frames: list[Frame] = Framer().feed(b"A\rB\nC\x03D\r\n", 1.0)
    assert [frame.end for frame in frames] == [b"\r", b"\n", b"\x03", b"\r"]
    assert hexadecimal(b"A\x1d1") == "41 1D 31" and hexadecimal(b"AB", 1) == "41 …"


@given(st.binary(max_size=600), st.sampled_from(list(FrameKind)), st.booleans())
def test_no_bytes_whatever_raise(data: bytes, kind: FrameKind, typed: bool) -> None:
    assert examine(Heard(data, kind, b"", typed)).worst in Health
