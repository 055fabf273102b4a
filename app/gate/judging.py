"""The gate's judgement over plain values: the same code with the database, without it, and on the command line.

In order: the clock, the proof, the one gate, the time, the guard; then what is known of the pass beside its paper; then what was seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from app.core.errors import Refused
from app.core.scans import printable
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.gate import rules, token_rules
from app.gate.views import SeenKind, SignatureView
from app.trust.claims import Claims
from app.trust.faults import BadToken
from app.trust.lists import TrustList
from app.trust.proving import Proof, prove
from db.states import PassState


@dataclass(frozen=True)
class Post:
    """Where and by whom a pass is judged.

    Attributes:
        gate: The gate.
        trust: The trust list that holds there; None proves nothing.
        now: The gate's time.
        latest: The latest time the gate has seen; None when it has seen none.
        guard_id: Key of the guard's person; None where none is named.
    """

    gate: str
    trust: TrustList | None
    now: datetime
    latest: datetime | None = None
    guard_id: int | None = None


@dataclass(frozen=True)
class Known:
    """What is known of a pass beside what it says itself: how it ended, if it did."""

    number: str
    state: PassState = PassState.VALID
    used_at: datetime | None = None
    used_by: str = ""
    reason: str = ""
    replaced_by: str = ""
    gate: str = ""


@dataclass(frozen=True)
class Need:
    """One thing to look at, and the number it has to bear; the guard never sees that number before it agrees."""

    kind: SeenKind
    value: str

    @property
    def places(self) -> int:
        """How many characters are keyed."""
        return len(rules.tail(self.value))


def prove_paper(text: str, post: Post) -> Proof:
    """Whether the paper is genuine at all.

    Raises:
        Refused: The clock was set back, or what the proof found wrong, with its row and sentence.
    """
    token_rules.clock_must_not_go_back(post.now, post.latest)
    return _proved(text, post)


def must_hold_here(proof: Proof, post: Post) -> None:
    """Everything a genuine paper can be refused for at this gate, now, by this guard.

    Raises:
        Refused: Another gate, out of its time, the guard made or signed it, or it names nothing to look at.
    """
    token_rules.must_be_this_gate(proof.claims.gate, post.gate)
    token_rules.must_be_in_time(proof.claims.not_before, proof.claims.expires, post.now)
    rules.guard_must_not_be_maker(proof.claims.maker, post.guard_id)
    rules.guard_must_not_be_signer((one.person for one in proof.signers), post.guard_id)
    rules.something_must_be_seen(sum(need.kind in (SeenKind.PLATE, SeenKind.BEARER) for need in needs(proof.claims)))


def _proved(text: str, post: Post) -> Proof:
    try:
        return prove(text, post.trust, post.now)
    except BadToken as bad:
        shown = printable(text, 40)
        token_rules.token_must_be_genuine(bad.fault, shown, bad.details)
        token_rules.token_must_be_signed(bad.fault, shown, bad.details)
        raise  # only a test run that took a row out comes here


def must_not_have_ended(known: Known | None) -> None:
    """What is known beside the paper: void, lost, used.

    Raises:
        Refused: H-01 void with its reason, H-07 used with its first use.
    """
    if known is not None:
        rules.must_not_be_void(known.number, known.state, known.reason, known.replaced_by)
        rules.must_be_unused_and_in_date(known.state, known.used_at, known.used_by, None, None)


@lru_cache(maxsize=16)
def needs(claims: Claims) -> tuple[Need, ...]:
    """What the guard looks at, in order; of more than three seals any three."""
    found = [
        Need(SeenKind.PLATE, claims.plate), Need(SeenKind.TRAILER, claims.trailer), Need(SeenKind.CONTAINER, claims.container),
        *(Need(SeenKind.SEAL, seal) for seal in claims.seals if rules.tail(seal)), Need(SeenKind.BEARER, claims.bearer),
    ]  # fmt: skip
    wanted = [need for need in found if need.places]
    seals = [need for need in wanted if need.kind is SeenKind.SEAL]
    dropped = seals[rules.MOST_SEEN :]
    return tuple(need for need in wanted if need not in dropped)


def must_agree(claims: Claims, seen: Mapping[SeenKind, str]) -> None:
    """Compares what was seen with what the pass says (H-04, H-05).

    Args:
        claims: What the pass says.
        seen: Last four of each thing, several of a kind with spaces between; blank where the guard found none.

    Raises:
        Refused: The first thing that differs.
    """
    for kind in _kinds(claims):
        _must_agree(claims, kind, seen)


def differs(claims: Claims, seen: Mapping[SeenKind, str]) -> SeenKind | None:
    """The first thing that differs, which a refusal speaks of: it alone is keyed again. None where everything agrees."""
    for kind in _kinds(claims):
        try:
            _must_agree(claims, kind, seen)
        except Refused:
            return kind
    return None


def _kinds(claims: Claims) -> Iterable[SeenKind]:
    return dict.fromkeys(need.kind for need in needs(claims))


def _must_agree(claims: Claims, kind: SeenKind, seen: Mapping[SeenKind, str]) -> None:
    keyed = seen.get(kind, "").strip()
    if kind in _VEHICLE:
        plate = {SeenKind.PLATE: claims.plate, SeenKind.TRAILER: claims.trailer, SeenKind.BEARER: claims.bearer}[kind]
        rules.plate_must_agree(plate, keyed, _VEHICLE[kind])
    elif kind is SeenKind.CONTAINER:
        rules.seal_must_agree(QT_TRANSLATE_NOOP("app", "柜号"), (claims.container,), (keyed,))
    else:
        seals = tuple(seal for seal in claims.seals if rules.tail(seal))
        rules.seal_must_agree(QT_TRANSLATE_NOOP("app", "封签号"), seals, tuple(keyed.split()))


_VEHICLE = {
    SeenKind.PLATE: QT_TRANSLATE_NOOP("app", "车号"),
    SeenKind.TRAILER: QT_TRANSLATE_NOOP("app", "挂车号"),
    SeenKind.BEARER: QT_TRANSLATE_NOOP("app", "证件/电话末四位"),
}


def in_words(seen: Mapping[SeenKind, str]) -> str:
    """What the guard keyed, as a log and an incident keep it."""
    return " ".join(f"{_NAMES[kind]} {keyed}" for kind, keyed in seen.items() if keyed)


_NAMES = {
    SeenKind.PLATE: "车头", SeenKind.TRAILER: "挂车", SeenKind.CONTAINER: "柜号", SeenKind.SEAL: "封签", SeenKind.BEARER: "证件",
}  # fmt: skip


def missing(claims: Claims, seen: Mapping[SeenKind, str]) -> tuple[SeenKind, ...]:
    """What was not looked at yet."""
    return tuple(dict.fromkeys(need.kind for need in needs(claims) if need.kind not in seen))


def agreed(claims: Claims) -> tuple[tuple[SeenKind, str], ...]:
    """What is shown once everything agrees."""
    return tuple((need.kind, need.value) for need in needs(claims))


def release_words(claims: Claims) -> Text:
    """The sentence under the green word."""
    if claims.bearer:
        return say(QT_TRANSLATE_NOOP("app", "证件/电话一致，请让提货人通过"))
    return say(_AGREE[min(len(needs(claims)), len(_AGREE)) - 1])


_AGREE = (
    QT_TRANSLATE_NOOP("app", "车牌一致，请抬杆"), QT_TRANSLATE_NOOP("app", "两项一致，请抬杆"),
    QT_TRANSLATE_NOOP("app", "三项一致，请抬杆"), QT_TRANSLATE_NOOP("app", "四项一致，请抬杆"),
    QT_TRANSLATE_NOOP("app", "五项一致，请抬杆"), QT_TRANSLATE_NOOP("app", "六项一致，请抬杆"),
)  # fmt: skip
"""By how many things were looked at: tractor, trailer, container and three seals at most."""


def signatures(proof: Proof) -> tuple[SignatureView, ...]:
    """Who vouches for the pass and how, as the token alone says it."""
    return tuple(SignatureView(one.role, one.name, one.at, one.how) for one in proof.signers)


def times_in(proof: Proof) -> datetime:
    """The latest moment a genuine token proves to have passed: somebody signed then."""
    return max([proof.claims.issued, *(one.at for one in proof.signers)])
