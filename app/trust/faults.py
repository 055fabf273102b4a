"""What can be wrong with a token or a trust list. `app.gate.rules` says it as a sentence with its row."""

from __future__ import annotations

from enum import StrEnum
from typing import Any


class Fault(StrEnum):
    """Why a token proves nothing."""

    NOT_A_TOKEN = "not_a_token"
    TOO_LONG = "too_long"
    CUT = "cut"
    GARBLED = "garbled"
    OTHER_VERSION = "other_version"
    BAD_CLAIMS = "bad_claims"
    NO_LIST = "no_list"
    OTHER_SITE = "other_site"
    UNKNOWN_KEY = "unknown_key"
    REVOKED_KEY = "revoked_key"
    KEY_OUT_OF_DATE = "key_out_of_date"
    NOT_GRANTED = "not_granted"
    SIGNED_LATER = "signed_later"
    SIGNED_EARLIER = "signed_earlier"
    BAD_SIGNATURE = "bad_signature"
    ROLE_TWICE = "role_twice"
    SAME_PERSON = "same_person"
    MAKER_SIGNED = "maker_signed"
    MISSING_ROLE = "missing_role"
    NO_REQUIREMENT = "no_requirement"
    OUTSIDE_LIMITS = "outside_limits"


class BadToken(Exception):
    """A token that proves nothing.

    Attributes:
        fault: Why.
        details: Values behind it: `role`, `missing` (roles), `name`, `version`, `at`.
    """

    def __init__(self, fault: Fault, **details: Any) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.details = details


class BadList(Exception):
    """A trust list that is not to be trusted: its signature is not the root's, or it has no canonical form."""
