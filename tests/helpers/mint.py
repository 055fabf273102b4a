"""A site that signs passes, made of keys alone, and a forger who tries everything with what he can see and with keys of his own."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.trust import base45, cbor
from app.trust.claims import Claims, Limits
from app.trust.lists import Grant, Requirement, Revoked, SignerKey, TrustList, key_id, sign_list
from app.trust.token import Mark, Signed, message, write
from db.states import DeliveryMode, PassKind, Role, SignedHow

NOW = datetime(2026, 11, 23, 6, 26, tzinfo=UTC)  # Monday 14:26 at the site
SITE, GATE, MAKER = "3f9a1c77", "一号门", 3
_YEAR = timedelta(days=365)


@dataclass
class Holder:
    """A person with a key."""

    person: int
    name: str
    private: Ed25519PrivateKey

    @property
    def public(self) -> bytes:
        return self.private.public_key().public_bytes_raw()

    @property
    def key_id(self) -> bytes:
        return key_id(self.public)


def _holder(person: int, name: str) -> Holder:
    return Holder(person, name, Ed25519PrivateKey.from_private_bytes(bytes([person]) * 32))


@dataclass
class Mint:
    """Root, signers and list of one site; every pass it makes is genuine."""

    root: Ed25519PrivateKey = field(default_factory=lambda: Ed25519PrivateKey.from_private_bytes(b"\x77" * 32))
    finance: Holder = field(default_factory=lambda: _holder(11, "财务部甲"))
    personnel: Holder = field(default_factory=lambda: _holder(12, "人事总务部甲"))
    deputy: Holder = field(default_factory=lambda: _holder(13, "财务部乙"))
    registrar: Holder = field(default_factory=lambda: _holder(14, "物流科长甲"))
    keeper: Holder = field(default_factory=lambda: _holder(MAKER, "仓管员甲"))
    revoked: tuple[Revoked, ...] = ()
    number: int = 7

    @property
    def root_public(self) -> bytes:
        return self.root.public_key().public_bytes_raw()

    def trust(self) -> TrustList:
        """The list: both departments, a deputy of finance at night, a registrar of paper, the storekeeper who closes loads."""
        start, until = NOW - timedelta(days=30), NOW - timedelta(days=30) + _YEAR
        everybody = (self.finance, self.personnel, self.deputy, self.registrar, self.keeper)
        keys = tuple(SignerKey(h.key_id, h.public, h.person, h.name, start, until) for h in everybody)

        def may(holder: Holder, role: Role, how: SignedHow, **shift: int) -> Grant:
            return Grant(holder.key_id, role, how, start, until, **shift)

        grants = (
            may(self.finance, Role.FINANCE, SignedHow.OWN), may(self.personnel, Role.PERSONNEL, SignedHow.OWN),
            may(self.finance, Role.FINANCE, SignedHow.AHEAD), may(self.personnel, Role.PERSONNEL, SignedHow.AHEAD),
            may(self.deputy, Role.FINANCE, SignedHow.DEPUTY, weekdays=0b0011111, from_minute=20 * 60, to_minute=6 * 60),
            may(self.registrar, Role.FINANCE, SignedHow.PAPER), may(self.registrar, Role.PERSONNEL, SignedHow.PAPER),
            may(self.keeper, Role.STOREKEEPER, SignedHow.CLOSE),
        )  # fmt: skip
        required = tuple(Requirement(kind, None, (Role.FINANCE, Role.PERSONNEL), 2) for kind in PassKind)
        return TrustList(SITE, self.number, NOW - timedelta(days=1), keys, grants, required, self.revoked)

    def published(self) -> bytes:
        """The list as a file."""
        return sign_list(self.trust(), self.root.private_bytes_raw())

    def token(self, claims: Claims, *signers: tuple[Holder, Role, SignedHow], at: datetime | None = None) -> str:
        """A token with these signatures; both departments' own by default."""
        given = signers or ((self.finance, Role.FINANCE, SignedHow.OWN), (self.personnel, Role.PERSONNEL, SignedHow.OWN))
        raw = claims.encode()
        return write(raw, [sign(raw, holder, role, how, at or claims.issued) for holder, role, how in given])


