"""The commands on trust, by what the user does; each lives in the module of its subject."""

from __future__ import annotations

from app.trust.enrolment import Enrolled, Enrolment, enrol, enrolled_here, enrolment, note_enrolled, signing_enrolment
from app.trust.keys import change_pin, on_pin_changed, permit_key, revoke_key, set_key
from app.trust.publishing import draft, newest, publish, shift_words
from app.trust.root import Drawn, add_holder, fingerprint, found
from app.trust.roster import grant, require_as_set, require_roles, withdraw
from app.trust.signing import OpenKey, signer

__all__ = [
    "Drawn", "Enrolled", "Enrolment", "OpenKey", "add_holder", "change_pin", "draft", "enrol", "enrolled_here", "enrolment", "fingerprint",
    "found", "grant", "newest", "note_enrolled", "on_pin_changed", "permit_key", "publish", "require_as_set", "require_roles", "revoke_key",
    "set_key", "shift_words", "signer", "signing_enrolment", "withdraw",
]  # fmt: skip
