"""Many vehicles with valid passes, made by the commands: tools that go out, each with its own plate, trailer and seal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.work import Actor, Workplace
from app.gate import other, queries, signing
from app.gate.views import OtherDraft, OtherLine
from db.states import PassKind, Role
from tests.helpers.vehicles import Vehicle

PIN = "2580"


@dataclass(frozen=True)
class Crew:
    """Who makes, counts and signs the passes."""

    keeper: Actor
    second: Actor
    finance: Actor
    personnel: Actor


def convoy(place: Workplace, crew: Crew, count: int, gates: Sequence[str], first: int = 0) -> list[Vehicle]:
    """Valid passes for `count` vehicles, the gates in turn. The signers have keys (`tests.helpers.trust.founded`)."""
    made: list[Vehicle] = []
    for at in range(first, first + count, signing.MOST):
        made += _waiting(place, crew, range(at, min(at + signing.MOST, first + count)), gates)
    numbers = [vehicle.number for vehicle in made]
    signed(place, crew, numbers)
    with place.read() as session:
        return [Vehicle(v.number, queries.token(session, v.number) or "", v.plate, v.trailer, v.seal, v.gate) for v in made]


def signed(place: Workplace, crew: Crew, numbers: Sequence[str]) -> None:
    """Finance and personnel sign waiting passes, as many at once as they may."""
    for at in range(0, len(numbers), signing.MOST):
        for actor, role in ((crew.finance, Role.FINANCE), (crew.personnel, Role.PERSONNEL)):
            for outcome in signing.sign_many(place, actor, numbers[at : at + signing.MOST], role, PIN):
                assert outcome.error is None, outcome


def _waiting(place: Workplace, crew: Crew, numbers: Sequence[int], gates: Sequence[str]) -> list[Vehicle]:
    """Passes that were counted by two people and wait for their signatures."""
    made = []
    with place.work(crew.keeper) as work:
        for n in numbers:
            plate, trailer, seal = f"苏Z·{n % 10_000:04d}K", f"苏Z·{(n * 7) % 10_000:04d}挂", f"S{n:07d}"
            draft = OtherDraft(
                PassKind.TOOLS, "示范安装工地", "安装用工具", (OtherLine("力矩扳手", "把", 2),), plate, trailer, "司机甲", "138-0000-0000",
                seals=(seal,), gate=gates[n % len(gates)],
            )  # fmt: skip
            number = other.make_other(work, draft).number
            other.confirm_other(work, number)
            made.append(Vehicle(number, "", plate, trailer, seal, draft.gate))
    with place.work(crew.second) as work:
        for vehicle in made:
            other.confirm_other(work, vehicle.number)
    return made