def sign(raw: bytes, holder: Holder, role: Role, how: SignedHow, at: datetime, limits: bytes = b"") -> Signed:
    """One signature of a holder, whether he may or not."""
    mark = Mark(role, how, holder.key_id, at)
    return Signed(mark, holder.private.sign(message(raw, mark, limits)))


def claims(number: str = "CM26000417", **changed: object) -> Claims:
    """What a usual pass claims."""
    usual = Claims(
        number=number, uid=number.encode().rjust(16, b"\x01"), kind=PassKind.SALE, modes=(DeliveryMode.DIRECT,), site=SITE, gate=GATE,
        plate="苏Z·8682K", trailer="苏Z·5117挂", container="", seals=("S0045821",), orders=("FH26000388", "FH26000389"), boxes=120,
        weight_g=2_946_000, load_hash=b"\x5a" * 16, issued=NOW, not_before=NOW, expires=NOW + timedelta(hours=9, minutes=34), maker=MAKER,
    )  # fmt: skip
    return replace(usual, **changed)  # type: ignore[arg-type]


def limits_of(made: Claims) -> Limits:
    """Limits that a pass just fits."""
    return Limits(
        uid=made.uid, site=made.site, gate=made.gate, kind=made.kind, plate=made.plate, trailer=made.trailer, orders=made.orders,
        boxes=made.boxes, not_before=made.not_before - timedelta(hours=4), expires=made.expires, maker=made.maker, modes=made.modes,
    )  # fmt: skip


def forgeries(mint: Mint, rng: random.Random, count: int) -> Iterator[tuple[str, str]]:
    """Texts that are no token of this mint, each with the way it was made; the same for the same seed."""
    genuine = [mint.token(claims(f"CM26{n:06d}")) for n in range(400, 408)]
    ways = _ways(mint, genuine, _holder(91, "外人甲"))
    names = list(ways)
    known = set(genuine)
    made = 0
    while made < count:
        way = names[made % len(names)]
        text = ways[way](rng)
        if text not in known:
            made += 1
            yield way, text


def _ways(mint: Mint, genuine: list[str], stranger: Holder) -> dict[str, Callable[[random.Random], str]]:
    own = SignedHow.OWN
    other = claims("CM26000999", boxes=999)

    def pair(first: Holder, second: Holder, one: Role = Role.FINANCE, two: Role = Role.PERSONNEL) -> Callable[[random.Random], str]:
        return lambda rng: mint.token(replace(other, boxes=rng.randrange(9999)), (first, one, own), (second, two, own))

    return {
        "bit": lambda rng: _flip(rng, rng.choice(genuine)),
        "character": lambda rng: _exchange(rng, rng.choice(genuine)),
        "cut": lambda rng: (text := rng.choice(genuine))[: rng.randrange(len(text))],
        "cut with an end": lambda rng: (text := rng.choice(genuine))[: rng.randrange(3, len(text) - 1)] + ".",
        "padded": lambda rng: rng.choice(genuine) + _noise(rng, rng.randrange(1, 9)),
        "padded inside": lambda rng: rng.choice(genuine)[:-1] + _noise(rng, rng.randrange(1, 9)) + ".",
        "trailing bytes": lambda rng: _packed(_payload(rng.choice(genuine)) + rng.randbytes(rng.randrange(1, 5))),
        "longer form": lambda rng: _packed(_longer(_payload(rng.choice(genuine)))),
        "spliced": lambda rng: _splice(rng, genuine),
        "exchanged part": lambda rng: _exchange_part(rng, genuine),
        "other version": lambda rng: _packed(cbor.encode([rng.randrange(2, 200), *cbor.decode(_payload(rng.choice(genuine)))[1:]])),
        "self-signed": pair(stranger, stranger),
        "strangers under known ids": lambda rng: _under(mint, stranger, replace(other, boxes=rng.randrange(9999))),
        "one signer for both": pair(mint.finance, mint.finance),
        "swapped roles": pair(mint.personnel, mint.finance),
        "one signer": lambda rng: mint.token(replace(other, boxes=rng.randrange(9999)), (mint.finance, Role.FINANCE, own)),
        "deputy by day": lambda rng: mint.token(
            replace(other, boxes=rng.randrange(9999)), (mint.deputy, Role.FINANCE, SignedHow.DEPUTY), (mint.personnel, Role.PERSONNEL, own)
        ),
        "nested": lambda rng: _packed(bytes([0x81]) * rng.randrange(2, 700) + b"\x00"),
        "huge lengths": lambda rng: _packed(bytes([0x84, 0x01, 0x5B]) + rng.randbytes(8) + rng.randbytes(40)),
        "noise in base45": lambda rng: "G1:" + base45.encode(rng.randbytes(rng.randrange(400))) + ".",
        "noise": lambda rng: _noise(rng, rng.randrange(600)),
        "other order": lambda rng: _packed(cbor.encode([*(parts := cbor.decode(_payload(rng.choice(genuine))))[:3], *parts[:2:-1]])),
        "number of a pass": lambda rng: f"G1:CM26{rng.randrange(10**6):06d}-{_noise(rng, 20)}",
    }


