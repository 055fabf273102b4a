"""What the guard has keyed of a vehicle that comes in, without Qt: two plates, why it comes, and what belongs to that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.yard import plates
from app.yard.views import Arrival, EntryView, ExpectedTrip, YardPurpose

CODES = {
    "京": "BJ", "津": "TJ", "沪": "SH", "渝": "CQ", "冀": "HE", "豫": "HA", "云": "YN", "辽": "LN", "黑": "HL", "湘": "HN", "皖": "AH",
    "鲁": "SD", "新": "XJ", "苏": "JS", "浙": "ZJ", "赣": "JX", "鄂": "HB", "桂": "GX", "甘": "GS", "晋": "SX", "蒙": "NM", "陕": "SN",
    "吉": "JL", "闽": "FJ", "贵": "GZ", "粤": "GD", "青": "QH", "藏": "XZ", "川": "SC", "宁": "NX", "琼": "HI",
    "挂": "GU", "学": "XU", "警": "JG", "港": "HK", "澳": "MO", "领": "LG",
}  # fmt: skip
"""The Chinese characters of plates by two letters on a keyboard: provinces as in GB/T 2260."""

_BY_CODE = {code: character for character, code in CODES.items()}
_MOST = 15
_RETURN_DIGITS = 8
_PHONE_DIGITS = 15
TAIL = 4


class Step(StrEnum):
    """What is keyed now."""

    PLATE = "plate"
    TRAILER = "trailer"
    PURPOSE = "purpose"
    RETURN_NO = "return_no"
    PHONE = "phone"
    REASON = "reason"
    DONE = "done"


class Problem(StrEnum):
    """Why Enter did not lead on."""

    EMPTY = "empty"
    ODD = "odd"
    IMPOSSIBLE = "impossible"
    SHORT_TRAILER = "short_trailer"
    TRAILER_HERE = "trailer_here"
    NO_SUCH_TAIL = "no_such_tail"
    WHOLE_PLATE = "whole_plate"
    WHICH_TRIP = "which_trip"
    RETURN_NO = "return_no"


@dataclass(frozen=True)
class Entering:
    """One vehicle being entered, or (`correcting`) the plates of one that are put right.

    Attributes:
        step: What the keys go to.
        plate: The tractor's plate as keyed, or the last four of it.
        trailer: The trailer's.
        tail: The end of a booked plate was keyed, of four characters or more, and taken for the whole.
        code: First letter of a Chinese character's two-letter code.
        characters: Chinese characters are wanted although the row is not empty, or not wanted although it is; None by itself.
        problem: Why the last Enter did not lead on.
        sure: A plate of another form was confirmed by a second Enter.
        trip: The booked trip it comes for.
        purpose: Why it comes.
        return_no: Digits of the number of a return.
        phone: Telephone, or blank.
        reason: Index of the reason of a correction.
        correcting: The stay whose plates are put right.
    """

    step: Step = Step.PLATE
    plate: str = ""
    trailer: str = ""
    tail: bool = False
    code: str = ""
    characters: bool | None = None
    problem: Problem | None = None
    sure: bool = False
    trip: ExpectedTrip | None = None
    purpose: YardPurpose | None = None
    return_no: str = ""
    phone: str = ""
    reason: int = 0
    correcting: EntryView | None = None

    @property
    def row(self) -> str:
        """What stands in the row that takes the keys."""
        return {Step.PLATE: self.plate, Step.TRAILER: self.trailer, Step.RETURN_NO: self.return_no, Step.PHONE: self.phone}.get(
            self.step, ""
        )

    @property
    def wants_characters(self) -> bool:
        """Whether the pad shows Chinese characters: at the first place of a plate, or when asked for."""
        if self.step not in (Step.PLATE, Step.TRAILER):
            return False
        return not self.row if self.characters is None else self.characters

    @property
    def by_tail(self) -> bool:
        """Whether only the end of a booked plate was keyed."""
        return self.tail or (bool(self.plate) and self.plate.isascii() and len(self.plate) <= TAIL)

    @property
    def untouched(self) -> bool:
        """Whether nothing was keyed yet."""
        return self == Entering(correcting=self.correcting, trip=self.trip, purpose=self.purpose)

    def matching(self, trips: Sequence[ExpectedTrip]) -> list[ExpectedTrip]:
        """The booked trips that what was keyed of the plate fits, by its beginning or by an end of it that has the last four."""
        if not self.plate:
            return list(trips)
        if self.step is Step.PLATE:
            return [trip for trip in trips if plates.plain(trip.plate).startswith(self.plate) or self._begins_an_end(trip)]
        if self.by_tail:
            return [trip for trip in trips if _signs(trip.plate).endswith(self.plate)]
        return [trip for trip in trips if plates.plain(trip.plate).startswith(self.plate)]

    def _begins_an_end(self, trip: ExpectedTrip) -> bool:
        """Whether more keys can make it the end of a plate: the last four, or those and what stands before them."""
        plate = _signs(trip.plate)
        return self.plate.isascii() and any(plate[at:].startswith(self.plate) for at in range(len(plate) - TAIL + 1))

    # Keys

    def key(self, name: str) -> Entering:
        """One character, letter or digit; anything that cannot stand there changes nothing."""
        if len(name) != 1 or not name.isalnum():
            return self
        character = name.upper()
        if self.step in (Step.RETURN_NO, Step.PHONE):
            most = _RETURN_DIGITS if self.step is Step.RETURN_NO else _PHONE_DIGITS
            fits = character.isascii() and character.isdecimal() and len(self.row) < most
            return self._with(self.row + character) if fits else self
        if self.step not in (Step.PLATE, Step.TRAILER):
            return self
        if not character.isascii():
            return self._put(character) if character in CODES else self
        if not self.wants_characters:
            return self._put(character)
        if not self.code:
            return replace(self, code=character, problem=None) if character.isalpha() else self._put(character)
        found = _BY_CODE.get(self.code + character)
        return self._put(found or self.code + character)

    def back(self) -> Entering:
        """Takes the last key back, across steps."""
        if self.code:
            return replace(self, code="", problem=None)
        if self.row:
            row = self.row[:-1]
            if self.step is Step.TRAILER and self.row.endswith(plates.TRAILER):
                row = self.row[:-2]  # 挂 came by itself
            return self._with(row)
        before = {
            Step.TRAILER: Step.PLATE, Step.PURPOSE: Step.TRAILER, Step.REASON: Step.TRAILER, Step.RETURN_NO: Step.PURPOSE,
            Step.PHONE: Step.RETURN_NO if self.purpose is YardPurpose.RETURN else Step.PURPOSE,
        }.get(self.step)  # fmt: skip
        return self if before is None else replace(self, step=before, problem=None, sure=False, characters=None)

    def clear(self) -> Entering:
        """Empties the row that takes the keys; where nothing stands in it everything begins anew. A stay that is corrected stays."""
        return self._with("") if self.row or self.code else Entering(correcting=self.correcting)

    def turn(self) -> Entering:
        """Chinese characters instead of letters and digits, or the other way round."""
        return replace(self, characters=not self.wants_characters, code="") if self.step in (Step.PLATE, Step.TRAILER) else self

    # Steps

    def forward(self, trips: Sequence[ExpectedTrip] = ()) -> Entering:
        """Enter: on to the next step, or the reason why not."""
        if self.step is Step.PLATE:
            return self._after_plate(trips)
        if self.step is Step.TRAILER:
            return self._after_trailer()
        if self.step is Step.PURPOSE:
            found = self.matching(trips)
            return self.choose_trip(found[0]) if len(found) == 1 else replace(self, problem=Problem.WHICH_TRIP)
        if self.step is Step.RETURN_NO:
            short = len(self.return_no) < _RETURN_DIGITS
            return replace(self, problem=Problem.RETURN_NO) if short else replace(self, step=Step.PHONE, problem=None)
        if self.step is Step.PHONE:
            return replace(self, step=Step.DONE, problem=None)
        return self

    def choose_trip(self, trip: ExpectedTrip) -> Entering:
        """The booked trip it comes for; of a plate keyed by its last four the booking knows the rest."""
        if self.step is not Step.PURPOSE:
            return self
        plate = plates.plain(trip.plate) if self.by_tail else self.plate
        return replace(self, step=Step.DONE, trip=trip, purpose=YardPurpose.TRIP, plate=plate, problem=None)

    def choose_purpose(self, purpose: YardPurpose) -> Entering:
        """Another purpose than a booked trip."""
        if self.step is not Step.PURPOSE:
            return self
        if self.by_tail:
            return replace(self, step=Step.PLATE, problem=Problem.WHOLE_PLATE)
        then = Step.RETURN_NO if purpose is YardPurpose.RETURN else Step.PHONE
        return replace(self, step=then, purpose=purpose, trip=None, problem=None)

    def refused(self, clause: str) -> Entering:
        """Nothing was entered: what the refusal speaks of is keyed again, all else as it was. A return has its number (J-33)."""
        return replace(self, step=Step.RETURN_NO) if clause == "J-33" and self.purpose is YardPurpose.RETURN else self

    def choose_reason(self, index: int) -> Entering:
        """Why plates are put right."""
        return replace(self, step=Step.DONE, reason=index, problem=None) if self.step is Step.REASON else self

    def scanned(self, trip: ExpectedTrip) -> Entering:
        """The barcode of a trip was read: it comes for that one, its plate is still to be looked at."""
        if self.correcting is not None:
            return self
        if self.step in (Step.PURPOSE, Step.RETURN_NO, Step.PHONE):
            return replace(self, step=Step.PURPOSE).choose_trip(trip)
        return replace(self, trip=trip, purpose=YardPurpose.TRIP, problem=None) if self.step is not Step.DONE else self

    def arrival(self, gate: str) -> Arrival:
        """What is entered."""
        assert self.purpose is not None
        return Arrival(
            self.plate, self.purpose, self.trailer, self.trip.trip_no if self.trip else "",
            f"TH{self.return_no}" if self.purpose is YardPurpose.RETURN else "", phone=self.phone, gate=gate, confirmed=self.sure,
        )  # fmt: skip

    def _after_plate(self, trips: Sequence[ExpectedTrip]) -> Entering:
        if not self.plate:
            return replace(self, problem=Problem.EMPTY)
        if plates.is_trailer(self.plate):
            return replace(self, problem=Problem.TRAILER_HERE)
        if self.plate.isascii() and len(self.plate) >= TAIL and self.correcting is None:
            booked = [self.trip] if self.trip is not None else trips
            if any(_signs(trip.plate).endswith(self.plate) for trip in booked):
                return replace(self, step=Step.TRAILER, tail=True, problem=None, characters=None)
            if len(self.plate) == TAIL:
                return replace(self, problem=Problem.NO_SUCH_TAIL)
        return self._checked(self.plate, plates.is_chinese(self.plate)) or replace(
            self, step=Step.TRAILER, problem=None, characters=None, sure=not plates.is_chinese(self.plate)
        )

    def _after_trailer(self) -> Entering:
        if self.trailer.removesuffix(plates.TRAILER).isascii() and 0 < len(_signs(self.trailer)) <= TAIL:
            return replace(self, problem=Problem.SHORT_TRAILER)  # its last four, as of a booked tractor: nobody knows the rest
        wrong = self._checked(self.trailer, plates.is_trailer(self.trailer)) if self.trailer else None
        if wrong is not None:
            return wrong
        sure = self.sure or bool(self.trailer and not plates.is_trailer(self.trailer))
        on = replace(self, step=Step.PURPOSE, problem=None, characters=None, sure=sure)
        if self.correcting is not None:
            return replace(on, step=Step.REASON)
        return on.choose_trip(self.trip) if self.trip is not None else on

    def _checked(self, plate: str, usual: bool) -> Entering | None:
        """A plate of another form is asked for twice; one that cannot be a plate goes no further."""
        if usual or self.problem is Problem.ODD:
            return None
        return replace(self, problem=Problem.ODD if plates.is_plausible(plate) else Problem.IMPOSSIBLE)

    def _put(self, characters: str) -> Entering:
        row = (self.row + characters)[:_MOST]
        if self.step is Step.TRAILER and plates.is_trailer(row + plates.TRAILER) and not row.endswith(plates.TRAILER):
            row += plates.TRAILER
        return self._with(row)

    def _with(self, row: str) -> Entering:
        tail = self.tail and self.step is not Step.PLATE
        name = {Step.PLATE: "plate", Step.TRAILER: "trailer", Step.RETURN_NO: "return_no", Step.PHONE: "phone"}[self.step]
        return replace(self, code="", characters=None, problem=None, tail=tail, **{name: row})  # type: ignore[arg-type]


def _signs(plate: str) -> str:
    """The letters and digits of a plate, without the Chinese characters before and behind them."""
    return "".join(c for c in plates.plain(plate) if c.isascii())
