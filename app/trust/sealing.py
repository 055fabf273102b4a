"""A secret of 32 bytes sealed under a word that a person knows (PIN, passphrase, one-time code) and the site's pepper.

argon2id makes guessing the word slow; the pepper, which is in no database, makes guessing with a copy of the database alone
impossible. What is sealed is bound to its owner and its own parameters: it opens nowhere else.
"""

from __future__ import annotations

import secrets
import unicodedata

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.core.errors import BadInput, bad_input
from app.core.text import QT_TRANSLATE_NOOP, say
from app.identity import pins

SECRET = 32
"""Bytes of what is sealed: an Ed25519 seed, a share of one, a pepper."""

_FORM = "s1"
_SALT, _NONCE = 16, 12
_MOST = (16, 1 << 20, 16)
"""Passes, KiB and lanes that an opening is ready to pay; a tampered row must not take the machine."""


class WrongWord(BadInput):
    """The PIN, passphrase or code is not the one it was sealed under."""

    code = "wrong_word"


def seal(secret: bytes, word: str, pepper: bytes, bound: str) -> str:
    """Seals a secret.

    Args:
        secret: 32 bytes.
        word: What its owner knows.
        pepper: The site's.
        bound: What it belongs to, such as `key 17`; needed again to open it.
    """
    if len(secret) != SECRET:
        raise ValueError("32 bytes expected")
    salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    head = ".".join((_FORM, *map(str, pins.cost()), salt.hex(), nonce.hex()))
    box = ChaCha20Poly1305(_key(word, pepper, salt, pins.cost())).encrypt(nonce, secret, _label(head, bound))
    return f"{head}.{box.hex()}"


def unseal(sealed: str, word: str, pepper: bytes, bound: str) -> bytearray:
    """Opens what `seal` made; the caller overwrites the answer when he is done.

    Raises:
        WrongWord: Another word, pepper or owner, or it was tampered with.
        BadInput: It is no sealed secret at all.
    """
    head, _, box = sealed.rpartition(".")
    try:
        form, *numbers, salt, nonce = head.split(".")
        passes, memory, lanes = map(int, numbers)
        raw, mark, body = bytes.fromhex(salt), bytes.fromhex(nonce), bytes.fromhex(box)
    except ValueError as error:
        raise _unreadable() from error
    cost = (passes, memory, lanes)
    payable = all(1 <= part <= most for part, most in zip(cost, _MOST, strict=True)) and memory >= 8 * lanes
    if form != _FORM or not payable or (len(raw), len(mark), len(body)) != (_SALT, _NONCE, SECRET + 16):
        raise _unreadable()
    secret = bytearray(SECRET)
    try:
        ChaCha20Poly1305(_key(word, pepper, raw, cost)).decrypt_into(mark, body, _label(head, bound), secret)
    except InvalidTag as error:
        raise WrongWord(say(QT_TRANSLATE_NOOP("app", "口令或 PIN 不对，密钥打不开"))) from error
    return secret


def wipe(secret: bytearray) -> None:
    """Overwrites a secret where it lies."""
    secret[:] = bytes(len(secret))


def _key(word: str, pepper: bytes, salt: bytes, cost: tuple[int, int, int]) -> bytes:
    passes, memory, lanes = cost
    typed = unicodedata.normalize("NFKC", word).encode()
    slow = hash_secret_raw(typed, salt, time_cost=passes, memory_cost=memory, parallelism=lanes, hash_len=32, type=Type.ID)
    return HKDF(SHA256(), 32, salt=pepper, info=b"jiaofu sealed secret 1").derive(slow)


def _label(head: str, bound: str) -> bytes:
    return f"{head}|{bound}".encode()


def _unreadable() -> BadInput:
    return bad_input(QT_TRANSLATE_NOOP("app", "密封的密钥已损坏，读不出"))
