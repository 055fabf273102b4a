"""What is keyed of a vehicle that comes in, without a window."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.yard import plates
from app.yard.views import EntryView, ExpectedTrip, YardPurpose
from ui.gate.entering import CODES, Entering, Problem, Step

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
TRIPS = [
    ExpectedTrip(f"CC2600000{n}", plate, NOW, "", "", "", "", "") for n, plate in enumerate(["苏Z·8682K", "沪A·D12345", "苏Z·1682K"], 1)
]


def keyed(text: str, now: Entering | None = None) -> Entering:
    entering = now or Entering()
    for character in text:
        entering = entering.forward(TRIPS) if character == "\n" else entering.turn() if character == "/" else entering.key(character)
    return entering


def test_every_character_of_plates_has_two_letters_of_its_own() -> None:
    assert set(CODES) == set(plates.PROVINCES) | set(plates.SUFFIXES)
    assert len(set(CODES.values())) == len(CODES) and all(len(code) == 2 for code in CODES.values())


def test_keys_of_a_keyboard_and_of_the_pad_make_the_same_plate() -> None:
    assert keyed("jsz8682k").plate == keyed("苏Z8682K").plate == "苏Z8682K"
    assert keyed("j").code == "J" and keyed("j").plate == "" and keyed("j").back().code == ""
    assert keyed("苏z8682k").back().plate == "苏Z8682" and keyed("台·-").plate == ""
    assert keyed("gdz1234").plate == "粤Z1234" and keyed("gdz1234/港").plate == "粤Z1234港" == keyed("gdz1234/hk").plate
    assert Entering().wants_characters and not keyed("苏").wants_characters and not keyed("/").wants_characters


def test_a_booked_vehicle_is_found_by_its_plate_or_its_last_four() -> None:
    assert [trip.plate for trip in keyed("苏Z").matching(TRIPS)] == ["苏Z·8682K", "苏Z·1682K"]
    done = keyed("苏Z8682K\n\n\n")
    assert (done.step, done.trip, done.trailer) == (Step.DONE, TRIPS[0], "")
    many = keyed("682k\n\n\n")
    assert many.step is Step.PURPOSE and many.problem is Problem.WHICH_TRIP and many.by_tail
    chosen = many.choose_trip(TRIPS[2])
    assert chosen.arrival("一号门").plate == "苏Z1682K" and chosen.arrival("一号门").trip_no == "CC26000003"
    assert keyed("9999\n").problem is Problem.NO_SUCH_TAIL
    assert many.choose_purpose(YardPurpose.VISITOR).problem is Problem.WHOLE_PLATE


def test_any_end_of_a_booked_plate_from_four_characters_on_is_enough() -> None:
    for typed in ("8682k", "z8682k", "D12345", "12345"):
        assert len(keyed("/" + typed).matching(TRIPS)) == 1
        done = keyed(f"/{typed}\n\n\n")
        assert done.step is Step.DONE and done.trip is not None and done.plate == plates.plain(done.trip.plate)
    assert [trip.plate for trip in keyed("86").matching(TRIPS)] == ["苏Z·8682K"]
    assert keyed("d123\n").problem is Problem.NO_SUCH_TAIL and keyed("/8682l\n").problem is Problem.ODD
    assert keyed("8682k\n\n").choose_purpose(YardPurpose.VISITOR).problem is Problem.WHOLE_PLATE


def test_clearing_takes_one_row_and_then_everything() -> None:
    on = keyed("苏Z8682K\n苏Z5107")
    once = on.clear()
    assert (once.step, once.plate, once.trailer) == (Step.TRAILER, "苏Z8682K", "")
    assert once.clear() == Entering()


def test_the_trailer_gets_its_last_character_by_itself() -> None:
    on = keyed("苏Z8682K\n苏Z5107")
    assert on.trailer == "苏Z5107挂" and on.back().trailer == "苏Z510"
    assert keyed("苏Z8682K\n苏Z51\n").problem is Problem.ODD
    assert keyed("苏Z8682K\n/5107\n").problem is keyed("苏Z8682K\n/5107/挂\n").problem is Problem.SHORT_TRAILER
    assert keyed("苏Z/挂").plate == "苏Z挂" and keyed("苏Z5107/挂\n").problem is Problem.TRAILER_HERE


def test_another_form_is_asked_for_twice_and_nonsense_never_taken() -> None:
    once = keyed("/ab123cd\n")
    assert once.problem is Problem.ODD and once.step is Step.PLATE
    assert once.forward().step is Step.TRAILER and once.forward().sure
    assert once.key("4").problem is None and keyed("4\n", once).problem is Problem.ODD
    for nonsense in ("\n", "/abcde\n\n", "京A\n\n"):
        assert keyed(nonsense).step is Step.PLATE and keyed(nonsense).problem is not None


def test_returned_goods_need_their_number_and_a_telephone_is_kept() -> None:
    on = keyed("苏Z7777A\n\n").choose_purpose(YardPurpose.RETURN)
    assert keyed("2600001\n", on).problem is Problem.RETURN_NO
    done = keyed("26000012x\n13800001111\n", on)
    assert done.step is Step.DONE and done.arrival("").return_no == "TH26000012" and done.arrival("").phone == "13800001111"
    assert keyed("26000012\n", on).back().step is Step.RETURN_NO and on.back().step is Step.PURPOSE


def test_a_return_that_was_refused_asks_for_its_number_again_and_keeps_what_was_keyed() -> None:
    on = keyed("26000012\n13800001111", keyed("苏Z7777A\n\n").choose_purpose(YardPurpose.RETURN))
    again = on.refused("J-33")
    assert (again.step, again.return_no, again.phone, again.plate) == (Step.RETURN_NO, "26000012", "13800001111", "苏Z7777A")
    assert on.refused("G-02") == on and keyed("苏Z7777A\n\n").refused("J-33").step is Step.PURPOSE


def test_a_scanned_trip_waits_for_the_plate_only() -> None:
    on = Entering().scanned(TRIPS[0])
    assert on.step is Step.PLATE and keyed("682k\n\n", on).step is Step.DONE
    other = keyed("苏Z2222A\n\n", on)
    assert other.step is Step.DONE and other.arrival("").plate == "苏Z2222A" and other.trip is TRIPS[0]
    assert keyed("苏Z2222A\n\n").scanned(TRIPS[0]).step is Step.DONE


@pytest.mark.parametrize("keys", ["苏Z5108\n", "\n"])
def test_a_correction_ends_with_its_reason(keys: str) -> None:
    entry = EntryView(7, "苏Z·8682K", "苏Z·5107挂", False, "", "", YardPurpose.TRIP, "CC26000001", True, "", "", NOW, "", None, "", "")
    on = keyed("苏Z8682K\n" + keys, Entering(correcting=entry))
    assert on.step is Step.REASON and on.choose_reason(2).reason == 2 and on.scanned(TRIPS[0]) is on
    assert on.clear() == Entering(correcting=entry)
