"""The framer: what ends a frame, what is data, what is given up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.devices.framing import LONGEST, Frame, FrameKind, Framer


def datas(frames: list[Frame]) -> list[tuple[str, bytes]]:
    return [(f.kind.value, f.data) for f in frames]


def test_each_terminator_ends_a_frame_and_crlf_makes_no_empty_one() -> None:
    framer = Framer()
    assert datas(framer.feed(b"A\rB\nC\x03D\r\n\r\n", 1.0)) == [("ok", b"A"), ("ok", b"B"), ("ok", b"C"), ("ok", b"D")]
    assert not framer.pending


def test_a_frame_split_over_reads_is_one_frame_stamped_at_its_end() -> None:
    framer = Framer()
    assert framer.feed(b"BK26", 1.0) == []
    assert framer.feed(b"11090", 1.05) == []
    assert framer.feed(b"217\r", 1.1) == [Frame(FrameKind.OK, b"BK2611090217", 1.1)]


def test_group_separator_is_data() -> None:
    assert datas(Framer().feed(b"]C110AB\x1d3705\r", 0.0)) == [("ok", b"]C110AB\x1d3705")]


def test_stx_begins_anew_and_what_it_cut_off_is_answered() -> None:
    assert datas(Framer().feed(b"\x02FH26000388\x03", 0.0)) == [("ok", b"FH26000388")]
    assert datas(Framer().feed(b"FH2\x02FH26000388\x03", 0.0)) == [("partial", b"FH2"), ("ok", b"FH26000388")]


def test_an_idle_fragment_is_given_up_once_by_tick() -> None:
    framer = Framer()
    framer.feed(b"BK26", 1.0)
    assert framer.tick(1.1) == []
    assert framer.tick(1.16) == [Frame(FrameKind.PARTIAL, b"BK26", 1.16)]
    assert framer.tick(9.0) == []


def test_an_idle_fragment_never_joins_the_next_scan() -> None:
    framer = Framer()
    framer.feed(b"BK26", 1.0)
    assert datas(framer.feed(b"FH26000388\r", 1.2)) == [("partial", b"BK26"), ("ok", b"FH26000388")]


def test_bytes_that_were_waiting_are_no_proof_of_silence() -> None:
    framer = Framer()
    framer.feed(b"BK26", 1.0)
    assert datas(framer.feed(b"11090217\r", 1.4, idle_known=False)) == [("ok", b"BK2611090217")]


def test_exactly_the_limit_passes_and_one_more_is_reported_once() -> None:
    assert datas(Framer().feed(b"x" * LONGEST + b"\r", 0.0)) == [("ok", b"x" * LONGEST)]
    framer = Framer()
    frames = framer.feed(b"x" * 10_000, 0.0) + framer.feed(b"x" * 10_000 + b"\rFH26000388\r", 0.01)
    assert datas(frames) == [("overflow", b"x" * LONGEST), ("ok", b"FH26000388")]


def test_an_overflow_without_end_frees_the_line_after_silence() -> None:
    framer = Framer(max_length=4)
    assert datas(framer.feed(b"abcdefg", 0.0)) == [("overflow", b"abcd")]
    assert framer.tick(0.2) == []
    assert datas(framer.feed(b"ok\r", 0.3)) == [("ok", b"ok")]


def test_a_lost_line_gives_up_its_fragment_at_once() -> None:
    framer = Framer()
    framer.feed(b"BK26", 1.0)
    assert datas(framer.reset(1.01)) == [("partial", b"BK26")]
    assert framer.reset(1.02) == []


_CODES = st.binary(max_size=40).map(lambda raw: bytes(byte for byte in raw if byte not in b"\x02\x03\r\n"))


@given(st.lists(_CODES, max_size=8), st.data())
def test_how_the_stream_is_cut_changes_nothing(codes: list[bytes], data: st.DataObject) -> None:
    stream = b"".join(code + b"\r" for code in codes)
    framer, frames, position = Framer(), [], 0
    while position < len(stream):
        step = data.draw(st.integers(1, 7))
        frames += framer.feed(stream[position : position + step], 0.0)
        position += step
    assert datas(frames) == [("ok", code) for code in codes if code]
