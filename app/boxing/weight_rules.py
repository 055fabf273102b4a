"""Pure decisions about the weight of a box; each guard holds the row it names."""

from __future__ import annotations

from collections.abc import Sequence

from app.boxing.weights import Band, Guess
from app.clauses.register import guard
from app.core.errors import Fact, fact, refuse
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from db.states import Role

BOX = QT_TRANSLATE_NOOP("app", "箱")


@guard("C-18")
def weight_must_fit(box_no: int, gross_g: int, wanted: Band, guesses: Sequence[Guess]) -> None:
    """C-18: a box weighs what its contents weigh; else something is missing, too many, or wrong.

    Args:
        box_no: The box.
        gross_g: What the scale said.
        wanted: What it should say.
        guesses: Which pieces would explain the difference, the likeliest first.

    Raises:
        Refused: It is outside the tolerance.
    """
    if wanted.fits(gross_g):
        return
    raise refuse(
        "C-18",
        QT_TRANSLATE_NOOP("app", "重量不符：{gross} kg，应为 {wanted} ± {tolerance}"),
        fact(QT_TRANSLATE_NOOP("app", "差"), f"{(gross_g - wanted.expected_g) / 1000:+.2f} kg"),
        *(fact(QT_TRANSLATE_NOOP("app", "可能"), in_words(guess)) for guess in guesses[:2]),
        *_unexplained(guesses),
        fact(BOX, box_no),
        helper=Role.TEAM_LEADER,
        gross=kg(gross_g),
        wanted=kg(wanted.expected_g),
        tolerance=kg(wanted.tolerance_g),
    )


@guard("C-18")
def must_be_weighed(box_no: int, is_needed: bool, is_weighed: bool) -> None:
    """C-18: where boxes are weighed, none is sealed without.

    Raises:
        Refused: It was not weighed.
    """
    if is_weighed or not is_needed:
        return
    raise refuse(
        "C-18",
        QT_TRANSLATE_NOOP("app", "第 {n} 箱还没称重，把箱放上秤再封"),
        fact(BOX, box_no),
        helper=Role.TEAM_LEADER,
        n=box_no,
    )


@guard("C-18")
def waiver_must_be_by_another(box_no: int, name: str, packed_it: bool) -> None:
    """C-18: nobody lets a box go whose weight does not fit when he packed it himself.

    Raises:
        Refused: He did.
    """
    if not packed_it:
        return
    raise refuse(
        "C-18",
        QT_TRANSLATE_NOOP("app", "重量放行要由没装这箱的组长来做"),
        fact(QT_TRANSLATE_NOOP("app", "登录人"), name),
        fact(BOX, box_no),
        helper=Role.LOGISTICS_HEAD,
    )


def in_words(guess: Guess) -> Text:
    """「少 1 台断路器（2.40 kg）？」."""
    if len(guess.moves) == 1:
        part, count = guess.moves[0]
        less = QT_TRANSLATE_NOOP("app", "少 {n} {unit}{name}（{kg} kg）？")
        more = QT_TRANSLATE_NOOP("app", "多 {n} {unit}{name}（{kg} kg）？")
        weight = kg(part.weight_g * abs(count))
        return say(less if count < 0 else more, n=abs(count), unit=part.unit, name=part.name, kg=weight)
    (one, first), (other, second) = guess.moves
    pairs = {
        (True, True): QT_TRANSLATE_NOOP("app", "少 {n} {unit}{name}、少 {m} {other_unit}{other}？"),
        (True, False): QT_TRANSLATE_NOOP("app", "少 {n} {unit}{name}、多 {m} {other_unit}{other}？"),
        (False, True): QT_TRANSLATE_NOOP("app", "多 {n} {unit}{name}、少 {m} {other_unit}{other}？"),
        (False, False): QT_TRANSLATE_NOOP("app", "多 {n} {unit}{name}、多 {m} {other_unit}{other}？"),
    }
    return say(
        pairs[first < 0, second < 0], n=abs(first), unit=one.unit, name=one.name, m=abs(second), other_unit=other.unit,
        other=other.name,
    )  # fmt: skip


def kg(grams: int) -> str:
    """Kilograms with two places, and three below fifty grams, where two would say nothing."""
    return f"{grams / 1000:.3f}" if 0 < abs(grams) < 50 else f"{grams / 1000:.2f}"


def _unexplained(guesses: Sequence[Guess]) -> tuple[Fact, ...]:
    if guesses:
        return ()
    return (fact(QT_TRANSLATE_NOOP("app", "可能"), say(QT_TRANSLATE_NOOP("app", "说不出是哪一件，请开箱点数"))),)
