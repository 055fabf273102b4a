"""Base45 (RFC 9285): bytes in the 45 characters of a QR code's alphanumeric mode. One text for each run of bytes, and back."""

from __future__ import annotations

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUE = {character: value for value, character in enumerate(ALPHABET)}


def encode(data: bytes) -> str:
    """The text of `data`: three characters for two bytes, two for a last single one."""
    found = []
    for at in range(0, len(data) - 1, 2):
        number = data[at] << 8 | data[at + 1]
        number, first = divmod(number, 45)
        third, second = divmod(number, 45)
        found.append(ALPHABET[first] + ALPHABET[second] + ALPHABET[third])
    if len(data) % 2:
        second, first = divmod(data[-1], 45)
        found.append(ALPHABET[first] + ALPHABET[second])
    return "".join(found)


def decode(text: str) -> bytes:
    """The bytes of a text.

    Raises:
        ValueError: A character outside the alphabet, a group that no bytes give, or a text that was cut.
    """
    try:
        values = [_VALUE[character] for character in text]
    except KeyError as error:
        raise ValueError("character outside base45") from error
    whole, rest = divmod(len(values), 3)
    if rest == 1:
        raise ValueError("base45 text is cut")
    found = bytearray()
    for at in range(0, whole * 3, 3):
        number = values[at] + values[at + 1] * 45 + values[at + 2] * 2025
        if number > 0xFFFF:
            raise ValueError("group too large")
        found += number.to_bytes(2, "big")
    if rest:
        number = values[-2] + values[-1] * 45
        if number > 0xFF:
            raise ValueError("group too large")
        found.append(number)
    return bytes(found)
