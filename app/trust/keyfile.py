"""The file that a verifier without a database reads: the signed list and the root it is signed by (`gate verify --keys`).

It is as good as the way it came: whoever makes the file chooses the root. A station that pinned a root compares.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from app.core.errors import BadInput, bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.trust.faults import BadList
from app.trust.lists import TrustList, read_list

FORM = "jiaofu keys 1"


def write_keys(root_public: bytes, signed_list: bytes, beside: Mapping[str, Any] | None = None) -> bytes:
    """The file: JSON with the root's public key and the signed list in hexadecimal digits.

    Args:
        root_public: 32 bytes.
        signed_list: The list as it was published.
        beside: What a gate wants to know as well and no signature covers: passes that ended, keys revoked since.
    """
    content = {**(beside or {}), "form": FORM, "root": root_public.hex(), "list": signed_list.hex()}
    return json.dumps(content, indent=1, sort_keys=True).encode() + b"\n"


def read_keys(data: bytes, pinned: bytes | None = None) -> TrustList:
    """The list in the file, believed by the root in it, or by the pinned one where the station has it.

    Raises:
        BadInput: No such file, or the list is not signed by that root.
    """
    try:
        found = json.loads(data.decode())
        if not isinstance(found, dict) or found.get("form") != FORM:
            raise _no_file()
        root, signed = bytes.fromhex(str(found.get("root"))), bytes.fromhex(str(found.get("list")))
        return read_list(signed, pinned or root)
    except BadList as error:
        raise bad_input(QT_TRANSLATE_NOOP("app", "密钥文件里的签字名单不是这个根密钥签的")) from error
    except (ValueError, RecursionError) as error:
        raise _no_file() from error


def _no_file() -> BadInput:
    return bad_input(QT_TRANSLATE_NOOP("app", "这不是交付台的密钥文件"))
