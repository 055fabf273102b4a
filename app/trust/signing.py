"""A signer's key, open for as long as a `with` block lasts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.core.errors import bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Workplace
from app.identity import queries as identity
from app.identity import service as people
from app.trust import queries, rules
from app.trust.keys import open_secret, shut
from app.trust.publishing import newest
from app.trust.root import pepper_here
from app.trust.sealing import wipe
from app.trust.views import KeyState, KeyView


class OpenKey:
    """A key that can sign now.

    Attributes:
        key_id: 8 bytes, as tokens and lists name it.
        person_id: Whose it is.
        name: His name.
    """

    def __init__(self, view: KeyView, secret: bytearray) -> None:
        self.key_id = bytes.fromhex(view.key_id)
        self.person_id, self.name = view.person_id, view.name
        self._secret = secret

    def sign(self, message: bytes) -> bytes:
        """The Ed25519 signature of a message, 64 bytes.

        Raises:
            ValueError: The key was closed.
        """
        if not any(self._secret):
            raise ValueError("the key is closed")
        return Ed25519PrivateKey.from_private_bytes(self._secret).sign(message)

    def close(self) -> None:
        """Overwrites the private half."""
        wipe(self._secret)


@contextmanager
def signer(place: Workplace, person_id: int, pin: str) -> Iterator[OpenKey]:
    """Opens a person's key by his PIN; the PIN is proved here, wrong ones are counted and lock as at sign-in.

    Of several keys in date the newest one that the published list names is taken.

    Args:
        place: A signing station.
        person_id: Who signs.
        pin: His PIN.

    Yields:
        The key; it is overwritten on leaving.

    Raises:
        BadInput: Wrong PIN or locked; no key, an ended, revoked, unpublished or shut one; no pepper here; no list to be trusted.
        NotFound: No such person, or he has left.
        Refused: H-03, he runs the database or guards the gate by now.
    """
    with place.read() as session:
        pepper_here(place, queries.root(session))
        person = identity.person(session, person_id)
    if person is None or not person.active:
        raise not_found(QT_TRANSLATE_NOOP("app", "人员"), person_id)
    rules.signer_must_be_fit(person.name, person.roles)
    trust = newest(place)
    with place.read() as session:
        view = _usable(queries.keys(session, place.clock.now(), trust, person_id))
    people.sign_in(place, person.badge, pin)
    key = OpenKey(view, open_secret(place, view, pin))
    try:
        yield key
    finally:
        key.close()


def _usable(found: list[KeyView]) -> KeyView:
    """The key to sign with, or the reason why there is none."""
    by_state = {view.state: view for view in reversed(found)}  # the newest of each state stands last
    if KeyState.ACTIVE in by_state:
        return by_state[KeyState.ACTIVE]
    if KeyState.UNPUBLISHED in by_state or KeyState.WAITING in by_state:
        raise bad_input(QT_TRANSLATE_NOOP("app", "签字密钥还没有生效：名单发布后、到开始时间才能签"))
    if KeyState.SHUT in by_state:
        raise shut()
    if KeyState.REVOKED in by_state:
        raise bad_input(QT_TRANSLATE_NOOP("app", "签字密钥已挂失，不能再签"))
    if KeyState.OVER in by_state:
        raise bad_input(QT_TRANSLATE_NOOP("app", "签字密钥已过期，请系统管理员和另一位批准人换一把"))
    raise bad_input(QT_TRANSLATE_NOOP("app", "还没有签字密钥。请系统管理员和另一位批准人批准后，在设置里设签字密钥"))
