"""Six scale protocols by their documented frames, the rest rule, and a scale on a real pseudo terminal."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.devices.ports import DeviceState
from app.devices.scale import ScalePort, ScaleReading, StabilityRule
from app.devices.scale_protocols import Reading, ScaleFlag, ScaleProtocol, parser_for

TOLEDO = b"\x02,0 001234000000\r"  # ×0.01, kg, resting: 12.34 kg
TOLEDO_MOTION = b"\x02,8 001234000000\r"
TOLEDO_NET_NEGATIVE = b"\x02,3    567000000\r"  # −5.67 kg net, leading blanks
TOLEDO_GRAMS = b"\x02-0!123456000000\r"  # ×0.001, grams
TOLEDO_POUNDS = b"\x02+  000010000000\r"  # ×0.1 lb
TOLEDO_RANGE = b"\x02,4 999999000000\r"
CK = b"\x2b"


def read(protocol: str, data: bytes, unit: str = "kg") -> list[tuple[str | None, bool | None, set[str]]]:
    readings = parser_for(protocol, unit).feed(data)
    return [(None if r.weight_g is None else f"{r.weight_g:f}", r.stable, {str(f) for f in r.flags}) for r in readings]


@pytest.mark.parametrize(
    ("protocol", "frame", "expected"),
    [
        ("toledo", TOLEDO, ("12340.00", True, set())),
        ("toledo", TOLEDO_MOTION, ("12340.00", False, set())),
        ("toledo", TOLEDO_NET_NEGATIVE, ("-5670.00", True, {"net"})),
        ("toledo", TOLEDO_GRAMS, ("123.456", True, set())),
        ("toledo", TOLEDO_POUNDS, ("453.592370", True, set())),
        ("toledo", TOLEDO_RANGE, (None, True, {"out_of_range"})),
        ("toledo_ck", TOLEDO + CK, ("12340.00", True, set())),
        ("and", b"ST,GS,+0012.34kg\r\n", ("12340.00", True, set())),
        ("and", b"US,NT,-0000.50kg\r\n", ("-500.00", False, {"net"})),
        ("and", b"ST,+00123.45  g\r\n", ("123.45", True, set())),
        ("and", b"ST,TR,+0001.00kg\r\n", ("1000.00", True, {"tare"})),
        ("and", b"OL,GS,+         \r\n", (None, False, {"overload"})),
        ("and", b"OL,GS,-         \r\n", (None, False, {"underload"})),
        ("sics", b"S S     100.00 g\r\n", ("100.00", True, set())),
        ("sics", b"S D      -1.250 kg\r\n", ("-1250.000", False, set())),
        ("sics", b"S I\r\n", (None, False, {"busy"})),
        ("sics", b"S +\r\n", (None, False, {"overload"})),
        ("sics", b"S -\r\n", (None, False, {"underload"})),
        ("yaohua_a9", bytes.fromhex("022b30303135363030313903"), ("1560000", None, set())),
        ("yaohua_a9", bytes.fromhex("022b30303030303030314203"), ("0", None, set())),
        ("yaohua_a12", b"ww000.000kg\r\n", ("0.000", None, set())),
        ("yaohua_a12", b"wn-0000.1kg\r\n", ("-100.0", None, {"net"})),
        ("yaohua_a12", b"ww0012.34kg", ("12340.00", None, set())),
        ("yaohua_a12", b"wt001.000kg", ("1000.000", None, {"tare"})),
        ("and", b"ST,GS,+0027.21lb\r\n", ("12342.2483877", True, set())),
        ("and", b"ST,NT,-  350.0 g\r\n", ("-350.0", True, {"net"})),
        ("sics", b"S S      27.21 lb\r\n", ("12342.2483877", True, set())),
        ("sics", b"S S   12.34567 kg\r\n", ("12345.67000", True, set())),
        ("yaohua_a12", b"ww0027.21lb\r\n", ("12342.2483877", None, set())),
        ("yaohua_a12", b"ww-001.50kg\r\n", ("-1500.00", None, set())),
        ("yaohua_a9", bytes.fromhex("022d30303132333432314203"), ("-12340.00", None, set())),
        ("yaohua_eq", b"=000.3000", ("3000.000", None, set())),
        ("yaohua_eq", b"=00.1000-", ("-1000.00", None, set())),
        ("yaohua_eq", b"=5.88100=", ("188500.0", None, set())),
    ],
)
def test_documented_frames(protocol: str, frame: bytes, expected: tuple[str | None, bool | None, set[str]]) -> None:
    assert read(protocol, frame) == [expected]


@pytest.mark.parametrize(
    ("protocol", "frame"),
    [
        ("and", b"ST,GS,+000012PC\r\n"),  # pieces are no weight
        ("and", b"ST,GS,+0012.34\r\n"),  # no unit: never guessed
        ("sics", b"S S     100.00 ozt\r\n"),
        ("sics", b"ES\r\n"),
        ("sics", b"S S     100.00\r\n"),
        ("yaohua_a12", b"ww001.000st\r\n"),
        ("yaohua_a12", b"ww------kg\r\n"),
        ("yaohua_eq", b"=--------"),
        ("toledo", b"\x02,0 ------000000\r"),
        ("toledo", b"\x02,0       000000\r"),
    ],
)
def test_what_is_no_weight_in_a_known_unit_is_no_reading(protocol: str, frame: bytes) -> None:
    parser = parser_for(protocol)
    assert parser.feed(frame + frame) == []
    assert parser.skipped > 0


def test_a_toledo_unit_that_nobody_knows_is_out_of_range_not_a_guess() -> None:
    assert read("toledo", b"\x02,0'001234000000\r") == [(None, True, {"out_of_range"})]


STREAMS = {
    "toledo": TOLEDO,
    "toledo_ck": TOLEDO + CK,
    "and": b"ST,GS,+0012.34kg\r\n",
    "sics": b"S S     12.340 kg\r\n",
    "yaohua_a9": bytes.fromhex("022b30303132333432314403"),
    "yaohua_a12": b"ww0012.34kg\r\n",
    "yaohua_eq": b"=43.21000",
}


@pytest.mark.parametrize("protocol", STREAMS)
def test_a_stream_joined_in_mid_frame_resynchronises(protocol: str) -> None:
    frame = STREAMS[protocol]
    values = [weight for weight, _, _ in read(protocol, frame[5:] + frame * 3)]
    # The cut frame may cost the one behind it, never more, and never gives a wrong weight.
    assert {Decimal(value or 0) for value in values} == {Decimal(12340)}
    assert len(values) >= 2


@pytest.mark.parametrize("protocol", STREAMS)
def test_a_stream_cut_anywhere_reads_the_same(protocol: str) -> None:
    stream = STREAMS[protocol] * 4
    whole = parser_for(protocol).feed(stream)
    for step in (1, 2, 3, 7, 16):
        parser = parser_for(protocol)
        pieces = [reading for start in range(0, len(stream), step) for reading in parser.feed(stream[start : start + step])]
        assert pieces == whole
    assert len(whole) == 4


@pytest.mark.parametrize("protocol", ["toledo_ck", "yaohua_a9"])
def test_a_flipped_bit_is_found_by_the_checksum(protocol: str) -> None:
    frame = STREAMS[protocol]
    for place in range(1, 10 if protocol == "toledo_ck" else 9):
        broken = bytearray(frame)
        broken[place] ^= 0x01
        parser = parser_for(protocol)
        assert parser.feed(bytes(broken) + frame) == parser_for(protocol).feed(frame), place
        assert parser.skipped > 0


@given(st.sampled_from(list(ScaleProtocol)), st.binary(max_size=300))
def test_noise_never_raises_and_never_piles_up(protocol: ScaleProtocol, noise: bytes) -> None:
    parser = parser_for(protocol)
    for _ in range(3):
        parser.feed(noise)
    assert len(parser._buffer) <= parser.protocol.limit


def test_the_wrong_protocol_shows_in_the_skipped_bytes() -> None:
    parser = parser_for("and")
    assert parser.feed(TOLEDO * 20) == []
    assert parser.skipped > 200


def test_a_protocol_or_unit_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(ValueError, match="guess"):
        parser_for("guess")
    with pytest.raises(ValueError, match="stone"):
        parser_for("toledo", "stone")


def weigh(rule: StabilityRule, grams: str, start: float, count: int, step: float, stable: bool | None = None) -> float:
    for number in range(count):
        rule.push(Reading(Decimal(grams), stable), start + number * step)
    return start + (count - 1) * step


def test_without_a_flag_five_equal_readings_over_eight_tenths_rest() -> None:
    rule = StabilityRule()
    assert rule.stable(weigh(rule, "500", 0.0, 4, 0.25)) is None
    assert rule.stable(weigh(rule, "500", 1.0, 1, 0.25)) == Decimal(500)
    quick = StabilityRule()
    assert quick.stable(weigh(quick, "500", 0.0, 9, 0.09)) is None
    moving = StabilityRule()
    weigh(moving, "500", 0.0, 4, 0.25)
    assert moving.stable(weigh(moving, "501", 1.0, 1, 0.25)) is None


def test_a_resting_weight_is_fresh_above_zero_and_taken_once_until_the_scale_was_empty() -> None:
    rule = StabilityRule()
    end = weigh(rule, "500", 0.0, 6, 0.2)
    assert rule.stable(end + 1.0) is None
    end = weigh(rule, "500", 10.0, 6, 0.2)
    assert rule.take(end) == Decimal(500)
    assert rule.take(end) is None
    assert rule.stable(weigh(rule, "700", 20.0, 6, 0.2)) is None
    assert rule.stable(weigh(rule, "0", 30.0, 6, 0.2)) is None
    assert rule.take(weigh(rule, "700", 40.0, 6, 0.2)) == Decimal(700)
    assert rule.stable(weigh(StabilityRule(), "-5", 0.0, 6, 0.2)) is None


def test_the_wait_for_zero_is_told_and_can_be_switched_off() -> None:
    rule = StabilityRule()
    end = weigh(rule, "500", 0.0, 6, 0.2)
    assert rule.take(end) == Decimal(500) and rule.waits_for_zero(end)
    end = weigh(rule, "0", 10.0, 6, 0.2)
    assert not rule.waits_for_zero(end)
    free = StabilityRule(needs_zero=False)
    end = weigh(free, "500", 0.0, 6, 0.2)
    assert [free.take(end), free.take(weigh(free, "700", 10.0, 6, 0.2))] == [Decimal(500), Decimal(700)]
    drifting = StabilityRule(zero_g=Decimal(20))
    drifting.take(weigh(drifting, "500", 0.0, 6, 0.2))
    weigh(drifting, "-10", 10.0, 6, 0.2)
    assert drifting.take(weigh(drifting, "700", 20.0, 6, 0.2)) == Decimal(700)


def test_a_scale_with_a_flag_is_believed_and_overload_breaks_the_rest() -> None:
    rule = StabilityRule()
    rule.push(Reading(Decimal(500), False), 0.0)
    assert rule.stable(0.0) is None
    rule.push(Reading(Decimal(500), True), 0.1)
    assert rule.stable(0.1) == Decimal(500)
    rule.push(Reading(None, False, frozenset({ScaleFlag.OVERLOAD})), 0.2)
    assert rule.stable(0.2) is None


def test_a_tare_display_is_no_weight() -> None:
    rule = StabilityRule()
    weigh(rule, "500", 0.0, 6, 0.2)
    rule.push(Reading(Decimal(9), None, frozenset({ScaleFlag.TARE})), 1.1)
    assert rule.stable(1.1) == Decimal(500)


class TestPort:
    """The scale on a pseudo terminal."""

    @pytest.fixture(autouse=True)
    def posix_only(self) -> None:
        pytest.importorskip("termios", reason="pseudo terminals exist on POSIX only")

    def test_a_speaking_scale_gives_its_weight_once(self, frames: Any, states: Any) -> None:
        from app.devices.simulate import PtyScale

        with PtyScale() as peer:
            port = ScalePort(peer.port, "and", on_reading=frames, on_state=states)
            port.start()
            states.wait_for(DeviceState.READY)
            peer.write(b"US,GS,+0011.00kg\r\nST,GS,+0012.34kg\r\n")
            readings: list[ScaleReading] = frames.wait(2)
            taken = [port.take(), port.take()]
            port.stop()
        assert [reading.stable_g for reading in readings] == [None, Decimal("12340.00")]
        assert taken == [Decimal("12340.00"), None]

    def test_rubbish_is_said_once_and_a_good_frame_ends_it(self, frames: Any, states: Any, monkeypatch: Any) -> None:
        from app.devices import scale
        from app.devices.simulate import PtyScale

        monkeypatch.setattr(scale, "GARBLED_SECONDS", 0.0)
        with PtyScale() as peer:
            port = ScalePort(peer.port, "toledo", on_reading=frames, on_state=states)
            port.start()
            states.wait_for(DeviceState.READY)
            peer.write(b"ST,GS,+0012.34kg\r\n" * 8)  # another protocol than the one set
            states.wait_for(DeviceState.GARBLED)
            assert "协议" in str(states.items[-1].error) and frames.items == []
            peer.write(b"\xff\xfe\x00" * 40 + TOLEDO)
            states.wait_for(DeviceState.READY)
            assert frames.wait(1)[0].reading.weight_g == Decimal("12340.00")
            port.stop()

    def test_a_scale_that_must_be_asked_is_asked_and_again_after_a_hang_up(
        self, frames: Any, states: Any, tmp_path: Any
    ) -> None:
        from app.devices.simulate import PtyScale

        with PtyScale(tmp_path / "scale") as peer:
            port = ScalePort(peer.port, ScaleProtocol.SICS, on_reading=frames, on_state=states, ask_every=0.05)
            port.start()
            for count in (1, 2):
                assert b"SI\r\n" in peer.read(20)
                peer.write(b"S S     12.340 kg\r\n")
                frames.wait(count)
                peer.unplug()
                states.wait_for(DeviceState.LOST)
                peer.plug_in()
            port.stop()
        assert {reading.reading.weight_g for reading in frames.items} == {Decimal("12340.000")}