def _payload(text: str) -> bytes:
    return base45.decode(text[3:-1])


def _packed(payload: bytes) -> str:
    return "G1:" + base45.encode(payload) + "."


def _flip(rng: random.Random, text: str) -> str:
    payload = bytearray(_payload(text))
    payload[rng.randrange(len(payload))] ^= 1 << rng.randrange(8)
    return _packed(bytes(payload))


def _exchange(rng: random.Random, text: str) -> str:
    at = rng.randrange(len(text))
    return text[:at] + rng.choice(base45.ALPHABET) + text[at + 1 :]


def _noise(rng: random.Random, length: int) -> str:
    return "".join(rng.choice(base45.ALPHABET) for _ in range(length))


def _longer(payload: bytes) -> bytes:
    """The same values, the version's integer in a form longer than needed."""
    return payload[:1] + b"\x18\x01" + payload[2:]


def _splice(rng: random.Random, genuine: list[str]) -> str:
    """Signatures of one pass under the claims of another."""
    one, two = rng.sample(genuine, 2)
    first, second = cbor.decode(_payload(one)), cbor.decode(_payload(two))
    mixed = [*first[:3], first[3], second[4]] if rng.random() < 0.5 else [*first[:3], *second[3:]]
    return _packed(cbor.encode(mixed))


def _exchange_part(rng: random.Random, genuine: list[str]) -> str:
    """A genuine pass whose one field says something else."""
    payload = cbor.decode(_payload(rng.choice(genuine)))
    if rng.random() < 0.5:
        fields = cbor.decode(payload[1])
        key = rng.choice([13, 16, 17, 18, 20])
        fields[key] = max(0, fields[key] + rng.choice([-3600, -1, 1, 3600]))
        payload[1] = cbor.encode(fields)
    else:
        mark = rng.choice(payload[3:])
        at = rng.randrange(4)
        mark[at] = rng.randbytes(8) if at == 2 else mark[at] % 5 + 1 if at < 2 else mark[at] + rng.choice([-60, 60])
    return _packed(cbor.encode(payload))


def _under(mint: Mint, stranger: Holder, made: Claims) -> str:
    """A stranger's signatures under the key ids of the departments."""
    raw = made.encode()
    given = []
    for holder, role in ((mint.finance, Role.FINANCE), (mint.personnel, Role.PERSONNEL)):
        mark = Mark(role, SignedHow.OWN, holder.key_id, made.issued)
        given.append(Signed(mark, stranger.private.sign(message(raw, mark))))
    return write(raw, given)
