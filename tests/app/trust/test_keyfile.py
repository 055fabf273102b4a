"""The file for verifiers without a database."""

from __future__ import annotations

import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.core.errors import BadInput
from app.core.work import Workplace
from app.trust import queries
from app.trust.keyfile import read_keys, write_keys
from db.states import Role
from tests.conftest import People
from tests.helpers import trust as helper


def test_a_list_goes_through_the_file_and_is_believed_by_its_root_only(place: Workplace, people: People) -> None:
    helper.founded(place, {Role.FINANCE: [people(Role.FINANCE)]})
    root = place.vault.read("root.public") or b""
    with place.read() as session:
        data = write_keys(root, queries.published(session) or b"")
    assert read_keys(data) == read_keys(data, root) == helper.published(place)
    with pytest.raises(BadInput, match="不是这个根密钥"):
        read_keys(data, Ed25519PrivateKey.from_private_bytes(b"1" * 32).public_key().public_bytes_raw())
    changed = json.loads(data) | {"list": json.loads(data)["list"].replace("a1", "a2", 1)}
    for rubbish in (json.dumps(changed).encode(), b"", b"[]", b"\xff", b'{"form": "jiaofu keys 1"}', b"[" * 100_000):
        with pytest.raises(BadInput):
            read_keys(rubbish)
