"""The demo's signing keys. Its pepper and root are the same everywhere and no secret: they prove nothing outside the demo."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.core.vault import MemoryVault
from app.settings import service as settings
from app.trust import service as trust
from app.trust import vaults
from app.trust.views import Holder
from db.states import Role, SignedHow

if TYPE_CHECKING:
    from app.admin.demo import Cast

SITE = "演示厂区"
DRAWN = trust.Drawn(*(hashlib.sha256(f"jiaofu demo {what}, no secret".encode()).digest() for what in ("pepper", "root")))
ROOT = Ed25519PrivateKey.from_private_bytes(DRAWN.root).public_key().public_bytes_raw()
PASSPHRASES = ("演示口令由管理员保管", "演示口令由总经理保管")
"""Of the administrator and of the second holder, the general manager."""

LASTS = timedelta(days=365)
NIGHT, OFFICE_DAYS, WEEKEND = (17 * 60 + 30, 8 * 60), 0b0011111, 0b1100000
DEPUTIES = (
    (Role.PLANNING, Role.FINANCE, OFFICE_DAYS, NIGHT), (Role.PROJECT_MANAGER, Role.FINANCE, WEEKEND, (0, 1440)),
    (Role.DELIVERY_MANAGEMENT, Role.PERSONNEL, OFFICE_DAYS, NIGHT), (Role.SAFETY, Role.PERSONNEL, WEEKEND, (0, 1440)),
)  # fmt: skip
"""Who stands in for which department, on which days and in which shift."""

REGISTRAR = Role.TECHNICAL_SERVICE
"""Whose first person registers signatures that were given on paper."""

CLOSERS = (Role.SALES, Role.STOREKEEPER)
"""Who closes a load inside the limits of a signature given beforehand."""


def vault() -> MemoryVault:
    """The vault of a signing station of the demo."""
    return MemoryVault({vaults.ROOT: ROOT, vaults.PEPPER: DRAWN.pepper, vaults.SITE: SITE.encode()})


def give_keys(cast: Cast, pin: str) -> None:
    """Founds the root, gives keys to both departments, their deputies, a registrar and who closes loads, and publishes the first list."""
    administrator, second = holders(cast)
    trust.found(cast.desk.place, administrator, second, SITE, drawn=DRAWN)
    cast.do(
        Role.ADMINISTRATOR, settings.change, "trust.signing_pin_digits", "4", "演示：人人的 PIN 都一样", approver_id=second.person.person_id
    )
    until = cast.clock.now() + LASTS
    for role in (Role.FINANCE, Role.PERSONNEL):
        _key(cast, role, pin, (role,))
        cast.do(Role.ADMINISTRATOR, trust.grant, second.person, _id(cast, role), role, SignedHow.AHEAD, until)
    for role, department, days, (first, last) in DEPUTIES:
        _key(cast, role, pin)
        cast.do(
            Role.ADMINISTRATOR, trust.grant, second.person, _id(cast, role), department, SignedHow.DEPUTY, until, weekdays=days,
            from_minute=first, to_minute=last,
        )  # fmt: skip
    _key(cast, REGISTRAR, pin)
    for department in (Role.FINANCE, Role.PERSONNEL):
        cast.do(Role.ADMINISTRATOR, trust.grant, second.person, _id(cast, REGISTRAR), department, SignedHow.PAPER, until)
    for role in CLOSERS:
        _key(cast, role, pin)
        cast.do(Role.ADMINISTRATOR, trust.grant, second.person, _id(cast, role), role, SignedHow.CLOSE, until)
    publish(cast)


def publish(cast: Cast) -> None:
    """Publishes the next list."""
    trust.publish(cast.desk.place, *holders(cast))


def holders(cast: Cast) -> tuple[Holder, Holder]:
    """The two who hold the demo's root."""
    administrator, second = cast.first[Role.ADMINISTRATOR], cast.first[Role.LEADERSHIP]
    return Holder(administrator, PASSPHRASES[0]), Holder(second, PASSPHRASES[1])


def _key(cast: Cast, role: Role, pin: str, roles: tuple[Role, ...] = ()) -> None:
    until = cast.clock.now() + LASTS
    cast.do(Role.ADMINISTRATOR, trust.permit_key, cast.first[Role.LEADERSHIP], _id(cast, role), until, roles=roles)
    trust.set_key(cast.desk.place, cast.first[role], pin)


def _id(cast: Cast, role: Role) -> int:
    found = cast.first[role].person_id
    assert found is not None
    return found
