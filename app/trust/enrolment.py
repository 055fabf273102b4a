"""How a station comes to trust the site's root: a file made at a station that does, and for signing stations a one-time code.

The file holds nothing secret in the clear: the pepper of a signing station is sealed under the code, which goes another way than the file.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass

from app.core.errors import BadInput, bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.core.vault import Vault
from app.core.work import Actor, Work, Workplace
from app.trust import queries, rules, vaults
from app.trust.root import fingerprint, mark, opened, pepper_here
from app.trust.sealing import WrongWord, seal, unseal
from app.trust.views import Holder
from db.states import Role

FORM = "jiaofu enrolment 1"
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_CODE = 16


@dataclass(frozen=True)
class Enrolment:
    """An enrolment file as it was made.

    Attributes:
        data: The file.
        fingerprint: The root as two people compare it.
        code: The one-time code of a signing station, in groups; blank for a verifying one.
    """

    data: bytes
    fingerprint: str
    code: str


@dataclass(frozen=True)
class Enrolled:
    """What a station trusts from now on."""

    site: str
    fingerprint: str
    signing: bool


def enrolment(place: Workplace, administrator: Actor, second: Actor) -> Enrolment:
    """Makes the enrolment file of a station that verifies, from what this station trusts itself. Nothing in it is secret.

    Args:
        place: A station that trusts the root.
        administrator: Who makes it.
        second: Who agrees.

    Raises:
        NotPermitted: By others than an administrator.
        Refused: H-03.
        BadInput: This station trusts no root.
    """
    with place.work(administrator) as work:
        work.require(Role.ADMINISTRATOR)
        rules.two_must_agree(administrator.person_id, second.person_id, second.roles)
        return _made(work, *_pinned(place.vault), second)


def signing_enrolment(place: Workplace, administrator: Holder, second: Holder) -> Enrolment:
    """Makes the enrolment file of a station that signs: the pepper goes along, sealed under a one-time code.

    Two holders of the root say so with their passphrases. A PIN is not enough: an administrator resets PINs, and who has the pepper
    and a copy of the database guesses the PIN of every key.

    Args:
        place: A signing station.
        administrator: One holder.
        second: The other one.

    Raises:
        NotPermitted: The first is no administrator.
        Refused: H-03.
        BadInput: A wrong passphrase, or this station cannot sign.
    """
    with opened(place, administrator, second), place.work(administrator.person) as work:
        pepper = pepper_here(place, queries.root(work.session))
        return _made(work, *_pinned(place.vault), second.person, pepper)


def _made(work: Work, root: bytes, site: str, second: Actor, pepper: bytes | None = None) -> Enrolment:
    made, code = {"form": FORM, "site": site, "root": root.hex()}, ""
    if pepper is not None:
        letters = "".join(secrets.choice(_LETTERS) for _ in range(_CODE))
        code = "-".join(letters[at : at + 4] for at in range(0, _CODE, 4))
        made |= {"mark": mark(pepper), "pepper": seal(pepper, letters, root, FORM)}
    work.audit("make_enrolment", "trust_root", fingerprint(root), signing=pepper is not None, second=second.name)
    data = json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"
    return Enrolment(data, fingerprint(root), code)


def enrol(vault: Vault, data: bytes, code: str = "", *, replace: bool = False) -> Enrolled:
    """A station takes what the file says into its vault.

    Args:
        vault: The station's.
        data: The file.
        code: The one-time code, where the file is for a signing station.
        replace: It trusts another root and shall forget it.

    Raises:
        BadInput: No enrolment file, or the wrong code.
        Conflict: It trusts another root.
    """
    found = _fields(data)
    root, pepper = bytes.fromhex(found["root"]), None
    if "pepper" in found:
        letters = "".join(one for one in code.upper() if one in _LETTERS)
        if not letters:
            raise bad_input(QT_TRANSLATE_NOOP("app", "这是签字工位的登记文件，请给出一次性登记码（--code）"))
        try:
            pepper = bytes(unseal(found["pepper"], letters, root, FORM))
        except WrongWord as error:
            raise bad_input(QT_TRANSLATE_NOOP("app", "一次性登记码不对，不是这个登记文件的")) from error
        if mark(pepper) != found.get("mark"):
            raise _no_file()
    vaults.pin(vault, root, found["site"], pepper=pepper, replace=replace)
    return Enrolled(found["site"], fingerprint(root), pepper is not None)


def note_enrolled(work: Work, enrolled: Enrolled, where: str) -> None:
    """Leaves the enrolment of this station in the trail."""
    work.audit("enrol_station", "station", work.station, root=enrolled.fingerprint, signing=enrolled.signing, vault=where)


def enrolled_here(vault: Vault) -> Enrolled | None:
    """What this station trusts; None when it was never enrolled.

    Raises:
        BadInput: The vault cannot be read, or others could have written it.
    """
    root, site = vault.read(vaults.ROOT), vault.read(vaults.SITE)
    if not root or site is None:
        return None
    return Enrolled(site.decode(), fingerprint(root), bool(vault.read(vaults.PEPPER)))


def _pinned(vault: Vault) -> tuple[bytes, str]:
    root, site = vault.read(vaults.ROOT), vault.read(vaults.SITE)
    if not root or site is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "这台电脑还没有登记，登记文件要在建立根密钥或已登记的电脑上做"))
    return root, site.decode()


def _fields(data: bytes) -> dict[str, str]:
    try:
        found = json.loads(data.decode())
        sound = isinstance(found, dict) and all(isinstance(value, str) for value in found.values())
        if not sound or found["form"] != FORM or len(bytes.fromhex(found["root"])) != 32 or not found["site"].isprintable():
            raise _no_file()
    except (ValueError, KeyError, RecursionError) as error:
        raise _no_file() from error
    return dict(found)


def _no_file() -> BadInput:
    return bad_input(QT_TRANSLATE_NOOP("app", "这不是交付台的登记文件"))
